"""How to paint: one dataclass, every number that a person may turn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """How to paint: `strength` below 1 keeps that much less of a source; `temperature` is the prior's.

    Without a source the sketch is the underpainting: painting starts at time `underpaint`, with the
    sketch in the picture's place (SDEdit, arXiv:2108.01073) and `noise` of the noise over it; 0 starts
    from noise alone.
    """

    steps: int = 4
    strength: float = 1.0
    underpaint: float = 0.35
    noise: float = 0.0
    temperature: float = 0.0
    rounds: int = 6
    batch: int = 8
    seed: int = 0
    prior: bool = True
    order: tuple[str, ...] = ("object", "background")

    @property
    def start(self) -> float:
        """The time at which painting starts."""
        return 1 - self.strength if self.strength < 1 else self.underpaint
