"""Texts and questions for SQLite's trigram index, in scripts with and without spaces.

A trigram index finds words of three letters and more. Chinese, Japanese and Thai words are often of
two, with no space round them: their letters are set apart, so that a pair is a trigram (A, space, B).
"""

from __future__ import annotations

import re

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = re.compile(f"(?<=[{_UNSPACED}])(?=[{_UNSPACED}])")
_RUN = re.compile(f"[{_UNSPACED}]{{2,}}")
_WORD = re.compile(rf"(?:(?![{_UNSPACED}])\w){{3,}}")


def indexed(text: str) -> str:
    """A text as it is indexed."""
    return _LETTER.sub(" ", text)


def matching(question: str) -> str:
    """The FTS5 query for a question: any of its words, or of its pairs of letters; empty without any."""
    pairs = [
        f"{run[i]} {run[i + 1]}" for run in _RUN.findall(question) for i in range(len(run) - 1)
    ]
    terms = dict.fromkeys((*_WORD.findall(question), *pairs))
    return " OR ".join(f'"{term}"' for term in terms)
