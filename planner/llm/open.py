"""From `--llm NAME[:MODEL]` to a client; providers and prices are in `planner/data/llms.json`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.llm.budget import FREE, Meter, Price
from planner.llm.errors import LlmError
from planner.llm.keys import key
from planner.llm.recording import Recorder, Replay
from planner.llm.tries import Tries
from planner.llm.types import Client

if TYPE_CHECKING:
    from planner.llm.http import Door

OnFault = Callable[[str], None]


@dataclass(frozen=True)
class LlmChoice:
    """What a person chose: `spec` is `NAME[:MODEL]`, `url` another server, `budget` US dollars."""

    spec: str
    url: str | None = None
    budget: float | None = None
    price: Price | None = None
    key_file: Path | None = None
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)


@dataclass
class Conversation:
    """A client with its record and its meter: `client` is the one to ask."""

    recorder: Recorder
    meter: Meter

    @property
    def client(self) -> Client:
        """The metered client."""
        return self.meter


def open_llm(choice: LlmChoice) -> Conversation:
    """The model behind `choice`, recorded and metered. Raises LlmError for one that cannot be had."""
    name, _, model = choice.spec.partition(":")
    secret = ""
    tries = Tries()
    price: Price | None
    if name in _OTHERS:
        client, price = _OTHERS[name](model), FREE
    else:
        provider = _provider(name)
        secret = _key(provider, choice)
        door = _door(name, provider, secret, choice.url, tries.fail)
        client = _remote(door, model or provider.get("model", ""), provider["speaks"])
        price = _price(provider, client.name.partition(":")[2])
    recorder = Recorder(client, (secret,), tries)
    return Conversation(recorder, Meter(recorder, choice.price or price, choice.budget, tries))


def providers() -> tuple[str, ...]:
    """Every NAME that `--llm` takes."""
    return (*_table()["providers"], *_OTHERS)


@cache
def _table() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(
        files("planner.data").joinpath("llms.json").read_text("utf-8")
    )
    return data


def _provider(name: str) -> dict[str, Any]:
    found: dict[str, Any] | None = _table()["providers"].get(name)
    if found is None:
        raise LlmError(
            f"Unknown LLM {name or '(none)'}; use NAME:MODEL with {', '.join(providers())}."
        )
    return found


def _key(provider: Mapping[str, Any], choice: LlmChoice) -> str:
    """The provider's key; a server that the person names may do without."""
    variable = provider.get("key")
    if not variable:
        return ""
    return key(variable, choice.environment, choice.key_file, needed=not choice.url)


def _door(
    name: str, provider: Mapping[str, Any], secret: str, url: str | None, on_fault: OnFault
) -> Door:
    from planner.llm.http import Door

    base = url or provider.get("url")
    if not base:
        raise LlmError(f"{name} needs an address; give it with --llm-url.")
    headers = {"x-goog-api-key": secret} if provider["speaks"] == "gemini" else {
        "authorization": f"Bearer {secret}"
    }  # fmt: skip
    return Door(name, base, headers if secret else {}, on_fault=on_fault)


def _remote(door: Door, model: str, speaks: str) -> Client:
    from planner.llm.gemini import Gemini
    from planner.llm.ollama import Ollama
    from planner.llm.openai import OpenAI

    if not model:
        raise LlmError(f"{door.name} needs a model; write --llm {door.name}:MODEL.")
    made: Mapping[str, Callable[[Any, str], Client]] = {
        "openai": OpenAI, "gemini": Gemini, "ollama": Ollama,
    }  # fmt: skip
    return made[speaks](door, model)


def _price(provider: Mapping[str, Any], model: str) -> Price | None:
    """The listed price, free for a server of one's own, None where it is not known."""
    if provider.get("free"):
        return FREE
    listed = _table()["prices"]["models"].get(model.rpartition("/")[2])
    return Price(*listed) if listed else None


def _transformers(source: str) -> Client:
    from planner.llm.transformers import Transformers

    if not source:
        raise LlmError("transformers needs a folder or a hub id; write --llm transformers:PATH.")
    return Transformers(source)


def _replay(file: str) -> Client:
    if not file:
        raise LlmError("replay needs a recording; write --llm replay:FILE.")
    return Replay.from_file(Path(file))


_OTHERS: Mapping[str, Callable[[str], Client]] = {"transformers": _transformers, "replay": _replay}
