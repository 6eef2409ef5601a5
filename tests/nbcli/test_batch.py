"""Many prompts in one file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nbcli import batching
from nbcli.errors import UsageFault
from tests.nbcli.conftest import Call

POSTER = 'Poster: "Jazz" Saturday 12 July, City Park. Free entry.'
TEA = "Tea vs coffee: tea has 47 mg caffeine, coffee has 95 mg; tea is brewed at 80 °C, coffee at 92 °C"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(folder: str = "out") -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(Path(folder, "batch.json").read_text())["batch"]
    return found


def test_each_line_is_a_run_and_a_failure_stops_no_other(call: Call) -> None:
    Path("p.txt").write_text(f"# mine\n{POSTER}\n\nsomething vague\n{TEA}\n", "utf-8")
    done = call("batch", "p.txt", "--size", "300x300", "--out", "out")
    assert done.code == 3 and len(done.out.splitlines()) == 2
    assert [(one["line"], one["state"]) for one in told()] == [
        (2, "done"),
        (4, "failed"),
        (5, "done"),
    ]
    assert "brings no facts" in str(told()[1]["error"]) and "2/3 line 4" in done.err
    for path in done.out.splitlines():
        assert Path(path).is_file() and (Path(path).parent / "run.json").is_file()


def test_a_batch_goes_on_where_it_stopped(call: Call) -> None:
    Path("p.txt").write_text(f"{POSTER}\n", "utf-8")
    first = call("batch", "p.txt", "--size", "300x300", "--out", "out").out
    stamp = Path(first.strip()).stat().st_mtime_ns
    Path("p.txt").write_text(f"{POSTER}\n{TEA}\n", "utf-8")
    again = call("batch", "p.txt", "--size", "300x300", "--out", "out")
    assert Path(str(told()[0]["plan"])).is_file()
    assert again.code == 0 and [one["state"] for one in told()] == ["kept", "done"]
    assert Path(first.strip()).stat().st_mtime_ns == stamp and first.strip() in again.out
    call("batch", "p.txt", "--size", "300x300", "--out", "out", "--force")
    assert [one["state"] for one in told()] == ["done", "done"]


def test_another_prompt_on_the_line_is_made_anew(call: Call) -> None:
    Path("p.jsonl").write_text(json.dumps({"prompt": POSTER, "name": "one"}), "utf-8")
    call("batch", "p.jsonl", "--size", "300x300", "--out", "out")
    Path("p.jsonl").write_text(json.dumps({"prompt": TEA, "name": "one"}), "utf-8")
    call("batch", "p.jsonl", "--size", "300x300", "--out", "out")
    assert [one["state"] for one in told()] == ["done"]
    assert json.loads(Path("out/0001-one/run.json").read_text())["prompt"] == TEA


def test_a_line_has_inputs_and_settings_of_its_own(call: Call) -> None:
    Path("in").mkdir()
    Path("in/d.csv").write_text("name,height (m)\nA,3\nB,5\nC,9\n", "utf-8")
    lines = [
        {"prompt": "Which is tallest?", "data": "d.csv", "size": "200x300", "format": "png,webp"},
        {"prompt": POSTER, "size": "300x200", "theme": "plum"},
    ]
    Path("in/p.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    done = call("batch", "in/p.jsonl", "--size", "1K", "--json", "--out", "out")
    assert done.code == 0
    first, second = json.loads(done.out)["batch"]
    assert [(i["format"], i["width"], i["height"]) for i in first["images"]] == [
        ("png", 200, 300), ("webp", 200, 300),
    ]  # fmt: skip
    assert second["images"][0]["width"] == 300
    plan = json.loads(Path(second["plan"]).read_text())
    assert plan["style"]["palette"] == "plum"


def test_prompts_come_from_stdin_and_are_text_alone(call: Call) -> None:
    Path("secret.txt").write_text("Tea: leaves and water", "utf-8")
    done = call("batch", "-", "--size", "300x300", "--out", "out", stdin="secret.txt\n")
    assert done.code == 1 and "brings no facts" in done.err  # the words, not the file of that name


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("p.txt", "\n# nothing\n", "holds no prompt"),
        ("p.jsonl", '{"prompt": "a"}\n{"prompt": 3}', "Line 2 must be an object"),
        ("p.jsonl", '{"prompt": "a"}\n{"prompt"', "Line 2 is not a JSON object"),
        ("p.jsonl", '{"prompt": "a", "sizes": "1K"}', "Line 1 has no place for sizes"),
        ("p.jsonl", '{"prompt": "a", "doc": 4}', "doc must be a path"),
        ("p.jsonl", '{"prompt": "a", "name": 4}', "name must be a text"),
    ],
)
def test_a_faulty_file_is_refused_before_any_work(
    call: Call, name: str, text: str, said: str
) -> None:
    Path(name).write_text(text, "utf-8")
    done = call("batch", name, "--out", "out")
    assert done.code == 2 and said in done.err and not Path("out").exists()


def test_files_that_are_not_there_or_no_text(call: Call) -> None:
    assert call("batch", "nope.txt").code == 1
    Path("b.txt").write_bytes(b"\0\1\2" * 100)
    done = call("batch", "b.txt")
    assert done.code == 1 and "not text" in done.err
    Path("out").write_text("")
    Path("p.txt").write_text(POSTER)
    done = call("batch", "p.txt", "--out", "out")
    assert done.code == 1 and "is a file" in done.err


def test_a_bad_value_in_one_line_is_that_lines_failure(call: Call) -> None:
    lines = [{"prompt": POSTER, "size": "huge"}, {"prompt": POSTER, "size": "300x300"}]
    Path("p.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    done = call("batch", "p.jsonl", "--out", "out")
    assert done.code == 3 and [one["state"] for one in told()] == ["failed", "done"]


def test_too_many_prompts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "LARGEST", 2)
    Path("p.txt").write_text("a\nb\nc\n")
    with pytest.raises(UsageFault, match="holds 3 prompts"):
        batching.entries("p.txt")


def test_a_budget_is_that_of_the_whole_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []

    def made(
        entry: batching.Entry, folder: Path, flags: dict[str, object], steer: object
    ) -> dict[str, object]:
        given.append(flags["budget"])
        folder.mkdir(parents=True)
        (folder / "run.json").write_text(json.dumps({"mind": {"cost_usd": 0.6}}))
        return {}

    monkeypatch.setattr(batching, "_made", made)
    found = [batching.Entry(n, f"p{n}") for n in (1, 2, 3)]
    steer = batching.Steer()
    outcomes = list(batching.run(found, Path("out"), {}, steer, force=False, budget=1.0))
    assert given == [1.0, pytest.approx(0.4)]
    assert "budget of the batch is spent" in outcomes[2].error
