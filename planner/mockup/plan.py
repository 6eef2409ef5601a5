"""The plan of a dictated page: read, drawn at the largest type that fits, its pictures staged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from grounding.types import Inputs
from planner import looks
from planner.brief import PromptBrief, read_brief
from planner.check import check
from planner.color import best_on
from planner.composer.dictated.prose import Prose
from planner.composer.lexicon import find
from planner.composer.quotes import mask
from planner.composer.text import sentences
from planner.content import Scene, Wishes
from planner.fonts import is_rtl
from planner.free import Solved, lay_out
from planner.layouts.pictured import closer, composed
from planner.layouts.surface import Page
from planner.mockup.blocks import SAYING, Block
from planner.mockup.draw import Drawer
from planner.mockup.pictures import drawn
from planner.mockup.reader import read
from planner.mockup.tidy import tidy
from planner.parts import UNREAD, Brief, Reasoning, Style
from planner.plan import AnyElement, PictureElement, Plan, TextElement
from planner.spatial import canvas, page_of

ARCHETYPE = "mockup"
_PARTS, _LEAST = 12, 4
"""A dictation names so many parts, so many of them to lay out."""
_MOST = 400
"""More parts and lines than a page holds."""
_LAID = ("bar", "section", "column", "card", "group", "row", "cells", "heading", "text")
_AIR = (2.0, 1.6, 1.3, 1.0, 0.75, 0.55, 0.4, 0.3, 0.2)
"""Distances that are tried one after the other until the page fits with type of a good size."""
_OWN_READERS = {"charts", "a table", "a tree"}
_LETTERED = re.compile(r"[(（][Aa][)）]")
"""Panels with letters: a scientific figure."""
_OPENING = 160
"""So many characters say what is asked for."""
_WHY = "The page's parts stand where the prompt puts them."
_BARE = "Words and pictures that the prompt does not tell stand as grey bars and plates; a model (--llm) tells them."
_GOOD = 0.95


def planned(prompt: str, inputs: Inputs, wishes: Wishes) -> Plan | None:
    """The plan of a page that a prompt dictates part by part; None where it dictates none."""
    brief = read_brief(prompt, inputs, wishes)
    masked = mask(brief.prompt, brief.quoted)
    if _is_picture(masked, brief):
        return None
    root = read(Prose(masked, brief.quoted, brief.language))
    kinds = Counter(block.kind for block in root.walk())
    if kinds.total() + sum(len(block.lines) for block in root.walk()) > _MOST:
        return None
    if kinds.total() < _PARTS or sum(kinds[kind] for kind in _LAID) < _LEAST:
        return None
    return _drawn(root, brief, wishes)


def _is_picture(masked: str, brief: PromptBrief) -> bool:
    """True for a prompt that asks for a drawing, or for charts and figures, which have readers of their own."""
    hits = find(sentences(masked, brief.language)[0], "request", brief.language)
    asked = next((h.meaning for h in hits if h.meaning in ("page", "medium", "picture")), "")
    shown = {hit.meaning for hit in find(masked[:_OPENING], "archetypes", brief.language)}
    shown |= {f"a {hit.meaning}" for hit in find(masked[:_OPENING], "drawn", brief.language)}
    axes = {
        hit.meaning
        for hit in find(masked, "chart_words", brief.language)
        if hit.end - hit.start > 1
    }
    return (
        asked == "picture"
        or axes >= {"x", "y"}
        or bool(shown & _OWN_READERS)
        or _LETTERED.search(masked) is not None
    )


def _drawn(root: Block, brief: PromptBrief, wishes: Wishes) -> Plan | None:
    title = next(
        (" ".join(b.lines) for b in root.walk() if b.kind == "heading" and b.lines), brief.topic
    )
    style = looks.choose(
        theme=wishes.theme, palette=brief.asks.palette, character_name="technical", dark=False,
        seed=wishes.seed, variant=wishes.variant, subject=title, archetype=ARCHETYPE,
    )  # fmt: skip
    style = looks.on_ground(style, _ground(root, style))
    area = canvas(wishes.aspect or brief.asks.aspect or "4:3", wishes.size)
    rtl = is_rtl(brief.tag)
    page = page_of(area, style, brief.tag, "rtl" if rtl else "ltr", wishes.seed, wishes.variant)
    solved = _solved(root, page, brief.language)
    if not solved.fits:
        tidy(root, True)
        solved = _solved(root, page, brief.language)
    if not solved.fits:
        return None
    plan = Plan(
        prompt=brief.prompt, language=brief.tag, direction="rtl" if rtl else "ltr", seed=wishes.seed,
        variant=wishes.variant, canvas=area, style=style, alt=title,
        brief=Brief(archetype=ARCHETYPE, message=title, topic=brief.topic),
        elements=_staged(solved.elements, brief.language),
        reasoning=tuple(_reasoning(root)),
    )  # fmt: skip
    plan = _legible(plan)
    return plan.model_copy(update={"issues": check(plan)})


def _reasoning(root: Block) -> Iterator[Reasoning]:
    yield Reasoning(stage="spatial", text=_WHY)
    if any(block.kind in SAYING and not block.lines for block in root.walk()):
        yield Reasoning(stage=UNREAD, text=_BARE)


def _legible(plan: Plan) -> Plan:
    """Words that cannot be read in the colour told, as where it was told of something else, in the other ink."""
    for issue in check(plan):
        if issue.code == "contrast":
            at = int(issue.path.split("[")[1].split("]")[0])
            element = plan.elements[at]
            if not isinstance(element, TextElement):
                continue
            ink = best_on(plan.style.colors.get(element.color, element.color), "#ffffff", "#111111")
            tried = element.model_copy(update={"color": ink})
            plan = plan.model_copy(
                update={"elements": (*plan.elements[:at], tried, *plan.elements[at + 1 :])}
            )
    return plan


def _ground(root: Block, style: Style) -> str:
    """The page's ground: as told, white, or a tint that white panels stand out from."""
    if root.look.fill:
        return root.look.fill
    white = any(b.kind == "card" and b.look.fill == "#ffffff" for b in root.walk())
    return style.colors["tint"] if white else "#ffffff"


def _solved(root: Block, page: Page, language: str) -> Solved:
    for air in _AIR:
        solved = lay_out(Drawer(air, language, page.style.colors["bg"]).page(root), page)
        if solved.fits and solved.scale >= _GOOD * min(1.0, air + 0.2):
            break
    return solved


def _staged(elements: Sequence[AnyElement], language: str) -> tuple[AnyElement, ...]:
    """The elements, with the things that their pictures show."""
    return tuple(_shown(e, language) if isinstance(e, PictureElement) else e for e in elements)


def _shown(picture: PictureElement, language: str) -> PictureElement:
    scene = drawn(picture.prompt, language) or Scene(picture.prompt)
    things = composed(scene.objects, picture.box, scene.ground)
    things = closer(things, picture.box, scene.ground)
    return picture.model_copy(
        update={
            "objects": tuple(things),
            "ground": scene.ground,
            "time": scene.time,
            "weather": scene.weather,
            "tinted": not scene.natural,
        }
    )
