"""What a prompt itself says: its lists, pairs, fields and lines as the blocks of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grounding.types import Block, Document, Source
from planner.composer.entries import label_of
from planner.composer.groups import ARROW
from planner.composer.lexicon import find, is_cjk, words
from planner.composer.numbers import values
from planner.composer.request import request
from planner.composer.text import sentences, starts_with, width

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_BULLET = re.compile(r"^(\s*)(?:[-*+•·▪◦‣–—])\s+(.+)$")
_NUMBERED = re.compile(r"^(\s*)(?:\(?\d{1,2}[.)、）]|[①-⑳])\s*(.+)$")
_ENUM = (
    re.compile(r"(?:(?<=\s)|(?<=[:：;,，；。])|^)\(?(\d{1,2})[.)）、]\s*(?=[^\d\s])"),
    re.compile(r"()([①-⑳])\s*"),
)
_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_RULE = re.compile(r"^[\s|:\-]+$")
_LONGEST = 240
"""More characters than this between two semicolons are no part of a list."""
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
    lines = [line for line in prompt.split("\n") if line.strip()]
    if len(lines) > 1:
        return _multi(prompt, language)
    return _single(prompt.strip(), language)


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
            blocks.extend(_single(line.strip(), language, number).blocks)
    blocks = _join_rows(_lead_ins(blocks))
    kinds = {block.kind for block in blocks}
    marked = bool(kinds & {"item", "table", "heading"})
    return Inline(tuple(blocks), tuple(fields), marked or len(blocks) > 1, marked)


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


def _lead_ins(blocks: Sequence[Block]) -> list[Block]:
    """A short line that ends in a colon before a list is the list's heading."""
    found: list[Block] = []
    for index, block in enumerate(blocks):
        after = blocks[index + 1].kind if index + 1 < len(blocks) else ""
        ends = block.text.rstrip().endswith((":", "："))
        if block.kind == "paragraph" and after == "item" and ends and width(block.text) <= 80:
            block = Block("heading", block.text.rstrip(" :："), block.source, 2)
        found.append(block)
    return found


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
    name = match[1].strip().lower()
    for role in ("title", "deck", "kicker", "call", "footer", "quote", "source", "note"):
        if name in {word.lower() for word in words("roles", role, language)}:
            return role, match[2].strip()
    return None


def is_direction(text: str, language: str) -> bool:
    """True for a sentence that tells how the picture should look, not what it should say."""
    folded = text.strip().lower()
    opening = [h for h in find(text, "request", language) if h.meaning in ("direction", "verb")]
    opens = bool(opening) and not text[: opening[0].start].strip()
    looks = len(find(text, "style", language)) + len(find(text, "colors", language))
    looks += sum(h.meaning in ("direction", "medium") for h in find(text, "request", language))
    return (opens and not values(folded, language)) or looks >= 3 or (opens and looks >= 2)


def _single(prompt: str, language: str, number: int = 1) -> Inline:
    """A prompt of one line: fields, numbered or lettered parts, arrows, lists, pairs, statements."""
    source = Source(title="prompt", locator=f"line {number}")
    fields, rest = _fields(prompt, language)
    for read in (_enumerated, _arrowed, _labelled, _listed):
        found = read(rest, source, language)
        if found:
            labels = sum(label_of(b.text) is not None for b in found if b.kind == "item")
            return Inline(tuple(found), fields, True, read is not _listed or labels >= 2)
    return Inline(tuple(_statements(rest, source, language)), fields, len(fields) > 1)


def _fields(prompt: str, language: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """`Title: A; Subtitle: B` taken out of the line, and what is left."""
    found: list[tuple[str, str]] = []
    kept: list[str] = []
    for part in re.split(r"(?<=[;；|。])\s*|(?<=[.!?])\s+(?=[^\W\d])|(?<=,)\s+(?=[^\W\d_]+\s?[:：])", prompt):
        role = _field(part.rstrip(" ;；|,"), language)
        if role is not None:
            found.append(role)
        else:
            kept.append(part)
    return tuple(found), " ".join(kept).strip()


def _enumerated(text: str, source: Source, language: str) -> list[Block]:
    """`1. ... 2. ... 3. ...` in one line, and `①...②...`."""
    for pattern in _ENUM:
        marks = _ascending(list(pattern.finditer(text)))
        if len(marks) < 2:
            continue
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        parts = [text[m.end() : end].strip(" ,;，；") for m, end in zip(marks, ends, strict=True)]
        head = _head(text[: marks[0].start()], source, language)
        return [*head, *(Block("item", part, source, 1, True) for part in parts if part)]
    return _stepped(text, source, language)


def _ascending(marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count 1, 2, 3 ..."""
    found: list[re.Match[str]] = []
    for mark in marks:
        number = int(mark[1]) if mark[1] else ord(mark[2]) - ord("①") + 1
        if number == len(found) + 1:
            found.append(mark)
    return found


def _stepped(text: str, source: Source, language: str) -> list[Block]:
    """`Step 1: ... Step 2: ...` and `第一步：...第二步：...` in one line."""
    names = "|".join(re.escape(word) for word in words("ordinals", "step", language))
    pattern = rf"(?i)(?:{names})\s*(?:\d{{1,2}}|[一二三四五六七八九十])?\s*[:：.)、–—-]\s*"
    marks = list(re.finditer(pattern, text))
    if len(marks) < 2:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[m.end() : end].strip(" ,;，；") for m, end in zip(marks, ends, strict=True)]
    head = _head(text[: marks[0].start()], source, language)
    return [*head, *(Block("item", part, source, 1, True) for part in parts if part)]


def _arrowed(text: str, source: Source, language: str) -> list[Block]:
    """`Topic: A -> B -> C`."""
    if len(ARROW.findall(text)) < 2:
        return []
    head, rest = _at_colon(text)
    chains = [part for part in re.split(r"[;；\n]|\.\s", rest) if ARROW.search(part)]
    return [*_head(head, source, language), *(Block("paragraph", c.strip(), source) for c in chains)]


def _at_colon(text: str) -> tuple[str, str]:
    """The text before and after its first colon that ends a phrase."""
    match = re.search(r"：|:(?!//)(?=\s|[^\d\s])", text)
    return (text[: match.start()], text[match.end() :].strip()) if match else ("", text)


def _labelled(text: str, source: Source, language: str) -> list[Block]:
    """`Q3 results. Revenue: 4.2M. Users: 1.3M.`: sentences that are labels and what they label."""
    parts = sentences(text, language)
    labelled = [part for part in parts if label_of(part) is not None]
    if len(labelled) < 2 or len(labelled) < 0.6 * len(parts) or parts[-1] not in labelled:
        return []
    start = parts.index(labelled[0])
    head = _head(" ".join(parts[:start]), source, language)
    return [*head, *(Block("item", part.rstrip(" .。;；"), source, 1) for part in parts[start:])]


def _listed(text: str, source: Source, language: str) -> list[Block]:
    """`Topic: a, b, c and d`, `Topic: A: x; B: y`, and `Asia 59 %, Africa 18 %`."""
    head, rest = _at_colon(text)
    rest, after = _first_list(rest, language)
    whole = _parts(f"{head}: {rest}" if head else rest, language)
    if not whole:
        return []
    colons = [len(re.findall(r"：|:(?=\s|[^\d\s/])", part)) for part in whole]
    if not head or (len(whole) > 1 and set(colons) == {1} and all(map(label_of, whole))):
        head, rest = "", f"{head}: {rest}" if head else rest
    parts = _parts(rest, language)
    numeric = sum(bool(values(part, language)) for part in parts)
    if len(parts) < 2 or (not head and numeric < max(2, 0.8 * len(parts))):
        return []
    if not head and not all(_paired(part) for part in parts):
        return []
    parts = [part for part in parts if not starts_with(part, "asking", language)]
    if len(parts) < 3 and not all(label_of(part) or values(part, language) for part in parts):
        return []
    stated = _statements(after, source, language)
    return [*_head(head, source, language), *(Block("item", part, source, 1) for part in parts), *stated]


def _first_list(text: str, language: str) -> tuple[str, str]:
    """The list, and the sentences after it; a list by semicolons may hold several sentences."""
    parts = sentences(text, language)
    if len(parts) < 2 or any(mark in "".join(parts[1:]) for mark in ";；؛"):
        return text, ""
    return parts[0], text[len(parts[0]) :].strip()


def _paired(part: str) -> bool:
    """`Name 12 %` or `Name: 12`: short, a name first and a number last."""
    found = values(part)
    return width(part) <= 60 and (label_of(part) is not None or bool(found and found[0].start > 0))


def _parts(text: str, language: str) -> list[str]:
    """A list in a sentence: by semicolons, else by commas, with the last "and" cut."""
    first = sentences(text, language)
    strong = re.split(r"\s*[;；؛]\s*|\s+\|\s+", text.strip())
    strong = [part.strip(" .。,") for part in strong if part.strip(" .。,")]
    if len(strong) > 1:
        return strong if all(width(part) <= _LONGEST for part in strong) else []
    body = first[0] if first else ""
    if len(first) > 1 and sum(label_of(s) is not None for s in first) == len(first):
        return [sentence.rstrip(" .。") for sentence in first]
    parts = re.split(r"\s*[、，،]\s*|,\s+(?![^()]*\))", body.strip(" .。"))
    if len(parts) > 1:
        parts = [*parts[:-1], *_last_and(parts[-1], language)]
    found = [part.strip(" .。") for part in parts if part.strip(" .。")]
    return found if all(width(part) <= 90 for part in found) else []


def _last_and(part: str, language: str) -> list[str]:
    """`c and d` as two, `and d` as one."""
    joins = "|".join(re.escape(word) for word in words("joins", "and", language))
    if is_cjk(part):
        return [piece for piece in re.split(rf"(?:{joins})", part, maxsplit=1) if piece]
    part = re.sub(rf"^(?:{joins})\s+", "", part, flags=re.IGNORECASE)
    pieces = re.split(rf"\s+(?:{joins})\s+", part)
    return pieces if len(pieces) == 2 and all(width(p) <= 40 for p in pieces) else [part]


def _head(text: str, source: Source, language: str) -> list[Block]:
    """What stands before a list: its heading where it says more than the words of asking."""
    text = text.strip(" :：,，-–—.")
    if not text or find_list_word(text, language):
        return []
    asked = request(text, language)
    *before, last = sentences(text, language) or [text]
    topic = asked.topic if asked.asked else last.strip(" :：")
    stated = [Block("paragraph", s, source) for s in before if not is_direction(s, language)]
    if asked.asked or find_list_word(last.strip(" :："), language):
        stated = [b for b in stated if not request(b.text, language).asked]
    if not topic and not asked.verb:
        topic = last.strip(" :：")
    heading = topic if not find_list_word(topic, language) else ""
    return [*([Block("heading", heading, source, 1)] if heading else []), *stated]


def find_list_word(text: str, language: str) -> bool:
    """True where a lead-in is nothing but a word such as "Steps" or "Facts"."""
    return text.strip().lower() in {word.lower() for word in words("roles", "list", language)}


def _statements(text: str, source: Source, language: str) -> list[Block]:
    """The sentences that state something: not the request, not directions."""
    found: list[Block] = []
    topic = ""
    for index, sentence in enumerate(sentences(text, language)):
        asked = request(sentence, language) if index == 0 else None
        if asked is not None and asked.asked:
            topic = asked.topic
        elif not is_direction(sentence, language) and states(sentence, language):
            found.append(Block("paragraph", sentence, source))
    return [*([Block("heading", topic, source, 1)] if topic and found else []), *found]


def states(sentence: str, language: str) -> bool:
    """True where a sentence says something: it has a predicate, or a number and a few words."""
    if sentence.rstrip().endswith(("?", "？", "؟")) or starts_with(sentence, "asking", language):
        return False
    predicate = any(hit.meaning == "predicate" for hit in find(sentence, "predicates", language))
    long_enough = len(sentence.split()) >= 3 or (is_cjk(sentence) and width(sentence) >= 10)
    numbers = [v for v in values(sentence, language) if v.unit or "," in v.text or "." in v.text]
    return long_enough and (predicate or bool(numbers))
