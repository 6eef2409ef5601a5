"""Which list of a document the picture shows, and how many of its entries."""

from __future__ import annotations

from collections.abc import Sequence

from planner.composer.entries import Entry
from planner.composer.groups import Group
from planner.composer.salience import salience
from planner.composer.text import content_words

MOST = 12
"""More things than this no anatomy can hold at a readable size."""


def choose(
    groups: Sequence[Group], total: int, about: set[str], wish: str | None, language: str
) -> Group | None:
    """The list that stands for most of the text and answers the prompt best."""
    if not groups:
        return None
    return max(groups, key=lambda group: _score(group, total, about, wish, language))


def _score(group: Group, total: int, about: set[str], wish: str | None, language: str) -> float:
    count = len(group.entries)
    score = 2.0 * min(1.0, group.size / max(1, total))
    few = {1: -1.5, 2: 0.0 if group.share("entries") == 1.0 else -0.3}
    score += few.get(count, 0.0) - (0.4 if count > MOST else 0.0)
    score -= 1.2 if group.kind == "prose" else 0.0
    score += 0.5 if group.ordered and count >= 3 else 0.0
    score += 0.5 if group.share("when") >= 0.6 else 0.0
    score += 0.3 if group.share("value") >= 0.6 else 0.0
    named = set(content_words(group.heading, language))
    score += 2.0 * len(about & named) / max(1, len(about))
    score += 0.7 * len(about & (group.words(language) - named)) / max(1, len(about))
    return score + (1.0 if wish and _serves(group, wish) else 0.0)


def _serves(group: Group, wish: str) -> bool:
    """True where a list has what the asked archetype needs."""
    needs = {
        "timeline": group.share("when") >= 0.6,
        "steps": group.ordered,
        "flow": bool(group.links) or group.ordered,
        "cycle": group.ordered or group.kind in ("sections", "flow"),
        "stats": group.share("value") >= 0.6,
        "ranking": group.share("value") >= 0.6,
        "funnel": group.share("value") >= 0.6,
        "table": bool(group.rows),
        "tree": group.share("entries") > 0,
        "comparison": group.share("entries") > 0.5 and len(group.entries) == 2,
        "quadrant": len(group.entries) == 4,
        "cards": group.kind == "sections",
    }
    return needs.get(wish, False)


def limited(
    entries: tuple[Entry, ...], count: int | None, ordered: bool, language: str
) -> tuple[tuple[Entry, ...], str]:
    """At most `count` (or twelve) entries, and a sentence where any was left out.

    A numbered list keeps its steps: leaving one out would make it wrong.
    """
    have = len(entries)
    want = min(count or MOST, MOST)
    if have <= want:
        short = count is not None and have < count
        return entries, f"{count} were asked for; the text has {have}." if short else ""
    if ordered and have <= MOST:
        return entries, f"{want} were asked for; none of the {have} numbered steps was left out."
    if ordered or all(entry.amount is not None for entry in entries):
        return entries[:want], f"The first {want} of {have} are shown."
    scores = salience([f"{e.title} {e.body}" for e in entries], language)
    best = sorted(sorted(range(have), key=lambda i: -scores[i])[:want])
    return tuple(
        entries[i] for i in best
    ), f"The {want} that say most of {have} are shown, in order."


def about_words(topic: str, language: str) -> set[str]:
    """The topic's words that carry meaning."""
    return set(content_words(topic, language))
