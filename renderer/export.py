"""A picture as the bytes of a file: PNG, WebP, AVIF, JPEG, PDF or SVG, with its plan inside."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from planner.plan import Plan
from renderer import provenance
from renderer.errors import RenderError
from renderer.provenance import Record


class Drawn(Protocol):
    """What is exported: `renderer.render.Picture`."""

    @property
    def plan(self) -> Plan: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def origins(self) -> Mapping[str, str]: ...
    def png(self) -> bytes: ...
    def pdf(self) -> bytes: ...
    def svg(self) -> str: ...


def _pixels(picture: Drawn) -> Any:
    """The picture as a Pillow image, RGB unless something shows through."""
    from PIL.PngImagePlugin import PngImageFile

    # not Image.open: its guard against bombs would refuse our own large pictures
    image = PngImageFile(io.BytesIO(picture.png()))
    opaque = image.mode != "RGBA" or image.getchannel("A").getextrema()[0] == 255
    return image.convert("RGB") if opaque else image


def _saved(image: Any, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _png(picture: Drawn, record: Record) -> bytes:
    return provenance.into_png(picture.png(), record)


def _webp(picture: Drawn, record: Record) -> bytes:
    packet = provenance.xmp(record, with_plan=True)
    return _saved(_pixels(picture), "WEBP", lossless=True, quality=20, method=1, xmp=packet)


def _avif(picture: Drawn, record: Record) -> bytes:
    packet = provenance.xmp(record, with_plan=True)
    how = {"quality": 90, "subsampling": "4:4:4", "speed": 9}
    # one thread: the encoder's bytes depend on their number
    return _saved(_pixels(picture), "AVIF", max_threads=1, xmp=packet, **how)


def _jpg(picture: Drawn, record: Record) -> bytes:
    image = _pixels(picture).convert("RGB")
    return provenance.into_jpeg(_saved(image, "JPEG", quality=95, subsampling=0), record)


def _pdf(picture: Drawn, record: Record) -> bytes:
    return picture.pdf()  # the page itself carries the plan: see PLAN_FILE


def _svg(picture: Drawn, record: Record) -> bytes:
    return provenance.into_svg(picture.svg(), record).encode()


_ENCODERS: Mapping[str, Callable[[Drawn, Record], bytes]] = {
    "png": _png, "webp": _webp, "avif": _avif, "jpg": _jpg, "pdf": _pdf, "svg": _svg,
}  # fmt: skip
FORMATS = tuple(_ENCODERS)
RASTERS = ("png", "webp", "avif", "jpg")
MOST_PIXELS = 64_000_000
"""Pixels of a picture in memory, at most: about 0.8 GB while it is drawn."""
LARGEST = {"webp": 16_383, "jpg": 65_535}
"""Longest side in pixels that a format can hold."""


def encode(picture: Drawn, format: str, *, version: str = "") -> bytes:
    """The file's bytes; pixels as rendered, never resampled (WebP lossless; JPEG, AVIF nearly so).

    `version` is written into the file. The same picture and version give the same bytes.
    Raises RenderError for an unknown format, or one too small for the picture.
    """
    if format not in _ENCODERS:
        raise RenderError(f"Unknown format {format}; use {', '.join(FORMATS)}.")
    longest = max(picture.width, picture.height)
    if longest > LARGEST.get(format, longest):
        raise RenderError(
            f"A {format} file holds at most {LARGEST[format]} pixels a side, and the picture has"
            f" {longest}; use png or a smaller size."
        )
    if format in RASTERS and picture.width * picture.height > MOST_PIXELS:
        raise RenderError(
            f"{picture.width} by {picture.height} are more than {MOST_PIXELS // 10**6} million"
            " pixels; use a smaller size, or pdf or svg."
        )
    return _ENCODERS[format](picture, provenance.record(picture.plan, picture.origins, version))
