"""A sketch painted by rule: lit, shadowed, and rendered in a medium, in any window.

The head `shaded` shows it; the model of the head `local` learns from it.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from renderer.planes import Plane, blur
from renderer.relief import LOW, Lamp, Relief
from renderer.sketch import Pixels, Sketch, Window

_DEPTH = {"paper": 0.10, "watercolour": 0.32}
_SHADE = np.array([0.62, 0.66, 0.82], np.float32)  # of a shadow: cooler than its ground


class Painter:
    """Paints a sketch by rule. `seed` draws the grain of the medium."""

    def __init__(self, sketch: Sketch, seed: int) -> None:
        self.sketch = sketch
        self.relief = Relief(sketch, seed)
        self.lamp, self.medium = self.relief.lamp, self.relief.medium

    def paint(self, window: Window) -> Pixels:
        """The painted window, uint8 [height, width, 3]."""
        base = self.sketch.ground(window)
        canvas = base.astype(np.float32) / np.float32(255)
        canvas *= self.relief.fall(window)[..., None]
        shining = np.zeros((*base.shape[:2], 1), np.float32)
        for index, thing in enumerate(self.sketch.things):
            drawn = self.sketch.thing(index, window)
            dark, turned = self.relief.forms[index]
            if dark.any():
                shadow = self.relief.enlarged(dark, window)[..., None] * (1 - shining)
                canvas *= 1 - shadow * (1 - _SHADE)
            if drawn is None:
                continue
            cover = drawn[..., 3:].astype(np.float32) / 255
            lit = self._lit(drawn, self.relief.enlarged(turned, window))
            lit += (self._sky - lit) * (0.20 if thing.support else 0.08) * thing.depth
            own = self.sketch.shining(index, drawn)  # neither shade nor air dulls what gives light
            lit = np.where(own, drawn[..., :3].astype(np.float32) / 255, lit)
            canvas += (lit - canvas) * cover
            shining += (own - shining) * cover
        graded = _grade(canvas, self.lamp, self.sketch.element.time)
        canvas = self._medium(graded + (canvas - graded) * shining, window)
        return np.clip(np.rint(canvas * 255), 0, 255).astype(np.uint8)

    @cached_property
    def _sky(self) -> Plane:
        top = self.relief.base[: LOW // 12].reshape(-1, 3)
        return np.asarray(np.median(top, axis=0) / 255, np.float32)

    def _lit(self, drawn: Pixels, facing: Plane) -> Plane:
        """A thing's colours in the light; shade deepens a colour instead of greying it."""
        facing = facing * _DEPTH.get(self.medium, 0.58)
        color = np.maximum(drawn[..., :3].astype(np.float32) / 255, 1e-3)
        shade, shine = np.maximum(-facing, 0)[..., None], np.maximum(facing, 0)[..., None]
        warm = np.array([0.06, 0.0, -0.06], np.float32) * self.lamp.warmth
        lit = np.power(color, 1 + 0.7 * shade) * (1 - 0.55 * shade)
        return np.asarray(lit + (1 - lit) * shine * (0.42 + warm), np.float32)

    def _medium(self, canvas: Plane, window: Window) -> Plane:
        if self.medium not in ("paper", "watercolour"):
            return canvas
        short = window.width / window.w * min(self.sketch.element.box.w, self.sketch.element.box.h)
        texture = self.relief.texture(window)
        if self.medium == "paper":
            return canvas * (1 + 0.011 * texture[..., 3:])
        return watercolour(canvas, texture, short)


def _grade(canvas: Plane, lamp: Lamp, time: str) -> Plane:
    """White balance by warmth; evenings are warmer, nights cooler."""
    warm = 0.09 * lamp.warmth + {"dusk": 0.035, "night": -0.03}.get(time, 0.0)
    return canvas * np.array([1 + warm, 1 + 0.15 * warm, 1 - warm], np.float32)


def watercolour(canvas: Plane, texture: Plane, short: float) -> Plane:
    """Thin washes on white paper: wavering edges, pigment that gathers at them, blooms and grain.

    `short` is the picture's short side in pixels; Beer and Lambert: what pigment lets through falls
    with its density.
    """
    h, w = canvas.shape[:2]
    reach = short * 0.0014
    dx, dy, bloom, grain = np.moveaxis(texture, -1, 0)
    y, x = np.mgrid[0:h, 0:w]
    canvas = canvas[
        np.clip(np.rint(y + dy * reach).astype(int), 0, h - 1),
        np.clip(np.rint(x + dx * reach).astype(int), 0, w - 1),
    ]
    dry = np.stack([blur(canvas[..., c], max(0.5, short * 0.0005)) for c in range(3)], -1)
    wet = np.stack([blur(canvas[..., c], short * 0.0045) for c in range(3)], -1)
    edge = np.minimum(np.abs(dry - wet).sum(-1), 0.4)
    density = np.maximum(0.74 + 1.1 * edge + 0.13 * bloom + 0.035 * grain, 0.3)
    return np.asarray(np.power(np.clip(dry, 0.02, 0.985), density[..., None]), np.float32)
