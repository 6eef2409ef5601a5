"""Labels over lists in one line of a prompt."""

from __future__ import annotations

import pytest

from planner.composer.inline import inline


@pytest.mark.parametrize(
    ("prompt", "language", "blocks"),
    [
        (
            "Menu. Starters: Soup 5, Salad 4.50. Mains: Stew 12. Open from 5 pm.", "en",
            [("heading", "Menu"), ("paragraph", "Open from 5 pm."), ("heading", "Starters"), ("item", "Soup 5"),
             ("item", "Salad 4.50"), ("heading", "Mains"), ("item", "Stew 12")],
        ),
        (
            "做一张海报介绍名茶：龙井产自浙江，普洱产自云南。水温：龙井80度，普洱100度。", "zh",
            [("heading", "名茶"), ("item", "龙井产自浙江"), ("item", "普洱产自云南"),
             ("heading", "水温"), ("item", "龙井80度"), ("item", "普洱100度")],
        ),
        (
            "Q3. Revenue: 4.2M. Users: 1.3M.", "en",
            [("heading", "Q3"), ("item", "Revenue: 4.2M"), ("item", "Users: 1.3M")],
        ),
    ],
)  # fmt: skip
def test_labels_of_lists_are_headings(
    prompt: str, language: str, blocks: list[tuple[str, str]]
) -> None:
    assert [(b.kind, b.text) for b in inline(prompt, language).blocks] == blocks
