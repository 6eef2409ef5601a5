"""A step as a band: its number on a block that points on to the next, its icon, its words."""

from __future__ import annotations

from dataclasses import dataclass

from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import Icon, Node
from planner.layouts.parts import icon_look, place_middle, sight, words
from planner.layouts.surface import Page, Sink, add_path, add_rect, box

BLOCK, ICON = 3.8, 3.0
"""Width of the number's block and side of the icon, in body sizes."""


@dataclass
class StepRow(Node):
    """One step; `last` ends the path."""

    page: Page
    number: int
    item: Item
    last: bool
    gap: float
    grow: float = 1.0

    def _block(self) -> float:
        return BLOCK * self.page.body

    def _icon_room(self) -> float:
        return ICON * self.page.body + self.page.gap(2.2) if self.item.icon else 0.0

    def _words_width(self, w: float) -> float:
        return w - self._block() - self._icon_room() - 2 * self.page.gap(2.6)

    def height(self, w: float) -> float:
        text = words(self.page, self.item).height(self._words_width(w)) + 2 * self.page.gap(1.4)
        return max(text, (ICON + 0.5) * self.page.body)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        page, block, middle = self.page, self._block(), y + h / 2
        radius = min(page.character.radius, h / 3)
        fill = "surface" if page.character.panel in ("fill", "line") else "tint"
        own = add_rect(sink, x, y, w, h, fill, z=1, radius=radius, name="step")
        sink.parents.append(own)
        self._point(x, y, h, sink)
        left = x + block + page.gap(2.6)
        if self.item.icon:
            side = ICON * page.body
            icon = Icon(self.item.icon, side, **icon_look(page))
            icon.place(left, middle - side / 2, side, side, sink)
        place_middle(
            words(page, self.item), left + self._icon_room(), middle, self._words_width(w), sink
        )
        sink.parents.pop()

    def _point(self, x: float, y: float, h: float, sink: Sink) -> None:
        """The block with its number; it points down unless it ends the path."""
        page, b = self.page, self._block()
        fill = "accent" if self.item.lit else "dominant"
        r = min(page.character.radius, h / 3)
        tip = 0.0 if self.last else 0.86 * self.gap
        foot = f"L{x + b - r:.2f} {y + h:.2f}L{x + b / 2:.2f} {y + h + tip:.2f}" if tip else ""
        path = (
            f"M{x + r:.2f} {y:.2f}L{x + b:.2f} {y:.2f}L{x + b:.2f} {y + h:.2f}{foot}"
            f"L{x + r:.2f} {y + h:.2f}Q{x:.2f} {y + h:.2f} {x:.2f} {y + h - r:.2f}"
            f"L{x:.2f} {y + r:.2f}Q{x:.2f} {y:.2f} {x + r:.2f} {y:.2f}Z"
        )
        add_path(sink, path, box(x, y, b, h + tip), fill=fill, z=2, name="block")
        size = min(2.6, 0.5 * h / page.body)
        node = roles.number(
            page, str(self.number), scale=size, color=f"on_{fill}", align="center",
            name="ordinal", tabular=True,
        )  # fmt: skip
        node.place(x, y + h / 2 - sight(node, b) / 2, b, node.height(b), sink)
