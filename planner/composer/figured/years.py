"""Timelines whose years stand beside their words: `1919 'First line'`, `2008年“京津城际开通”`."""

from __future__ import annotations

import re
from dataclasses import replace

from planner.brief import PromptBrief
from planner.composer.figured.alone import around
from planner.composer.lexicon import find
from planner.composer.quotes import Quote, mask
from planner.content import Content, Item
from planner.parts import Reasoning

_BEFORE = re.compile(r"(?<![\d.,])(\d{3,4})\s*(年|年：|年:|[:：–—-])?\s*$")
_BEHIND = re.compile(r"\s*[(（](\d{3,4})年?[)）]")
_LEAST = 3
"""Fewest events of a timeline."""


def from_years(brief: PromptBrief) -> Content | None:
    """The timeline that a prompt asks for and dates each string of; None where it dates few."""
    masked = mask(brief.prompt, brief.quoted)
    if not any(hit.meaning == "timeline" for hit in find(masked, "archetypes", brief.language)):
        return None
    title, deck, notes = around(masked, brief.quoted, brief.language)
    items = [item for quote in brief.quoted if (item := _event(masked, quote))]
    rest = [q.text for q in brief.quoted if q not in (*title, *deck) and not _event(masked, q)]
    if len(items) < _LEAST or len(rest) > len(notes) + 1:
        return None
    heading = "".join(one.text for one in title)
    return Content(
        headline=heading, deck="".join(one.text for one in deck), language=brief.language,
        topic=heading or brief.topic, items=tuple(items), footer=tuple(rest),
        archetypes=(("timeline", f"the prompt dates {len(items)} events"),),
        reasoning=(Reasoning(stage="content", text="Events and years are those of the prompt."),),
    )  # fmt: skip


def _event(masked: str, quote: Quote) -> Item | None:
    """A string with the year right before it, or in brackets right behind."""
    before, behind = _BEFORE.search(masked[: quote.start]), _BEHIND.match(masked, quote.end)
    year = before or behind
    if year is None:
        return None
    suffix = "年" if "年" in year[0] else ""
    event = Item(title=quote.text, when=year[1] + suffix, date=float(year[1]))
    return replace(event, title=event.title[:1].upper() + event.title[1:])
