"""Load, information and knock-out on a small untrained model."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from benchmarks.cases import unseen_tiles
from benchmarks.experts import (
    MASKED,
    information,
    knock_out,
    role_withheld,
    squares,
    switched_off,
    uneven,
    watched,
)
from renderer.model.config import ROLES, ModelConfig
from renderer.model.network import Network
from renderer.training.batch import Batch


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(0)
    made = Network(ModelConfig(width=64)).eval()
    torch.nn.init.normal_(made.decoder.fine.out.weight, std=0.1)
    for block in made.decoder.blocks:
        torch.nn.init.normal_(block.table)  # gates are shut before training
    return made


@pytest.fixture(scope="module")
def batch() -> Batch:
    return unseen_tiles(2, 2, 64, MASKED)


def test_load_is_the_largest_over_the_mean() -> None:
    assert uneven(np.array([[1.0, 1, 2, 0], [1, 1, 2, 0]])) == 2


def test_every_token_is_counted_once_an_expert(network: Network, batch: Batch) -> None:
    with watched(network) as found:
        squares(network, batch)
    table = found["decoder.blocks.1.experts"].table(8)
    assert table.sum() == 4 * 16 * network.config.active
    shuffled = found["decoder.blocks.1.experts"].table(8, shuffled=True)
    assert np.array_equal(table.sum(1), shuffled.sum(1)) and not np.array_equal(table, shuffled)


def test_information_rises_with_the_role_told(network: Network, batch: Batch) -> None:
    _, layer = next(e for e in network.experts() if e[0].startswith("decoder"))
    before = layer.role.weight.detach().clone()
    torch.nn.init.normal_(layer.role.weight, std=30)
    facts = information(network, batch)["decoder.blocks.1.experts"]
    assert facts["told"] > 0.5 > facts["withheld"] and facts["told"] > facts["shuffled"]
    layer.role.weight.data.copy_(before)


def test_the_model_is_as_it_was(network: Network) -> None:
    before = {name: value.clone() for name, value in network.state_dict().items()}
    _, layer = next(iter(network.experts()))
    with role_withheld(network), switched_off(layer, 3):
        assert not layer.role.weight.any()
        routing = layer.route(torch.randn(50, 64), torch.zeros(50, dtype=torch.long))
        assert not (routing.index == 3).any()
    assert all(torch.equal(before[name], value) for name, value in network.state_dict().items())


def test_without_an_expert_the_error_changes_where_it_worked(
    network: Network, batch: Batch
) -> None:
    found = knock_out(network, batch)
    assert list(found) == ["decoder.blocks.1.experts"]
    rises = found["decoder.blocks.1.experts"]
    assert list(rises) == [*map(str, range(8)), "all"]
    assert set(rises["0"]) <= set(ROLES) and "background" in rises["0"]
    with watched(network) as seen:
        squares(network, batch)
    load = seen["decoder.blocks.1.experts"].table(8).sum(0)
    worked = {str(expert) for expert in np.flatnonzero(load)} | {"all"}
    assert {name for name, roles in rises.items() if any(roles.values())} == worked
    again = knock_out(network, batch)["decoder.blocks.1.experts"]
    assert rises == again  # all is put back
