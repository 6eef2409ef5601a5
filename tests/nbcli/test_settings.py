"""Flags over environment over project file over user file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


def settings_of(cli: Cli, *, home: Path, **env: str) -> dict[str, dict[str, object]]:
    done = cli("config", "--json", XDG_CONFIG_HOME=str(home), **env)
    assert done.code == 0, done.err
    told: dict[str, dict[str, object]] = json.loads(done.out)["settings"]
    return told


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's configuration folder with a file of settings."""
    folder = tmp_path / "home"
    (folder / "nbcli").mkdir(parents=True)
    (folder / "nbcli" / "config.toml").write_text(
        'size = "1K"\nseed = 3\nformat = ["png", "pdf"]\n'
    )
    return folder


def test_each_layer_wins_over_the_one_below(cli: Cli, home: Path, tmp_path: Path) -> None:
    (tmp_path / "nbcli.toml").write_text('seed = 4\naspect = "1:1"\n')
    told = settings_of(cli, home=home, NBCLI_ASPECT="16:9", NBCLI_QUIET="yes")
    assert told["size"] == {"value": "1K", "origin": str(home / "nbcli/config.toml")}
    assert told["seed"] == {"value": 4, "origin": str(tmp_path / "nbcli.toml")}
    assert told["aspect"] == {"value": "16:9", "origin": "NBCLI_ASPECT"}
    assert told["quiet"] == {"value": True, "origin": "NBCLI_QUIET"}
    assert told["format"]["value"] == "png,pdf"
    assert told["n"] == {"value": 1, "origin": "default"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("sise = '2K'", "no setting 'sise'"),
        ("size = '3K'", "no size '3K'"),
        ("size = 3", "is not a text"),
        ("seed = -1", "out of range"),
        ("seed = 1.5", "out of range"),
        ("quiet = 'maybe'", "neither true nor false"),
        ("size = ", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_named(cli: Cli, tmp_path: Path, text: str, part: str) -> None:
    (tmp_path / "nbcli.toml").write_text(text)
    done = cli("config")
    assert done.code == 2
    assert part in done.err
    assert "nbcli.toml" in done.err


def test_a_wrong_variable_is_named(cli: Cli) -> None:
    done = cli("config", NBCLI_SIZE="huge")
    assert (done.code, "NBCLI_SIZE: There is no size 'huge'" in done.err) == (2, True)


def test_the_settings_stand_in_columns(cli: Cli, home: Path) -> None:
    shown = cli("config", XDG_CONFIG_HOME=str(home), NBCLI_THEME="technical-cobalt-dark").out
    rows = [line.split() for line in shown.splitlines()[:-1]]
    assert ["max_sources", "3", "default"] in rows
    assert ["theme", "technical-cobalt-dark", "NBCLI_THEME"] in rows
    assert (
        len(
            {
                line.index(row[1], len(row[0]))
                for line, row in zip(shown.splitlines(), rows, strict=False)
            }
        )
        == 1
    )
