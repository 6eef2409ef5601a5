"""Quoted strings of a page that stand side by side: in its halves, or under names told before."""

from __future__ import annotations

from collections.abc import Sequence

from planner.brief import PromptBrief
from planner.composer.lexicon import find
from planner.composer.placing import Placed, placed
from planner.composer.quotes import Quote
from planner.composer.text import strip_stop


def halves_of(
    masked: str, strings: Sequence[Placed], language: str
) -> tuple[tuple[Quote, ...], ...]:
    """The strings of the left and of the right half, where each has a name and at least a point."""
    found: dict[str, list[Quote]] = {"left": [], "right": []}
    side, at = "", 0
    for role, quote, _ in strings:
        said = [hit.meaning for hit in find(masked[at : quote.start], "captions", language)]
        at = quote.end
        side = next((m for m in reversed(said) if m in (*found, "elsewhere")), side)
        if side in found and role in ("", "body", "item"):
            found[side].append(quote)
    both = tuple(tuple(half) for half in found.values())
    return both if all(len(half) > 1 for half in both) else ()


def columns_of(masked: str, brief: PromptBrief) -> tuple[tuple[Quote, ...], ...]:
    """Two strings named a second time, each with the strings that follow it."""
    found: dict[str, list[Quote]] = {}
    seen: set[str] = set()
    current: list[Quote] = []
    for role, quote, _ in placed(masked, brief.quoted, brief.language):
        text = strip_stop(quote.text)
        if text in seen and role in ("", "title", "item"):
            current = found.setdefault(text, [quote])
        elif current and role in ("", "body", "item"):
            current.append(quote)
        elif role not in ("", "body", "item"):
            current = []
        seen.add(text)
    both = tuple(tuple(column) for column in found.values())
    return both if len(both) == 2 and all(len(column) > 1 for column in both) else ()
