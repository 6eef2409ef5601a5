"""The foot of a page: what a prompt asks to be said is shown, whatever the anatomy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner import looks

from .conftest import LayOut
from .sample import content


@pytest.mark.parametrize("archetype", ["steps", "cards", "stats", "ranking", "poster", "slide"])
def test_button_quotation_and_note_are_on_every_page(lay_out: LayOut, archetype: str) -> None:
    what = replace(
        content(4, "short", amounts=True), call="Start today", quote="Slow is fast.", note="Since 1998"
    )  # fmt: skip
    for character in looks.characters():
        for aspect in ("4:5", "16:9"):
            laid = lay_out(what, archetype, aspect, character)
            assert {"Start today", "Slow is fast.", "Since 1998"} <= set(laid.words.split("\n"))
            assert laid.fits
            assert not laid.faults
