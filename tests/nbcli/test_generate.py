"""`generate` and `plan` from end to end, on real examples."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from nbcli import making
from planner import load_plan
from planner.plan import Plan
from tests.nbcli.conftest import Call

EXAMPLES = Path(__file__).parents[2] / "examples"
COFFEE = (EXAMPLES / "coffee/prompt.txt", "--doc", EXAMPLES / "coffee/coffee.md")
TIPS = "3 tips for better sleep: 1. Keep a regular schedule 2. No caffeine 3. Dim the lights"
CO2 = (EXAMPLES / "co2/prompt.txt", "--data", EXAMPLES / "co2/co2.csv")


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_run_folder_with_all_it_promises(cli: Call, tmp_path: Path) -> None:
    done = cli("generate", *COFFEE, "--out", "run", "--size", "1K", "--format", "png,svg", "--json")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert list(told) == ["run", "plan", "images", "issues", "timings", "head", "seed"]
    assert (told["run"], told["plan"], told["head"], told["seed"]) == (
        "run",
        "run/plan.json",
        "auto",
        0,
    )
    assert set(told["timings"]) == {"gather", "think", "render", "encode"}
    assert [image["format"] for image in told["images"]] == ["png", "svg"]
    for image in told["images"]:
        assert list(image) == ["path", "plan", "format", "width", "height", "bytes"]
        assert (tmp_path / image["path"]).stat().st_size == image["bytes"]
        assert (tmp_path / image["plan"]).is_file()
    with Image.open(tmp_path / told["images"][0]["path"]) as picture:
        assert picture.size == (told["images"][0]["width"], told["images"][0]["height"])
    assert everything(tmp_path / "run") == {"plan.json", "image.png", "image.svg", "run.json"}
    kept = json.loads((tmp_path / "run/run.json").read_text("utf-8"))
    assert kept["inputs"][0]["sha256"]
    assert kept["versions"]["typst"]
    assert kept["prompt"] == load_plan((tmp_path / "run/plan.json").read_text("utf-8")).prompt


def test_paths_on_stdout_remarks_on_stderr(call: Call, tmp_path: Path) -> None:
    done = call("generate", *COFFEE, "--size", "1K")
    image, plan = done.out.splitlines()
    assert (tmp_path / image).is_file()
    assert (tmp_path / plan).is_file()
    assert Path(image).parent.parent == Path("runs")
    assert "render" in done.err
    again = call("generate", *COFFEE, "--size", "1K", "--quiet")
    assert not again.err
    assert again.out.splitlines()[0] == f"{Path(image).parent}-2/{Path(image).name}"


def test_the_same_request_gives_the_same_bytes(cli: Call, tmp_path: Path) -> None:
    for out in ("one", "two"):
        assert cli("generate", *CO2, "--out", out, "--size", "1K").code == 0
    for name in ("plan.json", "image.png"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_designs_differ(call: Call, tmp_path: Path) -> None:
    done = call("generate", *COFFEE, "--out", "run", "--size", "1K", "--n", "3", "--json")
    told = json.loads(done.out)
    assert [Path(i["path"]).name for i in told["images"]] == [
        "image.png",
        "image-2.png",
        "image-3.png",
    ]
    assert [Path(i["plan"]).name for i in told["images"]] == [
        "plan.json",
        "plan-2.json",
        "plan-3.json",
    ]
    made = [load_plan((tmp_path / i["plan"]).read_text("utf-8")) for i in told["images"]]
    assert len({plan.style.character for plan in made}) == 3
    assert len({plan.brief.message for plan in made}) == 1


def test_nothing_is_replaced_without_force(call: Call, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run/mine.txt").write_text("mine")
    refused = call("generate", *COFFEE, "--out", "run", "--size", "1K")
    assert (refused.code, refused.out) == (1, "")
    assert "--force" in refused.err
    assert everything(tmp_path) == {"run", "run/mine.txt"}
    assert (
        call("generate", *COFFEE, "--out", "run", "--size", "1K", "--n", "2", "--force").code == 0
    )
    assert call("generate", *COFFEE, "--out", "run", "--size", "1K", "--force").code == 0
    assert everything(tmp_path / "run") == {"mine.txt", "plan.json", "image.png", "run.json"}


def test_prompt_from_stdin(call: Call, tmp_path: Path) -> None:
    text = COFFEE[0].read_text("utf-8")
    done = call("plan", "-", *COFFEE[1:], stdin=text)
    assert done.code == 0, done.err
    assert load_plan(done.out).prompt == text.strip()
    assert not everything(tmp_path)


def test_plan_pipes_into_render(call: Call, tmp_path: Path) -> None:
    plan = call("plan", *COFFEE).out
    made = call("render", "-", "--size", "1K", "--out", "tea.png", stdin=plan)
    assert (made.code, made.out) == (0, "tea.png\n-\n")
    assert call("generate", *COFFEE, "--out", "run", "--size", "1K").code == 0
    assert load_plan(call("plan", *COFFEE, "--size", "1K").out) == load_plan(
        (tmp_path / "run/plan.json").read_text("utf-8")
    )


def test_plan_into_a_file(call: Call, tmp_path: Path) -> None:
    done = call("plan", *COFFEE, "--out", "p.json", "--json")
    assert list(json.loads(done.out)) == ["plan", "issues", "timings", "seed"]
    assert isinstance(load_plan((tmp_path / "p.json").read_text("utf-8")), Plan)
    assert call("plan", *COFFEE, "--out", "p.json").out == "p.json\n"
    assert call("plan", *COFFEE, "--seed", "8", "--out", "p.json").code == 1


@pytest.mark.parametrize(
    ("options", "size"),
    [(("--size", "640x800"), (640, 800)), (("--size", "1K", "--aspect", "16:9"), (1280, 720))],
)
def test_the_size_asked_for(
    call: Call, tmp_path: Path, options: tuple[str, ...], size: tuple[int, int]
) -> None:
    assert call("generate", *COFFEE, "--out", "run", *options).code == 0
    with Image.open(tmp_path / "run/image.png") as picture:
        assert picture.size == size


WRONG = (
    ("x", "--size", "3K"), ("x", "--size", "0x9"), ("x", "--aspect", "wide"), ("x", "--seed", "-1"),
    ("x", "--seed", "many"), ("x", "--n", "0"), ("x", "--format", "gif"), ("x", "--format", ","),
    ("x", "--head", "nonesuch"), ("x", "--archetype", "nonesuch"), ("x", "--theme", "nonesuch"),
    ("x", "--lang", "?"), ("",), ("  ",), (), ("x", "y"), ("x", "--nonesuch"),
    ("x", "--size", "1000x1000", "--aspect", "4:5"),
)  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_words_are_usage_errors(
    call: Call, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = call("generate", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("nbcli: ")
    assert done.err.count("\n") == 1
    assert not everything(tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("missing.txt",), ("x", "--doc", "missing.md"), ("x", "--data", "missing.csv"),
        ("x", "--doc", "."),
        ("x", "--data", "binary.xlsx"), ("x", "--doc", "binary.pdf"), ("x", "--doc", "empty.md"),
        ("x", "--data", "empty.csv"), ("x", "--data", "text.nonesuch"),
    ],
)  # fmt: skip
def test_wrong_files_are_one_sentence(
    call: Call, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "binary.xlsx").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "binary.pdf").write_bytes(bytes(range(256)) * 8)
    for name in ("empty.md", "empty.csv", "text.nonesuch"):
        (tmp_path / name).write_bytes(b"")
    before = everything(tmp_path)
    done = call("generate", *arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "defect" not in done.err
    assert everything(tmp_path) == before


def test_a_bare_topic_is_told_the_ways_on(call: Call) -> None:
    done = call("generate", "photosynthesis")
    assert done.code == 1
    assert done.err.count("\n") == 1


def test_a_folder_that_cannot_be_written(call: Call, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("a file, so nothing can be inside it")
    done = call("generate", *COFFEE, "--out", "f/run", "--size", "1K")
    assert (done.code, done.out) == (1, "")
    assert "f/run" in done.err
    assert everything(tmp_path) == {"f"}


def wait_for_handlers(process: subprocess.Popen[bytes]) -> None:
    """Until nbcli, and not Python alone, is there to catch signals; where /proc tells."""
    status = Path(f"/proc/{process.pid}/status")
    end = time.monotonic() + 30
    while status.exists() and process.poll() is None and time.monotonic() < end:
        caught = re.search(r"SigCgt:\s*([0-9a-f]+)", status.read_text())
        if caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        time.sleep(0.01)


@pytest.mark.parametrize("after", [0.0, 0.2, 0.5, 0.9])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_at_any_moment(
    start: Callable[..., subprocess.Popen[bytes]],
    tmp_path: Path,
    number: int,
    code: int,
    after: float,
) -> None:
    process = start("generate", *COFFEE, "--out", "run", "--size", "2K", "--format", "png,avif")
    wait_for_handlers(process)
    time.sleep(after)
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert b"Traceback" not in told
    if process.returncode == 0:  # it was done by then
        assert everything(tmp_path) == {
            "run",
            *(f"run/{n}" for n in ("plan.json", "image.png", "image.avif", "run.json")),
        }
    else:
        assert process.returncode in (code, -number)
        assert not everything(tmp_path)


def test_a_scene_without_words_names_its_folder_by_its_prompt(call: Call) -> None:
    done = call("generate", "a fox under a tree", "--size", "300x300")
    assert done.out.splitlines()[0] == "runs/a-fox-under-a-tree/image.png"


@pytest.mark.parametrize("out", ["", "-"])
def test_a_run_needs_a_folder_with_a_name(call: Call, tmp_path: Path, out: str) -> None:
    done = call("generate", TIPS, "--out", out, "--force")
    assert (done.code, done.out) == (2, "")
    assert f"--out {out!r} is no folder" in done.err
    assert everything(tmp_path) == set()


def test_a_folder_that_cannot_be_is_refused_before_the_work(call: Call, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    done = call("generate", "nothing to say about it", "--out", "taken/run")
    assert done.code == 1
    assert done.err.startswith("nbcli: taken/run cannot be a folder, for taken is a file;")


def test_what_a_long_list_leaves_out_is_said(call: Call) -> None:
    listed = "Trees of the park:\n" + "".join(f"{n}. tree {chr(64 + n)}\n" for n in range(1, 16))
    done = call("generate", listed, "--size", "1K")
    assert "The first 12 of 15 are shown." in done.err
    assert "are shown" not in call("generate", TIPS, "--size", "1K").err


def test_a_heap_of_issues_is_cut_short(capsys: pytest.CaptureFixture[str]) -> None:
    heap = [{"path": f"elements[{n}]", "code": "overlap", "message": "Two."} for n in range(700)]
    making.remarks((), heap, {"think": 1.0}, False)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == making.MOST_TOLD + 2
    assert told[-2] == "680 more; nbcli inspect --issues lists all."


def test_a_prompt_that_begins_with_a_hyphen(call: Call) -> None:
    for prompt in ("- boil\n- pour", "-5 degrees in Oslo", "-- boil"):
        done = call("generate", prompt)
        assert done.code == 2
        assert "goes behind --" in done.err
    assert "goes behind" not in call("generate", "--bogus").err
