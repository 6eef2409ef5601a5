"""Reading edits from words, without a model: one clause, one edit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from planner.composer.lexicon import find, load
from planner.composer.phrases import Thing
from planner.composer.things import things
from planner.edits import read_page, read_scene, read_texts, wanted
from planner.edits.clause import Clause, labels_of, places, present
from planner.edits.clauses import clauses, languages
from planner.edits.listed import listed
from planner.edits.ops import Add, Edit, Move, Recolor, Remove, Resize, SetText, Swap, Where
from planner.errors import PlanError
from planner.plan import Plan, TextElement

_LARGER, _SMALLER = 1.3, 0.75


def read(plan: Plan, said: str) -> tuple[Edit, ...]:
    """The edits that an instruction asks for, in the first language in which it is one.

    Raises PlanError, with what can be asked, for a clause that is none.
    """
    faults: list[PlanError] = []
    for language in languages(plan, said):
        try:
            found = [
                edit
                for clause in clauses(said, language, labels_of(plan))
                for edit in _read(clause, plan)
            ]
        except PlanError as fault:
            faults.append(fault)
            continue
        if not found:
            raise PlanError("The edit is empty; say what to change.")
        return tuple(wanted.in_turn(found, plan))
    raise faults[0]


def _read(clause: Clause, plan: Plan) -> Sequence[Edit]:
    for rule in (
        read_page.lit, wanted.items, read_page.sized, read_page.aligned, read_texts.words,
        read_scene.cleared, _gone, _swapped, _sized, _shifted, read_texts.logo, _added, _hued, read_page.whole,
    ):  # fmt: skip
        found = rule(clause, plan)
        if found:
            _demand_quotes(clause, found, plan)
            return found
    raise PlanError(
        f"“{clause.text}” is not understood as an edit; say what to add, remove, replace, move, highlight,"
        " enlarge or recolour, new words in quotes, a light, time, weather, medium, palette, style or"
        " shape, or use --llm."
    )


def _demand_quotes(clause: Clause, edits: Sequence[Edit], plan: Plan) -> None:
    """Raises PlanError where quoted words have no part in what is done."""
    values = [value for edit in edits for value in edit.model_dump().values()]
    said = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    new = [one.casefold() for one in said if isinstance(one, str) and one]
    ids = {edit.id for edit in edits if isinstance(edit, Remove | SetText | Recolor)}
    old = [e.text.casefold() for e in plan.elements if isinstance(e, TextElement) and e.id in ids]
    old += [name.casefold() for name in listed(plan.content)] if plan.content else []
    for quote in clause.quoted:
        text = quote.text.casefold()
        if not any(text in one for one in (*new, *old)) and not any(one in text for one in new):
            raise PlanError(
                f"“{clause.text}” is understood but for “{quote.text}”; say what becomes of that by itself."
            )


def _gone(clause: Clause, plan: Plan) -> list[Edit]:
    if not clause.means("remove"):
        return []
    labels = present(clause, plan)
    if labels:
        return [Remove(thing=label) for label in labels]
    texts = [e for e in plan.elements if isinstance(e, TextElement)]
    element = read_texts.of_role(clause, texts)
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
    new = _new(clause, plan)
    if not labels or not new:
        return []
    if len(new) > 1:
        many = " or ".join(f"“{thing.label}”" for thing in new)
        raise PlanError(f"One thing can take the place of another: {many}; say which.")
    return [Swap(thing=labels[0], label=new[0].label, color=_value(new[0].color))]


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
    labels, added = present(clause, plan), _new(clause, plan)
    sides, to = _sides(clause), labels[0] if labels else ""
    if len(sides) != len(added):
        sides = [_where(clause)] * len(added)
    return [
        Add(label=new.label, count=new.count, color=_value(new.color), where=where, to=to)
        for new, where in zip(added, sides, strict=True)
    ]


def _hued(clause: Clause, plan: Plan) -> list[Edit]:
    value = _value(clause.first("colors"))
    if value is None:
        return []
    labels = present(clause, plan)
    if labels:
        return [Recolor(thing=label, color=value) for label in labels]
    texts = [e for e in plan.elements if isinstance(e, TextElement)]
    role = find(clause.masked, "roles", clause.language)
    element = read_texts.of_role(clause, texts) if role else None
    return [Recolor(id=element.id, color=value)] if element else []


def _new(clause: Clause, plan: Plan) -> list[Thing]:
    """The things that a clause names and no picture has yet.

    Raises PlanError for one that is made of another.
    """
    known = [at for at, _ in places(clause, plan)]
    given = [reference.label for reference in plan.references]
    found = things(clause.masked, clause.language, given)
    for one, other in pairwise(found):
        words = find(clause.masked[one.end : other.start], "edit_words", clause.language)
        if any(hit.meaning == "material" for hit in words):
            raise PlanError(
                f"Nothing can be drawn made of another thing, as “{one.label}” and “{other.label}” are; name one alone."
            )
    return [thing for thing in found if not any(thing.start <= at < thing.end for at in known)]


_SIDES: dict[str, Where] = {"left": "left", "right": "right"}


def _sides(clause: Clause) -> list[Where]:
    """Every side that a clause names, in order: `a barn on the left and a dog on the right`."""
    hits = find(clause.masked, "edits", clause.language)
    return [_SIDES[hit.meaning] for hit in hits if hit.meaning in _SIDES]


def _where(clause: Clause) -> Where:
    """The side that a clause names, of the picture or of a thing."""
    side = next((side for side in _SIDES.values() if clause.means(side)), None)
    if clause.means("move") and not side and (clause.means("up") or clause.means("down")):
        return "above" if clause.means("up") else "under"
    named = clause.first("relations")
    where: Where = next((known for known in get_args(Where) if known == named), "")
    return side if side and where in ("", "on", "in", "beside") else where


def _value(color: str | None) -> str | None:
    """A colour's name as the value that is drawn."""
    values: dict[str, str] = load("lexicon", "color_values")
    return values.get(color or "")
