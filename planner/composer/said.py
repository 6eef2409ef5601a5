"""The quoted words of a scene prompt: the thing that carries each, and the looks that they are given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.bearers import form_of
from planner.composer.lexicon import find, is_cjk
from planner.composer.phrases import Thing
from planner.composer.quotes import Quote
from planner.content import SceneText

_AND = re.compile(r"(?i)[\s,，、&]*(?:and|und|et|y|e|и|和|と|과|와|및|و|और)?[\s,，、&]*")
"""Between strings of one list: all of them are on one thing."""
_SAID = re.compile(
    r"\s*(?:이?라고 (?:적힌|쓰인|쓰여진|써진|쓴)|이?라는|と(?:書かれた|書いた|いう)|の|(?:字样)?的)?\s*"
)
"""Between a string and what it is on, where that comes after it: 「...」と書かれた看板."""
_CLAUSE_END = re.compile(r"[,;.，；。、:：]|\s(?:and|while|with)\s(?=(?:a|an|the|another)\s)")


def carrier(
    masked: str, quoted: Sequence[Quote], index: int, found: Sequence[Thing], language: str,
    poster: bool = False,
) -> int | None:  # fmt: skip
    """The thing that carries a quoted string: the last one named before it, else the next after.

    None for the words of the page itself: `... a gull. Headline "Tide", below it "Saturday"`, on a
    `poster` also `a gull, title "Tide"` and `a gull and the words "Tide"`.
    """
    quote = quoted[index]
    since = quoted[index - 1].end if index else 0
    if _of_page(masked, quoted, index, found, language):
        return None
    if poster and _is_caption(masked, quoted, index, found, language):
        return None
    before = [
        i for i, thing in enumerate(found) if since <= thing.start and thing.end <= quote.start
    ]
    until = quoted[index + 1].start if index + 1 < len(quoted) else len(masked)
    after = [i for i, thing in enumerate(found) if quote.end <= thing.start and thing.end <= until]
    if after and _SAID.fullmatch(masked, quote.end, found[after[0]].start):
        return after[0]
    if before:
        return _sign_of(masked, before, found, language)
    written = re.match(
        r"\s*(?:\w+\s){0,3}?(?:on|in|across|over|above|auf|im|sur|dans|en|su|no|na|nel|nella|на|в)\b",
        masked[quote.end : until],
    )
    joined = index > 0 and _AND.fullmatch(masked, since, quote.start)
    if written and after and not (joined and found[after[0]].kind != "sign"):
        return after[0]
    if joined:
        return carrier(masked, quoted, index - 1, found, language)
    earlier = [i for i, thing in enumerate(found) if thing.end <= quote.start]
    return earlier[-1] if earlier else (after[0] if after else None)


def _of_page(
    masked: str, quoted: Sequence[Quote], index: int, found: Sequence[Thing], language: str
) -> bool:
    """True where a sentence names no thing, but what a string is on the page, or goes on from one that is."""
    at = quoted[index].start
    begins = max((m.end() for m in _STOP.finditer(masked, 0, at)), default=0)
    if begins == 0 or any(begins <= thing.start < at for thing in found):
        return False
    since = quoted[index - 1].end if index else 0
    said = find(masked[max(begins, since) : at], "roles", language)
    if any(hit.meaning in _ON_PAGE for hit in said):
        return True
    return since > begins and _of_page(masked, quoted, index - 1, found, language)


_TOLD_APART = re.compile(r"(?i)\s*(?:[,;]|(?:and|und|et|y|e|и)\b)")


def _is_caption(
    masked: str, quoted: Sequence[Quote], index: int, found: Sequence[Thing], language: str
) -> bool:
    """True where a string is called a title, an author or words, after a comma or an `and`."""
    at, since = quoted[index].start, quoted[index - 1].end if index else 0
    word = find(masked[max(since, at - _CALLED) : at], "roles", language)
    if (
        word
        and word[-1].meaning in _CAPTIONS
        and not masked[max(since, at - _CALLED) + word[-1].end : at].strip()
    ):
        return True
    last = max((thing.end for thing in found if thing.end <= at), default=0)
    said = masked[max(since, last) : at]
    roles = [hit.meaning for hit in find(said, "roles", language)]
    if any(role in _CAPTIONS for role in roles):
        return True
    named = any(hit.meaning == "word" for hit in find(said, "scene_words", language))
    begun = _TOLD_APART.match(said)
    if index and since >= last and _AND.fullmatch(said):
        return _is_caption(masked, quoted, index - 1, found, language)
    return named and begun is not None


_CALLED = 16
"""So many letters before a string stands the word for what it is."""


def is_role(masked: str, thing: Thing, quoted: Sequence[Quote], language: str) -> bool:
    """True for a word that says what the string after it is: the artist of `artist "The Cogs"`."""
    hits = find(thing.noun, "roles", language)
    before = any(0 <= quote.start - thing.end <= 2 for quote in quoted)
    return before and any(hit.meaning in _CAPTIONS for hit in hits)


_CAPTIONS = frozenset(("title", "deck", "kicker", "call", "footer", "byline", "bottom"))
_STOP = re.compile(r"[.!?]\s|[。！？]")
_ON_PAGE = frozenset(("title", "deck", "kicker", "call", "footer", "note", "bottom"))


def quoted_text(
    masked: str, quoted: Sequence[Quote], index: int, carrier: str, language: str
) -> SceneText:
    """A quoted string with the looks that its own clause gives it."""
    quote = quoted[index]
    about = _about(masked, quoted, index)
    said = {hit.meaning for hit in find(about, "scene_words", language)}
    named = find(about, "surfaces", language)
    colors = [
        hit for hit in find(about, "colors", language)
        if not any(t.start <= hit.start and hit.end < t.end for t in named)
    ]  # fmt: skip
    fonts = {"cursive": "script", "mono": "mono", "serif": "serif"}
    return SceneText(
        text=quote.text,
        carrier=carrier,
        color=colors[-1].meaning if colors else None,
        size="large" if "large" in said else "small" if "small" in said else "medium",
        font=next((font for word, font in fonts.items() if word in said), "text"),
        bold="bold" in said,
        italic="italic" in said,
    )


def _about(masked: str, quoted: Sequence[Quote], index: int) -> str:
    """The words that describe a quoted string: those of its clause after it, else before it."""
    quote = quoted[index]
    until = quoted[index + 1].start if index + 1 < len(quoted) else len(masked)
    after = masked[quote.end : until].lstrip(" ,")
    end = _CLAUSE_END.search(after)
    own = after[: end.start()] if end else after
    if re.match(
        r"(?i)\s*(?:set |printed |written |painted |displayed |,)*(?:in|with|using)\b", own
    ) or (own.strip() and is_cjk(own)):
        return own
    since = quoted[index - 1].end if index else 0
    before = masked[since : quote.start]
    ends = list(_CLAUSE_END.finditer(before))
    last = before[ends[-1].end() :] if ends else before
    cut = re.search(
        r"(?i)\b(?:in|with)\s+(?:[\w-]+\s+){0,4}(?:letters|lettering|font|type|text)\s*\S{0,8}$",
        last,
    )
    return cut.group() if cut else (last[-12:] if is_cjk(last) else "")


def _sign_of(masked: str, before: Sequence[int], found: Sequence[Thing], language: str) -> int:
    """Of the things named before words the last, the sign that stands on, by or over it, or what is on a table."""
    last = before[-1]
    for index in reversed(before[:-1]):
        between = masked[found[index].end : found[index + 1].start]
        on_wall = form_of(found[last], language) in ("wall", "window")
        if (found[last].kind == "sign" and not on_wall) or re.search(r"[,;.]", between):
            break
        names = [hit.meaning for hit in find(between, "relations", language)]
        if not names or names[-1] == "hold":
            break
        on_table = names[-1] == "on" and found[last].kind == "furniture"
        if found[index].kind == "sign" or (on_table and index + 1 == last):
            return index
    return last
