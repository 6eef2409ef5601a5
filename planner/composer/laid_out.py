"""How a list is to be laid out: `in 3 columns`, `with icons`, `ohne Symbole`, `分成两列`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planner.composer.lexicon import find, is_cjk, terms, words
from planner.composer.request import request
from planner.composer.text import sentences
from planner.composer.topic import only_looks

_MOST = 6
"""Columns at most."""
_PLACES = frozenset({"left", "right", "panel", "panels", "band", "area", "hero"})
"""Words of a page that is told part by part: what it says of columns is no mere wish."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The columns asked for, 0 for none, and whether items are to have icons, None where nothing is said."""

    columns: int = 0
    icons: bool | None = None


def laid_out(text: str, language: str) -> tuple[str, LaidOut]:
    """The text without its wishes for the layout of a list, and the wishes."""
    columns: int = 0
    icons: bool | None = None
    if _is_told_by_parts(text, language):
        return text, LaidOut()
    while (match := _wish(text, language)) is not None:
        if match["number"]:
            columns = columns or _number(match["number"], language)
        elif icons is None:
            icons = match["without"] is None
        text = text[: match.start()] + text[match.end() :]
    return text, LaidOut(columns, icons)


def _wish(text: str, language: str) -> re.Match[str] | None:
    """The first wish that stands in the words of asking or before a list, not in what the page says."""
    for match in _pattern(language).finditer(text):
        number = match["number"]
        if number and not 1 <= _number(number, language) <= _MOST:
            continue
        before, behind = text[: match.start()], text[match.end() :]
        opening = (sentences(before, language) or [""])[-1]
        opening = "" if re.search(r"[.!?。！？]\s*$", before) else opening
        rest = re.split(r"[.!?。！？\n]", behind, maxsplit=1)[0]
        label = re.match(r"[^.!?。！？:：\n]*[:：]", behind) is not None and not re.search(
            r"[:：]\s", opening
        )
        asked = request(f"{opening} {rest}", language)
        wished = only_looks(f"{opening} {rest}", language, True)
        if label or wished or (asked.asked and not asked.picture):
            return match
    return None


def _is_told_by_parts(text: str, language: str) -> bool:
    """True for a page whose places are named, or a table, whose columns are its own."""
    places = any(hit.meaning in _PLACES for hit in find(text, "page", language))
    return places or any(hit.meaning == "table" for hit in find(text, "drawn", language))


def _number(said: str, language: str) -> int:
    named = next((int(hit.meaning) for hit in find(said, "numerals", language)), 0)
    return int(said) if said.isdigit() else named


@cache
def _pattern(language: str) -> re.Pattern[str]:
    leads, columns, icons, given, without = (
        _either(name, language) for name in ("in", "columns", "icons", "with", "without")
    )
    numerals = "|".join(
        (r"\d", *map(re.escape, sorted(terms("numerals", language), key=len, reverse=True)))
    )
    if is_cjk(columns):
        opens = rf"[，、,]?\s*(?:并|而且)?(?:{leads})?"
        counted = rf"{opens}(?P<number>{numerals})(?:个)?(?:{columns})(?:排列|布局|显示)?"
        marked = rf"[，、,]?\s*(?:并|且)?(?:(?P<without>{without})|(?:{given}))(?:有)?(?:{icons})"
        return re.compile(f"(?:{counted}|{marked})")
    joins = _either("and", language, "joins")
    opens = rf"(?:^|\s*,?\s+(?:(?:{joins})\s+)?|(?<=\W))"
    counted = rf"(?:{leads})\s+(?:an?\s+)?(?P<number>{numerals})[\s-]+(?:{columns})"
    marked = (
        rf"(?:(?P<without>{without})|(?:{given}))\s+(?:(?!the\s)[^\W\d]+\s+)?(?:{icons})"
        r"(?:\s+(?:for\s+)?each(?:\s+(?:item|one|point))?)?"
    )
    return re.compile(rf"(?i){opens}(?:{counted}|{marked})(?!\w)")


def _either(name: str, language: str, lexicon: str = "laid_out") -> str:
    found = sorted(words(lexicon, name, language), key=len, reverse=True)
    dense = [word for word in found if is_cjk(word)]
    return "|".join(map(re.escape, dense or found))
