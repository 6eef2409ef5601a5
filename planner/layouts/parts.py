"""Parts that several archetypes share: badges, cards, an item's words, the look of an icon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.composer.text import width
from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import TOO_WIDE, Icon, Node, Panel, Stack, Text, stack
from planner.layouts.owned import own_items
from planner.layouts.surface import Page, Sink, add_ellipse, add_rect
from planner.parts import REFERENCE, Align


class Badge(Node):
    """A step's number: bare display type, or on a disc or square, as the character has it."""

    def __init__(self, page: Page, text: str, size: float, lit: bool = False) -> None:
        self.page, self.text, self.size = page, text, size
        self.fill = "accent" if lit else "dominant"

    def height(self, w: float) -> float:
        return self.size

    def width(self) -> float:
        return self.size

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        page, size, kind = self.page, self.size, self.page.character.badge
        plain = kind == "plain"
        if kind == "disc":
            add_ellipse(sink, x + size / 2, y + size / 2, size / 2, fill=self.fill)
        elif kind == "square":
            add_rect(sink, x, y, size, size, self.fill, z=2, radius=page.character.radius)
        node = roles.number(
            page, self.text, scale=(size if plain else size * 0.52) / page.body * (1.25 if plain else 1),
            color="accent_ink" if plain else f"on_{self.fill}", align="start" if plain else "center",
            name="ordinal", tabular=True,
        )  # fmt: skip
        tall = node.set(size * 2).height
        # The descent of figures is empty: centre on their height alone.
        top = y if plain else y + (size - node.set(size * 2).first) / 2
        node.place(x, top, size * (1.6 if plain else 1), tall, sink)


def words(
    page: Page, item: Item, scale: float = 1.32, align: Align = "start", value: bool = True
) -> Stack:
    """An item's date, title, body, (unless it stands in them already) its value, and its own items.

    A lit one is in the accent.
    """
    color = "accent_ink" if item.lit else "ink"
    shown = value and bool(item.value) and item.value not in item.title + item.body
    size, ink = (1.0, "ink") if item.title else (ALONE, color)
    told = roles.body(page, item.body, scale=size, color=ink, facts=item.facts, align=align)
    return stack(
        roles.label(page, item.when, name="when", color="accent_ink", tabular=True, align=align)
        if item.when
        else None,
        roles.heading(page, item.title, scale=scale, facts=item.facts, align=align, color=color)
        if item.title
        else None,
        told if item.body else None,
        roles.label(page, item.value, name="value", align=align) if shown else None,
        own_items(page, item, align=align),
        gap=page.gap(1.1),
    )


def icon_look(page: Page) -> dict[str, Any]:
    """How the page's character shows an icon."""
    kind = page.character.icon
    if kind == "duotone":
        return {"color": "accent_ink", "ground": "surface"}
    if kind == "fill":
        return {"color": "on_dominant", "ground": "dominant"}
    return {"color": "dominant_ink"}


def type_limit(items: Sequence[Item]) -> float:
    """The largest body size in units: more where all items tell little, most where they are but titles."""
    told = sum(
        len(own.title + own.value + own.body) for item in items for own in (item, *item.items)
    )
    if told > _LITTLE and any(item.items or len(item.body) > _FEW for item in items):
        return 34.0
    brief = all(width(item.title + item.body) <= _BRIEF and not item.items for item in items)
    return 52.0 if brief or not any(item.body or item.items for item in items) else 42.0


_BRIEF, _FEW, _LITTLE = 44, 60, 260
"""Characters of a title with a few words, of a short text, and of all items of a page that tells little."""
ALONE = 1.12
"""Size in bodies of words without a title over them."""
PORTRAIT = 1.5
"""How much larger than an icon a reference is shown."""


def item_icon(
    page: Page, item: Item, size: float, align: Align = "start", limit: float = 1.0
) -> Icon | None:
    """The item's icon `size` units large in the character's look; None where it has none."""
    if not item.icon:
        return None
    size *= PORTRAIT if item.icon.startswith(REFERENCE) else 1.0
    return Icon(
        item.icon, size, align=align, limit=limit, grow=1 if limit > 1 else 0, **icon_look(page)
    )


def card(page: Page, inner: Node, name: str = "card", lit: bool = False) -> Panel:
    """A panel in the manner of the character: a hairline on top, a fill, a line, or a tint.

    One that is `lit` has its hairline or its edge in the accent.
    """
    ch = page.character
    look: dict[str, dict[str, Any]] = {
        "none": {"pad": (0.0, page.gap(1.6)), "bar": "rule", "bar_width": 1.5},
        "fill": {"pad": page.gap(2.6), "fill": "surface", "bar": "dominant", "bar_width": 7.0},
        "line": {"pad": page.gap(2.6), "fill": "surface", "stroke": "rule", "radius": ch.radius},
        "tint": {"pad": page.gap(2.8), "fill": "tint", "radius": ch.radius},
    }
    edge = {"bar": "accent"} if ch.panel == "none" else {"stroke": "accent", "stroke_width": 3.0}
    own = look[ch.panel] | (edge if lit else {})
    return Panel(inner, name=name, grow=1, **own)


def quiet_card(page: Page, inner: Node) -> Panel:
    """A card whose upper edge is a hairline, so that something may be measured on it."""
    out = card(page, inner)
    if out.bar:
        out.bar, out.bar_width = "rule", 1.5
    return out


def sight(node: Node, w: float) -> float:
    """The height the eye sees: without the descent under the last line of text."""
    if isinstance(node, Text):
        done = node.set(w)
        return done.first + (len(done.lines) - 1) * done.pitch if done.fits else TOO_WIDE
    if isinstance(node, Stack) and node.children:
        last = node.children[-1]
        return node.height(w) - last.height(w) + sight(last, w)
    return node.height(w)


def place_middle(node: Node, x: float, middle: float, w: float, sink: Sink) -> None:
    """Place a node so that what the eye sees of it is centred on the line at `middle`."""
    node.place(x, middle - sight(node, w) / 2, w, node.height(w), sink)


BARS = {
    "none": (0.6, 0.34, 1.4), "fill": (1.1, 0.74, 3.0),
    "line": (0.45, 0.3, 1.1), "tint": (0.95, 0.56, 2.2),
}  # fmt: skip
"""By panel: least thickness of a bar in ems, its share of the row's height, most in ems."""


def bar_height(page: Page, em: float, row: float) -> float:
    """Thickness of a bar beside text `em` units large in a row `row` units tall."""
    least, share, most = BARS[page.character.panel]
    return min(max(row * share, least * em), most * em)


def add_bar(
    sink: Sink, page: Page, x: float, y: float, w: float, h: float, color: str,
    facts: tuple[str, ...] = (), opacity: float = 1.0,
) -> None:  # fmt: skip
    """Add a bar that stands for a number, its corners as the character has them."""
    loose = page.character.panel == "tint"
    radius = min(h, w) / 2 if loose else min(page.character.radius, h / 3)
    add_rect(sink, x, y, w, h, color, z=4, radius=round(radius, 3), name="bar", opacity=opacity)
    sink.elements[-1] = sink.elements[-1].model_copy(update={"role": "data", "facts": facts})


class Columns(Node):
    """Nodes down one column, then down the next; the rows of all columns share their heights."""

    def __init__(self, children: Sequence[Node], columns: int, gap: float, row_gap: float) -> None:
        self.children, self.columns, self.gap, self.row_gap = children, columns, gap, row_gap
        self.rows = -(-len(children) // columns)
        self.grow = 1.0

    def cell(self, w: float) -> float:
        """The width of one column."""
        return (w - self.gap * (self.columns - 1)) / self.columns

    def _heights(self, w: float) -> list[float]:
        tall = [child.height(self.cell(w)) for child in self.children]
        return [max(tall[row :: self.rows]) for row in range(self.rows)]

    def height(self, w: float) -> float:
        return sum(self._heights(w)) + self.row_gap * (self.rows - 1)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        cell, tall = self.cell(w), self._heights(w)
        more = max(0.0, h - sum(tall) - self.row_gap * (self.rows - 1)) / self.rows
        tops = [sum(tall[:row]) + row * (more + self.row_gap) for row in range(self.rows)]
        for index, child in enumerate(self.children):
            column, row = divmod(index, self.rows)
            left = x + column * (cell + self.gap)
            child.place(left, y + tops[row], cell, tall[row] + more, sink)
