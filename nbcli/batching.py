"""Many prompts in one file: each becomes a run of its own, and one that fails stops no other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbcli import console, making, settings
from nbcli.errors import CliError, Code, UsageFault, explain
from nbcli.files import slug
from nbcli.making import Asked, Steer
from nbcli.sources import lines_of

LARGEST = 10_000
"""Most prompts in one file."""
REPORT = "batch.json"
INPUTS = ("doc", "data", "ref")
KEYS = ("size", "aspect", "archetype", "theme", "lang", "format", "seed", "n", "head", "pattern")
"""Settings that a line may have of its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One prompt of a file: the line it stands on, its inputs, and its own settings."""

    line: int
    prompt: str
    documents: tuple[Path, ...] = ()
    tables: tuple[Path, ...] = ()
    refs: tuple[str, ...] = ()
    flags: tuple[tuple[str, Any], ...] = ()
    name: str = ""

    @property
    def folder(self) -> str:
        """Name of its run folder: the same whenever the file is read again."""
        return f"{self.line:04d}-{slug(self.name or self.prompt)}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry: a run, or the error in a sentence; `kept` is a run of an earlier time."""

    entry: Entry
    run: dict[str, Any] | None = None
    error: str = ""
    kept: bool = False

    def told(self) -> dict[str, Any]:
        """Plain values."""
        state = "failed" if self.error else "kept" if self.kept else "done"
        told = {"line": self.entry.line, "prompt": self.entry.prompt, "state": state}
        return told | ({"error": self.error} if self.error else self.run or {})


def entries(file: str) -> list[Entry]:
    """The prompts of a file: one a line of text, or one JSON object a line (.jsonl).

    Empty lines and lines that begin with # are left out. Raises UsageFault for a file that holds
    none, or a line that cannot be read, with its number.
    """
    base = Path() if file == "-" else Path(file).parent
    lines = [(n, line.strip()) for n, line in enumerate(lines_of(file), 1)]
    told = [(n, line) for n, line in lines if line and not line.startswith("#")]
    if not told:
        raise UsageFault(f"{file} holds no prompt; write one a line.")
    if len(told) > LARGEST:
        raise UsageFault(f"{file} holds {len(told)} prompts; give at most {LARGEST} at a time.")
    as_json = file.lower().endswith((".jsonl", ".ndjson")) or told[0][1].startswith("{")
    return [_object(n, line, base) if as_json else Entry(n, line) for n, line in told]


def _object(number: int, line: str, base: Path) -> Entry:
    try:
        value = json.loads(line)
    except ValueError:
        raise UsageFault(f"Line {number} is not a JSON object.") from None
    if not isinstance(value, dict) or not isinstance(value.get("prompt"), str):
        raise UsageFault(f"Line {number} must be an object with a text called prompt.")
    extra = sorted(set(value) - {"prompt", "name", *INPUTS, *KEYS})
    if extra:
        known = ", ".join(("prompt", "name", *INPUTS, *KEYS))
        raise UsageFault(f"Line {number} has no place for {', '.join(extra)}; use {known}.")
    documents, tables, refs = (_files(number, key, value.get(key), base) for key in INPUTS)
    flags = tuple((key, value[key]) for key in KEYS if value.get(key) is not None)
    name = value.get("name") or ""
    if not isinstance(name, str):
        raise UsageFault(f"Line {number}: name must be a text.")
    return Entry(number, value["prompt"], documents, tables, tuple(map(str, refs)), flags, name)


def _files(number: int, key: str, value: Any, base: Path) -> tuple[Path, ...]:
    """Paths are as from the file's own folder."""
    named = [value] if isinstance(value, str) else value or []
    if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
        raise UsageFault(f"Line {number}: {key} must be a path or a list of paths.")
    return tuple(base / one for one in named)


def run(
    found: list[Entry], folder: Path, flags: Mapping[str, Any], steer: Steer, *, force: bool,
    budget: float | None = None,
) -> Iterator[Outcome]:  # fmt: skip
    """Each entry made in turn, those that are there already kept unless `force`.

    `budget` in US dollars is that of all together. Raises KeyboardInterrupt at once; what was made
    until then stays.
    """
    left = budget
    for entry in found:
        there = folder / entry.folder
        if not force and (kept := _kept(there, entry)):
            yield Outcome(entry, kept, kept=True)
            continue
        try:
            if left is not None and left <= 0:
                raise CliError("The budget of the batch is spent; give a larger --budget.")
            own = flags if left is None else {**flags, "budget": left}
            made = _made(entry, there, own, steer)
        except Exception as error:  # one prompt's failure, whatever it is, is no other's
            yield Outcome(entry, error=explain(error)[1])
            continue
        if left is not None:
            left -= _cost(there)
        yield Outcome(entry, made)


def _cost(folder: Path) -> float:
    """What a run's model cost, in US dollars."""
    mind = json.loads((folder / "run.json").read_bytes()).get("mind", {})
    return float(mind.get("cost_usd") or 0.0)


def _kept(folder: Path, entry: Entry) -> dict[str, Any] | None:
    """The run of this very prompt that a folder holds."""
    try:
        record = json.loads((folder / "run.json").read_bytes())
        images = [
            {**image, **{key: str(folder / image[key]) for key in ("path", "plan")}}
            for image in record["images"]
        ]
        same = record["prompt"] == entry.prompt.strip()
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = same and all(Path(image["path"]).is_file() for image in images)
    return (
        {"run": str(folder), "plan": str(folder / "plan.json"), "images": images} if whole else None
    )


def _made(entry: Entry, folder: Path, flags: Mapping[str, Any], steer: Steer) -> dict[str, Any]:
    asked = Asked(
        entry.prompt, entry.documents, entry.tables, {**flags, **dict(entry.flags)}, steer,
        literal=True, refs=entry.refs,
    )  # fmt: skip
    chosen = settings.resolve(asked.flags).settings
    with console.progress(chosen.quiet) as progress:
        made, _ = making.produce(asked, chosen, folder, progress, force=folder.exists())
    told: dict[str, Any] = json.loads(made.json())
    return told


def report(
    outcomes: Iterator[Outcome], total: int, folder: Path, tell: Callable[[str], None]
) -> tuple[list[dict[str, Any]], Code]:
    """Outcomes told one by one, batch.json rewritten after each, and the exit code of them all."""
    from nbcli import files

    done: list[dict[str, Any]] = []
    failed = 0
    for number, outcome in enumerate(outcomes, 1):
        done.append(outcome.told())
        failed += bool(outcome.error)
        text = json.dumps({"batch": done}, ensure_ascii=False, indent=1) + "\n"
        files.write(folder / REPORT, text.encode(), force=True)
        said = outcome.error or ("kept" if outcome.kept else "done")
        tell(f"{number}/{total} line {outcome.entry.line}: {said}")
    if failed and failed == len(done):
        return done, Code.FAILED
    return done, Code.PARTLY_FAILED if failed else Code.DONE


def demand_folder(folder: Path) -> None:
    """Refuse a file in the folder's place at once. Raises CliError."""
    if folder.exists() and not folder.is_dir():
        raise CliError(f"{folder} is a file; give --out a folder.")
