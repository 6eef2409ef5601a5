"""Pictures that training never saw, and how near two pictures are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import torch
from torch.nn import functional as F

from renderer.model.network import Network
from renderer.model.sample import paint
from renderer.model.settings import Settings
from renderer.shade import Painter
from renderer.sketch import Pixels, Sketch
from renderer.training.batch import Batch, Chances, make
from renderer.training.data import Scene, drawn_shard
from renderer.training.draw import SHAPES, known, sprites
from renderer.training.stored import Stored

FIRST = 3_000_000
"""Seeds from here on belong to no shard, and no setting was chosen on them."""
SHORT = 384


@dataclass(frozen=True)
class Case:
    """A layout that training never saw, with its sketch and its truth."""

    scene: Scene
    size: tuple[int, int]

    @cached_property
    def sketch(self) -> Sketch:
        """The flat composition."""
        scene = self.scene
        return Sketch(scene.element, scene.style, scene.seed, scene.drawings)

    def flat(self) -> Pixels:
        """The sketch as it is."""
        return self.sketch.flat(self.sketch.whole(*self.size))[0]

    def truth(self) -> Pixels:
        """The scene painted by rule."""
        return Painter(self.sketch, self.scene.seed).paint(self.sketch.whole(*self.size))

    def painted(self, network: Network, **more: object) -> Pixels:
        """The scene painted by the head."""
        scene = self.scene
        settings = replace(Settings(seed=scene.seed), **more)  # type: ignore[arg-type]
        return paint(
            network, scene.element, scene.style, self.size, settings, drawings=scene.drawings
        )


def cases(count: int, *, things: bool = False) -> Iterator[Case]:
    """`count` unseen layouts with unseen sprites; with `things`, only those that have any."""
    names = tuple(name for name in sprites() if not known(name))
    seed = FIRST
    while count:
        shape = SHAPES[seed % len(SHAPES)]
        scene = Scene.draw(seed, shape, names)
        seed += 1
        if things and not scene.element.objects:
            continue
        box = scene.element.box
        scale = SHORT / min(box.w, box.h)
        yield Case(scene, (round(box.w * scale), round(box.h * scale)))
        count -= 1


def psnr(a: Pixels, b: Pixels) -> float:
    """Peak signal over the mean squared difference, dB."""
    error = float(np.square(a.astype(np.float64) - b).mean())
    return 10 * math.log10(255**2 / max(error, 1e-9))


def ssim(a: Pixels, b: Pixels, side: int = 7) -> float:
    """Mean structural similarity of luminance over windows of `side` pixels (Wang et al. 2004)."""
    weight = np.array([0.299, 0.587, 0.114])
    x, y = (torch.tensor(p.astype(np.float64) @ weight)[None, None] for p in (a, b))

    def mean(plane: torch.Tensor) -> torch.Tensor:
        return F.avg_pool2d(plane, side, 1)

    mx, my = mean(x), mean(y)
    vx, vy, cov = mean(x * x) - mx**2, mean(y * y) - my**2, mean(x * y) - mx * my
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    index = (2 * mx * my + c1) * (2 * cov + c2) / ((mx**2 + my**2 + c1) * (vx + vy + c2))
    return float(index.mean())


def unseen_tiles(count: int, crops: int, side: int, drop: Chances, shape: float = 4 / 3) -> Batch:
    """Crops of `count` unseen layouts, as training has them; the same in every call."""
    names = tuple(name for name in sprites() if not known(name))
    scenes = [Scene.draw(FIRST + number, shape, names) for number in range(count)]
    stored = Stored.of(drawn_shard(scenes), torch.device("cpu"))
    return make(stored, torch.Generator().manual_seed(0), count, crops, side, drop)
