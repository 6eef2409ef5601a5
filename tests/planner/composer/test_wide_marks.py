"""Half-width marks in Chinese and Japanese text part what they stand between."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.composer.text import sentences
from planner.composer.wide_marks import wide_marks
from planner.content import Content, Wishes


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


@pytest.mark.parametrize(
    ("prompt", "title", "rows"),
    [
        ("菜单:牛肉面:28元,水饺:18元,豆浆:6元", "菜单", [("牛肉面", "28元"), ("水饺", "18元"), ("豆浆", "6元")]),
        ("甜品菜单: 布丁 12元,双皮奶 15元,芒果冰 20元", "甜品菜单", [("布丁", "12元"), ("双皮奶", "15元"), ("芒果冰", "20元")]),
        ("メニュー:ラーメン:900円,餃子:500円,炒飯:750円", "メニュー", [("ラーメン", "900円"), ("餃子", "500円"), ("炒飯", "750円")]),
        (
            "营业时间:周一至周五:9:00-18:00,周六:10:00-16:00,周日:休息",
            "营业时间",
            [("周一至周五", "9:00-18:00"), ("周六", "10:00-16:00"), ("周日", "休息")],
        ),
    ],
)  # fmt: skip
def test_lists_with_half_width_marks_are_read(
    prompt: str, title: str, rows: list[tuple[str, str]]
) -> None:
    content = say(prompt)
    assert (content.headline, list(content.table[1:])) == (title, rows)


def test_times_addresses_and_other_languages_keep_their_marks() -> None:
    assert wide_marks("周六 9:30,见 http://a.cn", "zh") == "周六 9:30，见 http://a.cn"
    assert wide_marks("Soup: 5, 牛肉面: 8", "en") == "Soup: 5, 牛肉面: 8"


def test_a_name_that_is_short_for_a_month_ends_a_sentence() -> None:
    assert sentences("Otto, Lisa and Jan. Lisa had two sons.") == ["Otto, Lisa and Jan.", "Lisa had two sons."]  # fmt: skip
    assert sentences("We meet on Jan. 5 in room No. 3.") == ["We meet on Jan. 5 in room No. 3."]
