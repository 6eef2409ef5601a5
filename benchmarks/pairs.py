"""Blind pairs for a judge: `python -m benchmarks.pairs make --out DIR --work DIR`, then `... score`.

`make` plans the gallery's prompts, those of `pairs.jsonl` and the examples, renders those that hold a
picture with two heads at 1K, and writes to `--out` numbered pairs side by side, sides and order drawn by
chance, with `answers.csv` to be filled in (left, right or same). What is where stands in `--work`, in
`key.json`, which the judge is not shown; it holds each pair's digest, so that a changed pair is noticed.
`score` reads the answers. Renders that are there are kept, so `make` goes on where it stopped.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Annotated

import typer
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
NBCLI = [sys.executable, "-m", "nbcli"]
GUTTER = 24
app = typer.Typer(add_completion=False, help=__doc__)


def commands() -> Iterator[tuple[str, list[str]]]:
    """Name and arguments of every prompt: the gallery's, those beside this file, then the examples'."""
    for file in (ROOT / "examples/gallery/prompts.jsonl", Path(__file__).with_suffix(".jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            asked = json.loads(line)
            yield asked["name"], [asked["prompt"]]
    for prompt in sorted(ROOT.glob("examples/*/prompt.txt")):
        yield prompt.parent.name, [str(prompt), *_inputs(prompt.parent)]


def _inputs(folder: Path) -> Iterator[str]:
    for file in sorted(folder.iterdir()):
        if file.name not in ("prompt.txt", "SOURCES.md"):
            table = file.suffix in (".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".parquet")
            yield from ("--data" if table else "--doc", str(file))


def planned(work: Path) -> Iterator[Path]:
    """Plans, made where they are missing, that hold a picture."""
    for name, arguments in commands():
        plan = work / f"{name}.json"
        if not plan.exists():
            _run("plan", *arguments, "--search", "off", "--out", str(plan))
        elements = json.loads(plan.read_text(encoding="utf-8"))["elements"]
        if any(element["kind"] == "picture" for element in elements):
            yield plan


def rendered(plan: Path, head: str) -> Path:
    """The plan's picture by a head, drawn if it is not there."""
    file = plan.with_name(f"{plan.stem}.{head}.png")
    if not file.exists():
        _run("render", str(plan), "--head", head, "--size", "1K", "--out", str(file))
    return file


def _run(*arguments: str) -> None:
    subprocess.run([*NBCLI, *arguments, "--quiet"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def beside(left: Path, right: Path, out: Path) -> None:
    """Two pictures side by side, and nothing that tells what they are."""
    parts = [Image.open(file).convert("RGB") for file in (left, right)]
    width, height = parts[0].size
    pair = Image.new("RGB", (2 * width + GUTTER, height), "#808080")
    pair.paste(parts[0], (0, 0))
    pair.paste(parts[1], (width + GUTTER, 0))
    pair.save(out)


@app.command()
def make(
    out: Annotated[Path, typer.Option(help="Folder that the judge sees.")],
    work: Annotated[Path, typer.Option(help="Folder of plans, renders and key.")],
    count: Annotated[int, typer.Option(help="How many pairs.")] = 24,
    heads: Annotated[str, typer.Option(help="Two heads, with a comma between.")] = "none,local",
) -> None:
    """Render the pairs."""
    out.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    plans, drawn = list(planned(work))[:count], Random(secrets.randbits(128))
    if len(plans) < count:
        typer.echo(f"Only {len(plans)} plans hold a picture.", err=True)
    drawn.shuffle(plans)
    key: dict[str, dict[str, str]] = {}
    for number, plan in enumerate(plans, 1):
        left, right = drawn.sample(heads.split(","), 2)
        file = out / f"{number:02d}.png"
        beside(rendered(plan, left), rendered(plan, right), file)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        key[f"{number:02d}"] = {"left": left, "right": right, "plan": plan.stem, "sha256": digest}
    (work / "key.json").write_text(json.dumps(key, indent=1), encoding="utf-8")
    (out / "answers.csv").write_text("pair,answer\n" + "".join(f"{n},\n" for n in key), "utf-8")
    typer.echo(out)


@dataclass(frozen=True)
class Verdict:
    """How often each head was preferred, and how often neither."""

    wins: dict[str, int]
    same: int

    @property
    def chance(self) -> float:
        """How likely a split at least this uneven is where no head is better (two-sided sign test)."""
        total, most = sum(self.wins.values()), max(self.wins.values())
        tail = sum(math.comb(total, k) for k in range(most, total + 1)) * 0.5**total
        return min(1.0, 2 * tail)


def judged(key: dict[str, dict[str, str]], answers: dict[str, str]) -> Verdict:
    """The answers by head. Raises ValueError for a pair without one of left, right and same."""
    wins, same = {key[number][side]: 0 for number in key for side in ("left", "right")}, 0
    for number, sides in key.items():
        answer = answers.get(number, "").strip().lower()
        if answer not in ("left", "right", "same"):
            raise ValueError(f"pair {number} is answered {answer!r}, not left, right or same")
        if answer == "same":
            same += 1
        else:
            wins[sides[answer]] += 1
    return Verdict(wins, same)


@app.command()
def score(
    out: Annotated[Path, typer.Option(help="Folder that the judge saw, with answers.csv.")],
    work: Annotated[Path, typer.Option(help="Folder of the key.")],
) -> None:
    """Print how often each head was preferred."""
    key = json.loads((work / "key.json").read_text(encoding="utf-8"))
    for number, sides in key.items():
        if hashlib.sha256((out / f"{number}.png").read_bytes()).hexdigest() != sides["sha256"]:
            raise typer.BadParameter(f"pair {number} is not the one that was made")
    with (out / "answers.csv").open(encoding="utf-8", newline="") as file:
        answers = {row["pair"]: row["answer"] or "" for row in csv.DictReader(file)}
    try:
        verdict = judged(key, answers)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    for head, wins in verdict.wins.items():
        print(f"| {head} | {wins} of {len(key)} |")
    print(f"| neither | {verdict.same} |\n| by chance alone | {verdict.chance:.3f} |")


if __name__ == "__main__":
    app()
