"""From a picture and an instruction to the edited picture: only what the edit touches is drawn again."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbcli import choices, console, making, settings, sources
from nbcli.errors import CliError, UsageFault
from nbcli.settings import Settings
from nbcli.stages import Stages

if TYPE_CHECKING:
    from nbcli.minds import Mind
    from nbcli.runs import Design, Run
    from planner.edits import Edit
    from planner.plan import Plan, Reference
    from renderer import Picture
    from renderer.heads import Head, Pixels
    from renderer.keep import Keep


@dataclass(frozen=True, slots=True)
class Change:
    """The command line of `edit`."""

    source: str
    said: str
    mask: Path | None
    refs: tuple[str, ...]
    flags: Mapping[str, Any]


def change(asked: Change, out: Path | None, as_json: bool, force: bool) -> None:
    """Edit, save, and print the result."""
    chosen = settings.resolve(asked.flags).settings
    with console.progress(chosen.quiet) as progress:
        run, notes = changed_run(asked, chosen, out, progress, force)
    making.report(run, notes, as_json, chosen.quiet)


def changed_run(
    asked: Change, chosen: Settings, out: Path | None, progress: console.Progress, force: bool
) -> tuple[Run, list[str]]:
    """Edit and save: the run, and what the person should hear."""
    if not asked.said.strip():
        raise UsageFault("The edit is empty; say in words what to change.")
    said, formats = sources.text(asked.said), choices.formats(chosen.format)
    making.refuse_full(out, force)
    from nbcli import files, runs
    from planner import Wishes

    stages, head = Stages(progress), making.painter(chosen)
    with stages("load"):
        before, old = _loaded(asked)
    mind = making.mind_of(chosen)
    with stages("think"), making.kept(mind, Path(chosen.runs)):
        edits, new = _thought(mind, old, said)
    with making.unfinished(out or Path(chosen.runs) / files.slug(said)) as place:
        with stages("render"):
            picture, keep = _painted(asked, before, old, new, _Brush(head, stages.on_event, place))
        design = _encoded(picture, formats, stages)
        job = runs.Job(new.prompt, Wishes(seed=new.seed), formats=formats, head=chosen.head)
        folder = out or runs.free_folder(Path(chosen.runs), new.brief.message or said)
        edit = _told(asked, edits, keep)
        run = runs.save(folder, job, (design,), (), mind, stages.seconds, force, {"edit": edit})
    return run, [*mind.remarks(), _remark(keep, formats), *picture.notes]


@dataclass(frozen=True, slots=True)
class _Brush:
    """What a plan is drawn with: a head, who hears of it, and a folder for what is unfinished."""

    head: Head
    on_event: Callable[[Any], None]
    place: Path

    def draw(
        self, plan: Plan, stem: str, size: str | None = None, keep: Keep | None = None
    ) -> Picture:
        """The plan drawn; `stem` names it among what is unfinished."""
        from renderer import render

        return render(
            plan, size=size, head=self.head, on_event=self.on_event, keep=keep,
            unfinished=self.place / stem,
        )  # fmt: skip


def _loaded(asked: Change) -> tuple[Pixels | None, Plan]:
    """The picture as it is, if it is there, and its plan with the references given."""
    before = sources.pixels(asked.source)
    old = _plan(asked.source, before)
    return before, old.model_copy(update={"references": (*old.references, *_given(asked, old))})


def _thought(mind: Mind, old: Plan, said: str) -> tuple[tuple[Edit, ...], Plan]:
    from planner.edits import apply

    edits = _edits(mind, old, said)
    return edits, apply(old, edits, said)


def _painted(
    asked: Change, before: Pixels | None, old: Plan, new: Plan, brush: _Brush
) -> tuple[Picture, Keep]:
    """The new picture, and what it kept of the old one."""
    from renderer.keep import Keep, changed

    if before is None:
        before = _drawn(brush.draw(old, "before").png())
    size = (before.shape[1], before.shape[0])
    mask = changed(old, new, size)
    if asked.mask:
        mask &= sources.mask(asked.mask, size)
    keep = Keep(before, mask)
    return brush.draw(new, "after", f"{size[0]}x{size[1]}", keep), keep


def _encoded(picture: Picture, formats: tuple[str, ...], stages: Stages) -> Design:
    from nbcli import __version__
    from nbcli.runs import Design
    from renderer.export import encode

    with stages("encode"):
        files = {kind: encode(picture, kind, version=__version__) for kind in formats}
    return Design(picture.plan, picture, files)


def _plan(source: str, shown: Pixels | None) -> Plan:
    """The plan of what is edited; a picture that has none becomes one.

    Raises CliError, InputError or PlanError for what cannot be edited.
    """
    from planner import load_plan, refit

    text = sources.plan(source, needed=shown is None)
    if text is not None:
        return refit(load_plan(text))
    from grounding.images import read_reference
    from planner.edits.photo import of_picture

    assert shown is not None
    try:
        return of_picture(read_reference(Path(source), whole=True), shown.shape[1], shown.shape[0])
    except ValueError:
        raise CliError(
            f"{source} is {shown.shape[1]} x {shown.shape[0]} pixels; that shape cannot be edited."
        ) from None


def _given(asked: Change, old: Plan) -> tuple[Reference, ...]:
    """The references of the edit, with ids that the plan does not use."""
    if not asked.refs:
        return ()
    from grounding.gather import gather
    from planner.refer import references

    given = gather((), (), sources.references(asked.refs)).references
    return references(given, taken=[one.id for one in old.references])


def _edits(mind: Mind, plan: Plan, said: str) -> tuple[Edit, ...]:
    from nbcli.minds import Model
    from planner.edits import read

    return mind.edits(plan, said) if isinstance(mind, Model) else read(plan, said)


def _drawn(png: bytes) -> Pixels:
    import numpy as np
    from PIL import Image

    return np.array(Image.open(io.BytesIO(png)).convert("RGB"))


def _told(asked: Change, edits: tuple[Edit, ...], keep: Keep) -> dict[str, Any]:
    """What run.json keeps of an edit."""
    return {
        "of": asked.source, "said": asked.said,
        "edits": [edit.model_dump(exclude_defaults=True) | {"do": edit.do} for edit in edits],
        "free": round(keep.share, 4),
    }  # fmt: skip


def _remark(keep: Keep, formats: tuple[str, ...]) -> str:
    from renderer.export import RASTERS

    anew = [kind for kind in formats if kind not in RASTERS]
    told = f"{keep.share:.1%} of the picture was free to change; all other pixels are the old ones."
    return f"{told} The {' and '.join(anew)} is drawn anew." if anew else told
