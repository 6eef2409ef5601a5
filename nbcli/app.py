"""The Typer application: the commands in groups, and what they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from nbcli import __version__
from nbcli.commands.batch import batch
from nbcli.commands.chat import chat
from nbcli.commands.config import config
from nbcli.commands.doctor import doctor
from nbcli.commands.edit import edit
from nbcli.commands.generate import generate
from nbcli.commands.inspect import inspect
from nbcli.commands.patterns import patterns
from nbcli.commands.plan import plan
from nbcli.commands.render import render
from nbcli.commands.runs import runs
from nbcli.commands.schema import schema

GROUPS: dict[str, dict[str, Callable[..., None]]] = {
    "Make": {
        "generate": generate,
        "batch": batch,
        "plan": plan,
        "render": render,
        "edit": edit,
        "chat": chat,
    },
    "Look": {"inspect": inspect, "runs": runs, "patterns": patterns, "schema": schema},
    "Set up": {"doctor": doctor, "config": config},
}
"""Commands by the group that the help shows them in."""


class Grouped(TyperGroup):
    """A group whose help lists its commands under headings."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of GROUPS."""
        return [name for commands in GROUPS.values() for name in commands]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """One list a group."""
        width = max(map(len, self.list_commands(ctx)))
        limit = formatter.width - 6 - width
        for title, commands in GROUPS.items():
            rows = [(n.ljust(width), self.commands[n].get_short_help_str(limit)) for n in commands]
            with formatter.section(title):
                formatter.write_dl(rows)


class Sectioned(TyperCommand):
    """A command whose help lists its options by their section."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then one list a section, the unnamed section last."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            row = param.get_help_record(ctx)
            if row is not None and param.param_type_name == "option":
                title = getattr(param, "rich_help_panel", None) or "Options"
                sections.setdefault(title, []).append(row)
        unnamed = sections.pop("Options", [])
        for title, rows in [*sections.items(), ("Options", unnamed)]:
            with formatter.section(title):
                formatter.write_dl(rows)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"nbcli {__version__}")
        raise typer.Exit


def _nbcli(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Infographics from a prompt, a document or a table: planned first, then set exactly.

    \b
    nbcli generate "Asia holds three of five people" --data population.csv
    nbcli inspect runs/asia-holds-three-of-five-people
    nbcli render runs/asia-holds-three-of-five-people --size 4K --format pdf

    Exit codes: 0 done, 1 failed, 2 usage, 3 partly failed, 4 verification failed, 130 interrupted.
    """


@cache
def command(first: str) -> Any:
    """The command line as one command; where its `first` word is one of the commands, that one alone."""
    app = typer.Typer(
        cls=Grouped, rich_markup_mode=None, pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )  # fmt: skip
    app.callback()(_nbcli)
    named = {name: own for commands in GROUPS.values() for name, own in commands.items()}
    for name in (first,) if first in named else named:
        app.command(name, cls=Sectioned)(named[name])
    return typer.main.get_command(app)
