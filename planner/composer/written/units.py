"""Units that stand apart from the numbers: behind the names of series, or in the words before the data."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from planner.composer.lexicon import load, words
from planner.composer.written.data import Data

_BRACKETED = re.compile(r"(?P<name>.+?)\s*[(（\[](?P<unit>[^()（）\[\]]{1,24})[)）\]]")
_SENTENCE = re.compile(r"[.!?;](?=\s)|[。！？；\n]")


def with_units(data: Data, before: str, language: str) -> Data:
    """The data with the unit that all its series name in brackets, or that the words before it give.

    Numbers that have a unit beside them keep that.
    """
    if any(data.units) or data.points:
        return data
    count, series = len(data.measures), data.names if data.listed else data.measures
    named = [_BRACKETED.fullmatch(name) for name in series]
    units = {match["unit"] if match else "" for match in named}
    if len(series) > 1 and len(units) == 1 and units <= _known():
        names = tuple(match["name"] for match in named if match)
        told = replace(data, names=names) if data.listed else replace(data, measures=names)
        return replace(told, units=(units.pop(),) * count)
    said = _said(_SENTENCE.split(before)[-1], language)
    return replace(data, units=(said,) * count) if said else data


def _said(lead: str, language: str) -> str:
    """The unit in `sales (million €)` or `temperature in °C`, the last that is said."""
    found = [match["unit"] for match in _pattern(language).finditer(lead)]
    return found[-1] if found else ""


@cache
def _known() -> frozenset[str]:
    """Units, those with a scale before them among them: `million tonnes`."""
    lists = load("lexicon", "units")
    scaled = {f"{scale} {unit}" for scale in lists["scale"] for unit in lists["unit"]}
    return frozenset({*lists["unit"], *lists["scale"], *scaled, *"$€£¥₹"})


@cache
def _pattern(language: str) -> re.Pattern[str]:
    lists = load("lexicon", "units")
    units = sorted({*lists["unit"], *"$€£¥₹"}, key=len, reverse=True)
    scales = sorted(lists["scale"], key=len, reverse=True)
    one, scale = ("|".join(map(re.escape, some)) for some in (units, scales))
    unit = rf"(?P<unit>(?:(?:{scale})\s)?(?:{one})|(?:{scale}))"
    joins = "|".join(map(re.escape, words("units", "in", language)))
    return re.compile(rf"(?:[(（\[]\s*|(?<!\w)(?:{joins})\s+){unit}(?![\w/²³])(?:\s*[)）\]])?")
