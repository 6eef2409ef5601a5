"""The colours of a net's things, groups and links, as the prose tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.color import mix
from planner.composer.lexicon import load
from planner.composer.linked.items import FORMS, Item, Sentence
from planner.composer.written.hues import Hue, hues
from planner.net import Net
from planner.parts import Color

_BEHIND = re.compile(r"\s*(?:[(（]|(?:in|with|mit|en|de|avec|con|auf)\s+)?\s*")
_BEFORE = re.compile(r"[\s\w-]{0,24}")
_PART = re.compile(r"[,;:.，；：。]")
_BRANCHES, _TINT = ("blue", "orange", "green", "purple", "teal", "pink"), 0.75
"""Colours of a map's branches, and how much white is in those of what grows from them."""
_FORM = 34
"""How far behind a noun the colour of all its kind may stand, in letters."""


def hued(net: Net, masked: str, told: Sequence[Sentence], language: str) -> None:
    """Colour what is told a colour: each by its label, the rest by its kind."""
    colors = hues(masked, language)
    for sentence in told:
        quotes = [item for item in sentence.items if item.quote]
        for at, item in enumerate(quotes):
            since = max(quotes[at - 1].end if at else 0, sentence.items[0].start - 30)
            until = quotes[at + 1].start if at + 1 < len(quotes) else len(masked)
            color = _own(item, masked, colors, since, until, sentence)
            if color and item.text in net.knots:
                net.knots[item.text].fill = net.knots[item.text].fill or color
            elif color and item.text in net.groups:
                net.groups[item.text].fill = net.groups[item.text].fill or color
        if not quotes:
            _kinds(net, sentence, masked, colors)
    if net.kind == "mind":
        _branches(net)


def _branches(net: Net) -> None:
    """Each branch of a map in a colour of its own, what grows from it in a light one."""
    values: dict[str, str] = load("lexicon", "color_values")
    ends = [link.end for link in net.links if link.start == net.center]
    for at, branch in enumerate(ends):
        knot = net.knots[branch]
        knot.fill = knot.fill or values[_BRANCHES[at % len(_BRANCHES)]]
        for link in net.links:
            if branch in (link.start, link.end):
                link.color = knot.fill
            if link.start == branch:
                net.knots[link.end].fill = mix(knot.fill, "#ffffff", _TINT)


def _own(
    item: Item, masked: str, colors: Sequence[Hue], since: int, until: int, sentence: Sentence
) -> Color | None:
    """The colour right behind a label, else that of the noun right before it."""
    behind = [
        h
        for h in colors
        if item.end <= h.start < until and _BEHIND.fullmatch(masked, item.end, h.start)
    ]
    if behind:
        return behind[0].color
    nouns = [i for i in sentence.items if since <= i.start < item.start and i.meaning in FORMS]
    if not nouns:
        return None
    noun = nouns[-1].start
    near = [
        h
        for h in colors
        if since <= h.start and h.end <= noun and _BEFORE.fullmatch(masked, h.end, noun)
    ]
    return near[-1].color if near else None


def _kinds(net: Net, sentence: Sentence, masked: str, colors: Sequence[Hue]) -> None:
    """`Diamonds are yellow, boxes light blue, arrows gray`: the colour of all of a kind."""
    for item in sentence.items:
        near = [
            h
            for h in colors
            if 0 <= h.start - item.end < _FORM and not _PART.search(masked[item.end : h.start])
        ]
        if not near:
            continue
        color = near[0].color
        for knot in net.knots.values():
            if (knot.form or "box") == item.meaning:
                knot.fill = knot.fill or color
        for group in net.groups.values():
            if item.meaning in ("lane", "ring"):
                group.fill = group.fill or color
        for link in net.links:
            if item.meaning == "arrow":
                link.color = link.color or color
