"""The pieces of a dictated page: a card, a number, an opening title, words; each with its picture."""

from __future__ import annotations

from dataclasses import dataclass

from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.bars import Bar, Pills, pill
from planner.layouts.kit import Icon, Node, Panel, Row, Stack, stack
from planner.layouts.owned import Marked
from planner.layouts.parts import card, item_icon
from planner.layouts.pictured import Picture
from planner.layouts.surface import Page, Sink, add_rect

PICTURE, PLATE = 6.5, 0.5
"""Least height of a picture in bodies, and the part of a ground that an icon on it takes."""
HERO, TILE, NUMBER = 5.0, 2.4, 2.0
"""Size of a number in bodies: one that has a column to itself, over what it counts, in a panel."""


@dataclass(frozen=True)
class Setting:
    """How the pieces of a page are set: the size of an icon in bodies, and whether lists have one too.

    `lying` pieces have their icon beside their words; those that stand `alone` fill a column, and beside
    a picture their words are `centred` in it. Among pictures an icon is as large, on a `plate`;
    across a `wide` page a picture stands beside its words. Titles are `even` with those of panels that
    say more; words are set `scale` times as large as usual.
    """

    icon: float = 3.2
    listed: bool = False
    lying: bool = False
    alone: bool = False
    centred: bool = False
    plate: bool = False
    wide: bool = False
    even: bool = True
    scale: float = 1.0


def piece(page: Page, item: Item, setting: Setting) -> Node:
    """An item in its form."""
    if item.form == "hero":
        return _hero(page, item, setting)
    if item.form == "text":
        return _text(page, item, setting)
    if item.form == "button":
        return pill(page, item)
    if item.form == "bar":
        return Bar(page, [[item]])
    if item.form == "tile":
        return card(page, _tile(page, item, setting))
    return _panel(page, item, setting)


def _text(page: Page, item: Item, setting: Setting) -> Node:
    """Words without a ground, with their picture."""
    drawn, words = _drawn(page, item, setting), _words(page, item, setting)
    return _pictured(item, words, drawn, setting, page) if drawn else words


def _panel(page: Page, item: Item, setting: Setting) -> Node:
    """A card: its words with a picture, else with an icon over or beside them."""
    drawn, words = _drawn(page, item, setting), _words(page, item, setting)
    if drawn and not words.children:
        return drawn
    if drawn:
        return card(page, _pictured(item, words, drawn, setting, page))
    if setting.alone and item.value and not item.items:
        return card(page, _counted(page, item))
    icon = item_icon(page, item, page.body * setting.icon)
    if icon is None or (item.items and not setting.listed):
        return card(page, Stack([words], justify="center") if setting.centred else words)
    if setting.lying:
        row = Row([icon, words], [icon.size, -1.0], page.gap(2.6), valign="middle")
        return card(page, row)
    return card(page, stack(icon, words, gap=page.gap(1.6)))


def _drawn(page: Page, item: Item, setting: Setting) -> Node | None:
    """What fills a part of a card: its picture, or its icon among cards with pictures."""
    if item.scene is not None:
        shown = Content(headline="", scene=item.scene, topic=item.scene.prompt)
        return Picture(page, shown, "plain", page.body * PICTURE, page.character.radius, z=3)
    return Plate(page, item.icon) if setting.plate and item.icon else None


def _pictured(item: Item, words: Stack, drawn: Node, setting: Setting, page: Page) -> Node:
    """Words with their picture above, between or below them as the prompt has it; beside where wide."""
    if setting.wide:
        return Row([drawn, words], [-1.0, -1.4], page.gap(3), valign="stretch", grow=1)
    parts = list(words.children)
    parts.insert(item.above if item.above < 2 else len(parts), drawn)
    return Stack(parts, page.gap(1.8), grow=1)


class Plate(Node):
    """An icon in the middle of a ground as large as a picture."""

    grow = 1.0

    def __init__(self, page: Page, icon: str) -> None:
        self.page, self.icon = page, icon

    def height(self, w: float) -> float:
        return self.page.body * PICTURE

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        ch, side = self.page.character, PLATE * min(w, h)
        fill = "bg" if ch.panel == "tint" else "tint"
        add_rect(sink, x, y, w, h, fill, z=3, radius=ch.radius, name="plate")
        icon = Icon(self.icon, side, color="dominant_ink")
        icon.place(x + (w - side) / 2, y + (h - side) / 2, side, side, sink)


def _tile(page: Page, item: Item, setting: Setting) -> Node:
    """A number over what it counts."""
    return stack(
        roles.number(page, item.value, scale=HERO if setting.alone else TILE, facts=item.facts),
        roles.body(page, item.title, color="muted", facts=item.facts),
        roles.caption(page, item.body) if item.body else None,
        gap=page.gap(0.8),
    )


def _counted(page: Page, item: Item) -> Node:
    """A number that has a column to itself, and what it counts."""
    words = stack(
        roles.number(page, item.value, scale=HERO, facts=item.facts),
        _title(page, item, 1.32),
        roles.body(page, item.body, scale=1.3, facts=item.facts) if item.body else None,
        gap=page.gap(1.2),
    )
    return Stack([words], justify="center", grow=1)


def _hero(page: Page, item: Item, setting: Setting) -> Node:
    """A title that opens the page, what is under it, and its picture at the side."""
    title = roles.heading(page, item.title, scale=2.6, font="display", facts=item.facts, level=1,
                          weight=page.character.display_weight)  # fmt: skip
    body = roles.body(page, item.body, scale=1.15, facts=item.facts) if item.body else None
    badges = [pill(page, own) for own in item.items if own.form == "badge"]
    words = stack(
        Pills(page, badges) if badges else None,
        title if item.title else None,
        body,
        *_lines(page, item),
        gap=page.gap(2.2),
    )
    shown = _drawn(page, item, setting)
    if shown is None:
        return words
    if page.shape == "portrait":
        return stack(words, shown, gap=page.gap(2.2), grow=1)
    return Row([words, shown], [-1.0, -1.0], page.gap(4), valign="stretch", grow=1)


def _words(page: Page, item: Item, setting: Setting) -> Stack:
    """Title with its badges beside it, number, text, list and buttons, one under the other."""
    scale = setting.scale
    number = roles.number(page, item.value, scale=NUMBER, facts=item.facts) if item.value else None
    body = roles.body(page, item.body, scale=scale, facts=item.facts) if item.body else None
    title = _title(page, item, (1.32 if setting.even else 1.5) * scale)
    return stack(title, number, body, *_lines(page, item), gap=page.gap(1.5))


def _title(page: Page, item: Item, scale: float) -> Node | None:
    badges = [pill(page, own) for own in item.items if own.form == "badge"]
    pills = Pills(page, badges) if badges else None
    if not item.title:
        return pills
    title = roles.heading(page, item.title, scale=scale, facts=item.facts)
    if pills is None:
        return title
    return Row([title, pills], [-1.0, pills.width() * 1.01], page.gap(1.4), valign="middle")


def _lines(page: Page, item: Item) -> list[Node]:
    """The list of an item, its lines close together, and its buttons side by side."""
    lines = [own for own in item.items if not own.form]
    cards = [_card(page, own) for own in item.items if own.form == "card"]
    buttons = [pill(page, own) for own in item.items if own.form == "button"]
    bare = not item.title and all(own.title and not own.body for own in lines)
    out: list[Node] = []
    if lines:
        told = any(own.body for own in lines)
        gap = page.gap(1.6 if told else 0.9)
        out.append(stack(*(_line(page, own, bare) for own in lines), gap=gap))
    if cards:
        out.append(Stack(cards, page.gap(1.2)))
    if buttons:
        out.append(Pills(page, buttons))
    return out


def _card(page: Page, item: Item) -> Node:
    """A small card in a column."""
    ch = page.character
    body = roles.body(page, item.body, scale=0.94, color="muted") if item.body else None
    words = stack(
        roles.body(page, item.title, facts=item.facts, weight=500), body, gap=page.gap(0.6)
    )
    fill = "tint" if ch.panel in ("line", "none") else "bg"
    radius = min(ch.radius, page.gap(1))
    return Panel(words, (page.gap(1.4), page.gap(1.1)), fill=fill, radius=radius, name="note-card")


def _line(page: Page, item: Item, bare: bool = False) -> Node:
    """A line of a list: behind a marker, or with its price at the far end."""
    body = roles.body(page, item.body, scale=0.94, color="muted") if item.body else None
    if item.value:
        price = roles.body(page, item.value, weight=600, tabular=True, facts=item.facts)
        name = roles.body(page, item.title, weight=600, facts=item.facts)
        row = Row([name, price], [-1.0, price.width() * 1.01], page.gap(2))
        return stack(row, body, gap=page.gap(0.2))
    if not item.title:
        return roles.body(page, item.body, facts=item.facts)
    words = stack(roles.body(page, item.title, facts=item.facts), body, gap=page.gap(0.6))
    return words if bare else Marked(page, words, page.body, "dominant")
