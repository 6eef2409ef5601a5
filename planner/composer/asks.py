"""What a prompt wishes for: archetype, count, colours, character, dark or light, shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.color import mix, oklch
from planner.composer.lexicon import Hit, find, is_cjk, load, tokens, words
from planner.composer.numbers import ascii_digits

_ASPECTS = ("1:1", "4:5", "3:4", "2:3", "9:16", "4:3", "3:2", "16:9", "21:9")
_RATIO = re.compile(r"(?<![\d:])(\d{1,2}:\d{1,2})(?![\d:])")
_SIZE = re.compile(r"(?<!\w)([124])\s?[kK](?!\w)")
_PIXELS = re.compile(r"(?<!\d)(\d{3,5})\s?[x×*]\s?(\d{3,5})(?!\d)")
_HEX = re.compile(r"#[0-9a-fA-F]{6}(?![0-9a-fA-F])")
_NEAR, _APART = 3, re.compile(r"[,.;!?，。；、]")
"""Most words between a colour and the ground that it is of, and what parts them."""
_NAMES_KINDS = frozenset({"table", "tree", "flow", "poster", "slide", "charts", "stats", "cards"})
"""Kinds whose words also name ordinary things: they count only among the words of asking."""


@dataclass(frozen=True, slots=True)
class Asks:
    """The wishes found in a prompt; None or empty where it has none."""

    archetypes: tuple[tuple[str, float], ...] = ()
    count: int | None = None
    palette: str | None = None
    character: str | None = None
    dark: bool | None = None
    ground: str | None = None
    aspect: str | None = None
    size: str | None = None
    columns: int = 0
    icons: bool | None = None


def asks(asking: str, topic: str, language: str) -> Asks:
    """Read wishes. `asking` is the prompt without its topic and content, `topic` the subject."""
    style = [hit.meaning for hit in _looks(asking, language)]
    dark = next((meaning == "dark" for meaning in style if meaning in ("dark", "light")), None)
    return Asks(
        archetypes=tuple(_kinds(asking, topic, language)),
        count=count(f"{asking}\n{topic}", language),
        palette=" ".join(_colors(asking, topic, language)) or None,
        character=next((m for m in style if m not in ("dark", "light")), None),
        dark=dark,
        ground=ground_of(asking, language),
        aspect=aspect_of(asking, language),
        size=_size(asking),
    )


def _looks(asking: str, language: str) -> list[Hit]:
    """Words for looks that are about the picture: not "dark blue", not "bold letters"."""
    colors = find(asking, "colors", language)
    kept: list[Hit] = []
    for hit in find(asking, "style", language):
        shade = any(
            c.start == hit.end + 1 or (c.start <= hit.start and hit.end < c.end) for c in colors
        )
        lettering = re.match(
            r"\s*,?\s*(?:\w+\s)?(?:letter|text|font|type)", asking[hit.end :], re.I
        )
        if not (shade and hit.meaning in ("dark", "light")) and not lettering:
            kept.append(hit)
    return kept


def _kinds(asking: str, topic: str, language: str) -> Iterator[tuple[str, float]]:
    """Archetypes with a weight: told to be the form 4, named among the words of asking 3, hinted at by the
    topic 2."""
    weights: dict[str, float] = {}
    forms = tuple(words("joins", "formed", language))
    for hit in find(asking, "archetypes", language):
        before = asking[: hit.start]
        if _denied(before, language):
            continue
        formed = re.search(rf"(?i)(?:^|\W)(?:{'|'.join(forms)})\s*$", before) if forms else None
        weights[hit.meaning] = max(weights.get(hit.meaning, 0), 4.0 if formed else 3.0)
    for hit in find(topic, "archetypes", language):
        if hit.meaning not in _NAMES_KINDS or _is_phrase(topic[hit.start : hit.end]):
            weights.setdefault(hit.meaning, 2.0)
    # A poster or slide is a format; what it shows is named beside it.
    if len(weights) > 1:
        weights.update({name: 1.0 for name in ("poster", "slide") if name in weights})
    yield from sorted(weights.items(), key=lambda pair: -pair[1])


def _denied(before: str, language: str) -> bool:
    """True behind "do not include any", "without": what is named there is no wish."""
    clause = _APART.split(before)[-1]
    found = [hit for hit in find(clause, "chart_words", language) if hit.meaning == "without"]
    return bool(found) and len(tokens(clause[found[-1].end :])) <= _NEAR


def _is_phrase(term: str) -> bool:
    return " " in term.strip() or (is_cjk(term) and len(term) > 2)


def count(text: str, language: str) -> int | None:
    """How many things are asked for: "5 steps", "three tips", "五个步骤", "top 10"."""
    told = _count(text, language)
    return int(told.meaning) if told else None


def recounted(text: str, before: int, now: int, language: str) -> str:
    """The text with `now` where it counts `before` things: "Six tips" as "Five tips"."""
    told = _count(text, language)
    if told is None or int(told.meaning) != before:
        return text
    said = text[told.start : told.end]
    return text[: told.start] + _spelled(said, before, now, language) + text[told.end :]


def _count(text: str, language: str) -> Hit | None:
    """Where a text says how many things there are; its meaning is the number in digits."""
    plain = ascii_digits(text)
    top = re.search(r"(?i)\b(?:top|best|first)[\s-](\d{1,2})\b", plain)
    if top:
        return Hit(top.start(1), top.end(1), top[1])
    nouns = find(plain, "counted", language)
    for number in _numbers(plain, language):
        for noun in nouns:
            between = plain[number.end : noun.start]
            near = noun.start > number.start and len(between.split()) <= 2 and "," not in between
            told = near and (not between.strip() or not is_cjk(between))
            if told and 2 <= int(number.meaning) <= 30:
                return number
    return None


def _numbers(text: str, language: str) -> list[Hit]:
    """Whole numbers, written in digits or words."""
    digits = [
        Hit(match.start(), match.end(), match[0])
        for match in re.finditer(r"(?<![\d.,:$€£])\d{1,2}(?![\d%:]|[.,]\d)", text)
    ]
    return sorted([*digits, *find(text, "numerals", language)], key=lambda hit: hit.end)


def _spelled(said: str, before: int, now: int, language: str) -> str:
    """A number in the form of another that was said: a word for a word where there is one."""
    forms, new = (load("lexicon", "numerals").get(str(n), {}) for n in (before, now))
    for tag in (language, "en"):
        if said.lower() in forms.get(tag, ()) and tag in new:
            word: str = new[tag][min(forms[tag].index(said.lower()), len(new[tag]) - 1)]
            return word.capitalize() if said[:1].isupper() else word
    return str(now)


def _colors(asking: str, topic: str, language: str) -> list[str]:
    """Colours that the picture should have: not those of things in the topic."""
    found = [hit.meaning for hit in find(asking, "colors", language)]
    hits = list(find(topic, "colors", language))
    for index, hit in enumerate(hits):
        joined = index > 0 and len(tokens(topic[hits[index - 1].end : hit.start])) <= 1
        if _in_context(topic, hit, language) or (joined and hits[index - 1].meaning in found):
            found.append(hit.meaning)
    return list(dict.fromkeys(found))


def _in_context(text: str, hit: Hit, language: str) -> bool:
    """True for "in blue", "blue tones", "蓝色调"."""
    before = text[: hit.start].lower().rstrip()
    after = text[hit.end :].lower().lstrip()
    return any(
        before.endswith(word) and (is_cjk(word) or not before[: -len(word)][-1:].isalpha())
        for word in words("color_context", "before", language)
    ) or any(after.startswith(word) for word in words("color_context", "after", language))


def ground_of(text: str, language: str) -> str | None:
    """The colour that a text gives the page's ground, `#rrggbb`: "white background", "fond bleu"."""
    words_ = find(text, "ground_words", language)
    values: dict[str, str] = load("lexicon", "color_values") | load("lexicon", "ground_values")
    named = [(h.start, h.end, values[h.meaning]) for h in find(text, "colors", language)]
    given = [(m.start(), m.end(), m.group().lower()) for m in _HEX.finditer(text)]
    for word in (hit for hit in words_ if hit.meaning == "background"):
        for start, end, value in sorted([*named, *given]):
            between = text[end : word.start] if end <= word.start else text[word.end : start]
            if len(tokens(between)) <= _NEAR and not _APART.search(between):
                shades = [h.meaning for h in words_ if start - 2 < h.end and h.start < end + 2]
                return _shaded(value, shades)
    return None


def _shaded(value: str, shades: Sequence[str]) -> str:
    """A colour paler or deeper, as far as it is not that yet."""
    lightness = oklch(value)[0]
    if "pale" in shades and lightness < 0.85:
        return mix(value, "#ffffff", 0.6)
    return mix(value, "#000000", 0.45) if "deep" in shades and lightness > 0.4 else value


def aspect_of(asking: str, language: str) -> str | None:
    """The aspect that a text asks for: a ratio, pixels, or a word such as "square"."""
    ratio = next((m[1] for m in _RATIO.finditer(asking) if m[1] in _ASPECTS), None)
    if ratio:
        return ratio
    pixels = _PIXELS.search(asking)
    if pixels:
        return f"{int(pixels[1])}:{int(pixels[2])}"
    return next((hit.meaning for hit in find(asking, "aspect", language)), None)


def _size(asking: str) -> str | None:
    pixels, named = _PIXELS.search(asking), _SIZE.search(asking)
    if pixels:
        return f"{pixels[1]}x{pixels[2]}"
    return f"{named[1]}K" if named else None
