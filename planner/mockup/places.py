"""Where blocks stand to each other: in columns at a side, in groups, around one in the middle."""

from __future__ import annotations

from planner.mockup.blocks import HOLDERS, Block

_ORDER = ("left", "center", "right")


def holder(block: Block) -> Block:
    if block.kind == "group":
        return block.pattern if block.pattern.kind in HOLDERS else block.parent or block
    while (block.kind not in HOLDERS or block.kind == "group") and block.parent is not None:
        block = block.parent
    return block


def whole(block: Block) -> Block:
    """The card, bar or group that a block stands in."""
    around = block
    while around.parent is not None and around.kind not in ("card", "bar", "circle", "group"):
        around = around.parent
    if around.parent is not None and around.parent.kind == "group":
        around = around.parent
    return around if around.parent is not None else block


def group_of(block: Block) -> Block | None:
    """The group whose pattern a block is, or is in."""
    while block.parent is not None:
        if block.parent.kind == "group":
            return block.parent
        block = block.parent
    return None


def told_apart(block: Block) -> bool:
    """True in an item that is no longer like the others of its group."""
    while block.parent is not None:
        if block.parent.kind == "group":
            return block is not block.parent.pattern
        block = block.parent
    return False


def sole(block: Block, text: str) -> Block:
    """The block that alone says a string: of those in a row, the item with it."""
    group = group_of(block)
    if group is None or text not in block.spread:
        return block
    at = block.spread.index(text)
    return next((one for one in group.item(at).walk() if one.spread or one.lines), block)


def open_cells(host: Block) -> Block | None:
    return host.children[-1] if host.children and host.children[-1].kind == "cells" else None


def side_cell(cells: Block, side: str) -> Block:
    """The column at a side; a new one in its place where there is none."""
    found = next((cell for cell in cells.children if cell.side == side), None)
    if found is not None:
        return found
    made = Block("cell", side=side, parent=cells)
    at = sum(_ORDER.index(cell.side) < _ORDER.index(side) for cell in cells.children)
    cells.children.insert(at, made)
    return made


def column_at(host: Block, side: str) -> Block | None:
    """The column at a side where `two columns` were told, and none apart by its name."""
    group = host.parent
    if host.kind != "column" or group is None or group.kind != "group" or group.many not in (2, 3):
        return None
    if not (host.side or (host is group.pattern and not host.children and not group.own)):
        return None
    column = group.item({"left": 0, "center": group.many // 2, "right": group.many - 1}[side])
    column.side = side
    return column


def next_cell(cells: Block, side: str) -> Block:
    free = [one for one in _ORDER if one not in {cell.side for cell in cells.children}]
    if side in free:
        return side_cell(cells, side)
    if side:
        return side_cell(cells, side)
    return side_cell(cells, free[-1]) if free else cells.add(Block("cell", side="right"))


def beside_other(host: Block, side: str) -> Block:
    """The block around the columns of which the open one is on another side than what comes next."""
    around = host
    while around.parent is not None and around.kind in ("column", "cell", "section", "image"):
        if (
            around.kind == "cell"
            and around.side != side
            and around.side != "center"
            and side != "center"
        ):
            return around.parent.parent or host
        around = around.parent
    return host


def without_empty(host: Block, sentence: int) -> Block:
    """The block around a group that is told of again: `a list of cards: create a row of four cards`."""
    group = host.parent
    if (
        group is None
        or group.kind != "group"
        or group.many
        or host.children
        or group.sentence != sentence
    ):
        return host
    around = group.parent
    if around is None or group not in around.children:
        return host
    around.children.remove(group)
    return around


def same_place(host: Block, block: Block, side: str) -> Block | None:
    """The picture that is told of a second time, where it stands."""
    if side and host.kind == "cell" and host.side != side:
        cells = host.parent
        host = next((cell for cell in cells.children if cell.side == side), host) if cells else host
    last = host.children[-1] if host.children else None
    alike = last is not None and last.kind == block.kind == "image" and not last.subject
    return (
        last
        if last is not None
        and alike
        and last.words & block.words
        and last.sentence != block.sentence
        else None
    )


def ring(middle: Block, group: Block) -> bool:
    """A group stands around the block in its middle; False where that is one of a row."""
    around = middle.parent
    if around is None or middle not in around.children or around.kind == "group":
        return False
    hub = Block("hub", parent=around)
    around.children[around.children.index(middle)] = hub
    hub.add(middle)
    hub.add(group)
    return True
