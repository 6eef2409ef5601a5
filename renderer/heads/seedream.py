"""The head `seedream[:MODEL]`: ByteDance's image models on Ark.

https://docs.byteplus.com/en/docs/ModelArk/1541523
"""

from __future__ import annotations

import math
from functools import partial

from planner.llm.http import Door
from renderer.heads import Access
from renderer.heads.asked import Brief
from renderer.heads.remote import RemoteHead, data_uri, first_picture, remote

MODEL = "seedream-4-5-251128"
_FEWEST, _MOST = 3_686_400, 16_777_216
"""Pixels that a picture may have."""


def head(model: str, access: Access) -> RemoteHead:
    """The head for a model. Raises KeyMissing without ARK_API_KEY."""
    return remote(
        "seedream", model or MODEL, access, url="https://ark.ap-southeast.bytepluses.com/api/v3",
        variable="ARK_API_KEY", header="authorization: Bearer {}", ask=ask,
    )  # fmt: skip


def ask(door: Door, model: str, told: Brief) -> bytes:
    """The picture that the model paints."""
    shown = [data_uri(told.sketch), *(data_uri(data, "webp") for _, data in told.references)]
    if told.mask:
        shown.append(data_uri(told.mask))
    width, height = size(told.width, told.height)
    body = {
        "model": model, "prompt": f"{told.words}\n{told.orders}", "image": shown, "size": f"{width}x{height}",
        "response_format": "b64_json", "watermark": False, "sequential_image_generation": "disabled",
    }  # fmt: skip
    return door.post("images/generations", body, partial(first_picture, name="seedream"))


def size(width: int, height: int) -> tuple[int, int]:
    """The size to ask for: the element's shape, with as many pixels as the model takes."""
    pixels = width * height
    grow = math.sqrt(min(max(pixels, _FEWEST), _MOST) / pixels)
    w, h = width * grow, height * grow
    return (math.ceil(w), math.ceil(h)) if pixels < _MOST else (math.floor(w), math.floor(h))
