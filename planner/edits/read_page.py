"""Reading edits of how a page looks, without a model: light, palette, character, sizes, what is lit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner import looks
from planner.composer.asks import aspect_of, ground_of
from planner.composer.lexicon import find, is_cjk, tokens
from planner.content import Content
from planner.edits import read_scene, told
from planner.edits.clause import Clause
from planner.edits.listed import kind_of
from planner.edits.named import named_items, named_side
from planner.edits.ops import (
    Edit,
    Highlight,
    Reshape,
    SetAlign,
    SetLook,
    SetSize,
)
from planner.edits.read_texts import parts_of
from planner.errors import PlanError
from planner.plan import Plan
from planner.read_numbers import numbers_in

_LARGER, _SMALLER = 1.25, 0.8


def whole(clause: Clause, plan: Plan) -> list[Edit]:
    """Edits of the whole page; several may stand in one clause."""
    shaped = [] if clause.means("move") else _shaped(clause, plan)
    return [*read_scene.lit(clause), *_looked(clause), *shaped]


def sized(clause: Clause, plan: Plan) -> list[Edit]:
    """The headline, or all other text, larger or smaller."""
    larger, smaller = clause.means("larger"), clause.means("smaller")
    letters = any(
        h.meaning == "letters" for h in find(clause.masked, "edit_words", clause.language)
    )
    parts = parts_of(clause)
    title = bool(parts) and parts[0] == "title"
    if larger == smaller or not (parts or letters):
        return []
    if not (title or letters):
        raise PlanError("Only the headline, and all other text together, have a size to set.")
    share = next((n.value / 100 for n in numbers_in(clause.masked) if n.percent), None)
    factor = _LARGER if larger else _SMALLER
    if share is not None:
        factor = 1 + share if larger else 1 - share
    factor = min(max(factor, 0.4), 2.5)
    sizes: list[Edit] = [SetSize(part="title", factor=factor)] if title else []
    return [*sizes, SetSize(part="text", factor=factor)] if letters else sizes


def aligned(clause: Clause, plan: Plan) -> list[Edit]:
    """The headline at the start of its line, or in the middle."""
    middle, parts = clause.means("middle"), parts_of(clause)
    if not (clause.means("align") or (middle and parts)) or clause.quoted:
        return []
    if parts and parts[0] != "title":
        raise PlanError("Only the headline can be aligned.")
    rtl = plan.direction == "rtl"
    if middle:
        return [SetAlign(align="center")]
    if clause.means("right" if rtl else "left"):
        return [SetAlign(align="start")]
    raise PlanError("The headline stands at the start of its line or in the middle; say which.")


def lit(clause: Clause, plan: Plan) -> list[Edit]:
    """What is to stand out: items, the side of a comparison, cases and series of charts."""
    if not clause.means("highlight") or plan.content is None:
        return []
    if clause.means("remove"):
        return [Highlight()]
    own = Clause.of(_wanted(clause), clause.language)
    content = plan.content
    names = _labels(own.text, content)
    items: Sequence[int] = ()
    if kind_of(content) == "items":
        items = _of_side(own, content) or named_items(own, content) or _said(own, content)
    if not items and not names:
        raise PlanError(
            f"“{clause.text}” names nothing that can be lit; name an item, a case or a series."
        )
    return [Highlight(items=tuple(dict.fromkeys(items)), names=names)]


def _said(clause: Clause, content: Content) -> list[int]:
    """The one item whose words hold what a clause says beside its verb and its nouns."""
    spans = [
        *find(clause.text, "edits", clause.language),
        *find(clause.text, "edit_words", clause.language),
    ]
    text = clause.text
    for hit in spans:
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    said = [quote.text for quote in clause.quoted] or [text]
    wanted = "".join(re.findall(r"\w+", said[0])).casefold()
    told = [f"{i.when}{i.value}{i.title}{i.body}" for i in content.items]
    held = [
        n
        for n, one in enumerate(told, 1)
        if wanted and wanted in "".join(re.findall(r"\w+", one)).casefold()
    ]
    return held if len(held) == 1 else []


def _wanted(clause: Clause) -> str:
    """A clause without what is not to stand out any more: "instead of Africa"."""
    hits = find(clause.masked, "edit_words", clause.language)
    at = next((hit for hit in hits if hit.meaning == "instead"), None)
    if at is None:
        return clause.text
    after = clause.text[at.end :]
    return after if clause.language in ("ja", "ko", "tr", "hi") else clause.text[: at.start]


def _labels(text: str, content: Content) -> tuple[str, ...]:
    """The cases and series of charts that a text names."""
    known = {
        name for chart in content.charts for name in told.labels(chart) if len(name.strip()) > 1
    }
    out: list[tuple[int, str]] = []
    left = text.casefold()
    for name in sorted(known, key=len, reverse=True):
        edges = ("", "") if is_cjk(name) else (r"(?<!\w)", r"(?!\w)")
        match = re.search(edges[0] + re.escape(name.casefold()) + edges[1], left)
        if match:
            left = left[: match.start()] + " " * len(name) + left[match.end() :]
            out.append((match.start(), name))
    return tuple(name for _, name in sorted(out))


def _of_side(clause: Clause, content: Content) -> list[int]:
    """The items of the side that a clause names."""
    side = named_side(clause, content)
    return [i for i, item in enumerate(content.items, 1) if item.side == side]


def _looked(clause: Clause) -> list[Edit]:
    """Palette, character, dark or light, and ground."""
    said = {token.lower() for token in tokens(clause.masked)}
    palette = next((name for name in looks.palettes() if name in said), "")
    style = {hit.meaning for hit in find(clause.masked, "style", clause.language)}
    dark = True if "dark" in style else False if "light" in style else None
    ground = ground_of(clause.masked, clause.language)
    of_text = bool(parts_of(clause))
    character = next((name for name in looks.characters() if name in style and not of_text), "")
    if not (palette or character) and dark is None and ground is None:
        return []
    dark = None if ground else dark
    return [SetLook(palette=palette, character=character, dark=dark, ground=ground)]


def _shaped(clause: Clause, plan: Plan) -> list[Edit]:
    """Another shape of the page, or another archetype."""
    aspect = aspect_of(clause.masked, clause.language) or ("16:9" if clause.means("wide") else "")
    content = plan.content
    lists = content is not None and bool(content.items) and named_side(clause, content) is None
    archetype = clause.first("archetypes") if lists else None
    archetype = "" if archetype in (None, plan.brief.archetype) else archetype
    return [Reshape(aspect=aspect, archetype=archetype or "")] if aspect or archetype else []
