"""Categories whose order has a meaning: months, weekdays, bands of age or size, scales."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from grounding.dates import month_of
from planner.composer import lexicon
from planner.composer.language import primary
from planner.findings.words import load

_GROUPED = r"[1-9]\d{0,2}(?:[.,'’\u00a0\u202f ]\d{3}(?!\d))+"
_NUMBER = rf"(?:(?<!\w)[-−])?(?:{_GROUPED}|\d+)(?:[.,]\d+)?"
_BAND = re.compile(rf"^\D{{0,12}}?({_NUMBER})\s*(?:[-–—~～至から]|to|bis|à|a|до)+\s*[-−]?\d+.*$")
_OPEN = re.compile(rf"^\D{{0,12}}?({_NUMBER})\s*(?:\+|or|and|und|et|y|以上|이상|歳以上|岁以上).*$")
_UNDER = re.compile(
    rf"^(?:<|≤|under|below|unter|moins de|menos de|meno di|до)\s*({_NUMBER})", re.IGNORECASE
)
_OVER = re.compile(
    r"^(?:>|≥|over|above|more than|older than|über|mehr als|plus de|más de|mais de|oltre|свыше)"
    rf"\s*({_NUMBER})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(.*?)(\d+)(.*)$")


def natural_order(names: Sequence[str], language: str) -> list[str] | None:
    """The names in their own order, or None where they have none (sort those by value)."""
    if len(names) < 2:
        return None
    for ranks in (_calendar(names, language), _scale(names), _bands(names), _numbered(names)):
        if ranks is not None:
            return sorted(names, key=ranks.__getitem__)
    return None


def is_calendar(names: Sequence[str], language: str) -> bool:
    """True for names of months or weekdays, which come round again."""
    return len(names) > 0 and _calendar(names, language) is not None


def approving(names: Sequence[str]) -> tuple[str, ...]:
    """The names at the good end of a scale of answers, `Agree` and `Strongly agree`; () for others."""
    plain = {_answer(name): name for name in names}
    for good, rest in load("words")["answers"]:
        found = [word for word in good if word in plain]
        if found and len(found) < len(plain) and set(plain) <= {*good, *rest}:
            return tuple(plain[word] for word in found)
    return ()


def _answer(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name.casefold()).strip()


def is_bands(names: Sequence[str]) -> bool:
    """True for classes that follow each other, such as ages: `0-14`, `15-64`, `65+`."""
    return len(names) > 1 and _bands(names) is not None


def _calendar(names: Sequence[str], language: str) -> dict[str, float] | None:
    months = {name: float(month) for name in names if (month := month_of(name))}
    if len(months) == len(names) == len(set(months.values())) >= 3:
        return months
    for listed in (*_weeks(language), _MONTHS):
        if _plain(names[0]) not in listed:
            continue
        places = {name: listed[key] for name in names if (key := _plain(name)) in listed}
        if len(places) == len(names) >= 3:
            return places
    return None


def _plain(name: str) -> str:
    return name.casefold().strip(" .")


@cache
def weekdays(language: str) -> tuple[str, ...]:
    """The names of the seven weekdays from Monday on."""
    from babel import Locale

    days = Locale.parse(language, sep="-").days["stand-alone"]["wide"]
    return tuple(str(days[day]) for day in range(_WEEK))


def is_weekday(name: str, language: str) -> bool:
    """True for the name of a weekday, in the language or in English."""
    return any(_plain(name) in days for days in _weeks(language))


_WEEK = 7
_LANGUAGES = ("de", "fr", "es", "pt", "it", "nl", "ru", "pl", "tr", "zh", "ja", "ko", "ar", "hi")
"""Tables are in other languages than their pages, too."""
_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTHS = {
    f"{form}{sign}": float(month)
    for month, han in enumerate(_HAN, start=1)
    for form, sign in ((month, "月"), (han, "月"), (month, "월"))
}
"""Months that are numbered; `month_of` knows those that have names."""


@cache
def _weeks(language: str) -> tuple[dict[str, float], ...]:
    """Names of weekdays in the language, in English and in others, each to its place from Monday."""
    table = lexicon.load("lexicon", "weekdays")
    return tuple(
        {
            name: float(day)
            for day, names in enumerate(table.get(tag, ()))
            for name in names.split("|")
        }
        for tag in dict.fromkeys((primary(language), "en", *_LANGUAGES))
    )


def _scale(names: Sequence[str]) -> dict[str, float] | None:
    plain = [_answer(name) for name in names]
    for scale in load("words")["scales"]:
        if all(name in scale for name in plain):
            return {name: float(scale.index(p)) for name, p in zip(names, plain, strict=True)}
    return None


def _bands(names: Sequence[str]) -> dict[str, float] | None:
    """Bands such as `0-14`, `15–64`, `65+`, `<5`: by their lower end."""
    ranks: dict[str, float] = {}
    for name in names:
        under, over = _UNDER.match(name), _OVER.match(name)
        band = _BAND.match(name) or _OPEN.match(name)
        if under:
            ranks[name] = _end(under[1]) - 0.5
        elif over:
            ranks[name] = _end(over[1]) + 0.5
        elif band:
            ranks[name] = _end(band[1])
        else:
            return None
    return ranks if len(set(ranks.values())) == len(ranks) else None


def _end(written: str) -> float:
    """An end of a band, `1,000`, `0,5` or `−3`, as a number."""
    whole = re.sub(_GROUPED, lambda found: re.sub(r"\D", "", found[0]), written)
    return float(whole.replace("−", "-").replace(",", "."))


def _numbered(names: Sequence[str]) -> dict[str, float] | None:
    """`Q1`, `Grade 2`, `第3季度`: one wording with different numbers."""
    matches = [_NUMBERED.match(name) for name in names]
    if not all(matches) or len({(m[1], m[3]) for m in matches if m}) != 1:
        return None
    return {name: float(m[2]) for name, m in zip(names, matches, strict=True) if m}
