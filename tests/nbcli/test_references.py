"""`--ref` from end to end: the very pixels, in the picture and in its plan."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from planner import load_plan
from tests.nbcli.conftest import Call


@pytest.fixture
def robot(tmp_path: Path) -> Path:
    image = Image.new("RGBA", (200, 300), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 180, 280), fill=(255, 0, 255, 255))
    image.save(tmp_path / "zorp.png")
    return tmp_path / "zorp.png"


def magenta(path: Path) -> int:
    seen = np.asarray(Image.open(path).convert("RGB")).astype(int)
    return int(((seen[..., 0] > 240) & (seen[..., 1] < 16) & (seen[..., 2] > 240)).sum())


def test_a_reference_is_drawn_and_travels_in_the_plan(
    call: Call, tmp_path: Path, robot: Path
) -> None:
    asked = "Zorp beside a red barn in a green field"
    done = call("generate", asked, "--ref", f"{robot}:Zorp", "--size", "512x512", "--out", "run")
    assert done.code == 0, done.err
    first = tmp_path / "run/image.png"
    assert magenta(first) > 5000
    robot.unlink()
    again = call("render", first, "--out", "again.png", "--head", "none")
    assert again.code == 0, again.err
    assert (tmp_path / "again.png").read_bytes() == first.read_bytes()
    told = json.loads((tmp_path / "run/run.json").read_text("utf-8"))
    assert [Path(one["path"]).name for one in told["inputs"]] == ["zorp.png"]
    seen = call("inspect", first)
    assert "161 × 261 px  Zorp" in " ".join(seen.out.split("\n"))


@pytest.mark.parametrize("kind", ["svg", "pdf", "webp"])
def test_every_format_carries_it(call: Call, tmp_path: Path, robot: Path, kind: str) -> None:
    done = call("generate", "Zorp by the sea", "--ref", f"{robot}:Zorp", "--size", "256x256",
               "--format", kind, "--out", "run")  # fmt: skip
    assert done.code == 0, done.err
    again = call("render", tmp_path / f"run/image.{kind}", "--format", "png", "--out", "a.png")
    assert again.code == 0, again.err
    assert magenta(tmp_path / "a.png") > 1000


def test_a_plan_with_a_false_reference_is_refused(call: Call, tmp_path: Path, robot: Path) -> None:
    call("plan", "Zorp by the sea", "--ref", f"{robot}:Zorp", "--out", "plan.json")
    text = (tmp_path / "plan.json").read_text("utf-8")
    data = json.loads(text)
    for change in (
        {"width": 4000},
        {"data": "aGVsbG8="},
        {"data": data["references"][0]["data"][:99] + "A"},
    ):
        broken = {**data, "references": [{**data["references"][0], **change}]}
        (tmp_path / "broken.json").write_text(json.dumps(broken))
        done = call("render", "broken.json", "--out", "x.png")
        assert done.code == 1
        assert "is not a WebP picture" in done.err
        assert not (tmp_path / "x.png").exists()
    assert load_plan(text).references[0].label == "Zorp"


def test_a_name_is_told_from_a_path(call: Call, tmp_path: Path, robot: Path) -> None:
    odd = tmp_path / "a:b.png"
    odd.write_bytes(robot.read_bytes())
    done = call("plan", "Something by the sea", "--ref", odd, "--out", "plan.json")
    assert done.code == 0, done.err
    assert load_plan((tmp_path / "plan.json").read_text("utf-8")).references[0].label == "a:b"
    done = call("plan", "x", *(part for n in range(15) for part in ("--ref", f"{robot}:z{n}")))
    assert (done.code, "at most 14" in done.err) == (1, True)


def test_a_line_of_a_batch_has_references_of_its_own(
    call: Call, tmp_path: Path, robot: Path
) -> None:
    line = {"prompt": "Zorp by the sea", "ref": f"{robot.name}:Zorp", "size": "256x256"}
    (tmp_path / "b.jsonl").write_text(json.dumps(line))
    done = call("batch", "b.jsonl", "--out", "runs")
    assert done.code == 0, done.err
    assert magenta(next((tmp_path / "runs").glob("*/image.png"))) > 1000
