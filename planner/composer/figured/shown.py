"""What the panels of a figure show: charts of the numbers given, drawn again where others are spoken of."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from typing import cast

from planner.brief import PromptBrief
from planner.color import luminance, mix
from planner.composer.figured.alone import around, blotted
from planner.composer.figured.graph import Graph
from planner.composer.figured.mentions import told
from planner.composer.figured.series import Series, best, siblings
from planner.composer.figured.settled import settled
from planner.composer.figured.trees import Node, colors_of, drawn, tree_of
from planner.composer.figured.wiring import graph
from planner.composer.lexicon import find
from planner.composer.quotes import mask, quotes
from planner.composer.written.hues import given, hues
from planner.composer.written.kinds import kinds_in
from planner.composer.written.panels import in_part, numbers
from planner.composer.written.reading import Reading, read_chart
from planner.content import ChartSpec
from planner.figure import Arrow, Shape, Tally
from planner.parts import ChartKind, DataColumn

_NEAR = 140
_PARTED = ("pie", "donut", "treemap", "stacked", "waffle")
_PAIRED = re.compile(r"[(]((?:[^(),]+\s\d[\d.]*(?:,\s*)?){2,})[)]")
_TALLY = re.compile(r"([^\d:]{2,40}?):?\s(\d[\d.,]+\s?[%kKM]?|\d\s?%)")
_BARE = re.compile(r"[(](\d[\d.]*(?:\s*,\s*\d[\d.]*)+)[)]")


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
    size: tuple[int, int] = (0, 0)
    """Columns and rows of a drawing."""
    said: set[str] = field(default_factory=set)
    """Words that are shown in the chart or the drawing."""


class Panels:
    """Reads all panels of a figure: what one gives, others may show again."""

    def __init__(self, described: dict[str, str], brief: PromptBrief) -> None:
        self.brief, self.language, self.texts = brief, brief.language, described
        self.trees = {
            letter: tree for letter, text in described.items() if (tree := tree_of(text, brief))
        }
        self.kinds = {
            letter: self._kind(text)
            for letter, text in described.items()
            if letter not in self.trees
        }
        self.readings = {letter: reading for letter, kind in self.kinds.items()
                         if kind and (reading := self._read(described[letter]))}  # fmt: skip
        self.known = self._known()
        self.colors = self._colors()

    def _kind(self, text: str) -> ChartKind | None:
        """The kind of chart that a panel opens with."""
        masked = mask(text, quotes(text))[:_NEAR]
        found = [(at, kind) for at, kind in sorted(kinds_in(masked)) if _is_noun(masked[at:], kind)]
        names = [kind for _, kind in found]
        special = next((kind for kind in ("stacked", "grouped") if kind in names[:2]), None)
        return cast("ChartKind | None", special or next(iter(names), None))

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
            made = self._graph(text)
            if made.drawn:
                return self._diagram(made)
        if kind:
            spec = self._chart(kind, text, self.readings.get(letter), letter)
            if spec is not None:
                return Shown(
                    chart=spec,
                    said={str(v) for c in spec.columns for v in c.values} | {spec.center},
                )
        return self._tallied(text)

    def _graph(self, text: str) -> Graph:
        """What is drawn in a panel; its notes are none of it."""
        quoted = quotes(text)
        *_, notes = around(mask(text, quoted), quoted, self.language)
        return graph(told(blotted(text, notes), self.language))

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
            kind = self._kind(text[hit.start :])
            if kind and kinds_in(text[hit.end : hit.end + 40]):
                return self._chart(kind, text[hit.start :], None, "")
        return None

    def _chart(
        self, kind: ChartKind, text: str, reading: Reading | None, letter: str
    ) -> ChartSpec | None:
        """The chart of the panel's own numbers, else of a row given elsewhere that it tells some of."""
        other = best([one for own, one in self.known if own != letter], text)
        if kind in ("scatter", "bubble"):
            return self._points(text) or (reading.spec if reading else None)
        part = reading is None or in_part(text, reading, self.language) or (
            other is not None and len(other[0].names) > len(reading.data.names)
            and len(reading.data.names) <= len(other[1])
        )  # fmt: skip
        if part:
            return self._again(kind, text, *other) if other else None
        assert reading is not None
        return self._own(kind, text, reading)

    def _own(self, kind: ChartKind, text: str, reading: Reading) -> ChartSpec:
        """The numbers of the panel, in the colours that their names have anywhere."""
        data = reading.data
        if kind == "stacked" and len(data.measures) == 1:
            row = Series(data.names, tuple(float(v[0] or 0) for v in data.values))
            return self._single(row, list(row.names))
        colors = {name: self.colors[name] for name in data.names if name in self.colors}
        return replace(
            reading.spec, colors=reading.spec.colors or colors, center=reading.said.get("inside")
        )

    def _again(self, kind: ChartKind, text: str, row: Series, told: list[str]) -> ChartSpec:
        """A row given elsewhere, with the values of those that the panel names."""
        if kind == "stacked":
            return self._single(row, told)
        shown = {name: self._value(row, name, text) for name in told}
        names = DataColumn(name="name", values=row.names)
        values = DataColumn(name="value", kind="number", values=row.values)
        labels = DataColumn(
            name="label", kind="text", values=tuple(shown.get(n, "") for n in row.names)
        )
        partly = len(told) < len(row.names)
        quoted = quotes(text)
        center = next(
            (
                q.text
                for q in quoted
                if _calls(mask(text, quoted)[: q.start], "inside", self.language)
            ),
            "",
        )
        colors = {name: self.colors[name] for name in row.names if name in self.colors}
        return ChartSpec(kind, (names, values, *((labels,) if partly else ())), "", x="name", y=("value",),
                         colors=colors, label="label" if partly else None, center=center)  # fmt: skip

    @staticmethod
    def _value(row: Series, name: str, text: str) -> str:
        match = re.search(rf"(?<!\w){re.escape(name)}\s*[(]?(\d[\d.,]*%?)", text)
        return match[1].rstrip(".,") if match else ""

    def _single(self, row: Series, told: list[str]) -> ChartSpec:
        """One bar of parts."""
        parts = zip(row.names, row.values, strict=True)
        own = [DataColumn(name=name, kind="number", values=(value,)) for name, value in parts]
        columns = (DataColumn(name="whole", values=(" ",)), *own)
        return ChartSpec("stacked", columns, "", x="whole", y=row.names, legend="bottom", upright=False,
                         data_labels=True, colors=self._tints(row))  # fmt: skip

    def _tints(self, row: Series) -> dict[str, str]:
        """The colours of a row's names here or where it is given under longer names; equal ones in steps."""
        alike = [one.names for _, one in self.known if one.values == row.values]
        longer = next(
            (
                names
                for names in alike
                if all(n.startswith(o) for n, o in zip(names, row.names, strict=True))
            ),
            row.names,
        )
        own = [self.colors.get(name) for name in longer]
        known = [color for color in own if color]
        if len(known) < len(own):
            return {}
        if len(set(known)) == 1:
            end = "#ffffff" if luminance(known[0]) < 0.4 else "#000000"
            known = [mix(color, end, 0.5 * at / len(known)) for at, color in enumerate(known)]
        return dict(zip(row.names, known, strict=True))

    def _points(self, text: str) -> ChartSpec | None:
        """`x = ... (A 5, B 4) and y = ... (46, 13)`: as many numbers as there are names."""
        named, bare = _PAIRED.search(text), _BARE.search(text)
        if named is None or bare is None:
            return None
        pairs = re.findall(r"([^(),]+?)\s(\d[\d.]*)", named[1])
        ys = [float(v) for v in bare[1].split(",")]
        if len(pairs) != len(ys):
            return None
        x, y = (_measure(text[: m.start()]) or axis for m, axis in ((named, "x"), (bare, "y")))
        names = tuple(name.strip(" ,") for name, _ in pairs)
        columns = (DataColumn(name=x, kind="number", values=tuple(float(v) for _, v in pairs)),
                   DataColumn(name=y, kind="number", values=tuple(ys)), DataColumn(name="name", values=names),
                   DataColumn(name="group", values=names))  # fmt: skip
        colors = {name: self.colors[name] for name in names if name in self.colors}
        return ChartSpec("scatter", columns, "", x=x, y=(y,), series="group", x_title=x, y_title=y, colors=colors,
                         legend="bottom")  # fmt: skip

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


def _is_noun(text: str, kind: str) -> bool:
    """True for a kind that is named with its chart: no `stacked vertically`, no `connector line`."""
    if kind in ("stacked", "grouped"):
        return (
            bool(
                re.match(r"(?i)\S+[\s-]+(?:\w+[\s-]+){0,2}(?:bars?|charts?|columns?|area)\b", text)
            )
            or not text[:1].isascii()
        )
    if kind == "line":
        return (
            bool(
                re.match(
                    r"(?i)(?:line|multi-line|curve)s?[\s-]+(?:\w+[\s-]+){0,1}(?:chart|graph|plot)",
                    text,
                )
            )
            or not text[:1].isascii()
        )
    return True


def _calls(before: str, role: str, language: str) -> bool:
    hits = find(before[-40:], "chart_words", language)
    return bool(hits) and hits[-1].meaning == role


def _measure(before: str) -> str:
    """What stands behind the last `=`: `x = number of subregions `."""
    return before.rsplit("=", 1)[-1].strip() if "=" in before[-60:] else ""
