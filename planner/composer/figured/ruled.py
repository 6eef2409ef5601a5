"""Rows of values that a prompt tells by their names: `North 12, 15; South 22, 18`, `'Noise' 45 dB vs 40 dB`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from planner.composer.lexicon import find
from planner.composer.quotes import MASKED, Quote, unmask

_BLOT = "[\ue001-\uf8ff]+"
_AND = r"(?:and|und|et|y|e|和|与)"
_UNIT = r"\s?(?:%|‰|°C|€|[A-Za-zµ²³/]{1,8}\b(?<!and)(?<!vs)(?<!und))"
_VALUE = rf"(?:[€$£¥]\s?)?[-–−+]?\d(?:[\d.,\u202f]*\d)?(?:{_UNIT})?|[–—-](?=[\s,;.])"
_SEP = rf"(?:,\s+|\s*[，、]\s*)(?:{_AND}\s+)?|\s+{_AND}\s+|\s+(?:vs\.?|versus|gegen|contre|frente a)\s+|\s*对\s*"
_PLAIN = r"[A-ZÀ-ÞΑ-ΩА-Я\u3400-\u9fff][^\W\d_]*(?:[ -][^\W\d_]+){0,3}"
_ROW = re.compile(
    rf"(?P<name>{_BLOT}|{_PLAIN})\s*(?:[(（][^()（）\d]*[)）])?\s*[:：]?\s*(?:(?:with|mit|avec|con)\s+)?"
    rf"(?P<cells>(?:{_VALUE})(?:(?:{_SEP})(?:{_VALUE}))*)"
)
_SPLIT = re.compile(rf"{_SEP}(?=(?:{_VALUE}))")
_ITEM = rf"(?:{_BLOT}|\d{{4}}|[A-ZÀ-ÞΑ-ΩА-Я\u3400-\u9fff]\w*)"
_LIST = re.compile(rf"[\s:：]*(?:the\s+)?({_ITEM}(?:(?:{_SEP}){_ITEM})*)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row's name and values, told from `start` to `end`."""

    name: str
    cells: tuple[str, ...]
    start: int
    end: int


def rows_in(masked: str, text: str, quoted: tuple[Quote, ...], many: int = 0) -> list[Row]:
    """The rows of one length that a text tells, or of `many` values; rows in marks hold theirs in one string."""
    found = [
        _marked(quote)
        for quote in quoted
        if quote.text.count(",") and re.search(r",\s\S", quote.text)
    ]
    for match in _ROW.finditer(masked):
        cells = tuple(MASKED.sub("", one).strip() for one in _SPLIT.split(match["cells"]))
        if not all(_YEAR.fullmatch(one) for one in cells):
            found.append(Row(unmask(match["name"].strip(), text, quoted), cells, *match.span()))
    lengths = Counter(len(row.cells) for row in found if len(row.cells) >= _LEAST)
    usual = many or max(lengths, key=lambda one: lengths[one], default=0)
    rows = [
        row
        for row in found
        if len(row.cells) == usual and any(re.search(r"\d", c) for c in row.cells)
    ]
    return sorted(rows, key=lambda row: row.start) if len(rows) >= _LEAST else []


def _marked(quote: Quote) -> Row:
    """A string that is a whole row: `'Zinc, 150, 121'`."""
    name, *cells = re.split(r",\s+", quote.text)
    return Row(name, tuple(cells), quote.start, quote.end)


def listed(masked: str, text: str, quoted: tuple[Quote, ...], at: int) -> tuple[str, ...]:
    """The names of a list that begins at a place: `Q1 and Q2`, `'Dose', 'Days'`, `2015, 2019 and 2023`."""
    match = _LIST.match(masked, at)
    parts = re.split(_SEP, match[1]) if match else []
    return tuple(unmask(part.strip(), text, quoted) for part in parts)


def lists_after(
    masked: str, text: str, quoted: tuple[Quote, ...], meaning: str, language: str
) -> list[tuple[str, ...]]:
    """Every list behind a word of that meaning."""
    hits = [hit for hit in find(masked, "ruled", language) if hit.meaning == meaning]
    lists = [listed(masked, text, quoted, hit.end) for hit in hits]
    return [names for names in lists if len(names) >= _LEAST]
