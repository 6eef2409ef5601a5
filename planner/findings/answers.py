"""Answers of a survey, a column a question and a row a person, as shares: a row a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from grounding.types import Column
from planner.findings.order import natural_order
from planner.findings.phrases import Voice
from planner.findings.profile import Profile

LEAST_QUESTIONS, MOST_ANSWERS = 3, 7
"""Questions with one scale from which they are told together; steps that a scale has at most."""


def shared_answers(seen: Profile, voice: Voice) -> list[Column]:
    """The questions, and for each answer the percentage of those asked who gave it; none where no
    scale is shared."""
    scaled = [c for c in seen.table.columns if c is not seen.key and _is_scaled(c, voice.language)]
    scale = max(map(_answers, scaled), key=len, default=frozenset())
    asked = [column for column in scaled if _answers(column) <= scale]
    if len(asked) < LEAST_QUESTIONS:
        return []
    given = [_shares([str(v) for i in seen.rows if (v := q.values[i]) is not None]) for q in asked]
    names = tuple(question.name for question in asked)
    return [
        Column(voice.noun("question"), "category", names, asked[0].letter),
        *(
            Column(answer, "percent", tuple(shares.get(answer, 0.0) for shares in given), unit="%")
            for answer in natural_order(sorted(scale), voice.language) or ()
        ),
    ]


def _shares(given: Sequence[str]) -> dict[str, float]:
    """Whole percentages that add up to 100: those rounded down most get what is left."""
    exact = {answer: 100 * n / len(given) for answer, n in sorted(Counter(given).items())}
    whole = {answer: float(int(share)) for answer, share in exact.items()}
    left = 100 - int(sum(whole.values()))
    for answer in sorted(exact, key=lambda a: whole[a] - exact[a])[:left]:
        whole[answer] += 1
    return whole


def _is_scaled(column: Column, language: str) -> bool:
    answers = _answers(column) if column.kind == "category" else frozenset()
    ordered = 2 <= len(answers) <= MOST_ANSWERS and natural_order(sorted(answers), language)
    return bool(ordered)


def _answers(column: Column) -> frozenset[str]:
    return frozenset(str(value) for value in column.values if value is not None)
