"""Shards of painted scenes: `python -m renderer.training data --out DIR --shards N`.

A shard is `STEM.json` (a plan of each scene, and where its tiles lie), `STEM.over.npy`
uint8 [scenes, 16 gh, 16 gw, C] and `STEM.tile.npy` uint8 [scenes, TILES, 256, 256, C]; the
channels are sketch (3), ground (3), cover, owner, truth (3), relief (PLANES). Scenes of a shard share their shape.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from planner.parts import Style
from planner.plan import PictureElement
from renderer.model.conditions import overview
from renderer.pictures import Drawings
from renderer.shade import Painter
from renderer.sketch import Pixels, Sketch, Window
from renderer.training.draw import SHAPES, known, photographs, random_picture, random_style, sprites

TILES, SIDE, SCENES = 4, 256, 64
_SHORT = (360, 540, 720, 1080, 1440, 2160)  # pixels of the short side, so that every scale is seen
_OFTEN = (2, 3, 3, 3, 2, 2)


@dataclass(frozen=True)
class Scene:
    """One picture with its style and seed."""

    element: PictureElement
    style: Style
    seed: int

    @classmethod
    def draw(cls, seed: int, shape: float, names: tuple[str, ...]) -> Scene:
        """The scene of a seed."""
        drawn = random.Random(seed)
        style = random_style(drawn)
        return cls(random_picture(drawn, names, shape), style, seed)

    @cached_property
    def drawings(self) -> Drawings:
        """What its references show."""
        return photographs(self.element)

    def rasters(self, windows: list[Window]) -> list[Pixels]:
        """uint8 [height, width, C] of each window."""
        sketch = Sketch(self.element, self.style, self.seed, self.drawings)
        painter = Painter(sketch, self.seed)
        return [_stack(sketch, painter, window) for window in windows]


def _stack(sketch: Sketch, painter: Painter, window: Window) -> Pixels:
    color, cover, owner = sketch.flat(window)
    ground, truth = sketch.ground(window), painter.paint(window)
    relief = painter.relief.planes(window)
    return np.concatenate([color, ground, cover[..., None], owner[..., None], truth, relief], -1)


def random_tile(drawn: random.Random, element: PictureElement) -> Window:
    """A tile of 256 px at a random scale: anywhere, as painting has them, or one in three on a thing."""
    box = element.box
    unit = min(box.w, box.h) / drawn.choices(_SHORT, _OFTEN)[0]
    side = SIDE * unit
    x, y = drawn.uniform(0, box.w - side), drawn.uniform(0, box.h - side)
    if element.objects and drawn.random() < 0.35:
        thing = drawn.choice(element.objects).box
        x = thing.x + drawn.uniform(-0.1, 1.1) * thing.w - side / 2
        y = thing.y + drawn.uniform(-0.1, 1.2) * thing.h - side / 2
    x, y = min(max(0.0, x), box.w - side), min(max(0.0, y), box.h - side)
    return Window(x, y, side, side, SIDE, SIDE)


@dataclass(frozen=True)
class Shard:
    """Scenes of one shape, the windows of their tiles, and the stacks of overviews and tiles."""

    scenes: list[Scene]
    windows: list[list[Window]]
    over: npt.NDArray[np.uint8]
    tile: npt.NDArray[np.uint8]


def drawn_shard(scenes: list[Scene]) -> Shard:
    """Draw and paint the overview and the tiles of scenes that share their shape."""
    overs, tiles, places = [], [], []
    for scene in scenes:
        drawn = random.Random(scene.seed + 7)
        windows = [random_tile(drawn, scene.element) for _ in range(TILES)]
        whole, *parts = scene.rasters([overview(scene.element), *windows])
        overs.append(whole)
        tiles.append(np.stack(parts))
        places.append(windows)
    return Shard(scenes, places, np.stack(overs), np.stack(tiles))


def write_shard(out: Path, index: int, *, kept_back: bool = False) -> Path:
    """Draw one shard; sprites kept back from training only where `kept_back`."""
    stem = out / f"{'held' if kept_back else 'shard'}-{index:04d}"
    if stem.with_suffix(".json").exists():
        return stem
    shape = SHAPES[index % len(SHAPES)]
    names = tuple(name for name in sprites() if known(name) != kept_back)
    base = (1_000_000 if kept_back else 0) + index * SCENES
    shard = drawn_shard([Scene.draw(base + i, shape, names) for i in range(SCENES)])
    notes = [
        {
            "element": scene.element.model_dump(mode="json"),
            "style": scene.style.model_dump(mode="json"),
            "seed": scene.seed, "tiles": [asdict(window) for window in windows],
        }
        for scene, windows in zip(shard.scenes, shard.windows, strict=True)
    ]  # fmt: skip
    np.save(f"{stem}.over.npy", shard.over)
    np.save(f"{stem}.tile.npy", shard.tile)
    stem.with_suffix(".json").write_text(json.dumps(notes), encoding="utf-8")
    return stem


def read_shard(path: Path) -> Shard:
    """The shard whose notes are at `path` (`.json`); the arrays are memory-mapped."""
    notes = json.loads(path.read_text(encoding="utf-8"))
    stem = path.with_suffix("")
    scenes = [
        Scene(
            PictureElement.model_validate(note["element"]),
            Style.model_validate(note["style"]),
            note["seed"],
        )
        for note in notes
    ]
    windows = [[Window(**tile) for tile in note["tiles"]] for note in notes]
    over = np.load(f"{stem}.over.npy", mmap_mode="c")
    return Shard(scenes, windows, over, np.load(f"{stem}.tile.npy", mmap_mode="c"))


def shards(folder: Path, kind: str = "shard") -> Iterator[Path]:
    """The complete shards of a folder, in order."""
    return iter(sorted(folder.glob(f"{kind}-*.json")))
