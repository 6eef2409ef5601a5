"""`Summer party on 12 July at 3 pm in our garden, bring a salad`: what, when, where, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grounding.types import Block, Source
from planner.composer.dates import dates
from planner.composer.language import primary
from planner.composer.lexicon import find, is_cjk, load, words
from planner.composer.numbers import values
from planner.composer.parts import at_colon, parts_of
from planner.composer.quotes import MASKED
from planner.composer.request import request
from planner.composer.statements import names_day
from planner.composer.text import sentence_case, sentences, stopwords, strip_stop, width
from planner.composer.topic import EDGES, uninflected

_N = r"\d{1,2}(?:[:.h時时点點]\s?[0-5]\d)?\s?(?:[ap]\.?m\.?)?"
_CLOCK = re.compile(
    r"(?i)(?<![\d.,:€$£])(?P<before>上午|下午|晚上|早上|中午|凌晨|晚|早|午前|午後|오전|오후|الساعة)?\s?"
    rf"{_N}(?:h?\s?[-–~〜～至]\s?{_N})?"
    r"\s?(?P<after>[ap]\.?m\.?|uhr|h|heures?|horas?|hrs|час(?:ов|а)?|o'clock|[時时点點시]半?|مساء|صباحا)?"
    r"(?![\d%€])(?!(?<=[a-z])[a-z])"
)
_CUT = re.compile(r"[,;]\s+(?![^()]*\))|\s*[，、；؛،]\s*|\s*\u3000\s*")
_HEAD, _REST = 60, 90
"""More characters than these are no name of an event, and no fact about it."""
_MOST, _LISTED = 9, 3
Span = tuple[int, int]


def announced(text: str, source: Source, language: str) -> list[Block]:
    """The event as the heading, its time as the first item, then its place and what else is told.

    One day or hour stands behind the name; several make a schedule, and a sentence with a verb a story.
    """
    asked = request(text, language)
    told = _behind_request(text, language) or (text[asked.start :] if asked.asked else text)
    asking = text[: text.rfind(told)]
    spans = _times(told, language)
    poster = any(h.meaning == "poster" for h in find(asking, "archetypes", language))
    if (
        not spans
        or asked.picture
        or MASKED.search(text)
        or not (poster if asked.asked else _is_event(text, language))
    ):
        return []
    start, end = spans[0]
    named, *leads = _CUT.split(told[:start])
    often = "" if leads else _recurring(named, language)
    head, rest = _name(named[: len(named) - len(often)], language), told[end:]
    first, *more = sentences(rest, language) or [""]
    if len(_times(first, language)) or _titles(rest, language) or not head:
        return []
    when = f"{leads.pop() if leads else sentence_case(often)}{told[start:end]}"
    place, listed = _listing(first, language)
    if listed:
        said = [fact.strip(EDGES) for fact in (*leads, when, *_CUT.split(place))]
        timed = all(values(part, language) for part in listed)  # an agenda keeps its order
        return [
            Block("heading", head, source, 1),
            Block("paragraph", sentence_case(", ".join(fact for fact in said if fact)), source),
            *(Block("item", sentence_case(part), source, 1, timed) for part in listed),
            *(Block("paragraph", part, source) for part in more),
        ]
    facts = [*leads, when, *_CUT.split(first), *more]
    facts = [strip_stop(fact.strip(EDGES)) for fact in facts]
    facts = [fact for fact in facts if fact]
    if len(facts) > _MOST or any(width(fact) > _REST for fact in facts):
        return []
    return [Block("heading", head, source, 1), *(Block("item", fact, source, 1) for fact in facts)]


def _listing(rest: str, language: str) -> tuple[str, list[str]]:
    """`, room 204: welcome, sales figures, new website`: the place behind a time, and what is listed there."""
    place, told = at_colon(rest)
    parts = parts_of(told, language) if told != rest and width(place) <= _HEAD else []
    return (place, parts) if len(parts) >= _LISTED and not _titles(rest, language) else ("", [])


def _recurring(named: str, language: str) -> str:
    """The words before a time that say how often or from when: `every Tuesday`, `bis Freitag`, `每周二`."""
    said = "|".join(map(re.escape, words("joins", "recurs", language)))
    gap = "" if is_cjk(said) else r"\s+"
    found = re.search(rf"(?i)(?:^|(?<=\W))(?:{said}){gap}$", named)
    return found.group() if found else ""


def _behind_request(text: str, language: str) -> str:
    """What stands behind `A poster for our club: `, or ""; a day there tells when that is which stands before."""
    head, rest = at_colon(text)
    if not request(head, language).asked or len(sentences(head, language)) > 1:
        return ""
    first, _ = next(iter(_times(rest, language)), (len(rest), 0))
    return "" if _joins(rest[:first], language) else rest


_TITLE = re.compile(r"([^,;.，；。]*)[:：]|\s*[-–]")


def _titles(rest: str, language: str) -> bool:
    """Whether what stands behind a time only ends a title: `Marathon weekend | in numbers: 8,412 runners`."""
    ends = _TITLE.match(rest)
    return ends is not None and (
        not (ends[1] or "").strip() or bool(find(ends[1], "archetypes", language))
    )


def invitation(text: str, language: str) -> str:
    """The word of a notice that opens a text, such as "Invitation"; "" where it opens otherwise."""
    names = sorted(words("joins", "invites", language), key=len, reverse=True)
    match = re.match(rf"(?i)\s*((?:{'|'.join(map(re.escape, names))}))(?!\w)", text)
    dense = match is not None and is_cjk(match[1])
    return match[1] if match and (dense or not match[1].islower()) else ""


def _is_event(text: str, language: str) -> bool:
    """True for a text that opens with no article and names a weekday, or a day and its hour."""
    opens = text.split()[0].lower()
    if opens in stopwords(language):
        return False
    hour = next(_clocks(text), None) is not None
    named = next(_days(text, language), None) is not None
    return named or (hour and names_day(text, language)) or bool(invitation(text, language))


def _name(head: str, language: str) -> str:
    """What stands before a time, without the words that lead to it; "" where it is no name."""
    joins = {word.lower() for word in words("joins", "when", language)}
    held = uninflected(head.strip(EDGES + "(（"), language).split(" ")
    while held and held[-1].lower() in joins:
        held.pop()
    name = " ".join(held).strip(EDGES)
    last = name.split()[-1:] or [""]
    told = [hit for hit in find(name, "predicates", language) if hit.meaning == "predicate"]
    verbs = any(hit.end < len(name) for hit in told)  # 读书会 ends as "will" is written
    several = len(sentences(name, language)) > 1 or re.search(r"[:：;；]", name)
    if (
        verbs
        or several
        or not name
        or width(name) > _HEAD
        or last[0].lower() in stopwords(language)
    ):
        return ""
    return name


def _times(text: str, language: str) -> list[Span]:
    """Days with their hours; a day behind a day with an hour is another time."""
    days = [*_dated(text, language), *_days(text, language)]
    found = sorted([*((*span, True) for span in days), *((*span, False) for span in _clocks(text))])
    merged: list[Span] = []
    held: set[bool] = set()
    for start, end, day in found:
        if merged and start < merged[-1][1]:
            continue
        if (
            merged
            and not (day and len(held) == 2)
            and _joins(text[merged[-1][1] : start], language)
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
            held = set()
        held.add(day)
    return merged


def clock_at(text: str, language: str) -> tuple[str, str] | None:
    """The hour, or hours from and to, that a text opens with, and what stands behind; None without one."""
    clocks = [*_clocks(text)]
    if not clocks or not _joins(text[: clocks[0][0]], language):
        return None
    start, end = clocks[0]
    through = "|".join(map(re.escape, words("joins", "through", language)))
    for begins, until in clocks[1:2]:
        if re.fullmatch(rf"(?i)\s*(?:[-–—~]|{through})\s*", text[end:begins]):
            end = until
    return text[start:end].strip(), text[end:].lstrip(" :：,，-–—")


def _joins(gap: str, language: str) -> bool:
    """True for nothing but a comma or words of time: `, `, ` um `, ` to `."""
    joins = {word.lower() for word in words("joins", "when", language)}
    told = re.findall(r"[^\W\d]+", gap)
    return all(w.lower() in joins for w in told) and not re.search(r"\d|[;；:!?。]|\.\s", gap)


def _dated(text: str, language: str) -> Iterator[Span]:
    for when in dates(text, language):
        if names_day(when.text, language):
            yield when.start, when.end


def _days(text: str, language: str) -> Iterator[Span]:
    """Names of the days; short ones only with a date or an hour behind them."""
    table = load("lexicon", "weekdays")
    names = {
        n for tag in (primary(language), "en") for d in table.get(tag, ()) for n in d.split("|")
    }
    for name in names:
        short = len(name) < 3 and not is_cjk(name)
        if short or (is_cjk(name) and len(name) < 2):
            continue
        dense = is_cjk(name)
        opens, ends = ("", "") if dense else (r"(?<![^\W\d_])", r"s?(?!\w)")
        for match in re.finditer(rf"(?i){opens}{re.escape(name)}{ends}", text):
            yield match.span()


def _clocks(text: str) -> Iterator[Span]:
    for match in _CLOCK.finditer(text):
        said = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if (
            match["before"]
            or match["after"]
            or re.search(r"\d[:h時时点點]\d\d|\d\s?[ap]\.?m", said, re.I)
        ):
            yield start, start + len(said)
