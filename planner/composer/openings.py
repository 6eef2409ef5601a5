"""What may open every line of a list: a year, a quarter, a weekday, the time that has gone by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from planner.composer.date_readers import SPAN_DAYS, either
from planner.composer.dates import When, date_at
from planner.composer.language import primary
from planner.composer.lexicon import is_cjk, load, words
from planner.composer.numbers import values
from planner.composer.text import sentence_case

Opening = tuple[When, str]
Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], float]]
_QUARTER = re.compile(r"[QT]([1-4])|第?([1-4])(?:분기|季度|四半期)")
_GAP = re.compile(r"\s*[,，、:：]?\s*")


def opening(text: str, language: str) -> Opening | None:
    """`1976 founded`, `Q1 launch`, `Monday soup`, `15 Apr start`, `after 2 weeks it heals`: when, and what.

    For lists of which every line opens so: one line alone may mean something else.
    """
    for pattern, days in _openings(language):
        match = pattern.match(text)
        rest = text[match.end() :] if match else ""
        gap = _GAP.match(rest)
        if match and gap and _tells(rest[gap.end() :], language):
            date = days(match)
            told = sentence_case(match.group().strip())
            scale = "year" if re.match(r"\d{4}", told) else "count"
            return When(told, 0, match.end(), date, scale), rest[gap.end() :]
    return day_opening(text, language)


def _tells(text: str, language: str) -> bool:
    """True for words, `3D print`, and for an amount of something: `5 km easy`, but not `5 May`, `9 am` or `5 km`."""
    if re.match(r"[^\W\d]|\d[A-Z]", text):
        return True
    amount = next(iter(values(text, language)), None)
    if amount is None or amount.start or not amount.unit or date_at(text, 0, language):
        return False
    return text[amount.end :].strip()[:1].isalpha()


def day_opening(text: str, language: str) -> Opening | None:
    """`15 Apr prototype`: the day of a month, and what happens on it."""
    when = date_at(text, 0, language)
    if when is None or not (re.search(r"\d", when.text) and re.search(r"[^\W\d]", when.text)):
        return None
    gap = _GAP.match(text, when.end)
    rest = text[gap.end() :] if gap else ""
    return (when, rest) if when.scale == "year" and re.match(r"[^\W\d]", rest) else None


def is_calendar(names: Sequence[str], language: str) -> bool:
    """True for the names of weekdays, months or quarters, which have an order of their own."""
    week = all(is_weekday(name, language) for name in names)
    table = load("lexicon", "months")
    forms = " ".join(form for tag in (primary(language), "en") for form in table.get(tag, ()))
    months = all(name.lower().rstrip(".") in forms.split() for name in names)
    quarters = all(_QUARTER.fullmatch(name) for name in names)
    return len(names) > 2 and (week or months or quarters)


def is_weekday(name: str, language: str) -> bool:
    """True for the name of a weekday."""
    return any(pattern.fullmatch(name) for pattern, _ in _weekdays(language))


def on_weekday(text: str, language: str) -> tuple[str, str] | None:
    """`Sunday closed`, `lundi 9h-18h`: the weekday that opens a text, and what stands behind it."""
    for pattern, _ in _weekdays(language):
        match = pattern.match(text)
        rest = text[match.end() :].lstrip(" :：,，") if match else ""
        spans = re.match(r"[-–~/&至到]", rest) or pattern.match(re.sub(r"^\S+\s+", "", rest))
        if match and rest and not spans:
            return sentence_case(match.group()), rest
    return None


def on_weekdays(text: str, language: str) -> tuple[str, str] | None:
    """`Mon-Fri 9-18`, `Samstag und Sonntag geschlossen`: the days that open a text, and what stands behind."""
    joins = either([*words("joins", "and", language), *words("joins", "through", language)])
    for pattern, _ in _weekdays(language):
        day = pattern.pattern.removeprefix("(?i)")
        match = re.match(rf"(?i)({day}\s*(?:[-–~/&至到]|{joins})\s*{day})[:：,，]?\s*(?=\S)", text)
        if match:
            return sentence_case(match[1].strip()), text[match.end() :]
    return None


def in_order(found: Sequence[Opening | None]) -> bool:
    """True where at least three lines have a date each, none before the last."""
    told = [one[0].date for one in found if one]
    return len(found) >= 3 and len(told) == len(found) and told == sorted(told)


@cache
def _openings(
    language: str,
) -> tuple[Reader, ...]:
    return (
        (_years(), lambda match: float(match.group()[:4])),
        (_QUARTER, lambda match: 91.0 * int(match[1] or match[2])),
        *_weekdays(language),
        *_elapsed(),
        *_countdown(),
    )


def _years() -> re.Pattern[str]:
    """`1967`, `1967–1969`, `1967 to 1969`."""
    year, through = r"(?:1\d|20)\d{2}", either(load("lexicon", "dates")["through"])
    return re.compile(rf"{year}(?:\s?(?:[–—-]|{through})\s?{year})?(?=\s)")


def _weekdays(language: str) -> Iterator[Reader]:
    """Names of the days from Monday, as Unicode's locale data (CLDR) has them."""
    table = load("lexicon", "weekdays")
    for tag in dict.fromkeys((primary(language), "en")):
        days = (forms.split("|") for forms in table.get(tag, ()))
        names = {name: float(day) for day, forms in enumerate(days) for name in forms}
        ends = "" if any(map(is_cjk, names)) else r"\.?(?!\w)"
        if names:
            pattern = re.compile(rf"(?i)(?:{either(names)}){ends}")
            yield pattern, partial(_weekday, names)


def _elapsed() -> Iterator[Reader]:
    table = load("lexicon", "dates")
    after = either(table["after"])
    for span, days in SPAN_DAYS.items():
        names, dense = either(table["elapsed"][span]), either(table["cjk_elapsed"][span])
        for pattern in (
            rf"(?i)(?:{after})\s(?P<n>\d{{1,4}})\s?(?:{names})(?!\w)",
            rf"(?P<n>\d{{1,4}})\s?(?:{dense})[后後]",
        ):
            yield re.compile(pattern), partial(_span, days)


def _countdown() -> Iterator[Reader]:
    """`T-30 days`, `D-7`, `J-1`: so long before the day."""
    names = load("lexicon", "dates")["elapsed"]
    for span, days in SPAN_DAYS.items():
        ends = r"(?:\s?(?:{})(?!\w)){}".format(either(names[span]), "?" if span == "day" else "")
        pattern = re.compile(rf"(?i)[TDJ]\s?[-−–]\s?(?P<n>\d{{1,3}})(?![\w-]){ends}")
        yield pattern, partial(_span, -days)


def _weekday(names: Mapping[str, float], match: re.Match[str]) -> float:
    return names[match.group().lower().rstrip(".")]


def _span(days: float, match: re.Match[str]) -> float:
    return days * int(match["n"])
