"""Names with numbers behind them, alone or with what belongs to them."""

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.composer.name_values import offered
from planner.content import Wishes


@pytest.mark.parametrize(
    ("text", "language", "name", "price"),
    [
        ("Basic $9/month, 3 users, 5 GB", "en", "Basic", "$9/month"),
        ("Plus R$ 39,90 por mês, 2 usuários", "pt", "Plus", "R$ 39,90 por mês"),
        ("Komfort 99 €, drei Sitzungen", "de", "Komfort", "99 €"),
    ],
)
def test_an_offer_is_a_name_a_price_and_what_belongs_to_it(
    text: str, language: str, name: str, price: str
) -> None:
    found = offered(text, language)
    assert found is not None
    assert (found[0], found[1].text) == (name, price)


@pytest.mark.parametrize(
    "text", ["Soup $5", "Lake Como 146 km², north of Milan", "Open at 9, free"]
)
def test_what_is_no_offer(text: str) -> None:
    assert offered(text, "en") is None


def test_offers_are_cards_with_their_lists() -> None:
    prompt = "Our plans: Solo $9 a month, 1 seat, email; Crew $29 a month, 5 seats, chat; Firm $79 a month, 50 seats, phone"
    content = compose(prompt, Inputs(), Wishes())
    assert content.archetypes[0][0] == "cards"
    assert (content.items[0].title, content.items[0].value) == ("Solo", "$9 a month")
    assert [own.title for own in content.items[2].items] == ["50 seats", "Phone"]


def test_numbers_before_and_behind_their_names_stand_in_one_board() -> None:
    prompt = "March: revenue 4.2 million, 1,850 orders, average basket 22 €, returns 3 %, new shops 2, 40 staff"
    content = compose(prompt, Inputs(), Wishes())
    assert ("1,850", "Orders") in [(item.value, item.title) for item in content.items]


def test_prices_with_lists_under_them_are_no_rows() -> None:
    prompt = "Tarifs du club : Solo 15 € par mois, 1 cours, vestiaires; Duo 29 € par mois, 4 cours, sauna; Tout 49 € par mois, piscine, sauna"
    content = compose(prompt, Inputs(), Wishes())
    assert content.archetypes[0][0] == "cards"
    assert [own.title for own in content.items[0].items] == ["1 cours", "Vestiaires"]


@pytest.mark.parametrize(
    ("prompt", "values"),
    [
        ("Our league: Arsenal has 16 points, Chelsea has 14 points, Spurs has 12 points.", ["16 points", "14 points", "12 points"]),
        ("Medals: Norway 16 gold medals, Germany 12 gold medals, China 9 gold medals", ["16 gold medals", "12 gold medals", "9 gold medals"]),
        ("Spelenavond: Ploeg A 16 punten, Ploeg B 14 punten, Ploeg C 9 punten", ["16 punten", "14 punten", "9 punten"]),
    ],
)  # fmt: skip
def test_what_all_numbers_count_stands_behind_each(prompt: str, values: list[str]) -> None:
    assert [item.value for item in compose(prompt, Inputs(), Wishes()).items] == values


def test_what_numbers_count_is_not_lost_where_they_have_no_names() -> None:
    content = compose(
        "Arsenal lead the league with 16 points, followed by Chelsea with 14 points and Liverpool with 13 points.",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert all("points" in f"{item.title} {item.value}" for item in content.items)


def test_several_counts_of_each_name_are_columns_of_a_table() -> None:
    content = compose(
        "Football table: Arsenal 7 games 16 points, Chelsea 7 games 14 points, Spurs 6 games 13 points",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert content.table == (
        ("", "Games", "Points"), ("Arsenal", "7", "16"), ("Chelsea", "7", "14"), ("Spurs", "6", "13"),
    )  # fmt: skip
