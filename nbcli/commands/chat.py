"""`nbcli chat`: a picture made and changed in turns, a line each."""

from __future__ import annotations

from typing import Annotated

import typer

from nbcli import options as o


def chat(
    source: Annotated[
        str | None, typer.Argument(metavar="[PICTURE]", help="What to start from, as for edit.")
    ] = None,
    size: o.Size = None,
    theme: o.Theme = None,
    format: o.Format = None,
    head: o.Head = None,
    head_url: o.HeadUrl = None,
    llm: o.Llm = None,
    llm_url: o.LlmUrl = None,
    budget: o.Budget = None,
    quiet: o.Quiet = False,
) -> None:
    """Change a picture turn by turn: each line is an edit.

    Without a picture the first line is a prompt. The line undo goes back a turn. Every turn is a run
    of its own, whose picture is printed; a line that fails changes nothing.

    \b
    nbcli chat runs/farm
    printf 'a fox by a lake\\nmake it dusk\\nadd a moon\\n' | nbcli chat
    """
    from nbcli.chatting import Talk

    flags = {
        "size": size, "theme": theme, "format": format, "head": head, "head_url": head_url,
        "llm": llm, "llm_url": llm_url, "budget": budget, "quiet": quiet or None,
    }  # fmt: skip
    raise typer.Exit(int(Talk(flags, [source] if source else []).run()))
