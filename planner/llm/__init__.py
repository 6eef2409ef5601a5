"""Language models behind one protocol: servers, checkpoints on disk, and recorded conversations."""

from __future__ import annotations

from planner.llm.budget import Meter, Price
from planner.llm.complete import complete
from planner.llm.errors import LlmError
from planner.llm.open import Conversation, LlmChoice, open_llm, providers
from planner.llm.recording import Recorder, Replay
from planner.llm.types import Client, Image, Message, Reply, Request, Usage

__all__ = [
    "Client",
    "Conversation",
    "Image",
    "LlmChoice",
    "LlmError",
    "Message",
    "Meter",
    "Price",
    "Recorder",
    "Replay",
    "Reply",
    "Request",
    "Usage",
    "complete",
    "open_llm",
    "providers",
]
