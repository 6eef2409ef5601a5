"""Word lists by meaning and language, and where their terms occur in a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parents[1] / "data"
CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々〇"
_MARKS = "\u0900-\u0963\u0966-\u097f\u0e31-\u0e4e\u064b-\u0652\u0300-\u036f"
_TOKEN = re.compile(rf"[{CJK}]+|(?:(?![{CJK}_])(?:\w|[{_MARKS}]))+")
_CJK_RUN = re.compile(rf"[{CJK}]")
# Arabic writes "and", "with", "for" and "the" onto the next word.
_ARABIC_PREFIX = re.compile(r"^(?:و|ف)?(?:بال|كال|لل|ال|ب|ل|ك)?(?=[\u0621-\u064a]{2})")


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found at `text[start:end]`, and what it means."""

    start: int
    end: int
    meaning: str


@cache
def load(kind: str, name: str) -> Any:
    """The JSON file `planner/data/<kind>/<name>.json`."""
    return json.loads((_DATA / kind / f"{name}.json").read_text(encoding="utf-8"))


@cache
def words(name: str, meaning: str, language: str) -> tuple[str, ...]:
    """The terms with this meaning: those of `language`, then the English ones."""
    forms = load("lexicon", name).get(meaning, {})
    own = forms.get(language, [])
    return (*own, *(term for term in forms.get("en", []) if term not in own))


@cache
def terms(name: str, language: str) -> Mapping[str, str]:
    """Every term of a list in `language` and in English, lower case, with its meaning."""
    table: dict[str, str] = {}
    for source in dict.fromkeys((language, "en")):
        for meaning, forms in load("lexicon", name).items():
            for term in forms.get(source, []):
                table.setdefault(" ".join(_fold(token) for token in tokens(term)), meaning)
    return table


def tokens(text: str) -> list[str]:
    """The words of a text in their own case; a run of Chinese, Japanese or Korean is one word."""
    return _TOKEN.findall(text)


def is_cjk(text: str) -> bool:
    """True where the text holds Chinese, Japanese or Korean characters."""
    return _CJK_RUN.search(text) is not None


def find(text: str, name: str, language: str) -> tuple[Hit, ...]:
    """Where terms of a list stand in a text: longest first at each place, none overlapping."""
    table = terms(name, language)
    longest = _longest(name, language)
    spans = [match.span() for match in _TOKEN.finditer(text)]
    folded = [_fold(text[start:end]) for start, end in spans]
    hits: list[Hit] = []
    index = 0
    while index < len(spans):
        if is_cjk(folded[index]):
            hits.extend(_inside(folded[index], spans[index][0], table, longest[1]))
            index += 1
            continue
        size, meaning = _phrase(folded, index, table, longest[0])
        if size:
            hits.append(Hit(spans[index][0], spans[index + size - 1][1], meaning))
        index += size or 1
    return tuple(hits)


@cache
def _longest(name: str, language: str) -> tuple[int, int]:
    keys = terms(name, language)
    most_words = max((key.count(" ") + 1 for key in keys), default=1)
    return most_words, max((len(key) for key in keys if is_cjk(key)), default=1)


def _fold(token: str) -> str:
    return token.lower().replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")


def _phrase(
    folded: list[str], index: int, table: Mapping[str, str], most: int
) -> tuple[int, str]:
    """How many words from `index` on make a term, and its meaning; 0 where none does."""
    for size in range(min(most, len(folded) - index), 0, -1):
        key = " ".join(folded[index : index + size])
        for form in (key, _ARABIC_PREFIX.sub("", key)):
            if form in table:
                return size, table[form]
    return 0, ""


def _inside(run: str, offset: int, table: Mapping[str, str], most: int) -> list[Hit]:
    """Terms inside a run written without spaces."""
    hits: list[Hit] = []
    index = 0
    while index < len(run):
        size = next(
            (n for n in range(min(most, len(run) - index), 0, -1) if run[index : index + n] in table),
            0,
        )
        if size:
            meaning = table[run[index : index + size]]
            hits.append(Hit(offset + index, offset + index + size, meaning))
        index += size or 1
    return hits
