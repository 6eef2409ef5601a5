"""Pairs of documents and tables: other years, regions, units, roundings, plans and totals are no dispute."""

from __future__ import annotations

from pathlib import Path

import pytest

from grounding import detect_language
from grounding.gather import gather
from planner.composer.language import primary
from planner.composer.rivals import Dispute, disputes

TABLE = "csv:"
AGREEING = [
    (
        "Acme",
        "# Acme\n\nRevenue in 2022 was $4.1 million.",
        "# Acme\n\nRevenue in 2023 was $5.2 million.",
    ),
    (
        "Acme",
        "# Acme annual report 2022\n\n- Revenue: $4.1 million\n- Staff: 120",
        "# Acme annual report 2023\n\n- Revenue: $5.2 million\n- Staff: 140",
    ),
    (
        "Acme",
        "# Acme\n\n- Budgeted revenue: $5 million",
        "# Acme\n\n- Actual revenue: $4.6 million",
    ),
    (
        "Acme",
        "# Acme budget\n\n- Marketing: $120,000\n- Travel: $40,000",
        "# Acme actuals\n\n- Marketing: $131,000\n- Travel: $38,000",
    ),
    (
        "Acme",
        "# Acme\n\nRevenue is expected to reach $6 million.",
        "# Acme\n\nRevenue reached $5.2 million.",
    ),
    ("Germany", "# Germany\n\nGDP is $4.5 trillion.", "# Germany\n\nGDP per person is $53,000."),
    (
        "Peru",
        "# Peru\n\nThe economy grew 2.3% in 2019.",
        "# Peru\n\nThe economy shrank 11% in 2020.",
    ),
    (
        "Climate",
        "csv:City,Rain (mm)\nLima,16\nCusco,700\n",
        "csv:City,Rain (in)\nLima,0.63\nCusco,27.6\n",
    ),
    (
        "Sales",
        "csv:Region,Sales 2022\nNorth,120\nSouth,90\n",
        "csv:Region,Sales 2023\nNorth,140\nSouth,95\n",
    ),
    (
        "Sales",
        "csv:Region,Budget\nNorth,120\nSouth,90\n",
        "csv:Region,Actual\nNorth,140\nSouth,95\n",
    ),
    ("Sales", "csv:Region,Sales\nNorth,120\nSouth,90\n", "csv:Region,Sales\nEast,140\nWest,95\n"),
    (
        "Sales",
        "csv:Month,Sales\n2022-01,120\n2022-02,90\n",
        "csv:Month,Sales\n2023-01,140\n2023-02,95\n",
    ),
    (
        "Energy",
        "csv:Source,Share (%)\nCoal,30\nWind,20\n",
        "csv:Source,Output (TWh)\nCoal,180\nWind,120\n",
    ),
    ("Nile", "# Nile\n\n- Length: 6,650 km", "# Nile\n\n- Length: about 6,700 km"),
    ("Everest", "# Everest\n\n- Height: 8,849 m", "# Everest\n\n- Height: 29,032 ft"),
    (
        "Team",
        "# Q1 report\n\n- New customers: 40\n- Churn: 3%",
        "# Q2 report\n\n- New customers: 55\n- Churn: 2%",
    ),
    ("Wien", "# Wien\n\n- Einwohner: 1,9 Millionen", "# Wien Umland\n\n- Einwohner: 2,9 Millionen"),
    (
        "Haushalt",
        "# Haushalt\n\n- Plan Personal: 400.000 €",
        "# Haushalt\n\n- Ist Personal: 412.000 €",
    ),
    (
        "Umsatz",
        "# Umsatz\n\nDer Umsatz lag 2021 bei 4,2 Mio. €.",
        "# Umsatz\n\nDer Umsatz lag 2022 bei 5,1 Mio. €.",
    ),
    (
        "Strom",
        "# Strom\n\nDer Verbrauch pro Kopf beträgt 6.000 kWh.",
        "# Strom\n\nDer Verbrauch beträgt 500.000 kWh.",
    ),
    ("Umsatz", "# Prognose\n\n- Umsatz: 5 Mio. €", "# Ergebnis\n\n- Umsatz: 4,4 Mio. €"),
    (
        "France",
        "# France\n\nLa population était de 60 millions en 2000.",
        "# France\n\nLa population était de 68 millions en 2023.",
    ),
    (
        "Budget",
        "# Budget\n\n- Dépenses prévues : 120 000 €",
        "# Budget\n\n- Dépenses réelles : 134 000 €",
    ),
    ("Lyon", "# Lyon\n\n- Population : 520 000", "# Métropole de Lyon\n\n- Population : 1 400 000"),
    ("España", "# España\n\n- Paro en Madrid: 9 %", "# España\n\n- Paro en Sevilla: 17 %"),
    (
        "Ventas",
        "# Ventas\n\nLas ventas previstas son de 4 millones de euros.",
        "# Ventas\n\nLas ventas fueron de 3,6 millones de euros.",
    ),
    (
        "España",
        "# España\n\nEl gasto por habitante es de 1.800 €.",
        "# España\n\nEl gasto total es de 85.000 millones de €.",
    ),
    (
        "Выручка",
        "# Выручка\n\nВыручка за 2022 год составила 4 млн рублей.",
        "# Выручка\n\nВыручка за 2023 год составила 5 млн рублей.",
    ),
    ("Бюджет", "# Бюджет\n\n- План: 400 тыс. рублей", "# Бюджет\n\n- Факт: 420 тыс. рублей"),
    ("Москва", "# Москва\n\n- Население: 13 млн", "# Московская область\n\n- Население: 8,5 млн"),
    ("销售", "# 销售\n\n2022年收入为400万元。", "# 销售\n\n2023年收入为500万元。"),
    ("上海", "# 上海\n\n- 人均收入：8万元", "# 上海\n\n- 总收入：2万亿元"),
    ("预算", "# 预算\n\n- 预算支出：40万元", "# 预算\n\n- 实际支出：45万元"),
    ("北京", "# 北京\n\n- 人口：2189万", "# 上海\n\n- 人口：2487万"),
    ("売上", "# 売上\n\n- 予算：400万円", "# 売上\n\n- 実績：450万円"),
    (
        "Italia",
        "# Italia\n\nIl debito pro capite è di 48.000 €.",
        "# Italia\n\nIl debito è di 2.800 miliardi di €.",
    ),
    ("Weather", "# Lima\n\n- Highest temperature: 28 °C", "# Lima\n\n- Lowest temperature: 14 °C"),
    (
        "Weather",
        "# Lima in January\n\n- Temperature: 28 °C",
        "# Lima in July\n\n- Temperature: 14 °C",
    ),
    (
        "Project",
        "# Phase 1\n\n- Cost: $3 million\n- Duration: 4 months",
        "# Phase 2\n\n- Cost: $5 million\n- Duration: 6 months",
    ),
    ("Coffee", "# Arabica\n\n- Caffeine: 1.2%", "# Robusta\n\n- Caffeine: 2.2%"),
    ("Survey", "# Survey\n\n45% of women agree.", "# Survey\n\n38% of men agree."),
    (
        "Acme",
        "# Acme\n\nAs of March, Acme employs 120 people.",
        "# Acme\n\nAs of June, Acme employs 140 people.",
    ),
    ("Acme", "# Acme\n\nGross profit was $3 million.", "# Acme\n\nNet profit was $1 million."),
    ("Acme", "csv:Item,Planned cost\nRent,100\nFood,50\n", "# Acme\n\n- Rent: 120\n- Food: 60"),
    (
        "Cities",
        "csv:City,Population\nLima,10200000\n",
        "# Lima\n\nLima has 3.4 million inhabitants per district.",
    ),
    (
        "Schools",
        "csv:School,Students,Year\nA,500,2021\nB,400,2021\n",
        "csv:School,Students,Year\nA,520,2022\nB,410,2022\n",
    ),
    (
        "Rente",
        "# Rente\n\nDas Rentenalter liegt bei 67 Jahren.",
        "# Rente\n\nDas durchschnittliche Rentenalter liegt bei 64 Jahren.",
    ),
    (
        "Bahn",
        "# Bahn\n\nMehr als 6.000 Züge fahren täglich.",
        "# Bahn\n\nTäglich fahren 6.300 Züge.",
    ),
    ("Tokyo", "# Tokyo\n\n- Population: over 13 million", "# Tokyo\n\n- Population: 14 million"),
    ("Acme", "# Acme North\n\n- Staff: 120", "# Acme South\n\n- Staff: 140"),
    ("Acme", "# Acme\n\n## North\n\n- Staff: 120", "# Acme\n\n## South\n\n- Staff: 140"),
    (
        "Acme",
        "csv:Quarter,Revenue\nQ1,100\nQ2,110\n",
        "# Acme\n\nRevenue for the year was $420,000.",
    ),
    ("CO2", "# CO2\n\nEmissions fell 5%.", "# CO2\n\nEmissions rose 2% in transport."),
    (
        "Milan",
        "# Milano\n\nL'affitto medio è di 1.200 € al mese.",
        "# Milano\n\nL'affitto medio è di 22 € al metro quadro.",
    ),
    (
        "Ventes",
        "# Ventes\n\nLes ventes ont atteint 4 millions d'euros au premier trimestre.",
        "# Ventes\n\nLes ventes ont atteint 5 millions d'euros au deuxième trimestre.",
    ),
    (
        "España",
        "# España\n\nLas ventas crecieron un 4 % en enero.",
        "# España\n\nLas ventas crecieron un 6 % en febrero.",
    ),
    (
        "日本",
        "# 日本\n\n人口は2020年に1億2600万人だった。",
        "# 日本\n\n人口は2023年に1億2400万人だった。",
    ),
    ("公司", "# 公司\n\n第一季度利润为30万元。", "# 公司\n\n第二季度利润为40万元。"),
    (
        "Россия",
        "# Средняя зарплата\n\n- Москва: 120 тыс. рублей",
        "# Средняя зарплата\n\n- Казань: 70 тыс. рублей",
    ),
    ("Погода", "# Погода\n\nТемпература днём 28 °C.", "# Погода\n\nТемпература ночью 14 °C."),
    ("Lauf", "csv:Name,Zeit (min)\nAnna,50\nBen,55\n", "csv:Name,Distanz (km)\nAnna,10\nBen,11\n"),
    (
        "Prices",
        "# Prices\n\n- Coffee: $3.50\n- Tea: $2.50",
        "# Prices in London\n\n- Coffee: $4.50\n- Tea: $3.00",
    ),
    (
        "Forecast",
        "csv:Year,GDP growth (%)\n2023,2.1\n2024,1.9\n",
        "csv:Year,GDP growth forecast (%)\n2023,2.4\n2024,2.0\n",
    ),
    ("Vote", "csv:Party,Votes (%)\nA,40\nB,35\n", "csv:Party,Seats\nA,210\nB,180\n"),
    ("Umsatz", "csv:Region,Plan\nNord,100\nSüd,90\n", "csv:Region,Ist\nNord,105\nSüd,80\n"),
    (
        "France",
        "# France\n\n- Taux de chômage : 7,5 %",
        "# France\n\n- Taux de chômage des jeunes : 17 %",
    ),
]
DISPUTED = [
    ("Nile", "# Nile\n\n- Length: 6,400 km", "# Nile\n\nThe Nile is 6,650 km long."),
    (
        "Cities",
        "csv:City,Altitude (m)\nLima,154\nCusco,3399\n",
        "csv:City,Altitude (m)\nLima,154\nCusco,3450\n",
    ),
    ("Acme", "# Acme\n\nRevenue in 2022 was $4.1 million.", "# Acme\n\n2022 revenue: $4.4 million"),
    ("Wien", "# Wien\n\n- Einwohner: 1,9 Millionen", "# Wien\n\nWien hat 2,1 Millionen Einwohner."),
    (
        "Schools",
        "csv:School,Students,Year\nA,500,2021\nB,400,2021\n",
        "csv:School,Students,Year\nA,520,2021\nB,410,2021\n",
    ),
    (
        "Sales",
        "csv:Region,Sales 2022\nNorth,120\nSouth,90\n",
        "csv:Region,Sales 2022\nNorth,140\nSouth,90\n",
    ),
    ("北京", "# 北京\n\n- 人口：2189万", "# 北京\n\n北京人口约2300万。"),
]


def found(folder: Path, topic: str, *texts: str) -> tuple[Dispute, ...]:
    documents, tables = [], []
    for name, text in zip("ab", texts, strict=True):
        table = text.startswith(TABLE)
        path = folder / f"{name}.{'csv' if table else 'md'}"
        path.write_text(text.removeprefix(TABLE), "utf-8")
        (tables if table else documents).append(path)
    return disputes(
        gather(documents, tables), topic, primary(detect_language(f"{topic} {texts[0]}"))
    )


@pytest.mark.parametrize(("topic", "one", "other"), AGREEING)
def test_other_things_are_not_disputed(tmp_path: Path, topic: str, one: str, other: str) -> None:
    assert not found(tmp_path, topic, one, other)


@pytest.mark.parametrize(("topic", "one", "other"), DISPUTED)
def test_the_same_thing_is(tmp_path: Path, topic: str, one: str, other: str) -> None:
    assert found(tmp_path, topic, one, other)
