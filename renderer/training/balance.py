"""Even the load of the experts where the head is used, not where it learned.

Training sees noise, and tiles that were chosen for their things; a picture that is painted is mostly ground
without noise, and its tokens crowd into fewer experts. Here the router's bias alone is set (balance
without a loss: DeepSeek-V3, arXiv:2412.19437), on the scores of whole pictures as `paint` paints them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from renderer.model.moe import Experts
from renderer.model.network import Network
from renderer.model.sample import paint
from renderer.model.settings import Settings
from renderer.training.data import Scene

SHORT = (256, 384, 512)
"""Pixels of the short sides of the pictures painted."""


def even(score: Tensor, bias: Tensor, active: int, rounds: int = 400) -> Tensor:
    """The bias [E] under which `active` of E experts take even shares of tokens with `score` [N, E].

    Each round moves it by `sign(mean load - load)`, less and less far.
    """
    bias, experts = bias.clone(), score.shape[1]
    for number in range(rounds):
        index = (score + bias).topk(active, dim=-1).indices
        load = torch.bincount(index.flatten(), minlength=experts) / index.numel()
        bias += 0.01 * (1 - number / rounds) * torch.sign(1 / experts - load)
    return bias


@torch.no_grad()
def balance(network: Network, scenes: Sequence[Scene], *, passes: int = 2) -> None:
    """Paint the scenes and set every layer's bias, `passes` times: what moves one moves those after it."""
    for _ in range(passes):
        scores = _scores(network, scenes)
        for name, layer in network.experts():
            layer.bias.copy_(even(torch.cat(scores[name]), layer.bias.float(), layer.active))


def _scores(network: Network, scenes: Sequence[Scene]) -> dict[str, list[Tensor]]:
    """Scores [N, E] that each sparse layer gave its tokens while the scenes were painted."""
    found: dict[str, list[Tensor]] = {}
    hooks = [
        layer.register_forward_hook(_keeper(found.setdefault(name, [])))
        for name, layer in network.experts()
    ]
    try:
        for number, scene in enumerate(scenes):
            scale = SHORT[number % len(SHORT)] / min(scene.element.box.w, scene.element.box.h)
            size = (round(scene.element.box.w * scale), round(scene.element.box.h * scale))
            paint(
                network, scene.element, scene.style, size, Settings(seed=scene.seed),
                drawings=scene.drawings,
            )  # fmt: skip
    finally:
        for hook in hooks:
            hook.remove()
    return found


def _keeper(kept: list[Tensor]) -> Callable[[nn.Module, tuple[Tensor, Tensor], Tensor], None]:
    def keep(layer: nn.Module, given: tuple[Tensor, Tensor], _: Tensor) -> None:
        assert isinstance(layer, Experts)
        kept.append(layer.logits(*given).sigmoid().cpu())

    return keep
