"""A model that answers each stage from a script, and a desk for it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grounding.gather import gather
from planner.content import Wishes
from planner.llm import Reply, Request
from planner.llm.types import OnText
from planner.mind import Desk

ROOT = Path(__file__).parents[3]
COFFEE = ROOT / "examples/coffee/coffee.md"
POPULATION = ROOT / "examples/population/population.csv"


@dataclass
class Scripted:
    """Answers by stage, in order; the last one of a stage is given again."""

    answers: dict[str, list[Any]]
    name: str = "scripted:1"
    asked: dict[str, list[Request]] = field(default_factory=lambda: defaultdict(list))

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        self.asked[request.stage].append(request)
        queue = self.answers[request.stage]
        told = queue.pop(0) if len(queue) > 1 else queue[0]
        return Reply(told if isinstance(told, str) else json.dumps(told, ensure_ascii=False), "1")


def desk(prompt: str, *files: Path, wishes: Wishes | None = None, **answers: list[Any]) -> Desk:
    """A desk with documents and tables, and a script."""
    return Desk(Scripted(answers), prompt, gather(files, ()), wishes or Wishes())


BRIEF = {
    "interpretation": "A wall chart of the recipe in the note.", "message": "Six steps to one cup",
    "topic": "pour-over coffee", "language": "en", "form": "archetype", "archetype": "steps",
    "instructions": [
        {"kind": "style", "text": "step by step", "importance": 0.4, "after": [2]},
        {"kind": "identity", "text": "pour-over coffee", "importance": 1.0},
        {"kind": "data", "text": "amounts and times"},
    ],
}  # fmt: skip
