"""Words in the middle of a panel, placed by their capitals."""

from __future__ import annotations

from collections.abc import Iterator

from planner.free.flow import Placed
from planner.free.grammar import Row
from planner.typeset import Set


def descent(told: Set) -> float:
    """How far set words reach under their last baseline."""
    return told.height - told.first - (len(told.lines) - 1) * told.pitch


def sink(panel: Placed, painted: bool) -> None:
    """Words in the middle of a panel or a line stand there by their capitals, not by their descenders."""
    for one in _centred(panel, painted):
        assert one.setting is not None
        by = descent(one.setting.set(max(one.inside.w, 1.0))) / 2
        low = panel.box.bottom if painted else panel.inside.bottom
        if one.inside.bottom + by <= low:
            one.inside = one.inside.model_copy(update={"y": round(one.inside.y + by, 2)})


def _centred(panel: Placed, painted: bool) -> Iterator[Placed]:
    """The words that stand in the middle of a node, or of its own box."""
    node = panel.node
    top, _, bottom, _ = node.edges
    if panel.setting is not None:
        if painted and abs(top - bottom) < 1.0 and bottom:
            yield panel
    elif isinstance(node, Row):
        for child in panel.children:
            middle = (child.node.align_self or node.align) == "center"
            if middle and child.setting is not None and not child.node.fill:
                yield child
    elif len(panel.children) == 1 and panel.children[0].setting is not None:
        even = painted and abs(top - bottom) < 1.0 and bottom
        if even or getattr(node, "justify", "") == "center":
            yield panel.children[0]
