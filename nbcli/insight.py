"""`inspect --tokens` and `--experts`: the image head's inside, drawn in a terminal."""

from __future__ import annotations

from typing import Any

from nbcli.console import Line
from nbcli.errors import CliError
from planner.plan import PictureElement, Plan

_INK = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999")
"""A colour an expert: Okabe and Ito 2008."""


def _pictures(plan: Plan) -> list[PictureElement]:
    found = [element for element in plan.elements if isinstance(element, PictureElement)]
    if not found:
        raise CliError("The plan has no picture, so no image head works on it.")
    return found


def _head(plan: Plan) -> tuple[Any, Any]:
    from renderer.heads.local import network
    from renderer.model.settings import Settings

    return network(), Settings(seed=plan.seed)


def tokens(plan: Plan) -> list[Line]:
    """The overview that the prior writes for each picture, and how many codes it uses."""
    network, settings = _head(plan)
    from renderer.model.insight import token_map
    from renderer.references import drawings

    lines: list[Line] = []
    for element in _pictures(plan):
        codes, shown = token_map(network, element, plan.style, settings, drawings(plan))
        rows, columns = codes.shape
        kinds = len(set(codes.flatten().tolist()))
        lines += [[(f"{element.id}: {rows} × {columns} tokens, {kinds} different", "bold")]]
        lines += [*_shades(shown[::4, ::2]), []]
    return lines


def experts(plan: Plan) -> list[Line]:
    """Which expert of each sparse layer paints which part of each picture; load and specialisation."""
    network, settings = _head(plan)
    from renderer.model.insight import expert_map
    from renderer.references import drawings

    lines: list[Line] = []
    for element in _pictures(plan):
        for layer in expert_map(network, element, plan.style, settings, drawings(plan)):
            lines += [[(f"{element.id}, {layer.name}", "bold")]]
            lines += _digits(layer.first)
            lines += [_loads(layer.load), _told(layer.specialisation), []]
    return lines


def _loads(load: Any) -> Line:
    line: Line = []
    for number, share in enumerate(load):
        line += [("█ ", _INK[number % len(_INK)]), (f"{number}: {share:.0%}  ", "dim")]
    return line


def _told(share: float) -> Line:
    return [(f"A token's expert tells {share:.0%} of its role.", "dim")]


def _shades(pixels: Any) -> list[Line]:
    """Pixels as blocks, darker ones fuller, so that they also read without colour."""
    return [[(_shade(*pixel), "#{:02x}{:02x}{:02x}".format(*pixel)) for pixel in row]
            for row in pixels.tolist()]  # fmt: skip


def _shade(red: int, green: int, blue: int) -> str:
    light = (0.3 * red + 0.59 * green + 0.11 * blue) / 256
    return "█▓▒░ "[int(light * 5)] if light < 0.98 else " "


def _digits(experts: Any) -> list[Line]:
    return [[(str(e), _INK[e % len(_INK)]) for e in row] for row in experts.tolist()]
