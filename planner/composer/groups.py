"""The lists that a document holds: bullets, headed sections, tables, arrows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from grounding.types import Block
from planner.composer.arrows import arrows
from planner.composer.dates import When, dates, leading_date
from planner.composer.entries import (
    Entry,
    Line,
    entries,
    entry,
    fit,
    shape_of,
    without_marker,
)
from planner.composer.lexicon import is_cjk, words
from planner.composer.numbers import Value, values
from planner.composer.outline import Section
from planner.composer.readings import among_others
from planner.composer.salience import salience
from planner.composer.text import (
    ARROW,
    content_words,
    one_line,
    sentences,
    starts_with,
    width,
)

Kind = Literal["list", "sections", "table", "flow", "prose"]
_LISTED = ("item", "table")
_SUMMED, _SAID = 6, 12
_STOPS = (".", "!", "?", "…", "؟", "।", '."', ".”", "!”", "?”")
_LABEL = 5
"""Words of a line without a full stop that may be but a label: `About us`."""
_MOST = 240
"""A text is judged by so many of its first sentences."""


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
        if len(section.children) >= 2 and not _is_recipe(section):
            found.append(_sections(section, language))
    if root.heading is None and len(root.children) == 1:
        found.append(_sections(root, language))
    prose = _prose(root, language)
    return [group for group in (*found, prose) if group.entries]


def _is_recipe(section: Section) -> bool:
    """True for two lists of which one is numbered: what is needed, and what to do with it."""
    kinds = [{b.ordered for b in c.blocks if b.kind == "item"} for c in section.children]
    return len(kinds) == 2 and {True} in kinds and {False} in kinds


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
    found = tuple(
        _headed(head, child, language) for head, child in zip(heads, section.children, strict=True)
    )
    size = sum(len(child.text()) + len(child.title) for child in section.children)
    numbered = [line.text for line in headings if without_marker(line.text, language) != line.text]
    return Group("sections", found, section.title, len(numbered) >= max(2, len(headings) - 1), size)


def _headed(head: Entry, child: Section, language: str) -> Entry:
    """A section as an entry: its own first paragraph, and its list or its subsections below."""
    title = head.title
    if head.body and not head.when:
        title, head = child.title, replace(head, body="")
    first = next((i for i, b in enumerate(child.blocks) if b.kind in _LISTED), None)
    paragraphs = [b for b in child.blocks[:first] if b.kind in ("paragraph", "quote")]
    text = one_line(paragraphs[0].text) if paragraphs else ""
    lines = tuple(Line(b.text, b.source) for b in paragraphs[:1])
    items = [block for block in child.blocks if block.kind == "item"]
    under: tuple[Entry, ...] = entries(_nest(items), language) if items else ()
    under += tuple(row for b in child.blocks if b.kind == "table" for row in _plain_rows(b))
    if not under and child.children:
        under = tuple(
            _headed(Entry(title=c.title, lines=_heading_lines(c)), c, language)
            for c in child.children
        )
    body = head.body or fit(text, language)
    return replace(head, title=title, body=body, lines=(*head.lines, *lines), entries=under)


def _plain_rows(table: Block) -> Iterator[Entry]:
    """A table's rows as lines: the first cell, and the others after it."""
    for first, *others in table.rows[1:]:
        said = " · ".join(cell for cell in others if re.search(r"\w", cell))
        line = Line(" | ".join((first, *others)), table.source)
        yield Entry(title=first, body=said, lines=(line,))


def _heading_lines(section: Section) -> tuple[Line, ...]:
    return (Line(section.title, section.heading.source),) if section.heading else ()


def _prose(root: Section, language: str) -> Group:
    """The sentences that say most, for a text without any list.

    Of a text that tells of years in their order, and of one full of figures, those sentences.
    """
    blocks = [b for s in root.walk() for b in s.blocks if b.kind == "paragraph"]
    pairs = list(islice(_sentences(blocks, language), _MOST))
    scores = salience([text for text, _ in pairs], language)
    ranked = sorted(range(len(pairs)), key=lambda i: -scores[i] * _weight(pairs[i][0], language))
    # A document is summed up; what a prompt says itself is all shown.
    own = bool(blocks) and blocks[0].source.title == "prompt"
    told = {i: _sentence(Line(text, b.source), language) for i, (text, b) in enumerate(pairs)}
    whole = {i: replace(e, title="", body=one_line(pairs[i][0])) for i, e in told.items()}
    years = {} if own else _years(pairs, language)
    valued = [] if own else [i for i in ranked if told[i].value]
    if years:
        told = {i: replace(whole[i], value="", when=w.text, date=w.date) for i, w in years.items()}
        ranked = [i for i in ranked if i in years]
    elif len(valued) >= _telling(pairs):
        told, ranked = whole, valued
    chosen = sorted(ranked[: _SAID if own else _SUMMED])
    found = tuple(told[i] for i in chosen)
    return Group("prose", found, root.title, False, sum(len(pairs[i][0]) for i in chosen))


def _telling(pairs: Sequence[object]) -> float:
    """From how many sentences of one kind on a text is told by them alone."""
    return max(4, 0.4 * len(pairs))


def _years(pairs: Sequence[tuple[str, Block]], language: str) -> dict[int, When]:
    """The first date of each sentence that has one; none where they are few or not in order."""
    found = {i: dated[0] for i, (text, _) in enumerate(pairs) if (dated := dates(text, language))}
    days = [when.date for when in found.values()]
    return found if len(found) >= _telling(pairs) and days == sorted(days) else {}


def _sentences(blocks: Sequence[Block], language: str) -> Iterator[tuple[str, Block]]:
    """Every sentence of some length, with its block."""
    for block in blocks:
        for text in sentences(block.text.replace("\n", " "), language):
            told = text.rstrip().endswith(_STOPS) or len(text.split()) > _LABEL
            if told or is_cjk(text) or block.source.title == "prompt":
                yield text, block


def _weight(sentence: str, language: str) -> float:
    """Sentences that lean on others or run long say less on their own; numbers say more."""
    leans = 0.4 if starts_with(sentence, "dangling", language) else 1.0
    return (
        leans * (1.3 if values(sentence, language) else 1.0) * (0.7 if width(sentence) > 180 else 1)
    )


def _sentence(line: Line, language: str) -> Entry:
    """A sentence; the first number that it tells, with a unit or a size, stands out."""
    found = entry(line, language)
    numbers = [
        v for v in values(line.text, language) if _tells(v) and not _aside(line.text, v, language)
    ]
    if not numbers or found.value or leading_date(line.text, language):
        return found
    return replace(found, value=numbers[0].text, amount=numbers[0].amount, unit=numbers[0].unit)


def _aside(text: str, value: Value, language: str) -> bool:
    """True for a number in brackets, or one that sets a bound: `streets with more than 30 % cover`."""
    before = text[: value.start]
    bounds = "|".join(re.escape(word) for word in words("joins", "bound", language))
    joins = "|".join(re.escape(word) for word in words("joins", "and", language))
    gap = r"\s*" if is_cjk(before) else r"\s+"
    bounded = rf"(?i)(?:^|\W)(?:{bounds}){gap}(?:\S+{gap}(?:{joins}){gap})?$"
    inside = max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))
    return inside or re.search(bounded, before) is not None


def _tells(value: Value) -> bool:
    """True for a number worth setting large: with a unit, or large and no bare year."""
    if re.fullmatch(r"\+?[\d(][\d\s()-]*-[\d\s()-]+", value.text):  # a telephone number
        return False
    if value.unit or value.amount is None:
        return not re.match(r"[12]\d{3}(?:s|er)?$", value.text)
    return value.amount >= 1000 and not re.fullmatch(r"[12]\d{3}", value.text.strip())
