"""One dial: the width. Depth, heads and experts follow."""

from __future__ import annotations

from dataclasses import asdict, dataclass

LEVELS = (8, 5, 5, 5)
"""Levels of each dimension of a token (FSQ, Mentzer et al. 2023, arXiv:2309.15505)."""
CODES = 8 * 5 * 5 * 5
PATCH = 16
"""Pixels of a token's side, in the overview and in a tile."""
OBJECTS = 14
"""Things of a picture that the head is told of."""
ROLES = ("identity", "object", "text", "background", "locked")
"""Roles of a token, as the router is told them."""


@dataclass(frozen=True)
class ModelConfig:
    """Sizes of the model; `dense` and `shared` are switched for ablations alone."""

    width: int = 192
    experts: int = 8
    active: int = 2
    shared: bool = True
    dense: bool = False

    @property
    def depth(self) -> int:
        """Blocks of the decoder."""
        return max(2, self.width // 32)

    @property
    def prior_depth(self) -> int:
        """Blocks of the prior."""
        return max(2, self.width // 48)

    @property
    def heads(self) -> int:
        """Attention heads, 32 wide each."""
        return max(1, self.width // 32)

    @property
    def hidden(self) -> int:
        """Width inside one expert; rows of grouped products are whole 16 bytes."""
        return self.width // 6 * 8

    @property
    def pixels(self) -> int:
        """Width of the pixel path, at a quarter of the resolution."""
        return max(16, self.width // 24 * 8)

    def to_json(self) -> dict[str, int | bool]:
        """Plain values."""
        return asdict(self)
