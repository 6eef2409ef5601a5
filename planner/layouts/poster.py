"""Poster: one line to be read across a street, a picture with a crop, the facts at the foot."""

from __future__ import annotations

from dataclasses import replace

from planner.color import best_on, contrast
from planner.content import Content, Item, SceneText
from planner.layouts import roles
from planner.layouts.frame import Pill
from planner.layouts.kit import TOO_WIDE, Grid, Node, Panel, Space, Stack, Text, stack
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink, add_rect, box
from planner.plan import Box, PictureElement, PictureObject

LETTERS = {"small": 1.5, "medium": 2.3, "large": 3.6}


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """A scene with its signs; or type over, under or without a picture."""
    if content.scene and any(text.carrier for text in content.scene.texts):
        return [Arrangement("scene", lambda p: Scene(p, content), "bare", limit=40)]
    if content.scene and not content.scene.texts:
        return [Arrangement("scene", lambda p: Scene(p, content), "bare")]
    content = _from_scene(content)
    out = [
        Arrangement(
            "type",
            lambda p: _type(p, content),
            "bare",
            0.12 if content.queries or content.scene else 0.0,
            44,
        )
    ]
    if content.queries or content.scene:
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


def _from_scene(content: Content) -> Content:
    """Words that stand on nothing in the scene become headline, deck and facts of the poster."""
    if not content.scene:
        return content
    first, *rest = [text.text for text in content.scene.texts]
    note = rest.pop() if len(rest) > 2 else ""
    items = tuple(Item(title=text) for text in rest)
    return replace(content, headline=first, deck="", note=note, items=items)


class Picture(Node):
    """A picture that fills its box: the scene's things, or one large thing, on a ground."""

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
        area, scene = box(x, y, w, h), self.content.scene
        objects = hero_objects(self.content.queries, area)
        if scene:
            objects = tuple(closer([scaled(thing, area) for thing in scene.objects], area))
        sink.add(
            PictureElement(
                id=sink.name("picture"),
                box=area,
                z=1,
                importance=0.9,
                prompt=self.content.topic or self.content.headline,
                ground=scene.ground if scene else self.ground,
                objects=objects,
                radius=self.radius,
                alt=self.content.topic or self.content.headline,
            )
        )


def hero_objects(sprites: tuple[str, ...], area: Box) -> tuple[PictureObject, ...]:
    """The first sprite, large and low in the middle of `area`."""
    side = 0.74 * min(area.w, area.h)
    place = box(area.x + (area.w - side) / 2, area.bottom - 0.09 * area.h - side, side, side)
    return tuple(
        PictureObject(
            label=name.split(":")[-1], sprite=name, depth=0.2, box=place, support="ground"
        )
        for name in sprites[:1]
    )


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
    """A picture over the whole page; quoted words stand on the things that carry them."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        assert content.scene is not None
        self.page, self.content, self.scene = page, content, content.scene

    def height(self, w: float) -> float:
        boards = [Sign(self.page, text) for text in self.scene.texts]
        tall = sum(board.height(w * 0.8) for board in boards)
        return tall + self.page.gap(2) * len(boards) if tall < self.page.height * 0.8 else TOO_WIDE

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        carriers = {text.carrier for text in self.scene.texts}
        things = [scaled(thing, box(0, 0, w, h)) for thing in self.scene.objects]
        if not carriers:
            things = closer(things, box(0, 0, w, h))
        sink.add(
            PictureElement(
                id=sink.name("picture"), box=box(x, y, w, h), z=1, importance=0.9,
                prompt=self.scene.prompt, ground=self.scene.ground, alt=self.scene.prompt,
                objects=tuple(t for t in things if t.label not in carriers),
            )
        )  # fmt: skip
        self._boards({thing.label: thing.box for thing in things}, w, h, sink)

    def _boards(self, places: dict[str, Box], w: float, h: float, sink: Sink) -> None:
        """Each board about where its carrier is, pushed down where another stands already."""
        margin, low = self.page.margin, self.page.margin
        rows = [(places.get(t.carrier), Sign(self.page, t)) for t in self.scene.texts]
        rows.sort(key=lambda row: row[0].y if row[0] else 0.0)
        left = sum(sign.height(w * 0.8) + self.page.gap(2) for _, sign in rows)
        for place, sign in rows:
            own = sign.span(w * 0.8)
            tall = sign.height(own)
            middle = place.x + place.w / 2 if place else w / 2
            top = min(max(place.y if place else low, low), h - margin - left)
            at = min(max(middle - own / 2, margin), w - margin - own)
            sign.place(at, max(top, low), own, tall, sink)
            low = max(top, low) + tall + self.page.gap(2)
            left -= sign.height(w * 0.8) + self.page.gap(2)


CLOSEST = 2.4


def closer(things: list[PictureObject], area: Box) -> list[PictureObject]:
    """The same things nearer to the eye, so that together they fill the picture."""
    if not things:
        return things
    left, right = min(t.box.x for t in things), max(t.box.right for t in things)
    top, foot = min(t.box.y for t in things), max(t.box.bottom for t in things)
    zoom = min(CLOSEST, 0.84 * area.w / max(right - left, 1), 0.8 * area.h / max(foot - top, 1))
    middle, ground = (
        (left + right) / 2,
        min(max(foot, area.y + 0.86 * area.h), area.bottom - 0.04 * area.h),
    )
    if zoom <= 1:
        return things

    def near(b: Box) -> Box:
        x = area.x + area.w / 2 + (b.x - middle) * zoom
        return box(x, ground + (b.y - foot) * zoom, b.w * zoom, b.h * zoom)

    return [thing.model_copy(update={"box": near(thing.box)}) for thing in things]


def scaled(thing: PictureObject, area: Box) -> PictureObject:
    """A thing whose box came for a square canvas, in `area`, its own shape kept."""
    b, side = thing.box, min(area.w, area.h) / 1000
    cx = area.x + (b.x + b.w / 2) / 1000 * area.w
    foot = area.y + b.bottom / 1000 * area.h
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
        self.board, self.frame = board, color
        font = text.font if text.font in ("display", "text", "mono") else "display"
        self.label = roles.heading(
            page, text.text, scale=LETTERS.get(text.size, 2.3), color=color, font=font, align="center",
            weight=800 if text.bold else 600, name="sign", leading=1.2 if text.text.isascii() else 1.4,
        )  # fmt: skip
        self.dx, self.dy = page.gap(2.4), page.gap(1.6)

    def span(self, w: float) -> float:
        """The width of the board: as wide as its words, `w` at the most."""
        return min(w, self.label.set(w - 2 * self.dx).width * 1.01 + 2 * self.dx)

    def height(self, w: float) -> float:
        return self.label.height(w - 2 * self.dx) + 2 * self.dy

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        inner, radius = w - 2 * self.dx, self.page.character.radius / 2
        edge = max(3.0, 0.14 * self.page.body)
        add_rect(sink, x - edge, y - edge, w + 2 * edge, h + 2 * edge, self.frame, z=3,
                 radius=radius + edge, name="frame")  # fmt: skip
        add_rect(sink, x, y, w, h, self.board, z=4, radius=radius, name="board")
        self.label.place(x + self.dx, y + self.dy + 0.06 * self.label.size, inner, h, sink)
