"""The classifier's pictures and scores."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.cases import Case
from benchmarks.recognise import SEEN, concepts, drawing, placed, scene, score, seen, undrawn
from planner import icons
from planner.parts import Box
from renderer.training.draw import known


def test_concepts_are_two_hundred_drawings_and_some_were_kept_from_the_head() -> None:
    names = concepts()
    assert len(set(names)) == 200 and all(map(icons.exists, names))
    assert 10 <= sum(not known(name) for name in names) <= 30


def test_a_drawing_lies_over_its_ground() -> None:
    apple = drawing("fluent-emoji-flat:red-apple")[None]
    white = torch.ones(1, 3, *apple.shape[-2:])
    made = placed(apple, white, torch.Generator().manual_seed(0))[0]
    assert made.shape == (3, SEEN, SEEN)
    middle, corner = made[:, SEEN // 2, SEEN // 2], made[:, 0, 0]
    assert middle[0] > 2 * middle[2] and corner.max() < 1.3 * corner.min()


def test_what_is_seen_is_the_things_box() -> None:
    picture = np.zeros((200, 200, 3), np.uint8)
    picture[100:200, 100:200] = 255  # at the picture's corner, so that a margin lies outside
    whole = seen(picture, Box(x=500, y=500, w=500, h=500))
    assert whole.shape == (3, SEEN, SEEN)
    assert whole[0, SEEN // 2, SEEN // 2] == 1 and whole[0, 0, 0] == 0 and whole[0, -1, -1] == 1


class Named(nn.Module):
    """Says that the concept is the image's first number, then the next ones."""

    def forward(self, images: Tensor) -> Tensor:
        return -((torch.arange(10) - images[:, 0, 0, :1]) % 10)


def test_scores_count_the_first_and_the_first_five() -> None:
    names = concepts()[:10]
    said = [torch.full((3, 2, 2), float(n)) for n in (0, 1, 2, 3, 4, 4, 4, 0, 9, 9)]
    got = score(Named(), names, said)  # type: ignore[arg-type]
    assert round(got.first, 3) == 0.6 and round(got.five, 3) == 0.8


def test_without_its_drawing_a_thing_keeps_label_and_place() -> None:
    case = Case(scene(concepts()[0], 1), (64, 64))
    before, after = case.scene.element.objects[0], undrawn(case).scene.element.objects[0]
    assert after.sprite is None and (after.label, after.box) == (before.label, before.box)
    assert not np.array_equal(case.flat(), undrawn(case).flat())
