"""Which words of a PDF page are seen: in doubt, those that leave a mark on the page as it is drawn."""

from __future__ import annotations

import ctypes
import re
from functools import cached_property
from math import hypot
from typing import Any

_WHITE, _CLEAR = 225, 25
"""From which each channel is nearly white, and below which opacity is nearly none, of 255."""
_TINY = 1.5
"""Points: smaller type is not read by any eye."""
_CONTRAST = 12
"""Steps of grey, of 256, between the darkest and the lightest pixel round a word that is seen."""

_WORD = re.compile(r"\S+")


def size_of(textpage: Any, index: int) -> float:
    """The size in points at which a character is set."""
    from pypdfium2 import raw

    size = float(raw.FPDFText_GetFontSize(textpage, ctypes.c_int(index)))
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(textpage, index, matrix):
        size *= hypot(matrix.b, matrix.d) or 1.0
    return size


class Seen:
    """The page `page` with its text; it is drawn once, at a pixel a point, where a word is in doubt."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self._page, self._textpage = page, textpage
        self._last = textpage.count_chars() - 1
        self._bounds = page.get_bbox()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._color = [ctypes.c_uint() for _ in range(4)]

    def only(self, text: str, start: int) -> str:
        """A line of the page's text, from character `start` on, with blanks for words that are not seen."""

        def shown(word: re.Match[str]) -> str:
            ends = start + word.start(), start + word.end() - 1
            return word[0] if self._is_seen(*ends) else " " * len(word[0])

        return _WORD.sub(shown, text)

    def _is_seen(self, first: int, last: int) -> bool:
        first, last = min(first, self._last), min(last, self._last)
        left, foot, right, top = self._bounds
        begin, under, end, over = self._edges(first)
        on_page = begin < right and end > left and under < top and over > foot
        if not on_page or size_of(self._textpage, first) < _TINY:
            return False
        return not self._is_in_doubt(first) or self._leaves_a_mark(first, last)

    def _edges(self, index: int) -> tuple[float, float, float, float]:
        """Left, foot, right and top of a character in points."""
        from pypdfium2 import raw

        left, right, foot, top = self._box
        raw.FPDFText_GetCharBox(self._textpage, index, left, right, foot, top)
        return left.value, foot.value, right.value, top.value

    def _leaves_a_mark(self, first: int, last: int) -> bool:
        ends = [self._edges(index) for index in (first, last)]
        corners = [self._pixel(*end[i : i + 2]) for end in ends for i in (0, 2)]
        across, down = zip(*corners, strict=True)
        part = self._drawn[max(0, min(down)) : max(down) + 1, max(0, min(across)) : max(across) + 1]
        return bool(part.size) and int(part.max()) - int(part.min()) >= _CONTRAST

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        from pypdfium2 import raw

        across, down = ctypes.c_int(), ctypes.c_int()
        height, width = self._drawn.shape
        raw.FPDF_PageToDevice(self._page, 0, 0, width, height, 0, x, y, across, down)
        return across.value, down.value

    def _is_in_doubt(self, index: int) -> bool:
        """True for a character that is nearly white or clear, or that is not painted at all."""
        from pypdfium2 import raw

        red, green, blue, alpha = self._color
        known = raw.FPDFText_GetFillColor(self._textpage, index, red, green, blue, alpha)
        pale = min(red.value, green.value, blue.value) > _WHITE or alpha.value < _CLEAR
        if known and pale:
            return True
        thing = raw.FPDFText_GetTextObject(self._textpage, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(thing) if thing else None
        return bool(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE)

    @cached_property
    def _drawn(self) -> Any:
        """The page in grey: uint8 [h, w]."""
        return self._page.render(scale=1, grayscale=True).to_numpy()
