"""Truth for training: a sketch lit, shadowed and rendered in a medium, in any window.

Light is a plan's: azimuth clockwise from the top, elevation above the page. Form comes from the
silhouette alone, by wide blurs, so that things look soft and round and never embossed. What is
smooth (form, shadows, washes) is made once, small, and enlarged; edges are drawn at full size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from planner.plan import PictureObject, Style
from renderer.sketch import Pixels, Sketch, Window

Plane = npt.NDArray[np.float32]
_LOW = 448  # pixels of the short side on which what is smooth is made
_DEPTH = {"paper": 0.10, "watercolour": 0.32}
_SHADE = np.array([0.62, 0.66, 0.82], np.float32)  # of a shadow: cooler than its ground


@dataclass(frozen=True)
class Lamp:
    """A plan's light: direction towards it in the picture (x right, y down), and its rise."""

    x: float
    y: float
    z: float
    warmth: float

    @classmethod
    def of(cls, style: Style) -> Lamp:
        """The light of a style."""
        turn, rise = math.radians(style.light.azimuth), math.radians(style.light.elevation)
        flat = math.cos(rise)
        return cls(
            flat * math.sin(turn), -flat * math.cos(turn), math.sin(rise), style.light.warmth
        )


@dataclass(frozen=True)
class _Tone:
    """A large flat tone of a ground: its colour, its slope, and the shadow that it casts as a sheet."""

    color: int
    slope: Plane
    shade: Plane


class Painter:
    """Paints a sketch by rule. `seed` draws the grain of the medium."""

    def __init__(self, sketch: Sketch, seed: int) -> None:
        self.sketch, self.seed = sketch, seed
        self.lamp, self.medium = Lamp.of(sketch.style), sketch.style.medium
        box = sketch.element.box
        scale = _LOW / min(box.w, box.h)
        self.low = sketch.whole(round(box.w * scale), round(box.h * scale))
        self.unit = scale

    def paint(self, window: Window) -> Pixels:
        """The painted window, uint8 [height, width, 3]."""
        canvas = self._ground(window)
        for index, thing in enumerate(self.sketch.things):
            drawn = self.sketch.thing(index, window)
            dark, bright, turned = self._forms[index]
            if dark.any():
                canvas *= 1 - _enlarged(self, dark, window)[..., None] * (1 - _SHADE)
            if drawn is None:
                continue
            lit = self._lit(drawn, _enlarged(self, bright, window), _enlarged(self, turned, window))
            lit += (self._sky - lit) * (0.20 if thing.support else 0.08) * thing.depth
            canvas += (lit - canvas) * (drawn[..., 3:].astype(np.float32) / 255)
        canvas = _grade(canvas, self.lamp, self.sketch.element.time)
        canvas = self._medium(canvas, window)
        return np.clip(np.rint(canvas * 255), 0, 255).astype(np.uint8)

    @cached_property
    def _base(self) -> Pixels:
        return self.sketch.ground(self.low)

    @cached_property
    def _sky(self) -> npt.NDArray[np.float32]:
        top = self._base[: _LOW // 12].reshape(-1, 3)
        return np.asarray(np.median(top, axis=0) / 255, np.float32)

    @cached_property
    def _tones(self) -> list[_Tone]:
        """The large tones of the ground, in the order in which they begin from the top."""
        key = _keys(self._base)
        values, first, counts = np.unique(key, return_index=True, return_counts=True)
        large = [i for i in np.argsort(-counts)[:7] if counts[i] > 0.025 * key.size]
        tones = []
        for i in sorted(large, key=lambda i: int(first[i])):
            mask = (key == values[i]).astype(np.float32)
            reach = _LOW * 0.012
            shade = blur(_shift(mask, -self.lamp.x * reach, -self.lamp.y * reach), _LOW * 0.009)
            tones.append(_Tone(int(values[i]), blur(mask, _LOW * 0.09), shade))
        return tones

    def _ground(self, window: Window) -> npt.NDArray[np.float32]:
        """Ground lit: each tone is a soft form, or a sheet of paper with its shadow on those behind."""
        base = self.sketch.ground(window)
        canvas = base.astype(np.float32) / 255
        key = _keys(base)
        masks = [(key == tone.color).astype(np.float32) for tone in self._tones]
        behind = np.zeros_like(canvas[..., 0])
        for order, (tone, mask) in enumerate(zip(self._tones, masks, strict=True)):
            if order and self.medium == "paper":
                canvas *= (1 - 0.34 * _enlarged(self, tone.shade, window) * behind)[..., None]
            if order and mask.any():
                slope = 1 - _enlarged(self, tone.slope, window)
                canvas *= (1 + mask * (0.10 * np.maximum(slope, 0) - 0.05 * (1 - slope)))[..., None]
            behind = np.maximum(behind, mask)
        return np.asarray(canvas * self._fall(window)[..., None], np.float32)

    def _fall(self, window: Window) -> Plane:
        """How the light falls off over the whole picture."""
        box = self.sketch.element.box
        y, x = np.mgrid[0 : window.height, 0 : window.width].astype(np.float32)
        across = (window.x + (x + 0.5) * window.w / window.width) / box.w - 0.5
        down = (window.y + (y + 0.5) * window.h / window.height) / box.h - 0.5
        return np.asarray(1 + 0.16 * (across * self.lamp.x + down * self.lamp.y), np.float32)

    @cached_property
    def _forms(self) -> list[tuple[Plane, Plane, Plane]]:
        """Of each thing: the shadow it casts, and how much it faces the lamp or turns away."""
        out = []
        for index, thing in enumerate(self.sketch.things):
            drawn = self.sketch.thing(index, self.low)
            h, w = self.low.height, self.low.width
            cover = np.zeros((h, w)) if drawn is None else drawn[..., 3] / 255
            alpha = np.asarray(cover, np.float32)
            side = self.sketch.squares[index][0][2] * self.unit
            out.append((self._cast(thing, index, alpha, side), *self._form(alpha, side)))
        return out

    def _cast(self, thing: PictureObject, index: int, alpha: Plane, side: float) -> Plane:
        feet = [(x + s / 2, y + s) for x, y, s in self.sketch.squares[index]]
        feet = [(x * self.unit, y * self.unit) for x, y in feet]
        dark = cast(alpha, self.lamp, side, feet) if thing.support else np.zeros_like(alpha)
        if self.medium != "paper":
            return dark
        reach = side * 0.035
        near = blur(_shift(alpha, -self.lamp.x * reach, -self.lamp.y * reach), side * 0.025)
        return np.asarray(np.maximum(dark * 0.5, near * 0.42), np.float32)

    def _form(self, alpha: Plane, side: float) -> tuple[Plane, Plane]:
        """Shading of a rounded form: how much each point faces the lamp more, or less, than a flat one."""
        widths = ((0.25, 0.03), (0.35, 0.08), (0.4, 0.18))
        dome = sum((w * blur(alpha, side * r) for w, r in widths), np.zeros_like(alpha))
        dy, dx = np.gradient(dome)
        nx, ny = -dx * side * 0.9, -dy * side * 0.9
        lamp, norm = self.lamp, np.sqrt(nx * nx + ny * ny + 1)
        facing = np.clip((nx * lamp.x + ny * lamp.y + lamp.z) / norm - lamp.z, -0.9, 0.9)
        facing *= _DEPTH.get(self.medium, 0.48)
        return np.maximum(facing, 0), np.maximum(-facing, 0)

    def _lit(self, drawn: Pixels, bright: Plane, turned: Plane) -> npt.NDArray[np.float32]:
        """A thing's colours in the light; shade deepens a colour instead of greying it."""
        color = np.maximum(drawn[..., :3].astype(np.float32) / 255, 1e-3)
        shade, shine = np.maximum(turned, 0)[..., None], np.maximum(bright, 0)[..., None]
        warm = np.array([0.06, 0.0, -0.06], np.float32) * self.lamp.warmth
        lit = np.power(color, 1 + 0.7 * shade) * (1 - 0.55 * shade)
        return np.asarray(lit + (1 - lit) * shine * (0.42 + warm), np.float32)

    @cached_property
    def _washes(self) -> tuple[Plane, Plane, Plane]:
        rng = np.random.default_rng(self.seed)
        h, w = self.low.height, self.low.width
        waver = [noise(rng, h, w, _LOW * 0.03, 1) for _ in range(2)]
        return waver[0], waver[1], noise(rng, h, w, _LOW * 0.25, 4)

    def _medium(self, canvas: npt.NDArray[np.float32], window: Window) -> npt.NDArray[np.float32]:
        if self.medium not in ("paper", "watercolour"):
            return canvas
        short = window.width / window.w * min(self.sketch.element.box.w, self.sketch.element.box.h)
        place = (self.seed, round(window.x), round(window.y), window.width)
        rng = np.random.default_rng(place)
        grain = noise(rng, window.height, window.width, max(2.0, short / 280), 2)
        if self.medium == "paper":
            return canvas * (1 + 0.011 * grain[..., None])
        dx, dy, bloom = (_enlarged(self, wash, window) for wash in self._washes)
        return watercolour(canvas, grain, bloom, dx, dy, short)


def _keys(base: Pixels) -> npt.NDArray[np.uint32]:
    codes = base.astype(np.uint32)
    return np.asarray(codes[..., 0] << 16 | codes[..., 1] << 8 | codes[..., 2], np.uint32)


def _enlarged(painter: Painter, plane: Plane, window: Window) -> Plane:
    """A smooth plane of the whole picture, in a window."""
    unit = painter.unit
    x0, y0 = max(0.0, window.x * unit), max(0.0, window.y * unit)
    x1 = min(plane.shape[1], (window.x + window.w) * unit)
    y1 = min(plane.shape[0], (window.y + window.h) * unit)
    image = Image.fromarray(plane).resize(
        (window.width, window.height), Image.Resampling.BICUBIC, box=(x0, y0, x1, y1)
    )
    return np.asarray(image, np.float32)


def blur(plane: Plane, radius: float) -> Plane:
    """Gaussian blur of one channel; wide ones on a smaller copy."""
    if radius < 0.4:
        return plane
    h, w = plane.shape
    step = max(1, int(radius / 4))
    image = Image.fromarray(plane)
    if step > 1:
        small = (max(1, round(w / step)), max(1, round(h / step)))
        image = image.resize(small, Image.Resampling.BOX)
    low, high = float(plane.min()), float(plane.max())
    span = max(high - low, 1e-6)
    # Pillow blurs bytes alone
    coarse = Image.fromarray(((np.asarray(image) - low) / span * 255).astype(np.uint8))
    soft = np.asarray(coarse.filter(ImageFilter.GaussianBlur(radius / step)), np.float32)
    soft = np.asarray(soft / 255 * span + low, np.float32)
    if step > 1:
        soft = np.asarray(Image.fromarray(soft).resize((w, h), Image.Resampling.BICUBIC))
    return soft


def noise(rng: np.random.Generator, h: int, w: int, size: float, octaves: int = 3) -> Plane:
    """Value noise of mean 0 and deviation 1, its largest grain `size` pixels."""
    total = np.zeros((h, w), np.float32)
    for octave in range(octaves):
        grain = max(1.0, size / 2**octave)
        cells = rng.standard_normal((int(h / grain) + 3, int(w / grain) + 3)).astype(np.float32)
        large = (math.ceil(cells.shape[1] * grain), math.ceil(cells.shape[0] * grain))
        image = Image.fromarray(cells).resize(large, Image.Resampling.BICUBIC)
        total += np.asarray(image)[:h, :w] / 1.6**octave
    return total / max(float(total.std()), 1e-6)


def _shift(plane: Plane, dx: float, dy: float) -> Plane:
    image = Image.fromarray(plane)
    moved = image.transform(
        image.size, Image.Transform.AFFINE, (1, 0, -dx, 0, 1, -dy), Image.Resampling.BILINEAR
    )
    return np.asarray(moved)


def cast(alpha: Plane, lamp: Lamp, side: float, feet: list[tuple[float, float]]) -> Plane:
    """Contact shadow under each foot, and the silhouette cast over the ground away from the light."""
    h, w = alpha.shape
    length = min(1.3, max(0.25, math.hypot(lamp.x, lamp.y) / max(lamp.z, 0.25)))
    squash = -lamp.y * 0.42 * length
    squash = math.copysign(max(abs(squash), 0.10), squash if abs(squash) > 0.02 else 1)
    base = max(y for _, y in feet) - side * 0.04
    # the shadow's (X, Y) shows the silhouette's (X + shear (Y - base), base - (Y - base) / squash)
    shear = lamp.x * length / squash
    image = Image.fromarray(alpha)
    inverse = (1, shear, -shear * base, 0, -1 / squash, base + base / squash)
    fallen = np.asarray(
        image.transform(image.size, Image.Transform.AFFINE, inverse, Image.Resampling.BILINEAR),
        np.float32,
    )
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    far = np.clip(np.abs(y - base) / (abs(squash) * side), 0, 1)
    fallen = blur(fallen, side * 0.012) * (1 - far) + blur(fallen, side * 0.05) * far
    dark = fallen * (0.62 - 0.34 * far)
    for fx, fy in feet:
        spot = ((x - fx) / (side * 0.34)) ** 2 + ((y - fy + side * 0.03) / (side * 0.055)) ** 2
        dark = np.maximum(dark, 0.75 * np.exp(-spot * 1.3))
    return np.asarray(dark, np.float32)


def _grade(canvas: npt.NDArray[np.float32], lamp: Lamp, time: str) -> npt.NDArray[np.float32]:
    """White balance by warmth; evenings are warmer, nights cooler."""
    warm = 0.05 * lamp.warmth + {"dusk": 0.035, "night": -0.03}.get(time, 0.0)
    return canvas * np.array([1 + warm, 1 + 0.15 * warm, 1 - warm], np.float32)


def watercolour(
    canvas: npt.NDArray[np.float32], grain: Plane, bloom: Plane, dx: Plane, dy: Plane, short: float
) -> npt.NDArray[np.float32]:
    """Washes: wavering edges, pigment that gathers at them, blooms and grain.

    `short` is the picture's short side in pixels; Beer and Lambert: what pigment lets through falls
    with its density.
    """
    h, w = canvas.shape[:2]
    reach = short * 0.0017
    y, x = np.mgrid[0:h, 0:w]
    canvas = canvas[
        np.clip((y + dy * reach).astype(int), 0, h - 1),
        np.clip((x + dx * reach).astype(int), 0, w - 1),
    ]
    soft = np.stack([blur(canvas[..., c], short * 0.0012) for c in range(3)], -1)
    wide = np.stack([blur(canvas[..., c], short * 0.010) for c in range(3)], -1)
    edge = np.minimum(np.abs(soft - wide).sum(-1), 0.5)
    density = np.maximum(1 + 0.35 * edge + 0.10 * bloom + 0.045 * grain, 0.3)
    painted = np.power(np.clip(soft, 0.015, 0.985), density[..., None])
    return np.asarray(painted * (1 + 0.006 * grain[..., None]), np.float32)
