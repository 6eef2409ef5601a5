"""Quoted strings of a page, slide or poster, placed by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planner.brief import PromptBrief
from planner.composer.dates import date_at, dates
from planner.composer.lexicon import find, words
from planner.composer.quotes import Quote, mask
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, width
from planner.composer.topic import only_looks
from planner.content import Content, Item
from planner.plan import Reasoning

HEADLINE, TITLE = 90, 84
_ROLES = ("title", "deck", "body", "call", "footer", "kicker", "quote", "note", "bottom")
_SENTENCE = re.compile(r"[.!?。！？]\s*|\n")
_AFTER = 24
"""How far behind a quoted string a word may stand that says what it is."""


@dataclass
class _Sheet:
    """The page as it fills up; `open` tells whether the last item still lacks its text."""

    headline: str = ""
    kicker: str = ""
    deck: str = ""
    call: str = ""
    note: str = ""
    quote: str = ""
    items: list[Item] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)


def from_page(brief: PromptBrief) -> Content:
    """The quoted strings of a prompt as headline, deck, items, button and note, in order."""
    masked = mask(brief.prompt, brief.quoted)
    strings = list(placed(masked, brief.quoted, brief.language))
    sheet = _Sheet()
    head = _headline(strings)
    for index, (role, quote, sentence) in enumerate(strings):
        if index == head:
            sheet.headline = quote.text
        else:
            _put(sheet, role, quote.text, sentence)
    if sheet.quote and not sheet.headline and not sheet.items:
        sheet.headline, sheet.quote = sheet.quote, ""
    author = _author(masked, brief)
    if author and not sheet.deck:
        sheet.deck = author
    if brief.poster and len(brief.quoted) == 1:
        _put_rest(sheet, masked[brief.quoted[0].end :], brief.language)
    items = tuple(sheet.items)
    return Content(
        headline=sheet.headline,
        language=brief.language,
        kicker=sheet.kicker,
        deck=sheet.deck,
        items=items if len(items) <= 12 else _grouped(sheet),
        call=sheet.call,
        note=sheet.note,
        quote=sheet.quote,
        archetypes=_archetypes(brief, items),
        topic=brief.topic or sheet.headline,
        reasoning=(
            Reasoning(stage="content", text="Quoted strings are placed by the words around them."),
        ),
    )


def _author(masked: str, brief: PromptBrief) -> str:
    """Whom a lone quoted string is by: `"..." — Steve Jobs`, `"..." by Steve Jobs`."""
    if len(brief.quoted) != 1:
        return ""
    by = "|".join(words("joins", "by", brief.language))
    match = re.match(
        rf"\s*(?:[,，]?\s*(?:{by})\s+|[—–―-]+\s*)([^\W\d_][^.;:\n]{{1,48}}?)\s*[.。]?\s*$",
        masked[brief.quoted[0].end :],
    )
    return f"— {match[1]}" if match else ""


def _put_rest(sheet: _Sheet, rest: str, language: str) -> None:
    """What a poster's prompt says after its title: time and place first, then what else it states.

    `"The Storm" on 12 May in the Great Hall. Free entry. Use dark blue.`
    """
    first, *others = [part.strip(" ,，.。;") for part in re.split(r"[.;。\n]\s*", rest)]
    tells = bool(dates(first, language)) or date_at(first, 0, language) is not None
    if not tells or width(first) > 120:
        return
    if not sheet.deck:
        sheet.deck = sentence_case(first)
    for part in others:
        said = part and not (is_direction(part, language) or only_looks(part, language))
        if said and width(part) <= TITLE:
            sheet.items.append(Item(title=sentence_case(part), icon=part))


def placed(masked: str, quoted: Sequence[Quote], language: str) -> Iterator[tuple[str, Quote, int]]:
    """Each quoted string with its role ("" where none is said) and the number of its sentence."""
    sentence, end = 0, 0
    for index, quote in enumerate(quoted):
        before = masked[end : quote.start]
        sentence += len(_SENTENCE.findall(before))
        until = quoted[index + 1].start if index + 1 < len(quoted) else len(masked)
        own = _SENTENCE.split(before)[-1]
        after = _SENTENCE.split(masked[quote.end : min(until, quote.end + _AFTER)])[0]
        yield _role(own, after, language), quote, sentence
        end = quote.end


def _role(before: str, after: str, language: str) -> str:
    """What the words next to a quoted string call it: the nearest one before it, else one after."""
    named = [hit.meaning for hit in find(before[-120:], "roles", language) if hit.meaning in _ROLES]
    if named:
        return named[-1]
    following = [hit for hit in find(after, "roles", language) if hit.meaning in _ROLES]
    near = (
        following
        and len(after[: following[0].start].split()) <= 2
        and "," not in after[: following[0].start]
    )
    return following[0].meaning if near else ""


def _headline(strings: Sequence[tuple[str, Quote, int]]) -> int:
    """The first string called a title, else the first that is short enough to be one."""
    titled = [i for i, (role, quote, _) in enumerate(strings) if role == "title"]
    short = [
        i
        for i, (role, quote, _) in enumerate(strings)
        if role in ("", "deck", "kicker") and width(quote.text) <= HEADLINE
    ]
    return next(iter([*titled[:1], *short[:1]]), -1)


def _put(sheet: _Sheet, role: str, text: str, sentence: int) -> None:
    """Set a string where its role belongs; where that place is taken it becomes an item."""
    slot = {"kicker": "kicker", "call": "call", "footer": "note", "note": "note", "quote": "quote",
            "bottom": "call" if width(text) <= 60 else "note"}.get(role)  # fmt: skip
    if slot and not getattr(sheet, slot):
        setattr(sheet, slot, text)
    elif role in ("deck", "body") and not sheet.items and not sheet.deck:
        sheet.deck = text
    elif _continues(sheet, role, text, sentence):
        sheet.items[-1] = replace(sheet.items[-1], body=text)
    else:
        titled = width(text) <= TITLE
        sheet.items.append(Item(title=text, icon=text) if titled else Item(body=text, icon=text))
        sheet.sentences.append(sentence)


def _continues(sheet: _Sheet, role: str, text: str, sentence: int) -> bool:
    """True where a string is the text under the last item's title."""
    if not sheet.items or sheet.items[-1].body or not sheet.items[-1].title or role == "title":
        return False
    longer = width(text) > 1.2 * width(sheet.items[-1].title) and width(text) > 24
    same = sheet.sentences[-1] == sentence
    return role in ("deck", "body") or (same and longer)


def _grouped(sheet: _Sheet) -> tuple[Item, ...]:
    """More than twelve items: those of one sentence go under its first."""
    found: list[Item] = []
    last = -1
    for item, sentence in zip(sheet.items, sheet.sentences, strict=True):
        if found and sentence == last:
            found[-1] = replace(found[-1], items=(*found[-1].items, item))
        else:
            found.append(item)
        last = sentence
    return tuple(found)


def _archetypes(brief: PromptBrief, items: Sequence[Item]) -> tuple[tuple[str, str], ...]:
    """What the prompt names, then cards for many strings and a poster for few."""
    named = [
        (name, "the prompt asks for it") for name, _ in brief.asks.archetypes if name != "charts"
    ]
    lone = ("poster", "a few quoted strings to be read at once")
    slide = ("slide", "a headline and its points")
    listed = ("cards", f"{len(items)} quoted strings of equal standing")
    usual = (
        [lone, slide]
        if len(items) < 2
        else [lone, listed]
        if len(items) < 4
        else [listed, slide, lone]
    )
    return tuple({name: (name, why) for name, why in [*usual[::-1], *named[::-1]]}.values())[::-1]
