"""Painting with small weights that the tests make: the mask equation, tiles, files, the head."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from planner.parts import USUAL, Box, Brief, Instruction, Style
from planner.plan import PictureElement, Plan
from renderer.errors import RenderError
from renderer.heads import local, raster
from renderer.model import weights
from renderer.model.canvas import Canvas
from renderer.model.config import ModelConfig
from renderer.model.network import Network
from renderer.model.sample import paint
from renderer.model.settings import Settings, settings_of
from renderer.relief import Emphasis

QUICK = Settings(steps=2, rounds=2)


def test_the_same_seed_gives_the_same_pixels(
    network: Network, style: Style, element: PictureElement
) -> None:
    first, again = (paint(network, element, style, (300, 300), QUICK) for _ in range(2))
    assert first.shape == (300, 300, 3) and np.array_equal(first, again)
    other = paint(network, element, style, (300, 300), Settings(steps=2, rounds=2, seed=9))
    assert not np.array_equal(first, other)


def test_what_is_locked_stays_to_the_bit(
    network: Network, style: Style, element: PictureElement
) -> None:
    source = np.random.default_rng(0).integers(0, 256, (300, 420, 3), dtype=np.uint8)
    mask = np.zeros((300, 420), np.uint8)
    mask[50:200, 100:350] = 255
    out = paint(network, element, style, (420, 300), QUICK, mask=mask, source=source)
    assert np.array_equal(out[mask == 0], source[mask == 0])
    assert not np.array_equal(out[mask > 0], source[mask > 0])


def test_a_mask_without_room_returns_the_source(
    network: Network, style: Style, element: PictureElement
) -> None:
    source = np.random.default_rng(0).integers(0, 256, (300, 300, 3), dtype=np.uint8)
    shut = np.zeros((300, 300), np.uint8)
    told: list[int] = []
    out = paint(network, element, style, (300, 300), QUICK, mask=shut, source=source,
                on_tile=lambda done, total: told.append(done))  # fmt: skip
    assert np.array_equal(out, source) and not told


def test_a_lower_strength_keeps_more_of_the_source(
    network: Network, style: Style, element: PictureElement
) -> None:
    source = np.full((256, 256, 3), 90, np.uint8)
    gaps = []
    for strength in (0.05, 1.0):
        chosen = Settings(steps=2, rounds=2, strength=strength)
        # an untrained decoder answers nothing useful, so one step of many shows what is kept
        out = paint(network, element, style, (256, 256), chosen, source=source)
        gaps.append(np.abs(out.astype(int) - source).mean())
    assert gaps[0] <= gaps[1]


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (257, 3)])
def test_thin_pictures_are_painted(
    network: Network, style: Style, element: PictureElement, size: tuple[int, int]
) -> None:
    assert paint(network, element, style, size, QUICK).shape == (size[1], size[0], 3)


def test_progress_counts_every_tile_of_every_step(
    network: Network, style: Style, element: PictureElement
) -> None:
    told: list[tuple[int, int]] = []
    paint(network, element, style, (400, 256), QUICK, on_tile=lambda *at: told.append(at))
    assert told[-1] == (4, 4)


def test_a_mask_needs_a_source_of_its_size(
    network: Network, style: Style, element: PictureElement
) -> None:
    mask = np.full((30, 30), 255, np.uint8)
    with pytest.raises(ValueError, match="source"):
        paint(network, element, style, (30, 30), QUICK, mask=mask)
    with pytest.raises(ValueError, match="30x30"):
        paint(
            network,
            element,
            style,
            (40, 30),
            QUICK,
            mask=mask,
            source=np.zeros((30, 40, 3), np.uint8),
        )


@pytest.fixture
def file(tmp_path: Path, network: Network) -> Path:
    path = tmp_path / "head.safetensors"
    weights.save(path, network.config, network.state_dict(), {})
    return path


def test_weights_come_back(file: Path, network: Network) -> None:
    loaded = weights.load(file)
    own = network.state_dict()
    assert all(torch.allclose(v, own[k], atol=1e-2) for k, v in loaded.state_dict().items())


def spoil(path: Path, at: float, byte: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= byte[0]
    path.write_bytes(bytes(data))


def test_faulty_weights_are_refused_in_a_sentence(
    file: Path, network: Network, tmp_path: Path
) -> None:
    with pytest.raises(RenderError, match="are not at"):
        weights.load(tmp_path / "none.safetensors")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RenderError, match="not a whole weights file"):
        weights.load(file)
    file.write_bytes(whole)
    spoil(file, 0.7, b"\x41")
    with pytest.raises(RenderError, match="changed after"):
        weights.load(file)
    weights.save(file, ModelConfig(width=64), network.state_dict(), {})
    with pytest.raises(RenderError, match="other weights"):
        weights.load(file)
    weights.save(file, network.config, network.state_dict(), {"format": "0"})
    with pytest.raises(RenderError, match="another version"):
        weights.load(file)
    weights.save(file, network.config, network.state_dict(), {"encoder": "other"})
    with pytest.raises(RenderError, match="another sentence encoder"):
        weights.load(file)


def test_tokens_follow_the_instruction_graph() -> None:
    steps = tuple(
        Instruction(id=kind, kind=kind, text="", importance=weight)
        for kind, weight in (("text", 0.9), ("background", 0.8), ("object", 0.3))
    )
    plan = Plan.model_construct(brief=Brief(archetype="poster", message="", instructions=steps))
    assert local.order(plan) == ("background", "object")
    bare = Plan.model_construct(brief=Brief(archetype="poster", message=""))
    assert local.order(bare) == ("object", "background")


def test_the_importance_of_instructions_weighs_light_and_medium() -> None:
    def weighed(**importance: float) -> Emphasis:
        steps = tuple(
            Instruction(id=kind, kind=kind, text="", importance=weight)
            for kind, weight in importance.items()
        )
        brief = Brief(archetype="poster", message="", instructions=steps)
        return local.emphasis(Plan.model_construct(brief=brief))

    assert weighed() == weighed(**USUAL) == Emphasis()
    assert weighed(style=0.25, background=0, object=1).style == 0.5
    assert weighed(style=0.25, background=0).ground == 0
    assert weighed(background=1).ground == 2
    assert weighed(object=0.17).things == pytest.approx(0.2)


def test_guidance_goes_on_from_what_is_painted_without_tokens(
    network: Network, style: Style, element: PictureElement
) -> None:
    def painted(**more: object) -> np.ndarray:
        chosen = Settings(steps=1, rounds=2, **more)  # type: ignore[arg-type]
        return paint(network, element, style, (256, 256), chosen).astype(int)

    told, untold = painted(), painted(prior=False)
    assert np.array_equal(painted(guidance=0), untold) and not np.array_equal(told, untold)
    beyond = np.clip(2 * told - untold, 0, 255)
    assert np.abs(painted(guidance=2) - beyond).max() <= 2


def test_settings_are_read_and_kept_in_range() -> None:
    chosen = settings_of("steps=8, guidance=1.5,schedule=late,temperature=0.4")
    assert (chosen.steps, chosen.guidance, chosen.temperature) == (8, 1.5, 0.4)
    assert settings_of("") == Settings()
    gaps = np.diff(chosen.times)
    assert len(gaps) == 8 and (gaps > 0).all() and gaps[0] > gaps[-1] and chosen.times[-1] == 1
    for wrong in ("steps=0", "steps=1.5", "guidance=nan", "schedule=x", "seed=1", "sd-turbo"):
        with pytest.raises(RenderError, match="it has steps 1 to 50, guidance 0 to 4"):
            settings_of(wrong)


@pytest.mark.parametrize(
    ("box", "want"),
    [
        (Box(x=10, y=10, w=20, h=20), (19, 19, 39, 39)),
        (Box(x=0, y=0, w=1000, h=1000), (0, 0, 1920, 1920)),
    ],
)
def test_a_box_grows_to_whole_pixels(box: Box, want: tuple[int, int, int, int]) -> None:
    assert raster.pixel_box(PictureElement(id="p", box=box), 1.92) == want


@pytest.mark.parametrize("fits", [2, 0])
def test_short_of_memory_fewer_tiles_go_at_once(
    network: Network,
    style: Style,
    element: PictureElement,
    monkeypatch: pytest.MonkeyPatch,
    fits: int,
) -> None:
    decode = network.decoder.forward

    def small(z: torch.Tensor, *more: object) -> torch.Tensor:
        if z.shape[0] > fits:
            raise torch.OutOfMemoryError("no memory")
        return decode(z, *more)

    monkeypatch.setattr(network.decoder, "forward", small)
    notes: list[str] = []
    if not fits:
        with pytest.raises(RenderError, match="too little memory for a single tile"):
            paint(network, element, style, (300, 300), QUICK)
        return
    out = paint(network, element, style, (300, 300), QUICK, on_note=notes.append)
    monkeypatch.undo()
    whole = paint(network, element, style, (300, 300), QUICK)
    assert np.abs(out.astype(int) - whole).max() <= 1
    assert notes[0] == "Memory was short: 2 tiles at once instead of 4."


def test_the_rim_of_a_lock_is_not_seen() -> None:
    source = np.full((256, 256, 3), 120, np.uint8)
    mask = np.zeros((256, 256), np.uint8)
    mask[:, 128:] = 255
    for change, most in ((4, 1), (40, 40)):
        canvas = Canvas.of((256, 256), 0, mask, source)
        canvas.z[:] = (120 + change) / 127.5 - 1
        made = canvas.picture((256, 256), mask, source).astype(int) - 120
        assert not made[:, :128].any() and (made[:, 140:] == change).all()
        assert made[:, 128].max() <= most
        assert change < 16 or (made[:, 128] == change).all()
