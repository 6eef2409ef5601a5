"""Text layout: setting text in lines, balancing, and fitting a text element into its box.

`planner.breaks` tells where a line may end, `planner.paragraphs` chooses among them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planner import fonts
from planner.breaks import break_units as break_units
from planner.errors import PlanError
from planner.fonts import Font
from planner.paragraphs import SLACK, Paragraph, Styled, fonts_of, line_ends, measured, span_width
from planner.parts import FARTHEST, Box, Style
from planner.plan import Line, Run, TextElement


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


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Where each paragraph starts, and its text."""
    start = 0
    for told in text.split("\n"):
        yield start, told
        start += len(told) + 1


def natural_width(runs: tuple[Run, ...], font: Font) -> float:
    """Width in units of the longest line where only line breaks in the text end lines."""
    text, styled = "".join(run.text for run in runs), fonts_of(runs, font)
    return max(_whole(text, start, told, styled)[2] for start, told in _paragraphs(text))


def _whole(text: str, start: int, told: str, styled: Sequence[Styled]) -> tuple[int, int, float]:
    """A paragraph as one line, without the space at its end."""
    end = start + len(told.rstrip())
    return start, end, span_width(text, start, end, styled, whole=True)


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
    styled = fonts_of(runs, font) or ((0, font),)
    lines: list[tuple[int, int, float]] = []
    whole = True
    for start, told in _paragraphs(text):
        one = _whole(text, start, told, styled)
        if one[2] <= measure:
            lines.append(one)
            continue
        units = break_units(told, styled[0][1].language, balance)
        paragraph = measured(text, start, units, styled, measure)
        lines += _lines(text, paragraph, styled, measure, balance)
        whole = whole and not paragraph.broken
    return _set(lines, font, leading, measure, whole)


def _lines(
    text: str,
    paragraph: Paragraph,
    styled: Sequence[Styled],
    measure: float,
    balance: bool,
) -> list[tuple[int, int, float]]:
    """The lines of a paragraph that is wider than the measure."""
    target = measure
    if balance:
        fewest = len(line_ends(paragraph, measure, measure, False))
        target = min(measure, sum(paragraph.wide) / fewest)
    ends = line_ends(paragraph, measure, target, balance)
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
            f"The text of {element.id} reaches far beyond the page; shorten it, set it smaller, move it,"
            " or take a larger size."
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
