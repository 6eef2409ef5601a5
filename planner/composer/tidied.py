"""The parts of a list as its items: without what is said of the page, and without the numbers that count them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.gapped import without_gap
from planner.composer.lexicon import is_cjk
from planner.composer.parts import DASH
from planner.composer.request import request
from planner.composer.topic import only_looks

_COUNTED = 4
"""So many parts that begin with 1, 2, 3 and so on are counted; fewer may be amounts."""


def tidied(parts: Sequence[str], language: str) -> tuple[list[str], bool]:
    """The items of a list, and whether they are numbered."""
    items = without_gap(_without_looks(parts, language), language)
    numbers = [re.match(r"(\d{1,2})\s+(?=[^\W\d])", item) for item in items]
    counted = [int(number[1]) for number in numbers if number]
    if len(items) < _COUNTED or counted != list(range(1, len(items) + 1)):
        return items, False
    return [re.sub(r"^\d+\s+", "", item) for item in items], True


def _without_looks(parts: Sequence[str], language: str) -> list[str]:
    """`a, b, c, in blue` without its last part, `a, b, c - a diagram with icons` without what stands behind."""
    if len(parts) < 2:
        return list(parts)
    *others, last = parts
    if 2 * sum(only_looks(part, language) for part in others) >= len(others):
        return list(parts)  # colours, say
    said = len(last) > 2 if is_cjk(last) else " " in last
    if said and only_looks(last, language):
        return others
    item, *behind = DASH.split(last)
    asked = (
        len(behind) == 1
        and not any(map(DASH.search, others))
        and request(behind[0], language).asked
    )
    return [*others, item if asked else last]
