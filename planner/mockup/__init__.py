"""Mock-ups: pages, slides and posters that a long prompt dictates part by part, drawn as it tells them."""

from __future__ import annotations

from grounding.types import Inputs
from planner.content import Wishes
from planner.plan import Plan

__all__ = ["mocked"]

LONG = 1500
"""Characters of the shortest dictation."""


def mocked(prompt: str, inputs: Inputs, wishes: Wishes) -> Plan | None:
    """The plan of a page that a prompt dictates part by part; None where it is too short, where something
    else is given or asked for, where it draws things and their links, or where it dictates none."""
    given = inputs.tables or inputs.documents or inputs.references
    if given or wishes.archetype or len(prompt) < LONG:
        return None
    from planner.composer.linked import draws_links

    if draws_links(prompt, inputs, wishes):
        return None
    from planner.mockup.plan import planned  # free pages load slowly

    return planned(prompt, inputs, wishes)
