"""Words to keys: what is the same word in the icon index, whatever its ending, accent or script."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from grounding.scripts import COMPATIBILITY_HAN, HAN, KANA, THAI, holds

_STEMMERS = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish",
    "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french", "hi": "hindi",
    "hu": "hungarian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "nl": "dutch", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_WORD = re.compile(
    r"[^\W_]+(?:[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0900-\u0903\u093a-\u094f]+[^\W_]*)*"
)
_UNSPACED = (THAI, KANA, HAN, COMPATIBILITY_HAN)
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]")
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|dell|nell|all|sull|un)['’]")
_PARTICLES = re.compile("(?<=.)(?:에서|으로|하기|한다|하다|까지|부터|[을를이가은는의에로와과도])$")
_ES = re.compile("(?<=ch|sh|ss)e$|(?<=[xz])e$")  # of a plural: boxes, dishes
_VOWEL = re.compile("[aeiouy]")
_SHORT = re.compile("[^aeiouy]*[aeiouy][^aeiouywx]")  # a word of one short syllable: hop, bak
_INFLECTED = re.compile("(?<=..)(?:ing|(?<!e)ed)$")
_DOUBLE = re.compile(r"([bdfgmnprt])\1$")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_GRAMMAR = frozenset("の的了和是在与與及之第个個章節节部一二三四五六七八九十其他事項项ー々")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzабвгдеж")  # that only number a section
_DATES = re.compile(r"\d+\s*(?:[年月日時分秒]|년|월|일)")  # no moon and no sun in them
_EMOJI = re.compile("[\u203c-\u3299\U0001f000-\U0001faff]")


class Word(NamedTuple):
    """A word of a text: its stem without accents, or one character of a script that does not part
    words; how much of the meaning it can carry, 0 for numbers and grammar; the word as written."""

    key: str
    weight: float
    form: str


@lru_cache(maxsize=4096)
def keys(text: str, language: str) -> tuple[Word, ...]:
    """The words of `text`, in order."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\ufe0f", "")
    if language in ("fr", "it"):
        folded = _ELISION.sub(" ", folded)
    return tuple(_weighed(_DATES.sub(" ", folded.replace("'s ", " ")), language))


def says_something(text: str, language: str) -> bool:
    """Whether the words of `text` carry meaning; one hiragana, as in その他, carries none."""
    return sum(word.weight for word in keys(text, language)) > 0.3


def emoji(text: str) -> list[str]:
    """The emoji that stand in `text` themselves."""
    return _EMOJI.findall(text)


def _weighed(text: str, language: str) -> Iterator[Word]:
    stop = _stopwords(language)
    for word in _WORD.findall(text):
        if holds(word, _UNSPACED):
            yield from (Word(c, _character_weight(c), c) for c in word)
            continue
        key = stem(word, language)
        empty = {word, key} & stop or word in _LETTERS or any(c.isdigit() for c in word)
        yield Word(key, 0.0 if empty else 1.0, _plain(word))


def _character_weight(character: str) -> float:
    if character in _GRAMMAR or unicodedata.category(character) in ("Mn", "Mc"):
        return 0.0
    return 0.2 if _HIRAGANA.match(character) else 1.0


def stem(word: str, language: str) -> str:
    """The stem of one folded word, without accents."""
    if language == "ko":
        return _PARTICLES.sub("", word)
    if language == "en":
        return _plain(_english(word))
    stemmer = _stemmer(language)
    return _plain(stemmer.stemWord(word) if stemmer else word)


def root(key: str) -> str:
    """What the English stem `key` is derived from: vaccinat(ed) and vaccination to vaccin."""
    return _plain(_stemmer("en").stemWord(key))


def _english(word: str) -> str:
    """`word` without the endings of inflection: `condensation` is not `condensed`, a summary.

    Steps 1 and 5a of the Porter2 stemmer, so that hoping and hope meet, but not hop.
    """
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui" and word != "news":
        word = word[:-3] + "y" if word.endswith("ies") else _ES.sub("", word[:-1])
    base = _INFLECTED.sub("", word)
    if base != word and _VOWEL.search(base):
        word = base + "e" if _SHORT.fullmatch(base) else _DOUBLE.sub(r"\1", base)
    base = word.removesuffix("e")
    return word if len(word) <= 3 or _SHORT.fullmatch(base) else base


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", word)))


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # type: ignore[import-untyped]

    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


@cache
def _stopwords(language: str) -> frozenset[str]:
    """Grammar, and the names of days and months: no drum for March."""
    data = Path(__file__).parents[1] / "data"
    words = _json(data / "icons" / "stopwords.json")
    named = [
        re.split("[ |]", names)[0]  # the whole name: `sun` is no Sunday
        for table in ("weekdays", "months")
        for names in _json(data / "lexicon" / f"{table}.json").get(language, ())
    ]
    return frozenset((*words.get(language, "").split(), *named))


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
