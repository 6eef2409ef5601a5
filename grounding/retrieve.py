"""The passages that speak of a question: by words and by meaning, joined by rank.

Words: BM25 over trigrams in SQLite FTS5, so that every script is found. Meaning: cosine of the
sentence encoder. Joined by reciprocal rank fusion (Cormack et al. 2009).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing

import numpy as np

from grounding.encode import encode
from grounding.terms import indexed, matching
from grounding.types import Passage

_K = 60.0


def retrieve(questions: Sequence[str], passages: Sequence[Passage], most: int) -> list[Passage]:
    """At most `most` passages, the best first; those that say the same but once."""
    first: dict[str, Passage] = {}
    for passage in passages:
        first.setdefault(" ".join(passage.text.split()).casefold(), passage)
    unlike = list(first.values())
    if not unlike or not questions:
        return unlike[:most]
    texts = [" ".join(filter(None, (p.heading, p.text))) for p in unlike]
    score: dict[int, float] = defaultdict(float)
    for question in questions:
        for ranking in (_by_words(question, texts), _by_meaning(question, texts)):
            for rank, index in enumerate(ranking):
                score[index] += 1 / (_K + rank)
    best = sorted(score, key=lambda index: (-score[index], index))
    return [unlike[index] for index in best[:most]]


def _by_words(question: str, texts: Sequence[str]) -> list[int]:
    match = matching(question)
    if not match:
        return []
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='trigram')")
        base.executemany(
            "INSERT INTO t (rowid, text) VALUES (?, ?)", enumerate(map(indexed, texts))
        )
        rows = base.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t)", (match,))
        return [row[0] for row in rows]


def _by_meaning(question: str, texts: Sequence[str]) -> list[int]:
    vectors = encode([question, *texts])
    return [int(index) for index in np.argsort(-(vectors[1:] @ vectors[0]), kind="stable")]
