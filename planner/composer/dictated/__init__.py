"""Pages that a prompt dictates: their regions, trees, tables and flows, read from prose."""

from __future__ import annotations

from dataclasses import replace

from planner.brief import PromptBrief
from planner.composer.described import opening
from planner.composer.dictated.flow import from_flow
from planner.composer.dictated.page import from_regions
from planner.composer.dictated.parts import parts
from planner.composer.dictated.strings import role_of
from planner.composer.dictated.table import from_table
from planner.composer.dictated.tree import from_tree
from planner.composer.dictated.unmarked import unmarked
from planner.composer.quotes import mask
from planner.content import Content

__all__ = ["declares_panels", "from_dictated"]


def declares_panels(brief: PromptBrief) -> bool:
    """True where a prompt counts panels, and quotes a title and texts: no signs in a picture."""
    masked = mask(brief.prompt, brief.quoted)
    many = any(part.many > 1 and part.kind == "panel" for part in parts(masked, brief.language))
    ends = [0, *(quote.end for quote in brief.quoted)]
    leads = [masked[end : quote.start] for end, quote in zip(ends, brief.quoted, strict=False)]
    roles = [role_of(lead, brief.language) for lead in leads] if many else []
    return "titled" in roles and roles.count("text") > 1


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
