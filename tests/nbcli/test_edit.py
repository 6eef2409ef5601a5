"""`edit`: what is not named keeps its pixels, turn after turn."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from nbcli.main import main
from planner import load_plan
from renderer.keep import changed
from tests.nbcli.conftest import Call, Result

FARM = "a windmill beside a red barn in a green field with three cows"


def pixels(path: Path) -> Any:
    return np.asarray(Image.open(path).convert("RGB")).astype(int)


def run(call: Call, *words: Any) -> Result:
    done = call(*words)
    assert done.code == 0, done.err
    return done


@cache
def region(old: str, new: str) -> Any:
    """Where the pictures of two plans, as text, may differ: the same for all heads."""
    return changed(load_plan(old), load_plan(new), (240, 240))


@pytest.mark.parametrize("head", ["none", "shaded"])
def test_turn_after_turn_no_locked_pixel_changes(call: Call, tmp_path: Path, head: str) -> None:
    run(
        call, "generate", f"{FARM}, watercolour", "--size", "240x240", "--out", "r0", "--head", head
    )
    turns = ("remove the cows", "make the barn blue", "add two birds above the windmill")
    for number, said in enumerate(turns, 1):
        run(call, "edit", f"r{number - 1}", said, "--out", f"r{number}", "--head", head)
        free = region(*((tmp_path / f"r{n}/plan.json").read_text() for n in (number - 1, number)))
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


def test_words_of_a_page_change_and_nothing_else(call: Call, tmp_path: Path) -> None:
    run(call, "generate", "Sleep: 1. Walk daily 2. Rest early 3. Drink water", "--size", "400x500",
        "--out", "a")  # fmt: skip
    run(call, "edit", "a/image.png", 'replace "Walk daily" with "Swim daily"', "--out", "b")
    apart = np.abs(pixels(tmp_path / "a/image.png") - pixels(tmp_path / "b/image.png")).max(-1)
    assert 0 < (apart > 0).mean() < 0.05


def test_an_item_goes_and_the_page_takes_another_shape(call: Call, tmp_path: Path) -> None:
    run(call, "generate", "Sleep: 1. Walk daily 2. Rest early 3. Drink water", "--size", "400x500",
        "--out", "a")  # fmt: skip
    told = json.loads(run(call, "edit", "a", "remove step 2", "--out", "b", "--json").out)
    assert not told["issues"]
    plan = load_plan((tmp_path / "b/plan.json").read_text("utf-8"))
    assert "Rest early" not in [getattr(element, "text", "") for element in plan.elements]
    run(call, "edit", "b", "make it square", "--out", "c")
    assert pixels(tmp_path / "c/image.png").shape == (400, 400, 3)


def test_a_retouched_pixel_outside_the_edit_stays(call: Call, tmp_path: Path) -> None:
    run(call, "generate", FARM, "--size", "300x300", "--out", "a", "--head", "none")
    plan, image = tmp_path / "a/plan.json", pixels(tmp_path / "a/image.png").astype(np.uint8)
    image[:20, :20] = (1, 2, 3)
    (tmp_path / "own").mkdir()
    (tmp_path / "own/plan.json").write_bytes(plan.read_bytes())
    Image.fromarray(image).save(tmp_path / "own/image.png")
    run(call, "edit", "own", "make the barn blue", "--out", "b", "--head", "none")
    assert (pixels(tmp_path / "b/image.png")[:20, :20] == (1, 2, 3)).all()


def test_a_mask_bounds_what_may_change(call: Call, tmp_path: Path) -> None:
    run(call, "generate", FARM, "--size", "300x300", "--out", "a", "--head", "none")
    mask = np.zeros((150, 150), np.uint8)
    mask[:, :75] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    run(call, "edit", "a", "use the ocean palette, dark mode, at night", "--mask", "mask.png",
        "--out", "b", "--head", "none")  # fmt: skip
    apart = np.abs(pixels(tmp_path / "a/image.png") - pixels(tmp_path / "b/image.png")).max(-1)
    assert apart[:, 150:].max() == 0
    assert apart[:, :150].max() > 40


def test_a_plan_alone_is_drawn_first(call: Call, tmp_path: Path) -> None:
    run(call, "plan", FARM, "--size", "300x300", "--out", "farm.json")
    run(call, "edit", "farm.json", "remove the cows", "--out", "b", "--head", "none")
    assert {path.name for path in (tmp_path / "b").iterdir()} == {
        "plan.json",
        "image.png",
        "run.json",
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run, and files beside it that are no pictures to edit."""
    folder = tmp_path_factory.mktemp("made")
    asked = ["generate", FARM, "--size", "128x128", "--out", str(folder / "a"), "--head", "none"]
    assert main(asked) == 0
    Image.new("L", (200, 50)).save(folder / "wide.png")
    Image.new("RGB", (64, 64)).save(folder / "plain.png")
    Image.new("RGB", (900, 20)).save(folder / "thread.png")
    (folder / "text.txt").write_text("hello")
    return folder


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
    call: Call, tmp_path: Path, made: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    done = call("edit", *words)
    assert (done.code, said in done.err) == (code, True), done.err
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_any_picture_can_be_given_things_and_words(call: Call, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    photo = rng.integers(0, 255, (30, 40, 3), dtype=np.uint8)
    Image.fromarray(photo).resize((800, 600), Image.Resampling.BICUBIC).save(tmp_path / "photo.png")
    Image.new("RGBA", (60, 90), (255, 0, 255, 255)).save(tmp_path / "rex.png")
    said = 'add Rex on the left and write "Hello" at the bottom'
    run(call, "edit", "photo.png", said, "--ref", "rex.png:Rex", "--out", "a", "--head", "none")
    before, after = pixels(tmp_path / "photo.png"), pixels(tmp_path / "a/image.png")
    assert after.shape == before.shape
    apart = np.abs(before - after).max(-1)
    assert 0.05 < (apart > 0).mean() < 0.5
    assert (np.abs(after - (255, 0, 255)).max(-1) < 8).sum() > 2000
    run(call, "edit", "a", "remove Rex", "--out", "b", "--head", "none")
    back = np.abs(before - pixels(tmp_path / "b/image.png")).max(-1)
    assert np.median(back[:300]) == 0


def test_a_photograph_is_edited_upright(call: Call, tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    turned = Image.fromarray(rng.integers(0, 255, (20, 40, 3), dtype=np.uint8)).resize((400, 200))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(tmp_path / "phone.png", exif=exif)
    run(call, "edit", "phone.png", 'write "Hi" at the bottom', "--out", "a", "--head", "none")
    seen = pixels(tmp_path / "a/image.png")
    assert seen.shape == (400, 200, 3)
    upright = np.asarray(turned.transpose(Image.Transpose.ROTATE_270)).astype(int)
    assert (seen[:200] == upright[:200]).all()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture of a sky over land, with grain, and a ball that touches no edge."""
    drawn = np.random.default_rng(0)
    y, x = np.mgrid[0:200, 0:200]
    shown = np.where((y < 120)[..., None], (150, 190, 230), (90, 120, 60)).astype(float)
    shown[np.hypot(x - 100, y - 90) < 40] = (200, 40, 30)
    shown += drawn.normal(0, 3, shown.shape)
    Image.fromarray(np.clip(shown, 0, 255).astype(np.uint8)).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


@pytest.mark.parametrize(
    ("aspect", "size", "corner"), [("16:9", (356, 200), (78, 0)), ("4:5", (200, 250), (0, 25))]
)
@pytest.mark.parametrize("head", ["none", "local:steps=1"])
def test_a_picture_goes_on_round_its_own_pixels(
    call: Call, photo: Path, aspect: str, size: tuple[int, int], corner: tuple[int, int], head: str
) -> None:
    run(call, "edit", photo, "--aspect", aspect, "--out", "wide", "--head", head)
    old, new = pixels(photo), pixels(Path("wide/image.png"))
    assert new.shape == (size[1], size[0], 3)
    left, top = corner
    assert np.array_equal(new[top : top + 200, left : left + 200], old)
    across = new if left else new.swapaxes(0, 1)
    step = np.abs(np.diff(across, axis=1)).mean((0, 2))
    seams = step[[left + top - 1, left + top + 199]]
    assert seams.max() < 1.5 * step[left + top : left + top + 199].mean()
    ball = (new[..., 0] > 150) & (new[..., 1] < 90)
    assert ball.sum() == ((old[..., 0] > 150) & (old[..., 1] < 90)).sum()  # no second one
    told = json.loads(Path("wide/run.json").read_text("utf-8"))
    assert told["edit"]["new"] == round(1 - 200 * 200 / (size[0] * size[1]), 4)
    assert (told["origins"][0]["picture-1"] == "painted") == (head != "none")


def test_a_canvas_of_the_same_shape_is_no_edit(call: Call, photo: Path) -> None:
    done = call("edit", photo, "--aspect", "1:1", "--out", "wide")
    assert done.code == 2 and "1:1 already" in done.err


def test_a_strength_is_how_much_of_the_change_shows(call: Call) -> None:
    run(call, "generate", FARM, "--size", "200x200", "--out", "a", "--head", "shaded")
    shown = {}
    for strength in ("0", "0.25", "1"):
        run(call, "edit", "a", "at night", "--strength", strength, "--head", "shaded",
            "--out", strength)  # fmt: skip
        shown[strength] = pixels(Path(strength) / "image.png")
    old = pixels(Path("a/image.png"))
    assert np.array_equal(shown["0"], old) and np.abs(shown["1"] - old).mean() > 10
    assert np.abs(shown["0.25"] - (old + 0.25 * (shown["1"] - old))).max() <= 1
    done = call("edit", "a", "at night", "--strength", "2", "--out", "x")
    assert done.code == 2 and "0 to 1" in done.err


def test_without_words_all_of_a_picture_is_painted_over(call: Call, photo: Path) -> None:
    old = pixels(photo)
    apart = []
    for strength in ("0.3", "1"):
        run(
            call,
            "edit",
            photo,
            "--strength",
            strength,
            "--head",
            "local:steps=1",
            "--out",
            strength,
        )
        apart.append(np.abs(pixels(Path(strength) / "image.png") - old).mean())
    assert 0 < apart[0] < 0.5 * apart[1] < 20


def test_what_a_new_number_does_not_bear_out_is_told(call: Call) -> None:
    run(call, "generate", "Budget: schools 40 %, roads 25 %, parks 20 %, culture 15 %", "--size",
        "400x500", "--out", "a")  # fmt: skip
    done = run(call, "edit", "a", "change 40 % to 45 %", "--out", "b")
    assert "The shares add up to 105 % now." in done.err


def test_a_model_sees_the_picture_that_it_edits(call: Call, tmp_path: Path) -> None:
    run(call, "generate", FARM, "--size", "320x320", "--out", "a", "--head", "none")
    edit = {"edits": [{"do": "recolor", "thing": "barn", "color": "#0033aa"}]}
    (tmp_path / "talk.jsonl").write_text(json.dumps({"stage": "edit", "value": edit}))
    run(call, "edit", "a", "a blue barn", "--out", "b", "--llm", "replay:talk.jsonl")
    said = json.loads((tmp_path / "b/llm.jsonl").read_text())["request"]["messages"][1]["parts"]
    assert "windmill" in said[0] and list(said[1]) == ["image"]
