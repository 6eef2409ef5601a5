"""Layouts: one file an archetype, each a list of arrangements; the best solved one is the page."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from planner.content import Content
from planner.errors import PlannerError
from planner.layouts.solve import Arrangement, Solution, solve
from planner.layouts.surface import Page

__all__ = ["ARCHETYPES", "DICTATED", "FIGURE", "KIN", "Arrangement", "Page", "Solution", "arrange"]

ARCHETYPES = (
    "steps", "timeline", "comparison", "table", "stats", "ranking", "cards", "tree", "cycle",
    "funnel", "pyramid", "flow", "quadrant", "callouts", "charts", "poster", "slide",
)  # fmt: skip
"""Names of the archetypes; each is a module here with `arrangements(content, page)`."""
DICTATED = "panels"
"""The archetype of pages whose parts the prompt places one by one; it cannot be asked for by name."""
FIGURE = "figure"
"""The archetype of figures whose panels a prompt dictates; it cannot be asked for by name."""


PICTURED = ("callouts", "poster", "slide")
"""Archetypes with a picture of their own."""


KIN = {
    "steps": ("flow",), "flow": ("steps",), "stats": ("cards",), "ranking": ("stats",),
    "funnel": ("ranking",), "quadrant": ("cards",), "timeline": ("cards",), "charts": ("slide",),
}  # fmt: skip
"""Archetypes that tell the same as another, for designs after the first."""


_LEAST = {"timeline": 2} | dict.fromkeys(
    ("cards", "tree", "cycle", "funnel", "pyramid", "flow", "callouts", DICTATED), 1
)
"""Fewest items of the archetypes that list them; the others say themselves what they need."""


def arrange(archetype: str, content: Content, page: Page) -> Solution:
    """Solve the page for an archetype.

    Raises PlannerError for an unknown archetype, or one that the content cannot fill.
    """
    if archetype not in (*ARCHETYPES, DICTATED, FIGURE):
        raise PlannerError(f"Unknown archetype {archetype}; there are {', '.join(ARCHETYPES)}.")
    if len(content.items) < _LEAST.get(archetype, 0):
        raise PlannerError(f"The archetype {archetype} needs {_LEAST[archetype]} items or more.")
    if archetype == "charts" and not content.charts:
        raise PlannerError("The archetype charts needs a chart.")
    if archetype in (*PICTURED, "cycle"):  # the ring is the picture
        content = replace(content, hero="")
    module = import_module(f"planner.layouts.{archetype}")
    every = module.arrangements(content, page)
    wished = [one for one in every if one.columns and one.columns == content.columns]
    return solve(page, content, wished or every)
