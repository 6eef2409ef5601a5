"""Units that a column header states: `Area (km²)`, `Price [USD]`, `GDP, US$ bn`, `price_usd`."""

from __future__ import annotations

import re
from functools import cache

from grounding.data import load

_BRACKETED = re.compile(
    r"(?P<name>.+?)\s*[(\[（【［](?P<unit>[^()\[\]（）【】［］]{1,40})[)\]）】］]"
)
_AFTER_COMMA = re.compile(
    r"(?P<name>.+?)(?:\s*[,，;/]\s+|\s+in\s+|\s+en\s+|：)(?P<unit>[^,]{1,24})"
)
_PERCENT_SIGN = re.compile(r"(?P<name>.*?\S)\s*(?P<unit>[%‰])")
_CURRENCY_SIGN = re.compile(r"(?P<name>.*?\w)\s+(?P<unit>[$€£¥₹₽₩₺₴₪])")
_DEGREES = re.compile(r"(?P<name>(?:\w*_)?temp(?:erature)?s?)_(?P<unit>[cf])", re.IGNORECASE)
_SNAKE = re.compile(r"(?P<name>\w+?)_(?P<unit>[a-z]{2,7}2?|usd_[bm]n)")
_REFERENCE = re.compile(r"\s*\[(?:\d{1,3}|[a-z]|note \d+)\]")
_QUANTITY = re.compile(r"'?\d[\d,. ]*s?")


@cache
def _simple() -> frozenset[str]:
    units = load("units")
    return frozenset([*units["currency"], *units["measure"], *units["scale"]])


@cache
def _spellings() -> dict[str, str]:
    """Units as they are written, by their lower case: `kwh` is kWh."""
    units = load("units")
    return {unit.casefold(): unit for unit in [*units["measure"], *units["currency"]]}


@cache
def _prefixes() -> tuple[str, ...]:
    units = load("units")
    written_together = [u for u in [*units["currency"], *units["scale"]] if not u.isascii()]
    symbols = [u for u in units["currency"] if u.isascii() and (not u.isalpha() or len(u) == 3)]
    return tuple(sorted([*written_together, *symbols], key=len, reverse=True))


def is_unit(text: str) -> bool:
    """True where every part of `text` is a known unit, scale, currency or joining word."""
    text = text.strip()
    if text in _simple():
        return text not in load("units")["unclear"]
    parts = [part for part in re.split(r"[\s/·×*]+|(?<=\w)-(?=\w)", text) if part]
    joiners = load("units")["joiner"]
    real = [part for part in parts if part not in joiners]
    with_rate = len(real) < len(parts) or "/" in text
    return bool(real) and all(_is_part(part, with_rate) for part in real)


def _is_part(part: str, with_rate: bool) -> bool:
    if part in _simple() or (with_rate and _QUANTITY.fullmatch(part)):
        return True
    return any(
        part.startswith(prefix) and part[len(prefix) :] in _simple() for prefix in _prefixes()
    )


def is_percent(unit: str | None) -> bool:
    """True for `%` and for shares of something such as `% of GDP`."""
    return unit is not None and (
        unit.startswith("%") or unit.casefold() in load("units")["percent"]
    )


def is_scale(unit: str) -> bool:
    """True for a bare scale such as `bn` or `万`."""
    return unit in load("units")["scale"]


def split_header(header: str) -> tuple[str, str | None]:
    """The name of a column and the unit its header states, if it states one."""
    header = _REFERENCE.sub("", header).strip()
    for pattern in (_BRACKETED, _AFTER_COMMA, _PERCENT_SIGN, _CURRENCY_SIGN):
        found = pattern.fullmatch(header)
        if found and is_unit(found["unit"]):
            return found["name"].strip(" ,:："), found["unit"].strip()
    return _snake(header) or (header, _leading_percent(header))


def _snake(header: str) -> tuple[str, str] | None:
    degrees = _DEGREES.fullmatch(header)
    if degrees:
        return degrees["name"], f"°{degrees['unit'].upper()}"
    found = _SNAKE.fullmatch(header)
    if not found or found["unit"] not in load("units")["tail"]:
        return None
    unit = "%" if found["unit"] in ("pct", "percent") else found["unit"].replace("_", " ")
    return found["name"], unit if unit in _simple() else _spellings().get(unit, unit)


def _leading_percent(header: str) -> str | None:
    words = header.casefold().split()
    return "%" if words and (words[0] in load("units")["percent"]) else None
