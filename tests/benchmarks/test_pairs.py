"""Blind pairs: nothing tells which is which, and answers are counted by head."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from benchmarks.pairs import app, beside, commands, judged, make

KEY = {
    "01": {"left": "none", "right": "local"},
    "02": {"left": "local", "right": "none"},
    "03": {"left": "local", "right": "none"},
}


def test_answers_are_counted_by_head() -> None:
    verdict = judged(KEY, {"01": "Right", "02": "left ", "03": "same"})
    assert verdict.wins == {"none": 0, "local": 2} and verdict.same == 1
    assert verdict.chance == 0.5
    assert judged(KEY, {"01": "left", "02": "left", "03": "same"}).chance == 1


def test_a_pair_without_an_answer_is_named() -> None:
    with pytest.raises(ValueError, match="pair 02"):
        judged(KEY, {"01": "left", "02": "", "03": "left"})


def test_every_example_is_asked_with_its_inputs() -> None:
    asked = dict(commands())
    assert {"windmill", "bee", "co2"} <= set(asked)
    assert asked["co2"][1] == "--data" and asked["bee"][1] == "--doc"


def picture(file: Path, color: str) -> None:
    image = Image.new("RGBA", (40, 20), color)
    image.save(file, comment="head local")


def test_a_pair_is_both_pictures_and_no_label(tmp_path: Path) -> None:
    picture(tmp_path / "a.png", "#ff0000")
    picture(tmp_path / "b.png", "#0000ff")
    beside(tmp_path / "a.png", tmp_path / "b.png", tmp_path / "pair.png")
    pair = Image.open(tmp_path / "pair.png")
    assert pair.getpixel((5, 5)) == (255, 0, 0) and pair.getpixel((pair.width - 5, 5)) == (
        0,
        0,
        255,
    )
    assert not pair.info


def test_pairs_are_made_from_renders_that_are_there_and_scored(tmp_path: Path) -> None:
    out, work = tmp_path / "out", tmp_path / "work"
    work.mkdir()
    for name, _ in commands():
        kind = "picture" if name in ("bee", "windmill") else "text"
        (work / f"{name}.json").write_text(json.dumps({"elements": [{"kind": kind}]}), "utf-8")
    for name in ("bee", "windmill"):
        picture(work / f"{name}.none.png", "#ff0000")
        picture(work / f"{name}.local.png", "#0000ff")
    make(out, work, count=2)
    red = {n: Image.open(out / f"{n}.png").getpixel((0, 0)) == (255, 0, 0) for n in ("01", "02")}
    rows = [f"{number},{'left' if left else 'right'}\n" for number, left in red.items()]
    (out / "answers.csv").write_text("pair,answer\n" + "".join(rows), "utf-8")
    told = CliRunner().invoke(app, ["score", "--out", str(out), "--work", str(work)])
    assert "| none | 2 of 2 |" in told.output and "| local | 0 of 2 |" in told.output
    picture(out / "01.png", "#00ff00")
    told = CliRunner().invoke(app, ["score", "--out", str(out), "--work", str(work)])
    assert told.exit_code == 2 and "pair 01" in told.output
