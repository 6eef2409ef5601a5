"""Soft shadows of shapes as vectors: faint layers that reach ever farther, the same in every format."""

from __future__ import annotations

from planner.plan import Plan, ShapeElement
from renderer.lines import Marks

LAYERS, FAINT = 16, "#00000002"
"""Layers of a shadow, and the colour of each: together an eighth of black at the edge of the shape."""
FALL = 0.3
"""How far a shadow lies below its shape, as a share of its reach."""


def shadow(plan: Plan, element: ShapeElement) -> Marks:
    """The layers of a shape's shadow, widest first; none where it has none."""
    if not element.shadow:
        return []
    steps = ((LAYERS - at - 0.5) / LAYERS for at in range(LAYERS))
    return [_layer(plan, element, element.shadow * step**1.3) for step in steps]


def _layer(plan: Plan, element: ShapeElement, by: float) -> dict[str, object]:
    box, fall = element.box.inset(-by), FALL * element.shadow
    if element.shape == "path":
        return _outline(plan, element, by, fall)
    return {
        "t": element.shape, "x": box.x, "y": box.y + fall, "w": box.w, "h": box.h, "fill": FAINT,
        "stroke": None, "sw": 0, "dash": [], "r": element.radius + by,
    }  # fmt: skip


def _outline(plan: Plan, element: ShapeElement, by: float, fall: float) -> dict[str, object]:
    w, h = plan.canvas.width, plan.canvas.height
    line = f'stroke="{FAINT}" stroke-width="{2 * by}" stroke-linejoin="round"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        f'<path d="{element.path}" fill="none" {line}/></svg>'
    )
    return {"t": "svg", "x": 0, "y": fall, "w": w, "h": h, "svg": svg, "alt": None}
