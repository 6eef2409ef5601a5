"""`Dear parents, on Monday …`, `Blood tests: dear patients, …`: whom a text speaks to is not what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from grounding.types import Document
from planner.composer.lexicon import is_cjk, words

_WHOM = {"de": r"(?=\s*[,!]|\s+(?-i:[A-ZÄÖÜ]))"}
"""What must follow: `Liebe Eltern`, and no `Liebe geht durch den Magen`."""


def without_salutation(document: Document) -> Document:
    """The document without the salutation that is its title or opens one of its first two blocks."""
    greets = _pattern(document.language)
    title = "" if greets.fullmatch(document.title or "") else document.title
    for at, block in enumerate(document.blocks[:2]):
        rest = greets.sub(r"\g<label>", block.text, count=1).strip(" :：")
        kept = (replace(block, text=rest),) if rest else ()
        blocks = (*document.blocks[:at], *kept, *document.blocks[at + 1 :])
        if rest != block.text and blocks:
            return replace(document, title=title, blocks=blocks)
    return document


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = sorted(words("roles", "salutation", language), key=len, reverse=True)
    opens = "|".join(re.escape(name) + ("" if is_cjk(name) else r"(?!\w)") for name in names)
    whom = _WHOM.get(language, "")
    label = r"(?P<label>(?:[^,:!.?，：！。？،؛\n]{2,40}[:：]\s*)?)"
    return re.compile(
        rf"(?i)\A\s*{label}(?:{opens}){whom}[^,:!.?，：！。？،؛\d\n]{{0,60}}[,:!，：！،、]\s*"
    )
