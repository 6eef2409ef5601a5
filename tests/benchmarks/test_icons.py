"""The benchmark of icons: its cases are read whole, and an icon is judged by the names that fit."""

from __future__ import annotations

from benchmarks.icons import LANGUAGES, STYLES, Case, Half, cases, fitting, outcome


def test_the_cases_are_read_in_two_halves() -> None:
    read = list(cases())
    counts = {part: sum(c.part == part for c in read) for part in {c.part for c in read}}
    assert counts["concepts"] >= 280 and counts["phrases"] == 80 and counts["none"] == 40
    assert counts["languages"] == 60 * len(LANGUAGES)
    assert sum(c.half == Half.held for c in read) > 0.4 * len(read)


def test_every_concept_fits_some_icon() -> None:
    for case in cases():
        if case.part != "none":
            assert any(fitting(case.fits, style) for style in STYLES), case.text


def test_an_icon_is_right_by_its_name_and_none_where_none_fits() -> None:
    bicycle = Case("concepts", Half.held, "bicycle", ("bike",))
    assert outcome(bicycle, "line") == ("right", "lucide:bike")
    wrong = Case("concepts", Half.held, "bicycle", ("train*",))
    assert outcome(wrong, "line")[0] == "wrong"
    assert outcome(Case("none", Half.held, "Jane Smith", ("-",)), "line") == ("right", "")
    assert outcome(Case("none", Half.held, "Jane Smith", ("bike",)), "line")[0] == "missed"
