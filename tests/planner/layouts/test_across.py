"""A timeline across the page: words stand at their events, or as near as there is room."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planner import looks
from planner.content import Content, Item
from planner.layouts.across import Across
from planner.layouts.kit import Stack, Text
from planner.layouts.timeline import arrangements
from planner.spatial import canvas, page_of

from .conftest import Laid, LayOut

YEARS = {
    2019: "Idea",
    2020: "First prototype",
    2021: "Seed round of two million euros led by Northern Light Ventures",
    2024: "Launch in twelve European countries with partners",
}


def _content(years: dict[int, str], language: str = "en") -> Content:
    items = tuple(Item(title=t, when=str(y), date=float(y)) for y, t in years.items())
    return Content(headline="Five years", items=items, language=language, topic="firm")


def _leaders(laid: Laid) -> list[tuple[float, float]]:
    """Where each leader meets the ruler, and how far its other end is off."""
    events = sorted(laid.shapes("event"), key=lambda e: int(e.id.rsplit("-", 1)[1]))
    leaders = sorted(laid.shapes("leader"), key=lambda e: int(e.id.rsplit("-", 1)[1]))
    return [(e.box.x + e.box.w / 2, lead.box.w) for e, lead in zip(events, leaders, strict=True)]


def test_words_stand_at_their_events(lay_out: LayOut) -> None:
    laid = lay_out(_content(YEARS), "timeline", "16:9", "bold")
    assert laid.arrangement == "across2" and laid.fits and laid.faults == []
    assert [off for _, off in _leaders(laid)] == pytest.approx([0, 0, 0, 0], abs=0.1)
    titles = laid.texts("heading")
    assert [t.align for t in titles] == ["start", "start", "start", "end"]
    last = laid.shapes("event")[-1].box
    assert titles[-1].box.right == pytest.approx(last.x + last.w / 2, abs=0.5)


def test_close_events_make_room_for_each_other(lay_out: LayOut) -> None:
    years = {1900: "Opening of the line", 1901: "The first winter", 1902: "Doors are widened",
             1903: "Electric light", 1904: "The tunnel opens", 1990: "A museum"}  # fmt: skip
    laid = lay_out(_content(years), "timeline", "16:9", "bold")
    assert laid.faults == [] == laid.outside()
    for row in (0, 1):
        titles = laid.texts("heading")[row::2]
        assert all(a.box.right < b.box.x for a, b in pairwise(titles))


def test_large_type_leaves_no_narrow_columns() -> None:
    """A text across the page breaks into few lines, or type is no larger than comfortable."""
    style = looks.style("ocean", "bold", looks.character("bold").pairings[0], False)
    page = page_of(canvas("16:9", "2K"), style, "en", "ltr", 1, 0)
    limits = {a.name: a.limit for a in arrangements(_content(YEARS), page)}
    assert limits["across"] < limits["across2"]
    one = next(a for a in arrangements(_content(YEARS), page) if a.name == "across")
    built = one.build(page.at(one.limit))
    assert isinstance(built, Across)
    cell = (page.width - 2 * page.margin) / len(YEARS)
    text = built.words[2]
    assert isinstance(text, Stack) and isinstance(text.children[1], Text)
    assert len(text.children[1].set(cell).lines) <= 5
