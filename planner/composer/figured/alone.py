"""A drawing of boxes and arrows that a prompt dictates without panels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.brief import PromptBrief
from planner.composer.dictated.strings import role_of
from planner.composer.figured.graph import Graph
from planner.composer.figured.mentions import told
from planner.composer.figured.settled import settled
from planner.composer.figured.wiring import graph
from planner.composer.lexicon import find
from planner.composer.quotes import Quote, mask
from planner.content import ChartSpec, Content
from planner.figure import Figure, Pane, Words
from planner.layouts import FIGURE
from planner.parts import Align, Reasoning

_NODES, _EDGES, _SHAPED = 4, 3, 0.7
"""Fewest nodes and arrows of a drawing, and how many of its nodes are told with their shape."""


def drawing(brief: PromptBrief) -> Content | None:
    """The boxes and arrows of a prompt that says the shape of most; None where it draws no such."""
    if not brief.quoted:
        return None
    masked = mask(brief.prompt, brief.quoted)
    title, deck, notes = around(masked, brief.quoted, brief.language)
    made = graph(told(blotted(brief.prompt, (*title, *deck, *notes)), brief.language))
    shaped = sum(node.form not in ("text",) and node.told for node in made.nodes)
    if len(made.nodes) < _NODES or len(made.edges) < _EDGES or shaped < _SHAPED * len(made.nodes):
        return None
    shapes, arrows = settled(made)
    pane = Pane(
        title="".join(one.text for one in title),
        align="center",
        words=beside(deck, notes),
        shapes=shapes,
        arrows=arrows,
    )
    return Content(
        headline=pane.title, language=brief.language, topic=pane.title or brief.topic,
        figure=Figure((pane,), False, aspect=_aspect(made)),
        archetypes=((FIGURE, f"the prompt draws {len(made.edges)} arrows between shapes"),),
        reasoning=(Reasoning(stage="content", text="Shapes and arrows are those of the prompt."),),
    )  # fmt: skip


def alone(
    brief: PromptBrief, title: Sequence[Quote], pane: Pane, aspect: str, *,
    why: str, told: str, charts: tuple[ChartSpec, ...] = (),
) -> Content:  # fmt: skip
    """The page of one pane under its title; `why` it is drawn so, and what `told` of it is the prompt's."""
    heading = "".join(one.text for one in title)
    return Content(
        headline=heading, language=brief.language, topic=heading or brief.topic, charts=charts,
        figure=Figure((pane,), False, aspect=aspect, title=heading),
        archetypes=((FIGURE, why),), reasoning=(Reasoning(stage="content", text=told),),
    )  # fmt: skip


def beside(
    deck: Sequence[Quote], notes: Sequence[Quote], rest: Sequence[str] = (), align: Align = "center"
) -> tuple[Words, ...]:
    """The words of a pane: a subtitle over it; under it what is left, then the notes."""
    foot = (*rest, *(one.text for one in notes))
    over = (Words(one.text, "center") for one in deck)
    return (*over, *(Words(text, align, foot=True) for text in foot))


def around(
    masked: str, quoted: tuple[Quote, ...], language: str
) -> tuple[list[Quote], list[Quote], list[Quote]]:
    """Title, subtitle and notes of the whole."""
    title: list[Quote] = []
    deck: list[Quote] = []
    notes: list[Quote] = []
    for at, quote in enumerate(quoted):
        lead = masked[quoted[at - 1].end if at else 0 : quote.start]
        hits = [hit.meaning for hit in find(lead[-60:], "roles", language)]
        shaped = [hit.meaning for hit in find(lead[-40:], "shapes", language)]
        if at == 0 and role_of(lead, language) in ("titled", "headed") and "box" not in shaped:
            title.append(quote)
        elif title and at == 1 and "deck" in hits[-1:]:
            deck.append(quote)
        elif {"note", "footer", "source"} & set(hits[-1:]):
            notes.append(quote)
    return title, deck, notes


def blotted(text: str, apart: Iterable[Quote]) -> str:
    """The text without some of its quotations; places stay the same."""
    for quote in apart:
        text = text[: quote.start] + " " * (quote.end - quote.start) + text[quote.end :]
    return text


def _aspect(made: Graph) -> str:
    columns, rows = len({node.x for node in made.nodes}), len({node.y for node in made.nodes})
    columns = columns if not made.regions else max(columns, 2 * len(made.regions))
    return (
        "16:9"
        if columns > 1.4 * rows
        else "3:4"
        if rows > 1.8 * columns
        else "4:3"
        if columns >= rows
        else "1:1"
    )
