"""Batches tell of a scene what painting is told of it, mirrored or not."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from renderer.model.config import ModelConfig
from renderer.model.network import Network
from renderer.training.batch import Batch, Chances, Feed, make
from renderer.training.data import SCENES, Scene, Shard, drawn_shard
from renderer.training.draw import sprites
from renderer.training.stored import Stored
from renderer.training.train import decoder_loss

CPU = torch.device("cpu")
ALL = Chances(sketch=0, sprite=0, meaning=0, mask=0, prior_sketch=0)


@pytest.fixture(scope="module")
def shard() -> Shard:
    return drawn_shard([Scene.draw(seed, 1.0, sprites()) for seed in (3, 5)])


def batch(shard: Shard, drop: Chances, side: int = 64) -> Batch:
    return make(Stored.of(shard, CPU), torch.Generator().manual_seed(1), 2, 2, side, drop)


def test_a_crop_shows_its_own_part_of_the_picture(shard: Shard) -> None:
    made = batch(shard, ALL)
    across = made.tiles.maps[:, 9].mean((1, 2))  # canvas x of the crop's middle, -1..1
    rows, columns = made.over.owner.shape[1:]
    token = (across + 1) / 2 * columns - 0.5
    assert torch.allclose(made.tiles.place[..., 0].mean((1, 2)), token, atol=1e-3)
    assert made.tiles.maps.shape[2:] == (64, 64) and rows == columns


def test_mirrored_twice_is_the_batch_and_once_is_not(shard: Shard) -> None:
    made = batch(shard, ALL)
    once, twice = made.mirrored(), made.mirrored().mirrored()
    assert torch.equal(twice.tiles.maps, made.tiles.maps) and torch.equal(twice.things, made.things)
    assert torch.allclose(twice.tiles.place, made.tiles.place, atol=1e-4)
    assert torch.equal(once.truth, made.truth.flip(3))
    assert torch.allclose(once.tiles.maps[:, 9], -made.tiles.maps[:, 9].flip(2))
    assert torch.equal(once.things[..., 0], -made.things[..., 0])
    assert not torch.equal(once.tiles.style, made.tiles.style)


def test_what_is_left_out_is_neither_seen_nor_told(shard: Shard) -> None:
    whole, bare = batch(shard, ALL), batch(shard, Chances(1, 0, 1, 0, 0))
    assert whole.tiles.maps[:, :3].abs().sum() > 0
    assert not bare.tiles.maps[:, :4].any() and not bare.meaning.any()
    assert not bare.tiles.maps[:, 15:].any()
    assert torch.equal(whole.truth, bare.truth)


def test_masks_keep_the_truth_where_nothing_may_change(shard: Shard) -> None:
    made = batch(shard, Chances(0, 0, 0, 1, 0))
    kept = made.mask == 0
    assert kept.any() and (made.mask == 1).any()
    assert torch.equal((made.truth * kept), made.tiles.maps[:, 12:15])


def test_the_loss_is_finite_and_moves_every_expert_layer(shard: Shard) -> None:
    torch.manual_seed(0)
    network = Network(ModelConfig(width=32)).train()
    made = batch(shard, ALL)
    values = network.encoder(made.image)
    known = torch.ones(values.shape[:3], dtype=torch.bool)
    loss = decoder_loss(network, made, values, known)
    loss.backward()
    assert loss.isfinite() and loss > 0
    assert network.decoder.fine.out.weight.grad is not None


def test_a_feed_without_shards_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no shards"):
        Feed(tmp_path, 0, SCENES, 1, 64, ALL, CPU)
