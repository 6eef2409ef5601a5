"""Quoted strings with the roles that the words around them give."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from planner.composer.described import numbered_lines, sentence_ends
from planner.composer.lexicon import find, words
from planner.composer.quotes import Quote

_ROLES = ("title", "deck", "body", "call", "footer", "kicker", "quote", "note", "bottom")
_PAIR = re.compile(r"\s*[-–—:：=→]\s*")
"""What stands between two quoted strings of which the second tells of the first."""
_NAMED = ("deck", "call", "footer", "note")
_TO_QUOTE = re.compile(r"(?:\s*(?:is|reads|says|lautet|est|es|é|è))?\s*[:：]?\s*")
Placed = tuple[str, Quote, int]
_AFTER = 24
"""How far behind a quoted string a word may stand that says what it is."""


def placed(masked: str, quoted: Sequence[Quote], language: str) -> Iterator[Placed]:
    """Each quoted string with its role ("" where none is said) and the number of its sentence.

    What a numbered line quotes is an item, and its text.
    """
    ends = sentence_ends(masked, quoted)
    lines = numbered_lines(masked, ends, language)
    before, last = 0, 0
    for index, quote in enumerate(quoted):
        sentence = bisect_right(ends, quote.start)
        since = max(before, ends[sentence - 1] if sentence else 0)
        until = quoted[index + 1].start if index + 1 < len(quoted) else len(masked)
        stop = min(until, quote.end + _AFTER, ends[bisect_right(ends, quote.end - 1)])
        line = next((start for start, end in lines if start <= quote.start < end), 0)
        role = _role(
            masked[since : quote.start], masked[quote.end : max(stop, quote.end)], language
        )
        if index and _PAIR.fullmatch(masked[before : quote.start]):
            role = "body"
        if line:
            role, last = ("body" if line == last else "item"), line
        yield role, quote, sentence
        before = quote.end


def _role(before: str, after: str, language: str) -> str:
    """What the words next to a quoted string call it: the nearest one before it, else one after."""
    near_ = before[-120:]
    below = "|".join(map(re.escape, words("joins", "under", language)))
    named = [
        hit.meaning
        for hit in find(near_, "roles", language)
        if hit.meaning in _ROLES
        and not re.search(rf"(?i)(?<!\w)(?:{below})\s+(?:\w+\s+)?$", near_[: hit.start])
    ]
    if named:
        return "bottom" if "bottom" in named and named[-1] in ("deck", "body") else named[-1]
    following = [hit for hit in find(after, "roles", language) if hit.meaning in _ROLES]
    near = (
        following
        and len(after[: following[0].start].split()) <= 2
        and not re.search("[,，、]", after[: following[0].start])
    )
    return following[0].meaning if near else ""


def without_named(
    masked: str, quoted: Sequence[Quote], language: str
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text without `with the slogan "..."` and its like, and these by their roles.

    Nothing is taken out where a string has no such name right before it.
    """
    joins = "|".join(map(re.escape, words("joins", "with", language)))
    cut, found = masked, []
    for quote in reversed(quoted):
        before = cut[: quote.start]
        hits = [hit for hit in find(before, "roles", language) if hit.meaning in _NAMED]
        if not hits or not _TO_QUOTE.fullmatch(before[hits[-1].end :]):
            return masked, ()
        lead = re.search(
            rf"(?i)[\s,;]*(?<!\w)(?:{joins})\s+(?:\S+\s+){{0,2}}$", before[: hits[-1].start]
        )
        start = lead.start() if lead else hits[-1].start
        cut = f"{cut[:start]}{cut[quote.end :].lstrip() if not cut[:start].strip() else cut[quote.end :]}"
        found.append((hits[-1].meaning, quote.text))
    return re.sub(r"([.。!?])\s*[.。]", r"\1", cut).strip(), tuple(reversed(found))
