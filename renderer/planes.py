"""Smooth planes: blurred, moved, and drawn by chance."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PIL import Image

Plane = npt.NDArray[np.float32]


def blur(plane: Plane, radius: float) -> Plane:
    """Gaussian blur of about `radius` deviation as three box blurs (Wells 1986); wide ones on a smaller copy."""
    if radius < 0.4:
        return plane
    h, w = plane.shape
    step = max(1, int(radius / 4))
    soft = plane
    if step > 1:
        small = (max(1, round(w / step)), max(1, round(h / step)))
        soft = np.asarray(Image.fromarray(plane).resize(small, Image.Resampling.BOX), np.float32)
    reach = round((math.sqrt(4 * (radius / step) ** 2 + 1) - 1) / 2)
    for _ in range(3):
        for axis in (0, 1):
            soft = _boxed(soft, reach, axis) if reach > 1 else _spread(soft, radius**2 / 6, axis)
    if step > 1:
        soft = np.asarray(Image.fromarray(soft).resize((w, h), Image.Resampling.BICUBIC))
    return soft


def _boxed(plane: Plane, reach: int, axis: int) -> Plane:
    """The mean over `reach` neighbours on both sides along an axis; edges go on as they are."""
    wide = [(0, 0), (0, 0)]
    wide[axis] = (reach + 1, reach)
    span = 2 * reach + 1
    total = np.pad(plane, wide, mode="edge").cumsum(axis, dtype=np.float64)
    high, low = (total[:, span:], total[:, :-span]) if axis else (total[span:], total[:-span])
    return np.asarray((high - low) / span, np.float32)


def _spread(plane: Plane, share: float, axis: int) -> Plane:
    """Each value gives `share`, at most a third, to both neighbours along an axis; edges go on as they are."""
    share = min(share, 1 / 3)
    wide = [(0, 0), (0, 0)]
    wide[axis] = (1, 1)
    padded = np.pad(plane, wide, mode="edge")
    before, after = (padded[:, :-2], padded[:, 2:]) if axis else (padded[:-2], padded[2:])
    return np.asarray((1 - 2 * share) * plane + share * (before + after), np.float32)


def shift(plane: Plane, dx: float, dy: float) -> Plane:
    """A plane moved by part of a pixel or many."""
    image = Image.fromarray(plane)
    moved = image.transform(
        image.size, Image.Transform.AFFINE, (1, 0, -dx, 0, 1, -dy), Image.Resampling.BILINEAR
    )
    return np.asarray(moved)


def noise(rng: np.random.Generator, h: int, w: int, size: float, octaves: int = 3) -> Plane:
    """Value noise of mean 0 and deviation 1, its largest grain `size` pixels."""
    total = np.zeros((h, w), np.float32)
    for octave in range(octaves):
        grain = max(1.0, size / 2**octave)
        cells = rng.standard_normal((int(h / grain) + 3, int(w / grain) + 3)).astype(np.float32)
        large = (math.ceil(cells.shape[1] * grain), math.ceil(cells.shape[0] * grain))
        image = Image.fromarray(cells).resize(large, Image.Resampling.BICUBIC)
        total += np.asarray(image)[:h, :w] / 1.6**octave
    return np.asarray((total - total.mean()) / max(float(total.std()), 1e-6), np.float32)
