"""`Compare tea, coffee and cocoa: price - low, medium, high; caffeine - 30 mg, 95 mg, 8 mg`: a table in a sentence."""

from __future__ import annotations

import re

from grounding.types import Block, Source
from planner.composer.labels import label_of
from planner.composer.lexicon import is_cjk, words
from planner.composer.parts import at_colon, parts_of
from planner.composer.request import request
from planner.composer.text import sentence_case, strip_stop, width
from planner.composer.versus import versus

_LEAST, _NAME = 2, 24
"""Rows at least, and the width of a name."""


def matrixed(text: str, source: Source, language: str) -> list[Block]:
    """What is compared as columns, and a row for each property that tells one thing of each of them."""
    head, rest = at_colon(text)
    asked = request(head, language)
    compares = "|".join(map(re.escape, words("joins", "between", language)))
    ends = "" if is_cjk(head) else r"\s+"
    topic = asked.topic if asked.asked else re.sub(rf"(?i)^(?:{compares}){ends}", "", head)
    names = parts_of(topic, language)
    if len(names) < 2:
        names = list(versus(head, language) or ())
    rows = [
        label_of(strip_stop(part.strip()))
        for part in re.split(r"[;；。]|\.(?:\s|$)", rest)
        if part.strip()
    ]
    if not names or any(width(name) > _NAME for name in names) or len(rows) < _LEAST:
        return []
    told = [(row[0], _cells(row[1], language)) for row in rows if row]
    sides = {name.casefold() for name in names} & {label.casefold() for label, _ in told}
    if sides or len(told) < len(rows) or any(len(cells) != len(names) for _, cells in told):
        return []
    table = (
        ("", *map(sentence_case, names)),
        *((sentence_case(label), *cells) for label, cells in told),
    )
    return [Block("heading", topic, source, 1), Block("table", "", source, rows=table)]


def _cells(told: str, language: str) -> list[str]:
    """What a row says of each, by commas or slashes."""
    slashed = re.split(r"\s+/\s+", told)
    return slashed if len(slashed) > 1 else parts_of(told, language)
