"""Facts that disagree are kept side by side, and one is chosen for a reason."""

from __future__ import annotations

from datetime import date

import pytest

from planner.disputes import settled
from planner.parts import Fact, SourceRef


def fact(
    name: str,
    claim: str,
    value: float,
    unit: str = "km",
    url: str = "",
    day: str = "",
    quote: str = "q",
) -> Fact:
    source = SourceRef(
        url=url or f"https://{name}.test", published=date.fromisoformat(day) if day else None
    )
    return Fact(id=name, claim=claim, value=value, unit=unit, quote=quote, source=source)


def test_what_more_sources_say_is_taken() -> None:
    facts, told = settled([
        fact("f1", "The Nile is 6,400 km long", 6400),
        fact("f2", "The Nile has a length of 6,650 km", 6650),
        fact("f3", "The Nile is 6650 km long", 6650),
        fact("f4", "The Amazon flows through Brazil for 3,100 km", 3100),
    ])  # fmt: skip
    assert [f.id for f in facts] == ["f2", "f3", "f1", "f4"]
    assert [f.against for f in facts[:3]] == [("f1",), ("f1",), ("f2", "f3")]
    assert facts[3].against == ()
    assert [f.confidence for f in facts] == [0.67, 0.67, 0.33, 1.0]
    assert told == (
        "Sources disagree: f2 (6650 km in https://f2.test) was taken, for more sources say so;"
        " against it f1 (6400 km in https://f1.test).",
    )


def test_else_the_newest_and_what_has_a_source_before_what_is_remembered() -> None:
    facts, told = settled([
        fact("f1", "Tokyo has 13.5 million people", 13.5, "million", day="2015-02-01"),
        fact("f2", "Tokyo has 14.1 million people", 14.1, "million", day="2024-05-01"),
    ])  # fmt: skip
    assert [f.id for f in facts] == ["f2", "f1"]
    assert "it is the newest, of 2024-05-01" in told[0]
    facts, told = settled([
        fact("k1", "Everest is 8,850 m high", 8850, "m", quote=""),
        fact("f1", "Mount Everest is 8,800 m high", 8800, "m"),
    ])  # fmt: skip
    assert facts[0].id == "f1"
    assert "it has a source" in told[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Sales were 10 million in 2020", 10, "million"),
            ("Sales were 12 million in 2021", 12, "million"),
        ),
        (("The tower is 300 m high", 300, "m"), ("The tower is 984 feet high", 984, "ft")),
        (("The tower is 300 m high", 300, "m"), ("The tower is 300 m high", 300.4, "m")),
        (("The tower is 300 m high", 300, "m"), ("The bridge carries 40 m of road", 40, "m")),
        (("The tower is 300 m high", 300, "m"), ("The tower is 40 m wide", 40, "m")),
        (
            ("The Blue Nile is 1,450 km long", 1450, "km"),
            ("The White Nile is 3,700 km long", 3700, "km"),
        ),
        (("Revenue in Q3 was $4 million", 4, "$"), ("Revenue in Q2 was $3 million", 3, "$")),
    ],
)
def test_different_things_are_no_dispute(
    one: tuple[str, float, str], other: tuple[str, float, str]
) -> None:
    facts, told = settled([fact("f1", *one), fact("f2", *other)])
    assert [f.id for f in facts] == ["f1", "f2"]
    assert not told
    assert not any(f.against for f in facts)


def test_only_facts_in_dispute_support_each_other() -> None:
    facts, told = settled([
        fact("f1", "The Nile is 6,400 km long", 6400, day="2010-01-01"),
        fact("f2", "The Nile has a length of 6,650 km", 6650, day="2020-01-01"),
        fact("f3", "A flight from Rome to New York takes one over 6,400 km", 6400),
    ])  # fmt: skip
    assert facts[0].id == "f2" and "it is the newest" in told[0]


def test_values_near_the_chosen_one_but_not_each_other_are_told() -> None:
    facts, told = settled([
        fact("f1", "The mast is 100.4 m high", 100.4, "m"),
        fact("f2", "The mast is 99.6 m high", 99.6, "m"),
        fact("f3", "The mast is 100 m high", 100, "m"),
    ])  # fmt: skip
    assert facts[0].id == "f3" and "more sources say so" in told[0]


def test_a_day_of_publication_is_newer_than_none() -> None:
    facts, told = settled([
        fact("f1", "The Nile is 6,400 km long", 6400),
        fact("f2", "The Nile is 6,650 km long", 6650, day="2015-02-01"),
    ])  # fmt: skip
    assert facts[0].id == "f2" and "it is the newest, of 2015-02-01" in told[0]


def test_a_day_after_that_of_reading_is_none() -> None:
    feigned = SourceRef(
        url="https://f2.test", published=date(2999, 1, 1), retrieved=date(2026, 1, 1)
    )
    one = fact("f1", "The Nile is 6,400 km long", 6400, day="2015-02-01")
    other = fact("f2", "The Nile is 1 km long", 1).model_copy(update={"source": feigned})
    facts, _ = settled([one, other])
    assert facts[0].id == "f1"
