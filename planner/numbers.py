"""Numbers and dates as a language writes them (Unicode CLDR, through Babel)."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from copy import copy
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, partial
from importlib.resources import files
from math import floor, log10
from typing import Any, Literal

from grounding.scripts import CJK, holds
from planner.clocks import CLOCKS, clock

Precision = Literal["day", "month", "quarter", "year"]
NBSP, SPACES = "\u00a0", "\u00a0\u202f\u2009"
EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


@cache
def number_data() -> dict[str, Any]:
    """Habits of numbers that CLDR leaves out: scale words, signs, digits."""
    text = files("planner").joinpath("data/findings/numbers.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def _locale(language: str) -> Any:
    """Babel's locale for a BCP 47 tag; its language alone, then English, where it knows no such."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.split("-")[0]):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(tag.replace("-", "_"))
    return Locale.parse("en")


def format_number(
    value: float,
    language: str,
    decimals: int | None = None,
    unit: str | None = None,
    compact: bool = False,
) -> str:
    """`value` as `language` writes it: `4.7 billion`, `4,7 Mrd.`, `47亿`, `59 %`, `1.234 €`.

    `decimals` is the number of places to show; without it as many as three significant digits
    need, and none are dropped from whole numbers. `unit` is `%`, a currency (`EUR`, `€`) or any
    other; it stands where the language puts it. `compact` shortens from a million up (100,000 in
    Chinese, Japanese and Korean), to one place at most. Digits are the language's default in CLDR:
    western ones for `ar`, Arabic-Indic ones for `ar-EG`. The minus is U+2212.
    """
    locale = _locale(language)
    exact = Decimal(repr(float(value)))
    least = number_data()["compact_from"].get(locale.language, 1_000_000)
    # Babel rounds in the context of the thread, whose 28 digits are too few for some numbers.
    with localcontext(EXACT):
        if unit in CLOCKS:
            text = _duration(exact, locale, decimals, unit)
        elif unit in ("%", "percent"):
            text = _percent(exact, locale, decimals)
        elif compact and abs(value) >= least and not money_and_scale(unit or "")[1]:
            money = _currency(unit, locale) is not None
            text = _with_unit(_compact(value, locale, money), unit, locale)
        else:
            plain = _plain(exact, locale, places(value) if decimals is None else decimals)
            text = _with_unit(plain, unit, locale)
    return re.sub(r"^-(?=\S*\d)", "\u2212", _digits(text, locale))


def places(value: float, significant: int = 3) -> int:
    """Decimal places that show `value` to `significant` digits, and no more than it has."""
    if value == 0 or value == int(value):
        return 0
    written = -int(Decimal(repr(float(value))).as_tuple().exponent)
    return max(0, min(12, written, significant - 1 - floor(log10(abs(value)))))


def _round(value: Decimal, decimals: int) -> Decimal:
    """Half away from zero, as readers round; a minus before zero is dropped."""
    return value.quantize(Decimal(1).scaleb(-decimals)) + 0


@cache
def _pattern(locale: Any, kind: str, decimals: int) -> Any:
    """CLDR's pattern for `decimal` or `percent` with exactly so many places."""
    pattern = copy(getattr(locale, f"{kind}_formats")[None])
    pattern.frac_prec = (decimals, decimals)
    return pattern


def _duration(value: Decimal, locale: Any, decimals: int | None, unit: str) -> str:
    """`1:31.9`, `1:02:35`; under a minute `58.3 s`."""
    decimals = places(float(value)) if decimals is None else decimals
    if abs(value) < 60:
        return _with_unit(_plain(value, locale, decimals), "s", locale)
    point = locale.number_symbols["latn"]["decimal"]
    return clock(_round(value, decimals), decimals, unit).replace(".", point)


def _plain(value: Decimal, locale: Any, decimals: int) -> str:
    rounded = _round(value, decimals)
    habits = number_data()["minimum_grouping"]
    least = habits.get(str(locale)) or habits.get(locale.language, 1)
    grouped = least < 2 or abs(rounded) >= 10 ** (2 + least)
    pattern = _pattern(locale, "decimal", decimals)
    options = {"group_separator": grouped, "numbering_system": "default"}
    return str(pattern.apply(rounded, locale, **options))


def _percent(value: Decimal, locale: Any, decimals: int | None) -> str:
    decimals = places(float(value)) if decimals is None else decimals
    share, pattern = _round(value, decimals).scaleb(-2), _pattern(locale, "percent", decimals)
    return str(pattern.apply(share, locale, numbering_system="default"))


def _compact(value: float, locale: Any, currency: bool) -> str:
    from babel.numbers import format_compact_decimal

    long = not currency or locale.language in number_data()["long_money"]
    style: Any = number_data()["compact_style"].get(locale.language, "short") if long else "short"
    write = partial(format_compact_decimal, format_type=style, locale=locale, fraction_digits=1)
    numbers = (value, float(f"{value:.3e}"))
    texts = [str(write(number, numbering_system="default")) for number in numbers]
    # 999,999,999 is a billion, not a thousand million: rounded first, it is the shorter.
    text = min(texts, key=len).replace(" ", NBSP)
    return text.replace(f"1{NBSP}mille{NBSP}", f"1000{NBSP}")  # the data's Italian for a trillion


_SYMBOL = r"R\$|US\$|HK\$|[$€£¥￥₹₩₽₺₴₫₪฿]|[A-Z]{3}"


def money_and_scale(unit: str) -> tuple[str | None, str | None]:
    """`EUR million`, `$bn`, `million USD` as currency and scale word; None for what is missing."""
    match = re.fullmatch(rf"({_SYMBOL})[ {NBSP}]?(\D*)|(\D+?)[ {NBSP}]({_SYMBOL})", unit)
    money, scale = (match[1] or match[4], match[2] or match[3] or "") if match else (None, "")
    scales = number_data()["scales"]
    if scale in scales or scale.lower() in (*scales, "m", "mn"):
        return money, scale
    return None if scale else money, None


def _currency(unit: str | None, locale: Any) -> str | None:
    code = number_data()["symbols"].get(unit, unit or "")
    return str(code) if code in locale.currencies and len(code) == 3 else None


def _with_unit(text: str, unit: str | None, locale: Any) -> str:
    if not unit:
        return text
    money, scale = money_and_scale(unit)
    if money and scale and _currency(money, locale):
        return _with_unit(f"{text}{NBSP}{scale}", money, locale)
    code = _currency(unit, locale)
    if code is None:
        glue = "" if holds(unit[:1], CJK) or unit in number_data()["close_up"] else NBSP
        return f"{text}{glue}{unit}"
    from babel.numbers import get_currency_symbol

    symbol = unit if unit in number_data()["symbols"] else get_currency_symbol(code, locale)
    pattern = locale.currency_formats["standard"].pattern.split(";")[0]
    if pattern.index("¤") > pattern.index("0"):
        return f"{text}{NBSP}{symbol}"
    minus = "-" if text.startswith("-") else ""
    glue = NBSP if symbol[-1].isalpha() or f"¤{NBSP}" in pattern else ""
    return f"{minus}{symbol}{glue}{text.removeprefix(minus)}"


def _digits(text: str, locale: Any) -> str:
    """Western digits turned into the locale's own; Babel changes the separators alone."""
    zero = number_data()["zeros"].get(locale.default_numbering_system)
    return text if zero is None else text.translate({48 + n: zero + n for n in range(10)})


def format_date(
    value: date | str, language: str, precision: Precision = "day", short: bool = False
) -> str:
    """A date (or ISO text) to its precision: `1 July 2024`, `July 2024`, `Q3 2024`, `2024`.

    `short` abbreviates the month. Years stand alone even where the language adds a word to them
    in dates (`2024`, not `2024年`): that word belongs to the sentence.
    """
    from babel import dates

    when = date.fromisoformat(value) if isinstance(value, str) else value
    locale = _locale(language)
    if precision == "year":
        return _digits(str(when.year), locale)
    if precision == "day":
        style: Any = "medium" if short else "long"
        return _digits(dates.format_date(when, style, locale=locale), locale)
    skeleton = "yQQQ" if precision == "quarter" else "yMMM" if short else "yMMMM"
    text = _digits(dates.format_skeleton(skeleton, when, locale=locale), locale)
    return re.sub(r"\s?г\.$", "", text)
