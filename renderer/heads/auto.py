"""The head `auto`: what a plan was drawn with before, else the best that is at hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.util import find_spec

from planner.plan import Plan
from renderer.heads import OWN, OnEvent, Painting, PaintRequest, head_named

_NEEDED = ("torch", "safetensors")
_MISSING = (
    "The plan was drawn by the head local, whose packages are missing; shaded drew it. Run: pip install "
    "'nbcli-image[local]'"
)


class AutoHead:
    """Draws each picture with the head that its plan names, or the usual one."""

    name = "auto"
    capabilities = frozenset({"vector", "raster", "light", "medium"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The element as the chosen head paints it."""
        name = request.plan.head or usual(request.plan)
        if name == "local" and not model_here():
            painting = head_named("shaded").paint(request, on_event)
            return replace(painting, notes=(*painting.notes, _MISSING))
        return head_named(name).paint(request, on_event)


def usual(plan: Plan) -> str:
    """The head for a plan that was never drawn: the model where its packages are, else the rule where light or
    medium was asked for, else none."""
    pictures = [element for element in plan.elements if element.kind == "picture"]
    if pictures and model_here():
        return "local"
    return "shaded" if any(picture.painted for picture in pictures) else "none"


@cache
def model_here() -> bool:
    """Whether the packages of the head `local` are installed."""
    return all(find_spec(name) for name in _NEEDED)


def settled(plan: Plan, head: str) -> Plan:
    """The plan with the head so named written down, if it has pictures; heads of others are not, for they may
    cost."""
    pictured = any(element.kind == "picture" for element in plan.elements)
    name = (plan.head or usual(plan)) if head == "auto" else head
    return plan.model_copy(update={"head": name}) if pictured and name in OWN else plan


HEAD = AutoHead()
