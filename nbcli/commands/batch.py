"""`nbcli batch`: every prompt of a file becomes a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nbcli import choices
from nbcli import options as o


def batch(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="One prompt a line, or JSON objects (.jsonl).")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", parser=choices.folder, help="Folder of the runs.  [runs/<file>]"
        ),
    ] = None,
    size: o.Size = None,
    aspect: o.Aspect = None,
    archetype: o.Archetype = None,
    theme: o.Theme = None,
    lang: o.Lang = None,
    format: o.Format = None,
    seed: o.Seed = None,
    head: o.Head = None,
    head_url: o.HeadUrl = None,
    pattern: o.Pattern = None,
    search: o.Search = None,
    max_sources: o.MaxSources = None,
    since: o.Since = None,
    require_sources: o.RequireSources = False,
    cite: o.Cite = False,
    llm: o.Llm = None,
    llm_url: o.LlmUrl = None,
    budget: o.Budget = None,
    price: o.Price = None,
    prompts: o.Prompts = None,
    json: o.Json = False,
    force: o.Force = False,
    quiet: o.Quiet = False,
) -> None:
    """Make a picture of every prompt in a file.

    A line of a .jsonl file has a prompt and, if it likes, name, doc, data, ref and settings of its own:
    size, aspect, archetype, theme, lang, format, seed, n, head, pattern. Each run has its folder; runs
    that are there are kept, so that a batch goes on where it stopped. batch.json tells what became
    of each line.

    \b
    nbcli batch prompts.txt --size 1K
    nbcli batch posters.jsonl --head shaded --out posters
    """
    from nbcli import batching, console, settings
    from nbcli.making import Steer
    from nbcli.runs import to_json

    flags = {
        "size": size, "aspect": aspect, "archetype": archetype, "theme": theme, "lang": lang,
        "format": format, "seed": seed, "head": head, "head_url": head_url, "pattern": pattern,
        "quiet": quiet or None, "cite": cite or None,
        "search": search, "max_sources": max_sources, "since": since,
        "llm": llm, "llm_url": llm_url, "budget": budget, "price": price,
        "prompts": prompts,
    }  # fmt: skip
    chosen = settings.resolve(flags).settings
    found = batching.entries(file)
    folder = out or Path(chosen.runs) / ("batch" if file == "-" else Path(file).stem)
    batching.demand_folder(folder)
    steer = Steer(sources=require_sources)
    outcomes = batching.run(found, folder, flags, steer, force=force, budget=chosen.budget)
    told, code = batching.report(
        outcomes, len(found), folder, lambda text: console.remark(text, chosen.quiet)
    )
    if json:
        console.out(to_json({"batch": told}))
    else:
        for one in told:
            for image in one.get("images", ()):
                console.out(image["path"])
    raise typer.Exit(int(code))
