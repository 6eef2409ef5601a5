"""What light does to a sketch, before any paint: form, cast shadows and the fall of light over the ground.

Light is a plan's: azimuth clockwise from the top, elevation above the page. Form comes from the
silhouette alone, by wide blurs, so that things look soft and round and never embossed. All of it is
smooth, so it is made once, small, and enlarged; its edges are the sketch's own at full size. These
are the geometry buffers of a neural renderer (as in DiffusionRenderer, arXiv:2501.18590): conditions
of the head, and what the rule that paints its training pictures starts from.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PIL import Image

from planner.parts import PictureObject, Style
from renderer.glow import shines
from renderer.placings import Place
from renderer.planes import Plane, blur, noise, shift
from renderer.sketch import Pixels, Sketch, Window

LOW = 448
"""Pixels of the short side on which what is smooth is made."""
PLANES = 7
"""Channels of `Relief.planes`."""
_SPAN = np.array([0.9, 1.0, 0.5, 3.5, 3.5, 3.5, 3.5], np.float32)
_GRAINS = {"paper": 560, "watercolour": 200}  # along the short side
_SHEET = 0.7  # how much of a tone's surroundings is its own, where it is one piece
_BRIGHTEST = 250  # level that light takes a ground's strongest channel to


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
class Emphasis:
    """How strongly the light and grain show, 1 as they are: on and under things, on the ground, and all."""

    things: float = 1.0
    ground: float = 1.0
    style: float = 1.0

    @property
    def planes(self) -> Plane:
        """A factor for each of `Relief.planes`."""
        light = (self.things, self.things, self.ground, 1, 1, 1, 1)
        return np.array(light, np.float32) * np.float32(self.style)


@dataclass(frozen=True)
class _Tone:
    """A large flat tone of a ground: its colour, its slope, and the shadow that it casts as a sheet."""

    color: int
    slope: Plane
    shade: Plane


_PLAIN = Emphasis()


class Relief:
    """The light on a sketch and the grain of its medium, in any window. `seed` draws the grain, and
    `emphasis` weighs `planes`."""

    def __init__(self, sketch: Sketch, seed: int, emphasis: Emphasis = _PLAIN) -> None:
        self.sketch, self.seed, self.emphasis = sketch, seed, emphasis
        self.lamp, self.medium = Lamp.of(sketch.style), sketch.style.medium
        box = sketch.element.box
        self.unit = LOW / min(box.w, box.h)
        self.low = sketch.whole(round(box.w * self.unit), round(box.h * self.unit))

    def planes(self, window: Window) -> Pixels:
        """Channels uint8 [height, width, PLANES] about 128: how much a thing faces the light, light lost
        to cast shadows, light on the ground, and the four of `texture`.
        """
        shape = (window.height, window.width)
        facing, shade = np.zeros(shape, np.float32), np.ones(shape, np.float32)
        fall = self.fall(window)
        for index in range(len(self.sketch.things)):
            dark, turned = self.forms[index]
            if dark.any():
                shade *= 1 - self.enlarged(dark, window)
            drawn = self.sketch.thing(index, window)
            if drawn is None:
                continue
            alpha = drawn[..., 3].astype(np.float32) / 255
            facing += (self.enlarged(turned, window) - facing) * alpha
            shade += (1 - shade) * alpha
            fall += (1 - fall) * alpha
        light = np.stack([facing, shade - 1, fall - 1], -1)
        both = np.concatenate([light, self.texture(window)], -1) / _SPAN * self.emphasis.planes
        return np.rint(128 + 127 * np.clip(both, -1, 1)).astype(np.uint8)

    def texture(self, window: Window) -> Plane:
        """Noise that the medium shows, float32 [height, width, 4], each of mean 0 and deviation 1: two that
        edges waver by, blooms, grain. The same in any window.
        """
        if self.medium not in _GRAINS:
            return np.zeros((window.height, window.width, 4), np.float32)
        return np.stack([self.enlarged(plane, window) for plane in self._noises], -1)

    @cached_property
    def _noises(self) -> tuple[Plane, ...]:
        rng = np.random.default_rng(self.seed)
        h, w = self.low.height, self.low.width
        waver = [noise(rng, h, w, LOW * 0.05, 2) for _ in range(2)]
        bloom = noise(rng, h, w, LOW * 0.3, 3)
        fine = _GRAINS[self.medium] / LOW
        return *waver, bloom, noise(rng, round(h * fine), round(w * fine), 2, 2)

    def fall(self, window: Window) -> Plane:
        """Light on the ground: each of its tones is a soft form, or a sheet of paper shading those behind;
        no colour is bleached."""
        bare = self.sketch.bare(window)
        key = _keys(bare)
        masks = [(key == tone.color).astype(np.float32) for tone in self._tones]
        light = np.ones(key.shape, np.float32)
        behind = np.zeros_like(light)
        for order, (tone, mask) in enumerate(zip(self._tones, masks, strict=True)):
            if order and self.medium == "paper":
                light *= 1 - 0.34 * self.enlarged(tone.shade, window) * behind
            if order and mask.any():
                slope = 1 - self.enlarged(tone.slope, window)
                light *= 1 + mask * (0.15 * np.maximum(slope, 0) - 0.07 * (1 - slope))
            behind = np.maximum(behind, mask)
        most = np.maximum(_BRIGHTEST / np.maximum(bare.max(-1), 1).astype(np.float32), 1)
        return np.asarray(np.minimum(light * self._over(window), most), np.float32)

    def enlarged(self, plane: Plane, window: Window) -> Plane:
        """A smooth plane of the whole picture, in a window."""
        box = self.sketch.element.box
        across, down = window.width / window.w, window.height / window.h
        columns = min(window.width, max(1, round((box.w - window.x) * across)))
        rows = min(window.height, max(1, round((box.h - window.y) * down)))
        height, width = plane.shape
        ux, uy = width / box.w, height / box.h
        x, right = window.x * ux, min(width, (window.x + columns / across) * ux)
        y, bottom = window.y * uy, min(height, (window.y + rows / down) * uy)
        image = Image.fromarray(plane).resize(
            (columns, rows), Image.Resampling.BICUBIC, box=(x, y, right, bottom)
        )
        beyond = ((0, window.height - rows), (0, window.width - columns))
        return np.pad(np.asarray(image, np.float32), beyond, mode="edge")

    @cached_property
    def base(self) -> Pixels:
        """The ground of the whole picture, small."""
        return self.sketch.ground(self.low)

    @cached_property
    def forms(self) -> list[tuple[Plane, Plane]]:
        """Of each thing: the shadow it casts, and how much more it faces the lamp than a flat thing."""
        out = []
        for index, thing in enumerate(self.sketch.things):
            drawn = self.sketch.thing(index, self.low)
            h, w = self.low.height, self.low.width
            cover = np.zeros((h, w)) if drawn is None else drawn[..., 3] / 255
            alpha = np.asarray(cover, np.float32)
            if shines(thing, self.sketch.element.time):
                alpha = np.zeros_like(alpha)  # light of its own has neither shadow nor form
            side = min(self.sketch.places[index][0][2:]) * self.unit
            out.append((self._cast(thing, index, alpha, side), self._form(alpha, side)))
        return out

    @cached_property
    def _tones(self) -> list[_Tone]:
        """The large tones of the ground, in the order in which they begin from the top; rows of windows are
        large in all and no sheet."""
        key = _keys(self.sketch.bare(self.low))
        values, first, counts = np.unique(key, return_index=True, return_counts=True)
        sun = int(self.sketch.sunlight[1:], 16)
        large = [
            i for i in np.argsort(-counts)[:7]
            if counts[i] > 0.025 * key.size and int(values[i]) != sun
        ]  # fmt: skip
        tones = []
        for i in sorted(large, key=lambda i: int(first[i])):
            mask = (key == values[i]).astype(np.float32)
            if not is_sheet(mask):
                continue
            reach = LOW * 0.012
            shade = blur(shift(mask, -self.lamp.x * reach, -self.lamp.y * reach), LOW * 0.009)
            tones.append(_Tone(int(values[i]), blur(mask, LOW * 0.09), shade))
        return tones

    def _over(self, window: Window) -> Plane:
        """How the light falls off over the whole picture."""
        box = self.sketch.element.box
        y, x = np.mgrid[0 : window.height, 0 : window.width].astype(np.float32)
        across = (window.x + (x + 0.5) * window.w / window.width) / box.w - 0.5
        down = (window.y + (y + 0.5) * window.h / window.height) / box.h - 0.5
        return np.asarray(1 + 0.22 * (across * self.lamp.x + down * self.lamp.y), np.float32)

    def _cast(self, thing: PictureObject, index: int, alpha: Plane, side: float) -> Plane:
        dark = np.zeros_like(alpha)
        for row in self._rows(index) if thing.support else ():
            feet = [(x + w / 2, y + h) for x, y, w, h in row]
            dark = np.maximum(dark, cast(_within(alpha, row), self.lamp, side, feet))
        hangs = thing.support == "wall"
        if self.medium != "paper" and not hangs:
            return dark
        if hangs:
            dark = np.zeros_like(alpha)
        reach = side * 0.035
        near = blur(shift(alpha, -self.lamp.x * reach, -self.lamp.y * reach), side * 0.025)
        return np.asarray(np.maximum(dark * 0.5, near * 0.42), np.float32)

    def _rows(self, index: int) -> list[list[Place]]:
        """The places of a thing in pixels of what is small; of a loose group, those that stand on one line."""
        loose = self.sketch.things[index].loose
        rows: dict[int, list[Place]] = defaultdict(list)
        for x, y, w, h in self.sketch.places[index]:
            place = x * self.unit, y * self.unit, w * self.unit, h * self.unit
            rows[round(place[1] + place[3]) if loose else 0].append(place)
        return list(rows.values())

    def _form(self, alpha: Plane, side: float) -> Plane:
        """Shading of a rounded form."""
        widths = ((0.25, 0.03), (0.35, 0.08), (0.4, 0.18))
        dome = sum((w * blur(alpha, side * r) for w, r in widths), np.zeros_like(alpha))
        dy, dx = np.gradient(dome)
        nx, ny = -dx * side * 0.9, -dy * side * 0.9
        lamp, norm = self.lamp, np.sqrt(nx * nx + ny * ny + 1)
        facing = (nx * lamp.x + ny * lamp.y + lamp.z) / norm - lamp.z
        return np.asarray(np.clip(facing, -0.9, 0.9), np.float32)


def is_sheet(mask: Plane) -> bool:
    """Whether a tone [LOW, LOW or more] is one large piece, and not many small ones."""
    return bool(blur(mask, LOW * 0.05).max() > _SHEET)


def _within(alpha: Plane, places: Sequence[Place]) -> Plane:
    """What of a thing stands at some of its places."""
    part = np.zeros_like(alpha)
    for x, y, w, h in places:
        there = np.s_[max(0, int(y)) : math.ceil(y + h), max(0, int(x)) : math.ceil(x + w)]
        part[there] = alpha[there]
    return part


def _keys(base: Pixels) -> npt.NDArray[np.uint32]:
    codes = base.astype(np.uint32)
    return np.asarray(codes[..., 0] << 16 | codes[..., 1] << 8 | codes[..., 2], np.uint32)


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
