"""Plain text: a title line, underlined and capital headings, lists, wrapped paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grounding.readers.lines import join_lines, width
from grounding.readers.numbering import numbered_heads
from grounding.types import Block, Source

_BULLET = re.compile(r"(?P<indent>\s*)(?:[-*+•–—‣▪■●○◦·]\s+|[•·●■▪])(?P<text>\S.*)")
_NUMBER = re.compile(
    r"(?P<indent>\s*)(?:\d{1,3}[.)]\s+|[a-zA-Z]\)\s+|[(（]\d{1,3}[)）]\s*|[①-⑳]\s*"
    r"|\d{1,3}[、．]\s*|[一二三四五六七八九十]{1,3}、\s*)(?P<text>\S.*)"
)
_UNDERLINE = re.compile(r"(=|-|~){3,}\s*")
_CLOCK = re.compile(r"\s*\d{1,2}[:.h]\d{2}(?!\d)")
_NAMED = re.compile(
    r"\s*[^\W\d_][\w-]*(?: [\w-]+)?(?: ?[(（][^()（）]{1,60}[)）])?\s*(?:[:=]\s|：)"
)
"""A name of a word or two, and what is in brackets behind it: two lines that open so are no one
paragraph."""
_QUANTITY = re.compile(r"[\d½⅓⅔¼¾⅛]")
_ASKS = ("?", "？", "؟")
_STOPS = (".", "!", "?", "。", "！", "？", "؟", "।")
_COUNTED = re.compile(r"\s*[^\W\d_]+ \d{1,3}\s*[:：]\s")
"""`Item 3: Budget`, `TOP 3: Kasse`: the heading of what follows."""
_OPTIONS = re.compile(r"\s[bB]\)\s")
"""The second of several answers on one line: `a) frog  b) grass`."""
_BLANKS = re.compile(r"_{4,}|\.{8,}|…{4,}")
"""Room to write in: `Name: ________`."""
_GAP = re.compile(r"[^\S\n]{100,}")
"""Blanks that part no columns of a page."""
_ENDS = tuple(".!?。！？؟।,;，；…")
_HARD_WRAP, _WIDEST = 40, 132
"""Columns between which lines are broken by hand; longer lines are paragraphs of their own."""
_TITLE = 100
_LABEL = 60
_MOST_LINES = 500


def read_plain(text: str, file: str) -> list[Block]:
    """The blocks of `text`; `locator` is the first line of each."""
    blocks: list[Block] = []
    every = _GAP.sub(" ", text).split("\n")
    heads = numbered_heads(every)
    for number, lines in _groups(every):
        if number - 1 in heads:
            blocks.extend(_counted(number, lines, file))
        else:
            blocks.extend(_group(number, lines, file))
    return _with_title(blocks)


def _counted(number: int, lines: Sequence[str], file: str) -> Iterator[Block]:
    """A counted heading and what stands right under it; headings there are below it."""
    yield Block("heading", lines[0].strip(), Source(file=file, locator=f"line {number}"), 2)
    for block in _group(number + 1, lines[1:], file) if lines[1:] else ():
        yield replace(block, level=3) if block.kind == "heading" else block


def _groups(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between blank ones, with the number of their first line."""
    start, run = 0, list[str]()
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            start = start if run else number
            run.append(line.rstrip())
        elif run:
            yield start, run
            run = []


def _group(number: int, lines: Sequence[str], file: str) -> Iterator[Block]:
    if _is_measured(lines) or _is_told(lines):
        for index, line in enumerate(lines):
            source = Source(file=file, locator=f"line {number + index}")
            text = line.strip()
            yield Block("item", text, source, 1) if index else Block("heading", text, source, 2)
        return
    limit = max(map(width, lines))
    index = 0
    while index < len(lines):
        source = Source(file=file, locator=f"line {number + index}")
        block, used = _block(lines[index : index + _MOST_LINES], limit, source)
        index += used
        if block:
            yield block


def _block(lines: Sequence[str], limit: int, source: Source) -> tuple[Block | None, int]:
    """The block that begins with the first of `lines`, and how many lines it takes."""
    first, following = lines[0], lines[1] if len(lines) > 1 else ""
    if _UNDERLINE.fullmatch(first):
        return None, 1
    if _UNDERLINE.fullmatch(following) and not list_item(first, source):
        return Block("heading", first.strip(), source, 1 if following.startswith("=") else 2), 2
    item = list_item(first, source)
    used = _wrapped(lines, limit)
    text = ""
    for line in [item.text if item else first, *lines[1:used]]:
        text = join_lines(text, line.strip())
    if item:
        return replace(item, text=text), used
    if used == 1 and _is_label(text, following, source):
        return Block("heading", text.rstrip(" :："), source, 2), 1
    return Block("paragraph", text, source), used


def list_item(line: str, source: Source) -> Block | None:
    """The list item that `line` begins, or None; the level follows the indent."""
    for pattern, ordered in ((_NUMBER, True), (_BULLET, False)):
        found = pattern.fullmatch(line)
        if found and not _OPTIONS.search(found["text"]):
            indent = len(found["indent"].expandtabs(4))
            return Block("item", found["text"], source, 1 + min(indent, 12) // 2, ordered)
    return None


def _wrapped(lines: Sequence[str], limit: int) -> int:
    """How many lines the first runs over: a line is wrapped where the next word had no room."""
    used = 1
    while used < len(lines):
        line = lines[used]
        alike = any(opens.match(line) and opens.match(lines[0]) for opens in (_CLOCK, _NAMED))
        told = lines[used - 1].endswith(_STOPS) and _NAMED.match(line) is not None
        if list_item(line, Source()) or _UNDERLINE.fullmatch(line) or alike or told:
            break
        word = line.split()[0] if line.isascii() else line.strip()[:2]
        hanging = line[:1].isspace() and bool(list_item(lines[0], Source()))
        full = _HARD_WRAP <= limit <= _WIDEST and width(lines[used - 1]) + 1 + width(word) > limit
        if not full and not hanging:
            break
        used += 1
    return used


def _is_measured(lines: Sequence[str]) -> bool:
    """True for a name over lines that mostly open with a quantity: what a recipe needs."""
    name, *rest = (line.strip() for line in lines)
    counted = [bool(_QUANTITY.match(line)) for line in rest]
    plain = not any(list_item(line, Source()) or line.endswith(_ENDS) for line in lines)
    named = len(name) <= _LABEL and not _QUANTITY.match(name)
    return named and plain and len(rest) > 2 and sum(counted) >= 0.6 * len(rest)


def _is_told(lines: Sequence[str]) -> bool:
    """True for a name over lines that are each a sentence: what a recipe has done."""
    name, *rest = (line.strip() for line in lines)
    listed = any(list_item(line, Source()) for line in lines)
    return len(rest) > 1 and not listed and _is_name(name) and all(map(_is_sentence, rest))


def _is_name(line: str) -> bool:
    """A short line that ends without a stop and says no more than a name: no `Place: Town hall`."""
    labelled = _NAMED.match(line) is not None and not _COUNTED.match(line)
    return len(line) <= _LABEL and not line.endswith((*_ENDS, ":", "：")) and not labelled


def _is_sentence(line: str) -> bool:
    return line.endswith(_STOPS) and not line[:1].islower()


def _is_label(text: str, following: str, source: Source) -> bool:
    asks = text.endswith(_ASKS) and bool(following)
    if len(text) > _TITLE or (text.endswith(_ENDS) and not asks):
        return False
    if asks or len(text) > _LABEL:
        return asks
    introduces = list_item(following, source) is not None
    named = _is_name(text) and following.endswith(_STOPS) and len(following) > len(text)
    return introduces or named or (text.isupper() and len(text) > 3)


def _with_title(blocks: Sequence[Block]) -> list[Block]:
    if len(blocks) > 2 and _BLANKS.search(blocks[0].text):
        blocks = blocks[1:]
    if len(blocks) < 2 or blocks[0].kind not in ("paragraph", "heading"):
        return list(blocks)
    first = blocks[0]
    is_title = len(first.text) <= _TITLE and not first.text.endswith(_ENDS)
    return [replace(first, kind="heading", level=1) if is_title else first, *blocks[1:]]
