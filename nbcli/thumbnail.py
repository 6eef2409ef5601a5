"""A plan's layout drawn in a terminal with quadrant blocks, coloured by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from nbcli.console import Line
from planner.plan import AnyElement, BackgroundElement, Plan, ShapeElement, TextElement

COLORS = {
    "identity": "magenta", "object": "green", "text": "bright_white", "data": "cyan",
    "style": "bright_black", "background": "",
}  # fmt: skip
QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Blocks by which of their quarters are filled: 1 top left, 2 top right, 4 and 8 below."""
MOST_ROWS = 44
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in units."""


def thumbnail(plan: Plan, columns: int = 56) -> list[Line]:
    """The layout in a frame at most `columns` characters wide."""
    shape = (
        plan.canvas.height / plan.canvas.width if plan.canvas.width and plan.canvas.height else 1.0
    )
    rows = max(2, min(MOST_ROWS, round((columns - 2) * shape / 2)))
    wide = max(4, min(columns - 2, round(2 * rows / shape)))
    grid = _grid(plan, 2 * wide, 2 * rows)
    body = [[("│", "dim"), *_row(grid, y, wide), ("│", "dim")] for y in range(rows)]
    return [[("┌" + "─" * wide + "┐", "dim")], *body, [("└" + "─" * wide + "┘", "dim")]]


def legend() -> Line:
    """Which colour is which role."""
    line: Line = []
    for role, color in COLORS.items():
        if color:
            line += [("█ ", color), (f"{role}  ", "dim")]
    return line


def _grid(plan: Plan, wide: int, high: int) -> list[list[str]]:
    """The role shown at each quarter of a character, empty where there is only ground."""
    grid = [[""] * wide for _ in range(high)]
    sx = wide / (plan.canvas.width or 1)
    sy = high / (plan.canvas.height or 1)
    for element in sorted(plan.elements, key=lambda e: e.z):
        for left, top, right, bottom in _rects(element):
            x0, x1 = _cells(left * sx, right * sx, wide)
            for y in range(*_cells(top * sy, bottom * sy, high)):
                grid[y][x0:x1] = [element.role] * (x1 - x0)
    return grid


def _cells(start: float, end: float, most: int) -> tuple[int, int]:
    """First and last cell of a stretch, at least one, clipped to the grid."""
    first = max(0, min(most - 1, round(start)))
    return first, max(first + 1, min(most, round(end)))


def _rects(element: AnyElement) -> Iterator[Rect]:
    """What an element covers: lines of text as bars, panels by their edges, others by their box."""
    box = element.bounds
    if isinstance(element, BackgroundElement):
        return
    if isinstance(element, TextElement) and element.lines and not element.turn:
        for line in element.lines:
            bar = (line.baseline - 0.62 * element.size, line.baseline - 0.05 * element.size)
            yield (line.x, bar[0], line.x + line.width, bar[1])
    elif isinstance(element, ShapeElement) and box.w > 120 and box.h > 120:
        edge = 4.0
        yield (box.x, box.y, box.right, box.y + edge)
        yield (box.x, box.bottom - edge, box.right, box.bottom)
        yield (box.x, box.y, box.x + edge, box.bottom)
        yield (box.right - edge, box.y, box.right, box.bottom)
    else:
        yield (box.x, box.y, box.right, box.bottom)


def _row(grid: list[list[str]], y: int, wide: int) -> Line:
    upper, lower = grid[2 * y], grid[2 * y + 1]
    return [_block((*upper[x : x + 2], *lower[x : x + 2])) for x in range(0, 2 * wide, 2)]


@cache
def _block(quarters: tuple[str, ...]) -> tuple[str, str]:
    roles = Counter(role for role in quarters if role)
    role = max(roles, key=lambda r: (roles[r], r != "style"), default="")
    mask = sum(1 << i for i, one in enumerate(quarters) if one == role and role)
    return QUADRANTS[mask], COLORS.get(role, "")
