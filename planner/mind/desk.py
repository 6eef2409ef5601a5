"""What every stage has at hand: the model, the request, the person's wishes and folder of templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

import prompts
from grounding.types import Inputs
from planner.content import Wishes
from planner.errors import PlannerError
from planner.llm.complete import complete
from planner.llm.types import Client, Image, Message, Part
from planner.parts import Reasoning

Value = TypeVar("Value", bound=BaseModel)


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
        """The answer to a stage's template. Raises LlmError, or PlannerError for a bad template."""
        try:
            filled = prompts.fill(stage, values, self.templates)
        except prompts.PromptError as error:
            raise PlannerError(str(error)) from None
        shown: tuple[Part, ...] = (
            (filled.user, *self.pictures) if stage == "brief" else (filled.user,)
        )
        system = f"{filled.system}\n\n{self.guidance}".strip()
        turns = (Message("system", (system,)), Message("user", shown), *more)
        return complete(
            self.client,
            stage,
            turns,
            schema,
            seed=self.wishes.seed + self.wishes.variant,
            on_text=self.on_text,
        )

    def note(self, stage: str, text: str) -> None:
        """Keep why a stage decided as it did."""
        if text.strip():
            self.reasoning.append(Reasoning(stage=stage, text=" ".join(text.split())))
