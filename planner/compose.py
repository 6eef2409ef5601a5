"""The composer: a prompt and its inputs become content, in their own words and without an LLM."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grounding.types import Document, Inputs, Table
from planner.brief import PromptBrief, read_brief
from planner.composer.documents import from_documents, pairs_in
from planner.composer.finish import finish
from planner.composer.lexicon import find
from planner.composer.pages import from_page
from planner.composer.pictures import from_message, from_scene
from planner.composer.rivals import disputes, told
from planner.composer.statements import is_direction
from planner.composer.stories import from_stories, stories, with_finding, with_stories
from planner.composer.text import sentence_case, sentences
from planner.composer.topic import points
from planner.content import ChartSpec, Content, Wishes
from planner.errors import NothingToSayError, PlanError
from planner.message import is_statement
from planner.structure import ARCHETYPES

if TYPE_CHECKING:
    from planner.findings import TableStory


_ASIDE = 0.35
"""A smaller table in a document stands beside what the document says."""
_DIRECTS, _MOST = 1500, 0.6
"""A prompt of so many characters, and so large a share of its sentences, only directs."""
FEW_POINTS = 8
"""So few numbers of a prompt's own list are each read by their label."""


def compose(prompt: str, inputs: Inputs, wishes: Wishes) -> Content:
    """Everything the picture says, and the anatomies that suit it, best first.

    Items have the shape that `archetypes[0]` needs. Raises NothingToSayError where the prompt only
    names a topic and no input is given, PlanError for an archetype that does not exist or cannot be
    filled with what was given.
    """
    if wishes.archetype is not None and wishes.archetype not in ARCHETYPES:
        raise PlanError(
            f"There is no archetype {wishes.archetype}; use one of {', '.join(ARCHETYPES)}."
        )
    brief = _of_inputs(read_brief(prompt, inputs, wishes), inputs)
    drawn = _figured(brief, inputs, wishes.archetype) or _written(brief, inputs, wishes.archetype)
    if drawn is not None:
        return finish(drawn, _looks(brief, drawn), wishes)
    if not (inputs.tables or inputs.documents or wishes.archetype):
        _refuse_open(brief)
    dictated = _dictated(brief, wishes.archetype)
    if dictated is not None:
        return finish(dictated, replace(brief, quoted=(), fields=()), wishes)
    found = disputes(inputs, brief.topic, brief.language)
    content = told(_content(brief, inputs, wishes.archetype), found)
    _check(content, wishes.archetype)
    done = finish(content, brief, wishes)
    if wishes.archetype is None:
        return done
    return replace(done, archetypes=((wishes.archetype, "asked for with --archetype"),))


def _of_inputs(brief: PromptBrief, inputs: Inputs) -> PromptBrief:
    """A topic that only points at what is given, as in "of this guide", is none; nor does it ask for
    a guide."""
    prompt, topic, language = brief.prompt, brief.topic, brief.language
    if not (inputs.documents or inputs.tables):
        return brief
    if topic and points(prompt, max(0, prompt.find(topic)), language):
        brief = replace(brief, topic="")
    found = find(prompt, "archetypes", language)
    asking = {hit.meaning for hit in found if not points(prompt, hit.start, language)}
    named = {hit.meaning for hit in found} - asking
    asked = tuple(pair for pair in brief.asks.archetypes if pair[0] not in named)
    return replace(brief, asks=replace(brief.asks, archetypes=asked))


def _figured(brief: PromptBrief, inputs: Inputs, forced: str | None) -> Content | None:
    """The lettered panels that the prompt describes, where nothing else is given or asked for."""
    page = {"slide", "poster"} & {name for name, _ in brief.asks.archetypes}
    if inputs.tables or inputs.documents or forced or page:
        return None
    from planner.composer.figured import from_figure

    return from_figure(brief)


def _refuse_open(brief: PromptBrief) -> None:
    """Refuse to print the demands of a request as if they were its content."""
    from planner.composer.figured import leaves_open

    if leaves_open(brief):
        raise NothingToSayError(
            "The prompt says what its figure must meet but leaves open what it shows: write out the data "
            "and the words, or let a model plan it (--llm).",
            brief.topic, brief.language,
        )  # fmt: skip


def _written(brief: PromptBrief, inputs: Inputs, forced: str | None) -> Content | None:
    """The chart whose data the prompt writes out, where nothing else is given or asked for."""
    if inputs.tables or inputs.documents or forced not in (None, "charts"):
        return None
    from planner.composer.written import from_written

    return from_written(brief)


def _looks(brief: PromptBrief, drawn: Content) -> PromptBrief:
    """The looks that a prompt asks for beside its figure or chart; the shape of a figure only as a ratio."""
    from planner.composer.written import looks

    own = looks(brief, drawn)
    if drawn.figure is None or re.search(r"\d[:x×]\d", brief.prompt):
        return own
    return replace(own, asks=replace(own.asks, aspect=None))


def _dictated(brief: PromptBrief, forced: str | None) -> Content | None:
    """The page that a prompt spells out part by part, where no other form is forced on it."""
    if forced or brief.kind not in ("page", "topic", "scene"):
        return None
    from planner.composer.dictated import declares_panels, from_dictated

    placed = brief.poster or _is_site(brief) or declares_panels(brief)
    return from_dictated(brief) if brief.kind != "scene" or placed else None


def _is_site(brief: PromptBrief) -> bool:
    """True for a picture that is called a web page or a screen before its first quoted string."""
    opening = brief.prompt[: brief.quoted[0].start] if brief.quoted else ""
    return any(hit.meaning == "site" for hit in find(opening, "drawn", brief.language))


def _content(brief: PromptBrief, inputs: Inputs, forced: str | None) -> Content:
    """The content by where its words come from: inputs first, then the prompt itself."""
    if not inputs.documents and not inputs.tables and _only_directs(brief):
        raise NothingToSayError(
            "The prompt only describes how the picture looks, in more detail than can be drawn without "
            "a model: add --llm, or name its things in a sentence or two.",
            brief.topic, brief.language,
        )  # fmt: skip
    given = stories(inputs.tables, brief)
    asked = "charts" in (forced, *dict(brief.asks.archetypes))
    own = stories(_own_tables(inputs, asked), brief, len(given) + 1)
    if inputs.documents:
        charts = sum(len(story.charts) for story in (*given, *own))
        content = from_documents(inputs.documents, brief, forced, charts)
        content = with_stories(content, given, own)
        return with_finding(content, own[0]) if own and not given else content
    if given:
        return from_stories(given, brief, forced)
    if brief.kind == "content" and brief.document is not None:
        return _from_prompt(brief.document, brief, forced)
    if brief.kind == "content":
        return Content(
            headline="", language=brief.language, archetypes=(("poster", "named parts of a page"),)
        )
    if brief.kind == "page":
        return from_page(brief)
    if brief.kind == "scene" and brief.scene is not None:
        return from_scene(brief, brief.scene)
    if brief.kind == "message" or (brief.topic and inputs.references):
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


def _from_prompt(document: Document, brief: PromptBrief, forced: str | None) -> Content:
    """What the prompt says itself; names with numbers are charted where that suits them."""
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
        if block.kind == "item" and len(block.text.split()) > 3
    }
    charts = []
    for chart in story.charts:
        marked = [str(name) for name in chart.highlight]
        own = [text for text in clauses if marked and marked[0].lower() in text.lower()]
        charts.append(replace(chart, title=sentence_case(own[0]), subtitle="") if own else chart)
    return replace(story, charts=tuple(charts))


def _own_tables(inputs: Inputs, asked: bool) -> tuple[Table, ...]:
    """The tables inside documents that say much of what those say; all where charts are `asked` for."""
    held = [d for d in inputs.documents if _tabled(d) > (0.0 if asked else _ASIDE)]
    if not held:
        return ()
    from grounding.documents import tables_of

    return tuple(table for document in held for table in tables_of(document))


def _tabled(document: Document) -> float:
    """The share of a document's characters that stand in tables."""
    total = sum(len(block.text) for block in document.blocks)
    return sum(len(b.text) for b in document.blocks if b.kind == "table") / max(1, total)


def _check(content: Content, forced: str | None) -> None:
    """An archetype that was asked for must have what it is made of."""
    lacks = ""
    if forced == "charts" and not content.charts:
        lacks = "there are no numbers to chart; add a table with --data"
    elif forced == "table" and not content.table:
        lacks = "there is no table; add one with --data or --doc"
    elif forced == "comparison" and not (content.sides or content.table):
        lacks = "there are no two sides; write A vs B, or give two headed lists"
    if lacks:
        raise PlanError(f"The archetype {forced} cannot be filled: {lacks}.")
