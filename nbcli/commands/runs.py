"""`nbcli runs`: what was made, newest first."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nbcli import options as o


def runs(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder of runs.  [runs]")
    ] = None,
    json: o.Json = False,
) -> None:
    """List the runs of a folder, newest first.

    \b
    nbcli runs
    nbcli runs posters --json
    """
    from nbcli import console, settings
    from nbcli.errors import CliError
    from nbcli.runs import history, to_json

    where = folder or Path(settings.resolve({}).settings.runs)
    if not where.is_dir():
        raise CliError(f"There is no folder {where}; name one that holds runs.")
    found = history(where)
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
