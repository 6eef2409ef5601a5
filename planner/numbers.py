"""Numbers and dates as text: written as a language writes them, and read back from running text."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, partial
from importlib.resources import files
from itertools import chain
from math import floor, isclose, log10
from typing import Any, Literal

Precision = Literal["day", "month", "quarter", "year"]
NBSP, SPACES = "\u00a0", "\u00a0\u202f\u2009"
EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def _data() -> dict[str, Any]:
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
    least = _data()["compact_from"].get(locale.language, 1_000_000)
    # Babel rounds in the context of the thread, whose 28 digits are too few for some numbers.
    with localcontext(EXACT):
        if unit in ("%", "percent"):
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


def _plain(value: Decimal, locale: Any, decimals: int) -> str:
    rounded = _round(value, decimals)
    habits = _data()["minimum_grouping"]
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

    long = not currency or locale.language in _data()["long_money"]
    style: Any = _data()["compact_style"].get(locale.language, "short") if long else "short"
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
    scales = _data()["scales"]
    if scale in scales or scale.lower() in (*scales, "m", "mn"):
        return money, scale
    return None if scale else money, None


def _currency(unit: str | None, locale: Any) -> str | None:
    code = _data()["symbols"].get(unit, unit or "")
    return str(code) if code in locale.currencies and len(code) == 3 else None


def _with_unit(text: str, unit: str | None, locale: Any) -> str:
    if not unit:
        return text
    money, scale = money_and_scale(unit)
    if money and scale and _currency(money, locale):
        return _with_unit(f"{text}{NBSP}{scale}", money, locale)
    code = _currency(unit, locale)
    if code is None:
        glue = "" if CJK.match(unit) or unit in _data()["close_up"] else NBSP
        return f"{text}{glue}{unit}"
    from babel.numbers import get_currency_symbol

    symbol = unit if unit in _data()["symbols"] else get_currency_symbol(code, locale)
    pattern = locale.currency_formats["standard"].pattern.split(";")[0]
    if pattern.index("¤") > pattern.index("0"):
        return f"{text}{NBSP}{symbol}"
    minus = "-" if text.startswith("-") else ""
    glue = NBSP if symbol[-1].isalpha() or f"¤{NBSP}" in pattern else ""
    return f"{minus}{symbol}{glue}{text.removeprefix(minus)}"


def _digits(text: str, locale: Any) -> str:
    """Western digits turned into the locale's own; Babel changes the separators alone."""
    zero = _data()["zeros"].get(locale.default_numbering_system)
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


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text.

    `step` is the worth of its last written digit (0.1 for `4.7`, 1e8 for `4.7 billion`), so it
    stands for any value within half a step. `start` and `end` are offsets into the text.
    """

    text: str
    value: float
    step: float
    percent: bool = False
    start: int = 0
    end: int = 0

    def matches(self, value: float) -> bool:
        """True where this is `value` rounded; words may carry the sign, percents be fractions."""
        mine, half = abs(self.value), 0.500_001 * self.step
        worths = (abs(value), abs(value * 100)) if self.percent else (abs(value),)
        return any(isclose(worth, mine, rel_tol=1e-9, abs_tol=half) for worth in worths)


FOLD = str.maketrans(
    {chr(zero + digit): str(digit)
     for zero in (0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6) for digit in range(10)}
    | {"．": ".", "٫": ".", "٬": "'", "％": "%", "٪": "%", "−": "-", "－": "-"}
)  # fmt: skip
"""Full-width, Arabic-Indic, Persian, Devanagari and Bengali digits to western ones, one to one."""

NUMBER = re.compile(
    rf"(?<![\w.,])[+-]?\d+(?:[.,'’{SPACES}]\d+)*|(?<=[^\W\dA-Za-z_])\d+(?:[.,]\d+)*"
)


def numbers_in(text: str, language: str | None = None) -> list[Number]:
    """The numbers written in `text`, in order, whatever the digits and separators.

    Scale words and signs count: `4.7 billion`, `4,7 Mrd.`, `47亿`, `4億7000万`, `59 %`. `language`
    settles what `1.234` is; without it a comma before exactly three digits groups, a point does
    not. Digits inside a word (`CO2`) are no number; those beside CJK characters are.
    """
    folded = re.sub("(?<=[０-９])，(?=[０-９])", ",", text).translate(FOLD)
    base = (language or "").split("-")[0]
    found: list[Number] = []
    for match in chain.from_iterable(map(_pieces, NUMBER.finditer(folded))):
        number = _read(text, folded, match, base)
        if found and _continues(found[-1], number, text):
            last = found.pop()
            text_, value = text[last.start : number.end], last.value + number.value
            number = Number(text_, value, number.step, number.percent, last.start, number.end)
        found.append(number)
    return found


def _pieces(match: re.Match[str]) -> list[re.Match[str]]:
    """The match, or its three numbers where it is a date such as `25.01.2002`."""
    dated = re.fullmatch(r"\d{1,2}\.\d{1,2}\.(\d{4}|\d\d)|\d{4}\.\d{1,2}\.\d{1,2}", match.group())
    return [*re.compile(r"\d+").finditer(match.string, *match.span())] if dated else [match]


def _read(text: str, folded: str, match: re.Match[str], language: str) -> Number:
    digits = re.sub(rf"['’{SPACES}]", "", match.group())
    value, decimals = _value(digits, language in _data()["decimal_comma"])
    factor, end = _scale(folded, match.end(), language)
    percent = re.compile(rf"[ {SPACES}]?%").match(folded, end)
    end = percent.end() if percent else end
    step, found = factor * 10.0**-decimals, text[match.start() : end]
    return Number(found, value * factor, step, percent is not None, match.start(), end)


def _value(digits: str, comma: bool) -> tuple[float, int]:
    """The number and its decimal places."""
    point = _point(digits, comma)
    plain = digits.replace("," if point == "." else ".", "")
    plain = plain.replace(point, "." if plain.count(point) == 1 else "")
    return float(plain), len(plain.partition(".")[2])


def _point(digits: str, comma: bool) -> str:
    """The decimal mark: the last of two, the one that cannot group, else the language's."""
    if "." in digits and "," in digits:
        return max(".,", key=digits.rindex)
    single = [mark for mark in ".," if digits.count(mark) == 1]
    unsure = not single or re.fullmatch(r"[+-]?[1-9]\d?\d?[.,]\d{3}", digits)
    return ("," if comma else ".") if unsure else single[0]


@cache
def _scale_words(language: str) -> re.Pattern[str]:
    """Scale words, longest first: bound to the digits, or after a space if they are no letter."""
    words = sorted(_scales(language), key=len, reverse=True)
    forms = {word: re.escape(word).replace(r"\ ", f"[ {SPACES}]") for word in words}
    glued = "|".join(forms.values())
    apart = "|".join(forms[word] for word in words if word not in _data()["attached_only"])
    return re.compile(rf"(?:[{SPACES}]?({glued})| ({apart}))(?![A-Za-zÀ-ÿЀ-ӿ])")


@cache
def _scales(language: str) -> dict[str, float]:
    return {**_data()["scales"], **_data()["scales_of"].get(language, {})}


def _scale(folded: str, start: int, language: str) -> tuple[float, int]:
    match = _scale_words(language).match(folded, start)
    if match is None:
        return 1.0, start
    word = re.sub(rf"[{SPACES}]", " ", match[1] or match[2])
    return _scales(language)[word], match.end()


def _continues(last: Number, number: Number, text: str) -> bool:
    """True for the second half of a number such as 4億7000万."""
    touches = last.end == number.start and CJK.match(text[last.end - 1]) is not None
    return touches and last.step > abs(number.value) >= number.step and not last.percent
