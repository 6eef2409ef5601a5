"""New words on a page that has no place for them: a board at its top, middle or bottom."""

from __future__ import annotations

from planner import typeset
from planner.content import SceneText
from planner.layouts.signs import WIDEST, Sign
from planner.layouts.surface import Sink
from planner.plan import AnyElement, Plan, TextElement
from planner.spatial import page_of

_BODY = (34.0, 14.0)
"""Body sizes of the page that the board is made for: first and least."""
_TALLEST = 0.4


def board(plan: Plan, text: str, at: str) -> tuple[AnyElement, ...]:
    """A board with the words, over all that is there, with ids of its own."""
    page = page_of(plan.canvas, plan.style, plan.language, plan.direction, plan.seed, 0)
    body, least = _BODY
    sign = Sign(page.at(body), SceneText(text, size="large", bold=True))
    while sign.tall(page.width * WIDEST) > _TALLEST * page.height and body > least:
        body *= 0.92
        sign = Sign(page.at(body), SceneText(text, size="large", bold=True))
    own = sign.span(page.width * WIDEST)
    tall = sign.tall(page.width * WIDEST)
    low = page.height - page.margin - tall
    y = {"top": page.margin, "bottom": low, "middle": (page.height - tall) / 2}[at]
    sink = Sink(counts=_counts(plan))
    sign.place((page.width - own) / 2, y, own, tall, sink)
    over = max((element.z for element in plan.elements), default=0)
    return tuple(_set(e.model_copy(update={"z": e.z + over}), plan) for e in sink.elements)


def _set(element: AnyElement, plan: Plan) -> AnyElement:
    if not isinstance(element, TextElement):
        return element
    return typeset.fit_element(element, plan.style, plan.language, plan.direction)


def _counts(plan: Plan) -> dict[str, int]:
    """How many elements of each name there are, so that new ids are new."""
    counts: dict[str, int] = {}
    for element in plan.elements:
        stem, _, number = element.id.rpartition("-")
        if number.isdigit():
            counts[stem] = max(counts.get(stem, 0), int(number))
    return counts
