"""What is painted so far, on disk, so that an interrupted painting goes on where it was."""

from __future__ import annotations

import hashlib
import zipfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from time import monotonic

import numpy as np
import torch

from planner.parts import Style
from planner.plan import PictureElement
from renderer.model import weights
from renderer.model.canvas import Canvas
from renderer.model.network import Network
from renderer.pictures import Drawings
from renderer.sketch import Pixels

EVERY = 5.0
"""Seconds between two savings, at least; longer where saving would take over a twentieth of the time."""
_STATE = ("z", "clean", "weight")


class Resume:
    """The file of one unfinished painting."""

    def __init__(self, path: Path, every: float = EVERY) -> None:
        self.path, self._every = path, every
        self._key, self._due = "", monotonic() + every

    def load(self, canvas: Canvas, key: str) -> str:
        """Put a canvas where the painting of this `key` was left; what to say about it, if anything."""
        self._key = key
        try:
            with self.path.open("rb") as stream, np.load(stream) as saved:
                if str(saved["key"]) != key:
                    return "What was painted before had other settings; it is painted anew."
                done, state = int(saved["done"]), {name: saved[name] for name in _STATE}
        except FileNotFoundError:
            return ""
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return "What was painted before cannot be read; it is painted anew."
        for name, value in state.items():
            setattr(canvas, name, value)
        canvas.done = done
        return "An interrupted painting was gone on with."

    def save(self, canvas: Canvas) -> str:
        """Write the canvas, whole or not at all, if it is time to; what to say where it cannot be."""
        begun = monotonic()
        if begun < self._due:
            return ""
        part = self.path.with_suffix(".part")
        state = {name: getattr(canvas, name) for name in _STATE}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as stream:
                np.savez(stream, key=np.array(self._key), done=np.array(canvas.done), **state)
            part.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            self._due = float("inf")
            return f"What is painted cannot be kept for an interruption: {error.strerror}."
        self._due = monotonic() + self._every * max(1, 4 * (monotonic() - begun))
        return ""


def key_of(
    network: Network, element: PictureElement, style: Style, drawings: Drawings,
    mask: Pixels | None, source: Pixels | None, *more: object,
) -> str:  # fmt: skip
    """SHA-256 of all that the pixels of a painting depend on; `more` by how it is written."""
    parts = (
        weights.digest(network.state_dict()), element.model_dump_json(), style.model_dump_json(),
        repr(sorted(drawings.items())), repr(more), torch.__version__, version("nbcli-image"),
    )  # fmt: skip
    total = hashlib.sha256("\0".join(parts).encode())
    for plane in (mask, source):
        total.update(b"" if plane is None else f"{plane.shape}".encode() + plane.tobytes())
    return total.hexdigest()
