"""Documents as people write them: questions, abstracts, minutes, plans of days, press releases."""

from __future__ import annotations

import pytest

from grounding.types import Source
from planner.composer.entries import Line, entries
from planner.content import Content
from tests.planner.test_compose import tell

QUESTIONS = """# Library card

**Who can get a card?** Anyone who lives or works in the county.

**What does it cost?** Nothing for people under 18; 12 pounds a year for adults.

**Can I renew?** Twice, unless someone has reserved the book.
"""


def pairs(content: Content) -> list[tuple[str, str]]:
    """Titles and bodies."""
    return [(item.title, item.body) for item in content.items]


@pytest.mark.parametrize("text", [QUESTIONS, QUESTIONS.replace("**", "")])
def test_a_question_and_the_answer_after_it_are_one_item(text: str) -> None:
    told = tell(text, "library card")
    assert pairs(told)[0] == ("Who can get a card?", "Anyone who lives or works in the county.")
    assert [title for title, _ in pairs(told)][1:] == ["What does it cost?", "Can I renew?"]
    assert told.deck == ""


def test_what_opens_a_paragraph_in_bold_is_its_title_where_it_ends_there() -> None:
    told = tell("# Rules\n\n- **Be early.** Doors close at 8.\n- **Be kind** to the staff.\n")
    assert pairs(told) == [("Be early", "Doors close at 8."), ("Be kind to the staff", "")]
    told = tell(
        "# Moon\n\n- **384,400 km**: the distance\n- **27.3 days**: one trip round the Earth\n"
    )
    assert [item.value for item in told.items] == ["384,400 km", "27.3 days"]


def test_paragraphs_with_names_of_their_own_are_items_however_long() -> None:
    long = "It goes on for a while, as such paragraphs do. " * 6
    told = tell(
        f"Trees in the city\n\nMethods: We counted. {long}\n\nResults: Shade cools. {long}\n"
    )
    assert [title for title, _ in pairs(told)] == ["Methods", "Results"]
    assert told.headline == "Trees in the city"


def test_days_told_in_paragraphs_are_a_timeline() -> None:
    told = tell(
        "Trip report, March 2026\nAuthor: K. Lindqvist\n\nMonday, 4 March. Flew to Milan. It rained.\n\n"
        "Tuesday, 5 March. Saw the mill. It was loud.\n\nNext steps\n- Call them\n- Pay them\n",
        name="trip.txt",
    )
    assert [(item.when, item.title) for item in told.items] == [
        ("Monday, 4 March", "Flew to Milan"),
        ("Tuesday, 5 March", "Saw the mill"),
    ]
    assert (told.archetypes[0][0], told.deck) == ("timeline", "")


def test_versions_with_their_days_are_a_timeline() -> None:
    told = tell("# Changes\n\n## 3.2.0 – 2026-09-14\n- Offline mode\n- EPUB\n\n"
                "## 3.1.2 – 2026-08-02\n- Time zones\n- Images\n")  # fmt: skip
    assert [(item.when, item.title) for item in told.items] == [
        ("2026-09-14", "3.2.0"),
        ("2026-08-02", "3.1.2"),
    ]


RECIPE = """Lentil soup

Ingredients
2 tbsp olive oil
250 g red lentils
1.2 l vegetable stock
a large bunch of fresh coriander, or parsley where there is none

Method
Warm the oil in a pot.
Add the lentils and the stock.
Serve with the herbs.
"""


def test_a_recipe_shows_what_it_needs_and_its_steps_by_number() -> None:
    needed, method = tell(RECIPE, name="soup.txt").items
    assert [own.title for own in needed.items][:2] == ["2 tbsp olive oil", "250 g red lentils"]
    assert [own.title for own in method.items][1:] == [
        "Add the lentils and the stock", "Serve with the herbs",
    ]  # fmt: skip
    assert (needed.ordered, method.ordered) == (False, True)
    assert tell(RECIPE, name="soup.txt").archetypes[0][0] == "cards"


def test_steps_are_no_side_of_a_comparison() -> None:
    told = tell("# Heat stroke\n\n## Signs\n- Headache, dizziness and a fast pulse\n- Hot skin that is dry to the touch\n"
                "- Feeling sick\n\n"
                "## What to do\n1. Move to the shade\n2. Call for help\n")  # fmt: skip
    assert (told.sides, told.archetypes[0][0]) == ((), "cards")


def test_a_body_has_more_room_among_few() -> None:
    said = "The lens cut the time to sleep by a third. " * 5
    few = tell(f"# Trial\n\n**Results.** {said}\n\n**Methods.** {said}\n")
    many = tell("# Trial\n\n" + "".join(f"**Part {n}x.** {said}\n\n" for n in "abcdefgh"))
    assert (len(few.items[0].body), len(many.items[0].body)) == (len(said) - 1, 128)


def test_the_days_of_a_plan_keep_their_hours() -> None:
    told = tell("# Lisbon\n\n## Day 1: Alfama\n- 09:00 Walk\n- 11:00 Castle\n\n"
                "## Day 2: Belém\n- 10:00 Tram\n- 13:00 Pastries\n")  # fmt: skip
    assert [item.when for item in told.items] == ["Day 1", "Day 2"]
    assert [(own.when, own.title) for own in told.items[1].items] == [
        ("10:00", "Tram"), ("13:00", "Pastries"),
    ]  # fmt: skip


PRESS = """FOR IMMEDIATE RELEASE

A wind farm opens off the cape

BERGEN, 4 May 2026. The farm of eleven turbines lies 46 kilometres off the coast.

At full output it delivers 165 megawatts. "It feeds a city," said the engineer.

Building it took 31 months and cost 540 million euros.

Streets with more than 30% cover were 2.3 degrees cooler (95% of them).

About us

The firm employs 420 people.
"""


def test_a_press_release_is_titled_by_its_news_and_told_in_its_figures() -> None:
    told = tell(PRESS, "the wind farm", "press.txt")
    assert told.headline == "A wind farm opens off the cape"
    values = [item.value for item in told.items]
    assert values == ["46 kilometres", "165 megawatts", "31 months", "2.3 degrees", "420 people"]
    assert told.archetypes[0][0] == "stats"
    for item in told.items:
        assert item.value in item.body


def test_initials_are_part_of_a_name_and_letters_that_count_are_not() -> None:
    def read(*texts: str) -> list[tuple[str, str]]:
        lines = [Line(text, Source(title="notes")) for text in texts]
        return [(entry.title, entry.body) for entry in entries(lines, "en")]

    assert read("L. Chen: ask three firms", "M. Okafor: mend the pump") == [
        ("L. Chen", "ask three firms"), ("M. Okafor", "mend the pump"),
    ]  # fmt: skip
    assert read("A. Red wine", "B. White wine", "C. Water") == [
        ("Red wine", ""), ("White wine", ""), ("Water", ""),
    ]  # fmt: skip


def test_numbered_steps_with_lists_of_their_own_are_steps() -> None:
    told = tell(
        "# Pizza\n\n1. Make the dough\n   - 500 g flour\n   - water\n2. Bake it\n   - 250 °C\n"
    )
    assert told.archetypes[0][0] == "steps"
    assert [len(item.items) for item in told.items] == [2, 1]


LIFE = """# Maria Sibylla Merian

She watched insects when most scholars still thought that they came from mud.

She was born in Frankfurt in 1647. Her stepfather taught her to draw.

In 1679 she published a book with 50 plates. In 1691 she moved to Amsterdam.

She died there in 1717.
"""


def test_prose_that_tells_of_years_in_their_order_is_a_timeline() -> None:
    told = tell(LIFE, "Merian's life")
    assert told.archetypes[0][0] == "timeline"
    assert [(item.when, item.body) for item in told.items] == [
        ("1647", "She was born in Frankfurt in 1647."),
        ("1679", "In 1679 she published a book with 50 plates."),
        ("1691", "In 1691 she moved to Amsterdam."),
        ("1717", "She died there in 1717."),
    ]


def test_years_out_of_order_are_no_timeline() -> None:
    told = tell(LIFE.replace("1647", "1797"), "Merian's life")
    assert told.archetypes[0][0] != "timeline"


def test_a_table_of_one_things_properties_stays_a_table() -> None:
    rows = ["Motor | 85 Nm, mid-mounted", "Battery | 630 Wh, removable", "Weight | 22.4 kg",
            "Frame | aluminium", "Price | 3,490 euros"]  # fmt: skip
    told = tell("# Trail One\n\n| Property | Value |\n|---|---|\n| " + " |\n| ".join(rows) + " |\n")
    assert told.archetypes[0][0] == "table"


def test_hours_at_the_start_of_lines_begin_items_though_a_line_is_long() -> None:
    hours = ["09:30 Doors and coffee", "10:15 What open data did for our buses and trains",
             "11:00 Workshops", "12:30 Lunch"]  # fmt: skip
    told = tell("Open day\nCity Library\n\n" + "\n".join(hours), "", "day.txt")
    assert [item.when for item in told.items] == ["09:30", "10:15", "11:00", "12:30"]


def test_a_list_of_lists_is_no_poster_though_one_is_asked_for() -> None:
    lists = "".join(f"## Part {c}\n- one of {c}\n- two of {c}\n\n" for c in "abc")
    told = tell(f"# The parts\n\n{lists}", "a poster of the parts")
    assert told.archetypes[0][0] != "poster"


def test_days_of_a_month_open_the_lines_of_a_list() -> None:
    told = tell(
        "Milestones\n\n15 Apr  prototype\n31 May  new page\n15 Jul  everyone\n", "", "n.txt"
    )
    assert [(item.when, item.title) for item in told.items] == [
        ("15 Apr", "Prototype"), ("31 May", "New page"), ("15 Jul", "Everyone"),
    ]  # fmt: skip


def test_a_byline_is_no_deck_and_named_lines_are_no_paragraph() -> None:
    told = tell(
        "# Bread\n\nBy Ana Ruiz, 3 February 2026\n\nA loaf lasts.\n\n- Box\n- Bag\n- Freezer\n"
    )
    assert told.deck == "A loaf lasts."
    lines = "goal: cut checkout time from 4 minutes to 90 s by the end of Q3\nwhy: carts are abandoned\n"
    told = tell(f"Kickoff\n\n{lines}team: Priya and Tom\n", "", "n.txt")
    assert [item.title for item in told.items] == ["goal", "why", "team"]


def test_a_small_table_does_not_hide_what_a_document_says() -> None:
    lists = "".join(
        f"## {n}\n\n- one thing that was said of it at the meeting\n- and another that nobody had heard\n\n"
        for n in "abc"
    )
    table = (
        "| Crop | Harvest (kg) |\n|---|---|\n| Potatoes | 38 |\n| Carrots | 14 |\n| Leeks | 6 |\n"
    )
    assert tell(f"# Garden\n\n{lists}{table}").archetypes[0][0] != "charts"
    assert (
        tell(f"# Garden\n\n{lists}{table}", "a chart of the harvest").archetypes[0][0] == "charts"
    )
    assert tell(f"# Garden\n\n{table}").archetypes[0][0] == "charts"


def test_the_lines_before_the_sections_of_minutes_are_their_deck() -> None:
    told = tell(
        "Minutes of the club\nHillside Gardens\n\nDate: 21 March 2026\nPlace: Club house\nPresent: 46 of 72\n\n"
        "Item 1: Well\nThe offer of Drill Ltd is accepted.\n\nItem 2: Water\nThe price rises on 1 May.\n",
        name="minutes.txt",
    )
    assert (
        told.deck == "Hillside Gardens\nDate: 21 March 2026\nPlace: Club house\nPresent: 46 of 72"
    )
    assert [item.title for item in told.items] == ["Item 1: Well", "Item 2: Water"]


def test_every_warning_that_has_room_is_said() -> None:
    told = tell("# Fit a tap\n\n> Warning: Turn off the water.\n\n1. Drain it\n2. Fit it\n3. Test it\n\n"
                "> Caution: Never overtighten the tails.\n")  # fmt: skip
    assert told.note == "Warning: Turn off the water. Caution: Never overtighten the tails."


def test_counted_questions_of_a_leaflet_head_their_lists_and_are_no_steps() -> None:
    told = tell(
        "Leaflet\n\n1. What is it?\nA tablet for pain and fever, for adults and for children above six.\n\n"
        "2. When not to take it?\nDo not take it:\n- with an ulcer\n- in late pregnancy\n\n"
        "3. Side effects?\nCommon (up to 1 in 10): nausea\nRare (up to 1 in 1,000): tinnitus\n",
        name="leaflet.txt",
    )
    assert told.archetypes[0][0] == "cards"
    assert [item.title for item in told.items] == [
        "What is it?", "When not to take it?", "Side effects?",
    ]  # fmt: skip
    under = told.items[1].items[0]
    assert [under.title, *(item.title for item in under.items)] == [
        "Do not take it", "With an ulcer", "In late pregnancy",
    ]  # fmt: skip
    assert [item.body for item in told.items[2].items] == ["nausea", "tinnitus"]


def test_a_decision_is_a_line_of_its_own_in_its_section() -> None:
    told = tell(
        "委员会会议纪要\n\n一、电梯更新\n电梯已使用18年，去年共发生故障37次。\n决议：选择丙公司。\n\n"
        "二、充电桩\n只有8个充电桩。\n决议：新增24个。\n\n三、垃圾分类\n夜间乱投严重。\n决议：增加摄像头。\n",
        name="minutes.txt",
    )
    assert [item.title for item in told.items] == ["电梯更新", "充电桩", "垃圾分类"]
    assert [(i.items[0].title, i.items[0].body) for i in told.items] == [
        ("决议", "选择丙公司。"), ("决议", "新增24个。"), ("决议", "增加摄像头。"),
    ]  # fmt: skip


def test_what_stands_behind_a_sections_list_or_table_is_told_after_it() -> None:
    told = tell(
        "# Report\n\n## Costs\n| What | Planned | Spent |\n|---|---|---|\n| Staff | 82 | 84 |\n"
        "| Rent | 24 | 22 |\n\nThe rest goes back to the fund.\n\n## Outlook\nSeven of nine go on.\n"
    )
    rows = told.items[0].items
    assert [row.title for row in rows] == ["Staff", "Rent", ""]
    assert (rows[-1].body, rows[-1].form) == ("The rest goes back to the fund.", "text")


def test_programs_are_left_out_and_done_tasks_are_ticked() -> None:
    told = tell(
        "# tool\n\nA small tool for queues.\n\n## Install\n```bash\npip install tool\n```\n\n"
        "## Use\n```python\nimport tool\ntool.run()\n```\nThen start a worker.\n\n"
        "## Plan\n- [x] Web view\n- [ ] Windows\n"
    )
    assert [item.body for item in told.items] == ["pip install tool", "Then start a worker.", ""]
    assert [item.title for item in told.items[2].items] == ["✓ Web view", "Windows"]


@pytest.mark.parametrize(
    "prompt",
    [
        "Una infografía de esta guía",
        "Eine Infografik zu dieser Anleitung",
        "Une infographie de ce guide",
        "把这份指南做成信息图",
    ],
)
def test_a_prompt_that_points_at_its_document_asks_for_no_kind(prompt: str) -> None:
    text = (
        "# Cádiz\n\n## Qué ver\nLa catedral se ve desde toda la bahía y la torre cuesta 8 €.\n\n"
        "## Cuándo ir\nDe abril a junio.\n\n## Consejo\nReserve la cena a partir de las nueve.\n"
    )
    told = tell(text, prompt)
    assert told.archetypes[0][0] == "cards"
    assert told.topic == "Cádiz"


def test_what_is_asked_of_a_thing_pointed_at_is_asked() -> None:
    text = "# Cádiz\n\n## Qué ver\nLa catedral.\n\n## Cuándo ir\nDe abril a junio.\n"
    assert tell(text, "Turn this guide into steps").archetypes[0][0] == "steps"


def test_an_introduction_of_several_paragraphs_is_told_before_the_sections() -> None:
    told = tell(
        "# Fen Bikes opens a plant in Ely\n\nFen Bikes today opened a plant that builds 60,000 bikes a year.\n\n"
        "“We began in a barn,” said Priya Rao, who founded the company.\n\n"
        "Demand has risen sharply. Fen Bikes sold 6,200 bikes in 2023 and 19,800 in 2025.\n\n"
        "## The plant\n- 21,000 square metres\n- One bike every four minutes\n\n"
        "## The company\nFounded in 2019, it builds bikes for deliveries.\n"
    )
    assert [item.title for item in told.items] == [
        "Demand has risen sharply", "The plant", "The company",
    ]  # fmt: skip
    assert told.quote == "“We began in a barn,” said Priya Rao, who founded the company."


def test_an_essay_is_told_by_the_first_sentences_of_its_paragraphs() -> None:
    told = tell(
        "Faut-il interdire le téléphone ?\n\nDepuis 2018, la loi interdit l’usage du téléphone portable dans "
        "les écoles et les collèges du pays.\n\n"
        "D’un côté, le téléphone distrait. Les professeurs perdent du temps.\n\n"
        "D’un autre côté, il rassure. Les parents veulent joindre leur enfant.\n\n"
        "La meilleure solution est un compromis. Le téléphone reste au casier pendant les cours.\n",
        name="essai.txt",
    )
    assert pairs(told) == [
        ("D’un côté, le téléphone distrait", "Les professeurs perdent du temps."),
        ("D’un autre côté, il rassure", "Les parents veulent joindre leur enfant."),
        ("La meilleure solution est un compromis", "Le téléphone reste au casier pendant les cours."),
    ]  # fmt: skip


def test_a_long_item_of_a_numbered_list_is_still_one() -> None:
    told = tell(
        "# Worksheet\n\n## Words\nA producer makes its own food from sunlight.\n\n## Questions\n1. Draw a food chain\n"
        "2. Only about 10% of the energy is passed on from one link to the next; if the grass holds "
        "20,000 kJ, how much reaches the frog that eats the grasshopper in the meadow?\n"
    )
    assert [item.form for item in told.items[1].items] == ["", ""]


def test_what_closes_the_last_list_closes_the_document() -> None:
    bulb = "# Bulbs\n\n## LED\n\n- Power: 9 W\n- Life: long\n\n## Old\n\n- Power: 60 W\n- Life: short\n"
    told = tell(f"{bulb}\nMost of it is heat.\n", "LED vs old bulbs")
    assert told.note == "Most of it is heat."
    assert not any(item.body == "Most of it is heat." for item in told.items)
    both = bulb.replace("\n## Old", "\nIt is cool.\n\n## Old")
    assert tell(f"{both}\nMost of it is heat.\n", "LED and old bulbs").note == ""


def test_a_quotation_that_the_deck_holds_is_not_told_again() -> None:
    said = '"Plans are nothing, planning is all." A general said so. Sort your tasks by it.'
    boxes = "## Now\n\n- Call home\n- Pay rent\n\n## Later\n\n- Read\n- Sleep\n"
    told = tell(f"# Tasks\n\n{said}\n\n{boxes}")
    assert "Plans are nothing" in told.deck and told.quote == ""


AIR = """# Air quality in Port Rosal, 2024

The city measured nitrogen dioxide at six stations. The yearly limit is 40.

Only the harbour station was over the yearly limit.
"""


def test_the_sentence_that_says_what_the_prompt_claims_is_the_headline() -> None:
    told = tell(AIR, "Only one station was over the yearly limit")
    assert told.headline == "Only the harbour station was over the yearly limit"
    assert told.kicker == "Air quality in Port Rosal, 2024"
    assert tell(AIR, "Air quality in Port Rosal").headline != told.headline
