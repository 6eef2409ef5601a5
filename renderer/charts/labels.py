"""Numbers, units and dates in the reader's language (Unicode CLDR, through Babel)."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property, lru_cache
from importlib import resources
from math import floor, log10
from typing import Any

from renderer.errors import RenderError

COMPACT_FROM = 100_000
MOST_PLACES = 12
LEAST = 0.5 * 10.0**-MOST_PLACES
"""What is smaller is written as zero."""
SHORT = 3
"""Numbers of so few digits, and so few behind the point, are written as they are, never rounded."""
_NBSP = "\u00a0"
_CLOCKS = ("m:ss", "h:mm:ss")
"""Units of numbers of seconds that are written as a clock shows them."""


@cache
def _habits() -> dict[str, Any]:
    text = resources.files("renderer").joinpath("data/chart_numbers.json").read_text("utf-8")
    return dict(json.loads(text))


@dataclass(frozen=True, slots=True)
class Unit:
    """How a unit is written: beside each number, once as `caption`, or as the `clock` shows seconds."""

    prefix: str = ""
    suffix: str = ""
    caption: str = ""
    clock: str = ""


class Formats:
    """Writes numbers and dates in one language (BCP 47)."""

    def __init__(self, language: str) -> None:
        from babel import Locale, UnknownLocaleError

        try:
            self.locale: Any = Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError) as error:
            raise RenderError(
                f"Numbers cannot be written in the language {language}; "
                "give a language tag such as en or zh-Hans."
            ) from error

    @cached_property
    def _digits(self) -> dict[int, int]:
        first = _habits()["zeros"].get(self.locale.default_numbering_system)
        return {0x30 + i: first + i for i in range(10)} if first else {}

    def _finish(self, text: str) -> str:
        return text.replace("-", "−").translate(self._digits)

    def number(self, value: float, decimals: int) -> str:
        """`value` with grouped thousands and exactly `decimals` places."""
        exact = Decimal(repr(float(value)))
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0
        locale = self.locale
        least = _habits()["minimum_grouping"]
        least = least.get(str(locale)) or least.get(locale.language, 1)
        text = _pattern(str(locale), decimals).apply(
            rounded,
            locale,
            group_separator=least == 1 or abs(rounded) >= 10 ** (2 + least),
            numbering_system="default",
        )
        return self._finish(text)

    def clock(self, value: float, decimals: int, hours: bool) -> str:
        """Seconds as a clock shows them: `1:31.9`, with `hours` `1:02:35`."""
        minutes, rest = divmod(round(abs(value) * 10**decimals) / 10**decimals, 60)
        head = f"{int(minutes) // 60}:{int(minutes) % 60:02d}" if hours else f"{int(minutes)}"
        tail = f"{rest:0{2 + bool(decimals) + decimals}.{decimals}f}"
        point = self.locale.number_symbols["latn"]["decimal"]
        return self._finish(f"{'-' * (value < 0)}{head}:{tail.replace('.', point)}")

    def plain(self, value: float) -> str:
        """A whole number without grouping, such as a year."""
        return self._finish(str(round(value)))

    def compact(self, value: float, digits: int) -> str:
        """`value` in thousands, millions … with about `digits` significant digits."""
        from babel.numbers import format_compact_decimal

        if abs(value) < 1e6 and not self._compacts(value):
            return self.number(value, 0)
        for places in (3, 2, 1, 0):
            text = str(
                format_compact_decimal(
                    value, format_type="short", locale=self.locale, fraction_digits=places
                )
            )
            if sum(c.isdigit() for c in text) <= digits:
                break
        return self._finish(text)

    def _compacts(self, value: float) -> bool:
        """Whether the language has a short form for thousands (German has none)."""
        from babel.numbers import format_compact_decimal

        text = str(format_compact_decimal(round(value), locale=self.locale))
        return sum(c.isdigit() for c in text) < len(str(abs(round(value))))

    def unit(self, unit: str | None) -> Unit:
        """Where the unit goes: percent and currency signs beside the number, the rest once."""
        if not unit:
            return Unit()
        if unit in ("%", "percent"):
            pattern = self.locale.percent_formats[None]
            return Unit(prefix=pattern.prefix[0], suffix=pattern.suffix[0])
        code = _habits()["signs"].get(unit, unit)
        if len(code) == 3 and code.isupper() and code in self.locale.currencies:
            return self._currency(code, unit)
        if unit in _habits()["beside"]:
            return Unit(suffix=unit if unit in _habits()["close_up"] else _NBSP + unit)
        return Unit(clock=unit) if unit in _CLOCKS else Unit(caption=unit)

    def _currency(self, code: str, written: str) -> Unit:
        from babel.numbers import get_currency_symbol

        sign = (
            written
            if written in _habits()["signs"]
            else get_currency_symbol(code, locale=self.locale)
        )
        pattern = self.locale.currency_formats["standard"].pattern.split(";")[0]
        before = pattern.strip("\u200e\u200f").startswith("¤")
        gap = _NBSP if _NBSP in pattern or " " in pattern or len(sign) > 2 else ""
        return Unit(prefix=sign + gap) if before else Unit(suffix=(gap or _NBSP) + sign)

    def date(self, day: Date, precision: str | None) -> str:
        """A date no finer than `precision`."""
        from babel.dates import format_skeleton

        if precision == "year":
            return self.plain(day.year)
        skeleton = {"quarter": "yQQQ", "month": "yMMM"}.get(precision or "day", "yMMMd")
        return self._finish(format_skeleton(skeleton, day, locale=self.locale))

    def part(self, day: Date, skeleton: str) -> str:
        """A part of a date, such as `MMM`, `MMMd` or the quarter `QQQ`."""
        from babel.dates import format_skeleton

        if skeleton == "QQQ":
            names = self.locale.quarters["format"]["abbreviated"]
            return self._finish(names[(day.month + 2) // 3])
        return self._finish(format_skeleton(skeleton, day, locale=self.locale))


@lru_cache(maxsize=64)
def _pattern(locale: str, decimals: int) -> Any:
    from babel import Locale

    pattern = copy.copy(Locale.parse(locale).decimal_formats[None])
    pattern.frac_prec = (decimals, decimals)
    return pattern


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How the numbers of one chart are written. `digits` is given where they are compact."""

    formats: Formats
    unit: Unit = Unit()
    decimals: int = 0
    digits: int | None = None
    grouped: bool = True

    def bare(self, value: float) -> str:
        """The number without its unit."""
        if self.unit.clock:
            return self.formats.clock(value, self.decimals, self.unit.clock == _CLOCKS[1])
        if self.digits is not None and abs(value) >= 1000:
            return self.formats.compact(value, self.digits)
        if not self.grouped and self.decimals == 0:
            return self.formats.plain(value)
        return self.formats.number(value, self._places(value))

    def _places(self, value: float) -> int:
        """Decimals; more where these would write the value as zero, or too roughly among compact ones."""
        if abs(value) < LEAST:
            return self.decimals
        first = -floor(log10(abs(value)))
        if self.digits is not None:
            return _exact_places([value], max(0, first + self.digits - 1))
        return first if abs(value) * 10**self.decimals < 0.5 else self.decimals

    def __call__(self, value: float) -> str:
        """The number with what stands beside each number of its unit."""
        sign = "−" if value < 0 and self.unit.prefix else ""
        text = self.bare(abs(value) if sign else value)
        return f"{sign}{self.unit.prefix}{text}{self.unit.suffix}"

    def ticks(self, values: Sequence[float]) -> NumberStyle:
        """The style for axis ticks: as few places as write each of them exactly."""
        largest = max((abs(v) for v in values), default=0.0)
        digits = max(map(_significant, values)) if largest >= COMPACT_FROM else None
        return replace(self, decimals=_exact_places(values, MOST_PLACES), digits=digits)


def _exact_places(values: Sequence[float], most: int) -> int:
    """The fewest decimals, at most `most`, that write each value as it is."""
    slack = 1e-9 * max((abs(v) for v in values), default=0.0)
    exact = (n for n in range(most) if all(abs(round(v, n) - v) <= slack for v in values))
    return next(exact, most)


def _significant(value: float) -> int:
    """How many digits a number has between its first and its last that is not zero."""
    return len(f"{value:.9e}".lstrip("-").split("e")[0].replace(".", "").rstrip("0"))


def number_style(
    formats: Formats, values: Sequence[float], unit: str | None, known: int, asked: int | None
) -> NumberStyle:
    """The style for `values`: as asked, else no finer than known, fine enough to tell them apart.

    `known` is the number of decimal places in the source; 0 with fractions among the values means
    that nobody counted, and allows two.
    """
    written = formats.unit(unit)
    if asked is not None and max((abs(v) for v in values), default=0) < COMPACT_FROM:
        return NumberStyle(formats, written, asked)
    if written.clock:
        return NumberStyle(formats, written, known)
    if known == 0 and any(v != int(v) for v in values):
        known = 2
    decimals, digits = _precision(formats, values, known)
    return NumberStyle(formats, written, decimals, digits)


def _precision(formats: Formats, values: Sequence[float], most: int) -> tuple[int, int | None]:
    """Decimals, or digits of compact numbers: the fewest that keep different values apart."""
    different = sorted(set(values))
    largest = max((abs(v) for v in different), default=0.0)
    if largest >= COMPACT_FROM:
        for digits in (2, 3, 4):
            if len({formats.compact(v, digits) for v in different}) == len(different):
                break
        return 0, digits
    whole = all(v == int(v) for v in different)
    start = 0 if largest >= 100 or whole else 1
    if 0 < largest < 1:
        start = 1 - floor(log10(largest))
    if all(_significant(v) <= SHORT for v in different):
        exact = _exact_places(different, MOST_PLACES)
        start = max(start, exact) if exact <= SHORT else start
    decimals = min(start, most)
    while decimals < most and len({round(v, decimals) for v in different}) < len(different):
        decimals += 1
        if decimals - start >= 2:
            break
    return decimals, None
