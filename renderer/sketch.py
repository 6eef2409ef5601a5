"""The sketch of a picture: its ground and things as rasters of any window, before any paint."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import resvg_py
from PIL import Image

from planner.color import Triple, rgb
from planner.parts import DayTime, Style
from planner.plan import OnObject, PictureElement
from renderer.glow import lived_in, shines, sources
from renderer.pictures import (
    NONE,
    Drawings,
    back_to_front,
    fogged,
    glows,
    ground_body,
    object_body,
    setting_of,
)
from renderer.placings import Place, places
from renderer.planes import Plane
from renderer.scenery import LAMPLIT, rect
from renderer.weather import fog_tone, haze

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Window:
    """A part of a picture: corner and sides in units of the picture, and its size in pixels."""

    x: float
    y: float
    w: float
    h: float
    width: int
    height: int


AIR: dict[DayTime, tuple[str, float]] = {
    "day": ("#ffffff", 0.0), "dusk": ("#54406b", 0.22), "night": ("#101a40", 0.20),
}  # fmt: skip
"""The colour that things take on by the time of day where nothing lights them, and how much of it;
grounds have theirs."""
_PANE = 12
"""A pixel of a lit window is within so many levels of its colour."""
_TINGE = 0.3
"""How far a light colours what it lights, of all that it could."""


class Sketch:
    """A picture's flat composition in the light of its time of day. Things are numbered from back to front."""

    def __init__(
        self, element: PictureElement, style: Style, seed: int, drawings: Drawings = NONE,
        words: Sequence[OnObject] = (),
    ) -> None:  # fmt: skip
        self.element, self.style = element, style
        self.things = back_to_front(element)
        paper = rect(0, 0, element.box.w, element.box.h, style.colors["bg"])
        setting = setting_of(element, style, seed)
        self.sunlight = setting.accent
        self._bare = paper + ground_body(element, setting)
        self._ground = self._bare + haze(setting, element.ground) + glows(element, setting)
        self._fog, self._fogged = rgb(fog_tone(setting)), fogged(element, setting, words)
        self._bodies = [object_body(thing, element, style, seed, drawings) for thing in self.things]
        self.places = [places(thing, element, seed) for thing in self.things]
        self._sources = sources(element)
        self._aired: tuple[Window, Plane, Plane] | None = None

    def whole(self, width: int, height: int) -> Window:
        """The window that is the whole picture at `width` x `height` pixels."""
        return Window(0, 0, self.element.box.w, self.element.box.h, width, height)

    def ground(self, window: Window) -> Pixels:
        """The ground, uint8 [height, width, 3]."""
        return raster(self._ground, window)[..., :3]

    def bare(self, window: Window) -> Pixels:
        """The ground without the halos on it."""
        return raster(self._bare, window)[..., :3]

    def thing(self, index: int, window: Window) -> Pixels | None:
        """A thing alone, uint8 [height, width, 4] with straight alpha; None outside the window."""
        if not any(_meets(place, window) for place in self.places[index]):
            return None
        drawn = raster(self._bodies[index], window)
        if self.element.time != "day" and not shines(self.things[index], self.element.time):
            drawn = _shown(drawn, *self.air(window))
        return self._veiled(index, drawn)

    def shining(self, index: int, drawn: Pixels) -> Mask:
        """Whether each pixel of a thing as drawn gives light of its own, bool [height, width, 1]."""
        if shines(self.things[index], self.element.time):
            return np.ones((*drawn.shape[:2], 1), np.bool_)
        dark = self.element.time == "day" or not lived_in(self.things[index])
        return np.zeros((*drawn.shape[:2], 1), np.bool_) if dark else _is_lamplit(drawn)

    def _veiled(self, index: int, drawn: Pixels) -> Pixels:
        """A thing as far as it is in fog."""
        return _mixed(drawn, self._fog, self._fogged[index])

    def air(self, window: Window) -> tuple[Plane, Plane]:
        """What the time of day and the lights in the dark make of a thing's colours: what these are
        multiplied by and what is added, float32 [height, width, 3], in bytes.
        """
        if self._aired is None or self._aired[0] != window:
            self._aired = window, *self._air(window)
        return self._aired[1:]

    def _air(self, window: Window) -> tuple[Plane, Plane]:
        color, share = AIR[self.element.time]
        lit, tinge = self._lights(window)
        dark = share * (1 - lit)[..., None]
        return (1 - dark) * tinge, 255 * dark * np.array(rgb(color), np.float32)

    def _lights(self, window: Window) -> tuple[Plane, Plane]:
        """How much of the dark is taken away, [height, width] from 0 to 1, and the colour of what does."""
        y, x = np.mgrid[0 : window.height, 0 : window.width].astype(np.float32) + np.float32(0.5)
        x, y = window.x + x * window.w / window.width, window.y + y * window.h / window.height
        left, tinge = np.ones_like(x), np.ones((*x.shape, 3), np.float32)
        for one in self._sources:
            near = one.strength * np.exp(-((x - one.x) ** 2 + (y - one.y) ** 2) / one.reach**2)
            left *= 1 - near
            tinge *= 1 - _TINGE * near[..., None] * (1 - np.array(rgb(one.color), np.float32))
        return 1 - left, tinge

    def flat(self, window: Window) -> tuple[Pixels, Pixels, Pixels]:
        """Colour [h, w, 3], cover [h, w], and owner [h, w]: the thing's number + 1, 0 for ground."""
        color = self.ground(window).astype(np.float32)
        cover = np.zeros(color.shape[:2], np.float32)
        owner = np.zeros(color.shape[:2], np.uint8)
        for index in range(len(self.things)):
            drawn = self.thing(index, window)
            if drawn is None:
                continue
            alpha = drawn[..., 3].astype(np.float32) / 255
            color += (drawn[..., :3] - color) * alpha[..., None]
            cover = np.maximum(cover, alpha)
            owner[alpha > 0.5] = index + 1
        return _bytes(color), _bytes(cover * 255), owner


def _meets(place: Place, window: Window) -> bool:
    x, y, w, h = place
    return (
        x < window.x + window.w and x + w > window.x
        and y < window.y + window.h and y + h > window.y
    )  # fmt: skip


def _mixed(drawn: Pixels, color: Triple, share: float) -> Pixels:
    """A drawing with a share of another colour."""
    if not share:
        return drawn
    dim = drawn[..., :3] * (1 - share) + 255 * share * np.array(color, np.float32)
    return np.concatenate([_bytes(dim), drawn[..., 3:]], -1)


def _shown(drawn: Pixels, gain: Plane, offset: Plane) -> Pixels:
    """A drawing in a light; windows with a lamp behind them stay as they are."""
    flat = drawn[..., :3].astype(np.float32)
    seen = np.where(_is_lamplit(drawn), flat, flat * gain + offset)
    return np.concatenate([_bytes(seen), drawn[..., 3:]], -1)


def _is_lamplit(drawn: Pixels) -> Mask:
    """Whether a pixel is of a window with a lamp behind it, [height, width, 1]."""
    lamp = 255 * np.array(rgb(LAMPLIT), np.float32)
    far = np.abs(drawn[..., :3].astype(np.float32) - lamp).max(-1, keepdims=True)
    return np.asarray(far < _PANE)


def _bytes(values: npt.NDArray[np.float32]) -> Pixels:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


@lru_cache(maxsize=8)
def raster(body: str, window: Window) -> Pixels:
    """SVG shapes drawn in a window, uint8 [height, width, 4] with straight alpha; not to be written to.

    A window's shapes are asked for in a row, by the sketch and again by its light.
    """
    document = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{window.width}" height="{window.height}" '
        f'viewBox="{window.x} {window.y} {window.w} {window.h}" preserveAspectRatio="none">{body}</svg>'
    )
    png = resvg_py.svg_to_bytes(svg_string=document, skip_system_fonts=True)
    drawn = np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"))
    drawn.setflags(write=False)
    return drawn
