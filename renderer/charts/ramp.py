"""The colours of a heatmap: from pale to full, or to both sides of zero, and their bar."""

from __future__ import annotations

from dataclasses import dataclass

from renderer.charts.ink import Ink
from renderer.charts.plot import Plot
from renderer.charts.scales import ticks
from renderer.charts.sheet import Area, Shape, rect_path

_STEPS = 48


def ramp_over(ink: Ink, low: float, high: float) -> Ramp:
    """The ramp for values from `low` to `high`; one with colours of its own reaches them, at round values."""
    ramp = Ramp(ink, low, high if high > low else low + 1)
    if not ramp.own:
        return ramp
    steps = ticks(*ramp.ends, 9)
    return Ramp(ink, min(ramp.ends[0], steps[0]), max(ramp.ends[1], steps[-1]))


@dataclass(frozen=True, slots=True)
class Ramp:
    """Colours for values from `low` to `high`: two or three, evenly apart.

    With three, values on both sides of zero are as deep to one side of it as to the other.
    """

    ink: Ink
    low: float
    high: float

    @property
    def own(self) -> bool:
        """True where the chart gives the colours."""
        return bool(self.ink.stops)

    @property
    def ends(self) -> tuple[float, float]:
        """The values of the first and the last colour."""
        if len(self.ink.stops) < 3 or not self.low < 0 < self.high:
            return self.low, self.high
        reach = max(-self.low, self.high)
        return -reach, reach

    def __call__(self, value: float) -> str:
        """The colour of a value."""
        first, last = self.ends
        return self.ink.ramp((value - first) / (last - first))


def calibrate(plot: Plot, ramp: Ramp) -> None:
    """Leave the stops of the ramp as invisible swatches, so that colours can be read back."""
    first, last = ramp.ends
    middle = (("middle", 0.5),) if len(plot.ink.stops) > 2 else ()
    for name, share in (("low", 0.0), *middle, ("high", 1.0)):
        gid = f"a:{name}:ramp:{first!r}:{last!r}"
        plot.sheet.add(Shape(rect_path(Area(0, 0, 0, 0)), plot.ink.ramp(share), gid=gid))


def bar_width(plot: Plot, ramp: Ramp, title: str) -> float:
    """The room that the upright bar of colours needs, with its ticks and its title."""
    texts = plot.type.widest([plot.numbers.bare(v) for v in ticks(ramp.low, ramp.high, 9)])
    return (
        max(1.4 * plot.em + texts, plot.type.narrowest(title, 3) + 0.2 * plot.em if title else 0.0)
        + 1.4 * plot.em
    )


def color_bar(plot: Plot, area: Area, ramp: Ramp, title: str) -> None:
    """An upright bar of the ramp with ticks at its right and the title above it."""
    em, lines = plot.em, plot.type.wrap(title, area.w) if title else []
    for i, line in enumerate(lines):
        plot.text(line, area.x, area.y + plot.type.ascent + i * plot.type.pitch, color="muted")
    low = area.bottom - plot.kept_in(1, area.bottom)
    bar = area.cut(top=plot.type.height(len(lines)) + 0.9 * em if lines else 0.0, bottom=low)
    step = bar.h / _STEPS
    for i in range(_STEPS):
        value = ramp.high - (i + 0.5) / _STEPS * (ramp.high - ramp.low)
        plot.sheet.rect(
            Area(bar.x, bar.y + i * step, em, min(step + 1, bar.bottom - bar.y - i * step)),
            ramp(value),
        )
    plot.sheet.add(
        Shape(rect_path(Area(bar.x, bar.y, em, bar.h)), None, plot.ink("rule"), plot.hairline)
    )
    for value in ticks(ramp.low, ramp.high, 9):
        y = bar.bottom - (value - ramp.low) / (ramp.high - ramp.low) * bar.h
        if bar.y - 0.5 <= y <= bar.bottom + 0.5:
            plot.centred([plot.numbers.bare(value)], bar.x + 1.4 * em, y, "start", "muted")
