"""A run on disk: plan.json, image.*, run.json, written together."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbcli import __version__
from nbcli.files import slug, write_folder
from nbcli.lookup import CASSETTE
from nbcli.sources import Given

if TYPE_CHECKING:
    from nbcli.minds import Mind
    from planner.content import Wishes
    from planner.parts import Issue
    from planner.plan import Plan
    from renderer.heads import Head
    from renderer.render import Picture

EXCHANGES = "llm.jsonl"
"""What was said to a model and what it answered, in a run folder."""
PARTS = ("typst", "pydantic", "matplotlib", "pillow", "numpy", "uharfbuzz")
"""Packages whose version can change a picture."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for. `size` is that of the rendering (None: the plan's own); `painter` is the head
    called `head`, where it is open already; `unfinished` is where it keeps what is painted so far.
    """

    prompt: str
    wishes: Wishes
    documents: tuple[Path, ...] = ()
    tables: tuple[Path, ...] = ()
    references: tuple[tuple[Path, str], ...] = ()
    size: str | None = None
    formats: tuple[str, ...] = ("png",)
    head: str = "none"
    designs: int = 1
    painter: Head | None = None
    unfinished: Path | None = None


@dataclass(frozen=True, slots=True)
class Design:
    """A plan, its picture, and the picture's bytes by format."""

    plan: Plan
    picture: Picture
    files: dict[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A written picture."""

    path: str
    plan: str
    format: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gives back; its fields are the object that `--json` prints."""

    run: str
    plan: str
    images: tuple[Image, ...]
    issues: tuple[dict[str, str], ...]
    timings: dict[str, float]
    head: str
    seed: int

    def json(self) -> str:
        """The object on one line; plain ASCII where stdout cannot take more."""
        return to_json(asdict(self))


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON for stdout, escaped to ASCII where its encoding is not UTF-8."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    plain = encoding.lower().replace("-", "") != "utf8"
    return json.dumps(value, ensure_ascii=plain, indent=indent)


def images(folder: Path, designs: tuple[Design, ...]) -> tuple[Image, ...]:
    """Where each picture of a run goes."""
    return tuple(
        Image(
            str(folder / _name("image", n, kind)), str(folder / _name("plan", n, "json")), kind,
            design.picture.width, design.picture.height, len(data),
        )
        for n, design in enumerate(designs)
        for kind, data in design.files.items()
    )  # fmt: skip


def _name(stem: str, number: int, suffix: str) -> str:
    return f"{stem}{f'-{number + 1}' if number else ''}.{suffix}"


def issues_of(plans: tuple[tuple[str, tuple[Issue, ...]], ...]) -> tuple[dict[str, str], ...]:
    """Issues as JSON; those of a second and later plan name its file first."""
    return tuple(
        {**issue.model_dump(), "path": f"{name}:{issue.path}" if i else issue.path}
        for i, (name, issues) in enumerate(plans)
        for issue in issues
    )


def free_folder(parent: Path, headline: str) -> Path:
    """A folder named after the headline that is not there yet."""
    stem, number = slug(headline), 1
    while (folder := parent / (stem if number == 1 else f"{stem}-{number}")).exists():
        number += 1
    return folder


def save(
    folder: Path, job: Job, designs: tuple[Design, ...], given: tuple[Given, ...], mind: Mind,
    timings: dict[str, float], force: bool = False, more: Mapping[str, Any] | None = None,
) -> Run:  # fmt: skip
    """Write the run folder and tell what is in it; `more` joins run.json.

    Raises CliError if the folder is there without `force`, OSError if it cannot be written.
    """
    from planner import dump_plan

    plans = tuple((_name("plan", n, "json"), d.plan) for n, d in enumerate(designs))
    run = Run(
        run=str(folder), plan=str(folder / "plan.json"), images=images(folder, designs),
        issues=issues_of(tuple((name, plan.issues) for name, plan in plans)),
        timings=timings, head=designs[0].plan.head or job.head, seed=job.wishes.seed,
    )  # fmt: skip
    files = {name: dump_plan(plan).encode() for name, plan in plans}
    for n, design in enumerate(designs):
        files |= {_name("image", n, kind): data for kind, data in design.files.items()}
    record = _record(run, job, designs, given) | {"mind": mind.record()} | dict(more or {})
    files["run.json"] = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
    files |= {name: text.encode() for name, text in mind.files().items()}
    retired = _listed(folder) - set(files) if force else set()
    write_folder(folder, files, force)
    for name in retired:
        (folder / name).unlink(missing_ok=True)
    return run


def _listed(folder: Path) -> set[str]:
    """Names of the plans and pictures that the run.json in a folder lists."""
    try:
        old = json.loads((folder / "run.json").read_bytes())
        names = {str(image[key]) for image in old["images"] for key in ("path", "plan")}
    except (OSError, ValueError, KeyError, TypeError):  # no run folder: nothing here is ours
        return set()
    names |= {EXCHANGES, CASSETTE}
    return {name for name in names if Path(name).name == name and not name.startswith(".")}


def history(parent: Path) -> list[dict[str, Any]]:
    """What run.json tells of each run in a folder, newest first; folders without a readable one are no runs."""
    found = []
    for file in parent.glob("*/run.json"):
        try:
            told = json.loads(file.read_bytes())
            first, edit = told["images"][0], told.get("edit")
            found.append({
                "run": str(file.parent), "created": str(told["created"]), "head": str(told["head"]),
                "size": f"{first['width']}x{first['height']}",
                "asked": str(edit["said"] if edit else told["prompt"]).splitlines()[0],
                "of": edit["of"] if edit else None,
            })  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            continue
    return sorted(found, key=lambda one: (one["created"], one["run"]), reverse=True)


def _record(
    run: Run, job: Job, designs: tuple[Design, ...], given: tuple[Given, ...]
) -> dict[str, Any]:
    """run.json: what was asked, given and used, and what came of it."""
    return {
        "nbcli": __version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "prompt": job.prompt,
        "inputs": [asdict(one) for one in given],
        "seed": run.seed,
        "head": run.head,
        "images": [asdict(image) | {"path": Path(image.path).name, "plan": Path(image.plan).name}
                   for image in run.images],
        "origins": [dict(design.picture.origins) for design in designs],
        "notes": list(dict.fromkeys(note for d in designs for note in d.picture.notes)),
        "claims": [_claims(design.plan) for design in designs],
        "issues": list(run.issues),
        "timings": run.timings,
        "versions": versions(PARTS),
    }  # fmt: skip


def _claims(plan: Plan) -> list[dict[str, Any]]:
    """Every number and fact in the picture with its sources."""
    from planner.claims import ledger
    from planner.trace import PROMPT

    sources = {fact.id: fact.source for fact in plan.facts}
    sources |= {dataset.id: dataset.source for dataset in plan.datasets}

    def told(names: Iterable[str]) -> list[dict[str, Any]]:
        return [
            {"from": name} if name == PROMPT else
            {"from": name, **sources[name].model_dump(mode="json", exclude_none=True)}
            for name in names
        ]  # fmt: skip

    return [
        {"element": claim.element, "text": claim.text, "facts": told(claim.facts),
         "numbers": {number: told(names) for number, names in claim.numbers.items()}}
        for claim in ledger(plan)
    ]  # fmt: skip


def versions(parts: tuple[str, ...]) -> dict[str, str]:
    """Versions of installed packages; those that are missing are left out."""
    from importlib.metadata import PackageNotFoundError, version

    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    for part in parts:
        try:
            found[part] = version(part)
        except PackageNotFoundError:
            continue
    return found
