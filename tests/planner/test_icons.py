"""Icons are found by meaning in many languages, or not at all, and drawn as asked."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner import icons
from planner.color import oklch
from planner.content import Content
from planner.errors import PlanError
from planner.icons import index
from planner.icons.pixels import raster
from planner.icons.search import DATA, connection
from planner.item_icons import item_icons
from planner.marks import with_icons

PAIRS = json.loads((Path(__file__).parent / "data/icon_queries.json").read_text(encoding="utf-8"))
STYLES = {"lucide": "line", "ph": "regular", "fluent": "colour"}


def _hit(row: dict[str, Any], family: str) -> bool | None:
    """Whether the icon shown is one of those that the row accepts; None where none is shown."""
    (shown,) = item_icons([row["query"]], STYLES[family], row["language"])
    name = shown.partition(":")[2]
    return any(fnmatchcase(name, wanted) for wanted in row[family]) if shown else None


def _rates(half: str) -> tuple[float, float]:
    """Over titles that a family can show: the share that is right, and that of those given an icon."""
    rows = [row for row in PAIRS["pairs"] if row["half"] == half]
    hits = [_hit(row, family) for row in rows for family in STYLES if row[family]]
    right = hits.count(True)
    return right / len(hits), right / (right + hits.count(False))


def test_titles_find_an_icon_that_a_designer_would_take() -> None:
    right, if_shown = _rates("report")
    assert right >= 0.86
    assert if_shown >= 0.91


def test_titles_written_after_everything_else() -> None:
    right, if_shown = _rates("unseen")
    assert right >= 0.8
    assert if_shown >= 0.91


def test_what_no_icon_shows_finds_none() -> None:
    rows = [row for row in PAIRS["pairs"] if not any(row[family] for family in STYLES)]
    wrong = [row["query"] for row in rows for family in STYLES if _hit(row, family) is not None]
    assert len(rows) >= 25
    assert len(wrong) <= 3, wrong


@pytest.mark.parametrize(
    ("query", "language", "name"),
    [
        ("新幹線", "ja", "train-front"),
        ("颱風", "zh-Hant-TW", "tornado"),
        ("台风", "zh-CN", "wind"),
        ("Energia solar", "pt-BR", "solar-panel"),
        ("الماء", "ar", "droplet"),
        ("מים", "he", "droplet"),
        ("Wasserverbrauch", "de", "droplet"),
        ("🚀", "en", "rocket"),
        ("Bicycles", "xx", "bike"),
    ],
)
def test_languages(query: str, language: str, name: str) -> None:
    (match,) = icons.find(query, style="line", language=language)
    assert match.name == f"lucide:{name}"


def test_how_says_what_decided() -> None:
    (word,) = icons.find("Recycling", style="fill")
    (sense,) = icons.find("House committee", style="fill")
    assert (word.name, word.how) == ("ph:recycle-fill", "keyword")
    assert (sense.name, sense.how) == ("ph:users-three-fill", "meaning")
    assert 0 < sense.score <= word.score <= 1


@pytest.mark.parametrize("query", ["", "   ", "!?", "2024", "the of and", "\x00", "x" * 5000])
def test_nothing_to_look_for(query: str) -> None:
    assert icons.find(query, style="colour") == []


_COLD = """
import sys
from planner.icons import find
for query in {queries!r}:
    find(query, style="line")
print("numpy" in sys.modules)
"""


def test_known_words_need_no_encoder() -> None:
    code = _COLD.format(queries=["Coffee", "Solar power", "Revenue", "Earthquake", "Recycling"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_order_does_not_depend_on_hashing() -> None:
    code = "from planner.icons import *; print(find('water', style='colour', k=9))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(outputs) == 1


def test_unknown_style_and_name() -> None:
    with pytest.raises(PlanError, match="choose one of line, light"):
        icons.find("water", style="sketch")  # type: ignore[arg-type]
    with pytest.raises(PlanError, match="no icon called 'lucide:nothing'"):
        icons.svg("lucide:nothing")
    assert not icons.exists("lucide:nothing")
    assert not icons.exists("rocket")


def test_line_icons_take_colour_and_stroke() -> None:
    drawn = icons.svg("lucide:rocket", color="#123456", stroke_width=1.25)
    assert 'stroke="#123456"' in drawn
    assert 'stroke-width="1.25"' in drawn
    assert "currentColor" not in drawn
    assert "currentColor" in icons.svg("lucide:rocket")
    filled = icons.svg("ph:rocket-fill", color="#123456", stroke_width=1.25)
    assert 'fill="#123456"' in filled
    assert icons.svg("fluent-emoji-flat:rocket", color="#123456").count("#123456") == 0


def test_every_drawing_is_an_svg() -> None:
    names = [name for (name,) in connection().execute("SELECT name FROM drawing ORDER BY name")]
    for name in names[::7]:
        root = ET.fromstring(icons.svg(name, color="#000000"))
        assert root.tag.endswith("svg")
        assert len(root)


def test_every_style_draws_every_icon_it_finds() -> None:
    for style in index.FAMILY:
        family, ending = index.FAMILY[style]
        assert all(icons.exists(f"{family}:{n}{ending}") for n in index._names(family).values())


def test_sets_name_their_licences() -> None:
    for one in icons.sets():
        licence = (DATA / one.licence_file).read_text(encoding="utf-8")
        assert "Copyright" in licence
        unseemly = len(index._UNSEEMLY) if one.prefix == "fluent-emoji-flat" else 0
        assert one.count == len(index._names(one.prefix)) + unseemly
    styles = [style for one in icons.sets() for style in one.styles]
    assert sorted(styles) == sorted(index.FAMILY)


def test_data_stays_small() -> None:
    assert sum(f.stat().st_size for f in DATA.rglob("*") if f.is_file()) < 16_000_000


def _paints(svg: str) -> list[str]:
    return re.findall(r'fill="(#[0-9a-f]{6})"', svg)


PALETTE = ["#1f4e79", "#e4572e", "#cfe0ee", "#16212b"]


@pytest.mark.parametrize("name", ["rocket", "globe-showing-europe-africa", "honeybee", "tractor"])
def test_recoloured_hues_are_the_palettes(name: str) -> None:
    redrawn = icons.recolour(icons.svg(f"fluent-emoji-flat:{name}"), PALETTE)
    hues = [oklch(color)[2] for color in _paints(redrawn) if oklch(color)[1] > 0.05]
    wanted = [oklch(color)[2] for color in PALETTE[:2]]
    assert hues
    assert all(min(abs((h - w + 180) % 360 - 180) for w in wanted) < 12 for h in hues)


def test_shade_stays_shade_and_grey_stays_grey() -> None:
    drawing = (
        '<svg><path fill="#ff4444" d="M0 0h9v9z"/><path fill="#aa1111" d="M0 0h4v4z"/>'
        '<path fill="#fff" d="M0 0h2v2z"/><path fill="#222222" d="M0 0h2v2z"/></svg>'
    )
    redrawn = icons.recolour(drawing, ["#2255aa"])
    bright, deep, white, black = (oklch(color) for color in _paints(redrawn))
    assert bright[0] - deep[0] > 0.1
    assert white[0] > 0.95
    assert black[0] < 0.3
    assert max(white[1], black[1]) < 0.03


def test_two_families_of_hue_stay_two() -> None:
    globe = icons.svg("fluent-emoji-flat:globe-showing-europe-africa")
    redrawn = icons.recolour(globe, PALETTE)
    hues = {round(oklch(c)[2] / 30) for c in _paints(redrawn) if oklch(c)[1] > 0.05}
    assert len(hues) == 2


def test_a_two_tone_icon_is_made_solid() -> None:
    drawn = icons.solid(icons.svg("ph:lighthouse-duotone"), "#aa3333")
    bodies, tones, lines = drawn.split("<g fill=")[0], drawn.split("<g fill=")[1], drawn[-400:]
    assert bodies.count("<path") == 1 and '"#aa3333"' in tones and "opacity" not in drawn
    assert "currentColor" not in drawn and lines.endswith("</svg>")


def test_a_solid_icon_has_no_holes() -> None:
    resvg = pytest.importorskip("resvg_py")
    from io import BytesIO

    from PIL import Image

    drawn = icons.solid(icons.svg("ph:lighthouse-duotone"), "#aa3333")
    image = Image.open(BytesIO(bytes(resvg.svg_to_bytes(svg_string=drawn)))).convert("RGBA")
    alpha = image.resize((256, 256)).getchannel("A")
    assert alpha.getpixel((128, 144)) == 255  # the bare stripe between the two toned ones
    assert alpha.getpixel((10, 10)) == 0


def test_names_that_no_colour_icon_bears_have_a_stand_in() -> None:
    table = (
        icons.stand_in("windmill"),
        icons.stand_in("seagulls"),
        icons.stand_in("pumpkin"),
        icons.stand_in("hare"),
        icons.stand_in("hot-air balloons"),
    )
    assert table == (
        "board:windmill", "board:gull", "board:pumpkin", "fluent-emoji-flat:rabbit", "board:balloon",
    )  # fmt: skip
    assert all(icons.board(name) or icons.exists(name) for name in table if name)
    assert icons.stand_in("justice") is None


def test_a_poster_shows_its_topic_before_the_play_of_its_slogan() -> None:
    poster = (("poster", ""),)
    said = Content("You carry us through the night", topic="nurses", archetypes=poster)
    night = Content("You carry us through the night", archetypes=poster)
    shown = with_icons(said, "light").queries
    assert shown and shown != with_icons(night, "light").queries
    quote = Content(
        "The best way out is always through", topic="quote of the day", archetypes=poster
    )
    assert not with_icons(quote, "light").queries


def test_a_thing_in_one_colour_keeps_its_panes_of_glass() -> None:
    bus = icons.dyed(icons.svg("fluent-emoji-flat:bus"), "#c8372d")
    assert "#26C9FC" in bus.upper() and "#FFB02E" not in bus.upper()
    whale = icons.dyed(icons.svg("fluent-emoji-flat:spouting-whale"), "#c8372d")
    assert "#26C9FC" not in whale.upper()


@pytest.mark.parametrize(
    ("name", "color"),
    [("elephant", "#2f6fb5"), ("cat", "#1c1e22"), ("balloon", "#efc33c"), ("rabbit", "#3f8f4f")],
)
def test_a_dyed_thing_is_mostly_of_its_colour(name: str, color: str) -> None:
    drawn = raster(icons.dyed(icons.svg(f"fluent-emoji-flat:{name}"), color))
    seen = drawn[drawn[..., 3] > 250][:, :3].astype(int)
    told = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    assert abs(np.median(seen, axis=0) - told).max() < 45


@pytest.mark.parametrize(
    ("name", "color", "kept"),
    [("red-apple", "#c8372d", "#00D26A"), ("carrot", "#e07b28", "#00D26A"), ("deciduous-tree", "#3f8f4f", "#6D4534")],
)  # fmt: skip
def test_a_thing_of_its_own_colour_keeps_the_rest(name: str, color: str, kept: str) -> None:
    own = icons.svg(f"fluent-emoji-flat:{name}")
    assert kept in own.upper()
    assert kept in icons.dyed(own, color).upper()
    assert kept not in icons.dyed(own, "#72449a").upper()


def test_a_boat_is_drawn_without_the_water_that_it_is_in() -> None:
    for boat in ("sailboat", "ship", "speedboat", "motor-boat", "ferry"):
        name = icons.whole(f"fluent-emoji-flat:{boat}", person=False)
        assert "c-1.75 0" in icons.svg(f"fluent-emoji-flat:{boat}")
        assert "c-1.75 0" not in icons.svg(name)
        assert icons.ink(icons.svg(name))[3] > 0.96


def test_a_view_in_a_frame_is_no_hero() -> None:
    park = Content("National park", topic="national park", archetypes=(("poster", ""),))
    assert not set(with_icons(park, "light").queries) & icons.cards()


@pytest.mark.parametrize("query", ["index finger", "middle finger", "Mittelfinger", "poo", "中指"])
def test_no_search_finds_what_is_unseemly(query: str) -> None:
    names = {match.name.partition(":")[2] for match in icons.find(query, style="colour", k=12)}
    assert not names & {"middle-finger", "pile-of-poo"}


def test_every_public_name_is_there() -> None:
    assert [name for name in icons.__all__ if getattr(icons, name, None) is None] == []
