"""Reading edits from words, without a model: one clause, one edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from planner import looks
from planner.composer.asks import ground_of
from planner.composer.language import primary
from planner.composer.lexicon import find, load, tokens
from planner.composer.quotes import MASKED
from planner.composer.things import Thing, things
from planner.edits import lit, wanted
from planner.edits.clause import Clause, labels_of, place_of, present
from planner.edits.listed import listed
from planner.edits.ops import (
    Add,
    AddText,
    Edit,
    Move,
    Recolor,
    Remove,
    Resize,
    SetLook,
    SetText,
    Swap,
    Where,
)
from planner.errors import PlanError
from planner.plan import Plan, TextElement

_CLAUSE = re.compile(
    r"[\n;；。]|\.(?=\s|$)|[,，、]\s*(?:(?:and|then)\s+)*|\s+(?:and|then|und|y|et|e|и)\s+"
)
_STEMS = {
    "title": ("headline", "heading"), "deck": ("deck",), "call": ("call",), "note": ("note",),
    "footer": ("source", "note"), "source": ("source",), "bottom": ("source", "note"),
    "kicker": ("label",), "quote": ("quote",), "body": ("body",), "list": (), "axes": (),
}  # fmt: skip
"""What the ids of the elements of a role begin with."""
_LOW = {"source", "note", "bottom", "call", "footer"}
"""Roles that stand at the foot of a page."""
_LARGER, _SMALLER = 1.3, 0.75
_LATIN = ("de", "es", "fr", "it", "pt", "nl", "pl", "tr")
_OTHERS = ("light", "media", "times", "weather")
"""Word lists whose words are edits by themselves."""
_HEAD = re.compile(r"(?i)\s*(?:at|in|as|by|please)\s+")


def read(plan: Plan, said: str) -> tuple[Edit, ...]:
    """The edits that an instruction asks for, in the first language in which it is one.

    Raises PlanError, with what can be asked, for a clause that is none.
    """
    faults: list[PlanError] = []
    for language in _languages(plan, said):
        try:
            found = [
                edit
                for clause in _clauses(said, language, labels_of(plan))
                for edit in _read(clause, plan)
            ]
        except PlanError as fault:
            faults.append(fault)
            continue
        if not found:
            raise PlanError("The edit is empty; say what to change.")
        return tuple(wanted.in_turn(found, plan))
    raise faults[0]


def _languages(plan: Plan, said: str) -> dict[str, None]:
    """The picture's language, or that of a foreign script; then those in which the words begin an edit."""
    from grounding.language import detect_language

    own = primary(plan.language)
    if said.isascii():
        first = own if own in _LATIN else "en"
    else:
        first = primary(detect_language(said)) if own == "en" else own
    begun = [one for one in ("en", *_LATIN) if _begins(said, one)]
    return dict.fromkeys((first, *begun, primary(detect_language(said))))


def _clauses(said: str, language: str, labels: Sequence[str]) -> Iterator[Clause]:
    """The clauses of an instruction; after a comma or an "and" only where an edit begins."""
    masked, start = Clause.of(said, language).masked, 0
    for cut in _CLAUSE.finditer(masked):
        ends = any(mark in cut.group() for mark in "\n;；。.")
        done, after = masked[start : cut.start()], masked[cut.end() :]
        if ends or _begins(after, language) or (
            _tells(done, language) and _goes_on(after, language, labels)
        ):  # fmt: skip
            yield from _clause(said[start : cut.start()], language)
            start = cut.end()
    yield from _clause(said[start:], language)


def _clause(text: str, language: str) -> Iterator[Clause]:
    if text.strip(" ,"):
        yield Clause.of(text.strip(" ,"), language)


def _begins(text: str, language: str) -> bool:
    """Whether some words begin with an edit."""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    kinds = ("edits", *_OTHERS) if start == 0 else _OTHERS
    begins = any(hit.start <= start + 1 for kind in kinds for hit in find(text, kind, language))
    return begins or bool(re.match(r"(?i)\s*(?:make|let|set|paint|colou?r)\b", text))


def _tells(text: str, language: str) -> bool:
    """Whether some words say what is to become of something."""
    kinds = ("edits", "colors", *_OTHERS)
    return MASKED.search(text) is not None or any(find(text, kind, language) for kind in kinds)


def _goes_on(text: str, language: str, labels: Sequence[str]) -> bool:
    """Whether some words name a thing first, and what is to become of it: "the birds blue"."""
    own = re.split(_CLAUSE, text, maxsplit=1)[0]
    named = any(0 <= place_of(label, own) < 12 for label in labels)
    return named and _tells(own, language)


def _read(clause: Clause, plan: Plan) -> Sequence[Edit]:
    for rule in (
        wanted.items,
        _words,
        lit.cleared,
        _gone,
        _swapped,
        _sized,
        _shifted,
        _added,
        _hued,
    ):
        found = rule(clause, plan)
        if found:
            return found
    page = [*lit.lit(clause), *_looked(clause, plan), *wanted.shape(clause, plan)]
    if page:
        return page
    raise PlanError(
        f"“{clause.text}” is not understood as an edit; say what to add, remove, replace, move, enlarge"
        " or recolour, new words in quotes, a light, time, weather, medium, palette or shape, or use --llm."
    )


def _words(clause: Clause, plan: Plan) -> list[Edit]:
    """New words: one quoted string for another, or for the text of a role."""
    texts = [e for e in plan.elements if isinstance(e, TextElement)]
    if len(clause.quoted) == 2:
        old, new = (quote.text for quote in clause.quoted)
        there = [e for e in texts if old in e.text and not e.id.startswith("source")]
        if not there:
            raise PlanError(f"No text of the page has the words “{old}”.")
        return [SetText(id=e.id, text=e.text.replace(old, new)) for e in there]
    if len(clause.quoted) != 1:
        return []
    quote = clause.quoted[0].text
    if clause.means("add"):
        return [AddText(text=quote, at=_height(clause))]
    if clause.means("remove"):
        there = [e for e in texts if quote in e.text]
        if not there:
            raise PlanError(f"No text of the page has the words “{quote}”.")
        return [Remove(id=e.id) for e in there]
    element = _of_role(clause, texts)
    return [SetText(id=element.id, text=quote)] if element else []


def _height(clause: Clause) -> Literal["top", "middle", "bottom"]:
    """Where on the page new words are to stand."""
    heights: tuple[Literal["top", "middle", "bottom"], ...] = ("bottom", "middle", "top")
    named = {hit.meaning for hit in find(clause.masked, "roles", clause.language)}
    said = next((height for height in heights if clause.means(height)), None)
    return said or ("bottom" if named & _LOW else "top")


def _of_role(clause: Clause, texts: Sequence[TextElement]) -> TextElement | None:
    """The text that a clause names by its role, or by its id; the only sign or text, where it is the only."""
    named = next(
        (e for e in texts if re.search(rf"(?<![\w-]){re.escape(e.id)}(?![\w-])", clause.masked)),
        None,
    )
    if named is not None:
        return named
    for hit in find(clause.masked, "roles", clause.language):
        for stem in _STEMS.get(hit.meaning, ()):
            found = [e for e in texts if e.id.rpartition("-")[0] == stem]
            if found:
                return found[0]
    signs = [e for e in texts if e.id.startswith("sign-")]
    return signs[0] if len(signs) == 1 else texts[0] if len(texts) == 1 else None


def _gone(clause: Clause, plan: Plan) -> list[Edit]:
    if not clause.means("remove"):
        return []
    labels = present(clause, plan)
    if labels:
        return [Remove(thing=label) for label in labels]
    element = _of_role(clause, [e for e in plan.elements if isinstance(e, TextElement)])
    if element is not None and find(clause.masked, "roles", clause.language):
        return [Remove(id=element.id)]
    known = (
        ", ".join(labels_of(plan) or (listed(plan.content) if plan.content else ())) or "no things"
    )
    raise PlanError(f"“{clause.text}” names nothing that is in the picture; it has {known}.")


def _swapped(clause: Clause, plan: Plan) -> list[Edit]:
    if not clause.means("swap"):
        return []
    labels = present(clause, plan)
    new = _new(clause, labels, plan)
    if not labels or not new:
        return []
    return [Swap(thing=labels[0], label=new[-1].label, color=_value(new[-1].color))]


def _sized(clause: Clause, plan: Plan) -> list[Edit]:
    larger, smaller = clause.means("larger"), clause.means("smaller")
    if not larger and not smaller:
        return []
    factor = _LARGER if larger else _SMALLER
    return [Resize(thing=label, factor=factor) for label in present(clause, plan)]


def _shifted(clause: Clause, plan: Plan) -> list[Edit]:
    labels = present(clause, plan)
    where = _where(clause)
    if not clause.means("move") or not labels or not where:
        return []
    return [Move(thing=labels[0], where=where, to=labels[1] if len(labels) > 1 else "")]


def _added(clause: Clause, plan: Plan) -> list[Edit]:
    if not clause.means("add"):
        return []
    labels = present(clause, plan)
    where, to = _where(clause), labels[0] if labels else ""
    return [
        Add(label=new.label, count=new.count, color=_value(new.color), where=where, to=to)
        for new in _new(clause, labels, plan)
    ]


def _hued(clause: Clause, plan: Plan) -> list[Edit]:
    value = _value(clause.first("colors"))
    if value is None:
        return []
    labels = present(clause, plan)
    if labels:
        return [Recolor(thing=label, color=value) for label in labels]
    texts = [e for e in plan.elements if isinstance(e, TextElement)]
    element = _of_role(clause, texts) if find(clause.masked, "roles", clause.language) else None
    return [Recolor(id=element.id, color=value)] if element else []


def _looked(clause: Clause, plan: Plan) -> list[Edit]:
    said = {token.lower() for token in tokens(clause.masked)}
    palette = next((name for name in looks.palettes() if name in said), "")
    style = {hit.meaning for hit in find(clause.masked, "style", clause.language)}
    dark = True if "dark" in style else False if "light" in style else None
    ground = ground_of(clause.masked, clause.language)
    if not palette and dark is None and ground is None:
        return []
    return [SetLook(palette=palette, dark=None if ground else dark, ground=ground)]


def _new(clause: Clause, labels: Sequence[str], plan: Plan) -> list[Thing]:
    """The things that a clause names and no picture has yet."""
    known = [place_of(label, clause.masked) for label in labels]
    given = [reference.label for reference in plan.references]
    found = things(clause.masked, clause.language, given)
    return [thing for thing in found if not any(thing.start <= at < thing.end for at in known)]


def _where(clause: Clause) -> Where:
    """The side that a clause names, of the picture or of a thing."""
    sides: tuple[Where, ...] = ("left", "right")
    side = next((side for side in sides if clause.means(side)), None)
    if clause.means("move") and not side and (clause.means("up") or clause.means("down")):
        return "above" if clause.means("up") else "under"
    named = clause.first("relations")
    where: Where = next((known for known in get_args(Where) if known == named), "")
    return side if side and where in ("", "on", "in", "beside") else where


def _value(color: str | None) -> str | None:
    """A colour's name as the value that is drawn."""
    values: dict[str, str] = load("lexicon", "color_values")
    return values.get(color or "")
