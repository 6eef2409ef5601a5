"""Quoted strings of a page, slide or poster, placed by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from planner.brief import PromptBrief
from planner.composer.beside import columns_of, halves_of
from planner.composer.dates import date_at, dates
from planner.composer.described import Told, opening, told
from planner.composer.lexicon import words
from planner.composer.placing import Placed, placed
from planner.composer.quotes import Quote, author_of, mask
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, strip_stop, width
from planner.composer.topic import only_looks
from planner.content import Content, Item
from planner.parts import Reasoning

HEADLINE, TITLE = 90, 84
_SMALL = re.compile(r"@|\w\.\w|//|[:：©#]")
"""Signs of an address, a source line, a handle."""
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?[\w.-]+\.\w{2,}(?:/\S*)?|[\w.+-]+@[\w.-]+\.\w+|\+?\d[\d\s().-]{5,}\d"
)


@dataclass
class _Sheet:
    """The page as it fills up; `open` tells whether the last item still lacks what it is about."""

    headline: str = ""
    kicker: str = ""
    deck: str = ""
    call: str = ""
    note: str = ""
    quote: str = ""
    items: list[Item] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    open: bool = False
    ordered: bool = False


def from_page(brief: PromptBrief) -> Content:
    """The quoted strings of a prompt, and what it tells besides, as the parts of a page, in order."""
    masked = mask(brief.prompt, brief.quoted)
    strings = _once(placed(masked, brief.quoted, brief.language))
    if opening(masked, brief.language):
        strings = [_retold(one) for one in strings]
    halves = halves_of(masked, strings, brief.language) or columns_of(masked, brief)
    beside = {quote.text for half in halves for quote in half}
    own = [one for one in strings if one[1].text not in beside]
    sheet = _Sheet()
    _fill(sheet, own, told(masked, brief.quoted, brief.language))
    if halves:
        return _compared(sheet, halves, brief)
    if sheet.quote and not sheet.headline and not sheet.items:
        sheet.headline, sheet.quote = sheet.quote, ""
    author = author_of(masked, brief.quoted, brief.language)
    if author and not sheet.deck:
        sheet.deck = author
    if brief.poster and len(brief.quoted) == 1:
        _put_rest(sheet, masked[brief.quoted[0].end :], brief.language)
    if brief.greeting is not None and brief.greeting.said:
        sheet.kicker = sheet.kicker or sentence_case(brief.greeting.words)
        sheet.deck = sheet.deck or sentence_case(brief.greeting.whom)
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
        ordered=sheet.ordered,
        archetypes=_archetypes(brief, items, sheet.ordered),
        topic=brief.topic or sheet.headline,
        reasoning=(
            Reasoning(stage="content", text="Quoted strings are placed by the words around them."),
        ),
    )


def _compared(sheet: _Sheet, halves: Sequence[Sequence[Quote]], brief: PromptBrief) -> Content:
    """Two halves side by side: the first string of each is its name."""
    versus = {word.lower() for word in words("joins", "versus", brief.language)}
    between = [item.title for item in sheet.items if item.title.lower() in versus]
    return Content(
        headline=sheet.headline,
        language=brief.language,
        kicker=sheet.kicker or " ".join(between),
        deck=sheet.deck or " ".join(i.title for i in sheet.items if i.title.lower() not in versus),
        items=tuple(
            Item(title=quote.text, icon=quote.text, side=side)
            for side, half in enumerate(halves)
            for quote in half[1:]
        ),
        sides=tuple(half[0].text for half in halves),
        call=sheet.call,
        note=sheet.note,
        archetypes=(("comparison", "two halves stand side by side"),),
        topic=brief.topic or sheet.headline,
        reasoning=(Reasoning(stage="content", text="Quoted strings stand in the halves named."),),
    )


def _once(strings: Iterable[Placed]) -> list[Placed]:
    """Each string where it is first named."""
    found: dict[str, Placed] = {}
    for one in strings:
        found.setdefault(strip_stop(one[1].text), one)
    return list(found.values())


def _retold(one: Placed) -> Placed:
    """In a caption the full stop inside the closing mark of a short string is the caption's own."""
    role, quote, sentence = one
    short = quote.stop and width(quote.text) <= TITLE
    return role, replace(quote, text=strip_stop(quote.text)) if short else quote, sentence


def _fill(sheet: _Sheet, strings: Sequence[Placed], others: Iterable[Told]) -> None:
    """Everything that is said, in the order of the prompt."""
    head = _headline(strings)
    parts: list[tuple[int, Placed | Told]] = [(one[1].start, one) for one in strings]
    parts += [(one.start, one) for one in others]
    for _, part in sorted(parts, key=lambda pair: pair[0]):
        if isinstance(part, Told):
            _tell(sheet, part)
        elif head >= 0 and part is strings[head]:
            sheet.headline = part[1].text
        else:
            role, quote, sentence = part
            _put(sheet, role, quote.text, sentence)


def _tell(sheet: _Sheet, part: Told) -> None:
    """Words that no marks quote: a numbered line, a list, or the text under what was named last."""
    if part.kind == "body":
        if sheet.open:
            sheet.items[-1] = replace(sheet.items[-1], body=part.text)
        elif sheet.items:
            _add(sheet, Item(body=part.text, icon=part.text), -1)
        else:
            sheet.deck = sheet.deck or part.text
    elif part.kind == "list" and sheet.open:
        sheet.items[-1] = replace(sheet.items[-1], items=part.items)
    else:
        for item in part.items:
            _add(sheet, item, -1)
        sheet.ordered = sheet.ordered or part.kind == "line"
    sheet.open = False


def _add(sheet: _Sheet, item: Item, sentence: int) -> None:
    sheet.items.append(item)
    sheet.sentences.append(sentence)
    sheet.open = bool(item.title) and not item.body


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


def _headline(strings: Sequence[tuple[str, Quote, int]]) -> int:
    """The first string called a title, else the first that is short enough to be one."""
    titled = [i for i, (role, quote, _) in enumerate(strings) if role == "title"]
    short = [
        i
        for i, (role, quote, _) in enumerate(strings)
        if role in ("", "deck", "kicker")
        and width(quote.text) <= HEADLINE
        and re.search(r"[^\W\d]", quote.text)
    ]
    return next(iter([*titled[:1], *short[:1]]), -1)


def _put(sheet: _Sheet, role: str, text: str, sentence: int) -> None:
    """Set a string where its role belongs; where that place is taken it becomes an item."""
    if _ADDRESS.fullmatch(text) and not sheet.note and role != "title":
        role = "note"
    slot = {"kicker": "kicker", "call": "call", "footer": "note", "note": "note", "quote": "quote",
            "bottom": "call" if _calls(text) else "note"}.get(role)  # fmt: skip
    if slot and not getattr(sheet, slot):
        setattr(sheet, slot, text)
    elif role in ("deck", "body") and not sheet.items and not sheet.deck:
        sheet.deck = text
    elif _continues(sheet, role, text, sentence):
        sheet.items[-1] = replace(sheet.items[-1], body=text)
        sheet.open = False
    else:
        sheet.ordered = sheet.ordered or role == "item"
        titled = width(text) <= TITLE
        _add(sheet, Item(title=text, icon=text) if titled else Item(body=text, icon=text), sentence)


def _calls(text: str) -> bool:
    """True for a short string that is no address and no source line."""
    return width(text) <= 60 and not _SMALL.search(text)


def _continues(sheet: _Sheet, role: str, text: str, sentence: int) -> bool:
    """True where a string is the text under the last item's title."""
    if not sheet.open or role in ("title", "item"):
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


def _archetypes(
    brief: PromptBrief, items: Sequence[Item], ordered: bool
) -> tuple[tuple[str, str], ...]:
    """What the prompt names, then what the items are, then cards for many and a poster for few."""
    named = [
        (name, "the prompt asks for it")
        for name, _ in brief.asks.archetypes
        if name not in ("charts", "comparison", *_LACKING) or _most(items, _LACKING.get(name, ""))
    ]
    suits = [
        ("timeline", "most items carry a date") if _most(items, "when") else None,
        ("stats", "most items have a number") if _most(items, "value") else None,
        ("steps", "the strings are numbered") if ordered else None,
    ]
    lone = ("poster", "a few quoted strings to be read at once")
    slide = ("slide", "a headline and its points")
    listed = ("cards", f"{len(items)} quoted strings of equal standing")
    nested = any(item.items for item in items)
    usual = (
        [listed]
        if nested
        else [lone, slide]
        if len(items) < 2
        else [lone, listed]
        if len(items) < 4
        else [listed, slide, lone]
    )
    every = [*named, *(suit for suit in suits if suit), *usual]
    return tuple({name: (name, why) for name, why in reversed(every)}.values())[::-1]


_LACKING = {"timeline": "when", "stats": "value", "ranking": "value", "funnel": "value"}
"""What the items of these anatomies must have."""


def _most(items: Sequence[Item], name: str) -> bool:
    """True where two items, and six in ten, have a `when` or a `value`."""
    return bool(name) and sum(bool(getattr(i, name)) for i in items) >= max(2, 0.6 * len(items))
