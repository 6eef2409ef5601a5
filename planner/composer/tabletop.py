"""What stands on a table or a shelf, framed as a still life: close together, what is low before what is tall."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

from planner.composer.boxes import Placed, overlap, whole_box
from planner.composer.phrases import Thing
from planner.composer.spots import floor_at
from planner.composer.standing import Relation, extent

_FRONT, _BACKS = 0.08, (0.5, 0.8)
"""How deep on the table the near rank stands, and the far one may."""
_CLOSE = 0.94
"""How far apart what stands in one rank is, of its width: drawings leave room at their sides."""
_HEAPED = 1.8
"""How much taller a vessel is with what looks out of it."""
_ASIDES = tuple(step / 20 for step in range(-10, 11))
"""How far out of the middle the front rank may be, of the width of the other."""
_HIDDEN = 0.12
"""How much of the farther things the nearer ones may hide."""
_COST = 6.0
"""How much larger a frame counts for each share of a thing that is hidden beyond that."""
_HIGHER = 1.2
"""How much wider than high what fills a square picture is."""
_APART = ("sky", "sign", "person", "animal")
_LAID = ("lies", "hangs", "sill")

Spots = dict[int, Placed]
Sizes = Mapping[int, tuple[float, float]]


def still_life(
    things: Sequence[Thing], relations: Sequence[Relation], scale: float
) -> Mapping[int, Placed]:
    """The places of the things that are told to be nowhere but on the table; none for one alone.

    Of all ways to part them into two ranks, the one that shows them largest.
    """
    free = [i for i in range(len(things)) if _is_free(i, things, relations)]
    if len(free) < 2 or any(r.target is None for r in relations):
        return {}
    heaped = {r.target for r in relations if r.name == "hold"}
    sizes = {i: extent(things[i], 0.0, scale) for i in free}
    tops = {i: (_HEAPED if i in heaped else 1.0) * h for i, (_, h) in sizes.items()}
    tall = sorted(free, key=lambda i: -tops[i])
    tried = (
        _ranked([i for i in free if i in tall[:count]], sizes, depth, aside)
        for count, depth, aside in product(range(1, len(free) + 1), _BACKS, _ASIDES)
    )
    return min(tried, key=lambda spots: _frame(spots, tops))


def _is_free(index: int, things: Sequence[Thing], relations: Sequence[Relation]) -> bool:
    """Whether a thing stands on the table, and nothing but what is beside it or on the wall is told of its place."""
    thing = things[index]
    told = (
        r for r in relations
        if r.subject == index and r.name != "beside"
        and r.target is not None and things[r.target].kind not in _APART
    )  # fmt: skip
    return thing.kind not in _APART and thing.how not in _LAID and not any(told)


def _ranked(back: Sequence[int], sizes: Sizes, depth: float, aside: float) -> Spots:
    """Those at the back, so deep, and before them the others, so far aside."""
    front = [i for i in sizes if i not in back]
    wide = sum(sizes[i][0] for i in back)
    far = _row(back, sizes, 500.0, depth if front else _FRONT)
    return far | _row(front, sizes, 500.0 + aside * wide, _FRONT)


def _row(row: Sequence[int], sizes: Sizes, middle: float, depth: float) -> Spots:
    """Things side by side about a middle."""
    out, x = {}, middle - _CLOSE * sum(sizes[i][0] for i in row) / 2
    for index in row:
        w, h = sizes[index]
        spot = whole_box(x - (1 - _CLOSE) * w / 2, floor_at(depth, "table") - h, w, h)
        out[index] = Placed(spot, depth, "ground")
        x += _CLOSE * w
    return out


def _frame(spots: Spots, tops: Mapping[int, float]) -> tuple[float, float]:
    """How large a frame things need, larger where some are hidden; of like ones the least lopsided is best."""
    boxes = [at.box for at in spots.values()]
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    top = min(at.box.bottom - tops[index] for index, at in spots.items())
    side = max(right - left, _HIGHER * (max(box.bottom for box in boxes) - top))
    unseen = max(0.0, _hidden(spots, tops) - _HIDDEN)
    return round(side * (1 + _COST * unseen)), abs(left + right - 1000)


def _hidden(spots: Spots, tops: Mapping[int, float]) -> float:
    """The largest share of a thing that those before it hide."""
    return max(
        sum(overlap(at.box, near.box) for near in spots.values() if near.depth < at.depth)
        / (at.box.w * tops[index])
        for index, at in spots.items()
    )


_SHELF, _BOARD, _ROW = 640.0, 11.0, 800.0
"""Where a shelf on the wall is, how much wider than high, and how wide what is on it is at most, units."""
_SHOWN, _GOODS = ("on", "hold", "in", "fill"), ("small", "other")


def shelved(
    things: Sequence[Thing], relations: Sequence[Relation], apart: Collection[int], ground: str
) -> Spots:
    """The places of a shelf that things are told to be on, and of these, side by side; none for another shelf."""
    shelf = next((i for i, t in enumerate(things) if t.how == "plank" and t.count == 1), None)
    row = [
        r.subject for r in relations
        if r.target == shelf and r.name in _SHOWN and things[r.subject].kind not in _APART
    ]  # fmt: skip
    row += [
        r.subject
        for r in relations
        if r.name == "beside" and r.target in row and things[r.subject].kind in _GOODS
    ]  # `books, a plant and a clock`: told beside what is on it
    if shelf is None or not row or ground not in ("room", "plain", "table") or apart:
        return {}
    sizes = {i: extent(things[i], 0.0, 1.6) for i in sorted(set(row))}
    shrink = min(1.0, _ROW / sum(w for w, _ in sizes.values()))
    sizes = {i: (shrink * w, shrink * h) for i, (w, h) in sizes.items()}
    wide = max(_ROW / 2, 1.1 * sum(w for w, _ in sizes.values()))
    board = whole_box(500.0 - wide / 2, _SHELF, wide, wide / _BOARD)
    goods = {
        i: Placed(whole_box(at.box.x, board.y + 2 - at.box.h, at.box.w, at.box.h), 0.85, things[shelf].label)
        for i, at in _row(list(sizes), sizes, 500.0, _FRONT).items()
    }  # fmt: skip
    return {shelf: Placed(board, 0.9, "wall"), **goods}
