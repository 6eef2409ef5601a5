"""Checking a plan: every rule is a function from plan to issues, listed in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import isclose

from planner import fonts, typeset
from planner.color import contrast, mix
from planner.derive import recompute
from planner.ground import grounds_of, under
from planner.overlap import covered
from planner.plan import (
    REFERENCE,
    AnyElement,
    Box,
    ChartElement,
    ConnectorElement,
    IconElement,
    Issue,
    PictureElement,
    Plan,
    ShapeElement,
    TextElement,
)
from planner.surfaces import thing_under
from planner.trace import untraced

LEAST_CONTRAST, LEAST_DISPLAY_CONTRAST = 4.5, 3.0
DISPLAY_SIZE, BOLD_SIZE = 40.0, 31.0
"""Sizes in units from which words are large: 24 and 18.7 px of a page 600 px wide."""
FLATTEST = 0.4
"""Least height of letters on a slanted surface, as a share of their size; under 0 they are mirrored."""
_TOLD = 32
"""Letters of a text that a message repeats."""
Rule = Callable[[Plan], Iterable[Issue]]


def check(plan: Plan) -> tuple[Issue, ...]:
    """Everything wrong with a plan, in the order of the rules."""
    return tuple(issue for rule in RULES for issue in rule(plan))


def _at(index: int, code: str, message: str, field: str = "") -> Issue:
    return Issue(path=f"elements[{index}]{field}", code=code, message=message)


def _called(element: AnyElement) -> str:
    """What an element is called in a message: its words, else its id."""
    if not isinstance(element, TextElement):
        return element.id
    words = " ".join(element.text.split())
    return f"“{words[:_TOLD]}{'…' if len(words) > _TOLD else ''}” ({element.id})"


def _texts(plan: Plan) -> Iterator[tuple[int, TextElement]]:
    for index, element in enumerate(plan.elements):
        if isinstance(element, TextElement):
            yield index, element


def duplicate_ids(plan: Plan) -> Iterator[Issue]:
    """Two elements with one id."""
    counts = Counter(element.id for element in plan.elements)
    for index, element in enumerate(plan.elements):
        if counts[element.id] > 1:
            yield _at(
                index,
                "duplicate-id",
                f"{counts[element.id]} elements are called {element.id}.",
                ".id",
            )


def off_canvas(plan: Plan) -> Iterator[Issue]:
    """An element that reaches over the edge of the canvas."""
    area = Box(x=0, y=0, w=plan.canvas.width, h=plan.canvas.height)
    for index, element in enumerate(plan.elements):
        if not area.contains(element.box, slack=1.0):
            yield _at(
                index, "off-canvas", f"{element.id} reaches over the edge of the canvas.", ".box"
            )


def _ink(element: TextElement, plan: Plan) -> list[Box]:
    """The box of each line, from cap line to descent; it may end beyond the bounds of a plan."""
    language = element.lang or plan.language
    family = typeset.element_font(element, plan.style, language).names[0]
    up, down = (m * element.size for m in fonts.vertical_metrics(family, language))
    return [
        Box.model_construct(x=line.x, y=line.baseline - up, w=line.width, h=up + down)
        for line in element.lines
        if line.text
    ]


def overflow(plan: Plan) -> Iterator[Issue]:
    """Text that is larger than its box."""
    for index, element in _texts(plan):
        if any(not element.box.contains(ink, slack=1.0) for ink in _ink(element, plan)):
            yield _at(index, "overflow", f"The text {_called(element)} does not fit its box.")


def _solids(plan: Plan) -> list[tuple[int, AnyElement, list[Box]]]:
    """Elements that must not cover each other, as boxes of their ink."""
    out: list[tuple[int, AnyElement, list[Box]]] = []
    for index, element in enumerate(plan.elements):
        if isinstance(element, TextElement) and element.role != "background":
            out.append((index, element, _ink(element, plan)))
        elif isinstance(element, ChartElement | IconElement):
            out.append((index, element, [element.box]))
    return out


def overlap(plan: Plan) -> Iterator[Issue]:
    """Text, icons or charts that cover each other."""
    for index, second, first in covered(_solids(plan)):
        yield _at(
            index, "overlap", f"{_called(second)} and {_called(first)} cover each other.", ".box"
        )


def low_contrast(plan: Plan) -> Iterator[Issue]:
    """Text that stands out too little from what is under it; words of the background may be faint."""
    grounds = grounds_of(plan)
    for index, element in _texts(plan):
        if element.role == "background":
            continue
        ground = under(plan, index, element, grounds)
        least = _least_contrast(element)
        for name in {run.color or element.color for run in element.runs} if ground else ():
            color = plan.style.colors.get(name, name)
            if not color.startswith("#"):
                continue
            ratio = contrast(_seen(color, ground or ""), ground or "")
            if ratio < least - 0.005:
                yield _at(
                    index,
                    "contrast",
                    f"{_called(element)} has a contrast of {ratio:.2f}:1, {color} on {ground};"
                    f" {least}:1 is needed.",
                )


def _seen(color: str, ground: str) -> str:
    """A colour as it looks on its ground, where it lets it through."""
    return mix(color[:7], ground, 1 - int(color[7:9], 16) / 255) if len(color) == 9 else color


def _least_contrast(element: TextElement) -> float:
    """Less for large words, large bold ones and signs without letters (WCAG 2.2, 1.4.3 and 1.4.11)."""
    weights = [run.weight or element.weight for run in element.runs]
    large = element.size >= (BOLD_SIZE if min(weights, default=400) >= 700 else DISPLAY_SIZE)
    sign = not any(char.isalnum() for char in element.text)
    return LEAST_DISPLAY_CONTRAST if large or sign else LEAST_CONTRAST


def too_small(plan: Plan) -> Iterator[Issue]:
    """Text under 1.2 % of the short side, or under 11 px at the size asked for."""
    least = plan.canvas.least_text() - 0.01
    for index, element in _texts(plan):
        if element.size < least:
            yield _at(
                index,
                "too-small",
                f"{_called(element)} is {element.size:g} units large; {least:.1f} is the least.",
                ".size",
            )


def off_surface(plan: Plan) -> Iterator[Issue]:
    """Words on a thing that is not there, or beyond the surface that they are on."""
    for index, element in _texts(plan):
        if element.on is None:
            continue
        thing, (a, b, c, d, _, _) = thing_under(plan, element), element.on.matrix
        if thing is None:
            message = f"{element.id} is on the thing {element.on.object}, which is not there."
            yield _at(index, "unknown-thing", message, ".on")
        elif a * d - b * c < FLATTEST:
            message = f"The surface under {element.id} is seen too much from the side."
            yield _at(index, "off-surface", message, ".on.quad")
        elif not element.on.flat.contains(element.box, slack=1.0):
            message = f"The text of {element.id} reaches over the surface of {thing.label}."
            yield _at(index, "off-surface", message, ".on.quad")


def stale_fit(plan: Plan) -> Iterator[Issue]:
    """Text changed by hand since its lines were set."""
    for index, element in _texts(plan):
        if element.fit_key != typeset.fit_key(element, plan.style, plan.language):
            yield _at(
                index,
                "stale-fit",
                f"{element.id} was changed after its lines were set; it will be set again.",
            )


def missing_glyphs(plan: Plan) -> Iterator[Issue]:
    """Characters that no font of the install has."""
    for index, element in _texts(plan):
        font = typeset.element_font(element, plan.style, element.lang or plan.language)
        lost = fonts.missing(element.text, font.names)
        if lost:
            yield _at(
                index,
                "missing-glyph",
                f"No font has the characters {lost} of {element.id}.",
                ".runs",
            )


def untraced_numbers(plan: Plan) -> Iterator[Issue]:
    """A number that is in no prompt, fact or dataset."""
    for index, number in untraced(plan):
        yield _at(
            index,
            "untraced-number",
            f"The number {number.text.strip()} in {_called(plan.elements[index])} has no source.",
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
            yield _at(
                index,
                "unknown-fact",
                f"{element.id} names the fact {lost}, which is not there.",
                ".facts",
            )
        if element.parent and element.parent not in known_ids:
            yield _at(
                index,
                "unknown-parent",
                f"{element.id} belongs to {element.parent}, which is not there.",
                ".parent",
            )
        for name in ("color", "fill", "stroke"):
            value = getattr(element, name, None)
            if (
                isinstance(value, str)
                and not value.startswith("#")
                and value not in plan.style.colors
            ):
                yield _at(
                    index,
                    "unknown-color",
                    f"{element.id} uses the colour {value}, which style.colors lacks.",
                    f".{name}",
                )
        if isinstance(element, IconElement) and not _icon_exists(element.name, plan):
            yield _at(index, "unknown-icon", f"There is no icon called {element.name}.", ".name")


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
                yield _at(index, "unknown-reference", message, ".objects")
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
            yield _at(index, "loose-connector", f"{element.id} does not join two elements.")


def missing_alt(plan: Plan) -> Iterator[Issue]:
    """A chart or picture without words for those who cannot see it."""
    for index, element in enumerate(plan.elements):
        if isinstance(element, ChartElement | PictureElement) and not element.alt.strip():
            yield _at(index, "missing-alt", f"{element.id} has no alt text.", ".alt")


def empty_sections(plan: Plan) -> Iterator[Issue]:
    """A panel or card with nothing in it, or a heading with no words."""
    parents = {element.parent for element in plan.elements}
    for index, element in enumerate(plan.elements):
        panel = isinstance(element, ShapeElement) and element.id.startswith(("panel", "card"))
        if panel and element.id not in parents:
            yield _at(index, "empty-section", f"{element.id} is a panel with nothing in it.")
        if isinstance(element, TextElement) and not element.text.strip():
            yield _at(index, "empty-section", f"{element.id} has no words.")


RULES: Sequence[Rule] = (
    duplicate_ids, off_canvas, overflow, overlap, low_contrast, too_small, off_surface, stale_fit,
    missing_glyphs, untraced_numbers, wrong_derivations, unknown_references, references,
    loose_connectors, missing_alt, empty_sections,
)  # fmt: skip
