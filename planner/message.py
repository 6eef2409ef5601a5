"""The message of a document: the sentence that states the finding, or the title that does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from grounding.types import Block
from planner.composer.entries import Line, fit
from planner.composer.labels import is_labelled, label_of
from planner.composer.lexicon import find, is_cjk, tokens, words
from planner.composer.numbers import values
from planner.composer.outline import Outline
from planner.composer.salience import salience
from planner.composer.text import (
    ARROW,
    content_words,
    one_line,
    sentence_case,
    sentences,
    shorten,
    starts_with,
    strip_stop,
    width,
)

HEADLINE = 90
DECK = 220
NAME = 40
_SUPERLATIVE = re.compile(r"\bthe (?:most )?\w+est\b|\bthe most \w+")
_CONTACT = re.compile(r"\w@\w|\s[·•|]\s")
"""An address, or a strip of words with marks between them: no sentence."""
_MOST = 240
"""A finding is looked for in so many of the first sentences."""
_LEAST_SHARED = 3
"""Words that a claim and the sentence that says it have in common."""
_ENOUGH = 2.4
"""The score from which a sentence is a finding worth a headline over a bare title."""


@dataclass(frozen=True, slots=True)
class Message:
    """Headline, kicker and deck, with the passages that they were taken from."""

    headline: str = ""
    kicker: str = ""
    deck: str = ""
    lines: tuple[tuple[str, Line], ...] = field(default=())
    reason: str = ""


def message(outline: Outline, language: str, keep_title: bool = False, claim: str = "") -> Message:
    """What the document says in one line. `keep_title` for instructions: their title says it.

    The sentence that says what the `claim` of a prompt does comes before any other.
    """
    title = outline.title
    stated = bool(title) and (keep_title or is_statement(title, language))
    found = None if keep_title or _predicate(title, language) else _concluded(outline, language)
    found = _claimed(outline, claim, language) or found
    found = found or (None if stated else _finding(outline, language))
    if found is None and not title:
        found = _first(outline, language)
    if found is None:
        deck, lines = _opening(outline, "", language)
        lines = ((title, _title_line(outline)), *lines)
        title = title.rstrip(" :：")
        shown = sentence_case(title) if outline.document.source.title == "prompt" else title
        return Message(strip_stop(shown), "", deck, lines, "the title states it")
    text, line = found
    deck, lines = _opening(outline, line.text, language)
    headline = sentence_case(strip_stop(shorten(text, HEADLINE, language)))
    reason = "the sentence that states the finding; the title is the label over it"
    return Message(headline, title, deck, ((headline, line), *lines), reason)


def shared_subject(texts: Sequence[str], language: str) -> str:
    """The word that most sentences share, as it is first written; "" where there is none."""
    told = [set(content_words(text, language)) for text in texts]
    for token in tokens(texts[0]) if texts and not is_cjk(texts[0]) else []:
        stem = content_words(token, language)
        if len(token) > 3 and stem and sum(stem[0] in words_ for words_ in told) > len(texts) / 2:
            return sentence_case(token)
    return ""


def is_statement(title: str, language: str) -> bool:
    """True for a title that says something ("Bees feed the world") and not only names a topic."""
    if is_cjk(title):
        return width(title) >= 20 or bool(find(title, "predicates", language))
    count = len(title.split())
    predicate = _predicate(title, language)
    finding = starts_with(title, "asking", language) or _cues(title, language) > 0
    return count >= 5 or (count >= 3 and (predicate or finding))


def is_name(title: str, language: str) -> bool:
    """True for a title that only names what it is about, without a verb or a word of finding."""
    asking = starts_with(title, "asking", language)
    return not (asking or _predicate(title, language) or _cues(title, language))


def _predicate(title: str, language: str) -> bool:
    return any(hit.start > 0 for hit in find(title, "predicates", language))


def _title_line(outline: Outline) -> Line:
    heading = outline.root.heading
    return Line(outline.title, heading.source if heading else outline.document.source)


def _lead(outline: Outline) -> list[Block]:
    """The paragraphs before the first list or section."""
    found: list[Block] = []
    for block in outline.root.blocks:
        if block.kind not in ("paragraph", "quote") or ARROW.search(block.text):
            break
        found.append(block)
    return found


def _particulars(outline: Outline) -> Block | None:
    """Date, place and the like, a line each before the sections of minutes, each still a line."""
    blocks = list(takewhile(lambda block: block.kind in ("paragraph", "item"), outline.root.blocks))
    listed = [block.kind for block in blocks]
    told = len(outline.root.children) > 1 and listed == sorted(listed, reverse=True)
    lines = [line.strip() for block in blocks for line in block.text.split("\n")]
    named = "item" in listed or (len(lines) > 1 and all(map(is_labelled, lines)))
    sentence = any(line.endswith((".", "!", "?", "。")) and len(line) > NAME for line in lines)
    joined = "\n".join(lines)
    if not (told and named) or sentence or width(joined) > DECK:
        return None
    return Block("paragraph", joined, blocks[0].source)


def _concluded(outline: Outline, language: str) -> tuple[str, Line] | None:
    """The first sentence of what a document calls its conclusion, where that is short enough to head it."""
    names = words("roles", "conclusion", language)
    for section in outline.root.walk():
        for block in section.blocks[:1] if section.title.lower().strip(" :：") in names else ():
            return _headed(block.text, block, language)
        for block in section.blocks:
            label, rest = label_of(block.text) or ("", "")
            if label.lower() in names:
                return _headed(rest, block, language)
    return None


def _headed(text: str, block: Block, language: str) -> tuple[str, Line] | None:
    first = next(iter(sentences(text.replace("\n", " "), language)), "")
    fits = 12 <= width(shorten(first, HEADLINE, language)) <= HEADLINE
    return (first, Line(first, block.source)) if fits else None


def _claimed(outline: Outline, claim: str, language: str) -> tuple[str, Line] | None:
    """The sentence with most of the words of a claim; None where none has half of them, or the title more."""
    asked = set(content_words(claim, language))
    blocks = [b for s in outline.root.walk() for b in s.blocks if b.kind == "paragraph"]
    told = [(t, b) for b in blocks[:_MOST] for t in sentences(b.text.replace("\n", " "), language)]
    told = [one for one in told if _stands_alone(one[0], language)]
    shared = [len(asked & set(content_words(text, language))) for text, _ in told]
    titled = len(asked & set(content_words(outline.title, language)))
    best = max(shared, default=0)
    if best < max(_LEAST_SHARED, len(asked) / 2, titled + 1):
        return None
    text, block = told[shared.index(best)]
    return text, Line(text, block.source)


def _stands_alone(text: str, language: str) -> bool:
    return 12 <= width(text) <= HEADLINE and not starts_with(text, "dangling", language)


def _finding(outline: Outline, language: str) -> tuple[str, Line] | None:
    """The sentence that states the finding most clearly, if one does."""
    blocks = [b for s in outline.root.walk() for b in s.blocks if b.kind == "paragraph"]
    lead = {id(block) for block in _lead(outline)}
    pairs = [(t, b) for b in blocks[:_MOST] for t in sentences(b.text.replace("\n", " "), language)]
    pairs = pairs[:_MOST]
    scores = salience([text for text, _ in pairs], language)
    about = set(content_words(outline.title, language))
    ranked = [
        (score + _states(text, language, about) + _place(index, id(block) in lead), -index)
        for index, ((text, block), score) in enumerate(zip(pairs, scores, strict=True))
    ]
    if not ranked:
        return None
    best, index = max(ranked)
    text, block = pairs[-index]
    return (text, Line(text, block.source)) if best >= _ENOUGH else None


def _place(index: int, in_lead: bool) -> float:
    """The opening says what matters: its first sentence most of all."""
    return (0.6 if in_lead else 0.0) + (0.6 if in_lead and index == 0 else 0.0)


def _states(sentence: str, language: str, about: set[str]) -> float:
    """How much a sentence reads like a finding: comparisons, numbers, the topic's words."""
    short = width(shorten(sentence, HEADLINE, language))
    leans = starts_with(sentence, "dangling", language) or bool(_CONTACT.search(sentence))
    if leans or sentence.rstrip().endswith(("?", "？", "؟", ":", "：")) or not 12 <= short <= 112:
        return -9.0
    score = min(1.0, 0.5 * _cues(sentence, language)) + (0.3 if values(sentence, language) else 0)
    score += 0.5 if about & set(content_words(sentence, language)) else 0
    score -= 0.4 if short > HEADLINE else 0
    return score - (0.6 if starts_with(sentence, "subordinate", language) else 0)


def _cues(sentence: str, language: str) -> int:
    """How many words of finding it has: more than, the largest, doubled ..."""
    padded = f" {sentence.lower()} "
    superlatives = len(_SUPERLATIVE.findall(padded)) if language == "en" else 0
    return superlatives + sum(
        (cue in padded) if is_cjk(cue) or language in ("ru", "hi") else (f" {cue} " in padded)
        for cue in words("clauses", "finding", language)
    )


def _first(outline: Outline, language: str) -> tuple[str, Line] | None:
    """The opening sentence, for a text without a title."""
    for section in outline.root.walk():
        for block in section.blocks:
            if block.kind in ("paragraph", "quote") and not ARROW.search(block.text):
                found = sentences(block.text.replace("\n", " "), language)
                if found and width(shorten(found[0], HEADLINE, language)) <= 2 * HEADLINE:
                    return found[0], Line(found[0], block.source)
    return None


def _opening(
    outline: Outline, used: str, language: str
) -> tuple[str, tuple[tuple[str, Line], ...]]:
    """The deck, with the passage it was taken from: the particulars, else the opening sentences."""
    told = _particulars(outline)
    if told is None:
        return _deck(_lead(outline), used, language)
    return told.text, ((told.text, Line(told.text, told.source)),)


def _deck(lead: list[Block], used: str, language: str) -> tuple[str, tuple[tuple[str, Line], ...]]:
    """One or two sentences of the opening paragraph that the headline has not used."""
    for block in lead:
        parts = [s for s in sentences(one_line(block.text), language) if s != used]
        if used and parts and starts_with(parts[0], "dangling", language):
            parts = parts[1:]
        if parts:
            joined = ("" if is_cjk(parts[0]) else " ").join(parts)
            deck = fit(joined, language, DECK)
            return deck, ((deck, Line(block.text, block.source)),)
    return "", ()
