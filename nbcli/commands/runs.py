"""`nbcli runs`: what was made, newest first."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from nbcli import options as o


def runs(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder of runs.  [runs]")
    ] = None,
    json: o.Json = False,
) -> None:
    """List the runs of a folder, newest first: when, how large, from what.

    \b
    nbcli runs
    nbcli runs posters --json
    """
    from nbcli import console, settings
    from nbcli.errors import CliError
    from nbcli.runs import to_json

    where = folder or Path(settings.resolve({}).settings.runs)
    if not where.is_dir():
        raise CliError(f"There is no folder {where}; name one that holds runs.")
    found = sorted(_found(where), key=lambda one: (one["created"], one["run"]), reverse=True)
    if json:
        console.out(to_json({"runs": found}))
        return
    console.show(
        [
            [(f"{one['created'][:16].replace('T', ' ')}  ", "dim"), (one["run"], "bold"),
             (f"  {one['size']}  {one['head']}  ", "dim"), (console.clean(one["asked"][:70]), "")]
            for one in found
        ]
    )  # fmt: skip


def _found(where: Path) -> list[dict[str, Any]]:
    """What run.json of each folder says; folders without a readable one are no runs."""
    import json

    found = []
    for file in where.glob("*/run.json"):
        try:
            told = json.loads(file.read_bytes())
            first = told["images"][0]
            edit = told.get("edit")
            found.append({
                "run": str(file.parent), "created": str(told["created"]), "head": str(told["head"]),
                "size": f"{first['width']}x{first['height']}",
                "asked": str(edit["said"] if edit else told["prompt"]).splitlines()[0],
                "of": edit["of"] if edit else None,
            })  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            continue
    return found
