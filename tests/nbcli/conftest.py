"""A plan with every kind of element, and the command line as a process and as a call."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nbcli.main import main
from planner import dump_plan, looks, refit
from planner.parts import (
    Box,
    Brief,
    Canvas,
    DataColumn,
    Dataset,
    Derivation,
    Fact,
    Instruction,
    PictureObject,
    Reasoning,
    Ref,
    SourceRef,
)
from planner.plan import (
    BackgroundElement,
    ChartElement,
    ConnectorElement,
    IconElement,
    MathElement,
    PictureElement,
    Plan,
    Run,
    ShapeElement,
    TableElement,
    TextElement,
)

ROOT = Path(__file__).parents[2]
COLUMNS = (
    DataColumn(name="region", values=("Asia", "Africa", "Europe")),
    DataColumn(name="people", kind="number", unit="million", values=(4835.0, 1516.0, 745.0)),
)


def _box(x: float, y: float, w: float, h: float) -> Box:
    return Box(x=x, y=y, w=w, h=h)


def _elements() -> tuple[object, ...]:
    return (
        BackgroundElement(id="bg", z=-1, box=_box(0, 0, 1000, 1250), alt="ground"),
        TextElement(
            id="headline", role="identity", box=_box(70, 70, 860, 170), font="display", size=64,
            weight=600, level=1, facts=("f1",),
            runs=(Run(text="Asia holds "), Run(text="4,835 million", weight=800)),
        ),
        ShapeElement(id="panel", box=_box(70, 260, 860, 400), fill="surface", radius=12),
        ChartElement(
            id="chart", role="data", parent="panel", box=_box(100, 290, 800, 340), chart="bar",
            columns=COLUMNS, x="region", y=("people",), highlight=("Asia",), alt="People by region",
        ),
        TableElement(
            id="table", box=_box(70, 690, 500, 160), size=20, rows=(("a", "b"), ("1", "2")),
        ),
        MathElement(id="sum", box=_box(600, 690, 330, 100), formula="a^2 + b^2", size=30),
        IconElement(id="icon", box=_box(600, 800, 60, 60), name="lucide:globe", color="accent"),
        PictureElement(
            id="scene", box=_box(70, 880, 400, 250), prompt="two apples on a table", alt="apples",
            objects=(PictureObject(label="apple", box=_box(120, 950, 100, 100), count=2),),
        ),
        TextElement(
            id="note", box=_box(600, 880, 330, 120), size=22,
            runs=(Run(text="Source: example data"),),
        ),
        ConnectorElement(
            id="arrow", box=_box(500, 660, 200, 220), start="panel", end="note",
            points=((500, 660), (700, 880)), alt="to the note",
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def plan() -> Plan:
    """A small plan with every kind of element."""
    cells = Ref(dataset="d1", column="people", rows=(0,))
    source = SourceRef(file="people.csv", locator="B2")
    made = Plan(
        prompt="People by region", seed=11, canvas=Canvas(width=1000, height=1250),
        brief=Brief(
            archetype="charts", message="Asia holds 4,835 million",
            instructions=(
                Instruction(id="i2", kind="data", text="bars", after=("i1",), elements=("chart",)),
                Instruction(id="i1", kind="identity", text="headline", elements=("headline",)),
            ),
        ),
        style=looks.style(looks.palettes()[0], "editorial", "editorial", False),
        datasets=(Dataset(id="d1", columns=COLUMNS, source=source),),
        facts=(
            Fact(id="f1", claim="Asia's people", value=4835, unit="million", quote="Asia,4835",
                 source=source, derivation=Derivation(op="max", inputs=(cells,))),
        ),
        elements=_elements(), reasoning=(Reasoning(stage="look", text="calm"),),
        alt="Asia holds most people.",
    )  # fmt: skip
    return refit(made)


@pytest.fixture
def plan_file(plan: Plan, tmp_path: Path) -> Path:
    """The plan on disk, in a folder of its own."""
    file = tmp_path / "made" / "plan.json"
    file.parent.mkdir()
    file.write_text(dump_plan(plan), "utf-8")
    return file


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked up unless a test says so."""
    monkeypatch.setenv("NBCLI_SEARCH", "off")


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Call:
    """Runs a command in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: str = "") -> Result:
        if stdin:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        told = capsys.readouterr()
        return Result(code, told.out, told.err)

    return run


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: ours without settings of nbcli, and with our code."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NBCLI_")}
    return {**kept, "PYTHONPATH": str(ROOT), "NBCLI_SEARCH": "off", **more}


@pytest.fixture
def cli(tmp_path: Path) -> Call:
    """Runs a command as a process of its own, in an empty folder: where that is what counts."""

    def run(*arguments: object, stdin: str | bytes = b"", **env: str) -> Result:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "nbcli", *map(str, arguments)],
            input=data, capture_output=True, cwd=tmp_path, env=environment(**env), timeout=120,
        )  # fmt: skip
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts a command as a process, in an empty folder."""

    def run(*arguments: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "nbcli", *map(str, arguments)], cwd=tmp_path,
            env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    return run


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder inside JSON with each of its keys."""
    keys = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in keys:
        yield node, key
        yield from places(node[key])


ODD = (
    None, True, 0, -1, 999, 0.5, 1e9, 1e-9, 10**30, float("nan"), float("inf"), "", "nonesuch",
    "\u202e\x1b[2J\0", "#12345", "a" * 3000, "lucide:no-such-icon", "../../x", "on accent",
    [], {}, [[]], [1, 2], {"x": 0}, 0.0, 1e300, 2000.0, 20_000.0, -19_999.0, ["a"] * 200,
    "pie", "waffle", "pictogram", "histogram", "heatmap", "treemap", "line", "box", "ar", "path",
)  # fmt: skip


def mutated(data: dict[str, Any], chance: random.Random) -> None:
    """Changes, drops, doubles or renames a few values of a plan's JSON."""
    for _ in range(chance.randrange(1, 4)):
        holder, key = chance.choice(list(places(data)))
        kind = chance.randrange(6)
        if kind == 0:
            del holder[key]
        elif kind == 1 and isinstance(holder, list):
            holder.append(holder[key])
        elif kind == 2 and isinstance(holder, dict):
            holder["unknown"] = holder[key]
        elif kind == 3 and isinstance(holder[key], int | float):
            holder[key] = holder[key] * chance.choice([-1, 0, 1000, 1e-6])
        else:
            alike = [odd for odd in ODD if isinstance(odd, type(holder[key]))]
            holder[key] = deepcopy(chance.choice(alike if alike and kind < 5 else ODD))


@pytest.fixture(scope="session")
def damaged(plan: Plan) -> Callable[[range], Iterator[dict[str, Any]]]:
    """The JSON of a plan, damaged otherwise by each seed."""
    whole = dump_plan(plan)

    def copies(seeds: range) -> Iterator[dict[str, Any]]:
        for seed in seeds:
            data = json.loads(whole)
            mutated(data, random.Random(seed))
            yield data

    return copies
