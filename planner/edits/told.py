"""Edits of what a page says: its parts, its words, an item's words, and what is lit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

from planner.composer.lexicon import CJK, find
from planner.composer.numbers import number_of, values
from planner.content import ChartSpec, Content, Item
from planner.edits.listed import at_number, kind_of, without
from planner.errors import PlanError
from planner.parts import DataColumn

FIELDS = {
    "title": "headline", "deck": "deck", "kicker": "kicker", "note": "note", "call": "call",
    "quote": "quote", "source": "footer", "logo": "logo", "icon": "hero",
}  # fmt: skip
"""The field of a content that holds a part of the page."""
_UNSEEN = {
    "facts", "icon", "hero", "logo", "queries", "language", "topic", "palette", "character", "ground",
    "aspect", "archetypes", "instructions", "reasoning", "references", "datasets", "chart", "kind", "scene",
}  # fmt: skip
"""Fields whose words no page shows."""
_SPACE = "[\\s\u00a0\u202f\u2009]"
_CREDIT = re.compile(r"^[^:：]{2,20}[:：]\s?")


def with_part(content: Content, part: str, text: str, more: bool) -> Content:
    """The content with new words for a part; a source keeps the word "Source" before it.

    A chart whose title is the headline takes the new one too.
    """
    if part == "title" and text:
        named = (
            replace(c, title=text) if c.title == content.headline else c for c in content.charts
        )
        content = replace(content, charts=tuple(named))
    if part != "source":
        return replace(content, **{FIELDS[part]: text})  # type: ignore[arg-type]
    if not text:
        return replace(content, footer=())
    kept = content.footer if more else ()
    return replace(content, footer=(*kept, _credited(text, content)))


def _credited(text: str, content: Content) -> str:
    old = _CREDIT.match(content.footer[0]) if content.footer else None
    if old is None or _CREDIT.match(text):
        return text
    called = {hit.meaning for hit in find(old.group(), "roles", content.language)}
    return old.group() + text if "source" in called else text


def saying(content: Content, old: str, new: str) -> Content:
    """The content with other words wherever it says `old`; an item so changed rests on no fact.

    Source lines stay: they say where the words were read.

    Raises PlanError where it does not say so.
    """
    done: Content = _each(content, partial(_put, _pattern(old), new))
    done = replace(done, footer=content.footer)
    if not says(content, old):
        raise PlanError(f"No text of the page has the words “{old}”.")
    return replace(done, items=_revalued(content.items, done.items, content.language))


def _put(pattern: re.Pattern[str], new: str, text: str) -> str:
    """A text with other words, in a capital where those that they replace had one."""

    def put(old: re.Match[str]) -> str:
        return new[:1].upper() + new[1:] if old.group()[:1].isupper() else new

    return pattern.sub(put, text)


def _pattern(words: str) -> re.Pattern[str]:
    """What finds some words whole, with whatever spaces stand between numbers and units."""
    out = ""
    for part in re.finditer(r"(\s*)(\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]|_)", words):
        letters = part[1] and part[2].isalpha() and out[-1:].isalpha()
        out += ("" if not out else f"{_SPACE}+" if letters else f"{_SPACE}*") + re.escape(part[2])
    edges = _edge(words[0], before=True), _edge(words[-1], before=False)
    return re.compile(edges[0] + out + edges[1], re.IGNORECASE)


def _edge(char: str, before: bool) -> str:
    if char.isdigit():
        return r"(?<!\d)(?<!\d[.,])" if before else r"(?!\d|[.,]\d)"
    if not char.isalpha() or re.match(f"[{CJK}]", char):
        return ""
    return r"(?<!\w)" if before else r"(?!\w)"


def _each(value: Any, change: Callable[[str], str], unseen: Set[str] = _UNSEEN) -> Any:
    """A content, or a part of one, with every text changed that is in no `unseen` field."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each(one, change, unseen) for one in value)
    if isinstance(value, Mapping):
        return {change(key): one for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        shown = [f.name for f in fields(value) if f.name not in unseen]
        return replace(
            value, **{name: _each(getattr(value, name), change, unseen) for name in shown}
        )
    if isinstance(value, DataColumn):
        named = {"name": change(value.name), "values": _each(value.values, change, unseen)}
        return value.model_copy(update=named)
    return value


def _revalued(old: tuple[Item, ...], new: tuple[Item, ...], language: str) -> tuple[Item, ...]:
    """Items with the amounts that their new values say, and no facts where their words are new."""
    return tuple(
        one if one == was else revalued(was, one, language)
        for was, one in zip(old, new, strict=True)
    )


def revalued(was: Item, item: Item, language: str) -> Item:
    """A changed item: its amount is what its value says, and it rests on no fact any more."""
    amount = item.amount
    if item.value != was.value:
        amount = number_of(item.value, language) if was.amount is not None else None
    inner = (
        _revalued(was.items, item.items, language)
        if len(was.items) == len(item.items)
        else item.items
    )
    return replace(item, amount=amount, items=inner, facts=())


def with_item_words(
    content: Content, number: int, title: str | None, body: str | None, value: str | None
) -> Content:
    """The content with new words for an item. Raises PlanError where the page lists no items."""
    at = at_number(content, number)
    if kind_of(content) != "items":
        raise PlanError("What the page lists has no words of its own that could be set.")
    old = content.items[at]
    new = {"title": title, "body": body, "value": value}
    item = replace(old, **{k: v for k, v in new.items() if v is not None})  # type: ignore[arg-type]
    return with_item_at(content, at, revalued(old, item, content.language))


def with_item_at(content: Content, at: int, item: Item) -> Content:
    """The content with another item in the place of one; a ranking keeps its order."""
    items = (*content.items[:at], item, *content.items[at + 1 :])
    return replace(content, items=_ranked(content, items))


def _ranked(content: Content, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items that stood in falling or rising order of their amounts are in that order still."""
    was = [item.amount for item in content.items]
    now = [item.amount for item in items]
    ranks = bool(content.archetypes) and content.archetypes[0][0] in ("ranking", "funnel")
    if not ranks or None in was or None in now:
        return items
    for falls in (True, False):
        if was == sorted(was, key=lambda v: v or 0.0, reverse=falls):
            return tuple(sorted(items, key=lambda item: item.amount or 0.0, reverse=falls))
    return items


def says(content: Content, text: str, whole: bool = False) -> bool:
    """Whether the page says a text, as the `whole` of one or among other words."""
    seen: list[str] = []

    def see(said: str) -> str:
        seen.append(said)
        return said

    _each(content, see, _UNSEEN | {"alt"})
    find = _pattern(text).search
    return any(text == said if whole else find(said) for said in seen)


def silent(content: Content, text: str) -> Content:
    """The content without a text; an item that said nothing else is gone."""
    done: Content = _each(content, lambda said: "" if said == text else said)
    items = tuple(replace(i, items=tuple(filter(_speaks, i.items))) for i in done.items)
    done = replace(done, items=items, footer=tuple(filter(None, done.footer)))
    for at in reversed([i for i, item in enumerate(items) if not _speaks(item)]):
        done = without(done, at + 1)
    return done


def _speaks(item: Item) -> bool:
    return bool(item.title or item.body or item.value or item.when or item.items)


def with_value(content: Content, names: Sequence[str], value: str) -> Content:
    """The content with another value for the item, or the line of an item, that all names call.

    Raises PlanError where there is none, or several.
    """
    wanted = [name.casefold() for name in names]
    found = [
        (at, line)
        for at, item in enumerate(content.items)
        for line, one in [(None, item), *enumerate(item.items)]
        if (one.value or (line is not None and one.body))
        and all(name in _called(content, item, one) for name in wanted)
    ]
    if len(found) != 1:
        many = "several values" if found else "no value"
        raise PlanError(f"The page shows {many} of {', '.join(names)}; say the old number too.")
    at, line = found[0]
    old = content.items[at]
    one = old if line is None else old.items[line]
    field = "value" if one.value else "body"
    new_text = with_number(getattr(one, field), value, content.language)
    new = revalued(one, replace(one, **{field: new_text}), content.language)  # type: ignore[arg-type]
    item = (
        new
        if line is None
        else replace(old, items=(*old.items[:line], new, *old.items[line + 1 :]))
    )
    table = tuple(
        _tabled(row, content.table[0], wanted, getattr(one, field), new_text)
        for row in content.table
    )
    return replace(with_item_at(content, at, item), table=table)


def _called(content: Content, item: Item, line: Item) -> str:
    """All that an item, or a line of it, is called by."""
    side = content.sides[item.side] if item.side < len(content.sides) else ""
    return f"{side} {item.when} {item.title} {line.when} {line.title}".casefold()


def _tabled(
    row: tuple[str, ...], head: tuple[str, ...], names: Sequence[str], old: str, new: str
) -> tuple[str, ...]:
    """A row of the table as text with the new value where row and column have the names."""
    return tuple(
        new if cell == old and any(n in f"{row[0]} {top}".casefold() for n in names) else cell
        for cell, top in zip(row, head, strict=True)
    )


def with_number(text: str, number: str, language: str) -> str:
    """A value with another number; its unit stays unless the number brings its own."""
    old, new = values(text, language), values(number, language)
    if not old or not new or new[0].unit or not re.search(r"\d\s*$", number):
        return number
    digits = re.search(r"\d[\d.,'\u00a0\u202f]*(?<=\d)", text)
    return text.replace(digits.group(), number.strip(), 1) if digits else number


def lit(content: Content, items: tuple[int, ...], names: tuple[str, ...]) -> Content:
    """The content with these items and names lit, and no others of their kind.

    Raises PlanError for a name that no chart has.
    """
    if items and kind_of(content) != "items":
        raise PlanError("Name the case or series of a chart that is to be lit.")
    places = {at_number(content, number) for number in items}
    marked = tuple(
        replace(item, mark=i in places, lit=i in places) for i, item in enumerate(content.items)
    )
    if items or not names:
        content = replace(content, items=marked)
    if not names and items:
        return content
    known = [set(names) & labels(chart) for chart in content.charts]
    lost = set(names).difference(*known)
    if lost:
        raise PlanError(f"No chart of the page shows “{sorted(lost)[0]}”.")
    charts = tuple(
        replace(chart, highlight=tuple(n for n in names if n in own)) if own or not names else chart
        for chart, own in zip(content.charts, known, strict=True)
    )
    return replace(content, charts=charts)


def labels(chart: ChartSpec) -> set[str]:
    """What a chart can light: its categories and its series."""
    named = {chart.x, chart.series}
    cells = {v for c in chart.columns if c.name in named for v in c.values if isinstance(v, str)}
    return cells | set(chart.y)
