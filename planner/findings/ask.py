"""What the prompt asks of a table: kinds of charts and findings, columns, categories, a top N."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grounding.kin import share, words_of
from grounding.scripts import CJK, holds
from planner.findings.finding import Finding
from planner.findings.profile import Profile
from planner.findings.shapes import Parts, dims_of
from planner.findings.words import load, tokens
from planner.parts import ChartKind

MOST_NAMES = 2000


@dataclass(frozen=True, slots=True)
class Request:
    """One chart that the prompt asks for, with what its own words name: measures, and `by` what."""

    chart: ChartKind
    measures: frozenset[str]
    by: frozenset[str]

    def meets(self, finding: Finding) -> bool:
        """True where a finding is of what the request names."""
        measured = not self.measures or bool(self.measures & set(finding.measures))
        return measured and (not self.by or bool(self.by & dims_of(finding.shape)))


@dataclass(frozen=True, slots=True)
class Ask:
    """What the prompt names. `categories` are lower case; `top` is the N of a top N.

    `by` are the columns by whose kinds it wants things told.
    """

    requests: tuple[Request, ...] = ()
    families: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    top: int | None = None

    @property
    def charts(self) -> tuple[ChartKind, ...]:
        """The kinds of charts that it names."""
        return tuple(dict.fromkeys(request.chart for request in self.requests))

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
            factor *= 1.8 if named > 1 else 1.0
        if self.by:
            factor *= 1.5 if self.by & dims_of(finding.shape) else 1.0
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
        tuple(_requests(seen, cues["charts"], text)),
        frozenset(family for family, words in cues["families"].items() if _any(words, text)),
        frozenset(_named_measures(seen, text)),
        frozenset(_named_categories(seen, text)),
        frozenset(_named_dims(seen, text)),
        _top(cues["top"], text),
    )


def charts_named(prompt: str) -> tuple[ChartKind, ...]:
    """The kinds of charts that a prompt names."""
    text = prompt.casefold()
    cues: dict[ChartKind, list[str]] = load("cues")["charts"]
    return tuple(kind for kind, words in cues.items() if _any(words, text))


def _requests(seen: Profile, cues: dict[ChartKind, list[str]], text: str) -> Iterator[Request]:
    """The charts named, each with its words: those that follow it, or lead up to it, `X as bars`."""
    spans = {kind: span for kind, words in cues.items() if (span := _place(words, text))}
    if any(_adjoin(spans.get("bar"), spans.get(kind)) for kind in ("stacked", "grouped")):
        del spans["bar"]
    places = {kind: start for kind, (start, _) in spans.items()}
    kinds = sorted(places, key=places.__getitem__)
    ends = [0, *(places[kind] for kind in kinds[1:]), len(text)]
    before = text[: places[kinds[0]]] if kinds else ""
    if _named_measures(seen, before):
        ends = [0, *(places[kind] for kind in kinds)]
    for kind, start, end in zip(kinds, ends, ends[1:], strict=False):
        words = text[start:end] if len(kinds) > 1 else text
        measures = frozenset(_named_measures(seen, words))
        yield Request(kind, measures, frozenset(_named_dims(seen, words)))


def _place(words: list[str], text: str) -> tuple[int, int] | None:
    """Where the first of the words stands, the longest of those that begin there."""
    found = [(text.index(word), -len(word)) for word in words if _occurs(word, text)]
    start, less = min(found, default=(0, 0))
    return (start, start - less) if less else None


def _adjoin(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """True for `stacked bars`, `barres empilées`: one name of a chart, not two."""
    if one is None or other is None:
        return False
    return -1 <= max(one[0], other[0]) - min(one[1], other[1]) <= 1


def _named_dims(seen: Profile, text: str) -> list[str]:
    columns = [*([seen.key] if seen.key else []), *seen.groups]
    return [c.name for c in columns if all(_stem_occurs(word, text) for word in tokens(c.name))]


def _any(words: list[str], text: str) -> bool:
    return any(_occurs(word, text) for word in words)


def _occurs(word: str, text: str) -> bool:
    """True where the word stands in the text as a word; in scripts without spaces, anywhere."""
    if holds(word, CJK):
        return word in text
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _named_measures(seen: Profile, text: str) -> list[str]:
    columns = [m.column for m in seen.measures]
    meant = [c.name for c in columns if _meant(tokens(c.name), text)]
    found = [c.name for c in columns if all(_stem_occurs(word, text) for word in tokens(c.name))]
    asked = words_of(text)
    for wide in seen.wides:
        if _occurs(wide.name.casefold(), text) or share(words_of(wide.name), asked):
            found += [m.column.name for m in wide.measures]
    if found:
        return [*found, *meant]
    # Else by their words, where a word belongs to one or a few of them (`beer` in `beer_servings`).
    shared = [set(tokens(c.name)) for c in columns]
    common = set.intersection(*shared) if len(shared) > 1 else set()
    own = [(c.name, [w for w in words - common if len(w) > 2])
           for c, words in zip(columns, shared, strict=True)]  # fmt: skip
    said = [name for name, words in own if any(_stem_occurs(word, text) for word in words)]
    return meant + (said or [name for name, words in own if share(words, asked)])


def _meant(words: tuple[str, ...], text: str) -> bool:
    """True where the prompt asks for it in other words: `how far` for a distance."""
    return any(
        any(phrase in text for phrase in phrases) and set(words) & set(names)
        for phrases, names in load("cues")["questions"]
    )


def _stem_occurs(word: str, text: str) -> bool:
    """True where the word, or its plural or singular with an s, stands in the text."""
    other = word[:-1] if word.endswith("s") else f"{word}s"
    return _occurs(word, text) or (word.isascii() and _occurs(other, text))


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
