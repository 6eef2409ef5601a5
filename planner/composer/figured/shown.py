"""What the panels of a figure show: charts of the numbers given, drawn again where others are spoken of."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from typing import cast

from planner.brief import PromptBrief
from planner.composer.figured.alone import around, blotted
from planner.composer.figured.charted import Charts, kind_of
from planner.composer.figured.graph import Graph
from planner.composer.figured.mentions import told
from planner.composer.figured.rowed import SERIES, series_of
from planner.composer.figured.rows import grid_in
from planner.composer.figured.series import Series, siblings
from planner.composer.figured.settled import settled
from planner.composer.figured.trees import Node, colors_of, drawn, tree_of
from planner.composer.figured.wiring import graph
from planner.composer.figured.worded import titled
from planner.composer.lexicon import find
from planner.composer.linked.drawn import is_drawing, net_of
from planner.composer.quotes import mask, quotes
from planner.composer.written.hues import given, hues
from planner.composer.written.kinds import kinds_in
from planner.composer.written.panels import in_part, numbers
from planner.composer.written.reading import Reading, read_chart
from planner.content import ChartSpec
from planner.figure import Arrow, Grid, Shape, Tally
from planner.net import Net

_TALLY = re.compile(r"([^\d:]{2,40}?):?\s(\d[\d.,]+\s?[%kKM]?|\d\s?%)")


@dataclass
class Shown:
    """What one panel shows."""

    chart: ChartSpec | None = None
    tallies: tuple[Tally, ...] = ()
    shapes: tuple[Shape, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    inset: ChartSpec | None = None
    title: str | None = None
    title_color: str | None = None
    net: Net | None = None
    grid: Grid | None = None
    size: tuple[int, int] = (0, 0)
    """Columns and rows of a drawing."""
    said: set[str] = field(default_factory=set)
    """Words that are shown in the chart or the drawing."""

    @property
    def filled(self) -> bool:
        """True where it shows more than words."""
        return bool(self.chart or self.tallies or self.shapes or self.net or self.grid)


class Panels:
    """Reads all panels of a figure: what one gives, others may show again."""

    def __init__(self, described: dict[str, str], brief: PromptBrief) -> None:
        self.brief, self.language, self.texts = brief, brief.language, described
        self.trees = {
            letter: tree for letter, text in described.items() if (tree := tree_of(text, brief))
        }
        self.kinds = {
            letter: kind_of(text, self.language)
            for letter, text in described.items()
            if letter not in self.trees
        }
        self.readings = {letter: reading for letter, kind in self.kinds.items()
                         if kind and (reading := self._read(described[letter]))}  # fmt: skip
        self.known = self._known()
        self.colors = self._colors()
        self.charts = Charts(self.known, self.colors, self.language)

    def _read(self, text: str) -> Reading | None:
        return read_chart(text, quotes(text), self.language)

    def _known(self) -> list[tuple[str, Series]]:
        """Every row of numbers that is given whole, with the letter of its panel."""
        known = [(letter, one) for letter, tree in self.trees.items() for one in siblings(tree)]
        for letter, reading in self.readings.items():
            if len(reading.data.measures) == 1 and not in_part(
                self.texts[letter], reading, self.language
            ):
                values = tuple(row[0] for row in reading.data.values)
                if all(value is not None for value in values):
                    known.append(
                        (letter, Series(reading.data.names, cast("tuple[float, ...]", values)))
                    )
        return known

    def _colors(self) -> dict[str, str]:
        """The colour of each name, wherever one is given."""
        colors = {
            name: color for tree in self.trees.values() for name, color in colors_of(tree).items()
        }
        names = [name for _, one in self.known for name in one.names]
        prompt = self.brief.prompt
        return {
            k: v
            for k, v in given(prompt, hues(prompt, self.language), names, self.language).items()
            if k
        } | colors

    def shown(self, letter: str) -> Shown:
        """What the panel of that letter shows."""
        text = self.texts[letter]
        if letter in self.trees:
            return self._tree(self.trees[letter], text)
        kind = self.kinds.get(letter)
        if not kind:
            ruled = grid_in(text, self.language)
            if ruled is not None:
                return Shown(grid=ruled.grid, said=set(ruled.said))
            made, net = self._graph(text), self._net(text)
            if net is not None and len(net.links) > len(made.edges):
                return Shown(net=net, said=net.said, size=_spread(net))
            if made.drawn:
                return self._diagram(made)
        if kind:
            spec = self.charts.chart(kind, text, self.readings.get(letter), letter)
            spec = spec or (series_of(kind, text, self.language) if kind in SERIES else None)
            if spec is not None:
                return Shown(
                    chart=_standing(spec),
                    said={str(v) for c in spec.columns for v in c.values}
                    | {spec.center, spec.x_title, spec.y_title},
                )
        return self._tallied(text)

    def _graph(self, text: str) -> Graph:
        """What is drawn in a panel; its notes are none of it."""
        quoted = quotes(text)
        *_, notes = around(mask(text, quoted), quoted, self.language)
        return graph(told(blotted(text, notes), self.language))

    def _net(self, text: str) -> Net | None:
        """The things of a panel and the links told between them; None where it links few."""
        title, _ = titled(text, self.language)
        quoted = [quote for quote in quotes(text) if quote.text != title]
        made = net_of(text, quoted, self.language)
        return made if is_drawing(made, 1) else None

    @staticmethod
    def _diagram(made: Graph) -> Shown:
        """Boxes and arrows; a lone stage title heads the panel."""
        shapes, arrows = settled(made)
        head = made.captions[0] if len(made.captions) == 1 and not made.captions[0].under else None
        return Shown(
            shapes=shapes,
            arrows=arrows,
            title=head.text if head else "",
            title_color=head.fill if head else None,
            said=made.said,
            size=(
                len({n.x for n in made.nodes})
                + len({(n.region, n.x) for n in made.nodes if n.region}),
                math.ceil(max(n.y for n in made.nodes) - min(n.y for n in made.nodes)) + 1,
            ),
        )

    def _tree(self, tree: Node, text: str) -> Shown:
        shapes, arrows = drawn(tree, text, self.language)
        said = {node.name for node in tree.walk()} | {node.label for node in tree.walk()}
        return Shown(shapes=shapes, arrows=arrows, inset=self._inner(text), said=said)

    def _inner(self, text: str) -> ChartSpec | None:
        """A chart that is inset in the panel itself: `a small inset donut chart`."""
        hits = [hit for hit in find(text, "boards", self.language) if hit.meaning == "inset"]
        for hit in hits:
            kind = kind_of(text[hit.start :], self.language)
            if kind and kinds_in(text[hit.end : hit.end + 40]):
                return self.charts.chart(kind, text[hit.start :], None)
        return None

    def _tallied(self, text: str) -> Shown:
        """Large numbers: a list of them, or one quoted with its name."""
        tallies = tuple(
            Tally(item.value, item.title, self.colors.get(item.title))
            for item in numbers(text, self.language)
        )
        if len(tallies) < 2:
            lone = [match for quote in quotes(text) if (match := _TALLY.fullmatch(quote.text))]
            tallies = tuple(Tally(match[2], match[1], self.colors.get(match[1])) for match in lone)
        said = {f"{one.label} {one.value}" for one in tallies} | {one.label for one in tallies}
        return Shown(tallies=tallies, said=said)


def _spread(net: Net) -> tuple[int, int]:
    """Columns and rows that a net asks for."""
    across = any(run.way == "across" for run in net.runs) or bool(net.groups)
    many = len(net.knots)
    return (many, 1) if across else (2, many)


def _standing(spec: ChartSpec) -> ChartSpec:
    """Bars over an axis that has a name stand, where nothing else is told."""
    stands = spec.chart == "bar" and spec.upright is None and bool(spec.x_title)
    return replace(spec, upright=True) if stands else spec
