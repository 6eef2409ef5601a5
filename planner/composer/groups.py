"""The lists that a document holds: bullets, headed sections, tables, arrows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from grounding.types import Block
from planner.composer.arrows import arrows
from planner.composer.dates import When, leading_date
from planner.composer.entries import Entry, Line, entries
from planner.composer.labels import without_marker
from planner.composer.numbers import values
from planner.composer.outline import Section
from planner.composer.prose import prose
from planner.composer.readings import among_others
from planner.composer.sectioned import headed, nested_lines
from planner.composer.text import (
    ARROW,
    content_words,
    width,
)

Kind = Literal["list", "sections", "table", "flow", "prose"]
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
    found = among_others(entries(nested_lines(run), language))
    return Group("list", found, section.title, ordered, size)


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
    """The sections under a heading, numbered where their headings are."""
    size = sum(len(child.text()) + len(child.title) for child in section.children)
    titles = [child.title for child in section.children if child.heading]
    numbered = [title for title in titles if without_marker(title, language) != title]
    ordered = len(numbered) >= max(2, len(titles) - 1)
    return Group("sections", headed(section, language), section.title, ordered, size)
