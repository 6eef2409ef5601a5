"""Contents for the tests of structures, and the faults that none of their pages may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from planner.check import loose_connectors
from planner.content import Content, Item, Link
from planner.layouts.geometry import Rect, cross
from planner.plan import ConnectorElement, Plan, TextElement

ASPECTS = ("4:5", "9:16", "1:1", "16:9", "A4")
TITLES = {
    "en": ("Evaporate", "Condense", "Rain", "Run off", "Soak in", "Flow", "Store", "Rise", "Freeze",
           "Melt", "Drift", "Return"),
    "zh-Hans": ("蒸发", "凝结", "降水", "径流", "下渗", "流动", "储存", "上升", "冻结", "融化", "漂移", "返回"),
    "ar": ("التبخر", "التكثف", "الهطول", "الجريان", "التسرب", "التدفق", "التخزين", "الصعود", "التجمد",
           "الذوبان", "الانجراف", "العودة"),
}  # fmt: skip
BODIES = {
    "en": "The sun warms the sea.",
    "zh-Hans": "太阳照暖海面，水变成水汽上升。",
    "ar": "تسخن الشمس سطح البحر فيصعد البخار.",
}
LONG = (
    "A frame of steel bends a little, lasts for decades, can be mended by any welder in any "
    "village, and costs about half of what the same frame of carbon would."
)


def content(
    count: int,
    body: str = "",
    language: str = "en",
    links: Sequence[Link] = (),
    amounts: bool = False,
) -> Content:
    """Items with titles in a language; `body` is none, "short" or "long"."""
    text = {"": "", "short": BODIES[language], "long": LONG}[body]
    items = tuple(
        Item(title=TITLES[language][i], body=text, mark=i == 1,
             value=f"{1000 - 80 * i} t" if amounts else "", amount=1000.0 - 80 * i if amounts else None)
        for i in range(count)
    )  # fmt: skip
    return Content(
        headline=BODIES[language], kicker=TITLES[language][5], topic=TITLES[language][6], items=items,
        language=language, links=tuple(links), footer=("Source: somebody",), ordered=True,
    )  # fmt: skip


def faults(what: Content, laid: Any) -> list[str]:
    """Everything wrong with a page: it must fit, hold every word, and no line may cross one."""
    out = [*laid.faults, *(issue.message for issue in loose_connectors(laid.plan))]
    out += [] if laid.fits else ["does not fit"]
    shown = laid.words
    out += [
        f"lost: {i.title}" for i in walk(what.items) if i.title not in shown or i.body not in shown
    ]
    out += [f"{line} crosses {text}" for line, text in crossed(laid.plan)]
    return out + [f"in the margin: {name}" for name in laid.outside()]


def walk(items: Sequence[Item]) -> Iterator[Item]:
    """Every item and all under it."""
    for item in items:
        yield item
        yield from walk(item.items)


def crossed(plan: Plan) -> Iterator[tuple[str, str]]:
    """Connectors that run through the ink of a text."""
    inks = [
        (e.id, Rect(line.x, line.baseline - 0.7 * e.size, line.width, 0.72 * e.size))
        for e in plan.elements if isinstance(e, TextElement) for line in e.lines
    ]  # fmt: skip
    for link in connectors(plan):
        for start, end in pairwise(link.points):
            for name, ink in inks:
                a, b, c, d = ink.corners()
                if ink.holds(start) or cross(start, end, a, c) or cross(start, end, b, d):
                    yield link.id, name


def connectors(plan: Plan) -> list[ConnectorElement]:
    """The connectors of a plan."""
    return [e for e in plan.elements if isinstance(e, ConnectorElement)]


def named(plan: Plan, stem: str) -> list[Rect]:
    """The boxes of the elements called `stem-1`, `stem-2` …"""
    boxes = [e.box for e in plan.elements if e.id.rpartition("-")[0] == stem]
    return [Rect(b.x, b.y, b.w, b.h) for b in boxes]
