"""Plans of older versions, lifted one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Data = dict[str, Any]


def _one_word_for_labels_and_legend(plan: Data) -> Data:
    """1 to 2: `axis.labels` and `every_value` are `data_labels`, `key` and `legend` are `legend`."""
    elements = [
        _relabelled(one) if isinstance(one, dict) and one.get("kind") == "chart" else one
        for one in plan.get("elements") or ()
    ]
    lifted = plan | {"version": 2, "elements": elements}
    content = plan.get("content")
    if isinstance(content, dict) and content.get("charts"):
        charts = [_relabelled(one) for one in content["charts"]]
        lifted["content"] = content | {"charts": charts}
    return lifted


def _relabelled(chart: Data) -> Data:
    axis = dict(chart.get("axis") or {})
    labels = axis.pop("labels", None)
    changed = {
        "data_labels": True if chart.get("every_value") else labels,
        "legend": chart.get("legend") or ("top" if chart.get("key") else None),
    }
    if axis:
        changed["axis"] = axis
    gone = ("axis", "every_value", "key")
    return {name: value for name, value in chart.items() if name not in gone} | changed


MIGRATIONS: Mapping[int, Callable[[Data], Data]] = {1: _one_word_for_labels_and_legend}
"""By the version that each lifts to the next."""
