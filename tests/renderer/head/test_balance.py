"""The router's bias is set where the head is used."""

from __future__ import annotations

import torch

from renderer.model.config import ModelConfig
from renderer.model.network import Network
from renderer.training.balance import balance, even
from renderer.training.data import Scene
from renderer.training.draw import sprites


def test_uneven_scores_are_evened_by_the_bias() -> None:
    torch.manual_seed(0)
    score = (torch.randn(4000, 8) + torch.linspace(-1, 1, 8)).sigmoid()

    def largest(bias: torch.Tensor) -> float:
        index = (score + bias).topk(2, dim=-1).indices
        return float(torch.bincount(index.flatten(), minlength=8).max() / 1000)

    assert largest(torch.zeros(8)) > 1.8
    assert largest(even(score, torch.zeros(8), 2)) < 1.05


def test_only_the_bias_moves() -> None:
    torch.manual_seed(0)
    network = Network(ModelConfig(width=32)).eval()
    before = {name: value.clone() for name, value in network.state_dict().items()}
    balance(network, [Scene.draw(1, 1.0, sprites())], passes=1)
    moved = {n for n, value in network.state_dict().items() if not torch.equal(before[n], value)}
    assert moved == {f"{name}.bias" for name, _ in network.experts()}
    assert not any(layer._forward_hooks for _, layer in network.experts())
