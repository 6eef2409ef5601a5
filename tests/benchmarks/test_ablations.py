"""The models that are compared differ in one part, and the measures see it."""

from __future__ import annotations

import torch

from benchmarks.ablations import active, layer_times, measure, variants
from benchmarks.cases import unseen_tiles
from benchmarks.experts import NOTHING
from renderer.model.network import Network


def test_all_use_as_many_multiplications_a_token() -> None:
    models = {variant.name: variant.config for variant in variants(64)}
    assert len({active(config) for config in models.values()}) == 1
    assert not list(Network(models["dense"]).experts())
    assert all(
        e.shared is None and e.active == 3 for _, e in Network(models["no shared expert"]).experts()
    )


def test_what_a_model_is_not_shown_does_not_count() -> None:
    torch.manual_seed(0)
    batch = unseen_tiles(1, 1, 64, NOTHING)
    whole, *_, no_tokens, no_sketch = variants(64)
    network = Network(whole.config).eval()
    torch.nn.init.normal_(network.decoder.fine.out.weight, std=0.1)

    def changed(variant: object) -> bool:
        before = measure(network, batch, variant)  # type: ignore[arg-type]
        image, batch.image = batch.image, -batch.image
        after = measure(network, batch, variant)  # type: ignore[arg-type]
        batch.image = image
        return before != after

    assert changed(whole) and not changed(no_tokens)
    assert measure(network, batch, whole)["psnr"] > measure(network, batch, no_sketch)["psnr"]
    assert all(ms > 0 for pair in layer_times(network, batch).values() for ms in pair)
