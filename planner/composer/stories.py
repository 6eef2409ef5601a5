"""Tables as content: what was found in them, and charts beside a document's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from grounding.types import Table
from planner.brief import PromptBrief
from planner.composer.choose import MOST
from planner.composer.lexicon import find
from planner.composer.rows import rows_of
from planner.composer.text import content_words, width
from planner.content import ChartSpec, Content
from planner.message import is_name, is_statement
from planner.structure import Shape, rank

if TYPE_CHECKING:
    from planner.findings import TableStory


_SORTED = re.compile(r"^(?:[a-z]\d{2,3}|0\d{1,2})[_-]+(?=[^\W\d])", re.IGNORECASE)
_CLAUSE = re.compile(r"(\s*[,，、;；]\s*)")
LABEL = 60
"""Characters of a table's own title that stand over what was found in it."""
_ASKS = ("?", "？", "؟")
"""What is asked of a table is no name of it."""


def stories(tables: Sequence[Table], brief: PromptBrief, start: int = 1) -> tuple[TableStory, ...]:
    """What is found in each table, in the language of the picture."""
    if not tables:
        return ()
    from planner.findings import findings

    language = brief.wanted or brief.tag
    return tuple(
        findings(table, prompt=brief.prompt, language=language, dataset_id=f"data{number}")
        for number, table in enumerate(tables, start)
    )


def from_stories(told: Sequence[TableStory], brief: PromptBrief, forced: str | None) -> Content:
    """The first table leads; the others add their charts, facts and sources."""
    from planner.findings.words import capitalised

    first = told[0]
    charts = _in_turn(told)
    shape = Shape(charts=len(charts), rows=len(first.table), language=brief.language)
    ranked = rank(None, shape, brief.asks.archetypes, forced)
    language = brief.wanted or brief.tag
    topic = "" if brief.prompt.rstrip().endswith(_ASKS) else brief.topic
    rows = rows_of(first.dataset, ranked[0][0], brief.prompt, language)
    return Content(
        headline=first.headline or capitalised(topic or _named(first.dataset.title)),
        kicker=_label(told, brief),
        language=brief.language,
        deck=first.deck,
        items=rows.items if rows else first.items[:MOST],
        charts=charts,
        table=first.table,
        footer=_footers(told),
        archetypes=_consistent(ranked, rows is not None, first),
        topic=brief.topic,
        facts=(*(fact for story in told for fact in story.facts), *(rows.facts if rows else ())),
        datasets=tuple(story.dataset for story in told),
        reasoning=tuple(why for story in told for why in story.reasoning),
    )


def _in_turn(told: Sequence[TableStory]) -> tuple[ChartSpec, ...]:
    """The best chart of each table, then the others."""
    first = [chart for story in told for chart in story.charts[:1]]
    return (*first, *(chart for story in told for chart in story.charts[1:]))


def _label(told: Sequence[TableStory], brief: PromptBrief) -> str:
    """What stands over a finding: the one title of the tables, else the name the prompt begins with."""
    first, titles = told[0], {story.title for story in told}
    name = first.title if len(titles) == 1 and first.title else _opening(brief)
    if name.casefold() == PurePath(first.dataset.source.file or "").name.casefold():
        return ""
    said = set(content_words(f"{first.headline} {first.deck}", brief.language))
    new = name == first.title or not set(content_words(name, brief.language)) <= said
    return name if first.headline and new and width(name) <= LABEL else ""


def _opening(brief: PromptBrief) -> str:
    """The topic where the prompt begins with it as a bare name, without the kind of chart at its end."""
    from planner.composer.written.kinds import SHOWN_AS
    from planner.findings import charts_named
    from planner.findings.words import capitalised

    topic, prompt, language = brief.topic, brief.prompt.strip(), brief.language
    if not topic or prompt.endswith(_ASKS) or not prompt.startswith(topic):
        return ""
    parts = _CLAUSE.split(topic)
    while len(parts) > 1 and (charts_named(parts[-1]) or find(parts[-1], "archetypes", language)):
        del parts[-2:]
    name = "".join(parts)
    shown = [m.start() for m in SHOWN_AS.finditer(name) if charts_named(name[m.end() :])]
    name = name[: shown[-1]] if shown else name
    return capitalised(name) if is_name(name, language) else ""


def _named(title: str) -> str:
    """A title, or the name of a file without the number that sorts it: `t08_schedule`."""
    from planner.findings.words import human

    return human(_SORTED.sub("", title))


def _consistent(
    ranked: tuple[tuple[str, str], ...], rows: bool, story: TableStory
) -> tuple[tuple[str, str], ...]:
    """The anatomies that suit the items: rows of the table, or the large numbers found in it."""
    if rows:
        return ranked
    board = [("stats", "the findings have one number each")] if len(story.items) > 1 else []
    fit = [pair for pair in ranked if pair[0] not in ("ranking", "timeline", "stats")]
    stats = [pair for pair in ranked if pair[0] == "stats"]
    first = stats[:1] if ranked[0][0] == "stats" else fit[:1]
    rest = [pair for pair in fit if pair not in first]
    return (*first, *(board if not stats or first != stats[:1] else []), *rest)


def with_stories(
    content: Content, told: Sequence[TableStory], own: Sequence[TableStory] = ()
) -> Content:
    """A document's content with the charts of the tables beside it, and of its `own` ones."""
    every = (*told, *own)
    return replace(
        content,
        charts=_in_turn(every),
        footer=tuple(dict.fromkeys((*content.footer, *_footers(told)))),
        facts=(*content.facts, *(fact for story in every for fact in story.facts)),
        datasets=tuple(story.dataset for story in every),
        reasoning=(*content.reasoning, *(why for story in every for why in story.reasoning)),
    )


def with_finding(content: Content, story: TableStory) -> Content:
    """A bare topic as the label over what was found in the document's own table."""
    if (
        content.kicker
        or not (content.headline and story.headline)
        or is_statement(content.headline, content.language)
    ):
        return content
    return replace(content, headline=story.headline, kicker=content.headline)


def _footers(told: Sequence[TableStory]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for story in told for line in story.footer))
