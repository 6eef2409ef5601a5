"""Small free pages, as a model writes them, and how they are laid out."""

from __future__ import annotations

from typing import Any

from planner import looks
from planner.check import check
from planner.free import Layout, Solved, lay_out
from planner.layouts.surface import Page
from planner.parts import Box, Brief, Style
from planner.plan import Plan
from planner.spatial import canvas, page_of

STYLE: Style = looks.choose(
    theme="technical", palette=None, character_name=None, dark=None, seed=0, variant=0
)  # fmt: skip


def page(aspect: str = "4:3", language: str = "en", direction: Any = "ltr") -> Page:
    return page_of(canvas(aspect, "2K"), STYLE, language, direction, 0, 0)


def words(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": text, **more}


def column(*children: Any, **more: Any) -> dict[str, Any]:
    return {"type": "column", "children": list(children), **more}


def row(*children: Any, **more: Any) -> dict[str, Any]:
    return {"type": "row", "children": list(children), **more}


def solved(root: dict[str, Any], on: Page | None = None, **more: Any) -> Solved:
    return lay_out(Layout.model_validate({"root": root, **more}), on or page())


def boxes(done: Solved) -> dict[str, Box]:
    return {element.id: element.box for element in done.elements}


def planned(done: Solved, on: Page) -> Plan:
    """A plan of a page that was laid out."""
    area = canvas("4:3", "2K")
    return Plan(prompt="1 2 3 4 5 6 7 8 9 50 %", language=on.language, direction=on.direction, canvas=area,
                brief=Brief(archetype="free", message="x"), style=STYLE, elements=done.elements)  # fmt: skip


def issues(done: Solved, on: Page) -> list[str]:
    return [issue.code for issue in check(planned(done, on))]


def stack(*children: Any, **more: Any) -> dict[str, Any]:
    return {"type": "stack", "children": list(children), **more}
