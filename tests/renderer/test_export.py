"""Files: exact pixels, the plan inside, the same bytes again."""

from __future__ import annotations

import io
import random
import struct
import xml.etree.ElementTree as ET
import zlib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from planner import looks
from planner.parts import Brief, Canvas
from planner.plan import Plan
from renderer.errors import RenderError
from renderer.export import FORMATS, encode
from renderer.provenance import PNG_MAGIC, read_plan
from renderer.render import render

RASTER = ("png", "webp", "avif", "jpg")
WORDS = "Quotes \"'<&>]]> 你好 مرحبا 👩‍🚀\n{\\u}\ufffe\uffff"
SOURCE = '#set page(width: 60pt, height: 75pt, margin: 4pt, fill: rgb("#faf7f0"))\nHallo *Wörld*'


@cache
def page(kind: str) -> bytes:
    return bytes(typst.compile(SOURCE.encode(), format=kind, ppi=144))


def plan(prompt: str = WORDS, alt: str = WORDS) -> Plan:
    return Plan(
        prompt=prompt,
        seed=7,
        canvas=Canvas(width=1000, height=1250),
        brief=Brief(archetype="poster", message=f"Headline {WORDS}"),
        style=looks.style("ocean", "editorial", "editorial", False),
        elements=(),
        alt=alt,
    )


@dataclass(frozen=True)
class Sheet:
    """A drawn page with any plan."""

    plan: Plan = field(default_factory=plan)
    width: int = 120
    height: int = 150
    origins: dict[str, str] = field(default_factory=dict)

    def png(self) -> bytes:
        return page("png")

    def pdf(self) -> bytes:
        return page("pdf")

    def svg(self) -> str:
        return page("svg").decode()


def pixels(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    pairs = zip(one.convert("RGB").tobytes(), other.convert("RGB").tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (one.width * one.height * 3)


@pytest.mark.parametrize("kind", RASTER)
def test_raster_has_exactly_the_rendered_size(kind: str) -> None:
    assert pixels(encode(Sheet(), kind)).size == (120, 150)


@pytest.mark.parametrize("kind", ["png", "webp"])
def test_lossless_formats_keep_every_pixel(kind: str) -> None:
    kept = pixels(encode(Sheet(), kind)).convert("RGBA").tobytes()
    assert kept == pixels(page("png")).convert("RGBA").tobytes()


@pytest.mark.parametrize(("kind", "most"), [("jpg", 1.5), ("avif", 1.5)])
def test_lossy_formats_stay_near(kind: str, most: float) -> None:
    assert mean_difference(pixels(encode(Sheet(), kind)), pixels(page("png"))) < most


@pytest.mark.parametrize("kind", [k for k in FORMATS if k != "pdf"])
def test_plan_comes_back_from_every_file(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "picture.bin"  # found by content, whatever the name
    file.write_bytes(encode(Sheet(), kind))
    text = read_plan(file)
    assert text is not None
    assert Plan.model_validate_json(text) == plan()


@pytest.mark.parametrize("kind", FORMATS)
def test_same_bytes_again(kind: str) -> None:
    assert encode(Sheet(), kind, version="1") == encode(Sheet(), kind, version="1")


def test_png_is_typsts_own_but_for_text_chunks() -> None:
    made, raw = encode(Sheet(), "png"), page("png")
    at, rest = len(PNG_MAGIC), PNG_MAGIC
    while at < len(made):
        size, kind = struct.unpack(">I4s", made[at : at + 8])
        chunk = made[at : at + 12 + size]
        assert struct.unpack(">I", chunk[-4:])[0] == zlib.crc32(chunk[4:-4])
        rest += b"" if kind == b"iTXt" else chunk
        at += 12 + size
    assert rest == raw


def test_png_texts_are_readable_by_others() -> None:
    texts = pixels(encode(Sheet(), "png", version="9.9")).info
    assert texts["Software"] == "nbcli 9.9"
    assert texts["nbcli:seed"] == "7"
    assert texts["nbcli:prompt"] == WORDS
    assert "algorithmicMedia" in texts["XML:com.adobe.xmp"]


def test_painted_pictures_are_declared_as_composites() -> None:
    painted = replace(Sheet(), origins={"hero": "painted", "title": "typeset"})
    for kind in ("png", "webp", "avif", "jpg", "svg"):
        assert b"digitalsourcetype/compositeSynthetic" in encode(painted, kind)
        assert b"digitalsourcetype/compositeSynthetic" not in encode(Sheet(), kind)


def test_svg_is_well_formed_and_told() -> None:
    root = ET.fromstring(encode(Sheet(), "svg"))
    title, desc, metadata = list(root)[:3]
    assert (title.tag[-5:], desc.tag[-4:], metadata.tag[-8:]) == ("title", "desc", "metadata")
    assert title.text is not None
    assert title.text.startswith("Headline Quotes \"'<&>")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


@pytest.mark.parametrize("kind", ["webp", "avif", "jpg"])
def test_xmp_packet_is_well_formed(kind: str) -> None:
    data = encode(Sheet(), kind)
    start, end = data.index(b"<x:xmpmeta"), data.index(b"</x:xmpmeta>") + 12
    assert ET.fromstring(data[start:end]).tag == "{adobe:ns:meta/}xmpmeta"


def test_large_plans_fit_a_jpeg(tmp_path: Path) -> None:
    large = replace(Sheet(), plan=plan(prompt="每 &<" * 60_000, alt="&" * 90_000))
    file = tmp_path / "a.jpg"
    file.write_bytes(encode(large, "jpg"))
    assert pixels(file.read_bytes()).size == (120, 150)
    assert Plan.model_validate_json(read_plan(file) or "") == large.plan


def test_a_picture_too_long_for_a_format_is_refused() -> None:
    with pytest.raises(RenderError, match="16383 pixels"):
        encode(replace(Sheet(), width=16_384), "webp")


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(RenderError, match="png, webp, avif, jpg, pdf, svg"):
        encode(Sheet(), "gif")


def test_packed_text_of_another_program_is_read(tmp_path: Path) -> None:
    body = b"iTXtnbcli:plan\0\1\0\0\0" + zlib.compress(b'{"a": 1}')
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    raw = page("png")
    file = tmp_path / "a.png"
    file.write_bytes(raw[:33] + chunk + raw[33:])
    assert read_plan(file) == '{"a": 1}'


def test_no_plan_in_a_strange_file(tmp_path: Path) -> None:
    for content in (page("png"), page("pdf"), page("svg"), b"", b"\xff\xd8", b"hello"):
        (tmp_path / "x").write_bytes(content)
        assert read_plan(tmp_path / "x") is None


@given(st.sampled_from(["png", "webp", "jpg", "svg"]), st.randoms(use_true_random=False))
def test_damaged_files_never_crash_the_reader(
    tmp_path_factory: pytest.TempPathFactory, kind: str, chance: random.Random
) -> None:
    data = bytearray(encoded(kind))
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    file = tmp_path_factory.mktemp("damaged") / "x"
    file.write_bytes(data[: chance.randrange(len(data))])
    try:
        assert isinstance(read_plan(file), str | None)
    except RenderError as error:
        assert str(error).endswith(".")


@cache
def encoded(kind: str) -> bytes:
    return encode(Sheet(), kind)


def test_pdf_of_the_renderer_carries_the_plan(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(encode(render(plan(prompt="x", alt="y")), "pdf"))
    assert Plan.model_validate_json(read_plan(file) or "null") == plan(prompt="x", alt="y")
