"""An arrow as the words before it tell it: its colour, dash and way, and how many stand side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.figured.graph import WAYS, Edge
from planner.composer.figured.told import Told, dash_in
from planner.composer.lexicon import Hit, find

ARROWS = ("arrow", "plain")
_LEAD, _COUNTED = 24, 40
"""How far before its words an arrow is counted, and how far the number stands from the noun, in letters."""


def arrow_told(told: Told, hits: Sequence[Hit], until: int) -> Edge:
    """The arrow of these words, up to what it leads to."""
    words = [hit.meaning for hit in hits]
    dash = dash_in(words)
    way = next((word for word in words if word in WAYS), "")
    arrows = [hit for hit in hits if hit.meaning in ARROWS]
    colors = [color for hit in arrows if (color := told.color(hit.start))]
    color = colors[-1] if colors else told.lined(dash) if dash else None
    many = _many(told.masked[max(0, hits[0].start - _LEAD) : until], told.language)
    return Edge(-1, -1, color, dash, "plain" in words, many, way)


def _many(text: str, language: str) -> int:
    """How many arrows the words before one count: `draw four separate solid arrows`."""
    arrows = [hit.start for hit in find(text, "shapes", language) if hit.meaning == "arrow"]
    before = text[: arrows[0]] if arrows else ""
    words = [(hit.end, int(hit.meaning)) for hit in find(before, "numerals", language)]
    digits = [(match.end(), int(match[0])) for match in re.finditer(r"(?<![\w.])\d(?!\w)", before)]
    told = max([*words, *digits], default=(0, 1))
    return told[1] if len(before) - told[0] < _COUNTED and told[1] > 1 else 1
