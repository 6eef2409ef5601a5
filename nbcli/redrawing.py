"""From a plan on disk to its picture on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nbcli import choices, console, sources
from nbcli.errors import UsageFault
from nbcli.settings import Settings
from nbcli.stages import Stages

if TYPE_CHECKING:
    from nbcli.runs import Design, Image, Run
    from planner.plan import Plan


@dataclass(frozen=True, slots=True)
class Redraw:
    """The command line of `render`. `size` and `aspect` are None where the plan's own are to be kept."""

    source: str
    out: str | None
    size: str | None
    settings: Settings
    aspect: str | None = None
    as_json: bool = False
    force: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The formats asked for."""
        return choices.formats(self.settings.format)


def suffix_format(out: str | None) -> str | None:
    """The format that a file name asks for; None for a folder, stdout, or a name without suffix.

    Raises UsageFault for a suffix that is no format.
    """
    if out is None or out == "-" or Path(out).is_dir() or not Path(out).suffix:
        return None
    return choices.formats(Path(out).suffix[1:])[0]


def redraw(asked: Redraw) -> None:
    """Draw the plan, write the picture, and print where it is (or the picture itself, for `-`).

    Raises UsageFault where stdout would have to carry two things.
    """
    if asked.out == "-" and (asked.as_json or len(asked.kinds) > 1):
        raise UsageFault("Only one picture fits on stdout; leave --json out and name one format.")
    text = sources.plan(asked.source)
    from nbcli.making import report, unfinished

    target = Path() / "picture" if asked.out == "-" else _target(asked)
    with console.progress(asked.settings.quiet) as tell, unfinished(target) as place:
        stages = Stages(tell)
        design, notes = _drawn(text, asked, stages, place)
        images = () if asked.out == "-" else _written(design, asked)
    if asked.out == "-":
        console.out_bytes(design.files[asked.kinds[0]])
        return
    run = _run(design, images, asked, stages)
    report(run, [*notes, *design.picture.notes], asked.as_json, asked.settings.quiet)


def _drawn(text: str, asked: Redraw, stages: Stages, place: Path) -> tuple[Design, list[str]]:
    """The plan as a design, and what has to be said about its texts."""
    from nbcli import making, pipeline
    from nbcli.runs import Job
    from planner import Wishes, load_plan, refit

    with stages("load"):
        read = load_plan(text)
        plan = refit(read)
    told = _set_again(read, plan)
    if asked.aspect is not None:
        from planner.edits import reshaped

        with stages("think"):
            plan = reshaped(plan, asked.aspect)
    job = Job(
        plan.prompt, Wishes(), size=asked.size, formats=asked.kinds, head=asked.settings.head,
        painter=making.painter(asked.settings), unfinished=place,
    )  # fmt: skip
    return pipeline.draw(plan, job, stages), told


def _set_again(read: Plan, plan: Plan) -> list[str]:
    changed = [b.id for a, b in zip(read.elements, plan.elements, strict=True) if a != b]
    return [f"Set again, for they were edited: {', '.join(changed)}."] if changed else []


def _written(design: Design, asked: Redraw) -> tuple[Image, ...]:
    from nbcli import files
    from nbcli.runs import Image

    target, images = _target(asked), []
    for kind, data in design.files.items():
        path = _of_kind(target, kind)
        files.write(path, data, asked.force)
        shape = (design.picture.width, design.picture.height)
        images.append(Image(str(path), asked.source, kind, *shape, len(data)))
    return tuple(images)


def _of_kind(target: Path, kind: str) -> Path:
    """The path of a picture of a format: the target itself where its suffix says so, else beside it."""
    suffix = target.suffix[1:].lower()
    if ("jpg" if suffix == "jpeg" else suffix) == kind:
        return target
    stem = target.stem if suffix in (*choices.FORMATS, "jpeg") else target.name
    return target.with_name(f"{stem}.{kind}")


def _target(asked: Redraw) -> Path:
    """The picture's path, its format apart: `image` beside `plan.json`, unless told otherwise."""
    source, stdin = Path(asked.source), asked.source == "-"
    stem = "plan" if stdin or source.is_dir() else source.stem
    stem = "image" + stem.removeprefix("plan") if stem.startswith("plan") else stem
    told = (stem, asked.aspect and asked.aspect.replace(":", "x"), asked.size)
    name = "-".join(part for part in told if part)
    if asked.out is None:
        return (Path() if stdin else source if source.is_dir() else source.parent) / name
    folder = Path(asked.out).is_dir() or asked.out.endswith("/")
    return Path(asked.out) / name if folder else Path(asked.out)


def _run(design: Design, images: tuple[Image, ...], asked: Redraw, stages: Stages) -> Run:
    from nbcli.runs import Run, issues_of
    from planner.check import check
    from renderer.heads.auto import settled

    head = asked.settings.head
    return Run(
        run=str(Path(images[0].path).parent), plan=asked.source, images=images,
        issues=issues_of(((asked.source, check(design.plan)),)), timings=stages.seconds,
        head=settled(design.plan, head).head or head, seed=design.plan.seed,
    )  # fmt: skip
