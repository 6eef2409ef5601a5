"""How a part of a dictated page looks, read from the words around its name: colours, weight, size, shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from planner.color import from_oklch, oklch
from planner.composer.lexicon import Hit, find, load

Use = Literal["fill", "stroke", "ink", "none", ""]
_REACH, _BEFORE = 34, 44
"""Characters behind and before a colour in which a word tells what has it."""
_STOPS = re.compile("[,;.]")
_DARK = "#20252e"
_STOP = re.compile(r"[.,;:()]|\b(?:and|with|while|but|in|on)\b")


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as `#rrggbb`, "" where none is told; `weight` 0, `size` "" and `shape` "" likewise."""

    fill: str = ""
    fade: str = ""
    stroke: str = ""
    ink: str = ""
    weight: int = 0
    size: str = ""
    shape: str = ""
    align: str = ""
    italic: bool = False
    faint: bool = False
    shadow: bool = False
    tall: bool = False
    share: float = 1.0

    def over(self, other: Look) -> Look:
        """This look where it tells something, else the other."""
        told: dict[str, Any] = {
            name: value for name in self.__slots__
            if (value := getattr(self, name)) != getattr(_PLAIN, name)
        }  # fmt: skip
        return replace(other, **told)


_PLAIN = Look()
_WEIGHTS = {"bold": 700, "medium": 600, "regular": 400}
_ALIGNS = {"centered": "center", "lefty": "start", "righty": "end"}


def look(before: str, after: str, usual: Use, language: str) -> Look:
    """The look told by the words `before` a noun and those `after` it; a colour before is its `usual`."""
    made = _tones(before, language)
    faded = any(hit.meaning == "gradient" for hit in find(after, "tones", language))
    for start, end, value in hues(before):
        made = _with(made, value, _use(before, start, end, language, True) or usual, faded)
    behind = _tones(after, language)
    for start, end, value in hues(after):
        use = _use(after, start, end, language, False)
        behind = _with(
            behind,
            value,
            usual if use == "none" and _is_told(after[:start], language) else use,
            faded,
        )
    made = behind.over(replace(made, tall="tall" in before.split()))
    return (
        replace(made, fill=_DARK)
        if usual == "fill" and not made.fill and " dark " in f" {before} "
        else made
    )


def _is_told(lead: str, language: str) -> bool:
    """True for words that say how the noun before them is: ` is deep `, ` in `."""
    opens = find(lead, "mockup_words", language)[:1]
    told = bool(opens) and opens[0].meaning == "is" and not lead[: opens[0].start].strip()
    return told and not _STOPS.search(lead)


def _with(made: Look, value: str, use: str, faded: bool) -> Look:
    if faded and use == "fill" and made.fill and made.fill != value:
        return replace(made, fade=made.fade or value)
    if use not in ("fill", "stroke", "ink") or getattr(made, use):
        return made
    told: dict[str, Any] = {use: value}
    return replace(made, **told)


def _tones(text: str, language: str) -> Look:
    said = {hit.meaning for hit in find(text, "tones", language)}
    aligned = [_ALIGNS[h.meaning] for h in find(text, "mockup", language) if h.meaning in _ALIGNS]
    shape = next((s for s in ("pill", "circular", "round") if s in said), "")
    return Look(
        weight=next((w for name, w in _WEIGHTS.items() if name in said), 0),
        size=next((s for s in ("huge", "small", "large") if s in said), ""),
        shape=shape, align=aligned[-1] if aligned else "",
        italic="italic" in said and "no italic" not in text.lower(), faint="faint" in said,
        shadow="shadow" in said and "no shadow" not in text.lower(),
        share=1.7 if "wide" in said else 0.6 if "narrow" in said else 1.0,
    )  # fmt: skip


def _use(text: str, start: int, end: int, language: str, before: bool) -> Use:
    """What a colour paints: by the noun soon behind it, else by the word before it."""
    behind = _STOP.split(text[end : end + _REACH])[0]
    ahead = text[max(0, start - _BEFORE) : start]
    uses = ("stroke", "ink", "fill", "none")
    told = [hit for hit in find(behind, "tones", language) if hit.meaning in uses]
    if told:
        return told[-1].meaning  # type: ignore[return-value]
    lead = [h for h in find(ahead, "tones", language) if h.meaning in ("stroke", "fill", "ink")]
    if lead:
        return lead[-1].meaning  # type: ignore[return-value]
    return "" if before else "none"


@cache
def _names() -> re.Pattern[str]:
    names = sorted(load("lexicon", "hues"), key=len, reverse=True)
    return re.compile(rf"(?i)(?<![\w])(?:{'|'.join(map(re.escape, names))})(?![\w])")


def hues(text: str) -> list[tuple[int, int, str]]:
    """Colours that a text names, with their places, shaded as the words before them say."""
    values: dict[str, str] = load("lexicon", "hues")
    found: list[tuple[int, int, str]] = []
    for match in _names().finditer(text):
        lead = text[max(0, match.start() - 30) : match.start()]
        lead = re.split(r"[.,;:]|\b(?:and|with|or)\b", lead)[-1]
        value = _shaded(values[match.group().lower()], find(lead, "tones", "en"))
        joined = found and not text[found[-1][1] : match.start()].strip(" -")
        if joined:  # a teal blue-green, a yellow-orange
            found[-1] = (found[-1][0], match.end(), found[-1][2])
        else:
            found.append((match.start(), match.end(), value))
    return found


def _shaded(value: str, tones: tuple[Hit, ...]) -> str:
    light, chroma, hue = oklch(value)
    for tone in {hit.meaning for hit in tones}:
        if tone == "pale":
            light, chroma = max(light, 0.95), min(chroma, 0.045)
        elif tone == "light":
            light, chroma = light + (0.97 - light) * 0.5, chroma * 0.75
        elif tone in ("dark", "darkest"):
            light = min(light, 0.45) * (0.85 if tone == "dark" else 0.6)
        elif tone == "muted":
            chroma *= 0.7
        elif tone == "vivid":
            chroma *= 1.1
    return from_oklch(min(light, 1.0), chroma, hue)
