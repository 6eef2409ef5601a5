"""Figures of lettered panels that a prompt dictates: where each stands, and what it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from planner.brief import PromptBrief
from planner.composer.figured.alone import drawing
from planner.composer.figured.boards import Board, board, boxes, corner
from planner.composer.figured.demands import leaves_open
from planner.composer.figured.letters import described
from planner.composer.figured.rowed import from_series
from planner.composer.figured.rows import from_rows
from planner.composer.figured.sets import from_sets
from planner.composer.figured.shown import Panels, Shown
from planner.composer.figured.tables import from_dictated_table
from planner.composer.figured.tiles import from_tiles
from planner.composer.figured.told import dash_in
from planner.composer.figured.worded import headed, titled, worded
from planner.composer.figured.years import from_years
from planner.composer.lexicon import find
from planner.composer.quotes import mask, quotes
from planner.composer.written.hues import hues
from planner.content import ChartSpec, Content
from planner.figure import Figure, Pane, Share4
from planner.layouts import FIGURE
from planner.net import Dash
from planner.parts import Reasoning

__all__ = ["from_figure", "leaves_open"]

_TOLD = "Panels stand where the prompt puts them; what it gives no data for is left out."
_SENTENCE = re.compile(r"(?<=[.。])\s+|(?<=[。])")
_NOTES = ("note", "footer", "source", "bottom")
_LEAST = 2
"""Fewest panels of a figure."""
_BAND = 0.14
"""Height of a panel of words alone beside others."""
_NARROW = 0.6
"""Width of a panel of words alone beside others."""
_WIDE, _TALL = 2.4, 1.6
"""Most that a panel is wider or taller than others for the columns and rows of its drawing."""


def from_figure(brief: PromptBrief) -> Content | None:
    """A table that a prompt dictates, or the panels that it letters; None where it gives nothing to draw in them."""
    table = from_dictated_table(brief)
    if table is not None:
        return table
    if len(described(brief.prompt)) < _LEAST and (alone := _alone(brief)):
        return alone
    told = described(brief.prompt)
    note = _note(told, brief.language)
    if len(told) < _LEAST:
        from planner.composer.linked import from_links

        return from_tiles(brief) or from_links(brief) or drawing(brief)
    panels = Panels(told, brief)
    shown = {letter: panels.shown(letter) for letter in told}
    drawn = [one for one in shown.values() if one.filled]
    if len(drawn) < _LEAST:
        return None
    masked = mask(brief.prompt, brief.quoted)
    content = _content(brief, board(masked, sorted(told), brief.language), told, shown)
    return (
        replace(content, figure=replace(content.figure, note=note)) if content.figure else content
    )


def _note(told: dict[str, str], language: str) -> str:
    """The words under the whole figure, told behind its last panel; they are taken from what is told of that."""
    last = next(reversed(told), "")
    for sentence in _SENTENCE.split(told.get(last, "")):
        whole = any(hit.meaning == "whole" for hit in find(sentence, "ruled", language))
        noted = any(hit.meaning in _NOTES for hit in find(sentence, "roles", language))
        own = quotes(sentence)
        if whole and noted and len(own) == 1:
            told[last] = told[last].replace(sentence, "")
            return own[0].text
    return ""


def _alone(brief: PromptBrief) -> Content | None:
    """One figure that is the whole page: sets, dated events, a table or a chart told row by row."""
    for read in (from_sets, from_years, from_rows, from_series):
        content = read(brief)
        if content is not None:
            return content
    return None


def _content(
    brief: PromptBrief, found: Board, told: dict[str, str], shown: dict[str, Shown]
) -> Content:
    language = brief.language
    masked = mask(brief.prompt, brief.quoted)
    charts: list[ChartSpec] = []
    places = boxes(found, lambda letter, across: _weight(found, letter, shown[letter], across))
    heads = headed(brief.prompt, brief.quoted, language)
    order = [*places, *(letter for letter in sorted(told) if letter in found.inset)]
    panes: list[Pane] = []
    for letter in order:
        one, holder = shown[letter], found.inset.get(letter)
        title, align = (
            titled(told[letter], language) if one.title is None else (one.title, "center")
        )
        title, align = (heads[letter], "center") if letter in heads else (title, align)
        panes.append(Pane(
            box=corner(*holder[1:]) if holder else places[letter], letter=f"({letter})", title=title, align=align,
            words=worded(told[letter], title, one.said, language),
            tallies=one.tallies, chart=_kept(charts, one.chart, title), shapes=one.shapes, arrows=one.arrows,
            net=one.net, grid=one.grid,
            inside=order.index(holder[0]) if holder else None, title_color=one.title_color,
        ))  # fmt: skip
    for at, letter in enumerate(order):
        if shown[letter].inset:
            chart = _kept(charts, shown[letter].inset, "")
            panes.append(Pane(box=corner("right", "bottom"), chart=chart, inside=at))
    heading = _heading(brief, masked)
    heading = "" if heading in heads.values() else heading
    first = heading or next((pane.title for pane in panes if pane.title), "")
    framed = not _rule(masked, brief.prompt, language)[0]
    return Content(
        headline=first, language=language, charts=tuple(charts), topic=first,
        figure=Figure(tuple(panes), framed, *_rule(masked, brief.prompt, language),
                      aspect=_aspect(places, shown), title=heading),
        archetypes=((FIGURE, f"the prompt describes {len(told)} lettered panels"),),
        reasoning=(Reasoning(stage="content", text=_TOLD),),
    )  # fmt: skip


def _aspect(places: Mapping[str, Share4], shown: Mapping[str, Shown]) -> str:
    """A wide page for wide drawings side by side, a less wide one for boards of several rows."""
    wide = max(
        (shown[k].size[0] / box[2] for k, box in places.items() if shown[k].size[0]), default=0.0
    )
    tall = max(
        (shown[k].size[1] / box[3] for k, box in places.items() if shown[k].size[0]), default=1.0
    )
    if wide:
        return "21:9" if wide > 3.6 * tall else "16:9" if wide > 1.3 * tall else "4:3"
    return "4:3" if len({round(box[1], 2) for box in places.values()}) > 1 else "16:9"


def _rule(masked: str, prompt: str, language: str) -> tuple[str | None, Dash]:
    """The line that parts two columns, told before the panels: its colour and dash."""
    start = min((prompt.find(text) for text in described(prompt).values()), default=len(masked))
    for hit in find(masked[:start], "boards", language):
        clause = masked[hit.start : hit.start + 70]
        words = [one.meaning for one in find(clause, "shapes", language)]
        if hit.meaning == "parts":
            colors = hues(clause, language)
            dash = dash_in(words)
            return (colors[0].color if colors else "#9aa0a8"), dash
    return None, ""


def _kept(charts: list[ChartSpec], spec: ChartSpec | None, title: str) -> int | None:
    """The index of a chart among all."""
    if spec is None:
        return None
    charts.append(replace(spec, title="", alt=spec.alt or title or spec.chart))
    return len(charts) - 1


def _weight(found: Board, letter: str, one: Shown, across: bool) -> float:
    """How much of the width or height beside others a panel has: words alone need little height."""
    filled = one.filled or letter in [spot[0] for spot in found.inset.values()]
    if not filled and not (across and found.equal):
        return _NARROW if across else _BAND
    columns, rows = one.size
    own = min(_WIDE, max(1.0, columns / 3)) if across else min(_TALL, max(0.8, rows / 3))
    return found.weights.get(letter, 1.0 if found.equal or not one.size[0] else own)


def _heading(brief: PromptBrief, masked: str) -> str:
    """The title of the whole, told before the first panel."""
    for quote in brief.quoted:
        hits = find(masked[max(0, quote.start - 40) : quote.start], "page", brief.language)
        if any(hit.meaning in ("titled", "headed") for hit in hits[-2:]):
            return quote.text if _first(brief) > quote.start else ""
    return ""


def _first(brief: PromptBrief) -> int:
    """Where the first description of a panel stands."""
    return min((brief.prompt.find(text) for text in described(brief.prompt).values()), default=0)
