"""Tables of text: columns as wide as their words need, rows as tall as their tallest cell."""

from __future__ import annotations

from planner import typeset
from planner.parts import Align, Box
from planner.plan import Plan, Run, ShapeElement, TableElement, TextElement

PAD = 0.55
"""Space over and under the text of a row, in em."""
GUTTER = 1.2
"""Space between columns, in em."""


def _weight(row: int) -> int:
    return 600 if row == 0 else 400


def _natural(plan: Plan, element: TableElement, column: int) -> float:
    """The width of a column's longest cell in units."""
    language = element.lang or plan.language
    families = [plan.style.type.text]
    return max(
        typeset.text_width(
            row[column], families=families, size=element.size, weight=600, language=language
        )
        for row in element.rows
    )


def column_widths(plan: Plan, element: TableElement) -> list[float]:
    """Widths in units: as given, else natural where all fits, else long columns share what is left."""
    count = len(element.rows[0])
    room = element.box.w - GUTTER * element.size * (count - 1)
    if len(element.widths) == count and sum(element.widths) > 0:
        return [room * w / sum(element.widths) for w in element.widths]
    natural = [_natural(plan, element, c) for c in range(count)]
    spare = room - sum(natural)
    if spare >= 0:
        return [w + spare / count for w in natural]
    fair = room / count
    narrow = sum(w for w in natural if w <= fair)
    wide = sum(w for w in natural if w > fair) or 1.0
    return [w if w <= fair else (room - narrow) * w / wide for w in natural]


def _cell(
    plan: Plan, element: TableElement, row: int, column: int, x: float, y: float, w: float
) -> TextElement:
    align: Align = element.aligns[column] if column < len(element.aligns) else "start"
    cell = TextElement(
        id=f"{element.id}-{row}-{column}", box=Box(x=x, y=y, w=w, h=0), size=element.size,
        runs=(Run(text=element.rows[row][column]),), weight=_weight(row), align=align, lang=element.lang,
        color="muted" if row == 0 else "ink", leading=1.3, tabular=align == "end",
    )  # fmt: skip
    return typeset.fit_element(cell, plan.style, plan.language, plan.direction)


def table_elements(plan: Plan, element: TableElement) -> list[TextElement | ShapeElement]:
    """The cells and rules of a table as elements."""
    if not element.rows or not element.rows[0]:
        return []
    out: list[TextElement | ShapeElement] = []
    widths = column_widths(plan, element)
    y, pad = element.box.y, PAD * element.size
    for row in range(len(element.rows)):
        cells = _row(plan, element, row, widths, y + pad)
        last = max(c.lines[-1].baseline if c.lines else y for c in cells)
        bottom = last + 0.25 * element.size + pad
        if row in element.highlight:
            out.append(
                _band(
                    f"{element.id}-band-{row}",
                    Box(x=element.box.x, y=y, w=element.box.w, h=bottom - y),
                    "tint",
                )
            )
        out += cells
        y = bottom
        out.append(
            _band(
                f"{element.id}-rule-{row}",
                Box(x=element.box.x, y=y, w=element.box.w, h=1.5),
                "rule",
            )
        )
    return out


def _row(
    plan: Plan, element: TableElement, row: int, widths: list[float], y: float
) -> list[TextElement]:
    rtl, cells = plan.direction == "rtl", []
    x = element.box.right if rtl else element.box.x
    for column, w in enumerate(widths):
        cells.append(_cell(plan, element, row, column, x - w if rtl else x, y, w))
        x += (w + GUTTER * element.size) * (-1 if rtl else 1)
    return cells


def _band(name: str, box: Box, fill: str) -> ShapeElement:
    return ShapeElement(id=name, box=box, fill=fill)
