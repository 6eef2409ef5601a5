"""Which icons fit the texts of a page: a logistic model over what words, meaning and the topic say."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from planner.icons.search import DATA, Scores, by_word, by_words, gists, likeness, meant
from planner.icons.words import says_something

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OFFERED = 8  # candidates of each kind
_LABEL = re.compile(r"\W*[^\W\d]+\W+(?:\d[\d.,]*|[IVXLC]+|[A-Z])\W*")
"""A word that is only numbered: Group 4, Option A, Volume XII."""

Evidence = tuple[float, ...]
"""Coverage of the text by the icon's words; nearness of the text to the icon's phrases, and of the text
with the topic; its nearness to what the icon shows; 1 where the text is a single word; how far coverage
and nearness to what it shows stay behind those of the best icon."""


def chances(
    texts: Sequence[str], language: str, topic: str, among: Mapping[int, str]
) -> list[Scores]:
    """For each text the probability, by icon, that a designer would take it."""
    weights = _weights()
    return [
        {icon: _sigmoid(sum(w * x for w, x in zip(weights, (1.0, *seen), strict=True)))
         for icon, seen in found.items()}
        for found in evidence(texts, language, topic, among)
    ]  # fmt: skip


def evidence(
    texts: Sequence[str], language: str, topic: str, among: Mapping[int, str]
) -> Iterator[dict[int, Evidence]]:
    """For each text the icons that anything speaks for, with the evidence."""
    telling = [t for t in texts if says_something(t, language) and not _LABEL.fullmatch(t)]
    joined = [f"{text}. {topic}" for text in telling] if topic else []
    near = likeness([*telling, *joined]) if telling else ()
    row = {text: i for i, text in enumerate(telling)}
    for text in texts:
        if text not in row:
            yield {}
            continue
        own = near[row[text]]
        both = near[row[text] + len(telling)] if topic else own
        yield _seen(text, language, among, own, both)


def _seen(
    text: str,
    language: str,
    among: Mapping[int, str],
    own: NDArray[np.float32],
    both: NDArray[np.float32],
) -> dict[int, Evidence]:
    """The evidence for one text, from its cosines with all phrases, alone and with the topic."""
    words, single = by_words(text, language), by_word(text, language)
    meaning, context, shows = meant(own), meant(both), gists()
    offers = (words, *single.values(), meaning, context)
    offered = sorted({icon for scores in offers for icon in _best(scores, among)})
    covered = [words.get(icon, 0.0) for icon in offered]
    shown = [float(own[shows[icon]]) for icon in offered]
    return {
        icon: (
            covered[i],
            meaning.get(icon, 0.0),
            context.get(icon, 0.0),
            shown[i],
            float(len(single) == 1),
            covered[i] - max(covered),
            shown[i] - max(shown),
        )
        for i, icon in enumerate(offered)
    }


def _best(scores: Scores, among: Mapping[int, str]) -> list[int]:
    mine = [icon for icon in scores if icon in among]
    return sorted(mine, key=lambda icon: (-scores[icon], icon))[:_OFFERED]


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


@cache
def _weights() -> tuple[float, ...]:
    return tuple(json.loads((DATA / "rank.json").read_text(encoding="utf-8")).values())
