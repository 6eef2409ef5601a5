"""Pictures that a described page asks for in words: `a photo of a red bicycle`, `a sun icon`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from planner.composer.lexicon import Hit, find, is_cjk
from planner.composer.pictures import hued
from planner.composer.text import stopwords
from planner.composer.things import things
from planner.content import Scene
from planner.scene import read_scene

_STOP = re.compile(r"[.,;:()\n。；，：、（）]|[\ue001-\uf8ff]")
_LISTED = re.compile(r"s?\s*[:：]\s*([^.:;。；：()\ue001-\uf8ff\n]+)")
_ONE = re.compile(r"(?i)(?:an?|ein|eine|einen|une?|una|uno|um|uma|een)\s|一")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d+")
_LINKS = frozenset({"into", "with", "aside", "the", "left", "right", "center", "top", "bottom"})
"""What words of a page may stand in the name of a picture: `a cup on the left of a plate`."""
_WORDS = 3
_LONGEST, _NEAR, _WIDER = 120, 40, 14
"""Characters of a subject, of the words before a picture, and from a subject to the noun of its picture."""


@dataclass(frozen=True, slots=True)
class Depicted:
    """What a picture is to show, named at `text[start:end]`; `icon` where a sign is asked for."""

    start: int
    end: int
    text: str
    icon: bool = False


def depictions(masked: str, language: str) -> list[Depicted]:
    """Every picture with a subject, in order; `an image` alone is none."""
    found: list[Depicted] = []
    for hit in find(masked, "depicted", language):
        if hit.meaning not in ("picture", "icon", "shows"):
            continue
        if found and hit.start < found[-1].end:
            continue
        found += _subject(masked, hit, language)
    return found


def icon_lists(masked: str, language: str) -> list[tuple[int, tuple[str, ...]]]:
    """Icons that are listed for several parts, `a small icon: sun, cloud, rain`, with their place."""
    found = []
    for hit in find(masked, "depicted", language):
        match = _LISTED.match(masked, hit.end) if hit.meaning == "icon" else None
        names = tuple(name.strip() for name in re.split("[,，、]", match[1])) if match else ()
        if len(names) > 1 and all(names):
            found.append((hit.start, names))
    return found


def scene_of(text: str, language: str) -> Scene:
    """What a picture shows, as a scene; without things where it names none that are known."""
    return hued(read_scene(text, text, (), language, pictured=True) or Scene(text))


def _subject(masked: str, hit: Hit, language: str) -> Iterator[Depicted]:
    icon = hit.meaning == "icon"
    behind = hit.end if hit.meaning == "shows" else _of(masked, hit.end, language)
    if behind:
        text, end = _until_stop(masked, behind, language)
        if text and (hit.meaning != "shows" or _is_new(masked[behind:], text, language)):
            yield Depicted(hit.start, end, text, icon)
        return
    text = _before(masked, hit, language)
    if text:
        yield Depicted(hit.start, hit.end, text, icon)


def _is_new(behind: str, text: str, language: str) -> bool:
    """True for `shows a river`: no `the river`, no `a photo of ...` whose own noun tells of it."""
    nouns = {hit.meaning for hit in find(behind[: len(text) + _WIDER], "depicted", language)}
    definite = any(h.meaning == "the" and h.start == 0 for h in find(text, "page", language))
    thing = _ONE.match(text) or things(text, language)
    return not (definite or nouns & {"picture", "icon"}) and bool(thing)


def _of(masked: str, at: int, language: str) -> int:
    """Where the `of` behind a picture ends; 0 for none."""
    first = next(iter(find(masked[at : at + 16], "depicted", language)), None)
    near = first is not None and not masked[at : at + first.start].strip()
    return at + first.end if first and near and first.meaning in ("of", "shows") else 0


def _until_stop(masked: str, at: int, language: str) -> tuple[str, int]:
    """The words up to the next stop, quoted string or part of the page, and where they end."""
    stop = _STOP.search(masked, at)
    end = min(stop.start() if stop else len(masked), at + _LONGEST)
    text = masked[at:end]
    hits = [
        *(h for h in find(text, "page", language) if h.meaning not in _LINKS),
        *(h for h in find(text, "depicted", language) if h.meaning == "stop"),
    ]
    parts = [hit.start for hit in hits if not _shown(text, hit, language)]
    text = text[: min(parts, default=len(text))]
    kept = _without_links(text, language)
    return kept, at + text.find(kept) + len(kept)


def _shown(text: str, part: Hit, language: str) -> bool:
    """True for a word of a page that is a thing of the picture: a note on a desk, a bar chart."""
    if any(h.start <= part.start < h.end for h in find(text, "archetypes", language)):
        return True
    return any(t.start <= part.start < t.end and t.kind != "other" for t in things(text, language))


def _without_links(text: str, language: str) -> str:
    """The text without the small words at its end, which lead to what follows."""
    small = stopwords(language) | {
        text[h.start : h.end].lower() for h in find(text, "depicted", language)
    }
    words = list(_WORD.finditer(text))
    while words and words[-1].group().lower() in small:
        words.pop()
    return text[: words[-1].end()].strip() if words else ""


def _before(masked: str, hit: Hit, language: str) -> str:
    """The nouns right before a picture: `a sun icon`; without their article and without its shape.

    `the sun icon` speaks of one again, and in `icon style` the noun is another.
    """
    after = masked[hit.end : hit.end + _WIDER]
    nouns = [h for h in find(after, "page", language) if h.meaning not in _LINKS]
    nouns += [h for h in find(after, "depicted", language) if h.meaning == "stop"]
    if after.startswith("-") or any(noun.start <= 1 for noun in nouns):
        return ""
    since = max(0, hit.start - _NEAR)
    since = max((m.end() for m in _STOP.finditer(masked, since, hit.start)), default=since)
    lead, bracketed = masked[since : hit.start], masked[since - 1 : since] in ("(", "（")
    forms = [form.end for form in find(lead, "depicted", language) if form.meaning == "form"]
    if is_cjk(lead):
        return lead[forms[-1] if forms else 0 :].strip().removesuffix("的").removesuffix("の")
    small = stopwords(language)
    words = [word for word in _WORD.finditer(lead) if word.start() >= (forms[-1] if forms else 0)]
    kept = list(takewhile(lambda word: word.group().lower() not in small, reversed(words)))[::-1]
    if not kept or len(kept) > _WORDS:
        return ""
    text = lead[kept[0].start() :].strip()
    opener = lead[: kept[0].start()].split()[-1:]
    again = opener and any(h.meaning == "the" for h in find(opener[0], "page", language))
    lists = ("numerals", "depicted") if bracketed else ("page", "numerals", "depicted")
    other = any(find(text, name, language) for name in lists)
    hue = any(color.end == len(text) for color in find(text, "colors", language))
    named = any(thing.kind != "other" for thing in things(text, language))
    return text if (opener or named or bracketed) and not (again or other or hue) else ""
