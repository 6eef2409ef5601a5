"""What the prompt asks of a table: kinds of charts and findings, columns, categories, a top N."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from planner.findings.finding import Finding
from planner.findings.profile import Profile
from planner.findings.shapes import Parts
from planner.findings.words import load, tokens
from planner.numbers import CJK
from planner.plan import ChartKind

MOST_NAMES = 2000


@dataclass(frozen=True, slots=True)
class Ask:
    """What the prompt names. `categories` are lower case; `top` is the N of a top N."""

    charts: tuple[ChartKind, ...] = ()
    families: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    top: int | None = None

    def weight(self, finding: Finding) -> float:
        """How much more, or less, the prompt wants this finding than it would be worth alone."""
        factor = 1.35 if finding.family in self.families else 1.0
        # Who asks for the smallest does not want the largest.
        factor = 2.6 if finding.family == "bottom" and factor > 1 else factor
        if self.top is not None and finding.view == "rank" and _single(finding):
            factor *= 1.5
        if self.measures:
            named = sum(name in self.measures for name in finding.measures)
            factor *= 1.3 if named else 0.6
            factor *= 1.15 if named > 1 and finding.family == "relation" else 1.0
        if self.categories and finding.focus:
            hit = any(name.casefold() in self.categories for name in finding.focus)
            factor *= 1.35 if hit else 0.75
        return factor


def _single(finding: Finding) -> bool:
    """True where the finding ranks cases, not groups of them."""
    return isinstance(finding.shape, Parts) and finding.shape.reduced is None


def read_ask(prompt: str, seen: Profile) -> Ask:
    """Read the prompt against the columns and categories of the table."""
    text = prompt.casefold()
    if not text.strip():
        return Ask()
    cues = load("cues")
    return Ask(
        charts_named(text),
        frozenset(family for family, words in cues["families"].items() if _any(words, text)),
        frozenset(_named_measures(seen, text)),
        frozenset(_named_categories(seen, text)),
        _top(cues["top"], text),
    )


def charts_named(prompt: str) -> tuple[ChartKind, ...]:
    """The kinds of charts that a prompt names."""
    text, cues = prompt.casefold(), load("cues")["charts"]
    return tuple(cast(ChartKind, kind) for kind, words in cues.items() if _any(words, text))


def _any(words: list[str], text: str) -> bool:
    return any(_occurs(word, text) for word in words)


def _occurs(word: str, text: str) -> bool:
    """True where the word stands in the text as a word; in scripts without spaces, anywhere."""
    if CJK.search(word):
        return word in text
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _named_measures(seen: Profile, text: str) -> list[str]:
    columns = [m.column for m in seen.measures]
    meant = [c.name for c in columns if _meant(tokens(c.name), text)]
    found = [c.name for c in columns if all(_stem_occurs(word, text) for word in tokens(c.name))]
    for wide in seen.wides:
        if _occurs(wide.name.casefold(), text):
            found += [m.column.name for m in wide.measures]
    if found:
        return [*found, *meant]
    # Else by their words, where a word belongs to one or a few of them (`beer` in `beer_servings`).
    shared = [set(tokens(c.name)) for c in columns]
    common = set.intersection(*shared) if len(shared) > 1 else set()
    return meant + [
        c.name
        for c, words in zip(columns, shared, strict=True)
        if any(len(w) > 2 and _stem_occurs(w, text) for w in words - common)
    ]


def _meant(words: tuple[str, ...], text: str) -> bool:
    """True where the prompt asks for it in other words: `how far` for a distance."""
    return any(
        any(phrase in text for phrase in phrases) and set(words) & set(names)
        for phrases, names in load("cues")["questions"]
    )


def _stem_occurs(word: str, text: str) -> bool:
    return _occurs(word, text) or (word.endswith("s") and _occurs(word[:-1], text))


def _named_categories(seen: Profile, text: str) -> list[str]:
    columns = [*([seen.key] if seen.key else []), *seen.groups]
    names = [name for column in columns for name in list(seen.names(column))[:MOST_NAMES]]
    names += [m.name for m in seen.measures]
    return [name.casefold() for name in names if len(name) > 1 and _occurs(name.casefold(), text)]


def _top(patterns: list[str], text: str) -> int | None:
    for pattern in patterns:
        found = re.search(pattern, text)
        if found and 1 < int(found[1]) <= 30:
            return int(found[1])
    return None
