"""Parts of the image head: experts, tokens, tiles, conditions."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from planner import looks
from planner.parts import Box, PictureObject, Style
from planner.plan import PictureElement
from renderer.model import conditions
from renderer.model.codec import from_codes, quantise, to_codes
from renderer.model.config import CODES, ROLES, ModelConfig
from renderer.model.maps import DRAWN, MAPS, Rasters, Where, maps
from renderer.model.moe import Experts, grouped
from renderer.model.tiles import SIDE, noise, tiles, window_weight
from renderer.relief import Relief
from renderer.sketch import Sketch, Window


@pytest.fixture
def style() -> Style:
    return looks.style("ocean", "editorial", looks.character("editorial").pairings[0], False)


@pytest.fixture
def element() -> PictureElement:
    things = (
        PictureObject(label="rocket", sprite="fluent-emoji-flat:rocket", depth=0.2,
                      box=Box(x=500, y=400, w=400, h=400), support="ground"),
        PictureObject(label="moon", sprite="fluent-emoji-flat:full-moon", depth=0.9,
                      box=Box(x=100, y=100, w=200, h=200)),
    )  # fmt: skip
    return PictureElement(id="p", box=Box(x=0, y=0, w=1500, h=1000), ground="hills", objects=things)


def naive(
    x: torch.Tensor, index: torch.Tensor, weight: torch.Tensor, up: torch.Tensor, down: torch.Tensor
) -> torch.Tensor:
    out = torch.zeros_like(x)
    for token in range(x.shape[0]):
        for place in range(index.shape[1]):
            expert = int(index[token, place])
            gate, value = (x[token] @ up[expert]).chunk(2)
            out[token] += weight[token, place] * ((F.silu(gate) * value) @ down[expert])
    return out


@pytest.mark.parametrize("skewed", [False, True])
def test_grouped_experts_equal_a_loop_over_tokens(skewed: bool) -> None:
    torch.manual_seed(1)
    x, up, down = torch.randn(50, 16), torch.randn(4, 16, 24), torch.randn(4, 12, 16)
    index = torch.randn(50, 4).topk(2).indices
    if skewed:
        index = torch.tensor([[1, 3]]).expand(50, 2)
    weight = torch.rand(50, 2)
    close = torch.allclose(
        grouped(x, index, weight, up, down), naive(x, index, weight, up, down), atol=1e-4
    )
    assert close


def test_the_bias_moves_load_to_idle_experts() -> None:
    torch.manual_seed(0)
    layer = Experts(ModelConfig(width=32, experts=4))
    layer.bias[0] = 5.0  # everyone goes there
    x, role = torch.randn(256, 32), torch.zeros(256, dtype=torch.long)
    layer(x, role)
    before = layer.last.load.max()
    for _ in range(60):
        layer(x, role)
        layer.rebalance(0.1)
    assert layer.last.load.max() < before
    assert layer.bias[0] < 5.0


def test_the_role_of_a_token_changes_its_experts() -> None:
    torch.manual_seed(0)
    layer = Experts(ModelConfig(width=32))
    torch.nn.init.normal_(layer.role.weight, std=3.0)
    x = torch.randn(64, 32)
    routes = [layer.route(x, torch.full((64,), role)).index for role in range(len(ROLES))]
    assert any(not torch.equal(routes[0], other) for other in routes[1:])


def test_every_code_survives_the_way_to_values_and_back() -> None:
    codes = torch.arange(CODES)
    assert torch.equal(to_codes(from_codes(codes)), codes)


def test_quantised_values_are_codes_and_let_gradients_pass() -> None:
    z = (torch.randn(200, 4) * 3).requires_grad_()
    values = quantise(z)
    assert torch.allclose(from_codes(to_codes(values.detach())).float(), values, atol=1e-5)
    values.sum().backward()
    assert z.grad is not None and z.grad.abs().sum() > 0


@pytest.mark.parametrize("size", [(256, 256), (257, 300), (1000, 640), (3840, 2160)])
def test_tiles_cover_the_canvas_and_blend_without_a_hole(size: tuple[int, int]) -> None:
    width, height = size
    weight = np.zeros((height, width), np.float32)
    for tile in tiles(width, height):
        assert 0 <= tile.x <= width - SIDE and 0 <= tile.y <= height - SIDE
        weight[tile.y : tile.y + SIDE, tile.x : tile.x + SIDE] += window_weight(tile, width, height)
    assert weight.min() > 0.4


def test_only_tiles_that_may_change_are_painted() -> None:
    mask = np.zeros((1000, 1000), np.float32)
    mask[10:20, 10:20] = 1
    assert len(tiles(1000, 1000, mask)) == 1
    assert not tiles(1000, 1000, np.zeros((1000, 1000), np.float32))


def test_noise_belongs_to_the_canvas_not_to_the_tile() -> None:
    whole = noise(7, 0, 0, 300, 200)
    assert np.array_equal(noise(7, 33, 61, 90, 50), whole[:, 61:111, 33:123])
    assert not np.array_equal(noise(8, 0, 0, 300, 200), whole)
    assert abs(float(whole.mean())) < 0.05 and abs(float(whole.std()) - 1) < 0.05


def rasters(sketch: Sketch, window: Window) -> tuple[Rasters, Where]:
    raster = conditions.Raster.of(Relief(sketch, 0), window)
    cpu = torch.device("cpu")
    return Rasters.of([raster], cpu), Where.of(sketch.element, sketch.things, [window], cpu)


def test_maps_tell_what_is_where(style: Style, element: PictureElement) -> None:
    sketch = Sketch(element, style, 0)
    spatial, held, role = (part[0] for part in maps(*rasters(sketch, sketch.whole(384, 256))))
    assert spatial.shape == (MAPS, 256, 384) and spatial.isfinite().all()
    rocket = [thing.label for thing in sketch.things].index("rocket") + 1
    assert held[9, 11] == rocket  # the tile token at the rocket's middle: 700, 600 units
    assert role[9, 11] == ROLES.index("object") and role[15, 0] == ROLES.index("background")
    assert spatial[8, 150, 180] == 1 and spatial[7, 150, 180] == np.float32(0.2)


def test_a_thing_without_a_drawing_is_its_box(style: Style, element: PictureElement) -> None:
    sketch = Sketch(element, style, 0)
    window = sketch.whole(384, 256)
    drawn, where = rasters(sketch, window)
    number = [thing.label for thing in sketch.things].index("rocket")
    drawn.owner[drawn.owner == number + 1] = 0
    assert not (maps(drawn, where)[1] == number + 1).any()
    where.things[:, number, DRAWN] = 0
    held = maps(drawn, where)[1][0] == number + 1
    box, unit = sketch.things[number].box, window.width / window.w
    wide = held.any(0).sum() * 16
    assert abs(float(wide) - min(box.w * unit, 384)) <= 32


def test_a_mask_locks_pixels_and_tokens(style: Style, element: PictureElement) -> None:
    sketch = Sketch(element, style, 0)
    mask = torch.ones(1, 256, 384)
    mask[..., :192] = 0
    source = torch.ones(1, 3, 256, 384)
    drawn, where = rasters(sketch, sketch.whole(384, 256))
    spatial, _, role = (part[0] for part in maps(drawn, where, mask, source))
    assert (spatial[12:15, :, :192] == 1).all() and not spatial[12:15, :, 192:].any()
    assert (role[:, :12] == ROLES.index("locked")).all()
    assert (role[:, 12:] != ROLES.index("locked")).all()


def test_a_window_of_a_sketch_is_a_part_of_the_whole(style: Style, element: PictureElement) -> None:
    sketch = Sketch(element, style, 0)
    whole, _, _ = sketch.flat(sketch.whole(600, 400))
    part, _, _ = sketch.flat(Window(500, 400, 400, 400, 160, 160))
    near = np.abs(whole[160:320, 200:360].astype(int) - part).mean()
    assert near < 1.5
