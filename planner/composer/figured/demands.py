"""Figures and charts whose content a prompt leaves open: it lists demands, and gives nothing to show."""

from __future__ import annotations

import re

from planner.brief import PromptBrief
from planner.composer.lexicon import find
from planner.composer.quotes import mask

_HEADED = re.compile(r"[^.\n]{0,60}[:：]\s*\n\s*(?:[-*•·]|\d+[.)])\s")
_OPENING = 240
_TITLES = 2
"""So few quoted strings are titles: nothing else is given word for word."""


def asks_figure(brief: PromptBrief) -> bool:
    """True for a prompt whose opening asks for a figure or a chart."""
    opening = mask(brief.prompt, brief.quoted)[:_OPENING]
    return any(hit.meaning == "graphic" for hit in find(opening, "demands", brief.language))


def leaves_open(brief: PromptBrief) -> bool:
    """True for a request for a figure whose list is headed as what it must meet, not as what it says."""
    if not asks_figure(brief) or len(brief.quoted) > _TITLES:
        return False
    heads = [match[0] for match in _HEADED.finditer(mask(brief.prompt, brief.quoted))]
    return any(
        hit.meaning == "demands" for head in heads for hit in find(head, "demands", brief.language)
    )
