"""The title and the texts of a panel, each on its side."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from planner.composer.dictated.sheet import is_letter
from planner.composer.dictated.strings import role_of
from planner.composer.lexicon import find
from planner.composer.quotes import Quote, mask, quotes
from planner.composer.text import strip_stop
from planner.composer.written.hues import hues
from planner.composer.written.roles import roles
from planner.figure import Words
from planner.parts import Align

_ALIGNS: dict[str, Align] = {"left": "start", "center": "center", "right": "end"}
_BEFORE, _AFTER, _CALLED, _SWATCH = 60, 60, 90, 44
_SPLIT = re.compile(r"[.;,。；，]|\b(?:and|und|et|y)\b")


def titled(text: str, language: str) -> tuple[str, Align]:
    """The title of a panel and its side; "" where none is quoted."""
    quoted = quotes(text)
    masked = mask(text, quoted)
    title = roles(masked, text, quoted, (), language).get("title")
    quote = next((one for one in quoted if one.text == title), None)
    said = masked[: quote.start] if quote else ""
    if quote is None or not any(
        hit.meaning == "title" for hit in find(said[-_CALLED:], "chart_words", language)
    ):
        return "", "start"
    return title, _side(masked, quote.start, quote.end, language)[0]


def headed(prompt: str, quoted: Sequence[Quote], language: str) -> dict[str, str]:
    """The titles told with the quoted letters of panels: `“(a)” at the top left with the title “Model”`."""
    masked, letter, found = mask(prompt, tuple(quoted)), "", dict[str, str]()
    for at, quote in enumerate(quoted):
        lead = masked[quoted[at - 1].end if at else 0 : quote.start]
        if is_letter(quote.text):
            letter = quote.text.strip("()")
        elif (
            letter
            and letter not in found
            and "." not in lead
            and role_of(lead, language) == "titled"
        ):
            found[letter] = quote.text
        else:
            letter = ""
    return found


def worded(text: str, title: str, said: Collection[str], language: str) -> tuple[Words, ...]:
    """Every quoted string that is neither the title nor shown otherwise."""
    quoted = quotes(text)
    masked = mask(text, quoted)
    found: list[Words] = []
    shown = {strip_stop(one).casefold() for one in said}
    for at, quote in enumerate(quoted):
        plain = strip_stop(quote.text).casefold()
        told = sum(one in plain for one in shown) > 1
        if quote.text == title or is_letter(quote.text) or plain in shown or told or len(plain) < 2:
            continue
        since = quoted[at - 1].end if at else 0
        until = quoted[at + 1].start if at + 1 < len(quoted) else len(text)
        align, foot = _side(masked[:until], quote.start, quote.end, language, since)
        mark = _swatch(masked[since : quote.start], language)
        found.append(Words(quote.text, align, foot, mark=mark))
        shown.add(plain)
    return tuple(found)


def _swatch(lead: str, language: str) -> str | None:
    """The colour of a square or disc right before a string: `a small red square followed by 'bird 1'`."""
    near = lead[-_SWATCH:]
    forms = [
        hit for hit in find(near, "shapes", language) if hit.meaning in ("rect", "box", "ellipse")
    ]
    colors = [hue for hue in hues(near, language) if forms and 0 <= forms[-1].start - hue.end <= 2]
    return colors[-1].color if colors else None


def _side(masked: str, start: int, end: int, language: str, since: int = 0) -> tuple[Align, bool]:
    """Where a string stands: told last before it, else first behind it; True at the foot."""
    before = _SPLIT.split(masked[max(since, start - _BEFORE) : start])[-1]
    after = _SPLIT.split(masked[end : end + _AFTER])[0]
    for words, turn in ((before, -1), (after, 1)):
        hits = [
            hit
            for hit in find(words, "boards", language)
            if hit.meaning in (*_ALIGNS, "bottom", "below")
        ]
        hits += [
            hit for hit in find(words, "page", language) if hit.meaning in (*_ALIGNS, "bottom")
        ]
        sides = sorted((hit.start, hit.meaning) for hit in hits if hit.meaning in _ALIGNS)[::turn]
        foot = any(hit.meaning in ("bottom", "below") for hit in hits)
        if sides or foot:
            return _ALIGNS[sides[0][1]] if sides else "start", foot
    return "start", False
