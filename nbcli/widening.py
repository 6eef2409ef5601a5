"""A picture on a canvas of another shape round it: its own pixels stay, what is new is painted."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from nbcli import choices
from nbcli.errors import UsageFault

if TYPE_CHECKING:
    from planner.plan import Plan
    from renderer.heads import Pixels
    from renderer.keep import Keep
    from renderer.render import Picture


@dataclass(frozen=True, slots=True)
class Widened:
    """A picture on its new canvas, the plan of it, where its pixels come from, and how much is new, 0 to 1."""

    pixels: Pixels
    plan: Plan
    origins: dict[str, str]
    share: float


class Draw(Protocol):
    """Draws a plan at a size; `stem` names it among what is unfinished."""

    def __call__(self, plan: Plan, stem: str, size: str, keep: Keep) -> Picture: ...


def widened(before: Pixels, label: str, aspect: str, draw: Draw) -> Widened:
    """The picture on the smallest canvas of that aspect round it.

    Raises UsageFault for an aspect that it has already.
    """
    from renderer.extend import extended, joined, room
    from renderer.keep import Keep

    ratio = choices.ratio(choices.aspect(aspect))
    own = (before.shape[1], before.shape[0])
    size = room(own, ratio)
    if size == own:
        raise UsageFault(f"The picture is {aspect} already.")
    sketch, new = extended(before, size)
    drawn = draw(_plan(sketch, label), "wide", f"{size[0]}x{size[1]}", Keep(sketch, new))
    whole = joined(sketch, pixels_of(drawn), before.shape[:2])
    return Widened(whole, _plan(whole, label), dict(drawn.origins), float(new.mean()))


def _plan(shown: Pixels, label: str) -> Plan:
    from PIL import Image

    from grounding.images import whole_reference
    from planner.edits.photo import of_picture

    given = whole_reference(Image.fromarray(shown), " ".join(label.replace("-", " ").split()))
    return of_picture(given, shown.shape[1], shown.shape[0])


def pixels_of(picture: Picture) -> Pixels:
    """A drawn picture, uint8 [h, w, 3]."""
    import numpy as np
    from PIL import Image

    return np.array(Image.open(io.BytesIO(picture.png())).convert("RGB"))
