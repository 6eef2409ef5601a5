"""The spaces of Chinese and Japanese type, in em, as Typst sets them."""

from __future__ import annotations

import re
from functools import cache

from grounding.scripts import COMPATIBILITY_HAN, HAN, KANA, holds, pattern

_SQUARE = (KANA, HAN, COMPATIBILITY_HAN)
_CLOSING = "，。、．：；！？）」』】》〉〕］｝”’"
_OPENING = "（「『【《〈〔［｛“‘"
_CLOSING_BRACKETS = "）」』】》〉〕］｝”’"


def joint(text: str, at: int) -> float:
    """The space that is added before `text[at]`, where Latin meets Chinese or Japanese."""
    return added(text[at - 1 : at + 1]) if at else 0.0


def added(text: str) -> float:
    """The space added inside `text`: a quarter wherever a Latin letter or digit meets a square."""
    return 0.25 * len(_meeting().findall(text)) if holds(text, _SQUARE) else 0.0


def squeezed(text: str, language: str) -> float:
    """What full-width brackets and stops lose that stand beside another in a Chinese or Japanese text."""
    return 0.5 * len(_squeezed(_closing(language)).findall(text))


def trimmed(text: str, language: str) -> float:
    """What full-width brackets and stops lose at the ends of a line."""
    return 0.5 * ((text[0] in _OPENING) + (text[-1] in _closing(language))) if text else 0.0


def _closing(language: str) -> str:
    """The marks whose right half is clear: in Taiwan and Hong Kong stops stand in the middle."""
    return _CLOSING_BRACKETS if language == "zh-Hant" else _CLOSING


@cache
def _meeting() -> re.Pattern[str]:
    square = f"[{pattern(_SQUARE)}]"
    return re.compile(f"(?<={square})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={square})")


@cache
def _squeezed(closing: str) -> re.Pattern[str]:
    return re.compile(f"[{closing}](?=[{closing}{_OPENING}])|[{_OPENING}](?=[{_OPENING}])")
