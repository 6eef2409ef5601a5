"""Quoted strings of a prompt, exactly as they stand between their marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.composer.lexicon import words

_PAIRS = {
    "“": "”“",
    "„": "“”‟",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "〝": "〟",
    "＂": "＂",
    '"': '"',
    "'": "'",
    "”": "”",
}
_LONGEST = 1500
"""A string in single quotes is no longer than this: the marks are apostrophes too."""
_FIRST, _LAST = 0xE001, 0xF8FF
MASKED = re.compile("([\ue001-\uf8ff])\\1*")
"""A quoted string in a masked text: one private-use character for each quotation, repeated."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted string: its words, and the place of the whole, marks included.

    `stop`: a sentence ends inside its closing mark; `comma`: a comma of the sentence stands inside it.
    """

    text: str
    start: int
    end: int
    stop: bool = False
    comma: bool = False


def quotes(text: str) -> tuple[Quote, ...]:
    """Every outermost quoted string, in order. An apostrophe or an inch mark opens none."""
    found: list[Quote] = []
    at = 0
    while at < len(text):
        end = _closing(text, at) if text[at] in _PAIRS and _opens(text, at) else -1
        inner = text[at + 1 : end].strip() if end > 0 else ""
        if any(char.isalnum() or ord(char) > 0x2000 for char in inner) or (
            inner and len(inner) < 4
        ):
            found.append(_quote(inner, at, end + 1, text))
            at = end
        at += 1
    return tuple(found)


def _quote(inner: str, start: int, end: int, text: str) -> Quote:
    """A comma inside the closing mark is the sentence's own."""
    after = re.match(r"\s+(\S)|\s*$", text[end:])
    stop = inner.endswith((".", "!", "?")) and after is not None and not (after[1] or "").islower()
    text = inner.rstrip(",，") or inner
    return Quote(text, start, end, stop, text != inner)


def mask(text: str, found: tuple[Quote, ...]) -> str:
    """The text with every quoted string blotted out; places stay the same."""
    parts: list[str] = []
    at = 0
    for index, quote in enumerate(found):
        blot = chr(min(_FIRST + index, _LAST)) * (quote.end - quote.start)
        parts.append(text[at : quote.start] + blot)
        at = quote.end
    return "".join(parts) + text[at:]


def unmask(text: str, prompt: str, found: tuple[Quote, ...]) -> str:
    """Put the quoted strings back; one that is the whole text loses its marks."""
    whole = MASKED.fullmatch(text.strip())
    if whole:
        return found[ord(whole[1]) - _FIRST].text
    return MASKED.sub(lambda m: _raw(found, ord(m[1]) - _FIRST, prompt), text)


def _raw(found: tuple[Quote, ...], index: int, prompt: str) -> str:
    return prompt[found[index].start : found[index].end] if index < len(found) else ""


def _opens(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not after or (after.isspace() and mark not in "«"):
        return False
    if mark == "»":
        return not before or before.isspace() or before in "(:"
    if mark == "'":
        decade = text[at + 1 : at + 3].isdigit() and text[at + 3 : at + 4] == "s"
        return not _wordlike(before) and not decade and text[at + 1 : at + 3] != "n'"
    if mark in "‘”":
        return not _wordlike(before) or ord(before) > 0x2E7F
    return not (mark == '"' and before.isdigit())


def _wordlike(char: str) -> bool:
    return bool(char) and char.isalnum() and ord(char) < 0x2E80


def _closing(text: str, at: int) -> int:
    """Where the quotation that opens at `at` closes, or -1."""
    mark = text[at]
    if mark in "'\"" and _to_the_end(text, at):
        return len(text.rstrip()) - 1
    if mark in "'‘":
        return _apostrophe_aware(text, at, _PAIRS[mark])
    depth = 0
    for index in range(at + 1, len(text)):
        char = text[index]
        if char in _PAIRS[mark] and char != mark:
            if depth == 0:
                return index
            depth -= 1
        elif char == mark:
            if mark in _PAIRS[mark]:
                return index
            depth += 1
    return -1


def _to_the_end(text: str, at: int) -> bool:
    """True for a quotation that follows a colon and ends with the text, whatever marks stand inside:
    other quotations and apostrophes, but no second string after it."""
    mark, told = text[at], text.rstrip()
    if not text[:at].rstrip().endswith((":", "：")) or told[-1] != mark or len(told) - at < 3:
        return False
    depth = 1
    for i in (i for i in range(at + 1, len(told) - 1) if told[i] == mark):
        before, after = told[i - 1], told[i + 1]
        if before.isspace() or before in "([":
            if depth < 1:
                return False
            depth += 1
        elif not _wordlike(after):
            depth -= 1
    return True


def _apostrophe_aware(text: str, at: int, marks: str) -> int:
    """The closing single mark: not the apostrophe of "don't", nor that of "dogs' house'"."""
    ends = [
        index
        for index in range(at + 2, min(len(text), at + _LONGEST))
        if text[index] in marks
        and not _wordlike(text[index + 1 : index + 2])
        and not text[index - 1].isspace()
    ]
    if not ends:
        return -1
    first = ends[0]
    for later in ends[1:]:
        between = text[first + 1 : later]
        if text[first - 1] != "s" or any(
            _starts(between, i, text[at]) for i in range(len(between))
        ):
            break
        if not between[:1].isspace() or "\n" in between or len(between) > 40:
            break
        first = later
    return first


def _starts(text: str, at: int, mark: str) -> bool:
    return text[at] == mark and (at == 0 or not _wordlike(text[at - 1]))


def author_of(masked: str, quoted: Sequence[Quote], language: str) -> str:
    """Whom a lone quoted string is by: `"..." — Steve Jobs`, `"..." by Steve Jobs`, `"..." (Steve Jobs)`."""
    if len(quoted) != 1:
        return ""
    by = "|".join(words("joins", "by", language))
    name = r"([^\W\d_][^.;:\n()]{1,48}?)"
    match = re.match(
        rf"\s*(?:(?:[,，]?\s*(?:{by})\s+|[—–―-]+\s*){name}|\({name}\))\s*[.。]?\s*$",
        masked[quoted[0].end :],
    )
    return f"— {match[1] or match[2]}" if match else ""
