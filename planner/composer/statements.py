"""Sentences of a prompt that state something, told from those that ask or direct."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grounding.types import Block, Source
from planner.composer.dates import dates
from planner.composer.lexicon import find, is_cjk, words
from planner.composer.numbers import values
from planner.composer.request import request
from planner.composer.text import sentences, starts_with, width
from planner.composer.topic import is_count, only_looks

_RULES = 3
"""Sentences that tell what to do at least."""


def is_direction(text: str, language: str) -> bool:
    """True for a sentence that tells how the picture should look, not what it should say."""
    folded = text.strip().lower()
    opening = [h for h in find(text, "request", language) if h.meaning in ("direction", "verb")]
    opens = bool(opening) and not text[: opening[0].start].strip()
    looks = len(find(text, "style", language)) + len(find(text, "colors", language))
    looks += sum(h.meaning in ("direction", "medium") for h in find(text, "request", language))
    return (opens and not values(folded, language)) or looks >= 3 or (opens and looks >= 2)


def is_list_word(text: str, language: str) -> bool:
    """True where a lead-in is nothing but a word such as "Steps" or "Facts"."""
    return text.strip().lower() in {word.lower() for word in words("roles", "list", language)}


def statements(text: str, source: Source, language: str) -> list[Block]:
    """The sentences that state something: not the request, not directions.

    Behind a mere count, as in `three points: `, the first sentence is what they are of.
    """
    found: list[Block] = []
    topic, told = "", False
    parts = sentences(text, language)
    rules = _rules(parts, source, language)
    if rules:
        return rules
    if _is_notice(parts, language):
        return [Block("paragraph", part, source) for part in parts]
    for index, sentence in enumerate(parts):
        asked = request(sentence, language) if index == 0 else None
        if asked is not None and asked.asked:
            topic = "" if is_notice_form(asked.topic, language) else asked.topic
            told = True
            after = re.split(r"：\s*|:\s+", sentence, maxsplit=1)[1:]
            stated = [s for s in after if states(s, language) or _declares(s, 2)]
            if not after and (told_ := _behind_comma(sentence, language)):
                stated, topic = [told_], ""
            if is_count(topic, language) and after and len(parts) > 2:
                topic, stated = after[0].rstrip("."), []
            found += [Block("paragraph", s, source) for s in stated]
        elif (not is_direction(sentence, language) or _is_own(sentence, told, language)) and (
            states(sentence, language)
            or (told and (index == len(parts) - 1 or _declares(sentence, 2)))
        ):
            found.append(Block("paragraph", sentence, source))
    return [*([Block("heading", topic, source, 1)] if topic and found else []), *found]


def remarks(text: str, source: Source, language: str) -> list[Block]:
    """The sentences beside what a prompt lists: all that neither ask nor direct."""
    return [
        Block("paragraph", part, source)
        for part in sentences(text, language)
        if not is_direction(part, language) and not request(part, language).asked
    ]


def _rules(parts: Sequence[str], source: Source, language: str) -> list[Block]:
    """`Lab safety. Always wear goggles. Never eat here. Wash your hands.`: a title and what it tells to do.

    What tells how the page looks is left out; none where few sentences tell what to do.
    """
    title, *told = parts or [""]
    told = [
        part for part in told if not (is_direction(part, language) and _is_of_looks(part, language))
    ]
    rules = [part for part in told if _orders(part, language)]
    if len(rules) < _RULES or 2 * len(rules) < len(told) or request(title, language).asked:
        return []
    if _orders(title, language) or title.endswith(("?", "？")):
        return []
    return [
        Block("heading", title.rstrip(" .。"), source, 1),
        *(Block("item", part.rstrip(" .。"), source, 1) for part in told),
    ]


def _orders(part: str, language: str) -> bool:
    """True for a sentence that opens with a verb that tells what to do, or with `always`, `never`."""
    from planner.composer.instructions import instructs

    opens = "|".join(map(re.escape, words("joins", "orders", language)))
    ends = "" if is_cjk(part) else r"(?!\w)"
    return re.match(rf"(?i)(?:{opens}){ends}", part) is not None or instructs(part, language)


def _is_own(part: str, told: bool, language: str) -> bool:
    """`Keep the receipt.`: behind what a request says already, an order that names nothing of a picture."""
    named = len([hit for hit in find(part, "request", language) if hit.meaning != "filler"]) > 1
    return told and not (
        named
        or _is_of_looks(part, language)
        or only_looks(part, language)
        or bool(find(part, "archetypes", language))
    )


def _is_of_looks(part: str, language: str) -> bool:
    """True for a sentence that names a colour, a style or a part of the page."""
    return any(find(part, name, language) for name in ("colors", "style", "layout"))


def _behind_comma(sentence: str, language: str) -> str:
    """`a graphic for our letter, the library lent 12,400 books and 870 games`: what it states."""
    _, _, said = sentence.partition(", ")
    amounts = [v.amount or 0.0 for v in values(said, language)]
    return said if len(amounts) > 1 and states(said, language) else ""


def _is_notice(parts: Sequence[str], language: str) -> bool:
    """True for sentences that ask for nothing and of which one states something, or a day is named.

    Such a text is shown as a whole: an invitation, a lost cat, a sale.
    """
    if len(parts) < 2 or request(parts[0], language).asked:
        return False
    if any(is_direction(part, language) for part in parts):
        return False
    return names_day(" ".join(parts), language) or any(states(part, language) for part in parts)


def is_notice_form(label: str, language: str) -> bool:
    """`A notice for the hall`, `Job ad poster`: the form of what follows, perhaps for whom, and no subject."""
    forms = sorted(words("joins", "notice", language), key=len, reverse=True)
    ends = "" if is_cjk(label) else r"(?!\w)"
    found = re.search(
        rf"(?i)(?:^|(?<=\s)|(?<=['’]))(?:{'|'.join(map(re.escape, forms))}){ends}", label
    )
    if found is None or not only_looks(label[: found.start()], language, True):
        return False
    rest = label[found.end() :]
    whom = [hit for hit in find(rest, "request", language) if hit.meaning == "about"]
    return only_looks(rest, language, True) or any(
        only_looks(rest[: h.start], language, True) for h in whom
    )


def names_day(text: str, language: str) -> bool:
    """True where a text names a day of the year, such as "14 June" and not "June 1969"."""
    return any(
        re.search(r"\d", re.sub(r"\d{4}", "", when.text)) and re.search(r"[^\W\d]", when.text)
        for when in dates(text, language)
    )


_HOUR = re.compile(
    r"(?<![\d:])[0-2]?\d[:.h][0-5]\d(?![\d:])|\d\s?(?:am|pm|a\.m\.|p\.m\.|uhr|Uhr|h)\b|\d\s?[時点时시]"
)


def tells(text: str, language: str) -> bool:
    """True where a text names a day of the year, or an hour."""
    return names_day(text, language) or _HOUR.search(text) is not None


def _declares(sentence: str, least: int = 3) -> bool:
    """True for a sentence that ends as one, after a request has been made."""
    long_enough = len(sentence.split()) >= least or is_cjk(sentence)
    return long_enough and sentence.endswith((".", "!", "。", "！", "।"))


def states(sentence: str, language: str) -> bool:
    """True where a sentence says something: it has a predicate, or a number and a few words."""
    if sentence.rstrip().endswith(("?", "？", "؟")) or starts_with(sentence, "asking", language):
        return False
    predicate = any(hit.meaning == "predicate" for hit in find(sentence, "predicates", language))
    long_enough = len(sentence.split()) >= 3 or (is_cjk(sentence) and width(sentence) >= 10)
    numbers = [v for v in values(sentence, language) if v.unit or "," in v.text or "." in v.text]
    return long_enough and (predicate or bool(numbers))
