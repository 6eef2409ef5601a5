"""Rules about words: that they fit, can be read, are set in fonts that have them, and are true."""

from __future__ import annotations

from collections.abc import Iterator

from planner import fonts, typeset
from planner.color import contrast, mix
from planner.ground import grounds_of, under
from planner.parts import Box, Issue
from planner.plan import AnyElement, ChartElement, Plan, TableElement, TextElement
from planner.surfaces import thing_under
from planner.trace import untraced, words_of

LEAST_CONTRAST, LEAST_DISPLAY_CONTRAST = 4.5, 3.0
DISPLAY_SIZE, BOLD_SIZE = 40.0, 31.0
"""Sizes in units from which words are large: 24 and 18.7 px of a page 600 px wide."""
FLATTEST = 0.4
"""Least height of letters on a slanted surface, as a share of their size; under 0 they are mirrored."""
MOST_NUMBERS = 5
"""Numbers without a source that a message names."""
TOLD = 32
"""Letters of a text that a message repeats."""


def issue_at(index: int, code: str, message: str, field: str = "") -> Issue:
    """An issue of the element at `index`."""
    return Issue(path=f"elements[{index}]{field}", code=code, message=message)


def called(element: AnyElement) -> str:
    """What an element is called in a message: its words, else its id."""
    if not isinstance(element, TextElement):
        return element.id
    words = " ".join(element.text.split())
    return f"“{words[:TOLD]}{'…' if len(words) > TOLD else ''}” ({element.id})"


def texts(plan: Plan) -> Iterator[tuple[int, TextElement]]:
    """The texts of a plan, with their places among the elements."""
    for index, element in enumerate(plan.elements):
        if isinstance(element, TextElement):
            yield index, element


def lines(element: TextElement, plan: Plan) -> list[Box]:
    """The box of each line before it is turned, from cap line to descent; it may end beyond the bounds of a plan."""
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
    for index, element in texts(plan):
        if any(not element.box.contains(line, slack=1.0) for line in lines(element, plan)):
            yield issue_at(index, "overflow", f"The text {called(element)} does not fit its box.")


def low_contrast(plan: Plan) -> Iterator[Issue]:
    """Text that stands out too little from what is under it; words of the background may be faint."""
    grounds = grounds_of(plan)
    for index, element in texts(plan):
        if element.role == "background":
            continue
        under_it = under(plan, index, element, grounds)
        least = _least_contrast(element)
        for name in {run.color or element.color for run in element.runs} if under_it else ():
            color = plan.style.colors.get(name, name)
            if not color.startswith("#"):
                continue
            ratio, ground = min((contrast(_seen(color, one), one), one) for one in under_it)
            if ratio < least - 0.005:
                yield issue_at(
                    index,
                    "contrast",
                    f"{called(element)} has a contrast of {ratio:.2f}:1, {color} on {ground};"
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
    for index, element in texts(plan):
        if element.size < least:
            yield issue_at(
                index,
                "too-small",
                f"{called(element)} is {element.size:g} units large; {least:.1f} is the least.",
                ".size",
            )


def off_surface(plan: Plan) -> Iterator[Issue]:
    """Words on a thing that is not there, or beyond the surface that they are on."""
    for index, element in texts(plan):
        if element.on is None:
            continue
        thing, (a, b, c, d, _, _) = thing_under(plan, element), element.on.matrix
        if thing is None:
            message = f"{element.id} is on the thing {element.on.object}, which is not there."
            yield issue_at(index, "unknown-thing", message, ".on")
        elif a * d - b * c < FLATTEST:
            message = f"The surface under {element.id} is seen too much from the side."
            yield issue_at(index, "off-surface", message, ".on.quad")
        elif not element.on.flat.contains(element.box, slack=1.0):
            message = f"The text of {element.id} reaches over the surface of {thing.label}."
            yield issue_at(index, "off-surface", message, ".on.quad")


def stale_fit(plan: Plan) -> Iterator[Issue]:
    """Text changed by hand since its lines were set."""
    for index, element in texts(plan):
        if element.fit_key != typeset.fit_key(element, plan.style, plan.language):
            yield issue_at(
                index,
                "stale-fit",
                f"{element.id} was changed after its lines were set; it will be set again.",
            )


def missing_glyphs(plan: Plan) -> Iterator[Issue]:
    """Characters of texts, tables and charts that no font of the install has."""
    for index, element in enumerate(plan.elements):
        if not isinstance(element, TextElement | TableElement | ChartElement):
            continue
        lost = fonts.missing("".join(_words(element)), _families(plan, element))
        field = ".runs" if isinstance(element, TextElement) else ""
        if lost:
            told = f"No font has the characters {lost} of {element.id}."
            yield issue_at(index, "missing-glyph", told, field)


def _words(element: TextElement | TableElement | ChartElement) -> Iterator[str]:
    yield from words_of(element)
    if isinstance(element, ChartElement):
        yield from (word or "" for column in element.columns for word in (column.name, column.unit))


def _families(plan: Plan, element: TextElement | TableElement | ChartElement) -> tuple[str, ...]:
    """The families that an element is set in, first choice first."""
    language = element.lang or plan.language
    if isinstance(element, TextElement):
        return typeset.element_font(element, plan.style, language).names
    return fonts.chain(plan.style.type.text, language)


def untraced_numbers(plan: Plan) -> Iterator[Issue]:
    """Numbers that are in no prompt, fact or dataset."""
    for index, numbers in untraced(plan):
        shown, more = numbers[:MOST_NUMBERS], len(numbers) - MOST_NUMBERS
        listed = ", ".join(number.strip() for number in shown) + (
            f" and {more} more" if more > 0 else ""
        )
        told = f"numbers {listed}" if len(numbers) > 1 else f"number {listed}"
        have = "have" if len(numbers) > 1 else "has"
        yield issue_at(
            index, "untraced-number", f"The {told} in {called(plan.elements[index])} {have} no source."
        )  # fmt: skip
