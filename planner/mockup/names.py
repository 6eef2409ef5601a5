"""The parts of a page that a dictation names, one by one: `a row of seven tiles`, `below this bar`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.composer.lexicon import Hit, find, tokens
from planner.composer.quotes import MASKED

SIDES = ("left", "center", "right")
_MANY = "many "
_WEAK = ("words", "area", "row", "arrow")
_PLAIN = ("text", "image", "heading", "label", "logo", "search")
"""What a box that is named right behind it is made of: an image panel, a title block."""
_DETERMINES = ("a", "the", "each", "rest")
_RELATES = ("below", "in", "of", "beside", "above", "with", "is", "around")
_MARK = re.compile(r"(?<!\w)([A-ZÀ-ÖØ-Þ][^\W\d_]+ \d{1,2})\s+$")
_MARKED = ("card", "section", "column", "bar")
"""What has a name of its own: the Day 1 panel."""
_STOP = re.compile(r"[.;:()]")
_JOINED = re.compile(r"-[a-z]")
"""A noun in another word: sentence-case."""
_WORD = re.compile(r"\s\w+\s")
_SOON, _NEAR = 24, 10
_OWNS = re.compile(r"['’]s?\s")
_OPENS = re.compile(r"(?:^|[.,;:(]|\band)\s*(?:\w+\s+){1,3}$")
"""A place that opens a clause: `, on the left`."""
_PRONOUN = re.compile(r"\bits\b")
_DIGITS = re.compile(r"(?<![\w.,])\d{1,2}(?![\w.,%])")


@dataclass(frozen=True, slots=True)
class Named:
    """A part named at `start` to `end`: `many` of them, 0 for several that are not counted.

    `article` is "a", "the", "each", "rest" or ""; `way` the word before it that places something beside
    it; `side` where it stands, `stray` a side told in the words before it; `nth` counts from 1, -1 is
    the last. `lead` are the words before the noun, `low` where they say bottom, `mark` a name in
    them: `the Day 1 panel`; `centered` is told before it.
    """

    start: int
    end: int
    kind: str
    many: int = 1
    article: str = ""
    way: str = ""
    side: str = ""
    stray: str = ""
    aside: str = ""
    nth: int = 0
    lead: str = ""
    low: bool = False
    mark: str = ""
    centered: bool = False
    words: frozenset[str] = frozenset()


def named(masked: str, language: str) -> list[Named]:
    """Every part that a text names, in order."""
    hits = list(find(masked, "mockup", language))
    nouns = list(_nouns(masked, [hit for hit in hits if _is_noun(hit)]))
    numbers = [*find(masked, "numerals", language), *_digits(masked)]
    heads = {noun[0] for noun in nouns}
    numbers = [h for h in numbers if masked[h.end : h.end + 1] != "-" or h.end + 1 in heads]
    words = sorted([*(h for h in hits if not _is_noun(h)), *numbers], key=lambda hit: hit.start)
    found: list[Named] = []
    at, kept = 0, -1
    for first, last, kind, many in nouns:
        stops = (m.end() for m in _STOP.finditer(masked, at, first))
        said = (
            m.end()
            for m in MASKED.finditer(masked, at, first)
            if not _names_it(masked, words, m.end(), first)
        )
        bound = max([at, *stops, *said])
        near = [hit for hit in words if bound <= hit.start and hit.end <= first]
        part = _named(masked, bound, first, last, kind, many, near, kept, language)
        found += _elliptic([hit for hit in words if at <= hit.start < part.start])
        at = last
        denied = any(hit.meaning == "no" for hit in near)
        if (kind != "area" or part.side) and not denied:
            found.append(part)
        kept = at if found and found[-1].end == at else -1
    return found


def _names_it(masked: str, words: Sequence[Hit], end: int, first: int) -> bool:
    """True for a quoted string right before a noun: `a "Log In" link`."""
    return (
        first - end <= _SOON
        and "," not in masked[end:first]
        and not any(
            end <= hit.start < first
            for hit in words
            if hit.meaning in (*_RELATES, *_DETERMINES, "line", "and")
        )
    )


def _is_noun(hit: Hit) -> bool:
    return hit.meaning.removeprefix(_MANY) in KINDS


KINDS = frozenset(
    [
        "frame",
        "bar",
        "section",
        "column",
        "card",
        "circle",
        "row",
        "heading",
        "text",
        "label",
        "words",
        "button",
        "pill",
        "tab",
        "link",
        "item",
        "search",
        "logo",
        "icon",
        "avatar",
        "image",
        "list",
        "rule",
        "dots",
        "ground",
        "area",
        "it",
        "mark",
        "box",
        "table",
        "arrow",
    ]
)


def _digits(masked: str) -> Iterator[Hit]:
    return (Hit(m.start(), m.end(), m.group()) for m in _DIGITS.finditer(masked))


def _nouns(masked: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int, str, bool]]:
    """Nouns, those that stand together as one: `section header row` is a header."""
    first = ""
    start = 0
    whole = [hit for hit in hits if not _OWNS.match(masked, hit.end)]
    whole = [
        hit
        for hit in whole
        if not _JOINED.match(masked, hit.end) or any(o.start == hit.end + 1 for o in hits)
    ]
    for hit, after in pairwise([*whole, Hit(len(masked) + 2, 0, "")]):
        kind, many = hit.meaning.removeprefix(_MANY), hit.meaning.startswith(_MANY)
        start = start if first else hit.start
        first = "" if first == "button" and kind == "words" else first
        boxed = kind == "box" and first in _PLAIN
        kind = "card" if kind == "box" and not boxed else kind
        first = first if first and first not in _WEAK and (kind in _WEAK or boxed) else kind
        between = masked[hit.end : after.start]
        apart = bool(between.strip(" -")) and not (
            not many and after.meaning == f"{_MANY}{kind}" and _WORD.fullmatch(between)
        )
        if apart or hit.meaning == "it":
            yield start, hit.end, first, many
            first = ""


def _named(
    masked: str, bound: int, first: int, last: int, kind: str, many: bool, near: Sequence[Hit], since: int,
    language: str,
) -> Named:  # fmt: skip
    start = _start(masked, bound, first, near)
    if kind == "area":
        start = max(start, masked.rfind(",", bound, first) + 1)
    own = [hit for hit in near if hit.start >= start]
    before = [hit for hit in near if hit.start < start]
    way = next((h for h in reversed(before) if h.meaning in _RELATES), None)
    joined = way is not None and not masked[way.end : start].strip()
    joined = joined and way is not None and not _PRONOUN.search(masked[way.start : way.end])
    if way is not None and way.meaning == "is" and (way.start - since > 1 or since < 0):
        way = None  # at the top is a bar
    counts = [int(h.meaning) for h in own if h.meaning.isdigit()]
    nths = [h for h in own if _is_nth(h)]
    article = next((h.meaning for h in reversed(own) if h.meaning in _DETERMINES), "")
    article = "each" if any(h.meaning in ("each", "rest") for h in own) else article
    lead = masked[start:first]
    phrase = f"{lead}{masked[first:last]}"
    mark, said = _MARK.search(lead), tokens(phrase.lower())
    told = {hit.meaning for hit in find(phrase, "mockup_words", language)}
    return Named(
        start, last, kind,
        many=(counts[-1] if counts and counts[-1] > 1 else 0) if many else _hyphened(masked, own, first),
        article=article, way=way.meaning if way and joined else "",
        side=_side(own) or ("center" if "middle" in told else ""), stray=_stray(masked, before, joined),
        aside=way.meaning if way and not joined and way.meaning in ("below", "beside") else "",
        nth=_nth(nths),
        lead=lead, mark=mark[1] if mark and kind in _MARKED else "",
        centered=any(hit.meaning == "centered" for hit in before),
        low="low" in told,
        words=frozenset(word.removesuffix("s") for word in said if len(word) > 2),
    )  # fmt: skip


def _start(masked: str, bound: int, first: int, near: Sequence[Hit]) -> int:
    """Where the words of a noun begin: at its article or number, else behind the last preposition."""
    nths = [h.end for h in near if _is_nth(h)]
    anew = [h.start for h in near if h.meaning == "a"]
    if nths and anew and anew[-1] >= nths[-1]:
        return anew[-1]  # the second a photo
    marks = [h for h in near if h.meaning in _DETERMINES or h.meaning.isdigit()]
    relates = [h.end for h in near if h.meaning in _RELATES]
    if not marks or (relates and relates[-1] > marks[-1].start):
        return max([bound, *relates])
    start = marks[-1].start
    for hit in reversed(marks[:-1]):
        between = masked[hit.end : start].strip()
        parted = any(h.meaning in _RELATES and hit.end <= h.start < start for h in near)
        if between not in ("", "of", "exactly", "equal") and (
            parted or len(between) > _NEAR or "," in between or hit.meaning.isdigit()
        ):
            break
        start = hit.start
    return start


def _is_nth(hit: Hit) -> bool:
    return hit.meaning.startswith("nth ")


def _nth(hits: Sequence[Hit]) -> int:
    return int(hits[-1].meaning.split()[1]) if hits else 0


def _side(hits: Sequence[Hit]) -> str:
    return next((hit.meaning for hit in reversed(hits) if hit.meaning in SIDES), "")


def _hyphened(masked: str, own: Sequence[Hit], first: int) -> int:
    """2 for `a two-column layout`."""
    return next(
        (
            int(h.meaning)
            for h in own
            if h.meaning.isdigit() and h.end + 1 == first and masked[h.end] == "-"
        ),
        1,
    )


def _stray(masked: str, hits: Sequence[Hit], joined: bool) -> str:
    """A side that the words before a noun tell: `on the left, ...`, `on the right of the hero`."""
    if joined and len(hits) > 1 and hits[-1].meaning == "of" and hits[-2].meaning in SIDES:
        return hits[-2].meaning
    for before, hit in pairwise(hits):
        near = before.meaning in ("in", "the") and hit.start - before.end < 2
        opens = _OPENS.search(masked[: hit.start])
        if hit.meaning in SIDES and near and opens:
            return hit.meaning
    for hit in hits:
        said = masked[hit.start : hit.end]
        side = re.search("left|right", said)
        if hit.meaning == "beside" and side and (joined or _PRONOUN.search(said)):
            return side[0]
    return ""


def _elliptic(hits: Sequence[Hit]) -> Iterator[Named]:
    """`the first square shows a bubble, the second a trophy`: a number alone."""
    for hit in hits:
        if _is_nth(hit):
            yield Named(hit.start, hit.end, "nth", article="the", nth=_nth([hit]))
