"""The main path: a plan becomes a picture, and nothing else happens to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from planner.plan import SIZES, Plan
from renderer.errors import RenderError
from renderer.heads import head_named
from renderer.page import Marks, Sheet, marks

LONG_SIDES = {"1K": (1024, 1280), "2K": (2048, 1920), "4K": (4096, 3840)}
"""Long side in pixels by size: for most aspects, and for 16:9 and 9:16."""
LARGEST = 20_000


def pixel_size(plan: Plan, size: str | None = None) -> tuple[int, int]:
    """Width and height in pixels for `1K`, `2K`, `4K` or `WxH`.

    Raises RenderError for a size that is neither, or whose shape is not the plan's.
    """
    size = size or plan.canvas.size
    ratio = plan.canvas.width / plan.canvas.height
    if size in SIZES:
        wide = abs(max(ratio, 1 / ratio) - 16 / 9) < 0.01
        long = LONG_SIDES[size][int(wide)]
        short = 2 * round(long * min(ratio, 1 / ratio) / 2)
        return (long, short) if ratio >= 1 else (short, long)
    return _exact(size, ratio)


def _exact(size: str, ratio: float) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in size.lower().split("x"))
    except ValueError:
        raise RenderError(f"Unknown size {size}; use 1K, 2K, 4K or WIDTHxHEIGHT.") from None
    if not (16 <= width <= LARGEST and 16 <= height <= LARGEST):
        raise RenderError(f"The size {size} is out of range; each side is 16 to {LARGEST} pixels.")
    if abs(width / height / ratio - 1) > 0.01 + 1.5 / min(width, height):
        raise RenderError(f"The plan's shape is {ratio:.3f} wide to high; {size} is another shape.")
    return width, height


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

    @cached_property
    def _png(self) -> bytes:
        return self.sheet.compile("png")

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
    plan: Plan, *, size: str | None = None, head: str = "none",
    on_event: Callable[[Any], None] | None = None,
) -> Picture:  # fmt: skip
    """Render `plan` at `size` with the named head for its pictures.

    Raises RenderError for an unknown size, head, colour, or icon.
    """
    width, height = pixel_size(plan, size)
    chosen = head_named(head)
    painted: dict[str, Marks] = {}
    notes: list[str] = []
    origins = {e.id: _ORIGINS.get(e.kind, "shape") for e in plan.elements}
    for element in plan.elements:
        if element.kind == "picture":
            painting = chosen.paint(plan, element, (width, height))
            painted[element.id] = painting.marks
            origins[element.id] = painting.origin
            notes += painting.notes
    sheet = Sheet(plan, marks(plan, painted), width, height)
    return Picture(plan, width, height, sheet, origins, tuple(dict.fromkeys(notes)), head)
