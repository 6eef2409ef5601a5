"""Numbers with their units at the head of a text, as written and as a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planner.composer.lexicon import load

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９", "0123456789" * 4)
_NUMBER = r"[+\-−]?(?:\d{1,3}(?:[.,٫٬\u00a0\u202f' ]\d{3}(?!\d))+|\d+)(?:[.,٫]\d+)?"
_LETTERS = "a-zA-ZÀ-ÿа-яё\u0621-\u0652"
"""Letters of scripts with spaces between words: before one of them no unit ends."""
_CURRENCY = r"(?:US\$|R\$|HK\$|[$€£¥￥₹₩₽฿]|USD|EUR|GBP|CHF|CNY|RMB)"
_TO = r"\s?(?:–|—|-|~|～|to|bis|à|a|tot|do|до|到|至|から|إلى)\s?"
_DIALLED = re.compile(
    r"(?<![\w.,:/])(?:\+(?!\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d))[1-9]|\(?0[\d)])"
    r"[\d \u00a0()/-]{5,}\d(?![.,:]\d)"
)
"""A telephone number: a country's sign or a leading nought, and six digits or more."""
_TEX = re.compile(r"\$(?=\S)[^$\n]*[=^_\\][^$\n]*(?<=\S)\$(?!\d)")
"""A formula between dollar signs (the rule of Pandoc's tex_math_dollars): its digits are no amounts."""
_RANGE = rf"(?:\d{{1,3}}/\d{{1,3}}(?![\d/])|{_NUMBER}(?:{_TO}{_NUMBER})?)"


@dataclass(frozen=True, slots=True)
class Value:
    """A number found at `text[start:end]`: as written, as a float (None for a range), its unit."""

    text: str
    start: int
    end: int
    amount: float | None
    unit: str


def ascii_digits(text: str) -> str:
    """The text with Arabic, Devanagari and full-width digits as 0-9; the length is kept."""
    return text.translate(_DIGITS)


def values(text: str, language: str = "en") -> list[Value]:
    """Every number of a text, with its currency, scale word and unit; those of telephones and of TeX
    formulas are none."""
    plain = ascii_digits(text)
    others = [match.span() for found in (_DIALLED, _TEX) for match in found.finditer(plain)]
    found: list[Value] = []
    for match in _pattern().finditer(plain):
        start, end = match.start(), match.end()
        if any(first <= start < last for first, last in others):
            continue
        end -= len(match.group()) - len(match.group().rstrip())
        found.append(Value(text[start:end], start, end, _amount(match, language), _unit(match)))
    return _joined(found, text)


def _joined(found: list[Value], text: str) -> list[Value]:
    """Values of which `5 hours 40 minutes` is one: its amount is in the first of its units."""
    out: list[Value] = []
    for value in found:
        last = out[-1] if out else None
        # A unit that a digit follows, as in `5小时40分钟`, is not the value's yet.
        unit = (last.unit + text[last.end : value.start]).strip() if last else ""
        if last and _goes_on(last, unit, value):
            amount = (last.amount or 0.0) + (value.amount or 0.0) / 60
            out[-1] = Value(text[last.start : value.end], last.start, value.end, amount, unit)
        else:
            out.append(value)
    return out


def _goes_on(last: Value, unit: str, value: Value) -> bool:
    """True for minutes behind whole hours, or seconds behind whole minutes."""
    if last.amount is None or value.amount is None or last.amount % 1:
        return False
    ways = ((_units_like("h"), _units_like("min")), (_units_like("min"), _units_like("s")))
    return value.amount < 60 and any(unit in a and value.unit in b for a, b in ways)


@cache
def _units_like(unit: str) -> frozenset[str]:
    groups: list[list[str]] = load("lexicon", "same_units")["names"]
    return frozenset(next((group for group in groups if unit in group), [unit]))


def leading_value(text: str, language: str = "en") -> Value | None:
    """The number that opens a text, with at most a word such as "about" before it."""
    first = next(iter(values(text, language)), None)
    if first is None:
        return None
    before = text[: first.start].strip().lower()
    if before and before not in load("lexicon", "units")["approximate"]:
        return None
    return Value(text[: first.end].strip(), 0, first.end, first.amount, first.unit)


@cache
def _pattern() -> re.Pattern[str]:
    units = load("lexicon", "units")
    scales = [word for word in units["scale"] if not (len(word) == 1 and word.isascii())]
    scale = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    unit = "|".join(sorted(map(re.escape, units["unit"]), key=len, reverse=True))
    # A letter right before or after would make it a name (B12, 3D), not an amount.
    return re.compile(
        rf"(?<![A-Za-zÀ-ÿА-я\d.,:])(?!\d(?:분기|季度|四半期))(?P<cur>{_CURRENCY}\s?)?(?P<num>{_RANGE})"
        rf"(?P<of>\s(?:of|in|out of|von|sur|de cada|/)\s(?!(?:1[5-9]|20)\d\d\b)\d+(?=\s))?"
        # A bare letter scales only where it touches the number; "m" alone means metres.
        rf"(?:(?P<letter>(?(cur)[kKmMbBtT]|[kKMBT]))(?![{_LETTERS}])"
        rf"|\s?(?P<scale>{scale})(?![{_LETTERS}]))?"
        rf"(?:[\s\u00a0\u202f-]?(?:d['’]|de\s)?(?P<unit>{unit})(?:ًا|اً|ا)?(?![{_LETTERS}²³]|['’]\w))?"
        rf"(?P<plus>\+)?(?:\s?(?P<post>{_CURRENCY})(?![a-zA-Z]))?(?![a-zA-Z\d]|[:.]\d)"
    )


def _unit(match: re.Match[str]) -> str:
    parts = (match["cur"], match["unit"], match["post"])
    return " ".join(part.strip() for part in parts if part)


def _amount(match: re.Match[str], language: str) -> float | None:
    if match["of"]:
        return None
    number = number_of(match["num"], language)
    word = match["scale"] or (match["letter"] or "").upper()
    scale = load("lexicon", "units")["scale"].get(word, 1)
    return None if number is None else round(number * float(scale), 9)


def number_of(text: str, language: str = "en") -> float | None:
    """A written number as a float, with that language's decimal mark; None for a range."""
    plain = re.sub(r"[\u00a0\u202f' ٬]", "", ascii_digits(text)).replace("−", "-").replace("٫", ".")
    over = re.fullmatch(r"(\d+)/(\d+)", plain)
    if over and int(over[2]):
        return int(over[1]) / int(over[2])
    if not re.fullmatch(r"[+-]?\d+(?:[.,]\d+)*", plain):
        return None
    return float(_point(plain, language))


def _point(plain: str, language: str) -> str:
    """The digits with a point as the decimal mark and no thousands marks."""
    comma, dot = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and dot >= 0:
        thousands, decimal = (",", ".") if dot > comma else (".", ",")
        return plain.replace(thousands, "").replace(decimal, ".")
    mark = "," if comma >= 0 else "."
    if not (comma >= 0 or dot >= 0):
        return plain
    grouped = re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+", plain) is not None
    own = "," if language in load("lexicon", "units")["decimal_comma"] else "."
    if plain.count(mark) > 1 or (grouped and mark != own):
        return plain.replace(mark, "")
    return plain.replace(mark, ".")
