"""A page as it was read, put in order: headers gathered, what is said nowhere left out."""

from __future__ import annotations

from planner.mockup.blocks import Block

_CONTROLS = frozenset({"logo", "link", "button", "search", "icon", "pill", "avatar"})
_WORDS = frozenset({"text", "label", "heading", "link", "item", "list", "words", "mark", "tab"})
_HELD = frozenset({"row", "group", "cell", "cells", "section", "column", "item", "bar", "image"})


def tidy(page: Block, exact: bool) -> None:
    """Gather a header told piece by piece; where all words are told `exact`, leave out what has none."""
    for block in [page, *(b for b in page.walk() if b.kind in ("frame", "section"))]:
        _gather(block)
    for group in [block for block in page.walk() if block.kind == "group" and block.children]:
        for item in group.own.values():
            item.look = item.look.over(group.pattern.look)
    if exact:
        for group in [block for block in page.walk() if block.kind == "group"]:
            _only_told(group)
        _prune(page, _WORDS | {"card"})
    _prune(page, frozenset({"mark"}))
    _prune(page, _HELD - {"bar", "image"})


def _only_told(group: Block) -> None:
    """Of a group whose pattern says nothing, the items that do: `two sentences` set as one text."""
    if not group.children or group.pattern.kind not in _WORDS:
        return
    if len(group.pattern.spread) == 1 and not group.own:
        group.many, group.pattern.lines, group.pattern.spread = 1, group.pattern.spread, []
    if group.own and not group.pattern.said():
        told = [item for _, item in sorted(group.own.items()) if item.said()]
        group.own, group.many = dict(enumerate(told)), len(told)


def _gather(block: Block) -> None:
    """A logo, links and buttons that follow each other are one bar."""
    run: list[Block] = []
    for child in block.children:
        if not _controls(child):
            break
        run.append(child)
    parts = [part for one in run for part in _parts(one)]
    kinds = {own.kind for _, part in parts for own in part.walk()}
    if len(parts) < 2 or not kinds & {"logo", "link"}:
        return
    bar = Block("bar", parent=block)
    cells = bar.add(Block("cells"))
    for side, part in parts:
        at = side if side in ("center", "right") else "left" if not cells.children else "center"
        cell = next((c for c in cells.children if c.side == at), None)
        (cell or cells.add(Block("cell", side=at))).add(part)
    block.children[: len(run)] = [bar]


def _parts(block: Block) -> list[tuple[str, Block]]:
    """The controls in a run, each with the side that it was told at."""
    if block.kind != "cells":
        return [("", block)]
    return [(cell.side, part) for cell in block.children for part in cell.children]


def _controls(block: Block) -> bool:
    kinds = {one.kind for one in block.walk() if not one.children and not one.own}
    return bool(kinds) and kinds <= _CONTROLS


def _prune(block: Block, kinds: frozenset[str]) -> None:
    """Drop blocks of these kinds that neither say nor hold anything."""
    for child in (*block.children, *block.own.values()):
        _prune(child, kinds)
    if block.kind in ("group", "hub"):
        return
    block.children = [child for child in block.children if not _is_empty(child, kinds)]


def _is_empty(block: Block, kinds: frozenset[str]) -> bool:
    if block.kind == "group":
        items = [block.pattern, *block.own.values()] if block.children else []
        return all(_is_empty(item, kinds) for item in items)
    bare = not (block.lines or block.spread or block.children or block.own or block.look.fill)
    return bare and block.kind in kinds
