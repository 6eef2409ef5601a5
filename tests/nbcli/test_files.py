"""Files are whole or not there."""

from __future__ import annotations

import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbcli.errors import CliError, explain
from nbcli.files import slug, write, write_folder


@contextmanager
def short_of_space(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes: a write fails midway, as on a full disk."""
    import signal

    before, old = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_file_is_written_with_ordinary_permissions(tmp_path: Path) -> None:
    write(tmp_path / "new" / "a.txt", b"1")
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"1"
    (tmp_path / "plain").write_bytes(b"1")
    assert (tmp_path / "new/a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert everything(tmp_path) == {"new", "new/a.txt", "plain"}


def test_another_file_is_kept_without_force(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(CliError, match="--force"):
        write(tmp_path / "a", b"2")
    assert (tmp_path / "a").read_bytes() == b"mine"
    write(tmp_path / "a", b"2", force=True)
    assert (tmp_path / "a").read_bytes() == b"2"


def test_the_same_bytes_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    before = (tmp_path / "a").stat()
    write(tmp_path / "a", b"1")
    assert (tmp_path / "a").stat().st_ino == before.st_ino


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with short_of_space(1000), pytest.raises(OSError, match="large") as caught:
        write(tmp_path / "a", b"x" * 5000, force=True)
    assert caught.value.filename == str(tmp_path / "a")
    with short_of_space(1000), pytest.raises(OSError, match="large"):
        write_folder(tmp_path / "run", {"plan.json": b"1", "image.png": b"x" * 5000})
    assert everything(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_folder_appears_at_once(tmp_path: Path) -> None:
    write_folder(tmp_path / "runs" / "one", {"plan.json": b"1", "image.png": b"2"})
    assert everything(tmp_path) == {"runs", "runs/one", "runs/one/plan.json", "runs/one/image.png"}
    assert stat.S_IMODE((tmp_path / "runs/one").stat().st_mode) == 0o777 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_taken_folder_is_kept_without_force(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "mine.txt").write_text("mine")
    with pytest.raises(CliError, match="--force"):
        write_folder(tmp_path / "run", {"plan.json": b"1"})
    write_folder(tmp_path / "run", {"plan.json": b"1"}, force=True)
    assert everything(tmp_path) == {"run", "run/mine.txt", "run/plan.json"}


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    inode = (tmp_path / "run").stat().st_ino
    write_folder(tmp_path / "run", {"plan.json": b"1"})
    assert everything(tmp_path) == {"run", "run/plan.json"}
    assert (tmp_path / "run").stat().st_ino == inode


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(OSError) as caught:  # noqa: PT011
        write(tmp_path / "f" / "a", b"1")
    assert str(tmp_path / "f" / "a") in explain(caught.value)[1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Asia holds 59 % of us!", "asia-holds-59-of-us"),
        ("../../etc/passwd", "etc-passwd"),
        ("亚洲占世界人口的五分之三", "亚洲占世界人口的五分之三"),
        ("هناك سبع خطوات", "هناك-سبع-خطوات"),
        ("…", "picture"),
        ("a" * 300, "a" * 48),
    ],
)
def test_slugs(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(max_size=300))
def test_a_slug_is_always_a_file_name(text: str) -> None:
    name = slug(text)
    assert 0 < len(name.encode()) <= 200
    assert not set(name) & set('/\\:*?"<>| \0\n.')
    assert name == Path(name).name


def test_a_device_takes_the_bytes_and_stays_a_device(tmp_path: Path) -> None:
    write(Path("/dev/null"), b"1")
    assert Path("/dev/null").is_char_device()
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write(tmp_path / "pipe", b"1")
    assert os.read(reader, 9) == b"1" and (tmp_path / "pipe").is_fifo()
    os.close(reader)
