"""`nbcli generate`: a prompt becomes a picture and its plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nbcli import choices
from nbcli import options as o


def generate(
    prompt: o.Prompt,
    doc: o.Docs = None,
    data: o.Data = None,
    ref: o.Refs = None,
    pattern: o.Pattern = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", parser=choices.folder, help="Run folder.  [runs/<headline>]"
        ),
    ] = None,
    size: o.Size = None,
    aspect: o.Aspect = None,
    archetype: o.Archetype = None,
    theme: o.Theme = None,
    lang: o.Lang = None,
    format: o.Format = None,
    seed: o.Seed = None,
    n: Annotated[
        str | None,
        typer.Option("--n", metavar="N", rich_help_panel=o.PICTURE, help="That many designs.  [1]"),
    ] = None,
    head: o.Head = None,
    head_url: o.HeadUrl = None,
    search: o.Search = None,
    max_sources: o.MaxSources = None,
    since: o.Since = None,
    require_sources: o.RequireSources = False,
    cite: o.Cite = False,
    llm: o.Llm = None,
    llm_url: o.LlmUrl = None,
    budget: o.Budget = None,
    price: o.Price = None,
    ask: o.Ask = False,
    strength: o.Strength = None,
    priority: o.Priority = None,
    prompts: o.Prompts = None,
    json: o.Json = False,
    force: o.Force = False,
    quiet: o.Quiet = False,
) -> None:
    """Think a prompt through, then draw it.

    Writes a run folder with plan.json, image.* and run.json, and prints their paths.

    \b
    nbcli generate "5 steps to make cold brew" --doc coffee.md
    nbcli generate "Who emits the most?" --data co2.csv --size 4K --format png,pdf
    cat brief.txt | nbcli generate - --aspect 16:9 --n 4 --json
    nbcli generate "Rex by a lake at dusk" --ref rex.png:Rex --ref ours.svg:logo
    nbcli generate "The water cycle" --search wikipedia
    nbcli generate "How a heat pump works" --llm ollama:qwen3:8b --ask
    """
    from nbcli.making import Asked, Steer, make

    flags = {
        "size": size, "aspect": aspect, "archetype": archetype, "theme": theme, "lang": lang,
        "format": format, "seed": seed, "n": n, "head": head, "head_url": head_url,
        "quiet": quiet or None, "cite": cite or None,
        "search": search, "max_sources": max_sources, "since": since,
        "llm": llm, "llm_url": llm_url, "budget": budget, "price": price, "prompts": prompts,
        "pattern": pattern,
    }  # fmt: skip
    steer = Steer(tuple(strength or ()), priority, ask, require_sources)
    asked = Asked(prompt, tuple(doc or ()), tuple(data or ()), flags, steer, refs=tuple(ref or ()))
    make(asked, out, json, force)
