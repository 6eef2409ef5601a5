"""What may open a line: a mark that counts it, a label, a question; and what stands behind it."""

from __future__ import annotations

import re
from functools import cache

from planner.composer.dates import date_at, leading_date
from planner.composer.lexicon import words
from planner.composer.openings import day_opening
from planner.composer.text import width

TITLE, NAME = 60, 20
_LABEL = re.compile(
    r"^(.{1,60}?)(?:\s*[:：](?!//)\s*|\s+[—–-]\s+|——|\s*→\s*)(?=\S)(.+)$", re.DOTALL
)
_TERMS = re.compile(r"\S\s*[+=⇌]\s*\S|[₀-₉]")
"""A sum, an equation or a formula of a substance: an arrow behind or before it is a part of it."""
_MARKER = re.compile(
    r"^(?:\(?(?:\d{1,2}|[a-z])[.)、]|\(?[A-Z][)、]|[IVX]{2,4}\.)\s+|^[①-⑳]\s*|^[一二三四五六七八九十]{1,3}、\s*|^#\d{1,2}[:.\s]\s*"
)
_SHORTENED = re.compile(r"\b(?:[A-Z]|[A-Z]\w{1,2})\.(?=\s)")
"""An initial or a title before a name: `L. Chen`, `Dr. Weber`."""
_ANSWERED = re.compile(r"[^.!?。！？؟\n]{8,80}[?？؟]\s*\S.*[^?？؟\s]\s*$", re.DOTALL)
"""A question with its answer after it."""


def listlike(text: str, language: str) -> bool:
    """True for a line that opens with a number, a bullet, a date, a label or a question to answer."""
    bare = without_marker(text, language)
    dated = leading_date(text, language) or day_opening(text, language)
    opens = dated is not None or label_of(text) is not None
    return bare != text or opens or _ANSWERED.match(text) is not None


def without_marker(text: str, language: str) -> str:
    """The line without "1.", "(a)", "Step 2:" or "第一步：" before it."""
    if is_dated(text.strip(), language):  # the `12.` of `12. Juli` counts no lines
        return text.strip()
    rest = _MARKER.sub("", text.strip(), count=1)
    match = ordinal(language).match(rest)
    if match and match.end() < len(rest):
        return rest[match.end() :]
    return rest or text.strip()


@cache
def ordinal(language: str) -> re.Pattern[str]:
    """The pattern of "Step 2:", "第一步：" and the like."""
    names = "|".join(re.escape(word) for word in words("ordinals", "step", language))
    return re.compile(
        rf"(?i)(?<!\w)(?:{names})\s*(?:\d{{1,2}}|[一二三四五六七八九十]|[A-Z])?\s*[:：.)、–—-]\s*"
    )


def label_of(text: str) -> tuple[str, str] | None:
    """`Label: rest`, `Label — rest`: the two parts, where the label is short and no sentence."""
    match = _LABEL.match(text)
    if match is None:
        return None
    label, rest = match[1].strip(), match[2].strip()
    whole = len(label.split()) <= 8 and width(label) <= TITLE
    sentence = re.search(r"[!?。！？;；]|\.(?!\d)", _SHORTENED.sub("", label).rstrip("."))
    if not whole or sentence or not re.search(r"\w", label):
        return None
    arrow = text[match.end(1) : match.start(2)].strip() == "→"
    if arrow and (_TERMS.search(label) or _TERMS.search(rest)):
        return None
    if label[-1].isdigit() and re.match(r":\d", text[match.end(1) :]):
        return None
    return label, rest


def is_labelled(text: str) -> bool:
    """True for a line that opens with a word or two and a colon: `Decision: ...`."""
    label, behind = (label_of(text) or ("", ""))[0], text.strip()
    short = 0 < width(label) <= NAME and len(label.split()) <= 2
    return short and behind[len(label) :].lstrip().startswith((":", "："))


def is_dated(text: str, language: str) -> bool:
    return date_at(text, 0, language) is not None
