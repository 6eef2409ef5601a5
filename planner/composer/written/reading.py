"""A chart read from a prompt, or from the part of it that describes a panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.composer.quotes import Quote, mask, unmask
from planner.composer.written.coloring import Look
from planner.composer.written.data import Data, Unmask, data_of, header_of
from planner.composer.written.hues import blotted, ends, given, hues
from planner.composer.written.kinds import asked
from planner.composer.written.labels import column_labels
from planner.composer.written.leftover import left_over
from planner.composer.written.roles import Roles, legend_asked, roles
from planner.composer.written.runs import Run, runs
from planner.composer.written.specs import shaped, spec_of
from planner.composer.written.ticks import ticks
from planner.composer.written.units import with_units
from planner.content import ChartSpec

_EARLY = 200
"""Two numbers alone are data only near the beginning: deep in a text they are prose."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A chart, the strings by role, and the data; `masked` is the text without its quotations.

    `left` is a clause beside the data with numbers that the chart has not.
    """

    spec: ChartSpec
    said: Roles
    data: Data
    masked: str
    own: Unmask
    left: str = ""


def read_chart(text: str, quoted: Sequence[Quote], language: str) -> Reading | None:
    """The chart that a text asks for and gives the numbers of; None where there is none."""
    found = tuple(quoted)
    masked = mask(text, found)
    wanted, colors = asked(masked, language), hues(masked, language)

    def own(piece: str) -> str:
        return unmask(piece, text, found)

    plain = blotted(masked, colors)
    data = written_data(plain, own, language)
    if data is None:
        return None
    left = own(left_over(plain, data, language))
    data = shaped(with_units(data, masked[: data.start], language), wanted)
    said = roles(masked, text, found, data.words, language)
    look = Look(
        said,
        ticks(masked, language),
        given(text, colors, data.words, language),
        ends(text, colors, language),
    )
    spec = spec_of(data, wanted, look, language)
    if spec is None:
        return None
    spec = replace(spec, legend=legend_asked(masked, language))
    return Reading(spec, said, data, masked, own, left)


def written_data(text: str, own: Unmask, language: str) -> Data | None:
    """The run with most numbers that is a table; the earlier of two equal ones."""
    best: Data | None = None
    for run in runs(text, language):
        found = data_of(run, own, language)
        named = found and _with_measures(found, run, text, own, language)
        stray = named and _weight(named)[0] < 3 and named.start > _EARLY
        if named and not stray and (best is None or _weight(named) > _weight(best)):
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
