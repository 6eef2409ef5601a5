"""Labels that stand in a sentence of their own: the columns of rows of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.lexicon import find, words
from planner.composer.written.data import Unmask
from planner.composer.written.entries import MARK, is_name, trimmed
from planner.composer.written.runs import Span

_OPEN = re.compile(rf"{MARK.pattern}|[(（\[]")
_STOP = re.compile(r"[;；\n)）\]]|[。！？]|[.!?](?=\s|$)|\s[–—]\s")
_SENTENCE = re.compile(r"[;；\n。！？]|[.!?](?=\s|$)")
_NEAR = 70


def column_labels(
    text: str, count: int, taken: Span, names: Sequence[str], unmask: Unmask, language: str
) -> tuple[str, ...]:
    """The list of `count` labels that best says what a row's numbers belong to; () if there is none.

    A list behind a word such as `columns` or `years` goes before others; never the rows' own names,
    except where such a word says so. `taken` is where the data stand.
    """
    ranked = []
    for start, found, cued in _lists(text, count, unmask, language):
        own = set(found) == set(names)
        if not taken[0] <= start < taken[1] and (cued or not own):
            ranked.append((not cued, own, start, found))
    return min(ranked)[3] if ranked else ()


def _lists(
    text: str, count: int, unmask: Unmask, language: str
) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Every list of so many labels: where it starts, its labels, whether a word calls it columns."""
    joins = "|".join(map(re.escape, words("joins", "and", language)))
    parts = re.compile(rf"\s*[,，、،]\s*(?:(?:{joins})\s+)?|\s+(?:{joins})\s+|\s*/\s*|\s*→\s*")
    cues = [hit for hit in find(text, "chart_words", language) if hit.meaning in ("columns", "x")]
    starts = {m.end() for m in _OPEN.finditer(text)} | {hit.end for hit in cues}
    for start in sorted(starts):
        stop = _STOP.search(text, start)
        inside = text[start : stop.start() if stop else len(text)]
        found = tuple(unmask(trimmed(piece)) for piece in parts.split(inside))
        if len(found) == count and len(set(found)) == count and all(map(_is_label, found)):
            near = [hit for hit in cues if start - _NEAR <= hit.start < start]
            yield start, found, bool(near) and not _SENTENCE.search(text, near[-1].end, start)


def _is_label(text: str) -> bool:
    """True for a name without marks and with its brackets closed."""
    closed = all(text.count(a) == text.count(b) for a, b in ("()", "（）", "[]"))
    return is_name(text) and closed and not MARK.search(f"{text} ")
