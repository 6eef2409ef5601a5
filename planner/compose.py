"""The composer: a prompt and its inputs become content, in their own words and without an LLM."""

from __future__ import annotations

from dataclasses import replace

from grounding.types import Document, Inputs, Table
from planner.brief import PromptBrief, read_brief
from planner.composer.documents import from_documents
from planner.composer.finish import finish
from planner.composer.lexicon import find
from planner.composer.stories import from_stories, stories, with_finding, with_stories
from planner.composer.topic import points
from planner.content import Content, Wishes
from planner.errors import NothingToSayError, PlanError
from planner.structure import ARCHETYPES

_ASIDE = 0.35
"""A smaller table in a document stands beside what the document says."""


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
        from planner.composer.written import looks

        return finish(drawn, looks(brief, drawn), wishes)
    if not (inputs.tables or inputs.documents or wishes.archetype):
        _refuse_open(brief)
    dictated = _dictated(brief, wishes.archetype)
    if dictated is not None:
        return finish(dictated, replace(brief, quoted=(), fields=()), wishes)
    content = _agreed(_content(brief, inputs, wishes.archetype), inputs, brief)
    _check(content, wishes.archetype)
    done = finish(content, brief, wishes)
    if wishes.archetype is None:
        return done
    return replace(done, archetypes=((wishes.archetype, "asked for with --archetype"),))


def _agreed(content: Content, inputs: Inputs, brief: PromptBrief) -> Content:
    """The content with one of the numbers that several sources disagree on."""
    if len(inputs.tables) + len(inputs.documents) + len(inputs.compared) < 2:
        return content
    from planner.composer.rivals import disputes, told

    return told(content, disputes(inputs, brief.topic, brief.language))


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
    if brief.document and not dict(brief.asks.archetypes) and _lists_names(brief.document):
        return None
    from planner.composer.written import from_tallies, from_written

    bare = not set(dict(brief.asks.archetypes)) - {"charts", "poster", "stats", "table", "ranking"}
    return from_written(brief) or (from_tallies(brief) if bare else None)


def _lists_names(document: Document) -> bool:
    """True for three headed lists or more of which most items hold no number."""
    heads = [b for b in document.blocks if b.kind == "heading" and b.level == 2]
    items = [b.text for b in document.blocks if b.kind == "item"]
    return len(heads) > 2 and 2 * sum(any(map(str.isdigit, text)) for text in items) < len(items)


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
    if not inputs.documents and not inputs.tables:
        from planner.composer.prompted import from_prompt

        return from_prompt(brief, forced, bool(inputs.references))
    given = stories(inputs.tables, brief)
    if not inputs.documents:
        return from_stories(given, brief, forced)
    asked = "charts" in (forced, *dict(brief.asks.archetypes))
    own = stories(_own_tables(inputs, asked), brief, len(given) + 1)
    charts = sum(len(story.charts) for story in (*given, *own))
    content = from_documents(inputs.documents, brief, forced, charts)
    content = with_stories(content, given, own)
    return with_finding(content, own[0]) if own and not given else content


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
