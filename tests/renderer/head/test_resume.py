"""An interrupted painting goes on where it was, to the byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.parts import Style
from planner.plan import PictureElement
from renderer.model.network import Network
from renderer.model.resume import Resume
from renderer.model.sample import paint
from renderer.model.settings import Settings
from renderer.sketch import Pixels

SIZE = (400, 256)
QUICK = Settings(steps=2, rounds=1, batch=1)
ANEW = "What was painted before had other settings; it is painted anew."
Painter = Callable[..., Pixels]


class Stopped(BaseException):
    """Ctrl-C."""


@pytest.fixture
def painted(network: Network, style: Style, element: PictureElement, tmp_path: Path) -> Painter:
    """Paints with what is kept in a file; `told` gets the tiles done, and painting stops after some."""

    def run(
        settings: Settings = QUICK, *, stop: int = 99, told: list[int] | None = None,
        notes: list[str] | None = None, kept: bool = True, **more: object,
    ) -> Pixels:  # fmt: skip
        heard: list[int] = [] if told is None else told

        def hear(done: int, total: int) -> None:
            if done > stop:
                raise Stopped
            heard.append(done)

        resume = Resume(tmp_path / "kept" / "p.npz", every=0) if kept else None
        return paint(
            network, element, style, SIZE, settings, on_tile=hear, resume=resume,
            on_note=[].append if notes is None else notes.append, **more,
        )  # fmt: skip

    return run


@pytest.fixture(scope="module")
def whole(network: Network, style: Style, element: PictureElement) -> Pixels:
    return paint(network, element, style, SIZE, QUICK)


def test_the_bytes_are_those_of_an_uninterrupted_painting(
    painted: Painter, whole: Pixels, tmp_path: Path
) -> None:
    for stop in (1, 2, 3):  # in the first step, at its end, in the second
        first: list[int] = []
        second: list[int] = []
        notes: list[str] = []
        with pytest.raises(Stopped):
            painted(stop=stop, told=first)
        assert np.array_equal(painted(told=second, notes=notes), whole)
        assert first == [1, 2, 3][:stop] and second == [1, 2, 3, 4][stop:]
        assert notes == ["An interrupted painting was gone on with."]
        (tmp_path / "kept" / "p.npz").unlink()


def test_what_is_locked_stays_locked_after_an_interruption(painted: Painter) -> None:
    source = np.random.default_rng(0).integers(0, 256, (256, 400, 3), dtype=np.uint8)
    mask = np.zeros((256, 400), np.uint8)
    mask[50:250, 100:380] = 255
    alone = painted(kept=False, mask=mask, source=source)
    with pytest.raises(Stopped):
        painted(stop=3, mask=mask, source=source)
    assert np.array_equal(painted(mask=mask, source=source), alone)


def test_another_painting_begins_anew_and_says_so(painted: Painter, style: Style) -> None:
    with pytest.raises(Stopped):
        painted(stop=2)
    for other in (replace(QUICK, seed=1), replace(QUICK, steps=3)):
        told: list[int] = []
        notes: list[str] = []
        with pytest.raises(Stopped):
            painted(other, stop=1, told=told, notes=notes)
        assert notes == [ANEW] and told == [1]


def test_a_spoilt_file_is_no_hindrance(painted: Painter, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        painted(stop=2)
    file = tmp_path / "kept" / "p.npz"
    data = file.read_bytes()
    for spoilt in (data[: len(data) // 2], b"", b"text", data[:-400] + bytes(400)):
        file.write_bytes(spoilt)
        notes: list[str] = []
        with pytest.raises(Stopped):
            painted(stop=1, notes=notes)
        assert notes == ["What was painted before cannot be read; it is painted anew."]


def test_a_place_that_cannot_be_written_is_said_once(
    painted: Painter, whole: Pixels, tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("in the way")
    notes: list[str] = []
    assert np.array_equal(painted(notes=notes), whole)
    assert len(notes) == 2 and "cannot be kept" in notes[1]


def test_saving_waits_its_time(
    network: Network, style: Style, element: PictureElement, tmp_path: Path
) -> None:
    paint(network, element, style, SIZE, QUICK, resume=Resume(tmp_path / "p.npz", every=600))
    assert not list(tmp_path.iterdir())
