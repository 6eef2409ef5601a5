"""Word lists by meaning and language, and where their terms occur in a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from grounding.scripts import COMPATIBILITY_HAN, HAN, HANGUL, KANA, holds, pattern

_DATA = Path(__file__).parents[1] / "data"
_CJK = (KANA, HAN, COMPATIBILITY_HAN, HANGUL, ("々", "々"), ("〇", "〇"))
CJK = pattern(_CJK)
_MARKS = "\u0900-\u0963\u0966-\u097f\u0e31-\u0e4e\u064b-\u0652\u0300-\u036f"
_WORD = re.compile(rf"(?:(?!_)(?:\w|[{_MARKS}]))+")
# Arabic writes "and", "with", "for" and "the" onto the next word.
_VOWELS = re.compile("[\u064b-\u0652]")
_ALEFS = str.maketrans("أإآ", "ااا")
_GERMAN_ENDING = re.compile(r"(?:e[nmrs]?)$")
_ARABIC_DUAL = re.compile("(?:ان|ين)$")
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
    """The terms with this meaning: those of `language` and its kin, then the English ones."""
    forms = load("lexicon", name).get(meaning, {})
    return tuple(
        dict.fromkeys(term for source in _sources(language) for term in forms.get(source, []))
    )


def _sources(language: str) -> tuple[str, ...]:
    """The language itself, the one whose lists serve it too (few words are better than none), English."""
    kin: dict[str, str] = load("lexicon", "kin")
    return tuple(dict.fromkeys((language, kin.get(language, language), "en")))


@cache
def terms(name: str, language: str) -> Mapping[str, str]:
    """Every term of a list in `language` and in English, lower case, with its meaning."""
    table: dict[str, str] = {}
    for source in _sources(language):
        for meaning, forms in load("lexicon", name).items():
            for term in forms.get(source, []):
                table.setdefault(" ".join(fold(token) for token in tokens(term)), meaning)
                if source == "ru" and name in _INFLECTED:
                    table.setdefault(_stem(fold(term)), meaning)
    if name in _COUNTED:
        parts = set(words("counted", "item", "en"))  # the stages of sleep are no stages
        for source in _sources(language):
            for term, meaning in _listed(name, source):
                many = _plural(term, source)
                known = source != "en" or meaning in (_COUNTED[name] or (meaning,))
                if many and many not in parts and known:
                    table.setdefault(" ".join(fold(token) for token in tokens(many)), meaning)
    return table


def _listed(name: str, language: str) -> list[tuple[str, str]]:
    """The terms of a list in a language, lower case, with their meanings."""
    lists = load("lexicon", name).items()
    return [(term.lower(), meaning) for meaning, forms in lists for term in forms.get(language, [])]


_COUNTED: Mapping[str, tuple[str, ...]] = {
    "surfaces": (), "heights": (), "carried": (),
    "things": ("building", "vehicle", "boat", "plant", "animal", "person", "furniture", "small"),
}  # fmt: skip
"""Lists whose terms are known in the plural too; in English all or those of some meanings."""


_ACCENTS = str.maketrans("áéíóú", "aeiou")


def _plural(term: str, language: str) -> str:
    """The regular plural of a term's last word, of its first in Romance languages; empty elsewhere."""
    if language == "en":
        if term.endswith("y") and term[-2:-1] not in tuple("aeiou"):
            return f"{term[:-1]}ies"
        return f"{term}es" if term.endswith(("s", "x", "z", "ch", "sh")) else f"{term}s"
    if language not in ("es", "fr", "pt") or term.endswith(("s", "x")):
        return ""
    noun, space, rest = term.partition(" ")
    if language == "es" and noun[-1:] in "nlrdjz":
        noun = f"{noun[:-2]}{noun[-2:].translate(_ACCENTS).replace('z', 'c')}e"
    return f"{noun}s{space}{rest}"


_INFLECTED = (
    "things",
    "surfaces",
    "people",
    "gear",
    "grounds",
    "colors",
    "edits",
    "weather",
    "heights",
    "measures",
)
"""Lists whose single Russian words are known in every case."""
_STEMMED = "\u2026"
_CYRILLIC = re.compile(r"[а-яё]{4,}")


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """A Russian word's stem, marked so that it is no word itself; the word where it has none."""
    if not _CYRILLIC.fullmatch(word):
        return word
    from snowballstemmer import stemmer  # type: ignore[import-untyped]

    bare = word[:-1] if word.endswith("сь") else word  # a noun, which the stemmer takes for a verb
    return f"{stemmer('russian').stemWord(bare)}{_STEMMED}"


def tokens(text: str) -> list[str]:
    """The words of a text in their own case; a run of Chinese, Japanese or Korean is one word."""
    return _token(text).findall(text)


def _token(text: str) -> re.Pattern[str]:
    return _mixed() if is_cjk(text) else _WORD


@cache
def _mixed() -> re.Pattern[str]:
    """A word, or a run of Chinese, Japanese or Korean."""
    return re.compile(rf"[{CJK}]+|(?:(?![{CJK}_])(?:\w|[{_MARKS}]))+")


def root(token: str, language: str) -> str:
    """A word in lower case without its ending or prefix, as far as the language's rules tell them."""
    form = _forms(fold(token), language)[-1].removesuffix(_STEMMED)
    return form[:-1] if len(form) > 3 and form.endswith("s") and not form.endswith("ss") else form


def is_cjk(text: str) -> bool:
    """True where the text holds Chinese, Japanese or Korean characters."""
    return holds(text, _CJK)


@lru_cache(maxsize=512)
def find(text: str, name: str, language: str) -> tuple[Hit, ...]:
    """Where terms of a list stand in a text: longest first at each place, none overlapping."""
    table = terms(name, language)
    longest, most = _longest(name, language)
    words_ = _split(text)
    hits: list[Hit] = []
    index = 0
    while index < len(words_):
        start, _, folded, dense = words_[index]
        size, meaning = 0, ""
        if dense and longest.get(folded, 1) == 1:
            hits.extend(_inside(folded, start, table, most))
            index += 1
            continue
        for form in (*_forms(folded, language), *_tails(folded, name, language)):
            if form in longest:
                size, meaning = _phrase(words_, index, form, table, longest[form])
                break
        if size:
            hits.append(Hit(start, words_[index + size - 1][1], meaning))
        elif dense:
            hits.extend(_inside(folded, start, table, most))
        index += size or 1
    return tuple(hits)


_Word = tuple[int, int, str, bool]
"""Where a word stands, its folded form, and whether it is a run without spaces."""


@lru_cache(maxsize=256)
def _split(text: str) -> tuple[_Word, ...]:
    return tuple(
        (match.start(), match.end(), fold(match.group()), is_cjk(match.group()[0]))
        for match in _token(text).finditer(text)
    )


@cache
def _longest(name: str, language: str) -> tuple[Mapping[str, int], int]:
    """The most words of a term by its first word, and the most characters of a dense one."""
    words_: dict[str, int] = {}
    for key in terms(name, language):
        first = key.split(" ", 1)[0]
        words_[first] = max(words_.get(first, 1), key.count(" ") + 1)
    return words_, max((len(key) for key in terms(name, language) if is_cjk(key)), default=1)


def fold(token: str) -> str:
    """A word in lower case; in Arabic without vowel signs, accusative ending and alef's marks."""
    token = token.replace("İ", "i").lower()
    if not "\u0600" <= token[:1] <= "\u06ff":
        return token
    return _VOWELS.sub("", re.sub("\u064b\u0627$|\u0627\u064b$", "", token)).translate(_ALEFS)


def _forms(folded: str, language: str) -> tuple[str, ...]:
    """The word, and its stem in Russian, itself without German endings, or Arabic's prefixes and dual."""
    if language == "ru":
        return folded, _stem(folded)
    if language == "de" and len(folded) > 5:
        stem = _GERMAN_ENDING.sub("", folded)
        many = (
            folded[:-1] if folded.endswith(("eln", "ern")) else folded
        )  # with apples: `mit Äpfeln`
        return tuple(dict.fromkeys((folded, many, stem)))
    if not "\u0600" <= folded[:1] <= "\u06ff":
        return (folded,)
    tried = (folded, folded.removeprefix("و"), _ARABIC_PREFIX.sub("", folded))
    return (*tried, *(one for word in tried for one in one_of(word)))


_COMPOUNDED = frozenset({"things", "grounds", "surfaces", "heights", "carried", "people"})
"""Lists whose German nouns are known as the last part of longer ones too: the forest of `Herbstwald`."""
_LEAST_PART = 4
_NO_COMPOUND = re.compile(
    "^(?:ab|an|auf|aus|be|ein|ent|er|ge|gegen|über|um|unter|ver|vor|wider|zer|zu)"
)
"""How German words begin that are no compounds of nouns: `Zustand`, `Abhang`."""


def _tails(folded: str, name: str, language: str) -> tuple[str, ...]:
    """What a German word may be a compound with, the longest first; none for other languages."""
    if language != "de" or name not in _COMPOUNDED or len(folded) < 2 * _LEAST_PART:
        return ()
    if _NO_COMPOUND.match(folded):
        return ()
    ends = range(_LEAST_PART - 1, len(folded) - _LEAST_PART + 1)
    return tuple(form for at in ends for form in _forms(folded[at:], language))


def one_of(word: str) -> tuple[str, ...]:
    """The one that an Arabic word may be two or more of."""
    many = (f"{word[:-2]}ة",) if word.endswith("ات") and len(word) > 4 else ()
    return (*dual_of(word), *many)


def dual_of(word: str) -> tuple[str, ...]:
    """What an Arabic word may be two of: cats, of `two cats` in one word."""
    one = _ARABIC_DUAL.sub("", fold(word))
    if len(one) < 2 or len(one) == len(word):
        return ()
    ends = {"ت": "ة", "و": "ء"}.get(one[-1])
    return (f"{one[:-1]}{ends}",) if ends else (one,)


def _phrase(
    words_: tuple[_Word, ...], index: int, first: str, table: Mapping[str, str], most: int
) -> tuple[int, str]:
    """How many words from `index` on make a term, and its meaning; 0 where none does."""
    for size in range(min(most, len(words_) - index), 0, -1):
        key = " ".join([first, *(word[2] for word in words_[index + 1 : index + size])])
        if key in table:
            return size, table[key]
    return 0, ""


def _inside(run: str, offset: int, table: Mapping[str, str], most: int) -> list[Hit]:
    """Terms inside a run written without spaces."""
    hits: list[Hit] = []
    index = 0
    while index < len(run):
        size = next(
            (
                n
                for n in range(min(most, len(run) - index), 0, -1)
                if run[index : index + n] in table
            ),
            0,
        )
        if size:
            meaning = table[run[index : index + size]]
            hits.append(Hit(offset + index, offset + index + size, meaning))
        index += size or 1
    return hits
