"""From a picture and an instruction to the edited picture: only what the edit touches is drawn again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbcli import choices, console, files, making, settings, sources
from nbcli.errors import CliError, UsageFault
from nbcli.settings import Settings
from nbcli.stages import Stages
from nbcli.widening import Widened, pixels_of, widened

if TYPE_CHECKING:
    from nbcli.minds import Mind
    from nbcli.runs import Design, Run
    from planner.edits import Edit
    from planner.parts import Reference
    from planner.plan import Plan
    from renderer.heads import Head, Pixels
    from renderer.keep import Keep
    from renderer.render import Picture


@dataclass(frozen=True, slots=True)
class Change:
    """The command line of `edit`."""

    source: str
    said: str
    mask: Path | None
    refs: tuple[str, ...]
    flags: Mapping[str, Any]
    strength: str | None = None
    aspect: str | None = None

    @property
    def share(self) -> float:
        """The strength as a number. Raises UsageFault."""
        return 1.0 if self.strength is None else choices.share("strength", self.strength)


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
    formats, said, strength = choices.formats(chosen.format), _said(asked), asked.share
    files.refuse_full(out, force)
    from nbcli import runs
    from planner import Wishes

    stages, head = Stages(progress), making.painter(chosen)
    mind = making.mind_of(chosen)
    with making.unfinished(out or Path(chosen.runs) / files.slug(said or asked.source)) as place:
        brush = _Brush(head, stages.on_event, place)
        before, old, wide = _loaded(asked, brush, stages)
        with stages("think"), making.kept(mind, Path(chosen.runs)):
            edits, new = _thought(mind, old, said, before, "mask" in head.capabilities)
        with stages("render"):
            picture, keep = _painted(asked, before, old, new, brush, strength)
            picture = _originated(picture, wide)
        design = _encoded(picture, formats, stages)
        job = runs.Job(new.prompt, Wishes(seed=new.seed), formats=formats, head=chosen.head)
        folder = out or runs.free_folder(Path(chosen.runs), new.brief.message or said)
        edit = _told(asked, edits, keep, wide)
        run = runs.save(folder, job, (design,), (), mind, stages.seconds, force, {"edit": edit})
    said_of = [one.text for one in new.reasoning[len(old.reasoning) :] if one.stage == "claims"]
    return run, [*mind.remarks(), *said_of, *_remarks(keep, formats, wide), *picture.notes]


def _said(asked: Change) -> str:
    """What to change in words; none are needed where the canvas or the strength is given."""
    if not asked.said.strip() and asked.strength is None and asked.aspect is None:
        raise UsageFault("The edit is empty; say in words what to change.")
    return sources.text(asked.said) if asked.said.strip() else ""


@dataclass(frozen=True, slots=True)
class _Brush:
    """What a plan is drawn with: a head, who hears of it, and a folder for what is unfinished."""

    head: Head
    on_event: Callable[[Any], None]
    place: Path

    def draw(
        self, plan: Plan, stem: str, size: str | None = None, keep: Keep | None = None,
    ) -> Picture:  # fmt: skip
        """The plan drawn; `stem` names it among what is unfinished."""
        from renderer.heads.auto import settled
        from renderer.render import render

        return render(
            settled(plan, self.head.name), size=size, head=self.head, on_event=self.on_event, keep=keep,
            unfinished=self.place / stem,
        )  # fmt: skip


def _loaded(asked: Change, brush: _Brush, stages: Stages) -> tuple[Pixels, Plan, Widened | None]:
    """The picture as it is, on its new canvas if one is asked for, and its plan."""
    wide = None
    with stages("load"):
        before = sources.pixels(asked.source)
        old = _plan(asked.source, before)
    with stages("render"):
        if before is None:
            before = pixels_of(brush.draw(old, "before"))
        if asked.aspect is not None:
            wide = widened(before, Path(asked.source).stem, asked.aspect, brush.draw)
            before, old = wide.pixels, wide.plan
    given = (*old.references, *_given(asked, old))
    return before, old.model_copy(update={"references": given}), wide


def _originated(picture: Picture, wide: Widened | None) -> Picture:
    """What an edit kept of a canvas that was gone on with is still of that origin."""
    if wide is None:
        return picture
    found = {e: wide.origins.get(e, o) if o == "kept" else o for e, o in picture.origins.items()}
    return replace(picture, origins=found)


def _thought(
    mind: Mind, old: Plan, said: str, before: Pixels, paints: bool
) -> tuple[tuple[Edit, ...], Plan]:
    """The edits and the plan after them; `paints` where the head can paint over a photograph."""
    from planner.edits import apply
    from planner.edits.photo import demand_drawn

    edits = _edits(mind, old, said, before) if said else ()
    if not paints:
        demand_drawn(old, edits)
    return edits, apply(old, edits, said) if said else old


def _painted(
    asked: Change, before: Pixels, old: Plan, new: Plan, brush: _Brush, strength: float
) -> tuple[Picture, Keep]:
    """The new picture, and what it kept of the old one."""
    import numpy as np

    from renderer.keep import Keep, changed

    size = (before.shape[1], before.shape[0])
    if new.canvas != old.canvas:  # the page in another shape keeps nothing
        anew = brush.draw(new, "after")
        return anew, Keep(pixels_of(anew), np.ones((anew.height, anew.width), bool))
    mask = changed(old, new, size)
    if asked.strength is not None and not asked.said.strip():
        mask[:] = True
    if asked.mask:
        mask &= sources.mask(asked.mask, size)
    mask &= strength > 0
    keep = Keep(before, mask, strength)
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


def _edits(mind: Mind, plan: Plan, said: str, before: Pixels) -> tuple[Edit, ...]:
    from nbcli.minds import Model
    from planner.edits import read

    return mind.edits(plan, said, _small(before)) if isinstance(mind, Model) else read(plan, said)


def _small(picture: Pixels) -> bytes:
    """The picture as PNG, its long side 1024 pixels at most."""
    from PIL import Image

    image, data = Image.fromarray(picture), BytesIO()
    image.thumbnail((1024, 1024))
    image.save(data, "PNG")
    return data.getvalue()


def _told(
    asked: Change, edits: tuple[Edit, ...], keep: Keep, wide: Widened | None
) -> dict[str, Any]:
    """What run.json keeps of an edit."""
    return {
        "of": asked.source, "said": asked.said,
        "edits": [edit.model_dump(exclude_defaults=True) | {"do": edit.do} for edit in edits],
        "free": round(keep.share, 4), "strength": asked.share, "aspect": asked.aspect,
        "new": round(wide.share, 4) if wide else 0.0,
    }  # fmt: skip


def _remarks(keep: Keep, formats: tuple[str, ...], wide: Widened | None) -> Iterator[str]:
    from renderer.export import RASTERS

    anew = [kind for kind in formats if kind not in RASTERS]
    if wide:
        yield f"{wide.share:.1%} of the canvas is new; the picture on it is the old one."
        if not keep.share:
            return
    told = f"{keep.share:.1%} of the picture was free to change; all other pixels are the old ones."
    yield f"{told} The {' and '.join(anew)} is drawn anew." if anew else told
