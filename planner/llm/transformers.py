"""A language model in this process: a checkpoint on disk or on the hub, held to the schema.

Structured decoding by llguidance: at each step the tokens that would break the schema are masked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planner.llm.errors import LlmError, RequestRefused
from planner.llm.types import CUT, OnText, Reply, Request, Usage


@dataclass
class Transformers:
    """A causal model with a chat template; `source` is a folder or a hub id, `device` a torch device.

    Without a device the fastest there is: CUDA, then Apple's GPU, then the CPU in bfloat16.
    """

    source: str
    device: str | None = None

    @property
    def name(self) -> str:
        """`transformers:source`."""
        return f"transformers:{self.source}"

    @cached_property
    def _parts(self) -> tuple[Any, Any]:
        """Tokeniser and model, loaded when first asked."""
        try:
            import torch
            import transformers
        except ImportError:
            raise LlmError(
                "Models in this process need torch and transformers: pip install 'nbcli-image[local]'."
            ) from None
        logging: Any = transformers.utils.logging
        logging.disable_progress_bar()
        device = self.device or _fastest(torch)
        try:
            tokenizer = transformers.AutoTokenizer.from_pretrained(self.source)
            model: Any = transformers.AutoModelForCausalLM.from_pretrained(
                self.source, dtype=torch.bfloat16
            )
        except (OSError, ValueError, KeyError) as error:
            first = " ".join(str(error).split())[:200]
            raise LlmError(f"{self.source} holds no language model that loads: {first}") from None
        return tokenizer, model.to(device).eval()

    def ask(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Answer one request, greedily at temperature 0. Raises LlmError where it cannot."""
        import torch

        tokenizer, model = self._parts
        inputs = self._inputs(request).to(model.device)
        bound = min(request.max_tokens, _room(model, inputs["input_ids"].shape[1]))
        torch.manual_seed(request.seed)
        with torch.inference_mode():
            out = model.generate(
                **inputs, max_new_tokens=bound,
                do_sample=request.temperature > 0, temperature=request.temperature or None,
                logits_processor=_holding(tokenizer, model, request),
                streamer=_hearing(tokenizer, on_text), pad_token_id=tokenizer.eos_token_id,
            )  # fmt: skip
        written = out[0, inputs["input_ids"].shape[1] :]
        text = tokenizer.decode(written, skip_special_tokens=True)
        cut = len(written) == bound and int(written[-1]) != tokenizer.eos_token_id
        usage = Usage(inputs["input_ids"].shape[1], len(written))
        return Reply(text, self.name, usage, (CUT,) if cut else ())

    def _inputs(self, request: Request) -> Any:
        tokenizer, _ = self._parts
        if not all(isinstance(part, str) for m in request.messages for part in m.parts):
            raise RequestRefused(f"{self.name} takes no images; use an --llm that does.")
        if not tokenizer.chat_template:
            raise LlmError(f"{self.source} has no chat template; use a model tuned for chat.")
        turns = [{"role": m.speaker, "content": m.text} for m in request.messages]
        return tokenizer.apply_chat_template(
            turns, add_generation_prompt=True, return_tensors="pt", return_dict=True
        )


def _fastest(torch: Any) -> str:
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _room(model: Any, read: int) -> int:
    """Tokens left for the answer. Raises LlmError where the question fills the context."""
    room = int(getattr(model.config, "max_position_embeddings", 1 << 20)) - read
    if room < 16:
        raise LlmError("The question is longer than the model's context; give fewer documents.")
    return room


def _holding(tokenizer: Any, model: Any, request: Request) -> list[Any]:
    """The logits processor that keeps the answer within the schema, if there is one."""
    if request.schema is None:
        return []
    import llguidance
    import llguidance.hf
    import llguidance.numpy
    import numpy as np
    import torch

    grammar = llguidance.LLMatcher.grammar_from_json_schema(request.schema)
    known = llguidance.hf.from_tokenizer(tokenizer, n_vocab=model.config.vocab_size)
    matcher = llguidance.LLMatcher(known, grammar)
    if matcher.is_error():
        raise LlmError(f"The schema of “{request.stage}” cannot be held to: {matcher.get_error()}")
    mask = llguidance.numpy.allocate_token_bitmask(1, model.config.vocab_size)  # [1, V / 32], bits
    seen = 0

    def hold(ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:  # [1, T], [1, V]
        nonlocal seen
        if seen:
            matcher.consume_token(int(ids[0, -1]))
        seen += 1
        llguidance.numpy.fill_next_token_bitmask(matcher, mask)
        bits = np.unpackbits(mask.view(np.uint8), axis=1, bitorder="little")
        allowed = torch.from_numpy(bits[:, : scores.shape[1]]).to(scores.device, torch.bool)
        return scores.masked_fill(~allowed, -torch.inf)

    return [hold]


def _hearing(tokenizer: Any, on_text: OnText | None) -> Any:
    """A streamer that passes on text as it is written, if anybody listens."""
    if on_text is None:
        return None
    from transformers import TextStreamer

    tell = on_text

    class Hearing(TextStreamer):
        def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
            tell(text)

    return Hearing(tokenizer, skip_prompt=True, skip_special_tokens=True)
