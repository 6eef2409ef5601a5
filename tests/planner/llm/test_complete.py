"""From answers of every kind to values, or to what is wrong with them."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field, replace

import pytest

from planner.llm import Message, Reply, Request, complete
from planner.llm.complete import find_json, parse
from planner.llm.errors import AnswerUnusable, ServerUnavailable
from planner.llm.types import CUT, OnText
from tests.planner.llm.conftest import Answer

GOOD = '{"title": "Tea", "count": 6, "tags": ["a"]}'


@dataclass
class Scripted:
    """A client that says what it was given."""

    answers: list[str]
    name: str = "scripted:1"
    asked: list[Request] = field(default_factory=list)

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        self.asked.append(request)
        return Reply(self.answers.pop(0), "1")


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Here it is:\n```\n{GOOD}",
        f"Sure! {GOOD} Anything else?",
        f"<think>{{no}} not yet</think>\n{GOOD}",
        f"The set {{a, b}}, so {GOOD[:9]}…</think>\n{GOOD}",
        f'Of {{a, b}} the draft is {{"title": 1}}.\nFinal:\n{GOOD}\nAs {{asked}}.',
        f"\n\n{GOOD}\n",
    ],
)
def test_json_is_found_in_what_surrounds_it(text: str) -> None:
    value, issues = parse(text, Answer)
    assert value == Answer(title="Tea", count=6, tags=["a"])
    assert not issues


@pytest.mark.parametrize("text", ["", "no", "[1, 2]", "{", '{"a": }', "null", "<think>{}"])
def test_no_object_is_said(text: str) -> None:
    assert find_json(text) is None
    value, issues = parse(text, Answer)
    assert value is None
    assert issues[0].code == "no-json"


def test_halves_of_a_character_are_joined_or_marked() -> None:
    assert Reply("a\ud83c\udf75b\ud83c", "1").text == "a🍵b\ufffd"
    value, _ = parse('{"title": "\\ud83c\\udf75 \\ud83c", "count": 1, "tags": []}', Answer)
    assert value is not None and value.title == "🍵 \ufffd"


def test_issues_go_back_word_for_word() -> None:
    client = Scripted(['{"title": "Tea", "count": "many"}', GOOD])
    assert complete(client, "brief", [Message("user", ("Tea?",))], Answer).count == 6
    first, second = client.asked
    assert second.messages[:1] == first.messages
    assert second.messages[1] == Message("assistant", ('{"title": "Tea", "count": "many"}',))
    assert "count: input should be a valid integer" in second.messages[2].text


def test_an_answer_that_stays_wrong_is_given_up() -> None:
    client = Scripted(["no"] * 3)
    with pytest.raises(AnswerUnusable, match=r"scripted:1 gave no usable answer to “brief” in 3"):
        complete(client, "brief", [Message("user", ("Tea?",))], Answer)


@dataclass
class Short(Scripted):
    """A client whose answers stop at their bound of tokens."""

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        return replace(super().ask(request, on_text), notes=(CUT,))


def test_an_answer_cut_at_its_bound_is_called_so() -> None:
    client = Short([GOOD[:20], GOOD])
    assert complete(client, "brief", [Message("user", ("Tea?",))], Answer).count == 6
    assert "it stopped at its bound of tokens" in client.asked[1].messages[2].text
    with pytest.raises(AnswerUnusable, match="bound of tokens, before its end; write less"):
        complete(Short([GOOD[:20]] * 3), "brief", [Message("user", ("Tea?",))], Answer)


@dataclass
class Failing(Scripted):
    """A client that gives its answers and then cannot be reached."""

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        if not self.answers:
            raise ServerUnavailable("scripted cannot be reached.")
        return super().ask(request, on_text)


def test_an_error_in_asking_again_names_the_first_fault_too() -> None:
    with pytest.raises(ServerUnavailable, match=r"^scripted cannot be reached\.$"):
        complete(Failing([]), "brief", [Message("user", ("Tea?",))], Answer)
    with pytest.raises(ServerUnavailable) as both:
        complete(Failing(["no"]), "brief", [Message("user", ("Tea?",))], Answer)
    assert str(both.value) == (
        "An answer was of no use (answer: the answer holds no JSON object),"
        " and asked again, scripted cannot be reached."
    )


def broken(random_: random.Random) -> str:
    """A good answer, spoilt once or more."""
    text = json.dumps({"title": "Tea ünd 茶", "count": 6, "tags": ["a", "b"]}, ensure_ascii=False)
    for _ in range(random_.randint(1, 4)):
        at = random_.randrange(len(text) + 1)
        text = random_.choice(
            [
                text[:at],
                text[at:],
                text[:at] + random_.choice('{}[]",:\\\x00\ud800e9') + text[at:],
                text[:at] + text[at + random_.randint(1, 6) :],
                text.replace('"', random_.choice("'“`")),
                text.replace("6", random_.choice(["1e999", "NaN", '"6"', "6.5", "null", "-" * 9])),
                "[" * random_.choice([3, 3000]) + text,
                text + text,
            ]
        )
    return text


def test_two_thousand_broken_answers_are_a_value_or_issues() -> None:
    random_ = random.Random(3)
    values = 0
    for _ in range(2000):
        value, issues = parse(broken(random_), Answer)
        assert (value is None) == bool(issues)
        assert all(issue.message for issue in issues)
        values += value is not None
    assert 0 < values < 1000
