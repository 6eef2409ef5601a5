"""Who plans: the composer, or a language model. A request is read once, then planned for each design."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from grounding.types import Document, Inputs, Passage
from nbcli.lookup import CASSETTE, Lookup
from nbcli.runs import EXCHANGES
from planner.content import Wishes
from planner.plan import Plan

if TYPE_CHECKING:
    from planner.edits import Edit
    from planner.llm import Conversation
    from planner.mind import BriefDraft, Desk
    from planner.think import Event

Tell = Callable[["Event"], None]
MOST_FOUND = 24
"""Passages of looked-up pages that a model is shown."""


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

    def files(self) -> dict[str, str]:
        """What was said with a model and searches, by the name in a run folder; nothing without an answer."""
        ...

    def remarks(self) -> tuple[str, ...]:
        """What the person should hear."""
        ...


@dataclass(frozen=True, slots=True)
class Composer:
    """Plans from what was given and looked up; no model is asked."""

    lookup: Lookup = field(default_factory=Lookup)
    strengths: Mapping[str, float] = field(default_factory=dict)
    priority: str | None = None

    def read(self, prompt: str, inputs: Inputs, wishes: Wishes) -> Reading:
        return _Composed(prompt, inputs, self.lookup, self.strengths, self.priority)

    def record(self) -> dict[str, Any]:
        return {"name": "composer"}

    def files(self) -> dict[str, str]:
        return {CASSETTE: self.lookup.cassette} if self.lookup.cassette else {}

    def remarks(self) -> tuple[str, ...]:
        return tuple(self.lookup.notes)


@dataclass(frozen=True, slots=True)
class _Composed:
    prompt: str
    inputs: Inputs
    lookup: Lookup
    strengths: Mapping[str, float]
    priority: str | None = None

    def plan(self, wishes: Wishes, tell: Tell) -> Plan:
        from planner.steer import steered

        return steered(self._thought(wishes, tell), self.strengths, self.priority)

    def _thought(self, wishes: Wishes, tell: Tell) -> Plan:
        from planner.errors import NothingToSayError
        from planner.think import think

        try:
            return think(self.prompt, self._inputs(wishes), wishes, tell)
        except NothingToSayError as error:
            ask = self.lookup.mode == "auto" and error.topic
            found = self.lookup.find((error.topic,), error.language) if ask else ()
            if not found:
                told = " ".join((str(error), *self.lookup.notes))
                raise NothingToSayError(told, error.topic, error.language) from None
        return think(self.prompt, self._with(found), wishes, tell)

    def _inputs(self, wishes: Wishes) -> Inputs:
        """What was given; with --search on, what is found on the topic too."""
        if self.lookup.mode != "on":
            return self.inputs
        from planner.brief import read_brief

        brief = read_brief(self.prompt, self.inputs, wishes)
        return self._with(self.lookup.find((brief.topic or self.prompt,), brief.language))

    def _with(self, found: tuple[Document, ...]) -> Inputs:
        """The composer tells what one text tells, the best one; numbers are compared with the others."""
        documents = (*self.inputs.documents, *found[:1])
        return replace(self.inputs, documents=documents, compared=found[1:])


@dataclass(frozen=True, slots=True)
class Choice:
    """Which model the person chose (`spec` is NAME[:MODEL]), and how it is steered.

    `budget` is in US dollars, `price` is INPUT,OUTPUT for a million tokens, `ask` puts a question to
    the person, `guidance` is what a pattern tells the model.
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
    guidance: str = ""


def model(choice: Choice, lookup: Lookup) -> Model:
    """The mind that asks the model chosen. Raises LlmError for one that cannot be had."""
    from planner.llm import LlmChoice, Price, open_llm

    price = Price(*map(float, choice.price.split(","))) if choice.price else None
    chosen = LlmChoice(choice.spec, choice.url, choice.budget, price, choice.key_file)
    return Model(choice, open_llm(chosen), lookup)


@dataclass(frozen=True, slots=True)
class Model:
    """Plans with a language model; every exchange is kept."""

    choice: Choice
    talk: Conversation
    lookup: Lookup = field(default_factory=Lookup)

    def read(self, prompt: str, inputs: Inputs, wishes: Wishes) -> Reading:
        from planner.llm import Image
        from planner.mind import Desk, answered, read

        own, told = self.choice.templates, self.choice.guidance
        shown = tuple(Image(one.data, "image/webp") for one in inputs.references)
        desk = Desk(self.talk.client, prompt, inputs, wishes, own, shown, guidance=told)
        brief = read(desk)
        if self.choice.ask and brief.questions:
            answers = {question: self.choice.ask(question) for question in brief.questions}
            brief = answered(desk, brief, answers)
        return _Modelled(desk, brief, self.choice, self._found(brief, desk))

    def edits(self, plan: Plan, said: str, picture: bytes) -> tuple[Edit, ...]:
        """The edits that the model reads in an instruction, shown the `picture` (PNG). Raises PlannerError."""
        from planner.llm import Image
        from planner.mind import Desk
        from planner.mind.edit import edits

        own, wishes = self.choice.templates, Wishes(seed=plan.seed)
        desk = Desk(self.talk.client, said, Inputs(), wishes, own, (Image(picture),))
        return edits(desk, plan)

    def _found(self, brief: BriefDraft, desk: Desk) -> tuple[Passage, ...]:
        """Passages that answer the brief's queries, unless nothing is to be looked up."""
        given = desk.inputs.documents or desk.inputs.tables
        if self.lookup.mode == "off" or not brief.queries or (given and self.lookup.mode == "auto"):
            return ()
        from grounding.gather import passages
        from grounding.retrieve import retrieve

        found = self.lookup.find(brief.queries, brief.language)
        told = [passage for document in found for passage in passages(document)]
        return tuple(retrieve(brief.queries, told, MOST_FOUND))

    def record(self) -> dict[str, Any]:
        meter = self.talk.meter
        cost = None if meter.cost is None else round(meter.cost, 6)
        return {"name": meter.name, "calls": meter.calls, **asdict(meter.used), "cost_usd": cost}

    def files(self) -> dict[str, str]:
        record = self.talk.recorder
        told = "".join(f"{line}\n" for line in record.lines) if record.answered else ""
        kept = {EXCHANGES: told, CASSETTE: self.lookup.cassette}
        return {name: text for name, text in kept.items() if text}

    def remarks(self) -> tuple[str, ...]:
        meter = self.talk.meter
        used = f"{meter.used.input_tokens} tokens read, {meter.used.output_tokens} written"
        cost = f", ${meter.cost:.4f}" if meter.cost else ""
        return (
            *self.lookup.notes,
            *self.talk.recorder.notes,
            f"{meter.name}: {meter.calls} calls, {used}{cost}",
        )


@dataclass(frozen=True, slots=True)
class _Modelled:
    desk: Desk
    brief: BriefDraft
    choice: Choice
    found: tuple[Passage, ...] = ()

    def plan(self, wishes: Wishes, tell: Tell) -> Plan:
        from planner.mind import Steering, think_with

        steering = Steering(dict(self.choice.strengths), self.choice.priority)
        desk = replace(self.desk, wishes=wishes, reasoning=list(self.desk.reasoning))
        return think_with(desk, self.brief, self.found, steering, tell)
