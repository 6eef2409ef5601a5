"""`nbcli edit`: one thing of a picture changes, and every other pixel stays."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nbcli import choices
from nbcli import options as o


def edit(
    source: Annotated[
        str,
        typer.Argument(
            metavar="PICTURE", help="A picture, nbcli's or any other, a run folder or a plan.json."
        ),
    ],
    said: Annotated[str, typer.Argument(metavar="[EDIT]", help="What to change, in words.")] = "",
    ref: o.Refs = None,
    mask: Annotated[
        Path | None,
        typer.Option("--mask", metavar="IMG", help="Nothing changes but where this is white."),
    ] = None,
    strength: Annotated[
        str | None,
        typer.Option(
            "--strength",
            metavar="0..1",
            rich_help_panel=o.PICTURE,
            help="How much of the change shows: 0 none of it, 1 all.  [1]",
        ),
    ] = None,
    aspect: Annotated[
        str | None,
        typer.Option(
            "--aspect",
            metavar="W:H",
            rich_help_panel=o.PICTURE,
            help="Go on with the picture on a canvas of this shape round it.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", parser=choices.folder, help="Run folder.  [runs/<headline>]"
        ),
    ] = None,
    format: o.Format = None,
    head: o.Head = None,
    head_url: o.HeadUrl = None,
    llm: o.Llm = None,
    llm_url: o.LlmUrl = None,
    budget: o.Budget = None,
    price: o.Price = None,
    prompts: o.Prompts = None,
    json: o.Json = False,
    force: o.Force = False,
    quiet: o.Quiet = False,
) -> None:
    """Change a picture in words; all else in a picture keeps its pixels.

    Add, remove, replace, move, enlarge or recolour a thing; words in quotes for a text, for other
    words, or on a board; a light, a time of day, a medium, a palette. A page is laid out again:
    what it lists may go, join, move, stand out or take another icon; words and numbers may be
    others, also in its charts, whose claims are computed again or left out; headline and text
    larger or smaller; another style or shape. Several edits may be joined. The result is a run of
    its own, so it can be edited again. To a picture that nbcli did not make, things and words can
    be added. With --llm any wording is understood.

    \b
    nbcli edit runs/farm "remove the cows and make the barn blue"
    nbcli edit poster.png 'change the title to "Night Market"'
    nbcli edit runs/tea "remove step 3, highlight step 4, larger title"
    nbcli edit runs/sales "change 40 % to 45 % and make it landscape"
    nbcli edit photo.jpg 'add Rex on the left' --ref rex.png:Rex
    nbcli edit photo.jpg 'write "Welcome" at the top'
    nbcli edit photo.jpg --aspect 16:9 --head local
    nbcli edit scene.png "watercolour, at dusk" --strength 0.5
    nbcli edit scene.png "add two birds above the windmill" --mask sky.png
    """
    from nbcli.editing import Change, change

    flags = {
        "format": format, "head": head, "head_url": head_url, "quiet": quiet or None, "llm": llm, "llm_url": llm_url,
        "budget": budget, "price": price, "prompts": prompts,
    }  # fmt: skip
    asked = Change(source, said, mask, tuple(ref or ()), flags, strength, aspect)
    change(asked, out, json, force)
