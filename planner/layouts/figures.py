"""A number set large, its words, and the bar or ring that shows the share it states."""

from __future__ import annotations

import re
from math import cos, pi, sin

from planner.content import Item
from planner.layouts import roles
from planner.layouts.kit import Node, Stack, Text, stack
from planner.layouts.owned import own_items
from planner.layouts.surface import Page, Sink, add_ellipse, add_path, add_rect, box
from planner.parts import Align
from planner.read_numbers import numbers_in

FLAT = re.compile(r"[0-9A-IK-PR-Zabcdefhiklmnorstuvwxz%‰°.:+–−\s-]+")
"""Numbers none of whose characters reach under the baseline."""
LEAST_MEASURE = 8.0
"""Narrowest measure for the words under a number, in ems of the body."""


def share_of(item: Item) -> float | None:
    """The part of a whole (0 to 1) that the value states, None where it states none.

    Only unsigned percents up to 100 count: `+12 %` is a change.
    """
    found = numbers_in(item.value) if item.amount is not None else []
    if len(found) != 1 or not found[0].percent or "+" in item.value:
        return None
    return found[0].value / 100 if 0 <= found[0].value <= 100 else None


def figure(page: Page, item: Item, size: float, color: str, align: Align = "start") -> Text:
    """The number `size` units large."""
    return roles.number(
        page, item.value, scale=size / page.body, color=color, align=align, name="figure",
        facts=item.facts,
    )  # fmt: skip


def ems(page: Page, item: Item, size: float) -> float:
    """Width in ems of the number at `size` units: small sizes of a face are drawn wider than large."""
    return figure(page, item, size, "ink").width() / size if item.value else 0.0


def largest(page: Page, item: Item, most: float, room: float, beside: float = 0.0) -> float:
    """Largest size up to `most` units at which the number, with `beside` ems beside it, fits `room`."""
    size = most
    for _ in range(3):
        size = min(size, 0.985 * room / max(ems(page, item, size) + beside, 0.6))
    return size


def words(
    page: Page, item: Item, scale: float, ink: str = "ink", muted: str = "muted",
    align: Align = "start",
) -> Stack | None:  # fmt: skip
    """What a number counts, a few words, and its own items; None where it has none of them."""
    if not (item.title or item.body or item.items):
        return None
    title = roles.heading(
        page, item.title, scale=scale, color=ink, align=align, facts=item.facts
    )  # fmt: skip
    body = roles.body(
        page, item.body, scale=max(1.0, scale * 0.72), color=muted, align=align, facts=item.facts
    )
    return stack(
        title if item.title else None,
        body if item.body else None,
        own_items(page, item, color=ink, soft=muted, align=align),
        gap=page.gap(0.6 + 0.5 * scale),
    )


def is_data(sink: Sink, item: Item) -> None:
    """Say that the last shape stands for the item's number."""
    alt = f"{item.value} {item.title}".strip()
    update = {"role": "data", "facts": item.facts, "alt": alt}
    sink.elements[-1] = sink.elements[-1].model_copy(update=update)


def share_bar(
    page: Page, x: float, y: float, w: float, h: float, share: float, sink: Sink, *,
    fill: str, on_field: bool = False,
) -> None:  # fmt: skip
    """A bar filled to a share: a track, or a hundred ticks where the character is measured."""
    if page.character.panel == "line":
        filled = round(share * 100)
        _ticks(sink, x, y, w, h, filled, 100, "rule", "track")
        _ticks(sink, x, y, w, h, 0, filled, fill, "share")
        return
    track, faint = (fill, 0.28) if on_field else ("rule", 0.55)
    add_rect(sink, x, y, w, h, track, opacity=faint, name="track")
    add_rect(sink, x, y, w * share, h, fill, z=4, name="share")


def _ticks(
    sink: Sink, x: float, y: float, w: float, h: float, start: int, end: int, fill: str, name: str
) -> None:
    """The ticks from `start` to before `end` of a hundred."""
    if start == end:
        return
    step, thick = w / 100, w / 100 * 0.55
    lefts = [x + i * step for i in range(start, end)]
    path = "".join(f"M{a:.2f} {y:.2f}H{a + thick:.2f}V{y + h:.2f}H{a:.2f}Z" for a in lefts)
    area = box(lefts[0], y, lefts[-1] - lefts[0] + thick, h)
    add_path(sink, path, area, fill=fill, z=3, name=name)


class ShareRing(Node):
    """A ring filled clockwise from the top to a share of it."""

    def __init__(self, share: float, size: float, color: str) -> None:
        self.share, self.size, self.color = share, size, color

    def height(self, w: float) -> float:
        return self.size

    def width(self) -> float:
        return self.size

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        thick = self.size * (0.16 if self.size < 120 else 0.1)
        r = (self.size - thick) / 2
        cx, cy = x + self.size / 2, y + self.size / 2
        add_ellipse(sink, cx, cy, r, stroke="rule", stroke_width=thick, name="track")
        area = box(x, y, self.size, self.size)
        # A full circle has no arc: its ends would meet.
        path = band(cx, cy, self.size / 2, thick, min(self.share, 0.9999))
        add_path(sink, path, area, fill=self.color, z=3, name="share")


def band(cx: float, cy: float, r: float, thick: float, share: float) -> str:
    """An SVG path clockwise from the top over a share of a ring: its ends are straight, so that it is no longer
    than the share."""
    turn, large, inner = 2 * pi * share, int(share > 0.5), r - thick

    def end(radius: float) -> str:
        return f"{cx + radius * sin(turn):.3f} {cy - radius * cos(turn):.3f}"

    return (
        f"M{cx:.3f} {cy - r:.3f}A{r:.3f} {r:.3f} 0 {large} 1 {end(r)}L{end(inner)}"
        f"A{inner:.3f} {inner:.3f} 0 {large} 0 {cx:.3f} {cy - inner:.3f}Z"
    )
