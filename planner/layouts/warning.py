"""A warning as a callout: a panel with a bar in the accent before it, its first word bold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.composer.lexicon import words
from planner.layouts import roles
from planner.layouts.kit import Node, Panel, Text
from planner.layouts.surface import Page, Sink, add_rect
from planner.plan import Run

BAR = 0.3
"""Width of the bar in body sizes."""


def warned(text: str, language: str) -> str:
    """The `Warning:` that a text opens with, or ""."""
    opens = re.match(r"\s*[^:：!！.。]{2,30}[:：!！]", text)
    label = opens.group() if opens else ""
    known = {word.lower() for word in words("roles", "warning", language.split("-")[0])}
    return label if label.strip(" :：!！").lower() in known else ""


@dataclass
class Callout(Node):
    """A warning that opens with `label`."""

    page: Page
    text: str
    label: str
    grow: float = 0.0

    def _panel(self) -> Panel:
        page = self.page
        runs = (
            Run(text=self.label, weight=700, color="accent_ink"),
            Run(text=self.text.removeprefix(self.label)),
        )
        leading = roles.leading(page, 1.34)
        words = Text(page, runs, page.body, leading=leading, importance=0.7, name="warning")
        pad = (page.gap(1.8), page.gap(1.4))
        return Panel(words, pad, fill="tint", radius=page.character.radius / 2, name="callout")

    def height(self, w: float) -> float:
        return self._panel().height(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        tall = self.height(w)
        self._panel().place(x, y, w, tall, sink)
        add_rect(sink, x, y, BAR * self.page.body, tall, "accent", z=3, name="bar")
