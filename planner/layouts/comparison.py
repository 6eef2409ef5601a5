"""Comparison: mirrored halves about one axis, attribute by attribute."""

from __future__ import annotations

from collections.abc import Callable

from planner.content import Content
from planner.errors import PlannerError
from planner.layouts.cells import Form, Setting
from planner.layouts.facing import facing
from planner.layouts.frame import FrameKind
from planner.layouts.halves import Halves
from planner.layouts.kit import Node
from planner.layouts.pairs import measured, pairs_of
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Names between the halves, over the rows or at the left; bars where all have amounts.

    Raises PlannerError where a side is missing.
    """
    if len({item.side for item in content.items}) < 2:
        raise PlannerError("A comparison needs at least one item on each of two sides.")
    pairs = pairs_of(content)
    count, named = len(pairs[0].cells), bool(pairs[0].label)
    bars = count == 2 and named and measured(pairs)
    frames: tuple[FrameKind, ...] = ("top", "side") if page.shape == "landscape" else ("top",)
    sizes = (1.0, 1.35, 1.8) if len(pairs) > 3 else (1.0, 1.5, 2.1, 2.8)
    out = []
    for frame in frames:
        for form in _forms(page, count, named):
            cost = 0.04 * (form == "over" and named) + 0.02 * (frame == "side")
            for size in sizes if frame == "top" else sizes[:2]:
                build = _build(content, Setting(form, size, bars))
                out.append(Arrangement(f"{form}-{size}-{frame}", build, frame, cost, limit=30))
    return [*out, *facing(content.sides, pairs, page)]


def _forms(page: Page, count: int, named: bool) -> list[Form]:
    if not named:
        return ["over"]
    if count == 2:
        return ["spine", "over"]
    return ["over", "beside"] if page.shape != "portrait" else ["over"]


def _build(content: Content, setting: Setting) -> Callable[[Page], Node]:
    pairs = pairs_of(content)
    return lambda page: Halves(page, content.sides, pairs, setting)
