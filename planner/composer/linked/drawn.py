"""The net that a text draws, in its colours."""

from __future__ import annotations

from collections.abc import Sequence

from planner.composer.linked.hued import hued
from planner.composer.linked.items import sentences
from planner.composer.linked.reader import net
from planner.composer.quotes import Quote, mask
from planner.net import Net

_MOST_LOOSE = 0.34
"""How many of a drawing's strings may stand without a link."""


def net_of(text: str, quoted: Sequence[Quote], language: str) -> Net:
    """The net of a text; `quoted` are its strings without titles and notes."""
    masked = mask(text, tuple(quoted))
    told = list(sentences(masked, quoted, language))
    made = net(masked, told)
    hued(made, masked, told, language)
    return made


def is_drawing(made: Net, least: int) -> bool:
    """True for a net with links enough, that join most of its things."""
    linked = {end for link in made.links for end in (link.start, link.end)}
    loose = len([label for label in made.knots if label not in linked]) + len(made.rest)
    whole = all(end in made.knots for end in linked)
    return (
        whole
        and len(made.links) >= least
        and loose <= _MOST_LOOSE * (len(made.knots) + len(made.rest))
    )
