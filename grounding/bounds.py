"""Cells of laboratories: `7.8 ± 0.1` with its uncertainty, `<0.5` and `>2400` beyond what is measured."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from grounding.numbers import Numbers, fold, tokenise, value_of

_UNCERTAIN = re.compile(r"\s*(?:±|\+/-|\+-)\s*\d[\d.,]*\s*")
_BOUND = re.compile(r"([<>≤≥])\s*(.+)")


def without_uncertainty(cells: Iterable[str]) -> dict[str, str] | None:
    """The cells without what stands behind ±, by their text; None where fewer than half have it."""
    bare = {cell: _UNCERTAIN.sub(" ", cell).strip() for cell in cells}
    found = sum(text != cell for cell, text in bare.items())
    return bare if 2 * found >= len(bare) > 0 else None


def beyond(left_out: Collection[str], numbers: Numbers) -> list[str]:
    """The bounds that lie outside of all numbers: with them the largest or smallest is not known."""
    low, high = min(numbers.values.values()), max(numbers.values.values())
    return sorted(cell for cell in left_out if _is_beyond(cell, low, high, numbers))


def _is_beyond(cell: str, low: float, high: float, numbers: Numbers) -> bool:
    found = _BOUND.fullmatch(fold(cell).strip())
    token = tokenise(found[2]) if found else None
    value = value_of(token, numbers.mark) if token else None
    if found is None or value is None:
        return False
    return value >= high if found[1] in ">≥" else value <= low
