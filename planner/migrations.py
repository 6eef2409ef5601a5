"""Plans of older versions, lifted one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Data = dict[str, Any]


def _one_word_for_labels_and_legend(plan: Data) -> Data:
    """1 to 2: `axis.labels` and `every_value` are `data_labels`, `key` and `legend` are `legend`."""
    lifted = plan | {"version": 2}
    if isinstance(elements := plan.get("elements"), list):
        kinds = [isinstance(one, dict) and one.get("kind") == "chart" for one in elements]
        pairs = zip(elements, kinds, strict=True)
        lifted["elements"] = [_relabelled(one) if chart else one for one, chart in pairs]
    content = plan.get("content")
    if isinstance(content, dict) and isinstance(charts := content.get("charts"), list):
        lifted["content"] = content | {"charts": [_relabelled(one) for one in charts]}
    return lifted


def _relabelled(chart: Any) -> Any:
    """A chart with the new words; what is no chart is left for the schema to refuse."""
    if not isinstance(chart, dict) or not isinstance(chart.get("axis") or {}, dict):
        return chart
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
