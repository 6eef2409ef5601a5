"""Dashboards: the charts and the numbers of panels that a prompt describes one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planner.brief import PromptBrief
from planner.composer.lexicon import find
from planner.composer.quotes import mask, quotes
from planner.composer.written.kinds import asked
from planner.composer.written.reading import Reading, read_chart, written_data
from planner.composer.written.roles import roles
from planner.composer.written.specs import stated
from planner.content import Content, Item
from planner.parts import ChartKind, Reasoning

_PANEL = re.compile(
    r"(?:(?<=[.;:。；：\n] )|(?<=[。；：\n])|^)(?:Panel|Tafel|Panneau|面板)?\s*[(（]([A-Z])[)）](?=[\s:：])"
)
_SOON = 16
_CHARTS, _NUMBERS, _NEAR = 5, 4, 110
"""Most charts and large numbers of a page, and how soon a panel names its chart, in characters."""


def panels(prompt: str) -> dict[str, str]:
    """The description of each panel by its letter: the longest, where several speak of it."""
    starts = list(_PANEL.finditer(prompt))
    stops = [match.start() for match in starts[1:]] + [len(prompt)] * bool(starts)
    found: dict[str, str] = {}
    for match, stop in zip(starts, stops, strict=True):
        text = prompt[match.end() : stop].strip()
        if len(text) > len(found.get(match[1], "")):
            found[match[1]] = text
    return found


def from_panels(brief: PromptBrief) -> Content | None:
    """The charts of the panels, each headed by its letter and title, and the numbers of others."""
    language = brief.language
    described = panels(brief.prompt)
    charted = {k: text for k, text in described.items() if _kind(text, language)}
    readings = {
        letter: reading
        for letter, text in charted.items()
        if (reading := read_chart(text, quotes(text), language))
        and not _in_part(text, reading, language)
    }
    if len(readings) < 2:
        return None
    heading = next(_headings(described, readings, language), "")
    others = sorted((described[k] for k in described.keys() - charted), key=len)
    items = [item for text in others for item in _numbers(text, language)]
    charts = tuple(
        replace(one.spec, title=_title(letter, one), alt=_title(letter, one))
        for letter, one in sorted(readings.items())
    )
    return Content(
        headline=heading,
        language=language,
        items=tuple(items[:_NUMBERS]),
        charts=charts[:_CHARTS],
        footer=tuple(dict.fromkeys(note for one in readings.values() for note in one.said.notes)),
        archetypes=(("charts", f"the prompt describes {len(described)} panels"),),
        topic=heading,
        reasoning=(
            Reasoning(stage="content", text=f"Panels {', '.join(sorted(readings))} are charts."),
        ),
    )


def _kind(text: str, language: str) -> ChartKind | None:
    """The kind of chart that a panel opens with."""
    return asked(mask(text, quotes(text))[:_NEAR], language).kind


def _in_part(text: str, reading: Reading, language: str) -> bool:
    """True where the numbers are only some of the panel's: `only two labels (Asia 4600, Africa 1300)`."""
    before = text[max(0, reading.data.start - _NEAR) : reading.data.start]
    counts = [hit.start for hit in find(before, "numerals", language)]
    counts += [match.start() for match in re.finditer(r"\d+", before)]
    only = [hit.end for hit in find(before, "chart_words", language) if hit.meaning == "only"]
    return any(0 <= count - end <= _SOON for end in only for count in counts)


def _title(letter: str, reading: Reading) -> str:
    """`(B) Sales by region`, or the letter alone."""
    return f"({letter}) {reading.said.get('title')}".strip()


def _headings(
    described: dict[str, str], readings: dict[str, Reading], language: str
) -> Iterator[str]:
    """The titles of panels without a chart, which are those of the whole; then of the charts."""
    for letter in sorted(described, key=lambda letter: letter in readings):
        quoted = quotes(described[letter])
        masked = mask(described[letter], quoted)
        title = roles(masked, described[letter], quoted, (), language).get("title")
        if title:
            yield title


def _numbers(text: str, language: str) -> Iterator[Item]:
    """The large numbers of a panel that names no chart: `Total 7800, Largest: Asia 4600`."""
    plain = re.sub(r"[“”\"„«»]|(?<!\w)'|'(?!\w)", " ", text)
    data = written_data(plain, str, language)
    if data is None or len(data.measures) > 1:
        return
    for name, row in zip(data.names, data.values, strict=True):
        value = stated(row[0], data.decimals[0], data.units[0])
        yield Item(title=name, value=value, amount=row[0], icon=name)
