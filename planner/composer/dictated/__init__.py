"""Pages that a prompt dictates: their regions, trees, tables and flows, read from prose."""

from __future__ import annotations

from dataclasses import replace

from planner.brief import PromptBrief
from planner.composer.described import opening
from planner.composer.dictated.flow import from_flow
from planner.composer.dictated.page import from_regions
from planner.composer.dictated.table import from_table
from planner.composer.dictated.tree import from_tree
from planner.composer.dictated.unmarked import unmarked
from planner.content import Content

__all__ = ["from_dictated"]


def from_dictated(brief: PromptBrief) -> Content | None:
    """What a prompt spells out with its quoted strings; None where it is no page of parts.

    The caption of a picture, `The image shows ...`, is no such prompt. One without quotation marks is
    read by what its parts are called.
    """
    if opening(brief.prompt, brief.language):
        return None
    if not brief.quoted:
        brief = replace(brief, quoted=unmarked(brief.prompt, brief.language))
    for read in (from_table, from_tree, from_flow, from_regions):
        content = read(brief)
        if content is not None:
            return content
    return None
