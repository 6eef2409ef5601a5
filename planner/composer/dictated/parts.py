"""The parts of a page that a prompt names: `the left panel`, `a row of four tiles`, `Panel (A)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from planner.composer.dictated.joins import end_of_of, is_pronoun
from planner.composer.lexicon import Hit, find, is_cjk, tokens
from planner.composer.quotes import MASKED

Kind = Literal["panel", "column", "band", "hero"]
How = Literal["new", "same", "in", "below", "aside"]
_HOLDERS: dict[str, Kind] = {
    "panel": "panel", "panels": "panel", "column": "column", "columns": "column", "area": "column",
    "band": "band", "hero": "hero",
}  # fmt: skip
_WAYS: dict[str, How] = {"into": "in", "below": "below", "aside": "aside", "with": "aside"}
_USES = ("titled", "text", "button", "label", "badge", "number", "measure")
_CALLS = ("with", "headed", "labeled", "titled")
_POSTPOSED = ("fr", "es", "pt", "it")
"""Languages whose adjectives stand behind the noun."""
_PAGES = ("page", "medium")
_ACROSS, _DOWN = ("left", "center", "right"), ("top", "bottom")
_BREAK = re.compile(r"[.,;:()。；，：、\n]|[\ue001-\uf8ff]")
_STOP = re.compile(r"[.;:。；：\n]|[\ue001-\uf8ff]")
_MARK = re.compile(r"\s*(\([A-Za-z]\)|[A-Z]|\d{1,2})(?=[\s,.:;]|$)")
_ANEW = re.compile(r"(?i)\s(?:an?|ein|eine|einen|eines|une?|una|um|uma|uno|een)\s|一[个张条]")
_NAMED = re.compile(r"(?<!\w)([A-Z]\w+ \d{1,2})\s*$")
_SOON, _NEAR, _LEAD = 44, 16, 30
"""Where a part's place may stand: how far behind its name, and into that or the sentence it begins."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part and where its name stands. `many` of them, 1 for one; `across` and `down` the page.

    `nth` counts from 1, -1 is the last, 0 none; `mark` is its letter, number or name. `how` tells
    whether the words name a `new` part, the `same` again, what is `in` it, `below` it, or speak of it
    `aside`. `side`: where in that part; `rest`: all the others of a row; `vague`: a mere side or area;
    `wrap`: how many stand in a row of a grid, 0 where none is told.
    """

    start: int
    end: int
    kind: Kind
    many: int = 1
    across: str = ""
    down: str = ""
    nth: int = 0
    mark: str = ""
    how: How = "new"
    name: frozenset[str] = frozenset()
    side: str = ""
    rest: bool = False
    vague: bool = False
    wrap: int = 0

    @property
    def key(self) -> str:
        """What tells it from the others of its row; "" for none."""
        return self.across or (str(self.nth) if self.nth else self.mark)


def parts(masked: str, language: str) -> list[Part]:
    """Every part that the text names, in order."""
    hits = list(_joined(masked, language))
    since = [0, *(hit.end for hit in hits)]
    named = [_part(masked, hit, at, language) for hit, at in zip(hits, since, strict=False)]
    named = sorted([*named, *_elliptic(masked, named, language)], key=lambda part: part.start)
    return [_placed(masked, part, named, language) for part in named]


def _elliptic(masked: str, named: Sequence[Part], language: str) -> Iterator[Part]:
    """`three cards: the first titled ...`: a number alone, behind several parts named at once."""
    for hit in find(masked, "nth", language):
        last = next((part for part in reversed(named) if part.start <= hit.start), None)
        after = masked[hit.end : hit.end + _SOON]
        calls = next(iter(find(after, "page", language)), None)
        called = calls is not None and calls.start <= 4 and calls.meaning in _CALLS
        row = last is not None and last.many > 1 and last.end <= hit.start
        if last is not None and row and (called or MASKED.match(after.lstrip(" :："))):
            nth = -1 if hit.meaning == "last" else int(hit.meaning)
            yield Part(hit.start, hit.end, last.kind, nth=nth)


def places(text: str, language: str) -> list[Hit]:
    """Where a text says left, right, top, bottom or middle."""
    return [hit for hit in find(text, "page", language) if hit.meaning in (*_ACROSS, *_DOWN)]


def place_in(text: str, language: str) -> tuple[str, str]:
    """The last place that a text names, across and down the page; "" for none."""
    said = [hit.meaning for hit in places(text, language)]
    across = next((m for m in reversed(said) if m in _ACROSS), "")
    return across, next((m for m in reversed(said) if m in _DOWN), "")


def _joined(masked: str, language: str) -> Iterator[Hit]:
    """Nouns of parts; two in a row are one: `title band`, `header panel`."""
    hits = [hit for hit in find(masked, "page", language) if hit.meaning in _HOLDERS]
    hits = [hit for hit in hits if not _is_use(masked, hit, language)]
    for hit, after in pairwise([*hits, Hit(len(masked) + 2, 0, "")]):
        if masked[hit.end : after.start].strip(" -") or is_cjk(masked[hit.start : hit.end]):
            yield hit


def _is_use(masked: str, hit: Hit, language: str) -> bool:
    """True in `section heading`, `card title`: words of a part, not the part."""
    after = find(masked[hit.end : hit.end + 20], "page", language)[:1]
    near = bool(after) and not masked[hit.end : hit.end + after[0].start].strip(" -")
    return near and hit.meaning != "band" and after[0].meaning in _USES and after[0].start > 0


def _part(masked: str, hit: Hit, since: int, language: str) -> Part:
    """A noun with the words right before it, none of them before `since`, and behind it."""
    clause = max((m.end() for m in _BREAK.finditer(masked, 0, hit.start)), default=0)
    start = max(clause, since)
    lead = masked[start : hit.start]
    ways = [h for h in find(lead, "page", language) if h.meaning in _WAYS]
    own = lead[ways[-1].end :] if ways else lead
    own, taken = _behind_object(own, language) if ways else (own, False)
    if taken:
        ways = []
    adjective = _adjective(masked, hit, language)
    across, down = place_in(f"{own} {adjective}", language)
    mark = _MARK.match(masked, hit.end)
    name = _NAMED.search(own)
    nth = _nth(own, language)
    many = 1 if nth or name else _count(own, language)
    if hit.meaning in ("panels", "columns"):
        many = many if many > 1 else 99
    part = Part(
        hit.start - len(own), mark.end(1) if mark else hit.end, _HOLDERS[hit.meaning], many, across,
        down, nth, mark[1] if mark else name[1] if name else "",
        name=frozenset((*tokens(own.lower()), masked[hit.start : hit.end].lower())),
        vague=hit.meaning == "area",
        rest=many > 1 and any(h.meaning == "others" for h in find(own, "page", language)),
    )  # fmt: skip
    before = masked[clause : start + ways[-1].start] if ways else ""
    part = replace(part, how=_how(part, own, before, ways, language))
    if part.how == "in":
        part = replace(part, side=place_in(before, language)[0])
    of = 0
    if part.kind == "column" and not adjective:
        of = end_of_of(masked, part.end, language)
    if of and _is_page(masked[of : of + 24], language):
        of = 0
    return replace(part, how="aside") if of or (part.vague and not across) else part


def _adjective(masked: str, hit: Hit, language: str) -> str:
    """The place behind its noun: `la columna izquierda`; "" where adjectives stand before it."""
    after = masked[hit.end : hit.end + _NEAR] if language in _POSTPOSED else ""
    place = next(iter(places(after, language)), None)
    return (
        after[: place.end] if place and place.start <= 4 and "," not in after[: place.end] else ""
    )


def _behind_object(own: str, language: str) -> tuple[str, bool]:
    """`below it place the second panel`, `under the title place four tiles`: what stands behind the
    object of the preposition; all of it and False where that is the part.
    """
    if is_pronoun(own, language):
        return own, True
    new = [m.start() for m in _ANEW.finditer(own)]
    new += [hit.start for hit in find(own, "numerals", language)]
    if any(places(own[:at], language) for at in new):  # along the bottom a strip
        return own, True
    hits = find(own, "page", language)
    uses = [hit for hit in hits if hit.meaning in _USES and own[hit.end : hit.end + 1] == " "]
    if not uses or hits[0].meaning != "the" or not own[uses[0].end :].strip():
        return own, False
    return own[uses[0].end :], True


def _is_page(text: str, language: str) -> bool:
    """True for `the page`, `the poster`: a side of it is a side of all."""
    hits = [hit for hit in find(text, "request", language) if hit.meaning in _PAGES]
    return bool(hits) and text[: hits[0].start].count(" ") <= 1


def _how(part: Part, own: str, before: str, ways: Sequence[Hit], language: str) -> How:
    words = {hit.meaning for hit in find(own, "page", language)}
    definite = bool(words & {"the", "each"})
    if "each" in words and part.many == 1:
        return "aside"
    plain = definite and not (part.key or part.down)
    if not ways:
        return "same" if plain else "new"
    way = _WAYS[ways[-1].meaning]
    if any(hit.meaning == "alike" for hit in find(before, "page", language)):
        return "aside"  # like the one in the left panel
    if way == "aside" and places(before, language) and definite:
        return "in"  # at the top of the left panel
    if way in ("aside", "below") and part.many > 1 and not definite:
        return "new"  # a row of four tiles, darunter vier Karten
    if not definite and (ways[-1].meaning == "with" or (way == "in" and not part.key)):
        return "new"
    return way


def overlap(one: Part, other: Part, language: str) -> int:
    """How many telling words two names share: nouns and what describes them, no place and no number."""
    return sum(_tells(word, language) for word in one.name & other.name)


def _tells(word: str, language: str) -> bool:
    known = find(word, "page", language)
    held = not known or known[0].meaning in _HOLDERS
    return held and not (find(word, "nth", language) or find(word, "numerals", language))


def _count(own: str, language: str) -> int:
    hits = find(own, "numerals", language)
    digits = re.findall(r"(?<![\w.])\d{1,2}(?!\w)", own)
    return int(hits[-1].meaning) if hits else int(digits[-1]) if digits else 1


def _nth(own: str, language: str) -> int:
    placed = {hit.start for hit in places(own, language)}
    hits = [hit for hit in find(own, "nth", language) if hit.start not in placed]
    return (-1 if hits[-1].meaning == "last" else int(hits[-1].meaning)) if hits else 0


def _placed(masked: str, part: Part, named: Sequence[Part], language: str) -> Part:
    """A part without a place of its own has the one that opens its sentence, or stands right behind it."""
    if part.across or part.down or part.kind != "panel" or part.many > 1 or part.how == "aside":
        return part
    since = max((m.end() for m in _STOP.finditer(masked, 0, part.start)), default=0)
    before = masked[since : part.start]
    first = not any(since <= other.start < part.start and other.how != "aside" for other in named)
    place = _told(before.split(",")[0], language, _LEAD) if first else ("", "")
    if place == ("", ""):
        stop = _STOP.search(masked, part.end)
        until = min([stop.start() if stop else len(masked), part.end + _SOON,
                     *(other.start for other in named if other.start > part.start)])  # fmt: skip
        place = _told(masked[part.end : until], language, _NEAR)
    return replace(part, across=place[0], down=place[1])


def _told(text: str, language: str, near: int) -> tuple[str, str]:
    """`, on the left, is ...`: a place soon, behind a preposition, and of nothing else."""
    for hit in places(text, language):
        lead = find(text[: hit.start], "page", language)
        dense = is_cjk(text[hit.start : hit.end])
        soon = hit.start <= near and (dense or any(h.meaning == "into" for h in lead))
        if soon and not end_of_of(text, hit.end, language):
            return place_in(text[hit.start :].split(",")[0], language)
    return "", ""
