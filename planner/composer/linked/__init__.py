"""Drawings that a prompt dictates link by link: flow charts, architectures, lanes, circles, maps."""

from __future__ import annotations

from grounding.types import Inputs
from planner.brief import PromptBrief, read_brief
from planner.composer.figured.alone import around, blotted
from planner.composer.linked.hued import hued
from planner.composer.linked.items import sentences
from planner.composer.linked.reader import net
from planner.composer.quotes import mask
from planner.content import Content, Wishes
from planner.figure import Figure, Pane, Words
from planner.layouts import FIGURE
from planner.net import Net
from planner.parts import Reasoning

__all__ = ["draws_links", "from_links"]

_LEAST, _MOST_LOOSE = 3, 0.34
"""Fewest links of a drawing, and how many of its things may stand without one."""


def draws_links(prompt: str, inputs: Inputs, wishes: Wishes) -> bool:
    """True where a prompt alone draws things and the links between them."""
    given = inputs.tables or inputs.documents or inputs.references or wishes.archetype
    return not given and from_links(read_brief(prompt, inputs, wishes)) is not None


def from_links(brief: PromptBrief) -> Content | None:
    """The drawing whose links are told by the things that they join; None where there are too few."""
    masked = mask(brief.prompt, brief.quoted)
    title, deck, notes = around(masked, brief.quoted, brief.language)
    apart = (*title, *deck, *notes)
    quoted = [quote for quote in brief.quoted if quote not in apart]
    told = list(sentences(blotted(masked, apart), quoted, brief.language))
    made = net(masked, told)
    if not is_drawing(made):
        return None
    hued(made, blotted(masked, apart), told, brief.language)
    words = [Words(one.text, "center") for one in deck]
    words += [
        Words(text, "center", foot=True) for text in (*made.rest, *(one.text for one in notes))
    ]
    heading = "".join(one.text for one in title)
    pane = Pane(title=heading, align="center", words=tuple(words), net=made)
    return Content(
        headline=heading, language=brief.language, topic=heading or brief.topic,
        figure=Figure((pane,), False, aspect="16:9" if made.groups else "4:3"),
        archetypes=((FIGURE, f"the prompt tells {len(made.links)} links between things"),),
        reasoning=(Reasoning(stage="content", text="Things, links and their words are those of the prompt."),),
    )  # fmt: skip


def is_drawing(made: Net) -> bool:
    """True for a net with links enough, that join most of its things."""
    linked = {end for link in made.links for end in (link.start, link.end)}
    loose = len([label for label in made.knots if label not in linked])
    whole = all(link.start in made.knots and link.end in made.knots for link in made.links)
    return whole and len(made.links) >= _LEAST and loose <= _MOST_LOOSE * len(made.knots)
