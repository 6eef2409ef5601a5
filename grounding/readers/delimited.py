"""CSV and TSV: comment lines, delimiter, quoting, ragged rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from grounding.cells import Grid, Raw, labelled, written
from grounding.decoding import decode
from grounding.errors import InputError
from grounding.guards import MAX_ROWS, TABLE_BYTES, check_width, read_bytes
from grounding.header import has_header, is_datum
from grounding.types import Source

# Commas come last: they also write decimals, so an even split by another one is better.
_DELIMITERS = ("\t", ";", "|", ",")
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE_LINES = 60
_CAPTION_LINES = 5
_HINT = re.compile(r"sep=([,;\t|])", re.IGNORECASE)
_FIELD_BYTES = 1 << 20


def read_delimited(path: Path) -> Grid:
    """The cells of a CSV or TSV file as text."""
    text, note = decode(read_bytes(path, TABLE_BYTES), str(path))
    return parse_delimited(text, path.name, "\t" if path.suffix == ".tsv" else ",", note)


def parse_delimited(text: str, name: str, expected: str = ",", note: str | None = None) -> Grid:
    """The cells of delimited `text`; `expected` is the delimiter that its suffix promises."""
    lines = text.split("\n")
    notes = [note] if note else []
    hinted = _HINT.fullmatch(lines[0].strip("\ufeff "))
    start = 1 if hinted else 0
    delimiter = hinted[1] if hinted else None
    comments = _comments(lines[start:])
    start += len(comments)
    delimiter = delimiter or _delimiter(lines[start : start + _SAMPLE_LINES], expected)
    if delimiter != expected:
        notes.append(f"Fields are separated by {_NAMES[delimiter]}.")
    rows, numbers = _records(lines[start:], start, delimiter, name)
    header = _commented_header(comments, rows, delimiter)
    if header:
        comments, rows, numbers = comments[:-1], [header, *rows], [start, *numbers]
    captions: list[list[Raw]] = [
        [c.strip()] for line in comments if (c := line.lstrip("#! ").strip())
    ]
    grid = Grid(
        rows=[*captions, *rows],
        numbers=[*range(1, len(captions) + 1), *numbers],
        name=Path(name).stem,
        source=Source(file=name),
        notes=notes,
        mark="," if delimiter == ";" else None,
        dayfirst=True if delimiter == ";" else None,
    )
    _even_out(grid, delimiter)
    return grid


def _comments(lines: Sequence[str]) -> list[str]:
    comments = []
    for line in lines:
        # A header may begin with the column '#'.
        if not line.startswith("#") or line[1:2] in _DELIMITERS:
            break
        comments.append(line)
    return comments


def _commented_header(
    comments: Sequence[str], rows: Sequence[list[Raw]], delimiter: str
) -> list[Raw]:
    """The last comment where it names as many columns as the rows have, and they have no names."""
    if not comments or not rows or len(rows[0]) < 2 or not any(map(is_datum, rows[0])):
        return []
    names = next(csv.reader([comments[-1].lstrip("# ")], delimiter=delimiter))
    return [name.strip() for name in names] if len(names) == len(rows[0]) and all(names) else []


def _delimiter(lines: Sequence[str], expected: str) -> str:
    """The delimiter that splits most lines into the same number of fields."""
    scores = {delimiter: _evenness(lines, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > 0 else expected


def _evenness(lines: Sequence[str], delimiter: str) -> float:
    widths = [len(row) for row in _sample(lines, delimiter) if row]
    counts = Counter(width for width in widths if width > 1)
    return round(max(counts.values()) / len(widths), 2) if counts else 0.0


def _sample(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    # The sample may end inside a quoted field.
    try:
        yield from csv.reader(_ended(lines), delimiter=delimiter)
    except csv.Error:
        return


def _ended(lines: Sequence[str]) -> Iterator[str]:
    return (line + "\n" for line in lines)


def _records(
    lines: Sequence[str], offset: int, delimiter: str, name: str
) -> tuple[list[list[Raw]], list[int]]:
    csv.field_size_limit(_FIELD_BYTES)
    reader = csv.reader(_ended(lines), delimiter=delimiter, strict=True, skipinitialspace=True)
    rows: list[list[Raw]] = []
    numbers: list[int] = []
    start = 1
    try:
        for row in islice(reader, MAX_ROWS + 100):
            numbers.append(offset + start)
            rows.append([*map(str.strip, row)])
            start = reader.line_num + 1
            if len(rows) == 1:
                check_width(name, len(row))
    except csv.Error as error:
        raise InputError(
            f"{name} is broken in line {offset + reader.line_num} ({error}); check its quotes."
        ) from error
    return rows, numbers


def _even_out(grid: Grid, delimiter: str) -> None:
    """Join captions and footers that the delimiter cut up; refuse rows wider than the header."""
    _join_captions(grid.rows, delimiter)
    wide = [len(row) for row in grid.rows if len(row) > 1 and any(row)]
    if len(set(wide)) < 2:
        return
    first = wide[0]
    short = []
    for row, number in zip(grid.rows, grid.numbers, strict=True):
        _trim(row, first)
        if len(row) > first:
            raise InputError(
                f"{grid.source.file} has {len(row)} fields in line {number} but {first} in the "
                f"header; put fields that contain {delimiter!r} in quotes."
            )
        if 1 < len(row) < first:
            short.append(number)
    if short:
        listed = ", ".join(map(str, short[:5])) + (" …" if len(short) > 5 else "")
        grid.notes.append(f"Fields that are absent in line {listed} count as missing.")


def _join_captions(rows: list[list[Raw]], delimiter: str) -> None:
    """Put together what the delimiter cut up in the lines above a gap and in the source below."""
    gaps = [i for i, row in enumerate(rows[:_CAPTION_LINES]) if not any(row)]
    above = gaps[-1] if gaps and _is_caption(rows[: gaps[-1]], rows[gaps[-1] + 1 :]) else 0
    below = [row for row in rows[-_CAPTION_LINES:] if row and labelled(str(row[0]))]
    for row in [*rows[:above], *below]:
        if len(row) > 1:
            row[:] = [_joined([cell for cell in map(written, row) if cell], delimiter)]


def _joined(cells: Sequence[str], delimiter: str) -> str:
    """A line put together again; a name and its value are joined by a colon."""
    if len(cells) == 2 and cells[0].endswith((":", "：")):
        return " ".join(cells)
    line = ": ".join(cells)
    pair = len(cells) == 2 and ":" not in cells[0] and (is_datum(cells[1]) or labelled(line))
    return line if pair else f"{delimiter} ".join(cells)


def _is_caption(above: Sequence[list[Raw]], below: Sequence[list[Raw]]) -> bool:
    lines = [row for row in above if any(row)]
    if not lines or len(below) < 2:
        return False
    narrower = max(map(len, lines)) < len(below[0])
    return narrower or (has_header(lines) is not True and has_header(below) is True)


def _trim(row: list[Raw], width: int) -> None:
    while len(row) > width and row[-1] == "":
        row.pop()
