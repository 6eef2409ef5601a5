"""Parts in order of size, as the claims about them see them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.findings.finding import Evidence, Figures, Teller, cell
from planner.findings.phrases import Voice
from planner.findings.shapes import Parts, Point
from planner.findings.words import is_rest


@dataclass(frozen=True, slots=True)
class Board:
    """Parts in order of size, with the words that all claims about them share."""

    parts: Parts
    voice: Voice
    teller: Teller
    figures: Figures
    noun: str
    ranked: tuple[Point, ...]

    @property
    def cases(self) -> list[Point]:
        """The parts that are cases of their own, not what is left over."""
        return [p for p in self.ranked if not is_rest(p.label)]

    @property
    def unit(self) -> str | None:
        """The unit of the values."""
        return self.parts.measure.column.unit

    def value(self, point: Point) -> Evidence:
        """The evidence for one part's value."""
        value = self.figures.text(point.value)
        return cell(point, f"{point.label}{self.voice.mark('colon')}{value}", self.unit)


def board_of(parts: Parts, voice: Voice) -> Board:
    """The parts in order of size, largest first."""
    ranked = tuple(sorted(parts.points, key=lambda p: -p.value))
    teller = Teller(voice, parts, tuple(dict.fromkeys(p.column for p in ranked[:6])))
    figures = Figures(voice, parts.measure)
    return Board(parts, voice, teller, figures, noun_of(parts, voice), ranked)


def noun_of(parts: Parts, voice: Voice) -> str:
    """What is measured, with how rows were put together and when: `median income in 2024`."""
    if not parts.measure.name and parts.when is not None:
        return voice.date(parts.when)
    noun = voice.measure(parts.measure.name) or voice.noun("value")
    noun = voice.noun("rating") if parts.rated else noun
    if parts.reduced in ("median", "mean"):
        noun = voice.noun(f"{parts.reduced}_of", m=noun)
    if parts.when is not None:
        noun = voice.noun("in_time", m=noun, t=voice.date(parts.when), at=voice.at(parts.when))
    return noun
