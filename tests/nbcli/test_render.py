"""`render`: the same bytes again, edits, formats, and plans that mean harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from nbcli.main import main
from planner import PlannerError, dump_plan, load_plan, refit
from planner.plan import Plan
from renderer.errors import RenderError
from renderer.export import FORMATS
from renderer.render import render

Cli = Callable[..., Any]


def test_again_byte_for_byte(call: Cli, plan_file: Path, tmp_path: Path) -> None:
    assert (
        call("render", plan_file, "--size", "1K", "--out", "one.png").out.splitlines()[0]
        == "one.png"
    )
    assert call("render", plan_file, "--size", "1K", "--out", "two.png").code == 0
    assert call("render", "one.png", "--size", "1K", "--out", "three.png").code == 0
    first = (tmp_path / "one.png").read_bytes()
    assert first == (tmp_path / "two.png").read_bytes() == (tmp_path / "three.png").read_bytes()


def test_beside_the_plan(call: Cli, plan_file: Path) -> None:
    folder = plan_file.parent
    done = call("render", plan_file, "--json")
    told = json.loads(done.out)
    assert told["images"][0]["path"] == str(folder / "image.png")
    assert list(told) == ["run", "plan", "images", "issues", "timings", "head", "seed"]
    assert (told["seed"], told["plan"]) == (11, str(plan_file))
    assert call("render", folder).code == 0  # the same bytes are there already
    assert (
        call("render", folder, "--size", "640x800")
        .out.splitlines()[0]
        .endswith("image-640x800.png")
    )
    (folder / "image.png").write_bytes(b"mine")
    assert call("render", folder).code == 1
    assert (folder / "image.png").read_bytes() == b"mine"
    assert call("render", folder, "--force").code == 0


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_carries_the_plan(call: Cli, plan_file: Path, kind: str) -> None:
    assert call("render", plan_file, "--size", "320x400", "--out", f"a.{kind}").code == 0
    whole = json.loads(call("inspect", plan_file, "--json").out)["plan"]
    assert json.loads(call("inspect", f"a.{kind}", "--json").out)["plan"] == whole


def test_several_formats(call: Cli, plan_file: Path, tmp_path: Path) -> None:
    done = call("render", plan_file, "--size", "320x400", "--out", "a.png", "--format", "png,webp")
    assert done.out.splitlines()[:2] == ["a.png", "a.webp"]
    with Image.open(tmp_path / "a.webp") as picture:
        assert picture.size == (320, 400)


@pytest.mark.parametrize(
    ("out", "kind", "written"),
    [
        ("a.png", "pdf", "a.pdf"), ("a.JPEG", "jpg", "a.JPEG"), ("tea.v2", "svg", "tea.v2.svg"),
        ("new/", "png", "new/image-320x400.png"), ("made", "webp", "made/image-320x400.webp"),
    ],
)  # fmt: skip
def test_a_picture_is_called_what_it_is(
    call: Cli, plan_file: Path, out: str, kind: str, written: str
) -> None:
    asked = ("--size", "320x400", "--out", out, "--format", kind)
    assert call("render", plan_file, *asked).out.splitlines()[0] == written
    assert Path(written).is_file()


def test_on_stdout(start: Callable[..., Any], call: Cli, plan_file: Path, tmp_path: Path) -> None:
    asked = ("render", plan_file, "--size", "320x400", "--head", "none")
    made, told = start(*asked, "--out", "-", "-q").communicate()
    assert call(*asked, "--out", "a.png").code == 0
    assert (made, told) == ((tmp_path / "a.png").read_bytes(), b"")
    assert call("render", plan_file, "--out", "-", "--json").code == 2
    assert call("render", plan_file, "--out", "-", "--format", "png,pdf").code == 2


@pytest.mark.parametrize("options", [("--out", "a.gif"), ("--size", "3K"), ("--head", "nonesuch")])
def test_wrong_words_are_usage_errors(call: Cli, plan_file: Path, options: tuple[str, ...]) -> None:
    done = call("render", plan_file, *options)
    assert (done.code, done.out) == (2, "")


def test_another_shape_is_refused(call: Cli, plan_file: Path, tmp_path: Path) -> None:
    done = call("render", plan_file, "--size", "1000x1000", "--out", "a.png")
    assert done.code == 1
    assert not (tmp_path / "a.png").exists()


def test_a_page_is_laid_out_again_in_another_shape(call: Cli, tmp_path: Path) -> None:
    call("generate", "Sleep: 1. Walk daily 2. Rest early", "--size", "400x500", "--out", "sleep")
    done = call("render", "sleep", "--aspect", "16:9")
    assert done.out.splitlines()[0] == str(Path("sleep/image-16x9.png"))
    with Image.open(tmp_path / "sleep/image-16x9.png") as image:
        assert image.size == (711, 400)
    assert call("inspect", "sleep/image-16x9.png", "--issues").out.strip() == "none"
    wrong = call("render", "sleep", "--aspect", "9:99")
    assert (wrong.code, wrong.err.count("\n")) == (2, 1)


def test_a_text_edited_by_hand_is_set_again(call: Cli, plan: Plan, tmp_path: Path) -> None:
    data = json.loads(dump_plan(plan))
    note = next(e for e in data["elements"] if e["id"] == "note")
    note["runs"] = [{"text": "Source: an edit, by hand"}]
    (tmp_path / "plan.json").write_text(json.dumps(data))
    done = call("render", "plan.json", "--size", "320x400")
    assert done.code == 0
    assert "note" in done.err
    kept = json.loads(call("inspect", "image-320x400.png", "--json").out)["plan"]
    lines = next(e for e in kept["elements"] if e["id"] == "note")["lines"]
    assert "".join(line["text"] for line in lines).startswith("Source: an edit")


@pytest.mark.parametrize("content", ["", "hello", "{", "[]", '{"version": 3}', "\x89PNG\r\n"])
def test_no_plan_no_picture(call: Cli, tmp_path: Path, content: str) -> None:
    (tmp_path / "plan.json").write_text(content)
    done = call("render", "plan.json")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert {p.name for p in tmp_path.iterdir()} == {"plan.json"}


def test_a_folder_without_permission(cli: Cli, plan_file: Path, tmp_path: Path) -> None:
    done = cli(
        "render", plan_file, "--size", "320x400", "--head", "none", "--out", "/proc/nothing/a.png"
    )
    assert done.code == 1
    assert "/proc/nothing/a.png" in done.err


def test_no_plan_can_break_render(
    plan: Plan, damaged: Callable[..., Any], tmp_path: Path, capsys: Any
) -> None:
    file, target = tmp_path / "plan.json", tmp_path / "image.png"
    for data in damaged(range(250)):
        file.write_text(json.dumps(data | {"canvas": plan.canvas.model_dump()}))
        target.unlink(missing_ok=True)
        code = main(["render", str(file), "--size", "80x100", "--json", "--out", str(target), "-q"])
        told = capsys.readouterr()
        if code == 0:
            assert json.loads(told.out)["images"][0]["bytes"] == target.stat().st_size
        else:
            assert (code, told.out, target.exists()) == (1, "", False)
            assert told.err.count("\n") == 1
            assert "defect" not in told.err


@pytest.mark.parametrize("seeds", [range(1000), range(1000, 2000)], ids=str)
def test_no_plan_can_break_the_drawing(damaged: Callable[..., Any], seeds: range) -> None:
    """As the command does it, but for the slow setting of the page."""
    for data in damaged(seeds):
        try:
            picture = render(refit(load_plan(json.dumps(data))), size=None)
        except (PlannerError, RenderError) as error:
            assert str(error).endswith(".")
            assert "\n" not in str(error)
            continue
        assert picture.width <= 40_960
        json.dumps(picture.sheet.marks, allow_nan=False)


def test_a_word_longer_than_any_page(call: Cli, plan: Plan, tmp_path: Path) -> None:
    data = plan.model_dump(mode="json")
    data["elements"][1]["runs"] = [{"text": "m" * 3000}]
    (tmp_path / "plan.json").write_text(json.dumps(data))
    done = call("render", "plan.json", "--size", "320x400")
    assert "defect" not in done.err
    assert done.code in (0, 1)
