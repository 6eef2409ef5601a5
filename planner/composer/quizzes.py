"""Quizzes: questions with lettered options, each with its answer below, or all answers at the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from grounding.types import Block
from planner.composer.lexicon import words
from planner.composer.text import sentences

_ASKS = ("?", "？", "؟")
_LETTERS = "ABCDEFGH"
_OPTION = re.compile(r"(?:^|(?<=[\s,;，；、?？؟:：.。]))\(?([A-Ha-h])[.)）]\s*(?=\S)")
_LINE = re.compile(r"\(?([A-Ha-h])[.)）:]\s+(\S.*)")


def without_answers(prompt: str, language: str) -> tuple[str, str]:
    """The prompt, and the `Answers: 1b, 2c` that alone end it, or ""."""
    names = "|".join(map(re.escape, words("roles", "answers", language)))
    found = list(re.finditer(rf"(?im)(?:^|(?<=[\s.。!！)?？]))(?:{names})\s*[:：]", prompt))
    asked = prompt[: found[0].start()] if found else ""
    if len(found) != 1 or not any(mark in asked for mark in _ASKS):
        return prompt, ""
    answers = " ".join(prompt[found[0].start() :].split())
    return (asked.rstrip(), answers) if len(sentences(answers, language)) < 3 else (prompt, "")


def with_options(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """Questions as numbered items over their options and the answer, where several have some."""
    answer = _answer(language)
    told = [part for block in blocks for part in _parted(block, answer)]
    lines = [_LINE.fullmatch(block.text.strip()) for block in told]
    letters = "".join(line[1].upper() if line else " " for line in lines)
    asks = [
        block.text.rstrip().endswith(_ASKS) and letters.startswith("AB", at + 1)
        for at, block in enumerate(told)
    ]  # one letter alone is the `A:` of an answer
    if sum(asks) < 2:
        return tuple(blocks)
    return tuple(
        replace(block, kind="item", level=2, ordered=False, text=f"{line[1]}: {line[2]}") if line
        else replace(block, kind="item", level=2, ordered=False) if answer.fullmatch(block.text)
        else replace(block, kind="item", level=1, ordered=True) if question
        else block
        for block, line, question in zip(told, lines, asks, strict=True)
    )  # fmt: skip


@cache
def _answer(language: str) -> re.Pattern[str]:
    """`Answer: B`, `(Correct answer: Canberra)`, alone or at the end of a text."""
    names = sorted(words("roles", "answers", language), key=len, reverse=True)
    either = "|".join(map(re.escape, names))
    return re.compile(
        rf"(?i)[\s(（,;，；、.。]*(?<!\w)((?:{either})\s*[:：]\s*[^()（）]+?)[\s)）.。]*$"
    )


def _parted(block: Block, answer: re.Pattern[str]) -> list[Block]:
    """`Which? a) Saturn b) Mars Answer: b` as the question, each option and the answer; else the block."""
    found = answer.search(block.text)
    text = block.text[: found.start()] if found else block.text
    marks: list[re.Match[str]] = []
    for mark in _OPTION.finditer(text):
        if mark[1].upper() == _LETTERS[len(marks) : len(marks) + 1]:
            marks.append(mark)
    question = text[: marks[0].start()].strip() if marks else ""
    if len(marks) < 2 or not question.endswith(_ASKS):
        return [block]
    ends = [*(mark.start() for mark in marks), len(text)]
    told = [text[start:end].strip(" ,;，；、.。") for start, end in pairwise(ends)]
    told += [found[1]] if found else []
    return [replace(block, text=question), *(replace(block, text=one) for one in told)]
