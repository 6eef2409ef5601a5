"""Which anatomies are ranked first for lists of different shapes."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.composer.entries import Entry
from planner.composer.groups import Group
from planner.content import Wishes
from planner.structure import ARCHETYPES, Shape, rank


def ranked(group: Group | None, shape: Shape | None = None, **options: object) -> list[str]:
    return [name for name, _ in rank(group, shape or Shape(), **options)]  # type: ignore[arg-type]


def listed(*entries: Entry, **options: object) -> Group:
    return Group("list", entries, **options)  # type: ignore[arg-type]


def test_dates_make_a_timeline_and_numbers_make_steps() -> None:
    dated = listed(*(Entry(title=str(y), when=str(y), date=float(y)) for y in (1900, 1950, 2000)))
    assert ranked(dated)[0] == "timeline"
    assert ranked(listed(Entry("a"), Entry("b"), Entry("c"), ordered=True))[0] == "steps"


def test_numbers_in_one_unit_are_ranked_and_mixed_ones_are_a_board() -> None:
    alike = listed(
        *(
            Entry(title=t, value=f"{n} m", amount=n, unit="m")
            for t, n in zip("abc", (9.0, 5.0, 2.0), strict=True)
        )
    )
    mixed = listed(
        Entry("a", value="9 m", amount=9.0, unit="m"),
        Entry("b", value="5 %", amount=5.0, unit="%"),
        Entry("c", value="3", amount=3.0),
    )
    assert ranked(alike)[0] == "ranking"
    assert ranked(mixed)[0] == "stats"


def test_links_make_a_flow_and_closed_ones_a_cycle() -> None:
    names = tuple(Entry(t) for t in "abc")
    assert ranked(Group("flow", names, links=((0, 1, ""), (1, 2, ""))))[0] == "flow"
    assert ranked(Group("flow", names, links=((0, 1, ""), (1, 2, ""), (2, 0, ""))))[0] == "cycle"


def test_a_wish_leads_only_where_it_can_be_filled() -> None:
    plain = listed(Entry("a"), Entry("b"), Entry("c"))
    assert ranked(plain, wishes=(("cycle", 3.0),))[0] == "cycle"
    assert "charts" not in ranked(plain, wishes=(("charts", 3.0),))
    assert "comparison" not in ranked(plain, wishes=(("comparison", 3.0),))
    assert ranked(plain, forced="pyramid")[0] == "pyramid"


def test_every_ranking_gives_reasons_and_known_names_and_a_choice() -> None:
    for group in (None, listed(Entry("a")), listed(*(Entry(t) for t in "abcdef"), ordered=True)):
        found = rank(group, Shape(title="How it works"))
        assert len(found) >= 2
        assert all(name in ARCHETYPES and reason for name, reason in found)
        assert len({name for name, _ in found}) == len(found)


@pytest.mark.parametrize(
    "prompt",
    [
        "Organigramm: Leitung -> Vertrieb, Technik; Technik -> Betrieb, Labor",
        "org chart: Leitung > Vertrieb, Technik; Technik > Betrieb, Labor",
        "Family tree\nLeitung -> Vertrieb, Technik\nTechnik -> Betrieb, Labor",
    ],
)
def test_arrows_to_several_names_are_a_tree(prompt: str) -> None:
    content = compose(prompt, Inputs(), Wishes())
    assert content.archetypes[0][0] == "tree"
    (root,) = content.items
    assert [child.title for child in root.items] == ["Vertrieb", "Technik"]
    assert [leaf.title for leaf in root.items[1].items] == ["Betrieb", "Labor"]
    assert not content.links
    assert content.headline


def test_a_chain_of_arrows_stays_a_flow_and_keeps_its_commas() -> None:
    content = compose("Bread: mix flour, water -> knead -> bake", Inputs(), Wishes())
    assert [item.title for item in content.items] == ["Mix flour, water", "Knead", "Bake"]
    assert [(link.start, link.end) for link in content.links] == [(0, 1), (1, 2)]


def test_numbered_tips_keep_their_numbers_and_looks_are_not_read_from_them() -> None:
    content = compose(
        "3 tips for sleep: 1. Keep a rhythm 2. Keep the room cool and dark 3. Avoid red light",
        Inputs(),
        Wishes(),
    )
    assert (content.archetypes[0][0], content.ordered) == ("steps", True)
    assert (content.dark, content.palette) == (None, None)


def test_facts_in_loose_sentences_are_a_board_and_none_is_lost() -> None:
    content = compose(
        "Bees pollinate 75% of crops. A hive has 50,000 bees. A queen lays 2,000 eggs a day.",
        Inputs(),
        Wishes(),
    )
    assert content.headline == "Bees"
    assert [item.value for item in content.items] == ["75%", "50,000 bees", "2,000 eggs"]
    assert content.archetypes[0][0] == "stats"
