"""Charts of the panels of a figure: of their own numbers, or of a row that another panel gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from planner.color import luminance, mix
from planner.composer.figured.series import Series, best
from planner.composer.lexicon import find
from planner.composer.quotes import mask, quotes
from planner.composer.written.kinds import kinds_in
from planner.composer.written.panels import in_part
from planner.composer.written.reading import Reading
from planner.content import ChartSpec
from planner.parts import ChartKind, DataColumn

_NEAR, _BEFORE = 140, 12
"""Where a panel names its chart, and how far before a kind its noun may stand, in letters."""
_PAIRED = re.compile(r"[(]((?:[^(),]+\s\d[\d.]*(?:,\s*)?){2,})[)]")
_BARE = re.compile(r"[(](\d[\d.]*(?:\s*,\s*\d[\d.]*)+)[)]")
_NOUNS = {"stacked": ("bars", 3), "grouped": ("bars", 3), "line": ("lines", 2)}
"""The noun that a kind needs within so many words, for it has other uses: `stacked vertically`, `connector line`."""


def kind_of(text: str, language: str) -> ChartKind | None:
    """The kind of chart that a panel opens with."""
    masked = mask(text, quotes(text))[:_NEAR]
    names = [kind for at, kind in sorted(kinds_in(masked)) if _is_named(masked, at, kind, language)]
    special = next((kind for kind in ("stacked", "grouped") if kind in names[:2]), None)
    return cast("ChartKind | None", special or next(iter(names), None))


def _is_named(masked: str, at: int, kind: str, language: str) -> bool:
    """True for a kind whose noun stands with it, where it needs one; before it in `barras apiladas`."""
    text, before = masked[at:], find(masked[max(0, at - _BEFORE) : at], "chart_nouns", language)
    if any(hit.meaning == "bars" for hit in before):
        return True
    if kind not in _NOUNS or not text[:1].isascii():
        return True
    noun, most = _NOUNS[kind]
    hits = [hit for hit in find(text, "chart_nouns", language) if hit.meaning in (noun, "chart")]
    lead = text[: hits[0].start] if hits else "."
    return len(lead.split()) <= most and not re.search(r"[.,;:]", lead)


@dataclass(frozen=True)
class Charts:
    """Draws rows of numbers: those `known` by the letters of their panels, names in their `colors`."""

    known: Sequence[tuple[str, Series]]
    colors: Mapping[str, str]
    language: str

    def chart(
        self, kind: ChartKind, text: str, reading: Reading | None, letter: str = ""
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


def _calls(before: str, role: str, language: str) -> bool:
    hits = find(before[-40:], "chart_words", language)
    return bool(hits) and hits[-1].meaning == role


def _measure(before: str) -> str:
    """What stands behind the last `=`: `x = number of subregions `."""
    return before.rsplit("=", 1)[-1].strip() if "=" in before[-60:] else ""
