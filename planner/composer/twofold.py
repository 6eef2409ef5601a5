"""Two sides told in one line: `+ quiet; - lonely`, `yes to hats; no to litter`, `a vs b`, `a is ...; b is ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.lexicon import find, words
from planner.composer.numbers import values
from planner.composer.parts import at_colon, parts_of
from planner.composer.text import sentence_case, sentences, width
from planner.composer.versus import versus

_SIGN = re.compile(r"(?:^|(?<=[\s,;:；，]))([+＋✓✔✅👍]|[-–−✗✘❌👎])️?\s*(?=[^\W\d])")
_ARTICLE = r"[^\W\d]{1,4}"
_OPENED = (("yes", "no"), ("before", "after"))
_FOR = "+＋✓✔✅👍"
_LONGEST = 90
"""More characters than this are no part of a side."""


def twofold(text: str, source: Source, language: str) -> list[Block]:
    """The two sides as headed lists; none where the text does not mark each part by its side."""
    head, rest = at_colon(text)
    if not head:
        head, rest = _titled(text, language)
    if not head:
        return []
    for read in (_signed, _opened, _paired, _led):
        names, sides = read(head, rest, language)
        if all(sides) and sum(map(len, sides)) > 2:
            break
    else:
        return []
    if any(width(part) > _LONGEST for side in sides for part in side):
        return []
    return [
        *head_blocks(head, source, language),
        *(block for name, side in zip(names, sides, strict=True)
          for block in _headed(name, side, source)),
    ]  # fmt: skip


def _titled(text: str, language: str) -> tuple[str, str]:
    """A first sentence, and the two behind it."""
    first, *rest = sentences(text, language) or [""]
    return (first.rstrip(" .。"), text[text.find(rest[0]) :]) if len(rest) == 2 else ("", text)


Names = tuple[str, str]
Sides = tuple[Sequence[str], Sequence[str]]
_NONE: tuple[Names, Sides] = ("", ""), ((), ())


def _headed(name: str, side: Sequence[str], source: Source) -> list[Block]:
    return [Block("item", name, source, 1), *(Block("item", part, source, 2) for part in side)]


def _signed(head: str, rest: str, language: str) -> tuple[Names, Sides]:
    """`+ moins de transport, + plus de calme ; - isolement`."""
    marks = list(_SIGN.finditer(rest))
    if len(marks) < 3 or rest[: marks[0].start()].strip():
        return _NONE
    ends = [*(mark.start() for mark in marks[1:]), len(rest)]
    parts = [(mark[1], rest[mark.end() : end].strip(" ,;.；，。"))
             for mark, end in zip(marks, ends, strict=True)]  # fmt: skip
    sides = tuple([part for sign, part in parts if (sign in _FOR) is yes] for yes in (True, False))
    return _joined(head, language) or ("+", "–"), (sides[0], sides[1])


def _opened(head: str, rest: str, language: str) -> tuple[Names, Sides]:
    """`yes to hats; no to litter, loud music`, `before, it took a day; now an hour`: halves that name their side."""
    halves = [part for part in re.split(r"\s*[;；؛]\s*", rest.strip(" .。")) if part]
    halves = halves if len(halves) == 2 else [s.rstrip(" .。") for s in sentences(rest, language)]
    if len(halves) != 2:
        return _NONE
    for sides in _OPENED:
        opens = [_opening(half, name, language) for half, name in zip(halves, sides, strict=True)]
        if all(opens):
            left, right = (
                _parts(half[len(name) :], language)
                for half, name in zip(halves, opens, strict=True)
            )
            return (sentence_case(opens[0]), sentence_case(opens[1])), (left, right)
    return _NONE


def _parts(said: str, language: str) -> Sequence[str]:
    """What is said of a side, without the "and" before a part."""
    said = said.strip(" ,:，：、")
    joins = "|".join(map(re.escape, words("joins", "while", language)))
    found = parts_of(said, language) or [said]
    return [re.sub(rf"(?i)^(?:{joins})\s+", "", part) for part in found]


def _opening(half: str, name: str, language: str) -> str:
    """The words of a side that a part opens with, or ""."""
    found = sorted(words("joins", name, language), key=len, reverse=True)
    match = re.match(
        rf"(?i)(?:{'|'.join(map(re.escape, found))})(?=[\s　,，:：]|$|(?<=[\u3400-\u9fff]))", half
    )
    return match.group() if match else ""


def _paired(head: str, rest: str, language: str) -> tuple[Names, Sides]:
    """`Cats vs dogs: independent vs loyal, low cost vs high cost`: a half of every part for each."""
    joins = "|".join(re.escape(word) for word in words("joins", "versus", language) if word != "or")
    cut = re.compile(rf"(?i)\s+(?:{joins})\.?\s+|\s+[/|]\s+|\s*／\s*")
    names = versus(head, language) or _joined(head, language)
    told = re.match(
        rf"(?i)([^,:;]{{2,40}}?)\s+(?:{joins})\.?\s+([^,:;]{{2,40}}?)\s*(?::|\s[-–—])\s", rest
    )
    if told:
        names, rest = (sentence_case(told[1]), sentence_case(told[2])), rest[told.end() :]
    pairs = [cut.split(part) for part in parts_of(rest, language)]
    if names is None or len(pairs) < 2 or any(len(pair) != 2 for pair in pairs):
        return _NONE
    told_both = [_measured(left, right, language) for left, right in pairs]
    return names, ([left for left, _ in told_both], [right for _, right in told_both])


def _measured(left: str, right: str, language: str) -> tuple[str, str]:
    """`range 420 km vs 700 km`: the measure that the left half opens with, before either amount."""
    own = values(right, language)
    told = values(left, language)[-len(own) :]
    if not own or len(told) < len(own) or right[: own[0].start].strip():
        return left, right
    measure = left[: told[0].start].strip()
    same = left[told[-1].end :].strip() == right[own[-1].end :].strip()
    if not measure or not same:
        return left, right
    measure = sentence_case(measure)
    return f"{measure}: {left[told[0].start :]}", f"{measure}: {right}"


def _led(head: str, rest: str, language: str) -> tuple[Names, Sides]:
    """`Remote work vs office: remote saves an hour; office helps teams; remote costs less`."""
    names = versus(head, language)
    if names is None:
        return _NONE
    called = ["|".join(map(re.escape, (name, *name.split()))) for name in names]
    opens = [rf"(?i)(?:{_ARTICLE}\s+)?(?:{name})\b" for name in called]
    told: tuple[list[str], list[str]] = ([], [])
    for part in re.split(r"\s*[;；؛]\s*|(?<=[.。])\s+", rest.strip()):
        found = [re.match(start, part) for start in opens]
        if (found[0] is None) == (found[1] is None):
            return _NONE
        side = 0 if found[0] else 1
        told[side].append(sentence_case(re.sub(opens[side], "", part).strip(" ,:.。")))
    return names, told


def _joined(head: str, language: str) -> Names | None:
    """The two sides that a title of a comparison names: `Pros and cons of ...`, `Avant/après`."""
    named = [hit for hit in find(head, "archetypes", language) if hit.meaning == "comparison"]
    said = head[named[0].start : named[0].end] if named else ""
    joins = "|".join(re.escape(word) for word in words("joins", "and", language))
    names = re.split(rf"(?i)\s+(?:{joins})\s+|\s*[/|]\s*", said)
    if len(names) != 2 or any(name.endswith("-") for name in names):  # `Vor- und Nachteile`
        return None
    return sentence_case(names[0]), sentence_case(names[1])
