"""Steps, cards, timeline, charts, poster and slide hold any content, on any page, in any character."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice, product

import pytest

from planner import looks, spatial
from planner.check import off_canvas, overflow, overlap
from planner.color import luminance
from planner.content import ChartSpec, Content, Item
from planner.errors import PlannerError
from planner.layouts.timeline import shares
from planner.parts import Brief, DataColumn
from planner.plan import Plan, ShapeElement, TextElement

ASPECTS = ("4:5", "9:16", "1:1", "16:9", "A4")
SHORT = "Boil fresh water"
LONG = (
    "Heat fresh water and let it stand for half a minute, until it has cooled to between the two "
    "marks; then pour slowly, in circles, from the centre outwards."
)
ZH = "同一种茶树的叶子，经过不同的加工，成为颜色、香气和滋味都不同的六类茶。"


def content(count: int, body: str, language: str = "en") -> Content:
    title = "绿茶" if language == "zh-Hans" else "Green tea"
    items = tuple(
        Item(
            title=f"{title} {i}",
            body=body,
            when=f"{1950 + 7 * i}",
            date=1950.0 + 7 * i,
            value="40 g",
        )
        for i in range(count)
    )
    return Content(
        headline="Asia holds three of every five people", kicker="World", deck=SHORT, items=items,
        language=language, footer=("Source: somebody",), ordered=True, topic="tea",
    )  # fmt: skip


def lay_out(
    what: Content, archetype: str, aspect: str, character: str, seed: int = 0, size: str = "2K"
) -> tuple[Plan, bool]:
    ch = looks.character(character)
    style = looks.style("ocean", character, ch.pairings[0], False)
    area = spatial.canvas(aspect, size)
    direction = "rtl" if what.language == "ar" else "ltr"
    page = spatial.page_of(area, style, what.language, direction, seed, 0)
    solution = spatial.arrange(archetype, what, page)
    plan = Plan(
        prompt="", language=what.language, direction=direction, canvas=area, style=style,
        brief=Brief(archetype=archetype, message=what.headline),
        elements=spatial.elements_of(solution, page),
    )  # fmt: skip
    return plan, solution.fits


def faults(plan: Plan) -> list[str]:
    return [issue.message for rule in (off_canvas, overflow, overlap) for issue in rule(plan)]


def words(plan: Plan) -> str:
    return "\n".join(e.text for e in plan.elements if isinstance(e, TextElement))


GRID = list(product(("steps", "cards", "timeline", "slide"), ASPECTS, (2, 5, 9)))


@pytest.mark.parametrize(("archetype", "aspect", "count"), GRID)
def test_items_fit_without_a_fault(archetype: str, aspect: str, count: int) -> None:
    bodies = cycle((SHORT, ZH, LONG if count < 9 else SHORT))
    pages = [*zip(looks.characters(), islice(bodies, count % 3, None), strict=False)]
    for character, body in pages[(ASPECTS.index(aspect) + count) % 2 :: 2]:
        what = content(count, body, "zh-Hans" if body == ZH else "en")
        plan, fits = lay_out(what, archetype, aspect, character)
        assert fits, (body, character)
        assert faults(plan) == [], (body, character)
        assert all(item.title in words(plan) and item.body in words(plan) for item in what.items)


def test_type_is_never_too_small() -> None:
    for archetype, aspect, size in product(("steps", "cards", "timeline"), ASPECTS, ("1K", "2K")):
        plan, _ = lay_out(content(6, LONG), archetype, aspect, "editorial", size=size)
        short = min(plan.canvas.pixels())
        px, least = short / 1000, max(0.012 * short, 11)
        assert min(e.size for e in plan.elements if isinstance(e, TextElement)) * px >= least - 0.01


def test_right_to_left_is_the_mirror_image() -> None:
    what = content(4, SHORT)
    left, _ = lay_out(what, "steps", "4:5", "editorial")
    right, _ = lay_out(replace(what, language="ar"), "steps", "4:5", "editorial")
    first = next(e for e in right.elements if e.id == "headline-1")
    assert isinstance(first, TextElement)
    assert first.lines[0].x + first.lines[0].width == pytest.approx(first.box.right, abs=0.1)
    assert left.elements[1].box.x < left.canvas.width / 2 < right.elements[1].box.right


def test_events_stand_at_their_true_dates() -> None:
    items = tuple(
        Item(title="A craft in orbit", when="w", date=d) for d in (1957.75, 1961.25, 1969.5, 1998.9)
    )
    plan, _ = lay_out(replace(content(4, SHORT), items=items), "timeline", "16:9", "bold")
    dots = [
        e.box.x for e in plan.elements if isinstance(e, ShapeElement) and e.id.startswith("event")
    ]
    spots = [(x - dots[0]) / (dots[-1] - dots[0]) for x in dots]
    true = [(d - 1957.75) / (1998.9 - 1957.75) for d in (1957.75, 1961.25, 1969.5, 1998.9)]
    if dots == sorted(dots):
        assert spots == pytest.approx(true, abs=1e-3)


def test_undated_events_are_evenly_spread() -> None:
    assert shares(tuple(Item(title=str(i)) for i in range(3))) == [0, 0.5, 1]
    assert shares((Item(date=1), Item(date=2), Item(date=5))) == [0, 0.25, 1]
    assert shares((Item(date=0.01), Item(date=1), Item(date=400))) == [0, 0.5, 1]
    assert shares((Item(date=1), Item(date=1), Item(date=2), Item(date=4)))[2] == 1 / 3


BARS = ChartSpec(
    "bar",
    (DataColumn(name="c", values=("Asia", "Africa", "Europe")),
     DataColumn(name="n", kind="number", values=(48, 15, 7))),
    "Asia is the largest", "Millions", x="c", y=("n",), highlight=("Asia",),
)  # fmt: skip


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("count", [1, 2, 4])
def test_chart_story_shows_the_claims(aspect: str, count: int) -> None:
    charts = tuple(replace(BARS, title=f"Claim {i}") for i in range(count))
    what = replace(content(3, ""), charts=charts)
    for character in looks.characters():
        plan, fits = lay_out(what, "charts", aspect, character)
        assert fits and faults(plan) == []
        assert "Claim 0" in words(plan)
        assert all(e.alt for e in plan.elements if e.kind == "chart")


def test_answers_run_from_one_colour_over_pale_to_the_other() -> None:
    parts = [DataColumn(name=n, kind="number", values=(30, 40)) for n in ("Yes", "Maybe", "No")]
    asked = DataColumn(name="q", values=("One", "Two"))
    chart = replace(
        BARS, chart="stacked", columns=(asked, *parts), x="q", y=("Yes", "Maybe", "No"),
        highlight=(), graded=True,
    )  # fmt: skip
    plan, _ = lay_out(replace(content(0, ""), charts=(chart,)), "charts", "4:5", "bold")
    (colors,) = [e.colors for e in plan.elements if e.kind == "chart"]
    assert colors["Yes"] == plan.style.colors["dominant"]
    assert colors["No"] == plan.style.colors["accent"]
    assert luminance(colors["Maybe"]) > max(luminance(colors["Yes"]), luminance(colors["No"]))


def test_names_keep_up_with_bars_that_stand_far_apart() -> None:
    def size(rows: int) -> float:
        names = tuple(f"Place {i}" for i in range(rows))
        column = DataColumn(name="n", kind="number", values=tuple(range(rows, 0, -1)))
        chart = replace(BARS, columns=(DataColumn(name="c", values=names), column), highlight=())
        plan, _ = lay_out(replace(content(0, ""), charts=(chart,)), "charts", "9:16", "bold")
        return next(e.text_size for e in plan.elements if e.kind == "chart")

    assert size(4) >= 1.3 * size(15)


def test_numbers_over_a_chart_story_stand_on_one_line_each() -> None:
    items = tuple(Item(title="Coal since 2000", value=v) for v in ("+4,730 TWh", "1.0 → 2,143 TWh"))
    what = replace(content(0, ""), items=items, charts=(BARS,))
    for aspect in ("9:16", "4:5", "16:9"):
        plan, fits = lay_out(what, "charts", aspect, "bold")
        numbers = [e for e in plan.elements if e.id.startswith("number-") and e.kind == "text"]
        shown = [e for e in numbers if isinstance(e, TextElement) and "label" not in e.id]
        assert fits and faults(plan) == []
        assert [len(e.lines) for e in shown] == [1, 1] and len({e.size for e in shown}) == 1


@pytest.mark.parametrize("aspect", ASPECTS)
def test_poster_holds_every_quoted_word(aspect: str) -> None:
    items = (
        Item(when="21 June 2031", title="From dusk to midnight"),
        Item(when="Where", title="Pier 4"),
    )
    what = replace(
        content(0, ""), headline="Lantern Tide", items=items, call="Free entry", note="Bring a coat"
    )
    for character in looks.characters():
        plan, fits = lay_out(what, "poster", aspect, character)
        assert fits and faults(plan) == []
        for text in ("Lantern Tide", "Free entry", "Bring a coat", "Pier 4", "21 June 2031"):
            assert text in words(plan)


def test_a_note_stands_over_the_sources() -> None:
    for aspect in ASPECTS:
        plan, fits = lay_out(
            replace(content(4, SHORT), note="Keep the kettle lid on"), "steps", aspect, "bold"
        )
        assert fits and faults(plan) == [] and "Keep the kettle lid on" in words(plan)


def test_points_alone_are_the_visual_of_a_slide() -> None:
    for count in (3, 4, 6):
        plan, fits = lay_out(content(count, SHORT), "slide", "16:9", "playful")
        cards = [e.box for e in plan.elements if e.id.startswith("card-")]
        assert fits and len(cards) == count
        across = len({round(box.x) for box in cards})
        assert across > 1 and count % across == 0
        assert max(box.bottom for box in cards) > 0.8 * plan.canvas.height


def test_points_of_a_slide_stand_in_full_rows() -> None:
    plan, fits = lay_out(content(5, LONG), "slide", "16:9", "bold")
    cards = [e.box for e in plan.elements if e.id.startswith("card-")]
    rows = [[box for box in cards if box.y == top] for top in sorted({box.y for box in cards})]
    assert fits and [len(row) for row in rows] == [3, 2]
    assert {round(max(box.right for box in row)) for row in rows} == {round(cards[2].right)}


@pytest.mark.parametrize("archetype", ["slide", "poster"])
@pytest.mark.parametrize("aspect", ["4:5", "1:1", "16:9"])
def test_twelve_long_points_fit(archetype: str, aspect: str) -> None:
    plan, fits = lay_out(content(12, LONG), archetype, aspect, "editorial")
    assert fits and faults(plan) == []


def test_a_poster_with_little_under_its_line_keeps_it_large() -> None:
    sizes = [
        next(e.size for e in lay_out(content(n, LONG), "poster", "1:1", "bold")[0].elements
             if isinstance(e, TextElement) and e.id.startswith("headline"))
        for n in (2, 12)
    ]  # fmt: skip
    assert sizes[0] > 1.2 * sizes[1]


def test_few_points_of_a_tall_slide_stand_one_under_the_other() -> None:
    plan, fits = lay_out(content(2, SHORT), "slide", "9:16", "technical")
    cards = [e.box for e in plan.elements if e.id.startswith("card-")]
    assert fits and len({round(box.x) for box in cards}) == 1 and len(cards) == 2


def test_a_slide_keeps_the_items_of_its_points() -> None:
    point = Item(title="Strengths", items=(Item(title="No debt"), Item(title="Oven", body="new")))
    for aspect in ASPECTS:
        plan, fits = lay_out(replace(content(0, ""), items=(point,) * 4), "slide", aspect, "bold")
        assert fits and faults(plan) == []
        assert words(plan).count("No debt") == words(plan).count("Oven: new") == 4


def test_a_mirrored_picture_keeps_its_things_within() -> None:
    what = replace(content(2, SHORT, "ar"), queries=("fluent-emoji-flat:tomato",))
    plan, _ = lay_out(what, "poster", "16:9", "bold")
    picture = next(e for e in plan.elements if e.kind == "picture")
    assert picture.objects and picture.box.x == 0
    assert all(picture.box.contains(thing.box, slack=1) for thing in picture.objects)


def test_no_number_stands_over_the_chart_that_shows_it() -> None:
    items = (Item(title="Asia", value="48"), Item(title="Growth", value="+3 %"))
    plan, _ = lay_out(
        replace(content(0, ""), items=items, charts=(BARS,)), "charts", "16:9", "bold"
    )
    assert "+3 %" in words(plan)
    assert "48" not in words(plan).split("\n")


def test_words_of_a_few_points_stand_at_the_foot_of_their_cards() -> None:
    plan, fits = lay_out(content(2, SHORT), "slide", "16:9", "bold")
    cards = [e.box for e in plan.elements if e.id.startswith("card-")]
    words_ = [e.box for e in plan.elements if e.id.startswith("body-")]
    assert fits and len(cards) == len(words_) == 2
    assert all(c.bottom - w.bottom < 0.15 * c.h for c, w in zip(cards, words_, strict=True))


def test_a_slide_of_a_headline_alone_is_another_page() -> None:
    """It has nothing to show, and the next archetype takes it."""
    bare = Content(headline="Output stayed level", archetypes=(("slide", ""), ("poster", "")))
    style = looks.style("ocean", "bold", looks.character("bold").pairings[0], False)
    for aspect in ASPECTS:
        page = spatial.page_of(spatial.canvas(aspect, "2K"), style, "en", "ltr", 0, 0)
        assert spatial.spatial(bare, page)[0] == "poster"
    with pytest.raises(PlannerError, match="A slide needs"):
        lay_out(bare, "slide", "16:9", "bold")
