"""Where a line of text may end.

Line ends follow UAX #14 (uniseg); Chinese, Japanese and Thai headings and Thai text break between
phrases (BudouX).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from grounding.scripts import CJK, HANGUL, holds
from planner.composer.lexicon import load

_PARSERS = {
    "ja": "japanese", "th": "thai", "zh-Hans": "simplified_chinese", "zh-Hant": "traditional_chinese",
}  # fmt: skip
"""What BudouX calls the languages that it parses."""


_PHRASE = 4
"""Characters of a Chinese or Japanese heading that are always one line."""


@cache
def _phrase_parser(language: str) -> Any:
    name = _PARSERS.get(language) or _PARSERS.get(language.split("-")[0])
    if name is None:
        return None
    import budoux

    return getattr(budoux, f"load_default_{name}_parser")()


@lru_cache(maxsize=4096)
def break_units(text: str, language: str, phrases: bool) -> tuple[str, ...]:
    """The pieces of `text` between allowed line ends; a piece keeps its trailing space."""
    units = _glued(_line_break_units(text), phrases)
    if language.startswith("ko"):
        return _whole_words(units)
    parser = _phrase_parser(language) if phrases or language == "th" else None
    if parser is None or text.isascii():
        return units
    if language == "th":
        return tuple(piece for unit in units for piece in _split(unit, parser.parse(unit)))
    if len(text) <= _PHRASE:
        return (text,) if text else ()
    ends = set(_ends(units))
    chunks = parser.parse(text)
    if language.startswith("zh"):
        chunks = _trailed(_counted(text, chunks))
    return tuple(_split(text, _keep(chunks, ends)))


_CLOSED = re.compile(r"[\w)\]}%”’\"']$")
"""The end of a piece that a Korean ending may follow without a space."""


def _whole_words(units: Iterable[str]) -> tuple[str, ...]:
    """Korean lines end between words, not between syllables (`word-break: keep-all` of CSS Text 3)."""
    out: list[str] = []
    for unit in units:
        korean = out and holds(out[-1][-1:] + unit[:1], (HANGUL,)) and unit[:1].isalnum()
        if korean and _CLOSED.search(out[-1]):
            out[-1] += unit
        else:
            out.append(unit)
    return tuple(out)


_LETTERS = "A-Za-z0-9À-ÖØ-öø-ɏΆ-ώЀ-ӿ⁰-⁻₀-₊"
_BEFORE = "$€£¥+−±≈"
_BETWEEN_WORDS = re.compile(rf"[{_LETTERS}%)\]+−=→≈/–][,.;:!?]? +(?=[{_LETTERS}(\[{_BEFORE}])")
_WORD = re.compile(
    rf"[(\[]*[{_BEFORE}]?[{_LETTERS}]+"
    rf"(?:[(\[][{_LETTERS}]+|[)\]][{_LETTERS}]+|(?<=[0-9])[.,](?=[0-9])[{_LETTERS}]+)*"
    r"%?[)\]]*[,.;:!?]? *"
)
"""A word or number with its brackets and signs: `acid(aq)`, `$1,206.50`, `(10%)`."""


def _line_break_units(text: str) -> Iterator[str]:
    """What uniseg says. It is slow, so it sees the text in parts: between two words or
    numbers a line may always end, and inside one never."""
    from uniseg.linebreak import line_break_units

    ends = [match.end() for match in _BETWEEN_WORDS.finditer(text)]
    for start, end in pairwise([0, *ends, len(text)]):
        part = text[start:end]
        yield from (part,) if _WORD.fullmatch(part) else line_break_units(part)


_NUMBER = re.compile(r"(?:^|\s|\()[-–−+~≈<>$€£¥]?\d[\d.,:–−-]* $")
_UNIT = re.compile(
    r"(?:[kMGTcmµn]?(?:m|g|s|l|L|W|Wh|V|A|Hz|J|Pa|t|B|b|cal|bar|mol)[²³]?(?:/\w{0,3}[²³]?)?|°[CF]?|%|‰|K|min"
    r"|h|hr|hrs|sec|ppm|ppb|bn|mn|m|tn|million|billion|trillion|thousand|Mio\.?|Mrd\.?|[€$£¥]|USD|EUR|px|dB"
    r"|AD|BC|CE|BCE|am|pm|kWh|km/h|mph|ft|in|lb|oz|ly|AU)[.,;:)]*\s*$"
)


_SHORT = 8
"""Letters of a unit's name at most that stays with its number: a longer one needs a line of its own."""
_DAY_BEFORE = re.compile(r"(?:^|\s|\()\d{1,2}\.? $")
_DAY_AFTER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[.,;:)]*\s*$")
_CURRENCY = re.compile(r"(?:^|\s)[€$£¥₹₽] $")
_RANGE = re.compile(r"\d[–−-]$")
_HYPHENED = re.compile(r"\w-$")
_THOUSANDS = re.compile(r"(?:^|[^\d.,])\d{1,3}(?: \d{3})* $")
_GROUP = re.compile(r"\d{3}(?!\d)")
_DIALLED = re.compile(r"(?:^|[^\d.,])(?:\+\d|0)[\d ()/-]* $")
"""The beginning of a telephone number."""
_PER = re.compile(r"\d ?[a-zA-Zµ°²³]{1,4}/$")
_DASH = re.compile(r"[-–—|·] +")
"""What stands between two words ends a line and opens none."""
_COUNTED = re.compile(r"\d(?: ?[千万萬亿億兆만억])?$")


def _glued(units: Iterable[str], hyphens: bool) -> tuple[str, ...]:
    """A number with its groups of digits and its unit, the ends of a range, a day and its month, a
    word and the dash after it stay on one line, and `to` with the second of two dates; with `hyphens`
    also the halves of twenty-five."""
    out: list[str] = []
    for unit in units:
        if out and (
            _is_one(out[-1], unit)
            or (hyphens and _HYPHENED.search(out[-1]))
            or _is_span("".join(out[-2:-1]), out[-1], unit)
        ):
            out[-1] += unit
        else:
            out.append(unit)
    return tuple(out)


def _is_span(before: str, word: str, after: str) -> bool:
    """True for `to` between two dates or numbers: it begins the line of the second."""
    first = "".join(before.split()[-1:]).rstrip(".")
    ends = first[-1:].isdigit() or _is_month(first)
    return word.strip().lower() in _through() and ends and (after[:1].isdigit() or _is_month(after))


@cache
def _through() -> frozenset[str]:
    return frozenset(load("lexicon", "dates")["through"])


def _is_one(before: str, after: str) -> bool:
    """True within `25 km/h`, `€ 25`, `10–12`, `20 000`, `030 555 0199`, `12 March`, `2分钟` and `46万元`."""
    return bool(
        _CURRENCY.search(before)
        or (_NUMBER.search(before) and _is_unit(after))
        or (_RANGE.search(before) and after[:1].isdigit())
        or (_THOUSANDS.search(before) and _GROUP.match(after))
        or (_DIALLED.search(before) and after[:1].isdigit())
        or (_PER.search(before) and after[:1].isalpha())
        or (_COUNTED.search(before) and holds(after[:1], CJK))
        or _DASH.fullmatch(after)
        or _is_day(before, after)
    )


def _is_unit(word: str) -> bool:
    bare = word.strip(" .,;:!?)")
    return _UNIT.match(word) is not None or (len(bare) <= _SHORT and bare in _units())


@cache
def _units() -> frozenset[str]:
    known = load("lexicon", "units")
    return frozenset((*known["unit"], *known["scale"]))


def _is_day(before: str, after: str) -> bool:
    """True between the day and the month of a date: `12 | March`, `March | 12`, `12. | März`."""
    if _DAY_BEFORE.search(before):
        return _is_month(after)
    return _DAY_AFTER.match(after) is not None and _is_month("".join(before.split()[-1:]))


def _is_month(word: str) -> bool:
    return word.strip(" .,;:()").lower() in _months()


@cache
def _months() -> frozenset[str]:
    listed = load("lexicon", "months").values()
    return frozenset(name for months in listed for month in months for name in month.split())


_COUNT = re.compile(r"[二两兩三四五六七八九十百\d]+[大个個条條种種项項步招点點件类類款](?!$)")


def _counted(text: str, chunks: Sequence[str]) -> list[str]:
    """A Chinese number stays with its measure word and with what it counts: 六大建议."""
    ends = set(_ends(chunks))
    for match in _COUNT.finditer(text):
        ends -= set(range(match.start() + 1, match.end() + 1))
        ends.add(match.start())
    cuts = sorted(ends - {0})
    return [text[start:end] for start, end in pairwise([0, *cuts])]


_TRAILING = frozenset("的地得之了着著们們里裡吗嗎呢吧")


def _trailed(chunks: Sequence[str]) -> list[str]:
    """A Chinese particle stays with what it follows, and begins no line: 健康的."""
    out: list[str] = []
    for chunk in chunks:
        if out and chunk in _TRAILING:
            out[-1] += chunk
        else:
            out.append(chunk)
    return out


def _ends(pieces: Sequence[str]) -> list[int]:
    ends, at = [], 0
    for piece in pieces:
        at += len(piece)
        ends.append(at)
    return ends


def _keep(chunks: Sequence[str], allowed: set[int]) -> list[str]:
    """Merge chunks whose end is not an allowed line end, so that both rules hold."""
    out, held = [], ""
    for chunk, end in zip(chunks, _ends(chunks), strict=True):
        held += chunk
        if end in allowed:
            out.append(held)
            held = ""
    return [*out, held] if held else out


def _split(text: str, chunks: Sequence[str]) -> list[str]:
    return [chunk for chunk in chunks if chunk] if "".join(chunks) == text else [text]
