"""Announcements: what, when, where, and the rest."""

from __future__ import annotations

from grounding.types import Inputs
from planner.compose import compose
from planner.composer.request import request
from planner.content import Wishes


def test_an_event_behind_the_request_for_its_poster_is_the_headline() -> None:
    content = compose(
        "为我们的社区做一张活动海报：秋季读书会，9月20日（周六）下午2点到5点，地点在滨江图书馆，门票免费，名额60人。",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert content.headline == "秋季读书会"
    assert [item.title for item in content.items] == [
        "9月20日（周六）下午2点到5点", "地点在滨江图书馆", "门票免费", "名额60人",
    ]  # fmt: skip


def test_those_for_whom_a_chinese_picture_is_made_are_no_topic() -> None:
    assert request("给孩子们做一张刷牙步骤信息图", "zh").topic == "刷牙步骤"
    assert request("为我们公司设计一张招聘海报", "zh").topic == "招聘"
    assert not request("为什么天空是蓝色的", "zh").asked


def test_a_contact_at_the_end_is_no_list_behind_the_request() -> None:
    content = compose(
        "A flyer for our neighbourhood flea market on Saturday 12 June from 10 to 16 in the Market Square. "
        "Free entry. Contact: flea@example.org", Inputs(), Wishes(),
    )  # fmt: skip
    assert content.headline == "Our neighbourhood flea market"
    assert [item.title for item in content.items][-2:] == ["Free entry", "Contact"]
