"""What later stages need is loaded while the model writes its first answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from planner.mind.ready import get_ready

RUN = """
import json, sys, threading
from planner.llm import Reply
from planner.mind import read, think_with
from tests.planner.mind.conftest import BRIEF, Scripted, desk
from tests.planner.mind.test_think import CONTENT, FREE, PHYSICS

class Slow(Scripted):
    def ask(self, request, on_text=None):
        if request.stage == "brief":
            [t.join() for t in threading.enumerate() if t.name.startswith("ready")]
            self.loaded = set(sys.modules)
        return super().ask(request, on_text)

at = desk("Two panels on 93 °C coffee")
at.client = Slow({"brief": [BRIEF | {"form": "free"}], "world": [{"facts": [], "known": []}],
                  "content": [CONTENT | {"facts": [], "items": []}], "spatial": [FREE],
                  "physics": [PHYSICS]})
think_with(at, read(at))
late = {name.partition(".")[0] for name in set(sys.modules) - at.client.loaded}
print(*sorted(late & {"budoux", "numpy", "sqlite3", "threadpoolctl", "uharfbuzz", "uniseg"}))
"""


def test_no_package_is_left_to_load_after_the_first_answer() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_all_of_it_loads() -> None:
    assert get_ready().exception() is None
