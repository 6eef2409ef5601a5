"""The world stage: facts chosen from passages, each quote verified in the text it was taken from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from grounding.types import Passage
from planner.composer.ledger import reference
from planner.disputes import settled
from planner.mind.desk import Desk
from planner.mind.drafts import BriefDraft, FactDraft, WorldDraft
from planner.parts import DISPUTE, Fact, SourceRef

MOST_FACTS = 40
ROUNDS = 2
UNSOURCED = 0.4
"""Confidence of a fact that the model knows and no passage gives."""
_SAME = str.maketrans("“”„«»‘’‚′″–—‑\u00a0\u202f", '"""""\'\'\'\'"---  ')


def choose(desk: Desk, brief: BriefDraft, passages: Sequence[Passage]) -> tuple[Fact, ...]:
    """The facts that the picture needs; quotes that are not in their passage are asked for once more."""
    values = {
        "most": str(MOST_FACTS), "message": brief.message, "prompt": desk.prompt,
        "passages": numbered(passages) or "(none)",
    }  # fmt: skip

    def judged(draft: WorldDraft) -> tuple[WorldDraft, list[str]]:
        wrong = [fact for fact in draft.facts if found(fact, passages) is None]
        return draft, [
            f"passage {f.passage} does not say, letter for letter: “{f.quote}”" for f in wrong
        ]

    draft, _ = desk.settle("world", values, WorldDraft, judged, ROUNDS)
    for fact in draft.facts:
        if found(fact, passages) is None:
            lost = f"Left out, for its quote is not in passage {fact.passage}: {fact.claim}"
            desk.note("world", lost)
    return _facts(desk, draft, passages, brief.language)


def found(fact: FactDraft, passages: Sequence[Passage]) -> str | None:
    """The quote as it stands in its passage, or None; white space and quotation marks may differ."""
    if fact.passage > len(passages) or not fact.quote.strip():
        return None
    text = passages[fact.passage - 1].text
    pattern = r"\s+".join(re.escape(word) for word in _plain(fact.quote).split())
    match = re.search(pattern, _plain(text))
    return text[match.start() : match.end()] if match else None


def numbered(passages: Sequence[Passage]) -> str:
    """The passages with their numbers, headings, sources and days of publication."""
    return "\n\n".join(
        f"[{number}] {_place(passage)}\n{passage.text}"
        for number, passage in enumerate(passages, 1)
    )


def _place(passage: Passage) -> str:
    source, day = passage.source, passage.source.published
    told = (passage.heading, source.title or source.url or source.file, str(day or ""))
    return " · ".join(dict.fromkeys(filter(None, told)))


def _facts(
    desk: Desk, draft: WorldDraft, passages: Sequence[Passage], language: str
) -> tuple[Fact, ...]:
    """Those of passages, with their quotes, and those of the model; what they disagree on is told."""
    quotes = [(fact, quote) for fact in draft.facts if (quote := found(fact, passages))]
    out = [
        Fact(
            id=f"f{number}", claim=fact.claim, value=fact.value, unit=fact.unit or None, quote=quote,
            source=reference(passages[fact.passage - 1].source),
        )
        for number, (fact, quote) in enumerate(quotes, 1)
    ]  # fmt: skip
    memory = SourceRef(title=f"{desk.client.name}, from memory")
    known = [
        Fact(
            id=f"k{number}", claim=fact.claim, value=fact.value, unit=fact.unit or None,
            source=memory, confidence=UNSOURCED,
        )
        for number, fact in enumerate(draft.known, 1)
    ]  # fmt: skip
    if known:
        desk.note("world", f"{len(known)} facts have no source but the model.")
    facts, disputes = settled((*out, *known), language)
    for told in disputes:
        desk.note(DISPUTE, told)
    return facts


def _plain(text: str) -> str:
    """The text with plain quotation marks, dashes and spaces: as many characters as before."""
    return unicodedata.normalize("NFC", text).translate(_SAME)
