"""The head `diffusers` on a real checkpoint, made and saved by the test: small, untrained, whole."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from grounding.types import Inputs
from nbcli.main import main
from planner.content import Wishes
from planner.plan import Plan
from planner.think import think
from renderer.errors import RenderError
from renderer.heads import head_named
from renderer.keep import Keep
from renderer.render import render

diffusers = pytest.importorskip("diffusers")


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Stable Diffusion of a few thousand weights."""
    import torch
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("sd")
    letters = [chr(n) for n in range(33, 127)]
    words = [*letters, *(f"{c}</w>" for c in letters), "<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({word: n for n, word in enumerate(words)}))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    tokenizer = CLIPTokenizer(
        str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=77
    )
    text = CLIPTextModel(CLIPTextConfig(
        vocab_size=len(words), hidden_size=16, intermediate_size=32, num_hidden_layers=1,
        num_attention_heads=2, bos_token_id=len(words) - 2, eos_token_id=len(words) - 1, pad_token_id=1,
    ))  # fmt: skip
    unet = diffusers.UNet2DConditionModel(
        block_out_channels=(8, 16), layers_per_block=1, sample_size=16, in_channels=4, out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"), cross_attention_dim=16,
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"), norm_num_groups=2, attention_head_dim=2,
    )  # fmt: skip
    vae = diffusers.AutoencoderKL(
        block_out_channels=(8, 16), down_block_types=("DownEncoderBlock2D",) * 2, norm_num_groups=2,
        up_block_types=("UpDecoderBlock2D",) * 2, latent_channels=4,
    )  # fmt: skip
    pipe = diffusers.StableDiffusionPipeline(
        vae=vae, text_encoder=text, tokenizer=tokenizer, unet=unet, safety_checker=None,
        scheduler=diffusers.DDIMScheduler(steps_offset=1, clip_sample=False), feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip
    pipe.save_pretrained(folder / "model")
    return folder / "model"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return think("a fox beside a red barn in a green field", Inputs(), Wishes())


def pixels(plan: Plan, name: str, keep: Keep | None = None) -> tuple[Any, Any]:
    made = render(plan, size="96x96", head=head_named(name), keep=keep)
    return made, np.asarray(Image.open(io.BytesIO(made.png())).convert("RGB")).astype(int)


def test_it_paints_from_the_sketch_and_the_seed(checkpoint: Path, plan: Plan) -> None:
    name = f"diffusers:{checkpoint}"
    made, first = pixels(plan, name)
    _, again = pixels(plan, name)
    _, other = pixels(plan.model_copy(update={"seed": 5}), name)
    _, flat = pixels(plan, "none")
    assert first.shape == (96, 96, 3)
    assert (first == again).all()
    assert (first != other).any()
    assert (first != flat).any()
    assert "painted" in made.origins.values()
    assert f"{name} painted picture-1 at 96 x 96 pixels" in made.notes[0]


def test_with_a_mask_it_inpaints(checkpoint: Path, plan: Plan) -> None:
    old = np.full((96, 96, 3), 128, np.uint8)
    mask = np.zeros((96, 96), bool)
    mask[32:64, 32:80] = True
    _, made = pixels(plan, f"diffusers:{checkpoint}", Keep(old, mask))
    assert (made[~mask] == 128).all()
    assert (made[mask] != 128).any()


def test_from_the_command_line(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    checkpoint: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ("generate", "a fox beside a red barn in a green field", "--head",
               f"diffusers:{checkpoint}", "--size", "96x96", "--out", "run", "--json")  # fmt: skip
    assert main(list(asked)) == 0
    assert json.loads(capfd.readouterr().out)["head"] == f"diffusers:{checkpoint}"


@pytest.mark.parametrize("where", ["nowhere", "empty"])
def test_what_is_no_checkpoint_is_said(tmp_path: Path, plan: Plan, where: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RenderError, match="is no checkpoint for diffusers") as error:
        pixels(plan, f"diffusers:{tmp_path / where}")
    assert "\n" not in str(error.value)
    with pytest.raises(RenderError, match="needs a folder or a hub id"):
        head_named("diffusers")
