"""Checking a plan: every rule is a function from plan to issues, listed in one table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import isclose

from planner.check_texts import (
    called,
    issue_at,
    lines,
    low_contrast,
    missing_glyphs,
    off_surface,
    overflow,
    stale_fit,
    too_small,
    untraced_numbers,
)  # fmt: skip
from planner.derive import recompute
from planner.overlap import covered
from planner.parts import REFERENCE, Box, Issue
from planner.plan import (
    AnyElement,
    ChartElement,
    ConnectorElement,
    IconElement,
    PictureElement,
    Plan,
    ShapeElement,
    TextElement,
)

Rule = Callable[[Plan], Iterable[Issue]]


def check(plan: Plan) -> tuple[Issue, ...]:
    """Everything wrong with a plan, in the order of the rules."""
    return tuple(issue for rule in RULES for issue in rule(plan))


def duplicate_ids(plan: Plan) -> Iterator[Issue]:
    """Two elements with one id."""
    counts = Counter(element.id for element in plan.elements)
    for index, element in enumerate(plan.elements):
        if counts[element.id] > 1:
            yield issue_at(
                index,
                "duplicate-id",
                f"{counts[element.id]} elements are called {element.id}.",
                ".id",
            )


def off_canvas(plan: Plan) -> Iterator[Issue]:
    """An element that reaches over the edge of the canvas."""
    area = Box(x=0, y=0, w=plan.canvas.width, h=plan.canvas.height)
    parents = {element.parent for element in plan.elements}
    for index, element in enumerate(plan.elements):
        inside = area.contains(element.bounds, slack=1.0)
        if not inside and (element.id in parents or not _bleeds(element, area)):
            yield issue_at(
                index, "off-canvas", f"{element.id} reaches over the edge of the canvas.", ".box"
            )


def _bleeds(element: AnyElement, area: Box) -> bool:
    """True for a shape or picture that is meant to lie over others, where some of it is seen."""
    box = element.bounds
    seen = min(box.right, area.right) > max(box.x, 0) and min(box.bottom, area.bottom) > max(
        box.y, 0
    )
    return element.over and isinstance(element, ShapeElement | PictureElement) and seen


def _solids(plan: Plan) -> list[tuple[int, AnyElement, list[Box]]]:
    """Elements that must not cover each other, as boxes of their ink before they are turned."""
    out: list[tuple[int, AnyElement, list[Box]]] = []
    for index, element in enumerate(plan.elements):
        if isinstance(element, TextElement) and element.role != "background":
            out.append((index, element, lines(element, plan)))
        elif isinstance(element, ChartElement | IconElement):
            out.append((index, element, [element.box]))
    return out


def overlap(plan: Plan) -> Iterator[Issue]:
    """Text, icons or charts that cover each other."""
    for index, second, first in covered(_solids(plan)):
        yield issue_at(
            index, "overlap", f"{called(second)} and {called(first)} cover each other.", ".box"
        )


def wrong_derivations(plan: Plan) -> Iterator[Issue]:
    """A computed fact that does not compute."""
    datasets = {dataset.id: dataset for dataset in plan.datasets}
    for index, fact in enumerate(plan.facts):
        if fact.derivation is None or fact.value is None:
            continue
        value = recompute(fact.derivation, datasets)
        if value is None or not isclose(value, fact.value, rel_tol=1e-6, abs_tol=1e-9):
            yield Issue(
                path=f"facts[{index}].value", code="wrong-derivation",
                message=f"{fact.id} says {fact.value:g}; its data give {'nothing' if value is None else f'{value:g}'}.",
            )  # fmt: skip


def unknown_references(plan: Plan) -> Iterator[Issue]:
    """Facts, parents, colours and icons that are named but not there."""
    known_facts = {fact.id for fact in plan.facts}
    known_ids = {element.id for element in plan.elements}
    for index, element in enumerate(plan.elements):
        for lost in sorted(set(element.facts) - known_facts):
            yield issue_at(
                index,
                "unknown-fact",
                f"{element.id} names the fact {lost}, which is not there.",
                ".facts",
            )
        if element.parent and element.parent not in known_ids:
            yield issue_at(
                index,
                "unknown-parent",
                f"{element.id} belongs to {element.parent}, which is not there.",
                ".parent",
            )
        for name, value in _colors(element):
            if not value.startswith("#") and value not in plan.style.colors:
                yield issue_at(
                    index,
                    "unknown-color",
                    f"{element.id} uses the colour {value}, which style.colors lacks.",
                    f".{name}",
                )
        if isinstance(element, IconElement) and not _icon_exists(element.name, plan):
            yield issue_at(
                index, "unknown-icon", f"There is no icon called {element.name}.", ".name"
            )


def _colors(element: AnyElement) -> Iterator[tuple[str, str]]:
    """Each colour of an element, with the field that names it."""
    for name in ("color", "fill", "stroke"):
        if isinstance(value := vars(element).get(name), str):
            yield name, value
    yield from (("ramp", color) for color in vars(element).get("ramp", ()))
    if gradient := vars(element).get("gradient"):
        yield from (("gradient", color) for color in gradient.colors)


def _icon_exists(name: str, plan: Plan) -> bool:
    if name.startswith(REFERENCE):
        return name.removeprefix(REFERENCE) in {one.id for one in plan.references}
    from planner import icons

    return bool(icons.exists(name))


def references(plan: Plan) -> Iterator[Issue]:
    """A reference that shows nothing, and a thing that is to be shown by one that is not there."""
    known = {one.id for one in plan.references}
    used: set[str | None] = set()
    for index, element in enumerate(plan.elements):
        if isinstance(element, IconElement) and element.name.startswith(REFERENCE):
            used.add(element.name.removeprefix(REFERENCE))
        for thing in element.objects if isinstance(element, PictureElement) else ():
            used.add(thing.ref)
            if thing.ref and thing.ref not in known:
                message = f"{element.id} names the reference {thing.ref}, which is not there."
                yield issue_at(index, "unknown-reference", message, ".objects")
    for index, one in enumerate(plan.references):
        if one.id not in used:
            yield Issue(
                path=f"references[{index}]", code="unused-reference",
                message=f"Nothing shows the reference {one.label}; name a thing or a part by it.",
            )  # fmt: skip


def loose_connectors(plan: Plan) -> Iterator[Issue]:
    """An arrow without two ends."""
    known = {element.id for element in plan.elements}
    for index, element in enumerate(plan.elements):
        if not isinstance(element, ConnectorElement):
            continue
        if {element.start, element.end} - known or len(element.points) < 2:
            yield issue_at(index, "loose-connector", f"{element.id} does not join two elements.")


def missing_alt(plan: Plan) -> Iterator[Issue]:
    """A chart or picture without words for those who cannot see it."""
    for index, element in enumerate(plan.elements):
        if isinstance(element, ChartElement | PictureElement) and not element.alt.strip():
            yield issue_at(index, "missing-alt", f"{element.id} has no alt text.", ".alt")


def undrawn_things(plan: Plan) -> Iterator[Issue]:
    """A thing that the prompt names and no drawing shows."""
    scene = plan.content.scene if plan.content else None
    for index, element in enumerate(plan.elements):
        if scene is None or not isinstance(element, PictureElement):
            continue
        for label in scene.undrawn:
            yield issue_at(
                index, "undrawn",
                f"There is no drawing of {label}; name a thing like it, or show one with --ref IMG:{label}.",
                ".objects",
            )  # fmt: skip


def empty_sections(plan: Plan) -> Iterator[Issue]:
    """A panel, card or one of its kin with nothing in it, where the others hold something; a heading with no words."""
    parents = {element.parent for element in plan.elements if element.parent}
    holders = set(map(_kin, parents))
    for index, element in enumerate(plan.elements):
        panel = element.id.startswith(("panel", "card")) or _kin(element.id) in holders
        if panel and isinstance(element, ShapeElement) and element.id not in parents:
            yield issue_at(index, "empty-section", f"{element.id} is a panel with nothing in it.")
        if isinstance(element, TextElement) and not element.text.strip():
            yield issue_at(index, "empty-section", f"{element.id} has no words.")


def _kin(name: str) -> str:
    """What elements of one sort are called: `step` of `step-3`."""
    return re.sub(r"-\d+$", "", name)


RULES: Sequence[Rule] = (
    duplicate_ids, off_canvas, overflow, overlap, low_contrast, too_small, off_surface, stale_fit,
    missing_glyphs, untraced_numbers, wrong_derivations, unknown_references, references,
    loose_connectors, missing_alt, undrawn_things, empty_sections,
)  # fmt: skip
