"""What each part of the head is worth: `python -m benchmarks.ablations --data DIR --out DIR [--steps N]`.

The same small decoder is trained from scratch, with one part changed at a time, for the same number of
steps on the same shards (drawn first where `--data` has none), and measured on unseen layouts:

- dense: feed-forwards of equal active multiplications in place of the experts;
- no shared expert: three routed experts a token in place of two and the shared one;
- no tokens, no sketch: trained and measured without them.

Loss is the training's on clean tiles; PSNR is of 256 px tiles painted in four steps, from the sketch or, where
there is none, from noise. Tokens are those of the true picture, so what they are worth here is the most
that a prior can give. Then training's loss over each fifth of the steps: all runs see the same scenes in
the same order. Then an expert layer of the shipped weights is timed against its dense twin.
`--only NAME` takes some of the variants. Runs go on where they stopped.
"""

from __future__ import annotations

import itertools
import json
import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import torch
import typer
from torch import Tensor, nn

from benchmarks.cases import unseen_tiles
from benchmarks.experts import NOTHING, short
from renderer.model import weights
from renderer.model.config import ModelConfig
from renderer.model.moe import Experts, Swiglu
from renderer.model.network import Network
from renderer.model.settings import Settings
from renderer.training.batch import Batch
from renderer.training.data import write_shard
from renderer.training.train import Regime, decoder_loss, train

NEVER = 10**9
STEPS = 4  # from noise one is too few
FIFTHS = 5


@dataclass(frozen=True)
class Variant:
    """A model and how it is trained; `tokens` and `sketch` say whether it is shown them."""

    name: str
    config: ModelConfig
    tokens: bool = True
    sketch: bool = True

    def regime(self, steps: int) -> Regime:
        """The prior rests: the decoder is what is compared."""
        drop = Regime().drop if self.sketch else replace(Regime().drop, sketch=1.0)
        return Regime(
            steps=steps, prior_every=NEVER, drop=drop, tokens=Regime().tokens * self.tokens
        )


def variants(width: int) -> tuple[Variant, ...]:
    """What is compared, the model as it is first."""
    own = ModelConfig(width=width)
    return (
        Variant("as it is", own),
        Variant("dense", replace(own, dense=True)),
        Variant("no shared expert", replace(own, shared=False, active=own.active + 1)),
        Variant("no tokens", own, tokens=False),
        Variant("no sketch", own, sketch=False),
    )


def loaded(checkpoint: Path, config: ModelConfig) -> Network:
    """The averaged weights of a checkpoint."""
    network = Network(config)
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network.load_state_dict(saved["average"])
    return network.eval()


@torch.no_grad()
def measure(network: Network, batch: Batch, variant: Variant) -> dict[str, float]:
    """Loss and PSNR, dB, on a batch; the noise is the same for all."""
    torch.manual_seed(0)
    values = network.encoder(batch.image)
    known = torch.full(values.shape[:3], variant.tokens)
    loss = float(decoder_loss(network, batch, values, known))
    memory = network.memory(values, batch.meaning, batch.things, known).repeat(batch.scene)
    begin = Settings().underpaint if variant.sketch else 0.0
    z = begin * batch.tiles.maps[:, :3] if variant.sketch else torch.randn_like(batch.truth)
    clock = torch.linspace(begin, 1, STEPS + 1)
    for now, after in itertools.pairwise(clock):
        clean = network.decoder(z, now.expand(len(z)), batch.tiles, memory)
        z = z + (after - now) / (1 - now) * (clean - z)
    error = (z.clamp(-1, 1) - batch.truth).square().mean((1, 2, 3))
    return {"loss": loss, "psnr": float((10 * torch.log10(4 / error)).mean())}


def curve(log: Path) -> list[float]:
    """Mean loss of training on tiles over each fifth of its steps."""
    steps = [json.loads(line)["painted"] for line in log.read_text(encoding="utf-8").splitlines()]
    bounds = [len(steps) * part // FIFTHS for part in range(FIFTHS + 1)]
    return [statistics.fmean(steps[a:b]) for a, b in itertools.pairwise(bounds)]


def active(config: ModelConfig) -> int:
    """Multiplications of a token in one feed-forward, in thousands."""
    wide = config.active + (config.shared or config.dense)
    return 3 * config.width * config.hidden * wide // 1000


def times(layer: Experts, x: Tensor, role: Tensor, runs: int = 15) -> tuple[float, float]:
    """Median processor milliseconds of an expert layer and of its dense twin on the same tokens, in turn."""
    d, h = layer.down.shape[2], layer.down.shape[1]
    dense = Swiglu(d, h * (layer.active + (layer.shared is not None)))
    sparse_ms, dense_ms = [], []
    with torch.no_grad():
        for _ in range(runs):
            begun = time.process_time()
            layer(x, role)
            between = time.process_time()
            dense(x)
            sparse_ms.append((between - begun) * 1e3)
            dense_ms.append((time.process_time() - between) * 1e3)
    return statistics.median(sparse_ms), statistics.median(dense_ms)


def layer_times(network: Network, batch: Batch) -> dict[str, tuple[float, float]]:
    """Of each sparse layer of the decoder, on the tokens that it gets when tiles of a batch are painted."""
    given: dict[str, tuple[Tensor, Tensor]] = {}

    def keep(name: str, layer: Experts) -> torch.utils.hooks.RemovableHandle:
        def hook(_: nn.Module, args: tuple[Tensor, Tensor]) -> None:
            given[name] = args

        return layer.register_forward_pre_hook(hook)

    layers = {name: layer for name, layer in network.experts() if name.startswith("decoder")}
    hooks = [keep(name, layer) for name, layer in layers.items()]
    measure(network, batch, Variant("", network.config))
    for hook in hooks:
        hook.remove()
    return {name: times(layer, *given[name]) for name, layer in layers.items()}


def main(
    data: Annotated[Path, typer.Option(help="Folder of the shards.")],
    out: Annotated[Path, typer.Option(help="Folder of the runs.")],
    steps: Annotated[int, typer.Option(help="Steps of each run.")] = 400,
    width: Annotated[int, typer.Option(help="Size of the models.")] = 96,
    shards: Annotated[int, typer.Option(help="Shards drawn where there are none.")] = 8,
    layouts: Annotated[int, typer.Option(help="Unseen layouts, four tiles each.")] = 12,
    only: Annotated[list[str] | None, typer.Option(help="A variant; again for more.")] = None,
) -> None:
    """Print the tables; figures are written to `figures.json` in the folder of the runs."""
    data.mkdir(parents=True, exist_ok=True)
    if not any(data.glob("shard-*.json")):
        for index in range(shards):
            write_shard(data, index)
    figures: dict[str, dict[str, float]] = {}
    curves: dict[str, list[float]] = {}
    compared = [one for one in variants(width) if not only or one.name in only]
    print(
        f"width {width}, {steps} steps\n| | weights, M | active kMAC | loss | PSNR, dB |\n|---|---|---|---|---|"
    )
    for variant in compared:
        regime = variant.regime(steps)
        path = train(data, out / variant.name.replace(" ", "-"), variant.config, regime)
        network = loaded(path, variant.config)
        drop = replace(NOTHING, sketch=float(not variant.sketch))
        got = measure(network, unseen_tiles(layouts, 4, 256, drop), variant)
        size = sum(p.numel() for p in network.decoder.parameters()) / 1e6
        figures[variant.name] = {**got, "millions": size, "active": active(variant.config)}
        print(
            f"| {variant.name} | {size:.2f} | {active(variant.config)} | {got['loss']:.4f} | {got['psnr']:.2f} |",
            flush=True,
        )
        curves[variant.name] = curve(path.parent / "log.jsonl")
    print("\n| loss of training, by fifths | | | | | |\n|---|---|---|---|---|---|")
    for name, losses in curves.items():
        print(f"| {name} | {' | '.join(f'{loss:.4f}' for loss in losses)} |")
    shipped = weights.load(weights.shipped()).float()
    print("\n| layer, 4096 tokens | experts, ms | dense, ms | ratio |\n|---|---|---|---|")
    for name, (sparse, dense) in layer_times(shipped, unseen_tiles(4, 4, 256, NOTHING)).items():
        print(f"| {short(name)} | {sparse:.1f} | {dense:.1f} | {sparse / dense:.2f} |")
        figures[name] = {"experts": sparse, "dense": dense}
    (out / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
