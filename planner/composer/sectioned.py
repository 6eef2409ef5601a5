"""A document's sections as entries: heading, first sentences, list, table, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grounding.types import Block
from planner.composer.entries import Entry, Line, as_name, body_room, entries, entry, fit, shape_of
from planner.composer.labels import is_labelled
from planner.composer.outline import Section
from planner.composer.text import joined, one_line, sentence_case, width

_LISTED = ("item", "table")
_CLOSING = 200
"""Most characters of what closes a document without a list."""


def nested_lines(run: Sequence[Block]) -> tuple[Line, ...]:
    """Items by their depth: deeper ones go under the one before them."""
    top = min(block.level for block in run)
    lines: list[Line] = []
    start = 0
    while start < len(run):
        end = start + 1
        while end < len(run) and run[end].level > top:
            end += 1
        below = run[start + 1 : end] if run[start].level == top else run[start:end]
        under = nested_lines(below) if below else ()
        if run[start].level == top:
            block = run[start]
            lines.append(Line(block.text.strip(), block.source, under, block.lead))
        else:
            lines.extend(under)
        start = end
    return tuple(lines)


def headed(section: Section, language: str) -> tuple[Entry, ...]:
    """The sections under a heading: each one's heading, first sentences and list."""
    headings = [Line(c.title, c.heading.source) for c in section.children if c.heading]
    shape = shape_of(headings, language)
    heads = [as_name(entry(line, language, shape)) for line in headings]
    room = body_room(len(heads))
    children = _without_close(section.children)
    return tuple(
        _headed(head, child, language, room) for head, child in zip(heads, children, strict=True)
    )


def _without_close(sections: Sequence[Section]) -> Sequence[Section]:
    """The sections without what closes the document."""
    if not sections:
        return sections
    last = sections[-1]
    kept = last.blocks[: len(last.blocks) - len(closing(sections))]
    return (*sections[:-1], replace(last, blocks=kept))


def closing(sections: Sequence[Section]) -> Sequence[Block]:
    """What stands behind the last section's list, and behind no other's, closes the document.

    So does what stands behind its first paragraph, where no other section has a second, or a list.
    """
    if len(sections) < 2:
        return ()
    *others, last = sections
    if not any(block.kind in _LISTED for section in sections for block in section.blocks):
        alone = len(others) > 1 and all(len(section.blocks) == 1 for section in others)
        after = last.blocks[1:] if alone and not last.children else ()
        return after if sum(width(block.text) + 1 for block in after) <= _CLOSING else ()
    return () if any(_tail(section) for section in others) else _tail(last)


def _tail(section: Section) -> Sequence[Block]:
    """The paragraphs at the end of a section that has a list before them."""
    listed = [i for i, block in enumerate(section.blocks) if block.kind in _LISTED]
    after = section.blocks[listed[-1] + 1 :] if listed else ()
    return after if all(block.kind == "paragraph" for block in after) else ()


def _headed(head: Entry, child: Section, language: str, room: int) -> Entry:
    """A section as an entry: its own first paragraphs, and its list or its subsections below."""
    title = head.title
    if head.body and not head.when:
        title, head = child.title, replace(head, body="")
    first = next((i for i, b in enumerate(child.blocks) if b.kind in _LISTED), None)
    paragraphs = [b for b in child.blocks[:first] if b.kind in ("paragraph", "quote")]
    labelled = [b for b in paragraphs[1:] if b.kind == "paragraph" and is_labelled(b.text)]
    paragraphs = _opening([b for b in paragraphs if b not in labelled], room)
    text = joined([one_line(block.text) for block in paragraphs])
    lines = tuple(Line(b.text, b.source) for b in paragraphs)
    items = [block for block in child.blocks if block.kind == "item"]
    ordered = bool(items) and all(block.ordered for block in items if block.level == items[0].level)
    under = _as_written(entries(nested_lines(items), language)) if items else ()
    under = entries([Line(b.text, b.source) for b in labelled], language) + under
    under += tuple(row for b in child.blocks if b.kind == "table" for row in _plain_rows(b))
    if under and first is not None:
        under += tuple(_behind(child.blocks[first:], language, room))
    under += tuple(
        _headed(Entry(title=c.title, lines=_heading_lines(c)), c, language, room)
        for c in child.children
    )
    body = head.body or fit(text, language, room)
    return replace(
        head, title=title, body=body, lines=(*head.lines, *lines), entries=under, ordered=ordered
    )


def _behind(blocks: Sequence[Block], language: str, room: int) -> Iterator[Entry]:
    """The paragraphs behind a section's list: words without a title."""
    for block in _opening([b for b in blocks if b.kind == "paragraph"], room):
        text = fit(one_line(block.text), language, room)
        yield Entry(body=text, lines=(Line(block.text, block.source),), behind=True)


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
