"""Steps told in running text: `first rinse it, then scrub, dry it and finally oil it`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.lexicon import is_cjk, words
from planner.composer.statements import is_direction, remarks
from planner.composer.text import sentences, width

_MARK = re.compile(r"\s*[,،;；，、]\s*|(?<=[.。!！])\s*")
_AMOUNT = r"[$€£¥₹]?\s?\d[\d.,]*(?:\s?(?:%|[^\W\d]{1,12}))?"
_FROM = re.compile(r"(?i)\s+(?:from|von|de|da|van|od|от|з|с|desde)$")
_LONGEST = 140
"""More characters than this are no step."""


def sequenced(text: str, source: Source, language: str) -> list[Block]:
    """The steps, cut at commas and stops, from `first` on; a title may stand before them.

    At least one step opens with a word such as "first" and another with one such as "then".
    """
    start = _start(text, language)
    if start is None:
        return []
    told, after = _told(text[start:], language)
    steps = _steps(told, language)
    later = sum(_opens(step, "next", language) for step in steps[1:])
    if not later or not 3 <= len(steps) <= 12 or any(width(step) > _LONGEST for step in steps):
        return []
    return [
        *head_blocks(text[:start], source, language),
        *(Block("item", step, source, 1, True) for step in steps),
        *remarks(after, source, language),
    ]


def _start(text: str, language: str) -> int | None:
    """Where the first step begins: at the beginning, or after a colon, a stop or a comma."""
    for mark in re.finditer(r"^\s*|[:：.。!?！？؟]\s+|[：。！？，,、]\s*", text):
        if _opens(text[mark.end() :], "first", language):
            return mark.end()
    return None


def _told(text: str, language: str) -> tuple[str, str]:
    """The sentences that tell steps, and those after them."""
    parts = sentences(text, language)
    last = max((i for i, part in enumerate(parts) if i == 0 or _goes_on(part, language)), default=0)
    end = sum(len(part) for part in parts[: last + 1])
    told = " ".join(parts[: last + 1]) if not is_cjk(text) else "".join(parts[: last + 1])
    loose = any(is_direction(part, language) for part in parts[1:last])
    return (
        (parts[0], " ".join(parts[1:])) if loose or not end else (told, " ".join(parts[last + 1 :]))
    )


def _goes_on(sentence: str, language: str) -> bool:
    """Whether it tells a next step: `Then drain.`, `The curd is cut and finally salted.`"""
    return any(_opens(step, "next", language) for step in _steps(sentence, language))


def _steps(text: str, language: str) -> list[str]:
    """The parts between marks and before each "and then"; a word of order alone opens the next."""
    steps: list[str] = []
    held = ""
    for part in (piece for mark in _MARK.split(text) for piece in _at_joins(mark, language)):
        part = part.strip(" .。")
        if _is_word(part, language):
            held = f"{held} {part}".strip()
        elif part:
            glue = "" if is_cjk(part) else " "
            steps.append(f"{held}{glue if held else ''}{part}")
            held = ""
    return steps


def _at_joins(part: str, language: str) -> Sequence[str]:
    """The part cut before `and finally`, and without a bare "and" at its end."""
    if is_cjk(part):
        return (part,)
    joins = "|".join(map(re.escape, words("joins", "while", language)))
    orders = _orders("next", language)
    cut = re.split(rf"(?i)\s+(?:{joins})\s+(?=(?:{orders})(?!\w))", part)
    return [re.sub(rf"(?i)(?:^(?:{joins})\s+|\s+(?:{joins})$)", "", piece) for piece in cut]


def _opens(text: str, name: str, language: str) -> bool:
    end = "" if is_cjk(text[:1]) else r"(?!\w)"
    joins = "|".join(map(re.escape, words("joins", "while", language)))
    return (
        re.match(rf"(?i)\s*(?:(?:{joins})\s+)?(?:{_orders(name, language)}){end}", text) is not None
    )


def _is_word(part: str, language: str) -> bool:
    orders = "|".join(_orders(name, language) for name in ("first", "next"))
    return re.fullmatch(rf"(?i)(?:{orders})", part) is not None


@cache
def _orders(name: str, language: str) -> str:
    """The words of a place in an order, longest first, as alternatives."""
    return "|".join(
        map(re.escape, sorted(words("ordinals", name, language), key=len, reverse=True))
    )


def _without_verb(head: str, language: str) -> str:
    """`Inflation in Germany was`: what is told of, without the `was` before its numbers."""
    verbs = {*words("joins", "be", language), *words("joins", "has", language)}
    rest, _, last = head.rpartition(" ")
    return rest if last.lower() in verbs else head


def yearly(text: str, source: Source, language: str) -> list[Block]:
    """`prices rose from 2.10 in 2021 to 2.60 in 2022 and 3.15 in 2024`: the years with their numbers."""
    joins = "|".join(map(re.escape, words("joins", "dated", language)))
    first = next(iter(sentences(text, language)), "")
    found = list(
        re.finditer(rf"(?i)(?<![\w.,])({_AMOUNT})\s+(?:{joins})\s+((?:1[5-9]|20)\d\d)(?!\d)", first)
    )
    if len(found) < 3:
        return []
    items = [f"{match[2]}: {match[1]}" for match in found]
    head = _without_verb(_FROM.sub("", first[: found[0].start()].strip()), language)
    after = text[text.find(first) + len(first) :]
    return [
        *head_blocks(head, source, language),
        *(Block("item", item, source, 1) for item in items),
        *remarks(after, source, language),
    ]
