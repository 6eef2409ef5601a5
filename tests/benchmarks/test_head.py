"""The measure of seams sees one, and takes no thing in the picture for one."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from benchmarks.head import seams
from renderer.sketch import Pixels


def ratio(picture: Pixels) -> float:
    across, beside = np.sum(seams(picture), 0)
    return float(across / beside)


def grainy(height: int, width: int) -> Pixels:
    """A disc in the middle of an even grain."""
    grain = np.random.default_rng(0).normal(120, 4, (height, width, 3))
    y, x = np.mgrid[:height, :width]
    inside = (x - width / 2) ** 2 + (y - height / 2) ** 2 < (height / 4) ** 2
    return np.where(inside[..., None], grain + 80, grain).clip(0, 255).astype(np.uint8)


def test_a_picture_without_tiles_has_no_seam() -> None:
    assert ratio(grainy(384, 640)) == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("axis", [0, 1])
def test_a_tile_that_is_a_little_lighter_is_seen(axis: int) -> None:
    picture = grainy(384, 640)
    lighter = picture[128:] if axis == 0 else picture[:, 192:]
    lighter += 6
    assert ratio(picture) > 1.05


def test_a_picture_of_one_tile_has_no_border() -> None:
    assert seams(grainy(256, 256)) == []
