"""How large things that bear words are, so that their words can be read."""

from __future__ import annotations

from collections.abc import Sequence

from planner.composer.bearers import Bearer, Words
from planner.composer.lexicon import is_cjk
from planner.icons.boards import BOARDS
from planner.icons.form import Board

LETTERS = {"small": 40.0, "medium": 50.0, "large": 64.0}
"""Size of letters where there is room, in units of a square of 1000."""
_WIDE, _LEADING = 0.58, 1.25
"""Width of a letter and distance of baselines, in sizes."""
_LEAST = {
    "shop": 430.0, "facade": 430.0, "stall": 400.0, "barn": 400.0, "front": 300.0, "door": 420.0, "lighthouse": 480.0,
    "bus": 290.0, "truck": 270.0, "food-truck": 280.0, "train": 270.0, "car": 200.0, "taxi": 200.0, "boat": 320.0,
    "balloon": 380.0, "machine": 340.0, "shelf": 360.0, "fountain": 300.0, "streetlamp": 460.0, "flag": 380.0,
    "cart": 320.0, "": 240.0,
}  # fmt: skip
"""Least heights of forms, units; 170 for the others."""
_DRAWING = {"": (0.12, 0.4, 0.88, 0.74)}
"""About where the surface of a drawing is, in shares of a square."""


def panel_size(words: Sequence[Words], shape: tuple[float, float]) -> tuple[float, float]:
    """Width and height in units of a panel for words, its proportions within `shape`."""
    low, high = shape
    tried = []
    for lines in range(1, 6):
        w = max(_longest(word.text, lines) * _WIDE * LETTERS[word.size] for word in words)
        h = sum(
            min(lines, len(_units(word.text))) * _LEADING * LETTERS[word.size] for word in words
        )
        em = max(LETTERS[word.size] for word in words)
        w, h = w + 0.9 * em, h + 0.5 * em
        tried.append((max(w, low * h), max(h, w / high)))
    return min(tried, key=lambda size: size[0] * size[1])


def _units(text: str) -> list[str]:
    return list(text) if is_cjk(text) else text.split() or [text]


def _longest(text: str, lines: int) -> float:
    """Letters of the longest line where a text is broken into that many at most."""
    units, space = _units(text), 0 if is_cjk(text) else 1
    sizes = [sum(1.75 if is_cjk(sign) else 1.0 for sign in unit) for unit in units]
    low = max(max(sizes), (sum(sizes) + space * (len(units) - 1)) / lines)
    while _lines(sizes, space, low) > lines:
        low *= 1.05
    return low


def _lines(sizes: Sequence[float], space: float, measure: float) -> int:
    count, used = 1, -float(space)
    for size in sizes:
        if used + space + size > measure + 1e-6:
            count, used = count + 1, -float(space)
        used += space + size
    return count


def box_size(bearer: Bearer) -> tuple[float, float]:
    """Width and height in units of a thing with room for its words."""
    form = BOARDS.get(bearer.form)
    panels = form.panels if form and form.panels else _DRAWING
    asked: dict[str, list[Words]] = {}
    for word in bearer.words:
        asked.setdefault(word.part if word.part in panels else "", []).append(word)
    ratio = _ratio(form, asked.get("", []))
    w = ratio * _LEAST.get(bearer.form, 170.0)
    for part, words in asked.items():
        x, y, right, bottom = panels[part]
        free = (0.3, 8.0) if part else form.shape if form else (1.2, 4.0)
        wide, high = panel_size(words, free)
        w = max(w, wide / (right - x), high / (bottom - y) * ratio)
    return w, w / ratio


def _ratio(form: Board | None, words: Sequence[Words]) -> float:
    """Width over height of a whole box."""
    if form is None:
        return 1.0
    if form.ratio:
        return form.ratio
    low, high = form.shape
    wide, tall = panel_size(words, form.shape) if words else (low * high, low)
    x, y, right, bottom = form.panels[""]
    return min(max(wide / tall, low), high) * (bottom - y) / (right - x)
