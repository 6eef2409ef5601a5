"""How to paint: one dataclass with every number that can be turned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from renderer.errors import RenderError
from renderer.relief import Emphasis

SCHEDULES: dict[str, Callable[[Any], Any]] = {
    "even": lambda u: u,
    "early": lambda u: u**2,
    "late": lambda u: 1 - (1 - u) ** 2,
}
"""Where the steps from 0 to 1 lie; `early` takes the short ones first."""
_RANGES: dict[str, tuple[type[int] | type[float], float, float]] = {
    "steps": (int, 1, 50),
    "guidance": (float, 0, 4),
    "temperature": (float, 0, 2),
}


@dataclass(frozen=True)
class Settings:
    """How to paint: `strength` below 1 keeps that much less of a source; `temperature` is the prior's.

    `guidance` (Ho and Salimans 2022, arXiv:2207.12598) is how far the decoder follows the tokens of
    the whole: 0 not at all, 1 as it does, more beyond that, at twice the time where it is not 1.
    Without a source the sketch is the underpainting: painting starts at time `underpaint`, with the
    sketch in the picture's place (SDEdit, arXiv:2108.01073) and `noise` of the noise over it; 0 starts
    from noise alone. `order` and `emphasis` are those of the plan's instructions.
    """

    steps: int = 1
    guidance: float = 1.0
    schedule: str = "even"
    temperature: float = 0.0
    strength: float = 1.0
    underpaint: float = 0.35
    noise: float = 0.0
    rounds: int = 6
    batch: int = 8
    seed: int = 0
    prior: bool = True
    order: tuple[str, ...] = ("object", "background")
    emphasis: Emphasis = field(default_factory=Emphasis)

    @property
    def start(self) -> float:
        """The time at which painting starts."""
        return 1 - self.strength if self.strength < 1 else self.underpaint

    @property
    def grain(self) -> float:
        """How strong the noise is that painting starts under."""
        return self.noise if self.strength >= 1 and self.underpaint else 1.0

    @property
    def times(self) -> list[float]:
        """The borders of the steps, from `start` to 1."""
        even = np.linspace(0, 1, self.steps + 1)
        return [float(self.start + (1 - self.start) * u) for u in SCHEDULES[self.schedule](even)]


def settings_of(text: str) -> Settings:
    """Settings from `NAME=VALUE,…`: steps, guidance, temperature, schedule.

    Raises RenderError that names what can be set.
    """
    found = Settings()
    for part in filter(None, text.split(",")):
        name, _, value = (word.strip() for word in part.partition("="))
        found = replace(found, **{name: _value(name, value)})
    return found


def _value(name: str, text: str) -> Any:
    if name == "schedule" and text in SCHEDULES:
        return text
    if name in _RANGES:
        kind, low, high = _RANGES[name]
        try:
            value = kind(text)
        except ValueError:
            value = -1
        if low <= value <= high:
            return value
    known = ", ".join(f"{n} {low:g} to {high:g}" for n, (_, low, high) in _RANGES.items())
    raise RenderError(
        f"The head local has no setting {name}={text}; it has {known}, and schedule"
        f" {', '.join(SCHEDULES)}."
    )
