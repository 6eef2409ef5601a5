"""Where things that bear words stand: large enough to be read, in rows, the tall ones behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.composer.bearers import HANGING, Bearer, Words
from planner.composer.lexicon import is_cjk
from planner.icon_boards import BOARDS, Board, taller

LETTERS = {"small": 40.0, "medium": 50.0, "large": 64.0}
"""Size of letters where there is room, in units of a square of 1000."""
_WIDE, _LEADING = 0.58, 1.25
"""Width of a letter and distance of baselines, in sizes."""
_LARGEST, _FEWER = 1.7, 0.85
"""Most that things are enlarged, and what each row has to gain."""
_BACK = 250.0
"""How far up from the foot of the picture the ground lies at depth 1."""
_TOP, _FOOT, _SIDE, _GAP, _STEP = 60.0, 935.0, 30.0, 34.0, 50.0
_LEAST = {"shop": 430.0, "front": 300.0, "door": 420.0, "": 240.0}
"""Least heights of forms, units; 170 for the others."""
_DRAWING = {"": (0.12, 0.4, 0.88, 0.74)}
"""About where the surface of a drawing is, in shares of a square."""
_HELD, _WORN = (2.1, 0.40), (2.8, 0.285)
"""How much taller a person is than what they hold or wear, and how far down that is."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Left, top, width and height of a thing, its form, depth and support, and its person's place."""

    x: float
    y: float
    w: float
    h: float
    form: str
    depth: float
    support: str
    person: tuple[float, float, float] | None = None  # left, top and side


@dataclass(frozen=True, slots=True)
class _Cell:
    index: int
    w: float
    h: float
    own: tuple[float, float]
    form: str
    seen: float
    down: float = 0.0


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
    panels = form.panels if form else _DRAWING
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
    low, high = form.shape
    wide, tall = panel_size(words, form.shape) if words else (low * high, low)
    x, y, right, bottom = form.panels[""]
    return min(max(wide / tall, low), high) * (bottom - y) / (right - x)


def stand(bearers: Mapping[int, Bearer], others: int) -> dict[int, Stand]:
    """A place for each thing that bears words; `others` are to stand in the picture too."""
    if not bearers:
        return {}
    cells = {index: _cell(index, bearer) for index, bearer in bearers.items()}
    hung = [cells[i] for i, b in bearers.items() if b.form in HANGING and b.person is None]
    low = sorted(
        (c for c in cells.values() if c not in hung), key=lambda c: _near(bearers[c.index])
    )
    foot = _FOOT if low or not others else 560.0
    wide = 1000 - 2 * _SIDE - (200 * min(others, 2) if len(low) in (1, 2) else 0)
    choices = [
        (_scale(rows, a, foot, wide), rows, a)
        for a in range(1 if hung else 0, len(hung) + 1)
        for b in range(1 if low else 0, len(low) + 1)
        for rows in ([*_split(hung, a), *_split(low, b)],)
    ]
    scale, rows, above = max(choices, key=lambda choice: choice[0] * _FEWER ** len(choice[1]))
    return dict(_set(rows, above, scale, foot))


_FAR = ("billboard", "shop", "front", "wall")


def _near(bearer: Bearer) -> int:
    """The order of rows: buildings at the back, what stands on posts before them, then all else."""
    return 0 if bearer.form in _FAR else 1 if bearer.form.endswith("-post") else 2


def _cell(index: int, bearer: Bearer) -> _Cell:
    w, h = box_size(bearer)
    form = BOARDS.get(bearer.form)
    panels = form.panels if form else _DRAWING
    seen = h * max(panels.get(word.part, panels[""])[3] for word in bearer.words)
    if bearer.person is None:
        return _Cell(index, w, h, (w, h), bearer.form, seen)
    taller, down = _WORN if bearer.form == "shirt" else _HELD
    side = max(taller * h, 0.9 * w)
    return _Cell(index, max(w, 0.5 * side), side, (w, h), bearer.form, side, down * side)


def _split(cells: Sequence[_Cell], count: int) -> list[list[_Cell]]:
    """Cells in `count` rows, in order, about equally wide."""
    if not count:
        return []
    rows: list[list[_Cell]] = [[] for _ in range(count)]
    total, done = sum(cell.w for cell in cells), 0.0
    for at, cell in enumerate(cells):
        row = min(int((done + cell.w / 2) / total * count), count - 1)
        empty = next((i for i, own in enumerate(rows) if not own), count - 1)
        row = min(row, empty) if len(cells) - at > sum(not own for own in rows) else empty
        rows[row].append(cell)
        done += cell.w
    return [row for row in rows if row]


def _scale(rows: Sequence[Sequence[_Cell]], above: int, foot: float, wide: float) -> float:
    """How much larger than asked for the rows may be drawn."""
    scale = min((wide - _GAP * (len(row) - 1)) / sum(c.w for c in row) for row in rows)
    scale = min(scale, _LARGEST)
    while _feet(rows, above, scale, foot)[0] - scale * max(c.h for c in rows[0]) < _TOP:
        scale *= 0.97
    return scale


def _feet(rows: Sequence[Sequence[_Cell]], above: int, scale: float, foot: float) -> list[float]:
    """Where each row ends, the last at the foot; the lower parts of what stands may be behind a nearer row."""
    feet = [foot]
    for at in range(len(rows) - 1, 0, -1):
        top = feet[0] - scale * max(cell.h for cell in rows[at])
        hidden = 0.0 if at <= above else scale * min(c.h - c.seen for c in rows[at - 1])
        feet.insert(0, min(top - _GAP + hidden, feet[0] - _STEP))
    return feet


def _set(
    rows: Sequence[Sequence[_Cell]], above: int, scale: float, foot: float
) -> Iterator[tuple[int, Stand]]:
    """Rows from the top, those that hang first and as high as there is room."""
    feet = _feet(rows, above, scale, foot)
    free = feet[0] - scale * max(cell.h for cell in rows[0]) - _TOP
    for at, row in enumerate(rows):
        high = scale * max(cell.h for cell in row)
        gap = (1000 - scale * sum(c.w for c in row)) / (len(row) + 1)
        x, end = gap, feet[at] - (0.7 * free if at < above else 0.0)
        for cell in row:
            own = end - (high - scale * cell.h) / 2 if at < above else end
            done = _stand(cell, x, own, scale, at < above, len(rows) - at - 1)
            yield cell.index, done if at < above else _grounded(done, feet[-1])
            x += scale * cell.w + gap


def _stand(cell: _Cell, x: float, foot: float, scale: float, hung: bool, row: int) -> Stand:
    w, h = scale * cell.own[0], scale * cell.own[1]
    top, middle = foot - scale * cell.h, x + scale * cell.w / 2
    depth, support = (0.9, "wall") if hung else (min(0.12 + 0.22 * row, 0.8), "ground")
    side = scale * cell.h
    person = (middle - side / 2, top, side) if cell.down else None
    return Stand(
        middle - w / 2, top + scale * cell.down, w, h, cell.form, depth, support, person
    )  # fmt: skip


def _grounded(own: Stand, foot: float) -> Stand:
    """What stands in a row behind reaches down to the ground there."""
    by = foot - _BACK * own.depth - own.y - own.h
    tall = own.form.endswith("-post") or own.form in _FAR
    if by < 12 or not tall or own.person:
        return own
    form, h = taller(own.form, own.h, by)
    return replace(own, form=form, h=h)
