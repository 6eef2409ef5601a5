"""The things named in a scene prompt: label, kind, colour, count and size, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.composer.counts import count_after, count_before, is_plural, nouns
from planner.composer.lexicon import Hit, find, fold, is_cjk, one_of, terms, words
from planner.composer.quotes import MASKED
from planner.composer.sizes import height, ratio

_NUMBER = re.compile(r"\d{1,2}")
_LETTERS = r"(?:[^\W_]|[\u064b-\u065f\u0900-\u0dff\u0e00-\u0e7f])+"
_WORD = re.compile(rf"{_LETTERS}(?:[-'’]{_LETTERS})*")
_UNKNOWN = re.compile(
    r"(?i)\b(a|an|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d{1,2})\s+"
    r"((?:[a-z-]+\s){0,2}?)([a-z-]{3,})"
    r"(?=\s+(?:on|in|under|with|and|that|which|near|by|behind|beside|above|over|at|next|"
    r"\w+ing|reads?|says?|shows?|displays?|labell?ed|marked|named|called|titled|outside|inside|around|from|against|across|for|while)\b|\s*[,.;]|\s*$|\s*[\ue001-\uf8ff])"
)


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


def things(masked: str, language: str, names: Sequence[str] = ()) -> tuple[Thing, ...]:
    """Every thing a prompt names, in order: nouns of the lists, others by their article, and by `names`."""
    lists = ("times", "grounds", "weather", "relations")
    settings = tuple(hit for name in lists for hit in find(masked, name, language))
    nouns = [h for h in find(masked, "things", language) if _whole(masked, h)]
    alone = [h for h in nouns if not any(_part_of(h, own) for own in settings)]
    hits = _compounds(masked, alone, language)
    found = [_thing(masked, hit, index, hits, language) for index, hit in enumerate(hits)]
    for name in names:
        found = _named(masked, name, found)
    found.extend(_unknown(masked, found, language))
    return tuple(_once(masked, sorted(found, key=lambda thing: thing.start), language))


_CLAUSE = re.compile("[、，。,.]")
_TO_NOUN = re.compile(r",?\s+(?:(?:the|a|an|our|my|der|die|das|le|la|el|il)\s+)?", re.IGNORECASE)


def _named(text: str, name: str, found: list[Thing]) -> list[Thing]:
    """The things with the one called `name`, which a noun beside it tells more of: "Rex the dog"."""
    edge = "" if is_cjk(name) else r"\b"
    match = re.search(f"(?i){edge}{re.escape(name)}{edge}", text)
    if match is None or any(t.start < match.end() and match.start() < t.end for t in found):
        return found
    start, end, kind = match.start(), match.end(), "person"
    for thing in found:
        after = _TO_NOUN.fullmatch(text, end, thing.start) if thing.start > end else None
        before = thing.end < start and not text[thing.end : start].strip()
        if after or before:
            start, end, kind = min(start, thing.start), max(end, thing.end), thing.kind
            found = [other for other in found if other is not thing]
            break
    return [*found, Thing(name, name.lower(), kind, start, end)]


def _part_of(hit: Hit, other: Hit) -> bool:
    """Whether a term is a part of a longer one: the sun of a setting of the sun, the train of its platform."""
    inside = other.start <= hit.start and hit.end <= other.end
    return inside and hit.end - hit.start < other.end - other.start


def opens_with_article(text: str) -> bool:
    """Whether a text's first word is an article or the like."""
    first = _WORD.search(text)
    openers = nouns("determiners") | nouns("articles")
    return first is not None and first.group().lower() in openers


_APART = frozenset({"hi", "ar", "ru"})
"""Languages in which two nouns in a row are two things."""


def _compounds(text: str, hits: list[Hit], language: str) -> list[Hit]:
    """Nouns in a row are one thing, and the last names its kind: "shop window"."""
    merged: list[Hit] = []
    for hit in hits:
        if _does(text, hit):
            continue
        last = merged[-1] if merged else None
        if (
            last is not None
            and text[last.end : hit.start] in (" ", "-")
            and not is_cjk(text[hit.start])
            and (language not in _APART or text[hit.start].isascii())
        ):
            merged[-1] = Hit(last.start, hit.end, hit.meaning)
        else:
            merged.append(hit)
    return merged


def _does(text: str, hit: Hit) -> bool:
    """True for a word that is what a thing does: the "painting" of "a robot painting a picture"."""
    following = re.match(r"(?i)\s+(?:an?|the|his|her|their|its|two|three|some)\s", text[hit.end :])
    before = re.search(r"(?i)(?:^|\s)(?:an?|the|of|this|that|with)\s+$", text[: hit.start])
    return text[hit.start : hit.end].lower().endswith("ing") and bool(following) and not before


def _whole(text: str, hit: Hit) -> bool:
    """True unless a one-character noun stands inside a longer Chinese or Japanese word."""
    if hit.end - hit.start > 1 or not is_cjk(text[hit.start : hit.end]):
        return True
    before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
    return (not is_cjk(before) or before in nouns("before")) and (
        not is_cjk(after) or after in nouns("after")
    )


def _thing(text: str, hit: Hit, index: int, hits: Sequence[Hit], language: str) -> Thing:
    """A noun with the words before it: article, number, size, colour, material."""
    floor = hits[index - 1].end if index else 0
    start = _phrase_start(text, hit.start, floor, language)
    before = text[start : hit.start]
    noun = text[hit.start : hit.end]
    if is_cjk(noun):
        before = _CLAUSE.split(text[max(floor, hit.start - 8) : hit.start])[-1]
    before_it = "" if language == "ar" else before  # a colour there is the thing's before it
    color = next((h.meaning for h in reversed(find(before_it, "colors", language))), None)
    color = color or _color_after(text, hit, language)
    name = noun.lower()
    return Thing(
        label=_label(before, _bare(noun, language), language),
        noun=name,
        kind=hit.meaning,
        start=start,
        end=hit.end,
        color=color,
        count=count_after(text, hit, language) or count_before(before, noun, language),
        height=_height(before, noun, hit.meaning, language),
        ratio=ratio(name, hit.meaning, language),
        how=next((hit.meaning for hit in find(name, "carried", language)), ""),
    )


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
    start = at
    for match in _before(text, at, floor, language):
        word = match.group().lower()
        if word in nouns("determiners") or _is(word, "numerals", language) or word.isdigit():
            return match.start()
        touches = not text[match.end() : start].strip()
        start = match.start() if touches and _describes(word, language) else start
    return start


def _before(text: str, at: int, floor: int, language: str) -> Iterator[re.Match[str]]:
    """Up to four words before a noun, backwards, as far as they belong to it."""
    end = at
    for match in list(_WORD.finditer(text, max(floor, at - 60), at))[:-5:-1]:
        word = match.group().lower()
        if text[match.end() : end].strip() or _is(word, "relations", language):
            return
        if word in ("and", "y", "et", "und", "e", "и"):
            return
        yield match
        end = match.start()


def _is(word: str, name: str, language: str) -> bool:
    return bool(find(word, name, language))


def _describes(word: str, language: str) -> bool:
    sized = any(
        h.meaning in ("large", "small", "some", "many") for h in find(word, "scene_words", language)
    )
    weather = not is_cjk(word) and _is(word, "weather", language)
    return sized or weather or _is(word, "colors", language)


def _label(before: str, noun: str, language: str) -> str:
    """The noun with its material and other plain adjectives; colour, size and number left out."""
    if is_cjk(noun) or language not in ("en", "de", "ru"):
        return noun
    kept = [
        word
        for word in _WORD.findall(before)
        if word.lower() not in nouns("determiners")
        and not _describes(word.lower(), language)
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


def _height(before: str, noun: str, kind: str, language: str) -> float:
    said = {h.meaning for h in find(before, "scene_words", language)}
    return height(noun.lower(), kind, language) * (
        1.35 if "large" in said else 0.65 if "small" in said else 1.0
    )


def _unknown(masked: str, known: Sequence[Thing], language: str) -> Iterator[Thing]:
    """English nouns that are in no list but have an article: "a gramophone on ..."."""
    if language != "en":
        return
    skip = {
        word.lower() for name in ("word", "abstract") for word in words("scene_words", name, "en")
    }
    for match in _UNKNOWN.finditer(masked):
        start, end, noun = match.start(), match.end(), match[3].lower()
        taken = any(start < thing.end and thing.start < end for thing in known)
        beside = find(masked[end : end + 24], "grounds", "en")
        setting = (
            find(match.group(), "grounds", "en")
            or _adjoins(masked, end, beside)
            or any(find(match[3], name, "en") for name in ("request", "weather"))
        )
        looks = find(match[3], "colors", "en") or find(match[3], "style", "en")
        measured = match[1].lower() not in ("a", "an") and not is_plural(noun)
        if (
            taken
            or setting
            or looks
            or noun in skip
            or noun.endswith(("ing", "ly", "ed"))
            or measured
        ):
            continue
        colors = find(match[2], "colors", "en")
        yield Thing(
            label=_label(match[2], match[3], "en"),
            noun=noun,
            kind="other",
            start=start,
            end=end,
            color=colors[-1].meaning if colors else None,
            count=count_before(f"{match[1]} {match[2]}", noun, "en"),
            height=_height(match[2], noun, "other", "en"),
        )


def _adjoins(text: str, at: int, hits: Sequence[Hit]) -> bool:
    """True where a word is what a setting is like: the `busy` of "a busy parking lot"."""
    return bool(hits) and not text[at : at + hits[0].start].strip()


_ANEW = re.compile(
    r"(?<!\w)(?:an?|another|ein|eine|einen|einem|einer|une?|una|um|uma|een)\s+(?:[^\W\d_]+\s+){0,2}",
    re.IGNORECASE,
)
"""A thing's article where it has not been named before."""


def _once(masked: str, found: Sequence[Thing], language: str) -> Iterator[Thing]:
    """A thing that is named again ("the fox") is the same thing, unless it is another ("a red door, a blue door")."""
    seen: dict[str, Thing] = {}
    for thing in found:
        key = thing.noun.split()[-1]
        known = None if thing.kind == "sign" else seen.get(key)
        if known is not None and not _is_another(masked, known, thing, language):
            continue
        seen[key] = thing
        yield thing


def _is_another(masked: str, known: Thing, thing: Thing, language: str) -> bool:
    """Whether a thing of a known name has an article of its own, and another colour or words between."""
    if is_cjk(thing.noun):
        told = masked[max(known.end, thing.start - 5) : thing.start]
        return any(find(told, name, language) for name in ("numerals", "colors", "scene_words"))
    before = masked[max(0, thing.start - 40) : thing.start]
    anew = _ANEW.match(masked, thing.start) or re.search(f"{_ANEW.pattern}$", before, re.IGNORECASE)
    hued = known.color and thing.color and known.color != thing.color
    return bool(anew and (hued or MASKED.search(masked[known.end : thing.start])))
