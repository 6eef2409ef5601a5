"""What a prompt asks for, in English and in the key words of ten other languages."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import PromptBrief, read_brief
from planner.composer.asks import recounted
from planner.content import Wishes


def brief(prompt: str) -> PromptBrief:
    return read_brief(prompt, Inputs(), Wishes())


@pytest.mark.parametrize(
    ("prompt", "topic"),
    [
        ("Create an infographic about sea turtles", "sea turtles"),
        ("Please make me a clean, modern poster on recycling for kids", "recycling"),
        ("A timeline of jazz, dark and bold, for a 16:9 screen.", "jazz"),
        ("Infographic about sleep in blue and orange", "sleep"),
        (
            "Explain the water cycle to ten-year-olds as a circle, in a playful style.",
            "water cycle",
        ),
        ("Explain in three steps how to brew tea", "how to brew tea"),
        ("SWOT analysis of a small bakery", "SWOT analysis of a small bakery"),
        ("Dashboard for Q3", "Dashboard for Q3"),
        ("用三个步骤说明如何泡绿茶", "如何泡绿茶"),
        ("緑茶の入れ方のインフォグラフィックを作って", "緑茶の入れ方"),
        (
            "Montre en trois étapes comment faire du thé",
            "comment faire du thé",
        ),
        ("Создай инфографику о пчёлах", "о пчёлах"),
        ("Блок-схема заказа", "Блок-схема заказа"),
        ("制作一张关于长城的信息图", "长城"),
        ("火山についてのインフォグラフィックを作ってください", "火山"),
        ("커피에 대한 인포그래픽을 만들어줘", "커피"),
        ("Erstelle eine Infografik über Gletscher", "Gletscher"),
        ("Crée une infographie sur les abeilles", "abeilles"),
        ("Crea una infografía sobre los volcanes", "volcanes"),
        ("Создай инфографику про чай", "чай"),
        ("أنشئ إنفوجرافيك عن النحل", "النحل"),
    ],
)
def test_the_topic_is_what_is_left_of_the_asking(prompt: str, topic: str) -> None:
    found = brief(prompt)
    assert found.topic == topic
    assert found.kind == "topic"


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("Explain recycling in 5 steps", 5),
        ("Three tips for better sleep", 3),
        ("The top 10 longest bridges", 10),
        ("A 7-step plan", 7),
        ("五个步骤教你泡茶", 5),
        ("コーヒーを淹れる6ステップ", 6),
        ("Fünf Tipps für Läufer", 5),
        ("Quatre étapes pour planter un arbre", 4),
        ("Cinco consejos para dormir", 5),
        ("Пять шагов к цели", 5),
        ("The 50 states of America", None),
        ("Apollo 11 landed in 1969", None),
    ],
)
def test_counts_are_understood(prompt: str, count: int | None) -> None:
    assert brief(prompt).asks.count == count


@pytest.mark.parametrize(
    ("text", "now", "language", "told"),
    [
        ("6 tips for 30 nights", 5, "en", "5 tips for 30 nights"),
        ("Six tips for sleep", 5, "en", "Five tips for sleep"),
        ("Sechs Tipps gegen Stress", 7, "de", "Sieben Tipps gegen Stress"),
        ("Sechs Tipps gegen Stress", 11, "de", "11 Tipps gegen Stress"),
        ("健康饮食六大建议", 5, "zh", "健康饮食五大建议"),
        ("片付けの六つのコツ", 2, "ja", "片付けの二つのコツ"),
        ("ستة نصائح للسفر", 5, "ar", "خمسة نصائح للسفر"),
        ("Seven tips for sleep", 5, "en", "Seven tips for sleep"),
        ("Sleep at six", 5, "en", "Sleep at six"),
    ],
)
def test_what_a_text_counts_is_counted_again(text: str, now: int, language: str, told: str) -> None:
    assert recounted(text, 6, now, language) == told


@pytest.mark.parametrize(
    ("prompt", "archetype"),
    [
        ("Draw a timeline of tea", "timeline"),
        ("How to tie a tie", "steps"),
        ("Cats vs dogs", "comparison"),
        ("A SWOT of our shop", "quadrant"),
        ("An org chart of our school", "tree"),
        ("The life cycle of a frog", "cycle"),
        ("A funnel of our sales", "funnel"),
        ("The food pyramid", "pyramid"),
        ("A flowchart for onboarding", "flow"),
        ("Label the parts of a flower", "callouts"),
        ("A dashboard of our energy use", "charts"),
        ("The Moon in numbers", "stats"),
        ("A poster for our fair", "poster"),
        ("A slide on our results", "slide"),
        ("画一张唐朝的时间轴", "timeline"),
        ("富士山の登山手順", "steps"),
        ("Vergleich von Bus und Bahn", "comparison"),
        ("Organigramme de notre école", "tree"),
        ("El ciclo del agua", "cycle"),
        ("La piramide alimentare per i bambini della scuola", "pyramid"),
        ("Нарисуй блок-схему того, как оформляется заказ", "flow"),
        ("خط زمني للعلوم", "timeline"),
        ("회사 조직도", "tree"),
    ],
)
def test_structure_words_name_an_archetype(prompt: str, archetype: str) -> None:
    assert brief(prompt).asks.archetypes[0][0] == archetype


def test_a_poster_of_steps_is_about_the_steps() -> None:
    assert brief("A poster of how to wash your hands").asks.archetypes[0][0] == "steps"


@pytest.mark.parametrize(
    ("prompt", "palette", "character", "dark", "aspect", "size"),
    [
        ("Infographic about tea in blue and orange", "blue orange", None, None, None, None),
        ("A dark, bold slide about tea, 16:9", None, "bold", True, "16:9", None),
        ("A playful square picture about tea in 4K", None, "playful", None, "1:1", "4K"),
        (
            "A minimal A4 handout about tea on a white background",
            "white",
            "editorial",
            False,
            "A4",
            None,
        ),
        ("Infographic about the red fox", None, None, None, None, None),
        ("Infographic about strong passwords", None, None, None, None, None),
        ("A chart about tea, 1080x1920 px", None, None, None, "1080:1920", "1080x1920"),
        ("制作竖版海报，蓝色配色，介绍茶", "blue", None, None, "4:5", None),
        ("Ein quadratisches Plakat über Tee, dunkel", None, None, True, "1:1", None),
        (
            "Une affiche verticale sur le thé, style minimaliste",
            None,
            "editorial",
            None,
            "4:5",
            None,
        ),
    ],
)
def test_looks_and_sizes_are_understood(
    prompt: str, palette: str | None, character: str | None, dark: bool | None,
    aspect: str | None, size: str | None,
) -> None:  # fmt: skip
    found = brief(prompt).asks
    wanted = (palette, character, dark, aspect, size)
    assert (found.palette, found.character, found.dark, found.aspect, found.size) == wanted


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("Steps: 1. Wash 2. Rinse 3. Dry", "content"),
        ("Bees pollinate three quarters of our crops.", "content"),
        ("Idea -> Draft -> Print", "content"),
        ("A green boat on a lake under a rainbow", "scene"),
        ("A shop window shows 'Sale' in large red letters", "scene"),
        ("A website with the title 'Green Week' and a button 'Join'", "page"),
        ("Poster for Spring Fair, 3 May", "content"),
        ("Happy birthday, Lena!", "message"),
        ("The history of bread", "topic"),
        ("Create an infographic", "topic"),
        ("", "topic"),
    ],
)
def test_where_the_words_of_the_picture_come_from(prompt: str, kind: str) -> None:
    assert brief(prompt).kind == kind


def test_inputs_make_the_prompt_a_request() -> None:
    from grounding.documents import parse_text

    given = Inputs(documents=(parse_text("# Tea\n\n- green\n- black\n"),))
    assert read_brief("Steps: 1. Wash 2. Rinse 3. Dry", given, Wishes()).kind == "request"


def test_a_description_of_a_layout_says_nothing_but_what_it_quotes() -> None:
    prompt = (
        "Create a web page with a header at the top, a sidebar in the left column and a hero "
        'section on the right; the heading reads "Blue Harbour", below it a paragraph, three '
        'cards in a row with icons, a footer at the bottom and a button "Book now".'
    )
    assert brief(prompt).kind == "page"
    bare = prompt.replace('"Blue Harbour"', "something").replace('"Book now"', "to book")
    assert brief(bare).kind == "topic"


def test_the_instruction_graph_runs_from_identity_to_background() -> None:
    found = brief('A poster of a red boat on a dark sea with the title "Sail", square').instructions
    kinds = [node.kind for node in found]
    order = ["identity", "object", "text", "data", "style", "background"]
    assert kinds == sorted(kinds, key=order.index)
    assert {"identity", "object", "text"} <= set(kinds)
    known = {node.id for node in found}
    assert all(set(node.after) <= known for node in found)
    first = found[0].kind
    assert all(node.after for node in found if node.kind != first)


def test_stress_raises_importance() -> None:
    plain, stressed = (
        next(node for node in brief(text).instructions if node.kind == "text")
        for text in ("A sign reads 'Go' on a wall", "A sign must read 'Go' on a wall")
    )
    assert stressed.importance > plain.importance
