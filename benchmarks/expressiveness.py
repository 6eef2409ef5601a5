"""What a page can express: prompts of BizGenEval drawn from recorded answers, and judged apart.

`python -m benchmarks.expressiveness draw PROMPTS OUT` draws a picture for each prompt of the
benchmark's file (one JSON object a line, with `id`, `prompt` and `aspect_ratio`) from the answers in
`expressiveness/answers.tar.xz`. These answer nbcli's own requests, stage by stage; they were written
from the prompts alone, and mended while looking at the pictures.

`python -m benchmarks.expressiveness score PROMPTS` counts what a vision model said that saw the
pictures and the questions and nothing else (`expressiveness/judged.json`).

As no model answered in one go, the figures say what the grammar and the renderer can do, and are
not to be set beside published scores.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

HERE = Path(__file__).parent / "expressiveness"
ANSWERS, JUDGED = HERE / "answers.tar.xz", HERE / "judged.json"
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
            print(f"{name:>4}  {_drawn(rows[name], told, out / f'{name}.png')}", flush=True)


def _drawn(row: Mapping[str, Any], told: bytes, picture: Path) -> str:
    """The issues of one picture in words, once it is drawn."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "prompt.txt").write_text(row["prompt"], "utf-8")
        (here / "answers.jsonl").write_bytes(told)
        shape = ["--aspect", row["aspect_ratio"]] if row["aspect_ratio"] else []
        done = subprocess.run(
            [sys.executable, "-m", "nbcli", "generate", str(here / "prompt.txt"), *shape,
             "--llm", f"replay:{here / 'answers.jsonl'}", "--search", "off", "--head", "none",
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


def worth(right: Sequence[bool], questions: Sequence[int]) -> float:
    """The benchmark's score of ten questions, numbered from 1: 1 less 0.2 for each one wrong."""
    wrong = sum(not right[number - 1] for number in questions)
    return max(0.0, 1 - LOST * wrong)


if __name__ == "__main__":
    app()
