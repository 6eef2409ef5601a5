"""Reading edits of what a page says, without a model: its parts, its words, and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from planner.composer.lexicon import find, is_cjk
from planner.content import Content
from planner.edits import cells, told
from planner.edits.clause import Clause
from planner.edits.listed import kind_of
from planner.edits.named import named_items
from planner.edits.ops import AddText, Edit, Remove, Reword, SetItem, SetPart, SetText, SetValue
from planner.edits.parting import VERBS, partings
from planner.edits.redraft import is_page
from planner.errors import PlanError
from planner.plan import Plan, TextElement
from planner.read_numbers import numbers_in

Part = Literal["title", "deck", "kicker", "note", "call", "quote", "source"]
_STEMS = {
    "title": ("headline", "heading"), "deck": ("deck",), "call": ("call",), "note": ("note",),
    "footer": ("source", "note"), "source": ("source",), "bottom": ("source", "note"),
    "kicker": ("label",), "quote": ("quote",), "body": ("body",), "list": (), "axes": (),
}  # fmt: skip
"""What the ids of the elements of a role begin with."""
_PARTS: dict[str, tuple[Part, ...]] = {
    "title": ("title",), "deck": ("deck",), "kicker": ("kicker",), "call": ("call",),
    "note": ("note",), "quote": ("quote",), "source": ("source",), "footer": ("note", "source"),
}  # fmt: skip
"""The parts of a page that a role names."""
_LOW = {"source", "note", "bottom", "call", "footer"}
"""Roles that stand at the foot of a page."""


def words(clause: Clause, plan: Plan) -> list[Edit]:
    """New words, quoted or after "to"; words that go, or join."""
    if clause.means("remove"):
        return _gone(clause, plan)
    if len(clause.quoted) == 2 and not clause.means("add"):
        old, new = (quote.text for quote in clause.quoted)
        return _other_words(old, new, plan)
    parts = parts_of(clause) if is_page(plan) else ()
    if len(clause.quoted) == 1:
        quote = clause.quoted[0].text
        if clause.means("add"):
            held: list[Edit] = [SetPart(part=parts[0], text=quote, more=True)] if parts else []
            return held or [AddText(text=quote, at=_height(clause))]
        if parts:
            return [SetPart(part=_held(parts, plan.content), text=quote)]
        element = of_id(clause, plan) if is_page(plan) else of_role(clause, _texts(plan))
        if element:
            return [SetText(id=element.id, text=quote)]
    return list(_becomes(clause, plan)) if is_page(plan) else []


def _texts(plan: Plan) -> list[TextElement]:
    return [e for e in plan.elements if isinstance(e, TextElement)]


def _other_words(old: str, new: str, plan: Plan) -> list[Edit]:
    there = [e for e in _texts(plan) if old in e.text and not e.id.startswith("source")]
    if is_page(plan) and plan.content and (there or told.says(plan.content, old)):
        return [Reword(old=old, new=new)]
    if not there:
        raise PlanError(f"No text of the page has the words “{old}”.")
    return [SetText(id=e.id, text=e.text.replace(old, new)) for e in there]


def _gone(clause: Clause, plan: Plan) -> list[Edit]:
    """Words that are quoted, or parts of the page."""
    if clause.quoted:
        return [Remove(id=name) for quote in clause.quoted for name in _saying(quote.text, plan)]
    if _says_logo(clause):
        return [SetPart(part="logo")]
    if not is_page(plan):
        return []
    out: list[Edit] = []
    for parts in _roles(clause):
        held = [part for part in parts if getattr(plan.content, told.FIELDS[part])]
        out += [SetPart(part=part) for part in held or parts[:1]]
    return out


def _saying(quote: str, plan: Plan) -> list[str]:
    """The ids of the texts that are a quote, else of the one that holds it. Raises PlanError."""
    whole = [e.id for e in _texts(plan) if e.text == quote]
    held = whole or [e.id for e in _texts(plan) if quote in e.text]
    if not held:
        raise PlanError(f"No text of the page has the words “{quote}”.")
    if not whole and len(held) > 1:
        raise PlanError(f"“{quote}” stands in {len(held)} texts; quote the whole of one.")
    return held


def logo(clause: Clause, plan: Plan) -> list[Edit]:
    """A logo that is to be shown."""
    return [SetPart(part="logo", text="logo")] if clause.means("add") and _says_logo(clause) else []


def _says_logo(clause: Clause) -> bool:
    hits = find(clause.masked, "scene_words", clause.language)
    return any(hit.meaning == "logo" for hit in hits)


def parts_of(clause: Clause) -> tuple[Part, ...]:
    """The parts of a page that a clause names, the first role's."""
    return next(iter(_roles(clause)), ())


def _roles(clause: Clause) -> list[tuple[Part, ...]]:
    """The parts that each role which a clause names stands for."""
    roles = find(clause.masked, "roles", clause.language)
    return list(dict.fromkeys(_PARTS[hit.meaning] for hit in roles if hit.meaning in _PARTS))


def _held(parts: Sequence[Part], content: Content | None) -> Part:
    """The first part that the page has, else the first."""
    return next((part for part in parts if getattr(content, told.FIELDS[part])), parts[0])


def _height(clause: Clause) -> Literal["top", "middle", "bottom"]:
    """Where on the page new words are to stand."""
    heights: tuple[Literal["top", "middle", "bottom"], ...] = ("bottom", "middle", "top")
    named = {hit.meaning for hit in find(clause.masked, "roles", clause.language)}
    said = next((height for height in heights if clause.means(height)), None)
    return said or ("bottom" if named & _LOW else "top")


def of_id(clause: Clause, plan: Plan) -> TextElement | None:
    """The text that a clause names by its id."""
    return next(
        (e for e in _texts(plan) if re.search(rf"(?<![\w-]){re.escape(e.id)}(?![\w-])", clause.masked)),
        None,
    )  # fmt: skip


def of_role(clause: Clause, texts: Sequence[TextElement]) -> TextElement | None:
    """The text that a clause names by its role, or by its id; the only sign or text, where it is the only."""
    for text in texts:
        if re.search(rf"(?<![\w-]){re.escape(text.id)}(?![\w-])", clause.masked):
            return text
    for hit in find(clause.masked, "roles", clause.language):
        for stem in _STEMS.get(hit.meaning, ()):
            found = [e for e in texts if e.id.rpartition("-")[0] == stem]
            if found:
                return found[0]
    signs = [e for e in texts if e.id.startswith("sign-")]
    return signs[0] if len(signs) == 1 else texts[0] if len(texts) == 1 else None


def _becomes(clause: Clause, plan: Plan) -> Iterator[Edit]:
    """What is to become of something: "change 22 g to 25 g", "rename Walk to Run", "make Tea 40"."""
    assert plan.content is not None
    if not any(clause.means(verb) for verb in VERBS):
        return
    pairs = list(partings(clause))
    for old, new in pairs:
        if _is_count(new) and not _is_count(old):
            continue
        if told.says(plan.content, old) or _is_number(old, plan.content):
            yield Reword(old=old, new=new)
            return
    for old, new in pairs:
        found = _named(old, new, clause, plan)
        if found:
            yield found
            return
    numeric = [pair for pair in pairs if numbers_in(pair[0]) and numbers_in(pair[1])]
    if numeric:
        raise PlanError(f"The page says nothing of “{numeric[0][0]}”.")


def _is_count(text: str) -> bool:
    """Whether a text begins with a number."""
    return re.match(r"[^\w]{0,2}\d", text) is not None


def _is_number(text: str, content: Content) -> bool:
    """Whether a text is a number, in a unit or without, that the page's charts draw."""
    number = cells.written(text, content.language)
    return number is not None and bool(cells.worth(content, *number))


def _named(old: str, new: str, clause: Clause, plan: Plan) -> Edit | None:
    """An item with new words, a part of the page, or a named value that becomes another."""
    assert plan.content is not None
    own = Clause.of(old, clause.language)
    if not _is_count(new):
        if clause.means("add"):
            return None
        parts, items = parts_of(own), named_items(own, plan.content)
        if len(items) == 1 and kind_of(plan.content) == "items":
            title, colon, body = new.partition(": ")
            return SetItem(item=items[0], title=title, body=body if colon else None)
        return SetPart(part=_held(parts, plan.content), text=new) if parts else None
    names = _names(old, plan.content)
    return SetValue(names=names, value=new) if names else None


def _names(text: str, content: Content) -> tuple[str, ...]:
    """What a text names of a page's data and items, at most a case, a series and a year, longest first."""
    known: set[str] = {name for chart in content.charts for name in (*told.labels(chart), *chart.y)}
    known |= {str(cell.case)[:4] for cell in cells.cells(content) if cell.case[:4].isdigit()}
    lines = [line for item in content.items for line in (item, *item.items)]
    known |= {text for line in lines for text in (line.title, line.when) if text}
    known |= set(content.sides)
    out: list[str] = []
    left = text.casefold()
    for name in sorted(known, key=len, reverse=True):
        plain = name.casefold()
        edge = "" if is_cjk(name) else r"(?!\w)"
        start = "" if is_cjk(name) else r"(?<!\w)"
        match = (
            re.search(rf"{start}{re.escape(plain)}{edge}", left) if len(plain.strip()) > 1 else None
        )
        if match:
            left = left[: match.start()] + " " * len(plain) + left[match.end() :]
            out.append(name)
    return tuple(out[:3])
