"""The numbers of a prompt with their signs, scales and units, each where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planner.composer.lexicon import load, words
from planner.composer.numbers import ascii_digits, number_of

_SIGNS = r"US\$|R\$|HK\$|[$€£¥￥₹₩₽₺฿]"
_LETTERS = "A-Za-zÀ-ɏЀ-ӿ"
"""Letters that make a number beside them part of a word: not those of scripts without spaces."""
_BESIDE = r"%|％|‰|°\s?[CF]?|℃|℉|€|£|¥|₹|₽|zł|kr\b"
"""Units that belong to the number before them wherever they stand."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at `text[start:end]`: its value as written, its places, and the unit beside it.

    `357k km²` is 357 with the unit `k`; what follows is read with the other entries. The value is
    None where words or a dash stand for one that is missing.
    """

    start: int
    end: int
    value: float | None
    decimals: int
    unit: str = ""


def figures(text: str, language: str) -> list[Figure]:
    """Every number of a text that is no part of a word, and every sign for a missing one."""
    plain = ascii_digits(text)
    found = [Figure(m.start(), m.end(), None, 0) for m in _missing(language).finditer(text)]
    for match in _pattern(language in load("lexicon", "units")["decimal_comma"]).finditer(plain):
        value = number_of(match["num"], language)
        if value is None:
            continue
        unit = "".join(part.strip() for part in (match["cur"], match["unit"]) if part)
        start = match.start("cur" if match["cur"] else "num")
        found.append(Figure(start, match.end(), value, _places(match["num"], value), unit))
    return sorted(found, key=lambda figure: figure.start)


@cache
def _missing(language: str) -> re.Pattern[str]:
    """`n/a`, `no data` or a dash between a name and the end of its entry."""
    told = "|".join(map(re.escape, words("units", "missing", language)))
    return re.compile(
        rf"(?<=[\s:：=(\[,，])(?:{told}|[–—-])(?=\s*(?:[,，、;；)\]\n]|[.](?:\s|$)|$))",
        re.IGNORECASE,
    )


@cache
def _pattern(comma: bool) -> re.Pattern[str]:
    decimal = "[.,٫]" if comma else "[.٫]"
    number = rf"[+\-−]?(?:\d{{1,3}}(?:[,.\u00a0\u202f'’ ]\d{{3}}(?![\d]))+|\d+)(?:{decimal}\d+)?"
    scale = "|".join(
        sorted(map(re.escape, load("lexicon", "units")["scale"]), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![{_LETTERS}\d_.,])(?P<cur>{_SIGNS})?[ \u00a0]?(?<![{_LETTERS}])(?P<num>{number})"
        rf"(?P<unit>[ \u00a0]?(?:{_BESIDE})|[A-Za-zµ²³/]{{1,6}}\b|[ \u00a0]?(?:{scale})(?![{_LETTERS}]))?"
        rf"(?![{_LETTERS}\d_²³ºª]|[.,]\d)"
    )


def _places(number: str, value: float) -> int:
    """Decimal places as written: two in `0.20`."""
    tail = re.search(r"[.,٫](\d+)$", number)
    if tail is None or (len(tail[1]) == 3 and value == int(value) and abs(value) >= 1000):
        return 0
    return len(tail[1])
