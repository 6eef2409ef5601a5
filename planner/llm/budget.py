"""Money: what a conversation has cost, and a stop before it costs more than was allowed."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.llm.errors import BudgetSpent, RequestRefused, ServerUnavailable
from planner.llm.tries import Tries
from planner.llm.types import Client, Image, OnText, Reply, Request, Usage

IMAGE_TOKENS = 1600
"""Tokens reckoned for a picture: the upper end of what the large servers count."""
_BYTES_A_TOKEN = 3
"""A cautious reckoning of text: real tokenisers take 3 to 4 bytes a token."""


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens read and written."""

    input: float
    output: float

    def of(self, usage: Usage) -> float:
        """US dollars."""
        return (usage.input_tokens * self.input + usage.output_tokens * self.output) / 1e6


FREE = Price(0.0, 0.0)


@dataclass
class Meter:
    """A client that counts tokens and dollars, and asks nothing that could exceed `budget`.

    The worst case of a call is its whole request, and an answer as long as it may be. `tries` tell of
    answers that broke off: these are paid for too, and asked again only where the budget allows.
    """

    client: Client
    price: Price | None = None
    budget: float | None = None
    tries: Tries = field(default_factory=Tries)
    used: Usage = field(default_factory=Usage)
    calls: int = 0

    @property
    def name(self) -> str:
        """The name of the client behind."""
        return self.client.name

    @property
    def cost(self) -> float | None:
        """US dollars so far; None where the price is not known."""
        return self.price.of(self.used) if self.price else None

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Ask the client behind. Raises BudgetSpent, before asking, where it could cost too much."""
        self._afford(request)
        self.tries.on_break = lambda words: self._broken(request, words)
        try:
            reply = self.client.ask(request, on_text)
        except (RequestRefused, ServerUnavailable):
            if self.tries.last:
                self.used += self._reckoned(request, self.tries.last)
            raise
        self.used += reply.usage if reply.usage != Usage() else self._reckoned(request, reply.text)
        self.calls += 1
        return reply

    def _broken(self, request: Request, words: str) -> None:
        """Count an answer that broke off. Raises BudgetSpent where another try could cost too much."""
        self.used += self._reckoned(request, words)
        self._afford(request)

    def _reckoned(self, request: Request, words: str) -> Usage:
        """What a paid server that counts no tokens is taken to have read and written."""
        if self.price in (None, FREE):
            return Usage()
        return Usage(reckon(request).input_tokens, _tokens(words))

    def _afford(self, request: Request) -> None:
        if self.budget is None:
            return
        if self.price is None:
            raise BudgetSpent(
                f"The price of {self.name} is not known, so --budget cannot hold;"
                " give --price INPUT,OUTPUT in dollars for a million tokens."
            )
        spent, worst = self.price.of(self.used), self.price.of(reckon(request))
        if spent + worst > self.budget:
            raise BudgetSpent(
                f"The next call to {self.name} could cost ${worst:.3f}, and ${spent:.3f} of"
                f" ${self.budget:g} is spent; raise --budget."
            )


def reckon(request: Request) -> Usage:
    """The most tokens that a request can take."""
    parts = [part for message in request.messages for part in message.parts]
    read = sum(IMAGE_TOKENS if isinstance(part, Image) else _tokens(part) for part in parts)
    return Usage(read, request.max_tokens)


def _tokens(text: str) -> int:
    return len(text.encode()) // _BYTES_A_TOKEN + 1
