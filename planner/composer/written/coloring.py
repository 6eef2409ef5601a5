"""The colours of a written chart: those that are given, by name, and those between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.color import mix
from planner.composer.written.data import Data
from planner.composer.written.roles import Roles
from planner.composer.written.ticks import Ticks
from planner.content import ChartSpec

_BARS = ("bar", "lollipop", "scatter", "bubble", "dumbbell")


@dataclass(frozen=True, slots=True)
class Look:
    """What the prompt gives beside the data: the strings by role, and colours by name."""

    roles: Roles
    ticks: Ticks
    colors: Mapping[str, str]
    ramp: Mapping[str, str]


def colors_of(spec: ChartSpec, data: Data, look: Look) -> dict[str, str]:
    """The colours of what the chart tells apart; that of all others for each without one."""
    if spec.chart == "heatmap":
        return {}
    told = data.groups or (
        spec.y if len(spec.y) > 1 or spec.chart in ("line", "area") else data.names
    )
    named = {name: color for name, color in look.colors.items() if name}
    if spec.chart not in _BARS or len(spec.y) > 1:
        named = _apart(named)
    elif len(data.measures) == 1:
        named = _by_value(data, look) | named
    rest = look.colors.get("")
    return (dict.fromkeys(told, rest) if rest else {}) | named


def ramp_of(spec: ChartSpec, look: Look) -> tuple[str, ...]:
    """The colours of a heatmap, low to high; () where none are asked for."""
    given = {"below": look.ramp.get("least"), "above": look.ramp.get("most")} | dict(look.ramp)
    if spec.chart != "heatmap" or not any(given.values()):
        return ()
    between = (given["zero"],) if given.get("zero") else ()
    return (given["below"] or "seq_low", *between, given["above"] or "seq_high")


def _by_value(data: Data, look: Look) -> dict[str, str]:
    """The colours of bars that are asked for by value: below and above zero, the least, the most."""
    rows = zip(data.names, data.values, strict=True)
    values = {name: row[0] for name, row in rows if row[0] is not None}
    found: dict[str, str] = {}
    for role, ours in (
        ("below", [name for name, value in values.items() if value < 0]),
        ("above", [name for name, value in values.items() if value > 0 > min(values.values())]),
        ("least", [min(values, key=values.__getitem__)]),
        ("most", [max(values, key=values.__getitem__)]),
    ):
        found |= dict.fromkeys(ours, look.ramp[role]) if role in look.ramp else {}
    return found


def _apart(colors: Mapping[str, str]) -> dict[str, str]:
    """The colours, those that several names share in steps towards white."""
    out: dict[str, str] = {}
    for name, color in colors.items():
        alike = [other for other in colors if colors[other] == color]
        out[name] = mix(color, "#ffffff", 0.6 * alike.index(name) / len(alike))
    return out
