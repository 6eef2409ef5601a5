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
from renderer.glow import shines
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
from renderer.scenery import rect
from renderer.weather import fog_tone, haze

Pixels = npt.NDArray[np.uint8]


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
    "day": ("#ffffff", 0.0), "dusk": ("#54406b", 0.22), "night": ("#0b1230", 0.44),
}  # fmt: skip
"""The colour that things take on by the time of day, and how much of it; grounds have theirs."""


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
        self._bare = paper + ground_body(element, setting)
        self._ground = self._bare + haze(setting, element.ground) + glows(element, setting)
        self._fog, self._fogged = rgb(fog_tone(setting)), fogged(element, setting, words)
        self._bodies = [object_body(thing, element, style, drawings) for thing in self.things]
        self.places = [places(thing, element) for thing in self.things]

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
        return self._veiled(index, self._dimmed(index, raster(self._bodies[index], window)))

    def _veiled(self, index: int, drawn: Pixels) -> Pixels:
        """A thing as far as it is in fog."""
        return _mixed(drawn, self._fog, self._fogged[index])

    def _dimmed(self, index: int, drawn: Pixels) -> Pixels:
        """A thing as dark as the time of day makes it; what shines stays as it is."""
        color, share = self.air
        if not share or shines(self.things[index], self.element.time):
            return drawn
        return _mixed(drawn, color, share)

    @property
    def air(self) -> tuple[Triple, float]:
        """The colour that the time of day gives to things, red, green and blue from 0 to 1, and how much of it."""
        color, share = AIR[self.element.time]
        return rgb(color), share

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
