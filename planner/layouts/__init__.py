"""Layouts: one file an archetype, each a list of arrangements; the best solved one is the page."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from planner.content import Content
from planner.errors import PlannerError
from planner.layouts.solve import Arrangement, Solution, solve
from planner.layouts.surface import Page

__all__ = ["ARCHETYPES", "Arrangement", "Page", "Solution", "arrange"]

ARCHETYPES = (
    "steps", "timeline", "comparison", "table", "stats", "ranking", "cards", "tree", "cycle",
    "funnel", "pyramid", "flow", "quadrant", "callouts", "charts", "poster", "slide",
)  # fmt: skip
"""Names of the archetypes; each is a module here with `arrangements(content, page)`."""


PICTURED = ("callouts", "poster", "slide")
"""Archetypes with a picture of their own."""


def arrange(archetype: str, content: Content, page: Page) -> Solution:
    """Solve the page for an archetype.

    Raises PlannerError for an unknown archetype.
    """
    if archetype not in ARCHETYPES:
        raise PlannerError(f"Unknown archetype {archetype}; there are {', '.join(ARCHETYPES)}.")
    if archetype in PICTURED:
        content = replace(content, hero="")
    module = import_module(f"planner.layouts.{archetype}")
    return solve(page, content, module.arrangements(content, page))
