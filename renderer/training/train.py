"""The trainer: `python -m renderer.training train --data DIR --out DIR --steps N`.

Encoder, memory and decoder learn together as a diffusion autoencoder; the prior learns the tokens
beside them. Resumes from its checkpoint; the same on CPU and GPU.
"""

from __future__ import annotations

import json
import math
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from renderer.model import weights
from renderer.model.codec import from_codes, to_codes
from renderer.model.config import CODES, ModelConfig
from renderer.model.network import Network
from renderer.model.settings import Settings
from renderer.training.batch import Batch, Chances, Feed


@dataclass(frozen=True)
class Regime:
    """How a run trains."""

    steps: int = 3000
    scenes: int = 4
    crops: int = 4
    side: int = 128
    rate: float = 8e-4
    warmup: int = 100
    prior_every: int = 2
    freeze: float = 0.3  # share of the steps after which the encoder stands still
    bias_rate: float = 1e-3
    log_every: int = 1
    save_every: int = 200
    drop: Chances = field(default_factory=Chances)
    tokens: float = 0.9  # share of samples in which the decoder is shown the tokens
    seed: int = 0


def decoder_loss(network: Network, batch: Batch, values: Tensor, known: Tensor) -> Tensor:
    """Rectified flow with x-prediction on tiles; what is locked must stay (see the package's HEAD).

    Half of the tiles are learned from noise. The others are painted as the head paints: the sketch
    first, and then, at a later time, what the first step made of it; so the states of painting are those
    of training (Self Forcing, arXiv:2506.08009).
    """
    b, device, begin = batch.truth.shape[0], batch.truth.device, Settings().underpaint
    memory = network.memory(values, batch.meaning, batch.things, known).repeat(batch.scene)
    drawn = torch.randperm(b, device=device)[: b // 2]  # those painted from the sketch
    t = flow_times(b, device)
    t[drawn] = begin
    noise = torch.randn_like(batch.truth)
    sketch = torch.where(batch.mask > 0, batch.tiles.maps[:, :3], batch.truth)
    z = torch.lerp(noise, batch.truth, _wide(t))
    z[drawn] = begin * sketch[drawn]
    first = network.decoder(z, t, batch.tiles, memory)
    weight = (1 - t).clamp_min(0.05).pow(-2).clamp_max(8)
    loss = _error(first, batch.truth, batch.mask, weight)
    if b < 2:
        return loss
    truth, mask = batch.truth[drawn], batch.mask[drawn]
    clean = torch.where(mask > 0, first[drawn].detach().float(), truth)
    later = begin + (1 - begin) * torch.rand(len(drawn), device=device)
    z = torch.lerp(clean, begin * sketch[drawn], _wide((1 - later) / (1 - begin)))
    second = network.decoder(z, later, batch.tiles.pick(drawn), memory.repeat(drawn))
    return loss + _error(second, truth, mask, weight[drawn]) / 2


def flow_times(count: int, device: torch.device) -> Tensor:
    """Times [count] to learn at: half logit-normal, half even, for it hardly looks near 0 and 1."""
    t = torch.sigmoid(torch.randn(count, device=device) * 0.8 - 0.8)
    even = torch.rand(count, device=device)
    return torch.where(torch.rand(count, device=device) < 0.5, even, t)


def _error(clean: Tensor, truth: Tensor, mask: Tensor, weight: Tensor) -> Tensor:
    """Weighted squared error of tiles, and what moved where nothing may."""
    error = (clean - truth).square().mean((1, 2, 3))
    held = ((1 - mask) * (clean - truth).abs()).mean()
    return (error * weight).mean() + 0.5 * held


def _wide(t: Tensor) -> Tensor:
    return t.view(-1, 1, 1, 1)


def prior_loss(network: Network, batch: Batch, codes: Tensor) -> Tensor:
    """Cross-entropy of masked tokens, a random share of them unknown."""
    share = torch.cos(torch.rand(codes.shape[0], device=codes.device) * math.pi / 2)
    known = torch.rand(codes.shape, device=codes.device) > share[:, None, None].clamp_min(0.05)
    things = network.prior_memory.things(batch.meaning, batch.things)
    things = torch.cat([things.new_zeros(things.shape[0], 1, things.shape[2]), things], 1)
    logits = network.prior(codes, known, batch.over, things)
    loss: Tensor = F.cross_entropy(logits[~known].float(), codes[~known])
    return loss


def losses(
    network: Network, batch: Batch, *, frozen: bool, prior: bool, tokens: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Losses of decoder, prior (0 where it rests) and routing."""
    with torch.set_grad_enabled(not frozen):
        values = network.encoder(batch.image)
    codes = to_codes(values.detach())
    noisy = torch.rand(codes.shape, device=codes.device) < 0.15
    wrong = from_codes(torch.randint_like(codes, CODES)).to(values.dtype)
    corrupt = torch.where(noisy[..., None], wrong, values)
    known = (torch.rand(codes.shape[0], 1, 1, device=codes.device) < tokens).expand_as(codes)
    painted = decoder_loss(network, batch, corrupt, known)
    if not frozen:
        rough = F.avg_pool2d(batch.image, 4)
        painted = painted + F.mse_loss(network.glimpse(values), rough)
    written = prior_loss(network, batch, codes) if prior else painted.new_zeros(())
    routed = painted.new_zeros(())
    for _, experts in network.experts():
        if experts.last is not None:
            routed = routed + experts.last.loss
            experts.last.loss = experts.last.loss.detach()
    return painted, written, routed


class Average:
    """Exponential moving average of the weights, quick at first."""

    def __init__(self, network: Network) -> None:
        self.shadow = {k: v.detach().clone() for k, v in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network: Network, step: int) -> None:
        """Move towards the network's weights."""
        keep = min(0.999, (1 + step) / (20 + step))
        now = network.state_dict()
        torch._foreach_lerp_([*self.shadow.values()], [now[name] for name in self.shadow], 1 - keep)


def rate_at(step: int, regime: Regime) -> float:
    """Learning rate: linear up, then a cosine down to a hundredth."""
    if step < regime.warmup:
        return regime.rate * (step + 1) / regime.warmup
    done = (step - regime.warmup) / max(1, regime.steps - regime.warmup)
    return regime.rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


def train(
    data: Path, out: Path, config: ModelConfig, regime: Regime, *, seconds: float = math.inf,
    device: str = "cpu", compiled: bool = False, start: Path | None = None,
) -> Path:  # fmt: skip
    """Train until `regime.steps` or `seconds`; the checkpoint's path. Goes on from one that is there.

    A new run starts from the weights `start`, if they are given. Raises RenderError where they
    cannot be used.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(regime.seed)
    place = torch.device(device)
    network = Network(config).to(place)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    if start is not None:
        network.load_state_dict(weights.load(start).float().state_dict())
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=regime.rate, betas=(0.9, 0.95), weight_decay=0.01,
        fused=place.type == "cuda",
    )  # fmt: skip
    average, step, path = Average(network), 0, out / "checkpoint.pt"
    if path.exists():
        saved = torch.load(path, map_location=device, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        average.shadow, step = saved["average"], saved["step"]
    if compiled:
        network.decoder.fine.compile(dynamic=True)
    shape = (regime.scenes, regime.crops, regime.side)
    feed = iter(Feed(data, regime.seed + step, *shape, regime.drop, place))
    begun, log = time.monotonic(), out / "log.jsonl"
    with log.open("a", encoding="utf-8") as lines:
        while step < regime.steps and time.monotonic() - begun < seconds:
            for group in optimizer.param_groups:
                group["lr"] = rate_at(step, regime)
            figures = _step(network, optimizer, next(feed), regime, step)
            average.update(network, step)
            step += 1
            if step % regime.log_every == 0:
                told = {name: round(float(value), 4) for name, value in figures.items()}
                told |= {"step": step, "s": round(time.monotonic() - begun, 1)}
                lines.write(json.dumps(told) + "\n")
                lines.flush()
            if step % regime.save_every == 0:
                _save(path, network, optimizer, average, step)
    _save(path, network, optimizer, average, step)
    return path


def _step(
    network: Network, optimizer: torch.optim.Optimizer, batch: Batch, regime: Regime, step: int
) -> dict[str, Tensor]:
    frozen = step >= regime.freeze * regime.steps
    kind = batch.truth.device.type
    with torch.autocast(kind, torch.bfloat16, enabled=kind == "cuda"):
        painted, written, routed = losses(
            network,
            batch,
            frozen=frozen,
            prior=step % regime.prior_every == 0,
            tokens=regime.tokens,
        )
        total = painted + 0.1 * written + routed
    optimizer.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    norm = torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    for _, experts in network.experts():
        experts.rebalance(regime.bias_rate * (1 - step / regime.steps))
    figures = {"painted": painted, "written": written, "routed": routed, "norm": norm}
    return {name: value.detach() for name, value in figures.items()}


def _save(
    path: Path, network: Network, optimizer: torch.optim.Optimizer, average: Average, step: int
) -> None:
    part = path.with_suffix(".part")
    torch.save(
        {"network": network.state_dict(), "optimizer": optimizer.state_dict(),
         "average": average.shadow, "step": step}, part,
    )  # fmt: skip
    part.replace(path)
