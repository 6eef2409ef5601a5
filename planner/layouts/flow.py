"""Flow: boxes in layers and the arrows between them; a chain turns at the end of each row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from planner.content import Content
from planner.layouts.boxes import Snake, edges_of
from planner.layouts.layer_flow import Flow
from planner.layouts.layered import Edge
from planner.layouts.solve import Arrangement
from planner.layouts.surface import Page


def arrangements(content: Content, page: Page) -> list[Arrangement]:
    """Layers down or to the right; a chain in rows that turn."""
    edges, wide = edges_of(content), page.shape == "landscape"
    chain = _chain(len(content.items), edges)
    if chain:
        return [_snake(content, chain, columns, page) for columns in _columns(len(chain), page)]
    down, right = (partial(Flow, content=content, down=way) for way in (True, False))
    limit = _limit(content)
    out = [
        Arrangement("down", down, cost=0.2 if wide else 0.0, limit=limit),
        Arrangement("right", right, cost=0.0 if wide else 0.1, limit=limit),
    ]
    if wide:
        out.append(Arrangement("down-side", down, "side", 0.06, limit))
    return out


def _limit(content: Content) -> float:
    """The largest body size: more where boxes have but titles."""
    return 32.0 if any(item.body for item in content.items) else 46.0


def _chain(count: int, edges: Sequence[Edge]) -> list[int]:
    """The items in order where each leads to one other and none is a fork; else nothing."""
    after = {edge.start: edge.end for edge in edges}
    starts = [v for v in range(count) if v not in after.values()]
    if len(edges) != count - 1 or len(after) != len(edges) or len(starts) != 1:
        return []
    order = starts
    while order[-1] in after:
        order.append(after[order[-1]])
    return order if len(order) == count else []


def _columns(count: int, page: Page) -> list[int]:
    most = {"portrait": 3, "square": 4, "landscape": 6}[page.shape]
    least = 2 if page.shape == "landscape" and count > 1 else 1
    return list(range(least, min(most, count) + 1))


def _snake(content: Content, chain: list[int], columns: int, page: Page) -> Arrangement:
    ragged = -len(chain) % columns
    # One box a row suits sentences, and a short chain on a tall page, which boxes side by side leave empty.
    long = sum(len(item.body) for item in content.items) > 50 * len(chain)
    single = 0.14 - 0.1 * long - 0.1 * (len(chain) < 6 and page.shape == "portrait")
    beside = page.shape == "portrait" and columns == len(chain) < 4
    cost = 0.2 * ragged / columns + single * (columns == 1) + 0.2 * beside
    build = partial(Snake, content=content, chain=chain, columns=columns)
    return Arrangement(f"snake{columns}", build, cost=cost, limit=_limit(content))
