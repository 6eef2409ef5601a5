"""Headings that plain text counts: `1. Purpose`, `二、…`, `III. Scope`, each over text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_DIGITS = ("一", "二", "三", "四", "五", "六", "七", "八", "九")
_HAN = (*_DIGITS, "十", *(f"十{digit}" for digit in _DIGITS), "二十")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_STYLES: tuple[tuple[re.Pattern[str], dict[str, int]], ...] = (
    (re.compile(r"(\d{1,2})[.)]\s+(\S.*)"), {str(n): n for n in range(1, 100)}),
    (
        re.compile(r"([一二三四五六七八九十]{1,3})、\s*(\S.*)"),
        {t: n for n, t in enumerate(_HAN, 1)},
    ),
    (re.compile(r"([IVX]{1,4})[.)]\s+(\S.*)"), {t: n for n, t in enumerate(_ROMAN, 1)}),
)
"""How headings are counted: a mark with the words after it, and what each mark counts."""
_LONGEST = 100
_STOPPED = (".", "!", "。", "！", "।", ";", ",", "；", "，", ":", "：")


def numbered_heads(lines: Sequence[str]) -> frozenset[int]:
    """Which of `lines` are headings counted from 1 upwards, at least two in one manner."""
    for mark, counts in _STYLES:
        heads = tuple(_heads(lines, mark))
        if len(heads) > 1 and _count_up(lines, heads, mark, counts):
            return frozenset(heads)
    return frozenset()


def _count_up(
    lines: Sequence[str], heads: Sequence[int], mark: re.Pattern[str], counts: dict[str, int]
) -> bool:
    found = [mark.fullmatch(lines[at].rstrip()) for at in heads]
    return [counts.get(one[1]) for one in found if one] == list(range(1, len(heads) + 1))


def _heads(lines: Sequence[str], mark: re.Pattern[str]) -> Iterator[int]:
    """Short counted lines behind a blank one, with text below them that is no such line."""
    for at, line in enumerate(lines):
        found = mark.fullmatch(line.rstrip())
        opens = at == 0 or not lines[at - 1].strip()
        if not found or not opens or len(found[2]) > _LONGEST or found[2].endswith(_STOPPED):
            continue
        below = next((line for line in lines[at + 1 :] if line.strip()), "")
        if below and not (below[0].isspace() or below[0].islower() or mark.match(below)):
            yield at
