"""A real checkpoint, made and saved here: two tiny layers that know no language at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.llm import Image, Message, Request
from planner.llm.complete import parse
from planner.llm.errors import LlmError
from planner.llm.schema import strict
from planner.llm.transformers import Transformers
from planner.llm.types import CUT
from tests.planner.llm.conftest import ASKED, Answer

TEMPLATE = "{% for m in messages %}<s>{{ m.role }}: {{ m.content }}{% endfor %}<s>assistant: "


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("checkpoint")
    plain = Tokenizer(models.BPE())
    plain.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    plain.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=320, special_tokens=["<s>", "</s>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False,
    )  # fmt: skip
    plain.train_from_iterator(["user assistant system Name it. title count tags"], trainer)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=plain, bos_token="<s>", eos_token="</s>")
    tokenizer.chat_template = TEMPLATE
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2,
        num_attention_heads=2, max_position_embeddings=512, bos_token_id=0, eos_token_id=1,
    )  # fmt: skip
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


def test_noise_is_held_to_the_schema(checkpoint: Path) -> None:
    client = Transformers(str(checkpoint), device="cpu")
    schema = strict(Answer)
    schema["properties"]["title"] = {"type": "string", "maxLength": 8}
    schema["properties"]["count"] = {"type": "integer", "minimum": 0, "maximum": 9}
    schema["properties"]["tags"] = {"type": "array", "items": {"enum": ["a", "b"]}, "maxItems": 2}
    heard: list[str] = []
    asked = Request("brief", ASKED.messages, schema, max_tokens=200, temperature=0.9, seed=4)
    reply = client.ask(asked, heard.append)
    value, issues = parse(reply.text, Answer)
    assert value is not None, (reply.text, issues)
    assert "".join(heard).strip() == reply.text.strip()
    assert reply.usage.input_tokens > 10
    assert client.ask(asked).text == reply.text
    assert reply.notes == () and client.ask(replace(asked, max_tokens=4)).notes == (CUT,)


def test_what_it_cannot_take_is_said(checkpoint: Path, tmp_path: Path) -> None:
    client = Transformers(str(checkpoint), device="cpu")
    with pytest.raises(LlmError, match="takes no images"):
        client.ask(Request("brief", (Message("user", (Image(b"x"),)),)))
    with pytest.raises(LlmError, match="longer than the model's context"):
        client.ask(Request("brief", (Message("user", ("word " * 900,)),)))
    with pytest.raises(LlmError, match="no language model"):
        Transformers(str(tmp_path), device="cpu").ask(ASKED)
