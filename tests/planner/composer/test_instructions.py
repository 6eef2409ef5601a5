"""Text that tells what to do: its sentences are steps, whatever language they are in."""

from __future__ import annotations

import pytest

from grounding.types import Block, Source
from planner.composer.outline import Section
from planner.composer.prose import prose
from tests.planner.test_compose import tell

CARROTS = (
    "Preheat the oven to 200 °C. Toss 600 g of carrots with the oil. Roast for 25 minutes, turning once."
    " Meanwhile whisk 150 g of yoghurt with lemon. Serves 4."
)


def test_a_recipe_in_running_text_is_steps_and_what_follows_is_a_note() -> None:
    told = tell(CARROTS, name="a.txt")
    assert told.archetypes[0][0] == "steps" and told.headline == ""
    assert [item.title for item in told.items][:2] == [
        "Preheat the oven to 200 °C",
        "Toss 600 g of carrots with the oil",
    ]
    assert len(told.items) == 4 and told.note == "Serves 4."


def test_the_title_of_a_recipe_is_its_headline() -> None:
    told = tell(f"Roast carrots\n\n{CARROTS}", name="a.txt")
    assert told.headline == "Roast carrots" and len(told.items) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Für den Teig Mehl und Butter kneten. Den Teig kalt stellen. Fünf Äpfel schälen. Bei 180 Grad backen.",
        "Faites fondre le chocolat. Battez 3 œufs. Mélangez le tout. Enfournez 12 minutes.",
        "Mezcle la harina con el agua. Añada la sal. Deje reposar 30 minutos. Hornee a 200 grados.",
        "Pelare le patate. Tagliare le cipolle. Cuocere per 20 minuti. Servire subito.",
        "Pour la sauce, versez le vinaigre dans un bol. Ajoutez le sel. Versez l'huile. Goûtez le tout.",
        "Нарежьте лук. Добавьте соль. Варите 20 минут. Подавайте горячим.",
    ],
)
def test_instructions_are_known_by_their_verbs(text: str) -> None:
    told = tell(text, name="a.txt")
    assert len(told.items) == 4 and told.ordered


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pfannkuchen für vier: Mehl mit Milch verrühren. 3 Eier unterrühren. Den Teig ruhen lassen.",
         "Pfannkuchen für vier"),
        ("番茄炒蛋的做法：准备3个鸡蛋。鸡蛋打散，加少许盐。锅中放油，炒熟。", "番茄炒蛋的做法"),
        ("肉じゃがの作り方です。じゃがいも4個を切ります。牛肉を炒めます。15分煮ます。", "肉じゃがの作り方"),
    ],
)  # fmt: skip
def test_a_name_that_says_that_steps_follow_is_the_headline(text: str, name: str) -> None:
    told = tell(text, name="a.txt")
    assert told.headline == name and len(told.items) == 3 and told.ordered


@pytest.mark.parametrize(
    "text",
    [
        "Water boils at 100 °C. Heat moves from warm to cold. Ice melts at 0 °C. Steam rises in the air.",
        "Die Kinder wollen schwimmen. Sie müssen lange warten. Am Ende können alle baden. Alle sind froh.",
    ],
)
def test_sentences_that_tell_of_things_are_no_steps(text: str) -> None:
    assert not tell(text, name="a.txt").ordered


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Dear parents, the school trip goes to York on 12 May. It costs £20. Bring a packed lunch.",
         "The school trip goes to York on 12 May"),
        ("Sehr geehrte Mieterinnen und Mieter, am 24. November wird das Wasser abgestellt. Es dauert bis 12 Uhr."
         " Bitte Vorrat anlegen.", "Am 24. November wird das Wasser abgestellt"),
        ("Bluttest: Liebe Patienten, ab dem 1. März kommen Sie um 7:30 Uhr. Bitte kommen Sie nüchtern. Danke.",
         "Bluttest: ab dem 1. März kommen Sie um 7:30 Uhr"),
        ("保護者の皆様、遠足は5月20日に行います。集合は午前8時です。お弁当を持たせてください。", "遠足は5月20日に行います"),
        ("各位业主：小区将于11月20日停电检修。停电范围为1号楼至6号楼。请提前给手机充电。", "小区将于11月20日停电检修"),
        ("Liebe geht durch den Magen, sagt ein altes Wort. Das stimmt in 80 Prozent der Fälle. Viele kochen gern.",
         "Liebe geht durch den Magen, sagt ein altes Wort"),
    ],
)  # fmt: skip
def test_a_salutation_is_no_part_of_the_message(text: str, headline: str) -> None:
    assert tell(text, name="a.txt").headline == headline


@pytest.mark.parametrize(
    "text",
    [
        "Dear neighbours,\n\nThe lift is out of order until 3 May. Take the stairs.\n",
        "各位业主：\n\n电梯5月3日前停运。请走楼梯。\n",
    ],
)
def test_a_line_that_is_a_salutation_is_no_title(text: str) -> None:
    assert tell(text, name="a.txt").headline in (
        "The lift is out of order until 3 May",
        "电梯5月3日前停运",
    )


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The island's 1,900 smallholders earned more.", "1,900 smallholders"),
        ("en", "The club has 1,200 new members.", "1,200"),
        ("de", "Im vergangenen Jahr kamen 48.000 Badegäste.", "48.000 Badegäste"),
        ("de", "Das gilt an 1.200 Berliner Schulen.", "1.200"),
        ("fr", "Les lecteurs trouveront 62 000 livres et 90 places.", "62 000 livres"),
        ("es", "Habrá 4.000 nuevas plazas en la ciudad.", "4.000"),
        ("es", "La nueva terminal tiene 38.000 metros cuadrados.", "38.000 metros cuadrados"),
        ("ja", "アリーナの座席は3,200席に増えました。", "3,200席"),
        ("ja", "雨の場合は5月27日に延期します。", ""),
        ("zh", "如遇下雨，改到5月23日。", ""),
        ("zh", "馆内设有1500个阅览座位和24小时自助借还机。", ""),
        ("ar", "الدخول مجاني للأطفال دون 12 سنة.", ""),
        ("es", "Para dudas, llamen al 91 555 01 34.", ""),
        ("en", "For questions, call +44 1632 960145 now.", ""),
        ("zh", "它们每天用10到16个小时进食。", "10到16个小时"),
        ("zh", "野外大熊猫的数量比1980年代增加了70%。", "70%"),
        ("ar", "يعيش الجمل من 40 إلى 50 سنة.", "40 إلى 50 سنة"),
        ("ar", "تفتح الحديقة أبوابها من الساعة 6 صباحا حتى 11 مساء.", ""),
        ("ar", "تبلغ مساحة الحديقة 45 ألف متر مربع.", "45 ألف متر مربع"),
    ],
)
def test_a_number_set_large_keeps_its_noun_its_unit_and_its_range(
    language: str, text: str, value: str
) -> None:
    told, _ = prose(Section(None, (Block("paragraph", text, Source()),)), language)
    assert [entry.value for entry in told] == [value]


def test_sentences_without_names_are_no_two_sides() -> None:
    told = tell("新款自行车重18公斤，最高时速25公里。电池充电4小时，可行驶80公里。车身采用铝合金，承重120公斤。售价3299元，"
                "10月20日起发货。", name="a.txt")  # fmt: skip
    assert not told.sides and told.archetypes[0][0] != "comparison"
