"""The painting head from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from renderer.model import weights
from tests.nbcli.conftest import Call, environment

SMALL = ("--size", "300x375")


def test_a_picture_is_painted_and_said_to_be(call: Call, plan_file: Path) -> None:
    done = call("render", plan_file, "--head", "local", *SMALL, "--out", "painted.png")
    assert done.code == 0, done.err
    assert "No drawing was found to paint from: apple." in done.err
    told = Path("painted.png").read_bytes()
    assert b"compositeSynthetic" in told
    call("render", plan_file, *SMALL, "--out", "flat.png")
    painted, flat = (
        np.asarray(Image.open(f).convert("RGB")).astype(int) for f in ("painted.png", "flat.png")
    )
    changed = np.abs(painted - flat).sum(-1) > 0
    inside = np.zeros_like(changed)
    inside[264:339, 21:141] = True  # the picture's box, in pixels
    assert changed[inside].mean() > 0.5
    assert not changed[~inside].any()


def test_the_same_plan_paints_the_same_bytes(call: Call, plan_file: Path) -> None:
    for name in ("a.png", "b.png"):
        assert call("render", plan_file, "--head", "local:steps=1", *SMALL, "--out", name).code == 0
    assert Path("a.png").read_bytes() == Path("b.png").read_bytes()


KEEPING = "from renderer.model import resume; resume.EVERY = 0; from nbcli.main import run; run()"
"""nbcli, keeping what is painted after every step."""


def test_a_painting_that_was_killed_goes_on(call: Call, plan_file: Path) -> None:
    asked = ("render", str(plan_file), "--head", "local", "--size", "400x500", "--out")
    kept = Path(".b.png.unfinished/0/scene.npz")
    killed = subprocess.Popen([sys.executable, "-c", KEEPING, *asked, "b.png"], env=environment())
    while not kept.exists() and killed.poll() is None:
        time.sleep(0.01)
    killed.kill()
    killed.communicate()
    if killed.returncode == 0:
        pytest.skip("It was painted before it could be killed.")
    done = call(*asked, "b.png")
    assert done.code == 0 and "An interrupted painting was gone on with." in done.err
    assert not kept.parent.parent.exists()
    whole = call(*asked, "a.png")
    assert "gone on" not in whole.err
    assert Path("a.png").read_bytes() == Path("b.png").read_bytes()


def test_tokens_and_experts_can_be_seen(call: Call, plan_file: Path) -> None:
    done = call("inspect", plan_file, "--tokens", "--experts")
    assert done.code == 0, done.err
    assert "tokens" in done.out and "tells" in done.out and "decoder.blocks.1.experts" in done.out


def test_a_plan_without_a_picture_has_nothing_to_show(call: Call, plan_file: Path) -> None:
    plan = json.loads(plan_file.read_text())
    plan["elements"] = [e for e in plan["elements"] if e["kind"] != "picture"]
    plan_file.write_text(json.dumps(plan))
    done = call("inspect", plan_file, "--tokens")
    assert done.code == 1 and "no picture" in done.err


def test_missing_weights_are_one_sentence(
    call: Call, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from renderer.heads import local

    local.network.cache_clear()
    monkeypatch.setattr(weights, "shipped", lambda: Path("gone.safetensors"))
    done = call("render", plan_file, "--head", "local", *SMALL, "--out", "x.png")
    local.network.cache_clear()
    assert done.code == 1 and "are not at gone.safetensors" in done.err
    assert not Path("x.png").exists()
