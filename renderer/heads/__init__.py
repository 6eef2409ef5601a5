"""Heads: what turns a picture element into pixels or vectors. One file a head, one line in the table."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from planner.plan import PictureElement, Plan
from renderer.errors import RenderError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Pixels = npt.NDArray[np.uint8]

HEADS = {
    "auto": "renderer.heads.auto",
    "none": "renderer.heads.none",
    "shaded": "renderer.heads.shaded",
    "local": "renderer.heads.local",
    "diffusers": "renderer.heads.diffusers",
    "gemini": "renderer.heads.gemini",
    "openai": "renderer.heads.openai",
    "seedream": "renderer.heads.seedream",
}
"""Module of each head by name; it has a `HEAD`, or a `head` that makes one of a model's name."""


OWN = ("auto", "none", "shaded", "local")
"""Heads that need no model from elsewhere."""


@dataclass(frozen=True)
class Access:
    """How a head reaches a server: keys from the environment or a file, and another address."""

    url: str | None = None
    key_file: Path | None = None
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)


@dataclass(frozen=True)
class Painted:
    """Progress of a head."""

    message: str
    stage: str = "paint"


OnEvent = Callable[[Painted], None]


@dataclass(frozen=True)
class PaintRequest:
    """One picture element of a plan to paint, for a canvas of `size_px` (width, height) pixels.

    `source` uint8 [h, w, 3] and `mask` uint8 [h, w] (over 127 may change) are of the element's own
    pixels; `strength` 1 starts from nothing, less keeps more of the source. `steps` and `seed` are
    the head's default and the plan's where absent. In the folder `unfinished` a head may keep what is
    painted so far, to go on from there when it is asked for the same again.
    """

    plan: Plan
    element: PictureElement
    size_px: tuple[int, int]
    source: Pixels | None = None
    mask: Pixels | None = None
    strength: float = 1.0
    steps: int | None = None
    seed: int | None = None
    unfinished: Path | None = None

    @property
    def drawn_seed(self) -> int:
        """The seed to paint with."""
        return self.plan.seed if self.seed is None else self.seed


@dataclass(frozen=True)
class Painting:
    """What a head made: drawing marks in units, their origin, and what could not be done.

    `pixels` uint8 [h, w, 3 or 4] are the element's own, where the head paints some.
    """

    marks: list[dict[str, Any]]
    origin: str
    notes: tuple[str, ...] = ()
    pixels: Pixels | None = field(default=None, repr=False)


class Head(Protocol):
    """A head paints one picture element of a plan."""

    name: str
    capabilities: frozenset[str]

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The painted element.

        Raises RenderError where the head cannot work at all.
        """
        ...


def head_named(spec: str, access: Access | None = None) -> Head:
    """The head called `NAME` or `NAME:MODEL`.

    Raises RenderError if there is none, or a package that it needs is not installed.
    """
    name, colon, model = spec.partition(":")
    if name not in HEADS:
        raise RenderError(f"Unknown head {name}; there are {', '.join(HEADS)}.")
    module = import_module(HEADS[name])
    if not hasattr(module, "HEAD"):
        made: Head = module.head(model, access or Access())
        return made
    if colon:
        raise RenderError(f"The head {name} has no models; write --head {name}.")
    head: Head = module.HEAD
    return head
