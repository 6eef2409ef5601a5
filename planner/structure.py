"""Which anatomies suit a list, best first: by its own shape, and by what was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.composer.dates import is_span
from planner.composer.entries import Entry
from planner.composer.groups import Group
from planner.composer.lexicon import find
from planner.composer.openings import is_calendar
from planner.composer.text import width

ARCHETYPES = (
    "steps", "timeline", "comparison", "table", "stats", "ranking", "cards", "tree", "cycle",
    "funnel", "pyramid", "flow", "quadrant", "callouts", "charts", "poster", "slide",
)  # fmt: skip
Suit = tuple[str, float, str]
MOST_TOLD = 8
"""A poster tells no more things than this."""
_STEP = 90
"""Characters that a step tells besides its title."""
_READ = 0.3
"""Sections of which a larger part says more than its name are read, not taken in as a tree."""
_NAMED = 3.0
"""The weight of a kind that the words of asking name, rather than the topic."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known about the content besides its list.

    `ruled`: the list itself reads as a table; a `notice` tells of something on a day.
    """

    title: str = ""
    sides: int = 0
    charts: int = 0
    rows: int = 0
    ruled: bool = False
    language: str = "en"
    notice: bool = False


def rank(
    group: Group | None,
    shape: Shape,
    wishes: tuple[tuple[str, float], ...] = (),
    forced: str | None = None,
) -> tuple[tuple[str, str], ...]:
    """Every anatomy that suits, best first, each with its reason in words."""
    best: dict[str, tuple[float, str]] = {}
    for name, score, reason in _suits(group, shape):
        if score > best.get(name, (0.0, ""))[0]:
            best[name] = (score, reason)
    for name, weight in wishes:
        if not _fillable(name, group, shape):
            continue
        # A poster is a format: a list of three things or more keeps the anatomy of its list.
        weight = min(weight, _formats(group)) if name == "poster" else weight
        # "5 tips" hints at cards, but a numbered list keeps its numbers.
        numbered = name == "cards" and weight < _NAMED and group is not None and group.ordered
        weight = min(weight, 0.5) if numbered else weight
        halves = shape.sides == 2 and not (group and group.ordered)
        if (
            name == "steps"
            and weight < _NAMED
            and (halves or _is_amounts(group) or _are_kinds(group))
        ):
            continue  # "How to choose. Do: ... Don't: ..." tells of no steps
        score, reason = best.get(name, (0.0, ""))
        said = "the prompt asks for it"
        best[name] = (score + 3 * weight, f"{said}; {reason}" if reason else said)
    if forced:
        best[forced] = (99.0, "asked for with --archetype")
    ordered = sorted(best.items(), key=lambda pair: -pair[1][0])
    return tuple((name, reason) for name, (_, reason) in ordered)


def _are_kinds(group: Group | None) -> bool:
    """True for a list without numbers whose titles all open with one word: `Yellow bin`, `Blue bin` in
    languages that put the noun first."""
    if group is None:
        return False
    opens = {entry.title.casefold().split(" ")[0] for entry in group.entries}
    return not group.ordered and len(group.entries) > 2 and len(opens) == 1 and "" not in opens


def _is_amounts(group: Group | None) -> bool:
    """True for a list of amounts, such as the ingredients of a recipe, but not of how long each step takes."""
    if group is None or group.ordered or group.share("value") < 0.6:
        return False
    return not all(is_span(entry.unit) for entry in group.entries if entry.value)


def _formats(group: Group | None) -> float:
    """What the word "poster" weighs: little for a list of three or more, least for lists of lists."""
    if group is None or len(group.entries) <= 2:
        return _NAMED
    return 0.2 if any(entry.entries for entry in group.entries) else 1.0


def _fillable(name: str, group: Group | None, shape: Shape) -> bool:
    """False for an anatomy that lacks what it is made of."""
    entries = group.entries if group else ()
    if name == "charts":
        return shape.charts > 0
    if name == "table":
        return shape.rows > 0 or shape.sides > 1
    if name == "comparison":
        return shape.sides > 1
    if group is None and shape.charts and name in ("timeline", "ranking", "stats"):
        return True
    if name in ("ranking", "funnel", "stats"):
        return any(entry.value for entry in entries) or shape.charts > 0
    return bool(entries) or name in ("poster", "slide")


def _suits(group: Group | None, shape: Shape) -> Iterator[Suit]:
    if shape.charts:
        told = (
            "a chart carries the claim"
            if shape.charts == 1
            else f"{shape.charts} charts carry the claims"
        )
        yield "charts", 6.0, told
        yield "slide", 1.2, "one chart and its claim make a slide"
    if shape.rows:
        yield "table", 3.4, f"a table of {shape.rows} rows was given"
    if shape.ruled:
        yield "table", 6.4, "prices, hours, ingredients or lessons stand in columns"
    entries = group.entries if group else ()
    if group is not None and entries:
        yield from _by_order(group, shape)
        yield from _by_numbers(group, shape.language)
        yield from _by_depth(group, shape)
        yield from _by_title(group, shape)
        yield "cards", 2.0, f"{len(entries)} items of one kind"
    nested = shape.sides > 1 or any(entry.entries for entry in entries)
    if shape.notice and len(entries) <= MOST_TOLD and not (shape.charts or nested):
        yield "poster", 5.0, "a notice of something on a day"
    few = len(entries) <= 2 and not (shape.charts or nested)
    yield (
        "poster",
        3.0 if few else 0.6,
        "one message and little else" if few else "one line to read afar",
    )
    yield "slide", 0.5, "a headline and its points"


def _by_order(group: Group, shape: Shape) -> Iterator[Suit]:
    count = len(group.entries)
    dated = sum(bool(entry.when) for entry in group.entries)
    if dated >= max(2, 0.6 * count):
        yield "timeline", 5.5, f"{dated} of {count} items carry a date"
    if group.links:
        yield "flow", 6.0, f"{len(group.links)} arrows join {count} names"
        if group.links[-1][1] == group.links[0][0] or _closes(group):
            yield "cycle", 6.5, "the last arrow returns to the first name"
        return
    if group.ordered and not dated:
        nested = any(entry.entries for entry in group.entries)
        # The numbers of headings over much text count sections; those of other lists count steps.
        sections = group.kind == "sections" and (nested or _is_long(group))
        steps = 1.9 if sections else 4.9 if nested else 4.0
        flow = 1.0 if nested or sections else 2.2
        yield "steps", steps, "the list is numbered"
        yield "flow", flow, "the list is numbered"
    if count >= 3 and _returns(group.entries):
        yield "cycle", 2.6, "the last item leads back to the first"


def _is_long(group: Group) -> bool:
    """True where half of the entries tell more than a step does."""
    return sum(width(entry.body) > _STEP for entry in group.entries) >= 0.5 * len(group.entries)


def _closes(group: Group) -> bool:
    starts = {start for start, _, _ in group.links}
    ends = {end for _, end, _ in group.links}
    return len(group.entries) >= 3 and starts == ends


def _returns(entries: tuple[Entry, ...]) -> bool:
    first = entries[0].title.lower()
    last = entries[-1]
    return width(first) >= 5 and first in f"{last.title} {last.body}".lower()


def _by_numbers(group: Group, language: str) -> Iterator[Suit]:
    entries = group.entries
    valued = [entry for entry in entries if entry.value]
    if len(valued) < max(2, 0.6 * len(entries)):
        return
    count = f"{len(valued)} of {len(entries)} items have a number"
    amounts = [entry.amount for entry in entries if entry.amount is not None]
    # "2 eggs" and "404 Not Found" are counts and codes; nothing is longer for them.
    counts = all(e.lines and not e.unit and e.lines[0].text.startswith(e.value) for e in valued)
    alike = (
        not counts
        and len(amounts) == len(entries) >= 3
        and len({entry.unit for entry in entries}) == 1
    )
    clauses = sum(len(entry.title.split()) > 2 for entry in entries) > 0.5 * len(entries)
    yield "stats", 3.6 if alike and not clauses else 4.6, count
    if alike and not is_calendar([entry.title for entry in entries], language):
        yield "ranking", 4.0, f"{count}, all in one unit"
        if amounts == sorted(amounts, reverse=True):
            yield "ranking", 4.4, f"{count}, in falling order"
            yield "funnel", 2.4, f"{count}, in falling order"


def _by_depth(group: Group, shape: Shape) -> Iterator[Suit]:
    entries = group.entries
    nested = sum(bool(entry.entries) for entry in entries)
    if shape.sides == 2:
        yield "comparison", 6.2, "two headed lists stand side by side"
    elif shape.sides == 4:
        yield "quadrant", 4.2, "four headed lists"
        yield "cards", 3.0, "four headed lists"
    elif shape.sides > 2:
        yield "table", 3.0, f"{shape.sides} headed lists share their labels"
        yield "cards", 3.6, f"{shape.sides} headed lists share their labels"
        yield "comparison", 2.5, f"{shape.sides} headed lists share their labels"
    if not shape.sides and all(entry.value and entry.entries for entry in entries):
        yield "cards", 5.0, "each has its number and what belongs to it"
    elif not shape.sides and nested >= max(1, 0.3 * len(entries)):
        deep = any(_branches(child) for entry in entries for child in entry.entries)
        bodies = sum(bool(entry.body) for entry in entries)
        listed = group.kind == "list" and not bodies
        read = group.kind == "sections" and _told(entries) > _READ
        named = (deep or listed) and not read
        yield "tree", 4.8 if named else 1.8, "items have items of their own"


def _told(entries: Sequence[Entry]) -> float:
    """The share of entries, of every depth, that say more than a name."""
    every = list(_every(entries))
    return sum(bool(entry.body) for entry in every) / max(1, len(every))


def _every(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _every(entry.entries)


def _branches(child: Entry) -> bool:
    """True for what has things under it that are no mere attributes, as the cells of a row are."""
    return any(not own.value for own in child.entries)


def named_kinds(title: str, language: str) -> list[str]:
    """The kinds that a title names: "SWOT of a bakery", "How to ..."."""
    return [hit.meaning for hit in find(title, "archetypes", language)]


def _by_title(group: Group, shape: Shape) -> Iterator[Suit]:
    """The words of the title and the list's heading name a kind."""
    dated = any(entry.when for entry in group.entries)
    numbered = any(entry.value for entry in group.entries)
    for hit in find(f"{shape.title}\n{group.heading}", "archetypes", shape.language):
        needs_dates = hit.meaning == "timeline" and not dated
        needs_numbers = hit.meaning in ("stats", "ranking") and not numbered
        thing = hit.meaning in ("charts", "poster", "slide", "table", "tree", "flow")
        unnumbered = hit.meaning == "cards" and group.ordered
        kinds = _is_amounts(group) or _are_kinds(group)
        unnumbered = unnumbered or (hit.meaning == "steps" and kinds)
        if not (thing or needs_dates or needs_numbers or unnumbered):
            yield hit.meaning, 4.2, "the title names it"
