"""What is said to a language model and what it answers; every client speaks these types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Speaker = Literal["system", "user", "assistant"]
OnText = Callable[[str], None]
"""Hears each piece of an answer as it arrives."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture shown to the model: encoded bytes (PNG, JPEG or WebP) and their media type."""

    data: bytes
    media_type: str = "image/png"


Part = str | Image
CUT = "An answer stopped at its bound of tokens, before its end."
"""The note of a reply that is not whole."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn; `parts` are texts and images in reading order."""

    speaker: Speaker
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The texts, joined by blank lines."""
        return "\n\n".join(part for part in self.parts if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class Request:
    """One question. `stage` names it, `schema` is the JSON Schema of the answer (None: free text).

    `max_tokens` bounds the answer; `temperature` and `seed` are passed on where a server takes them.
    """

    stage: str
    messages: tuple[Message, ...]
    schema: dict[str, Any] | None = None
    max_tokens: int = 16_384
    temperature: float = 0.2
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens read and written, as the server counts them."""

    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input_tokens + other.input_tokens, self.output_tokens + other.output_tokens
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its text, who gave it, what it took, and what the client had to do without."""

    text: str
    model: str
    usage: Usage = Usage()
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", whole(self.text))


def whole(text: str) -> str:
    """The text with halves of one character joined, as pieces of a stream may part it; a lone half is �."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Client(Protocol):
    """A language model behind any door: a server, a checkpoint on disk, or a recorded conversation."""

    @property
    def name(self) -> str:
        """`provider:model`, for people and records."""
        ...

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Answer one request.

        Raises LlmError (one sentence) where no answer can be had.
        """
        ...
