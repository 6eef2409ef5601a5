"""What the strings of a chart's prompt are: title, subtitle, axes, notes, callouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from planner.composer.lexicon import find
from planner.composer.quotes import Quote
from planner.composer.written.entries import trimmed
from planner.parts import LegendPlace

_SENTENCE = re.compile(r"[.!?](?=\s+(?![a-z]))|[。！？\n;；]")
_FIELD = re.compile(r"\s*(?:(?:label|title|name|text|line)\s*)?[:：=]\s*")
_FIELD_END = re.compile(r"[.](?=\s|$)|[,，;；。\n]|(?=\s[–—]\s)|[:：](?=\s)|\s(?=[(（]\d)")
_OVER_TITLE = ("x", "y", "scale", "inside", "note", "source", "format")
_ON = re.compile(
    r"(?:^|[,;:.，；：]|\band\b|\bund\b)\s*([^,;:.，；：\s][^,;:.，；：]{1,40}?)\s+(?:on|along|auf|sur|en|su)"
    r"\s+(?:the|der|el)?\s*$"
)
_NOTE_END = re.compile(r"[.](?=\s|$)|[;；。\n]")
_ROLES = (
    "title",
    "deck",
    "x",
    "y",
    "size",
    "scale",
    "inside",
    "note",
    "source",
    "callout",
    "format",
    "legend",
)
_FIELDS = ("title", "deck", "x", "y", "size", "scale", "note", "source")
_REACH = 130
_CLAUSE = re.compile(r"[.;。；,，、\n]")


@dataclass
class Roles:
    """The strings by role. `callouts` have the words that said where each points to."""

    named: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    callouts: list[tuple[str, str]] = field(default_factory=list)
    boxed: bool = False
    """True where callouts are to stand in boxes."""
    labels: list[tuple[str, str]] = field(default_factory=list)
    """Names of points with the words that are quoted for them: `'U.S.' at the United States point`."""

    def get(self, role: str) -> str:
        """The string of a role, or ""."""
        return self.named.get(role, "")


def roles(
    masked: str, prompt: str, quoted: Sequence[Quote], names: Sequence[str], language: str
) -> Roles:
    """Every string that the prompt gives a role; those among `names` are data and have none."""
    found = Roles()
    known = {name.casefold() for name in names}
    for index, quote in enumerate(quoted):
        role, before = _role(masked, quoted, index, language)
        if role in ("note", "source"):
            found.notes.append(quote.text)
        elif role == "callout":
            found.callouts.append((prompt[quote.start - len(before) : quote.start], quote.text))
            sentence = _SENTENCE.split(masked[: quote.start])[-1]
            found.boxed |= any(h.meaning == "box" for h in find(sentence, "shapes", language))
        elif role and (quote.text.casefold() not in known or role in ("title", "deck")):
            found.named.setdefault(role, quote.text)
        elif (
            not role and index == 0 and _heads(masked, quote) and quote.text.casefold() not in known
        ):
            found.named.setdefault("title", quote.text)
    found.labels = list(_labels(masked, prompt, quoted, names, language))
    for role, text in (*_fields(masked, language), *_on_axes(masked, language)):
        if role == "note" and not found.notes:
            found.notes.append(text)
        elif role != "note":
            found.named.setdefault(role, text)
    return found


def _role(masked: str, quoted: Sequence[Quote], index: int, language: str) -> tuple[str, str]:
    """The role that the words before a quotation give it, and those words.

    In the nearest clause that has such a word the first counts, for those after it say where the
    string stands: `a subtitle beneath the title`; not so in `the title of the x-axis`.
    """
    quote = quoted[index]
    left = quoted[index - 1].end if index else 0
    whole = masked[max(left, quote.start - _REACH) : quote.start]
    before = _SENTENCE.split(whole)[-1]
    if _is_one_of_many(masked, quoted, index, before):
        return "", before
    for clause in reversed(re.split(r"[,，:：]", before)):
        hits = [h.meaning for h in find(clause, "chart_words", language) if h.meaning in _ROLES]
        if hits:
            later = next((role for role in hits[1:] if role in _OVER_TITLE), None)
            role = later if hits[0] in ("title", "legend") and later else hits[0]
            return ("" if role == "legend" else role), before
    return "", before


def _labels(
    masked: str, prompt: str, quoted: Sequence[Quote], names: Sequence[str], language: str
) -> Iterator[tuple[str, str]]:
    """Labels that only some points have: strings listed behind `labels near these points`, each with its name."""
    start = 0
    for stop in [m.start() for m in _SENTENCE.finditer(masked)] + [len(masked)]:
        hits = find(masked[start:stop], "point_labels", language)
        own = [quote for quote in quoted if start <= quote.start < stop] if hits else []
        own = [quote for quote in own if quote.start >= start + hits[0].start]
        for at, quote in enumerate(own):
            until = own[at + 1].start if at + 1 < len(own) else stop
            behind = prompt[quote.end : until]
            told = [name for name in names if name in behind and not name[:1].isdigit()]
            near = quote.text if quote.text in names else next(filter(None, told), "")
            if near:
                yield near, quote.text
        start = stop


def _on_axes(masked: str, language: str) -> Iterator[tuple[str, str]]:
    """`weight (kg) on the x axis`: what the words before an axis put there."""
    for hit in find(masked, "chart_words", language):
        match = _ON.search(masked[max(0, hit.start - 60) : hit.start])
        if hit.meaning in ("x", "y") and match and not re.search(r"[\ue001-\uf8ff]", match[1]):
            yield hit.meaning, trimmed(match[1])


def _is_one_of_many(masked: str, quoted: Sequence[Quote], index: int, before: str) -> bool:
    """True for one string of a list of labels: `labeled 'A', 'B', 'C'`."""
    after = masked[quoted[index].end : quoted[index].end + 2].strip()
    follows = index + 1 < len(quoted) and quoted[index + 1].start - quoted[index].end <= 6
    return (after in (",", "，", "、") and follows) or (not before.strip(" ,，、and") and index > 0)


def _heads(masked: str, quote: Quote) -> bool:
    """True for a string in the first sentence."""
    return not _SENTENCE.search(masked[: quote.start]) and quote.start < 160


def _fields(masked: str, language: str) -> Iterator[tuple[str, str]]:
    """`Title: Sales.`, `x = hours studied, y = score:`: roles with words that nothing quotes."""
    for hit in find(masked, "chart_words", language):
        match = _FIELD.match(masked, hit.end)
        if hit.meaning not in _FIELDS or match is None:
            continue
        ends = _NOTE_END if hit.meaning in ("note", "source") else _FIELD_END
        end = ends.search(masked, match.end())
        text = trimmed(masked[match.end() : end.start() if end else len(masked)])
        if text and not re.search(r"[\ue001-\uf8ff]", text) and len(text) < 90:
            yield hit.meaning, text


def legend_asked(masked: str, language: str) -> LegendPlace | None:
    """Where a legend is asked for, the top if its clause does not say; None if none is, or one refused."""
    for hit in find(masked, "chart_words", language):
        if hit.meaning == "legend":
            before = _CLAUSE.split(masked[: hit.start])[-1]
            if any(h.meaning == "without" for h in find(before, "chart_words", language)):
                return None
            after = _CLAUSE.split(masked[hit.end :])[0]
            named = find(after, "chart_words", language)
            if named and named[0].meaning in ("title", "deck"):
                return "top"  # under the subtitle
            places = (
                *find(after, "legend_places", language),
                *find(before, "legend_places", language),
            )
            return cast("LegendPlace", places[0].meaning) if places else "top"
    return None
