"""What plain prompts mean: two sides in one clause, who leads whom, prices, notices, shares, years."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.composer.numbers import values
from planner.content import Content, Wishes
from tests.planner.test_compose import tell


def say(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def titles(content: Content) -> list[str]:
    return [item.title for item in content.items]


def test_a_clause_about_both_sides_is_told_of_each() -> None:
    content = say(
        "Coffee vs tea: coffee has 95 mg caffeine per cup, tea has 47 mg; coffee originated in"
        " Ethiopia, tea in China; coffee is brewed at 92 °C, tea at 80 °C."
    )
    assert content.archetypes[0][0] == "comparison" and content.sides == ("Coffee", "Tea")
    told = {side: [i.title for i in content.items if i.side == side] for side in (0, 1)}
    assert told[0] == ["95 mg caffeine per cup", "Originated in Ethiopia", "Brewed at 92 °C"]
    assert told[1] == ["47 mg", "Originated in China", "Brewed at 80 °C"]


def test_a_clause_about_one_side_is_left_to_it() -> None:
    content = say("Cats vs dogs: cats sleep 15 hours a day; dogs need walks; cats purr; dogs bark")
    sides = [item.side for item in content.items]
    assert sorted(sides) == [0, 0, 1, 1]


def test_who_leads_whom_is_a_tree() -> None:
    content = say(
        "Org chart: CEO Maria Lopez; CTO Jan Novak leads Engineering and Data; CFO Aisha Khan leads"
        " Finance, Legal and Tax"
    )
    (top,) = content.items
    assert content.archetypes[0][0] == "tree" and top.title == "CEO Maria Lopez"
    assert [item.title for item in top.items] == ["CTO Jan Novak", "CFO Aisha Khan"]
    assert [item.title for item in top.items[1].items] == ["Finance", "Legal", "Tax"]


def test_who_reports_to_whom_is_a_tree_and_circles_end() -> None:
    content = say("Org chart: Ana is CEO; Ben reports to Ana; Cem reports to Ben")
    (top,) = content.items
    assert [item.title for item in top.items] == ["Ben"]
    assert [item.title for item in top.items[0].items] == ["Cem"]
    circle = say("Org chart: Ben reports to Cem; Cem reports to Ben; Dee reports to Cem")
    assert len(circle.items) >= 1


def test_a_price_list_keeps_its_order_and_has_no_bars() -> None:
    content = say('Menu for "Café Lumière": Espresso €2.20, Flat white €3.80, Croissant €2.50')
    assert content.archetypes[0][0] == "table" and content.headline == "Café Lumière"
    assert content.table[1:] == (
        ("Espresso", "€2.20"), ("Flat white", "€3.80"), ("Croissant", "€2.50"),
    )  # fmt: skip


def test_ranks_go_by_amount() -> None:
    content = say(
        "Planets by number of moons, ranking: Earth 1, Mars 2, Jupiter 95, Saturn 146, Uranus 28"
    )
    assert content.archetypes[0][0] == "ranking"
    assert titles(content) == ["Saturn", "Jupiter", "Uranus", "Mars", "Earth"]


@pytest.mark.parametrize(
    "prompt",
    [
        'Poster: "Night Market" Saturday 12 July, 6 pm, Riverside Park. Street food, music. Free entry.',
        'Poster for "Night Market", Saturday 12 July, 6 pm, Riverside Park. Street food, music. Free entry.',
    ],
)
def test_a_poster_says_all_that_its_prompt_says(prompt: str) -> None:
    content = say(prompt)
    assert content.headline == "Night Market" and content.archetypes[0][0] == "poster"
    assert content.deck == "Saturday 12 July, 6 pm, Riverside Park"
    assert titles(content) == ["Street food, music", "Free entry"]


def test_an_invitation_keeps_day_and_place() -> None:
    content = say(
        "Invitation: Anna and Tom are getting married! Saturday 6 June 2026, 3 pm, St. Mary's Church."
        " Reception to follow at The Old Mill. Use gold and white."
    )
    said = " ".join([content.headline, content.deck, *titles(content)])
    assert "Anna and Tom" in content.headline and "6 June 2026" in said and "Old Mill" in said
    assert "gold" not in said


def test_shares_in_a_sentence_are_figures() -> None:
    content = say(
        "In our survey, 72% of users open the app daily, 45% share it and 12% pay for it."
    )
    assert [item.value for item in content.items] == ["72%", "45%", "12%"]
    assert content.archetypes[0][0] == "stats"


def test_shares_below_a_sentence_that_says_who_was_asked() -> None:
    content = compose(
        "We asked 200 customers. 62% were very happy, 24% happy, 9% neutral and 5% unhappy. Most liked the service.",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert content.headline == "We asked 200 customers"
    assert content.deck == "Most liked the service."
    assert [(item.title, item.value) for item in content.items] == [
        ("Very happy", "62%"), ("Happy", "24%"), ("Neutral", "9%"), ("Unhappy", "5%"),
    ]  # fmt: skip
    assert [chart.title for chart in content.charts] == ["62% very happy"]


def test_a_share_told_in_a_clause_heads_its_chart_in_its_own_words() -> None:
    content = say(
        "Infographic about remote work: 60% of employees prefer hybrid work, 25% want fully remote,"
        " 15% want the office."
    )
    assert content.charts and content.charts[0].title == "60% of employees prefer hybrid work"


def test_years_inside_lines_date_them() -> None:
    content = say(
        "Company milestones: founded in 2012 in Berlin, first product launched 2014, reached 1 million"
        " users in 2017, IPO in 2020"
    )
    assert content.archetypes[0][0] == "timeline"
    assert [item.when for item in content.items] == ["2012", "2014", "2017", "2020"]
    assert titles(content)[0] == "Founded in Berlin" and titles(content)[3] == "IPO"


def test_times_of_day_date_a_routine() -> None:
    content = say(
        "A day at sea: 7:00 watch begins, 12:30 lunch, 18:00 physical workout, 22:00 lights out"
    )
    assert [item.when for item in content.items] == ["7:00", "12:30", "18:00", "22:00"]


def test_yes_and_no_are_written_on_the_arrows() -> None:
    content = say(
        "Decision flow: Is it raining? -> yes -> take an umbrella; Is it raining? -> no -> go out"
    )
    assert titles(content) == ["Is it raining?", "Take an umbrella", "Go out"]
    assert [(link.start, link.end, link.label) for link in content.links] == [
        (0, 1, "Yes"),
        (0, 2, "No"),
    ]


@pytest.mark.parametrize(
    ("prompt", "whens", "first"),
    [
        ("Space: July 1961 Gagarin flies, June 1963 Tereshkova flies, July 1969 Apollo lands",
         ["July 1961", "June 1963", "July 1969"], ("", "Gagarin flies")),
        ("Sales: 2019 revenue 5 million, 2020 revenue 7 million, 2021 revenue 9 million",
         ["2019", "2020", "2021"], ("5 million", "Revenue")),
    ],
)  # fmt: skip
def test_a_year_inside_a_line_takes_nothing_from_a_date_or_a_value(
    prompt: str, whens: list[str], first: tuple[str, str]
) -> None:
    content = say(prompt)
    assert [item.when for item in content.items] == whens
    assert (content.items[0].value, content.items[0].title) == first


@pytest.mark.parametrize(
    ("prompt", "sides", "left"),
    [
        ("TCP vs UDP: TCP is connection-oriented, keeps order and is used for email. UDP is fast, loses packets.",
         ("TCP", "UDP"), ["Connection-oriented", "Keeps order", "Used for email"]),
        ("Compare Python and Rust: Python is easy to learn, slow. Rust is hard to learn, very fast.",
         ("Python", "Rust"), ["Easy to learn", "Slow"]),
        ("Katze vs. Hund. Die Katze schläft viel, jagt Mäuse. Der Hund bellt, bewacht das Haus.",
         ("Katze", "Hund"), ["Schläft viel", "Jagt Mäuse"]),
    ],
)  # fmt: skip
def test_sentences_about_two_named_things_are_their_two_lists(
    prompt: str, sides: tuple[str, str], left: list[str]
) -> None:
    content = say(prompt)
    assert content.sides == sides
    assert [item.title for item in content.items if item.side == 0] == left
    assert all(name in content.headline for name in sides)


def test_who_is_under_whom_is_a_tree() -> None:
    content = say(
        "Org chart: CEO Ana Silva. Under her: CFO Rui Costa, CTO Eva Lindt. Under the CTO: Noor Khan, Sam Lee."
    )
    top = content.items[0]
    assert top.title == "CEO Ana Silva"
    assert [item.title for item in top.items] == ["CFO Rui Costa", "CTO Eva Lindt"]
    assert [item.title for item in top.items[1].items] == ["Noor Khan", "Sam Lee"]


def test_a_name_that_was_not_given_has_nothing_under_it() -> None:
    content = say("Staff: CEO Ana Silva. Under the CMO: Rui Costa, Eva Lindt.")
    assert not any(item.items for item in content.items)


def test_a_number_carries_its_change() -> None:
    content = say("Our Q3: revenue 4.2M (+18%), churn 2.1% (-0.4pp), 1,240 new customers, 38 hires")
    assert content.headline == "Our Q3"
    assert [(i.value, i.title, i.body) for i in content.items] == [
        ("4.2M", "Revenue", "+18%"), ("2.1%", "Churn", "-0.4pp"), ("1,240", "New customers", ""),
        ("38", "Hires", ""),
    ]  # fmt: skip


def test_a_name_may_end_in_a_particle() -> None:
    content = say("Monthly budget: rent 450 €, food 220 €, going out 90 €, phone 15 €")
    assert "Going out" in titles(content)


def test_a_question_before_a_request_is_the_title() -> None:
    content = say("How does a letter travel? Draw a flowchart: Post box -> Depot -> Van -> Door")
    assert content.headline == "How does a letter travel?"
    assert titles(content) == ["Post box", "Depot", "Van", "Door"]


def test_notes_between_labels_are_items_too() -> None:
    content = say(
        "Welcome! WiFi: Sunny, Check-out 11:00. Bins: Tuesday. Quiet hours 22-7. Call Marta: +351 912"
    )
    assert content.headline == "Welcome!"
    assert [item.title for item in content.items][1:] == ["Bins", "Quiet hours 22-7", "Call Marta"]


@pytest.mark.parametrize(
    ("prompt", "whens", "first"),
    [
        ("Weekly menu: Monday lentil soup, Tuesday fish tacos, Friday pizza",
         ["Monday", "Tuesday", "Friday"], "Lentil soup"),
        ("周计划：周一跑步，周三游泳，周五瑜伽", ["周一", "周三", "周五"], "跑步"),
        ("Roadmap: Q1 launch beta; Q2 mobile app; Q3 expand to France", ["Q1", "Q2", "Q3"], "Launch beta"),
        ("Ohne Zigarette: nach 20 Minuten sinkt der Puls, nach 2 Wochen läuft es sich leichter, nach 1 Jahr"
         " halbiert sich das Risiko", ["Nach 20 Minuten", "Nach 2 Wochen", "Nach 1 Jahr"], "Sinkt der Puls"),
    ],
)  # fmt: skip
def test_a_list_that_opens_with_times_is_a_timeline(
    prompt: str, whens: list[str], first: str
) -> None:
    content = say(prompt)
    assert [item.when for item in content.items] == whens
    assert content.items[0].title == first
    assert content.archetypes[0][0] == "timeline"


def test_weekdays_that_do_not_open_every_line_are_words() -> None:
    content = say("Rules: Monday is wash day, no shoes inside, lights off at ten")
    assert not any(item.when for item in content.items)


def test_a_notice_of_a_day_is_a_poster_that_keeps_every_word() -> None:
    content = say(
        "Wedding invitation: Emma & Lucas, Saturday 20 September 2026, 3 pm, Villa Rosa."
        " Dinner and dancing to follow. RSVP by 1 August."
    )
    assert content.archetypes[0][0] == "poster"
    assert titles(content)[-2:] == ["Dinner and dancing to follow", "RSVP by 1 August"]


def test_a_story_with_a_date_is_no_notice() -> None:
    content = say(
        "The Eiffel Tower was built for the world fair and took two years of work by 300 people."
        " It was opened on 31 March 1889 and drew almost two million visitors in its first year."
        " It was to stand for twenty years, and was kept for its use as a radio mast."
        " Today it is repainted every seven years, which takes sixty tons of paint."
    )
    assert content.archetypes[0][0] != "poster"


def test_ranks_fall_unless_the_smallest_are_ranked() -> None:
    loud = say("Sound levels in dB: whisper 30, conversation 60, mower 90, concert 110")
    assert titles(loud)[0] == "Concert"
    small = say(
        "Smallest states by area: Vatican City 0.5 km², Monaco 2 km², Nauru 21 km², Tuvalu 26 km²"
    )
    assert titles(small)[0] == "Vatican City"


def test_do_and_do_not_stand_side_by_side() -> None:
    content = say(
        "How to choose a password. Do: use a passphrase, turn on 2FA. Don't: reuse one, use birthdays."
    )
    assert content.sides == ("Do", "Don't")


def test_a_kind_stays_with_a_topic_that_is_but_a_time() -> None:
    assert say("Conversion funnel last month: 48,000 visits, 2,400 carts, 870 orders").headline == (
        "Conversion funnel last month"
    )


def test_two_things_are_compared_in_one_sentence() -> None:
    for prompt, sides in (
        ("Bikes vs. scooters: an e-bike costs 2,400 euros and weighs 24 kg, while a scooter costs 600 "
         "euros and weighs 14 kg.", ("Bikes", "Scooters")),
        ("Vergelijk trein en auto: de trein kost 24 euro en stoot 1 kg uit; de auto kost 31 euro en stoot "
         "22 kg uit.", ("Trein", "Auto")),
    ):  # fmt: skip
        made = compose(prompt, Inputs(), Wishes())
        assert (made.archetypes[0][0], made.sides) == ("comparison", sides)
        assert [item.side for item in made.items] == [0, 0, 1, 1]


def test_answers_lead_from_their_question() -> None:
    made = compose(
        "Flowchart: a call comes in -> is it known? if yes, send the fix; if no, open a ticket -> close",
        Inputs(), Wishes(),
    )  # fmt: skip
    names = [item.title for item in made.items]
    arrows = [(names[link.start], link.label, names[link.end]) for link in made.links]
    assert ("Is it known?", "yes", "Send the fix") in arrows
    assert ("Is it known?", "no", "Open a ticket") in arrows


def test_who_reports_is_told_in_sentences() -> None:
    made = compose(
        "Org chart: CEO Dana Wolf. Reporting to her are CTO Lee Park and CFO Ines Roth. Lee Park leads "
        "Platform, Mobile and Security. Ines Roth leads Payroll and Audit.",
        Inputs(), Wishes(),
    )  # fmt: skip
    (top,) = made.items
    assert (top.title, [item.title for item in top.items]) == (
        "CEO Dana Wolf", ["CTO Lee Park", "CFO Ines Roth"],
    )  # fmt: skip
    assert [item.title for item in top.items[1].items] == ["Payroll", "Audit"]


def test_names_with_their_roles_and_a_notice_without_its_form() -> None:
    team = compose(
        "Our team: Aiko Tan, designer; Ben Cole, engineer; Carla Ruiz, product", Inputs(), Wishes()
    )
    assert (team.items[0].title, team.items[0].body) == ("Aiko Tan", "designer")
    told = compose(
        "A notice for the hall: The lift is broken until 7 March. Use the stairs.",
        Inputs(),
        Wishes(),
    )
    assert told.headline == "The lift is broken until 7 March"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2,4 millions d'euros par an", ["2,4 millions d'euros"]),
        ("l'an 5 d'avant", ["5"]),
        ("Version 3.2.0 is out", []),
    ],
)
def test_numbers_with_an_elided_unit_and_versions(text: str, found: list[str]) -> None:
    assert [value.text for value in values(text, "fr")] == found


def test_a_year_keeps_the_word_that_makes_it_rough() -> None:
    told = tell(
        "# Room 12\n\n- Goblet, 1685. White threads.\n- Bottle, about 1710. Green.\n- Lamp, 1752. A gift.\n"
    )
    assert [(item.when, item.title) for item in told.items][1] == ("about 1710", "Bottle")


def test_hours_of_the_day_are_no_figure() -> None:
    told = tell(
        "# Le tram de nuit séduit\n\nIl circule le samedi, de 1 h à 5 h du matin, toutes les heures. "
        "Il a transporté 412 000 voyageurs en six mois. Il coûte 2,4 millions d'euros par an. "
        "La ville paie 1,3 million d'euros. Les billets rapportent 1,1 million d'euros."
    )
    assert "5 h" not in {item.value for item in told.items}
    assert "2,4 millions d'euros" in {item.value for item in told.items}
