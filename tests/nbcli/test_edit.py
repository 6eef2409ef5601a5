"""`edit`: what is not named keeps its pixels, turn after turn."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from planner import load_plan
from renderer.keep import changed

Cli = Callable[..., Any]
FARM = "a windmill beside a red barn in a green field with three cows"


def pixels(path: Path) -> Any:
    return np.asarray(Image.open(path).convert("RGB")).astype(int)


def run(cli: Cli, *words: Any) -> Any:
    done = cli(*words)
    assert done.code == 0, done.err
    return done


@pytest.mark.parametrize("head", ["none", "shaded"])
def test_turn_after_turn_no_locked_pixel_changes(cli: Cli, tmp_path: Path, head: str) -> None:
    run(cli, "generate", f"{FARM}, watercolour", "--size", "480x480", "--out", "r0", "--head", head)
    turns = ("remove the cows", "make the barn blue", "add two birds above the windmill")
    for number, said in enumerate(turns, 1):
        run(cli, "edit", f"r{number - 1}", said, "--out", f"r{number}", "--head", head)
        plans = [load_plan((tmp_path / f"r{n}/plan.json").read_text("utf-8"))
                 for n in (number - 1, number)]  # fmt: skip
        free = changed(*plans, (480, 480))
        old, new = (pixels(tmp_path / f"r{n}/image.png") for n in (number - 1, number))
        apart = np.abs(old - new).max(-1)
        assert 0.005 < free.mean() < 0.6
        assert apart[~free].max() == 0
        assert apart[free].max() > 40
        rim = free & ~(
            np.roll(free, 1, 0) & np.roll(free, -1, 0) & np.roll(free, 1, 1) & np.roll(free, -1, 1)
        )
        assert apart[rim].mean() < 3  # no seam where the region ends
        told = json.loads((tmp_path / f"r{number}/run.json").read_text("utf-8"))["edit"]
        assert told["said"] == said
        assert told["free"] == round(float(free.mean()), 4)


def test_words_of_a_page_change_and_nothing_else(cli: Cli, tmp_path: Path) -> None:
    run(cli, "generate", "Sleep: 1. Walk daily 2. Rest early 3. Drink water", "--size", "400x500",
        "--out", "a")  # fmt: skip
    run(cli, "edit", "a/image.png", 'replace "Walk daily" with "Swim daily"', "--out", "b")
    apart = np.abs(pixels(tmp_path / "a/image.png") - pixels(tmp_path / "b/image.png")).max(-1)
    assert 0 < (apart > 0).mean() < 0.05


def test_a_retouched_pixel_outside_the_edit_stays(cli: Cli, tmp_path: Path) -> None:
    run(cli, "generate", FARM, "--size", "300x300", "--out", "a", "--head", "none")
    plan, image = tmp_path / "a/plan.json", pixels(tmp_path / "a/image.png").astype(np.uint8)
    image[:20, :20] = (1, 2, 3)
    (tmp_path / "own").mkdir()
    (tmp_path / "own/plan.json").write_bytes(plan.read_bytes())
    Image.fromarray(image).save(tmp_path / "own/image.png")
    run(cli, "edit", "own", "make the barn blue", "--out", "b", "--head", "none")
    assert (pixels(tmp_path / "b/image.png")[:20, :20] == (1, 2, 3)).all()


def test_a_mask_bounds_what_may_change(cli: Cli, tmp_path: Path) -> None:
    run(cli, "generate", FARM, "--size", "300x300", "--out", "a", "--head", "none")
    mask = np.zeros((150, 150), np.uint8)
    mask[:, :75] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    run(cli, "edit", "a", "use the ocean palette, dark mode, at night", "--mask", "mask.png",
        "--out", "b", "--head", "none")  # fmt: skip
    apart = np.abs(pixels(tmp_path / "a/image.png") - pixels(tmp_path / "b/image.png")).max(-1)
    assert apart[:, 150:].max() == 0
    assert apart[:, :150].max() > 40


def test_a_plan_alone_is_drawn_first(cli: Cli, tmp_path: Path) -> None:
    run(cli, "plan", FARM, "--size", "300x300", "--out", "farm.json")
    run(cli, "edit", "farm.json", "remove the cows", "--out", "b", "--head", "none")
    assert {path.name for path in (tmp_path / "b").iterdir()} == {
        "plan.json",
        "image.png",
        "run.json",
    }


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("missing.png", "remove the cows"), 1, "missing.png does not exist"),
        (("a", " "), 2, "The edit is empty"),
        (("a", "make it pop"), 1, "not understood as an edit"),
        (("a", "remove the cows", "--mask", "missing.png"), 1, "missing.png does not exist"),
        (("a", "remove the cows", "--mask", "a/plan.json"), 1, "cannot be read as a picture"),
        (("a", "remove the cows", "--mask", "wide.png"), 1, "another shape"),
        (("a", "remove the cows", "--out", "a"), 1, "is there already"),
        (("plain.png", "remove the cows"), 1, "names nothing that is in the picture"),
        (("thread.png", "remove the cows"), 1, "that shape cannot be edited"),
        (("text.txt", "remove the cows"), 1, "has no plan in it"),
    ],
)
def test_bad_input_is_one_sentence(
    cli: Cli, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    run(cli, "generate", FARM, "--size", "128x128", "--out", "a", "--head", "none")
    Image.new("L", (200, 50)).save(tmp_path / "wide.png")
    Image.new("RGB", (64, 64)).save(tmp_path / "plain.png")
    Image.new("RGB", (900, 20)).save(tmp_path / "thread.png")
    (tmp_path / "text.txt").write_text("hello")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    done = cli("edit", *words)
    assert (done.code, said in done.err) == (code, True), done.err
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_any_picture_can_be_given_things_and_words(cli: Cli, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    photo = rng.integers(0, 255, (30, 40, 3), dtype=np.uint8)
    Image.fromarray(photo).resize((800, 600), Image.Resampling.BICUBIC).save(tmp_path / "photo.png")
    Image.new("RGBA", (60, 90), (255, 0, 255, 255)).save(tmp_path / "rex.png")
    said = 'add Rex on the left and write "Hello" at the bottom'
    run(cli, "edit", "photo.png", said, "--ref", "rex.png:Rex", "--out", "a", "--head", "none")
    before, after = pixels(tmp_path / "photo.png"), pixels(tmp_path / "a/image.png")
    assert after.shape == before.shape
    apart = np.abs(before - after).max(-1)
    assert 0.05 < (apart > 0).mean() < 0.5
    assert (np.abs(after - (255, 0, 255)).max(-1) < 8).sum() > 2000
    run(cli, "edit", "a", "remove Rex", "--out", "b", "--head", "none")
    back = np.abs(before - pixels(tmp_path / "b/image.png")).max(-1)
    assert np.median(back[:300]) == 0


def test_a_photograph_is_edited_upright(cli: Cli, tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    turned = Image.fromarray(rng.integers(0, 255, (20, 40, 3), dtype=np.uint8)).resize((400, 200))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(tmp_path / "phone.png", exif=exif)
    run(cli, "edit", "phone.png", 'write "Hi" at the bottom', "--out", "a", "--head", "none")
    seen = pixels(tmp_path / "a/image.png")
    assert seen.shape == (400, 200, 3)
    upright = np.asarray(turned.transpose(Image.Transpose.ROTATE_270)).astype(int)
    assert (seen[:200] == upright[:200]).all()
