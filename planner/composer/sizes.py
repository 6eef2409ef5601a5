"""How tall and wide things are drawn: by their true heights, brought together, 1000 x 1000 units."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from planner.composer.lexicon import find, is_cjk, load
from planner.icons.drawings import DRAWINGS

_METRE = 255.0
"""Units of what is one metre high."""
_LOW, _BEND, _HIGH = 0.4, 2.0, 0.3
"""Powers of the true height up to so many metres, and beyond: a mouse is seen beside an elephant."""
_TALLEST = 700.0


def height(noun: str, kind: str, language: str) -> float:
    """The height of one such thing near the viewer, units; of the square that its drawing is in."""
    sizes = _sizes()
    if kind in sizes["units"]:
        words = sizes["word"]
        factor = words.get(noun, words.get(_last(noun), 1.0))
        return float(sizes["units"][kind] * factor)
    hits = find(noun, "heights", language)
    known = [float(h.meaning) for h in hits if h.end == len(noun) or not is_cjk(noun)]
    known = known or _of_drawing(noun, language)
    metres = known[-1] if known else float(sizes["metres"][kind])
    return _seen(metres) * float(sizes["square"].get(kind, 1.0))


@lru_cache(maxsize=4096)
def _of_drawing(noun: str, language: str) -> list[float]:
    """The height of what the drawing that is called so shows, by its English name; none in English."""
    if language == "en":
        return []
    from planner import icons

    name = icons.called(noun, language)
    spoken = icons.spoken(name) if name else ""
    return [float(hit.meaning) for hit in find(spoken, "heights", "en") if hit.end == len(spoken)]


def ratio(noun: str, kind: str, language: str) -> float:
    """Width over height of such a thing: by its name, the form that it has, or its kind."""
    ends = [h.meaning for h in find(noun, "surfaces", language) if h.end == len(noun)]
    if ends and ends[-1] in DRAWINGS:
        return DRAWINGS[ends[-1]].ratio
    ratios = _sizes()["ratio"]
    forms = [hit.meaning for hit in find(noun, "surfaces", language) if hit.meaning in ratios]
    named = ratios.get(noun, ratios.get(_last(noun)))
    return float(named or (ratios[forms[-1]] if forms else _sizes()["wide"][kind]))


def _seen(metres: float) -> float:
    low: float = _METRE * min(metres, _BEND) ** _LOW
    high: float = max(1.0, metres / _BEND) ** _HIGH
    return min(_TALLEST, low * high)


def _last(noun: str) -> str:
    words = noun.split()
    return words[-1] if words else ""


def _sizes() -> Any:
    return load("lexicon", "sizes")
