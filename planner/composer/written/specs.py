"""Written data as a chart of the kind asked for, with the colours and titles that were given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.written.coloring import Look, colors_of, ramp_of
from planner.composer.written.data import Data
from planner.composer.written.kinds import Asked, suited
from planner.composer.written.roles import Roles
from planner.content import ChartSpec
from planner.parts import Annotation, ChartKind, DataColumn

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ONE = (
    "bar",
    "lollipop",
    "pie",
    "donut",
    "treemap",
    "waffle",
    "pictogram",
    "histogram",
    "sparkline",
)
_SEVERAL = ("grouped", "stacked", "line", "area", "heatmap", "slope", "dumbbell", "pyramid")
_OF_NAMES = ("slope", "dumbbell", "heatmap")
"""Kinds whose marks are the rows of a list, where others take them as series."""
_MOST_VALUES = 40
"""Up to this many points of lines carry their values."""
_HEAD = re.compile(r"[^\W\d_]{3,}(\s*[–—:-]\s*)[XYxy\d]")
"""A format that begins with the name of a row."""
_PLACE = re.compile(r"(?<![^\W\d_])([xX]+(?:\.[xX]+)?|[yY]+(?:\.[yY]+)?)(?![^\W\d_])")
"""Where a format such as `x.x kg, $y` has the numbers of a point."""


def spec_of(data: Data, asked: Asked, look: Look, language: str) -> ChartSpec | None:
    """The chart; None where its kind cannot show such data."""
    kind = _kind(data, asked, language)
    if kind in ("scatter", "bubble"):
        spec = _points(data, kind, look.roles)
    elif kind in _SEVERAL and len(data.measures) > 1:
        spec = _table(data, kind, look)
    elif kind in (*_ONE, "line", "area"):
        plain = look.roles == Roles() and not (look.colors or look.ticks.x or look.ticks.y)
        ranked = plain and kind in ("bar", "lollipop")
        spec = _one(_ranked(data, language) if ranked else data, kind, look.roles)
    else:
        spec = None
    if spec is None:
        return None
    roles = look.roles
    return replace(
        spec, x_title=roles.get("x"), y_title=roles.get("y"),
        colors=colors_of(spec, data, look), ramp=ramp_of(spec, look),
        annotations=_annotations(data, roles), upright=asked.upright,
        share=asked.share and kind == "stacked", center=roles.get("inside"),
        x_ticks=look.ticks.x, y_ticks=look.ticks.y,
        data_labels=_all_told(kind, data) or None,
    )  # fmt: skip


def _ranked(data: Data, language: str) -> Data:
    """Names without an order of their own, the largest first, where nothing but the data is told."""
    from planner.findings.order import natural_order

    years = all(_YEAR.fullmatch(name) for name in data.names)
    whole = (
        len(data.measures) == 1 and not data.groups and all(None not in row for row in data.values)
    )
    if years or not whole or natural_order(data.names, language):
        return data
    rows = sorted(zip(data.names, data.values, strict=True), key=lambda row: -(row[1][0] or 0.0))
    names, values = zip(*rows, strict=True)
    return replace(data, names=names, values=values)


def _all_told(kind: ChartKind, data: Data) -> bool:
    """True for lines of so few points that each may carry its value."""
    return kind in ("line", "area") and len(data.values) * len(data.measures) <= _MOST_VALUES


def _kind(data: Data, asked: Asked, language: str) -> ChartKind:
    """The kind asked for, or its kin for several measures; else the one that suits the data."""
    kind = asked.kind or suited(data, language)
    same = len(set(data.units)) == 1 and not data.points
    if kind in ("bar", "lollipop", "histogram") and len(data.measures) > 1 and same:
        return "stacked" if asked.share else "grouped"
    if (kind in ("grouped", "stacked") and len(data.measures) == 1) or kind == "histogram":
        return "bar"
    if kind == "pyramid" and 2 not in (len(data.measures), len(data.names)):
        return "grouped"
    if kind == "bubble" and len(data.measures) == 2:
        return "scatter"
    return kind


def shaped(data: Data, asked: Asked) -> Data:
    """Points in a plane as values over their first number, for a kind that has no plane."""
    if data.names or not data.points or asked.kind in (None, "scatter", "bubble"):
        return data
    names = tuple(stated(row[0], data.decimals[0], "") for row in data.values)
    return replace(
        data, names=names, measures=data.measures[1:], points=False,
        values=tuple(row[1:] for row in data.values), units=data.units[1:], decimals=data.decimals[1:],
    )  # fmt: skip


def _names(data: Data, title: str = "") -> DataColumn:
    """The column of names: years are dates."""
    if all(_YEAR.fullmatch(name) for name in data.names):
        return DataColumn(name=title or "year", kind="date", precision="year", values=data.names)
    return DataColumn(name=title or "name", values=data.names)


def _measure(data: Data, k: int, name: str) -> DataColumn:
    return DataColumn(
        name=name, kind="number", unit=data.units[k] or None, decimals=data.decimals[k],
        values=tuple(row[k] for row in data.values),
    )  # fmt: skip


def _one(data: Data, kind: ChartKind, roles: Roles) -> ChartSpec | None:
    """A chart of the first measure; more of them, and words behind them, are written beside it."""
    if not data.names or (kind in ("line", "area", "bar") and len(set(data.units)) > 1):
        return None
    columns = [_names(data), _measure(data, 0, data.measures[0] or "value")]
    label = None
    if len(data.measures) > 1 or data.groups:
        label = "label"
        columns.append(
            DataColumn(name=label, kind="text", values=_labels(data, roles.get("format")))
        )
    return ChartSpec(
        kind, tuple(columns), "", x=columns[0].name, y=(columns[1].name,), unit=data.units[0] or None,
        decimals=data.decimals[0], label=label,
    )  # fmt: skip


def _labels(data: Data, template: str = "") -> tuple[str, ...]:
    """The numbers of each row as stated, with their units, and the words behind them; the name before
    them where the format has a place for it: `Country – XXXk km²`."""
    groups = data.groups or ("",) * len(data.values)
    head = _HEAD.match(template)
    return tuple(
        (f"{name}{head[1]}" if head else "")
        + ", ".join([*map(stated, row, data.decimals, data.units), *([group] if group else ())])
        for name, row, group in zip(data.names, data.values, groups, strict=True)
    )


def stated(value: float | None, decimals: int, unit: str) -> str:
    """A number with its unit as prompts write them: `357k km²`, `$4`, `12 kg`; a dash for none."""
    if value is None:
        return "–"
    number = f"{value:.{decimals}f}"
    if unit[:1] in "$€£¥₹" and unit:
        return f"{unit[0]}{number}{unit[1:]}"
    close = re.match(r"[%°‰]|[kKMB](?=\s|$)", unit)
    return f"{number}{unit}" if close or not unit else f"{number} {unit}"


def _table(data: Data, kind: ChartKind, look: Look) -> ChartSpec | None:
    """A chart of several measures of one unit a name."""
    if len(set(data.units)) > 1 or not data.names:
        return None
    rows_are_series = data.listed and kind not in _OF_NAMES and not _series_across(data, look)
    over_years = kind in ("line", "area") and all(_YEAR.fullmatch(m) for m in data.measures)
    if rows_are_series or over_years:
        data = data.turned()
    if kind == "heatmap":
        return _cells(data, look)
    if len(set(data.measures)) < len(data.measures):
        return None
    names = _names(data, "" if "name" not in data.measures else "names")
    columns = (names, *(_measure(data, k, name) for k, name in enumerate(data.measures)))
    return ChartSpec(
        kind, columns, "", x=names.name, y=data.measures, unit=data.units[0] or None,
        decimals=max(data.decimals),
    )  # fmt: skip


def _series_across(data: Data, look: Look) -> bool:
    """True where the colours are those of the columns' labels, and no row has one."""
    return any(m in look.colors for m in data.measures) and not any(
        name in look.colors for name in data.names
    )


def _cells(data: Data, look: Look) -> ChartSpec:
    """A heatmap in long form: its measure is what the colours mean."""
    measure = look.roles.get("scale") or " "
    across, down = look.roles.get("x") or "column", look.roles.get("y") or "row"
    cells = [(m, n, row[k]) for n, row in zip(data.names, data.values, strict=True)
             for k, m in enumerate(data.measures)]  # fmt: skip
    columns = (
        DataColumn(name=across, values=tuple(c[0] for c in cells)),
        DataColumn(name=down if down != across else f"{down} ", values=tuple(c[1] for c in cells)),
        DataColumn(
            name=measure, kind="number", unit=data.units[0] or None, decimals=max(data.decimals),
            values=tuple(c[2] for c in cells),
        ),
    )  # fmt: skip
    return ChartSpec(
        "heatmap", columns, "", x=columns[0].name, y=(measure,), series=columns[1].name,
        unit=data.units[0] or None, decimals=max(data.decimals),
    )  # fmt: skip


def _points(data: Data, kind: ChartKind, roles: Roles) -> ChartSpec | None:
    """Places in a plane, by name and group where they have one."""
    if len(data.measures) < 2 or (kind == "bubble" and len(data.measures) < 3):
        return None
    titles = _distinct([roles.get("x") or data.measures[0] or "x",
                        roles.get("y") or data.measures[1] or "y",
                        roles.get("size") or (data.measures[2:3] or ("",))[0] or "size"])  # fmt: skip
    columns = [_measure(data, k, titles[k]) for k in range(3 if kind == "bubble" else 2)]
    if data.names:
        columns.append(DataColumn(name="name", values=data.names))
    if data.groups:
        columns.append(DataColumn(name="group", values=data.groups))
    told = _beside(data, _formatted(data, roles.get("format")), roles)
    if told:
        columns.append(DataColumn(name="label", kind="text", values=told))
    return ChartSpec(
        kind, tuple(columns), "", x=titles[0], y=(titles[1],),
        series="group" if data.groups else None, size_by=titles[2] if kind == "bubble" else None,
        label="label" if told else None,
    )  # fmt: skip


def _formatted(data: Data, template: str) -> tuple[str, ...]:
    """The numbers of each point in a format with places for both; () where it has no such."""
    places = {match[1][0].lower() for match in _PLACE.finditer(template)}
    if places != {"x", "y"}:
        return ()
    out = []
    for row in data.values:
        x, y = (stated(row[k], data.decimals[k], "") for k in (0, 1))
        out.append(_PLACE.sub(lambda m, x=x, y=y: x if m[1][0] in "xX" else y, template))  # type: ignore[misc]
    return tuple(out)


def _beside(data: Data, told: tuple[str, ...], roles: Roles) -> tuple[str, ...]:
    """What stands at each point: the label that is quoted for it on a line of its own, over its numbers."""
    named = dict(roles.labels)
    if not named or not data.names:
        return told
    rows = told or ("",) * len(data.names)
    return tuple(
        f"{named.get(name, '')}\n{text}" for name, text in zip(data.names, rows, strict=True)
    )


def _distinct(names: Sequence[str]) -> list[str]:
    """The names, a repeated one with a space behind, so that columns differ."""
    out: list[str] = []
    for name in names:
        out.append(name if name not in out else f"{name} ")
    return out


def _annotations(data: Data, roles: Roles) -> tuple[Annotation, ...]:
    """The callouts whose words say which name they point to."""
    found = []
    for before, text in roles.callouts:
        spots = [(before.rfind(name), name) for name in data.names if name and name in before]
        inside = [(-text.find(name), name) for name in data.names if name and name in text]
        name = (max(spots) if spots else max(inside, default=(0, "")))[1]
        if name:
            found.append(Annotation(at=name, text=text, boxed=roles.boxed))
    return tuple(found)
