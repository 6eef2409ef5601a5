"""`python -m renderer.training data|train|export|balance`: scenes, training, and the weights to ship."""

from __future__ import annotations

import math
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Annotated

import torch
import typer

from renderer.model import weights
from renderer.model.config import ModelConfig
from renderer.training.balance import balance
from renderer.training.data import Scene, write_shard
from renderer.training.draw import SHAPES, known, sprites
from renderer.training.train import Regime, train

BALANCE = 500_000
"""First seed of the scenes that biases are set on; no shard has them."""
app = typer.Typer(add_completion=False, help=__doc__)


@app.command()
def data(
    out: Annotated[Path, typer.Option(help="Folder of the shards.")],
    shards: Annotated[int, typer.Option(help="How many shards of 64 scenes.")] = 32,
    first: Annotated[int, typer.Option(help="Number of the first.")] = 0,
    held: Annotated[
        bool, typer.Option("--held", help="Draw sprites kept back from training.")
    ] = False,
    workers: Annotated[int, typer.Option(help="Shards drawn at once.")] = 1,
) -> None:
    """Draw and paint scenes by rule; shards that are there are left."""
    out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(workers) as pool:
        for path in pool.map(
            partial(write_shard, out, kept_back=held), range(first, first + shards)
        ):
            typer.echo(path)


@app.command("train")
def train_(
    data: Annotated[Path, typer.Option(help="Folder of the shards.")],
    out: Annotated[Path, typer.Option(help="Folder of checkpoint and log.")],
    steps: Annotated[int, typer.Option(help="Steps of the whole run.")] = Regime.steps,
    minutes: Annotated[
        float, typer.Option(help="Stop after so long; the next call goes on.")
    ] = math.inf,
    width: Annotated[int, typer.Option(help="Size of the model.")] = ModelConfig.width,
    side: Annotated[int, typer.Option(help="Pixels of a crop.")] = Regime.side,
    scenes: Annotated[int, typer.Option(help="Scenes a step.")] = Regime.scenes,
    crops: Annotated[int, typer.Option(help="Crops a scene.")] = Regime.crops,
    rate: Annotated[float, typer.Option(help="Highest learning rate.")] = Regime.rate,
    freeze: Annotated[
        float, typer.Option(help="Share of the steps after which the encoder stands still.")
    ] = Regime.freeze,
    every: Annotated[int, typer.Option(help="Steps between lines of the log.")] = Regime.log_every,
    save: Annotated[int, typer.Option(help="Steps between checkpoints.")] = Regime.save_every,
    start: Annotated[Path | None, typer.Option(help="Weights to start from.")] = None,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    compiled: Annotated[bool, typer.Option("--compile", help="Compile the decoder.")] = False,
) -> None:
    """Train, or go on from the checkpoint in `--out`."""
    regime = Regime(
        steps=steps, side=side, scenes=scenes, crops=crops, rate=rate, freeze=freeze, log_every=every, save_every=save,
    )  # fmt: skip
    path = train(
        data, out, ModelConfig(width=width), regime, seconds=minutes * 60, device=device,
        compiled=compiled, start=start,
    )  # fmt: skip
    typer.echo(path)


@app.command()
def export(
    checkpoint: Annotated[Path, typer.Argument(help="A checkpoint of `train`.")],
    out: Annotated[Path | None, typer.Option(help="The weights file.  [the package's]")] = None,
    width: Annotated[int, typer.Option(help="Size of the model.")] = ModelConfig.width,
) -> None:
    """Write the averaged weights of a checkpoint as the package ships them."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    path = out or weights.shipped()
    weights.save(path, ModelConfig(width=width), saved["average"], {"steps": str(saved["step"])})
    typer.echo(path)


@app.command("balance")
def balance_(
    out: Annotated[Path, typer.Argument(help="The weights file to write.")],
    start: Annotated[Path | None, typer.Option(help="Weights to start from.")] = None,
    scenes: Annotated[int, typer.Option(help="Whole pictures painted, twice.")] = 24,
) -> None:
    """Set the routers' biases so that experts have even loads in painting, and nothing else."""
    source = start or weights.shipped()
    network = weights.load(source).float()
    names = tuple(name for name in sprites() if known(name))
    balance(
        network,
        [Scene.draw(BALANCE + i, SHAPES[i % len(SHAPES)], names) for i in range(scenes)],
    )
    weights.save(out, network.config, network.state_dict(), {"balanced": str(scenes)})
    typer.echo(out)


if __name__ == "__main__":
    app()
