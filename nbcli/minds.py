"""Who plans: the composer, or a language model. A request is read once, then planned for each design."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from grounding.types import Inputs
from planner.content import Wishes
from planner.plan import Plan

if TYPE_CHECKING:
    from planner.llm import Conversation
    from planner.mind import BriefDraft, Desk
    from planner.think import Event

Tell = Callable[["Event"], None]


class Reading(Protocol):
    """A request as a mind has read it."""

    def plan(self, wishes: Wishes, tell: Tell) -> Plan:
        """A plan of it. Raises PlannerError where there can be none."""
        ...


class Mind(Protocol):
    """One that plans."""

    def read(self, prompt: str, inputs: Inputs, wishes: Wishes) -> Reading:
        """Read a request. Raises PlannerError where it cannot be understood."""
        ...

    def record(self) -> dict[str, Any]:
        """Who planned and what it took, for run.json."""
        ...

    def exchanges(self) -> str:
        """What a model was asked and answered, as JSON lines; empty where none was asked."""
        ...

    def remarks(self) -> tuple[str, ...]:
        """What the person should hear."""
        ...


class Composer:
    """Plans from what was given alone; no model is asked."""

    def read(self, prompt: str, inputs: Inputs, wishes: Wishes) -> Reading:
        return _Composed(prompt, inputs)

    def record(self) -> dict[str, Any]:
        return {"name": "composer"}

    def exchanges(self) -> str:
        return ""

    def remarks(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class _Composed:
    prompt: str
    inputs: Inputs

    def plan(self, wishes: Wishes, tell: Tell) -> Plan:
        from planner.think import think

        return think(self.prompt, self.inputs, wishes, tell)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which model the person chose (`spec` is NAME[:MODEL]), and how it is steered.

    `budget` is in US dollars, `price` is INPUT,OUTPUT for a million tokens, `ask` puts a question to
    the person.
    """

    spec: str
    url: str | None = None
    budget: float | None = None
    price: str | None = None
    key_file: Path | None = None
    templates: Path | None = None
    strengths: Mapping[str, float] = field(default_factory=dict)
    priority: str | None = None
    ask: Callable[[str], str] | None = None


def model(choice: Choice) -> Model:
    """The mind that asks the model chosen. Raises LlmError for one that cannot be had."""
    from planner.llm import LlmChoice, Price, open_llm

    price = Price(*map(float, choice.price.split(","))) if choice.price else None
    chosen = LlmChoice(choice.spec, choice.url, choice.budget, price, choice.key_file)
    return Model(choice, open_llm(chosen))


@dataclass(frozen=True, slots=True)
class Model:
    """Plans with a language model; every exchange is kept."""

    choice: Choice
    talk: Conversation

    def read(self, prompt: str, inputs: Inputs, wishes: Wishes) -> Reading:
        from planner.mind import Desk, answered, read

        desk = Desk(self.talk.client, prompt, inputs, wishes, self.choice.templates)
        brief = read(desk)
        if self.choice.ask and brief.questions:
            answers = {question: self.choice.ask(question) for question in brief.questions}
            brief = answered(desk, brief, answers)
        return _Modelled(desk, brief, self.choice)

    def record(self) -> dict[str, Any]:
        meter = self.talk.meter
        cost = None if meter.cost is None else round(meter.cost, 6)
        return {"name": meter.name, "calls": meter.calls, **asdict(meter.used), "cost_usd": cost}

    def exchanges(self) -> str:
        return "".join(f"{line}\n" for line in self.talk.recorder.lines)

    def remarks(self) -> tuple[str, ...]:
        meter = self.talk.meter
        used = f"{meter.used.input_tokens} tokens read, {meter.used.output_tokens} written"
        cost = f", ${meter.cost:.4f}" if meter.cost else ""
        return (*self.talk.recorder.notes, f"{meter.name}: {meter.calls} calls, {used}{cost}")


@dataclass(frozen=True, slots=True)
class _Modelled:
    desk: Desk
    brief: BriefDraft
    choice: Choice

    def plan(self, wishes: Wishes, tell: Tell) -> Plan:
        from planner.mind import Steering, think_with

        steering = Steering(dict(self.choice.strengths), self.choice.priority)
        desk = replace(self.desk, wishes=wishes, reasoning=list(self.desk.reasoning))
        return think_with(desk, self.brief, (), steering, tell)
