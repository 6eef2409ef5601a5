"""`chat` and `runs`: turns of one picture, and what was made."""

from __future__ import annotations

import json
from pathlib import Path

from planner import load_plan
from planner.plan import PictureElement
from tests.nbcli.conftest import Call


def things(folder: Path) -> dict[str, str | None]:
    plan = load_plan((folder / "plan.json").read_text("utf-8"))
    pictures = [e for e in plan.elements if isinstance(e, PictureElement)]
    return {thing.label: thing.color for picture in pictures for thing in picture.objects}


def test_a_picture_is_made_and_changed_line_by_line(call: Call, tmp_path: Path) -> None:
    lines = (
        "a fox beside a red barn in a green field\n\nmake the barn blue\nmake it pop\nundo\n"
        "remove the fox\n"
    )
    done = call("chat", "--size", "160x160", "--head", "none", stdin=lines)
    assert done.code == 3
    assert "not understood as an edit" in done.err
    made = [Path(line).parent for line in done.out.splitlines() if line.endswith(".png")]
    assert len(made) == 3
    first, blue, bare = (things(tmp_path / folder) for folder in made)
    assert set(first) == set(blue) == {"fox", "barn"}
    assert blue["barn"] != first["barn"]
    assert bare == {"barn": first["barn"]}

    listed = json.loads(call("runs", "--json").out)["runs"]
    assert {one["run"] for one in listed} == {str(folder) for folder in made}
    by_run = {one["run"]: one for one in listed}
    assert by_run[str(made[1])]["asked"] == "make the barn blue"
    assert by_run[str(made[1])]["of"] == str(made[0])
    assert by_run[str(made[0])]["of"] is None
    assert by_run[str(made[2])]["of"] == str(made[0])  # the turn in between was undone
    assert "160x160" in call("runs").out


def test_it_goes_on_from_a_picture_and_all_failing_is_a_failure(call: Call, tmp_path: Path) -> None:
    call("generate", "a fox by a tree", "--size", "96x96", "--head", "none", "--out", "a")
    done = call("chat", "a/image.png", "--head", "none", stdin="add a moon\n")
    assert done.code == 0, done.err
    assert "moon" in things(tmp_path / Path(done.out.splitlines()[0]).parent)
    assert call("chat", "a", stdin="make it pop\n").code == 1
    assert call("chat", "a", stdin="undo\n").code == 0
    assert call("runs", "nowhere").code == 1
    assert call("runs", ".").code == 0
