"""The options that commands share, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nbcli import choices

INPUT, PICTURE = "Input", "Picture"
"""Sections of a command's help, beside the options that every command has."""


Prompt = Annotated[
    str, typer.Argument(metavar="PROMPT", help="What to draw: text, a text file, or - for stdin.")
]
Docs = Annotated[
    list[Path] | None,
    typer.Option(
        "--doc",
        metavar="FILE",
        rich_help_panel=INPUT,
        help="A document: .md .txt .html .pdf .docx. Repeatable.",
    ),
]
Data = Annotated[
    list[Path] | None,
    typer.Option(
        "--data",
        metavar="FILE",
        rich_help_panel=INPUT,
        help="A table: .csv .tsv .xlsx .json .jsonl .parquet. Repeatable.",
    ),
]
Size = Annotated[
    str | None,
    typer.Option(
        "--size", metavar="1K|2K|4K|WxH", rich_help_panel=PICTURE, help="Size in pixels.  [2K]",
        autocompletion=lambda: list(choices.SIZES),
    ),
]  # fmt: skip
Aspect = Annotated[
    str | None,
    typer.Option(
        "--aspect", metavar="W:H", rich_help_panel=PICTURE,
        help=f"Shape: {' '.join(choices.ASPECTS)} or any W:H.",
        autocompletion=lambda: list(choices.ASPECTS),
    ),
]  # fmt: skip
Archetype = Annotated[
    str | None,
    typer.Option(
        "--archetype",
        metavar="X",
        rich_help_panel=PICTURE,
        help="Anatomy, such as timeline or steps.",
    ),
]
Theme = Annotated[
    str | None,
    typer.Option(
        "--theme", metavar="X", rich_help_panel=PICTURE, help="Palette or layout character."
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="TAG",
        rich_help_panel=PICTURE,
        help="Language of the picture, such as en or ja.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="F,F…", rich_help_panel=PICTURE,
        help=f"File formats: {','.join(choices.FORMATS)}.  [png]",
        autocompletion=lambda: list(choices.FORMATS),
    ),
]  # fmt: skip
Head = Annotated[
    str | None,
    typer.Option(
        "--head", metavar="NAME", rich_help_panel=PICTURE, help="What paints the pictures.  [none]"
    ),
]
Seed = Annotated[
    str | None,
    typer.Option(
        "--seed", metavar="N", rich_help_panel=PICTURE, help="Same seed, same picture.  [0]"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of paths.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that are there already.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks.")]
