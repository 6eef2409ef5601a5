"""Numbers read from running text, whatever the digits, separators and scale words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import isclose

from grounding.scripts import CJK, holds
from planner.numbers import SPACES, number_data


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
    value, decimals = _value(digits, language in number_data()["decimal_comma"])
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
    apart = "|".join(forms[word] for word in words if word not in number_data()["attached_only"])
    return re.compile(rf"(?:[{SPACES}]?({glued})| ({apart}))(?![A-Za-zÀ-ÿЀ-ӿ])")


@cache
def _scales(language: str) -> dict[str, float]:
    return {**number_data()["scales"], **number_data()["scales_of"].get(language, {})}


def _scale(folded: str, start: int, language: str) -> tuple[float, int]:
    match = _scale_words(language).match(folded, start)
    if match is None:
        return 1.0, start
    word = re.sub(rf"[{SPACES}]", " ", match[1] or match[2])
    return _scales(language)[word], match.end()


def _continues(last: Number, number: Number, text: str) -> bool:
    """True for the second half of a number such as 4億7000万."""
    touches = last.end == number.start and holds(text[last.end - 1], CJK)
    return touches and last.step > abs(number.value) >= number.step and not last.percent
