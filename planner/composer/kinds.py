"""Where the words of a picture come from that a prompt alone asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from planner.composer.described import describes_layout, names_page
from planner.composer.inline import Inline
from planner.composer.lexicon import find
from planner.composer.numbers import values
from planner.composer.quotes import author_of
from planner.composer.request import Request
from planner.composer.statements import names_day, tells
from planner.composer.topic import only_looks
from planner.content import Scene

if TYPE_CHECKING:
    from planner.brief import PromptBrief

Kind = Literal["content", "page", "scene", "message", "request", "topic"]
MANY = 100
"""So many of a thing are too many to be drawn one by one."""


def kind_of(
    masked: str,
    asked: Request,
    content: Inline,
    brief: PromptBrief,
    scene: Scene | None,
) -> Kind:
    """Where the words of the picture come from, with nothing given beside the prompt."""
    from planner.composer.staged import depicts, sets_scene

    page = names_page(masked, brief.language)
    describes = describes_layout(masked, brief.language) or _lists_parts(content, brief.language)
    if describes and (asked.asked or page) and not _is_own(content, brief):
        return _of_layout(brief, None if asked.asked or page else scene)
    if content.explicit:
        return "content"
    if brief.poster and author_of(masked, brief.quoted, brief.language):
        return "page"
    if scene is not None and sets_scene(masked, brief.quoted, brief.language):
        return "scene"
    if brief.quoted:
        shown = scene is not None and depicts(masked[brief.quoted[0].end :], brief.language)
        if brief.poster and _opens_with_quote(brief) and not shown:
            return "page"
        return _of_quoted(
            content, brief, scene, page or brief.poster or (asked.asked and scene is None)
        )
    told = (names_day if not brief.poster else tells)(masked, brief.language) and not asked.picture
    if _asks_for_graphic(asked, brief, content) or (
        _counts_many(masked, brief) and not asked.picture
    ):
        scene = None
    if scene is not None and not told and (asked.picture or not content.structured):
        return "scene" if asked.picture or _is_picture(content, scene, brief) else "content"
    if not content.blocks and _says_something(masked, asked, brief):
        return "message"
    return "content" if content.blocks or content.fields else "topic"


def _asks_for_graphic(asked: Request, brief: PromptBrief, content: Inline) -> bool:
    """True for "make a table of cats and dogs", which is no picture of them, and a slide of several points."""
    pictured = {"poster"} if len(content.blocks) > 2 else {"poster", "slide"}
    kinds = {name for name, weight in brief.asks.archetypes if weight >= 3} - pictured
    return asked.asked and bool(kinds) and not asked.picture


def _counts_many(masked: str, brief: PromptBrief) -> bool:
    """True for more things than a picture can show one by one: 12,400 books, 870 games."""
    amounts = [v.amount or 0.0 for v in values(masked, brief.language)]
    return sum(amount >= MANY for amount in amounts) > 1


def _of_quoted(content: Inline, brief: PromptBrief, scene: Scene | None, page: bool) -> Kind:
    """A prompt with quoted strings: a page of them, a list of its own, or signs in a scene."""
    if (
        content.structured
        and not _is_quoted(content, brief)
        and not (page and len(brief.quoted) > 2)
    ):
        return "content"
    if page:
        return "scene" if scene is not None and brief.poster else "page"
    return "scene" if scene is not None else "page"


def _opens_with_quote(brief: PromptBrief) -> bool:
    """True for `Poster: "Night Market" ...`: one quoted title after nothing but words of asking."""
    first = brief.quoted[0]
    return len(brief.quoted) == 1 and only_looks(brief.prompt[: first.start], brief.language, True)


def _of_layout(brief: PromptBrief, scene: Scene | None) -> Kind:
    """A prompt that describes where things go says nothing but what it quotes."""
    if not brief.quoted:
        return "content" if brief.fields else "topic"
    return "scene" if scene is not None and scene.texts and not brief.poster else "page"


def _lists_parts(content: Inline, language: str) -> bool:
    """True where a list in a prompt names the parts of a page ("Left sidebar: ...")."""
    items = [block.text for block in content.blocks if block.kind == "item"]
    parts = sum(bool(find(text, "layout", language)) for text in items)
    return len(items) >= 3 and parts >= 0.5 * len(items)


def _is_own(content: Inline, brief: PromptBrief) -> bool:
    """True for a list to be shown, whatever is said about layout: data, or one marked where nothing is quoted."""
    items = [block.text for block in content.blocks if block.kind == "item"]
    numbered = sum(bool(values(text, brief.language)) and len(text) <= 90 for text in items)
    marked = content.explicit and not brief.quoted and not _lists_parts(content, brief.language)
    tables = any(block.kind == "table" for block in content.blocks)
    return tables or (len(items) >= 3 and (marked or numbered >= 0.7 * len(items)))


def _is_quoted(content: Inline, brief: PromptBrief) -> bool:
    """True where the list in a prompt is made of its quoted strings."""
    items = [block.text for block in content.blocks if block.kind in ("item", "paragraph")]
    quoted = sum(any(quote.text in text for quote in brief.quoted) for text in items)
    return quoted >= 0.5 * len(items)


def _is_picture(content: Inline, scene: Scene, brief: PromptBrief) -> bool:
    """True where the sentences describe what is seen rather than state a fact."""
    if not content.blocks:
        return True
    opens = re.match(r"(?i)\s*(?:a|an|two|three|four|five|six|at|in|on|inside)\s", brief.prompt)
    numbers = any(values(block.text, brief.language) for block in content.blocks)
    return len(scene.objects) >= 2 and not numbers and (opens is not None or brief.language != "en")


def _says_something(masked: str, asked: Request, brief: PromptBrief) -> bool:
    """A poster for something, or a greeting."""
    greets = any(h.meaning == "greeting" for h in find(masked, "request", brief.language))
    cries = masked.rstrip().endswith(("!", "！")) and not asked.asked
    told = brief.poster and tells(masked, brief.language)
    return bool(brief.topic) and ((asked.message and brief.poster) or greets or cries or told)
