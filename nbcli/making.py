"""From the command line to a job, and from a finished job to what is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbcli import choices, console, settings, sources
from nbcli.errors import CliError
from nbcli.stages import Stages

if TYPE_CHECKING:
    from nbcli.runs import Job, Run


@dataclass(frozen=True, slots=True)
class Asked:
    """The command line of `generate` and `plan`: PROMPT, inputs, and flags by setting."""

    prompt: str
    documents: tuple[Path, ...]
    tables: tuple[Path, ...]
    flags: Mapping[str, Any]

    def job(self, chosen: settings.Settings) -> Job:
        """The job these settings make of it.

        Raises UsageFault, CliError or OSError for a prompt or value that cannot be used.
        """
        aspect = choices.agree(chosen.size, chosen.aspect)
        text = sources.prompt(self.prompt)
        from nbcli.runs import Job
        from planner import Wishes

        wishes = Wishes(
            size=chosen.size, aspect=aspect, archetype=chosen.archetype, theme=chosen.theme,
            language=chosen.lang, seed=chosen.seed,
        )  # fmt: skip
        return Job(
            text, wishes, self.documents, self.tables, formats=choices.formats(chosen.format),
            head=chosen.head, designs=chosen.n,
        )  # fmt: skip


def make(asked: Asked, out: Path | None, as_json: bool, force: bool) -> None:
    """Generate, save, and print the result."""
    chosen = settings.resolve(asked.flags).settings
    job = asked.job(chosen)
    refuse_full(out, force)
    from nbcli import pipeline, runs

    with console.progress(chosen.quiet) as tell:
        stages = Stages(tell)
        designs = pipeline.generate(job, stages)
        folder = out or runs.free_folder(Path(chosen.runs), designs[0].plan.brief.message)
        given = tuple(sources.given(file) for file in (*job.documents, *job.tables))
        run = runs.save(folder, job, designs, given, stages.seconds, force)
    notes = [note for design in designs for note in design.picture.notes]
    report(run, notes, as_json, chosen.quiet)


def think(asked: Asked, out: str, as_json: bool, force: bool) -> None:
    """Plan, and write the plan to a file or to stdout (`-`)."""
    chosen = settings.resolve(asked.flags).settings
    job = asked.job(chosen)
    from nbcli import files, pipeline, runs
    from planner import dump_plan

    with console.progress(chosen.quiet) as tell:
        stages = Stages(tell)
        plan = next(pipeline.plans(job, stages))
    issues = runs.issues_of((("plan", plan.issues),))
    remarks((), issues, stages.seconds, chosen.quiet)
    if out == "-":
        console.out_bytes(dump_plan(plan).encode())
        return
    files.write(Path(out), dump_plan(plan).encode(), force)
    told = {"plan": out, "issues": issues, "timings": stages.seconds, "seed": plan.seed}
    console.out(runs.to_json(told) if as_json else out)


def refuse_full(folder: Path | None, force: bool) -> None:
    """Say at once, not after the work, that a run folder is taken.

    Raises CliError if it is, and `force` is not given.
    """
    if folder is None or not folder.exists():
        return
    if not folder.is_dir():
        raise CliError(f"{folder} is a file; give --out a folder.")
    if any(folder.iterdir()) and not force:
        raise CliError(f"{folder} is there already; use --force to replace it, or --out elsewhere.")


def report(run: Run, notes: Sequence[str], as_json: bool, quiet: bool) -> None:
    """Print a finished run: paths or JSON on stdout, remarks on stderr."""
    remarks(notes, run.issues, run.timings, quiet)
    if as_json:
        console.out(run.json())
        return
    for image in run.images:
        console.out(image.path)
    for plan in dict.fromkeys(image.plan for image in run.images):
        console.out(plan)


def remarks(
    notes: Sequence[str],
    issues: Sequence[Mapping[str, str]],
    timings: Mapping[str, float],
    quiet: bool,
) -> None:
    """What the heads noted, what is wrong with the plan, and how long it took, on stderr."""
    for note in dict.fromkeys(notes):
        console.remark(note, quiet)
    for issue in issues:
        console.remark(f"{issue['path']}: {issue['message']} ({issue['code']})", quiet)
    console.remark(", ".join(f"{name} {value:.2f} s" for name, value in timings.items()), quiet)
