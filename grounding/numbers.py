"""Numbers as people write them: separators, currencies, percent, units, parenthesised negatives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from grounding.data import load

Mark = Literal[".", ","]

# Typographic variants of what the grammar below knows in ASCII only.
_FOLD = {
    **{ord(zero) + d: str(d) for zero in "٠۰०๐০０" for d in range(10)},
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2002\u3000"), " "),
    **dict.fromkeys(map(ord, "’ʼ＇‘"), "'"),
    **dict.fromkeys(map(ord, "−﹣－–"), "-"),
    **str.maketrans("٫٬，．％٪（）＋", ".,,.%%()+"),
    **dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202c\u2066\u2069\ufeff"), None),
}
_PLAIN = re.compile(r"(?:-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:\n|\Z))++", re.ASCII)
_NOT_A_GROUP = re.compile(r"\.(?!\d{3}(?:\n|\Z))|(?:^|-|\n)0\.|\d{4,}\.", re.ASCII)


def _grammar(d: str, g: str) -> re.Pattern[str]:
    """Well-formed digits with decimal mark `d` and group mark `g`, both escaped."""
    return re.compile(
        rf"(?:(?:0|[1-9]\d*)(?:{d}\d*)?|{d}\d+"
        rf"|[1-9]\d{{0,2}}(?:(?:{g}\d{{3}})+|(?: \d{{3}})+|(?:'\d{{3}})+)(?:{d}\d+)?"
        rf"|[1-9]\d?(?:{g}\d{{2}})+{g}\d{{3}}(?:{d}\d+)?)",
        re.ASCII,
    )


_GRAMMAR: dict[Mark, re.Pattern[str]] = {".": _grammar(r"\.", ","), ",": _grammar(",", r"\.")}
_EXACT = 2**53
_MANY = 500


class Token(NamedTuple):
    """One written number taken apart; `body` still has its separators."""

    body: str
    exponent: str
    negative: bool
    before: str
    after: str
    footnote: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of numbers. `values` is keyed by the text of the cell.

    `settled` is false where another decimal mark would give other, equally well-formed values.
    """

    values: Mapping[str, float]
    unit: str | None
    decimals: int
    mark: Mark
    settled: bool
    footnotes: bool = False
    scaled: bool = False


@cache
def _token_pattern() -> re.Pattern[str]:
    signs = sorted(load("units")["currency"], key=len, reverse=True)
    currency = "|".join(re.escape(s) for s in signs)
    return re.compile(
        rf"(?P<open>\()?\s?(?P<sign>[+-])?\s?(?P<before>{currency}|%)?\s?(?P<sign2>[+-])?"
        r"(?P<body>[.,]?\d(?:[\d.,']|\ (?=\d))*)(?P<exponent>[eE][+-]?\d{1,3}(?!\d))?"
        r"(?P<gap>\s?)(?P<after>[^\W\d_][^()\d:;\"<>=|]{0,20}[23]?|%|‰|°[CF]?|[^\w\s.,;:'\"+\-<>=()/*†‡\[\]|]"
        r"[^()\d:;\"<>=|]{0,11})?\s?(?P<close>\))?\s?(?P<mark>[*†‡]+|[¹²³⁴]|\[\w{1,3}\])?"
    )


@cache
def _known_units() -> frozenset[str]:
    units = load("units")
    return frozenset([*units["currency"], *units["measure"], *units["scale"]])


def fold(text: str) -> str:
    """`text` with digits, spaces, dashes and quotes in their ASCII form."""
    return text if text.isascii() else text.translate(_FOLD)


def tokenise(text: str) -> Token | None:
    """One cell as a number with its surroundings, or None where it is none."""
    found = _token_pattern().fullmatch(fold(text).strip())
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    if found["sign"] and (found["sign2"] or found["open"]):
        return None
    after = (found["after"] or "").rstrip()
    if after and not found["gap"] and after not in _known_units():
        return None
    negative = bool(found["open"]) or "-" in (found["sign"] or "", found["sign2"] or "")
    before, exponent = found["before"] or "", found["exponent"] or ""
    return Token(found["body"], exponent, negative, before, after, bool(found["mark"]))


def value_of(token: Token, mark: Mark) -> float | None:
    """The value of `token` with decimal mark `mark`; None if malformed or not exact as a float."""
    if not _GRAMMAR[mark].fullmatch(token.body):
        return None
    group = "," if mark == "." else "."
    digits = token.body.translate({ord(group): None, 32: None, 39: None}).replace(mark, ".")
    value = float(digits + token.exponent)
    if value == float("inf") or ("." not in digits and value > _EXACT and not token.exponent):
        return None
    return -value if token.negative else value


def places(token: Token, mark: Mark) -> int:
    """Decimal places written in `token`."""
    written = len(token.body.partition(mark)[2])
    return max(0, written - int(token.exponent[1:])) if token.exponent else written


def read_plain(cells: Sequence[str]) -> tuple[list[float], int] | None:
    """Values and decimals of cells that are all bare numbers in one unambiguous notation.

    The fast path of a large file; None sends the column to `read_numbers`.
    """
    joined = "\n".join(cells)
    if not _PLAIN.fullmatch(joined):
        return None
    if "." not in joined:
        return list(map(float, cells)), 0
    if not _NOT_A_GROUP.search(joined):
        return None
    return list(map(float, cells)), max(len(c.partition(".")[2]) for c in cells)


def read_uniform(cells: Sequence[str]) -> Numbers | None:
    """Numbers that all carry the same currency or unit in one unambiguous notation.

    The fast path of a large file of `1.234,50 €`; None sends the column to `read_numbers`.
    """
    token = tokenise(cells[0])
    if len(cells) < _MANY or token is None or token.exponent:
        return None
    joined = fold("\n".join(cells))
    fitting = [mark for mark in _GRAMMAR if _column(token, mark).fullmatch(joined)]
    if len(fitting) != 1:
        return None
    mark = fitting[0]
    for part in filter(None, (token.before, token.after, "," if mark == "." else ".", " ", "'")):
        joined = joined.replace(part, "")
    digits = joined.replace(mark, ".").split("\n")
    values = dict(zip(cells, map(float, digits), strict=True))
    unit = " ".join(filter(None, (token.before, token.after)))
    decimals = max(len(text.partition(".")[2]) for text in digits)
    return Numbers(values, unit or None, decimals, mark, settled=True)


@cache
def _column(token: Token, mark: Mark) -> re.Pattern[str]:
    before, after = (re.escape(affix) for affix in (token.before, token.after))
    body = _GRAMMAR[mark].pattern
    return re.compile(rf"(?:-?{before} ?-?(?:{body}) ?{after}(?:\n|\Z))++", re.ASCII)


def read_numbers(cells: Iterable[str], hint: Mark | None = None) -> Numbers | None:
    """All distinct `cells` read as numbers of one notation and unit.

    `hint` decides where both decimal marks fit. None where any cell does not fit.
    """
    known: dict[str, Token] = {}
    for cell in cells:
        token = tokenise(cell)
        if token is None:
            return None
        known[cell] = token
    known = _without_flags(known)
    unit = _common_unit(known.values())
    readings = {mark: _values(known, mark) for mark in _GRAMMAR}
    fitting = [mark for mark in _GRAMMAR if readings[mark] is not None]
    if unit is None or not fitting:
        return None
    settled = len(fitting) == 1 or readings["."] == readings[","]
    mark = hint if hint in fitting and not settled and hint else fitting[0]
    values = readings[mark] or {}
    return _numbers(known, values, unit, mark, settled)


def _without_flags(tokens: dict[str, Token]) -> dict[str, Token]:
    """Statistical flags (`83.2 p`, `67.3 b`) as footnotes: single letters behind some cells."""
    letters = {token.after for token in tokens.values()}
    flags = letters - {""}
    single = all(len(flag) == 1 and flag.isascii() and flag.islower() for flag in flags)
    if not flags or not single or flags == letters or flags <= _known_units():
        return tokens
    return {
        cell: token._replace(after="", footnote=token.footnote or bool(token.after))
        for cell, token in tokens.items()
    }


def _numbers(
    tokens: Mapping[str, Token], values: Mapping[str, float], unit: str, mark: Mark, settled: bool
) -> Numbers:
    suffixes = {token.after for token in tokens.values()} - {""}
    scaled = bool(suffixes) and not unit.endswith(tuple(suffixes))
    decimals = max(places(token, mark) for token in tokens.values())
    if scaled:
        factor = load("units")["scale"]
        values = {c: float(f"{v * factor.get(tokens[c].after, 1):.15g}") for c, v in values.items()}
        decimals = max(len(f"{v:.15f}".rstrip("0").partition(".")[2]) for v in values.values())
    footnotes = any(token.footnote for token in tokens.values())
    return Numbers(values, unit or None, decimals, mark, settled, footnotes, scaled)


def _values(tokens: Mapping[str, Token], mark: Mark) -> dict[str, float] | None:
    values = {}
    for cell, token in tokens.items():
        value = value_of(token, mark)
        if value is None:
            return None
        values[cell] = value
    return values


def _common_unit(tokens: Iterable[Token]) -> str | None:
    """The unit all tokens share ('' for none); None where they contradict each other."""
    before, after = set(), set()
    for token in tokens:
        before.add(token.before)
        after.add(token.after)
    if "%" in before:
        before, after = before - {"%"}, after | {"%"}
    if len(before - {""}) > 1 or ({"%", "‰"} & after and len(after) > 1):
        return None
    suffix = _common_suffix(after)
    if suffix is None:
        return None
    return " ".join(part for part in (max(before, default=""), suffix) if part)


def _common_suffix(suffixes: set[str]) -> str | None:
    written = suffixes - {""}
    if not written:
        return ""
    longest = max(written, key=len)
    if all(s == longest or s + "s" == longest for s in written):
        if "" not in suffixes:
            return longest
        # Where some cells carry no unit, only a known one may be meant for all.
        known = longest in _known_units()
        return None if not known else "" if longest in load("units")["scale"] else longest
    return "" if written <= load("units")["scale"].keys() else None
