"""Colours that a prompt gives to the series, parts and points of its chart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from planner.color import mix
from planner.composer.lexicon import find, load, terms, words

_HEX = r"#[0-9a-fA-F]{6}(?![0-9a-fA-F])"
_SHADES = {
    "pale": ("#ffffff", 0.6), "light": ("#ffffff", 0.45), "soft": ("#ffffff", 0.35),
    "dark": ("#000000", 0.35), "deep": ("#000000", 0.2), "muted": ("#808080", 0.4),
    "bright": ("#ffffff", 0.0), "vivid": ("#ffffff", 0.0), "bold": ("#ffffff", 0.0),
    "solid": ("#ffffff", 0.0), "medium": ("#ffffff", 0.0), "neutral": ("#ffffff", 0.0),
}  # fmt: skip
"""What a word before a colour mixes into it, and how much (Oklab)."""
_GIVES = re.compile(r"[=＝(（]\s*$|\s(?:in|en|в|is|are)\s$")
"""What stands before a colour that is given, even one that is also a name: `Silver = silver`."""
_LISTED = re.compile(r"\s*(?:[,，、&/]|and|und|et|y|e|и|和|,\s*and)\s*")
_CLAUSE = re.compile(r"[.;；。\n]\s")


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour named at `text[start:end]`, as `#rrggbb`."""

    start: int
    end: int
    color: str


def hues(text: str, language: str) -> list[Hue]:
    """Every colour that a text names, by CSS name, `#rrggbb`, or a word of the language."""
    found = [Hue(m.start(), m.end(), _value(m[0])) for m in _pattern().finditer(text)]
    taken = {i for hue in found for i in range(hue.start, hue.end)}
    own = load("lexicon", "color_values")
    for hit in find(text, "colors", language):
        if hit.start not in taken and hit.meaning in own:
            found.append(_shaded(text, Hue(hit.start, hit.end, own[hit.meaning]), language))
    found += _compounds(text, language)
    return sorted(found, key=lambda hue: hue.start)


def _shaded(text: str, hue: Hue, language: str) -> Hue:
    """A colour with the shade beside it: `gris clair`, `浅蓝色`."""
    for shade in ("pale", "light", "dark") if language != "en" else ():
        beside = "|".join(re.escape(word) for word in words("shades", shade, language))
        if not beside:
            continue
        before = re.search(rf"(?:{beside})\s?$", text[max(0, hue.start - 8) : hue.start], re.I)
        after = re.match(rf"\s(?:{beside})(?!\w)", text[hue.end : hue.end + 12], re.I)
        if before or after:
            start = hue.start - len(before[0]) if before else hue.start
            end = hue.end + len(after[0]) if after else hue.end
            return Hue(start, end, mix(hue.color, *_SHADES[shade]))
    return hue


def _compounds(text: str, language: str) -> list[Hue]:
    """A shade and its colour in one word: `hellblau`."""
    if language != "de":
        return []
    own, known = load("lexicon", "color_values"), terms("colors", language)
    found = []
    for shade in ("light", "dark"):
        prefix = words("shades", shade, language)[0]
        for match in re.finditer(rf"(?<!\w){prefix}(\w+)", text, re.I):
            meaning = known.get(match[1].lower(), "")
            if meaning in own:
                color = mix(own[meaning], *_SHADES[shade])
                found.append(Hue(match.start(), match.end(), color))
    return found


@cache
def _names() -> dict[str, str]:
    return dict(load("lexicon", "css_colors"))


@cache
def _pattern() -> re.Pattern[str]:
    spaced = (r"[\s-]?".join(_pieces(name)) for name in sorted(_names(), key=len, reverse=True))
    shade = "|".join(_SHADES)
    return re.compile(rf"{_HEX}|(?<!\w)(?:(?:{shade})[\s-])?(?:{'|'.join(spaced)})(?!\w)", re.I)


@cache
def _pieces(name: str) -> list[str]:
    """The words of a CSS name: dark slate gray."""
    heads = r"^(alice|antique|blanched|blue|burly|cadet|corn|dark|deep|dim|dodger|fire|floral|forest|" \
            r"ghost|golden|green|hot|indian|lawn|lemon|light|lime|medium|midnight|mint|misty|navajo|old|" \
            r"olive|orange|pale|papaya|peach|powder|rebecca|rosy|royal|saddle|sandy|sea|sky|slate|" \
            r"spring|steel|white|yellow)(?=[a-z]{3})"  # fmt: skip
    pieces = []
    while match := re.match(heads, name):
        pieces.append(match[1])
        name = name[match.end() :]
    return [*pieces, name]


def _value(written: str) -> str:
    """The colour as `#rrggbb`; a shade that CSS has no name for is made from the plain colour."""
    if written.startswith("#"):
        return written.lower()
    joined = re.sub(r"[\s-]", "", written.lower())
    if joined in _names():
        return _names()[joined].lower()
    shade, rest = re.split(r"[\s-]", written.lower(), maxsplit=1)
    return mix(_value(rest), *_SHADES[shade])


def blotted(text: str, found: Sequence[Hue]) -> str:
    """The text without the words that give a colour: `(teal)`, `= navy`, `in red`; places stay."""
    for hue in reversed(found):
        before, after = text[: hue.start], text[hue.end :]
        bracket = re.search(r"[(（][^()（）\d]{0,24}$", before)
        opens = bracket or re.search(r"\s*[=＝]\s*$|\s+(?:in|en|là|в|is|are)\s+$", before)
        ends = r"[^()（）\d]{0,24}[)）]" if bracket else r"(?=\s*(?:[,;.，；。、)]|$|and\b))"
        closes = re.match(ends, after)
        if opens and closes:
            start, end = opens.start(), hue.end + closes.end()
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def given(text: str, found: Sequence[Hue], names: Sequence[str], language: str) -> dict[str, str]:
    """The colour of each name that has one, from the words beside it; "" is for all the others."""
    colors: dict[str, str] = {}
    inside = [(start, end) for start, end, _ in _spots(text, names)]
    found = [
        hue for hue in found
        if _GIVES.search(text[: hue.start]) or not any(a <= hue.start < b for a, b in inside)
    ]  # fmt: skip
    for index, hue in enumerate(found):
        left = found[index - 1].end if index else 0
        right = found[index + 1].start if index + 1 < len(found) else len(text)
        before = _CLAUSE.split(text[max(left, hue.start - 90) : hue.start])[-1]
        for name in _after(text[hue.end : right], names) or _before(before, names):
            colors.setdefault(name, hue.color)
        if not _before(before, names) and _of_all(before, language):
            colors.setdefault("", hue.color)
    return colors


def _before(text: str, names: Sequence[str]) -> list[str]:
    """The name that stands last before a colour and little else between, and those listed with it."""
    spots = sorted(_spots(text, names), key=lambda spot: (spot[1], spot[1] - spot[0]))
    if not spots or len(text) - spots[-1][1] > 32:
        return []
    start, _, last = spots[-1]
    chain = [last]
    for left, right, name in reversed(spots[:-1]):
        if _LISTED.fullmatch(text[right:start]) and name not in chain:
            chain.append(name)
            start = left
    return chain


def _after(text: str, names: Sequence[str]) -> list[str]:
    """The name that a colour is for: `navy for Rain`."""
    match = re.match(r"\s+(?:for|für|pour|para|per|для)\s+(?:the\s+)?", text)
    spots = _spots(text[match.end() :], names) if match else []
    return [name for start, _, name in spots if start <= 2][:1]


def _spots(text: str, names: Sequence[str]) -> list[tuple[int, int, str]]:
    found = []
    for name in names:
        if name.strip():
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name)
            found += [(m.start(), m.end(), name) for m in re.finditer(pattern, text, re.I)]
    return found


def _of_all(before: str, language: str) -> bool:
    hits = [hit for hit in find(before, "chart_words", language) if hit.meaning == "all"]
    return bool(hits) and len(before) - hits[-1].end <= 12


def ends(text: str, found: Sequence[Hue], language: str) -> dict[str, str]:
    """The colours of values by what they stand for: `below`, `zero`, `above`, `least`, `most`."""
    colors: dict[str, str] = {}
    listed = {
        w.lower(): m
        for m in ("below", "zero", "above", "least", "most")
        for w in words("chart_words", m, language)
    }
    for index, hue in enumerate(found):
        left = found[index - 1].end if index else 0
        before = _CLAUSE.split(text[max(left, hue.start - 60) : hue.start])[-1].lower()
        spots = [(before.rfind(word), m) for word, m in listed.items() if word in before]
        after = re.match(r"\s+(?:for|at)\s+(?:the\s+)?(\w+)", text[hue.end :].lower())
        if spots:
            colors.setdefault(max(spots)[1], hue.color)
        elif after and after[1] in listed:
            colors.setdefault(listed[after[1]], hue.color)
    return colors
