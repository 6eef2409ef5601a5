"""An item's own items: lines behind markers, labels with their words, a small table; and words after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner import fonts
from planner.content import Item
from planner.layouts import roles
from planner.layouts.headed import alike
from planner.layouts.kit import Node, Stack, Text, stack
from planner.layouts.priced import are_priced, priced
from planner.layouts.surface import Page, Sink, add_rect
from planner.layouts.tabled import Tabled
from planner.parts import Align
from planner.plan import Run

_ASKS = ("?", "？", "؟")


def own_items(
    page: Page, item: Item, *, color: str = "ink", soft: str = "muted", scale: float = 0.94,
    align: Align = "start",
) -> Stack | None:  # fmt: skip
    """An item's own items, a line each: a quiet label and its words, or words behind a marker.

    One with items of its own is their head.
    """
    if not item.items:
        return None
    listed, behind = _parted(item.items)
    after = [
        roles.body(page, own.body, scale=scale, color=color, align=align, facts=own.facts)
        for own in behind
    ]
    if alike(listed) and align == "start":
        return stack(Tabled(page, listed, scale, color, soft), *after, gap=page.gap(1.6))
    if are_priced(listed) and align == "start":
        return stack(priced(page, listed, scale, color), *after, gap=page.gap(1.6))
    told = all(_is_told(own) for own in listed) and not item.ordered
    lines: list[Node] = []
    for index, own in enumerate(listed, 1):
        line = _line(page, own, color, soft, scale, align)
        below = own_items(page, own, color=color, soft=soft, scale=scale, align=align)
        bare = told or align == "center" or bool(own.items)
        full = stack(line, below, gap=page.gap(0.7))
        mark = str(index) if item.ordered else ""
        lines.append(full if bare else Marked(page, full, line.size, color, mark))
    return stack(stack(*lines, gap=page.gap(1.1 if told else 0.9)), *after, gap=page.gap(1.6))


def _parted(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """The list, and the words behind it that are no part of it."""
    listed = [own for own in items if own.form != "text"]
    return listed, [own for own in items if own.form == "text"]


def _is_told(item: Item) -> bool:
    """True for a label with words of its own."""
    return bool(item.value or item.body or (item.when and item.title))


def _line(page: Page, item: Item, color: str, soft: str, scale: float, align: Align) -> Text:
    joint = "：" if fonts.is_cjk(page.language) else ": "
    behind = "\u2002" if item.when else joint  # hours hold a colon of their own
    text = " ".join(part for part in (item.value, item.body) if part)
    label, *told = [part for part in (item.when, item.title, text) if part] or [""]
    behind = "\u2002" if label.endswith(_ASKS) else behind
    text = joint.join(told)
    node = roles.body(
        page, "", scale=scale, color=color, align=align, facts=item.facts,
        leading=roles.leading(page, 1.28), tabular=bool(item.when),
    )  # fmt: skip
    if not text:
        return replace(node, runs=(Run(text=label, weight=600 if item.items else None),))
    return replace(node, runs=(Run(text=label + behind, color=soft), Run(text=text, weight=500)))


class Marked(Node):
    """Words with their number, else a small square or a dot, before their first line."""

    def __init__(self, page: Page, words: Stack, size: float, color: str, number: str = "") -> None:
        self.page, self.words, self.size, self.color = page, words, size, color
        self.number = number
        self.indent = size * (1.5 if number else 0.95)

    def width(self) -> float:
        return self.words.width() + self.indent

    def height(self, w: float) -> float:
        return self.words.height(w - self.indent)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self.words.place(x + self.indent, y, w - self.indent, h, sink)
        first = self.words.children[0] if self.words.children else None
        if self.number:
            scale = self.size / self.page.body
            figure = roles.body(
                self.page, self.number, scale=scale, color="accent_ink", weight=700, name="ordinal"
            )
            figure.place(x, y, self.indent, figure.height(self.indent), sink)
            return
        side = self.size * 0.34
        cap = first.set(1e5).first if isinstance(first, Text) else side
        radius = side / 2 if self.page.character.panel == "tint" else 0.0
        top = y + (cap - side) / 2
        add_rect(sink, x, top, side, side, self.color, z=4, radius=radius, name="marker")
