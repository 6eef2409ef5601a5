"""Scales from data to units, with round ticks (matplotlib's locators)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from renderer.charts.sheet import Shape, Sheet, line_path


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps `low` to `start` and `high` to `end` (units), evenly or, if `log`, by powers."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """Where `value` lies, in units."""
        low, high = self.low, self.high
        if self.log:
            value, low, high = log10(value), log10(low), log10(high)
        return self.start + (value - low) / (high - low) * (self.end - self.start)

    def calibrate(self, sheet: Sheet, name: str, *, vertical: bool) -> None:
        """Draw the scale as an invisible line, so that values can be read back from marks."""
        ends = [(0.0, self.start), (0.0, self.end)] if vertical else None
        path = line_path(ends or [(self.start, 0.0), (self.end, 0.0)])
        kind = "log" if self.log else "linear"
        sheet.add(Shape(path, gid=f"a:{name}:{kind}:{self.low!r}:{self.high!r}"))


def ticks(low: float, high: float, count: int) -> list[float]:
    """About `count` round numbers that span `low` to `high`; the outer two may lie outside."""
    from matplotlib.ticker import MaxNLocator

    if low == high:
        low, high = (low - abs(low) * 0.1, high + abs(high) * 0.1) if low else (0.0, 1.0)
    locator = MaxNLocator(nbins=max(1, count), steps=[1, 2, 2.5, 5, 10], min_n_ticks=2)
    return [float(v) for v in locator.tick_values(low, high)]


def log_ticks(low: float, high: float) -> list[float]:
    """Powers of ten from just below `low` to just above `high`."""
    from math import ceil, floor

    first, last = floor(log10(low)), ceil(log10(high))
    step = max(1, ceil((last - first) / 6))
    return [10.0**power for power in range(first, last + 1, step)]


def spread(
    values: Sequence[float], count: int, *, zero: bool, asked: Sequence[float] = ()
) -> tuple[float, float, list[float]]:
    """Low end, high end and ticks for `values`; with `zero`, zero is on the axis.

    Ticks that were `asked` for stand as they are, and the axis reaches over them.

    The axis ends at a tick only where the data comes near it, so that no room is wasted.
    """
    low, high = min(values, default=0.0), max(values, default=1.0)
    if len(asked) > 1:
        marks = sorted(asked)
        return min(low, marks[0], 0.0 if zero else low), max(high, marks[-1]), marks
    if zero or 0 <= low < 0.4 * high or (high <= 0 and high > 0.4 * low):
        low, high = min(low, 0.0), max(high, 0.0)
    marks = ticks(low, high, count)
    step = marks[1] - marks[0]
    if len(marks) > 3 and marks[-2] + 0.3 * step >= high:
        marks = marks[:-1]
    if len(marks) > 3 and marks[1] - 0.3 * step <= low:
        marks = marks[1:]
    return min(low, marks[0]), max(high, marks[-1]), marks
