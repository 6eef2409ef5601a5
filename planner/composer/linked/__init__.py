"""Drawings that a prompt dictates link by link: flow charts, architectures, lanes, circles, maps."""

from __future__ import annotations

from collections.abc import Sequence

from grounding.types import Inputs
from planner.brief import PromptBrief, read_brief
from planner.composer.dictated.strings import role_of
from planner.composer.figured.alone import around, beside, blotted
from planner.composer.linked.drawn import is_drawing, net_of
from planner.composer.linked.plain import Plain, plain_items, plain_kind
from planner.composer.quotes import mask
from planner.content import Content, Wishes
from planner.figure import Figure, Pane
from planner.layouts import FIGURE
from planner.net import Net
from planner.parts import Reasoning

__all__ = ["draws_links", "from_links"]

_TOLD = "Things, links and their words are those of the prompt."
_LEAST = 3
"""Fewest links of a drawing that is a page."""


def draws_links(prompt: str, inputs: Inputs, wishes: Wishes) -> bool:
    """True where a prompt draws things and the links between them."""
    return from_links(read_brief(prompt, inputs, wishes)) is not None


def from_links(brief: PromptBrief) -> Content | None:
    """The drawing whose links are told by the things that they join; None where there are too few."""
    title, deck, notes = around(mask(brief.prompt, brief.quoted), brief.quoted, brief.language)
    apart = (*title, *deck, *notes)
    quoted = [quote for quote in brief.quoted if quote not in apart]
    made = net_of(blotted(brief.prompt, apart), quoted, brief.language)
    if not is_drawing(made, _LEAST):
        return None
    heading = "".join(one.text for one in title) or _heading(brief, made.rest)
    made.rest = [text for text in made.rest if text != heading]
    kind = "" if deck or notes else plain_kind(made)
    if kind:
        return _plain(brief, made, kind, heading)
    pane = Pane(words=beside(deck, notes, made.rest), net=made)
    return Content(
        headline=heading, language=brief.language, topic=heading or brief.topic,
        figure=Figure((pane,), False, aspect="16:9" if made.groups else "4:3", title=heading),
        archetypes=((FIGURE, f"the prompt tells {len(made.links)} links between things"),),
        reasoning=(Reasoning(stage="content", text=_TOLD),),
    )  # fmt: skip


def _plain(brief: PromptBrief, made: Net, kind: Plain, heading: str) -> Content:
    """A chain, ring or tree as the anatomy that is designed for it."""
    items, links = plain_items(made, kind)
    return Content(
        headline=heading, language=brief.language, items=items, links=links,
        topic=heading or brief.topic, ordered=kind != "tree",
        archetypes=((kind, f"{len(made.links)} plain links between things"),),
        reasoning=(Reasoning(stage="content", text=_TOLD),),
    )  # fmt: skip


def _heading(brief: PromptBrief, rest: Sequence[str]) -> str:
    """The string that is called a heading behind the drawing, or that a colon sets before it."""
    masked = mask(brief.prompt, brief.quoted)
    ends = [0, *(quote.end for quote in brief.quoted)]
    for quote, end in zip(brief.quoted, ends, strict=False):
        role = role_of(masked[end : quote.start], brief.language)
        opens = not end and masked[quote.end :].lstrip().startswith((":", "："))
        if quote.text in rest and (opens or role in ("titled", "headed")):
            return quote.text
    return ""
