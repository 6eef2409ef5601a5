"""Counted lines of plain text: headings over text of their own, or the items of a list."""

from __future__ import annotations

import pytest

from grounding.readers.numbering import numbered_heads


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Title\n\n1. What is it?\nA tablet.\n\n2. How to store it\nBelow 25 °C.", {2, 5}),
        ("纪要\n\n一、电梯更新\n3号楼电梯已使用18年。\n\n二、充电桩安装\n只有8个。", {2, 5}),
        ("I. Scope\n\nAll staff.\n\nII. Leave\n\nThirty days.", {0, 4}),
        ("1. Boil water\n2. Add tea\n3. Wait", set()),
        ("1. Boil water\n\n2. Add tea\n\n3. Wait", set()),
        ("1. Boil the water in a large\nkettle\n\n2. Add tea and wait for\nfour minutes", set()),
        ("1. Boil water.\nUse a kettle.\n\n2. Add tea.\nWait.", set()),
        ("2. Scope\nAll staff.\n\n3. Leave\nThirty days.", set()),
    ],
)
def test_a_counted_line_over_text_of_its_own_is_a_heading(text: str, heads: set[int]) -> None:
    assert numbered_heads(text.split("\n")) == heads
