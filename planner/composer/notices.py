"""Notices: what is told in few words of something on a day, such as an invitation or a sale."""

from __future__ import annotations

from planner.brief import PromptBrief
from planner.composer.groups import Group
from planner.composer.request import request
from planner.composer.statements import names_day
from planner.composer.text import width

SHORT = 60
"""A notice has no longer lines than this."""


def is_notice(group: Group | None, brief: PromptBrief) -> bool:
    """True for a prompt that tells, in few words, of something on a day: an invitation, a sale."""
    wished = any(name != "poster" for name, _ in brief.asks.archetypes)
    asked = request(brief.prompt, brief.language).verb and not brief.poster
    if group is None or group.ordered or group.links or wished or asked:
        return False
    short = all(width(entry.lines[0].text) <= SHORT for entry in group.entries if entry.lines)
    told = not brief.poster and max(group.share("when"), group.share("value")) >= 0.5
    return short and not told and names_day(brief.prompt, brief.language)
