"""The think phase: prompt and inputs become a plan, stage by stage. Nothing is drawn here.

brief, world, content (`compose`) -> look -> marks -> spatial -> text -> check
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from grounding.types import Inputs
from planner import looks
from planner.check import check
from planner.cite import cited
from planner.compose import compose
from planner.content import Content, Item, Wishes
from planner.fonts import is_rtl
from planner.governs import governed
from planner.layouts import DICTATED, Solution
from planner.mockup import mocked
from planner.parts import PASSED, Brief, Canvas, Reasoning, Style
from planner.plan import Plan
from planner.refer import with_references
from planner.spatial import canvas, elements_of, page_of, spatial
from planner.store import layout_key


@dataclass(frozen=True, slots=True)
class Event:
    """Progress: the stage that begins."""

    stage: str
    message: str = ""


def think(
    prompt: str, inputs: Inputs, wishes: Wishes, on_event: Callable[[Event], None] | None = None
) -> Plan:
    """Plan a picture from a prompt, documents and tables.

    Raises NothingToSayError where there is nothing to draw from, PlannerError for unknown wishes.
    """
    tell = on_event or (lambda event: None)
    tell(Event("content"))
    dictated = mocked(prompt, inputs, wishes)
    if dictated is not None:
        return dictated
    content = replace(compose(prompt, inputs, wishes), cite=wishes.cite)
    tell(Event("look"))
    style, area = look(content, wishes)
    tell(Event("marks"))
    content = marks(with_references(content, inputs.references), style)
    tell(Event("spatial"))
    plan = lay_out(content, prompt, style, area, wishes)
    tell(Event("check"))
    return plan.model_copy(update={"issues": check(plan)})


def look(content: Content, wishes: Wishes) -> tuple[Style, Canvas]:
    """The style and the canvas: what was asked for, else what suits."""
    first = content.archetypes[0][0] if content.archetypes else ""
    style = looks.choose(
        theme=wishes.theme, palette=content.palette, character_name=content.character,
        dark=content.dark, seed=wishes.seed, variant=wishes.variant,
        subject=_subject(content), archetype=first,
    )  # fmt: skip
    if content.ground:
        style = looks.on_ground(style, content.ground)
    if content.scene:
        plain = "soft" if content.scene.painted else style.medium
        medium = content.scene.medium or plain
        style = style.model_copy(update={"light": content.scene.light, "medium": medium})
    return style, canvas(wishes.aspect or content.aspect or _aspect(first, content), wishes.size)


def _subject(content: Content) -> str:
    """What the palette is chosen by: a scene's ground first, then the topic."""
    ground = content.scene.ground if content.scene else ""
    return f"{ground} {content.topic} {content.headline}"


_TALL = 4
"""So many bands of two columns at most ask for an upright page."""


def _aspect(archetype: str, content: Content) -> str:
    """A wide page for slides and panels side by side, a square one for a picture alone, else an upright one."""
    if content.scene and not content.headline:
        return "1:1"
    if content.figure is not None:
        return content.figure.aspect
    across = max((item.side for item in content.items), default=0)
    bands = len({item.band for item in content.items})
    if archetype == DICTATED and across and (bands < _TALL or across > 1):
        return "16:9" if bands < 3 else "4:3"
    return "16:9" if archetype == "slide" else "4:5"


def marks(content: Content, style: Style) -> Content:
    """Icons for the items and the hero, found by meaning, in the character's style."""
    from planner.marks import with_icons

    return with_icons(content, looks.character(style.character).icon)


def lay_out(
    content: Content, prompt: str, style: Style, area: Canvas, wishes: Wishes, like: str = ""
) -> Plan:
    """The spatial and text stages: elements with boxes and lines; `like` is the arrangement to keep."""
    direction: Literal["ltr", "rtl"] = "rtl" if is_rtl(content.language) else "ltr"
    page = page_of(area, style, content.language, direction, wishes.seed, wishes.variant)
    page = replace(page, like=like)
    archetype, solution = spatial(cited(content) if content.cite else content, page, wishes.taken)
    elements = elements_of(solution, page)
    return Plan(
        prompt=prompt, language=content.language, direction=direction, seed=wishes.seed, variant=wishes.variant,
        canvas=area,
        brief=Brief(archetype=archetype, arrangement=solution.arrangement.name, message=content.headline,
                    topic=content.topic, instructions=governed(content.instructions, elements)),
        style=style, datasets=content.datasets, facts=content.facts, elements=elements,
        reasoning=(*content.reasoning, *_reasons(content, style, archetype, solution),
                   *_passed(content, archetype, wishes)),
        alt=_alt(content), references=content.references,
        content=replace(content, datasets=(), facts=(), references=(), reasoning=(),
                        archetypes=_led(content, archetype) if wishes.taken else content.archetypes),
        layout_key=layout_key(elements),
    )  # fmt: skip


def _led(content: Content, archetype: str) -> tuple[tuple[str, str], ...]:
    """The content's archetypes, the one that a later design has before the others."""
    rest = tuple(pair for pair in content.archetypes if pair[0] != archetype)
    return (archetype, dict(content.archetypes).get(archetype, "another design of it")), *rest


def _reasons(
    content: Content, style: Style, archetype: str, solution: Solution
) -> tuple[Reasoning, Reasoning]:
    why = dict(content.archetypes).get(archetype, "it was asked for")
    size = f"{solution.frame.page.body:.1f} units"
    where = f"Archetype {archetype}: {why}. Arrangement {solution.arrangement.name}, body {size}."
    look = f"Palette {style.palette}, character {style.character}, type {style.type.name}."
    return Reasoning(stage="spatial", text=where), Reasoning(stage="look", text=look)


def _passed(content: Content, archetype: str, wishes: Wishes) -> tuple[Reasoning, ...]:
    """That the anatomy asked for has no room for what the page says."""
    asked = content.archetypes[0][0] if content.archetypes else archetype
    if wishes.archetype is None or archetype == asked or wishes.taken:
        return ()
    text = f"As {asked} it does not all fit at a size that can be read; it is set as {archetype} instead."
    return (Reasoning(stage=PASSED, text=text),)


def _alt(content: Content) -> str:
    """The picture in words: headline, deck, and what is listed."""
    listed = "; ".join(_line(item) for item in content.items[:12] if _line(item))
    charts = " ".join(chart.alt or chart.title for chart in content.charts)
    return " ".join(part for part in (f"{content.headline}.", content.deck, listed, charts) if part)


def _line(item: Item) -> str:
    head = " ".join(part for part in (item.when, item.title) if part)
    return f"{head}: {item.value}" if item.value and item.value not in head else head
