"""The page that is chosen: type before air, and no body that is half empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner import looks
from planner.content import Content, Item
from planner.layouts.kit import Space
from planner.layouts.solve import Arrangement, _eased
from planner.plan import IconElement

from .conftest import LayOut
from .sample import content, faults

LINES = tuple(Item(title=f"Pasting from a spreadsheet keeps empty cell {i}") for i in range(9))
RELEASES = Content(
    headline="Changelog",
    items=(
        Item(title="3.2", when="2026-09-14", items=LINES),
        Item(title="3.1", when="2026-08-02", items=LINES[:2]),
        Item(title="3.0", when="2026-07-05", items=LINES[:2]),
    ),
)
CLAUSE = "The company lends a laptop, a headset and one screen; all equipment stays its property."
POLICY = Content(
    headline="Remote work policy",
    items=tuple(
        Item(title=f"Section {i}", body=" ".join([CLAUSE] * (1 + i % 3))) for i in range(6)
    ),
)


@pytest.mark.parametrize("aspect", ["1:1", "16:9"])
def test_one_long_event_leaves_no_half_of_the_page_empty(lay_out: LayOut, aspect: str) -> None:
    laid = lay_out(RELEASES, "timeline", aspect, "editorial")
    assert laid.fits
    assert not laid.faults
    assert not laid.arrangement.startswith("across")


@pytest.mark.parametrize(("aspect", "least"), [("1:1", 20.5), ("16:9", 24.5)])
def test_type_is_large_before_air_is_wide(lay_out: LayOut, aspect: str, least: float) -> None:
    laid = lay_out(POLICY, "cards", aspect, "playful")
    assert laid.fits
    assert not laid.faults
    assert laid.body >= least


def test_own_items_with_items_are_heads(lay_out: LayOut) -> None:
    added = Item(title="Added", items=LINES[:2])
    what = Content(headline="Changelog", items=(Item(title="3.2", items=(added, LINES[3])),) * 2)
    laid = lay_out(what, "cards", "4:5", "editorial")
    weights = {text.text: text.runs[0].weight for text in laid.texts("body")}
    assert (weights["Added"], weights[LINES[0].title]) == (600, None)


def test_the_icon_of_a_step_stands_between_its_number_and_its_words(lay_out: LayOut) -> None:
    steps = tuple(Item(title=f"Rinse {i}", icon="lucide:circle") for i in range(4))
    what = Content(headline="Rinse", items=steps, ordered=True)
    for character in looks.characters():
        laid = lay_out(what, "steps", "4:5", character)
        icons = [e.box for e in laid.plan.elements if isinstance(e, IconElement)]
        heads = [text.box for text in laid.texts("heading")]
        assert all(0 < b.x - a.right < 3 * laid.body for a, b in zip(icons, heads, strict=True))


def row(name: str, *cells: str) -> Item:
    heads = ("2025", "2024", "Change")
    return Item(
        title=name,
        items=tuple(Item(title=h, value=c) for h, c in zip(heads, cells, strict=True)),
    )


REPORT = Content(
    headline="Deposits grew by 7.4 %",
    items=(
        Item(
            title="At a glance",
            items=(
                row("Members", "84,210", "79,650", "+5.7%"),
                row("Profit before tax (£m)", "9.8", "8.1", "+21.0%"),
                row("Cost-to-income ratio", "64%", "68%", "–4 pts"),
            ),
        ),
        Item(title="Branches", body=CLAUSE),
        Item(title="Lending", body=CLAUSE),
        Item(title="Outlook", body=CLAUSE),
    ),
)


@pytest.mark.parametrize("aspect", ["1:1", "4:5", "16:9", "9:16"])
def test_a_table_in_a_card_keeps_its_columns(lay_out: LayOut, aspect: str) -> None:
    laid = lay_out(REPORT, "cards", aspect, "playful")
    texts = [text for element in laid.plan.elements for text in getattr(element, "runs", ())]
    assert any(run.text == "+21.0%" for run in texts)


@pytest.mark.parametrize("archetype", ["pyramid", "funnel", "ranking", "poster", "steps", "cycle"])
@pytest.mark.parametrize("aspect", ["4:5", "1:1", "16:9"])
def test_twelve_long_items_find_room_in_type_that_can_be_read(
    lay_out: LayOut, archetype: str, aspect: str
) -> None:
    what = content(12, "long", amounts=archetype == "ranking")
    assert not faults(what, lay_out(what, archetype, aspect, "playful"))


def test_texts_gain_by_type_past_comfort_and_figures_do_not() -> None:
    words = Arrangement("cards", lambda _: Space(), comfort=20, fills=True)
    figures = replace(words, fills=False)
    assert _eased(words, 10) == _eased(figures, 10) == 0.5
    assert 1 == _eased(figures, 30) < _eased(words, 30) < _eased(words, 35) < 1.2
    assert _eased(words, 35) == _eased(words, 60)
