"""Conditions and what to do otherwise are arrows with the prompt's own words."""

import pytest

from grounding.types import Inputs, Source
from planner.compose import compose
from planner.composer.decisions import decided
from planner.content import Wishes


def said(text: str, language: str = "en") -> list[str]:
    return [block.text for block in decided(text, Source(title="prompt"), language)]


def test_each_otherwise_leads_on() -> None:
    told = said(
        "What now? If it is wet, dry it. Otherwise, if it is torn, mend it, otherwise fold it."
    )
    assert told == [
        "What now?",
        "If it is wet -> Dry it",
        "If it is torn -> Mend it",
        "If it is wet -[Otherwise]-> If it is torn",
        "If it is torn -[Otherwise]-> Fold it",
    ]


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        ("Wenn es regnet, dann nimm den Bus, sonst geh zu Fuß", "de", "Wenn es regnet -[Sonst]-> Geh zu Fuß"),
        ("Si llueve, toma el bus; de lo contrario, camina", "es", "Si llueve -[De lo contrario]-> Camina"),
        ("如果下雨，就坐公交；否则走路", "zh", "如果下雨 -[否则]-> 走路"),
    ],
)  # fmt: skip
def test_other_languages(text: str, language: str, last: str) -> None:
    assert said(text, language)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "If it rains, take the bus.",
        "Three tips: rest, drink, and if tired, sleep, otherwise walk",
        "If it rains, take the bus, otherwise walk. The bus runs all day. It is free.",
    ],
)
def test_what_is_no_decision(text: str) -> None:
    assert said(text) == []


def test_a_decision_is_a_flow_with_a_fork() -> None:
    content = compose("Go out? If it rains, stay in, otherwise go", Inputs(), Wishes())
    assert content.archetypes[0][0] == "flow"
    assert [(link.start, link.end, link.label) for link in content.links] == [
        (0, 1, ""),
        (0, 2, "Otherwise"),
    ]
