"""Heads behind servers: what is sent, what is made of the answer, and what is said when there is none."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image

from grounding.types import Inputs, Reference
from planner.content import Wishes
from planner.llm.errors import KeyMissing, RequestRefused, ServerUnavailable
from planner.plan import PictureElement, Plan
from planner.think import think
from renderer.errors import RenderError
from renderer.heads import Access, PaintRequest, head_named
from renderer.heads.gemini import aspect, size
from renderer.heads.openai import size as openai_size
from renderer.heads.seedream import size as seedream_size
from renderer.keep import Keep
from renderer.render import render
from tests.planner.llm.conftest import Server, naps, server, sleep  # noqa: F401

KEYS = {"GEMINI_API_KEY": "k", "OPENAI_API_KEY": "k", "ARK_API_KEY": "k"}


def encoded(color: str, size: tuple[int, int] = (64, 64), kind: str = "PNG") -> str:
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return base64.b64encode(out.getvalue()).decode()


@pytest.fixture(scope="module")
def plan() -> Plan:
    out = io.BytesIO()
    Image.new("RGB", (40, 60), "teal").save(out, "WEBP")
    given = Inputs(references=(Reference("Zorp", 40, 60, out.getvalue(), True),))
    return think("Zorp beside two red barns in a green field at dusk", given, Wishes(aspect="16:9"))


def painted(plan: Plan, name: str, server: Server, keep: Keep | None = None) -> Any:  # noqa: F811
    head = head_named(name, Access(url=server.url, environment=KEYS))
    made = render(plan, size="320x180", head=head, keep=keep)
    return made, np.asarray(Image.open(io.BytesIO(made.png())).convert("RGB")).astype(int)


def gemini(data: str, reason: str = "STOP") -> dict[str, Any]:
    thought = {"thought": True, "inlineData": {"mimeType": "image/png", "data": encoded("black")}}
    parts = [thought, {"text": "Here."}, {"inlineData": {"mimeType": "image/jpeg", "data": data}}]
    return {"candidates": [{"content": {"parts": parts}, "finishReason": reason}]}


ANSWERS = {
    "gemini": gemini(encoded("#c02040", kind="JPEG")),
    "openai": {"data": [{"b64_json": encoded("#c02040")}]},
    "seedream": {"data": [{"b64_json": encoded("#c02040", kind="JPEG")}]},
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_fills_the_picture(plan: Plan, name: str, server: Server) -> None:  # noqa: F811
    server.say(ANSWERS[name])
    made, pixels = painted(plan, name, server)
    assert pixels.shape == (180, 320, 3)
    assert np.abs(pixels - (192, 32, 64)).max() < 8
    picture = next(e for e in plan.elements if isinstance(e, PictureElement))
    assert made.origins[picture.id] == "painted"
    assert "64 x 64 pixels; it was fitted to 320 x 180" in made.notes[0]


def test_gemini_is_told_and_shown_the_plan(plan: Plan, server: Server) -> None:  # noqa: F811
    server.say(ANSWERS["gemini"])
    painted(plan, "gemini:g-1", server)
    asked = server.asked[0]
    assert asked["path"] == "/v1beta/models/g-1:generateContent"
    assert asked["headers"]["x-goog-api-key"] == "k"
    *shown, words = asked["body"]["contents"][0]["parts"]
    assert [one["inlineData"]["mimeType"] for one in shown] == ["image/png", "image/webp"]
    sketch = Image.open(io.BytesIO(base64.b64decode(shown[0]["inlineData"]["data"])))
    assert sketch.size == (320, 180)
    for said in ("2 barns", "Image 2 shows Zorp", "Time: dusk", "No letters"):
        assert said in words["text"]
    config = asked["body"]["generationConfig"]["imageConfig"]
    assert config == {"aspectRatio": "16:9", "imageSize": "1K"}


def test_seedream_is_sent_pictures_as_uris(plan: Plan, server: Server) -> None:  # noqa: F811
    server.say(ANSWERS["seedream"])
    painted(plan, "seedream", server)
    body = server.asked[0]["body"]
    assert [one.split(";")[0] for one in body["image"]] == ["data:image/png", "data:image/webp"]
    assert (body["watermark"], body["response_format"]) == (False, "b64_json")
    w, h = map(int, body["size"].split("x"))
    assert 3_686_400 <= w * h <= 3_700_000


def test_openai_is_sent_a_form(plan: Plan, server: Server) -> None:  # noqa: F811
    server.say(ANSWERS["openai"])
    painted(plan, "openai", server)
    asked = server.asked[0]
    assert asked["path"] == "/images/edits"
    assert asked["headers"]["authorization"] == "Bearer k"
    assert asked["headers"]["Content-Type"].startswith("multipart/form-data")
    form = asked["body"]
    assert form.count('name="image[]"') == 2
    assert 'name="mask"' not in form
    assert "1536x1024" in form


@pytest.mark.parametrize("name", ANSWERS)
def test_with_a_mask_only_what_is_free_changes(plan: Plan, name: str, server: Server) -> None:  # noqa: F811
    server.say(ANSWERS[name])
    old = np.full((180, 320, 3), 200, np.uint8)
    mask = np.zeros((180, 320), bool)
    mask[40:90, 60:200] = True
    _, pixels = painted(plan, name, server, Keep(old, mask))
    assert (pixels[~mask] == 200).all()
    assert np.abs(pixels[mask] - (192, 32, 64)).max() < 8
    body = server.asked[0]["body"]
    if name == "openai":
        assert 'name="mask"' in body
    else:
        assert "mask" in str(body)


def test_a_picture_of_which_nothing_changes_is_not_asked_for(plan: Plan, server: Server) -> None:  # noqa: F811
    old = np.full((180, 320, 3), 200, np.uint8)
    made, pixels = painted(plan, "gemini", server, Keep(old, np.zeros((180, 320), bool)))
    assert not server.asked
    assert (pixels == 200).all()
    assert "kept" in made.origins.values()


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("gemini", gemini("", "IMAGE_SAFETY"), "painted nothing .IMAGE_SAFETY"),
        ("gemini", {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}, "PROHIBITED_CONTENT"),
        ("gemini", gemini("bm90IGEgcGljdHVyZQ=="), "no picture"),
        ("openai", {"data": []}, "without a picture"),
        ("openai", {"data": [{"b64_json": "%%"}]}, "no picture"),
        ("seedream", {"data": [{"error": {"message": "too dark"}}]}, "too dark"),
    ],
)
def test_no_picture_is_one_sentence(
    plan: Plan, server: Server, name: str, answer: Any, said: str  # noqa: F811
) -> None:  # fmt: skip
    server.say(answer)
    with pytest.raises(RenderError, match=said):
        painted(plan, name, server)


def test_a_refusal_is_final_and_a_busy_server_is_asked_again(
    plan: Plan, server: Server, sleep: Callable[[float], None]  # noqa: F811
) -> None:  # fmt: skip
    server.say({"error": {"message": "moderation_blocked"}}, 400)
    with pytest.raises(RequestRefused, match="moderation_blocked"):
        painted(plan, "openai", server)
    server.answers.clear()
    server.say({"error": {"message": "busy"}}, 503, retry_after="0")
    server.say(ANSWERS["gemini"])
    painted(plan, "gemini", server)
    assert len(server.asked) == 3
    server.say("{", 200)
    server.answers[:] = server.answers[-1:]
    element = next(e for e in plan.elements if isinstance(e, PictureElement))
    head: Any = head_named("gemini", Access(url=server.url, environment=KEYS))
    object.__setattr__(head.door, "sleep", sleep)
    with pytest.raises(ServerUnavailable):
        head.paint(PaintRequest(plan, element, (320, 180)))


def test_a_key_is_needed_at_once() -> None:
    with pytest.raises(KeyMissing, match="set GEMINI_API_KEY"):
        head_named("gemini", Access(environment={}))
    with pytest.raises(RenderError, match="has no models"):
        head_named("none:x")


def test_sizes_and_shapes_that_the_servers_take() -> None:
    assert [aspect(*one) for one in ((100, 100), (1900, 800), (810, 1010))] == [
        "1:1",
        "21:9",
        "4:5",
    ]
    assert [size(n, n) for n in (1024, 2048, 4096)] == ["1K", "2K", "4K"]
    assert openai_size("gpt-image-1.5", 900, 1600) == (1024, 1536)
    w, h = openai_size("gpt-image-2", 3840, 1000)
    assert w % 16 == h % 16 == 0
    assert w <= 3840
    assert w / h <= 3.01
    for one in ((300, 100), (4000, 4000), (9000, 4000)):
        assert 3_686_400 <= int(np.prod(seedream_size(*one))) <= 16_777_216
