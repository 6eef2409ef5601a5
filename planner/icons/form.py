"""A form: what is drawn at any width and height, with plain surfaces that words may stand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Panel = tuple[float, float, float, float]
"""Left, top, right and bottom of a plain surface, in shares of a board's box."""
Draw = Callable[[float, float, str], str]
"""SVG shapes of a board `w` x `h` units large, in a colour."""


@dataclass(frozen=True, slots=True)
class Board:
    """A form: how it is drawn, its panels (the first takes words that name none), and its proportions.

    `tone` is the colour that it has where none is asked for; `shape` the least and most of width over
    height of the first panel; `panel_tone` and `tones` are colours of panels whatever the board's;
    `shines` where it gives light of its own. A drawing has one `ratio` of width over height and is never
    stretched; things on it stand at `seat`, a share of its height, within its edges where it is `framed`.
    """

    draw: Draw
    tone: str
    panels: Mapping[str, Panel]
    shape: tuple[float, float]
    panel_tone: str = ""
    tones: Mapping[str, str] = field(default_factory=dict)
    shines: bool = False
    ratio: float = 0.0
    seat: float = 0.0
    framed: bool = False

    @property
    def glows(self) -> bool:
        """Whether letters on it are tubes of light."""
        return self.shines and bool(self.panel_tone)

    def ground(self, part: str, color: str | None) -> str:
        """The colour of a panel on a board of a colour."""
        return self.tones.get(part) or self.panel_tone or color or self.tone

    def fitted(self, w: float, h: float) -> tuple[float, float]:
        """Width and height of it in a place: all of that, or as much as a drawing's ratio leaves."""
        if not self.ratio:
            return w, h
        return min(w, h * self.ratio), min(h, w / self.ratio)
