"""Looking things up from the command line, from cassettes."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from grounding.http import Web
from grounding.search import SearchError
from tests.nbcli.conftest import Call
from tests.nbcli.test_minds import WHOLE, recording
from tests.planner.mind.conftest import BRIEF

ARTICLE = """The Amazon River in South America is the largest river by discharge.

== Course ==
The river begins in the Andes of Peru, at a height of 5,597 metres.

== Drainage basin ==
The Amazon basin has an area of about 7,000,000 square kilometres.

== Wildlife ==
The basin is home to more than 3,000 known species of fish.

== See also ==
Nile
"""
TOPIC = "The Amazon River"
URL = "https://en.wikipedia.org/wiki/Amazon_River"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NBCLI_SEARCH", raising=False)


def cassette(*words: str, text: str = ARTICLE) -> str:
    hit = {"url": URL, "title": "Amazon River", "provider": "wikipedia", "text": text}
    Path("found.json").write_text(json.dumps({"searches": {w: [hit] for w in words}}))
    return "replay:found.json"


def test_a_bare_topic_is_drawn_from_what_is_found(call: Call) -> None:
    done = call("generate", TOPIC, "--search", cassette(TOPIC), "--size", "1K", "--out", "run")
    assert done.code == 0, done.err
    assert f"Read: Amazon River, {URL}" in done.err
    plan = json.loads(Path("run/plan.json").read_text())
    told = json.dumps(plan, ensure_ascii=False)
    assert "7,000,000" in told and "Nile" not in told
    sources = [fact["source"] for fact in plan["facts"]]
    assert sources and {s["url"] for s in sources} == {URL} and all(s["retrieved"] for s in sources)
    assert "Wikipedia (CC BY-SA 4.0)" in told
    assert not plan.get("issues")


def test_what_was_found_is_kept_and_repeats_the_run(call: Call) -> None:
    call("generate", TOPIC, "--search", cassette(TOPIC), "--size", "1K", "--out", "run")
    done = call(
        "generate", TOPIC, "--search", "replay:run/search.json", "--size", "1K", "--out", "again"
    )
    assert done.code == 0, done.err
    assert Path("again/image.png").read_bytes() == Path("run/image.png").read_bytes()


def test_auto_leaves_alone_a_prompt_that_says_enough(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grounding.search.open_provider", lambda spec: pytest.fail("looked up"))
    done = call("plan", "3 tips: 1. Sleep well 2. Drink water 3. Walk daily", "--out", "plan.json")
    assert done.code == 0, done.err


@pytest.mark.parametrize("mode", ["auto", "on", "wikipedia"])
def test_a_bare_topic_is_looked_up_and_it_is_said_what_failed(
    call: Call, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    class Down:
        name = "down"

        def search(self, query: object, limit: int) -> list[object]:
            from grounding.search import SearchError

            raise SearchError("The search is down.")

    monkeypatch.setattr("grounding.search.open_provider", lambda spec: Down())
    done = call("generate", TOPIC, "--search", mode)
    assert done.code == 1
    assert "brings no facts" in done.err and done.err.strip().endswith("The search is down.")
    assert not Path("runs").exists()


def test_off_asks_nobody(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grounding.search.open_provider", lambda spec: pytest.fail("looked up"))
    done = call("generate", TOPIC, "--search", "off")
    assert done.code == 1 and "brings no facts" in done.err


def test_a_folder_is_looked_through(call: Call) -> None:
    Path("notes").mkdir()
    Path("notes/amazon.md").write_text(
        "# The Amazon River\n\n" + ARTICLE.replace("== ", "## ").replace(" ==", "")
    )
    Path("notes/plain.txt").write_text("Pink dolphins swim in the Amazon, and in no other river.")
    done = call("plan", TOPIC, "--search", "folder:notes", "--out", "plan.json")
    assert done.code == 0, done.err
    assert "Read: The Amazon River, amazon.md" in done.err and "None" not in done.err
    assert "7,000,000" in Path("plan.json").read_text()


def test_a_model_quotes_what_its_queries_found(call: Call) -> None:
    asking = BRIEF | {"queries": ["coffee brewing temperature"]}
    llm = recording((("brief", asking), *WHOLE[1:]))
    found = cassette("coffee brewing temperature", text="Pour with water at about 93 °C.")
    done = call("plan", "Coffee", "--llm", llm, "--search", found, "--out", "plan.json")
    assert done.code == 0, done.err
    fact = json.loads(Path("plan.json").read_text())["facts"][0]
    assert fact["quote"] == "water at about 93 °C" and fact["source"]["url"] == URL


def test_the_run_lists_every_claim_with_its_source(call: Call) -> None:
    call(
        "generate",
        TOPIC,
        "--search",
        cassette(TOPIC),
        "--size",
        "1K",
        "--out",
        "run",
        "--require-sources",
    )
    claims = json.loads(Path("run/run.json").read_text())["claims"][0]
    area = next(c for c in claims if "7,000,000" in c["text"])
    assert area["numbers"]["7,000,000"][0]["url"] == URL
    assert all(origins for c in claims for origins in c["numbers"].values())


def test_claims_without_a_source_are_refused_when_sources_are_required(call: Call) -> None:
    known = {
        "facts": [],
        "known": [{"claim": "Coffee is 98 percent water", "value": 98, "unit": "%"}],
    }
    items = [{**item, "facts": []} for item in WHOLE[2][1]["items"]]
    content = WHOLE[2][1] | {"deck": "Coffee is 98 percent water.", "items": items, "facts": ["k1"]}
    llm = recording((WHOLE[0], ("world", known), ("content", content), WHOLE[3]))
    done = call("plan", "Coffee", "--llm", llm, "--search", "off", "--require-sources")
    assert done.code == 4, done.err
    assert "has no source" in done.err and done.out == ""


@pytest.mark.parametrize(
    ("options", "said", "code"),
    [
        (("--search", "gugel"), "There is no search 'gugel'", 2),
        (("--since", "yesterday"), "is no date", 2),
        (("--max-sources", "0"), "max_sources = 0 is out of range", 2),
        (("--search", "replay:none.json"), "cassette none.json cannot be read", 1),
        (("--search", "folder:none"), "There is no folder none", 1),
        (("--search", "searxng:nowhere"), "is no web address", 1),
    ],
)
def test_odd_searches_are_one_sentence(
    call: Call, options: tuple[str, ...], said: str, code: int
) -> None:
    done = call("generate", TOPIC, *options)
    assert done.code == code and said in done.err
    assert "Traceback" not in done.err


def test_a_query_longer_than_an_address_may_be_is_one_sentence() -> None:
    with closing(Web()) as web, pytest.raises(SearchError, match="cannot be asked for so much"):
        web.get("https://example.org/search", {"q": "a" * 100_000})
