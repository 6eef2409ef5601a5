"""How a picture looks: colours, type and light."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from planner.parts.base import Model, Scale


class Light(Model):
    """One directional light: azimuth in degrees clockwise from the top, elevation above the page."""

    azimuth: Annotated[float, Field(ge=0, lt=360)] = 315.0
    elevation: Annotated[float, Field(ge=0, le=90)] = 50.0
    warmth: Annotated[float, Field(ge=-1, le=1)] = 0.0


class TypePairing(Model):
    """Font families by role."""

    name: str
    display: str
    text: str
    mono: str


COLORS = (
    "bg", "surface", "tint", "ink", "muted", "rule", "dominant", "on_dominant",
    "on_dominant_muted", "dominant_ink", "accent", "on_accent", "accent_ink", "ornament", "context",
    "seq_low", "seq_high", "data1", "data2", "data3", "data4", "data5", "data6",
)  # fmt: skip
"""Names that every style gives a colour to; a plan may add others."""


class Style(Model):
    """Palette, type, light and medium. `colors` maps a colour's name to `#rrggbb`.

    `title_scale` and `text_scale` are how large headline and other text are beside what the page
    would have them; `title_align` is where the headline stands if not where the character has it.
    """

    palette: str
    colors: dict[str, Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$")]]
    character: str = "editorial"
    type: TypePairing
    light: Light = Light()
    medium: str = "flat"
    mood: str = "calm"
    dark: bool = False
    title_scale: Scale = 1.0
    text_scale: Scale = 1.0
    title_align: Literal["start", "center"] | None = None

    @model_validator(mode="after")
    def _complete(self) -> Style:
        missing = [name for name in COLORS if name not in self.colors]
        if missing:
            raise ValueError(f"colors lacks {', '.join(missing)}")
        return self
