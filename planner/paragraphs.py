"""Breaking a paragraph into lines: where each ends, chosen together.

The breaks are those of least raggedness (Knuth and Plass 1981, without stretch), so that no last line
holds one short word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from planner import fonts, squares
from planner.fonts import Font
from planner.plan import Run

SLACK = 1.0004
"""A line may be this much wider than its measure: unseen, but more than rounding."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Break units of one paragraph: `ends` are offsets; `wide` and `bare` widths with and without
    trailing space."""

    start: int
    ends: tuple[int, ...]
    wide: tuple[float, ...]
    bare: tuple[float, ...]
    broken: bool = False


Styled = tuple[int, Font]
"""Where a run ends, and its font."""


def fonts_of(runs: Sequence[Run], font: Font) -> tuple[Styled, ...]:
    """End offset and font of each run."""
    out, at = [], 0
    for run in runs:
        at += len(run.text)
        own = font
        if run.weight or run.italic:
            own = replace(font, weight=run.weight or font.weight, italic=run.italic or font.italic)
        out.append((at, own))
    return tuple(out)


def span_width(
    text: str, start: int, end: int, styled: Sequence[Styled], whole: bool = False
) -> float:
    """Width of `text[start:end]`; `whole` where it is a line of its own."""
    measure = fonts.width if whole else fonts.advance
    total, at = 0.0, start
    for stop, font in styled:
        if stop > at and at < end:
            total += measure(text[at : min(stop, end)], font)
            at = min(stop, end)
    return total


def measured(
    text: str, start: int, units: Sequence[str], styled: tuple[Styled, ...], measure: float
) -> Paragraph:
    """A paragraph's units; one wider than the measure is broken anywhere."""
    pieces: list[_Piece] = []
    broken = False
    for piece in _pieces(text, start, tuple(units), styled):
        begin = pieces[-1].end if pieces else start
        letters = _graphemes(text[begin : piece.end]) if piece.own > measure * SLACK else ()
        broken = broken or len(letters) > 1
        pieces += _pieces(text, begin, letters, styled) if len(letters) > 1 else (piece,)
    ends, wide, bare, _ = zip(*pieces, strict=True) if pieces else ((), (), (), ())
    return Paragraph(start, ends, wide, bare, broken)


class _Piece(NamedTuple):
    """A stretch of a paragraph up to the offset `end`: its width in a line, the same without trailing
    space, and the latter without the space that Typst adds before it."""

    end: int
    wide: float
    bare: float
    own: float


@lru_cache(maxsize=1024)
def _pieces(
    text: str, start: int, units: tuple[str, ...], styled: tuple[Styled, ...]
) -> tuple[_Piece, ...]:
    """The units of `text` from `start` on, measured."""
    out, at = [], start
    for unit in units:
        end, shown = at + len(unit), at + len(unit.rstrip())
        full = span_width(text, at, end, styled)
        own = full if shown == end else span_width(text, at, shown, styled)
        joint = styled[0][1].size * squares.joint(text, at)
        out.append(_Piece(end, full + joint, own + joint, own))
        at = end
    return tuple(out)


@lru_cache(maxsize=4096)
def _graphemes(text: str) -> tuple[str, ...]:
    from uniseg.graphemecluster import grapheme_clusters

    return tuple(grapheme_clusters(text))


RUNT = 0.3
"""A last line shorter than this share of the measure is avoided."""
LINE, TOO_LONG = 0.06, 1e4
"""What a line costs, so that fewer lines win a tie, and one that is wider than the measure."""


def line_ends(paragraph: Paragraph, measure: float, target: float, last_counts: bool) -> list[int]:
    """Indices of the units that end a line: least sum of squared distance from `target`.

    `last_counts` asks the last line to be as long as the others (headings).
    """
    count, limit = len(paragraph.ends), measure * SLACK
    best = [0.0] + [float("inf")] * count
    came = [0] * (count + 1)
    for end in range(1, count + 1):
        loose = end == count and not last_counts
        length = paragraph.bare[end - 1]
        for start in range(end - 1, -1, -1):
            if start < end - 1:
                length += paragraph.wide[start]
                if length > limit:
                    break
            if length > limit:
                cost = TOO_LONG
            elif loose:
                cost = 4 * (max(0.0, RUNT * measure - length) / measure) if start else 0.0
            else:
                cost = ((target - length) / measure) ** 2
            cost = best[start] + (LINE + cost)
            if cost < best[end]:
                best[end], came[end] = cost, start
    ends, at = [], count
    while at:
        ends.append(at)
        at = came[at]
    return ends[::-1]
