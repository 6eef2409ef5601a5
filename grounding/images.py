"""Pictures given as references: read, turned upright, cut out where their ground is plain, made small."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from grounding.errors import InputError
from grounding.guards import MEGABYTE, read_bytes
from grounding.types import Reference

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL import Image

    Pixels = npt.NDArray[np.uint8]

MOST = 14
"""Most references of one picture."""
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".bmp", ".tif", ".tiff", ".svg")
_BYTES, _SVG_BYTES, _PIXELS = 64 * MEGABYTE, 4 * MEGABYTE, 120_000_000
_LONGEST, _LONGEST_WHOLE, _LEAST, _QUALITY = 1600, 3200, 8, 92
_FILE_IN_SVG = re.compile(r"""href\s*=\s*["'](?!\s*(?:\#|data:))""", re.IGNORECASE)


def read_reference(path: Path, label: str = "", *, whole: bool = False) -> Reference:
    """The picture in a file, called `label`, or else as its file.

    A picture with transparent parts, or on a plain ground, is cut out and trimmed, unless all of it
    is wanted `whole`. InputError where it cannot be used.
    """
    name = " ".join((label or re.sub(r"[_-]+", " ", path.stem)).split())
    image = _svg(path) if path.suffix.lower() == ".svg" else _opened(path)
    if min(image.size) < _LEAST:
        raise InputError(
            f"{path} is {image.width} x {image.height} pixels; give at least {_LEAST} x {_LEAST}."
        )
    if whole:
        return whole_reference(image, name)
    image.thumbnail((_LONGEST, _LONGEST))
    kept, cut = _cut_out(image)
    if kept is None:
        raise InputError(f"{path} shows nothing: all of it is transparent.")
    return _stored(kept, name, cut)


def whole_reference(image: Image.Image, label: str) -> Reference:
    """All of a picture, called `label`."""
    kept = image.convert("RGB")
    kept.thumbnail((_LONGEST_WHOLE, _LONGEST_WHOLE))
    return _stored(kept, label, False)


def _stored(kept: Image.Image, name: str, cut: bool) -> Reference:
    stream = io.BytesIO()
    kept.save(stream, "WEBP", quality=_QUALITY, alpha_quality=100, method=4)
    return Reference(name, kept.width, kept.height, stream.getvalue(), cut)


def _opened(path: Path) -> Image.Image:
    from PIL import Image, ImageOps, UnidentifiedImageError

    data = read_bytes(path, _BYTES)
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _PIXELS:
                raise InputError(
                    f"{path} has {image.width} x {image.height} pixels; give a smaller one."
                )
            return ImageOps.exif_transpose(image).convert("RGBA")
    except UnidentifiedImageError:
        known = " ".join(SUFFIXES)
        raise InputError(f"{path} is not a picture that can be read; use {known}.") from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise InputError(f"{path} is damaged and cannot be read as a picture.") from error


def _svg(path: Path) -> Image.Image:
    """A drawing as pixels. One that would read other files is refused."""
    import resvg_py
    from PIL import Image

    text = read_bytes(path, _SVG_BYTES).decode("utf-8", "replace")
    if _FILE_IN_SVG.search(text):
        raise InputError(f"{path} draws on other files; save it with all of them inside.")
    try:
        png = bytes(resvg_py.svg_to_bytes(svg_string=text, width=_LONGEST))
    except ValueError as error:
        raise InputError(f"{path} is not an SVG that can be drawn.") from error
    return Image.open(io.BytesIO(png)).convert("RGBA")


def _cut_out(image: Image.Image) -> tuple[Image.Image | None, bool]:
    """The thing shown, trimmed, and whether it could be told from its ground; None where all is clear."""
    import numpy as np
    from PIL import Image

    pixels = np.array(image)
    if int(pixels[..., 3].min()) > 250:
        freed = _off_plain_ground(pixels)
        if freed is None:
            return image.convert("RGB"), False
        pixels = freed
    rows, columns = (np.flatnonzero((pixels[..., 3] > 40).any(axis)) for axis in (1, 0))
    if not len(rows):
        return None, False
    part = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Image.fromarray(np.ascontiguousarray(part)), True


_EVEN, _EDGE = 12.0, 60.0
"""How far from the ground's colour its pixels are at most, and those of a soft edge."""
_RIM, _LEFT = 0.97, 0.9
"""Least share of the rim that is ground, and most of the picture."""
_COARSE = 400


def _off_plain_ground(pixels: Pixels) -> Pixels | None:
    """The pixels with their plain ground clear; None where there is no such ground."""
    import numpy as np

    color = pixels[..., :3].astype(np.float32)
    rim = np.concatenate([color[0], color[-1], color[:, 0], color[:, -1]])
    ground = np.median(rim, axis=0)
    if (np.abs(rim - ground).max(-1) <= _EVEN).mean() < _RIM:
        return None
    far = np.abs(color - ground).max(-1)
    outside = _from_rim(far <= _EVEN)
    share = np.clip((far - _EVEN) / (_EDGE - _EVEN), 0, 1)
    alpha = np.where(_grown(_grown(outside)), share, 1.0)[..., None]
    if not 0.02 < alpha.mean() < _LEFT:
        return None
    own = (color - (1 - alpha) * ground) / np.maximum(alpha, 1 / 255)
    return np.asarray(np.concatenate([np.clip(own, 0, 255), alpha * 255], -1), np.uint8)


def _from_rim(free: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The free pixels that can be reached from the rim, found on a coarse grid."""
    import numpy as np

    step = -(-max(free.shape) // _COARSE)
    grid = np.pad(free[::step, ::step], 1, constant_values=True)
    reached = np.zeros_like(grid)
    reached[[0, -1]], reached[:, [0, -1]] = True, True
    count = 0
    while count != (count := int(reached.sum())):
        for _ in range(8):
            reached = _grown(reached) & grid
    fine = np.kron(_grown(reached)[1:-1, 1:-1], np.ones((step, step), bool))
    return np.asarray(fine[: free.shape[0], : free.shape[1]] & free)


def _grown(here: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """A region and the four neighbours of each of its pixels."""
    out = here.copy()
    out[1:] |= here[:-1]
    out[:-1] |= here[1:]
    out[:, 1:] |= here[:, :-1]
    out[:, :-1] |= here[:, 1:]
    return out
