"""Poster: one line to be read across a street, a picture with a crop, the facts at the foot."""

from __future__ import annotations

from dataclasses import replace

from planner.color import best_on, contrast
from planner.content import Content, Item, SceneText
from planner.layouts import roles
from planner.layouts.frame import Pill
from planner.layouts.kit import (
    Grid,
    Node,
    Page,
    Panel,
    Sink,
    Space,
    Stack,
    Text,
    add_rect,
    box,
    stack,
)
from planner.layouts.solve import Arrangement
from planner.plan import Box, PictureElement, PictureObject

LETTERS = {"small": 1.5, "medium": 2.3, "large": 3.6}


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """A scene with its signs; or type over, under or without a picture."""
    if content.scene:
        return [Arrangement("scene", lambda p: Scene(p, content), "bare", limit=40)]
    out = [
        Arrangement(
            "type", lambda p: _type(p, content), "bare", 0.12 if content.queries else 0.0, 44
        )
    ]
    if content.queries:
        out.append(Arrangement("over", lambda p: _pictured(p, content, over=True), "bare", 0.0, 36))
        out.append(
            Arrangement(
                "under",
                lambda p: _pictured(p, content, over=False),
                "bare",
                0.01 * (page.seed % 3),
                36,
            )
        )
    return out


class Picture(Node):
    """A picture that fills its box, with one large thing on a ground."""

    def __init__(
        self, page: Page, content: Content, ground: str, least: float, radius: float = 0.0
    ) -> None:
        self.page, self.content, self.ground, self.least, self.radius = (
            page,
            content,
            ground,
            least,
            radius,
        )
        self.grow = 1.0

    def height(self, w: float) -> float:
        return self.least

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        area = box(x, y, w, h)
        sink.add(
            PictureElement(
                id=sink.name("picture"),
                box=area,
                z=1,
                importance=0.9,
                prompt=self.content.topic or self.content.headline,
                ground=self.ground,
                objects=hero_objects(self.content.queries, area),
                radius=self.radius,
                alt=self.content.topic or self.content.headline,
            )  # fmt: skip
        )


def hero_objects(sprites: tuple[str, ...], area: Box) -> tuple[PictureObject, ...]:
    """One large thing low in the middle of `area`, and two smaller beside it where there are more."""
    side = 0.74 * min(area.w, area.h)
    middle, foot = area.x + area.w / 2, area.bottom - 0.09 * area.h
    places = [
        (middle - side / 2, side),
        (middle - side * 1.12, side * 0.5),
        (middle + side * 0.62, side * 0.5),
    ]
    wide = area.w > 1.25 * area.h
    return tuple(
        PictureObject(label=name.split(":")[-1].replace("-", " "), sprite=name, depth=0.2 + 0.2 * i,
                      box=box(x, foot - s, s, s), support="ground")
        for i, (name, (x, s)) in enumerate(zip(sprites[: 3 if wide else 1], places, strict=False))
    )  # fmt: skip


def _headline(page: Page, content: Content, w: float, share: float, **options: object) -> Text:
    """The headline, as large as `share` of the page's height allows."""
    largest = 0.34 * page.width
    for lines in (4, 5):
        node = roles.fitted(page, content.headline, w, largest=largest, lines=lines, **options)
        while node.set(w).height > share * page.height and node.size > 2 * page.body:
            node = replace(node, size=node.size * 0.93)
        if node.set(w).fits:
            return node
    return node


def _facts(page: Page, content: Content, color: str, muted: str) -> Node | None:
    """Date, place and the like, in columns; the call last."""
    cells: list[Node] = [_fact(page, item, color, muted) for item in content.items]
    grid = (
        Grid(
            cells,
            min(len(cells), 2 if page.shape == "portrait" else 4),
            gap=page.gap(4),
            row_gap=page.gap(2.4),
        )
        if cells
        else None
    )
    call = _call(page, content.call) if content.call else None
    note = roles.caption(page, content.note, color=muted, scale=0.9) if content.note else None
    whole = stack(grid, call, note, *_sources(page, content, muted), gap=page.gap(2.4))
    return whole if whole.children else None


def _fact(page: Page, item: Item, color: str, muted: str) -> Node:
    head = item.when or item.value
    return stack(
        roles.label(page, head, color=muted) if head and item.title else None,
        roles.heading(page, item.title or head, scale=1.3, color=color)
        if item.title or head
        else None,
        roles.body(page, item.body, color=color) if item.body else None,
        gap=page.gap(0.8),
    )


def _sources(page: Page, content: Content, muted: str) -> list[Node]:
    return [roles.caption(page, line, color=muted, name="source") for line in content.footer]


def _call(page: Page, text: str) -> Node:
    label = roles.heading(page, text, scale=1.15, color="on_accent", name="call", level=3)
    return Pill(label, page.gap(2.6), page.gap(1.3), "accent")


def _deck(page: Page, content: Content, color: str) -> Node | None:
    return (
        roles.body(page, content.deck, scale=1.35, color=color, name="deck")
        if content.deck
        else None
    )


def _type(page: Page, content: Content) -> Node:
    """Type alone on a field of colour."""
    live = page.width - 2 * page.margin
    inner = stack(
        roles.label(page, content.kicker, color="on_dominant_muted", scale=1.1) if content.kicker else None,
        _headline(page, content, live, 0.5, color="on_dominant"),
        _deck(page, content, "on_dominant"),
        Space(page.gap(6), grow=1),
        _facts(page, content, "on_dominant", "on_dominant_muted"),
        gap=page.gap(3.2), grow=1,
    )  # fmt: skip
    return Panel(inner, (page.margin, page.margin), fill="dominant", name="field", grow=1)


def _pictured(page: Page, content: Content, over: bool) -> Node:
    """A picture to three edges, over or under the words."""
    live = page.width - 2 * page.margin
    words = stack(
        roles.label(page, content.kicker, scale=1.1) if content.kicker else None,
        _headline(page, content, live, 0.32), _deck(page, content, "ink"), gap=page.gap(2.4),
    )  # fmt: skip
    facts = _facts(page, content, "ink", "muted")
    picture = Picture(
        page, content, "hills" if page.character.name != "technical" else "plain", 0.3 * page.height
    )
    if over:
        return Stack([picture, _inside(page, stack(words, facts, gap=page.gap(4)))], grow=1)
    foot = _inside(page, facts) if facts else None
    return stack(_inside(page, words), picture, foot, grow=1)


def _inside(page: Page, node: Node) -> Panel:
    return Panel(node, (page.margin, page.margin * 0.75))


class Scene(Node):
    """A picture over the whole page, with its quoted words on signs."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        assert content.scene is not None
        self.page, self.content, self.scene = page, content, content.scene

    def _signs(self) -> Stack:
        rows = [Sign(self.page, text) for text in self.scene.texts]
        return Stack(rows, gap=self.page.gap(2.2))

    def height(self, w: float) -> float:
        room = 0.62 if self.scene.objects else 0.86
        need = self._signs().height(w - 2 * self.page.margin)
        return self.page.height * need / (room * self.page.height) if self.scene.texts else 0.0

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        objects = tuple(self._scaled(thing, w, h) for thing in self.scene.objects)
        sink.add(
            PictureElement(
                id=sink.name("picture"),
                box=box(x, y, w, h),
                z=1,
                importance=0.9,
                prompt=self.scene.prompt,
                ground=self.scene.ground,
                objects=objects,
                alt=self.scene.prompt,
            )  # fmt: skip
        )
        if self.scene.texts:
            live, signs = w - 2 * self.page.margin, self._signs()
            signs.place(x + self.page.margin, y + self.page.margin, live, signs.height(live), sink)

    def _scaled(self, thing: PictureObject, w: float, h: float) -> PictureObject:
        """Boxes come for a square canvas: stretched to this one, the thing's shape kept."""
        b, side = thing.box, min(w, h) / 1000
        low = 0.98 if self.scene.texts else 1.0
        cx, foot = (b.x + b.w / 2) / 1000 * w, b.bottom / 1000 * h * low
        return thing.model_copy(
            update={"box": box(cx - b.w * side / 2, foot - b.h * side, b.w * side, b.h * side)}
        )


class Sign(Node):
    """Exact words on a board as wide as they need, in the colour and size asked for."""

    def __init__(self, page: Page, text: SceneText) -> None:
        self.page, self.text = page, text
        board = page.style.colors["surface"]
        color = (
            text.color if text.color and text.color.startswith("#") else page.style.colors["ink"]
        )
        if contrast(color, board) < 4.5:
            board = best_on(color, "#ffffff", "#101318")
        if contrast(color, board) < 4.5:
            color = best_on(board, "#ffffff", "#101318")
        self.board = board
        font = text.font if text.font in ("display", "text", "mono") else "display"
        self.label = roles.heading(
            page, text.text, scale=LETTERS.get(text.size, 2.3), color=color, font=font, align="center",
            weight=800 if text.bold else 600, name="sign", leading=1.2 if text.text.isascii() else 1.4,
        )  # fmt: skip
        self.dx, self.dy = page.gap(2.4), page.gap(1.6)

    def height(self, w: float) -> float:
        return self.label.height(w - 2 * self.dx) + 2 * self.dy

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        own = min(w, self.label.set(w - 2 * self.dx).width * 1.01 + 2 * self.dx)
        tall, left = self.height(own), x + (w - own) / 2
        add_rect(
            sink,
            left,
            y,
            own,
            tall,
            self.board,
            z=4,
            radius=self.page.character.radius / 2,
            name="board",
        )
        self.label.place(left + self.dx, y + self.dy, own - 2 * self.dx, tall, sink)
