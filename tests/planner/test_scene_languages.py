"""Nouns, counts and places of scene prompts in languages that inflect or order them in their own way."""

from __future__ import annotations

import pytest

from planner.composer.relations import relations_of
from planner.composer.things import things


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("قطتان بيضاوان على أريكة حمراء", "ar", [("قطة", 2, "white"), ("أريكة", 1, "red")]),
        ("ثلاث قطط سوداء وكلبان", "ar", [("قطط", 3, "black"), ("كلب", 2, None)]),
        ("حصان وسيارة", "ar", [("حصان", 1, None), ("سيارة", 1, None)]),
        ("एक लाल साइकिल पेड़ के नीचे", "hi", [("साइकिल", 1, "red"), ("पेड़", 1, None)]),
        ("赤い提灯が三つ並び、女性が傘を持っている", "ja", [("提灯", 3, "red"), ("女性", 1, None), ("傘", 1, None)]),
        ("一只橙色的猫坐着", "zh", [("猫", 1, "orange")]),
    ],
)  # fmt: skip
def test_things_with_their_counts_and_colours(
    text: str, language: str, told: list[tuple[str, int, str | None]]
) -> None:
    assert [(t.label, t.count, t.color) for t in things(text, language)] == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("एक लाल साइकिल पेड़ के नीचे खड़ी है और पास में दो कुत्ते हैं", "hi", [(0, "under", 1)]),
        ("मेज पर तीन किताबें और एक दीपक", "hi", [(1, "on", 0)]),
        ("猫がソファの上で寝ている", "ja", [(0, "on", 1)]),
        ("女性が傘を持っている", "ja", [(1, "hold", 0)]),
        ("本を持つ少年", "ja", [(0, "hold", 1)]),
    ],
)
def test_where_things_are(text: str, language: str, told: list[tuple[int, str, int]]) -> None:
    found = things(text, language)
    assert [(r.subject, r.name, r.target) for r in relations_of(text, found, language)] == told
