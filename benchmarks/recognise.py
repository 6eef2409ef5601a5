"""Whether a thing is still itself when it is painted: `python -m benchmarks.recognise [--json FILE]`.

A small classifier learns 200 common concepts (`concepts.txt`) from their clean drawings alone, at many
places, sizes and lights, on flat grounds. It is then shown things that the head painted, and beside
them the same things as the sketch and as the picture painted by rule. One in ten of the drawings
was kept back from the head's training. About six minutes on one processor core.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import numpy as np
import resvg_py
import torch
import typer
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional as F

from benchmarks.cases import FIRST, Case
from planner import icons
from planner.parts import Box, PictureObject
from planner.plan import PictureElement
from renderer.grounds import GROUNDS
from renderer.model import weights
from renderer.sketch import Pixels, Sketch
from renderer.training.data import Scene
from renderer.training.draw import known, random_style

SEEN, DRAWN, MARGIN = 48, 96, 0.1
"""Pixels that the classifier sees and that a drawing has; how far it sees round a thing's box."""
FAMILY = "fluent-emoji-flat"


def concepts() -> tuple[str, ...]:
    """Names of the drawings to be told apart."""
    text = Path(__file__).with_name("concepts.txt").read_text(encoding="utf-8")
    return tuple(f"{FAMILY}:{name}" for name in text.split())


def drawing(name: str) -> Tensor:
    """A clean drawing with premultiplied alpha, float [4, DRAWN, DRAWN] in 0..1."""
    png = resvg_py.svg_to_bytes(svg_string=icons.svg(name), width=DRAWN, height=DRAWN)
    rgba = np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"), np.float32) / 255
    rgba = np.concatenate([rgba[..., :3] * rgba[..., 3:], rgba[..., 3:]], -1)
    return torch.from_numpy(rgba).movedim(-1, 0)


def scene(name: str | None, seed: int) -> Scene:
    """A square picture of one thing in its own colours, or of nothing, on a random ground."""
    drawn = random.Random(seed)
    style, side = random_style(drawn), drawn.uniform(450, 750)
    box = Box(x=drawn.uniform(0, 1000 - side), y=drawn.uniform(0, 1000 - side), w=side, h=side)
    things = () if name is None else (
        PictureObject(label=name.partition(":")[2].replace("-", " "), sprite=name, box=box,
                      support="ground", facing=drawn.choice(("left", "right"))),
    )  # fmt: skip
    element = PictureElement(
        id="picture", box=Box(x=0, y=0, w=1000, h=1000), objects=things, tinted=False,
        ground=drawn.choice(tuple(GROUNDS)), time=drawn.choices(("day", "dusk", "night"), (6, 2, 2))[0],
    )  # fmt: skip
    return Scene(element, style, seed)


def grounds(count: int) -> Tensor:
    """Flat grounds without a thing, float [count, 3, DRAWN, DRAWN] in 0..1."""
    made = []
    for seed in range(count):
        empty = scene(None, seed)
        sketch = Sketch(empty.element, empty.style, seed)
        made.append(sketch.ground(sketch.whole(DRAWN, DRAWN)).transpose(2, 0, 1))
    return torch.from_numpy(np.stack(made)).float() / 255


def placed(drawings: Tensor, under: Tensor, generator: torch.Generator) -> Tensor:
    """Drawings [B, 4, ...] moved, scaled, mirrored and lit at random over grounds [B, 3, ...]: [B, 3, SEEN, SEEN]."""

    def between(low: float, high: float, *shape: int) -> Tensor:
        return low + (high - low) * torch.rand(len(drawings), *shape, generator=generator)

    mirror = torch.where(between(0, 1) < 0.5, -1.0, 1.0)
    thing = _sampled(drawings, between(0.95, 1.45), between(-0.15, 0.15, 2), mirror)
    ground = _sampled(under, between(0.4, 1), between(-0.5, 0.5, 2), mirror)
    flat = thing[:, :3] + ground * (1 - thing[:, 3:])
    return (flat * between(0.55, 1.1, 1, 1, 1) * between(0.9, 1.1, 3, 1, 1)).clamp(0, 1)


def _sampled(images: Tensor, zoom: Tensor, shift: Tensor, mirror: Tensor) -> Tensor:
    """Windows `zoom` times as large as the image; what is beyond it is clear, or for grounds its border."""
    zero = torch.zeros_like(zoom)
    rows = [torch.stack([zoom * mirror, zero, shift[:, 0]], 1),
            torch.stack([zero, zoom, shift[:, 1]], 1)]  # fmt: skip
    grid = F.affine_grid(torch.stack(rows, 1), [len(images), 3, SEEN, SEEN], align_corners=False)
    mode = "zeros" if images.shape[1] == 4 else "border"
    return F.grid_sample(images, grid, padding_mode=mode, align_corners=False)


class Classifier(nn.Sequential):
    """Patches of 4 px, three convolutions, a mean, a linear layer: images [B, 3, SEEN, SEEN] to logits."""

    def __init__(self, classes: int, wide: tuple[int, ...] = (48, 64, 128, 192)) -> None:
        parts: list[nn.Module] = [nn.PixelUnshuffle(4), nn.Conv2d(48, wide[0], 1)]
        for stride, before, after in zip((1, 2, 2), wide, wide[1:], strict=False):
            parts += [nn.BatchNorm2d(before), nn.ReLU(),
                      nn.Conv2d(before, after, 3, stride=stride, padding=1)]  # fmt: skip
        parts += [nn.BatchNorm2d(wide[-1]), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten()]
        super().__init__(*parts, nn.Linear(wide[-1], classes))


def taught(names: tuple[str, ...], steps: int, batch: int = 96) -> Classifier:
    """The classifier after `steps` of clean drawings."""
    torch.manual_seed(0)
    generator = torch.Generator().manual_seed(0)
    drawings, under = torch.stack([drawing(name) for name in names]), grounds(256)
    model = Classifier(len(names))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps)
    for _ in range(steps):
        chosen = torch.randint(len(names), (batch,), generator=generator)
        ground = torch.randint(len(under), (batch,), generator=generator)
        seen = placed(drawings[chosen], under[ground], generator)
        optimizer.zero_grad()
        F.cross_entropy(model(seen), chosen, label_smoothing=0.05).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
    return model.eval()


def seen(picture: Pixels, box: Box) -> Tensor:
    """The surroundings of a thing's box in a square picture of 1000 units: float [3, SEEN, SEEN]."""
    scale, more = picture.shape[0] / 1000, MARGIN * box.w
    corners = (box.x - more, box.y - more, box.x + box.w + more, box.y + box.h + more)
    padded = np.pad(picture, ((64, 64), (64, 64), (0, 0)), mode="edge")
    part = Image.fromarray(padded).resize(
        (SEEN, SEEN), Image.Resampling.BILINEAR, tuple(c * scale + 64 for c in corners)
    )
    return torch.from_numpy(np.asarray(part, np.float32) / 255).movedim(-1, 0)


@dataclass(frozen=True)
class Score:
    """How often the right concept is the first named, or among the first five; the latter for drawings kept back."""

    first: float
    five: float
    five_kept_back: float


@torch.no_grad()
def score(model: Classifier, names: tuple[str, ...], images: list[Tensor]) -> Score:
    """Image i shows concept i, or concept i modulo their number."""
    ranked = torch.cat(
        [model(torch.stack(images[i : i + 64])) for i in range(0, len(images), 64)]
    ).argsort(-1, descending=True)
    own = torch.arange(len(images)) % len(names)
    right = ranked[:, :5] == own[:, None]
    back = torch.tensor([not known(name) for name in names])[own]
    five = right.any(1).float()
    return Score(float(right[:, 0].float().mean()), float(five.mean()), float(five[back].mean()))


def main(
    steps: Annotated[int, typer.Option(help="Steps of the classifier.")] = 1500,
    rounds: Annotated[int, typer.Option(help="Pictures of each concept.")] = 1,
    side: Annotated[int, typer.Option(help="Pixels of a picture.")] = 256,
    path: Annotated[Path | None, typer.Option("--weights", help="Weights file.")] = None,
    out: Annotated[Path | None, typer.Option("--json", help="Where figures are written.")] = None,
) -> None:
    """Print the table."""
    names, network = concepts(), weights.load(path or weights.shipped())
    model = taught(names, steps)
    ways: dict[str, Callable[[Case], Pixels]] = {
        "clean sketch": Case.flat,
        "painted by rule": Case.truth,
        "painted by the head": lambda case: case.painted(network),
        "painted by the head, no drawing": lambda case: undrawn(case).painted(network),
    }
    figures: dict[str, dict[str, float]] = {}
    all_cases = [
        Case(scene(name, FIRST + turn * len(names) + i), (side, side))
        for turn in range(rounds) for i, name in enumerate(names)
    ]  # fmt: skip
    print("| shown | top-1 | top-5 | top-5, drawings kept back |\n|---|---|---|---|")
    for way, drawn in ways.items():
        images = [seen(drawn(case), case.scene.element.objects[0].box) for case in all_cases]
        got = score(model, names, images)
        print(
            f"| {way} | {got.first:.1%} | {got.five:.1%} | {got.five_kept_back:.1%} |", flush=True
        )
        figures[way] = dict(vars(got))
    if out:
        out.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def undrawn(case: Case) -> Case:
    """The case with its thing's label and place alone: a disc stands where the drawing would."""
    element = case.scene.element
    bare = tuple(thing.model_copy(update={"sprite": None}) for thing in element.objects)
    return replace(
        case, scene=replace(case.scene, element=element.model_copy(update={"objects": bare}))
    )


if __name__ == "__main__":
    typer.run(main)
