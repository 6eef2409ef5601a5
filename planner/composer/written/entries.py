"""One entry of written data: a name and its numbers, in any of the notations that people use.

`A 12`, `A: 12`, `A (12 kg)`, `12 kg for A`, `A (4.0, 140) Group`, `A: 1, 2, 3`, `A -> [1, 2, 3]`,
`A Capital 56% Rural 44%`, `A – women 38k, men 41k`, `A – 357k km², 240 ppl/km²`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from planner.composer.lexicon import find, is_cjk
from planner.composer.quotes import MASKED
from planner.composer.text import stopwords
from planner.composer.written.figures import Figure

Shape = Literal["pair", "reversed", "tuple", "row", "multi"]
MARK = re.compile(r"(?<!\d)[:：]|[:：](?!\d)|(?<=\d{4}):|[=＝]|-+>|→|⇒|\s[–—-]\s|[–—](?=\s)|——")
"""What may stand between a name and its numbers, or between words of asking and the data."""
_TUPLE = re.compile(
    r"(?P<name>.*?)[(（\[](?P<inside>[^()（）\[\]]*)[)）\]](?P<tail>[^()（）\[\]]*(?:\([^)]*\))?)$",
    re.S,
)
_PIECE = re.compile(r"[^,，、]+(?:[,，](?=\d{3}(?!\d))[^,，、]+)*")
AND = r"(?:and|und|et|y|e|и)"
"""What joins the last of several."""
_INNER = re.compile(rf"(?:\s*{AND})?\s*(?P<label>[^=:：＝]+?)\s*(?:[=:：＝]|-+>|→)\s*")
_MOST_UNIT = 12
_EDGE = " \t\n,，、;；:：=＝.。–—-→>*•·"
_MOST_WORDS, _MOST_WIDE = 7, 22


@dataclass(frozen=True, slots=True)
class Entry:
    """A name and its numbers. `labels` name the numbers, `tails` are the words after each.

    `start` is where the entry begins in the prompt, `marked` tells whether a mark parts the two.
    """

    shape: Shape
    name: str
    figures: tuple[Figure, ...]
    labels: tuple[str, ...]
    tails: tuple[str, ...]
    start: int
    marked: bool = False

    @property
    def alike(self) -> tuple[object, ...]:
        """What entries of one table have in common."""
        labels = tuple(label.casefold() for label in self.labels[1 if self.name == "" else 0 :])
        return (self.shape, len(self.figures), labels)


def entry(text: str, start: int, figures: Sequence[Figure], language: str) -> Entry | None:
    """The entry that `text[start:]` is; None where it is none. Places are those of the prompt."""
    if not figures:
        return None
    found = (
        _nested(text, start, figures)
        or _tupled(text, start, figures)
        or _marked(text, start, figures)
        or _bare(text, start, figures)
    )
    return found if found and _plausible(found, language) else None


def _tupled(text: str, start: int, figures: Sequence[Figure]) -> Entry | None:
    """`A (4, 140) Group`, `A (12 kg)`, `(2019, 4.2)`, `A -> [1, 2, 3]`."""
    match = _TUPLE.fullmatch(text.strip())
    if match is None:
        return None
    base = start + len(text) - len(text.lstrip())
    low, high = base + match.start("inside"), base + match.end("inside")
    inside = [f for f in figures if low <= f.start < high]
    after = [f for f in figures if f.start >= high]
    if not inside or after or not _holds_only(text, start, inside, low, high):
        return None
    tails = (*_between(text, start, inside, high)[:-1], match["tail"].strip())
    before = [f for f in figures if f.start < low]
    if len(inside) == 1 and len(before) == 1:
        unit = text[before[0].end - start : low - 1 - start].strip()
        if unit or before[0].unit or "%" in inside[0].unit:
            both = (unit, text[inside[0].end - start : high - start])
            name = text[: before[0].start - start]
            return Entry("row", name, (before[0], inside[0]), (), both, base, True)
    if len(inside) == 1:
        unit = text[inside[0].end - start : high - start]
        return Entry("pair", match["name"], tuple(inside), (), (unit, match["tail"]), base, True)
    listed = text[low - 1 - start] in "[" or MARK.search(match["name"][-3:]) is not None
    shape: Shape = "row" if listed else "tuple"
    return Entry(shape, match["name"], tuple(inside), (), tails, base, True)


def _nested(text: str, start: int, figures: Sequence[Figure]) -> Entry | None:
    """`A: 2023 = 120, 2024 = 145`: a name, then pairs of a label and a number."""
    for mark in MARK.finditer(text):
        pairs: list[tuple[str, Figure]] = []
        for piece in _PIECE.finditer(text, mark.end()):
            inner = _INNER.match(piece[0])
            at = start + piece.start() + (inner.end() if inner else 0)
            found = [f for f in figures if at <= f.start <= at + 1]
            if inner is None or not found or found[0].end < start + piece.end() - _MOST_UNIT:
                break
            pairs.append((trimmed(inner["label"]), found[0]))
        else:
            if len(pairs) > 1 and text[: mark.start()].strip(_EDGE):
                labels = tuple(label for label, _ in pairs)
                values = tuple(figure for _, figure in pairs)
                return Entry(
                    "multi", text[: mark.start()], values, labels, ("",) * len(pairs), start, True
                )
    return None


def _holds_only(text: str, start: int, inside: Sequence[Figure], low: int, high: int) -> bool:
    """True where brackets hold numbers with at most a unit each."""
    rest = text[low - start : high - start]
    for figure in inside:
        rest = rest.replace(text[figure.start - start : figure.end - start], "", 1)
    words = rest.replace(",", " ").replace("，", " ").split()
    opens = text[low - start : inside[0].start - start].strip()
    return len(words) <= 2 * len(inside) and not opens and max(map(len, words), default=0) <= 12


def _marked(text: str, start: int, figures: Sequence[Figure]) -> Entry | None:
    """`A: 12`, `2019: 4.2`, `A: 1, 2, 3`, `A – women 38k, men 41k`: the last mark before numbers."""
    marks = [m for m in MARK.finditer(text) if m.start() + start < figures[-1].start]
    for mark in reversed(marks):
        body = [f for f in figures if f.start >= start + mark.end() - 1]
        inside = any(f.start < start + mark.start() < f.end for f in figures)
        ranged = any(f.end == start + mark.start() for f in figures) and mark[0] in "–—"
        if not body or inside or ranged or not text[: mark.start()].strip(_EDGE):
            continue
        opening = text[mark.end() : body[0].start - start].strip(" ~≈")
        if opening and len(body) < 2:
            continue
        gaps = _between(text, start, body, start + len(text))
        if opening:
            return _labelled(text[: mark.start()], opening, body, gaps, start)
        if len(body) == 1:
            return Entry("pair", text[: mark.start()], (body[0],), (), tuple(gaps), start, True)
        if all(len(gap.split()) <= 2 for gap in gaps[:-1]) and _listed(text, start, body):
            return Entry("row", text[: mark.start()], tuple(body), (), tuple(gaps), start, True)
    return None


def _listed(text: str, start: int, body: Sequence[Figure]) -> bool:
    """True where commas stand between numbers."""
    gaps = [text[a.end - start : b.start - start] for a, b in pairwise(body)]
    return all(re.search(rf"[,，、/|]|\b{AND}\b|[和与]", gap) for gap in gaps)


def _labelled(
    name: str, opening: str, body: Sequence[Figure], gaps: Sequence[str], start: int
) -> Entry | None:
    """Numbers that each have a label before them; a unit before the comma is its own."""
    labels, tails = [opening], []
    for gap in gaps[:-1]:
        parts = re.split(r"[,，、/]|\band\b", gap, maxsplit=1)
        labels.append(parts[-1].strip(_EDGE))
        tails.append(parts[0].strip(_EDGE) if len(parts) > 1 else "")
    if not all(labels):
        return None
    return Entry("multi", name, tuple(body), tuple(labels), (*tails, gaps[-1]), start, bool(name))


def _bare(text: str, start: int, figures: Sequence[Figure]) -> Entry | None:
    """`A 12 kg`, `12 % of A`, `iPhone 15 240`, `A Capital 56% Rural 44%`."""
    head = text[: figures[0].start - start]
    gaps = _between(text, start, figures, start + len(text))
    if len(figures) == 1:
        shape: Shape = "pair" if head.strip(_EDGE) else "reversed"
        return Entry(shape, head, (figures[0],), (), tuple(gaps), start)
    if len(figures) == 2 and not gaps[0].strip() and (head.strip(_EDGE) or is_year(figures[0])):
        name = text[: figures[0].end - start]
        return Entry("pair", name, (figures[1],), (), tuple(gaps[1:]), start)
    if not head.strip(_EDGE) or not all(gap.strip(_EDGE) for gap in gaps[:-1]):
        return None
    return _labelled("", head, figures, gaps, start)


def is_year(figure: Figure) -> bool:
    """True for a number that may name a year."""
    whole = figure.value is not None and 1500 <= figure.value <= 2100
    return whole and not figure.unit and not figure.decimals


def _between(text: str, start: int, figures: Sequence[Figure], end: int) -> list[str]:
    """The words after each number, up to the next one or to `end`."""
    stops = [*(f.start for f in figures[1:]), end]
    return [text[f.end - start : s - start] for f, s in zip(figures, stops, strict=True)]


def _plausible(found: Entry, language: str) -> bool:
    """A name is short, and no words about axes; the labels of numbers are short too."""
    names = [found.name if found.name.strip() else "", *found.labels]
    hits = {hit.meaning for name in names for hit in find(name, "chart_words", language)}
    open_ended = any(_breaks_off(name, language) for name in names)
    prose = any(len(tail.split()) > _MOST_WORDS for tail in found.tails[:-1])
    return not (open_ended or prose or "tick" in hits) and all(map(_short, found.labels))


def _breaks_off(name: str, language: str) -> bool:
    """True for words that a sentence goes on after: `directly above the`."""
    last = trimmed(name).split()[-1:]
    return len(trimmed(name).split()) > 1 and bool(last) and last[0] in stopwords(language)


def _short(label: str) -> bool:
    return len(label.split()) <= 2 * _MOST_WORDS and len(label) < 160


def is_name(text: str) -> bool:
    """True for words that may name a row of data."""
    plain = MASKED.sub("Q", text).strip(_EDGE)
    if not plain:
        return False
    return len(plain) <= _MOST_WIDE if is_cjk(plain) else len(plain.split()) <= _MOST_WORDS


def trimmed(text: str) -> str:
    """A name without the marks around it."""
    return " ".join(text.split()).strip(_EDGE)
