"""`nbcli plan`: think a prompt through and stop before drawing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nbcli import options as o


def plan(
    prompt: o.Prompt,
    doc: o.Docs = None,
    data: o.Data = None,
    ref: o.Refs = None,
    pattern: o.Pattern = None,
    out: Annotated[str, typer.Option("--out", metavar="FILE|-", help="Where the plan goes.")] = "-",
    record: Annotated[
        Path | None,
        typer.Option(
            "--record",
            metavar="FILE",
            rich_help_panel=o.MODEL,
            help="Keep what the model was asked and answered.",
        ),
    ] = None,
    size: o.Size = None,
    aspect: o.Aspect = None,
    archetype: o.Archetype = None,
    theme: o.Theme = None,
    lang: o.Lang = None,
    seed: o.Seed = None,
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
    """Think a prompt through and print the plan.

    With --out FILE the plan is written there and its path printed; with --json too, an object with
    plan, issues, timings and seed.

    \b
    nbcli plan "Our year in five numbers" --data sales.xlsx --out plan.json
    nbcli plan "Tea, step by step" --doc tea.md | nbcli render - --out tea.png
    """
    from nbcli.making import Asked, Steer, think

    flags = {
        "size": size, "aspect": aspect, "archetype": archetype, "theme": theme, "lang": lang,
        "seed": seed, "n": 1, "quiet": quiet or None, "cite": cite or None,
        "search": search, "max_sources": max_sources, "since": since,
        "llm": llm, "llm_url": llm_url, "budget": budget, "price": price, "prompts": prompts,
        "pattern": pattern,
    }  # fmt: skip
    steer = Steer(tuple(strength or ()), priority, ask, require_sources)
    asked = Asked(prompt, tuple(doc or ()), tuple(data or ()), flags, steer, refs=tuple(ref or ()))
    think(asked, out, record, json, force)
