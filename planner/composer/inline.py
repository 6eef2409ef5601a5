"""What a prompt itself says: its lists, pairs, fields and lines as the blocks of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grounding.types import Block, Document, Source
from planner.composer.chronicles import chronicled, reckoned
from planner.composer.decisions import decided
from planner.composer.events import announced, invitation
from planner.composer.faq import answered
from planner.composer.heads import table_name
from planner.composer.hierarchies import under
from planner.composer.labelled import labelled
from planner.composer.labels import label_of
from planner.composer.layered import layered
from planner.composer.lexicon import find, words
from planner.composer.lists import arrowed, counted, listed, pictured
from planner.composer.matrixed import matrixed
from planner.composer.named import compared
from planner.composer.numbered import enumerated
from planner.composer.quizzes import with_options, without_answers
from planner.composer.quotes import MASKED
from planner.composer.request import request
from planner.composer.schedules import scheduled
from planner.composer.sequences import sequenced, yearly
from planner.composer.statements import (
    is_direction,
    is_list_word,
    is_notice_form,
    statements,
    states,
)
from planner.composer.swot import swot
from planner.composer.text import sentences
from planner.composer.titled import titled
from planner.composer.told_lists import told_lists
from planner.composer.topic import only_looks, without_graphic
from planner.composer.twofold import twofold

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_BULLET = re.compile(r"^(\s*)(?:[-*+•·▪◦‣–—]|\[[ xX]?\])\s+(?:\[[ xX]?\]\s+)?(.+)$")
_NUMBERED = re.compile(r"^(\s*)(?:\(?\d{1,2}[.)、）]|[①-⑳])\s*(.+)$")
_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_RULE = re.compile(r"^[\s|:\-]+$")
_TELLS = 24
"""A label and its text together are no shorter than this where they say something."""
_FIELD_ENDS, _CLAUSE_ENDS = " ;；|,", (";", "；")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|`|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class Inline:
    """The content of a prompt: blocks, and the fields it names (`title`, `deck`, `call`, ...).

    `structured` tells a list from loose sentences; `explicit` one that is marked as a list by
    numbers, bullets, arrows or labels and not only by commas.
    """

    blocks: tuple[Block, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    structured: bool = False
    explicit: bool = False

    def document(self, language: str, title: str | None) -> Document:
        """The blocks as a document of their own."""
        return Document(title, self.blocks, Source(title="prompt"), language)


def inline(prompt: str, language: str) -> Inline:
    """Read the content of a prompt; empty where it only asks for something."""
    prompt, answers = without_answers(_title_apart(_rows_apart(prompt)), language)
    many = sum(bool(line.strip()) for line in prompt.split("\n")) > 1
    own = _multi(prompt, language) if many else _single(prompt.strip(), language)
    fields = (*own.fields, ("note", answers)) if answers else own.fields
    blocks = with_options(own.blocks)
    if blocks and blocks[0].kind == "heading":
        first, *rest = blocks
        blocks = (replace(first, text=without_graphic(first.text, language)), *rest)
    return replace(own, blocks=blocks, fields=fields)


def _rows_apart(prompt: str) -> str:
    """`| a | b | |---|---| | 1 | 2 |` in one line: a table's rows on lines of their own."""
    rule = re.search(r"\|(?:\s*:?-{2,}:?\s*\|)+", prompt)
    if rule is None or "\n" in prompt.strip():
        return prompt
    count = rule.group().count("|") - 1
    row = re.compile(rf"\|(?:[^|\n]*\|){{{count}}}")
    start = prompt.find("|")
    rows = [match.group() for match in row.finditer(prompt, start)]
    end = max(match.end() for match in row.finditer(prompt, start))
    return "\n".join(part for part in (prompt[:start], *rows, prompt[end:]) if part.strip())


def _title_apart(prompt: str) -> str:
    """`Quiz: 1. Which?` over a line `2. …`: the title on a line of its own."""
    title = re.match(r"\s*([^\n:：]{1,60})[:：]\s*(?=1[.)]\s)", prompt)
    many = title is not None and re.search(r"(?m)^\s*2[.)]\s", prompt[title.end() :])
    return f"{title[1]}\n{prompt[title.end() :]}" if title and many else prompt


def _multi(prompt: str, language: str) -> Inline:
    """A prompt of several lines: headings, bullets, numbers, rows, fields and paragraphs."""
    blocks: list[Block] = []
    fields: list[tuple[str, str]] = []
    lines = prompt.split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        first = not blocks and not fields
        asked = first and _asks(line, language)
        role = _field(line, language)
        if role is not None:
            fields.append(role)
        elif not asked and not is_direction(line, language):
            blocks.append(_block(line, number))
        elif asked:
            blocks.extend(_request_line(line, language, number))
    blocks = _join_rows(blocks)
    kinds = {block.kind for block in blocks}
    marked = bool(kinds & {"item", "table", "heading"})
    return Inline(tuple(blocks), tuple(fields), marked or len(blocks) > 1, marked)


def _request_line(line: str, language: str, number: int) -> tuple[Block, ...]:
    """A first line that asks: the list that it holds itself, else its topic as the heading."""
    found = tuple(
        block for block in _single(line.strip(), language, number).blocks
        if not is_list_word(block.text.strip(" :："), language)
    )  # fmt: skip
    asked = request(line, language)
    topic = asked.topic or ("" if asked.verb else line.strip(" :："))
    if found or not topic or is_list_word(topic, language):
        return found
    return (Block("heading", topic, Source(title="prompt", locator=f"line {number}"), 1),)


def _asks(line: str, language: str) -> bool:
    """True for a first line that asks for a picture, or ends in a colon after asking."""
    bare = _HEADING.match(line) is None and _BULLET.match(line) is None
    return bare and _NUMBERED.match(line) is None and request(line, language).asked


def _block(line: str, number: int) -> Block:
    """One line as a block, its markup taken off."""
    source = Source(title="prompt", locator=f"line {number}")
    heading, bullet, numbered = _HEADING.match(line), _BULLET.match(line), _NUMBERED.match(line)
    if heading:
        return Block("heading", _plain(heading[2]), source, len(heading[1]))
    if bullet or numbered:
        match = bullet or numbered
        assert match is not None
        depth = 1 + len(match[1].replace("\t", "  ")) // 2
        return Block("item", _plain(match[2]), source, depth, numbered is not None)
    row = _ROW.match(line)
    if row:
        cells = tuple(_plain(cell) for cell in row[1].split("|"))
        return Block("table", "", source, rows=() if _RULE.match(line) else (cells,))
    if line.lstrip().startswith("> "):
        return Block("quote", _plain(line.lstrip()[2:]), source)
    return Block("paragraph", _plain(line), source)


def _plain(text: str) -> str:
    return _EMPHASIS.sub(r"\2", text.strip())


def _join_rows(blocks: Sequence[Block]) -> list[Block]:
    """Neighbouring rows are one table."""
    found: list[Block] = []
    for block in blocks:
        if block.kind == "table" and found and found[-1].kind == "table":
            last = found.pop()
            block = Block("table", "", last.source, rows=(*last.rows, *block.rows))
        found.append(block)
    return found


def _field(text: str, language: str) -> tuple[str, str] | None:
    """`Title: ...` and its kind: the role and the words."""
    match = re.match(r"^\s*[*_]*([^:：]{2,30}?)[*_]*\s*[:：]\s*[*_]*(.+)$", text)
    if match is None:
        return None
    name = _bare(match[1].strip(), language).lower()
    for role in ("title", "deck", "kicker", "call", "footer", "quote", "source", "note"):
        if name in {word.lower() for word in words("roles", role, language)}:
            said = match[2].strip()
            if name in words("roles", "warning", language):
                return role, text.strip()  # a warning says that it is one
            quoted = MASKED.match(said)
            return role, quoted.group() if quoted else said
    return None


def _bare(name: str, language: str) -> str:
    """`Tagline at the bottom`: the name of a field without its place on the page."""
    hits = find(name, "roles", language)
    place = name[hits[0].end :] if hits and hits[0].start == 0 else ""
    placed = find(place, "layout", language)
    return name[: hits[0].end] if placed and len(place.split()) <= 3 else name


def _single(prompt: str, language: str, number: int = 1) -> Inline:
    """A prompt of one line: fields, numbered parts, arrows, lists, pairs, statements."""
    source = Source(title="prompt", locator=f"line {number}")
    fields, rest = _fields(_without_medium(prompt, language), language)
    for read in (
        enumerated,
        layered,
        scheduled,
        sequenced,
        chronicled,
        answered,
        swot,
        told_lists,
        matrixed,
        twofold,
        announced,
        arrowed,
        decided,
        under,
        pictured,
        compared,
        labelled,
        yearly,
        counted,
        listed,
        reckoned,
        titled,
    ):
        found = read(rest, source, language)
        if found:
            opens = invitation(prompt, language) if read is announced else ""
            fields = (*fields, ("kicker", opens)) if opens else fields
            labels = sum(label_of(b.text) is not None for b in found if b.kind == "item")
            return Inline(tuple(found), fields, True, read is not listed or labels >= 2)
    stated = statements(rest, source, language)
    if not stated and not fields:  # `Poster: Jazz night. Friday 8 pm.`: said after a request
        stated = statements(prompt, source, language)
    if not stated or [block.text for block in stated] == [rest]:
        stated = _defined(rest, source, language) or stated
    return Inline(tuple(stated), fields, len(fields) > 1)


def _without_medium(prompt: str, language: str) -> str:
    """`Infographic: 3 facts about bees: ...` without its first word, where a title follows."""
    label = label_of(prompt)
    if label is None or MASKED.search(label[0]) or MASKED.match(label[1]):
        return prompt
    several = states(label[1], language) or len(sentences(label[1], language)) > 1
    if several and is_notice_form(label[0], language):
        return label[1]
    bare = without_graphic(label[0], language)
    compound = len(label[0].removeprefix(bare).split()) == 1  # no `CV en infographie`
    if several and compound and not request(label[0], language).asked:
        return f"{bare}. {label[1]}"  # `Lost cat poster: Minka is missing. Call us.`
    integral = label[0].casefold() in words("request", "integral", language)
    if integral or table_name(label[0], language):
        return prompt  # `Menu: Soup: 5, Salad: 4`
    if not only_looks(label[0], language):
        form = any(len(label[0]) == h.end - h.start for h in find(label[0], "archetypes", language))
        alone = len(re.findall(r":\s|：", label[1])) == 1
        return label[1] if form and alone else prompt  # `Tree: Animals: mammals, birds`
    titled = re.search(r":(?=\s)|：|\s1[.)]\s", label[1])
    return label[1] if titled or len(sentences(label[1], language)) > 1 else prompt


def _defined(text: str, source: Source, language: str) -> list[Block]:
    """`Photosynthesis: the process by which ...`: a name and what is said of it."""
    label = label_of(text)
    if label is None or request(text, language).asked or len(text) < _TELLS:
        return []
    return [Block("heading", label[0], source, 1), Block("paragraph", label[1], source)]


def _fields(prompt: str, language: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """`Title: A; Subtitle: B` taken out of the line, and what is left; a note ends with its sentence."""
    found: list[tuple[str, str]] = []
    kept: list[str] = []
    noted = ""
    for part in re.split(
        r"(?<=[;；|。])\s*|(?<=[.!?])\s+(?=[^\W\d])|(?<=,)\s+(?=[^\W\d_]+\s?[:：])", prompt
    ):
        whole = f"{noted} {part}" if noted else part
        role = _field(part.rstrip(_FIELD_ENDS), language)
        if role is None and noted:
            found[-1] = _field(whole.rstrip(_FIELD_ENDS), language) or found[-1]
        elif role is not None:
            found.append(role)
            whole = part
        else:
            kept.append(part)
        noted = whole if found and found[-1][0] == "note" and part.endswith(_CLAUSE_ENDS) else ""
    return tuple(found), " ".join(kept).strip()
