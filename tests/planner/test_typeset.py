"""What HarfBuzz measures is what Typst draws; lines break, balance and fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner import fonts, typeset
from planner.fonts import Font
from planner.looks import style
from planner.parts import Box
from planner.plan import Run, TextElement

SAMPLES = [
    ("en", "CO₂ “smart” — 3×4 ≥ 5 °C, AVATAR To Wave"),
    ("zh-Hans", "中文 mixed 混排ab中，（文）"),
    ("zh-Hans", "（开头）结尾。"),
    ("zh-Hans", "“引用”和：「你」"),
    ("zh-Hant", "臺灣的「茶」有很多種，包括烏龍。"),
    ("ja", "「東京」は、日本の首都。"),
    ("ja", "新幹線N700系が1964年に開業"),
    ("ko", "대한민국 2024년 (서울)"),
    ("ar", "هذا نص عربي 123 كامل"),
    ("he", "שלום עולם 2024"),
    ("hi", "क्षत्रिय हिन्दी पाठ"),
    ("th", "ภาษาไทย กำลังดี"),
    ("ru", "Привет, мир — «да»"),
    ("el", "Καλημέρα κόσμε"),
    ("vi", "Tiếng Việt đẹp"),
    ("en", "Party 🎉 family 👩‍👩‍👧 flag 🇯🇵"),
]
TEMPLATE = r"""
#let data = json(bytes(sys.inputs.data))
#let hanging = regex("[\u{00b7}\u{2013}\u{2014}\u{2018}\u{2019}\u{201c}\u{201d}\u{2025}\u{2026}\u{2027}\u{2e3a}]")
#let others = regex("[^\u{00b7}\u{2013}\u{2014}\u{2018}\u{2019}\u{201c}\u{201d}\u{2025}\u{2026}\u{2027}\u{2e3a}]")
#set text(fallback: false)
#context [#metadata(data.map(d => measure(text(
  font: if d.cjk { ((name: d.font.first(), covers: others),) + d.font.slice(1) } else { d.font },
  lang: d.lang, region: d.region, size: d.size * 1pt, weight: d.weight, d.text)).width / 1pt)) <widths>]
"""
REGIONS = {"zh-Hans": "cn", "zh-Hant": "tw"}


def drawn_widths(tmp_path: Path, cases: list[tuple[Font, str]]) -> list[float]:
    """Widths as Typst measures them."""
    source = tmp_path / "measure.typ"
    source.write_text(TEMPLATE, "utf-8")
    data = [
        {
            "font": [fonts.drawn_name(n) for n in font.names],
            "lang": font.language.split("-")[0],
            "region": REGIONS.get(font.language),
            "cjk": fonts.is_cjk(font.language),
            "size": font.size,
            "weight": font.weight,
            "text": text,
        }
        for font, text in cases
    ]
    compiler = typst.Compiler(
        str(source), font_paths=list(fonts.font_dirs()), ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )  # fmt: skip
    return list(json.loads(compiler.query("<widths>", field="value"))[0])


@pytest.mark.parametrize(
    "family", ["Inter", "Fraunces", "Newsreader", "Bricolage Grotesque", "Fredoka"]
)
def test_measured_widths_are_drawn_widths(tmp_path: Path, family: str) -> None:
    """To a tenth of an em a line: Typst does not kern over every space."""
    cases = [
        (Font(fonts.chain(family, language), size, weight, language=language), text)
        for language, text in SAMPLES
        for size, weight in ((14.0, 400), (80.0, 700))
    ]
    for (font, text), drawn in zip(cases, drawn_widths(tmp_path, cases), strict=True):
        assert fonts.width(text, font) == pytest.approx(drawn, abs=0.1 * font.size), (text, font)


def test_every_family_is_known_to_typst() -> None:
    known = {
        str(name)
        for name in typst.Fonts(
            font_paths=list(fonts.font_dirs()), include_system_fonts=False
        ).families()
    }
    assert {fonts.drawn_name(name) for name in fonts.families()} <= known


def lines(
    text: str, width: float, *, balance: bool = False, language: str = "en", size: float = 20
) -> list[str]:
    font = Font(fonts.chain("Inter", language), size, language=language)
    done = typeset.set_text((Run(text=text),), font, width, leading=1.3, balance=balance)
    return [text[start:end] for start, end, _ in done.lines]


@pytest.mark.parametrize(
    ("language", "text"), [*SAMPLES, ("en", "two lines \nthe longer of them\n")]
)
def test_the_natural_width_is_that_of_the_longest_line_as_set(language: str, text: str) -> None:
    font = Font(fonts.chain("Inter", language), 24, language=language)
    runs = (Run(text=text), Run(text=" more", weight=700))
    wide = typeset.set_text(runs, font, 1e5, leading=1.2)
    assert typeset.natural_width(runs, font) == pytest.approx(wide.width)


def test_lines_hold_the_whole_text_and_keep_the_measure() -> None:
    text = (
        "Asia holds three of every five people, and Africa grows faster than any other continent."
    )
    done = lines(text, 300)
    assert " ".join(done) == text
    font = Font(fonts.chain("Inter", "en"), 20)
    assert all(fonts.width(line, font) <= 300 * typeset.SLACK for line in done)


def test_headings_are_balanced() -> None:
    done = lines(
        "Four decades from the first satellite to a permanent home in orbit", 420, balance=True
    )
    font = Font(fonts.chain("Inter", "en"), 20)
    widths = [fonts.width(line, font) for line in done]
    assert min(widths) > 0.6 * max(widths)


def test_no_last_line_of_one_short_word() -> None:
    text = "A last line that holds nothing but one short word looks like a mistake to us"
    for width in range(200, 480, 7):
        assert len(lines(text, width)[-1].split()) > 1


def test_numbers_keep_their_units() -> None:
    for width in range(60, 300, 5):
        assert not any(
            line.endswith("320") for line in lines("Add water up to 320 g in total", width)
        )


def test_chinese_lines_do_not_start_with_closing_punctuation() -> None:
    text = "全球人口中，每五个人就有三个生活在亚洲；而非洲的增长速度最快。"
    for width in range(60, 400, 9):
        assert not any(
            line[0] in "，。；、！？）" for line in lines(text, width, language="zh-Hans")
        )


def test_a_word_wider_than_the_measure_is_told() -> None:
    font = Font(fonts.chain("Inter", "en"), 40)
    assert not typeset.set_text((Run(text="Incomprehensibilities"),), font, 100, leading=1.2).fits


def test_what_no_font_has_is_a_space_and_never_a_box() -> None:
    names = fonts.chain("Inter", "en")
    assert fonts.shown("plain é 👍🏽 你好", names) == "plain é 👍🏽 你好"
    assert fonts.shown("one \U00012000\U00012001 two", names) == "one \u00a0\u00a0 two"
    font = fonts.Font(names, 20.0)
    assert fonts.advance("a\U00012000b", font) == fonts.advance("a\u00a0b", font)


def test_missing_glyphs_are_found() -> None:
    names = fonts.chain("Inter", "en")
    assert fonts.missing("plain text, 中文, العربية 🎉", names) == ""
    assert fonts.missing("a\U000132d0", names) == "\U000132d0"


@example("\r0", 20.0, False)
@given(st.text(max_size=80), st.floats(20, 900), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_text_is_set_without_losing_a_character(text: str, width: float, balance: bool) -> None:
    font = Font(fonts.chain("Inter", "en"), 20)
    done = typeset.set_text((Run(text=text),), font, width, leading=1.3, balance=balance)
    kept = "".join(text[start:end] for start, end, _ in done.lines)
    assert "".join(kept.split()) == "".join(text.split())


def test_fit_key_tells_a_changed_text() -> None:
    look = style("ocean", "editorial", "editorial", False)
    element = TextElement(
        id="a", box=Box(x=0, y=0, w=300, h=90), runs=(Run(text="One two three"),), size=30
    )
    done = typeset.fit_element(element, look, "en")
    assert done.lines and done.fit_key == typeset.fit_key(done, look, "en")
    changed = done.model_copy(update={"runs": (Run(text="One two four"),)})
    assert changed.fit_key != typeset.fit_key(changed, look, "en")


def test_an_endless_word_is_broken_and_told() -> None:
    font = Font(fonts.chain("Inter", "en"), 20)
    done = typeset.set_text((Run(text="x" * 3000),), font, 300, leading=1.2)
    assert not done.fits and all(width <= 301 for _, _, width in done.lines)


def test_ranges_stay_whole() -> None:
    for width in range(80, 300, 5):
        assert not any(
            line.endswith("95–") for line in lines("冲泡水温 95–100 °C", width, language="zh-Hans")
        )


def test_chinese_with_numbers_keeps_the_measure() -> None:
    text = "印度的发电量：2015年至2024年上升6,470亿千瓦时。日本减量最大，2015年至2024年减少233亿千瓦时。"
    for width in range(200, 900, 23):
        font = Font(fonts.chain("Inter", "zh-Hans"), 19, language="zh-Hans")
        done = typeset.set_text((Run(text=text),), font, width, leading=1.4)
        assert done.fits and all(w <= width * typeset.SLACK + 0.01 for _, _, w in done.lines)


@pytest.mark.parametrize("text", ["", "\u200b", "\u2060\u200b"])
def test_nothing_to_see_is_no_less_than_nothing_wide(text: str) -> None:
    tight = Font(("Inter",), 40.0, 700, tracking=-0.05, language="en")
    assert fonts.width(text, tight) >= 0.0


@pytest.mark.parametrize(
    "text", ["Rain gauge", "雨量计（一）", "", "  ", "T o V A", "Rain\n\ngauge "]
)
def test_a_paragraph_that_fits_whole_is_one_line(text: str) -> None:
    font = Font(fonts.chain("Inter", "en"), 20.0)
    told = typeset.set_text((Run(text=text),), font, 500.0, leading=1.4, balance=True)
    assert [text[start:end] for start, end, _ in told.lines] == [
        line.rstrip() for line in text.split("\n")
    ]
    assert told.fits
