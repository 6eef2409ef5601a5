"""The main path: a plan becomes a picture, and nothing else happens to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from planner.plan import Plan
from renderer.errors import RenderError
from renderer.heads import Head, PaintRequest, head_named
from renderer.keep import Keep, held
from renderer.lines import Marks
from renderer.lit import Tint, tints
from renderer.page import Sheet, marks


def pixel_size(plan: Plan, size: str | None = None) -> tuple[int, int]:
    """Width and height in pixels for `1K`, `2K`, `4K` or `WxH`.

    Raises RenderError for a size that is neither, or whose shape is not the plan's.
    """
    try:
        return plan.canvas.pixels(size)
    except ValueError as error:
        raise RenderError(str(error)) from error


@dataclass(frozen=True)
class Picture:
    """A rendered plan. `origins` tells where each element's pixels come from."""

    plan: Plan
    width: int
    height: int
    sheet: Sheet = field(repr=False)
    origins: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    head: str = "none"
    keep: Keep | None = field(default=None, repr=False)

    @cached_property
    def _png(self) -> bytes:
        drawn = self.sheet.compile("png")
        return self.keep.over(drawn) if self.keep else drawn

    def png(self) -> bytes:
        """PNG of exactly `width` x `height` pixels."""
        return self._png

    def pdf(self) -> bytes:
        """PDF with live text."""
        return self.sheet.compile("pdf")

    def svg(self) -> str:
        """SVG with outlined text."""
        return self.sheet.compile("svg").decode("utf-8")


_ORIGINS = {
    "text": "typeset",
    "math": "typeset",
    "table": "typeset",
    "chart": "chart",
    "icon": "icon",
}


def render(
    plan: Plan, *, size: str | None = None, head: str | Head = "none",
    on_event: Callable[[Any], None] | None = None, keep: Keep | None = None,
    unfinished: Path | None = None,
) -> Picture:  # fmt: skip
    """Render `plan` at `size` with a head, or the one so named, for its pictures.

    With `keep`, pixels that are locked are those of its picture, to the bit. In the folder `unfinished`
    a head keeps what is painted so far, and goes on from there after an interruption; the caller
    removes it once the picture is safe. Raises RenderError for an
    unknown size, head, colour, or icon, or a picture to keep of another size.
    """
    width, height = pixel_size(plan, size)
    if keep and keep.pixels.shape[:2] != (height, width):
        raise RenderError("The picture to keep has another size than the one drawn.")
    chosen = head_named(head) if isinstance(head, str) else head
    painted: dict[str, Marks] = {}
    light: dict[str, tuple[Tint, ...]] = {}
    notes: list[str] = []
    origins = {e.id: _ORIGINS.get(e.kind, "shape") for e in plan.elements}
    for element in plan.elements:
        if element.kind == "picture":
            request = PaintRequest(plan, element, (width, height), unfinished=unfinished)
            request = keep.request(request) if keep and not element.turn else request
            painting = held(request, (width, height)) or chosen.paint(request, on_event)
            painted[element.id] = painting.marks
            if painting.pixels is not None:
                light |= tints(request, painting.pixels)
            origins[element.id] = painting.origin
            notes += painting.notes
    sheet = Sheet(plan, marks(plan, painted, light, notes.append), width, height)
    return Picture(
        plan, width, height, sheet, origins, tuple(dict.fromkeys(notes)), chosen.name, keep
    )
