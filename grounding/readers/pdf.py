"""PDF: lines with their sizes, joined to headings, items and paragraphs."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from grounding.errors import InputError
from grounding.guards import DOCUMENT_BYTES, read_bytes
from grounding.readers.lines import join_lines
from grounding.readers.markdown import table_block
from grounding.readers.pdf_seen import Seen, size_of
from grounding.readers.pdf_tables import Cell, Found, parted, tables
from grounding.readers.plain import list_item
from grounding.types import Block, Source

_MAX_PAGES = 1_000
_HEAD = 3
"""Lines of a running head over a title, at most."""
_NEAR = 5
"""Lines above a paragraph that show how far its column goes."""
_LARGER = 1.12
_HEADING = 160
_SOFT_HYPHENS = "\x02\u00ad\ufffe"
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|第)?\s*\d{1,4}(?:\s*(?:/|of|von|页)\s*\d*)?\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text: font size, baselines of its ends and right edge in points, page from 1.

    One with `rows` is a whole table.
    PDFium joins a hyphenated line with the next, so the two ends may lie on different baselines.
    """

    text: str
    size: float
    baseline: float
    foot: float
    right: float
    page: int
    rows: tuple[tuple[str, ...], ...] = ()


def read_pdf(path: Path) -> tuple[list[Block], str | None, list[str]]:
    """The blocks, the title of the file's metadata, and notes."""
    import pypdfium2

    data = read_bytes(path, DOCUMENT_BYTES)
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{path} is not a PDF; give it the right suffix.")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(_refusal(path, str(error))) from error
    try:
        return _read(path, pdf)
    except pypdfium2.PdfiumError as error:
        raise InputError(_refusal(path, str(error))) from error
    finally:
        pdf.close()


def _refusal(path: Path, reason: str) -> str:
    if "password" in reason.lower() or "security" in reason.lower():
        return f"{path} is encrypted; save it without a password."
    return f"{path} is not a readable PDF; save it again."


def _read(path: Path, pdf: Any) -> tuple[list[Block], str | None, list[str]]:
    count = len(pdf)
    if count > _MAX_PAGES:
        raise InputError(
            f"{path} has {count:,} pages, more than the {_MAX_PAGES:,} read; split it."
        )
    pages = [list(_lines(pdf[index], index + 1)) for index in range(count)]
    if not any(pages):
        raise InputError(f"{path} has {count} pages but no text, like a scan; run OCR on it first.")
    lines, dropped = _without_running_heads(pages)
    notes = [f"{dropped} running heads and page numbers were left out."] if dropped else []
    title = (pdf.get_metadata_dict().get("Title") or "").strip()
    return list(_blocks(lines, path.name)), title or None, notes


def _lines(page: Any, number: int) -> Iterator[_Line]:
    textpage = page.get_textpage()
    seen, start = Seen(page, textpage), 0
    lines, cells = list[_Line](), list[Cell]()
    for raw in textpage.get_text_range(errors="ignore").split("\n"):
        text = seen.only(raw.rstrip("\r"), start)
        if text.strip():
            line = _measured(textpage, text, start, number)
            cells += _cells(textpage, text, start, line, len(lines))
            lines.append(line)
        start += len(raw) + 1
    textpage.close()
    yield from _with_tables(lines, list(tables(cells, _rules(page) if cells else [])))


def _cells(textpage: Any, text: str, start: int, line: _Line, index: int) -> Iterator[Cell]:
    """The words of a line, joined where they stand close to each other; a list's item is one."""
    from pypdfium2 import raw

    left, right, foot, top = (ctypes.c_double() for _ in range(4))
    last = textpage.count_chars() - 1
    found, edges = list(re.finditer(r"\S+", text)), list[tuple[float, float]]()
    for word in found:
        raw.FPDFText_GetCharBox(textpage, min(start + word.start(), last), left, right, foot, top)
        begins = left.value
        raw.FPDFText_GetCharBox(textpage, min(start + word.end() - 1, last), left, right, foot, top)
        edges.append((begins, right.value))
    whole = [range(len(found))]
    for run in whole if list_item(line.text, Source()) else parted(edges, line.size):
        said = text[found[run[0]].start() : found[run[-1]].end()]
        yield Cell(said, edges[run[0]][0], edges[run[-1]][1], line.baseline, line.size, index)


def _rules(page: Any) -> list[float]:
    """The heights of the horizontal lines and of the edges of boxes on a page."""
    from pypdfium2 import raw

    edges = [shape.get_bounds() for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    return [height for _, foot, _, top in edges for height in {foot, top}]


def _with_tables(lines: Sequence[_Line], found: Sequence[Found]) -> Iterator[_Line]:
    """The lines, with a table in place of those that it takes."""
    at = {min(table.lines): table for table in found}
    taken = {index for table in found for index in table.lines}
    for index, line in enumerate(lines):
        if index in at:
            yield replace(line, rows=at[index].rows)
        elif index not in taken:
            yield line


def _measured(textpage: Any, text: str, start: int, page: int) -> _Line:
    from pypdfium2 import raw

    last = textpage.count_chars() - 1
    first = min(start + len(text) - len(text.lstrip()), last)
    end = min(start + len(text.rstrip()) - 1, last)
    x, baseline, foot = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, first, x, baseline)
    raw.FPDFText_GetCharOrigin(textpage, end, x, foot)
    right = textpage.get_charbox(end)[2]
    size = size_of(textpage, first)
    return _Line(" ".join(text.split()), round(size, 1), baseline.value, foot.value, right, page)


def _without_running_heads(pages: Sequence[Sequence[_Line]]) -> tuple[list[_Line], int]:
    """All lines but page numbers and what repeats at the top or foot of three or more pages."""
    edges = Counter(_shape(line) for page in pages for line in {*page[:1], *page[-1:]})
    kept: list[_Line] = []
    for page in pages:
        for index, line in enumerate(page):
            edge = len(page) > 1 and index in (0, len(page) - 1)
            number = edge and _PAGE_NUMBER.fullmatch(line.text)
            if not number and not (edge and edges[_shape(line)] > 2):
                kept.append(line)
    return kept, sum(map(len, pages)) - len(kept)


def _shape(line: _Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.baseline)


def _blocks(lines: Sequence[_Line], file: str) -> Iterator[Block]:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    body = weights.most_common(1)[0][0]
    levels = sorted({line.size for line in lines if line.size > _LARGER * body}, reverse=True)
    lines = _from_title(lines, levels)
    leading = _leading(lines)
    index = 0
    while index < len(lines):
        above = [ln for ln in lines[max(0, index - _NEAR) : index] if ln.size == lines[index].size]
        right = max(line.right for line in (*above, *lines[index : index + 40]))
        source = Source(file=file, locator=f"page {lines[index].page}")
        if lines[index].rows:
            yield table_block(lines[index].rows, source)
            index += 1
            continue
        used = _paragraph(lines[index : index + 400], body, leading, right)
        run = lines[index : index + used]
        index += used
        yield _block(run, levels, source)


def _from_title(lines: Sequence[_Line], levels: Sequence[float]) -> Sequence[_Line]:
    """The lines without the running head that stands over the title."""
    over = next((i for i, line in enumerate(lines) if line.size in levels[:1]), 0)
    head = over <= _HEAD and all(len(line.text) <= _HEADING for line in lines[:over])
    return lines[over:] if head else lines


def _leading(lines: Sequence[_Line]) -> float:
    """The usual distance of two baselines, in font sizes."""
    steps = [
        (line.foot - following.baseline) / line.size
        for line, following in pairwise(lines)
        if line.page == following.page and line.size == following.size
    ]
    usual = [step for step in steps if 0.9 < step < 2.5]
    return median(usual) if usual else 1.2


def _paragraph(lines: Sequence[_Line], body: float, leading: float, right: float) -> int:
    """How many lines belong to the paragraph that the first begins, set as far as `right`."""
    used = 1
    while used < len(lines):
        line, following = lines[used - 1], lines[used]
        full = line.size > body or _is_full(line, following.text, right)
        if not _continues(line, following, body, leading) or not full:
            break
        used += 1
    return used


def _is_full(line: _Line, following: str, right: float) -> bool:
    """True where the next word had no room: about half an em a letter, one a Chinese sign."""
    word = following.split()[0] if following.isascii() else following[:6]
    return right - line.right < max(3.0, 0.3 + 0.55 * len(word)) * line.size


def _continues(line: _Line, following: _Line, body: float, leading: float) -> bool:
    if (
        following.rows
        or abs(line.size - following.size) > 0.2
        or list_item(following.text, Source())
    ):
        return False
    step = (line.foot - following.baseline) / line.size
    if line.page != following.page or step < -2:
        # A sentence goes on over a page or column break.
        return line.size <= _LARGER * body and following.text[:1].islower()
    return step < 1.3 * leading


def _block(run: Sequence[_Line], levels: Sequence[float], source: Source) -> Block:
    text = ""
    for line in run:
        text = _joined(text, line.text)
    text = "".join(char for char in text if char not in _SOFT_HYPHENS)
    size = run[0].size
    if size in levels and len(text) <= _HEADING:
        return Block("heading", text, source, min(levels.index(size) + 1, 6))
    item = list_item(text, source)
    return replace(item, level=1) if item else Block("paragraph", text, source)


def _joined(text: str, following: str) -> str:
    if text.endswith(tuple(_SOFT_HYPHENS)):
        return text[:-1] + following
    return join_lines(text, following)
