"""The head `openai[:MODEL]`: OpenAI's image models, given the sketch as a picture to edit.

https://platform.openai.com/docs/api-reference/images
"""

from __future__ import annotations

import io
from functools import partial

from planner.llm.http import Door
from renderer.heads import Access
from renderer.heads.asked import Brief
from renderer.heads.raster import png
from renderer.heads.remote import RemoteHead, first_picture, remote

MODEL = "gpt-image-1.5"
_FIXED = ((1024, 1024), (1536, 1024), (1024, 1536))
"""Sizes of the models of the first generation; later ones take any multiple of 16."""
_STEP, _LONGEST, _STEEPEST = 16, 3840, 3.0


def head(model: str, access: Access) -> RemoteHead:
    """The head for a model. Raises KeyMissing without OPENAI_API_KEY."""
    return remote(
        "openai", model or MODEL, access, url="https://api.openai.com/v1", variable="OPENAI_API_KEY",
        header="authorization: Bearer {}", ask=ask,
    )  # fmt: skip


def ask(door: Door, model: str, told: Brief) -> bytes:
    """The picture that the model paints."""
    pictures = [("sketch.png", told.sketch, "image/png")]
    pictures += [(f"{n}.webp", data, "image/webp") for n, (_, data) in enumerate(told.references)]
    files = [("image[]", one) for one in pictures]
    if told.mask:
        files.append(("mask", ("mask.png", _clear(told.mask), "image/png")))
    width, height = size(model, told.width, told.height)
    body = {
        "model": model, "prompt": f"{told.words}\n{told.orders}", "n": "1", "size": f"{width}x{height}",
        "output_format": "png",
    }  # fmt: skip
    return door.post("images/edits", body, partial(first_picture, name="openai"), files)


def size(model: str, width: int, height: int) -> tuple[int, int]:
    """The size to ask for: as the element, within what the model takes."""
    ratio = width / height
    if model.startswith("gpt-image-1"):
        return min(_FIXED, key=lambda one: max(ratio / (one[0] / one[1]), one[0] / one[1] / ratio))
    ratio = min(max(ratio, 1 / _STEEPEST), _STEEPEST)
    long = min(_LONGEST, max(width, height, 1024))
    w, h = (long, long / ratio) if ratio >= 1 else (long * ratio, long)
    return _STEP * round(w / _STEP), _STEP * round(h / _STEP)


def _clear(mask: bytes) -> bytes:
    """A mask as the API has it: clear where the picture may change."""
    from PIL import Image, ImageOps

    white = Image.open(io.BytesIO(mask)).convert("L")
    solid = Image.new("RGBA", white.size, "black")
    solid.putalpha(ImageOps.invert(white))
    return png(solid)
