"""Running text as entries: the sentences that say most, or those that tell of years or figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from grounding.types import Block
from planner.composer.counts import is_plural
from planner.composer.dates import When, dates, leading_date
from planner.composer.entries import Entry, Line, entry, fit
from planner.composer.labels import TITLE
from planner.composer.lexicon import is_cjk, words
from planner.composer.numbers import Value, values
from planner.composer.outline import Section
from planner.composer.salience import salience
from planner.composer.text import (
    joined,
    one_line,
    sentences,
    starts_with,
    stopwords,
    strip_stop,
    width,
)

_SUMMED, _SAID = 6, 12
"""Most sentences of a document, and of a prompt."""
_STOPS = (".", "!", "?", "…", "؟", "।", '."', ".”", "!”", "?”")
_LABEL = 5
"""Words of a line without a full stop that may be but a label: `About us`."""
_MOST_TOLD = 200
"""Characters that are told under the first sentence of a paragraph."""
_MOST = 240
"""A text is judged by so many of its first sentences."""
_YEAR = re.compile(r"[12]\d{3}\s?(?:s|er|年代?|년대?)?")
_VAGUE = ("个", "個")
"""Measure words that name no thing: `1500个阅览座位`."""
_DATED = re.compile(r"[月월]\s?$")
"""Before the day of a date."""
_GOES_ON = re.compile(r"[ \u00a0\u202f/-]\d")
"""Behind a part of a number, as of a house or a year."""
_HOURS = re.compile(
    r"\d{1,2}\s?(?:h|Uhr|[ap]\.?m\.?|ч|时|時|시)?\s?(?:–|—|-|to|bis|à|às|alle|a|до|至|から)\s?"
    r"\d{1,2}\s?(?:h|Uhr|[ap]\.?m|ч|时|時|시)(?!\w)"
)
"""`de 1 h à 5 h`: from one hour of the day to another."""


_NO = re.compile(r"(?!)")
_NOUNS = {
    "en": re.compile(r" ([a-z]{3,})(?![\w-])"),
    "de": re.compile(r" ([A-ZÄÖÜ][a-zäöüß]{2,})(?![\w-])"),
    **dict.fromkeys(("fr", "es", "pt"), re.compile(r" ([a-zà-ÿœ]{3,}[sx])(?![\w-])")),
}
"""A word behind a number that may be the plural noun that it counts."""


def prose(root: Section, language: str) -> tuple[tuple[Entry, ...], int]:
    """The sentences that say most, for a text without any list, and how long they are.

    Of a text that tells of years in their order, and of one full of figures, those sentences.
    """
    blocks = [b for s in root.walk() for b in s.blocks if b.kind == "paragraph"]
    pairs = list(islice(_sentences(blocks, language), _MOST))
    scores = salience([text for text, _ in pairs], language)
    ranked = sorted(range(len(pairs)), key=lambda i: -scores[i] * _weight(pairs[i][0], language))
    # A document is summed up; what a prompt says itself is all shown.
    own = bool(blocks) and blocks[0].source.title == "prompt"
    told = {i: _sentence(Line(text, b.source), language) for i, (text, b) in enumerate(pairs)}
    whole = {i: replace(e, title="", body=one_line(pairs[i][0])) for i, e in told.items()}
    topics = () if own else _topics(blocks, language)
    years = {} if own else _years(pairs, language)
    valued = [] if own else [i for i in ranked if told[i].value]
    if years:
        told = {i: replace(whole[i], value="", when=w.text, date=w.date) for i, w in years.items()}
        ranked = [i for i in ranked if i in years]
    elif len(valued) >= _telling(pairs):
        told, ranked = whole, valued if len(pairs) > _SUMMED else ranked
    elif topics:
        return topics, sum(len(line.text) for topic in topics for line in topic.lines)
    chosen = sorted(ranked[: _SAID if own else _SUMMED])
    return tuple(told[i] for i in chosen), sum(len(pairs[i][0]) for i in chosen)


def _topics(blocks: Sequence[Block], language: str) -> tuple[Entry, ...]:
    """Paragraphs that open with a short sentence and go on from it, as titles with what is under them.

    The first such paragraph ends the introduction; few of them among others are none.
    """
    lines = [Line(one_line(block.text), block.source) for block in blocks]
    found = [topic_of(line, language) for line in lines]
    first = next((i for i, topic in enumerate(found) if topic), len(found))
    count = sum(topic is not None for topic in found)
    if count < 3 or count < 0.6 * (len(found) - first) or len(found) - first > _SUMMED + 2:
        return ()
    rest = list(zip(lines, found, strict=True))[first:]
    return tuple(topic or _sentence(line, language) for line, topic in rest)


def topic_of(line: Line, language: str) -> Entry | None:
    """A paragraph with its short first sentence as the title; None where it opens with a long one."""
    parts = sentences(line.text, language)
    short = len(parts) > 1 and width(strip_stop(parts[0])) <= TITLE
    if not short or not parts[0].endswith((".", "!", "?", "。", "！", "？", "؟", "।")):
        return None
    body = fit(joined(parts[1:]), language, _MOST_TOLD)
    return Entry(title=strip_stop(parts[0]), body=body, lines=(line,))


def _telling(pairs: Sequence[object]) -> float:
    """From how many sentences of one kind on a text is told by them alone."""
    return max(4, 0.4 * len(pairs))


def _years(pairs: Sequence[tuple[str, Block]], language: str) -> dict[int, When]:
    """The first date of each sentence that has one; none where they are few or not in order."""
    found = {i: dated[0] for i, (text, _) in enumerate(pairs) if (dated := dates(text, language))}
    days = [when.date for when in found.values()]
    return found if len(found) >= _telling(pairs) and days == sorted(days) else {}


def _sentences(blocks: Sequence[Block], language: str) -> Iterator[tuple[str, Block]]:
    """Every sentence of some length, with its block."""
    for block in blocks:
        for text in sentences(block.text.replace("\n", " "), language):
            told = text.rstrip().endswith(_STOPS) or len(text.split()) > _LABEL
            if told or is_cjk(text) or block.source.title == "prompt":
                yield text, block


def _weight(sentence: str, language: str) -> float:
    """Sentences that lean on others or run long say less on their own; numbers say more."""
    leans = 0.4 if starts_with(sentence, "dangling", language) else 1.0
    return (
        leans * (1.3 if values(sentence, language) else 1.0) * (0.7 if width(sentence) > 180 else 1)
    )


def _sentence(line: Line, language: str) -> Entry:
    """A sentence; the first number that it tells, with a unit or a size, stands out."""
    found = entry(line, language)
    numbers = [
        v for v in values(line.text, language) if _tells(v) and not _aside(line.text, v, language)
    ]
    vague = bool(numbers) and numbers[0].unit in _VAGUE
    if not numbers or vague or found.value or leading_date(line.text, language):
        return found
    value, unit = _counted(line.text, numbers[0], language)
    return replace(found, value=value, amount=numbers[0].amount, unit=unit)


def _counted(text: str, value: Value, language: str) -> tuple[str, str]:
    """A number and its unit, or the noun that a bare one counts: `1,900 smallholders`."""
    noun = None if value.unit else _NOUNS.get(language, _NO).match(text, value.end)
    if noun is None or not _is_noun(noun, language):
        return value.text, value.unit
    return text[value.start : noun.end(1)], noun[1]


def _is_noun(found: re.Match[str], language: str) -> bool:
    """Whether the word is a noun, and none that stands before it: `4.000 nuevas plazas`."""
    if language == "en":
        return is_plural(found[1])
    after = _NOUNS[language].match(found.string, found.end(1))
    return after is None or after[1].lower() in stopwords(language)


def _aside(text: str, value: Value, language: str) -> bool:
    """True for a number in brackets, of a date or a clock, or a bound: `with more than 30 %`."""
    before = text[: value.start]
    if _DATED.search(before) or _GOES_ON.match(text, value.end):
        return True
    bounds = "|".join(re.escape(word) for word in words("joins", "bound", language))
    joins = "|".join(re.escape(word) for word in words("joins", "and", language))
    gap = r"\s*" if is_cjk(before) else r"\s+"
    bounded = rf"(?i)(?:^|\W)(?:{bounds}){gap}(?:\S+{gap}(?:{joins}){gap})?$"
    if any(span.start() <= value.start < span.end() for span in _HOURS.finditer(text)):
        return True
    inside = max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))
    return inside or re.search(bounded, before) is not None


def _tells(value: Value) -> bool:
    """True for a number worth setting large: with a unit, or large and no bare year."""
    if _YEAR.fullmatch(value.text.strip()):
        return False
    return bool(value.unit) or value.amount is None or value.amount >= 1000
