"""Prompts and documents as content: extractive, exact, and never at a loss for an error class."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grounding.documents import parse_text
from grounding.errors import GroundingError
from grounding.types import Column, Document, Inputs, Source, Table
from planner.brief import clean
from planner.compose import compose
from planner.composer.finish import texts
from planner.composer.quotes import quotes
from planner.content import Content, Item, Wishes
from planner.errors import NothingToSayError, PlanError, PlannerError


def say(prompt: str, **wishes: str) -> Content:
    return compose(prompt, Inputs(), Wishes(**wishes))  # type: ignore[arg-type]


def tell(document: str, prompt: str = "", name: str = "notes.md", **wishes: str) -> Content:
    given = Inputs(documents=(parse_text(document, name),))
    return compose(prompt, given, Wishes(**wishes))  # type: ignore[arg-type]


def titles(content: Content) -> list[str]:
    return [item.title for item in content.items]


PROSE = """# Street trees

Cities are heating up, and trees are the cheapest way to cool them. One old lime tree cools its \
street as much as ten air conditioners. The effect comes from shade and from water.

In 2021 the town of Marl planted 8,800 trees. The work cost 16 million euros, which is less than \
one percent of its yearly budget.

But young trees need care: a third of them die within ten years.

Source: Town of Marl, annual report 2024
"""

RECIPE = """# Bread without kneading

Time does the work that hands do otherwise. You need a pot with a lid.

## Ingredients
- 400 g flour
- 300 g water
- 8 g salt

## Steps
1. **Mix.** Stir flour, water and salt until no dry flour is left.
2. **Wait.** Leave the dough for 18 hours, and do not touch it.
3. **Fold.** Turn it over twice.
4. **Bake.** 45 minutes at 230 °C, the first 30 with the lid on.

Tip: a wet dough makes bigger holes.
"""

LAMPS = """# One lamp outlasts the other
## LED
- Power: 9 W
- Life: 25,000 hours
## Halogen
- Power: 42 W
- Life: 2,000 hours
"""


def test_a_document_gives_its_finding_as_the_headline() -> None:
    content = tell(PROSE)
    finding = "Cities are heating up, and trees are the cheapest way to cool them"
    assert (content.kicker, content.headline) == ("Street trees", finding)
    assert content.footer == ("Source: Town of Marl, annual report 2024",)
    assert "16 million euros" in [item.value for item in content.items]


def test_steps_keep_their_order_their_title_and_their_tip() -> None:
    content = tell(RECIPE, "How to bake bread in 4 steps")
    assert content.headline == "Bread without kneading"
    assert titles(content) == ["Mix", "Wait", "Fold", "Bake"]
    assert content.archetypes[0][0] == "steps"
    assert content.ordered
    assert content.note == "Tip: a wet dough makes bigger holes."


def test_two_headed_lists_stand_side_by_side() -> None:
    content = tell(LAMPS)
    assert content.archetypes[0][0] == "comparison"
    assert content.sides == ("LED", "Halogen")
    assert [(item.side, item.title, item.value) for item in content.items] == [
        (0, "Power", "9 W"), (0, "Life", "25,000 hours"),
        (1, "Power", "42 W"), (1, "Life", "2,000 hours"),
    ]  # fmt: skip
    assert content.table == (
        ("", "LED", "Halogen"), ("Power", "9 W", "42 W"), ("Life", "25,000 hours", "2,000 hours"),
    )  # fmt: skip


def test_a_table_of_two_things_is_a_comparison() -> None:
    content = tell(
        "# Phones\n\n| | One | Two |\n|---|---|---|\n| Price | $9 | $8 |\n| Rank | 1 | 2 |\n"
    )
    assert content.sides == ("One", "Two")
    assert content.table[0] == ("", "One", "Two")


def test_every_item_is_backed_by_its_passage_and_line() -> None:
    content = tell(RECIPE)
    facts = {fact.id: fact for fact in content.facts}
    for item in content.items:
        assert item.facts
        fact = facts[item.facts[0]]
        assert fact.source.file == "notes.md"
        assert fact.source.locator is not None
        assert fact.source.locator.startswith("line ")
        assert item.title in fact.claim
        # The reader takes the markup off; the words are those of the file.
        assert all(word in RECIPE for word in fact.quote.split())


def _words(item: Item) -> list[str]:
    own = [item.when, item.value, item.title, item.body]
    return [*own, *(word for child in item.items for word in _words(child))]


@pytest.mark.parametrize("document", [PROSE, RECIPE, LAMPS])
def test_no_word_is_invented(document: str) -> None:
    content = tell(document)
    plain = " ".join(document.replace("*", "").split()).lower()
    shown = [content.headline, content.kicker, content.deck, *content.sides]
    for text in [*shown, *(word for item in content.items for word in _words(item))]:
        assert " ".join(text.split()).lower() in plain


@pytest.mark.parametrize(
    ("document", "footer"),
    [
        ("# 茶\n\n- 绿茶：不发酵\n- 红茶：全发酵\n\n来源：国家标准\n", "来源：国家标准"),
        ("# شاي\n\n- أخضر: بلا تخمير\n- أسود: تخمير كامل\n\nالمصدر: كتاب الشاي\n", "المصدر: كتاب الشاي"),
        ("# お茶の種類について\n\n- 緑茶：不発酵\n- 紅茶：全発酵\n", "出典：notes.md"),
        ("# Tee und seine Arten\n\n- Grün: nicht fermentiert\n- Schwarz: ganz fermentiert\n", "Quelle: notes.md"),
    ],
)  # fmt: skip
def test_the_source_line_is_the_documents_or_names_the_file(document: str, footer: str) -> None:
    assert tell(document).footer == (footer,)


def test_dates_in_chinese_make_a_timeline() -> None:
    content = tell(
        "# 地铁\n\n- 1969年10月1日：第一条线路建成\n- 1984年9月：二号线开通\n- 2008年：三条新线开通\n"
    )
    assert content.archetypes[0][0] == "timeline"
    assert [item.when for item in content.items] == ["1969年10月1日", "1984年9月", "2008年"]
    dates = [item.date or 0 for item in content.items]
    assert dates == sorted(dates)


def test_questions_and_answers_are_one_item_each() -> None:
    content = tell("Q: What is tea?\n\nA: A drink of leaves.\n\nQ: Since when?\n\nA: For ages.\n")
    found = [(item.title, item.body) for item in content.items]
    assert found == [("What is tea?", "A drink of leaves."), ("Since when?", "For ages.")]
    headed = tell(
        "# FAQ\n\n## Q: What?\nThis.\n\n## A: That\nMore.\n\n## Q: Why?\nSo.\n\n## A: So\nYes.\n"
    )
    assert len(headed.items) == 4


def test_the_best_of_several_documents_answers_the_prompt() -> None:
    tea = parse_text("# Tea\n\n- green tea\n- black tea\n- white tea\n", "tea.md")
    wine = parse_text("# Wine\n\n- red wine\n- white wine\n- rosé\n", "wine.md")
    content = compose("Infographic about wine", Inputs(documents=(tea, wine)), Wishes())
    assert content.headline == "Wine"
    assert content.footer == ("Source: wine.md",)


def test_nested_lists_are_a_tree_and_four_boxes_a_quadrant() -> None:
    tree = tell("# Team\n\n- Head\n  - Sales\n    - North\n  - Works\n")
    assert tree.archetypes[0][0] == "tree"
    assert tree.items[0].items[0].items[0].title == "North"
    boxes = "\n".join(f"{name}\n- one {name}\n- two {name}\n" for name in ("A:", "B:", "C:", "D:"))
    matrix = tell(f"Plan\n\n{boxes}", "a 2x2 matrix", name="plan.txt")
    assert matrix.archetypes[0][0] == "quadrant"
    assert matrix.sides == ("A", "B", "C", "D")
    assert {item.side for item in matrix.items} == {0, 1, 2, 3}


def test_the_prompt_chooses_the_list() -> None:
    document = "# Fair\n\n## Stalls\n- Bread\n- Soap\n- Toys\n\n## Opening hours\n- Friday: 10–18\n- Sunday: 11–16\n"
    assert titles(tell(document, "a poster of the opening hours")) == ["Friday", "Sunday"]


def test_a_count_limits_a_list_but_never_its_numbered_steps() -> None:
    loose = "# Tips\n\n" + "".join(f"- Tip number {n} about sleep\n" for n in "abcdefg")
    assert len(tell(loose, "three tips").items) == 3
    steps = "# Steps\n\n" + "".join(f"{n}. Do thing {n}\n" for n in range(1, 6))
    content = tell(steps, "in 3 steps")
    assert len(content.items) == 5
    assert any("none of the 5 numbered steps" in why.text for why in content.reasoning)


def test_more_than_twelve_things_are_cut_to_twelve_and_said_so() -> None:
    content = tell("# Words\n\n" + "".join(f"- Word {n}\n" for n in range(20)))
    assert len(content.items) == 12
    assert any("12" in why.text and "20" in why.text for why in content.reasoning)


def test_strings_quoted_in_the_prompt_title_a_documents_picture() -> None:
    content = tell(LAMPS, 'Compare them, with the title "Bright idea" and a button "Buy LED"')
    assert content.headline == "Bright idea"
    assert content.call == "Buy LED"


def test_an_empty_document_is_refused_in_one_sentence() -> None:
    empty = Inputs(documents=(Document(None, (), Source(file="empty.pdf")),))
    with pytest.raises(NothingToSayError, match=r"empty\.pdf holds no text"):
        compose("", empty, Wishes())


@pytest.mark.parametrize(
    ("prompt", "headline", "found", "archetype"),
    [
        ("How to paint a wall in 3 steps: 1. Sand it. 2. Prime it. 3. Paint it.",
         "How to paint a wall in 3 steps", ["Sand it", "Prime it", "Paint it"], "steps"),
        ("Infographic about owls: they turn their heads by 270 degrees; they hunt at night; they swallow mice whole",
         "Owls", ["They turn their heads by 270 degrees", "They hunt at night", "They swallow mice whole"], "cards"),
        ("Checklist for the beach: towel, hat, water and sun cream",
         "Checklist for the beach", ["Towel", "Hat", "Water", "Sun cream"], "cards"),
        ("The rock cycle: magma -> igneous rock -> sediment -> magma",
         "The rock cycle", ["Magma", "Igneous rock", "Sediment"], "cycle"),
        ("Timeline of flight: 1783 balloon, 1903 aeroplane, 1969 Moon landing",
         "Flight", ["Balloon", "Aeroplane", "Moon landing"], "timeline"),
        ("Top 3 peaks: Everest 8,849 m, K2 8,611 m, Kangchenjunga 8,586 m",
         "Top 3 peaks", ["Everest", "K2", "Kangchenjunga"], "ranking"),
        ("Parts of a kite: spine - holds it straight; bridle - ties it to the line; tail - steadies it",
         "Parts of a kite", ["spine", "bridle", "tail"], "callouts"),
        ("泡茶三步：1. 烧水 2. 投茶 3. 出汤", "泡茶三步", ["烧水", "投茶", "出汤"], "steps"),
        ("年表：1964年 東京、1972年 札幌、1998年 長野", "年表", ["東京", "札幌", "長野"], "timeline"),
        ("خطوات الزراعة: 1. احفر 2. ازرع 3. اسقِ", "خطوات الزراعة", ["احفر", "ازرع", "اسقِ"], "steps"),
    ],
)  # fmt: skip
def test_lists_in_a_prompt(prompt: str, headline: str, found: list[str], archetype: str) -> None:
    content = say(prompt)
    assert (content.headline, titles(content)) == (headline, found)
    assert content.archetypes[0][0] == archetype


def test_looks_do_not_end_up_in_the_headline() -> None:
    content = say(
        "How to dry herbs in 3 steps, playful and in green: 1. Tie them. 2. Hang them. 3. Wait."
    )
    assert content.headline == "How to dry herbs in 3 steps"
    assert (content.character, content.palette) == ("playful", "green")


def test_labels_with_numbers_are_a_board() -> None:
    content = say("Q3 results. Revenue: $4.2M, up 12%. Users: 1.3 million. Churn: 2.1%.")
    assert content.headline == "Q3 results"
    assert [(i.title, i.value, i.body) for i in content.items] == [
        ("Revenue", "$4.2M", "up 12%"), ("Users", "1.3 million", ""), ("Churn", "2.1%", ""),
    ]  # fmt: skip
    assert content.items[0].amount == 4_200_000
    assert content.archetypes[0][0] == "stats"


def test_swot_and_pros_and_cons_in_one_line() -> None:
    swot = say(
        "SWOT of a bakery: Strengths: bread, staff; Weaknesses: oven; Opportunities: web; Threats: rent"
    )
    assert swot.sides == ("Strengths", "Weaknesses", "Opportunities", "Threats")
    assert [(item.side, item.title) for item in swot.items][:3] == [
        (0, "bread"),
        (0, "staff"),
        (1, "oven"),
    ] or [(item.side, item.title.lower()) for item in swot.items][:3] == [
        (0, "bread"),
        (0, "staff"),
        (1, "oven"),
    ]
    duel = say("Tea vs coffee: tea has 40 mg of caffeine, coffee has 95 mg of caffeine")
    assert duel.sides == ("Tea", "Coffee")
    assert [item.side for item in duel.items] == [0, 1]


def test_arrows_with_labels_are_a_flow() -> None:
    content = say("Triage:\nStart -> Urgent?\nUrgent? -[yes]-> Now\nUrgent? -[no]-> Later")
    assert titles(content) == ["Start", "Urgent?", "Now", "Later"]
    assert [(link.start, link.end, link.label) for link in content.links] == [
        (0, 1, ""), (1, 2, "yes"), (1, 3, "no"),
    ]  # fmt: skip
    assert content.archetypes[0][0] == "flow"


def test_fields_and_markdown_in_a_prompt() -> None:
    content = say(
        "Title: Summer Sale\nSubtitle: All must go\n- 50 % off hats\n- 30 % off bags\nButton: Shop\nFooter: Till May"
    )
    assert (content.headline, content.deck, content.call, content.note) == (
        "Summer Sale", "All must go", "Shop", "Till May",
    )  # fmt: skip
    assert [item.value for item in content.items] == ["50 %", "30 %"]


def _peaks() -> Table:
    names = ("Everest", "K2", "Lhotse", "Makalu")
    heights = (8849.0, 8611.0, 8516.0, 8485.0)
    climbed = tuple(date(year, 5, 1) for year in (1953, 1954, 1956, 1955))
    return Table(
        "peaks",
        (Column("Peak", "category", names), Column("Height", "number", heights, unit="m"),
         Column("First climbed", "date", climbed, precision="year")),
        Source(file="peaks.csv"),
    )  # fmt: skip


def test_a_ranking_of_a_table_lists_its_rows_with_a_fact_for_each() -> None:
    given = Inputs(tables=(_peaks(),))
    content = compose("Rank the peaks and say when each was first climbed", given, Wishes())
    assert content.archetypes[0][0] == "ranking"
    assert titles(content) == ["Everest", "K2", "Lhotse", "Makalu"]
    assert [item.amount for item in content.items] == [8849, 8611, 8516, 8485]
    assert content.items[0].body == "First climbed: 1953"
    facts = {fact.id: fact for fact in content.facts}
    assert all(facts[item.facts[0]].derivation is not None for item in content.items)


def test_a_timeline_of_a_table_lists_its_rows_by_date() -> None:
    content = compose("A timeline of the peaks", Inputs(tables=(_peaks(),)), Wishes())
    assert content.archetypes[0][0] == "timeline"
    assert [(item.when, item.title) for item in content.items] == [
        ("1953", "Everest"), ("1954", "K2"), ("1955", "Makalu"), ("1956", "Lhotse"),
    ]  # fmt: skip


def test_a_table_without_a_wish_is_charted_under_its_finding() -> None:
    content = compose("", Inputs(tables=(_peaks(),)), Wishes())
    assert content.archetypes[0][0] == "charts"
    assert content.charts
    assert content.headline
    assert "ranking" not in [name for name, _ in content.archetypes]


def test_a_document_leads_and_a_table_adds_its_charts() -> None:
    given = Inputs(documents=(parse_text(RECIPE, "bread.md"),), tables=(_peaks(),))
    content = compose("", given, Wishes(archetype="steps"))
    assert content.headline == "Bread without kneading"
    assert content.charts
    assert content.footer[0] == "Source: bread.md"


def test_shares_of_a_whole_in_a_prompt_are_charted_and_partial_ones_are_not() -> None:
    whole = say("Fruit we like: apples 40%, pears 35%, plums 25%")
    assert whole.charts
    assert whole.archetypes[0][0] == "charts"
    part = say("World population: Asia 4.7 billion, Africa 1.4 billion, Europe 0.7 billion")
    assert not part.charts
    assert part.archetypes[0][0] == "ranking"


@pytest.mark.parametrize(
    "prompt",
    [
        'A website with the title "Calm Mind", a subtitle "Breathe in", a button "Start", and cards "Sleep", "Focus"',
        "A street with a sign 'Café', a bus showing 'Line 7', and a poster saying 'Don't miss it'",
        "海报，标题“春日集市”，下面写着“三月三日”和“免费入场”",
        'Make a slide titled "Our Year": "Revenue up 12%", "Two new shops", "40 hires"',
        'Poster of a fox on a hill, headline "Be sly", below it "A zoo night"',
        "Title: 'Quotes'; Button: 'Go'",
        '"One" "Two" "Three"',
    ],
)
def test_every_quoted_string_is_shown_exactly_and_in_order(prompt: str) -> None:
    shown = texts(say(prompt))
    for quote in quotes(prompt):
        assert any(quote.text in text for text in shown)


def test_roles_near_a_quoted_string_place_it() -> None:
    content = say(
        'A website with the title "Calm Mind", a subtitle "Breathe in and out", '
        'a button "Start now" and a footer "© Calm"'
    )
    placed = (content.headline, content.deck, content.call, content.note)
    assert placed == ("Calm Mind", "Breathe in and out", "Start now", "© Calm")


@pytest.mark.parametrize(
    "prompt", ["infographic about bees", "", "Create an infographic", "蜜蜂", "1969"]
)
def test_a_bare_topic_offers_the_three_ways_on_in_one_sentence(prompt: str) -> None:
    with pytest.raises(NothingToSayError) as error:
        say(prompt)
    text = str(error.value)
    assert all(way in text for way in ("--doc", "--data", "--search", "--llm"))
    assert text.count(".") == 1
    assert len(text) < 200


def test_an_archetype_that_does_not_exist_or_cannot_be_filled_is_refused() -> None:
    with pytest.raises(PlanError, match="no archetype spiral"):
        say("Steps: 1. a 2. b 3. c", archetype="spiral")
    with pytest.raises(PlanError, match="cannot be filled"):
        say("Steps: 1. Wash 2. Rinse 3. Dry", archetype="charts")
    assert say("Steps: 1. Wash 2. Rinse 3. Dry", archetype="cards").archetypes[0][0] == "cards"


def test_the_language_asked_for_is_kept_and_a_tag_is_whole() -> None:
    assert say("步骤：1. 洗手 2. 擦干 3. 涂霜").language.startswith("zh")
    assert say("Steps: 1. Wash 2. Rinse", language="en-GB").language == "en-GB"


SCRAPS = (
    "steps 1. 2. 3) vs timeline infographic about poster “Hi” 'World' ( ) : ; , -> → \n - * # | 12% "
    "$4.2M 1969 3 May 2020 the a fox on hill under Make create of and 步骤 时间线 图片 ， 。 ： 「你好」 "
    "— für und عن Title: Button: | \t 100 °C if then ① ② Step 第一步： SWOT: ½ \x00 \ue001 ’s 1/0 "
    "99999999999999999999 -5 Q3 10:30 公元前221年 令和元年 / ' \" ** [ ] -[x]-> 5K"
)
WORDS = st.sampled_from(SCRAPS.split(" "))
ANY = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))
OFTEN = settings(
    max_examples=400, deadline=None, database=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@OFTEN
@given(ANY)
def test_any_prompt_is_content_or_one_clear_sentence(prompt: str) -> None:
    try:
        content = say(prompt)
    except PlannerError as error:
        assert "\n" not in str(error)
        assert not quotes(clean(prompt))
        return
    shown = texts(content)
    for quote in quotes(clean(prompt)):
        assert any(quote.text in text for text in shown)


@OFTEN
@given(ANY)
def test_any_document_is_content_or_one_clear_sentence(text: str) -> None:
    try:
        content = tell(text)
    except (PlannerError, GroundingError) as error:
        assert "\n" not in str(error)
        return
    known = {fact.id for fact in content.facts}
    assert all(set(item.facts) <= known for item in content.items)
    assert len(content.items) <= 24


@pytest.mark.parametrize(
    ("prompt", "headline", "shown"),
    [
        ('Slide: "What we learned" with bullets: ask early; test often', "What we learned", ["Ask early", "Test often"]),
        ("Wins: 🚀 Launched v2 🏆 Won a prize 💰 Raised money", "Wins", ["🚀 Launched v2", "🏆 Won a prize", "💰 Raised money"]),
        ("FAQ: Q: How long? A: 3 days. Q: Returns? A: Yes.", "FAQ", ["How long?", "Returns?"]),
        ("Lost cat. Grey, answers to Minka. Last seen on 4 May. Call 555-0142.", "Lost cat",
         ["Grey, answers to Minka", "Last seen on 4 May", "Call 555-0142"]),
        ("年表：1989年 平成、2019年 令和", "年表", ["平成", "令和"]),
        ("Key points:\n- Launch moved to May 3\n- Budget cut by 10%", "Key points", ["Launch moved to May 3", "Budget cut by 10%"]),
        ("Email: Do: be brief; Don't: shout", "Email", ["Do", "Don't"]),
        ("Explain tides: The moon pulls the sea. The sea bulges.", "Tides", ["The moon pulls the sea", "The sea bulges"]),
        ("Reach us: jane@example.com, www.example.com, phone", "Reach us", ["jane@example.com", "www.example.com", "Phone"]),
    ],
)  # fmt: skip
def test_a_prompt_says_all_that_it_holds(prompt: str, headline: str, shown: list[str]) -> None:
    content = say(prompt)
    assert (content.headline, titles(content)) == (headline, shown)


def test_a_recipe_in_one_line_is_steps_and_what_they_need() -> None:
    content = say(
        "Cake: Ingredients: 200 g flour, 2 eggs. Steps: 1. Mix 2. Rest 10 minutes 3. 30 minutes in the oven"
    )
    assert content.archetypes[0][0] == "steps"
    assert titles(content) == ["Mix", "Rest 10 minutes", "30 minutes in the oven"]
    assert content.deck == "Ingredients: 200 g flour, 2 eggs"


@pytest.mark.parametrize(
    ("prompt", "shown"),
    [
        ("Timeline of Apple: 1976 founded, 1984 Macintosh, 2001 iPod", ["1976", "1984", "2001"]),
        ("Key dates: 3 May, 9 June, 12 July", ["3 May", "9 June", "12 July"]),
    ],
)
def test_years_before_lower_case_words_are_dates(prompt: str, shown: list[str]) -> None:
    assert [item.when for item in say(prompt).items] == shown


def test_months_with_a_number_each_are_values() -> None:
    chart = say("Make me a chart: Jan 12, Feb 18, Mar 9, Apr 30").charts[0]
    assert [column.values for column in chart.columns] == [
        ("Jan", "Feb", "Mar", "Apr"),
        (12.0, 18.0, 9.0, 30.0),
    ]


def test_a_price_keeps_what_it_is_per() -> None:
    content = say("Pricing: Basic: $9/month, 1 user; Pro: $29/month, 10 users")
    assert [(i.value, i.body) for i in content.items] == [
        ("$9/month", "1 user"),
        ("$29/month", "10 users"),
    ]


@pytest.mark.parametrize(
    ("prompt", "headline", "deck"),
    [
        ("“Stay hungry.” — Steve Jobs", "Stay hungry.", "— Steve Jobs"),
        ("„Der Weg ist das Ziel.“ von Konfuzius", "Der Weg ist das Ziel.", "— Konfuzius"),
        ("Photosynthesis: how plants turn light into sugar", "Photosynthesis", "how plants turn light into sugar"),
    ],
)  # fmt: skip
def test_a_quotation_keeps_its_author_and_a_name_its_definition(
    prompt: str, headline: str, deck: str
) -> None:
    content = say(prompt)
    assert (content.headline, content.deck, content.items) == (headline, deck, ())


def test_an_invitation_is_text_and_no_scene() -> None:
    content = say("Einladung zur Hochzeit am 12. Juli 2025 um 15 Uhr im Schloss Seefeld")
    assert content.scene is None
    assert (content.kicker, content.headline) == ("Einladung", "Hochzeit")


def test_a_quadrant_names_its_axes() -> None:
    content = say(
        "Impact vs effort matrix: Quick wins: a, b; Big bets: c; Fill-ins: d; Time sinks: e"
    )
    assert content.axes == ("Impact", "Effort")


def test_a_section_keeps_its_list_though_the_headings_are_numbered() -> None:
    told = tell(
        "# Meeting\n\n**Present:** Ann, Bo\n**Apologies:** Cy\n\n## 1. Move\nWe move on 2 June.\n\n"
        "## 2. Budget\nWe keep it.\n\n## Actions\n- Ann: call\n- Bo: write\n\nNext time: 3 June\n"
    )
    actions = told.items[-1]
    assert (actions.title, actions.body) == ("Actions", "")
    assert [item.title for item in actions.items] == ["Ann", "Bo"]
    assert told.archetypes[0][0] not in ("steps", "flow")
    assert told.deck == "Present: Ann, Bo\nApologies: Cy"
    assert told.note == "Next time: 3 June"


def test_a_last_paragraph_that_a_section_shows_is_not_said_again() -> None:
    told = tell("# Parks\n\n## Visits\n- North: 12\n- South: 9\n\n## Care\nWe planted 40 trees.\n")
    assert told.items[1].body == "We planted 40 trees."
    assert told.note == ""


def test_a_table_under_a_heading_is_the_list_of_its_section() -> None:
    told = tell(
        "# Jacket\n\n## Stuff\n- Shell: nylon\n- Zip: steel\n\n## Tests\n\n"
        "| Test | Result | Norm |\n|---|---|---|\n| Water | 20 m | ISO 811 |\n| Wash | 50 | – |\n\n"
        "## Sizes\nXS to XXL, in moss, in slate and in rust, for all of the seasons but winter.\n",
        "One page about the jacket",
    )
    rows = [
        (item.title, [(own.title, own.value) for own in item.items]) for item in told.items[1].items
    ]
    assert rows == [
        ("Water", [("Result", "20 m"), ("Norm", "ISO 811")]),
        ("Wash", [("Result", "50"), ("Norm", "–")]),
    ]
    assert told.archetypes[0][0] == "cards"


def test_questions_in_bold_are_headings_of_their_answers() -> None:
    told = tell(
        "# Card\n\n**Who can get it?**\nAnyone who lives here.\n\n**What does it cost?**\nNothing.\n"
    )
    assert [(item.title, item.body) for item in told.items] == [
        ("Who can get it?", "Anyone who lives here."),
        ("What does it cost?", "Nothing."),
    ]


def test_a_strip_of_contacts_is_no_headline_and_an_open_span_of_years_is_a_date() -> None:
    told = tell(
        "# Jane Roe\n\nEngineer, Bath · jane@roe.example · 07700 900123\n\n## Work\n\n"
        "- 2019–today: Bridge engineer, Arden.\n- 2014–2019: Engineer, Holt.\n\n## Study\nMEng in civil engineering, University of Bath, 2012\n\n## Skills\n"
        "Bridge design, finite element analysis, site supervision and public speaking\n"
    )
    assert told.headline == "Jane Roe"
    assert [item.when for item in told.items[0].items] == ["2019–today", "2014–2019"]


def test_a_question_about_a_table_is_no_headline() -> None:
    week = table_of_week()
    content = compose("What does this table show?", Inputs(tables=(week,)), Wishes())
    assert content.headline == "Schedule"
    assert content.table[0][-1] == "Saturday"


def table_of_week() -> Table:
    days = ("Time", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    columns = tuple(
        Column(day, "category", ("07:00", "Spin") if day == "Time" else ("Yoga", None), letter)
        for day, letter in zip(days, "ABCDEFG", strict=True)
    )
    return Table("schedule", columns, Source(file="schedule.csv"))


def test_a_file_gives_its_name_without_the_number_that_sorts_it():
    words = (("day", ("Mon", "Tue", "Wed")), ("class", ("Spin", "Yoga", "Zumba")))
    columns = tuple(Column(n, "category", v, x) for (n, v), x in zip(words, "AB", strict=True))
    table = Table("t08_schedule", columns, Source(file="t08_schedule.csv"))
    made = compose("What does this table show?", Inputs(tables=(table,)), Wishes())
    assert made.headline == "Schedule"


@pytest.mark.parametrize(
    ("prompt", "label"),
    [
        ("Mountains of the far north as a bar chart", "Mountains of the far north"),
        ("Mountains of the far north, columns chart", "Mountains of the far north"),
        ("How high are the mountains of the far north?", ""),
        ("The far mountains have grown", ""),
        (_peaks().source.file, ""),
    ],
)
def test_the_name_that_a_prompt_begins_with_stands_over_the_finding(
    prompt: str, label: str
) -> None:
    told = compose(prompt, Inputs(tables=(replace(_peaks(), title=None),)), Wishes())
    assert told.kicker == label
    assert told.headline != label


def test_each_table_has_its_chart_before_one_has_two() -> None:
    peaks = _peaks()
    told = compose("", Inputs(tables=(peaks, replace(peaks, title="Others"))), Wishes())
    first, second = told.charts[:2]
    assert first.columns == second.columns
    assert told.kicker == ""
