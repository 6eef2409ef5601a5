"""Heads behind a server: one request for each picture, over the door that language models use too."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass

from planner.llm.http import Door, Events
from planner.llm.keys import key
from renderer.errors import RenderError
from renderer.heads import Access, OnEvent, Painted, Painting, PaintRequest
from renderer.heads.asked import Brief, brief, placed

LARGEST = 128 * 2**20
"""Largest answer in bytes: a 4K picture in base64."""
Ask = Callable[[Door, str, Brief], bytes]


@dataclass(frozen=True)
class RemoteHead:
    """Paints by asking `model` of a server; `ask` speaks its API."""

    name: str
    model: str
    door: Door
    ask: Ask
    capabilities = frozenset({"raster", "mask", "references", "light", "medium"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The element as the model paints it.

        Raises LlmError where the server does not answer, or refuses; RenderError for an answer
        without a picture.
        """
        if on_event:
            on_event(Painted(f"{request.element.id}: {self.name} is painting"))
        return placed(self.ask(self.door, self.model, brief(request)), request, self.name)


def remote(
    name: str, model: str, access: Access, *, url: str, variable: str, header: str, ask: Ask
) -> RemoteHead:
    """A remote head: `variable` holds its key, sent as `header` (a format with one place for it).

    Raises KeyMissing where there is no key.
    """
    field, _, value = header.partition(": ")
    secret = key(variable, access.environment, access.key_file)
    door = Door(name, access.url or url, {field: value.format(secret)}, largest=LARGEST)
    return RemoteHead(f"{name}:{model}", model, door, ask)


def data_uri(data: bytes, kind: str = "png") -> str:
    """A picture as a data URI."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def first_picture(events: Events, name: str) -> bytes:
    """The picture in `data[0].b64_json` of an answer.

    Raises RenderError, with what the server said, where there is none.
    """
    for event in events:
        for one in event.get("data") or ():
            if one.get("b64_json"):
                return decoded(one["b64_json"], name)
            if one.get("error"):
                raise RenderError(f"{name} painted nothing: {one['error'].get('message', '')}")
    raise RenderError(f"{name} answered without a picture.")


def decoded(text: str, name: str) -> bytes:
    """Bytes of base64."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise RenderError(f"{name} answered with something that is no picture.") from None
