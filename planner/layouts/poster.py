"""Poster: one line to be read across a street, a large picture, date and place as a block."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from planner.composer.text import width
from planner.content import Content, Item
from planner.layouts import roles
from planner.layouts.foot import call, logo_of, quotation
from planner.layouts.geometry import Rect, add_polygon
from planner.layouts.grid import Grid
from planner.layouts.kit import Free, Node, Panel, Row, Space, Stack, Text, stack
from planner.layouts.owned import own_items
from planner.layouts.pictured import Picture
from planner.layouts.signs import Scene
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink

SLOGAN = 48
"""A deck of no more Latin characters is set large."""
HEADLINES = (("type", 0.52, 0.0), ("type-small", 0.24, 0.5), ("type-smaller", 0.14, 1.0))
"""Shares of the page's height that a headline on a field may take, and what less of it costs."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """A scene with its signs; or type over, under, beside or without a picture."""
    if content.scene and (
        not content.scene.texts or any(text.carrier for text in content.scene.texts)
    ):
        return [Arrangement("scene", lambda p: _scene(p, content), "bare", limit=40)]
    content = _from_scene(content)
    if _only_text(content):
        return [Arrangement("text", lambda p: _text(p, content), "bare", limit=_LARGEST)]
    pictured = bool(content.scene or (content.queries and not content.ground))
    without = _UNASKED if content.scene else 0.2 * pictured
    out = [
        Arrangement(name, partial(_type, content=content, share=share), "bare", without + cost, 44)
        for name, share, cost in HEADLINES
    ]
    if pictured and page.shape == "landscape":
        out.append(Arrangement("beside", lambda p: _beside(p, content), "bare", 0.0, 32))
    elif pictured:
        whim = 0.01 * (page.seed % 3)
        out.append(Arrangement("over", lambda p: _pictured(p, content, True), "bare", 0.0, 28))
        out.append(Arrangement("under", lambda p: _pictured(p, content, False), "bare", whim, 28))
    return out


_FACTS = 6
"""Where there are more, the picture leaves them room."""
_UNASKED = 2.0
"""What leaving out a scene that was asked for costs."""
_LARGEST = 96.0
"""Largest letters of a page that is text alone, in units."""


def _only_text(content: Content) -> bool:
    """True for paragraphs without a headline, or a headline alone on a ground that was asked for."""
    if content.headline:
        more = content.deck or content.items or content.call or content.quote or content.note
        return bool(content.ground) and not more
    return bool(content.items or content.quote or content.deck)


def _text(page: Page, content: Content) -> Node:
    """A headline or paragraphs alone, as large as the page holds them."""
    live = page.width - 2 * page.margin
    headline = _headline(page, content, live, 0.8) if content.headline else None
    before, after = (content.kicker, content.deck, content.quote), (content.call, content.note)
    paragraphs = [
        *(roles.body(page, text) for text in before if text),
        *(node for item in content.items for node in _paragraphs(page, item)),
        *(roles.body(page, text) for text in after if text),
    ]
    inner = stack(
        Space(0, grow=1), headline, *paragraphs, Space(0, grow=1), gap=page.gap(1.5), grow=1
    )
    return Panel(inner, (page.margin, page.margin), grow=1)


def _paragraphs(page: Page, item: Item) -> Iterator[Node]:
    """All that an item says, one under another."""
    value = "" if item.value in item.title + item.body else item.value
    for text in (item.when, item.title, value, item.body):
        if text:
            yield roles.body(page, text)
    own = own_items(page, item, scale=1.0)
    if own is not None:
        yield own


def _scene(page: Page, content: Content) -> Node:
    """A scene over the whole page, or under the words that stand apart from it."""
    scene = content.scene
    assert scene is not None
    apart = tuple(text for text in scene.texts if text.apart)
    if not apart:
        return Scene(page, content)
    borne = replace(scene, texts=tuple(text for text in scene.texts if not text.apart))
    told = _from_scene(replace(content, scene=replace(scene, texts=apart)))
    live = page.width - 2 * page.margin
    words = Panel(_words(page, told, live, 0.2, "ink", "accent_ink"), _edge(page))
    facts = _facts(page, told, live, "on_dominant", "on_dominant_muted")
    foot = Panel(facts, _edge(page), fill="dominant", name="field") if facts else None
    return stack(words, Scene(page, replace(content, scene=borne)), foot, grow=1)


def _from_scene(content: Content) -> Content:
    """Words that stand on nothing in the scene become headline, deck and facts of the poster."""
    if not content.scene:
        return content
    first, *rest = [text.text for text in content.scene.texts]
    note = rest.pop() if len(rest) > 2 else ""
    items = tuple(Item(title=text) for text in rest)
    return replace(content, headline=first, deck="", note=note, items=items)


def _headline(page: Page, content: Content, w: float, share: float, color: str = "ink") -> Text:
    """The headline as large as `share` of the page's height and the width `w` allow."""
    scale = page.style.title_scale
    size = 0.34 * min(page.width, page.height * 1.2) * max(scale, 1.0)
    share *= max(scale, 1.0)
    while True:
        node = roles.display(page, content.headline, size=size, color=color)
        done = node.set(w)
        if (done.fits and done.height <= share * page.height) or size < 1.5 * page.body:
            return replace(node, size=node.size * min(scale, 1.0))
        size *= 0.94


def _facts(page: Page, content: Content, w: float, color: str, muted: str) -> Node | None:
    """Date, place and the like in columns under bars; the call, the note and the sources last."""
    cells: list[Node] = [
        Panel(_fact(page, item, color, muted), (0.0, page.gap(1.6)), bar="accent", bar_width=5)
        for item in content.items
    ]
    longest = max((width(word) for item in content.items for word in item.title.split()), default=0)
    columns = _columns(len(cells), min(int(w / (page.body * max(11, 1.1 * longest))), 4))
    grid = Grid(cells, columns, gap=page.gap(3), row_gap=page.gap(1.6)) if cells else None
    quote = quotation(page, content.quote, color) if content.quote else None
    button = call(page, content.call) if content.call else None
    note = roles.body(page, content.note, color=muted, scale=1.1) if content.note else None
    sources = [roles.caption(page, line, color=muted, name="source") for line in content.footer]
    whole = stack(
        grid, quote, button, note, *sources, logo_of(page, content, color != "ink"), gap=page.gap(2)
    )
    return whole if whole.children else None


_ROW = 0.12
"""What another row of facts costs, in columns that stay empty."""


def _columns(count: int, most: int) -> int:
    """Columns for facts: few rows with a small hole in the last; three are never two and one."""
    if count == 3 and most == 2:
        return 1
    return min(
        range(min(count, most), 1, -1),
        key=lambda c: -count % c / c + _ROW * math.ceil(count / c), default=1,
    )  # fmt: skip


def _fact(page: Page, item: Item, color: str, muted: str) -> Node:
    head = item.when or ("" if item.value in item.title + item.body else item.value)
    return stack(
        roles.label(page, head, color=muted) if head and item.title else None,
        roles.heading(page, item.title or head, scale=1.5, color=color)
        if item.title or head
        else None,
        roles.body(page, item.body, color=color) if item.body else None,
        own_items(page, item, color=color, soft=muted, scale=1.0),
        gap=page.gap(0.8),
    )


def _words(page: Page, content: Content, w: float, share: float, ink: str, soft: str) -> Stack:
    """Kicker, headline and deck."""
    size = 2.0 if width(content.deck) <= SLOGAN else 1.45
    deck = roles.body(page, content.deck, scale=size, color=ink, name="deck", level=3)
    return stack(
        roles.label(page, content.kicker, color=soft, scale=1.2) if content.kicker else None,
        _headline(page, content, w, share, ink),
        deck if content.deck else None,
        gap=page.gap(2.4),
    )


def _type(page: Page, content: Content, share: float) -> Node:
    """Type alone on a field of colour, or on a ground that was asked for, and a sun that rises over
    what stands at the foot; the headline as high as `share` of the page at most."""
    live = page.width - 2 * page.margin
    ink, soft = ("ink", "muted") if content.ground else ("on_dominant", "on_dominant_muted")
    facts = _facts(page, content, live, ink, soft)
    inner = stack(
        _words(page, content, live, share, ink, soft),
        Free(lambda x, y, w, h, sink: _sun(page, Rect(x, y, w, h), sink), lambda w: page.gap(4)),
        facts or Space(0), gap=page.gap(2.4), grow=1,
    )  # fmt: skip
    fill = None if content.ground else "dominant"
    return Panel(inner, (page.margin, page.margin), fill=fill, name="field", grow=1)


def _sun(page: Page, area: Rect, sink: Sink) -> None:
    """Half a sun on the horizon: solid, ringed, or of fine lines, as the character has it."""
    largest = min(area.h, 0.42 * area.w)
    if largest < 0.08 * page.height:
        return
    shares = {"fill": (1.0,), "tint": (1.0, 0.66)}.get(page.character.panel, (1.0, 0.8, 0.6, 0.4))
    middle = area.right - largest
    for at, share in enumerate(shares):
        radius = largest * share
        arc = [math.pi * step / 60 for step in range(61)]
        points = [(middle - radius * math.cos(a), area.bottom - radius * math.sin(a)) for a in arc]
        solid = {"fill": "accent" if at % 2 == 0 else "dominant"}
        line = {"stroke": "accent", "stroke_width": 3.0}
        add_polygon(sink, points, name="sun", z=3, **(solid if len(shares) < 3 else line))


def _pictured(page: Page, content: Content, over: bool) -> Node:
    """A picture to three edges, over or under the words; the facts on a field at the foot."""
    live = page.width - 2 * page.margin
    words = Panel(_words(page, content, live, 0.26, "ink", "accent_ink"), _edge(page))
    picture = _picture(
        page, content, (0.34 if len(content.items) <= _FACTS else 0.24) * page.height
    )
    facts = _facts(page, content, live, "on_dominant", "on_dominant_muted")
    foot = Panel(facts, _edge(page), fill="dominant", name="field") if facts else None
    return stack(*((picture, words) if over else (words, picture)), foot, grow=1)


def _beside(page: Page, content: Content) -> Node:
    """Words and facts in the first half of a wide page, a picture as high as it in the second."""
    own = page.width * 0.52
    live = own - 2 * page.margin
    facts = _facts(page, content, live, "ink", "muted")
    words = stack(
        _words(page, content, live, 0.5, "ink", "accent_ink"), Space(page.gap(3), grow=1),
        facts or Space(0), grow=1,
    )  # fmt: skip
    left = Panel(words, (page.margin, page.margin), grow=1)
    picture = _picture(page, content, page.body * 8)
    return Row([left, picture], [own, -1.0], valign="stretch", grow=1)


def _picture(page: Page, content: Content, least: float) -> Picture:
    return Picture(page, content, "plain" if page.character.name == "technical" else "hills", least)


def _edge(page: Page) -> tuple[float, float]:
    return page.margin, page.margin * 0.75
