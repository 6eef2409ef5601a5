"""The things named in a scene prompt: label, kind, colour, count and size, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.articled import told_by_article
from planner.composer.counts import is_plural, nouns
from planner.composer.hyphens import hyphenated
from planner.composer.lexicon import Hit, find, is_cjk
from planner.composer.phrases import WORD, Thing, is_material, is_part, phrase_of
from planner.composer.quotes import MASKED
from planner.composer.unlisted import unlisted
from planner.composer.wholes import is_place, part_of


def things(masked: str, language: str, names: Sequence[str] = ()) -> tuple[Thing, ...]:
    """Every thing a prompt names, in order: nouns of the lists, others by their phrase, and by `names`."""
    lists = ("times", "grounds", "weather", "relations", "adverbs")
    settings = tuple(hit for name in lists for hit in find(masked, name, language))
    named = find(masked, "things", language)
    nouns = [h for h in named if _whole(masked, h) and is_place(masked, h, language)]
    alone = [h for h in nouns if not any(_part_of(h, own) for own in settings)]
    hits = _compounds(masked, hyphenated(masked, alone, language), language)
    hits = sorted([*hits, *unlisted(masked, hits, language)], key=lambda hit: hit.start)
    hits = [hit for hit in hits if not is_material(masked, hit, language)]
    hits = [hit for hit in hits if not _tells_kind(masked, hit, [*hits, *settings], language)]
    found = [phrase_of(masked, hit, index, hits, language) for index, hit in enumerate(hits)]
    for name in names:
        found = _named(masked, name, found)
    if language == "en":
        told = told_by_article(masked, found)
        found.extend(thing for thing in told if not part_of(thing.noun, language))
    return tuple(_once(masked, sorted(found, key=lambda thing: thing.start), language))


_OF_A_KIND = re.compile(r"(?i)(?<=\w)\s(?:de|d['’]|di)\s?$")


def _tells_kind(text: str, hit: Hit, others: Sequence[Hit], language: str) -> bool:
    """Whether a Romance noun only tells what kind of thing the one before it is: `un bateau de pêche`."""
    joint = _OF_A_KIND.search(text, 0, hit.start)
    noun = text[hit.start : hit.end].lower()
    if language not in ("fr", "es", "pt", "it") or joint is None or is_plural(noun, language):
        return False
    head = next((other for other in others if other.end == joint.start()), None)
    if head is None or head.meaning in ("person", "animal"):
        return False
    called = text[head.start : head.end].lower()
    how = {h.meaning for h in find(called, "carried", language)}
    return "vessel" not in how and not find(text[head.start : hit.end], "portions", language)


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
    first = WORD.search(text)
    openers = nouns("determiners") | nouns("articles")
    return first is not None and first.group().lower() in openers


_APART = frozenset({"hi", "ar", "ru"})
"""Languages in which two nouns in a row are two things."""


def _compounds(text: str, hits: list[Hit], language: str) -> list[Hit]:
    """Nouns in a row are one thing, and the last names its kind: "shop window"."""
    merged: list[Hit] = []
    for hit in hits:
        last = merged[-1] if merged else None
        if _does(text, hit) or (last is not None and _acts(text, last, hit)):
            continue
        if (
            last is not None
            and text[last.end : hit.start] in (" ", "-")
            and not is_cjk(text[hit.start])
            and (language not in _APART or text[hit.start].isascii())
        ):
            merged[-1] = Hit(last.start, hit.end, hit.meaning)
        elif last is not None and _has(text, last, hit):
            merged[-1] = hit
        else:
            merged.append(hit)
    return merged


def _has(text: str, owner: Hit, hit: Hit) -> bool:
    """Whether a noun only tells whose the next thing is: the witch of `a witch's hat`."""
    between = text[owner.end : hit.start]
    return between in ("'s ", "’s ") and not find(text[hit.start : hit.end], "surfaces", "en")


_ONE = re.compile(r"(?i)(?:^|\s)(?:an?|one|each|every)\s+(?:[a-z]+\s+)?$")


def _acts(text: str, actor: Hit, hit: Hit) -> bool:
    """True for a plural after one of a kind, which is what that does: `a gull watches`."""
    follows = text[actor.end : hit.start] == " " and text[hit.start : hit.end].isascii()
    one = _ONE.search(text, 0, actor.start) and not is_plural(text[actor.start : actor.end].lower())
    return follows and bool(one) and is_plural(text[hit.start : hit.end].lower())


def _does(text: str, hit: Hit) -> bool:
    """True for a word that is what a thing does: the "painting" of "a robot painting a picture"."""
    following = re.match(r"(?i)\s+(?:an?|the|his|her|their|its|two|three|some)\s", text[hit.end :])
    before = re.search(r"(?i)(?:^|\s)(?:an?|the|of|this|that|with)\s+$", text[: hit.start])
    return text[hit.start : hit.end].lower().endswith("ing") and bool(following) and not before


_COUNTER = re.compile(r"[一二三四五六七八九十数何両\d０-９][人匹羽頭本枚台個杯冊軒隻艘足輪株束]の")
"""A Japanese word of counting with its number, before what is counted: `二人の子供`."""


def _whole(text: str, hit: Hit) -> bool:
    """True unless a noun is a part of a longer word in katakana, or has one character inside a longer word."""
    if is_part(text, hit) or _COUNTER.fullmatch(text[max(0, hit.start - 1) : hit.end + 1]):
        return False
    if hit.end - hit.start > 1 or not is_cjk(text[hit.start : hit.end]):
        return True
    before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
    return (not is_cjk(before) or before in nouns("before")) and (
        not is_cjk(after) or after in nouns("after")
    )


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


_TOLD = 6
"""So many characters before a noun tell that it is another thing of a known name."""


def _is_another(masked: str, known: Thing, thing: Thing, language: str) -> bool:
    """Whether a thing of a known name has an article of its own, and another colour or words between."""
    if is_cjk(thing.noun):
        told = masked[known.end : thing.end - len(thing.noun)][-_TOLD:]
        return any(find(told, name, language) for name in ("numerals", "colors", "scene_words"))
    before = masked[max(0, thing.start - 40) : thing.start]
    anew = _ANEW.match(masked, thing.start) or re.search(f"{_ANEW.pattern}$", before, re.IGNORECASE)
    hued = known.color and thing.color and known.color != thing.color
    return bool(anew and (hued or MASKED.search(masked[known.end : thing.start])))
