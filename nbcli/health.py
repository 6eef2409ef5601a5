"""Checks of the installation, each one sentence."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from nbcli import __version__
from nbcli.runs import versions

NEEDED = (
    "typer", "rich", "pydantic", "typst", "uharfbuzz", "matplotlib", "pillow", "pyarrow", "numpy",
    "trafilatura", "pypdfium2", "python-docx", "python-calamine",
)  # fmt: skip
OPTIONAL = ("torch", "transformers", "diffusers")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    ok: bool
    detail: str


def checks() -> list[Check]:
    """Every check; a check that raises is broken, and says why."""
    return [_run(name, look) for name, look in _CHECKS.items()]


def _run(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except Exception as error:  # whatever is wrong is what this command is there to tell
        return Check(name, False, f"{type(error).__name__}: {error}" if str(error) else repr(error))


def _parts() -> str:
    found = versions(NEEDED)
    missing = [part for part in NEEDED if part not in found]
    if missing:
        raise LookupError(f"not installed: {', '.join(missing)}; run pip install nbcli-image again")
    return f"nbcli {__version__}, " + ", ".join(
        f"{name} {number}" for name, number in found.items()
    )


def _optional() -> str:
    found = versions(OPTIONAL)
    named = [
        f"{part} {found[part]}" if part in found else f"{part} not installed" for part in OPTIONAL
    ]
    return ", ".join(named)


def _fonts() -> str:
    from planner import fonts

    families, folders = fonts.families(), fonts.font_dirs()
    missing = [folder for folder in folders if not Path(folder).is_dir()]
    if missing:
        raise LookupError(f"font folders are missing: {', '.join(missing)}")
    return f"{len(families)} families in {len(folders)} folders"


def _icons() -> str:
    from planner import icons

    return ", ".join(f"{one.title} {one.version}, {one.count} icons" for one in icons.sets())


def _heads() -> str:
    from renderer.heads import OWN, head_named

    return ", ".join(head_named(name).name for name in OWN)


def _picture() -> str:
    from planner import fonts, looks, refit
    from planner.parts import Box, Brief, Canvas
    from planner.plan import BackgroundElement, Plan, Run, TextElement
    from renderer.render import render

    area = Box(x=0, y=0, w=1000, h=1000)
    look = looks.style(
        looks.palettes()[0], looks.characters()[0], next(iter(fonts.pairings())), False
    )
    plan = Plan(
        prompt="doctor", canvas=Canvas(aspect="1:1", width=1000, height=1000), style=look,
        brief=Brief(archetype="poster", message="doctor"),
        elements=(BackgroundElement(id="bg", box=area),
                  TextElement(id="text", box=area, size=400, runs=(Run(text="Aa 你 ع"),))),
    )  # fmt: skip
    start = perf_counter()
    made = render(refit(plan), size="64x64").png()
    if made[16:24] != bytes((0, 0, 0, 64, 0, 0, 0, 64)):  # width and height in IHDR
        raise ValueError("a picture of 64 x 64 pixels came out in another size")
    return f"drawn in {perf_counter() - start:.2f} s"


def _folder(path: Path) -> str:
    """A folder, or the nearest one above it that exists, can be written to."""
    there = next(p for p in (path, *path.parents) if p.exists())
    with tempfile.TemporaryFile(dir=there):
        return f"{path} can be written"


def _cache() -> str:
    import platformdirs

    return _folder(Path(platformdirs.user_cache_dir("nbcli", appauthor=False)))


_CHECKS: dict[str, Callable[[], str]] = {
    "parts": _parts,
    "optional": _optional,
    "fonts": _fonts,
    "icons": _icons,
    "heads": _heads,
    "picture": _picture,
    "this folder": lambda: _folder(Path(os.curdir).absolute()),
    "cache": _cache,
}
