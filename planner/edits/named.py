"""Which of the items that a page lists a clause names: by number, from an end, by title, by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.composer.lexicon import CJK, Hit, find, is_cjk, words
from planner.content import Content
from planner.edits.clause import Clause
from planner.edits.listed import listed, side_names

_NOUNS = ("counted", "ordinals")
"""Word lists of what items are called: steps, a tip, cards."""
_DIGITS = re.compile(r"(?<![\d.,:])\d{1,3}(?![\d.,]*\d|:\d|%)")
_THROUGH = ("-", "–", "to", "bis", "à", "a", "до", "到", "~")
"""What joins the ends of a range: "steps 2-4"."""


@dataclass(frozen=True, slots=True)
class Named:
    """An item that a clause names, where its name begins and ends, and whether by an ordinal."""

    start: int
    end: int
    number: int
    ordinal: bool = False


def nouns(clause: Clause) -> list[Hit]:
    """Where a clause says what items are called."""
    own = [hit for hit in find(clause.masked, "edits", clause.language) if hit.meaning == "item"]
    lists = (find(clause.masked, kind, clause.language) for kind in _NOUNS)
    return [*own, *(hit for hits in lists for hit in hits)]


def named(clause: Clause, content: Content) -> list[Named]:
    """The items that a clause names, in its order: by number where it says what they are, or by title."""
    titled = _titled(clause, content)
    counted = nouns(clause)
    numbered = _numbered(clause, len(listed(content))) if counted or titled else []
    free = [n for n in numbered if not any(t.start < n.end and n.start < t.end for t in titled)]
    if titled and not counted:  # a number alone is a place where something moves
        free = [one for one in free if one.ordinal or clause.means("move")]
    return sorted([*titled, *free], key=lambda one: one.start)


def named_items(clause: Clause, content: Content) -> list[int]:
    """The numbers of the items that a clause names, in its order."""
    return list(dict.fromkeys(one.number for one in named(clause, content)))


def named_side(clause: Clause, content: Content) -> int | None:
    """The index of the last side (of a comparison, of a quadrant) that a clause names."""
    text = clause.text.casefold()
    found = [(text.rfind(name.casefold()), at) for at, name in enumerate(side_names(content))]
    place, side = max(found, default=(-1, 0))
    return side if place >= 0 else None


def _titled(clause: Clause, content: Content) -> list[Named]:
    found: list[Named] = []
    names = sorted(enumerate(listed(content), 1), key=lambda pair: -len(pair[1]))
    quoted = {quote.text.lower() for quote in clause.quoted}
    for number, name in names:
        if len(name) < 2:
            continue
        edge = "" if is_cjk(name) else rf"(?![^\W{CJK}]|-)"
        text = clause.text if name.lower() in quoted else clause.masked
        start = "" if is_cjk(name) else rf"(?<![^\W{CJK}])(?<!-)"
        match = re.search(rf"(?i){start}{re.escape(name)}{edge}", text)
        if match and not any(o.start < match.end() and match.start() < o.end for o in found):
            found.append(Named(match.start(), match.end(), number))
    return found


def _numbered(clause: Clause, count: int) -> list[Named]:
    """Items by number; "the last two steps" and "steps 2-4" are several."""
    marks, out = _marks(clause, count), list[Named]()
    while marks:
        first, second = marks[0], marks[1] if len(marks) > 1 else None
        run = _run(first, second, clause, count) if second else None
        if second is None or run is None:
            run, second = range(first.number, first.number + 1), first
        out += [Named(first.start, second.end, n, first.ordinal) for n in run if n >= 1]
        marks = [mark for mark in marks if mark.start >= second.end]
    return out


def _marks(clause: Clause, count: int) -> list[Named]:
    """Where a clause has a number, in digits or as a word, or an ordinal."""
    text, language = clause.masked, clause.language
    spelled = [Named(h.start, h.end, int(h.meaning)) for h in find(text, "numerals", language)]
    ordinals = [
        Named(h.start, h.end, count if h.meaning == "last" else int(h.meaning), ordinal=True)
        for h in find(text, "nth", language)
    ]
    worded = [*spelled, *ordinals]
    digits = [Named(m.start(), m.end(), int(m.group())) for m in _DIGITS.finditer(text)]
    free = [d for d in digits if not any(w.start <= d.start < w.end for w in worded)]
    return sorted([*worded, *free], key=lambda mark: mark.start)


def _run(first: Named, second: Named, clause: Clause, count: int) -> range | None:
    """The items that two marks beside each other stand for together; None for two by themselves."""
    gap = clause.masked[first.end : second.start]
    if not first.ordinal and not second.ordinal:
        through = gap.strip() in _THROUGH
        return range(first.number, second.number + 1) if through else None
    if first.ordinal == second.ordinal or not _says_nothing(gap, clause.language):
        return None
    end, size = (first, second) if first.ordinal else (second, first)
    if end.number not in (1, count) or (size is first and _labelled(size, clause)):
        return None
    most = size.number
    return range(1, most + 1) if end.number == 1 else range(count - most + 1, count + 1)


def _labelled(mark: Named, clause: Clause) -> bool:
    """Whether a number follows what an item is called, so that it is no size: "move step 3 first"."""
    before = [hit.end for hit in nouns(clause) if hit.end <= mark.start]
    return bool(before) and not clause.masked[max(before) : mark.start].strip()


def _says_nothing(gap: str, language: str) -> bool:
    """Whether words between a number and an ordinal are particles and what items are called."""
    for hit in reversed(nouns(Clause.of(gap, language))):
        gap = gap[: hit.start] + " " * (hit.end - hit.start) + gap[hit.end :]
    return set(gap.split()) <= set(words("edit_words", "particle", language))
