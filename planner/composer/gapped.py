"""`Lions run 80 km/h, horses 70, people 45`: a verb that only the first of several amounts has."""

from __future__ import annotations

from collections.abc import Sequence

from planner.composer.lexicon import is_cjk, words
from planner.composer.numbers import values

_FEWEST = 3


def without_gap(parts: Sequence[str], language: str) -> list[str]:
    """The parts; where each is a name and its amount and the others go without the verb of the first, so does
    that."""
    told = [_told(part, language) for part in parts]
    names = [name.split() for name, _ in told]
    if len(parts) < _FEWEST or is_cjk("".join(parts)) or not all(map(len, names)):
        return list(parts)
    verbs = {verb for name in ("be", "has", "measured") for verb in words("joins", name, language)}
    first, *others = names
    lone = len(first) > 1 and first[-1].lower() in verbs
    if not lone or any(word.lower() in verbs for name in others for word in name):
        return list(parts)
    return [f"{' '.join(first[:-1])}: {told[0][1]}", *parts[1:]]


def _told(part: str, language: str) -> tuple[str, str]:
    """What stands before the first number of a part, and the rest."""
    number = next(iter(values(part, language)), None)
    return (part[: number.start], part[number.start :]) if number else ("", part)
