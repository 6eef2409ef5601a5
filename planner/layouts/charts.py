"""Chart story: one hero chart, supporting charts, a strip of big numbers, a claim each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.content import ChartSpec, Content, Item
from planner.layouts import roles
from planner.layouts.chart import chart_block
from planner.layouts.grid import Grid
from planner.layouts.kit import Node, Panel, Row, Stack, Text, stack
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page, Sink

Build = Callable[[Page], Node]
FULL, MISSED = 3, 0.18
"""A story has three charts; each one fewer costs as much as a sixth of the type's size."""
MOST, ABSENT = 5, 0.5
"""Charts on a page; each table that was given has one, if in smaller type."""
LARGEST_BODY, LONE_BODY = 20.0, 27.0
"""Largest body size of a story, and of a page with one chart and nothing else to show."""
WORDY, WORDY_BODY = 120, 16.0
"""So many letters of callouts leave a chart little room at the usual size; the body size then."""
SCALES = (2.8, 2.5, 2.2, 1.9, 1.6, 1.4)
"""Sizes of a number in the strip, in body sizes."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """As many charts as the page holds at a good size, hero above or beside the others."""
    charts = content.charts
    numbers = _numbers(_unshown(content.items, charts[:1]), page)
    out: list[Arrangement] = []
    for count in range(1, min(len(charts), MOST) + 1):
        dropped = (
            MISSED * (min(len(charts), FULL) - count) if count < FULL else 0.03 * (count - FULL)
        )
        dropped += ABSENT * max(0, min(len(content.datasets), len(charts), MOST) - count)
        for strip in (False, True) if numbers else (False,):
            cost = dropped + (0.0 if strip or not numbers else 0.04)
            alone = len(charts) == 1 and not numbers
            out += _kinds(content, charts[:count], numbers if strip else (), page, cost, alone)
    return out


def _wordy(content: Content) -> bool:
    """True where the charts' callouts say much."""
    notes = (note.text for chart in content.charts for note in chart.annotations)
    return sum(map(len, notes)) > WORDY


def _unshown(items: Sequence[Item], charts: Sequence[ChartSpec]) -> tuple[Item, ...]:
    """The items that the hero chart does not show with their values."""
    cells = [str(v) for spec in charts for column in spec.columns for v in column.values]
    shown = {cell.removesuffix("-01-01") for cell in cells}  # a year is its first day
    return tuple(item for item in items if not {item.title, item.when} & shown)


def _numbers(items: Sequence[Item], page: Page) -> tuple[Item, ...]:
    """As many as stand in one row: a second row would crowd the hero chart."""
    return tuple(item for item in items if item.value)[: 3 if page.shape == "portrait" else 4]


def _kinds(
    content: Content, charts: Sequence[ChartSpec], numbers: Sequence[Item], page: Page, cost: float,
    alone: bool,
) -> list[Arrangement]:  # fmt: skip
    titled = charts[0].title.strip(".") != content.headline.strip(".")
    over: Build = lambda p: _over(p, charts, numbers, titled)  # noqa: E731
    beside: Build = lambda p: _beside(p, charts, numbers, titled)  # noqa: E731
    name = f"{len(charts)}{'n' if numbers else ''}"
    lone = "" if len(charts) > 1 else "lone-"
    limit = WORDY_BODY if _wordy(content) else LONE_BODY if alone else LARGEST_BODY
    if page.shape != "landscape":
        out = [Arrangement(f"{lone}over{name}", over, cost=cost, limit=limit)]
    else:
        out = [Arrangement(f"{lone}side{name}", beside, "side", cost, limit=limit)]
    if len(charts) > 1 and page.shape == "landscape":
        out.append(Arrangement(f"beside{name}", beside, cost=cost + 0.02, limit=limit))
    if len(charts) > 1:
        rows: Build = lambda p: _rows(p, charts, numbers)  # noqa: E731
        foot: Build = lambda p: _foot(p, charts, numbers, titled)  # noqa: E731
        out.append(Arrangement(f"rows{name}", rows, cost=cost + 0.04, limit=limit, spare=True))
        out.append(Arrangement(f"foot{name}", foot, cost=cost + 0.02, limit=limit, spare=True))
    return out


def _rows(page: Page, charts: Sequence[ChartSpec], numbers: Sequence[Item]) -> Node:
    """A row for each chart: its claim at the start, the drawing beside it; the numbers last."""
    rows: list[Node] = []
    for index, spec in enumerate(charts):
        *head, drawing = chart_block(page, spec, hero=index == 0).children
        told = stack(*head, gap=page.gap(1))
        row = Row([told, drawing], [-0.5, -1.0], gap=page.gap(3), valign="stretch", grow=1)
        rows.append(_framed(page, stack(row, grow=1)))
    return stack(*rows, Strip(page, numbers) if numbers else None, gap=_apart(page), grow=1)


def _foot(page: Page, charts: Sequence[ChartSpec], numbers: Sequence[Item], titled: bool) -> Node:
    """The rest in pairs over the hero, the numbers at the foot."""
    blocks = [_framed(page, chart_block(page, spec, hero=False)) for spec in charts[1:]]
    main = _framed(page, chart_block(page, charts[0], hero=True, titled=titled))
    columns = 2 if page.shape != "landscape" else min(4, len(blocks))
    over = Grid(blocks, min(columns, len(blocks)), gap=_apart(page), fills=True, grow=1)
    strip = Strip(page, numbers) if numbers else None
    return stack(over, main, strip, gap=_apart(page), grow=1)


def _over(page: Page, charts: Sequence[ChartSpec], numbers: Sequence[Item], titled: bool) -> Node:
    """Numbers, hero, then the rest in pairs."""
    hero, rest = charts[0], charts[1:]
    main = chart_block(page, hero, hero=True, titled=titled)
    blocks = [_framed(page, chart_block(page, spec, hero=False)) for spec in rest]
    odd = len(blocks) % 2
    gap = _apart(page)
    pairs = Grid(blocks[odd:], 2, gap=gap, grow=1) if len(blocks) > odd else None
    return stack(
        Strip(page, numbers) if numbers else None, _framed(page, main) if rest or numbers else main,
        blocks[0] if odd else None, pairs, gap=gap, grow=1,
    )  # fmt: skip


def _beside(page: Page, charts: Sequence[ChartSpec], numbers: Sequence[Item], titled: bool) -> Node:
    """Hero at the left, the rest stacked at the right, numbers over both."""
    hero, rest = charts[0], charts[1:]
    main = chart_block(page, hero, hero=True, titled=titled)
    gap, body = _apart(page), _framed(page, main) if numbers else main
    if rest:
        framed = [_framed(page, chart_block(page, s, hero=False)) for s in rest]
        side = Stack(framed, gap, grow=1)
        row = Row([_framed(page, main), side], [-1.45, -1.0], gap=gap, valign="stretch", grow=1)
        body = stack(row, grow=1)
    return stack(Strip(page, numbers) if numbers else None, body, gap=gap, grow=1)


def _apart(page: Page) -> float:
    return page.gap(4 if page.character.panel == "none" else 2)


def _framed(page: Page, node: Stack) -> Node:
    """A chart on the ground of the character, or under a hairline."""
    kind, gap = page.character.panel, page.gap
    if kind == "none":
        return Panel(node, (0.0, gap(1.8)), bar="rule", bar_width=1.5, grow=1)
    line = "rule" if kind == "line" else None
    return Panel(node, gap(2.2), fill="surface", stroke=line, radius=page.character.radius, grow=1)


class Strip(Node):
    """Big numbers side by side on one ground, each on one line over what it counts."""

    def __init__(self, page: Page, numbers: Sequence[Item]) -> None:
        self.page, self.numbers = page, numbers

    def _panel(self, w: float) -> Panel:
        page, kind = self.page, self.page.character.panel
        pad = (0.0 if kind == "none" else page.gap(2.4), page.gap(1.8))
        gap, count = page.gap(3), len(self.numbers)
        cell = (w - 2 * pad[0] - gap * (count - 1)) / count
        cells = [self._cell(item, self._scale(cell)) for item in self.numbers]
        fill = {"none": None, "line": "surface"}.get(kind, "tint")
        return Panel(
            Grid(cells, count, gap=gap), pad, fill=fill, stroke="rule" if kind == "line" else None,
            radius=page.character.radius, bar="accent" if kind == "none" else None, name="strip",
        )  # fmt: skip

    def _scale(self, cell: float) -> float:
        """The largest size at which no number breaks."""
        fits = [s for s in SCALES if all(self._value(i, s).width() <= cell for i in self.numbers)]
        return max(fits, default=min(SCALES))

    def _value(self, item: Item, scale: float) -> Text:
        color = "accent_ink" if item.mark else "dominant_ink"
        return roles.number(self.page, item.value, scale=scale, color=color, facts=item.facts)

    def _cell(self, item: Item, scale: float) -> Node:
        words = roles.caption(
            self.page, item.title, scale=0.96, color="ink", name="number-label", facts=item.facts
        )  # fmt: skip
        return stack(self._value(item, scale), words, gap=self.page.gap(1.0))

    def height(self, w: float) -> float:
        return self._panel(w).height(w)

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        self._panel(w).place(x, y, w, h, sink)
