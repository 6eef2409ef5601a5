"""What the distribution must bring along."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.test_imports import names_in

ROOT = Path(__file__).parents[1]
ROOMS = ("nbcli", "planner", "renderer", "grounding", "prompts")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def plain(requirement: str) -> str:
    """The normalised name of a requirement."""
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


NEEDED = {plain(one) for one in PROJECT["dependencies"]}
OPTIONAL = {plain(one) for extra in PROJECT["optional-dependencies"].values() for one in extra}


def imported_packages() -> dict[str, Path]:
    """Top-level packages that our code imports, each with a file that does.

    What builds the data files (`data/`) runs on a developer's machine, from the extra `dev`.
    """
    found: dict[str, Path] = {}
    files = (file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    for file in (file for file in files if "data" not in file.parts):
        found |= {name.split(".")[0]: file for name in names_in(file)}
    return found


def test_every_import_is_a_dependency() -> None:
    owners = packages_distributions()
    for name, file in imported_packages().items():
        if name in sys.stdlib_module_names or name in ROOMS:
            continue
        distributions = {plain(one) for one in owners.get(name, [name])}
        assert distributions & (NEEDED | OPTIONAL), f"{file} imports {name}"


def test_every_font_package_is_a_dependency() -> None:
    fonts = json.loads((ROOT / "planner/data/fonts.json").read_text("utf-8"))
    packages = {plain(entry["package"]) for entry in fonts["families"].values()}
    assert packages - {"planner"} <= NEEDED


def test_what_makes_pixels_is_pinned() -> None:
    for requirement in PROJECT["dependencies"]:
        if plain(requirement).startswith(("fontpkg", "manimgx", "typst")):
            assert "==" in requirement
