"""Where the things of a scene with words stand: side by side in ranks, the tall ones behind, none covered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.composer.bearers import Bearer
from planner.composer.boards import box_size
from planner.icons.boards import BOARDS, taller

_LARGEST, _FEWER = 1.7, 0.85
"""Most that things are enlarged, and what each rank has to gain."""
_TOP, _FOOT, _SIDE, _GAP, _STEP = 60.0, 935.0, 30.0, 34.0, 50.0
_HELD, _HOLDS, _WORN = 2.1, 0.115, 2.8
"""How much taller a person is than what they hold or wear; what they hold is so far below their neck."""
_FAR = ("billboard", "shop", "front", "wall", "facade")
_COVERED = 0.3
"""How much of the foot of a thing without words may be behind others."""
_HUNG, _TALL, _NEAR = 0, 1, 2
_CROWD = 4
"""So many things in front may stand in two ranks."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Left, top, width and height of a thing, its form, depth and support, and its person's place."""

    x: float
    y: float
    w: float
    h: float
    form: str
    depth: float
    support: str | None
    person: tuple[float, float, float, float] | None = None  # left, top, width and height


@dataclass(frozen=True, slots=True)
class _Cell:
    index: int
    w: float
    h: float
    own: tuple[float, float]
    form: str
    seen: float
    down: float = 0.0
    rank: int = _NEAR


@dataclass(frozen=True, slots=True)
class _Rank:
    """Cells of one kind side by side, and how much they are enlarged."""

    cells: tuple[_Cell, ...]
    scale: float

    @property
    def hung(self) -> bool:
        return self.cells[0].rank == _HUNG

    @property
    def h(self) -> float:
        return self.scale * max(cell.h for cell in self.cells)

    @property
    def hidden(self) -> float:
        """How much of the foot of every cell may be behind a nearer rank."""
        return 0.0 if self.hung else self.scale * min(c.h - c.seen for c in self.cells)


def stand(
    bearers: Mapping[int, Bearer],
    others: Mapping[int, tuple[float, float]],
    across: Sequence[int],
    reach: float,
) -> dict[int, Stand]:
    """A place for each thing that bears words and for `others`, by their usual widths and heights.

    `across` tells their order from left to right; the ground lies `reach` units further up at depth 1.
    """
    if not bearers:
        return {}
    cells = [
        _cell(index, bearers[index]) if index in bearers else _plain(index, others[index])
        for index in across
    ]
    hung, tall, near = ([c for c in cells if c.rank == rank] for rank in (_HUNG, _TALL, _NEAR))
    choices = [
        _enlarged([*_split(hung, a), *_split(tall, b), *_split(near, c)], reach)
        for a in _counts(hung, len(hung))
        for b in _counts(tall, len(tall))
        for c in _counts(near, min(2, 1 + len(near) // _CROWD))
    ]
    return dict(_set(max(choices, key=_worth), reach))


def _counts(cells: Sequence[_Cell], most: int) -> range:
    """How many ranks are tried."""
    return range(1, most + 1) if cells else range(1)


def _worth(ranks: Sequence[_Rank]) -> float:
    """The least that anything is enlarged; fewer ranks are better."""
    return min(rank.scale for rank in ranks) * _FEWER ** len(ranks)


def _cell(index: int, bearer: Bearer) -> _Cell:
    w, h = box_size(bearer)
    form = BOARDS.get(bearer.form)
    ends = (
        [form.panels.get(word.part, form.panels[""])[3] for word in bearer.words]
        if form and form.panels
        else [1]
    )
    seen = h * max(ends)
    if bearer.person is None:
        return _Cell(index, w, h, (w, h), bearer.form, seen, rank=_rank(bearer))
    worn = bearer.form == "shirt"
    tall, down = (_WORN, bearer.neck) if worn else (_HELD, bearer.neck + _HOLDS)
    side = max(tall * h, 0.9 * w)
    return _Cell(index, max(w, 0.5 * side), side, (w, h), bearer.form, side, down * side)


def _rank(bearer: Bearer) -> int:
    """What hangs is at the top, buildings and what stands on posts behind, all else in front."""
    if bearer.hung:
        return _HUNG
    return _TALL if bearer.form in _FAR or bearer.form.endswith("-post") else _NEAR


def _plain(index: int, size: tuple[float, float]) -> _Cell:
    """A thing without words."""
    return _Cell(index, *size, size, "", (1 - _COVERED) * size[1])


def _split(cells: Sequence[_Cell], count: int) -> list[list[_Cell]]:
    """Cells in `count` ranks, in order, about equally wide."""
    if not count:
        return []
    rows: list[list[_Cell]] = [[] for _ in range(count)]
    total, done = sum(cell.w for cell in cells), 0.0
    for at, cell in enumerate(cells):
        row = min(int((done + cell.w / 2) / total * count), count - 1)
        empty = next((i for i, own in enumerate(rows) if not own), count - 1)
        row = min(row, empty) if len(cells) - at > sum(not own for own in rows) else empty
        rows[row].append(cell)
        done += cell.w
    return [row for row in rows if row]


def _enlarged(rows: Sequence[Sequence[_Cell]], reach: float) -> tuple[_Rank, ...]:
    """Rows as ranks, each as large as the picture's width and, together, its height allow."""
    ranks = tuple(
        _Rank(tuple(row), min(_LARGEST, _room(row) / sum(c.w for c in row))) for row in rows
    )
    while _feet(ranks)[0] - ranks[0].h < _TOP:
        most = max(rank.scale for rank in ranks)
        ranks = tuple(replace(r, scale=min(r.scale, 0.97 * most)) for r in ranks)
    while _floats(ranks, reach):
        ranks = (*ranks[:-1], replace(ranks[-1], scale=0.97 * ranks[-1].scale))
    return ranks


def _floats(ranks: Sequence[_Rank], reach: float) -> bool:
    """Whether things without posts would stand over the ground."""
    standing = len(ranks) > 1 and ranks[-2].cells[0].rank == _NEAR
    return standing and _feet(ranks)[-2] < _FOOT - reach


def _room(row: Sequence[_Cell]) -> float:
    return 1000 - 2 * _SIDE - _GAP * (len(row) - 1)


def _feet(ranks: Sequence[_Rank]) -> list[float]:
    """Where each rank ends, the last at the foot; feet of what stands may be behind a nearer rank."""
    feet = [_FOOT]
    for behind, rank in zip(ranks[-2::-1], ranks[:0:-1], strict=True):
        feet.insert(0, min(feet[0] - rank.h - _GAP + behind.hidden, feet[0] - _STEP))
    return feet


def _set(ranks: Sequence[_Rank], reach: float) -> Iterator[tuple[int, Stand]]:
    """Ranks from the top; those that hang are in the middle of the free height."""
    feet = _feet(ranks)
    free = feet[0] - ranks[0].h - _TOP
    for at, rank in enumerate(ranks):
        gap = (1000 - rank.scale * sum(c.w for c in rank.cells)) / (len(rank.cells) + 1)
        x, end = gap, feet[at] - (0.7 * free if rank.hung else 0.0)
        for cell in rank.cells:
            own = end - (rank.h - rank.scale * cell.h) / 2 if rank.hung else end
            done = _stand(cell, x, own, rank, len(ranks) - at - 1)
            yield cell.index, done if rank.hung else _grounded(done, feet[-1], reach)
            x += rank.scale * cell.w + gap


def _stand(cell: _Cell, x: float, foot: float, rank: _Rank, behind: int) -> Stand:
    w, h = (rank.scale * side for side in cell.own)
    top, middle = foot - rank.scale * cell.h, x + rank.scale * cell.w / 2
    depth, support = (0.9, "wall") if rank.hung else (min(0.12 + 0.22 * behind, 0.8), "ground")
    tall = rank.scale * cell.h
    person = (middle - tall / 4, top, tall / 2, tall) if cell.down else None
    return Stand(
        middle - w / 2, top + rank.scale * cell.down, w, h, cell.form, depth,
        None if person else support, person,
    )  # fmt: skip


def _grounded(own: Stand, foot: float, reach: float) -> Stand:
    """What stands in a rank behind reaches down to the ground there."""
    by = foot - reach * own.depth - own.y - own.h
    tall = own.form.endswith("-post") or own.form in _FAR
    if by < 12 or not tall or own.person:
        return own
    form, h = taller(own.form, own.h, by)
    return replace(own, form=form, h=h)
