"""What a page can express: prompts of BizGenEval drawn from recorded answers, and judged apart.

`python -m benchmarks.expressiveness draw PROMPTS OUT` draws a picture for each prompt of the
benchmark's file (one JSON object a line, with `id`, `prompt` and `aspect_ratio`) from the answers in
`expressiveness/answers.tar.xz`. These answer nbcli's own requests, stage by stage; they were written
from the prompts alone, and mended while looking at the pictures.

`python -m benchmarks.expressiveness score PROMPTS` counts what a vision model said that saw the
pictures and the questions and nothing else (`expressiveness/judged.json`).

`python -m benchmarks.expressiveness compose PROMPTS OUT` draws them as nbcli plans them without a model;
`score PROMPTS --judged benchmarks/expressiveness/composed.json` counts what two such judges said.

`python -m benchmarks.expressiveness own PROMPTS` measures nbcli's own time for each answer: processor
time of the thread that plans, from its arrival to the next request, after the last answer to the plan.
Each page has a process of its own; `cold` is its first run, in which each answer comes after the wait
that any model needs, `warm` the best of those that follow.

As no model answered in one go, the figures say what the grammar and the renderer can do, and are
not to be set beside published scores.
"""

from __future__ import annotations

import gc
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from time import sleep, thread_time
from typing import Annotated, Any

import typer

from grounding.types import Inputs
from nbcli.main import SELDOM
from planner.content import Wishes
from planner.llm import Client, Replay, Reply, Request
from planner.llm.types import OnText
from planner.mind import Desk, think_with
from planner.mind import read as brief

HERE = Path(__file__).parent / "expressiveness"
ANSWERS, JUDGED = HERE / "answers.tar.xz", HERE / "judged.json"
MOST, WORST = 150.0, 5
"""Milliseconds that an answer should take at most, and how many of the slowest are named."""
WAIT, WARM = 0.5, 3
"""Seconds in which no model answers, and how many warm runs there are."""
LOST = 0.2
"""What each wrong answer of ten takes from a score of 1."""
app = typer.Typer(add_completion=False, help=__doc__)


def read(prompts: Path) -> list[dict[str, Any]]:
    """The benchmark's lines."""
    return [json.loads(line) for line in prompts.read_text("utf-8").splitlines() if line.strip()]


def answers() -> Iterator[tuple[str, bytes]]:
    """The recorded answers of each prompt, by its id."""
    with tarfile.open(ANSWERS) as packed:
        for member in packed.getmembers():
            held = packed.extractfile(member)
            if held is not None:
                yield Path(member.name).stem, held.read()


@app.command()
def draw(prompts: Path, out: Path) -> None:
    """Draw every prompt into OUT/<id>.png; prints the issues of each."""
    rows = {str(row["id"]): row for row in read(prompts)}
    out.mkdir(parents=True, exist_ok=True)
    for name, told in answers():
        if name in rows:
            print(f"{name:>4}  {_drawn(rows[name], out / f'{name}.png', told)}", flush=True)


@app.command()
def compose(prompts: Path, out: Path) -> None:
    """Draw every prompt into OUT/<id>.png as nbcli plans it without a model."""
    out.mkdir(parents=True, exist_ok=True)
    for row in read(prompts):
        name = row["id"]
        print(f"{name:>4}  {_drawn(row, out / f'{name}.png')}", flush=True)


def _drawn(row: Mapping[str, Any], picture: Path, told: bytes | None = None) -> str:
    """The issues of one picture in words, once it is drawn from a model's answers or without a model."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "prompt.txt").write_text(row["prompt"], "utf-8")
        mind: list[str] = []
        if told is not None:
            (here / "answers.jsonl").write_bytes(told)
            mind = ["--llm", f"replay:{here / 'answers.jsonl'}"]
        shape = ["--aspect", row["aspect_ratio"]] if row["aspect_ratio"] else []
        done = subprocess.run(
            [sys.executable, "-m", "nbcli", "generate", str(here / "prompt.txt"), *shape,
             *mind, "--search", "off", "--head", "none",
             "--out", str(here / "run"), "--json", "--quiet"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            return done.stderr.strip().splitlines()[-1]
        result = json.load(io.StringIO(done.stdout))
        picture.write_bytes(Path(result["images"][0]["path"]).read_bytes())
        return "; ".join(issue["message"] for issue in result["issues"]) or "no issue"


@app.command()
def score(
    prompts: Path, judged: Annotated[Path, typer.Option(help="Judges' answers.")] = JUDGED
) -> None:
    """Scores by domain and dimension, of the easy ten questions and of the hard ten."""
    said: dict[str, list[bool]] = json.loads(judged.read_text("utf-8"))
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in read(prompts):
        right = said.get(str(row["id"]))
        if right is not None:
            both = worth(right, row["easy_qidxs"]), worth(right, row["hard_qidxs"])
            for name in (row["domain"], row["dimension"], "all"):
                groups[name].append(both)
    print(f"{'':20} prompts   easy   hard")
    for name, pairs in groups.items():
        easy, hard = (sum(part) / len(pairs) for part in zip(*pairs, strict=True))
        print(f"{name:20} {len(pairs):7}  {easy:5.2f}  {hard:5.2f}")


@app.command()
def own(prompts: Path) -> None:
    """Own time for each answer, cold and warm."""
    cold: dict[str, list[float]] = {}
    warm: dict[str, list[float]] = {}
    for name in (str(row["id"]) for row in read(prompts)):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.expressiveness", "times", str(prompts), name],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        cold[name], warm[name] = json.loads(done.stdout)
    for label, times in (("cold", cold), ("warm", warm)):
        each = [(spent, name) for name, own in times.items() for spent in own]
        _tell(f"{label}, each answer", each)
        _tell(f"{label}, mean of a page's", [(mean(spent), name) for name, spent in times.items()])


@app.command(hidden=True)
def times(prompts: Path, name: str) -> None:
    """Own times of one page in this process, cold and warm, as JSON."""
    gc.set_threshold(SELDOM)
    (row,) = (row for row in read(prompts) if str(row["id"]) == name)
    told = dict(answers())[name]
    cold = _times(row, told, WAIT)
    warm = [_times(row, told) for _ in range(WARM)]
    print(json.dumps([cold, list(map(min, zip(*warm, strict=True)))]))


def _tell(label: str, times: Sequence[tuple[float, str]]) -> None:
    worst = ", ".join(f"{spent:.0f} ({name})" for spent, name in sorted(times)[: -WORST - 1 : -1])
    over = sum(spent > MOST for spent, _ in times)
    print(
        f"{label:24} {len(times):4}, median {median(spent for spent, _ in times):.1f} ms,"
        f" over {MOST:.0f} ms: {over}; worst {worst}"
    )


def _times(row: Mapping[str, Any], told: bytes, wait: float = 0.0) -> list[float]:
    """Milliseconds of processor time that follow each answer, which comes after `wait` seconds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.jsonl"
        file.write_bytes(told)
        client = _Timed(Replay.from_file(file), wait)
    desk = Desk(client, row["prompt"], Inputs(), Wishes(aspect=row["aspect_ratio"] or None))
    think_with(desk, brief(desk))
    ends = [asked for asked, _ in client.marks[1:]] + [thread_time()]
    return [1e3 * (end - came) for (_, came), end in zip(client.marks, ends, strict=True)]


@dataclass
class _Timed:
    """A client that notes when each question came, and when its answer went."""

    client: Client
    wait: float
    marks: list[tuple[float, float]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.client.name

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        came = thread_time()
        sleep(self.wait)
        reply = self.client.ask(request, on_text)
        self.marks.append((came, thread_time()))
        return reply


def worth(right: Sequence[bool], questions: Sequence[int]) -> float:
    """The benchmark's score of ten questions, numbered from 1: 1 less 0.2 for each one wrong."""
    wrong = sum(not right[number - 1] for number in questions)
    return max(0.0, 1 - LOST * wrong)


if __name__ == "__main__":
    app()
