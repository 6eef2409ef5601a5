"""Words to keys: what is the same word in the icon index, whatever its ending, accent or script."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

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
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]")
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|dell|nell|all|sull|un)['’]")
_PARTICLES = re.compile("(?<=.)(?:에서|으로|하기|한다|하다|까지|부터|[을를이가은는의에로와과도])$")
_ES = re.compile("(?<=ch|sh|ss)e$|(?<=[xz])e$")  # of a plural: boxes, dishes
_VOWEL = re.compile("[aeiouy]")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_GRAMMAR = frozenset("的了和是在与與及之第个個章節节部一二三四五六七八九十其他事項项ー々")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzабвгдеж")  # that only number a section
_EMOJI = re.compile("[\u203c-\u3299\U0001f000-\U0001faff]")


@lru_cache(maxsize=4096)
def keys(text: str, language: str) -> tuple[tuple[str, float], ...]:
    """The words of `text`, in order, as (key, weight).

    A key is the stem without accents, or one character of a script that does not part words.
    The weight is how much of the meaning the word can carry: 0 for numbers and grammar.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\ufe0f", "")
    if language in ("fr", "it"):
        folded = _ELISION.sub(" ", folded)
    return tuple(_weighed(folded.replace("'s ", " "), language))


def says_something(text: str, language: str) -> bool:
    """Whether any word of `text` carries meaning."""
    return any(weight for _, weight in keys(text, language))


def emoji(text: str) -> list[str]:
    """The emoji that stand in `text` themselves."""
    return _EMOJI.findall(text)


def _weighed(text: str, language: str) -> Iterator[tuple[str, float]]:
    stop = _stopwords(language)
    for word in _WORD.findall(text):
        if _UNSPACED.search(word):
            yield from ((character, _character_weight(character)) for character in word)
            continue
        key = stem(word, language)
        empty = {word, key} & stop or word in _LETTERS or any(c.isdigit() for c in word)
        yield key, 0.0 if empty else 1.0


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
    """`word` without the endings of inflection: `condensation` is not `condensed`, a summary."""
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui" and word != "news":
        word = word[:-3] + "y" if word.endswith("ies") else _ES.sub("", word[:-1])
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and _VOWEL.search(base):
            word = base
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", word)))


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # type: ignore[import-untyped]

    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


@cache
def _stopwords(language: str) -> frozenset[str]:
    path = Path(__file__).parent / "data" / "icons" / "stopwords.json"
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return frozenset(words.get(language, "").split())
