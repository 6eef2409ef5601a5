"""From the command line to a job, and from a finished job to what is printed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbcli import choices, console, files, lookup, settings, sources
from nbcli.errors import Unverified, UsageFault
from nbcli.stages import Stages

if TYPE_CHECKING:
    from nbcli.minds import Mind
    from nbcli.runs import Job, Run
    from planner.plan import Plan
    from prompts.patterns import Pattern
    from renderer.heads import Head


MOST_TOLD = 20
"""Issues that a run tells; `inspect` tells all."""


@dataclass(frozen=True, slots=True)
class Steer:
    """How thinking is steered, as written on the command line; `sources`: each claim needs one."""

    strengths: tuple[str, ...] = ()
    priority: str | None = None
    ask: bool = False
    sources: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The command line of `generate` and `plan`: PROMPT, inputs, flags by setting, and steering.

    A `literal` prompt is text, never a file. `refs` are IMG[:NAME].
    """

    prompt: str
    documents: tuple[Path, ...]
    tables: tuple[Path, ...]
    flags: Mapping[str, Any]
    steer: Steer = Steer()
    literal: bool = False
    refs: tuple[str, ...] = ()

    def job(self, chosen: settings.Settings) -> Job:
        """The job these settings make of it.

        Raises UsageFault, CliError or OSError for a prompt or value that cannot be used.
        """
        pattern = pattern_of(chosen)
        aspect = choices.agree(chosen.size, chosen.aspect)
        shape = pattern.aspect if pattern and "x" not in chosen.size.lower() else None
        archetype = chosen.archetype or (pattern.archetype if pattern else None)
        text = sources.text(self.prompt) if self.literal else sources.prompt(self.prompt)
        from nbcli.runs import Job
        from planner import Wishes

        wishes = Wishes(
            size=chosen.size, aspect=aspect or shape, archetype=archetype, theme=chosen.theme,
            language=chosen.lang, seed=chosen.seed, cite=chosen.cite,
        )  # fmt: skip
        return Job(
            text, wishes, self.documents, self.tables, references=sources.references(self.refs),
            formats=choices.formats(chosen.format), head=chosen.head, designs=chosen.n,
        )  # fmt: skip

    def mind(self, chosen: settings.Settings, ask: Callable[[str], str]) -> Mind:
        """Who is to plan; `ask` puts a question to the person. Raises what `mind_of` raises."""
        return mind_of(chosen, self.steer, ask if self.steer.ask else None)


def mind_of(
    chosen: settings.Settings, steer: Steer = Steer(), ask: Callable[[str], str] | None = None
) -> Mind:
    """The composer, or the model that was chosen.

    Raises UsageFault or LlmError for a model that cannot be had.
    """
    from nbcli import minds

    looking = lookup.lookup(chosen.search, chosen.max_sources, chosen.since)
    priority = steer.priority and choices.one_of("kind", steer.priority, choices.KINDS)
    if chosen.llm is None:
        if ask:
            raise UsageFault("Only a model puts questions; give --ask with --llm.")
        return minds.Composer(looking, choices.strengths(steer.strengths), priority)
    pattern = pattern_of(chosen)
    choice = minds.Choice(
        spec=chosen.llm, url=chosen.llm_url, budget=chosen.budget, price=chosen.price,
        key_file=settings.user_folder() / "keys.json", templates=templates(chosen.prompts),
        strengths=choices.strengths(steer.strengths), priority=priority,
        ask=ask, guidance=pattern.guidance if pattern else "",
    )  # fmt: skip
    return minds.model(choice, looking)


def painter(chosen: settings.Settings) -> Head:
    """The head that was chosen, its key and packages at hand, before anything is thought or paid for.

    Raises RenderError or LlmError where it cannot be had.
    """
    from renderer.heads import Access, head_named

    return head_named(chosen.head, Access(chosen.head_url, settings.user_folder() / "keys.json"))


def pattern_of(chosen: settings.Settings) -> Pattern | None:
    """The pattern that was asked for. Raises PromptError for one that there is not."""
    if chosen.pattern is None:
        return None
    from prompts.patterns import pattern

    return pattern(chosen.pattern, templates(chosen.prompts))


def templates(folder: str | None) -> Path | None:
    """The folder with the person's own templates: the one named, else that of the user, if any.

    Raises UsageFault for a folder that is not there.
    """
    if folder is None:
        own = settings.user_folder() / "prompts"
        return own if own.is_dir() else None
    if not Path(folder).is_dir():
        raise UsageFault(f"There is no folder {folder}; give --prompts a folder with templates.")
    return Path(folder)


def make(asked: Asked, out: Path | None, as_json: bool, force: bool) -> None:
    """Generate, save, and print the result. Raises Unverified where a model left issues."""
    chosen = settings.resolve(asked.flags).settings
    with console.progress(chosen.quiet) as progress:
        run, notes = produce(asked, chosen, out, progress, force)
    report(run, notes, as_json, chosen.quiet)
    if chosen.llm:
        demand_sound(run.issues)


def produce(
    asked: Asked,
    chosen: settings.Settings,
    out: Path | None,
    progress: console.Progress,
    force: bool,
) -> tuple[Run, list[str]]:
    """Generate and save: the run, and what the person should hear."""
    job = replace(asked.job(chosen), painter=painter(chosen))
    files.refuse_full(out, force)
    from nbcli import pipeline, runs

    stages, mind = Stages(progress), asked.mind(chosen, progress.ask)
    target = out or Path(chosen.runs) / files.slug(job.prompt)
    with unfinished(target) as place, kept(mind, Path(chosen.runs)):
        designs = pipeline.generate(replace(job, unfinished=place), mind, stages)
        for design in designs if asked.steer.sources else ():
            demand_sources(design.plan)
        named = designs[0].plan.brief.message or job.prompt
        folder = out or runs.free_folder(Path(chosen.runs), named)
        shown = (path for path, _ in job.references)
        given = tuple(sources.given(file) for file in (*job.documents, *job.tables, *shown))
        run = runs.save(folder, job, designs, given, mind, stages.seconds, force)
    told = (note for d in designs for note in (*warnings(d.plan), *d.picture.notes))
    return run, [*mind.remarks(), *told]


def warnings(plan: Plan) -> Iterator[str]:
    """Where sources disagree and what was taken; what a file holds that was not read; an anatomy without room."""
    from planner.parts import DISPUTE, PASSED, UNREAD

    return (why.text for why in plan.reasoning if why.stage in (DISPUTE, PASSED, UNREAD))


def think(asked: Asked, out: str, record: Path | None, as_json: bool, force: bool) -> None:
    """Plan, and write the plan to a file or to stdout (`-`)."""
    chosen = settings.resolve(asked.flags).settings
    job = asked.job(chosen)
    from nbcli import pipeline, runs
    from planner import dump_plan

    with console.progress(chosen.quiet) as progress:
        stages, mind = Stages(progress), asked.mind(chosen, progress.ask)
        with kept(mind, Path(chosen.runs)):
            plan = next(pipeline.plans(job, mind, stages))
            if asked.steer.sources:
                demand_sources(plan)
            if record:
                files.write(record, mind.files().get(runs.EXCHANGES, "").encode(), force)
            if out != "-":
                files.write(Path(out), dump_plan(plan).encode(), force)
    issues = runs.issues_of((("plan", plan.issues),))
    remarks((*mind.remarks(), *warnings(plan)), issues, stages.seconds, chosen.quiet)
    if out == "-":
        console.out_bytes(dump_plan(plan).encode())
    else:
        told = {"plan": out, "issues": issues, "timings": stages.seconds, "seed": plan.seed}
        console.out(runs.to_json(told) if as_json else out)
    if chosen.llm:
        demand_sound(issues)


@contextmanager
def kept(mind: Mind, runs_folder: Path) -> Iterator[None]:
    """What a model or a search answered is not lost when something fails: it is written beside the runs."""
    try:
        yield
    except BaseException:
        told = mind.files()
        if told:
            from nbcli import runs

            folder = runs.free_folder(runs_folder, "unfinished")
            files.write_folder(folder, {name: text.encode() for name, text in told.items()})
            for remark in (*mind.remarks(), f"What was answered until then is kept in {folder}."):
                console.remark(remark)
        raise


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """The folder beside `target` where what is painted so far is kept; gone when all is written."""
    folder = target.parent / f".{target.name}.unfinished"
    try:
        yield folder
    except BaseException:
        if folder.exists():
            console.remark(
                f"What is painted so far is kept; the same command goes on from {folder}."
            )
        raise
    shutil.rmtree(folder, ignore_errors=True)


def demand_sources(plan: Plan) -> None:
    """Refuse a plan that claims anything without a source.

    Raises Unverified, which names the first three.
    """
    from planner.claims import gaps

    missing = gaps(plan)
    if missing:
        more = f" {len(missing) - 3} more have none." if len(missing) > 3 else ""
        raise Unverified(f"{' '.join(missing[:3])}{more} Leave out --require-sources to draw it.")


def demand_sound(issues: Sequence[Mapping[str, str]]) -> None:
    """Let what a model made, kept and told with issues not pass for done. Raises Unverified."""
    if issues:
        many = f"{len(issues)} issues" if len(issues) > 1 else "an issue"
        raise Unverified(
            f"This is the best that came of it, with {many}; see nbcli inspect --issues."
        )


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
    for issue in issues[:MOST_TOLD]:
        console.remark(f"{issue['path']}: {issue['message']} ({issue['code']})", quiet)
    if len(issues) > MOST_TOLD:
        console.remark(f"{len(issues) - MOST_TOLD} more; nbcli inspect --issues lists all.", quiet)
    console.remark(", ".join(f"{name} {value:.2f} s" for name, value in timings.items()), quiet)
