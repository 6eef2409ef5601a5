"""Moves labels apart along one axis, each as little as possible (pool adjacent violators)."""

from __future__ import annotations

from collections.abc import Sequence


def dodge(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Centres nearest to `wanted` such that items of `sizes` do not overlap within `low` to `high`.

    Items that cannot all fit keep their order and stand evenly from `low` on.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    groups: list[tuple[list[int], float, float]] = []  # members, size, sum of wanted starts
    for i in order:
        groups.append(([i], sizes[i], wanted[i] - sizes[i] / 2))
        while len(groups) > 1 and _start(groups[-2], low, high) + groups[-2][1] > _start(
            groups[-1], low, high
        ):
            later, earlier = groups.pop(), groups.pop()
            groups.append(_joined(earlier, later))
    out = [0.0] * len(wanted)
    for group in groups:
        at = _start(group, low, high)
        for i in group[0]:
            out[i] = at + sizes[i] / 2
            at += sizes[i]
    return out


def roomy(sizes: Sequence[float], first: Sequence[bool], room: float) -> list[int]:
    """Indices of the items that fit into `room` together, those marked in `first` before others."""
    kept, used = [], 0.0
    for i in sorted(range(len(sizes)), key=lambda i: not first[i]):
        if used + sizes[i] <= room:
            kept.append(i)
            used += sizes[i]
    return sorted(kept)


def _start(group: tuple[list[int], float, float], low: float, high: float) -> float:
    members, size, total = group
    return max(low, min(total / len(members), high - size))


def _joined(
    first: tuple[list[int], float, float], second: tuple[list[int], float, float]
) -> tuple[list[int], float, float]:
    shift = first[1] * len(second[0])
    return first[0] + second[0], first[1] + second[1], first[2] + second[2] - shift
