"""A noun of a scene prompt with the words that belong to it: its number, colour, material and size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.composer.counts import count_after, count_before, nouns
from planner.composer.lexicon import Hit, find, fold, is_cjk, one_of, terms, words
from planner.composer.sizes import height, ratio

_NUMBER = re.compile(r"\d{1,2}")
_SIZED = {False: (1.35, 0.65), True: (1.15, 0.9)}
"""What large and small things are multiplied by; people differ less: a little girl is a child."""
_LETTERS = r"(?:[^\W_]|[\u064b-\u065f\u0900-\u0dff\u0e00-\u0e7f])+"
WORD = re.compile(rf"{_LETTERS}(?:[-'’]{_LETTERS})*")
_CLAUSE = re.compile("[、，。,.]")
_DENSE = 8
"""So many characters before a noun of a script without spaces are read with it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing to be drawn, named at `text[start:end]`.

    `height` is that of one near the viewer, units, `ratio` its width over it; `how` it goes where it has
    its own way: held `overhead`, `swims`, or `flat` under what is on it.
    """

    label: str
    noun: str
    kind: str
    start: int
    end: int
    color: str | None = None
    count: int = 1
    height: float = 220.0
    ratio: float = 1.0
    how: str = ""


def phrase_of(text: str, hit: Hit, index: int, hits: Sequence[Hit], language: str) -> Thing:
    """A noun with the words before it: article, number, size, colour, material."""
    floor = hits[index - 1].end if index else 0
    start = _phrase_start(text, hit.start, floor, language)
    before = text[start : hit.start]
    noun = text[hit.start : hit.end]
    if is_cjk(noun):
        before = _CLAUSE.split(text[max(floor, hit.start - _DENSE) : hit.start])[-1]
    before_it = "" if language == "ar" else before  # a colour there is the thing's before it
    color = next((h.meaning for h in reversed(find(before_it, "colors", language))), None)
    color = (
        color or _color_after(text, hit, language) or _color_of_stuff(before, text, hit, language)
    )
    name = noun.lower()
    how = next((hit.meaning for hit in find(name, "carried", language)), "")
    number = count_after(text, hit, language) or count_before(before, noun, language)
    if how == "strewn" and not find(before, "numerals", language):
        number = 1  # all the stars of a sky, as one drawing
    return Thing(
        label=label_of(before, _bare(noun, language), language),
        noun=name,
        kind=hit.meaning,
        start=start,
        end=hit.end,
        color=color,
        count=number,
        height=height_of(before, noun, hit.meaning, language),
        ratio=ratio(name, hit.meaning, language),
        how=how,
    )


_KATAKANA = re.compile("[ァ-ヺー]+")


def is_part(text: str, hit: Hit) -> bool:
    """Whether a term in katakana is a part of a longer word: the bread of `フライパン`."""
    beside = text[max(0, hit.start - 1) : hit.start], text[hit.end : hit.end + 1]
    own = _KATAKANA.fullmatch(text, hit.start, hit.end)
    return own is not None and any(_KATAKANA.fullmatch(char) for char in beside)


def is_material(text: str, hit: Hit, language: str) -> bool:
    """Whether a noun says what the one before it is made of: `un pozo de piedra`, `ein Turm aus Glas`."""
    found = find(text[hit.start : hit.end], "materials", language)
    made = "|".join(re.escape(word) for word in words("materials", "made", language))
    stuff = any(h.meaning == "material" and h.end == hit.end - hit.start for h in found)
    return stuff and re.search(rf"(?i)\w\s(?:{made})\s?$", text[: hit.start]) is not None


def _bare(noun: str, language: str) -> str:
    """An Arabic noun without the `and` that is written in one with it; one thing where it means two."""
    if language != "ar":
        return noun
    known = terms("things", language)
    alone = noun.removeprefix("و")
    tried = (noun, alone, *one_of(noun), *one_of(alone))
    return next((word for word in tried if fold(word) in known), noun)


def _phrase_start(text: str, at: int, floor: int, language: str) -> int:
    """Where the noun phrase begins: at its article or number, else at its colours and sizes."""
    if is_cjk(text[at : at + 1]):
        return _dense_start(text, at, floor, language)
    start = at
    for match in _before(text, at, floor, language):
        word = match.group().lower()
        article = language == "en" and word in nouns("determiners")  # the `a` of `junto a`
        if article or _is(word, "numerals", language) or word.isdigit():
            return match.start()
        touches = not text[match.end() : start].strip()
        start = match.start() if touches and describes(word, language) else start
    return start


def _dense_start(text: str, at: int, floor: int, language: str) -> int:
    """Where a noun phrase begins in a run without spaces: at its last number, else at its first colour or size."""
    low = max(floor, at - _DENSE)
    low = max((m.end() for m in _CLAUSE.finditer(text, low, at)), default=low)
    numbers = find(text[low:at], "numerals", language)
    told = [*find(text[low:at], "colors", language), *find(text[low:at], "scene_words", language)]
    first = numbers[-1].start if numbers else min((hit.start for hit in told), default=at - low)
    return low + first


def _before(text: str, at: int, floor: int, language: str) -> Iterator[re.Match[str]]:
    """Up to four words before a noun, backwards, as far as they belong to it."""
    end = at
    for match in list(WORD.finditer(text, max(floor, at - 60), at))[:-5:-1]:
        word = match.group().lower()
        if text[match.end() : end].strip() or _is(word, "relations", language):
            return
        if word in ("and", "y", "et", "und", "e", "и"):
            return
        yield match
        end = match.start()


def _is(word: str, name: str, language: str) -> bool:
    return bool(find(word, name, language))


def describes(word: str, language: str) -> bool:
    sized = any(
        h.meaning in ("large", "small", "some", "many", "looks")
        for h in find(word, "scene_words", language)
    )
    weather = not is_cjk(word) and _is(word, "weather", language)
    return sized or weather or _is(word, "colors", language)


def label_of(before: str, noun: str, language: str) -> str:
    """The noun with its material and other plain adjectives; colour, size and number left out."""
    if is_cjk(noun) or language not in ("en", "de", "ru"):
        return noun
    kept = [
        word
        for word in WORD.findall(before)
        if word.lower() not in nouns("determiners")
        and not describes(word.lower(), language)
        and not _is(word.lower(), "numerals", language)
        and not _NUMBER.fullmatch(word)
    ]
    return " ".join([*kept[-2:], noun])


def _color_after(text: str, hit: Hit, language: str) -> str | None:
    """The colour that follows its noun, as in French, Spanish, Portuguese, Italian and Arabic."""
    if language not in ("fr", "es", "pt", "it", "ar"):
        return None
    following = text[hit.end : hit.end + 14]
    found = find(following, "colors", language)
    near = found and not following[: found[0].start].strip(" ")
    return found[0].meaning if near else None


_MADE = frozenset({"small", "furniture", "building", "boat", "vehicle"})
"""Kinds of things that are made of something."""


def _color_of_stuff(before: str, text: str, hit: Hit, language: str) -> str | None:
    """The colour of what a thing is made of: brown for a wooden one."""
    if hit.meaning not in _MADE:
        return None
    after = find(text[hit.end : hit.end + 14], "stuffs", language)
    said = [*find(before, "stuffs", language), *(h for h in after if h.start <= 1)]
    return said[-1].meaning if said else None


def height_of(before: str, noun: str, kind: str, language: str) -> float:
    said = {h.meaning for h in find(before, "scene_words", language)}
    large, small = _SIZED[kind == "person"]
    return height(noun.lower(), kind, language) * (
        large if "large" in said else small if "small" in said else 1.0
    )
