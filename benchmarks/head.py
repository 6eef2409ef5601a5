"""The image head measured: `python -m benchmarks.head [--layouts N] [--json FILE]`.

Layouts, sprites and seeds are ones that training never drew. Every row stands beside its baseline:
the sketch shown as it is. One default setting: 256 px tiles, one step.
"""

from __future__ import annotations

import json
import math
import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
import torch
import typer
from PIL import Image

from benchmarks.cases import SHORT, Case, cases, psnr, ssim
from benchmarks.experts import information, load, uneven, unseen
from planner.parts import Box, Light, PictureObject
from planner.plan import PictureElement
from renderer.model import weights
from renderer.model.network import Network
from renderer.model.tiles import SIDE, tiles
from renderer.sketch import Pixels


def likeness(network: Network, count: int) -> dict[str, float]:
    """Painted and sketch against the truth, also painted without the prior's tokens; and seams."""
    rows: dict[str, list[float]] = {}
    steps: dict[str, list[tuple[float, float]]] = {"head": [], "by rule": []}
    for case in cases(count):
        truth, flat, painted = case.truth(), case.flat(), case.painted(network)
        for name, picture in (
            ("sketch", flat), ("painted", painted),
            ("painted, no tokens", case.painted(network, prior=False)),
        ):  # fmt: skip
            rows.setdefault(f"PSNR {name}, dB", []).append(psnr(picture, truth))
            rows.setdefault(f"SSIM {name}", []).append(ssim(picture, truth))
        steps["head"] += seams(painted)
        steps["by rule"] += seams(truth)
    figures = {name: float(np.mean(values)) for name, values in rows.items()}
    for name, found in steps.items():
        across, beside = np.sum(found, 0)
        figures[f"seam {name}"] = float(across / beside)
    return figures


def seams(picture: Pixels) -> list[tuple[float, float]]:
    """For each border of tiles, the mean gradient across it and across the lines beside it.

    Beside is 8 to 24 pixels off, on both sides: the middle of a picture, where tiles meet, has more in it
    than its margins, so that all other lines would be no measure.
    """
    height, width, _ = picture.shape
    lying = tiles(width, height)
    found = []
    for axis, starts, length in (
        (1, {t.x for t in lying}, width),
        (0, {t.y for t in lying}, height),
    ):
        gradient = np.abs(np.diff(picture.astype(np.float64), axis=axis)).mean((1 - axis, 2))
        for border in sorted(starts | {start + SIDE for start in starts}):
            if 24 < border < length - 24:
                near = gradient[[border - 1 + d for s in (-1, 1) for d in range(8 * s, 25 * s, s)]]
                found.append((float(gradient[border - 1]), float(near.mean())))
    return found


def slope(picture: Pixels, flat: Pixels, there: npt.NDArray[np.bool_]) -> float:
    """Azimuth in degrees towards which a thing grows lighter than its sketch."""
    gain = (picture.astype(np.float64) - flat).mean(-1)
    y, x = np.nonzero(there)
    plane = np.stack([x - x.mean(), y - y.mean(), np.ones(len(x))], 1)
    gx, gy, _ = np.linalg.lstsq(plane, gain[there], rcond=None)[0]
    return math.degrees(math.atan2(gx, -gy)) % 360


def light(network: Network, count: int) -> dict[str, float]:
    """Median error of the shading's direction against the plan's light, head and truth."""
    errors: dict[str, list[float]] = {"head": [], "by rule": []}
    for number, case in enumerate(cases(count, things=True)):
        azimuth = (number * 47) % 360
        plan_light = Light(azimuth=azimuth, elevation=35)
        style = case.scene.style.model_copy(update={"light": plan_light, "medium": "soft"})
        lit = Case(replace(case.scene, style=style), case.size)
        flat, _, owner = lit.sketch.flat(lit.sketch.whole(*lit.size))
        there = owner == int(np.bincount(owner[owner > 0]).argmax()) if owner.any() else owner > 0
        if there.sum() < 400:
            continue
        for name, picture in (("head", lit.painted(network)), ("by rule", lit.truth())):
            gap = abs((slope(picture, flat, there) - azimuth + 180) % 360 - 180)
            errors[name].append(gap)
    return {f"light error {name}, degrees": float(np.median(v)) for name, v in errors.items()}


def in_place(network: Network, count: int) -> dict[str, float]:
    """Intersection over union of a thing's box in the sketch with the box of the pixels that it changes.

    Pixels that grow evenly darker are its shadow, and are left out.
    """
    shares: dict[str, list[float]] = {"head": [], "by rule": []}
    for case in cases(count, things=True):
        element = case.scene.element
        front = min(element.objects, key=lambda thing: thing.depth)
        rest = tuple(thing for thing in element.objects if thing is not front)
        bare = replace(
            case, scene=replace(case.scene, element=element.model_copy(update={"objects": rest}))
        )
        number = case.sketch.things.index(front)
        drawn = case.sketch.thing(number, case.sketch.whole(*case.size))
        if drawn is None or (drawn[..., 3] > 127).sum() < 60:
            continue
        planned = _extent(drawn[..., 3] > 127)
        for name, pair in (
            ("head", (case.painted(network), bare.painted(network))),
            ("by rule", (case.truth(), bare.truth())),
        ):
            found = _box_of(*pair)
            if found is not None:
                shares[name].append(overlap(planned, found))
    return {f"place of a thing, IoU {name}": float(np.mean(v)) for name, v in shares.items()}


def _box_of(picture: Pixels, bare: Pixels) -> list[float] | None:
    """Left, top, right and bottom of what differs, but for even shade; None where too little does."""
    a, b = picture.astype(np.float64) + 8, bare.astype(np.float64) + 8
    ratio = a / b
    shade = (ratio.max(-1) < 1.02) & (np.ptp(ratio, axis=-1) < 0.16)
    changed = (np.abs(a - b).max(-1) > 20) & ~shade
    return _extent(changed) if changed.sum() >= 60 else None


def _extent(there: npt.NDArray[np.bool_]) -> list[float]:
    """Left, top, right and bottom of all but a few strays."""
    y, x = np.nonzero(there)
    (left, right), (top, bottom) = (np.percentile(v, (0.5, 99.5)) for v in (x, y))
    return [float(left), float(top), float(right) + 1, float(bottom) + 1]


def overlap(a: list[float], b: list[float]) -> float:
    """Intersection over union of two boxes."""
    w, h = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    both = max(0.0, w) * max(0.0, h)
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def lights(network: Network, out: Path) -> None:
    """One layout in eight lights, by rule over by the head, as a picture."""
    first = next(cases(1))
    sprites = ("elephant", 360, 330, 600), ("evergreen-tree", 40, 190, 500)
    things = tuple(
        PictureObject(
            label=name, sprite=f"fluent-emoji-flat:{name}", box=Box(x=x, y=y, w=side, h=side),
            support="ground", depth=depth,
        ) for depth, (name, x, y, side) in enumerate(sprites)
    )  # fmt: skip
    area = Box(x=0, y=0, w=1000, h=1000)
    element = PictureElement(id="p", box=area, objects=things, ground="desert", tinted=False)
    case = Case(replace(first.scene, element=element), (SHORT, SHORT))
    rows: list[list[Pixels]] = [[], []]
    for azimuth in range(0, 360, 45):
        light = Light(azimuth=azimuth, elevation=35)
        style = case.scene.style.model_copy(update={"light": light, "medium": "soft"})
        lit = Case(replace(case.scene, style=style), case.size)
        rows[0].append(lit.truth())
        rows[1].append(lit.painted(network))
    Image.fromarray(np.concatenate([np.concatenate(row, 1) for row in rows])).save(out)


def sheet(network: Network, out: Path, count: int) -> None:
    """Unseen layouts as sketch, by the head and by rule, a row each, as a picture."""
    rows = [
        np.concatenate([case.flat(), case.painted(network), case.truth()], 1)
        for case in cases(count, things=True)
    ]
    wide = max(row.shape[1] for row in rows)
    rows = [
        np.pad(row, ((0, 0), (0, wide - row.shape[1]), (0, 0)), constant_values=255) for row in rows
    ]
    Image.fromarray(np.concatenate(rows)).save(out)


def experts(network: Network, count: int) -> dict[str, float]:
    """Load of the decoder's experts in painting, and what a token's expert tells of its role, the role withheld.

    One picture crowds into a few experts, so load is told of a dozen layouts at least.
    """
    loads = [load_ for name, load_ in load(network, count).items() if name.startswith("decoder")]
    facts = information(network, unseen(count))
    return {
        "largest over mean load": max(uneven(load_[None]) for load_ in loads),
        "information of role on expert / entropy of role": float(
            np.mean([fact["withheld"] for fact in facts.values()])
        ),
    }


def speed(network: Network, _: int) -> dict[str, float]:
    """Seconds of a picture, and how they grow with its pixels."""
    case = next(cases(1, things=True))
    times = []
    for size in ((960, 540), (1920, 1080)):
        begun = time.perf_counter()
        Case(case.scene, size).painted(network)
        times.append(time.perf_counter() - begun)
    return {"seconds at 960x540": times[0], "1920x1080 over 960x540": times[1] / times[0]}


PARTS = {
    part.__name__: part for part in (likeness, light, in_place, speed, experts)
}  # fmt: skip


def main(
    layouts: Annotated[int, typer.Option(help="Unseen layouts a measure.")] = 24,
    path: Annotated[Path | None, typer.Option("--weights", help="Weights file.")] = None,
    out: Annotated[Path | None, typer.Option("--json", help="Where figures are written.")] = None,
    only: Annotated[
        str, typer.Option(help="Parts, with a comma between.", show_default=False)
    ] = ",".join(PARTS),
    grid: Annotated[
        Path | None, typer.Option("--lights", help="Draw one layout in eight lights, no more.")
    ] = None,
    samples: Annotated[
        Path | None,
        typer.Option("--sheet", help="Draw the layouts, sketch, head and rule, no more."),
    ] = None,
) -> None:
    """Print the table."""
    torch.manual_seed(0)
    network = weights.load(path or weights.shipped())
    if grid:
        lights(network, grid)
    if samples:
        sheet(network, samples, layouts)
    if grid or samples:
        return
    figures: dict[str, float] = {}
    for name in only.split(","):
        found = PARTS[name](network, layouts)
        for told, value in found.items():
            print(f"| {told} | {value:.3g} |", flush=True)
        figures |= found
        if out:
            out.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
