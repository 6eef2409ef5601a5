"""Designs after the first: other anatomies of the same content, and what has no room passes to cards."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from grounding.types import Inputs
from planner.check import check
from planner.content import Content, Item, Wishes
from planner.layouts import ARCHETYPES, arrange
from planner.layouts.solve import Arrangement, anatomy, solve
from planner.layouts.surface import Page
from planner.looks import style
from planner.parts import PASSED
from planner.plan import Plan, ShapeElement, TextElement
from planner.spatial import canvas, page_of
from planner.think import lay_out, look, think

PROMPTS = {
    "steps": "How to repot a plant: 1. Water it the day before 2. Loosen the roots 3. Fill in fresh soil 4. Press down",
    "cycle": "The life cycle of a butterfly: egg -> caterpillar -> chrysalis -> butterfly -> egg",
    "timeline": "A timeline of the bicycle: 1817 running machine; 1863 pedals; 1885 safety bicycle; 1888 pneumatic tyre",
    "stats": "Our year in numbers: 12,400 members, 86 % renewed, 310 events, 45 volunteers, 7 cities",
    "ranking": "Longest rivers in km: Nile 6650, Amazon 6400, Yangtze 6300, Mississippi 6275, Yenisei 5539",
    "chinese": "减少浪费的六个小习惯：1. 自带水杯 2. 拒绝一次性餐具 3. 购物带布袋 4. 剩菜及时冷藏 5. 旧衣捐赠 6. 垃圾分类",
    "arabic": "خطوات تحضير الشاي: 1. اغلِ الماء 2. ضع الشاي 3. انتظر خمس دقائق 4. قدّمه ساخنًا",
}  # fmt: skip
GOODS = (
    "Bread",
    "Tea",
    "Oil",
    "Flour",
    "Honey",
    "Nuts",
    "Salt",
    "Butter",
    "Apples",
    "Lentils",
    "Oats",
    "Cheese",
)
LONG = (
    "keeps for many months in a cool and dark place and is best bought fresh from a maker who can say "
    "where it was grown and how it was stored before it came to the shop"
)


def designs(prompt: str, aspect: str, count: int = 4) -> list[Plan]:
    """A set of designs, each told what those before it are."""
    plans: list[Plan] = []
    for number in range(count):
        taken = tuple((plan.brief.archetype, plan.brief.arrangement) for plan in plans)
        wishes = Wishes(size="1K", aspect=aspect, variant=number, taken=taken)
        plans.append(think(prompt, Inputs(), wishes))
    return plans


def anatomy_of(plan: Plan) -> tuple[str, str]:
    return plan.brief.archetype, anatomy(plan.brief.arrangement)


@pytest.mark.parametrize("aspect", ["4:5", "16:9"])
@pytest.mark.parametrize("name", PROMPTS)
def test_four_designs_have_four_anatomies(name: str, aspect: str) -> None:
    plans = designs(PROMPTS[name], aspect)
    assert len({anatomy_of(plan) for plan in plans}) == 4
    assert len({plan.style.character for plan in plans}) == 4
    assert len({plan.style.palette for plan in plans}) == 4
    assert {plan.style.dark for plan in plans} == {True, False}
    assert [issue.message for plan in plans for issue in plan.issues] == []


def test_the_first_of_a_set_is_the_one_alone() -> None:
    alone = think(PROMPTS["steps"], Inputs(), Wishes(size="1K", aspect="4:5"))
    assert designs(PROMPTS["steps"], "4:5", 1) == [alone]


def test_a_later_design_says_the_same() -> None:
    first, *others = designs(PROMPTS["steps"], "4:5")
    words = {item.title for item in first.content.items} if first.content else set()
    for plan in others:
        shown = " ".join(e.text for e in plan.elements if isinstance(e, TextElement))
        assert all(word in shown for word in words), plan.brief.arrangement


def test_a_design_of_a_kin_archetype_keeps_it_when_laid_out_again() -> None:
    items = tuple(
        Item(title=good, value=str(9 - i), amount=9.0 - i) for i, good in enumerate(GOODS[:4])
    )
    content = Content(
        "Goods", items=items, archetypes=(("ranking", "numbers"), ("stats", "numbers"))
    )
    taken = (("ranking", "over1"), ("ranking", "beside1"), ("ranking", "uprights"))
    plan = laid(content, Wishes(variant=3, taken=taken))
    assert plan.brief.archetype == "stats"
    assert plan.content
    again = laid(plan.content, Wishes(variant=3), plan.brief.arrangement)
    assert anatomy_of(again) == anatomy_of(plan)


def laid(content: Content, wishes: Wishes, like: str = "") -> Plan:
    content = replace(content, topic=content.topic or "goods")
    chosen, area = look(content, wishes)
    return lay_out(content, "goods", chosen, area, wishes, like)


def page(variant: int = 0) -> Page:
    return page_of(
        canvas("4:5", "1K"), style("ocean", "bold", "bold", False), "en", "ltr", 0, variant
    )


@pytest.mark.parametrize("archetype", sorted(set(ARCHETYPES) - {"charts", "comparison", "table"}))
def test_the_first_design_has_no_spare_arrangement(archetype: str) -> None:
    items = tuple(
        Item(title=t, value="3 kg", amount=3.0, when="1901", date=1901.0) for t in GOODS[:5]
    )
    content = Content("Goods", items=items)
    assert not arrange(archetype, content, page()).arrangement.spare


def test_a_spare_arrangement_serves_where_nothing_else_fits() -> None:
    from planner.layouts.kit import Space

    tall = Arrangement("tall", lambda p: Space(9999.0))
    short = Arrangement("short", lambda p: Space(200.0), spare=True)
    assert solve(page(), Content("Goods"), [tall, short]).arrangement is short
    low = Arrangement("low", lambda p: Space(100.0))
    assert solve(page(), Content("Goods"), [low, short]).arrangement is low
    assert (
        solve(replace(page(1), taken=("low",)), Content("Goods"), [low, short]).arrangement is short
    )


@pytest.mark.parametrize("aspect", ["4:5", "1:1", "16:9"])
def test_twelve_long_pairs_fit(aspect: str) -> None:
    items = tuple(Item(title=good, body=LONG, side=side) for side in (0, 1) for good in GOODS)
    content = Content(
        "Shop or market",
        items=items,
        sides=("The shop", "The market"),
        archetypes=(("comparison", "sides"),),
    )
    plan = laid(content, Wishes(size="1K", aspect=aspect))
    assert [issue.message for issue in check(plan)] == []
    assert plan.brief.archetype == "comparison"


def test_what_has_no_room_passes_to_cards_and_it_is_said() -> None:
    items = tuple(
        Item(title=good, body=LONG, value=f"{9 + i} kg", amount=9.0 + i)
        for i, good in enumerate(GOODS)
    )
    content = Content("Goods", items=items, archetypes=(("funnel", "asked for"),))
    plan = laid(content, Wishes(size="1K", aspect="16:9", archetype="funnel"))
    assert plan.brief.archetype == "cards"
    told = [why.text for why in plan.reasoning if why.stage == PASSED]
    assert len(told) == 1
    assert "funnel" in told[0] and "cards" in told[0]
    few = laid(
        replace(content, items=items[:4]), Wishes(size="1K", aspect="4:5", archetype="funnel")
    )
    assert few.brief.archetype == "funnel"
    assert not [why for why in few.reasoning if why.stage == PASSED]


def headed(count: int, aspect: str) -> Plan:
    names = ("Grind", "Time", "Water", "Dose")
    own = tuple(
        Item(title=name, body="18 g for 36 g of coffee" if name == "Dose" else "fine")
        for name in names
    )
    items = tuple(
        Item(title=f"Way number {i}" if i == 3 else f"Way {i}", items=own) for i in range(count)
    )
    return laid(
        Content("Brew", items=items, archetypes=(("cards", "alike"),)),
        Wishes(size="1K", aspect=aspect),
    )


@pytest.mark.parametrize("aspect", ["4:5", "1:1", "16:9"])
def test_five_headed_cards_have_equal_edges_and_heads_of_a_height(aspect: str) -> None:
    plan = headed(5, aspect)
    shapes = [e for e in plan.elements if isinstance(e, ShapeElement)]
    cards = [e for e in shapes if e.id.startswith("card-")]
    grounds = {e.parent: e for e in shapes if e.id.startswith("ground-")}
    rows = sorted({card.box.y for card in cards})
    ends = {round(max(c.box.right for c in cards if c.box.y == y)) for y in rows}
    assert len(ends) == 1
    for y in rows:
        heads = {round(grounds[c.id].box.y - y, 1) for c in cards if c.box.y == y}
        assert len(heads) == 1


def test_a_card_as_wide_as_two_has_its_attributes_in_two_columns() -> None:
    plan = headed(5, "4:5")
    cards = {
        e.id: e for e in plan.elements if isinstance(e, ShapeElement) and e.id.startswith("card-")
    }
    wide = max(cards.values(), key=lambda card: card.box.w)
    assert wide.box.w > 1.8 * min(card.box.w for card in cards.values())
    labels = [e for e in plan.elements if isinstance(e, TextElement) and e.parent == wide.id]
    starts = {round(e.box.x) for e in labels if e.id.startswith("label")}
    assert len(starts) == 2


def test_a_quadrant_of_two_has_no_empty_boxes() -> None:
    items = (Item(title="Bread", body="daily"), Item(title="Tea", body="now and then"))
    plan = laid(
        Content("Goods", items=items, archetypes=(("quadrant", "asked"),)), Wishes(size="1K")
    )
    titles = [
        e for e in plan.elements if isinstance(e, TextElement) and e.id.startswith("quadrant")
    ]
    boxes = [
        e for e in plan.elements if isinstance(e, ShapeElement) and e.box.w > 300 and e.box.h > 200
    ]
    assert len(titles) == 2
    assert all(box.box.h > 500 for box in boxes)


def test_zigzag_signs_stand_at_even_distances() -> None:
    plans = designs(PROMPTS["steps"], "4:5")
    plan = next(plan for plan in plans if plan.brief.arrangement == "zigzag")
    signs = [e for e in plan.elements if e.id.rsplit("-", 1)[0] in ("halo", "disc")]
    gaps = {round(b.box.y - a.box.y) for a, b in pairwise(sorted(signs, key=lambda e: e.box.y))}
    assert len(gaps) <= 2
