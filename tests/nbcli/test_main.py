"""Manners: help, exit codes, streams, completion, health."""

from __future__ import annotations

import errno
import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grounding.errors import InputError
from nbcli.app import GROUPS
from nbcli.errors import Code, UsageFault, explain
from planner.errors import PlanError
from renderer.errors import RenderError

ROOT = Path(__file__).parents[2]
COMMANDS = [name for group in GROUPS.values() for name in group]
Cli = Callable[..., Any]


def test_help_lists_every_command(call: Cli) -> None:
    done = call("--help")
    assert done.code == 0
    for name in COMMANDS:
        assert f"  {name} " in done.out
    bare = call()
    assert (bare.code, bare.out) == (2, done.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_is_in_the_readme(call: Cli, command: str) -> None:
    done = call(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage: nbcli {command}")
    assert max(map(len, done.out.splitlines())) <= 80
    assert f"nbcli {command}" in (ROOT / "README.md").read_text("utf-8")


def test_every_option_has_a_word_of_help(call: Cli) -> None:
    for command in COMMANDS:
        options = [line for line in call(command, "--help").out.splitlines() if line[:4] == "  --"]
        assert all(len(line.split("  ")) > 2 or line.endswith(">") for line in options), command


def test_version(call: Cli) -> None:
    assert call("--version").out.startswith("nbcli 0.")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageFault("x"), 2), (InputError("x"), 1), (PlanError("x"), 1), (RenderError("x"), 1),
        (KeyboardInterrupt(), 130), (MemoryError(), 1), (OSError(errno.ENOSPC, "", "a.png"), 1),
        (ZeroDivisionError("x"), 1),
    ],
)  # fmt: skip
def test_every_error_has_a_code_and_a_sentence(error: BaseException, code: int) -> None:
    got, sentence = explain(error)
    assert got == Code(code)
    assert "\n" not in sentence
    assert ("defect" in sentence) == isinstance(error, ZeroDivisionError)


@pytest.mark.parametrize(
    ("name", "code", "told"), [("SIGTERM", 143, ""), ("SIGINT", 130, "Interr")]
)
def test_a_signal_that_a_library_swallows_still_ends_the_run(
    name: str, code: int, told: str
) -> None:
    swallowing = f"""
import os, signal
from nbcli import main

def library(arguments):
    try:
        os.kill(os.getpid(), signal.{name})
    except BaseException:
        raise SystemError("a call returned a result with an exception set") from None

main._invoke = library
main.run()
"""
    done = subprocess.run([sys.executable, "-c", swallowing], capture_output=True, text=True)
    assert done.returncode == code
    assert done.stderr.removeprefix("nbcli: ").startswith(told)
    assert bool(done.stderr) == bool(told)


def test_os_errors_name_the_file_and_the_way_on() -> None:
    told = explain(OSError(errno.ENOSPC, "No space left on device", "a.png"))[1]
    assert told == "The disk is full, so a.png was not written; free some space."
    assert "run would be larger" in explain(OSError(errno.EFBIG, "File too large", "run"))[1]
    assert "b.md" in explain(FileNotFoundError(errno.ENOENT, "No such file", "b.md"))[1]


def test_wrong_commands_are_one_sentence(call: Cli) -> None:
    for arguments in (("genrate",), ("--nonesuch",), ("schema", "x"), ("inspect",)):
        done = call(*arguments)
        assert (done.code, done.out) == (2, "")
        assert done.err.count("\n") == 1


def test_schema_is_a_schema(call: Cli) -> None:
    told = json.loads(call("schema").out)
    assert told["$schema"].startswith("https://json-schema.org/")
    assert told["additionalProperties"] is False
    assert "elements" in told["required"]


def test_doctor_finds_a_whole_installation(call: Cli) -> None:
    done = call("doctor", "--json")
    told = json.loads(done.out)
    assert {check["name"]: check["detail"] for check in told["checks"] if not check["ok"]} == {}
    assert (done.code, told["ok"]) == (0, True)


def test_doctor_finds_what_is_broken(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = cli("doctor", XDG_CACHE_HOME=str(tmp_path / "file"))
    assert done.code == 1
    assert "✗ cache" in done.out


def shell(line: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    nbcli = f"{sys.executable} -m nbcli"
    return subprocess.run(
        ["bash", "-c", line.replace("nbcli", nbcli)], cwd=cwd, capture_output=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
    )  # fmt: skip


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    done = shell("nbcli schema | head -c 10; nbcli schema --help | true", tmp_path)
    assert not done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_full_stdout_is_said(tmp_path: Path) -> None:
    done = shell("nbcli schema > /dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"full" in done.stderr


def test_closed_streams_are_survived(tmp_path: Path) -> None:
    assert not shell("nbcli schema >&-", tmp_path).stderr
    assert shell("nbcli nonesuch 2>&-", tmp_path).returncode == 2
    gone = shell('nbcli plan "a fox by a lake" -q >&-', tmp_path)
    assert (gone.returncode, gone.stderr) == (0, b"")


@pytest.mark.parametrize("command", ["plan", "batch", "inspect", "render"])
def test_a_closed_stdin_is_said(tmp_path: Path, command: str) -> None:
    done = shell(f"nbcli {command} - <&-", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"nbcli: stdin is closed") and done.stderr.count(b"\n") == 1


def test_json_is_ascii_where_stdout_is(tmp_path: Path, plan_file: Path) -> None:
    done = shell(f"nbcli inspect {plan_file} --json", tmp_path, PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout.decode("ascii"))["plan"]["prompt"]


def on_terminal(arguments: list[str], cwd: Path, **env: str) -> str:
    """What a command writes to stdout when that is a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **env}
    with subprocess.Popen(
        [sys.executable, "-m", "nbcli", *arguments], stdout=theirs, cwd=cwd, env=environment
    ) as process:
        os.close(theirs)
        told = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            told += part
    os.close(ours)
    assert process.returncode == 0
    return told.decode()


def test_colour_only_on_a_terminal_that_wants_it(tmp_path: Path, plan_file: Path) -> None:
    assert "\x1b[" in on_terminal(["inspect", str(plan_file)], tmp_path)
    assert "\x1b[" not in on_terminal(["inspect", str(plan_file)], tmp_path, NO_COLOR="1")
    assert "\x1b[" not in on_terminal(["inspect", str(plan_file)], tmp_path, TERM="dumb")


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_completion(cli: Cli, kind: str) -> None:
    env = {
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        "_NBCLI_COMPLETE": f"complete_{kind}",
    }
    words = {"COMP_WORDS": "nbcli gen", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "nbcli gen"}
    fish = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    assert "generate" in cli(**env, **words, **fish).out
    for option, start, whole in (
        ("--theme", "play", "playful"),
        ("--archetype", "tim", "timeline"),
        ("--head", "sh", "shaded"),
    ):
        line = f"nbcli generate x {option} {start}"
        words = {"COMP_WORDS": line, "COMP_CWORD": "4", "_TYPER_COMPLETE_ARGS": line}
        assert whole in cli(**env, **words, **fish).out


def seconds(*command: str) -> float:
    """The fastest of five runs of a command."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, capture_output=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return min(times)


def test_help_is_as_fast_as_its_library() -> None:
    assert seconds("-m", "nbcli", "--help") < 2.5 * seconds("-c", "import typer, rich")


def test_what_packages_log_is_not_said() -> None:
    code = "import logging, sys; from nbcli.main import main; main(['--version']); logging.getLogger('x').error('noise')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert "noise" not in done.stderr
