"""Text by its job on the page: display, heading, body, caption, label, number."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from planner import fonts
from planner.errors import PlannerError
from planner.formulas import in_line
from planner.layouts.kit import Text
from planner.layouts.surface import Page
from planner.plan import Run
from planner.plan.texts import MOST_LETTERS

STEP, BACK = 0.94, 5
"""How much smaller each size of a headline is that is tried, and how many of them to bring a last word back."""
LONELY = 0.62
"""The part of the longest line that a last line of one word takes, below which the word stands alone."""
TOLD = 32
"""Letters of a text that an error repeats."""


@lru_cache(maxsize=1024)
def _runs(text: str) -> tuple[Run, ...]:
    """The text as one run, plain formulas without their dollar signs.

    Raises PlannerError for one longer than a run may be.
    """
    if len(text) > MOST_LETTERS:
        raise PlannerError(
            f"“{text[:TOLD]}…” is a text of {len(text):,} letters, more than the {MOST_LETTERS:,} that one may"
            " have; break it up."
        )
    return (Run(text=in_line(text)),)


def display(page: Page, text: str, *, size: float, **options: Any) -> Text:
    """A headline at `size` units."""
    ch = page.character
    cjk = fonts.is_cjk(page.language)
    tall = page.language.split("-")[0] in ("ar", "fa", "ur", "hi", "mr", "th", "he")
    defaults: dict[str, Any] = {
        "font": "display", "weight": ch.display_weight, "level": 1, "importance": 1.0,
        "leading": 1.22 if cjk else 1.32 if tall else ch.leading,
        "tracking": 0.0 if cjk or tall else ch.tracking, "name": "headline",
    }  # fmt: skip
    return Text(page, _runs(text), size, **(defaults | options))


def heading(page: Page, text: str, *, scale: float = 1.32, **options: Any) -> Text:
    """The title of a section or an item."""
    ch = page.character
    defaults: dict[str, Any] = {
        "font": ch.title_font, "weight": ch.heading_weight, "level": 2, "importance": 0.7,
        "leading": leading(page, 1.18), "name": "heading",
    }  # fmt: skip
    return Text(page, _runs(text), page.body * scale, **(defaults | options))


def body(page: Page, text: str, *, scale: float = 1.0, **options: Any) -> Text:
    """Running text."""
    defaults: dict[str, Any] = {"color": "ink", "leading": leading(page, 1.4), "name": "body"}
    return Text(page, _runs(text), max(page.least + 0.1, page.body * scale), **(defaults | options))


def caption(page: Page, text: str, *, scale: float = 0.82, **options: Any) -> Text:
    """Small text: sources, units, notes."""
    defaults: dict[str, Any] = {
        "color": "muted", "leading": leading(page, 1.34), "importance": 0.2, "name": "caption",
    }  # fmt: skip
    size = max(page.least + 0.5, page.body * scale)
    return Text(page, _runs(text), size, **(defaults | options))


def label(page: Page, text: str, *, scale: float = 0.84, **options: Any) -> Text:
    """A short label over something: tracked where the script has capitals, mono where technical."""
    mono = page.character.kicker == "mono"
    # Signs and accents are Latin too: labels of one table are tracked alike.
    latin = all(ord(sign) < 0x250 or not sign.isalpha() for sign in text)
    defaults: dict[str, Any] = {
        "font": "mono" if mono and latin else "text", "weight": 500 if mono else 700,
        "color": "accent_ink", "tracking": 0.02 if mono else 0.04 if latin else 0.0,
        "leading": leading(page, 1.2), "importance": 0.4, "name": "label", "level": 3,
    }  # fmt: skip
    return Text(page, _runs(text), max(page.least + 0.5, page.body * scale), **(defaults | options))


def number(page: Page, text: str, *, scale: float = 3.0, **options: Any) -> Text:
    """A number that is the point, in display type."""
    ch = page.character
    defaults: dict[str, Any] = {
        "font": "display", "weight": ch.display_weight, "color": "dominant_ink", "level": 4,
        "leading": 1.05, "tracking": ch.tracking, "role": "data", "importance": 0.8, "name": "number",
    }  # fmt: skip
    return Text(page, _runs(text), page.body * scale, **(defaults | options))


def leading(page: Page, latin: float) -> float:
    """Leading by script: more for Chinese, Japanese, Korean and for tall scripts."""
    base = page.language.split("-")[0]
    if fonts.is_cjk(base):
        return latin + 0.22
    return latin + 0.24 if base in ("ar", "fa", "ur", "hi", "mr", "th") else latin


def fitted(page: Page, text: str, w: float, *, largest: float, lines: int, **options: Any) -> Text:
    """A headline as large as `lines` lines at width `w` allow, from `largest` units down.

    A little smaller where that brings a word back that would stand alone in a last line. One that is to be
    larger may take a line more; one that is to be smaller is set so at last.
    """
    scale = page.style.title_scale
    size, lines = largest * max(scale, 1.0), lines + (scale > 1)
    for _ in range(40):
        node = display(page, text, size=size, **options)
        done = node.set(w)
        if done.fits and len(done.lines) <= lines:
            break
        size *= STEP
    whole = _whole(node, w) if _lonely(node, w) else node
    return replace(whole, size=whole.size * min(scale, 1.0))


def _whole(node: Text, w: float) -> Text:
    """The headline in the largest type in which its last word does not stand alone; as it was if there is none."""
    for times in range(1, BACK + 1):
        smaller = replace(node, size=node.size * STEP**times)
        if not _lonely(smaller, w):
            return smaller
    return node


def _lonely(node: Text, w: float) -> bool:
    """True where the last of the lines is one word, much shorter than the longest line."""
    lines, text = node.set(w).lines, node.runs[0].text
    start, end, wide = lines[-1]
    one = not any(sign.isspace() for sign in text[start:end].strip())
    return len(lines) > 1 and one and wide < LONELY * max(line[2] for line in lines)
