"""Lists that count their parts in one line: `1. ... 2. ...`, `①...②...`, `Step 1: ... Step 2: ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.labels import label_of, ordinal
from planner.composer.parts import parts_of
from planner.composer.statements import is_direction
from planner.composer.text import sentences

_ENUM = (
    re.compile(r"(?:(?<=\s)|(?<=[:：;,，；。])|^)\(?(\d{1,2})[.)）、](?:\s+(?=\S)|(?=[^\d\s]))"),
    re.compile(r"()([①-⑳])\s*"),
)

_LETTER = re.compile(r"(?:(?<=\s)|(?<=[?？؟:：]))\(?([A-H])[)）.:]\s*(?=\S)")
_LETTERS = "ABCDEFGH"
_BEFORE = re.compile(r"^|[.!?:]\s+|[。！？：]\s*")
"""Where a question may begin."""


def enumerated(text: str, source: Source, language: str) -> list[Block]:
    """`1. ... 2. ... 3. ...` in one line, and `①...②...`."""
    parts = numbered_parts(text)
    if parts:
        head = _needs(text[: _marks(text)[0].start()], source, language)
        told = [text[start:end].strip(" ,;，；") for start, end in parts]
        told[-1] = _without_directions(told[-1], language)
        return [*head, *(Block("item", part, source, 1, True) for part in told if part)]
    return (
        _stepped(text, source, language)
        or _asked(text, source, language)
        or _lettered(text, source, language)
    )


def _without_directions(text: str, language: str) -> str:
    """The last part without the sentences after it that say how the picture should look."""
    first, *rest = sentences(text, language) or [text]
    kept = [s for s in rest if not is_direction(s, language)]
    return text if len(kept) == len(rest) else " ".join((first, *kept))


def numbered_parts(text: str) -> list[tuple[int, int]]:
    """Where the parts behind 1. 2. 3. stand: each to the next mark, the last to the end of its line."""
    marks = _marks(text)
    ends = [*(mark.start() for mark in marks[1:]), *([len(text)] if marks else [])]
    return [
        (m.end(), end if end < len(text) else _line_end(text, m.end()))
        for m, end in zip(marks, ends, strict=True)
    ]


def _marks(text: str) -> list[re.Match[str]]:
    """The numbers that count the parts of a list, or none."""
    found = (_ascending(list(pattern.finditer(text))) for pattern in _ENUM)
    return next((marks for marks in found if len(marks) > 1), [])


def _line_end(text: str, start: int) -> int:
    line = text.find("\n", start)
    return line if line >= 0 else len(text)


def _needs(text: str, source: Source, language: str) -> list[Block]:
    """`Cake: Ingredients: 2 eggs, milk. Method:` before the steps: a title and two headed lists."""
    *before, last = sentences(text, language) or [text]
    label = last.strip(" :：")
    first = (
        label_of(before[0]) if len(before) == 1 and text.rstrip().endswith((":", "：")) else None
    )
    inner = label_of(first[1]) if first else None
    if first is None or len(label.split()) > 4:
        return head_blocks(text, source, language)
    head, (name, rest) = (first[0], inner) if inner else ("", first)
    parts = parts_of(rest, language)
    if len(parts) < 2:
        return head_blocks(text, source, language)
    return [
        *head_blocks(head, source, language),
        Block("heading", name, source, 2),
        *(Block("item", part, source, 1) for part in parts),
        Block("heading", label, source, 2),
    ]


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
    marks = list(ordinal(language).finditer(text))
    if len(marks) < 2:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[m.end() : end].strip(" ,;，；") for m, end in zip(marks, ends, strict=True)]
    head = head_blocks(text[: marks[0].start()], source, language)
    return [*head, *(Block("item", part, source, 1, True) for part in parts if part)]


def _asked(text: str, source: Source, language: str) -> list[Block]:
    """`Which? A) ... B) ... Answer: B. What? A) ... B) ...`: several questions without numbers, each with all
    that stands behind it."""
    marks = list(_LETTER.finditer(text))
    firsts = [
        one.start() for one, two in pairwise(marks) if (one[1], two[1]) == ("A", "B")
    ]  # an `A:` alone is an answer
    asked = [text[:at].rstrip() for at in firsts]
    if len(firsts) < 2 or not all(one.endswith(("?", "？", "؟")) for one in asked):
        return []
    starts = [max(m.end() for m in _BEFORE.finditer(one[:-1])) for one in asked]
    ends = [*starts[1:], len(text)]
    told = [text[start:end].strip(" ,;，；") for start, end in zip(starts, ends, strict=True)]
    return [
        *head_blocks(text[: starts[0]], source, language),
        *(Block("item", one, source, 1, True) for one in told),
    ]


def _lettered(text: str, source: Source, language: str) -> list[Block]:
    """`Which? A) ... B) ... C) ... Answer: C`: a question, its options by letter, and what follows."""
    marks: list[re.Match[str]] = []
    for mark in _LETTER.finditer(text):
        if mark[1] == _LETTERS[len(marks) : len(marks) + 1]:
            marks.append(mark)
    question = sentences(text[: marks[0].start()], language) if len(marks) > 2 else []
    if not question or not question[-1].rstrip(" :：").endswith(("?", "？", "؟")):
        return []
    *_, asked = re.split(r"(?<=[^\W\d])[:：]\s*", question[-1])
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    told = [text[m.end() : end].strip(" ,;，；") for m, end in zip(marks, ends, strict=True)]
    told[-1], *after = sentences(told[-1], language)
    items = [f"{mark[1]}: {one.rstrip(' .。')}" for mark, one in zip(marks, told, strict=True)]
    return [
        Block("heading", asked, source, 1),
        *(Block("item", item, source, 1) for item in items),
        *(Block("paragraph", one, source) for one in after),
    ]
