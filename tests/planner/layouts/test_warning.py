"""A warning is a callout on every page; other notes are small print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner import looks
from planner.layouts.warning import warned

from .conftest import LayOut
from .sample import content

WARNING = "Warning: turn off the water before you start."


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        (WARNING, "en", "Warning:"),
        ("Achtung: Erst den Strom abschalten.", "de", "Achtung:"),
        ("注意：请先断电。", "zh-Hans", "注意："),
        ("Attention ! Coupez l'eau.", "fr", "Attention !"),
        ("تنبيه: أغلق الماء أولاً.", "ar", "تنبيه:"),
        ("Tip: use a bucket.", "en", ""),
        ("A warning was issued: nobody came.", "en", ""),
        ("Since 1998", "en", ""),
    ],
)
def test_a_warning_is_known_by_its_first_word(text: str, language: str, label: str) -> None:
    assert warned(text, language) == label


@pytest.mark.parametrize("archetype", ["steps", "cards"])
def test_a_warning_stands_on_a_panel_at_full_size(lay_out: LayOut, archetype: str) -> None:
    what = replace(content(4, "short"), note=WARNING)
    for character in looks.characters():
        for aspect in ("4:5", "16:9"):
            laid = lay_out(what, archetype, aspect, character)
            (text,) = laid.texts("warning")
            assert text.text == WARNING
            assert text.size == pytest.approx(laid.body, abs=0.01)
            assert text.parent in {shape.id for shape in laid.shapes("callout")}
            assert not laid.faults


def test_a_tip_stands_on_no_panel(lay_out: LayOut) -> None:
    laid = lay_out(replace(content(4, "short"), note="Tip: use a bucket."), "cards", "4:5", "bold")
    assert not laid.shapes("callout")
