"""Tracks of rows and grids: where each begins, and which cells a child takes."""

from __future__ import annotations

from planner.free.grammar import Grid


def offset(align: str, spare: float) -> float:
    """Where what leaves `spare` units begins."""
    return {"center": spare / 2, "end": spare}.get(align, 0.0)


def spread(sizes: list[float], gap: float, justify: str, start: float, whole: float) -> list[float]:
    """Where each of `sizes` begins, with what is left over put where `justify` says."""
    count = len(sizes)
    spare = max(0.0, whole - sum(sizes) - gap * max(0, count - 1))
    before = {"center": spare / 2, "end": spare}.get(justify, 0.0)
    between = 0.0
    if justify == "between" and count > 1:
        between = spare / (count - 1)
    elif justify in ("around", "evenly") and count:
        between = spare / (count if justify == "around" else count + 1)
        before = between / 2 if justify == "around" else between
    out, at = [], start + before
    for size in sizes:
        out.append(at)
        at += size + gap + between
    return out


def weights(node: Grid) -> tuple[float, ...]:
    """The weights of a grid's columns."""
    return (1.0,) * node.columns if isinstance(node.columns, int) else node.columns


def row_gap(node: Grid) -> float:
    """The distance of a grid's rows."""
    return node.gap if node.row_gap is None else node.row_gap


def span(tracks: list[float], at: int, count: int, gap: float) -> float:
    """The extent of tracks that one cell takes."""
    taken = tracks[at : at + count]
    return sum(taken) + gap * max(0, len(taken) - 1)


def places(node: Grid) -> list[tuple[int, int]]:
    """Row and column of each child: the first free place in reading order."""
    columns = len(weights(node))
    taken: set[tuple[int, int]] = set()
    out, at = [], 0
    for child in node.children:
        wide = min(child.span, columns)
        while True:
            row, column = divmod(at, columns)
            cells = {(row + r, column + c) for r in range(child.rows) for c in range(wide)}
            if column + wide <= columns and not cells & taken:
                break
            at += 1
        taken |= cells
        out.append((row, column))
    return out


def starts(node: Grid) -> list[int]:
    """The column of each child."""
    return [column for _, column in places(node)]


def row_count(node: Grid) -> int:
    """How many rows a grid has."""
    pairs = zip(node.children, places(node), strict=True)
    return max((row + child.rows for child, (row, _) in pairs), default=0)
