"""Numbers and dates as text: written as a language writes them, and read back from running text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache
from importlib.resources import files
from math import floor, isclose, log10
from typing import Any, Literal

Precision = Literal["day", "month", "quarter", "year"]
NBSP = "\u00a0"
EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
ZEROS = {"arab": 0x0660, "arabext": 0x06F0, "deva": 0x0966, "beng": 0x09E6, "mymr": 0x1040}
"""The code point of zero in the numbering systems that some locale has as its default."""
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

    for tag in (language, language.split("-")[0], "en"):
        try:
            return Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel has no English")


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
        elif compact and abs(value) >= least:
            money = _currency(unit, locale) is not None
            text = _with_unit(_compact(value, locale, money), unit, locale)
        else:
            plain = _plain(exact, locale, places(value) if decimals is None else decimals)
            text = _with_unit(plain, unit, locale)
    return _sign(_digits(text, locale))


def places(value: float, significant: int = 3) -> int:
    """Decimal places that show `value` to `significant` digits; 0 for a whole number."""
    if value == 0 or value == int(value):
        return 0
    return max(0, min(12, significant - 1 - floor(log10(abs(value)))))


def _round(value: Decimal, decimals: int) -> Decimal:
    """Half away from zero, as readers round; a minus before zero is dropped."""
    return value.quantize(Decimal(1).scaleb(-decimals)) + 0


def _plain(value: Decimal, locale: Any, decimals: int) -> str:
    from babel.numbers import parse_pattern

    rounded = _round(value, decimals)
    pattern = parse_pattern(str(locale.decimal_formats[None].pattern))
    least = _data()["minimum_grouping"].get(str(locale), 0)
    least = least or _data()["minimum_grouping"].get(locale.language, 1)
    grouped = least < 2 or abs(rounded) >= 10 ** (2 + least)
    options: dict[str, Any] = {"force_frac": (decimals,) * 2, "numbering_system": "default"}
    text: str = pattern.apply(rounded, locale, group_separator=grouped, **options)
    return text


def _percent(value: Decimal, locale: Any, decimals: int | None) -> str:
    decimals = places(float(value)) if decimals is None else decimals
    share = _round(value, decimals).scaleb(-2)
    text: str = locale.percent_formats[None].apply(share, locale, force_frac=(decimals, decimals))
    return text


def _compact(value: float, locale: Any, currency: bool) -> str:
    from babel.numbers import format_compact_decimal

    style = _data()["compact_style"].get(locale.language, "short")
    if currency and locale.language != "en":
        style = "short"
    options: dict[str, Any] = {
        "format_type": style,
        "fraction_digits": 1,
        "numbering_system": "default",
    }
    # To four digits, so that 999,999,999 becomes a billion and not a thousand million.
    text: str = format_compact_decimal(float(f"{value:.3e}"), locale=locale, **options)
    return text.replace(" ", NBSP)


_SYMBOL = r"R\$|US\$|HK\$|[$€£¥￥₹₩₽₺₴₫₪฿]|[A-Z]{3}"


def money_and_scale(unit: str) -> tuple[str | None, str | None]:
    """`EUR million`, `$bn`, `million USD` as currency and scale word; None for what is missing."""
    match = re.fullmatch(rf"({_SYMBOL})[ {NBSP}]?(\D*)|(\D+?)[ {NBSP}]({_SYMBOL})", unit)
    if match is None:
        return None, None
    money, scale = match[1] or match[4], (match[2] or match[3] or "").strip()
    scales = _data()["scales"]
    known = scale in scales or scale.lower() in scales or scale.lower() in ("m", "mn")
    return (money, scale) if known else (money if not scale else None, None)


def _currency(unit: str | None, locale: Any) -> str | None:
    if unit is None:
        return None
    code: str = _data()["symbols"].get(unit, unit)
    return code if code in locale.currencies and len(code) == 3 else None


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
    zero = ZEROS.get(locale.default_numbering_system)
    return text if zero is None else text.translate({48 + n: zero + n for n in range(10)})


def _sign(text: str) -> str:
    return text.replace("-", "\u2212", 1) if re.match(r"-\S*\d", text) else text


def format_date(
    value: date | str, language: str, precision: Precision = "day", short: bool = False
) -> str:
    """A date (or ISO text) to its precision: `1 July 2024`, `July 2024`, `Q3 2024`, `2024`.

    `short` abbreviates the month. Years stand alone even where the language adds a word to them
    in dates (`2024`, not `2024年`): that word belongs to the sentence.
    """
    from babel.dates import format_date as babel_date
    from babel.dates import format_skeleton

    when = date.fromisoformat(value) if isinstance(value, str) else value
    locale = _locale(language)
    if precision == "year":
        return _digits(str(when.year), locale)
    if precision == "day":
        return _digits(babel_date(when, "medium" if short else "long", locale=locale), locale)
    skeleton = "yQQQ" if precision == "quarter" else "yMMM" if short else "yMMMM"
    text = _digits(format_skeleton(skeleton, when, locale=locale), locale)
    return text.removesuffix(f"{NBSP}г.").removesuffix(" г.")


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
        worths = (value, value * 100) if self.percent else (value,)
        return any(
            abs(abs(worth) - abs(self.value)) <= self.step / 2
            or isclose(abs(worth), abs(self.value), rel_tol=1e-9)
            for worth in worths
        )


FOLD = str.maketrans(
    {chr(zero + digit): str(digit)
     for zero in (0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6) for digit in range(10)}
    | {"．": ".", "，": ",", "٫": ".", "٬": "'", "％": "%", "٪": "%", "−": "-", "－": "-"}
)  # fmt: skip
"""Full-width, Arabic-Indic, Persian, Devanagari and Bengali digits to western ones, one to one."""

SPACES = "\u00a0\u202f\u2009"
NUMBER = re.compile(
    rf"(?<![\w.,])[+-]?\d+(?:[.,'’{SPACES}]\d+)*|(?<=[^\W\dA-Za-z_])\d+(?:[.,]\d+)*"
)


def numbers_in(text: str, language: str | None = None) -> list[Number]:
    """The numbers written in `text`, in order, whatever the digits and separators.

    Scale words and signs count: `4.7 billion`, `4,7 Mrd.`, `47亿`, `4億7000万`, `59 %`. `language`
    settles what `1.234` is; without it a comma before exactly three digits groups, a point does
    not. Digits inside a word (`CO2`) are no number; those beside CJK characters are.
    """
    folded = text.translate(FOLD)
    comma = (language or "").split("-")[0] in _data()["decimal_comma"]
    found: list[Number] = []
    for match in NUMBER.finditer(folded):
        number = _read(text, folded, match, comma, language is not None)
        if found and _continues(found[-1], number, text):
            last = found.pop()
            text_, value = text[last.start : number.end], last.value + number.value
            number = Number(text_, value, number.step, number.percent, last.start, number.end)
        found.append(number)
    return found


def _read(text: str, folded: str, match: re.Match[str], comma: bool, sure: bool) -> Number:
    digits = re.sub(rf"['’{SPACES}]", "", match.group())
    value, decimals = _value(digits, comma, sure)
    word, end = _scale(folded, match.end())
    factor = _data()["scales"][word] if word else 1.0
    percent = re.match(rf"[ {SPACES}]?%", folded[end:])
    end += percent.end() if percent else 0
    step, found = factor * 10.0**-decimals, text[match.start() : end]
    return Number(found, value * factor, step, percent is not None, match.start(), end)


def _value(digits: str, comma: bool, sure: bool) -> tuple[float, int]:
    """The number and its decimal places; the last of two kinds of separator is the point."""
    point = _point(digits, comma, sure)
    group = "," if point == "." else "."
    plain = digits.replace(group, "")
    if plain.count(point) > 1:
        plain = plain.replace(point, "")
    plain = plain.replace(point, ".")
    return float(plain), len(plain.partition(".")[2])


def _point(digits: str, comma: bool, sure: bool) -> str:
    if "." in digits and "," in digits:
        return max(".,", key=digits.rindex)
    for mark in ".,":
        if digits.count(mark) == 1 and not re.search(rf"[1-9]\d{{0,2}}\{mark}\d{{3}}$", digits):
            return mark
    if sure:
        return "," if comma else "."
    return "."


@cache
def _scale_words() -> re.Pattern[str]:
    """Scale words, longest first: glued to the digits, or after one space."""
    words = sorted(_data()["scales"], key=len, reverse=True)
    glued = "|".join(map(re.escape, words))
    apart = "|".join(re.escape(word) for word in words if word not in _data()["attached_only"])
    return re.compile(rf"(?:({glued})|[ {SPACES}]({apart}))(?![A-Za-zÀ-ÿЀ-ӿ])")


def _scale(folded: str, start: int) -> tuple[str | None, int]:
    match = _scale_words().match(folded, start)
    return (match[1] or match[2], match.end()) if match else (None, start)


def _continues(last: Number, number: Number, text: str) -> bool:
    """True for the second half of a number such as 4億7000万."""
    return (
        last.end == number.start
        and CJK.match(text[last.end - 1]) is not None
        and last.step > abs(number.value) >= number.step
        and not last.percent
    )
