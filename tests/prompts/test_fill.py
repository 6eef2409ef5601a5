"""Templates are strict about their variables."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

import prompts
from prompts import PromptError, fill, names
from prompts.patterns import patterns


def test_a_template_names_all_that_it_lacks() -> None:
    with pytest.raises(PromptError, match=r"needs inputs, options, palettes, prompt\."):
        fill("brief", {"archetypes": "a"})


def test_a_value_too_many_is_named() -> None:
    values = dict.fromkeys(("archetypes", "prompt", "inputs", "options", "palettes", "mood"), "x")
    with pytest.raises(PromptError, match="no place for mood"):
        fill("brief", values)


def test_values_are_data() -> None:
    values = dict.fromkeys(
        ("archetypes", "prompt", "inputs", "options", "palettes"), "{{options}} <!-- user -->"
    )
    filled = fill("brief", values)
    assert "{{options}} <!-- user -->" in filled.user
    assert filled.system.startswith("You are the art director")
    assert filled.system.count("{{") == 2  # archetypes and palettes


def test_a_folder_of_ones_own_comes_first(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text("Short.\n<!-- user -->\n{{prompt}}!", "utf-8")
    filled = fill("brief", {"prompt": "茶", "inputs": "-"}, tmp_path)
    assert (filled.system, filled.user) == ("Short.", "茶!")


def test_an_unknown_template_is_said() -> None:
    with pytest.raises(PromptError, match=r"no template nothing; there are brief, "):
        fill("nothing", {})


def test_every_template_has_both_halves() -> None:
    for name in names():
        text = resources.files("prompts").joinpath(f"templates/{name}.md").read_text("utf-8")
        values = dict.fromkeys(re.findall(r"\{\{(\w+)\}\}", text), "x")
        filled = fill(name, values)
        assert filled.system
        assert filled.user


def test_the_room_exports_what_it_says() -> None:
    assert sorted(prompts.__all__) == ["Filled", "PromptError", "fill", "names", "text_of"]


def test_files_that_are_not_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "patterns").mkdir()
    for name in ("brief.md", "patterns/poster.md"):
        (tmp_path / name).write_bytes(b"caf\xe9")
    with pytest.raises(PromptError, match=r"brief\.md cannot be read; save it"):
        fill("brief", {}, tmp_path)
    with pytest.raises(PromptError, match=r"poster\.md cannot be read; save it"):
        patterns(tmp_path)
