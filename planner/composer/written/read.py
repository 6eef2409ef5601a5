"""A prompt that writes out a chart's data, as content: one chart with its words around it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grounding.types import Column, Source, Table
from planner.brief import PromptBrief
from planner.composer.asks import aspect_of, ground_of
from planner.composer.lexicon import find
from planner.composer.quotes import mask
from planner.composer.request import request
from planner.composer.text import content_words, sentence_case, sentences
from planner.composer.written.data import Data, Unmask
from planner.composer.written.kinds import SHOWN_AS, asked, kinds_in
from planner.composer.written.panels import panels
from planner.composer.written.reading import Reading, read_chart
from planner.composer.written.roles import Roles
from planner.content import Content
from planner.errors import PlanError
from planner.localise import phrase
from planner.parts import Reasoning

if TYPE_CHECKING:
    from planner.findings import TableStory

_TOLD = "are read from the prompt as they stand."
_SET_OFF = re.compile(r"[:：.。!！\n]\s*\S*$")
"""What parts words over the data from them: `Fruit sales: apples 12`."""
_CHARTLIKE = frozenset({"charts", "poster", "slide", "stats"})
"""Anatomies that a chart without a kind of its own may be meant by."""
_LONGEST_TOPIC = 80


def from_written(brief: PromptBrief) -> Content | None:
    """The chart that a prompt describes with its numbers; None where it describes none.

    Values, names and their order are as stated. Words of asking are not shown. A prompt that
    describes panels is a figure. Raises PlanError where numbers beside the data cannot
    be drawn with them.
    """
    masked = mask(brief.prompt, brief.quoted)
    wanted = asked(masked, brief.language)
    other = {name for name, _ in brief.asks.archetypes} - _CHARTLIKE
    if not wanted.charted or (wanted.kind is None and other):
        return None
    if len(panels(brief.prompt)) > 2:
        return None
    reading = read_chart(brief.prompt, brief.quoted, brief.language)
    if reading is None:
        return None
    _refuse_part(reading)
    return _content(reading, brief)


def _refuse_part(reading: Reading) -> None:
    """Refuse to draw some of the numbers as if they were all."""
    if reading.left:
        raise PlanError(
            f"“{reading.left}” stands among the chart's numbers but is not written as the others are; "
            "write it like them, or in a sentence of its own."
        )
    if reading.data.mixed:
        units = " and ".join(reading.data.mixed)
        raise PlanError(f"The chart's values are in {units}; give all in one unit.")


def _content(reading: Reading, brief: PromptBrief) -> Content:
    """The page of a lone chart; where the prompt gives no title, the numbers do."""
    said, data, language = reading.said, reading.data, brief.language
    title = said.get("title")
    topic = title or _topic(reading.masked[: data.start], reading.own, language)
    topic = topic or _shown_after(reading.masked[data.end :], reading.own, language)
    plain = len(data.measures) == 1 and not data.points
    told = _story(data, brief) if plain and not topic else None
    whole = told.charts[:1] if told and reading.spec.chart in ("pie", "donut") else ()
    claim = whole[0].title if whole else told.headline if told else ""
    named = tuple(name for name in data.names if name in claim)
    lit = named if whole and not reading.spec.colors else reading.spec.highlight
    found = said.get("scale") or said.get("y") or claim
    counted = ", ".join(data.measures) if len(data.measures) > 1 and not data.points else ""
    headline = title or sentence_case(topic or found or counted or next(iter(data.names), ""))
    return Content(
        headline=headline,
        language=language,
        deck=said.get("deck"),
        charts=(
            replace(
                reading.spec,
                title=headline,
                y_title=_measured(reading, headline),
                highlight=lit,
                alt=f"{headline}. {said.get('deck')}".strip(" ."),
            ),
        ),
        footer=tuple(dict.fromkeys((*_notes(said, language), *_homeless(said, data)))),
        archetypes=(("charts", "the prompt writes out the chart's data"),),
        topic=topic or headline,
        facts=told.facts if told else (),
        datasets=(told.dataset,) if told else (),
        reasoning=(Reasoning(stage="content", text=f"{len(data.values)} rows of numbers {_TOLD}"),),
    )


def _measured(reading: Reading, headline: str) -> str:
    """What the values are: as said, else the name of the only series where no words over it have it."""
    spec, deck = reading.spec, reading.said.get("deck")
    alone = spec.y[0] if len(spec.y) == 1 and reading.data.listed else ""
    return spec.y_title or ("" if alone.casefold() in f"{headline} {deck}".casefold() else alone)


_RATIO = re.compile(r"\d[:x×]\d")


def looks(brief: PromptBrief, content: Content) -> PromptBrief:
    """The brief with the looks of the page alone: colours and directions of the chart are its own, and
    so is the shape of a figure unless the prompt gives one in numbers."""
    masked = mask(brief.prompt, brief.quoted)
    for hit in reversed(find(masked, "chart_words", brief.language)):
        if hit.meaning in ("upright", "lying", "x", "y"):
            masked = masked[: hit.start] + masked[hit.end :]
    own = any(chart.colors for chart in content.charts)
    shaped = content.figure is not None and not _RATIO.search(brief.prompt)
    asks = replace(
        brief.asks,
        aspect=None if shaped else aspect_of(masked, brief.language),
        ground=ground_of(masked, brief.language),
        palette=None if own else brief.asks.palette,
    )
    return replace(brief, quoted=(), fields=(), scene=None, asks=asks)


def _notes(said: Roles, language: str) -> list[str]:
    """Notes and sources, the latter called that."""
    source = said.get("source")
    named = [phrase("source", language, source=source)] if source else []
    return [*said.notes, *named]


def _story(data: Data, brief: PromptBrief) -> TableStory:
    """What the numbers say, for a chart that the prompt gives no title."""
    language = brief.language
    from planner.findings import findings
    from planner.findings.forms import supported
    from planner.findings.phrases import Voice

    percent = data.units[0] == "%"
    spoken = supported(language)
    value = Voice(spoken or "en", language if spoken else "en").noun("value")
    numbers = Column(
        value, "percent" if percent else "number", tuple(row[0] for row in data.values), "B",
        unit=data.units[0] or None, decimals=data.decimals[0],
    )  # fmt: skip
    table = Table(
        "values", (Column("name", "category", data.names), numbers), Source(title="prompt")
    )
    return findings(table, prompt=brief.prompt, language=language)


def _topic(lead: str, own: Unmask, language: str) -> str:
    """The topic among the words of asking before the data; "" where they name none."""
    first = re.split(r"[.;。；\n]|[,，]\s|\s[–—]\s", lead)[0].strip()
    set_off = _SET_OFF.search(lead)
    lead = re.sub(r"[:：]\s*\S*$", "", first)
    found = request(lead, language)
    behind = [lead[hit.end :] for hit in find(lead, "request", language)
              if hit.meaning == "about" and kinds_in(lead[: hit.start])]  # fmt: skip
    shown = [m for m in SHOWN_AS.finditer(lead) if kinds_in(lead[m.end() :])]
    behind = [*(lead[: m.start()] for m in shown[-1:]), *behind]
    if not found.asked and not behind and set_off:
        behind = [lead]
    topic = own(found.topic if found.asked else next(iter(behind), "")).strip()
    terms = find(topic, "chart_words", language)
    bare = len(content_words(topic, language)) <= len(terms)
    if kinds_in(topic) or any(hit.meaning != "row" or bare for hit in terms):
        return ""
    return sentence_case(topic) if topic and len(topic) <= _LONGEST_TOPIC else ""


def _shown_after(rest: str, own: Unmask, language: str) -> str:
    """The topic of a sentence behind the data that says how it is shown, `Visitors as bars`; else ""."""
    for sentence in sentences(rest.lstrip(" .;。；,，"), language):
        shown = [m for m in SHOWN_AS.finditer(sentence) if kinds_in(sentence[m.end() :])]
        if shown:
            return _topic(sentence, own, language)
    return ""


def _homeless(said: Roles, data: Data) -> list[str]:
    """Callouts that point to no name of the data stand below the chart."""
    names = [name for name in data.names if name]
    return [
        text
        for before, text in said.callouts
        if not any(name in before or name in text for name in names)
    ]
