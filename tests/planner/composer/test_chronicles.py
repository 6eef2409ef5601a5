"""Prompts whose sentences open with dates, or whose clauses each tell a number."""

from __future__ import annotations

import pytest

from grounding.gather import gather
from grounding.types import Inputs, Source
from planner.brief import read_brief
from planner.compose import compose
from planner.composer.chronicles import chronicled, reckoned
from planner.composer.numbers import values
from planner.content import Wishes

ZIP = (
    'A short history of the zipper. 1851: Howe patents an "automatic closure". 1893 Judson shows his '
    "clasp locker. 1923 B.F. Goodrich sells galoshes. They sell well. 1937 Zippers beat buttons."
)
TEAM = (
    "In our team of 48 people, 31 work remotely three days a week, commutes fell from 52 to 19 minutes, "
    "sick days dropped by 14%, and 4 out of 5 say they would not go back."
)


def test_sentences_that_open_with_dates_are_a_list_with_quoted_words_in_it() -> None:
    brief = read_brief(ZIP, Inputs(), Wishes())
    assert brief.kind == "content" and brief.document is not None
    items = [block.text for block in brief.document.blocks if block.kind == "item"]
    assert items[0] == '1851: Howe patents an "automatic closure".'
    assert items[2] == "1923 B.F. Goodrich sells galoshes. They sell well."
    assert brief.topic == "A short history of the zipper"


def test_a_year_inside_the_first_sentence_is_not_lost() -> None:
    text = (
        "Coffee here. In 1998 the first bar opened. 2006: the roastery moves in. "
        "2013: Bean wins. 2019: a school."
    )
    found = chronicled(text, Source(title="prompt"), "en")
    assert [block.text for block in found][:2] == ["Coffee here", "In 1998 the first bar opened."]
    told = compose(text, Inputs(), Wishes())
    assert [item.when for item in told.items] == ["1998", "2006", "2013", "2019"]


@pytest.mark.parametrize(
    "text", ["1999 was good. It rained. 2001 too.", "The sea in 1912. A ship. Ice. Fog."]
)
def test_few_dates_are_no_list(text: str) -> None:
    assert chronicled(text, Source(title="prompt"), "en") == []


def test_clauses_that_tell_numbers_stand_apart() -> None:
    found = reckoned(TEAM, Source(title="prompt"), "en")
    assert found[0].text == "In our team of 48 people"
    assert [block.text for block in found[1:]] == [
        "31 work remotely three days a week", "Commutes fell from 52 to 19 minutes",
        "Sick days dropped by 14%", "4 out of 5 say they would not go back",
    ]  # fmt: skip
    hedge = "Since we planted the hedge, 14 kinds of birds nest here, dust on panes fell by 40%, noise dropped from 62 to 55 dB, and the first 300 m were twice made longer."
    assert [block.kind for block in reckoned(hedge, Source(title="prompt"), "en")] == [
        "heading", *["paragraph"] * 4,
    ]  # fmt: skip
    assert not reckoned("3 white boats, 2 blue boats, 1 red buoy", Source(title="prompt"), "en")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("RSVP to Liz: 07700 900123", []),
        ("Ring +46 42 555 010 before 9", ["9"]),
        ("0 goals, +1 234 567 votes, 0.5 kg", ["0", "+1 234 567", "0.5 kg"]),
    ],
)
def test_telephones_are_no_amounts(text: str, numbers: list[str]) -> None:
    assert [value.text for value in values(text)] == numbers


def test_a_countdown_is_dated_and_a_long_title_stands_over_dashed_labels() -> None:
    menu = (
        "Menu for the autumn tasting evening at Casa Verde: Starters – pumpkin soup €8, carpaccio €11. "
        "Mains – risotto €17, lamb €24. Desserts – tart €8, mousse €7. Wine €19 a head."
    )
    brief = read_brief(menu, Inputs(), Wishes())
    assert brief.document is not None
    heads = [block.text for block in brief.document.blocks if block.kind == "heading"]
    assert heads == ["autumn tasting evening at Casa Verde", "Starters", "Mains", "Desserts"]


def test_a_conclusion_heads_the_page_and_labels_inside_a_paragraph_are_cards(tmp_path) -> None:
    path = tmp_path / "study.txt"
    path.write_text(
        "Effects of Napping on Word Retention: A Randomised Trial of Adults Aged 60 to 75\n\n"
        "Background: Trials are small. Methods: We asked 214 adults. Half of them slept. Results: "
        "The nap group recalled 41.3 pairs. Conclusion: A short nap improved retention; the benefit "
        "after a week was uncertain.\n"
    )
    told = compose("Abstract of this trial", gather([path], []), Wishes())
    assert told.headline.startswith("A short nap improved retention")
    assert told.kicker.startswith("Effects of Napping")
    assert [item.title for item in told.items] == ["Background", "Methods", "Results", "Conclusion"]
    assert told.items[1].body == "We asked 214 adults. Half of them slept."


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        ("The bicycle: 1817 Drais rides. 1861 Michaux adds pedals. 1885 Starley sells one.",
         "The bicycle", "1817 Drais rides."),
        ("自行车的历史：1817年德莱斯造出奔跑机。1861年米肖加上踏板。1885年斯塔利出售安全自行车。",
         "自行车的历史", "1817年德莱斯造出奔跑机。"),
    ],
)  # fmt: skip
def test_a_title_before_the_first_date_is_not_its_sentence(
    text: str, title: str, first: str
) -> None:
    language = "en" if text.isascii() else "zh-Hans"
    found = chronicled(text, Source(title="prompt"), language)
    assert [block.text for block in found][:2] == [title, first]
