"""Time and memory of whole commands, as one table: `python -m benchmarks.speed`.

Each command runs once to warm the disk and then RUNS times; the median is shown. Peak memory is the
largest resident set of the process, from the operating system. Python keeps its compiled modules, as
in every install, whatever `PYTHONDONTWRITEBYTECODE` says.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

RUNS = 5
ROOT = Path(__file__).resolve().parent.parent
NBCLI = [sys.executable, "-m", "nbcli"]
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Case:
    """A command with the bars it has to meet; `against` names the case that a ratio is taken of."""

    name: str
    command: list[str]
    seconds: float | None = None
    megabytes: float | None = None
    against: str | None = None
    ratio: float | None = None


def cases(out: str) -> list[Case]:
    """The commands that are measured."""
    coffee, population, data = (
        "coffee/prompt.txt",
        "population/prompt.txt",
        "population/population.csv",
    )
    examples = ROOT / "examples"
    chart = [str(examples / population), "--data", str(examples / data)]
    steps = [str(examples / coffee), "--doc", str(examples / "coffee/coffee.md")]
    make = [*NBCLI, "generate", "--head", "none", "--out", out, "--force", "--quiet"]
    return [
        Case("import typer, rich", [sys.executable, "-c", "import typer, rich"]),
        Case("nbcli --help", [*NBCLI, "--help"], against="import typer, rich", ratio=2.5),
        Case("plan, steps", [*NBCLI, "plan", *steps, "--quiet"], seconds=1.0),
        Case("plan, charts", [*NBCLI, "plan", *chart, "--quiet"], seconds=1.0),
        Case("generate, steps, 2K", [*make, *steps, "--size", "2K"], seconds=2.0),
        Case("generate, charts, 2K", [*make, *chart, "--size", "2K"], seconds=2.0),
        Case("generate, steps, 4K", [*make, *steps, "--size", "4K"], 3.5, 600),
        Case("generate, charts, 4K", [*make, *chart, "--size", "4K"], 3.5, 600),
    ]


def run_once(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one run.

    Raises SystemExit where the command fails.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env=ENVIRONMENT
    ) as child:
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{' '.join(command)} failed: {child.stderr.read().decode()}")  # type: ignore[union-attr]
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as out:
        medians: dict[str, float] = {}
        print("| command | seconds | peak MB | bar | met |\n|---|---|---|---|---|")
        for case in cases(out):
            runs = [run_once(case.command) for _ in range(RUNS + 1)][1:]
            seconds = medians[case.name] = statistics.median(s for s, _ in runs)
            peak = max(mb for _, mb in runs)
            bar, met = verdict(case, seconds, peak, medians)
            print(f"| {case.name} | {seconds:.2f} | {peak:.0f} | {bar} | {met} |", flush=True)


def verdict(case: Case, seconds: float, peak: float, medians: dict[str, float]) -> tuple[str, str]:
    """The bars of a case in words, and whether all are met."""
    bars, fine = [], []
    if case.seconds:
        bars.append(f"< {case.seconds} s")
        fine.append(seconds < case.seconds)
    if case.megabytes:
        bars.append(f"< {case.megabytes:.0f} MB")
        fine.append(peak < case.megabytes)
    if case.against and case.ratio:
        ratio = seconds / medians[case.against]
        bars.append(f"{ratio:.2f}x of `{case.against}`, < {case.ratio}x")
        fine.append(ratio < case.ratio)
    return ", ".join(bars), ("yes" if all(fine) else "no") if bars else ""


if __name__ == "__main__":
    main()
