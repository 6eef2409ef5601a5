"""Panels: a page as it was dictated, bands from top to bottom, columns in each, panels in those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from planner.content import Content, Item
from planner.layouts.bars import Bar
from planner.layouts.grid import balanced
from planner.layouts.kit import Node, Row, Space, Stack
from planner.layouts.linked import Linked, Spot
from planner.layouts.pieces import Setting, piece
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page

FEW = 320
"""So few characters are few words, which may be set large."""
BESIDE = 1.3
"""How much larger the words of a panel are that stands beside a stack of several."""
WIDER = 1.5
"""Most that one of two columns is wider than the other, unless the prompt tells how wide they are."""
SETTINGS = {
    "": Setting(), "-lying": Setting(3.4, lying=True),
    "-large": Setting(4.6, listed=True), "-huge": Setting(6.6, listed=True),
}  # fmt: skip
"""How panels are tried: with small icons over or beside their words, or larger ones that lists have too."""


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Bands as they were asked for; long ones in rows where they are too narrow else."""
    most = {"portrait": 3, "square": 4, "landscape": 6}[page.shape]
    few = sum(map(_length, content.items)) <= FEW
    limit, comfort = (46.0, 38.0) if few else (36.0, 26.0)
    out: list[Arrangement] = []
    wide = max(item.side for item in content.items) >= most
    for name, setting in SETTINGS.items():
        build = _Build(content, 99, setting)
        out.append(Arrangement(f"dictated{name}", build, limit=limit, comfort=comfort))
        if wide:
            build = _Build(content, most, setting)
            out.append(Arrangement(f"wrapped{name}", build, "top", 0.1, limit, comfort))
    return out


class _Build:
    """Builds the page's body."""

    def __init__(self, content: Content, most: int, setting: Setting) -> None:
        self.content, self.most, self.setting = content, most, setting
        self.even = any(item.body or item.items or item.value for item in content.items)

    def __call__(self, page: Page) -> Node:
        self.spots: list[Spot] = []
        groups = groupby(self.content.items, lambda item: item.band)
        bands = [row for _, items in groups for row in self._band(page, list(items))]
        grown = any(band.grow for band in bands)
        body = Stack(bands, self._gap(page), "start" if grown else "between", grow=1)
        return Linked(page, body, self.spots, self.content.links) if self.content.links else body

    def _gap(self, page: Page) -> float:
        """Between panels, with room for the arrows."""
        plain = 4 if page.character.panel == "none" else 3
        return page.gap(5.2 if self.content.links else plain)

    def _band(self, page: Page, items: Sequence[Item]) -> list[Node]:
        """Columns side by side, `most` in a row: a bar on one line, else panels of one height."""
        columns = [list(own) for _, own in groupby(items, lambda item: item.side)]
        if all(item.form == "bar" for item in items):
            self.spots += [Spot(Space()) for _ in items]
            return [Bar(page, columns)]
        nodes = [self._column(page, own, columns) for own in columns]
        if len(nodes) == 1:
            return nodes
        widths = _widths(columns)
        return [
            Row(
                nodes[row], widths[row], self._gap(page), valign="stretch", grow=_grow(items, nodes)
            )
            for row in balanced(len(nodes), self.most)
        ]

    def _column(self, page: Page, items: Sequence[Item], columns: Sequence[Sequence[Item]]) -> Node:
        """Panels one under the other; where they are several, or alone in the band, icons stand beside."""
        single = len(items) == 1
        pair = single and len(columns) == 2
        others = [own[0] for own in columns if own is not items and len(own) == 1]
        shown = any(item.scene for item in others)
        alone = any(item.scene and not _length(item) for item in others)
        short = pair and len(others) == 0 and _length(items[0]) <= FEW
        setting = replace(
            self.setting, scale=BESIDE if short else 1.0, even=self.even,
            lying=self.setting.lying or len(columns) == 1 or not single,
            alone=pair, centred=pair and alone, plate=single and shown and not pair,
            wide=len(columns) == 1 and page.shape != "portrait",
        )  # fmt: skip
        nodes = [Spot(piece(page, item, setting)) for item in items]
        self.spots += nodes
        return Stack(nodes, self._gap(page), grow=1 if any(node.grow for node in nodes) else 0)


def _grow(items: Sequence[Item], nodes: Sequence[Node]) -> float:
    """Numbers need no more height than they have; panels do."""
    if all(item.form == "tile" for item in items):
        return 0.0
    return 1.0 if any(node.grow for node in nodes) else 0.0


def _widths(columns: Sequence[Sequence[Item]]) -> list[float]:
    """As the prompt tells; else panels share their width, and of two unlike columns the fuller is wider."""
    shares = [own[0].share for own in columns]
    if len(set(shares)) > 1:
        return [-share for share in shares]
    if len(columns) != 2 or all(len(own) == 1 and own[0].form != "hero" for own in columns):
        return [-1.0] * len(columns)
    said = [max(1, sum(map(_length, own))) for own in columns]
    ratio = min(WIDER, max(1 / WIDER, (said[0] / said[1]) ** 0.5))
    return [-ratio, -1.0]


def _length(item: Item) -> int:
    return len(item.title) + len(item.body) + len(item.value) + sum(map(_length, item.items))
