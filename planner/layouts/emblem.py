"""The topic's drawing in the header: redrawn in the palette, on a ground of the character's shape."""

from __future__ import annotations

from dataclasses import dataclass

from planner.layouts.kit import Icon, Node
from planner.layouts.surface import Page, Sink, add_ellipse, add_rect, box
from planner.parts import REFERENCE, Align
from planner.plan import IconElement

INNER = {"none": 1.0, "fill": 0.66, "line": 0.66, "tint": 0.66}
"""Side of the drawing by panel, as a share of its ground."""


@dataclass
class Emblem(Node):
    """A drawing `size` units large with its ground; `band` where it stands on the dominant colour."""

    page: Page
    name: str
    size: float
    band: bool = False
    align: Align = "start"
    grow: float = 0.0

    def height(self, w: float) -> float:
        return self.size

    def width(self) -> float:
        return self.size

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        if self.name.startswith(REFERENCE):
            Icon(self.name, self.size, align=self.align).place(x, y, w, self.size, sink)
            return
        left = x + {"start": 0.0, "center": (w - self.size) / 2, "end": w - self.size}[self.align]
        self._ground(left, y, sink)
        side = self.size * INNER[self.page.character.panel]
        inset = (self.size - side) / 2
        sink.add(
            IconElement(
                id=sink.name("hero"),
                box=box(left + inset, y + inset, side, side),
                z=5,
                role="object",
                name=self.name,
                recolor=True,
                importance=0.7,
            )
        )

    def _ground(self, x: float, y: float, sink: Sink) -> None:
        """A disc, or a square with the character's corners; editorial pages let it stand alone."""
        panel, size = self.page.character.panel, self.size
        fill = "bg" if self.band else "tint"
        if panel in ("fill", "tint"):
            add_ellipse(sink, x + size / 2, y + size / 2, size / 2, fill=fill, name="hero-ground")
        elif panel == "line":
            radius = 2 * self.page.character.radius
            add_rect(sink, x, y, size, size, fill, z=2, radius=radius, name="hero-ground")
