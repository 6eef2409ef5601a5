"""A prompt without documents or tables as content: its own lists, strings, things and words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grounding.types import Document
from planner.brief import PromptBrief
from planner.composer.documents import from_documents, pairs_in
from planner.composer.lexicon import find
from planner.composer.pages import from_page
from planner.composer.pictures import from_message, from_scene
from planner.composer.statements import is_direction
from planner.composer.stories import stories, with_stories
from planner.composer.text import sentence_case, sentences
from planner.content import ChartSpec, Content
from planner.errors import NothingToSayError
from planner.message import is_statement

if TYPE_CHECKING:
    from planner.findings import TableStory

_DIRECTS, _MOST = 1500, 0.6
"""A prompt of so many characters, and so large a share of its sentences, only directs."""
FEW_POINTS = 8
"""So few numbers of a prompt's own list are each read by their label."""


def from_prompt(brief: PromptBrief, forced: str | None, referenced: bool) -> Content:
    """What the prompt says itself; `referenced` where pictures are given with it.

    Raises NothingToSayError where it says nothing that can be shown.
    """
    if _only_directs(brief):
        raise NothingToSayError(
            "The prompt only describes how the picture looks, in more detail than can be drawn without "
            "a model: add --llm, or name its things in a sentence or two.",
            brief.topic, brief.language,
        )  # fmt: skip
    if brief.kind == "content" and brief.document is not None:
        return _from_list(brief.document, brief, forced)
    if brief.kind == "content":
        return Content(
            headline="", language=brief.language, archetypes=(("poster", "named parts of a page"),)
        )
    if brief.kind == "page":
        return from_page(brief)
    if brief.kind == "scene" and brief.scene is not None:
        return from_scene(brief, brief.scene)
    if brief.kind == "message" or (brief.topic and referenced):
        return from_message(brief)
    topic = " ".join((brief.topic or brief.prompt).split())
    subject = f"“{topic[:60].strip()}{'…' if len(topic) > 60 else ''}”" if topic else "The prompt"
    raise NothingToSayError(
        f"{subject} brings no facts to show: add a document (--doc), a table (--data), "
        "or look it up (--search, --llm).",
        topic, brief.language,
    )  # fmt: skip


def _only_directs(brief: PromptBrief) -> bool:
    """True for a long prompt without a quoted string, most of whose sentences tell how it is to look."""
    said = sentences(brief.prompt, brief.language)
    if brief.quoted or len(brief.prompt) < _DIRECTS or len(said) < 2:
        return False
    placing = [
        one
        for one in said
        if is_direction(one, brief.language) or find(one, "layout", brief.language)
    ]
    return len(placing) > _MOST * len(said)


def _from_list(document: Document, brief: PromptBrief, forced: str | None) -> Content:
    """What the prompt lists; names with numbers are charted where that suits them."""
    table = pairs_in(document, brief, "charts" in (forced, *dict(brief.asks.archetypes)))
    told = stories((table,) if table else (), replace(brief, prompt=_asking(document, brief)))
    charts = sum(len(story.charts) for story in told)
    content = from_documents((document,), brief, forced, charts)
    told = tuple(_in_own_words(story, document) for story in told)
    content = replace(with_stories(content, told), footer=())
    return _titled(content, document, brief) if content.charts else content


def _titled(content: Content, document: Document, brief: PromptBrief) -> Content:
    """A headline for a list without one, and no claim in a language that is not the picture's.

    The headline is what the first chart shows; where no sentence can say it, its marked entry.
    """
    from planner.findings import supported

    first = content.charts[0]
    spoken = supported(brief.wanted or brief.tag) is not None
    titled = any(block.kind == "heading" for block in document.blocks)
    lit = tuple(name.casefold() for name in first.highlight[:1])
    marked = (b.text for b in document.blocks if lit and b.text.casefold().startswith(lit))
    untitled = first.title if spoken else sentence_case(next(marked, ""))
    headline = content.headline if titled else untitled
    # Of a title that states something no claim can be made.
    told = spoken and not (titled and is_statement(headline, brief.language))
    charts = tuple(
        replace(
            _labelled(chart, brief),
            highlight=_named(chart),
            title=chart.title if told else headline,
            subtitle=chart.subtitle if told and titled and chart.subtitle != headline else "",
        )
        for chart in content.charts
    )
    return replace(content, headline=headline, charts=charts)


def _named(chart: ChartSpec) -> tuple[str, ...]:
    """What is lit: the names that the chart's claim says, else the first."""
    said = chart.title.casefold()
    return tuple(n for n in chart.highlight if n.casefold() in said) or chart.highlight[:1]


def _labelled(chart: ChartSpec, brief: PromptBrief) -> ChartSpec:
    """A few numbers that the prompt lists are bars with labels, as exact as they are written."""
    from planner.findings import charts_named

    if len(chart.columns) != 2 or len(chart.columns[0].values) > FEW_POINTS:
        return chart
    chart = replace(chart, decimals=chart.columns[1].decimals or chart.decimals)
    if chart.chart != "line" or "line" in charts_named(brief.prompt):
        return chart
    return replace(chart, chart="bar", annotations=())


def _asking(document: Document, brief: PromptBrief) -> str:
    """The prompt without its list: what kind of chart it asks for, and of what."""
    asking = brief.prompt
    for block in document.blocks:
        if block.kind == "item":
            asking = asking.replace(block.text, " ", 1)
    return asking


def _in_own_words(story: TableStory, document: Document) -> TableStory:
    """Charts of numbers that the prompt tells in whole clauses are headed by the clause itself.

    `60 % prefer hybrid work` has no measure that a claim about it could name.
    """
    clauses = {
        block.text.strip(" .。")
        for block in document.blocks
        if block.kind == "item" and len(block.text.split()) > (2 if block.text[:1].isdigit() else 3)
    }
    charts = []
    for chart in story.charts:
        marked = [str(name) for name in chart.highlight]
        own = [text for text in clauses if marked and marked[0].lower() in text.lower()]
        charts.append(replace(chart, title=sentence_case(own[0]), subtitle="") if own else chart)
    return replace(story, charts=tuple(charts))
