"""The pictures that the person gave, as SVG documents to be placed on a page or in a picture."""

from __future__ import annotations

import base64
import binascii
import io
from functools import lru_cache

from planner.parts import Reference
from planner.plan import Plan
from renderer.errors import RenderError
from renderer.pictures import Drawings


def drawings(plan: Plan) -> Drawings:
    """The plan's references, each as large as it is.

    Raises RenderError for one that is not the WebP picture that it says it is.
    """
    return {one.id: _document(one) for one in plan.references}


def emblem(reference: Reference, w: float, h: float) -> str:
    """A reference as an icon of that shape: cut out ones whole, others filling a disc in a square."""
    image, clip = _image(reference), ""
    fit = f'width="{w}" height="{h}" preserveAspectRatio="xMidYMid meet"'
    if not reference.cut and w == h:
        clip = f'<clipPath id="disc"><circle cx="{w / 2}" cy="{h / 2}" r="{w / 2}"/></clipPath>'
        fit = fit.replace("meet", "slice") + ' clip-path="url(#disc)"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        f'{clip}<image href="{image}" {fit}/></svg>'
    )


@lru_cache(maxsize=16)
def _document(reference: Reference) -> str:
    w, h = reference.width, reference.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        f'<image href="{_image(reference)}" width="{w}" height="{h}"/></svg>'
    )


@lru_cache(maxsize=16)
def _image(reference: Reference) -> str:
    """The data URI of a reference, checked: a plan may come from anywhere."""
    from PIL import Image, UnidentifiedImageError

    try:
        data = base64.b64decode(reference.data, validate=True)
        with Image.open(io.BytesIO(data)) as image:
            kind, size = image.format, image.size
    except (binascii.Error, UnidentifiedImageError, OSError, ValueError):
        kind, size = None, (0, 0)
    if kind != "WEBP" or size != (reference.width, reference.height):
        raise RenderError(
            f"The reference {reference.id} is not a WebP picture of {reference.width} x"
            f" {reference.height} pixels."
        )
    return f"data:image/webp;base64,{reference.data}"
