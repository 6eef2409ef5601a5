"""Runs of entries of one notation: where in a prompt its data stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from planner.composer.lexicon import find, words
from planner.composer.written.entries import MARK, Entry, entry, trimmed
from planner.composer.written.figures import Figure, figures

_STRONG = re.compile(
    r"[;；؛\n]+|[。！？]|[.!?](?=\s+(?![a-zа-яà-ÿ])|\s*$)"
    r"|(?:(?<=[\s)\]\d])|(?<=\w{4}))[.](?=\s)"
)
"""Ends of clauses and sentences: a full stop before a small letter ends no short word (`Mio.`)."""
_NAMED = re.compile(rf"{_STRONG.pattern}|[,，、]\s*(?=[^\d,，、;；:：.]{{1,40}}[:：]\s*\d)")
"""Those, and commas before a name with a colon: `Monday: 12 books and 4 films, Tuesday: 9 books ...`."""
_BRACKETED = re.compile(r"[(（]([^()（）]*)[)）]")
_OPENERS, _CLOSERS = "([（【「", ")]）】」"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Entries that follow one another, from `start` to `end` in the prompt."""

    entries: tuple[Entry, ...]
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return sum(len(one.figures) for one in self.entries)


def runs(text: str, language: str) -> list[Run]:
    """Every run of two entries or more, and lone rows of numbers; in the order of the text."""
    known = figures(text, language)
    found: list[Run] = []
    splits = (_STRONG, _NAMED, _weak(language))
    for marks in splits:
        found += _runs_in(text, _split(text, known, marks), known, language)
    for match in _BRACKETED.finditer(text):
        inside = [f for f in known if match.start() < f.start < match.end()]
        if len(inside) > 1 and re.search(r"[^\W\d_]{2}", match[1]):
            alone = " " * match.start(1) + match[1]
            found += _runs_in(alone, clauses(alone, inside, language), inside, language)
    return sorted(found, key=lambda run: run.start)


def clauses(text: str, known: Sequence[Figure], language: str) -> list[Span]:
    """The text between semicolons, lines, sentences and commas; `known` are its numbers."""
    return _split(text, known, _weak(language))


@cache
def _weak(language: str) -> re.Pattern[str]:
    joins = "|".join(map(re.escape, words("joins", "and", language)))
    return re.compile(rf"{_STRONG.pattern}|[,，、،]|\s(?:{joins})\s" if joins else _STRONG.pattern)


def _split(text: str, known: Sequence[Figure], marks: re.Pattern[str]) -> list[Span]:
    """The text between marks that stand outside brackets and numbers."""
    inside = _depths(text)
    taken = {i for f in known for i in range(f.start, f.end)}
    spans, at = [], 0
    for match in marks.finditer(text):
        if (inside[match.start()] and match[0][0] not in "\n") or match.start() in taken:
            continue
        piece = text[at : match.start()].strip()
        told = any(at <= f.start < match.start() for f in known)
        if piece and match[0].strip().isalpha() and not told:
            continue  # food and drink 14 %
        if piece:
            spans.append((at, match.start()))
        at = match.end()
    return [*spans, (at, len(text))]


def _depths(text: str) -> list[bool]:
    """For each character, whether it stands in brackets."""
    depth, out = 0, []
    for char in text:
        if char in _CLOSERS:
            depth = max(0, depth - 1)
        out.append(depth > 0)
        if char in _OPENERS:
            depth += 1
        elif char in "\n":
            depth = 0
    return out


def _runs_in(
    text: str, spans: Sequence[Span], known: Sequence[Figure], language: str
) -> Iterator[Run]:
    spans = _folded(text, spans, known)
    whole = [_read(text, span, known, language) for span in spans]
    at = 0
    while at < len(spans):
        run = [one] if (one := whole[at]) else []
        while run and at + len(run) < len(spans):
            following = whole[at + len(run)]
            between = text[spans[at + len(run) - 1][1] : spans[at + len(run)][0]]
            if following is None or not _fits(run[-1], following) or _parts(between, following):
                break
            run.append(following)
        last = at + max(len(run), 1)
        if run:
            opened = _opened(text, spans, at, run, known, language)
            if len(opened) > 1 or opened[0].shape == "row":
                first = opened[0].start
                blank = len(text[first:]) - len(text[first:].lstrip())
                yield Run(tuple(opened), first + blank, spans[last - 1][1])
        at = last


def _parts(between: str, following: Entry) -> bool:
    """True where a sentence ends between two entries that are more than a name and numbers."""
    whole = following.shape == "row" or (following.shape == "pair" and following.marked)
    return bool(re.search(r"[.!?。！？]", between)) and not whole


def _fits(one: Entry, other: Entry) -> bool:
    """True where both are of one notation, or of the labels that end alike."""
    if one.shape == "multi" and not one.name.strip():
        return other.alike == one.alike
    return one.alike == other.alike


def _opened(
    text: str,
    spans: Sequence[Span],
    at: int,
    run: list[Entry],
    known: Sequence[Figure],
    language: str,
) -> list[Entry]:
    """The run with its first entry freed from the words of asking before it.

    The span before may hold another entry that only those words made look different.
    """
    if at and (before := _freed(text, spans[at - 1], run[0], known, language)):
        return [before, *run]
    first = _freed(text, spans[at], run[1] if len(run) > 1 else run[0], known, language)
    return [first or run[0], *run[1:]]


def _asked_until(text: str, language: str) -> Iterator[int]:
    """Where words of asking end: `a pie chart showing ...`, `a bar chart of sales with ...`."""
    charts = [hit.end for hit in find(text, "archetypes", language) if hit.meaning == "charts"]
    for hit in find(text, "request", language):
        after = bool(charts) and charts[0] <= hit.start
        if hit.meaning == "about" and hit.end - hit.start > 3 and after:
            yield hit.end


def _freed(
    text: str, span: Span, like: Entry, known: Sequence[Figure], language: str
) -> Entry | None:
    """The shortest end of a span, after a mark, that is an entry like the other one."""
    start, end = span
    cuts = [start + mark.end() for mark in MARK.finditer(text[start:end])]
    cuts += [start + m.end() for m in re.finditer(r"[(（,，]\s*", text[start:end])]
    cuts += [start + at for at in _asked_until(text[start:end], language)]
    for cut in sorted(cuts, reverse=True):
        if text.count(")", cut, end) > text.count("(", cut, end):
            continue
        found = _read(text, (cut, end), known, language)
        if found and _fits(like, found) and bool(trimmed(found.name)) == bool(trimmed(like.name)):
            return found
    return None


def _folded(text: str, spans: Sequence[Span], known: Sequence[Figure]) -> list[Span]:
    """Spans with the numbers that follow a marked one joined to it: `A: 1, 2, 3` at its commas."""
    out: list[Span] = []
    for start, end in spans:
        inside = [f for f in known if start <= f.start < end]
        alone = len(inside) == 1 and not text[start : inside[0].start].strip()
        alone = alone and not text[inside[0].end : end].strip()
        if alone and out and MARK.search(text[slice(*out[-1])]) and text[out[-1][1]] in ",，、":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _read(text: str, span: Span, known: Sequence[Figure], language: str) -> Entry | None:
    inside = [f for f in known if span[0] <= f.start < span[1]]
    return entry(text[slice(*span)], span[0], inside, language)
