"""Charts of several series, told as rows of values: `The bars are 2015 and 2019. Gas 310, 295; Power 128, 131.`"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from planner.brief import PromptBrief
from planner.composer.figured.alone import alone, around, beside, blotted
from planner.composer.figured.charted import kind_of
from planner.composer.figured.ruled import lists_after, rows_in
from planner.composer.lexicon import find
from planner.composer.numbers import leading_value
from planner.composer.quotes import mask, quotes
from planner.composer.written.hues import given, hues
from planner.composer.written.roles import legend_asked, roles
from planner.content import ChartSpec, Content
from planner.figure import Pane
from planner.parts import ChartKind, DataColumn

SERIES = ("grouped", "stacked", "line", "area")
"""Kinds of charts that show several series."""
_GROUPS = "group"


def from_series(brief: PromptBrief) -> Content | None:
    """The chart of several series that a prompt tells row by row; None where it tells none."""
    kind = kind_of(brief.prompt, brief.language)
    if kind not in SERIES:
        return None
    title, deck, notes = around(mask(brief.prompt, brief.quoted), brief.quoted, brief.language)
    spec = series_of(kind, blotted(brief.prompt, (*title, *deck, *notes)), brief.language)
    if spec is None:
        return None
    alt = "".join(one.text for one in title) or spec.chart
    return alone(
        brief, title, Pane(words=beside(deck, notes, align="start"), chart=0), "16:9",
        why=f"the prompt tells {len(spec.y)} series", told="Series and values are those of the prompt.",
        charts=(replace(spec, alt=alt),),
    )  # fmt: skip


def series_of(kind: ChartKind, text: str, language: str) -> ChartSpec | None:
    """The chart of a text that lists its groups and tells a row of values for each series."""
    quoted = quotes(text)
    masked = mask(text, quoted)
    lists = lists_after(masked, text, quoted, "groups", language)
    groups = lists[0] if lists else ()
    rows = rows_in(masked, text, quoted, len(groups)) if len(groups) > 1 else []
    rows = [row for row in rows if not _is_total(row.name, language)]
    values = [[leading_value(cell, language) for cell in row.cells] for row in rows]
    amounts = [[value.amount if value else None for value in own] for own in values]
    if not rows or any(amount is None for own in amounts for amount in own):
        return None
    names = [row.name for row in rows]
    said = roles(masked, text, quoted, (*names, *groups), language)
    columns = [DataColumn(name=_GROUPS, values=groups)]
    columns += [DataColumn(name=name, kind="number", values=tuple(cast("list[float]", own)))
                for name, own in zip(names, amounts, strict=True)]  # fmt: skip
    colors = {k: v for k, v in given(text, hues(text, language), names, language).items() if k}
    return ChartSpec(
        kind, tuple(columns), "", x=_GROUPS, y=tuple(names), colors=colors, upright=True, data_labels=True,
        x_title=said.get("x"), y_title=said.get("y"), legend=legend_asked(masked, language) or "top",
    )  # fmt: skip


def _is_total(name: str, language: str) -> bool:
    return any(hit.meaning == "total" for hit in find(name, "ruled", language))
