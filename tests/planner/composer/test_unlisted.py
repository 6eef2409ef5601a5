"""Nouns of no list, in the languages that prompts are read in."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.composer.things import things
from planner.content import Wishes
from planner.think import think


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("Ein alter Spinnrad steht neben einem roten Sofa", "de", "Spinnrad"),
        ("Een hond naast een oude draaimolen in het park", "nl", "draaimolen"),
        ("En katt bredvid en gammal spinnrock", "sv", "spinnrock"),
        ("Un chat devant une vieille enclume", "fr", "enclume"),
        ("Un perro junto a un yunque de hierro", "es", "yunque"),
        ("Um gato ao lado de uma bigorna azul", "pt", "bigorna"),
        ("Un cane accanto a un vecchio grammofono", "it", "grammofono"),
        ("Кот сидит рядом с самоваром", "ru", "самоваром"),
        ("قطة بجانب سندان كبير", "ar", "سندان"),
        ("एक बिल्ली एक ग्रामोफोन के पास", "hi", "ग्रामोफोन"),
        ("一只猫，旁边有一架纺车", "zh", "纺车"),
        ("猫と蓄音機と赤いソファ", "ja", "蓄音機"),
        ("고양이와 축음기가 소파 옆에 있다", "ko", "축음기"),
    ],
)
def test_a_phrase_tells_a_noun_that_no_list_has(text: str, language: str, noun: str) -> None:
    assert [t.label for t in things(text, language) if t.kind == "other"] == [noun]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Zwei Igel", "de", "animal"), ("un secchio", "it", "small"), ("deux marteaux", "fr", "small"),
        ("ハリネズミ", "ja", "animal"), ("刺猬在草地上", "zh", "animal"), ("고슴도치", "ko", "animal"), ("हथौड़ा", "hi", "small"),
    ],
)  # fmt: skip
def test_a_noun_that_an_icon_is_called_by_is_a_thing_of_its_kind(
    text: str, language: str, kind: str
) -> None:
    assert [t.kind for t in things(text, language)] == [kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dessine un chien qui dort à la fin de la journée, avec un peu de lumière", "fr"),
        ("Zeichne einen Hund im Stil der Romantik mit viel Liebe zum Detail", "de"),
        ("一只橙色的猫坐着，窗外下着雨", "zh"),
        ("Вечером медленно идёт собака", "ru"),
    ],
)
def test_what_cannot_be_seen_is_no_thing(text: str, language: str) -> None:
    assert [t.kind for t in things(text, language)] == ["animal"]


@pytest.mark.parametrize(
    ("prompt", "noun"),
    [
        ("Un chat devant une vieille enclume", "enclume"),
        ("在雪地上，一只狐狸旁边有一架纺车", "纺车"),
        ("Дедушка читает газету на скамейке, рядом самовар", "самовар"),
    ],
)
def test_a_thing_without_a_drawing_is_told_in_every_language(prompt: str, noun: str) -> None:
    told = [
        i.message for i in think(prompt, Inputs(), Wishes(size="1K")).issues if i.code == "undrawn"
    ]
    assert len(told) == 1 and noun in told[0]


def test_romance_nouns_that_tell_a_kind_are_no_things() -> None:
    named = [thing.noun for thing in things("un bateau de pêche et une tranche de fromage", "fr")]
    assert named[0] == "bateau"
    assert "pêche" not in named
    assert "fromage" in named


def test_plurals_and_counters() -> None:
    told = {thing.noun: thing.count for thing in things("三本の木の下に二匹の犬", "ja")}
    assert told == {"木": 3, "犬": 2}
    assert [thing.count for thing in things("Apfelbäume und ein Fischer", "de")] == [3, 1]
    assert [thing.noun for thing in things("a gull watches two kids", "en")] == ["gull", "kids"]
