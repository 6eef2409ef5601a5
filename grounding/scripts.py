"""Scripts by the ranges of their characters, compared one by one.

A pattern of ranges as large as these takes milliseconds to compile, so none is compiled before a text
that holds them.
"""

from __future__ import annotations

from collections.abc import Iterable

Range = tuple[str, str]
THAI: Range = ("\u0e00", "\u0e7f")
KANA: Range = ("\u3040", "\u30ff")
HAN: Range = ("\u3400", "\u9fff")
COMPATIBILITY_HAN: Range = ("\uf900", "\ufaff")
HANGUL: Range = ("\uac00", "\ud7af")
CJK = (KANA, HAN, HANGUL)


def holds(text: str, ranges: Iterable[Range]) -> bool:
    """Whether a character of `text` lies in one of the ranges beyond ASCII, both ends included."""
    if text.isascii():
        return False
    top = max(text)
    reached = [pair for pair in ranges if pair[0] <= top]
    return any(low <= character <= high for low, high in reached for character in text)


def pattern(ranges: Iterable[Range]) -> str:
    """The ranges as the inside of a set of a regular expression."""
    return "".join(f"{low}-{high}" for low, high in ranges)
