"""Joining the lines and runs of one paragraph."""

from __future__ import annotations

import re

from grounding.scripts import COMPATIBILITY_HAN, HAN, holds

_WIDE = (("\u3000", "\u30ff"), HAN, COMPATIBILITY_HAN, ("\uff00", "\uffef"))
"""Characters as wide as two Latin ones."""
_ENDED = tuple(".:?!。：？！؟")
_BREAKS = (":", "：", "—", "–", "- ", "\n")
_LONGEST_LEAD = 100
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]*\n[ \t\r\f\v\u00a0]*|[ \t\r\f\v]+")


def join_lines(first: str, second: str) -> str:
    """Two lines of a paragraph as one: Chinese and Japanese take no space between them."""
    if first and second and holds(first[-1], _WIDE) and holds(second[0], _WIDE):
        return first + second
    return f"{first} {second}" if first and second else first + second


def collapse(text: str) -> str:
    """`text` with runs of blanks as one space and line breaks kept."""
    return _SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", text).strip()


def width(text: str) -> int:
    """Columns that `text` takes in a fixed-width font, where wide characters take two."""
    return len(text) + sum(holds(character, _WIDE) for character in text)


def lead_of(bold: str, text: str) -> str:
    """What opens a paragraph in bold and ends there, without its colon or full stop; else ""."""
    bold = bold.strip()
    rest = text[len(bold) :] if bold and text.startswith(bold) else ""
    ends = bold.endswith(_ENDED) or rest.lstrip(" ").startswith(_BREAKS)
    if not rest.strip() or not ends or len(bold) > _LONGEST_LEAD:
        return ""
    return bold.rstrip(" .:：。")
