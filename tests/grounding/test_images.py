"""References: cut out where their ground is plain, whole elsewhere, and refused in one sentence."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from grounding.errors import InputError
from grounding.images import read_reference
from grounding.types import Reference


def ring(ground: tuple[int, int, int], size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A blue ring whose hole shows the ground."""
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    w, h = size
    draw.ellipse((0.2 * w, 0.2 * h, 0.8 * w, 0.8 * h), fill=(30, 90, 200))
    draw.ellipse((0.4 * w, 0.4 * h, 0.6 * w, 0.6 * h), fill=ground)
    return image


def pixels(reference: Reference) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(reference.data)).convert("RGBA")).astype(int)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "bmp", "tiff"])
def test_a_thing_on_a_plain_ground_is_cut_out_and_trimmed(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"blue_ring-2.{suffix}"
    ring((250, 250, 248)).save(path)
    found = read_reference(path)
    assert (found.label, found.cut) == ("blue ring 2", True)
    assert abs(found.width - 384) <= 8
    assert abs(found.height - 288) <= 8
    seen = pixels(found)
    assert seen[2, 2, 3] < 10  # a corner
    assert seen[found.height // 2, found.width // 2, 3] > 250  # the hole is no part of the ground
    assert seen[found.height // 2, 20, 3] > 250
    assert abs(seen[found.height // 2, 20, 2] - 200) < 16


def test_what_has_alpha_is_trimmed_to_it(tmp_path: Path) -> None:
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    image.paste((200, 40, 40, 255), (100, 50, 160, 150))
    image.save(tmp_path / "a.png")
    found = read_reference(tmp_path / "a.png", "  Red   box ")
    assert (found.label, found.width, found.height, found.cut) == ("Red box", 60, 100, True)


def test_a_photograph_stays_whole_and_small_enough_to_keep(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 255, (30, 40, 3), dtype=np.uint8)
    Image.fromarray(noise).resize((4000, 3000)).save(tmp_path / "p.jpg")
    found = read_reference(tmp_path / "p.jpg")
    assert (found.width, found.height, found.cut) == (1600, 1200, False)


def test_a_picture_is_turned_upright(tmp_path: Path) -> None:
    image = Image.fromarray(np.arange(400 * 200 * 3, dtype=np.uint8).reshape(200, 400, 3))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(tmp_path / "turned.jpg", exif=exif)
    found = read_reference(tmp_path / "turned.jpg")
    assert (found.width, found.height) == (200, 400)


def test_a_drawing_is_drawn_and_cut_out(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="10" height="10" fill="red"/></svg>'
    )
    found = read_reference(path)
    assert found.cut
    assert abs(found.width - found.height) <= 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.png", None, "does not exist"),
        ("empty.png", b"", "is empty"),
        ("text.png", b"hello there", "not a picture that can be read"),
        ("cut.png", None, "damaged"),
        ("tiny.png", None, "at least 8 x 8"),
        ("clear.png", None, "shows nothing"),
        ("bad.svg", b"<svg", "not an SVG"),
        ("far.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
         "other files"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_in_a_sentence(
    tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    elif name == "cut.png":
        stream = io.BytesIO()
        ring((10, 20, 30)).save(stream, "PNG")
        path.write_bytes(stream.getvalue()[:1500])
    elif name == "tiny.png":
        Image.new("RGB", (4, 400)).save(path)
    elif name == "clear.png":
        Image.new("RGBA", (40, 40)).save(path)
    with pytest.raises(InputError, match=said) as error:
        read_reference(path)
    assert "\n" not in str(error.value)
