"""Voices of type: families of the install, the page's own where its pairing has one of that voice."""

from __future__ import annotations

from importlib import resources
from typing import get_args

import pytest

from planner import fonts
from planner.parts import TypePairing
from planner.plan import FontRole, TextElement
from planner.typeset import element_font
from tests.planner.free.conftest import STYLE, column, issues, page, solved, words


@pytest.mark.parametrize("role", get_args(FontRole))
def test_every_voice_is_a_family_of_the_install(role: FontRole) -> None:
    for name, pairing in fonts.pairings().items():
        own = TypePairing(name=name, **pairing)
        assert fonts.family_of(own, role) in fonts.families()


def test_a_voice_is_the_pairings_own_where_it_has_one() -> None:
    pairing = {name: TypePairing(name=name, **own) for name, own in fonts.pairings().items()}
    assert fonts.family_of(pairing["editorial"], "serif") == "Fraunces"
    assert fonts.family_of(pairing["technical"], "serif") == "Newsreader"
    assert fonts.family_of(pairing["poster"], "grotesque") == "Archivo"
    assert fonts.family_of(pairing["news"], "sans") == "IBM Plex Sans"


def test_words_are_measured_and_set_in_their_voice() -> None:
    done = solved(column(*(words("Handgloves", font=f, id=f, size=40) for f in ("serif", "mono"))))
    serif, mono = (e for e in done.elements if isinstance(e, TextElement))
    assert element_font(serif, STYLE, "en").names[0] == "Newsreader"
    assert serif.lines[0].width != mono.lines[0].width
    assert issues(done, page()) == []


@pytest.mark.parametrize("family", ["Bitter", "Caveat"])
def test_shipped_voices_are_small_licensed_and_know_latin_and_cyrillic(family: str) -> None:
    folder = resources.files("planner").joinpath("data/fonts")
    assert len(folder.joinpath(f"{family}.ttf").read_bytes()) < 150_000
    assert "SIL Open Font License" in folder.joinpath(f"{family}.LICENSE.txt").read_text("utf-8")
    assert fonts.missing("Żółć Ñandú Привет № € “x” – ≈", (family,)) == ""


def test_a_pairing_without_a_family_is_no_crash() -> None:
    pairing = TypePairing(name="", display="", text="", mono="")
    assert fonts.family_of(pairing, "display") == ""
