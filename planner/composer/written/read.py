"""A prompt that writes out a chart's data, as content: one chart with its words around it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grounding.types import Column, Source, Table
from planner.brief import PromptBrief
from planner.composer.asks import aspect_of, ground_of
from planner.composer.lexicon import find
from planner.composer.quotes import mask, unmask
from planner.composer.request import request
from planner.composer.text import sentence_case
from planner.composer.written.data import Data, Unmask, data_of, header_of
from planner.composer.written.hues import blotted, ends, given, hues
from planner.composer.written.kinds import asked, kinds_in
from planner.composer.written.labels import column_labels
from planner.composer.written.roles import Roles, roles, wants_key
from planner.composer.written.runs import Run, runs
from planner.composer.written.specs import Look, shaped, spec_of
from planner.composer.written.ticks import ticks
from planner.content import Content
from planner.localise import phrase
from planner.plan import Reasoning

if TYPE_CHECKING:
    from planner.findings import TableStory

_PANELS = re.compile(r"[(（][A-H][)）]")
_CHARTLIKE = frozenset({"charts", "poster", "slide", "stats"})
"""Anatomies that a chart without a kind of its own may be meant by."""
_LONGEST_TOPIC = 80


def from_written(brief: PromptBrief) -> Content | None:
    """The chart that a prompt describes with its numbers; None where it describes none.

    Values, names and their order are as stated. Words of asking are not shown.
    """
    prompt, language = brief.prompt, brief.language
    masked = mask(prompt, brief.quoted)
    wanted = asked(masked, language)
    if not wanted.charted or len(set(_PANELS.findall(masked))) > 2:
        return None
    if wanted.kind is None and {name for name, _ in brief.asks.archetypes} - _CHARTLIKE:
        return None

    def own(text: str) -> str:
        return unmask(text, prompt, brief.quoted)

    colors = hues(masked, language)
    data = _data(blotted(masked, colors), own, language)
    if data is None:
        return None
    data = shaped(data, wanted)
    said = roles(masked, prompt, brief.quoted, data.words, language)
    look = Look(
        said,
        ticks(masked, language),
        given(prompt, colors, data.words, language),
        ends(prompt, colors, language),
    )
    spec = spec_of(data, wanted, look, language)
    if spec is None:
        return None
    told = _story(data, language) if len(data.measures) == 1 and not data.points else None
    topic = said.get("title") or _topic(masked[: data.start], own, language)
    headline = (
        topic
        or said.get("scale")
        or said.get("y")
        or (told.headline if told else "")
        or next(iter(data.names), "")
    )
    return Content(
        headline=sentence_case(headline) if not said.get("title") else headline,
        language=brief.language,
        deck=said.get("deck"),
        charts=(
            replace(
                spec,
                title=headline,
                key=wants_key(masked, language),
                alt=f"{headline}. {said.get('deck')}".strip(" ."),
            ),
        ),
        footer=tuple(dict.fromkeys((*_notes(said, language), *_homeless(said, data)))),
        archetypes=(("charts", "the prompt writes out the chart's data"),),
        topic=topic or headline,
        facts=told.facts if told and not topic else (),
        datasets=(told.dataset,) if told and not topic else (),
        reasoning=(
            Reasoning(
                stage="content",
                text=f"{len(data.values)} rows of numbers are read from the prompt as they stand.",
            ),
        ),
    )


def looks(brief: PromptBrief, content: Content) -> PromptBrief:
    """The brief with the looks of the page alone: colours and directions of the chart are its own."""
    masked = mask(brief.prompt, brief.quoted)
    for hit in reversed(find(masked, "chart_words", brief.language)):
        if hit.meaning in ("upright", "lying", "x", "y"):
            masked = masked[: hit.start] + masked[hit.end :]
    own = any(chart.colors for chart in content.charts)
    asks = replace(
        brief.asks,
        aspect=aspect_of(masked, brief.language),
        ground=ground_of(masked, brief.language),
        palette=None if own else brief.asks.palette,
    )
    return replace(brief, quoted=(), fields=(), scene=None, asks=asks)


def _notes(said: Roles, language: str) -> list[str]:
    """Notes and sources, the latter called that."""
    source = said.get("source")
    named = [phrase("source", language, source=source)] if source else []
    return [*said.notes, *named]


def _story(data: Data, language: str) -> TableStory:
    """What the numbers say, for a chart that the prompt gives no title."""
    from planner.findings import findings

    percent = data.units[0] == "%"
    numbers = Column(
        "value", "percent" if percent else "number", tuple(row[0] for row in data.values),
        "B", unit=data.units[0] or None, decimals=data.decimals[0],
    )  # fmt: skip
    table = Table(
        "values", (Column("name", "category", data.names), numbers), Source(title="prompt")
    )
    return findings(table, language=language)


def _data(text: str, own: Unmask, language: str) -> Data | None:
    """The run with most numbers that is a table; the earlier of two equal ones."""
    best: Data | None = None
    for run in runs(text, language):
        found = data_of(run, own, language)
        named = found and _with_measures(found, run, text, own, language)
        if named and (best is None or _weight(named) > _weight(best)):
            best = named
    return best


def _weight(data: Data) -> tuple[int, int]:
    return len(data.values) * len(data.measures), len(data.values)


def _with_measures(data: Data, run: Run, text: str, own: Unmask, language: str) -> Data | None:
    """The table with the labels of its columns, which may stand elsewhere; None if a list has none."""
    count = len(data.measures)
    if count == 1 or any(data.measures):
        return data
    labels = header_of(run, language) or column_labels(
        text, count, (data.start, data.end), data.names, own, language
    )
    differ = len(set(data.units)) > 1
    if len(labels) == count:
        return replace(data, measures=labels)
    return data if data.points or differ else None


def _topic(lead: str, own: Unmask, language: str) -> str:
    """The topic among the words of asking before the data; "" where they name none."""
    first = re.split(r"[.;。；\n]|[,，]\s|\s[–—]\s", lead)[0].strip()
    found = request(re.sub(r"[:：]\s*\S*$", "", first), language)
    topic = own(found.topic).strip()
    if find(topic, "chart_words", language) or kinds_in(topic):
        return ""
    return sentence_case(topic) if found.asked and topic and len(topic) <= _LONGEST_TOPIC else ""


def _homeless(said: Roles, data: Data) -> list[str]:
    """Callouts that point to no name of the data stand below the chart."""
    names = [name for name in data.names if name]
    return [
        text
        for before, text in said.callouts
        if not any(name in before or name in text for name in names)
    ]
