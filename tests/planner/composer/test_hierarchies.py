"""Who is above whom, told in sentences."""

from __future__ import annotations

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Item, Wishes


def say(prompt: str, archetype: str | None = None) -> Content:
    return compose(prompt, Inputs(), Wishes(archetype=archetype))


def names(item: Item) -> list[str]:
    return [own.title for own in item.items]


def test_directors_report_and_heads_lead_teams() -> None:
    content = say(
        "Org chart of our company. The CEO is Anna Berg. Three directors report to her: Tom Hale (Sales), "
        "Priya Nair (Engineering) and Luis Ortega (Finance). The head of sales leads two teams, Inside Sales "
        "and Key Accounts. Priya's department has three teams: Platform, Mobile and Data Science."
    )
    (top,) = content.items
    assert (top.title, top.body) == ("Anna Berg", "CEO")
    assert [(own.title, own.body) for own in top.items] == [
        ("Tom Hale", "Sales"), ("Priya Nair", "Engineering"), ("Luis Ortega", "Finance"),
    ]  # fmt: skip
    assert names(top.items[0]) == ["Inside Sales", "Key Accounts"]
    assert names(top.items[1]) == ["Platform", "Mobile", "Data Science"]


def test_couples_and_their_children() -> None:
    content = say(
        "Arbre généalogique : mes grands-parents Jean et Madeleine ont eu deux enfants, Pierre et Sylvie. "
        "Pierre a épousé Claire et ils ont eu trois enfants : Lucas, Emma et Hugo. Sylvie a une fille, Chloé."
    )
    (top,) = content.items
    assert names(top) == ["Pierre et Claire", "Sylvie"]
    assert names(top.items[0]) == ["Lucas", "Emma", "Hugo"]
    (chloe,) = top.items[1].items
    assert (chloe.title, chloe.body) == ("Chloé", "Fille")


def test_a_family_whose_son_is_called_as_a_month_is() -> None:
    content = say(
        "Our family: Anna and Karl had three children: Otto, Lisa and Jan. Lisa had two sons, Max and Paul. "
        "Jan has a son, Archie, and a daughter, Emma."
    )
    (top,) = content.items
    assert (content.headline, top.title) == ("Our family", "Anna and Karl")
    assert [names(own) for own in top.items] == [[], ["Max", "Paul"], ["Archie", "Emma"]]
    assert [own.body for own in top.items[2].items] == ["Son", "Daughter"]


def test_who_married_has_children_or_none() -> None:
    content = say(
        "The Miller family tree: Tom Miller married Sue Hart in 1950. They had two children, Ann and Bob. "
        "Ann married Lee Wong and has three children: Kim, Jo and Pat. Bob has no children."
    )
    (top,) = content.items
    assert (top.title, top.body) == ("Tom Miller and Sue Hart", "Married in 1950")
    assert names(top) == ["Ann and Lee Wong", "Bob"]
    assert names(top.items[0]) == ["Kim", "Jo", "Pat"]


def test_a_chinese_family() -> None:
    content = say(
        "我们的家庭：王伟和李丽有两个孩子：王明和王芳。王明有一个儿子，王强。王芳没有孩子。"
    )
    (top,) = content.items
    assert names(top) == ["王明", "王芳"]
    assert [(own.title, own.body) for own in top.items[0].items] == [("王强", "儿子")]


def test_a_german_chart() -> None:
    content = say(
        "Organigramm: Die Chefin ist Eva Kern. Zwei Leiter berichten an sie: Jan Ott (Bau) und Mia Roth (Einkauf). "
        "Jan Ott leitet drei Teams: Nord, Mitte und Süd."
    )
    (top,) = content.items
    assert (top.title, top.body) == ("Eva Kern", "Chefin")
    assert names(top.items[0]) == ["Nord", "Mitte", "Süd"]


def test_a_circle_of_reports_is_no_tree() -> None:
    content = say("Org chart: Ben reports to Cem; Cem reports to Ben; Dee reports to Cem")
    assert content.items


def test_a_sentence_with_commas_is_no_list_below_its_name() -> None:
    content = say(
        "Ride further\n1. Check the tyres: Soft tyres cost a tenth of your strength, and hard ones cost your "
        "wrists on gravel.\n2. Pack: tent, stove, pump\n3. Start early: The wind sleeps until ten, the lorries "
        "until eight, and you sleep too long.",
        "tree",
    )
    tyres, pack, start = content.items
    assert not tyres.items and tyres.body.startswith("Soft tyres")
    assert names(pack) == ["Tent", "Stove", "Pump"]
    assert not start.items
