"""Quizzes: questions with lettered options, and the answers at their foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from grounding.types import Block
from planner.composer.lexicon import words
from planner.composer.text import sentences

_ASKS = ("?", "？", "؟")
_LETTERS = "ABCDEFGH"
_OPTION = re.compile(r"(?:^|(?<=[\s,;，；、?？؟:：.。]))\(?([A-Ha-h])[.)）]\s*(?=\S)")
_ANSWER = r"\s*(\(?[A-Ha-h]\)?(?!\w)|[^.。?？\n]{1,60}?(?=\s+\d{1,2}[.)]|[.。\n]|$))[.。]?"
_LINE = re.compile(r"\(?([A-Ha-h])[.)）:]\s+(\S.*)")


def without_answers(prompt: str, language: str) -> tuple[str, str]:
    """The prompt, and its answers, or "": `Answers: 1b, 2c` that end it, or one behind each question's options."""
    names = "|".join(map(re.escape, words("roles", "answers", language)))
    named = rf"(?im)(?:^|(?<=[\s.。!！)?？]))(?:{names})\s*[:：]"
    found = list(re.finditer(named, prompt))
    each = list(re.finditer(named + _ANSWER, prompt)) if len(found) > 1 else []
    starts = [0, *(answer.end() for answer in each)]
    parts = [prompt[a : answer.start()] for a, answer in zip(starts, each, strict=False)]
    if len(each) == len(found) > 1 and all(len(_OPTION.findall(part)) > 1 for part in parts):
        told = ", ".join(f"{at} {answer[1].strip(' ()')}" for at, answer in enumerate(each, 1))
        name = re.split("[:：]", each[0][0])[0]
        return re.sub(named + _ANSWER, "", prompt).strip(), f"{name}: {told}"
    asked = prompt[: found[0].start()] if found else ""
    if len(found) != 1 or not any(mark in asked for mark in _ASKS):
        return prompt, ""
    answers = " ".join(prompt[found[0].start() :].split())
    return (asked.rstrip(), answers) if len(sentences(answers, language)) < 3 else (prompt, "")


def with_options(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Questions as numbered items over their options, where several have some."""
    told = [part for block in blocks for part in _parted(block)]
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
        else replace(block, kind="item", level=1, ordered=True) if question
        else block
        for block, line, question in zip(told, lines, asks, strict=True)
    )  # fmt: skip


def _parted(block: Block) -> list[Block]:
    """`Which? a) Saturn b) Mars` as the question and each option behind its letter; else the block.

    Options alone, whose question is the block before, are parted too.
    """
    marks: list[re.Match[str]] = []
    for mark in _OPTION.finditer(block.text):
        if mark[1].upper() == _LETTERS[len(marks) : len(marks) + 1]:
            marks.append(mark)
    question = block.text[: marks[0].start()].strip() if marks else ""
    if len(marks) < 2 or (question and not question.endswith(_ASKS)):
        return [block]
    ends = [*(mark.start() for mark in marks), len(block.text)]
    options = [block.text[start:end].strip(" ,;，；、.。") for start, end in pairwise(ends)]
    asked = [replace(block, text=question)] if question else []
    return [*asked, *(replace(block, text=option) for option in options)]
