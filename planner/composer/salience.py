"""Which sentences say most: TextRank (Mihalcea and Tarau, 2004) over BM25 similarities."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from planner.composer.text import content_words, starts_with, width

_K1, _B, _DAMPING, _ROUNDS = 1.2, 0.75, 0.85, 12
_MOST = 60
"""Beyond this many sentences only the first ones are ranked: the cost grows with the square."""


def salience(sentences: Sequence[str], language: str) -> list[float]:
    """A score for each sentence, the mean being 1."""
    bags = [Counter(content_words(sentence, language)) for sentence in sentences[:_MOST]]
    if len(bags) < 2:
        return [1.0] * len(sentences)
    weights = _similarities(bags)
    totals = [sum(row) for row in weights]
    scores = [1.0] * len(bags)
    for _ in range(_ROUNDS):
        flow = [
            score / total if total else 0.0 for score, total in zip(scores, totals, strict=True)
        ]
        scores = [
            1
            - _DAMPING
            + _DAMPING * sum(flow[j] * row[i] for j, row in enumerate(weights) if row[i])
            for i in range(len(bags))
        ]
    return [*scores, *([0.5] * (len(sentences) - len(bags)))]


def _similarities(bags: Sequence[Counter[str]]) -> list[list[float]]:
    """BM25 of each bag of words against each other one."""
    mean = sum(sum(bag.values()) for bag in bags) / len(bags) or 1.0
    spread = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(1 + (len(bags) - n + 0.5) / (n + 0.5)) for word, n in spread.items()}
    return [
        [0.0 if i == j else _bm25(query, bag, rarity, mean) for j, bag in enumerate(bags)]
        for i, query in enumerate(bags)
    ]


def _bm25(query: Counter[str], bag: Counter[str], rarity: dict[str, float], mean: float) -> float:
    shared = query.keys() & bag.keys()
    if not shared:
        return 0.0
    length = _K1 * (1 - _B + _B * sum(bag.values()) / mean)
    return sum(rarity[word] * bag[word] * (_K1 + 1) / (bag[word] + length) for word in shared)


def best_sentences(sentences: Sequence[str], language: str, limit: int) -> list[str]:
    """The sentences that say most within `limit` characters, in their own order.

    The first one counts more; one that leans on a sentence left out ("It also") is left out too.
    """
    scores = salience(sentences, language)
    order = sorted(range(len(sentences)), key=lambda i: -scores[i] * (1.6 if i == 0 else 1.0))
    chosen: set[int] = set()
    room = limit
    for i in order:
        leans = i > 0 and i - 1 not in chosen and starts_with(sentences[i], "dangling", language)
        if width(sentences[i]) <= room and not leans:
            chosen.add(i)
            room -= width(sentences[i]) + 1
    return [sentences[i] for i in sorted(chosen)] or list(sentences[:1])
