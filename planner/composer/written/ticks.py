"""The values that a prompt wants its axes numbered at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.composer.lexicon import find
from planner.composer.written.figures import Figure, figures

_STOP = re.compile(r"[;；。\n]|\.\s")
_NEXT = re.compile(r"\s*[%°]?\w{0,3}\s*(?:[,，、]\s*)?(?:and|und|et|y|e|и|和)?\s*")
_REACH = 260


@dataclass(frozen=True, slots=True)
class Ticks:
    """Ticks of the horizontal and of the upright axis, in their order."""

    x: tuple[float, ...] = ()
    y: tuple[float, ...] = ()


def ticks(masked: str, language: str) -> Ticks:
    """`x-axis ... with ticks at 0, 5 and 10`: lists of numbers behind a word for ticks."""
    known = figures(masked, language)
    hits = find(masked, "chart_words", language)
    found: dict[str, tuple[float, ...]] = {}
    for tick in (hit for hit in hits if hit.meaning == "tick"):
        axes = [hit for hit in hits if hit.meaning in ("x", "y") and hit.end <= tick.start]
        listed = _listed(masked, tick.end, known)
        near = axes and tick.start - axes[-1].end <= _REACH
        if near and len(listed) > 2:
            found.setdefault(axes[-1].meaning, listed)
    return Ticks(found.get("x", ()), found.get("y", ()))


def _listed(text: str, at: int, known: list[Figure]) -> tuple[float, ...]:
    """The rising numbers listed from `at` on, with few words before the first."""
    out: list[Figure] = []
    values: list[float] = []
    for figure in (f for f in known if f.start >= at):
        if figure.value is None:
            break
        between = text[out[-1].end if out else at : figure.start]
        joined = (
            _NEXT.fullmatch(between) if out else len(between) <= 24 and not _STOP.search(between)
        )
        if not joined or (values and figure.value <= values[-1]):
            break
        out.append(figure)
        values.append(figure.value)
    return tuple(values)
