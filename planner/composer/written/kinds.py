"""Which chart a prompt asks for, and how it lies; else the one that the data's shape suits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from planner.composer.lexicon import find, is_cjk, load
from planner.composer.written.data import Data
from planner.parts import ChartKind

SHOWN_AS = re.compile(
    r"\s(?:as|in|als|como|en|come|comme|sous forme de)\s(?:(?:an?|eine?[mnr]?|una?|une)\s)?",
    re.IGNORECASE,
)
"""What may stand between a topic and the kind that shows it: `revenue by year as a line`."""

_MOST_PARTS = 7
_SPECIAL = ("grouped", "stacked")


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of chart named, if any; whether a chart is asked for at all; how it lies."""

    kind: ChartKind | None
    charted: bool
    upright: bool | None = None
    share: bool = False


def asked(masked: str, language: str) -> Asked:
    """Read the kind from the words of asking: the first that the prompt names."""
    found = sorted(kinds_in(masked))
    hits = find(masked, "chart_words", language)
    kind = found[0][1] if found else None
    near = [name for at, name in found if at - found[0][0] < 40]
    if kind == "bar":
        kind = next((name for name in near if name in _SPECIAL), kind)
    stands = [hit for hit in hits if hit.meaning in ("upright", "lying")]
    first = next((hit.meaning for hit in stands if _of_bars(masked, hit.start, found)), None)
    return Asked(
        cast("ChartKind | None", kind),
        bool(kind) or any(hit.meaning == "graphic" for hit in hits),
        None if first is None else first == "upright",
        bool(re.search(r"(?i)\b100\s?(?:%|-?percent)\s*(?:\w+\s){0,2}(?:stacked|bar)", masked))
        or any(hit.meaning == "share" for hit in hits),
    )


def kinds_in(masked: str) -> list[tuple[int, str]]:
    """Every kind that the prompt names, where; `histogram-like` names none."""
    text, found = masked.casefold(), []
    for kind, names in load("findings", "cues")["charts"].items():
        for name in names:
            pattern = re.escape(name) if is_cjk(name) else rf"(?<!\w){re.escape(name)}(?!\w|-like)"
            found += [
                (m.start(), kind) for m in re.finditer(pattern, text) if not _is_entry(text, m)
            ]
    return found


def _is_entry(text: str, cue: re.Match[str]) -> bool:
    """True for a word among a list's names, with its number right behind: `soup 4.50, apple pie 4.80`."""
    alone = " " not in cue.group() and re.search(r"\d", text[: cue.start()]) is not None
    return alone and re.match(r"\s+[$€£¥]?\d", text[cue.end() :]) is not None


def _of_bars(masked: str, at: int, kinds: list[tuple[int, str]]) -> bool:
    """True where a word such as `horizontal` stands before the chart's name, not the axis'."""
    after = masked[at : at + 60].casefold()
    return not re.match(r"\w+\s(?:axis|colou?rbar|legend|line|grid)", after) and any(
        -4 <= start - at <= 60 for start, _ in kinds
    )


def suited(data: Data, language: str) -> ChartKind:
    """The kind for a table when none is named: by how many measures it has and what they are."""
    if data.points and len(data.measures) == 3:
        return "bubble"
    if data.points:
        return "scatter" if data.names else "line"
    if all(re.fullmatch(r"(?:1[5-9]|20)\d\d", name) for name in data.names):
        return "line"
    if len(data.measures) > 1:
        return "grouped"
    total = sum(row[0] or 0.0 for row in data.values)
    whole = "%" in data.units[0] and abs(total - 100) < 1.01
    return "donut" if whole and len(data.names) <= _MOST_PARTS else "bar"
