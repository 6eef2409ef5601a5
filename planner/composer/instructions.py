"""Running text that tells what to do, as steps: a recipe, a manual, a notice without numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from grounding.types import Block
from planner.composer.lexicon import find, load, words
from planner.composer.text import sentences, width

_LEAST, _SHARE, _MOST = 3, 0.6, 12
"""Instructions at least, and their share of the sentences from the first to the last; steps at most."""
_NAME = 48
"""Width of the name before the steps at most: `肉じゃがの作り方です。`, `番茄炒蛋的做法：`."""
_OPENING = re.compile(r"(?P<name>[^:：.。!！]+?)(?:です|如下)?\s*(?P<mark>[:：.。])\s*")
_WORD = r"[^\W\d_]+"
_FORMS = {
    "de": rf"{_WORD}(?:en|eln|ern) Sie\b|.*\b[a-zäöüß]+(?:en|eln|ern)[.!]?$",
    "fr": rf"{_WORD}ez\b|{_WORD}(?:er|ir)\b(?!,)",
    "es": rf"{_WORD}(?:ar|er|ir)(?:l[oa]s?)?\b(?!,)",
    "pt": rf"{_WORD}(?:ar|er|ir)(?:-?[oa]s?)?\b(?!,)",
    "it": rf"{_WORD}(?:ate|ete|ite|are|ere|ire)(?:l[oaie])?\b(?!,)",
    "ru": rf"{_WORD}(?:йте|ите|ьте)\b",
}
"""How a sentence that tells what to do opens or ends: in the imperative or infinitive."""


def instructed(blocks: Sequence[Block], language: str) -> tuple[list[Block], list[Block]]:
    """The sentences of paragraphs that tell what to do as ordered items, and those after them.

    As they are where there are lists, sections, or too few instructions. A name that opens the text is the
    heading; where it says that steps follow, all sentences are some.
    """
    text = [block for block in blocks if block.kind == "paragraph"]
    heads = [block for block in blocks if block.kind == "heading"]
    if not text or len(heads) > 1 or [*heads, *text] != list(blocks):
        return list(blocks), []
    named = None if heads else _named(text[0], language)
    heads, text = ([named[0]], [named[1], *text[1:]]) if named else (heads, text)
    told = [
        replace(block, text=sentence)
        for block in text
        for sentence in sentences(block.text.replace("\n", " "), language)
    ]
    says = named is not None and _says_steps(named[0].text, language)
    start, end = (0, len(told)) if says else _run(told, language)
    if not _LEAST <= end - start <= _MOST or (named and start):
        return list(blocks), []
    steps = [replace(block, kind="item", level=1, ordered=True) for block in told[start:end]]
    return [*heads, *told[:start], *steps], told[end:]


def _named(block: Block, language: str) -> tuple[Block, Block] | None:
    """The short name that opens a text, with a colon or a word for steps, and the text after it."""
    opening = _OPENING.match(block.text)
    if opening is None or width(opening["name"]) > _NAME or opening.end() == len(block.text):
        return None
    if opening["mark"] in ".。" and not _says_steps(opening["name"], language):
        return None
    head = replace(block, kind="heading", level=1, text=opening["name"])
    return head, replace(block, text=block.text[opening.end() :])


def _says_steps(name: str, language: str) -> bool:
    return any(hit.meaning == "steps" for hit in find(name, "archetypes", language))


def _run(told: Sequence[Block], language: str) -> tuple[int, int]:
    """From the first instruction to the last, where they are most of what stands between; else nothing."""
    at = [i for i, block in enumerate(told) if instructs(block.text, language)]
    if len(at) < _LEAST or len(at) < _SHARE * (at[-1] + 1 - at[0]):
        return 0, 0
    return at[0], at[-1] + 1


def instructs(sentence: str, language: str) -> bool:
    """True for a sentence, or its part behind a comma, that opens with a verb that tells what to do.

    In German also for one that ends so.
    """
    if language == "de" and find(sentence, "predicates", language):
        return False
    parts = sentence, sentence.partition(", ")[2]
    return any(_pattern(language).match(part) for part in parts)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    orders = "|".join(map(re.escape, words("ordinals", "next", language)))
    verbs = "|".join(load("lexicon", "commands")["verbs"].get(language, "-").split())
    after = "|".join(load("lexicon", "commands")["after"].get(language, "").split())
    opens = rf"(?i:{verbs})\s+(?:\d|(?:{after})\b)" if after else rf"(?i:{verbs})\b"
    return re.compile(
        rf"(?:(?i:{orders}|meanwhile),?\s+)?(?:{opens}|{_FORMS.get(language, '(?!)')})"
    )
