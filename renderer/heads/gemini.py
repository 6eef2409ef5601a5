"""The head `gemini[:MODEL]`: Google's image models.

https://ai.google.dev/gemini-api/docs/image-generation
"""

from __future__ import annotations

import base64
from typing import Any

from planner.llm.http import Door, Events
from renderer.errors import RenderError
from renderer.heads import Access
from renderer.heads.asked import Brief
from renderer.heads.remote import RemoteHead, decoded, remote

MODEL = "gemini-3-pro-image"
_ASPECTS = ("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")


def head(model: str, access: Access) -> RemoteHead:
    """The head for a model. Raises KeyMissing without GEMINI_API_KEY."""
    return remote(
        "gemini", model or MODEL, access, url="https://generativelanguage.googleapis.com",
        variable="GEMINI_API_KEY", header="x-goog-api-key: {}", ask=ask,
    )  # fmt: skip


def ask(door: Door, model: str, told: Brief) -> bytes:
    """The picture that the model paints."""
    shown = [("image/png", told.sketch), *(("image/webp", data) for _, data in told.references)]
    if told.mask:
        shown.append(("image/png", told.mask))
    parts: list[dict[str, Any]] = [
        {"inlineData": {"mimeType": kind, "data": base64.b64encode(data).decode()}}
        for kind, data in shown
    ]
    config: dict[str, Any] = {"aspectRatio": aspect(told.width, told.height)}
    if not model.startswith("gemini-2.5"):  # which paint at one size alone
        config["imageSize"] = size(told.width, told.height)
    body = {
        "contents": [{"role": "user", "parts": [*parts, {"text": f"{told.words}\n{told.orders}"}]}],
        "generationConfig": {"responseModalities": ["TEXT", "IMAGE"], "imageConfig": config},
    }
    return door.post(f"v1beta/models/{model}:generateContent", body, _read)


def aspect(width: int, height: int) -> str:
    """The aspect that is nearest, of those that there are."""
    ratio = width / height

    def apart(name: str) -> float:
        w, h = map(int, name.split(":"))
        return max(ratio / (w / h), (w / h) / ratio)

    return min(_ASPECTS, key=apart)


def size(width: int, height: int) -> str:
    """The smallest size that has the pixels wanted."""
    long = max(width, height)
    return "1K" if long <= 1100 else "2K" if long <= 2200 else "4K"


def _read(events: Events) -> bytes:
    why = ""
    for event in events:
        blocked = (event.get("promptFeedback") or {}).get("blockReason")
        why = str(blocked) if blocked else why
        for candidate in event.get("candidates") or ():
            why = str(candidate.get("finishReason") or why)
            for part in (candidate.get("content") or {}).get("parts") or ():
                picture = (part.get("inlineData") or {}).get("data")
                if picture and not part.get("thought"):
                    return decoded(picture, "gemini")
    raise RenderError(f"gemini painted nothing ({why or 'no reason given'}).")
