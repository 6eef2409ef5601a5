"""Bytes to text: byte order marks, UTF-8, UTF-16, then the most plausible legacy encoding."""

from __future__ import annotations

import codecs
import re
from functools import cache

from grounding.data import load
from grounding.errors import InputError
from grounding.guards import check_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_SEPARATORS = b"\n\t ,;"
_PLAUSIBLE = 0.6
_LATIN = ("cp1252", "cp1250", "cp1254")
_CJK = ("gb18030", "big5", "cp932", "euc_kr")


def decode(data: bytes, name: str) -> tuple[str, str | None]:
    """The text of `data` with LF line ends, and a note where the encoding is not UTF-8.

    InputError for binary data, for text that no encoding fits, and for damaged UTF-8.
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is None:
        check_text(data, name)
    encoding = marked or _encoding_of(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(data, name, encoding, error.start) from error
    if "\0" in text:
        raise InputError(f"{name} is binary, not text; save it as text in UTF-8.")
    note = None if encoding.startswith("utf-8") else f"The text was read as {_label(encoding)}."
    return text.replace("\r\n", "\n").replace("\r", "\n"), note


def _label(encoding: str) -> str:
    return {"cp932": "Shift JIS", "euc_kr": "EUC-KR"}.get(encoding, encoding.upper())


def _damaged(data: bytes, name: str, encoding: str, place: int) -> InputError:
    line = data[:place].count(b"\n") + 1
    return InputError(f"{name} is not clean {encoding} in line {line}; save it again as UTF-8.")


def _encoding_of(data: bytes, name: str) -> str:
    wide = _without_mark(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        place = error.start
    return _legacy(data, name, place)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its ASCII part is zero, that of its separators too."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2], sample[1::2]
    big = even.count(0) > odd.count(0)
    high, low = (even, odd) if big else (odd, even)
    if not high.count(0) or high.count(0) * 10 < len(sample) // 2:
        return None
    wide = sum(
        1 for upper, lower in zip(high, low, strict=False) if not upper and lower in _SEPARATORS
    )
    if 2 * wide < sum(map(sample.count, _SEPARATORS)):
        return None
    return "utf-16-be" if big else "utf-16-le"


def _legacy(data: bytes, name: str, place: int) -> str:
    if _mostly_utf8(data):
        raise _damaged(data, name, "utf-8", place)
    sample = _foreign_lines(data)
    scores: dict[str, float] = {
        encoding: score for encoding in load("encodings") if (score := _score(sample, encoding))
    }
    ranked = sorted(scores, key=lambda encoding: -scores[encoding])
    fitting = next((encoding for encoding in ranked if _decodes(data, encoding)), None)
    if fitting is not None and scores[fitting] >= _PLAUSIBLE:
        return fitting
    found = _by_statistics(sample, ranked)
    if found is None or not _decodes(data, found):
        raise InputError(f"{name} is in an unknown encoding; save it as UTF-8.")
    return found


def _foreign_lines(data: bytes) -> bytes:
    """The first lines that hold anything beyond ASCII."""
    lines, size = [], 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"\n".join(lines)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    # Two bytes of one UTF-8 letter rarely pair up by chance in another encoding.
    text = data.decode("utf-8", "replace")
    good = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return good > 10 * text.count("\ufffd")


def _score(data: bytes, encoding: str) -> float:
    """Share of the non-ASCII letters that are common in the encoding's languages; 0 if invalid."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    foreign = [char for char in text if char > "\x7f"]
    if not foreign or any(
        "\x80" <= char < "\xa0" or "\ue000" <= char < "\uf900" for char in foreign
    ):
        return 0.0
    weights = _weights(encoding)
    score = sum(weights.get(char, 0.0) for char in foreign) / len(foreign)
    return score if encoding in _CJK else score * _consistent(text, encoding)


@cache
def _weights(encoding: str) -> dict[str, float]:
    """Common letters weigh one, rare ones less: alphabets are listed by falling frequency."""
    letters = load("encodings")[encoding]
    if encoding in _CJK:
        return dict.fromkeys(letters, 1.0)
    small = [c for c in letters if c.islower()] or [c for c in letters if c.isalpha()]
    weights = {letter: 1 - 0.6 * i / len(small) for i, letter in enumerate(small)}
    return {c: weights.get(c.lower(), 0.8 if c.isalpha() else 0.6) for c in letters}


def _consistent(text: str, encoding: str) -> float:
    """Share of the words with foreign letters that look like words of the script.

    Latin words are mostly plain letters; words of other alphabets hold no plain letter and no
    capital after a small one.
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    fits = _looks_latin if encoding in _LATIN else _looks_foreign
    return sum(map(fits, words)) / len(words) if words else float(encoding == "cp1252")


def _looks_latin(word: str) -> bool:
    return 2 * sum(char > "\x7f" for char in word) <= len(word) + 1


def _looks_foreign(word: str) -> bool:
    cased = word.islower() or word.isupper() or word[1:].islower() or word.lower() == word.upper()
    return cased and not any(char <= "\x7f" for char in word)


def _by_statistics(data: bytes, encodings: list[str]) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=encodings or None).best()
    return found.encoding if found else None
