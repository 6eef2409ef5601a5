"""Answers of many people on one scale, a column a question: `How satisfied are you with the prices? (1-5)`."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.findings.measures import Measure
from planner.findings.profile import Profile
from planner.findings.shapes import LEAST_SAMPLE, Parts, Point, known_rows

_SCALE = re.compile(
    r"[(\[]?(?<!\d)([01])\s?(?:[-–—/~]|to|bis|a|à|至|から)\s?(\d{1,2})(?!\d)[^()\[\]]*[)\]]?"
)
_EDGES = " ?？.:：,;…-–"
HIGHEST = 10
"""The top of the widest scale; more is no rating."""


def ratings(seen: Profile) -> Iterator[Parts]:
    """The mean answer to each question, for questions of one scale that many answered."""
    scales: dict[str, list[Measure]] = {}
    for measure in seen.measures:
        scale = _SCALE.search(measure.name)
        if scale and _is_rated(measure, seen.rows, int(scale[1]), int(scale[2])):
            scales.setdefault(f"{scale[1]}–{scale[2]}", []).append(measure)
    for scale_, asked in scales.items():
        if len(asked) > 1:
            yield _parts(asked, scale_, seen.rows)


def _is_rated(measure: Measure, rows: Sequence[int], low: int, high: int) -> bool:
    values = [v for i in rows if (v := measure.values[i]) is not None]
    inside = all(low <= v <= high and v == int(v) for v in values)
    return inside and len(values) >= LEAST_SAMPLE and high <= HIGHEST


def _parts(asked: Sequence[Measure], scale: str, rows: Sequence[int]) -> Parts:
    labels = apart([_SCALE.sub("", measure.name).strip(_EDGES) for measure in asked])
    points = []
    for measure, label in zip(asked, labels, strict=True):
        told = known_rows(measure, rows)
        mean = statistics.fmean(measure.values[i] or 0.0 for i in told)
        points.append(Point(label, mean, measure.column.name, told, "mean"))
    rated = replace(asked[0], name=scale, additive="no", ratio=False)
    return Parts(rated, "", tuple(points), "mean", rated=True)


def apart(questions: Sequence[str]) -> list[str]:
    """What each question asks about, without the words that all of them open or end with."""
    words = [question.split() for question in questions]
    first = _shared(words)
    last = _shared([told[first:][::-1] for told in words])
    return [" ".join(told[first : len(told) - last]).strip(_EDGES) for told in words]


def _shared(words: Sequence[Sequence[str]]) -> int:
    """How many first words are the same in all; a word of each is left."""
    most = min(map(len, words)) - 1
    return next((i for i in range(most) if len({told[i].casefold() for told in words}) > 1), most)
