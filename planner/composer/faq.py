"""Questions and their answers in one line: `How long is shipping? 3-5 days. Can I return it? Yes.`"""

from __future__ import annotations

import re
from itertools import groupby

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.labels import label_of
from planner.composer.lexicon import is_cjk, words
from planner.composer.parts import at_colon
from planner.composer.request import request
from planner.composer.text import ARROW, sentences, width

_ASKS = ("?", "？", "؟")
_LONGEST = 240
"""More characters than this are no answer on a page of questions."""


def answered(text: str, source: Source, language: str) -> list[Block]:
    """Each question as a heading over its answer; at least two, and none that asks for a picture."""
    head, rest = at_colon(text)
    if any(mark in head for mark in _ASKS):
        head, rest = "", text
    turns = [
        (asks, list(said))
        for asks, said in groupby(sentences(rest, language), lambda s: s.endswith(_ASKS))
    ]
    if not head and len(turns) > 1 and not turns[0][0] and len(turns[0][1]) == 1:
        head, turns = turns[0][1][0], turns[1:]
    questions, answers = turns[::2], turns[1::2]
    alternate = len(questions) == len(answers) > 1 and all(len(q) == 1 for _, q in questions)
    if not alternate or not turns[0][0] or _decides(rest, language):
        return []
    if any(label_of(q[0]) or request(q[0], language).asked for _, q in questions):
        return []
    joint = "" if is_cjk(rest) else " "
    pairs = [(q[0], joint.join(a)) for (_, q), (_, a) in zip(questions, answers, strict=True)]
    if any(width(part) > _LONGEST for pair in pairs for part in pair):
        return []
    told = [
        (Block("heading", q, source, 2), Block("paragraph", a.rstrip(".。"), source))
        for q, a in pairs
    ]
    return [*head_blocks(head, source, language), *(block for pair in told for block in pair)]


def _decides(text: str, language: str) -> bool:
    """True for answers that lead on: `Known? If yes, fix it. If no, open a ticket.`"""
    ifs, answers = (
        "|".join(map(re.escape, words("joins", name, language))) for name in ("if", "answers")
    )
    leads = rf"(?i)(?<!\w)(?:{ifs})\s+(?:{answers})(?!\w)|(?<!\w)(?:{answers})\s*[:：]"
    return ARROW.search(text) is not None or re.search(leads, text) is not None
