"""Sentences in the reader's language, filled from the forms in `data/findings/<language>.json`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from grounding.scripts import CJK, holds
from planner.findings.forms import fill, forms_of
from planner.findings.order import is_weekday
from planner.findings.shapes import When
from planner.findings.words import (
    capitalised,
    human,
    in_plural,
    known,
    load,
    lowered,
    plural,
    tokens,
)
from planner.numbers import NBSP, format_date, format_number

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in one language. `number_language` keeps the reader's region for numbers.

    `names` is the language of the table's names, where that is another one.
    """

    language: str
    number_language: str
    ahead_from: int | None = None
    names: str = ""

    def has(self, form: str) -> bool:
        """True where the language has a sentence form of that name."""
        return form in forms_of(self.language)["say"]

    def say(self, form: str, slots: Mapping[str, str]) -> str:
        """A sentence without its full stop; what lies in projected years is said to be projected."""
        ahead = self._ahead(slots)
        told = f"{form}_ahead" if ahead and self.has(f"{form}_ahead") else form
        sentence = capitalised(fill(forms_of(self.language)["say"][told], slots))
        return self.bracket(sentence, self.noun("projected")) if ahead else sentence

    def marked_once(self, sentence: str, before: str) -> str:
        """The sentence without its mark of a projection where one `before` it has the mark."""
        mark = self.bracket("", self.noun("projected"))
        return sentence.removesuffix(mark) if before.endswith(mark) else sentence

    def _ahead(self, slots: Mapping[str, str]) -> bool:
        """True where the latest year of a sentence is a projected one."""
        if self.ahead_from is None:
            return False
        told = " ".join(slots.get(name, "") for name in ("span", "at", "at1", "t", "t1"))
        years = [int(found) for found in _YEAR.findall(told)]
        return bool(years) and max(years) >= self.ahead_from

    def label(self, form: str, slots: Mapping[str, str]) -> str:
        """What a big number stands for."""
        return capitalised(fill(forms_of(self.language)["label"][form], slots))

    def noun(self, form: str, **slots: str) -> str:
        """A word or phrase such as `median {m}`."""
        return fill(forms_of(self.language)["noun"][form], slots)

    def mark(self, name: str) -> str:
        """Punctuation: `stop`, `gap` between sentences, `comma`, `colon`."""
        text: str = forms_of(self.language)[name]
        return text

    def kind(self, chart: str) -> str:
        """The name of a kind of chart."""
        text: str = forms_of(self.language)["kinds"][chart]
        return text

    def bracket(self, text: str, added: str) -> str:
        """`text (added)`."""
        return fill(forms_of(self.language)["bracket"], {"m": text, "d": added})

    def measure(self, name: str) -> str:
        """A measure's name as it stands inside a sentence."""
        if self.language == "en" and name.casefold() in load("words")["as_nouns"]:
            return str(load("words")["as_nouns"][name.casefold()])
        return lowered(name, self.language)

    def plain(self, form: str, *names: str) -> str:
        """The form without a verb, where a name may be plural and the language has such a form."""
        return self.verbless(form) if any(map(plural, names)) else form

    def verbless(self, form: str) -> str:
        """The form without a verb, where the language has one."""
        return f"{form}_plain" if self.has(f"{form}_plain") else form

    def size(self, form: str, name: str, typical: bool = False) -> str:
        """`largest`, `greatest` for `highest` before nouns of size, where a language has them.

        What is `typical`, a median or a mean, is not counted: no case has the most of it.
        """
        words = {tokens(name)[0], tokens(name)[-1]} if tokens(name) else set()
        if words & known("counted") and self.has("most") and not typical:
            return {"highest": "most", "lowest": "fewest"}[form]
        if words & known("long") and self.has("longest_of"):
            return {"highest": "longest_of", "lowest": "shortest_of"}[form]
        big = {"highest": "largest", "lowest": "smallest"}[form]
        if words & known("great") and form == "highest":
            big = "greatest"
        elif not words & known("large"):
            return form
        return big if self.has(big) else form

    def adjective(self, name: str, *, low: bool) -> str:
        """`tallest`, `nearest to Sun`: how a case with the extreme of a measure is called, or nothing."""
        table: Mapping[str, list[str]] = forms_of(self.language).get("adjectives", {})
        told = self.measure(name)
        for noun, words in table.items():
            rest = told[len(noun) :]
            if told.startswith(noun) and (not rest or (" " in noun and rest[0] == " ")):
                return f"{words[low]}{rest}" if words[low] else ""
        return ""

    def whose(self, name: str, noun: str) -> str:
        """`Africa’s population`."""
        text = self.noun("whose", d=name, m=noun)
        return text.replace("s’s ", "s’ ") if self.language == "en" and plural(name) else text

    def between(self, low: str, high: str, unit: str | None) -> str:
        """`8,027–8,849 m`: the unit once, where it follows."""
        _, gap, word = high.rpartition(NBSP)
        tail = f"{gap}{word}" if gap and not word[0].isdigit() else ""
        for end in (tail, unit or "", f"{NBSP}%"):
            if end and low.endswith(end) and high.endswith(end):
                return f"{low.removesuffix(end)}–{high}"
        return f"{low}–{high}"

    def arrow(self, before: str, after: str) -> str:
        """`316 → 425 ppm`: the unit once, where it follows."""
        tail = re.search(r"\D*$", after)
        if tail and tail[0] and before.endswith(tail[0]):
            before = before.removesuffix(tail[0])
        return f"{before} → {after}"

    def listed(self, names: Sequence[str]) -> str:
        """`A, B and C`."""
        from babel.lists import format_list

        text: str = format_list(list(names), locale=self.language.replace("-", "_"))
        return text

    def date(self, when: When, short: bool = False) -> str:
        """A moment, as it stands in a sentence."""
        if when.dated is None:
            return human(when.label)
        day, precision = when.dated
        text = format_date(day, self.number_language, precision, short)
        forms = forms_of(self.language)["date"]
        return fill(forms["year"], {"t": text}) if when.precision == "year" and not short else text

    def at(self, when: When, day: str = "") -> str:
        """`in 2024`, `on 1 July 2024`; `day` says the moment where it is not said in full."""
        if when.precision == "stage":
            return f"({self.date(when)})"
        forms = forms_of(self.language)["at"]
        kind = "day" if is_weekday(when.label, self.language) else when.precision
        return fill(forms.get(kind, forms["year"]), {"t": day or self.date(when)})

    def between_days(self, first: When, last: When) -> tuple[str, str]:
        """`on 14 July` and `on 17 July 2024`: the year once."""
        once = self._year_once(first, last)
        return self.at(first, once.get("t0", "")), self.at(last, once.get("t1", ""))

    def span(self, first: When, last: When) -> str:
        """`from 1950 to 2024`."""
        if first.precision == "stage":
            return f"({self.date(first)} → {self.date(last)})"
        forms = forms_of(self.language)["span"]
        slots = {"t0": self.date(first), "t1": self.date(last)}
        slots |= self._year_once(first, last)
        return fill(forms.get(first.precision, forms["year"]), slots)

    def _year_once(self, first: When, last: When) -> dict[str, str]:
        """Days, months and quarters of one year: the year stands with the one that its place is at."""
        if first.day is None or last.day is None or first.day.year != last.day.year:
            return {}
        if first.precision not in ("day", "month", "quarter") or first.day == last.day:
            return {}
        early = self.language.startswith(("zh", "ja", "ko"))
        slot, day = ("t1", last.day) if early else ("t0", first.day)
        return {slot: _without_year(day, self.language, first.precision)}

    def times(self, factor: float) -> str:
        """`2.4 times`, in the plural that the language wants."""
        text = self.factor(factor)
        forms = forms_of(self.language)["times"]
        if round(factor, 1) == 2 and "two" in forms:
            return str(forms["two"])
        return fill(forms.get(_plural_of(self.language, factor), forms["other"]), {"x": text})

    def factor(self, factor: float) -> str:
        """A factor to two digits: `2.4`, `12`, `222`."""
        decimals = 1 if factor < 9.95 else 0
        if round(factor, 1) == round(factor):
            decimals = 0
        return format_number(factor, self.number_language, decimals)

    def number(self, value: float, decimals: int = 0, unit: str | None = None) -> str:
        """A number in the reader's language, shortened from a million up."""
        if self.language == "en" and unit in ("thousands", "millions", "billions", "trillions"):
            unit = unit[:-1]
        return format_number(value, self.number_language, decimals, unit, compact=_short(unit))

    def several(self, count: int, dim: str) -> str:
        """`6 departments` in English, where a header says what the rows are; else `6`."""
        text = self.number(count)
        noun = dim.casefold()
        if self.language != "en" or not noun.isalpha() or noun in known("nameless") or plural(noun):
            return text
        return f"{text} {in_plural(noun) if count != 1 else noun}"

    def points(self, value: float, decimals: int) -> str:
        """A difference of percentages."""
        text = format_number(value, self.number_language, decimals)
        return fill(forms_of(self.language)["points"], {"x": text})

    def percent(self, share: float) -> str:
        """A fraction as percent: whole ones, but one decimal under ten and short of 100."""
        percent = abs(100 * share)
        fine = (percent < 9.95 and round(percent, 1) != round(percent)) or 99 < percent < 100
        decimals = 2 if percent and (percent < 0.1 or 99.95 <= percent < 100) else int(fine)
        return format_number(percent, self.number_language, decimals, "%")


def _without_year(day: date, language: str, precision: str) -> str:
    """A day, a month or a quarter of a year that is named beside it: `July 14`, `July`, `Q3`."""
    from babel import dates

    locale = language.replace("-", "_")
    if precision == "day":
        return str(dates.format_skeleton("MMMMd", day, locale=locale))
    # Between dashes Russian months stand in the nominative.
    month = "LLLL" if language == "ru" else "MMMM"
    pattern = "QQQ" if precision == "quarter" else month
    text: str = dates.format_date(day, pattern, locale=locale)
    return text


def _short(unit: str | None) -> bool:
    """False where the unit scales already: `4,778 million` is not made `4.8 thousand million`."""
    words = re.findall(r"[^\W\d]+\.?", unit or "")
    scales = load("numbers")["scales"]
    return not any(w in scales or w.lower() in scales or _cjk_scale(w) for w in words)


def _cjk_scale(word: str) -> bool:
    return holds(word[:1], CJK) and word[0] in load("numbers")["scales"]


def _plural_of(language: str, number: float) -> str:
    from babel import Locale

    shown = round(number, 1) if number < 9.95 else round(number)
    value = int(shown) if shown == int(shown) else shown
    text: str = Locale.parse(language.replace("-", "_")).plural_form(value)
    return text
