"""Reading edits of what a page lists and of its icons, without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.composer.lexicon import Hit, find, is_cjk, words
from planner.composer.things import things
from planner.content import Content
from planner.edits.clause import Clause, present
from planner.edits.listed import listed
from planner.edits.ops import AddItem, Edit, Highlight, MoveItem, RemoveItem, SetIcon, SetItem
from planner.errors import PlanError
from planner.plan import Plan

_NOUNS = ("counted", "ordinals")
"""Word lists of what items are called: steps, a tip, cards."""
_DIGITS = re.compile(r"(?<![\d.,:])\d{1,3}(?![\d.,]*\d|:\d|%)")
_TOLD = re.compile(r"[:：]\s*(\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Named:
    """An item that a clause names, where its name begins and ends, and whether by first or last."""

    start: int
    end: int
    number: int
    side: bool = False


def items(clause: Clause, plan: Plan) -> list[Edit]:
    """Edits of items: one gone, new, elsewhere, or under another icon."""
    if plan.content is None or present(clause, plan):
        return []
    named = _named(clause, plan.content)
    for rule in (_icon, _gone, _added, _moved):
        found = rule(clause, plan.content, named)
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
            new = new.model_copy(update={"to": min(new.to, len(order))})
            order.insert(new.to - 1, order.pop(new.item - 1))
        yield new


def _joining(at: int | None, order: Sequence[int]) -> int | None:
    """The place of a new item after those that were before its place at first."""
    if at is None:
        return None
    return max((i for i, n in enumerate(order) if 0 < n < at), default=-1) + 2


def named_items(clause: Clause, content: Content) -> list[int]:
    """The numbers of the items that a clause names, in its order."""
    return list(dict.fromkeys(one.number for one in _named(clause, content)))


def _gone(clause: Clause, content: Content, named: list[_Named]) -> list[Edit]:
    if not clause.means("remove"):
        return []
    numbers = {one.number for one in named}
    return [RemoveItem(item=number) for number in sorted(numbers, reverse=True)]


def _icon(clause: Clause, content: Content, named: list[_Named]) -> list[Edit]:
    if not clause.means("icon"):
        return []
    if clause.means("remove"):
        numbers = [one.number for one in named] or range(1, len(content.items) + 1)
        return [SetIcon(item=number) for number in numbers]
    if not named:
        return []
    quoted = [quote.text for quote in clause.quoted]
    words = {hit.start for hit in (*find(clause.masked, "edits", clause.language), *_nouns(clause))}
    shown = [t.label for t in things(clause.masked, clause.language) if t.start not in words]
    label = (quoted or shown or [""])[-1]
    return [SetIcon(item=named[0].number, label=label)] if label else []


def _added(clause: Clause, content: Content, named: list[_Named]) -> list[Edit]:
    side = _side(clause, content) if clause.quoted else None
    if not clause.means("add") or not (_nouns(clause) or side):
        return []
    told = _TOLD.search(clause.text)
    said = [quote.text for quote in clause.quoted] or ([told[1]] if told else [])
    if not said or not content.items:
        return []
    title, colon, more = said[0].partition(": ")
    body = more if colon else " ".join(said[1:])
    before_words = [one for one in named if not told or clause.quoted or one.end <= told.start()]
    at = side or _place(clause, before_words, len(content.items))
    return [AddItem(title=title, body=body, at=at)]


def _side(clause: Clause, content: Content) -> int | None:
    """The place after the last item of the side that a clause names: "to Delegate"."""
    for number, side in enumerate(content.sides):
        name = re.split("[:：]", side)[0].casefold()
        own = [i for i, item in enumerate(content.items, 1) if item.side == number]
        if name and own and name in clause.masked.casefold():
            return own[-1] + 1
    return None


def _place(clause: Clause, named: list[_Named], count: int) -> int | None:
    """Where a new item goes: "after step 2" is the third place; None is the end."""
    if not named:
        return None
    one = named[-1]
    if clause.means("after"):
        at = one.number + 1
    elif one.number == count and one.side and not clause.means("before"):
        return None
    else:
        at = one.number
    return at if at <= count else None


def _moved(clause: Clause, content: Content, named: list[_Named]) -> list[Edit]:
    """An item at another place, or two that change places."""
    count = len(listed(content))
    numbers = [one.number for one in named]
    if clause.means("swap") and len(set(numbers)) == 2 and not _says_more(clause, named):
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


def _says_more(clause: Clause, named: Sequence[_Named]) -> bool:
    """Whether a clause says more than which items: new words, or an amount."""
    hits = [
        hit
        for kind in ("edits", "edit_words")
        for hit in find(clause.masked, kind, clause.language)
    ]
    spans = [(one.start, one.end) for one in named]
    spans += [(hit.start, hit.end) for hit in (*hits, *_nouns(clause))]
    text = clause.masked
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    left = re.sub(r"(?i)\b(?:and|und|et|y|e|и)\b", "", text)
    return bool(re.search(r"\w", left))


def _beside(clause: Clause) -> bool:
    return clause.means("before") or clause.means("after")


def _nouns(clause: Clause) -> list[Hit]:
    """Where a clause says what items are called."""
    own = [hit for hit in find(clause.masked, "edits", clause.language) if hit.meaning == "item"]
    lists = (find(clause.masked, kind, clause.language) for kind in _NOUNS)
    return [*own, *(hit for hits in lists for hit in hits)]


def _named(clause: Clause, content: Content) -> list[_Named]:
    """The items that a clause names, in its order: by number where it says what they are, or by title."""
    titled = _titled(clause, content)
    counted = _nouns(clause)
    numbered = _numbered(clause, len(listed(content))) if counted or titled else []
    free = [n for n in numbered if not any(t.start < n.end and n.start < t.end for t in titled)]
    if titled and not counted:  # a number alone is a place where something moves
        free = [one for one in free if one.side or clause.means("move")]
    return sorted([*titled, *free], key=lambda one: one.start)


def _titled(clause: Clause, content: Content) -> list[_Named]:
    found: list[_Named] = []
    names = sorted(enumerate(listed(content), 1), key=lambda pair: -len(pair[1]))
    quoted = {quote.text.lower() for quote in clause.quoted}
    for number, name in names:
        if len(name) < 2:
            continue
        edge = "" if is_cjk(name) else r"(?![\w-])"
        text = clause.text if name.lower() in quoted else clause.masked
        start = "" if is_cjk(name) else r"(?<![\w-])"
        match = re.search(rf"(?i){start}{re.escape(name)}{edge}", text)
        if match and not any(o.start < match.end() and match.start() < o.end for o in found):
            found.append(_Named(match.start(), match.end(), number))
    return found


def _numbered(clause: Clause, count: int) -> list[_Named]:
    """Items by number; "the last two steps" and "steps 2-4" are several."""
    text = clause.masked
    plain = [(m.start(), m.end(), int(m.group()), False) for m in _DIGITS.finditer(text)]
    spelled = [
        (hit.start, hit.end, int(hit.meaning), False)
        for hit in find(text, "numerals", clause.language)
    ]
    sides = [
        (hit.start, hit.end, count if hit.meaning == "last" else int(hit.meaning), True)
        for hit in find(text, "nth", clause.language)
    ]
    marks = sorted([*plain, *spelled, *sides])
    out: list[_Named] = []
    skip = -1
    for (start, end, number, side), following in pairwise([*marks, (len(text) + 9, 0, 0, False)]):
        if start == skip:
            continue
        gap = text[end : following[0]].strip()
        several = following[0] <= len(text) and not following[3]
        joint = not gap or gap in words("edit_words", "particle", clause.language)
        if several and side and joint and number in (1, count):
            skip, size = following[0], following[2]
            run = range(1, size + 1) if number == 1 else range(count - size + 1, count + 1)
        elif several and not side and gap in ("-", "–", "to", "bis", "à", "a", "до", "到", "~"):
            skip, run = following[0], range(number, following[2] + 1)
        else:
            run = range(number, number + 1)
        out += [_Named(start, end, n, side) for n in run if n >= 1]
    return out
