"""What a described page says besides its quoted strings: numbered lines, lists, texts retold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from grounding.types import Source
from planner.composer.entries import Line, entries
from planner.composer.labels import label_of
from planner.composer.lexicon import find, words
from planner.composer.numbered import numbered_parts
from planner.composer.numbers import values
from planner.composer.parts import parts_of
from planner.composer.quotes import MASKED, Quote
from planner.composer.statements import is_direction
from planner.composer.text import sentence_case, sentences, strip_stop, width
from planner.content import Item

_ARTICLE = re.compile(r"(?i)^(?:the|an?|an?other)\s+(?=\S)")
_AS = re.compile(r"(?:\S+\s+){1,3}?(?:as|als|comme|como|come|как)\s+(\S.+)")
_END = re.compile(r"[.!?](?=\s|$)|[。！？]|\n")
_DENSE, _SPARSE = 90, 120
"""A description names a part of the page at least once in so many characters; with quotations, in more."""
_LEAST = 12
"""Fewer Latin characters than this retell nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words that a description gives without quoting them, and where they stand.

    `kind`: a numbered `line`, a `list` of items, or the `body` under what was named last.
    """

    start: int
    kind: str
    items: tuple[Item, ...] = ()
    text: str = ""


def opening(text: str, language: str) -> int:
    """Where a caption begins to say what is shown: after `The image is`, `This poster features`."""
    match = _opens(language).match(text)
    return match.end() if match else 0


@cache
def _opens(language: str) -> re.Pattern[str]:
    pictures, shows = (
        "|".join(
            re.escape(word)
            for word in sorted(words("captions", name, language), key=len, reverse=True)
        )
        for name in ("picture", "shows")
    )
    return re.compile(rf"(?i)\s*(?:{pictures})\s*(?:{shows})(?!\w)\s*|\s*(?:{pictures})(?:{shows})")


def sentence_ends(masked: str, quoted: Sequence[Quote]) -> list[int]:
    """Where sentences end; the full stop of one may stand inside the closing mark."""
    ends = {match.end() for match in _END.finditer(masked)}
    return sorted({*ends, *(quote.end for quote in quoted if quote.stop), len(masked)})


def told(masked: str, quoted: Sequence[Quote], language: str) -> Iterator[Told]:
    """The unquoted words of a description that are meant to be read, in order."""
    ends = sentence_ends(masked, quoted)
    lines = numbered_lines(masked, ends, language)
    placing = [line for line in lines if find(masked[slice(*line)], "layout", language)]
    for start, end in lines if 2 * len(placing) < len(lines) else ():
        yield from _line(masked[start:end], start, language)
    at = 0
    for end in ends:
        inside = any(first < end and at < last for first, last in lines)
        if not inside:
            yield from _sentence(masked[at:end], at, language)
        at = end


def numbered_lines(masked: str, ends: Sequence[int], language: str) -> list[tuple[int, int]]:
    """The numbered lines; the last ends where its sentences turn to how the page looks."""
    lines = numbered_parts(masked)
    if lines:
        start, line_end = lines[-1]
        own = [end for end in ends if start < end <= line_end]
        kept = own[0] if own else line_end
        for since, end in pairwise(own):
            if not _says(masked[since:end], language):
                break
            kept = end
        lines[-1] = start, kept
    return lines


def _says(sentence: str, language: str) -> bool:
    """True for a sentence that neither quotes nor tells how something looks."""
    looks = any(hit.meaning == "drawn" for hit in find(sentence, "captions", language))
    parts = find(sentence, "layout", language)
    return not (looks or parts or MASKED.search(sentence) or is_direction(sentence, language))


def _line(text: str, start: int, language: str) -> Iterator[Told]:
    """A numbered line: itself, or its label with what it retells; quoted strings speak for themselves."""
    text = strip_stop(text.strip())
    if MASKED.search(text) or not text:
        return
    label = label_of(text)
    if label is None:
        item = Item(title=text, icon=text) if width(text) <= 84 else Item(body=text, icon=text)
    else:
        retold = _retold(label[1], language)
        drawn = find(label[1], "captions", language)
        plain = not any(hit.meaning == "drawn" for hit in drawn)
        body = retold or (label[1] if plain else "")
        item = Item(title=label[0], body=body, icon=label[0])
    yield Told(start, "line", (item,))


def _sentence(text: str, start: int, language: str) -> Iterator[Told]:
    """A list, or what a text is said to tell, in a sentence or behind its last quoted string."""
    quoted = list(MASKED.finditer(text))
    at = quoted[-1].end() if quoted else 0
    items = _listed(text[at:], language)
    if items:
        yield Told(start + at, "list", items)
    elif retold := _retold(text[at:], language):
        yield Told(start + at, "body", text=retold)


def _retold(text: str, language: str) -> str:
    """`The text suggests that cats sleep.`: what is told, as a sentence of its own."""
    hits = find(text, "captions", language)
    tells = [h for h in hits if h.meaning == "tells"]
    for tell in tells:
        by = any(h.meaning == "teller" and h.end <= tell.start for h in hits)
        said = re.sub(r"(?i)^that\s+", "", text[tell.end :].strip(" .。:：\n"))
        named = _AS.match(said)
        said = named[1] if named and _describes(text[tell.start : tell.end]) else said
        drawn = any(h.meaning == "drawn" and h.start >= tell.end for h in hits)
        if by and not drawn and width(said) >= _LEAST:
            return sentence_case(said)
    return ""


def _describes(verb: str) -> bool:
    return verb.lower().startswith(("describ", "beschreib", "décri"))


def _listed(text: str, language: str) -> tuple[Item, ...]:
    """`percentages for skin issues: acne (80%), dry (45%)`, `events include ... in 2015, ...`."""
    hits = find(text, "captions", language)
    starts = [m.end() for m in re.finditer(r"：|:(?=\s)", text)][:1]
    starts += [hit.end for hit in reversed(hits) if hit.meaning == "holds"]
    for at in starts:
        parts = _parts(text[at:].strip(), language)
        if _is_data(parts, language) or _is_named(text[:at], parts, language):
            return tuple(_items(parts, language))
    return ()


def _parts(text: str, language: str) -> list[str]:
    """The parts of a list; two numbers joined by "and" are one too."""
    parts = parts_of(text, language)
    if len(parts) < 2:
        joins = "|".join(map(re.escape, words("joins", "while", language)))
        pieces = re.split(rf"\s+(?:{joins})\s+", strip_stop(text))
        parts = pieces if all(re.search(r"\d", piece) for piece in pieces) else parts
    return [_ARTICLE.sub("", part) for part in parts]


def _is_data(parts: Sequence[str], language: str) -> bool:
    """Numbers, each with a name: not sizes, not ratios of a page."""
    told_ = sum(
        bool(values(part, language) or re.search(r"\d", part))
        and re.search(r"[^\W\d]{2}", part) is not None
        for part in parts
    )
    return len(parts) >= 2 and told_ >= max(2, 0.7 * len(parts))


def _is_named(lead: str, parts: Sequence[str], language: str) -> bool:
    """Things called facts, benefits or tips, and nothing that is drawn."""
    called = any(hit.meaning == "list" for hit in find(lead, "roles", language))
    both = " ; ".join((lead, *parts))
    drawn = any(hit.meaning == "drawn" for hit in find(both, "captions", language))
    return called and not drawn and len(parts) >= 3


def _items(parts: Sequence[str], language: str) -> Iterator[Item]:
    source = Source(title="prompt")
    for entry in entries([Line(part, source) for part in parts], language):
        yield Item(
            title=sentence_case(entry.title), body=entry.body, value=entry.value,
            amount=entry.amount, when=entry.when, date=entry.date, icon=entry.title,
        )  # fmt: skip


def is_captioned(caption: str, quoted: Sequence[Quote], language: str) -> bool:
    """True for the caption of a graphic, or of a picture that bears a quoted title."""
    first = caption[: sentence_ends(caption, ())[0]]
    graphic = any(
        hit.meaning in ("medium", "page", "poster") for hit in find(first, "request", language)
    )
    titled = any(hit.meaning == "title" for hit in find(caption, "roles", language))
    return graphic or (bool(quoted) and titled)


def is_described(masked: str, quoted: Sequence[Quote], asked: bool, language: str) -> bool:
    """True for a page that is asked for part by part, with quoted words for its parts."""
    parts = len(find(masked, "layout", language))
    named = names_page(masked, language) or asked
    return named and len(quoted) >= 2 and parts >= 3 and parts * _SPARSE > len(masked)


def names_page(masked: str, language: str) -> bool:
    """True where the first words name a page: a slide, a website, a diagram."""
    start = re.split(r"[,.;:，。；：]|[\ue001-\uf8ff]", masked, maxsplit=1)[0][:90]
    inside = re.match(r"(?i)\s*(?:at|in|on|inside)\s", start)
    return not inside and any(hit.meaning == "page" for hit in find(start, "request", language))


def is_posterlike(masked: str, language: str) -> bool:
    """True where the first sentence names a poster, a card, a book cover or the like."""
    start = sentences(masked, language)[:1]
    return any(
        hit.meaning == "poster"
        for text in start
        for hit in find(text[:120], "archetypes", language)
    )


def describes_layout(masked: str, language: str) -> bool:
    """True where a prompt is dense with the words of page parts."""
    parts = find(masked, "layout", language)
    return len(parts) >= 5 and len(parts) * _DENSE > len(masked)
