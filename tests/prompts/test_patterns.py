"""The pattern library: whole, overridable, and its examples make pages without an issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.think import think
from prompts import PromptError, fill
from prompts.patterns import pattern, patterns

OWN = '+++\ntitle = "Mine"\nuse = "Test."\n+++\n## Write\n\na\n\n## Example\n\nb\n\n## Tell the model\n\nc\n'


def own(folder: Path, name: str, text: str) -> Path:
    (folder / "patterns").mkdir(exist_ok=True)
    (folder / "patterns" / f"{name}.md").write_text(text, "utf-8")
    return folder


def test_all_that_were_promised_are_there() -> None:
    names = {one.name for one in patterns()}
    assert names == {
        "data", "explainer", "character", "edit", "languages", "poster", "slide", "figure",
    }  # fmt: skip


@pytest.mark.parametrize("name", [one.name for one in patterns()])
def test_each_example_is_a_page_without_an_issue(name: str) -> None:
    one = pattern(name)
    wishes = Wishes(archetype=one.archetype, aspect=one.aspect)
    plan = think(one.example, Inputs(), wishes)
    assert not plan.issues
    assert one.archetype in (None, plan.brief.archetype) and one.aspect in (
        None,
        plan.canvas.aspect,
    )


def test_a_persons_own_pattern_comes_first(tmp_path: Path) -> None:
    folder = own(tmp_path, "poster", OWN)
    assert pattern("poster", folder).title == "Mine" and pattern("slide", folder).title == "Slide"
    assert len(patterns(folder)) == len(patterns())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no front", "must begin with TOML"),
        ("+++\ntitle = \n+++\n", "not valid TOML"),
        (OWN.replace("## Write\n\na", ""), "lacks Write"),
        (OWN.replace('use = "Test."', ""), "lacks use"),
        (OWN.replace('use = "Test."', "use = 3"), "needs words for use"),
        (OWN.replace("+++\n##", "archetype = 3\n+++\n##"), "needs words for archetype"),
        (OWN.replace('use = "Test."', 'use = "Test."\nmood = "x"'), "no place for mood"),
    ],
)
def test_a_faulty_pattern_is_refused_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PromptError, match=said):
        pattern("bad", own(tmp_path, "bad", text))


def test_an_unknown_pattern_names_those_there_are() -> None:
    with pytest.raises(PromptError, match="There is no pattern comic; there are character, data"):
        pattern("comic")


def test_a_file_that_is_no_text_is_refused_in_one_sentence(tmp_path: Path) -> None:
    own(tmp_path, "mine", OWN)
    (tmp_path / "patterns" / "mine.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PromptError, match=r"mine\.md cannot be read; save it as text in UTF-8\."):
        pattern("mine", tmp_path)
    (tmp_path / "brief.md").write_bytes(b"\xff")
    with pytest.raises(PromptError, match=r"brief\.md cannot be read"):
        fill("brief", {}, tmp_path)
