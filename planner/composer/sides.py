"""Lists that stand side by side: the halves of a comparison, four boxes, columns of a table."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from planner.composer.entries import Entry, Line, entries, entry
from planner.composer.groups import Group
from planner.composer.labels import label_of
from planner.composer.lexicon import is_cjk, words
from planner.composer.numbers import values
from planner.composer.text import sentence_case, sentences, width
from planner.composer.versus import versus

Rows = tuple[tuple[str, ...], ...]
_WORDS = 6
"""Words of a phrase at most; more are a clause."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of the sides, their entries with `side` set, and the same as a table."""

    names: tuple[str, ...]
    entries: tuple[Entry, ...]
    rows: Rows = ()
    parallel: bool = False


def sides(group: Group, prompt: str, language: str, wishes: Collection[str] = ()) -> Sides | None:
    """The sides of a list, where it has any. `wishes` are the archetypes that were asked for."""
    if group.kind == "table" and len(group.rows[0]) >= 3:
        named = not group.rows[0][0].strip() or "comparison" in wishes
        return _columns(group) if named else None
    columns = _alike([_column(entry_, language) for entry_ in group.entries])
    # What is needed and what is done with it, step by step, are no two sides.
    beside = len({entry_.ordered for entry_ in group.entries}) < 2 and all(columns)
    beside = beside and all(entry_.title for entry_ in group.entries)
    found = _lists(group, columns, wishes) if len(columns) >= 2 and beside else None
    return found or _named(group, prompt, language)


def _columns(group: Group) -> Sides:
    """A table with a column for each side."""
    names = group.rows[0][1:]
    found = tuple(
        replace(child, title=row.title, side=side)
        for side in range(len(names))
        for row in group.entries
        for child in row.entries[side : side + 1]
    )
    return Sides(names, found, group.rows, True)


def _alike(columns: list[tuple[Entry, ...]]) -> list[tuple[Entry, ...]]:
    """Columns of which one gives its numbers apart and another does not: all as they were written."""
    valued = [all(child.value for child in column) for column in columns if column]
    bare_ = all(
        len(child.lines) == 1 and not child.entries for column in columns for child in column
    )
    if all(valued) or not any(valued) or not bare_:
        return columns
    return [
        tuple(
            Entry(title=sentence_case(child.lines[0].text), lines=child.lines) for child in column
        )
        for column in columns
    ]


def _column(parent: Entry, language: str) -> tuple[Entry, ...]:
    """What stands under one heading: its list, else the parts or sentences of its text."""
    if parent.entries or not parent.body:
        return parent.entries
    # `LED: 9 W, 15,000 hours`: the first is no amount of all.
    label = label_of(parent.lines[0].text) if parent.value and len(parent.lines) == 1 else None
    told = label[1] if label else parent.body
    listed = re.split(r",\s+(?:and\s+)?|[、，،؛]\s*|;\s+", told)
    if len(listed) > 1 and _are_phrases(listed) and len(parent.lines) == 1:
        source = parent.lines[0].source
        return entries([Line(part.rstrip(" ."), source) for part in listed], language)
    if len(parent.lines) == 1:
        return (Entry(title=sentence_case(parent.body.rstrip(" .")), lines=parent.lines),)
    lines = [line for line in parent.lines if line.text != parent.title]
    return tuple(
        entry(Line(text, line.source), language)
        for line in lines
        for text in sentences(line.text, language)
    )


def _are_phrases(parts: Sequence[str]) -> bool:
    """True for what may stand in a list by commas: a few words each, no clauses of one sentence."""
    short = all(
        width(part) <= (24 if is_cjk(part) else 60)
        and len(part.split()) <= _WORDS
        and len(sentences(part)) == 1
        for part in parts
    )
    first, *others = parts
    goes_on = parts[-1].rstrip().endswith(".") and first[:1].isupper()
    goes_on = goes_on and all(part[:1].islower() and len(part.split()) > 2 for part in others)
    return short and not goes_on


def _lists(
    group: Group, columns: Sequence[tuple[Entry, ...]], wishes: Collection[str]
) -> Sides | None:
    """Two headed lists, four boxes, or more lists that share their labels."""
    labels = [{child.title for child in column if child.title} for column in columns]
    shared = set.intersection(*labels)
    parallel = len(shared) >= max(2, 0.5 * max(map(len, labels)))
    listed = all(entry_.entries for entry_ in group.entries)
    own = listed and not any(e.body for e in group.entries) and not _in_a_series(group.entries)
    boxes = len(columns) == 4 and ("quadrant" in wishes or own)
    several = all(
        len(column) > 1 and len(entry_.lines) == 1
        for entry_, column in zip(group.entries, columns, strict=True)
    )
    halves = len(columns) == 2 and (listed or several or "comparison" in wishes)
    if not ((parallel and listed) or boxes or halves):
        return None
    names = tuple(sentence_case(entry_.title) for entry_ in group.entries)
    found = tuple(
        replace(child, side=side) for side, column in enumerate(columns) for child in column
    )
    return Sides(names, found, _rows(names, columns) if parallel else (), parallel)


def _in_a_series(entries_: Sequence[Entry]) -> bool:
    """Whether names differ in a number alone: `Week 1`, `Week 2`."""
    return len({re.sub(r"\d+", "", entry_.title) for entry_ in entries_}) == 1


def _rows(names: tuple[str, ...], columns: Sequence[tuple[Entry, ...]]) -> Rows:
    """A table with a row for each label and a column for each list."""
    labels = list(
        dict.fromkeys(child.title for column in columns for child in column if child.title)
    )
    cells = [
        {child.title: " ".join(p for p in (child.value, child.body) if p) for child in column}
        for column in columns
    ]
    return (
        ("", *names),
        *((label, *(column.get(label, "") for column in cells)) for label in labels),
    )


def _named(group: Group, prompt: str, language: str) -> Sides | None:
    """`Tea vs coffee: tea has ..., coffee has ...`: entries that name their side."""
    names = versus(prompt, language)
    if names is None:
        return None
    both = [_halves(e, names, language) for e in group.entries]
    if all(both):
        every = [(i, e) for i in (0, 1) for pair in both for e in pair[i : i + 1]]
        shown = (sentence_case(names[0]), sentence_case(names[1]))
        return Sides(shown, tuple(replace(e, side=i) for i, e in every))
    found = [(_side_of(e, names), e) for e in group.entries]
    if any(side is None for side, _ in found) or {side for side, _ in found} != {0, 1}:
        return None
    ordered = sorted(((side or 0, e) for side, e in found), key=lambda pair: pair[0])
    shown = (sentence_case(names[0]), sentence_case(names[1]))
    return Sides(shown, tuple(replace(e, side=side) for side, e in ordered))


def _halves(entry_: Entry, names: tuple[str, str], language: str) -> tuple[Entry, ...]:
    """`coffee is brewed at 92 °C, tea at 80 °C` as what is said of each side, in the order of `names`."""
    text = entry_.lines[0].text.strip(" .;") if len(entry_.lines) == 1 else ""
    one, other = (_mention(name, language).search(text) for name in names)
    if one is None or other is None:
        return ()
    first = int(other.start() < one.start())
    opens, goes_on = (other, one) if first else (one, other)
    if text[: opens.start()].strip():
        return ()
    joins = "|".join(re.escape(word) for word in words("joins", "while", language))
    before = text[: goes_on.start()]
    cut = re.search(rf"(?i)(?:[,;，；、]\s*(?:(?:{joins})\s*)?|\s(?:{joins})\s+)$", before)
    if cut is None:
        return ()
    left = before[opens.end() : cut.start()].strip()
    right = _completed(left, text[goes_on.end() :].strip(), language)
    if not (left and right):
        return ()
    told = (right, left) if first else (left, right)
    return tuple(Entry(title=sentence_case(bare(said)), lines=entry_.lines) for said in told)


@cache
def _mention(name: str, language: str) -> re.Pattern[str]:
    """A name in a text, with its article, as one or as many: `a train` of `trains`."""
    if is_cjk(name):
        return re.compile(re.escape(name))
    article = "|".join(words("joins", "article", language))
    one = name[:-1] if len(name) > 3 and name.endswith("s") else name
    return re.compile(rf"(?i)(?<!\w)(?:(?:{article})\s+)?{re.escape(one)}s?(?!\w)")


def _completed(left: str, right: str, language: str) -> str:
    """The second half with the words that it leaves out: `originated in Ethiopia`, `in China`; `sleep 15 hours
    a day`, `12`."""
    number = next(iter(values(left, language)), None)
    if number and [value.text for value in values(right, language)] == [right]:
        unit = re.sub(r"^[\d.,\s]+", "", number.text)
        alike = right.casefold().rstrip("s").endswith(unit.casefold().rstrip("s"))
        if alike or right.replace(".", "").replace(",", "").isdigit():
            said = right if alike else f"{right} {unit}"
            return left[: number.start] + said + left[number.end :]
    own, more = left.split(), right.split()
    if not more or more[0] not in own[1:] or len(own) > 12:
        return right
    return " ".join([*own[: own.index(more[0], 1)], right])


def bare(said: str) -> str:
    """A predicate without the verb that says no more than that it is one."""
    said = re.sub(r"^[はがも]、?(?=\S)", "", said)
    return re.sub(r"^(?:has|have|had|is|are|was|were)\s+(?=\w)", "", said)


def _side_of(entry_: Entry, names: tuple[str, str]) -> int | None:
    text = f"{entry_.title} {entry_.body}".lower()
    named = [index for index, name in enumerate(names) if name.lower() in text]
    return named[0] if len(named) == 1 else None


def branched(group: Group, language: str) -> Group:
    """`Food: fruit, bread; Sport: yoga` with what is listed behind each name below it."""
    columns = _alike([_column(entry_, language) for entry_ in group.entries])
    if group.links or not all(columns) or not any(len(column) > 1 for column in columns):
        return group
    below = tuple(
        parent if parent.entries or not _are_phrases([child.title for child in column])
        else replace(parent, body="", entries=column)
        for parent, column in zip(group.entries, columns, strict=True)
    )  # fmt: skip
    return replace(group, entries=below)


def axes(title: str, language: str) -> tuple[str, ...]:
    """The two axes that the title of a quadrant names: "Impact vs effort matrix"."""
    names = versus(title, language)
    return tuple(sentence_case(name) for name in names) if names else ()
