"""The options that commands share, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nbcli import choices

INPUT, PICTURE, LOOKUP, MODEL = "Input", "Picture", "Looking up", "Language model"
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
Refs = Annotated[
    list[str] | None,
    typer.Option(
        "--ref",
        metavar="IMG[:NAME]",
        rich_help_panel=INPUT,
        help="A picture that shows the thing, person or logo of its name. Up to 14.",
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
        "--archetype", metavar="X", rich_help_panel=PICTURE,
        help="Anatomy, such as timeline or steps.",
        autocompletion=lambda: list(choices.archetypes()),
    ),
]  # fmt: skip
Theme = Annotated[
    str | None,
    typer.Option(
        "--theme", metavar="X", rich_help_panel=PICTURE, help="Palette or layout character.",
        autocompletion=lambda: list(choices.themes()),
    ),
]  # fmt: skip
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
        "--head", metavar="NAME", rich_help_panel=PICTURE,
        help="What paints the pictures: none, shaded, local[:NAME=VALUE,…], auto, diffusers:PATH, or a server's"
        " gemini, openai, seedream [:MODEL].  [auto]",
        autocompletion=lambda: list(choices.heads()),
    ),
]  # fmt: skip
HeadUrl = Annotated[
    str | None,
    typer.Option(
        "--head-url", metavar="URL", rich_help_panel=PICTURE, help="Address of the head's server."
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
Search = Annotated[
    str | None,
    typer.Option(
        "--search", metavar="auto|on|off|NAME", rich_help_panel=LOOKUP,
        help="Look things up: auto only where the prompt brings nothing, on always, or in wikipedia,"
        " ddgs[:news], searxng:URL, folder:DIR, replay:FILE.  [auto]",
    ),
]  # fmt: skip
MaxSources = Annotated[
    str | None,
    typer.Option("--max-sources", metavar="N", rich_help_panel=LOOKUP, help="Pages a query.  [3]"),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", rich_help_panel=LOOKUP, help="Nothing older, as 2026-01-31."
    ),
]
RequireSources = Annotated[
    bool,
    typer.Option(
        "--require-sources", rich_help_panel=LOOKUP,
        help="Draw nothing that claims a number or fact without a source.",
    ),
]  # fmt: skip
Cite = Annotated[
    bool,
    typer.Option(
        "--cite", rich_help_panel=LOOKUP,
        help="Number the sources at the foot, and mark what each one says.",
    ),
]  # fmt: skip
Llm = Annotated[
    str | None,
    typer.Option(
        "--llm", metavar="NAME[:MODEL]", rich_help_panel=MODEL,
        help="Plan with a language model: openai, gemini, openrouter, ollama, vllm, llamacpp, lmstudio,"
        " server, transformers:PATH or replay:FILE.",
    ),
]  # fmt: skip
LlmUrl = Annotated[
    str | None,
    typer.Option("--llm-url", metavar="URL", rich_help_panel=MODEL, help="Address of its server."),
]
Budget = Annotated[
    str | None,
    typer.Option(
        "--budget", metavar="USD", rich_help_panel=MODEL, help="Stop before more is spent."
    ),
]
Price = Annotated[
    str | None,
    typer.Option(
        "--price", metavar="IN,OUT", rich_help_panel=MODEL,
        help="Its price in dollars for a million tokens, where it is not known.",
    ),
]  # fmt: skip
Ask = Annotated[
    bool,
    typer.Option("--ask", rich_help_panel=MODEL, help="Let it put up to three questions to you."),
]
Strength = Annotated[
    list[str] | None,
    typer.Option(
        "--strength", metavar="KIND=0..1", rich_help_panel=PICTURE,
        help=f"How much instructions of a kind weigh: {' '.join(choices.KINDS)}. Repeatable.",
    ),
]  # fmt: skip
Priority = Annotated[
    str | None,
    typer.Option(
        "--priority", metavar="KIND", rich_help_panel=PICTURE,
        help="The kind of instructions that comes first.",
    ),
]  # fmt: skip
Pattern = Annotated[
    str | None,
    typer.Option(
        "--pattern", metavar="NAME", rich_help_panel=INPUT,
        help="A way of asking that works; see nbcli patterns.",
    ),
]  # fmt: skip
Prompts = Annotated[
    str | None,
    typer.Option(
        "--prompts", metavar="DIR", rich_help_panel=MODEL,
        help="A folder with templates and patterns of your own.",
    ),
]  # fmt: skip
