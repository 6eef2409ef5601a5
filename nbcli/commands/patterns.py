"""`nbcli patterns`: ways of asking that work, each with an example."""

from __future__ import annotations

from typing import Annotated

import typer

from nbcli import options as o


def patterns(
    action: Annotated[str, typer.Argument(metavar="list|show", help="What to do.")] = "list",
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The pattern.")] = None,
    folder: o.Prompts = None,
    json: o.Json = False,
) -> None:
    """List the patterns, or show one with an example.

    `generate --pattern NAME` takes its shape from one and tells a language model how to follow it.

    \b
    nbcli patterns
    nbcli patterns show poster
    nbcli generate "Jazz in the park, 12 July" --pattern poster
    """
    from dataclasses import asdict

    from nbcli import console, settings
    from nbcli.errors import UsageFault
    from nbcli.making import templates
    from nbcli.runs import to_json
    from prompts.patterns import pattern, patterns

    own = templates(settings.resolve({"prompts": folder}).settings.prompts)
    if action == "list" and name is None:
        every = patterns(own)
        if json:
            return console.out(to_json({"patterns": [asdict(one) for one in every]}))
        return console.show([(f"{one.name:<11}", "bold"), (one.use, "")] for one in every)
    if action != "show" or name is None:
        raise UsageFault("Say nbcli patterns, or nbcli patterns show NAME.")
    one = pattern(name, own)
    if json:
        return console.out(to_json(asdict(one)))
    rows = [[(one.title, "bold")], [(one.use, "")]]
    for title, text in (
        ("Write", one.write),
        ("Example", one.example),
        ("For a model", one.guidance),
    ):
        rows += [[("", "")], [(title, "bold")], [(text, "")]]
    return console.show(rows)
