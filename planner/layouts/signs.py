"""Signs: a scene over the whole page, its quoted words on boards where their carriers stand."""

from __future__ import annotations

from planner.color import best_on, contrast
from planner.content import Content, SceneText
from planner.layouts import roles
from planner.layouts.frame import logo_of
from planner.layouts.kit import TOO_WIDE, Node
from planner.layouts.pictured import closer, scaled
from planner.layouts.surface import Page, Sink, add_rect, box
from planner.plan import Box, PictureElement

LETTERS = {"small": 1.5, "medium": 2.3, "large": 3.6}
"""Size of the letters on a board, in body sizes."""


WIDEST = 0.8
"""Most of the page's width that a board takes."""


class Scene(Node):
    """A picture over the whole page; quoted words stand on the things that carry them."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        assert content.scene is not None
        self.page, self.content, self.scene = page, content, content.scene

    def height(self, w: float) -> float:
        boards = [Sign(self.page, text) for text in self.scene.texts]
        tall = sum(board.tall(w * WIDEST) + self.page.gap(2) for board in boards)
        return tall if tall < self.page.height - 2 * self.page.margin else TOO_WIDE

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        carriers = {text.carrier for text in self.scene.texts}
        things = [scaled(thing, box(0, 0, w, h)) for thing in self.scene.objects]
        if not carriers:
            things = closer(things, box(0, 0, w, h))
        sink.add(
            PictureElement(
                id=sink.name("picture"), box=box(x, y, w, h), z=1, importance=0.9,
                prompt=self.scene.prompt, ground=self.scene.ground, time=self.scene.time, alt=self.scene.prompt,
                tinted=not self.scene.natural, painted=self.scene.painted,
                objects=tuple(t for t in things if t.label not in carriers),
            )
        )  # fmt: skip
        self._boards({thing.label: thing.box for thing in things}, w, h, sink)
        logo, margin = logo_of(self.page, self.content, on_field=True), self.page.margin
        if logo:
            logo.place(x, y, w - margin, h - margin, sink)

    def _boards(self, places: dict[str, Box], w: float, h: float, sink: Sink) -> None:
        """Each board about where its carrier is, pushed down where another stands already."""
        margin, low = self.page.margin, self.page.margin
        rows = [(places.get(t.carrier), Sign(self.page, t)) for t in self.scene.texts]
        rows.sort(key=lambda row: row[0].y if row[0] else 0.0)
        left = sum(sign.tall(w * WIDEST) + self.page.gap(2) for _, sign in rows)
        for place, sign in rows:
            own, tall = sign.span(w * WIDEST), sign.tall(w * WIDEST)
            middle = place.x + place.w / 2 if place else w / 2
            top = min(max(place.y if place else low, low), h - margin - left)
            at = min(max(middle - own / 2, margin), w - margin - own)
            sign.place(at, max(top, low), own, tall, sink)
            low = max(top, low) + tall + self.page.gap(2)
            left -= tall + self.page.gap(2)


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

    def tall(self, w: float) -> float:
        """The height of the board at its own width, `w` at the most."""
        return self.height(self.span(w))

    def height(self, w: float) -> float:
        return self.label.height(w - 2 * self.dx) + 2 * self.dy

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        inner, radius = w - 2 * self.dx, self.page.character.radius / 2
        edge = max(3.0, 0.14 * self.page.body)
        add_rect(sink, x - edge, y - edge, w + 2 * edge, h + 2 * edge, self.frame, z=3,
                 radius=radius + edge, name="frame")  # fmt: skip
        add_rect(sink, x, y, w, h, self.board, z=4, radius=radius, name="board")
        self.label.place(x + self.dx, y + self.dy + 0.06 * self.label.size, inner, h, sink)
