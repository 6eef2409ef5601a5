"""Tables as content: what was found in them, and charts beside a document's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from grounding.types import Table
from planner.brief import PromptBrief
from planner.composer.choose import MOST
from planner.content import Content
from planner.message import is_statement
from planner.structure import Shape, rank

if TYPE_CHECKING:
    from planner.findings import TableStory


def stories(tables: Sequence[Table], brief: PromptBrief, start: int = 1) -> tuple[TableStory, ...]:
    """What is found in each table, in the language of the picture."""
    if not tables:
        return ()
    from planner.findings import findings

    return tuple(
        findings(table, prompt=brief.prompt, language=brief.language, dataset_id=f"data{number}")
        for number, table in enumerate(tables, start)
    )


def from_stories(told: Sequence[TableStory], brief: PromptBrief, forced: str | None) -> Content:
    """The first table leads; the others add their charts, facts and sources."""
    first = told[0]
    charts = tuple(chart for story in told for chart in story.charts)
    shape = Shape(charts=len(charts), rows=len(first.table), language=brief.language)
    return Content(
        headline=first.headline,
        language=brief.language,
        deck=first.deck,
        items=first.items[:MOST],
        charts=charts,
        table=first.table,
        footer=_footers(told),
        archetypes=_ranked(first, shape, brief, forced),
        topic=brief.topic,
        facts=tuple(fact for story in told for fact in story.facts),
        datasets=tuple(story.dataset for story in told),
        reasoning=tuple(why for story in told for why in story.reasoning),
    )


def _ranked(
    story: TableStory, shape: Shape, brief: PromptBrief, forced: str | None
) -> tuple[tuple[str, str], ...]:
    """Charts first; the table's rows also stand as numbers, ranks or dates where they are such."""
    extra: list[tuple[str, str]] = []
    if sum(bool(item.when) for item in story.items) >= max(3, 0.6 * len(story.items)):
        extra.append(("timeline", "the rows carry dates"))
    if len(story.items) >= 3 and all(item.amount is not None for item in story.items):
        extra.append(("ranking", "the rows have one amount each"))
    if len(story.items) >= 2 and all(item.value for item in story.items):
        extra.append(("stats", "the rows have one number each"))
    ranked = rank(None, shape, brief.asks.archetypes, forced)
    seen = {name for name, _ in ranked}
    lead = ranked[:1] if ranked else ()
    return (*lead, *(pair for pair in extra if pair[0] not in seen), *ranked[1:])


def with_stories(
    content: Content, told: Sequence[TableStory], footers: Sequence[TableStory]
) -> Content:
    """A document's content with the charts of the tables beside it."""
    if not told:
        return content
    weak = content.headline and not is_statement(content.headline, content.language)
    computed = told[0].headline if weak and not content.kicker else ""
    return replace(
        content,
        headline=computed or content.headline,
        kicker=content.headline if computed else content.kicker,
        charts=tuple(chart for story in told for chart in story.charts),
        footer=tuple(dict.fromkeys((*content.footer, *_footers(footers)))),
        facts=(*content.facts, *(fact for story in told for fact in story.facts)),
        datasets=tuple(story.dataset for story in told),
        reasoning=(*content.reasoning, *(why for story in told for why in story.reasoning)),
    )


def _footers(told: Sequence[TableStory]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for story in told for line in story.footer))
