"""Weights on disk: safetensors in bfloat16 with the model's sizes and what they were trained with."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from grounding.encode import model_hash
from renderer.errors import RenderError
from renderer.model.config import ModelConfig
from renderer.model.network import Network

FORMAT = "3"


def digest(tensors: dict[str, Tensor]) -> str:
    """SHA-256 over names, shapes and bytes, in the order of the names."""
    total = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name].reshape(-1)
        total.update(f"{name}{tuple(tensors[name].shape)}{tensor.dtype}".encode())
        total.update(tensor.view(torch.uint8).cpu().numpy().tobytes() if tensor.numel() else b"")
    return total.hexdigest()


def save(
    path: Path, config: ModelConfig, tensors: dict[str, Tensor], about: dict[str, str]
) -> None:
    """Write weights whole or not at all; `about` joins the file's metadata."""
    kept = {
        name: (
            value if "bias" in name and "experts" in name else value.to(torch.bfloat16)
        ).contiguous()
        for name, value in tensors.items()
    }
    metadata = {
        "format": FORMAT, "config": json.dumps(config.to_json()), "encoder": model_hash(),
        "sha256": digest(kept), **about,
    }  # fmt: skip
    part = path.with_suffix(".part")
    save_file(kept, part, metadata)
    part.replace(path)


def shipped() -> Path:
    """Where the package keeps its weights."""
    return Path(str(resources.files("renderer").joinpath("data/head.safetensors")))


def load(path: Path, *, device: str = "cpu", check: bool = True) -> Network:
    """The model of a weights file, ready to paint.

    Raises RenderError, in one sentence, for a file that is missing, cut short, changed, of another
    version, or trained with another sentence encoder.
    """
    if not path.is_file():
        raise RenderError(f"The image head's weights are not at {path}; install the package again.")
    try:
        with safe_open(path, "pt") as file:
            about = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise RenderError(f"{path} is not a whole weights file: {error}.") from error
    _expect(path, about, tensors, check)
    network = Network(ModelConfig(**json.loads(about["config"])))
    dtype = torch.bfloat16 if fast_bfloat16(device) else torch.float32
    try:
        network.load_state_dict(tensors, strict=True)
    except RuntimeError as error:
        raise RenderError(f"{path} holds other weights than this version needs.") from error
    return network.to(device=device, dtype=dtype).eval()


def _expect(path: Path, about: dict[str, str], tensors: dict[str, Tensor], check: bool) -> None:
    if about.get("format") != FORMAT or "config" not in about:
        raise RenderError(
            f"{path} is of another version than this program; install the package again."
        )
    if check and digest(tensors) != about.get("sha256"):
        raise RenderError(f"{path} was changed after it was written; install the package again.")
    if about.get("encoder") != model_hash():
        raise RenderError(
            f"{path} was trained with another sentence encoder than the one installed."
        )


def fast_bfloat16(device: str) -> bool:
    """Whether bfloat16 is quicker than float32 there: on GPUs, and on processors that multiply it."""
    if device != "cpu":
        return True
    return bool(torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported())
