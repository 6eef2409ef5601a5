"""Stories of tables made here: what is said, what never may be, and that every number is proven."""

from __future__ import annotations

import json
import random
import string
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from math import isclose

import pytest

from grounding.tables import read_table
from grounding.types import Column, Source, Table
from planner.derive import recompute
from planner.findings import TableStory, findings, runs
from planner.findings.forms import LANGUAGES, supported
from planner.findings.measures import measure
from planner.findings.order import approving, natural_order
from planner.findings.outlook import projected_from
from planner.findings.periods import period
from planner.findings.phrases import Voice
from planner.findings.profile import profile
from planner.findings.words import human, lowered, subject
from planner.parts import Box
from planner.plan import ChartElement
from planner.read_numbers import numbers_in


def table(name="table", first_row=2, **columns):
    """A table; a column is its values, or values with what else a `Column` knows."""
    made = []
    for letter, (key, given) in zip(string.ascii_uppercase, columns.items(), strict=False):
        values, known = given if isinstance(given, tuple) else (given, {})
        made.append(
            Column(key, known.pop("kind", _kind(values)), tuple(_cells(values)), letter, **known)
        )
    return Table(name, tuple(made), Source(file=f"data/{name}.csv"), first_row=first_row)


def _kind(values):
    some = next(v for v in values if v is not None)
    if isinstance(some, bool):
        return "bool"
    return "date" if isinstance(some, date) else "category" if isinstance(some, str) else "number"


def _cells(values):
    return (float(v) if isinstance(v, int) and not isinstance(v, bool) else v for v in values)


def years(first, last):
    return [date(year, 1, 1) for year in range(first, last + 1)], {"precision": "year"}


def renamed(one, **names):
    """The table with other column names, which keywords cannot say."""
    columns = tuple(
        Column(
            names.get(c.name, c.name), c.kind, c.values, c.letter, c.unit, c.decimals, c.precision
        )
        for c in one.columns
    )
    return Table(one.name, columns, one.source, one.first_row, one.notes, one.title, one.credit)


def continents():
    names = ["Asia", "Africa", "Europe", "Latin America", "Northern America", "Oceania", "World"]
    people = [4807, 1515, 745, 663, 385, 46, 8161]
    return table(Region=names, Population=(people, {"unit": "millions"}))


def energy():
    seed = random.Random(2)
    span = range(2000, 2024)
    one = {"unit": "TWh", "decimals": 1}
    return table(
        "energy",
        Year=years(2000, 2023),
        Coal=([round(300 - 9 * i + seed.uniform(-8, 8), 1) for i, _ in enumerate(span)], {**one}),
        Wind=([round(10 + 9.5 * i, 1) for i, _ in enumerate(span)], {**one}),
        Solar=([round(1 + 0.35 * i * i, 1) for i, _ in enumerate(span)], {**one}),
        Gas=([round(150 + seed.uniform(-10, 10), 1) for _ in span], {**one}),
    )


def sales():
    rows = [
        (date(2021 + q // 4, 3 * (q % 4) + 1, 1), region, float(base + step * q))
        for q in range(12)
        for region, base, step in (
            ("North", 120, 4),
            ("South", 90, 8),
            ("East", 60, -2),
            ("West", 30, 0),
        )
    ]
    dates, regions, amounts = map(list, zip(*rows, strict=True))
    return table("sales", Quarter=(dates, {"precision": "quarter"}), Region=regions, Sales=amounts)


def countries(count=120):
    seed = random.Random(5)
    income = [round(1000 * 2.718 ** seed.uniform(0, 4)) for _ in range(count)]
    return table(
        "countries",
        country=[f"Land {i}" for i in range(count)],
        region=[("north_coast", "south_coast", "inland")[i % 3] for i in range(count)],
        income=income,
        life_expectancy=(
            [round(50 + 7 * (v / 8000) ** 0.5 + seed.uniform(-6, 6), 1) for v in income],
            {"decimals": 1},
        ),
        population=[seed.randint(10_000, 90_000_000) for _ in range(count)],
    )


def unemployment():
    values = [
        5.5,
        5.1,
        4.6,
        4.6,
        5.8,
        9.3,
        9.6,
        8.9,
        8.1,
        7.4,
        6.2,
        5.3,
        4.9,
        4.4,
        3.9,
        3.7,
        8.1,
        5.4,
        3.6,
        3.6,
    ]
    rate = (values, {"unit": "%", "decimals": 1, "kind": "percent"})
    return renamed(table("jobs", Year=years(2004, 2023), Rate=rate), Rate="Unemployment rate")


def climate():
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    degrees = {"unit": "°C", "decimals": 1}
    return table(
        "climate",
        Month=months,
        Lisbon=([11.6, 12.6, 14.7, 15.8, 18, 21.3, 23.6, 24, 22.4, 18.6, 14.8, 12.3], {**degrees}),
        Oslo=([-4.3, -4, -0.2, 4.5, 10.8, 15.2, 16.4, 15.2, 10.8, 6.3, 0.7, -3.1], {**degrees}),
    )


def wide():
    one = table(
        "gdp", Country=["Albion", "Borduria", "Cathay", "Dune", "Elbonia"],
        a=[200, 90, 300, 50, 20], b=[480, 240, 900, 45, 31], c=[810, 1400, 8200, 47, 52],
    )  # fmt: skip
    return renamed(one, a="gdp_1980", b="gdp_2000", c="gdp_2020")


def medals():
    gold, silver, bronze = [16, 12, 9, 8, 7, 3], [8, 10, 8, 10, 3, 7], [13, 5, 7, 12, 4, 7]
    return table(
        "medals", Rank=list(range(1, 7)),
        Country=["Norland", "Westmark", "Easton", "Suderia", "Isla", "Ostria"],
        Gold=gold, Silver=silver, Bronze=bronze,
        Total=[sum(row) for row in zip(gold, silver, bronze, strict=True)],
    )  # fmt: skip


def project():
    starts = [date(2025, 1, 6), date(2025, 2, 3), date(2025, 3, 10), date(2025, 5, 19)]
    ends = [date(2025, 2, 14), date(2025, 3, 21), date(2025, 6, 27), date(2025, 7, 11)]
    return table("project", Task=["Research", "Prototype", "Build", "Test"], Start=starts, End=ends)


def people(sexes=("Male", "Female"), first="Age"):
    bands = ["0–14", "15–29", "30–44", "45–59", "60–74", "75+"]
    men, women = [9, 10, 11, 12, 8, 3], [8, 10, 11, 13, 10, 6]
    unit = {"unit": "million"}
    return table(**{first: bands, sexes[0]: (men, {**unit}), sexes[1]: (women, {**unit})})


def log(weeks=4, last=17):
    """Three entries an hour of the working days, and six single ones round the clock every day."""
    days = [date(2024, 1, 1) + timedelta(days=i) for i in range(7 * weeks)]
    stamps = [(d, h) for d in days if d.weekday() < 5 for h in range(8, last) for _ in range(3)]
    stamps += [(d, h) for d in days for h in (0, 3, 6, 15, 18, 21)]
    stamps.sort()
    made = table(
        time=([d for d, _ in stamps], {"precision": "day"}), path=["/a", "/b"] * (len(stamps) // 2)
    )
    clock = replace(made.columns[0], hours=tuple(h for _, h in stamps))
    return replace(made, columns=(clock, *made.columns[1:]))


def warming():
    seed = random.Random(7)
    values = [
        round(-0.3 + (max(0, i - 60) ** 1.5) / 550 + seed.uniform(-0.15, 0.15), 2)
        for i in range(140)
    ]
    return table("warming", year=years(1880, 2019), anomaly=(values, {"unit": "°C", "decimals": 2}))


def counts():
    seed = random.Random(4)
    return table(
        "shapes", Name=[f"Item {i}" for i in range(24)],
        Colour=[seed.choice(["red", "red", "blue", "green"]) for _ in range(24)],
        Checked=[i % 3 > 0 for i in range(24)],
    )  # fmt: skip


TABLES = {
    maker.__name__: maker
    for maker in (
        continents, energy, sales, countries, unemployment, climate, wide, medals, project, warming,
        counts, people, log,
    )
}  # fmt: skip


@pytest.fixture(params=TABLES)
def any_table(request):
    return TABLES[request.param]()


def element(spec):
    return ChartElement(
        id="c", box=Box(x=0, y=0, w=100, h=100), chart=spec.chart, columns=spec.columns, x=spec.x,
        y=spec.y, series=spec.series, size_by=spec.size_by, highlight=spec.highlight,
        annotations=spec.annotations, marks=spec.marks, unit=spec.unit, share=spec.share,
    )  # fmt: skip


def said(story: TableStory):
    """Every text of a story that a page may show."""
    yield from (story.headline, story.deck, *story.footer)
    for item in story.items:
        yield from (item.title, item.value)
    for chart in story.charts:
        yield from (chart.title, chart.subtitle, chart.alt)
        yield from (note.text for note in chart.annotations)
        yield from (mark.label for mark in chart.marks)


def proven(story: TableStory, language="en"):
    """Every number that a fact or a cell of the dataset holds."""
    yield from (fact.value for fact in story.facts)
    for text in [*(fact.claim for fact in story.facts), story.dataset.title]:
        yield from (n.value for n in numbers_in(text, language))
    for column in story.dataset.columns:
        yield from (n.value for n in numbers_in(human(column.name)))
        for cell in column.values:
            if isinstance(cell, str):
                yield from (n.value for n in numbers_in(human(cell)))
            elif cell is not None:
                yield cell


# What holds for every table


def test_every_fact_is_recomputed_from_the_dataset(any_table):
    story = findings(any_table)
    assert story.facts
    for fact in story.facts:
        again = recompute(fact.derivation, {story.dataset.id: story.dataset})
        assert again is not None
        assert isclose(again, fact.value, rel_tol=1e-12)
        assert fact.claim
        assert fact.source.file == any_table.source.file
        assert fact.source.locator


@pytest.mark.parametrize("language", [*LANGUAGES, "ar-EG", "pl"])
def test_every_number_said_is_proven(any_table, language):
    story = findings(any_table, language=language)
    spoken = language if supported(language) else "en"
    known = list(proven(story, spoken))
    for text in said(story):
        for number in numbers_in(text, spoken):
            assert any(number.matches(value) for value in known), f"{number.text} in {text!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_whole(any_table, language):
    story = findings(any_table, language=language)
    assert 0 < len(story.headline) <= 90
    assert story.headline[-1] not in ".。।"
    assert not story.deck or story.deck[-1] in ".。।"
    for text in said(story):
        assert "{" not in text
        assert "None" not in text
        assert text == text.strip()


def test_charts_hold_together(any_table):
    story = findings(any_table)
    assert 1 <= len(story.charts) <= 6
    ids = {fact.id for fact in story.facts}
    for chart in story.charts:
        element(chart)
        assert chart.title
        assert chart.subtitle
        assert chart.alt
        assert chart.source
        assert chart.facts
        assert set(chart.facts) <= ids
        written = {str(v) for column in chart.columns for v in column.values}
        written |= {column.name for column in chart.columns}
        assert set(chart.highlight) <= written
    shown = [(c.chart, c.columns) for c in story.charts]
    assert all(one != other for i, one in enumerate(shown) for other in shown[:i])


def test_drawn_numbers_are_cells_or_facts(any_table):
    story = findings(any_table)
    known = set(proven(story))
    for chart in story.charts:
        for column in chart.columns:
            numbers = [v for v in column.values if isinstance(v, float)]
            # Layers of an area chart may hold the rest of the series, summed at every moment.
            if column.kind in ("number", "percent") and column.name != "Other":
                assert all(any(isclose(v, k, rel_tol=1e-9) for k in known) for v in numbers)


def test_items_have_facts_and_differ(any_table):
    story = findings(any_table)
    ids = {fact.id for fact in story.facts}
    assert len(story.items) <= 6
    assert sum(item.mark for item in story.items) == bool(story.items)
    assert all(item.facts and set(item.facts) <= ids for item in story.items)
    assert len({item.title for item in story.items}) == len(story.items)


def test_the_same_table_tells_the_same_story(any_table):
    assert findings(any_table, prompt="x") == findings(any_table, prompt="x")


# What is said


def test_the_largest_share_leads_and_the_total_row_is_no_case():
    story = findings(continents())
    assert story.headline == "Asia accounts for 59% of total population"
    assert all("World" not in c.columns[0].values for c in story.charts)
    assert all(item.value not in story.headline for item in story.items)
    (fact,) = [f for f in story.facts if f.derivation.op == "share"]
    assert fact.value == pytest.approx(4807 / 8161)
    assert fact.source.locator == "B2, B2:B7"


def test_who_passed_whom_is_the_story_of_lines_that_cross():
    story = findings(energy())
    assert story.headline == "Wind overtook Coal in 2017"
    lead = story.charts[0]
    assert lead.chart == "line"
    assert set(lead.highlight) >= {"Wind", "Coal"}
    assert [(n.at, n.series) for n in lead.annotations] == [("2017-01-01", "Wind")]


def test_quarters_are_set_against_the_same_quarter():
    story = findings(sales(), prompt="trend")
    texts = " ".join(said(story))
    assert "Q4 2021 to Q4 2023" in texts
    assert "Q1 2021 to" not in texts


def test_percentages_change_by_points_and_peaks_are_annotated():
    story = findings(unemployment())
    assert story.headline == "Unemployment rate peaked at 9.6% in 2010"
    assert "below the" not in " ".join(said(story))
    assert story.charts[0].annotations[0].text == "2010: 9.6%"
    assert any("percentage point" in text for text in said(story))


def test_two_measures_go_together_and_no_more_is_claimed():
    story = findings(countries(), prompt="relationship of income and life expectancy")
    assert story.headline == "The higher the income, the higher the life expectancy, as a rule"
    assert story.charts[0].chart in ("scatter", "bubble")
    assert not any(item.value.startswith("r =") for item in story.items)


def test_temperatures_are_never_added_or_divided():
    story = findings(climate())
    assert not {f.derivation.op for f in story.facts} & {
        "sum",
        "share",
        "ratio",
        "times",
        "percent_change",
    }
    assert story.charts[0].chart == "line"
    assert story.charts[0].columns[0].values[0] == "Jan"


def test_years_in_headers_are_times():
    story = findings(wide())
    kinds = {chart.chart for chart in story.charts}
    assert kinds & {"slope", "dumbbell"}
    slope = next(c for c in story.charts if c.chart in ("slope", "dumbbell"))
    assert [c.name for c in slope.columns[1:]] == ["1980", "2020"]
    assert any("Cathay" in text and "gdp" in text for text in said(story))


def test_a_total_column_is_known_and_ranks_measure_nothing():
    seen = profile(medals())
    assert seen.sums["Total"] == ("Gold", "Silver", "Bronze")
    assert seen.ids == ("Rank",)
    assert {m.column.name: m.additive for m in seen.measures} == dict.fromkeys(
        ("Gold", "Silver", "Bronze", "Total"), "yes"
    )


def test_starts_and_ends_make_a_gantt_chart():
    story = findings(project())
    assert story.headline == "Longest: Build, 109 days"
    assert story.charts[0].chart == "gantt"
    assert story.charts[0].y == ("Start", "End")


def test_highest_values_at_the_end_of_a_long_series():
    story = findings(warming())
    assert any("highest anomaly values all date from" in text for text in said(story))
    assert len(story.charts) >= 2


def test_rows_are_counted_where_nothing_is_measured():
    story = findings(counts())
    assert "of the 24 entries" in story.headline
    drawn = [c for c in story.charts if c.columns[0].name == "Checked"]
    assert set(drawn[0].columns[0].values) == {"Yes", "No"}


def test_what_is_left_over_is_no_winner():
    one = table(
        Browser=["Chrome", "Safari", "Other"],
        Share=([41, 19, 40], {"unit": "%", "kind": "percent"}),
    )
    texts = list(said(findings(one)))
    assert not any(text.startswith("Other") for text in texts)


def test_a_list_that_was_cut_off_is_no_whole():
    names = ["A-land", "B-land", "C-land", "D-land", "E-land", "F-land"]
    top_six = table(Country=names, Population=[126, 101, 98, 85, 83, 65])
    assert "share" not in {f.derivation.op for f in findings(top_six).facts}


def test_prices_rates_and_unknown_names_are_never_summed():
    names = [f"Shop {c}" for c in "ABCDEFG"]
    one = table(
        Shop=names, Price=([5, 7, 9, 11, 2, 3, 4], {"unit": "EUR"}),
        accident_rate=[1, 2, 3, 4, 5, 6, 30], blorb=[1, 2, 3, 4, 5, 6, 40],
    )  # fmt: skip
    assert not {f.derivation.op for f in findings(one).facts} & {"sum", "share"}


def test_missing_values_are_said():
    one = table(
        City=list("ABCDEFGH"), Rent=([900, None, 1200, None, 800, 950, None, 700], {"unit": "EUR"})
    )
    assert "Rent is known for 5 of 8." in findings(one).footer


def test_whom_the_file_credits_stands_below_and_in_the_dataset():
    plain = continents()
    credited = Table(plain.name, plain.columns, plain.source, credit="UN 2024 (CC BY 3.0)")
    story = findings(credited)
    assert story.footer == ("Source: UN 2024 (CC BY 3.0)",)
    assert story.charts[0].source == "UN 2024 (CC BY 3.0)"
    assert "UN 2024 (CC BY 3.0)" in story.dataset.notes


def test_one_row_is_shown_as_numbers():
    story = findings(table("saturn", Planet=["Saturn"], Moons=[146]))
    assert [(i.value, i.title) for i in story.items] == [("146", "Moons")]


def test_names_are_kept_and_underscores_become_spaces():
    story = findings(countries(), prompt="region")
    drawn = {v for c in story.charts for column in c.columns for v in column.values if v}
    assert "north coast" in drawn
    assert "north_coast" not in drawn


def test_small_tables_come_as_text_and_long_ones_as_their_top():
    assert findings(continents()).table[0] == ("Region", "Population (millions)")
    assert len(findings(continents()).table) == 8
    longer = findings(countries()).table
    assert len(longer) == 11


# What the prompt asks


@pytest.mark.parametrize(
    ("maker", "prompt", "kind"),
    [
        (continents, "as a pie chart", "pie"),
        (continents, "a bar chart please", "bar"),
        (energy, "an area chart of the mix", "area"),
        (energy, "slope chart from 2000 to 2023", "slope"),
        (countries, "histogram of income", "histogram"),
        (countries, "Blasendiagramm", "bubble"),
        (sales, "grouped bar chart", "grouped"),
        (sales, "heat map", "heatmap"),
        (continents, "饼图", "pie"),
    ],
)
def test_a_kind_that_is_asked_for_is_drawn(maker, prompt, kind):
    assert kind in {chart.chart for chart in findings(maker(), prompt=prompt).charts}


@pytest.mark.parametrize("sexes", [("Male", "Female"), ("Frauen", "Männer"), ("男性", "女性")])
def test_ages_of_two_sexes_make_a_pyramid(sexes):
    chart = findings(people(sexes)).charts[0]
    assert chart.chart == "pyramid" and chart.y == sexes
    assert chart.columns[0].values[0] == "0–14" and len(chart.columns[0].values) == 6
    assert "pyramid" not in {c.chart for c in findings(people(("North", "South"))).charts}


def test_ages_and_sexes_in_rows_make_a_pyramid():
    wide = people()
    bands = [c for c in wide.columns[0].values for _ in range(2)]
    both = [v for pair in zip(wide.columns[1].values, wide.columns[2].values) for v in pair]  # noqa: B905
    long = table(age=bands, sex=["m", "f"] * 6, population=([int(v) for v in both], {}))
    chart = findings(long).charts[0]
    assert (chart.chart, chart.x, chart.series) == ("pyramid", "age", "sex")
    assert findings(long, prompt="a heat map").charts[0].chart == "heatmap"


@pytest.mark.parametrize("weeks", [4, 60])
def test_a_log_is_a_week_of_hours(weeks):
    entries = log(weeks)
    total = entries.height
    story = findings(entries)
    chart = next(c for c in story.charts if c.chart == "heatmap")
    hours, days, counts = (c.values for c in chart.columns)
    assert len(counts) == 168 and sum(counts) == total
    assert next(iter(days)) == "Monday" and set(hours) == {f"{h:02d}" for h in range(24)}
    cell = {(d, h): n for d, h, n in zip(days, hours, counts)}  # noqa: B905
    assert cell["Monday", "09"] == 3 * weeks and cell["Sunday", "09"] == 0
    assert cell["Sunday", "21"] == weeks
    assert story.headline.endswith(f"of the {total:,} entries")
    assert story.headline.startswith("10:00–16:00 ")


@pytest.mark.parametrize("head", ["Step", "Schritt", "ステップ"])
def test_the_steps_of_a_funnel_are_no_parts_of_a_whole(head):
    steps = ["Visited", "Signed up", "Confirmed", "Paid"]
    story = findings(table(**{head: steps, "Users": [48210, 12904, 9120, 611]}))
    assert {c.chart for c in story.charts} & {"treemap", "pie", "donut", "waffle"} == set()
    assert "%" not in story.headline + story.deck
    assert "%" in findings(table(Team=steps, Users=[48210, 12904, 9120, 611])).headline


def test_a_hundred_percent_are_told_as_an_amount():
    chart = findings(table(Team=["A", "B", "C"], Votes=[500, 300, 200])).charts[0]
    assert "100% = 1,000" in chart.subtitle


def test_what_is_missing_in_a_year_of_its_own_column_is_said():
    regions = table(Region=list("abcdef"), **{"2000": [1, 2, 3, 4, 5, 6]},
                    **{"2023": [2, 3, 4, 5, 9, None]})  # fmt: skip
    assert findings(regions).footer[-1] == "2023 is known for 5 of 6."


@pytest.mark.parametrize(
    "months", ["Jan Feb Mär Apr Mai", "janv. févr. mars avril mai", "一月 二月 三月 四月 五月"]
)
def test_months_of_another_language_than_the_page_keep_their_order(months):
    rain = table(Month=months.split(), Rain=([30, 20, 50, 40, 45], {"unit": "mm"}))
    for chart in findings(rain).charts:
        assert list(chart.columns[0].values) == months.split()


def test_weekdays_in_the_head_are_a_course():
    days = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    birds = table(
        Art=["Taube", "Spatz", "Amsel"], **{d: [30 + i, 12 - i, 6] for i, d in enumerate(days)}
    )
    chart = findings(birds).charts[0]
    assert chart.chart in ("line", "heatmap")
    assert list(dict.fromkeys(chart.columns[0].values)) == days


def test_a_clock_that_ticks_is_no_log():
    days = [date(2024, 1, 1) + timedelta(days=i // 24) for i in range(24 * 14)]
    made = table(
        time=(days, {"precision": "day"}), load=([100 + i % 24 for i in range(24 * 14)], {})
    )
    hourly = replace(made.columns[0], hours=tuple(i % 24 for i in range(24 * 14)))
    story = findings(replace(made, columns=(hourly, made.columns[1])))
    assert "heatmap" not in {c.chart for c in story.charts}


def test_a_kind_that_does_not_fit_is_refused_in_words():
    story = findings(continents(), prompt="as a gantt chart")
    assert any("gantt" in r.text and "nothing" in r.text for r in story.reasoning)


def test_columns_and_categories_that_are_named_come_first():
    assert "life expectancy" in findings(countries(), prompt="life expectancy").headline.lower()
    assert "Solar" in findings(energy(), prompt="how solar has grown").headline
    assert "least populous" in findings(continents(), prompt="the smallest").headline


def test_a_top_n_is_kept():
    story = findings(countries(), prompt="top 5 by income")
    assert len(story.charts[0].columns[0].values) == 5
    assert "top 5 of 120" in story.charts[0].subtitle


# Languages


def test_forms_are_complete_in_every_language():
    folder = files("planner").joinpath("data/findings")
    english = json.loads(folder.joinpath("en.json").read_text("utf-8"))
    for language in LANGUAGES:
        forms = json.loads(folder.joinpath(f"{language}.json").read_text("utf-8"))
        for part in ("say", "label", "noun", "kinds"):
            needed = {k for k in english[part] if not k.endswith(("_plain", "_ahead"))}
            needed -= {
                "largest",
                "smallest",
                "greatest",
                "is_most",
                "is_least",
                "most",
                "fewest",
                "longest_of",
                "shortest_of",
            }
            assert needed <= set(forms[part]), (language, part)


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("de", "Population: 59 % entfallen auf Asia"),
        ("fr", "Asia : 59 % du total (Population)"),
        ("es", "Population: el 59 % corresponde a Asia"),
        ("pt-BR", "Population: 59% correspondem a Asia"),
        ("it", "Asia: 59% del totale (Population)"),
        ("ru", "Population: Asia — 59 % общего объёма"),
        ("zh-CN", "Asia占Population总量的59%"),
        ("zh-TW", "Asia占Population總量的59%"),
        ("ja", "Population全体の59%をAsiaが占める"),
        ("ko", "Asia, 전체 Population의 59% 차지"),
        ("ar", "Asia: 59% من إجمالي Population"),
        ("hi", "Asia: कुल Population में 59% हिस्सा"),
    ],
)
def test_headlines_in_other_languages(language, headline):
    assert findings(continents(), language=language).headline.replace("\u00a0", " ") == headline


def test_other_languages_fall_back_to_english_and_say_so():
    story = findings(continents(), language="sw")
    assert story.headline == "Asia accounts for 59% of total population"
    assert "sw" in story.reasoning[0].text


def test_plural_names_take_no_singular_verb():
    story = findings(table(Group=["Women", "Men"], Votes=[5400, 4600]))
    assert story.headline == "Women: 54% of total votes"


def test_a_factor_of_two_is_said_as_twice():
    assert Voice("en", "en").times(2.04) == "twice"
    assert Voice("ru", "ru").times(5) == "5 раз"
    assert Voice("ru", "ru").times(2.4) == "2,4 раза"


# Parts


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Mar", "Jan", "Feb"], ["Jan", "Feb", "Mar"]),
        (["65+", "0–14", "15–64"], ["0–14", "15–64", "65+"]),
        (["Over 50", "Under 30", "30 to 50"], ["Under 30", "30 to 50", "Over 50"]),
        (["L", "S", "M"], ["S", "M", "L"]),
        (["Agree", "Neutral", "Disagree"], ["Disagree", "Neutral", "Agree"]),
        (["Grade 10", "Grade 9"], ["Grade 9", "Grade 10"]),
        (["Wed", "Mon", "Tue"], ["Mon", "Tue", "Wed"]),
        (["söndag", "lördag", "fredag"], None),
        (["Do", "Mi", "Mo"], ["Mo", "Mi", "Do"]),
        (["三月", "一月", "二月"], ["一月", "二月", "三月"]),
        (["3월", "10월", "2월"], ["2월", "3월", "10월"]),
        (["Peru", "Chile"], None),
    ],
)
def test_orders_of_their_own(names, expected):
    assert natural_order(names, "en") == expected


def test_weekdays_of_the_page_are_ordered():
    assert natural_order(["söndag", "fredag", "lördag"], "sv") == ["fredag", "lördag", "söndag"]


def test_german_months_are_ordered():
    assert natural_order(["März", "Januar", "Februar"], "de") == ["Januar", "Februar", "März"]


@pytest.mark.parametrize(
    ("name", "unit", "values", "additive"),
    [
        ("Population", None, (3, 4), "yes"),
        ("Revenue", "USD", (3.5, 4.5), "yes"),
        ("Something", "USD bn", (3.5, 4.5), "yes"),
        ("Something", "USD", (3.5, 4.5), "unknown"),
        ("Temperature", "°C", (3, 4), "no"),
        ("Growth", "%", (3, 4), "no"),
        ("Market share", "%", (60, 40), "yes"),
        ("gdp_per_capita", None, (3, 4), "no"),
        ("visitors_per_week", None, (3, 4), "yes"),
        ("Balance", "EUR", (-3, 4), "no"),
        ("人口", "万人", (3, 4), "yes"),
        ("平均气温", None, (3, 4), "no"),
        ("Widgets", None, (3, 4), "unknown"),
        ("Widgets", None, (3.5, 4.1), "no"),
    ],
)
def test_what_may_be_summed(name, unit, values, additive):
    kind = "percent" if unit == "%" else "number"
    assert measure(Column(name, kind, values, unit=unit), (0, 1), 0, False).additive == additive


@pytest.mark.parametrize(
    ("header", "stem", "label"),
    [
        ("1950", "", "1950"),
        ("pop_2024", "pop", "2024"),
        ("Population 2100", "Population", "2100"),
        ("deaths_85_99", "deaths", "85–99"),
        ("2010/11", "", "2010–11"),
    ],
)
def test_times_in_headers(header, stem, label):
    found = period(header)
    assert found is not None
    assert (found[0], found[1].label) == (stem, label)


def test_ages_in_headers_are_no_times():
    ages = table(Country=["A", "B", "C"], a=[1, 2, 3], b=[2, 3, 4])
    seen = profile(renamed(ages, a="men 15-24", b="men 25-34"))
    assert seen.wides == ()


def test_common_nouns_are_lower_case_inside_english_sentences():
    assert lowered("Life Expectancy", "en") == "life expectancy"
    assert lowered("GDP", "en") == "GDP"
    assert lowered("Olympic Medals", "en") == "Olympic medals"
    assert lowered("Population", "de") == "Population"


# Long tables


def big(rows=50_000):
    seed = random.Random(1)
    days = [date(2019, 1, 1) + timedelta(days=seed.randint(0, 1825)) for _ in range(rows)]
    return table(
        "big", Date=(days, {"precision": "day"}),
        Region=[seed.choice(["North", "North", "South", "East"]) for _ in range(rows)],
        Amount=([round(40 + (d.year - 2019) * 9 * seed.random(), 2) for d in days], {"unit": "USD", "decimals": 2}),
        Price=([round(seed.gauss(50, 8), 2) for _ in range(rows)], {"decimals": 2}),
    )  # fmt: skip


def test_long_tables_are_put_together_and_it_is_said():
    story = findings(big())
    assert len(story.dataset.columns[0].values) <= 2000
    assert [c.name for c in story.dataset.columns[2:]] == ["total amount", "average price"]
    assert any("50,000 rows were put together by Date and Region" in n for n in story.dataset.notes)
    assert any("50,000 rows" in r.text for r in story.reasoning)
    assert all("50,000" in c.subtitle for c in story.charts)
    assert all(f.source.locator.endswith("50001") for f in story.facts)


def test_a_period_that_has_only_begun_is_left_out():
    story = findings(big())
    days = story.dataset.columns[0]
    assert days.precision == "year"
    assert {v[:4] for v in days.values} == {"2019", "2020", "2021", "2022", "2023"}


def test_long_tables_of_names_alone_are_counted_in_bins():
    seed = random.Random(3)
    one = table(
        "people",
        Name=[f"N{i}" for i in range(5000)],
        Height=[seed.gauss(170, 9) for _ in range(5000)],
    )
    story = findings(one)
    assert len(story.dataset.columns[0].values) <= 20
    assert sum(story.dataset.columns[1].values) == 5000


# Odd tables


def odd_column(seed, name, rows, letter):
    """A column of a random sort, with missing cells in some."""
    makers = {
        "number": lambda i: float(seed.choice([seed.randint(0, 1000), 0, -3, 5, 1e11])),
        "percent": lambda i: round(seed.uniform(0, 100), 1),
        "category": lambda i: seed.choice(
            ["Asia", "south_asia", "Other", "Total", "{x}", f"N {i}"]
        ),
        "text": lambda i: "word " * seed.randint(1, 30),
        "date": lambda i: date(1950 + i % 70, 1 + i % 12, 1),
        "bool": lambda i: seed.random() < 0.5,
    }
    kind = seed.choice(list(makers))
    gaps = seed.choice([0, 0, 0.2, 1])
    values = tuple(None if seed.random() < gaps else makers[kind](i) for i in range(rows))
    unit = {"percent": "%", "number": seed.choice([None, "USD", "km", "millions", "°C"])}.get(kind)
    return Column(name, kind, values, letter, unit, 1 if kind == "percent" else 0)


@pytest.mark.parametrize("number", range(60))
def test_odd_tables_never_break_a_promise(number):
    seed = random.Random(number)
    names = [
        "Population",
        "sales",
        "Rate",
        "pop 2010",
        "pop 2020",
        "Rank",
        "Start",
        "End",
        "",
        "人口",
    ]
    rows = seed.choice([0, 1, 2, 3, 6, 12, 45, 150])
    columns = [
        odd_column(seed, name, rows, letter)
        for name, letter in zip(seed.sample(names, seed.randint(1, 5)), "ABCDE", strict=False)
    ]
    language = LANGUAGES[number % len(LANGUAGES)]
    prompt = seed.choice(
        ["", "trend", "share", "top 3", "as a pie chart", "heatmap", "Asia vs Other"]
    )
    one = Table("odd", tuple(columns), Source(file="odd.csv"))
    story = findings(one, language=language, prompt=prompt)
    known = list(proven(story, language))
    for chart in story.charts:
        element(chart)
    for text in said(story):
        for found in numbers_in(text, language):
            assert any(found.matches(value) for value in known), f"{found.text} in {text!r}"
    for fact in story.facts:
        assert fact.value == recompute(fact.derivation, {story.dataset.id: story.dataset})


@pytest.mark.parametrize(
    ("header", "stem", "precision", "unit"),
    [
        ("Q1 2025", "", "quarter", None), ("Umsatz Q3 2025", "Umsatz", "quarter", None),
        ("Jan 2025", "", "month", None), ("2025年第2季度", "", "quarter", None),
        ("2015（亿千瓦时）", "", "year", "亿千瓦时"), ("2010/11", "", "year", None),
    ],
)  # fmt: skip
def test_quarters_and_months_in_headers(header, stem, precision, unit):
    found = period(header)
    assert found is not None
    assert (found[0], found[1].precision, found[1].unit) == (stem, precision, unit)


def quarters():
    return replace(
        table(
            Region=["Nord", "Süd", "West", "Ost"],
            **{
                "Q1 2025": [1234.5, 980.1, 2101.9, 640.2],
                "Q2 2025": [1310.2, 1020.4, 2055.0, 702.5],
                "Q3 2025": [1402.8, 990.7, 1998.2, 771.3],
            },
        ),
        title="Umsatz nach Region",
    )


def test_columns_of_quarters_are_a_course_over_time():
    story = findings(quarters(), language="de")
    assert {c.chart for c in story.charts} & {"line", "slope"}
    assert not any("Zweitplatziert" in c.title for c in story.charts)
    assert "Umsatz" in story.headline


def test_before_and_after_are_two_moments():
    one = table(
        School=list("ABCDEF"), Before=[61, 58, 72, 49, 66, 55], After=[74, 69, 75, 67, 64, 70]
    )
    story = findings(replace(one, title="Reading test scores by school"))
    assert story.charts[0].chart in ("slope", "dumbbell")
    assert "5 of 6" in " ".join([story.headline, story.deck, *(c.title for c in story.charts)])


def test_no_claim_is_made_twice_on_a_page(any_table):
    story = findings(any_table)
    deck = story.deck.split(". ")
    assert story.headline not in deck
    titles = [chart.title for chart in story.charts]
    assert len(set(titles)) == len(titles)
    assert not set(titles[1:]) & {story.headline, *deck}
    long = [item.value for item in story.items if len(item.value) > 2]
    assert not any(value in text for value in long for text in (story.headline, story.deck))


def test_points_decide_a_table_that_they_sort_and_fewest_losses_are_best():
    one = table(
        Team=["Ash", "Birch", "Cedar", "Dogwood", "Elm"], Lost=[3, 4, 9, 11, 15],
        Points=[69, 64, 48, 40, 24],
    )  # fmt: skip
    story = findings(one)
    assert story.headline == "Ash has the most points: 69"
    assert "most losses" not in " ".join([story.deck, *(c.title for c in story.charts)])


def test_a_lead_is_said_from_twice_as_much_and_never_of_second_place():
    story = findings(table(City=["A", "B", "C", "D"], Visitors=[170, 100, 90, 80]))
    assert "times" not in story.headline
    assert not any("second-placed" in text for text in said(story))
    assert not any(item.value.endswith("×") for item in story.items)


def test_questions_name_measures_in_other_words():
    names = ["Ash", "Birch", "Cedar", "Dogwood"]
    one = table(World=names, Mass=[1, 5, 3, 2], Gravity=[9, 8, 7, 6], Distance=[10, 40, 90, 70])
    story = findings(one, prompt="How far away are these worlds?")
    assert "distance" in story.headline.lower()


def test_a_year_stands_once_in_a_span_of_its_quarters():
    story = findings(quarters(), language="de")
    assert "von Q1 bis Q3 2025" in " ".join(said(story))


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Umsatz nach Region", "Umsatz"), ("Sales by region, 2025", "Sales"),
        ("各国发电量", "发电量"), ("都道府県別の人口", "人口"), ("Electricity", "Electricity"),
    ],
)  # fmt: skip
def test_what_a_title_says_is_measured(title, about):
    assert subject(title) == about


# Projections


PROJECTED = (
    "Continent,Population 2024,Population 2050\nAsia,4807,5280\nAfrica,1515,2467\nEurope,745,703\n"
)


@pytest.mark.parametrize(
    ("head", "prompt", "start", "mark"),
    [
        ("# Medium projection for 2050\n", "", 2050, "(projected)"),
        ("", "How will it change by 2050, as the UN expects by 2050?", 2050, "(projected)"),
        ("# As measured\n", "Show it", None, ""),
        ("# Forecasts failed. 2050 is when it was measured\n", "", None, ""),
    ],
)
def test_what_is_projected_is_said_to_be(tmp_path, head, prompt, start, mark):
    file = tmp_path / "people.csv"
    file.write_text(head + PROJECTED, "utf-8")
    table = read_table(file)
    assert projected_from(table, prompt) == start
    story = findings(table, prompt=prompt)
    assert story.headline.endswith(mark)
    past = {"had", "rose", "fell", "overtook", "lost", "gained", "grew"}
    assert not (mark and past & set(f"{story.headline} {story.deck}".split()))
    assert mark == "" or mark not in story.deck


def test_projections_are_marked_in_every_language(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("# Projection for 2050\n" + PROJECTED, "utf-8")
    for language in LANGUAGES:
        word = json.loads(
            files("planner").joinpath(f"data/findings/{language}.json").read_text("utf-8")
        )["noun"]["projected"]
        assert word in findings(read_table(file), language=language).headline, language


def test_a_difference_is_no_part_of_what_it_is_left_from():
    sides = table(
        Team=["A", "B", "C", "D"], Scored=[41, 37, 24, 15], Against=[15, 20, 27, 34],
        Balance=[26, 17, -3, -19],
    )  # fmt: skip
    assert profile(sides).sums == {}
    whole = table(Team=["A", "B", "C"], All=[5, 7, 9], Home=[3, 4, 4], Away=[2, 3, 5])
    assert profile(whole).sums == {"All": ("Home", "Away")}


def test_columns_of_months_are_a_year_of_which_the_highest_month_is_told():
    months = {name: [10 + i, 90 - i] for i, name in enumerate(["Jan", "Feb", "März", "Apr"])}
    months["Apr"] = [40, 20]
    (wide,) = profile(table(City=["Rome", "Oslo"], **months)).wides
    assert [p.label for p in wide.periods] == ["Jan", "Feb", "März", "Apr"]
    story = findings(table(City=["Rome", "Oslo"], **months))
    said = " ".join([story.headline, story.deck, *(c.title for c in story.charts)])
    assert "peaked at 90" in said
    assert "rose" not in said


def test_quarters_without_a_year_stay_together_though_one_is_all_zero():
    shut = table(Site=["A", "B", "C"], Q1=[0, 0, 0], Q2=[0, 2, 0], Q3=[0, 1, 0], Q4=[0, 0, 0])
    (wide,) = profile(shut).wides
    assert [m.column.name for m in wide.measures] == ["Q1", "Q2", "Q3", "Q4"]
    asked = {f"Q{i}": [i, i + 1, 7 - i] for i in range(1, 6)}
    assert profile(table(Person=["A", "B", "C"], **asked)).wides == ()


def test_each_chart_that_is_named_shows_what_its_own_words_name():
    days = [date(2024, month, 1) for month in range(1, 7) for _ in "NSE"]
    regions = ["North", "South", "East"] * 6
    sold = table(
        Month=days, Region=regions, Revenue=[100 + 7 * i for i in range(18)],
        Units=[50 + (i * 13) % 17 for i in range(18)],
    )  # fmt: skip
    wish = "A line chart of revenue by month and a bar chart of units by region"
    assert [(c.chart, c.y) for c in findings(sold, prompt=wish).charts] == [
        ("line", ("total revenue",)),
        ("bar", ("units",)),
    ]
    turned = "Units by region as a bar chart and revenue as a line chart"
    kinds = {c.chart: c.y[0] for c in findings(sold, prompt=turned).charts}
    assert kinds == {"bar": "units", "line": "total revenue"}


def test_two_measures_that_the_prompt_names_are_set_against_each_other():
    rng = random.Random(1)
    heat = [20 + 1.5 * i for i in range(24)]
    lab = table(
        Sample=[f"S{i}" for i in range(24)], Temperature=heat, pH=[rng.uniform(6, 8) for _ in heat],
        Yield=[3.1 * t + rng.uniform(-6, 6) for t in heat],
    )  # fmt: skip
    assert findings(lab, prompt="Does temperature drive the yield?").charts[0].chart == "scatter"


def test_flows_are_summed_over_all_the_time_there_is():
    days = [date(2024, month, 1) for month in (1, 2, 3) for _ in "ab"]
    sold = table(Month=days, Shop=["A", "B"] * 3, Sales=[30.0, 1.0, 30.0, 1.0, 2.0, 9.0])
    story = findings(sold, prompt="Who sells the most, by shop?")
    assert any("62" in fact.claim for fact in story.facts)


def test_what_two_columns_make_together_is_what_the_table_is_about():
    trial = table(
        Variant=["A", "B"], Visitors=[10482, 10391], Signups=[503, 587],
        Rate=([4.80, 5.65], {"kind": "percent", "unit": "%", "decimals": 2}),
    )  # fmt: skip
    assert findings(trial).headline == "B has the highest rate: 5.65%"


def test_boxes_stand_by_the_kinds_that_they_are_of():
    calls = [20 + (i * 7) % 31 + 10 * (i % 3) for i in range(60)]
    story = findings(table(Day=["Mon", "Tue", "Wed"] * 20, Calls=calls), prompt="a box plot")
    box = next(c for c in story.charts if c.chart == "box")
    assert box.x == "Day"


def test_answers_that_make_a_hundred_are_stacked_in_their_order():
    survey = table(
        Statement=["I have the tools that I need", "My manager listens to me well", "Meetings help"],
        Yes=[60, 50, 20], Maybe=[30, 20, 30], No=[10, 30, 50],
    )  # fmt: skip
    story = findings(survey)
    assert (story.charts[0].chart, story.charts[0].share) == ("stacked", True)
    assert story.charts[0].y == ("Yes", "Maybe", "No")
    assert story.charts[0].graded
    assert story.headline == "Highest Yes: I have the tools that I need, 60"
    rounded = table(
        Statement=["a", "b", "c"], Yes=[61, 50, 20], Maybe=[30, 20, 30], No=[10, 30, 50]
    )
    assert not findings(rounded).charts[0].share


def test_classes_of_age_are_a_curve_and_no_cloud():
    ages = [f"{a}–{a + 4}" for a in range(0, 90, 5)]
    men = [300 - 2 * (i - 6) ** 2 for i in range(18)]
    people = table(Age=ages, Town=men, Country=[m + 3 * i for i, m in enumerate(men)])
    chart = findings(people).charts[0]
    assert (chart.chart, chart.x, len(chart.columns[0].values)) == ("line", "Age", 18)
    assert list(chart.columns[0].values) == ages


def test_a_day_of_trading_is_told_by_its_close():
    days = [date(2025, 1, 1) + timedelta(i) for i in range(30)]
    close = [100.0 + i for i in range(30)]
    noise = [1_000_000 + 900_000 * ((i * 7) % 11) / 10 for i in range(30)]
    traded = table(
        Date=days, Open=[c - 1 for c in close], High=[c + 2 for c in close],
        Low=[c - 2 for c in close], Close=close, Volume=noise,
    )  # fmt: skip
    assert [m.column.name for m in profile(traded).measures] == ["Close", "Volume"]
    assert findings(traded).headline.startswith("Close")


def test_a_table_of_one_row_has_no_finding_for_a_headline():
    assert findings(table(Year=[date(2024, 1, 1)], Visitors=[182340], Shows=[14])).headline == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([-4.2, -2.9, -3.4, -0.8, 0.6, 1.9, 3.3, 5.1], "Profit rose above zero in 2014: 0.6"),
        ([5.0, 3.0, 2.0, -1.0, -4.0, -6.0], "Profit fell below zero in 2013: −1.0"),
        ([-4.0, 1.0, -2.0, 3.0, 4.0, 6.0], ""),
        ([-4.0, 1.0, 2.0, 3.0, 4.0, 6.0], ""),
    ],
)
def test_passing_zero_for_good_is_a_turn(values, said):
    span = years(2010, 2009 + len(values))
    story = findings(table(Year=span, Profit=(values, {"decimals": 1})))
    told = " ".join([story.headline, story.deck, *(c.title for c in story.charts)])
    assert said in told if said else "zero" not in told


def test_numbers_in_several_units_are_not_compared():
    bills = table(Bill=["a", "b", "c"], Amount=[100, 90, 12000], Currency=["USD", "EUR", "JPY"])
    assert (profile(bills).measures, profile(bills).mixed) == ((), ("Amount",))
    story = findings(bills)
    assert (story.headline, story.charts) == ("", ())
    assert any("units differ" in why.text for why in story.reasoning)


def test_rows_of_numbered_weeks_are_a_course():
    weeks = [f"Week {i}" for i in range(1, 13)]
    lost = table(
        Week=weeks, Weight=([92 - i * 0.8 for i in range(12)], {"unit": "kg", "decimals": 1})
    )
    chart = findings(lost).charts[0]
    assert (chart.chart, list(chart.columns[0].values)) == ("line", weeks)
    samples = table(Sample=[f"S{i}" for i in range(12)], Yield=[5 + i for i in range(12)])
    assert findings(samples).charts[0].chart != "line"


def test_answers_that_make_one_total_are_stacked_too():
    survey = table(
        claim=["I like it", "I trust it", "I miss it"],
        no=[10, 20, 5], unsure=[30, 10, 15], yes=[310, 320, 330],
    )  # fmt: skip
    told = findings(survey)
    uneven = table(claim=["a", "b", "c"], no=[10, 20, 5], unsure=[30, 10, 15], yes=[61, 70, 84])
    assert told.charts[0].chart == "stacked"
    assert "stacked" not in {chart.chart for chart in findings(uneven).charts}


def test_payments_by_day_are_no_series_and_a_balance_is_that_of_the_days_end():
    days = [date(2026, 10, d) for d in (1, 1, 2, 5, 6, 9)]
    told = findings(
        table(
            date=(days, {"precision": "day"}),
            description=["OPENING", "RENT", "GROCER", "SALARY", "POWER", "GROCER"],
            debit=[None, 1150.0, 64.2, None, 88.4, 71.85],
            credit=[None, None, None, 2870.0, None, None],
            balance=[2140.55, 990.55, 926.35, 3796.35, 3707.95, 3636.1],
        )
    )
    courses = [chart for chart in told.charts if chart.chart == "line"]
    assert [chart.y for chart in courses] == [("balance",)]
    assert courses[0].columns[1].values[0] == 990.55
    assert not any("GROCER" in chart.title for chart in courses)


def test_laps_number_the_rows_and_the_shortest_time_leads():
    riders = ["Haas", "Okafor", "Lindt", "Moreno"] * 6
    told = findings(
        table(
            lap=[float(i // 4 + 1) for i in range(24)],
            rider=riders,
            time=([92.41 + (i % 4 == 2) - (i % 4 == 1) + i / 100 for i in range(24)],
                  {"unit": "s", "decimals": 2}),
        )
    )  # fmt: skip
    assert "Okafor" in told.headline
    assert not any("lap" in chart.y for chart in told.charts)


def test_names_go_before_article_numbers_and_titles_give_units():
    stock = table(sku=["B-1001", "B-1002", "B-1003"], item=["Oak", "Pine", "Ply"], stock=[9, 5, 3])
    assert profile(stock).key.name == "item"
    power = table(source=["Coal", "Wind"], **{"2023": [126.0, 139.8], "2024": [107.3, 136.9]})
    wide = profile(replace(power, title="Power by source, TWh")).wides[0]
    assert {m.column.unit for m in wide.measures} == {"TWh"}


def test_names_of_objects_around_others_are_said_only_where_they_count():
    birds = table(
        **{
            "site": ["Bay", "Pond", "Mole"],
            "place.lat": [54.2, 54.3, 54.1],
            "counts.coot": [9, 5, 3],
        }
    )
    told = findings(birds)
    assert "coot counts" in told.headline
    assert "counts.coot" not in str(told.charts)


def test_figures_are_held_against_their_budget_or_limit():
    spent = table(
        Department=["Sales", "IT", "HR", "Law"],
        Budget=([480, 390, 210, 300], {"unit": "k€"}), Actual=([531, 455, 198, 290], {"unit": "k€"}),
        Variance=[-51, -65, 12, 10],
    )  # fmt: skip
    told = findings(spent)
    assert told.headline == "Actual above budget in 2 of 4 departments"
    assert told.charts[0].chart == "dumbbell"
    assert set(told.charts[0].highlight) == {"Sales", "IT"}
    assert "2 von 4" in findings(spent, language="de").headline
    stock = table(
        Item=["Oak", "Pine", "Ply"], **{"In stock": [140, 20, 90], "Reorder level": [60, 50, 30]}
    )
    assert findings(stock).headline == "In stock below reorder level in 1 of 3 items"
    staff = table(
        Team=["A-team", "Bees", "Cats"], Budget=[90000, 80000, 70000], Employees=[9, 8, 4]
    )
    assert "budget in" not in findings(staff).headline


def test_a_limit_that_is_the_same_for_all_is_told_with_its_value():
    waits = table(
        Hospital=["North", "North", "West", "West"], Ward=["Eye", "Skin", "Eye", "Skin"],
        Wait=([51, 86, 69, 44], {"unit": "days"}), Target=([60] * 4, {"unit": "days"}),
    )  # fmt: skip
    assert findings(waits).headline == "Wait above target (60\u00a0days) in 2 of 4"


def test_a_cross_table_of_counts_is_told_by_its_rows():
    returned = table(
        Reason=["Too small", "Too large", "Damaged"],
        Shoes=[412, 265, 37], Jackets=[188, 142, 22], Bags=[0, 0, 41],
    )  # fmt: skip
    told = findings(returned)
    assert told.headline == "Too small makes up 54% of the total"
    assert [c.chart for c in told.charts] == ["stacked"]
    assert "Shoes" not in told.deck
    facts = [f for f in told.facts if f.claim == told.headline]
    assert {f.value for f in facts} == {600.0, 1107.0}
    marks = table(
        Pupil=["Ann", "Bo", "Cy"], Maths=[71, 88, 64], Art=[90, 55, 83], Music=[75, 80, 69]
    )
    assert "of the total" not in findings(marks).headline
    apart = table(
        Page=["Home", "Shop", "Blog"], Visitors=[900, 410, 120], Clicks=[310, 205, 60],
        Orders=[100, 55, 40],
    )  # fmt: skip
    assert "of the total" not in findings(apart).headline


def test_answers_on_a_scale_are_told_by_its_good_end():
    answers = {"Disagree": [20, 60, 30], "Neutral": [30, 20, 15], "Agree": [40, 15, 35],
               "Strongly agree": [10, 5, 20]}  # fmt: skip
    told = findings(table(Claim=["I like it", "I trust it", "I miss it"], **answers))
    assert told.headline == "55 of 100 answered “Agree / Strongly agree”: I miss it"
    assert told.charts[0].title.startswith("Only 20")
    assert told.charts[0].columns[0].values == ("I miss it", "I like it", "I trust it")
    assert told.deck == ""


def test_what_is_measured_apart_is_not_set_against_each_other():
    months = [date(2024 + i // 12, i % 12 + 1, 1) for i in range(24)]
    season = [1000 + 8 * i + 300 * ((i % 12) in (10, 11)) for i in range(24)]
    told = findings(
        table(
            Month=(months, {"precision": "month"}), Visitors=season,
            **{"Page views": [3 * v + 10 for v in season]},
        )
    )  # fmt: skip
    said = " ".join([told.headline, told.deck, *(c.title for c in told.charts)])
    assert told.headline == "Visitors rose 6.9% from December 2024 to December 2025"
    assert "gap" not in said
    assert "level of Visitors" not in said


def test_a_month_stands_for_its_year_where_shares_are_told():
    months = [date(2025, i + 1, 1) for i in range(12)]
    energy = table(
        Month=(months, {"precision": "month"}),
        Power=([260 + 10 * (i % 3) for i in range(12)], {"unit": "kWh"}),
        Gas=([1700 - 220 * i + 20 * i * i for i in range(12)], {"unit": "kWh"}),
    )  # fmt: skip
    shares = [c.title for c in findings(energy).charts if "of the total" in c.title]
    assert shares == ["Gas accounts for 83% of the total in 2025"]


def test_numbers_of_tickets_measure_nothing():
    issues = table(
        Number=[411 + i for i in range(8)],
        State=["open", "closed"] * 4,
        Comments=[3, 9, 1, 4, 0, 7, 2, 5],
    )
    assert "Number" in profile(issues).ids


def test_the_year_of_two_days_is_said_once():
    days = [date(2026, 7, d) for d in (14, 15, 16, 17)]
    told = findings(table(day=(days, {"precision": "day"}), level=[10, 14, 18, 30]))
    assert told.headline == "Level rose 200% from July 14 to July 17, 2026"
    voice = Voice("de", "de")
    first, last = (
        runs.moment(Column("d", "date", tuple(days), "A", precision="day"), i) for i in (0, 3)
    )
    assert voice.span(first, last) == "von 14. Juli bis 17. Juli 2026"


def test_readings_of_a_sensor_are_told_by_the_hour_of_day():
    hours = tuple(i % 24 for i in range(72))
    days = [date(2026, 7, 14) + timedelta(i // 24) for i in range(72)]
    warm = [20.0 + 9.7 * (h == 15) + h / 10 for h in hours]
    told = findings(
        table(
            time=(days, {"precision": "day", "hours": hours}),
            temp=(warm, {"unit": "°C", "decimals": 1}),
        )
    )
    assert told.headline == "Median temperature peaked at 31.2\u00a0°C at 15:00"
    assert (told.charts[0].chart, len(told.charts[0].columns[0].values)) == ("line", 24)
    assert (
        "um 15:00 Uhr"
        in findings(
            table(t=(days, {"precision": "day", "hours": hours}), temp=(warm, {"unit": "°C"})),
            language="de",
        ).headline
    )


def test_medians_that_move_less_than_their_rows_spread_are_no_headline():
    days = [date(2026, 7, 14) + timedelta(i // 20) for i in range(80)]
    level = [600.0 + 20 * (i % 20) - i / 4 for i in range(80)]
    told = findings(table(day=(days, {"precision": "day"}), ward=["A", "B"] * 40, level=level))
    assert all("fell" not in chart.title for chart in told.charts[:1])


def test_laps_are_drawn_as_courses_and_the_best_time_leads():
    laps = table(
        lap=[float(i // 4 + 1) for i in range(24)], rider=["Haas", "Okafor", "Lindt", "Moreno"] * 6,
        time=([92.41 + (i % 4 == 2) - (i % 4 == 1) + i / 100 for i in range(24)],
              {"unit": "s", "decimals": 2}),
    )  # fmt: skip
    told = findings(laps)
    assert told.headline.startswith("Okafor has the shortest median time")
    courses = [chart for chart in told.charts if chart.chart == "line"]
    assert [len(c.columns) for c in courses] == [5]
    assert "gained" not in f"{told.headline} {told.deck}"


def test_letters_of_a_league_are_written_out_and_its_second_chart_says_something_else():
    won, drawn, lost = [14, 12, 9, 6, 2], [3, 4, 5, 5, 4], [1, 2, 4, 7, 12]
    told = findings(
        table(Team=["Harbour", "Rovers", "Nord", "Albion", "Quay"], W=won, D=drawn, L=lost,
              Pts=[3 * w + d for w, d in zip(won, drawn, strict=True)])
    )  # fmt: skip
    assert told.headline == "Harbour has the most points: 45"
    assert [chart.chart for chart in told.charts[:2]] == ["bar", "stacked"]
    vitamins = table(Food=["Egg", "Oat", "Pea"], D=[2, 1, 4], K=[9, 5, 7])
    assert "draws" not in findings(vitamins).headline


def test_money_has_cents_or_none_and_rates_outweigh_what_they_are_of():
    prices = table(
        Item=["Oak", "Pine", "Ply"], Price=([29.9, 18.0, 22.45], {"unit": "€", "decimals": 2})
    )
    assert "€29.90" in findings(prices).headline
    trial = table(
        Variant=["A", "B", "C"], Visitors=[12840, 12795, 12902], Orders=[462, 551, 439],
        Rate=([3.6, 4.31, 3.4], {"unit": "%", "decimals": 2}),
    )  # fmt: skip
    assert not any("visitors" in c.title for c in findings(trial).charts[:1])


def test_entries_that_came_and_went_are_counted():
    opened = [date(2026, 1, 1) + timedelta(6 * i) for i in range(20)]
    issues = table(
        Number=list(range(411, 431)), State=["closed"] * 15 + ["open"] * 5,
        Created=(opened, {"precision": "day"}),
        Closed=([day + timedelta(5) if i < 15 else None for i, day in enumerate(opened)],
                {"precision": "day"}),
        Comments=[(7 * i) % 19 for i in range(20)],
    )  # fmt: skip
    assert findings(issues).headline == "Closed makes up 75% of the 20 entries"


def test_payees_of_one_payment_are_no_headline():
    ledger = table(
        date=([date(2026, 10, d) for d in range(1, 13)], {"precision": "day"}),
        payee=["RENT", "PAY", *(f"SHOP {c}" for c in "ABCDEFGHIJ")],
        debit=[1150.0, None, *(40.0 + i for i in range(10))],
        credit=[None, 2870.0, *[None] * 9, 120.0],
    )  # fmt: skip
    assert "debit" in findings(ledger).headline


def test_the_good_end_of_a_scale_is_known_in_every_language():
    assert approving(["Stimme nicht zu", "Neutral", "Stimme zu"]) == ("Stimme zu",)
    assert approving(["非常不同意", "不同意", "同意", "非常同意"]) == ("同意", "非常同意")
    assert approving(["Agree", "Maybe tomorrow"]) == ()


def test_what_a_file_holds_besides_its_table_is_told():
    sheet = replace(table(Hotel=["A", "B"], Beds=[9, 5]), unread=("Sheet 'x' was not read.",))
    told = findings(sheet)
    assert [why.text for why in told.reasoning if why.stage == "unread"] == [
        "Sheet 'x' was not read."
    ]


def test_close_medians_are_boxes():
    laps = table(
        rider=["Haas", "Okafor", "Lindt"] * 8,
        time=([91.4 + i % 3 / 2 + i / 50 for i in range(24)], {"unit": "s", "decimals": 2}),
    )  # fmt: skip
    assert findings(laps).charts[0].chart == "box"


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_told_in_every_language(language):
    days = [date(2026, 7, 14) + timedelta(i // 24) for i in range(72)]
    hours = tuple(i % 24 for i in range(72))
    names = ["Oak", "Pine", "Ply"]
    tables = (
        table(Team=names, Budget=[480, 390, 210], Actual=[531, 455, 198]),
        table(Item=names, **{"In stock": [140, 20, 90], "Reorder level": [60, 50, 30]}),
        table(Item=names, Disagree=[20, 60, 30], Neutral=[30, 20, 15], Agree=[50, 20, 55]),
        table(Reason=names, Shoes=[412, 265, 37], Jackets=[188, 142, 22], Bags=[0, 0, 41]),
        table(
            t=(days, {"precision": "day", "hours": hours}),
            level=[20.5 + 9 * (h == 15) + h / 10 for h in hours],
        ),
    )
    heads = [findings(one, language=language).headline for one in tables]
    numbers = [{number.value for number in numbers_in(head, language)} for head in heads]
    expected = [{2, 3}, {1, 3}, {55, 100}, {54}, {31}]
    assert all(want <= {round(n) for n in got} for want, got in zip(expected, numbers, strict=True))


def survey(*answers):
    """Three questions on one scale, a row a person."""
    columns = {
        f"Q{i}": [a for a, n in given for _ in range(n)] for i, given in enumerate(answers, 1)
    }
    return table(Person=[f"P{i}" for i in range(len(columns["Q1"]))], **columns)


def test_answers_of_a_survey_are_told_by_question():
    story = findings(
        survey(
            [("Agree", 6), ("Neutral", 2), ("Disagree", 2)],
            [("Agree", 3), ("Neutral", 3), ("Disagree", 4)],
            [("Strongly agree", 1), ("Agree", 1), ("Neutral", 4), ("Disagree", 4)],
        )
    )
    chart = story.charts[0]
    assert [c.name for c in chart.columns[1:]] == ["Disagree", "Neutral", "Agree", "Strongly agree"]
    assert {c.unit for c in chart.columns[1:]} == {"%"}
    assert all(
        sum(cells) == 100 for cells in zip(*(c.values for c in chart.columns[1:]), strict=True)
    )
    shares = dict(zip(chart.columns[0].values, chart.columns[3].values, strict=True))
    assert shares == {"Q1": 60.0, "Q2": 30.0, "Q3": 10.0}


def test_years_of_building_are_no_measure():
    story = findings(
        table(Gebäude=["A", "B", "C"], Baujahr=[1904, 1976, 2017], Strom=[5, 9, 3]), language="de"
    )
    told = " ".join((story.headline, story.deck, *(chart.title for chart in story.charts)))
    assert "Baujahr" not in told


def test_one_measure_is_held_against_another_only_once() -> None:
    wins = [16, 14, 13, 11, 10, 8, 8, 7, 6, 5, 4, 3]
    losses = [2, 3, 5, 5, 8, 7, 10, 10, 11, 13, 15, 16]
    scored = [51, 44, 47, 36, 33, 29, 31, 27, 24, 22, 19, 18]
    conceded = [22, 25, 31, 28, 30, 29, 37, 34, 38, 41, 44, 46]
    story = findings(
        table(
            Team=[f"Team {c}" for c in "ABCDEFGHIJKL"],
            Wins=wins,
            Losses=losses,
            Scored=scored,
            Conceded=conceded,
            Points=[3 * w + 22 - w - d for w, d in zip(wins, losses, strict=True)],
        )
    )
    assert story.deck.count("as a rule") <= 1


def test_shares_of_a_survey_add_up_to_a_hundred() -> None:
    thirds = [("Agree", 1), ("Neutral", 1), ("Disagree", 1)]
    others = [("Agree", 2), ("Neutral", 1)], [("Agree", 2), ("Disagree", 1)]
    chart = findings(survey(thirds, *others)).charts[0]
    rows = zip(*(column.values for column in chart.columns[1:]), strict=True)
    assert {sum(cells) for cells in rows} == {100}


@pytest.mark.parametrize(
    "bands",
    [
        ["500–999", "1,000–1,499", "1,500–9,999", "10,000+"],
        ["−4–−3", "−3–−2", "−1–0", "0–1"],
        ["< 1.000 €", "1.000–4.999 €", "5.000–9.999 €", "> 10.000 €"],
        ["0,5–1", "1–1,5", "1,5–2"],
        ["under 5,000", "5,000 to 9,999", "over 10,000"],
    ],
)
def test_bands_stand_in_their_order_whatever_their_numbers(bands: list[str]) -> None:
    assert natural_order(sorted(bands, key=lambda band: band[::-1]), "en") == bands


def test_months_of_one_year_have_a_peak_and_no_fall_since():
    months = [date(2024, i + 1, 1) for i in range(12)]
    climb = [8420, 9110, 12650, 18300, 24970, 31480, 42160, 45230, 29870, 19540, 10220, 9380]
    told = findings(table(Month=(months, {"precision": "month"}), Passengers=climb))
    assert told.headline == "Passengers peaked at 45,230 in August 2024"
    assert "January" not in " ".join([told.deck, *(c.title for c in told.charts)])
    steady = findings(table(Month=(months, {"precision": "month"}), Passengers=sorted(climb)))
    assert "January 2024 level by December 2024" in steady.headline


QUARTERS = [date(2024, 3 * i + 1, 1) for i in range(4)], {"precision": "quarter"}


def accounts(earned, spent, income="Income", spending="Spending"):
    pound = {"unit": "£"}
    return table(Quarter=QUARTERS, **{income: (earned, {**pound}), spending: (spent, {**pound})})


def test_income_and_spending_are_one_account():
    earned, spent = [48200, 55700, 61050, 58900], [51900, 49300, 52480, 66710]
    told = findings(accounts(earned, spent))
    assert told.headline == "Income exceeded spending by a total of £3,460 from Q1 to Q4 2024"
    assert told.charts[0].chart == "grouped"
    assert told.charts[0].title == "Spending above income in 2 of 4 quarters"
    assert "gap" not in told.deck
    assert all(
        recompute(f.derivation, {told.dataset.id: told.dataset}) for f in told.facts if f.derivation
    )
    lost = findings(accounts(spent, earned))
    assert lost.headline.startswith("Spending exceeded income by a total of £3,460")


@pytest.mark.parametrize(
    ("income", "spending"), [("Median income", "Spending"), ("Income", "Cost per unit")]
)
def test_a_median_or_a_price_is_no_side_of_an_account(income, spending):
    told = accounts([480, 557, 610, 589], [519, 493, 524, 667], income, spending)
    assert profile(told).balance == ()


def test_what_is_left_over_may_be_the_least():
    names = ["Tax", "Fees", "Grants", "Other"]
    told = findings(table(Source=names, Amount=([410, 180, 120, 24], {"unit": "€"})))
    assert "lowest" not in " ".join([told.deck, *(i.title for i in told.items)]).lower()


def test_a_log_tells_how_often_each_kind_comes():
    kinds = ["reset"] * 5 + ["printer"] * 3 + ["laptop"] * 2
    days = [date(2025, 3, 3 + i // 10) for i in range(40)]
    minutes = [{"reset": 8, "printer": 25, "laptop": 75}[kinds[i % 10]] + i % 4 for i in range(40)]
    told = findings(table(opened=days, type=[kinds[i % 10] for i in range(40)], minutes=minutes))
    assert told.headline == "Reset makes up 50% of the 40 entries"
    assert "overtook" not in told.deck


def test_stacked_bars_are_one_kind_of_chart():
    energy = {name: (values, {"unit": "GWh", "decimals": 1}) for name, values in
              (("Wind", [12.4, 7.9]), ("Solar", [5.1, 9.3]), ("Hydro", [2.2, 0.8]))}  # fmt: skip
    for prompt in ("energy mix as stacked bars", "mix énergétique en barres empilées"):
        told = findings(table(Village=["Oakham", "Brill"], **energy), prompt=prompt)
        assert (told.charts[0].chart, told.charts[0].share) == ("stacked", False)


def test_no_big_number_is_an_end_of_another() -> None:
    cities = ["Shanghai", "Beijing", "Canton", "Wuhan", "Chengdu", "Hangzhou"]
    per_head = ([3.84, 3.78, 3.17, 2.19, 2.31, 3.54], {"decimals": 2})
    told = findings(table(City=cities, Cafes=[9553, 8264, 5960, 2985, 4889, 4387], Each=per_head))
    ends = [item.value for item in told.items if "–" in item.value]
    assert not any(item.value in end for item in told.items for end in ends if item.value != end)
