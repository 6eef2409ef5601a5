"""`nbcli render`: a plan becomes a picture, the same one every time."""

from __future__ import annotations

from typing import Annotated

import typer

from nbcli import options as o


def render(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="A plan.json, run folder, nbcli's picture, or -.")
    ],
    out: Annotated[
        str | None, typer.Option("--out", metavar="FILE|-", help="Where the picture goes.")
    ] = None,
    size: o.Size = None,
    aspect: o.Aspect = None,
    format: o.Format = None,
    head: o.Head = None,
    head_url: o.HeadUrl = None,
    json: o.Json = False,
    force: o.Force = False,
    quiet: o.Quiet = False,
) -> None:
    """Draw a plan: the same plan gives the same bytes.

    Without --out the picture goes beside the plan; one that is there with the same bytes is left
    alone. Texts edited by hand are set again. With --aspect the page is laid out again in that shape.

    \b
    nbcli render runs/tea/plan.json --size 4K --out tea.png
    nbcli render tea.png --format pdf,svg
    nbcli render runs/tea --aspect 16:9
    """
    from nbcli import choices, redrawing, settings

    flags = {
        "size": size, "format": format or redrawing.suffix_format(out), "head": head, "head_url": head_url,
        "quiet": quiet or None,
    }  # fmt: skip
    chosen = settings.resolve(flags).settings
    asked_size = chosen.size if size else None
    shape = choices.aspect(aspect) if aspect else None
    redrawing.redraw(
        redrawing.Redraw(plan, out, asked_size, chosen, shape, as_json=json, force=force)
    )
