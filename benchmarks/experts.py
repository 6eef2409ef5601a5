"""Who of the experts does what: `python -m benchmarks.experts [--layouts N] [--json FILE]`.

- Load: largest over mean share of tokens while whole unseen pictures are painted.
- Information: how much a token's expert tells of its role, over the role's entropy; with the role told to
  the router, with the role withheld (what the tokens alone say), and with roles shuffled (nothing).
- Knock-out: an expert is switched off, its tokens go to the next best, and the error of the first
  painted step rises, role by role; and so for all routed experts of a layer, the shared one left alone.
About fifteen minutes on one processor core.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
import torch
import typer
from torch import Tensor

from benchmarks.cases import cases, unseen_tiles
from renderer.model import weights
from renderer.model.config import ROLES
from renderer.model.insight import told
from renderer.model.moe import Experts
from renderer.model.network import Network
from renderer.model.settings import Settings
from renderer.training.batch import Batch, Chances

Array = npt.NDArray[np.float64]
NOTHING = Chances(0, 0, 0, 0, 0)
"""All that there is is shown."""
MASKED = Chances(0, 0, 0, mask=0.5, prior_sketch=0)
"""Half of the tiles with something locked, nothing else left out."""


@dataclass
class Routed:
    """Role [N] and experts [N, active] of every token that a layer saw."""

    role: list[npt.NDArray[np.int64]] = field(default_factory=list)
    index: list[npt.NDArray[np.int64]] = field(default_factory=list)

    def table(self, experts: int, *, shuffled: bool = False) -> Array:
        """How often each role [R, E] went to each expert."""
        role, index = np.concatenate(self.role), np.concatenate(self.index)
        if shuffled:
            role = np.random.default_rng(0).permutation(role)
        counts = np.zeros((len(ROLES), experts))
        np.add.at(counts, (role[:, None], index), 1)
        return counts


@contextmanager
def watched(network: Network) -> Iterator[dict[str, Routed]]:
    """What is routed where, by the layer's name, while this is open."""
    found = {name: Routed() for name, _ in network.experts()}

    def note(routed: Routed) -> Callable[[Experts, tuple[Tensor, Tensor], Tensor], None]:
        def hook(layer: Experts, given: tuple[Tensor, Tensor], _: Tensor) -> None:
            assert layer.last is not None
            routed.role.append(given[1].cpu().numpy())
            routed.index.append(layer.last.index.cpu().numpy())

        return hook

    hooks = [layer.register_forward_hook(note(found[name])) for name, layer in network.experts()]
    try:
        yield found
    finally:
        for hook in hooks:
            hook.remove()


@contextmanager
def role_withheld(network: Network) -> Iterator[None]:
    """Routers are not told the roles of tokens while this is open."""
    kept = [(layer, layer.role.weight.detach().clone()) for _, layer in network.experts()]
    for layer, _ in kept:
        torch.nn.init.zeros_(layer.role.weight)
    try:
        yield
    finally:
        for layer, weight in kept:
            layer.role.weight.data.copy_(weight)


@contextmanager
def switched_off(layer: Experts, expert: int) -> Iterator[None]:
    """No token goes to an expert while this is open."""
    before = float(layer.bias[expert])
    layer.bias[expert] = -1e4
    try:
        yield
    finally:
        layer.bias[expert] = before


@contextmanager
def shared_alone(layer: Experts) -> Iterator[None]:
    """Routed experts add nothing while this is open."""
    before = layer.down.detach().clone()
    torch.nn.init.zeros_(layer.down)
    try:
        yield
    finally:
        layer.down.data.copy_(before)


def uneven(table: Array) -> float:
    """Largest over mean load of a layer's experts."""
    load = table.sum(0)
    return float(load.max() / load.mean())


def load(network: Network, count: int) -> dict[str, Array]:
    """Shares of tokens [E] by layer, over the whole painting of unseen layouts."""
    with watched(network) as found:
        for case in cases(count):
            case.painted(network)
    tables = {name: routed.table(network.config.experts) for name, routed in found.items()}
    return {name: table.sum(0) / table.sum() for name, table in tables.items()}


@torch.no_grad()
def squares(network: Network, batch: Batch) -> Array:
    """Mean squared error [R] of the first painted step in the pixels of each role's tokens; NaN for none."""
    start = Settings().underpaint
    t = torch.full((batch.truth.shape[0],), start)
    memory = network.memory(network.encoder(batch.image), batch.meaning, batch.things)
    clean = network.decoder(
        start * batch.tiles.maps[:, :3], t, batch.tiles, memory.repeat(batch.scene)
    )
    error = (clean - batch.truth).square().mean(1).unfold(1, 16, 16).unfold(2, 16, 16)
    error = error.mean((-1, -2))
    return np.array([float(error[batch.tiles.role == role].mean()) for role in range(len(ROLES))])


def information(network: Network, batch: Batch) -> dict[str, dict[str, float]]:
    """By layer of the decoder: information of expert on role, told, withheld and shuffled."""
    wide = network.config.experts
    with watched(network) as seen:
        squares(network, batch)
    with role_withheld(network), watched(network) as blind:
        squares(network, batch)
    return {
        name: {
            "told": told(seen[name].table(wide)),
            "withheld": told(blind[name].table(wide)),
            "shuffled": told(blind[name].table(wide, shuffled=True)),
        }
        for name in seen if name.startswith("decoder")
    }  # fmt: skip


Rises = dict[str, dict[str, dict[str, float]]]


def knock_out(network: Network, batch: Batch) -> Rises:
    """By layer and expert, `all` for the routed ones together: how much each role's error rises, as a share."""
    whole = squares(network, batch)

    def rise() -> dict[str, float]:
        share = squares(network, batch) / whole - 1
        return {role: float(r) for role, r in zip(ROLES, share, strict=True) if np.isfinite(r)}

    found: Rises = {}
    for name, layer in network.experts():
        if not name.startswith("decoder"):
            continue
        found[name] = {}
        for expert in range(network.config.experts):
            with switched_off(layer, expert):
                found[name][str(expert)] = rise()
        with shared_alone(layer):
            found[name]["all"] = rise()
    return found


def unseen(count: int) -> Batch:
    """Tiles of 256 px of `count` unseen layouts, half of them with something locked."""
    return unseen_tiles(count, 4, 256, MASKED)


def short(name: str) -> str:
    """A layer's name without what all share."""
    return name.replace(".blocks.", " ").removesuffix(".experts")


def print_knock_out(found: Rises) -> None:
    """Of every expert the role whose error rises most, and by how much."""
    columns = list(next(iter(found.values())))
    print(
        "\n| without expert | " + " | ".join(columns) + " |\n" + "|---" * (len(columns) + 1) + "|"
    )
    for name, experts in found.items():
        worst = [max(roles.items(), key=lambda item: item[1]) for roles in experts.values()]
        print(f"| {short(name)} | " + " | ".join(f"{role} {by:+.1%}" for role, by in worst) + " |")


def main(
    layouts: Annotated[int, typer.Option(help="Unseen layouts a measure.")] = 24,
    path: Annotated[Path | None, typer.Option("--weights", help="Weights file.")] = None,
    out: Annotated[Path | None, typer.Option("--json", help="Where figures are written.")] = None,
) -> None:
    """Print the tables."""
    network = weights.load(path or weights.shipped()).float()
    batch = unseen(max(4, layouts // 4))
    facts, removed = information(network, batch), knock_out(network, batch)
    loads = load(network, layouts)
    print(
        "| layer | largest over mean load | role told | role withheld | shuffled |\n|---|---|---|---|---|"
    )
    for name, shares in loads.items():
        row = [f"{facts[name][key]:.1%}" for key in facts.get(name, {})] or ["", "", ""]
        print(f"| {short(name)} | {uneven(shares[None]):.2f} | " + " | ".join(row) + " |")
    print_knock_out(removed)
    if out:
        shares_ = {name: shares.tolist() for name, shares in loads.items()}
        figures = {"load": shares_, "information": facts, "knock-out": removed}
        out.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
