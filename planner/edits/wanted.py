"""Reading edits of what a page lists and of its icons, without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.lexicon import find
from planner.composer.things import things
from planner.content import Content
from planner.edits.clause import Clause, present
from planner.edits.icons_shown import showing
from planner.edits.listed import listed, side_names
from planner.edits.named import Named, named, named_side, nouns
from planner.edits.ops import (
    AddItem,
    Edit,
    Highlight,
    MoveItem,
    RemoveItem,
    SetIcon,
    SetItem,
    SetPart,
)
from planner.errors import PlanError
from planner.plan import Plan

_TOLD = re.compile(r"[:：]\s*(\S.*)$", re.DOTALL)


def items(clause: Clause, plan: Plan) -> list[Edit]:
    """Edits of items: one gone, new, elsewhere, or under another icon."""
    if plan.content is None or present(clause, plan):
        return []
    about = named(clause, plan.content)
    for rule in (_icon, _to_side, _gone, _added, _moved):
        found = rule(clause, plan.content, about)
        if found:
            return found
    return []


def in_turn(edits: Sequence[Edit], plan: Plan) -> Iterator[Edit]:
    """Edits that call items by the numbers that they have at first, by those that they have in turn.

    Raises PlanError for an item that an edit before takes away.
    """
    order = list(range(1, len(listed(plan.content)) + 1)) if plan.content else []

    def now(number: int) -> int:
        if number in gone:
            raise PlanError(f"Item {number} is taken away; nothing else can be done to it.")
        return order.index(number) + 1 if number in order else number

    gone: set[int] = set()
    for edit in edits:
        new = edit
        if isinstance(edit, AddItem):
            new = edit.model_copy(update={"at": _joining(edit.at, order)})
            order.insert(new.at - 1 if new.at else len(order), 0)
        elif isinstance(edit, Highlight):
            new = edit.model_copy(update={"items": tuple(map(now, edit.items))})
        elif isinstance(edit, RemoveItem | MoveItem | SetIcon | SetItem):
            new = edit.model_copy(update={"item": now(edit.item)})
        if isinstance(new, RemoveItem) and new.item <= len(order):
            gone.add(order.pop(new.item - 1))
        if isinstance(new, MoveItem) and new.item <= len(order):
            new = new.model_copy(update={"to": _slot(new.to, order, gone)})
            order.insert(new.to - 1, order.pop(new.item - 1))
        yield new


def _joining(at: int | None, order: Sequence[int]) -> int | None:
    """The place of a new item after those that were before its place at first."""
    if at is None:
        return None
    return max((i for i, n in enumerate(order) if 0 < n < at), default=-1) + 2


def _slot(to: int, order: Sequence[int], gone: set[int]) -> int:
    """Where the `to`-th place at first is now that items are gone and new ones (0) have joined."""
    to -= sum(number < to for number in gone)
    for at, number in enumerate(order, 1):
        to += number == 0 and at <= to
    return max(min(to, len(order)), 1)


def _to_side(clause: Clause, content: Content, named: list[Named]) -> list[Edit]:
    """Items that go to the end of another side: "move Rooms to Delegate"."""
    side = named_side(clause, content) if clause.means("move") else None
    if side is None:
        return []
    name = side_names(content)[side]
    own = [one.number for one in named if not one.ordinal]
    return [MoveItem(item=n, to=_end_of(side, content, n), side=name) for n in own]


def _end_of(side: int, content: Content, without: int = 0) -> int:
    """The place behind the last item of a side, where item `without` is not counted."""
    others = (item for number, item in enumerate(content.items, 1) if number != without)
    return 1 + sum(item.side <= side for item in others)


def _gone(clause: Clause, content: Content, named: list[Named]) -> list[Edit]:
    if not clause.means("remove"):
        return []
    numbers = {one.number for one in named}
    return [RemoveItem(item=number) for number in sorted(numbers, reverse=True)]


def _icon(clause: Clause, content: Content, named: list[Named]) -> list[Edit]:
    """Another icon for what an item, a thing that an icon shows, or the title names; or none."""
    if not clause.means("icon"):
        return []
    spoken = (*find(clause.masked, "edits", clause.language), *nouns(clause))
    words = {hit.start for hit in spoken}
    quoted = [quote.text for quote in clause.quoted]
    said = [t.label for t in things(clause.masked, clause.language) if t.start not in words]
    labels = quoted or said or [clause.rest(_spans(clause, named))]
    labels = [label for label in labels if label]
    if clause.means("remove"):
        return _without_icon(content, named, labels, clause.language)
    if not labels or not named:
        return []
    return [SetIcon(item=named[0].number, label=labels[-1])]


def _without_icon(
    content: Content, named: Sequence[Named], labels: Sequence[str], language: str
) -> list[Edit]:
    """The icons of the items that are named, else those that show a thing, else of all items."""
    if named or not labels:
        numbers = [one.number for one in named] or range(1, len(content.items) + 1)
        return [SetIcon(item=number) for number in numbers]
    hero, numbers = showing(labels[0], content, language)
    if not hero and not numbers:
        raise PlanError(f"No icon of the page shows “{labels[0]}”.")
    header: list[Edit] = [SetPart(part="icon")] if hero else []
    return [*header, *(SetIcon(item=number) for number in numbers)]


def _added(clause: Clause, content: Content, named: list[Named]) -> list[Edit]:
    side = named_side(clause, content) if clause.quoted else None
    if not clause.means("add") or not (nouns(clause) or side is not None):
        return []
    told = _TOLD.search(clause.text)
    said = [quote.text for quote in clause.quoted] or ([told[1]] if told else [])
    if not said or not content.items:
        return []
    title, colon, more = said[0].partition(": ")
    body = more if colon else " ".join(said[1:])
    by = [one for one in named if not told or clause.quoted or one.end <= told.start()]
    by = by if side is None or _beside(clause) else []
    at = _place(clause, by, len(content.items))
    if by and content.sides:
        side = content.items[by[-1].number - 1].side
    elif side is not None:
        at = _end_of(side, content)
    name = side_names(content)[side] if side is not None else ""
    return [AddItem(title=title, body=body, at=at, side=name)]


def _place(clause: Clause, named: list[Named], count: int) -> int | None:
    """Where a new item goes: "after step 2" is the third place; None is the end."""
    if not named:
        return None
    one = named[-1]
    if clause.means("after"):
        at = one.number + 1
    elif one.number == count and one.ordinal and not clause.means("before"):
        return None
    else:
        at = one.number
    return at if at <= count else None


def _moved(clause: Clause, content: Content, named: list[Named]) -> list[Edit]:
    """An item at another place, or two that change places."""
    count = len(listed(content))
    numbers = [one.number for one in named]
    if clause.means("swap") and len(set(numbers)) == 2 and not clause.rest(_spans(clause, named)):
        low, high = sorted(numbers)
        back = [MoveItem(item=low, to=high)] if high > low + 1 else []
        return [MoveItem(item=high, to=low), *back]
    if not clause.means("move") or not numbers or _TOLD.search(clause.masked):
        return []
    own = numbers[0]
    if len(numbers) > 1:
        goal = numbers[1] - (own < numbers[1]) if _beside(clause) else numbers[1]
        goal += clause.means("after")
    elif clause.means("up") or clause.means("down"):
        goal = own + (1 if clause.means("down") else -1)
    else:
        return []
    return [MoveItem(item=own, to=min(max(goal, 1), count))]


def _spans(clause: Clause, named: Sequence[Named]) -> list[tuple[int, int]]:
    """Where a clause says which items, and what they are called."""
    return [*((o.start, o.end) for o in named), *((h.start, h.end) for h in nouns(clause))]


def _beside(clause: Clause) -> bool:
    return clause.means("before") or clause.means("after")
