"""The think phase from a prompt to a plan: stages, wishes, instruction graph, no issues."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from grounding.gather import gather
from grounding.types import Inputs
from planner.composer.hyphens import hyphenated
from planner.content import Wishes
from planner.errors import NothingToSayError, PlannerError
from planner.plan import Plan, TextElement
from planner.think import think

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = sorted(f for f in EXAMPLES.iterdir() if (f / "prompt.txt").exists())


def plan_of(folder: Path, **wishes: object) -> Plan:
    inputs = gather([f for f in folder.iterdir() if f.name not in ("prompt.txt", "SOURCES.md")], [])
    prompt = (folder / "prompt.txt").read_text("utf-8")
    return think(prompt, inputs, Wishes(**wishes))  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_examples_plan_without_an_issue(folder: Path) -> None:
    plan = plan_of(folder)
    assert [issue.message for issue in plan.issues] == []
    assert plan.facts or not any(folder.glob("*.md")) or folder.name == "lantern-tide"
    assert plan.alt and plan.reasoning


@pytest.mark.parametrize("aspect", ["9:16", "1:1", "16:9"])
@pytest.mark.parametrize("name", ["coffee", "electricity", "tea", "handwashing"])
def test_examples_hold_on_other_pages(name: str, aspect: str) -> None:
    assert [i.message for i in plan_of(EXAMPLES / name, aspect=aspect, size="1K").issues] == []


def test_instructions_govern_elements() -> None:
    prompt = 'A poster for a market by the sea. Headline "Lantern Tide", below it "Bring a wish"'
    plan = think(prompt, Inputs(), Wishes())
    texts = {e.id: e.text for e in plan.elements if isinstance(e, TextElement)}
    asked = [i for i in plan.brief.instructions if i.kind == "text"]
    governed = {texts[name] for i in asked for name in i.elements}
    assert governed == {"Lantern Tide", "Bring a wish"}
    known = {e.id for e in plan.elements}
    assert all(set(i.elements) <= known for i in plan.brief.instructions)


def test_variants_differ_and_repeat() -> None:
    designs = [plan_of(EXAMPLES / "coffee", variant=v) for v in range(4)]
    assert len({(d.style.palette, d.style.character) for d in designs}) == 4
    assert plan_of(EXAMPLES / "coffee", variant=2) == designs[2]


def test_stages_are_told_in_order() -> None:
    told: list[str] = []
    think(
        "Steps: 1. Boil 2. Pour 3. Drink",
        Inputs(),
        Wishes(),
        lambda event: told.append(event.stage),
    )
    assert told == ["content", "look", "marks", "spatial", "check"]


def test_a_bare_topic_says_so() -> None:
    with pytest.raises(NothingToSayError, match="--doc"):
        think("infographic about bees", Inputs(), Wishes())


@pytest.mark.parametrize("wish", [{"archetype": "spiral"}, {"theme": "neon"}])
def test_unknown_wishes_are_one_sentence(wish: dict[str, str]) -> None:
    with pytest.raises(PlannerError, match=r"Unknown|There is no"):
        think("Steps: 1. Boil 2. Pour", Inputs(), Wishes(**wish))


def test_a_labelled_picture_needs_a_picture() -> None:
    prompt = 'A labelled diagram with the callouts "Zxqv", "Wqrt" and "Kjhg"'
    assert think(prompt, Inputs(), Wishes()).brief.archetype != "callouts"


def test_an_archetype_that_nothing_fills_is_passed_over() -> None:
    plan = think(
        'A slide titled "Our plan" that is not a table, do not add a table', Inputs(), Wishes()
    )
    assert plan.brief.archetype != "table"
    assert not plan.issues


@pytest.mark.parametrize("word", ["x" * 100, "https://example.org/" + "abc" * 40, "9" * 120])
def test_a_word_too_long_for_any_line_is_a_page_still(word: str) -> None:
    plan = think(f"Tips for sleep: {word}", Inputs(), Wishes())
    said = "".join(e.text for e in plan.elements if isinstance(e, TextElement))
    assert word[-40:] in said
    assert "Tips for sleep" in said


def test_a_word_of_very_many_letters_takes_no_long_time() -> None:
    started = time.perf_counter()
    hyphenated("a" * 20_000, (), "en")
    assert time.perf_counter() - started < 2
