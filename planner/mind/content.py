"""The content stage: headline, items, charts and words, bound to facts and datasets."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from grounding.types import Column, Passage
from planner.cite import line, names
from planner.content import ChartSpec, Content, Item, Link
from planner.mind.desk import Desk
from planner.mind.drafts import BriefDraft, ChartDraft, ContentDraft, ItemDraft
from planner.mind.world import numbered
from planner.parts import DataColumn, Dataset, Fact, Instruction

Result = TypeVar("Result")
SHOWN_ROWS = 40
_SHAPES = {
    "comparison": "Give `sides` (the names of the two halves) and items whose `side` is 0 or 1, matched in order.",
    "table": "Give `table`, the first row its head.",
    "quadrant": "Give four `sides` in reading order, `axes`, and items whose `side` is 0 to 3.",
    "flow": "Give items, and `links` between them by number.",
    "tree": "Give items with sub-items in `items`.",
    "timeline": "Give items with `when`, in order of time.",
    "charts": "Give `charts`, the most telling one first.",
    "stats": "Give items with `value`, the hero first.",
    "ranking": "Give items with `value` and `amount`, the first rank first.",
    "funnel": "Give items with `value` and `amount`, the widest first.",
    "poster": "Give a headline, a deck, few items, and a `call`.",
}


_NEEDS = {
    "charts": ("charts",), "table": ("table",), "comparison": ("sides", "items"),
    "quadrant": ("sides", "items"), "poster": (), "slide": (), "free": (),
}  # fmt: skip
"""What an archetype cannot be without; items, where nothing is said."""


@dataclass(frozen=True)
class Given:
    """What the words of a picture are made from."""

    brief: BriefDraft
    archetype: str
    graph: Sequence[Instruction]
    facts: Sequence[Fact]
    passages: Sequence[Passage]
    datasets: Sequence[Dataset]


def write(
    desk: Desk, given: Given, page: Callable[[ContentDraft], tuple[Result | None, Sequence[str]]]
) -> Result:
    """The page that the words make. What they lack, and what `page` finds wrong, is asked for again."""
    values = {
        "language": given.brief.language, "shape": _SHAPES.get(given.archetype, ""),
        "message": given.brief.message, "prompt": desk.prompt, "instructions": listed(given.graph),
        "facts": told(given.facts) or "(none)", "datasets": shown(given.datasets) or "(none)",
        "passages": numbered(given.passages) or "(none)",
    }  # fmt: skip

    def judged(draft: ContentDraft) -> tuple[Result | None, Sequence[str]]:
        wrong = [*_lacks(draft, given.archetype), *_faults(draft, given.facts, given.datasets)]
        return (None, wrong) if wrong else page(draft)

    made, _ = desk.settle("content", values, ContentDraft, judged)
    return made


def listed(graph: Sequence[Instruction]) -> str:
    """The instructions in their order."""
    lines = [f"{one.kind} ({one.importance:g}): {one.text}" for one in graph]
    return "\n".join(lines) or "(nothing beyond the request)"


def told(facts: Sequence[Fact]) -> str:
    """Facts with their ids."""
    return "\n".join(
        f"{f.id}: {f.claim}"
        + (f" = {f.value:.12g} {f.unit or ''}" if f.value is not None else "")
        + (f" (other numbers: {', '.join(f.against)})" if f.against else "")
        for f in facts
    )


def shown(datasets: Sequence[Dataset]) -> str:
    """Datasets with their columns and first rows."""
    return "\n\n".join(map(_shown, datasets))


def _shown(dataset: Dataset) -> str:
    height = len(dataset.columns[0].values) if dataset.columns else 0
    rows = zip(*(column.values[:SHOWN_ROWS] for column in dataset.columns), strict=True)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    left = [f"… {height - SHOWN_ROWS} more rows"] if height > SHOWN_ROWS else []
    return "\n".join([f"{dataset.id}, {height} rows: {head(dataset.columns)}", *lines, *left])


def head(columns: Sequence[DataColumn | Column]) -> str:
    """Columns with their kinds and units."""
    return ", ".join(f"{c.name} ({c.kind}{f', {c.unit}' if c.unit else ''})" for c in columns)


def _lacks(draft: ContentDraft, archetype: str) -> list[str]:
    needed = _NEEDS.get(archetype, ("items",))
    return [f"{archetype} needs {name}" for name in needed if not getattr(draft, name)]


def _faults(draft: ContentDraft, facts: Sequence[Fact], datasets: Sequence[Dataset]) -> list[str]:
    known = {fact.id for fact in facts}
    used = [*draft.facts, *(f for i in draft.items for f in i.facts)]
    wrong = [f"no fact is called {name}" for name in dict.fromkeys(used) if name not in known]
    wrong += [f"link {link.start} → {link.end} names an item that is not there"
              for link in draft.links if max(link.start, link.end) > len(draft.items)]  # fmt: skip
    for chart in draft.charts:
        wrong += _chart_faults(chart, datasets)
    return wrong


def _chart_faults(chart: ChartDraft, datasets: Sequence[Dataset]) -> list[str]:
    names = {dataset.id for dataset in datasets}
    if chart.dataset and chart.dataset not in names:
        return [f"the chart “{chart.title}” names no dataset: {chart.dataset}"]
    columns = columns_of(chart, datasets)
    if not columns:
        return [f"the chart “{chart.title}” has no data"]
    have = {column.name for column in columns}
    asked = [name for name in (chart.x, *chart.y, chart.series) if name]
    wrong = [
        f"the chart “{chart.title}” has no column {name}" for name in asked if name not in have
    ]
    uneven = len({len(column.values) for column in columns}) > 1
    return [*wrong, *([f"the columns of “{chart.title}” are not equally long"] if uneven else [])]


def columns_of(chart: ChartDraft, datasets: Sequence[Dataset]) -> tuple[DataColumn, ...]:
    """The columns that a chart draws: those of its dataset that it names, or its own."""
    if not chart.dataset:
        return chart.columns
    asked = {name for name in (chart.x, *chart.y, chart.series) if name}
    for dataset in datasets:
        if dataset.id == chart.dataset:
            return tuple(c for c in dataset.columns if c.name in asked) or dataset.columns
    return ()


def content_of(
    draft: ContentDraft,
    brief: BriefDraft,
    facts: Sequence[Fact],
    datasets: Sequence[Dataset],
    archetype: str,
) -> Content:
    """The draft as content for an archetype's layout."""
    return Content(
        headline=draft.headline, language=brief.language, kicker=draft.kicker, deck=draft.deck,
        items=tuple(_item(item) for item in draft.items),
        links=tuple(Link(link.start - 1, link.end - 1, link.label) for link in draft.links),
        charts=tuple(_chart(chart, datasets) for chart in draft.charts),
        table=_rectangle(draft.table), sides=draft.sides, axes=draft.axes, quote=draft.quote,
        note=draft.note, call=draft.call, ordered=draft.ordered, footer=_foot(facts, brief.language),
        archetypes=((archetype, "the brief asks for it"),), queries=(brief.topic or brief.message,),
        topic=brief.topic, facts=tuple(facts), datasets=tuple(datasets),
    )  # fmt: skip


def _rectangle(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    wide = max(map(len, rows), default=0)
    return tuple((*row, *("",) * (wide - len(row))) for row in rows)


def _item(draft: ItemDraft) -> Item:
    return Item(
        title=draft.title, body=draft.body, value=draft.value, amount=draft.amount, when=draft.when,
        icon=draft.icon or draft.title, side=draft.side, mark=draft.mark, facts=draft.facts,
        items=tuple(Item(title=s.title, body=s.body, value=s.value) for s in draft.items),
    )  # fmt: skip


def _chart(draft: ChartDraft, datasets: Sequence[Dataset]) -> ChartSpec:
    return ChartSpec(
        chart=draft.chart, columns=columns_of(draft, datasets), title=draft.title,
        subtitle=draft.subtitle, x=draft.x or None, y=draft.y, series=draft.series or None,
        highlight=draft.highlight, unit=draft.unit or None, share=draft.share, facts=draft.facts,
        alt=f"{draft.title}. {draft.subtitle}",
    )  # fmt: skip


def _foot(facts: Sequence[Fact], language: str) -> tuple[str, ...]:
    told = line(names(facts), language)
    return (told,) if told else ()
