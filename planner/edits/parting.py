"""Parting an instruction into what is and what it becomes: "change 22 g to 25 g", "rename Walk to Run"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.composer.lexicon import find
from planner.edits.clause import Clause

VERBS = ("swap", "set", "add")
"""What may become of something, by a word list's meanings."""
_SLACK = ("particle", "into", *VERBS)
"""Words that say nothing at the end of a part."""
_VERB_LAST = ("zh", "ja", "ko", "tr", "hi")
"""Languages whose verbs and particles follow their words."""
_AMOUNT = re.compile(r"[^\w\s]?\d[\d.,]*\s?\S{0,3}")
_LAST_AMOUNT = re.compile(r"\s(?=[^\w\s]?\d[^\s]*(?:\s\S{1,3})?$)")


def partings(clause: Clause) -> Iterator[tuple[str, str]]:
    """Every way to part a clause, at its joints ("to", "into") and verbs, else before an amount at its end."""
    hits = find(clause.masked, "edits", clause.language)
    verbs = [hit for hit in hits if hit.meaning in ("swap", "set")]
    joints = [h for h in find(clause.masked, "edit_words", clause.language) if h.meaning == "into"]
    cuts = [(hit.start, hit.end) for hit in (*joints, *verbs) if hit in joints or hit.start > 2]
    opening = [verb.end for verb in verbs if verb.start < 3]
    amount = _LAST_AMOUNT.search(clause.masked)
    if amount and not cuts:
        cuts, opening = [amount.span()], [verb.end for verb in verbs]
    for start, end in sorted(cuts):
        first = max((at for at in opening if at <= start), default=0)
        pair = _core(clause, first, start, opens=True), _becoming(clause, end, first, start)
        if all(pair):
            yield pair


def _becoming(clause: Clause, start: int, first: int, last: int) -> str:
    """What follows a joint, without an article before an amount, or one that was before the joint too."""
    text = _core(clause, start, len(clause.text), opens=False)
    bare = _without_slack(text, clause.language, opens=True).strip()
    article = text.removesuffix(bare).strip()
    before = clause.masked[first:last].strip().startswith(f"{article} ")
    return bare if article and (before or _AMOUNT.fullmatch(bare)) else text


def _core(clause: Clause, start: int, end: int, opens: bool) -> str:
    """What is quoted in a part of a clause, else the part without words that say nothing at its ends.

    `opens` takes them from its start too.
    """
    quoted = [quote.text for quote in clause.quoted if start <= quote.start and quote.end <= end]
    if quoted:
        return quoted[0]
    text, longer = clause.masked[start:end], ""
    while text != longer:
        longer = text
        text = text.lstrip(" :：,，").rstrip(" ,，.。!")
        text = _without_slack(text, clause.language, opens)
    return text


def _without_slack(text: str, language: str, opens: bool) -> str:
    """A text without the one word at its start (where it `opens`) or end that says nothing."""
    for hit in (hit for kind in ("edit_words", "edits") for hit in find(text, kind, language)):
        if hit.meaning in _SLACK and hit.start == 0 and opens:
            return text[hit.end :]
        if hit.meaning in _SLACK and hit.end == len(text) and language in _VERB_LAST:
            return text[: hit.start]
    return text
