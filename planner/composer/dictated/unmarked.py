"""Strings that a page is told without quotation marks: `four boxes: Sun, Rain, Snow and Fog`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.composer.described import sentence_ends
from planner.composer.dictated.parts import Part, parts, places
from planner.composer.lexicon import find, words
from planner.composer.quotes import Quote
from planner.composer.text import stopwords

_COLON = re.compile(r"\s*[:：]\s*")
_STOP = re.compile(r"[.;。；\n](?=\s|$)|[。；\n]")
_LONGEST, _TITLE = 60, 70
"""Longest entry of a list and longest title, in characters."""
_HELD = re.compile(r"\s*[(（]([^()（）]+)[)）]")
_EXAMPLE = re.compile(
    r"(?i)^(?:e\.g\.|i\.e\.|z\.\s?b\.|p\.\s?ej\.|for example|such as|zum beispiel|例如)[,:]?\s*"
)
_AXIS = re.compile(r"(?i)\s*(?:against|versus|vs\.?|over|per|gegen|über|frente|contra)\s")
_SIDE = r"\d*\s?[A-Z][\w()]*(?:\s*\+\s*\d*\s?[A-Z][\w()]*)*"
_FORMULA = re.compile(rf"{_SIDE}\s*(?:->|→|⇌|=)\s*{_SIDE}")
_CAPITALS = re.compile(
    r"\s*(?:is|lautet|es|:)?\s*((?:[^\W\d_a-zß-ÿ][\w'’&-]*|\d+)(?:\s+(?:of|the|and|in|for|to|a|de|la|el|und|der|des|&)?\s?[^\W\d_a-zß-ÿ][\w'’&-]*)*)"
)


def unmarked(prompt: str, language: str) -> tuple[Quote, ...]:
    """The strings of a page without marks: its title, and what its parts are called or hold."""
    found = [*_titles(prompt, language), *_listed(prompt, language), *_lettered(prompt, language)]
    kept: list[Quote] = []
    for quote in sorted(found, key=lambda quote: quote.start):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return tuple(kept)


def _titles(prompt: str, language: str) -> Iterator[Quote]:
    """`with the title The Water Cycle`, `about Acid Rain`: the words in capitals behind the noun."""
    called = [h.end for h in find(prompt, "page", language) if h.meaning in ("titled", "headed")]
    about = [h.end for h in find(prompt, "request", language) if h.meaning == "about"]
    for at in (*called, *about):
        match = _CAPITALS.match(prompt, at)
        if match and len(match[1]) <= _TITLE and (at in called or " " in match[1]):
            yield Quote(match[1], match.start(1), match.end(1))
            return


def _listed(prompt: str, language: str) -> Iterator[Quote]:
    """As many entries behind a colon as parts were counted before it."""
    ends = sentence_ends(prompt, ())
    for part in parts(prompt, language):
        end = next((end for end in ends if end > part.end), len(prompt))
        colon = _COLON.search(prompt, part.end, end)
        if part.many < 2 or part.many > 12 or colon is None:
            continue
        entries = list(_entries(prompt, colon.end(), end, language))
        if len(entries) == part.many and not any(_is_place(e.text, language) for e in entries):
            yield from entries


def _is_place(text: str, language: str) -> bool:
    """True for a part of the page, or a place on it: `one at the top`."""
    return bool(places(text, language) or parts(f"{text}.", language))


def _entries(prompt: str, start: int, end: int, language: str) -> Iterator[Quote]:
    """The entries of a list between two places."""
    joints = "|".join(re.escape(word) for word in words("joins", "and", language))
    split = re.compile(rf"\s*[,，、;；]\s*(?:(?:{joints})\s+)?|\s+(?:{joints})\s+", re.IGNORECASE)
    text = prompt[start:end].rstrip(" .。\n")
    at = 0
    for match in [*split.finditer(text), None]:
        stop = match.start() if match else len(text)
        entry = text[at:stop].strip()
        if entry and len(entry) <= _LONGEST:
            first = start + text.index(entry, at)
            yield Quote(entry, first, first + len(entry))
        at = match.end() if match else stop


def _lettered(prompt: str, language: str) -> Iterator[Quote]:
    """`Panel A: Leaf cross-section (vein, stomata).`: its title, and what the brackets list."""
    named = parts(prompt, language)
    lettered = [part for part in named if part.kind == "panel" and len(part.mark.strip("()")) == 1]
    for part in lettered if len(lettered) > 1 else ():
        colon = _COLON.match(prompt, part.end)
        if colon:
            yield from _described(prompt, part, colon.end(), language)


def _described(prompt: str, part: Part, start: int, language: str) -> Iterator[Quote]:
    """What a panel is said to show: its title, a formula, and what stands in brackets."""
    stop = _STOP.search(prompt, start)
    end = stop.start() if stop else len(prompt)
    held = _HELD.search(prompt, start, end)
    if held and _AXIS.match(prompt, held.end()):
        held = None  # rate (mol/s) against time (s)
    formula = _FORMULA.search(prompt, start, end)
    until = min(match.start() for match in (held, formula) if match) if held or formula else end
    title = _title(prompt[start:until], language)
    if title:
        first = prompt.index(title, start)
        yield Quote(title[0].upper() + title[1:], first, first + len(title), stop=True)
    if formula:
        yield Quote(formula[0].strip(), formula.start(), formula.end())
    elif held:
        inside = held.start(1) + (m.end() if (m := _EXAMPLE.match(held[1])) else 0)
        yield from _entries(prompt, inside, held.end(1), language)


def _title(text: str, language: str) -> str:
    """A description without the words of drawing before its noun, up to its first comma or preposition."""
    text = re.split(r"[,，:：]|\s(?:for|with|showing|für|mit|para|con)\s", text)[0].strip()
    small = stopwords(language)
    while text:
        first, _, rest = text.partition(" ")
        if not (first.lower() in small or _is_drawing(text, language)):
            break
        text = rest
    return text if 2 < len(text) <= _TITLE else ""


def _is_drawing(text: str, language: str) -> bool:
    """True for words that open with what the panel is drawn as, `plot of`, and not with what it shows."""
    hits = find(text, "depicted", language)
    return bool(hits) and hits[0].start == 0 and hits[0].meaning != "form"
