"""Plan to Typst: every element as drawing marks, compiled on one page at the exact pixel size.

One unit is one point, so optical sizes are the same at every resolution. The Typst source is a
fixed template; a plan only ever enters it as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import localcontext
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from planner import fonts, formulas
from planner.parts import REFERENCE
from planner.plan import (
    BackgroundElement,
    ChartElement,
    ConnectorElement,
    Element,
    IconElement,
    MathElement,
    Plan,
    TableElement,
)
from renderer.errors import RenderError
from renderer.lines import Marks, Tints, color, text_marks
from renderer.shapes import canvas_svg, fill_of, mark_of, shape_marks
from renderer.vector import curves, upright


def _connector(plan: Plan, element: ConnectorElement) -> Marks:
    from renderer.connectors import connector_svg

    paint = color(plan, element.color) or "#000000"
    return [canvas_svg(plan, connector_svg(element, paint), element.alt)]


def _icon(plan: Plan, element: IconElement) -> Marks:
    from planner import icons

    if element.name.startswith(REFERENCE):
        return [mark_of("svg", element, svg=_emblem(plan, element), alt=element.alt or None)]
    if not icons.exists(element.name):
        raise RenderError(f"There is no icon called {element.name}.")
    paint = color(plan, element.color)
    svg = icons.svg(element.name, color=paint, stroke_width=element.stroke)
    if element.recolor:
        svg = icons.recolour(
            svg, [plan.style.colors[k] for k in ("dominant", "accent", "tint", "ink")]
        )
    return [mark_of("svg", element, svg=svg, alt=element.alt or None)]


def _emblem(plan: Plan, element: IconElement) -> str:
    from renderer.references import emblem

    known = {one.id: one for one in plan.references}
    own = known.get(element.name.removeprefix(REFERENCE))
    if own is None:
        raise RenderError(f"The plan has no reference called {element.name}.")
    return emblem(own, element.box.w, element.box.h)


Say = Callable[[str], None]
"""Takes a note on what could not be drawn as it should be."""
DIGITS = 350
"""Of the decimals that labels are written with: enough for any float, such as a star's mass in kg."""


def _chart(plan: Plan, element: ChartElement, say: Say) -> Marks:
    from renderer.charts import draw_chart

    language = element.lang or plan.language
    with localcontext(prec=DIGITS):
        drawn = draw_chart(element, plan.style, language=language, direction=plan.direction)
    for note in drawn.notes:
        say(note)
    marks = mark_of("svg", element, svg=drawn.svg, alt=element.alt or None)
    return [marks, *(line for text in drawn.texts for line in text_marks(plan, text))]


def _background(plan: Plan, element: BackgroundElement) -> Marks:
    from renderer.ornament import ornament_svg

    w, h = plan.canvas.width, plan.canvas.height
    ground = {"t": "rect", "x": -2, "y": -2, "w": w + 4, "h": h + 4, "fill": fill_of(plan, element),
              "stroke": None, "sw": 0, "dash": [], "r": 0}  # fmt: skip
    body = ornament_svg(element.ornament, w, h, color(plan, element.color) or "", element.seed)
    return [ground, canvas_svg(plan, body)] if body else [ground]


_SIDES = {"ltr": {"start": "left", "end": "right"}, "rtl": {"start": "right", "end": "left"}}


def _math(plan: Plan, element: MathElement) -> Marks:
    wrong = formulas.fault(element.formula)
    if wrong:
        raise RenderError(f"The formula {element.id} {wrong}.")
    side = _SIDES[plan.direction].get(element.align, "center")
    paint = color(plan, element.color)
    return [
        mark_of("math", element, formula=element.formula, size=element.size, fill=paint, align=side)
    ]


def _table(plan: Plan, element: TableElement) -> Marks:
    from renderer.tables import table_elements

    return [mark for part in table_elements(plan, element) for mark in _DRAW[part.kind](plan, part)]


_DRAW: Mapping[str, Callable[[Plan, Any], Marks]] = {
    "text": text_marks, "shape": shape_marks, "connector": _connector, "icon": _icon,
    "background": _background, "math": _math, "table": _table,
}  # fmt: skip


def _marks(plan: Plan, element: Any, tints: Tints, say: Say) -> Marks:
    try:
        if tints:
            return text_marks(plan, element, tints)
        if element.kind == "chart":
            return _chart(plan, element, say)
        return _DRAW[element.kind](plan, element)
    except ValidationError:  # a part of its own breaks the bounds of a plan
        raise RenderError(
            f"The {element.kind} {element.id} reaches beyond 20000 units, or has no room inside;"
            " change its size or box."
        ) from None
    except (ArithmeticError, ValueError) as error:
        raise RenderError(
            f"The {element.kind} {element.id} has values that cannot be drawn together;"
            " change them or its box."
        ) from error


def marks(
    plan: Plan,
    pictures: Mapping[str, Marks],
    light: Mapping[str, Tints] = MappingProxyType({}),
    say: Say = lambda note: None,
) -> Marks:
    """Every drawing mark of the plan in z order.

    `pictures` holds those of picture elements by id, `light` the tints of texts on their things;
    `say` is told what finds no room.
    """
    out: Marks = []
    for element in sorted(plan.elements, key=lambda e: e.z):
        drawn = element.kind == "picture"
        own = (
            pictures[element.id] if drawn else _marks(plan, element, light.get(element.id, ()), say)
        )
        out += [_turned(mark, element) for mark in own] if element.turn else own
    return out


def _turned(mark: Mapping[str, Any], element: Element) -> dict[str, Any]:
    """A mark turned about the middle of its element's box: drawn from where its top left corner comes to."""
    x, y = element.box.swung(mark["x"], mark["y"], element.turn)
    return {**mark, "x": x, "y": y, "turn": mark.get("turn", 0.0) + element.turn}


THREAD = 1e4
"""Length over width of what is too thin to be seen: its raster would be longer than memory."""


def _drawn(marks: Marks) -> Iterator[dict[str, Any]]:
    """Marks with plain SVG as curves; a PDF keeps it, for its words to those who cannot see."""
    for mark in marks:
        if mark["t"] == "svg" and max(mark["w"], mark["h"]) > THREAD * min(mark["w"], mark["h"]):
            continue
        as_curves = curves(mark) if mark["t"] == "svg" else None
        whole = upright(mark) if mark["t"] == "svg" and mark.get("turn") else mark
        yield from [whole] if as_curves is None else as_curves


@cache
def _template() -> Path:
    return Path(str(resources.files("renderer").joinpath("data/page.typ")))


@cache
def _compiler() -> Any:
    import typst

    return typst.Compiler(
        root=str(_template().parent), font_paths=list(fonts.font_dirs()), ignore_system_fonts=True
    )


@dataclass(frozen=True)
class Sheet:
    """A page ready to compile: marks in units, and the size in pixels."""

    plan: Plan
    marks: Marks = field(repr=False)
    width: int = 0
    height: int = 0

    def compile(self, kind: str) -> bytes:
        """`png` at exactly `width` x `height` pixels, or `pdf` or `svg`.

        Raises RenderError where Typst refuses the page.
        """
        import typst

        scale = self.width / self.plan.canvas.width
        job = {
            "width": self.width / scale, "height": self.height / scale,
            "marks": self.marks if kind == "pdf" else list(_drawn(self.marks)),
            "title": self.plan.brief.message, "description": self.plan.alt or None,
            "keywords": [self.plan.brief.archetype, "nbcli"],
            "plan": self.plan.model_dump_json() if kind == "pdf" else None,
        }  # fmt: skip
        try:
            done = _compiler().compile(
                input=str(_template()), format=kind, ppi=72 * scale,
                sys_inputs={"job": json.dumps(job, ensure_ascii=False)},
            )  # fmt: skip
        except typst.TypstError as error:
            raise RenderError(f"The page could not be set: {error}.") from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # a defect of the typesetter
                raise
            raise RenderError("The page could not be set: a part of it cannot be drawn.") from None
        return bytes(done)
