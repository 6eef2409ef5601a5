"""From a picture and an instruction to the edited picture: only what the edit touches is drawn again."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbcli import choices, console, making, settings, sources
from nbcli.errors import CliError, UsageFault
from nbcli.settings import Settings
from nbcli.stages import Stages

if TYPE_CHECKING:
    from nbcli.minds import Mind
    from nbcli.runs import Run
    from planner.edits import Edit
    from planner.plan import Plan, Reference
    from renderer.heads import Pixels
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
    from nbcli import __version__, runs
    from planner import Wishes
    from planner.edits import apply
    from renderer import render
    from renderer.export import encode
    from renderer.keep import Keep, changed

    stages, head = Stages(progress), making.painter(chosen)
    with stages("load"):
        before = sources.pixels(asked.source)
        old = _plan(asked.source, before)
        old = old.model_copy(update={"references": (*old.references, *_given(asked, old))})
    mind = making.mind_of(chosen)
    with stages("think"), making.kept(mind, Path(chosen.runs)):
        edits = _edits(mind, old, said)
        new = apply(old, edits, said)
    with stages("render"):
        if before is None:
            before = _drawn(render(old, head=head, on_event=stages.on_event).png())
        size = (before.shape[1], before.shape[0])
        mask = changed(old, new, size)
        if asked.mask:
            mask &= sources.mask(asked.mask, size)
        keep = Keep(before, mask)
        picture = render(
            new, size=f"{size[0]}x{size[1]}", head=head, on_event=stages.on_event, keep=keep
        )
    with stages("encode"):
        files = {kind: encode(picture, kind, version=__version__) for kind in formats}
    job = runs.Job(
        new.prompt, Wishes(seed=new.seed), formats=formats, head=chosen.head
    )  # fmt: skip
    folder = out or runs.free_folder(Path(chosen.runs), new.brief.message or said)
    design = runs.Design(new, picture, files)
    edit = _told(asked, edits, keep)
    run = runs.save(folder, job, (design,), (), mind, stages.seconds, force, {"edit": edit})
    return run, [*mind.remarks(), _remark(keep, formats), *picture.notes]


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
