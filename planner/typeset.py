"""Text layout: breaking into lines, balancing, and fitting a text element into its box.

`planner.breaks` tells where a line may end. The breaks of a paragraph are chosen together, by least
raggedness (Knuth and Plass 1981, without stretch), so that no last line holds one short word.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from planner import fonts
from planner.breaks import break_units as break_units
from planner.errors import PlanError
from planner.fonts import Font
from planner.parts import FARTHEST, Box, Style
from planner.plan import Line, Run, TextElement

SLACK = 1.0004
"""A line may be this much wider than its measure: unseen, but more than rounding."""


@dataclass(frozen=True, slots=True)
class Set:
    """A set text: lines as `(start, end, width)` in offsets and units, and the block's size in units.

    `height` runs from the cap line of the first line to the descent of the last. `first` is the
    first baseline below the top, `pitch` the distance of baselines. `fits` is false where a word is
    wider than the measure.
    """

    lines: tuple[tuple[int, int, float], ...]
    width: float
    height: float
    first: float
    pitch: float
    fits: bool


def text_width(
    text: str, *, families: Sequence[str], size: float, weight: int = 400, language: str = "en"
) -> float:
    """Width of one line in units, in the first of `families` with fallback by language."""
    names = fonts.chain(families[0], language)
    return fonts.width(text, Font(names, size, weight, language=language))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Break units of one paragraph: `ends` are offsets; `wide` and `bare` widths with and without
    trailing space."""

    start: int
    ends: tuple[int, ...]
    wide: tuple[float, ...]
    bare: tuple[float, ...]
    broken: bool = False


_Styled = tuple[int, Font]
"""Where a run ends, and its font."""


def _fonts_of(runs: Sequence[Run], font: Font) -> tuple[_Styled, ...]:
    """End offset and font of each run."""
    out, at = [], 0
    for run in runs:
        at += len(run.text)
        own = font
        if run.weight or run.italic:
            own = replace(font, weight=run.weight or font.weight, italic=run.italic or font.italic)
        out.append((at, own))
    return tuple(out)


def _span_width(
    text: str, start: int, end: int, styled: Sequence[_Styled], whole: bool = False
) -> float:
    """Width of `text[start:end]`; `whole` where it is a line of its own."""
    measure = fonts.width if whole else fonts.advance
    total, at = 0.0, start
    for stop, font in styled:
        if stop > at and at < end:
            total += measure(text[at : min(stop, end)], font)
            at = min(stop, end)
    return total


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Where each paragraph starts, and its text."""
    start = 0
    for told in text.split("\n"):
        yield start, told
        start += len(told) + 1


def _paragraph(
    text: str, start: int, units: Sequence[str], styled: tuple[_Styled, ...], measure: float
) -> _Paragraph:
    """A paragraph's units; one wider than the measure is broken anywhere."""
    pieces: list[_Piece] = []
    broken = False
    for piece in _pieces(text, start, tuple(units), styled):
        begin = pieces[-1].end if pieces else start
        letters = _graphemes(text[begin : piece.end]) if piece.own > measure * SLACK else ()
        broken = broken or len(letters) > 1
        pieces += _pieces(text, begin, letters, styled) if len(letters) > 1 else (piece,)
    ends, wide, bare, _ = zip(*pieces, strict=True) if pieces else ((), (), (), ())
    return _Paragraph(start, ends, wide, bare, broken)


class _Piece(NamedTuple):
    """A stretch of a paragraph up to the offset `end`: its width in a line, the same without trailing
    space, and the latter without the space that Typst adds before it."""

    end: int
    wide: float
    bare: float
    own: float


@lru_cache(maxsize=1024)
def _pieces(
    text: str, start: int, units: tuple[str, ...], styled: tuple[_Styled, ...]
) -> tuple[_Piece, ...]:
    """The units of `text` from `start` on, measured."""
    out, at = [], start
    for unit in units:
        end, shown = at + len(unit), at + len(unit.rstrip())
        full = _span_width(text, at, end, styled)
        own = full if shown == end else _span_width(text, at, shown, styled)
        joint = fonts.joint(text, at, styled[0][1].size)
        out.append(_Piece(end, full + joint, own + joint, own))
        at = end
    return tuple(out)


def _graphemes(text: str) -> tuple[str, ...]:
    from uniseg.graphemecluster import grapheme_clusters

    return tuple(grapheme_clusters(text))


RUNT = 0.3
"""A last line shorter than this share of the measure is avoided."""
LINE, TOO_LONG = 0.06, 1e4
"""What a line costs, so that fewer lines win a tie, and one that is wider than the measure."""


def _break(paragraph: _Paragraph, measure: float, target: float, last_counts: bool) -> list[int]:
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


def natural_width(runs: tuple[Run, ...], font: Font) -> float:
    """Width in units of the longest line where only line breaks in the text end lines."""
    text, styled = "".join(run.text for run in runs), _fonts_of(runs, font)
    return max(_whole(text, start, told, styled)[2] for start, told in _paragraphs(text))


def _whole(text: str, start: int, told: str, styled: Sequence[_Styled]) -> tuple[int, int, float]:
    """A paragraph as one line, without the space at its end."""
    end = start + len(told.rstrip())
    return start, end, _span_width(text, start, end, styled, whole=True)


@lru_cache(maxsize=4096)
def set_text(
    runs: tuple[Run, ...], font: Font, measure: float, *, leading: float, balance: bool = False
) -> Set:
    """Break `runs` into lines no wider than `measure` units.

    With `balance` the lines come out about equally long, in as few lines as possible, and Chinese
    and Japanese break between phrases.
    """
    measure = max(measure, 1.0)  # a box without width breaks everywhere
    text = "".join(run.text for run in runs)
    styled = _fonts_of(runs, font) or ((0, font),)
    lines: list[tuple[int, int, float]] = []
    whole = True
    for start, told in _paragraphs(text):
        one = _whole(text, start, told, styled)
        if one[2] <= measure:
            lines.append(one)
            continue
        units = break_units(told, styled[0][1].language, balance)
        paragraph = _paragraph(text, start, units, styled, measure)
        lines += _lines(text, paragraph, styled, measure, balance)
        whole = whole and not paragraph.broken
    return _set(lines, font, leading, measure, whole)


def _lines(
    text: str,
    paragraph: _Paragraph,
    styled: Sequence[_Styled],
    measure: float,
    balance: bool,
) -> list[tuple[int, int, float]]:
    """The lines of a paragraph that is wider than the measure."""
    target = measure
    if balance:
        fewest = len(_break(paragraph, measure, measure, False))
        target = min(measure, sum(paragraph.wide) / fewest)
    ends = _break(paragraph, measure, target, balance)
    out, start = [], paragraph.start
    for index in ends:
        end = paragraph.ends[index - 1]
        out.append(_whole(text, start, text[start:end], styled))
        start = end
    return out


def _set(
    lines: list[tuple[int, int, float]], font: Font, leading: float, measure: float, whole: bool
) -> Set:
    ascent, descent = fonts.vertical_metrics(font.names[0], font.language)
    pitch = leading * font.size
    height = ascent * font.size + (len(lines) - 1) * pitch + descent * font.size
    widest = max((w for _, _, w in lines), default=0.0)
    return Set(
        tuple(lines),
        widest,
        height,
        ascent * font.size,
        pitch,
        whole and widest <= measure * SLACK + 0.01,
    )


def element_font(element: TextElement, style: Style, language: str) -> Font:
    """The font of a text element."""
    family = fonts.family_of(style.type, element.font)
    own = element.lang or language
    return Font(
        fonts.chain(family, own, element.font), element.size, element.weight,
        tracking=element.tracking, language=own, tabular=element.tabular,
    )  # fmt: skip


def fit_key(element: TextElement, style: Style, language: str) -> str:
    """Hash of everything that line breaking depends on."""
    box = element.box
    parts = [
        [(run.text, run.weight, run.italic) for run in element.runs],
        element_font(element, style, language).names[0], element.size, element.weight,
        element.leading, element.tracking, element.align, element.lang or language,
        element.tabular, element.level, [round(v, 2) for v in (box.x, box.y, box.w, box.h)],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def line_x(box: Box, width: float, align: str, direction: str) -> float:
    """Left edge in units of a line `width` units wide."""
    if align == "center":
        return box.x + (box.w - width) / 2
    at_right = (align == "end") != (direction == "rtl")
    return box.right - width if at_right else box.x


def fit_element(
    element: TextElement, style: Style, language: str, direction: str = "ltr"
) -> TextElement:
    """The element with its lines set inside its box (they may be taller than it; `check` tells)."""
    font = element_font(element, style, language)
    done = set_text(
        element.runs, font, element.box.w, leading=element.leading, balance=element.level > 0
    )
    lefts = [line_x(element.box, width, element.align, direction) for _, _, width in done.lines]
    if max(element.box.y + done.height, *map(abs, lefts)) > FARTHEST:
        raise PlanError(
            f"The text of {element.id} reaches beyond the {FARTHEST:.0f} units of a page; shorten it,"
            " set it smaller, or move it."
        )
    lines = tuple(
        Line(
            start=start,
            end=end,
            text=element.text[start:end],
            x=round(left, 3),
            baseline=round(element.box.y + done.first + index * done.pitch, 3),
            width=round(width, 3),
        )
        for index, ((start, end, width), left) in enumerate(zip(done.lines, lefts, strict=True))
    )
    return element.model_copy(update={"lines": lines, "fit_key": fit_key(element, style, language)})
