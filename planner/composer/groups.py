"""The lists that a document holds: bullets, headed sections, tables, arrows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from grounding.types import Block
from planner.composer.arrows import arrows
from planner.composer.dates import When, leading_date
from planner.composer.entries import Entry, Line, body_room, entries, entry, fit, shape_of
from planner.composer.labels import without_marker
from planner.composer.numbers import values
from planner.composer.outline import Section
from planner.composer.prose import prose
from planner.composer.readings import among_others
from planner.composer.text import (
    ARROW,
    content_words,
    one_line,
    sentence_case,
    width,
)

Kind = Literal["list", "sections", "table", "flow", "prose"]
_LISTED = ("item", "table")
_LINE = 80


@dataclass(frozen=True, slots=True)
class Group:
    """Things listed together. `size` is how many characters of the document it stands for."""

    kind: Kind
    entries: tuple[Entry, ...]
    heading: str = ""
    ordered: bool = False
    size: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    fans: bool = False
    """True where an arrow leads to several names at once: `A -> B, C`."""

    def share(self, has: str) -> float:
        """The share of entries with that field."""
        return sum(bool(getattr(e, has)) for e in self.entries) / max(1, len(self.entries))

    def words(self, language: str) -> set[str]:
        """The words of its heading and titles."""
        return set(
            content_words(" ".join([self.heading, *(e.title for e in self.entries)]), language)
        )


def groups(root: Section, language: str) -> list[Group]:
    """Every list in the tree, in reading order; sentences of the prose come last."""
    found: list[Group] = []
    for section in root.walk():
        found.extend(_in_section(section, language))
        if len(section.children) >= 2 and not _is_short_recipe(section):
            found.append(_sections(section, language))
    if root.heading is None and len(root.children) == 1:
        found.append(_sections(root, language))
    told, size = prose(root, language)
    found.append(Group("prose", told, root.title, False, size))
    return [group for group in found if group.entries]


def _is_short_recipe(section: Section) -> bool:
    """True for steps and what they need, where that has room on a line beside them."""
    lists = [[b for b in child.blocks if b.kind == "item"] for child in section.children]
    needed = [items for items in lists if items and not items[0].ordered]
    told = [items for items in lists if items and items[0].ordered]
    return (
        len(lists) == 2 and len(needed) == len(told) == 1
        and sum(width(block.text) + 2 for block in needed[0]) <= _LINE
    )  # fmt: skip


def _in_section(section: Section, language: str) -> Iterator[Group]:
    for run in _runs(section.blocks):
        if run[0].kind == "item":
            yield _list(section, run, language)
        elif run[0].kind == "table":
            yield from (_table(section, block, language) for block in run if len(block.rows) > 1)
        elif run[0].kind == "paragraph":
            yield _flow(section, run, language)


def _runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Neighbouring blocks of one kind."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and runs[-1][0].kind == block.kind:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _list(section: Section, run: Sequence[Block], language: str) -> Group:
    flow = _flow(section, run, language)
    if flow.entries:
        return flow
    ordered = run[0].ordered
    size = sum(len(block.text) for block in run)
    found = among_others(entries(_nest(run), language))
    return Group("list", found, section.title, ordered, size)


def _nest(run: Sequence[Block]) -> tuple[Line, ...]:
    """Items by their depth: deeper ones go under the one before them."""
    top = min(block.level for block in run)
    lines: list[Line] = []
    start = 0
    while start < len(run):
        end = start + 1
        while end < len(run) and run[end].level > top:
            end += 1
        below = run[start + 1 : end] if run[start].level == top else run[start:end]
        under = _nest(below) if below else ()
        if run[start].level == top:
            block = run[start]
            lines.append(Line(block.text.strip(), block.source, under, block.lead))
        else:
            lines.extend(under)
        start = end
    return tuple(lines)


def _table(section: Section, block: Block, language: str) -> Group:
    """A table's rows: the first column names or dates them."""
    width_ = max(len(row) for row in block.rows)
    rows = tuple(tuple(row) + ("",) * (width_ - len(row)) for row in block.rows)
    found = tuple(_row(row, rows[0], block) for row in rows[1:])
    dates = [leading_date(row[0], language) for row in rows[1:]]
    if width_ > 2 and all(when is not None and not when[1] for when in dates):
        found = tuple(
            _dated(entry_, when) for entry_, when in zip(found, dates, strict=True) if when
        )
    size = sum(len(cell) for row in rows for cell in row)
    return Group("table", found, section.title, False, size, rows)


def _dated(row: Entry, when: tuple[When, str]) -> Entry:
    """A row that begins with a date: its next cell is the title."""
    first, *others = row.entries
    date = when[0]
    return replace(
        row,
        when=date.text,
        date=date.date,
        scale=date.scale,
        title=first.value,
        entries=tuple(others),
    )


def _row(row: tuple[str, ...], head: tuple[str, ...], block: Block) -> Entry:
    line = Line(" | ".join(row), block.source)
    cells = row[1:]
    if len(cells) != 1:
        under = tuple(
            Entry(title=name, value=cell, lines=(line,))
            for name, cell in zip(head[1:], cells, strict=False)
        )
        return Entry(title=row[0], entries=under, lines=(line,))
    found = values(cells[0])
    whole = bool(found) and width(cells[0]) <= 18 and not _goes_on(cells[0][found[-1].end :])
    if not whole:
        return Entry(title=row[0], body=cells[0], lines=(line,))
    amount, unit = found[0].amount, found[0].unit
    return Entry(title=row[0], value=cells[0], amount=amount, unit=unit, lines=(line,))


def _goes_on(rest: str) -> bool:
    """True for words behind a number, as in `630 Wh, removable`."""
    return re.search(r"[,;，；、]\s*[^\W\d]", rest) is not None


def _flow(section: Section, run: Sequence[Block], language: str) -> Group:
    """Lines such as `A -> B -> C`: each name once, and the arrows between them."""
    lines = [
        (line, block) for block in run for line in block.text.split("\n") if ARROW.search(line)
    ]
    total = sum(len(block.text.split("\n")) for block in run)
    if not lines or len(lines) < 0.6 * total:
        return Group("flow", ())
    nodes, links, fans = arrows(lines, language)
    size = sum(len(text) for text, _ in lines)
    return Group("flow", nodes, section.title, True, size, (), links, fans)


def _sections(section: Section, language: str) -> Group:
    """The sections under a heading: each one's heading, first sentences and list."""
    headings = [Line(c.title, c.heading.source) for c in section.children if c.heading]
    shape = shape_of(headings, language)
    heads = [entry(line, language, shape) for line in headings]
    room = body_room(len(heads))
    found = tuple(
        _headed(head, child, language, room)
        for head, child in zip(heads, section.children, strict=True)
    )
    size = sum(len(child.text()) + len(child.title) for child in section.children)
    numbered = [line.text for line in headings if without_marker(line.text, language) != line.text]
    return Group("sections", found, section.title, len(numbered) >= max(2, len(headings) - 1), size)


def _headed(head: Entry, child: Section, language: str, room: int) -> Entry:
    """A section as an entry: its own first paragraphs, and its list or its subsections below."""
    title = head.title
    if head.body and not head.when:
        title, head = child.title, replace(head, body="")
    first = next((i for i, b in enumerate(child.blocks) if b.kind in _LISTED), None)
    paragraphs = [b for b in child.blocks[:first] if b.kind in ("paragraph", "quote")]
    paragraphs = _opening(paragraphs, room)
    text = " ".join(one_line(block.text) for block in paragraphs)
    lines = tuple(Line(b.text, b.source) for b in paragraphs)
    items = [block for block in child.blocks if block.kind == "item"]
    ordered = bool(items) and all(block.ordered for block in items if block.level == items[0].level)
    under = _as_written(entries(_nest(items), language)) if items else ()
    under += tuple(row for b in child.blocks if b.kind == "table" for row in _plain_rows(b))
    if not under and child.children:
        under = tuple(
            _headed(Entry(title=c.title, lines=_heading_lines(c)), c, language, room)
            for c in child.children
        )
    body = head.body or fit(text, language, room)
    return replace(
        head, title=title, body=body, lines=(*head.lines, *lines), entries=under, ordered=ordered
    )


def _opening(paragraphs: Sequence[Block], room: int) -> list[Block]:
    """The first paragraph, and those after it that have room beside it."""
    shown = list(paragraphs[:1])
    for block in paragraphs[1:]:
        if sum(width(b.text) + 1 for b in (*shown, block)) > room:
            break
        shown.append(block)
    return shown


def _as_written(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Lines that open with their amounts stay as they are: `200 g flour`."""
    return tuple(
        Entry(title=sentence_case(e.lines[0].text), lines=e.lines)
        if e.value and e.lines[0].text.startswith(e.value) and not e.entries
        else e
        for e in found
    )


def _plain_rows(table: Block) -> Iterator[Entry]:
    """A table's rows: what the first cell names, with the cell after it, or several by their heads."""
    heads = table.rows[0][1:]
    for first, *others in table.rows[1:]:
        line = Line(" | ".join((first, *others)), table.source)
        if len(heads) < 2:
            yield Entry(title=first, body="".join(others), lines=(line,))
            continue
        told = zip(heads, others, strict=False)
        under = tuple(Entry(title=head, value=cell, lines=(line,)) for head, cell in told)
        yield Entry(title=first, entries=under, lines=(line,))


def _heading_lines(section: Section) -> tuple[Line, ...]:
    return (Line(section.title, section.heading.source),) if section.heading else ()
