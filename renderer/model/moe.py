"""Sparse experts: sigmoid routing with a moving bias, two of eight and one that always works.

Routing and its balance without a loss: DeepSeek-V3 (arXiv:2412.19437); z-loss and guard loss: OLMoE
(arXiv:2409.02060). Dropless: tokens are sorted by expert, and a grouped product serves them all.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from renderer.model.config import ROLES, ModelConfig


@dataclass
class Routing:
    """Which experts took which tokens: `index` and `weight` [N, active], `load` [E] sums to 1."""

    index: Tensor
    weight: Tensor
    load: Tensor
    loss: Tensor


class Experts(nn.Module):
    """A feed-forward of `experts` SwiGLU experts, `active` a token, and a shared one."""

    bias: Tensor

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        d, h, e = config.width, config.hidden, config.experts
        self.active = config.active
        self.router = nn.Linear(d, e, bias=False)
        self.role = nn.Embedding(len(ROLES), d)
        self.register_buffer("bias", torch.zeros(e))
        self.up = nn.Parameter(torch.randn(e, d, 2 * h) * d**-0.5)
        self.down = nn.Parameter(torch.randn(e, h, d) * h**-0.5)
        self.shared = Swiglu(d, h) if config.shared else None
        nn.init.normal_(self.role.weight, std=0.02)
        self.last: Routing | None = None

    def forward(self, x: Tensor, role: Tensor) -> Tensor:
        """x [N, d] and role [N] to [N, d]; what was routed where stays in `last`."""
        routing = self.route(x, role)
        self.last = routing
        if torch.is_autocast_enabled(x.device.type):
            x = x.to(torch.get_autocast_dtype(x.device.type))
        out = grouped(x, routing.index, routing.weight, self.up, self.down)
        return out + self.shared(x) if self.shared is not None else out

    def route(self, x: Tensor, role: Tensor) -> Routing:
        """The experts of each token, in float32."""
        with torch.autocast(x.device.type, enabled=False):
            logits = self.logits(x, role)
            score = logits.sigmoid()
            index = (score + self.bias.float()).topk(self.active, dim=-1).indices
            chosen = score.gather(-1, index)
            weight = chosen / chosen.sum(-1, keepdim=True).clamp_min(1e-6)
            count = counted(index, score.shape[-1]).float()
            load = count / count.sum()
            loss = self._loss(logits, score, load) if self.training else load.new_zeros(())
        return Routing(index, weight, load, loss)

    def _loss(self, logits: Tensor, score: Tensor, load: Tensor) -> Tensor:
        """Guard of the balance, and z-loss."""
        share = (score / score.sum(-1, keepdim=True)).mean(0)
        guard = score.shape[-1] * (load * share).sum()
        return 1e-3 * guard + 1e-4 * logits.logsumexp(-1).square().mean()

    def logits(self, x: Tensor, role: Tensor) -> Tensor:
        """How much each expert suits each token [N, E], before the bias; float32."""
        told = F.linear(self.role.weight.float(), self.router.weight.float())  # [R, E]
        return F.linear(x.float(), self.router.weight.float()) + told[role]

    @torch.no_grad()
    def rebalance(self, rate: float) -> None:
        """Move the bias towards the experts that had less than their share."""
        if self.last is not None and rate:
            self.bias += rate * torch.sign(self.last.load.mean() - self.last.load)


class Swiglu(nn.Module):
    """A gated feed-forward (Shazeer 2020, arXiv:2002.05202)."""

    def __init__(self, d: int, h: int) -> None:
        super().__init__()
        self.up = nn.Linear(d, 2 * h, bias=False)
        self.down = nn.Linear(h, d, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """[..., d] to [..., d]."""
        gate, value = self.up(x).chunk(2, -1)
        out: Tensor = self.down(F.silu(gate) * value)
        return out


def grouped(x: Tensor, index: Tensor, weight: Tensor, up: Tensor, down: Tensor) -> Tensor:
    """Tokens [N, d] sorted by expert, and each expert on its own run of them: none dropped, none padded."""
    order = index.flatten().argsort(stable=True)
    ends = counted(index, up.shape[0]).cumsum(0).to(torch.int32)
    rows = order // index.shape[1]
    gate, value = F.grouped_mm(x[rows], up.to(x.dtype), offs=ends).chunk(2, -1)
    made = F.grouped_mm(F.silu(gate) * value, down.to(x.dtype), offs=ends)
    share = weight.flatten()[order].to(x.dtype)
    return torch.zeros_like(x).index_add(0, rows, made * share[:, None])


def counted(index: Tensor, experts: int) -> Tensor:
    """How often each expert [E] is chosen in `index` [N, active]."""
    return F.one_hot(index, experts).sum((0, 1))
