"""The text of a chart: its families, measured widths, and line breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from uniseg.graphemecluster import grapheme_clusters

from planner import fonts, typeset

Measure = Callable[[str, float, int], float]
"""Width in units of a line of text, from the text, its size in units and its weight."""
BOLD = 600
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STRONG = re.compile(r"[^\W_]")
_SWAPPED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


class Lettering:
    """Measures and breaks text in one size. Heights are in units above and below the baseline."""

    def __init__(
        self, family: str, language: str, size: float, measure: Measure | None = None
    ) -> None:
        self.size = size
        self.families = fonts.chain(family, language)
        self.language = language
        self._measure = measure or default_measure(self.families, language)
        self._widths: dict[tuple[str, int], float] = {}
        self._narrowest: dict[tuple[str, int, int], float] = {}
        self._wrapped: dict[tuple[str, float, int], list[str]] = {}
        ascent, descent = fonts.vertical_metrics(family, language)
        self.ascent, self.descent = ascent * size, descent * size
        self.pitch = max(1.2 * size, 1.04 * (self.ascent + self.descent))

    def width(self, text: str, weight: int = 400) -> float:
        """Width of one line."""
        key = (text, weight)
        if key not in self._widths:
            self._widths[key] = self._measure(text, self.size, weight)
        return self._widths[key]

    def widest(self, texts: Sequence[str], weight: int = 400) -> float:
        """The greatest width of the lines, 0 if there are none."""
        return max((self.width(text, weight) for text in texts), default=0.0)

    def height(self, lines: int = 1) -> float:
        """Height of a block from the top of its first line to the descent of its last."""
        return self.ascent + self.descent + (lines - 1) * self.pitch if lines else 0.0

    def narrowest(self, text: str, lines: int, weight: int = 400) -> float:
        """The smallest width in which `text` sets in `lines` lines."""
        key = (text, lines, weight)
        if key not in self._narrowest:
            self._narrowest[key] = self._least_width(text, lines, weight)
        return self._narrowest[key]

    def _least_width(self, text: str, lines: int, weight: int) -> float:
        pieces = typeset.break_units(text, self.language, True)
        if lines <= 1 or len(pieces) < 2:
            return self.width(text, weight)
        best = [0.0] + [self._span(pieces, 0, end, weight) for end in range(1, len(pieces) + 1)]
        for _ in range(lines - 1):
            best = [0.0] + [
                min(max(best[at], self._span(pieces, at, end, weight)) for at in range(end))
                for end in range(1, len(pieces) + 1)
            ]
        return best[-1]

    def _span(self, pieces: Sequence[str], start: int, end: int, weight: int) -> float:
        return self.width("".join(pieces[start:end]).rstrip(), weight)

    def wrap(self, text: str, width: float, weight: int = 400) -> list[str]:
        """`text` in as few lines as fit `width`, of about equal length.

        Only a word that is wider than `width` by itself is broken.
        """
        key = (text, width, weight)
        if key not in self._wrapped:
            self._wrapped[key] = self._balanced(text, width, weight)
        return self._wrapped[key]

    def lines(self, text: str, width: float, weight: int = 400) -> int:
        """In how few lines `text` fits `width`."""
        return len(self._greedy(text, width, weight))

    def _balanced(self, text: str, width: float, weight: int) -> list[str]:
        lines = self._greedy(text, width, weight)
        narrow = self.narrowest(text, len(lines), weight) + 0.01
        return self._greedy(text, narrow, weight) if narrow <= width else lines

    def _greedy(self, text: str, width: float, weight: int) -> list[str]:
        if self.width(text, weight) <= width:
            return [text]
        lines, line = [], ""
        for piece in self._pieces(text, width, weight):
            if line and self.width((line + piece).rstrip(), weight) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece
        return [*lines, line.rstrip()]

    def _pieces(self, text: str, width: float, weight: int) -> list[str]:
        """The pieces between line ends; a word wider than `width` comes in characters."""
        out: list[str] = []
        for piece in typeset.break_units(text, self.language, True):
            fits = self.width(piece.rstrip(), weight) <= max(width, 2 * self.size)
            out += [piece] if fits else grapheme_clusters(piece)
        return out

    def reads_leftwards(self, text: str) -> bool:
        """True where `text` has letters that are written from right to left."""
        return _LEFTWARDS.search(text) is not None

    def stretches(self, text: str, weight: int, size: float) -> list[tuple[str, str, float]]:
        """`text` cut into `(stretch, family, width)`, each in the first family that has it."""
        leftwards = self.reads_leftwards(text)
        out: list[tuple[str, str]] = []
        for character in text:
            family = self._family(character, out[-1][1] if out else None)
            if out and out[-1][1] == family:
                out[-1] = (out[-1][0] + character, family)
            else:
                out.append((character, family))
        return [
            (
                _shown(fonts.shown(part, (family,)), leftwards),
                family,
                self.stretch_width(part, family, weight, size),
            )
            for part, family in out
        ]

    def _family(self, character: str, current: str | None) -> str:
        if current and (character.isspace() or not _STRONG.match(character)):
            candidates: tuple[str, ...] = (current, *self.families)
        else:
            candidates = self.families
        return next((f for f in candidates if not fonts.missing(character, (f,))), candidates[0])

    def stretch_width(self, text: str, family: str, weight: int, size: float) -> float:
        """Width of a stretch in one family."""
        return typeset.text_width(
            text, families=(family,), size=size, weight=weight, language=self.language
        )


def _shown(part: str, leftwards: bool) -> str:
    """A stretch of brackets alone is mirrored in text that is written from right to left."""
    return part.translate(_SWAPPED) if leftwards and not _STRONG.search(part) else part


def default_measure(families: Sequence[str], language: str) -> Measure:
    """Measures with the fonts that the text is drawn in."""
    return partial(_measured, tuple(families), language)


def _measured(
    families: tuple[str, ...], language: str, text: str, size: float, weight: int
) -> float:
    return typeset.text_width(text, families=families, size=size, weight=weight, language=language)
