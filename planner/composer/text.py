"""Sentences and clauses of a text as they stand: found, chosen and trimmed, never reworded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.lexicon import is_cjk, load, tokens, words

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？؟।｡]+[”’」』）)\"]*|\n+")
_CLAUSE = re.compile(r"\s*[;；؛]\s*|\s+[—–]\s+|—|[，、]\s*|,\s+|،\s*")
_QUOTATION = re.compile(
    r"\"[^\"]{1,600}\"|“[^”]{1,600}”|«[^»]{1,600}»|「[^」]{1,600}」|『[^』]{1,600}』"
)
ARROW = re.compile(
    r"\s*(?:-+(?:\[([^\]]*)\]|([^->\n]{1,30}?))?-*>|=>|→|⟶|➜|➔|⇒|⟹|(?<=\S )>(?= [^\W\d]))\s*"
)
"""An arrow between two names, with the label it may carry: `->`, `-[yes]->`, `→`."""
ARTICLE = re.compile(
    r"(?i)^(?:(?:the|an?|der|die|das|dem|den|eine?|le|la|les|une?|el|los|las|una?|o|os|as|il|lo|i|gli|"
    r"de|het|een)\s+|l['’]\s?)"
)
"""An article before a name, in any of eight languages."""
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])?(?<=[A-ZÀ-Þ])(?<!U\.[SKN])(?<!E\.U)(?<!D\.C)")
"""What stands before a name, `B.F. Goodrich`, and is no country."""
_LABEL = re.compile(r"\s+[^\W\d]+:\s")
"""A word with a colon opens a sentence, in lower case too: `... work. pros: quiet`."""
_NEAR = 40
_ADDRESS = re.compile(r"(?i)(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|ufer|damm|nr\.)\s\d+$")
"""A German street and its number, which is no ordinal."""
"""How many characters around a mark are looked at."""
_CLOSERS = " .。;；,，、:：؛،।—–-"


def one_line(text: str) -> str:
    """Lines in a row; those that end without a mark are set apart by a dot."""
    return re.sub(r"(?<![.!?。！？؟:：,，;；])\n", " · ", text.strip()).replace("\n", " ")


def joined(parts: Sequence[str]) -> str:
    """Sentences one behind the other; Chinese and Japanese take no space between them."""
    return ("" if parts and is_cjk(parts[0]) else " ").join(parts)


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of a text in order, each a stretch of it without outer space."""
    found: list[str] = []
    start = 0
    quoted = [(m.start(), m.end()) for m in _QUOTATION.finditer(text)]
    for match in _END.finditer(text):
        while quoted and quoted[0][1] <= match.end():
            quoted.pop(0)
        if quoted and quoted[0][0] < match.start():
            continue
        if match.group()[0] == "." and not _ends(text, match.start(), match.end(), language):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends(text: str, dot: int, end: int, language: str) -> bool:
    """True where the full stop at `dot` closes a sentence and not an abbreviation or ordinal."""
    following = text[end : end + _NEAR].lstrip()[:1]
    if not following:
        return True
    before = re.split(r"[\s(„“\"'«]", text[max(0, dot - _NEAR) : dot])[-1]
    if following.islower() and not _LABEL.match(text[end:]):
        return False
    if before.lower() in _abbreviations("abbreviation", language):
        return False
    if following.isdigit() and before.lower() in _abbreviations("before_number", language):
        return False
    if _INITIALS.fullmatch(before):
        return False
    ordinal = language == "de" and before.isdigit() and len(before) <= 2
    return not ordinal or _ADDRESS.search(text[max(0, dot - _NEAR) : dot]) is not None


def _abbreviations(kind: str, language: str) -> frozenset[str]:
    return frozenset(words("abbreviations", kind, language))


def strip_stop(text: str) -> str:
    """The text without a closing full stop; question and exclamation marks stay."""
    text = text.strip()
    if text.endswith(("...", "…")) or not text.endswith((".", "。", "।", "｡", "．")):
        return text
    last = re.split(r"\s", text)[-1]
    return text if re.fullmatch(r"(?:\w\.){2,}", last) else text[:-1].rstrip()


def clauses(text: str) -> list[tuple[str, str]]:
    """The clauses of a sentence, each with the mark that ends it."""
    found: list[tuple[str, str]] = []
    start = 0
    for match in _CLAUSE.finditer(text):
        if _inside_brackets(text, match.start()):
            continue
        found.append((text[start : match.start()], match.group().strip()))
        start = match.end()
    found.append((text[start:], ""))
    return found


def _inside_brackets(text: str, at: int) -> bool:
    head = text[max(0, at - 10 * _NEAR) : at]
    return any(head.count(left) > head.count(right) for left, right in ("()", "（）", "[]", "“”"))


def shorten(text: str, limit: int, language: str) -> str:
    """The sentence, or its start up to the last clause that may be left off within `limit`.

    A clause is left off only where the rest says the same: after a semicolon or dash, or before a
    relative or additive clause, and never before a contrast ("but", "unless").
    """
    if width(text) <= limit:
        return text
    cut = 0
    for match in _CLAUSE.finditer(text):
        if width(text[: match.start()]) > limit:
            break
        if not _inside_brackets(text, match.start()) and _may_end(text, match, language):
            cut = match.start()
    head = text[:cut].strip(_CLOSERS)
    return head if width(head) >= 0.3 * limit else text


def _may_end(text: str, match: re.Match[str], language: str) -> bool:
    head, tail = text[: match.start()], text[match.end() :]
    if starts_with(tail, "contrast", language) or starts_with(head, "subordinate", language):
        return False
    strong = any(mark in match.group() for mark in ";；؛—–")
    return (
        strong
        or (is_cjk(head[-1:]) and "，" in match.group())
        or starts_with(tail, "additive", language)
    )


def starts_with(text: str, meaning: str, language: str) -> bool:
    """True where a text begins with one of the `clauses` words of that meaning."""
    folded = text.lower().lstrip("\"'“‘«„「¿¡ ")
    return any(
        folded.startswith(word)
        and (is_cjk(word) or not folded[len(word) : len(word) + 1].isalpha())
        for word in words("clauses", meaning, language)
    )


def width(text: str) -> int:
    """The length of a text in Latin characters; a full-width character counts as two."""
    return sum(2 if is_cjk(char) else 1 for char in text) if is_cjk(text) else len(text)


_SYMBOL = re.compile(
    r"[^\W\d_]{1,2}[₀-₉⁰¹²³⁴-⁹ₐ-ₜ′]*\s*(?:[=<>≤≥≈≠∝]|[+−·×]\s*[^\W\d_]{1,2}(?!\w))|[^\W\d_]\(\w"
)
"""What opens a formula, as in `p = mv` and `f(x)`: its letter means another thing as a capital."""


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital, unless its word has capitals of its own or is a
    symbol or an address."""
    first = text.split(" ", 1)[0]
    kept = re.search(r"@|\w\.\w|//", first) or _SYMBOL.match(text)
    if kept or not first.islower() or not text[:1].isalpha():
        return text
    return text[0].upper() + text[1:]


def content_words(text: str, language: str) -> list[str]:
    """The words that carry meaning, lower case; pairs of characters in Chinese and Japanese."""
    stop = stopwords(language)
    found: list[str] = []
    for token in tokens(text.lower()):
        if is_cjk(token):
            found.extend(token[i : i + 2] for i in range(max(1, len(token) - 1)))
        elif token not in stop and (len(token) > 2 or token.isdigit()):
            found.append(_stem(token))
    return found


def stopwords(language: str) -> frozenset[str]:
    """Words without meaning of their own."""
    return frozenset((*load("lexicon", "stopwords").get(language, "").split(),))


def _stem(token: str) -> str:
    return (
        token[:-1] if len(token) > 3 and token.endswith("s") and not token.endswith("ss") else token
    )
