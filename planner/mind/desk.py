"""What every stage has at hand: the model, the request, the person's wishes and folder of templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

import prompts
from grounding.types import Inputs
from planner.content import Wishes
from planner.errors import PlannerError
from planner.llm.complete import complete
from planner.llm.errors import LlmError, RequestRefused, after
from planner.llm.types import Client, Image, Message
from planner.parts import Reasoning

Value = TypeVar("Value", bound=BaseModel)
Result = TypeVar("Result")
ROUNDS = 3
"""How often a stage is asked before the best of its answers is kept, what is wrong with it listed."""
_SHOWN = ("brief", "edit")
"""The stages that see the pictures given."""
_MOST = 30
"""Faults that go back at once."""


@dataclass
class Desk:
    """One run of the think phase with a model. `pictures` are shown beside the request; `guidance` is
    what a pattern tells every stage.
    """

    client: Client
    prompt: str
    inputs: Inputs
    wishes: Wishes
    templates: Path | None = None
    pictures: tuple[Image, ...] = ()
    on_text: Callable[[str], None] | None = None
    guidance: str = ""
    reasoning: list[Reasoning] = field(default_factory=list)

    def ask(self, stage: str, values: dict[str, str], schema: type[Value], *more: Message) -> Value:
        """The answer to a stage's template; a model that takes no pictures is asked without them.

        Raises LlmError, or PlannerError for a bad template.
        """
        try:
            filled = prompts.fill(stage, values, self.templates)
        except prompts.PromptError as error:
            raise PlannerError(str(error)) from None
        pictures = self.pictures if stage in _SHOWN else ()
        system = Message("system", (f"{filled.system}\n\n{self.guidance}".strip(),))
        turns = (system, Message("user", (filled.user, *pictures)), *more)
        seed = self.wishes.seed + self.wishes.variant
        try:
            return complete(self.client, stage, turns, schema, seed=seed, on_text=self.on_text)
        except RequestRefused as no:
            if not pictures or "image" not in str(no).lower():
                raise
            refused = str(no)
        self.pictures = ()
        self.note(
            stage, f"{self.client.name} takes no images, so it has seen none of the pictures."
        )
        try:
            return self.ask(stage, values, schema, *more)
        except LlmError as error:
            raise after(refused, error) from None

    def settle(
        self, stage: str, values: dict[str, str], schema: type[Value],
        judge: Callable[[Value], tuple[Result | None, Sequence[str]]], rounds: int = ROUNDS,
    ) -> tuple[Result, tuple[str, ...]]:  # fmt: skip
        """The best that came of a stage's answers, and what is still wrong with it.

        `judge` makes something of an answer (None: nothing) and says in lines what is wrong; these go
        back as they are, `rounds` questions in all. An error after the first result ends the mending,
        and is noted. Raises LlmError, or PlannerError where nothing came of any answer.
        """
        best: tuple[Result, tuple[str, ...]] | None = None
        faults: Sequence[str] = ()
        more: tuple[Message, ...] = ()
        for _ in range(rounds):
            try:
                draft = self.ask(stage, values, schema, *more)
            except LlmError as error:
                if best is None and faults:
                    raise after(faults[0], error) from None
                if best is None:
                    raise
                self.note(stage, f"What was wrong was not mended: {error}")
                break
            result, faults = judge(draft)
            if result is not None and (best is None or len(faults) < len(best[1])):
                best = result, tuple(faults)
            if not faults:
                break
            more = (
                Message("assistant", (draft.model_dump_json(exclude_unset=True),)),
                _again(faults),
            )
        if best is None:
            raise PlannerError(
                f"{self.client.name} wrote no usable {stage} ({faults[0].rstrip('.')}); try another --llm."
            )
        return best

    def note(self, stage: str, text: str) -> None:
        """Keep why a stage decided as it did."""
        if text.strip():
            self.reasoning.append(Reasoning(stage=stage, text=" ".join(text.split())))


def _again(faults: Sequence[str]) -> Message:
    listed = "\n".join(f"- {fault}" for fault in faults[:_MOST])
    return Message("user", (f"Mend this, and give the whole answer again:\n{listed}",))
