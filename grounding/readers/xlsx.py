"""XLSX: the visible sheets that are asked for, else the first with a table, as the spreadsheet shows them."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grounding.cells import Grid, Raw, blank
from grounding.errors import InputError
from grounding.guards import (
    MAX_CELLS,
    MAX_ROWS,
    TABLE_BYTES,
    check_archive,
    check_height,
    check_width,
)
from grounding.header import is_datum
from grounding.kin import share, words_of
from grounding.readers.xlsx_formats import Sheet, open_sheets
from grounding.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


NAMED = 3
"""A word in a sheet's name counts so much more than one over a column."""


def read_xlsx(path: Path, asked: str = "") -> tuple[Grid, ...]:
    """The cells of the visible sheets with a table that the words `asked` name, else of the first.

    Several are read where each is asked for by its own name; where no sheet holds a table it is the
    first that holds any cell.
    """
    check_archive(path, TABLE_BYTES)
    sheets = open_sheets(path)
    for sheet in sheets:
        _check_extent(path, sheet)
    return _tables(path, sheets, words_of(asked))


def _check_extent(path: Path, sheet: Sheet) -> None:
    # A lone cell in the last corner would be unpacked to seventeen billion cells.
    name = f"{path} (sheet '{sheet.name}')"
    check_width(name, sheet.width)
    if sheet.height > MAX_ROWS + 100:
        check_height(name, sheet.height)
    if sheet.width * sheet.height > MAX_CELLS:
        raise InputError(f"{name} spans more than {MAX_CELLS:,} cells; leave out columns or rows.")


def _tables(path: Path, sheets: Sequence[Sheet], asked: Sequence[str]) -> tuple[Grid, ...]:
    visible = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    named = _by_own_name(visible, asked)
    read: list[tuple[tuple[bool, int], Sheet, Grid]] = []
    for sheet, cells in _cells(path, visible):
        grid = _grid(path, sheet, cells)
        worth = (_is_table(grid.rows), _answers(sheet, grid, asked))
        if grid.rows:
            read.append((worth, sheet, grid))
        if read and read[-1][0][0] and not asked:
            break
    if not read:
        raise InputError(f"{path} has no cells with values; add a table to its first sheet.")
    chosen = [one for one in read if one[1] in named and one[0][0]]
    if len(chosen) < 2:
        chosen = [max(read, key=lambda one: one[0])]
    others = [sheet for sheet in sheets if all(sheet is not one for _, one, _ in chosen)]
    return tuple(_named(grid, sheet, others) for _, sheet, grid in chosen)


def _by_own_name(sheets: Sequence[Sheet], asked: Sequence[str]) -> list[Sheet]:
    """The sheets named in `asked` by a word that no other sheet's name has."""
    names = [set(words_of(sheet.name)) for sheet in sheets]
    counts = Counter(word for name in names for word in name)
    owned = [{word for word in name if counts[word] == 1} for name in names]
    return [sheet for sheet, own in zip(sheets, owned, strict=True) if share(own, asked)]


def _answers(sheet: Sheet, grid: Grid, asked: Sequence[str]) -> int:
    """How many of the words asked stand in a sheet's name, or else over its columns."""
    heads = words_of(
        " ".join(cell for row in grid.rows[:3] for cell in row if isinstance(cell, str))
    )
    return NAMED * share(asked, words_of(sheet.name)) + share(asked, heads)


def _is_table(rows: Sequence[Sequence[Raw]]) -> bool:
    """True for rows of several cells with a number, date or flag among them: not a page of notes."""
    wide = [row for row in rows if sum(cell not in (None, "") for cell in row) > 1]
    return len(wide) > 1 and any(is_datum(cell) for row in wide for cell in row)


def _named(grid: Grid, sheet: Sheet, others: Sequence[Sheet]) -> Grid:
    if others:
        left = ", ".join(f"'{other.name}'" for other in others[:5])
        grid.unread.append(f"Sheet '{sheet.name}' was read, not {left}.")
    return grid


def _cells(path: Path, sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Any]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(str(path))
        for sheet in sheets:
            yield sheet, workbook.get_sheet_by_name(sheet.name)
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(f"{path} is not a readable XLSX workbook; save it again.") from error


def _grid(path: Path, sheet: Sheet, cells: Any) -> Grid:
    rows: list[list[Raw]] = [
        [_cell(cell) for cell in row] for row in cells.to_python(skip_empty_area=False)
    ]
    notes: list[str] = []
    if _fill_merged(rows, cells.merged_cell_ranges or ()):
        notes.append("Merged cells were filled with their text.")
    for (row, column), show in sheet.shown.items():
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(value, float | int) and not isinstance(value, bool):
            rows[row][column] = show.format(f"{value * show.factor:.15g}")
    while rows and blank(rows[-1]):
        rows.pop()
    title = None if sheet.name.casefold().rstrip("0123456789 ") in _PLAIN_NAMES else sheet.name
    source = Source(file=path.name, title=title)
    return Grid(rows, list(range(1, len(rows) + 1)), path.stem, source, notes=notes)


_PLAIN_NAMES = {
    "sheet",
    "tabelle",
    "feuil",
    "hoja",
    "foglio",
    "planilha",
    "blad",
    "лист",
    "工作表",
    "シート",
}


def _cell(cell: object) -> Raw:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool | float | int | datetime | date):
        return cell
    return str(cell)


def _fill_merged(rows: list[list[Raw]], ranges: Sequence[Any]) -> bool:
    """Repeat the text of merged cells; a merged number would count twice, so it stays alone."""
    filled = False
    for (top, left), (bottom, right) in ranges:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        if not isinstance(value, str) or not value:
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
        filled = True
    return filled
