"""The foot of a page: quotation, button, note, source lines and logo."""

from __future__ import annotations

from dataclasses import dataclass

from planner.content import Content
from planner.layouts import roles
from planner.layouts.kit import Node, Row, Text, stack
from planner.layouts.surface import Page, Sink, add_rect, box
from planner.layouts.warning import Callout, warned
from planner.parts import REFERENCE
from planner.plan import IconElement

LOGO = 3.6
"""Side of a square logo, in body sizes; others are about as large in area."""


@dataclass
class Pill(Node):
    """A label on a fully rounded ground as wide as its text."""

    label: Text
    dx: float
    dy: float
    fill: str
    centered: bool = False
    grow: float = 0.0

    def width(self) -> float:
        return self.label.width() + 2 * self.dx

    def height(self, w: float) -> float:
        return self.label.height(w - 2 * self.dx) + 2 * self.dy

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        own = min(w, self.width())
        left = x + (w - own) / 2 if self.centered else x
        tall = self.height(own)
        add_rect(sink, left, y, own, tall, self.fill, z=3, radius=tall / 2, name="pill")
        done = self.label.set(own - 2 * self.dx)
        # Centred on the height of its capitals: the descent is mostly empty.
        self.label.place(left + self.dx, y + (tall - done.first) / 2, own - 2 * self.dx, 0, sink)


def footer(
    page: Page, content: Content, on_band: bool = False, centered: bool = False
) -> Node | None:
    """Quotation, warning, button, then the note and the source lines, small; a logo at the far end."""
    lines = [line for line in content.footer if line]
    label = warned(content.note, page.language)
    said = content.note and not label
    ink, muted = ("on_dominant", "on_dominant_muted") if on_band else ("ink", "muted")
    small = stack(
        roles.body(page, content.note, color=muted, name="note") if said else None,
        *(roles.caption(page, line, color=muted, name="source") for line in lines),
        gap=page.gap(0.5),
    )
    words = stack(
        quotation(page, content.quote, ink) if content.quote else None,
        Callout(page, content.note, label) if label else None,
        call(page, content.call, centered=centered) if content.call else None,
        small if small.children else None,
        gap=page.gap(2),
    )
    logo = logo_of(page, content, on_band or page.style.dark)
    if not words.children:
        return logo
    if logo is None:
        return words
    return Row([words, logo], [-1.0, logo.width()], gap=page.gap(4), valign="stretch")


def call(page: Page, text: str, centered: bool = False) -> Pill:
    """The call to action as a button."""
    label = roles.heading(page, text, scale=1.15, color="on_accent", name="call", level=3)
    return Pill(label, page.gap(2.6), page.gap(1.3), "accent", centered)


def quotation(page: Page, text: str, color: str) -> Node:
    """A quotation, larger than running text."""
    return roles.body(page, text, scale=1.25, color=color, name="quote", level=3)


@dataclass
class Logo(Node):
    """The logo that the person gave, in its own shape, at the end of its line; on a plate if `pad`."""

    name: str
    wide: float
    high: float
    pad: float = 0.0
    grow: float = 0.0

    def width(self) -> float:
        return self.wide + 2 * self.pad

    def height(self, w: float) -> float:
        return self.high + 2 * self.pad

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        left, top = x + w - self.width(), y + h - self.height(w)
        if self.pad:
            plate = (self.width(), self.height(w))
            add_rect(sink, left, top, *plate, "#ffffff", z=4, radius=self.pad, name="plate")
        place = box(left + self.pad, top + self.pad, self.wide, self.high)
        sink.add(IconElement(id=sink.name("logo"), box=place, z=5, role="identity", name=self.name))


def logo_of(page: Page, content: Content, on_field: bool = False) -> Logo | None:
    """The page's logo, about as large whatever its shape; on a white plate on fields of colour."""
    shown = {f"{REFERENCE}{one.id}": one.width / one.height for one in content.references}
    ratio = shown.get(content.logo)
    if ratio is None:
        return None
    high = page.body * LOGO / max(1.0, ratio) ** 0.5
    return Logo(content.logo, high * ratio, high, page.gap(1.2) if on_field else 0.0)
