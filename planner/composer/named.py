"""Prose that compares two named things, as the list of what is said of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.lexicon import find, words
from planner.composer.numbers import values
from planner.composer.parts import at_colon, parts_of
from planner.composer.sides import bare
from planner.composer.text import ARTICLE, sentences
from planner.composer.versus import versus


def compared(text: str, source: Source, language: str) -> list[Block]:
    """`TCP vs UDP: TCP is slow, keeps order. UDP is fast.`: what is said of each as its list."""
    head, rest = at_colon(text)
    told = _told(rest, language)
    if not head and len(told) > 2:
        head, told = told[0], told[1:]
    names = versus(head, language)
    if names is None:
        return []
    said: dict[str, list[str]] = {name: [] for name in names}
    for sentence in told:
        name, clause = _opens(sentence, names)
        if not name:
            return []
        said[name] += _clauses(clause, language)
    if not all(said.values()) or max(map(len, said.values())) < 2:
        return []
    items = (f"{name}: {'; '.join(clauses)}" for name, clauses in said.items())
    return [
        *head_blocks(head, source, language),
        *(Block("item", item, source, 1) for item in items),
    ]


def _told(text: str, language: str) -> list[str]:
    """Sentences, cut at semicolons and before a "while" or "but" behind a comma."""
    ands = words("joins", "and", language)
    joins = "|".join(re.escape(w) for w in words("joins", "while", language) if w not in ands)
    cut = re.compile(rf"(?i)\s*;\s*|,\s+(?:{joins})\s+")
    return [part for sentence in sentences(text, language) for part in cut.split(sentence) if part]


def _opens(sentence: str, names: Sequence[str]) -> tuple[str, str]:
    """The name that a sentence begins with, in the singular or in a compound, and what it says of it."""
    start = ARTICLE.sub("", sentence)
    found = [(name, match) for name in names if (match := _named(name).match(start))]
    if not found:
        return "", ""
    name, match = max(found, key=lambda pair: len(pair[0]))
    return name, start[match.end() :]


def _named(name: str) -> re.Pattern[str]:
    """`electric bikes` as they open a sentence: `electric bikes`, `bikes`, `e-bike`."""
    *first, last = name.split()
    stem = last[:-1] if len(last) > 3 and last.endswith("s") else last
    before = "".join(rf"(?:{re.escape(word)}\s+)?" for word in first)
    return re.compile(rf"(?i){before}(?:\w{{1,8}}-)?{re.escape(stem)}s?\s+(?=\w)")


def _clauses(said: str, language: str) -> list[str]:
    """`is slower and is used for email, keeps order` as clauses without the verb of being."""
    parts = parts_of(said, language) or [said]
    return [bare(clause) for part in parts for clause in _at_verbs(part.strip(" ."), language)]


def _at_verbs(part: str, language: str) -> Iterator[str]:
    """A clause cut before each "and" that a verb follows, or that stands between two numbers."""
    verbs = {hit.start for hit in find(part, "predicates", language) if hit.meaning == "predicate"}
    joins = "|".join(re.escape(word) for word in words("joins", "while", language))
    start = 0
    for join in re.finditer(rf"(?i)\s+(?:{joins})\s+", part):
        after = part[join.end() :]
        both = values(part[start : join.start()], language) and values(after, language)
        if join.end() in verbs or (both and not after[:1].isdigit()):
            yield part[start : join.start()]
            start = join.end()
    yield part[start:]
