"""Counts told name by name, `Spring: 42 adults, 18 children. Summer: 80 adults, 45 children.`, as grouped bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from grounding.types import Source
from planner.brief import PromptBrief
from planner.composer.events import clock_at
from planner.composer.heads import head_blocks
from planner.composer.lexicon import find, is_cjk, words
from planner.composer.numbers import values
from planner.composer.parts import at_colon
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, sentences, stopwords, strip_stop
from planner.composer.topic import EDGES
from planner.composer.wide_marks import wide_marks
from planner.content import ChartSpec, Content
from planner.parts import DataColumn, Reasoning

_LEAST, _WORDS = 3, 4
"""Names at least, and words of a name or of what is counted at most."""
_LONG = 24
"""Characters of a name or of what is counted at most."""
_MEASURE = "[名个個位只本张張台件]"
"""Chinese measure words before what is counted, which are no units."""


@dataclass(frozen=True, slots=True)
class _Count:
    """One number: under which name, of what, in which unit; `opens` where it begins a name, `marked` behind
    a colon."""

    name: str
    noun: str
    amount: float
    written: str
    unit: str
    decimals: int
    opens: bool
    marked: bool


def from_tallies(brief: PromptBrief) -> Content | None:
    """Every number of a prompt that counts the same things under each of three names or more; else None."""
    lead, told, after = _cut(wide_marks(brief.prompt, brief.language), brief.language)
    rows = _rows(told, brief.language)
    if not rows or brief.quoted:
        return None
    names = tuple(rows)
    nouns = tuple(_bare(rows, k) for k in range(len(rows[names[0]])))
    headline = _title(lead, brief.language) or ", ".join(nouns).capitalize()
    if _is_table(brief, headline):
        return _table(headline, rows, nouns, brief.language)
    first = rows[names[0]][0]
    decimals = max(count.decimals for row in rows.values() for count in row)
    columns = (
        DataColumn(name=" ", values=names),
        *(
            DataColumn(
                name=noun, kind="number", unit=first.unit or None, decimals=decimals,
                values=tuple(row[k].amount for row in rows.values()),
            )
            for k, noun in enumerate(nouns)
        ),
    )  # fmt: skip
    chart = ChartSpec(
        "grouped", columns, headline, x=" ", y=nouns, unit=first.unit or None, decimals=decimals,
        alt=headline,
    )  # fmt: skip
    return Content(
        headline=headline,
        language=brief.language,
        deck=" ".join(after),
        charts=(chart,),
        archetypes=(("charts", "the same things are counted under each name"),),
        topic=brief.topic or headline,
        reasoning=(
            Reasoning(
                stage="content", text=f"{len(rows)} rows of counts are read as they are told."
            ),
        ),
    )


def _is_table(brief: PromptBrief, headline: str) -> bool:
    kinds = {name for name, _ in brief.asks.archetypes}
    kinds |= {hit.meaning for hit in find(headline, "archetypes", brief.language)}
    return not kinds.isdisjoint(("table", "ranking"))


def _table(
    headline: str, rows: dict[str, list[_Count]], nouns: Sequence[str], language: str
) -> Content:
    """The counts as rows under what they count."""
    cells = (
        (name, *(f"{count.written} {count.unit}".strip() for count in row))
        for name, row in rows.items()
    )
    return Content(
        headline=headline,
        language=language,
        table=(("", *map(sentence_case, nouns)), *cells),
        archetypes=(("table", "the same things are counted under each name"),),
        topic=headline,
    )


def _cut(prompt: str, language: str) -> tuple[str, list[str], list[str]]:
    """What stands before the counts, the sentences that count, and those after them."""
    told = [
        part
        for sentence in sentences(prompt, language)
        for part in re.split(r"\s*[;；]\s*", sentence)
    ]
    counting = [i for i, part in enumerate(told) if re.search(r"\d", part)]
    if not counting:
        return "", [], []
    first, last = counting[0], counting[-1] + 1
    lead, rows = list(told[:first]), told[first:last]
    head, rest = at_colon(rows[0])
    only = not any(at_colon(part)[0] for part in (rest, *rows[1:]))
    if head and (at_colon(rest)[0] or (only and not rest[:1].isdigit())):
        lead, rows = [*lead, f"{head}:"], [rest, *rows[1:]]
    after = [part for part in told[last:] if not is_direction(part, language)]
    return " ".join(lead), rows, after


def _title(lead: str, language: str) -> str:
    heads = head_blocks(lead, Source(title="prompt"), language) if lead else []
    return next((sentence_case(block.text) for block in heads if block.kind == "heading"), "")


def _rows(told: Sequence[str], language: str) -> dict[str, list[_Count]]:
    """The counts by name; empty where some part is none, or names differ in what they count."""
    rows: dict[str, list[_Count]] = {}
    name = ""
    for part in (p for sentence in told for p in _parts(strip_stop(sentence), language)):
        count = _count(part, name, language)
        if count is None or (count.opens and count.name in rows) or not count.name:
            return {}
        name = count.name
        rows.setdefault(name, []).append(count)
    kinds = {tuple(_key(count.noun) for count in row) for row in rows.values()}
    units = {count.unit for row in rows.values() for count in row}
    first = next(iter(rows.values()), [])
    alike = len(rows) >= _LEAST and len(kinds) == len(units) == 1
    distinct = len(first) > 1 and len({_key(count.noun) for count in first}) == len(first)
    return _named(rows) if alike and distinct else {}


def _named(rows: dict[str, list[_Count]]) -> dict[str, list[_Count]]:
    """The rows under their names alone: `Spring` where `in spring came 42` stands beside `in summer 80`."""
    if any(row[0].marked for row in rows.values()):
        return rows
    least = min(len(name.split()) for name in rows)
    short = {" ".join(name.split()[:least]): row for name, row in rows.items()}
    return short if len(short) == len(rows) else rows


def _parts(sentence: str, language: str) -> list[str]:
    """Between commas and joints, and before each number behind the first: `Ann 7 games 16 points`."""
    found = []
    for part in _joins(language).split(sentence):
        _, said = at_colon(part)
        at = len(part) - len(said)
        cuts = [at + value.start for value in values(said, language)[1:]]
        found += [
            part[i:j].strip(EDGES) for i, j in zip([0, *cuts], [*cuts, len(part)], strict=True)
        ]
    return [part for part in found if part]


@cache
def _joins(language: str) -> re.Pattern[str]:
    joins = "|".join(map(re.escape, words("joins", "and", language)))
    dense = "|".join(re.escape(word) for word in words("joins", "and", language) if is_cjk(word))
    more = rf"|(?<=[^\W\d_])(?:{dense})(?=\d)" if dense else ""
    return re.compile(rf"(?i),\s+(?:(?:{joins})\s+)?|[，、]|\s+(?:{joins})\s+{more}")


def _count(part: str, name: str, language: str) -> _Count | None:
    """`Spring: 42 adults`, `18 children`, `heating 40 MWh`, `in summer 80 adults`."""
    head, said = at_colon(part)
    found = values(said, language)
    if len(found) != 1 or found[0].amount is None or clock_at(said, language):
        return None
    value, amount = found[0], found[0].amount
    before, behind = said[: value.start].strip(EDGES), said[value.end :].strip(EDGES)
    if not behind and before:  # the name, if any, stands before a colon
        noun, opened = before, head
    elif before and not head:
        noun, opened = behind, _told_name(before, language)
        if not opened:
            return None
    else:
        noun, opened = behind, head
    noun = re.sub(rf"^{_MEASURE}(?=[^\W\d_]{{2}})", "", _without_joins(noun, language))
    called = opened or name
    if (before and behind and head) or not noun or not _short(called) or not _short(noun):
        return None
    decimals = len(m[1]) if (m := re.search(r"\d[.,](\d{1,2})(?!\d)", value.text)) else 0
    unit = "" if re.fullmatch(_MEASURE, value.unit) else value.unit
    return _Count(
        sentence_case(called), noun, amount, value.text, unit, decimals, bool(opened), bool(head)
    )


def _told_name(before: str, language: str) -> str:
    """`in spring` and `we had in spring` as `spring`; "" for more words than a name has."""
    joins = {word.lower() for word in words("joins", "when", language)}
    held = before.split(" ")
    while held and held[0].lower() in joins:
        held = held[1:]
    return _without_joins(" ".join(held), language)


def _without_joins(text: str, language: str) -> str:
    """The text without small words around it: `for gas`, `points from`."""
    held, small = text.split(" "), stopwords(language)
    while len(held) > 1 and held[0].lower() in small:
        held = held[1:]
    while len(held) > 1 and held[-1].lower() in small:
        held = held[:-1]
    return " ".join(held)


def _short(text: str) -> bool:
    return len(text) <= _LONG and len(text.split()) <= _WORDS


def _key(noun: str) -> str:
    """What tells two nouns apart: all characters of Chinese and Japanese, else the first word."""
    return noun if is_cjk(noun) else noun.split()[0].casefold()


def _bare(rows: dict[str, list[_Count]], k: int) -> str:
    """What is counted in the words that say least: `children` of `children came`."""
    return min((row[k].noun for row in rows.values()), key=len)
