"""A region of a described page as an item: its title, number and text, and its own list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.dictated.sheet import Region, Said
from planner.composer.numbers import leading_value
from planner.composer.text import width
from planner.content import Form, Item

TITLE, _KICKER = 84, 30
_STOPS = (".", "!", "?", "。", "！", "？")
_MARKER = re.compile(r"^(?:o|[•·▪◦‣*–-])\s+(?=\w)")
_PILLS: dict[str, Form] = {"button": "button", "badge": "badge", "card": "card"}
_PER = re.compile(r"(?:\s?/\s?\w+)?")
PRICED = re.compile(r"(.*\S)[\s.·…–—-]+((?:[$€£¥₹]|US\$)\s?\d[\d.,]*|\d[\d.,]*\s?[$€£¥₹元])")


def is_number(text: str) -> bool:
    """True for a text that is one number: `412,000`, `1.2M`, `28 °C`, `$18/month`."""
    value = leading_value(text.strip())
    if value is None or value.amount is None:
        return False
    return _PER.fullmatch(text.strip(), value.end) is not None


def item_of(region: Region) -> Item:
    """What a region says: its title, its number, the text under it, and its list in order."""
    made = Item(title=_mark(region))
    words = _numbered(joined(_unmarked(region.words)))
    for at, said in enumerate(words):
        made = _with(made, said, words[at - 1] if at else None)
    titled = f"{region.letter} {made.title}".strip()
    made = _unlisted(made, words)
    return replace(made, icon=made.title or made.body, title=titled)


def _unlisted(item: Item, words: Sequence[Said]) -> Item:
    """A list of one sentence under a title, or of one string that is called no list, is a text."""
    lines = [own for own in item.items if not own.form]
    if len(lines) != 1 or not item.title or item.body or lines[0].value or not lines[0].title:
        return item
    text = lines[0].title
    if not text.endswith(_STOPS) and any(w.role == "list" for w in words if w.text == text):
        return item
    rest = tuple(own for own in item.items if own.form)
    return replace(item, body=lines[0].title, items=rest)


def _mark(region: Region) -> str:
    """The name of a part that the prompt titles by it alone: `the Day 1 panel`."""
    mark = region.part.mark if region.part else ""
    named = " " in mark and not any(said.text == mark for said in region.words)
    return mark if named else ""


def _unmarked(words: Sequence[Said]) -> list[Said]:
    """The strings without the marker that a list writes before each: `o Flour`, `- Water`."""
    kept = [said for said in words if not any(o.text.startswith(f"{said.text} ") for o in words)]
    return [replace(said, text=_MARKER.sub("", said.text)) for said in kept]


def joined(words: Sequence[Said]) -> list[Said]:
    """Lines of one text as one string: those called its lines, and those that go on in lower case."""
    found: list[Said] = []
    for said in words:
        if found and said.sentence == found[-1].sentence and _goes_on(found[-1], said):
            whole = f"{found[-1].text} {said.text}"
            role = "text" if found[-1].role == "list" else found[-1].role
            found[-1] = replace(found[-1], text=whole, role=role, joined=True)
        else:
            found.append(said)
    return found


def _goes_on(before: Said, said: Said) -> bool:
    if before.joined and said.joined and not PRICED.fullmatch(said.text):
        return True
    plain = said.role in ("", before.role) and before.role not in ("button", "badge", "number")
    plain = plain and len(before.text.split()) > 2
    ended = before.text.endswith((*_STOPS, ":", ";")) or PRICED.fullmatch(before.text)
    return plain and not ended and before.text[:1].isupper() and said.text[:1].islower()


def _numbered(words: Sequence[Said]) -> list[Said]:
    """A lone number and what it counts: the number is the value, the other words the title."""
    numbers = [said for said in words if is_number(said.text)]
    if len(numbers) != 1 or len(words) > 3 or len(words) < 2:
        return list(words)
    others = [said for said in words if said is not numbers[0]]
    first = replace(others[0], role="titled") if others[0].role == "label" else others[0]
    return [replace(numbers[0], role="number"), first, *others[1:]]


def _with(item: Item, said: Said, before: Said | None) -> Item:
    """The item with one string more."""
    text = said.text
    if said.role == "number" and not item.value and is_number(text):
        return replace(item, value=text)
    if said.role in _PILLS:
        return _listed(item, Item(title=text, form=_PILLS[said.role]))
    if (
        said.role == "number"
        and not item.value
        and item.title
        and not item.items
        and not PRICED.fullmatch(text)
    ):
        return replace(item, value=text)
    bare = not (item.title or item.body or item.items)
    same = before is not None and before.sentence == said.sentence
    if said.role == "titled" and not item.title and width(item.body) <= _KICKER:
        over = [item.body, *(own.title or own.body for own in item.items)]
        badges = tuple(Item(title=text, form="badge") for text in over if text)
        return replace(item, title=text, body="", items=badges)
    if said.role == "text" and item.items and item.items[-1].value and not same:
        return _listed(item, Item(body=text))
    if said.role == "text" or (bare and width(text) > TITLE):
        return _told(item, text)
    if (said.role == "list" and bare) or not _may_title(item, said, before):
        return _lined(item, said, before)
    return replace(item, title=text)


def _may_title(item: Item, said: Said, before: Said | None) -> bool:
    short = width(said.text) <= TITLE
    return not (item.title or item.body or item.items) and short


def _told(item: Item, text: str) -> Item:
    """A text stands under the last line of a list that lacks one, else under the title."""
    if item.items and item.items[-1].form in ("", "card"):
        last = item.items[-1]
        if last.value:
            text = f"{last.body} {text}".strip()
        if last.value or not last.body:
            return replace(item, items=(*item.items[:-1], replace(last, body=text)))
    if item.body or item.items:
        return _listed(item, Item(body=text))
    return replace(item, body=text)


def _lined(item: Item, said: Said, before: Said | None) -> Item:
    """A line of the list; behind a price, and for as long as no price follows, the text of that line."""
    priced = PRICED.fullmatch(said.text)
    if priced:
        return _listed(item, Item(title=priced[1], value=priced[2]))
    if item.items and item.items[-1].value:
        return _told(item, said.text)
    if (
        before is not None
        and before.role == "text"
        and said.sentence == before.sentence
        and not item.items
    ):
        return _told(item, said.text)
    return _listed(item, Item(title=said.text))


def _listed(item: Item, line: Item) -> Item:
    return replace(item, items=(*item.items, line))
