"""Markdown: CommonMark with tables, front matter and footnote marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grounding.readers.lines import join_lines, lead_of
from grounding.types import Block, BlockKind, Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_NESTING = 100
_LONGEST = 100
"""Characters that a heading in bold has at most."""
_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*)")
_FOOTNOTE = re.compile(r"^\[\^[^\]\s]+\]:\s*|\[\^[^\]\s]+\]")
_TASK = re.compile(r"\[([ xX])\]\s+")
_DONE = "✓ "
_SPOKEN = ("", "text", "txt", "plain", "csv", "mermaid", "markdown", "md")
"""What a fence may be called whose lines are text and no program."""
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_SIGNS = re.compile(
    r"^(?:#{1,6} \S|```|> \S|\|?[ :|-]*-{3}[ :|-]*\|[ :|-]*$)|\*\*\S[^\n]*\*\*|\]\(https?://",
    re.MULTILINE,
)


@dataclass(slots=True)
class _State:
    """Where in the document the walk is."""

    file: str
    offset: int
    lists: list[bool] = field(default_factory=list)
    quotes: int = 0
    fresh_item: bool = False
    level: int = 0

    def source(self, token: Token) -> Source:
        return Source(file=self.file, locator=f"line {(token.map or [0])[0] + 1 + self.offset}")


def looks_like_markdown(text: str) -> bool:
    """True where `text` holds headings, tables, fences, links or bold in Markdown."""
    return bool(_SIGNS.search(text))


def read_markdown(text: str, file: str) -> tuple[list[Block], dict[str, str]]:
    """The blocks of `text` and the fields of its front matter, keys in lower case."""
    from markdown_it import MarkdownIt

    fields, body, offset = _front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    state = _State(file, offset)
    return list(_blocks(parser.parse(body), state)), fields


def _front_matter(text: str) -> tuple[dict[str, str], str, int]:
    found = _FRONT.match(text)
    if not found:
        return {}, text, 0
    pairs = (_FIELD.fullmatch(line.strip()) for line in found[1].split("\n"))
    fields = {pair[1].lower(): pair[2].strip().strip("\"'") for pair in pairs if pair and pair[2]}
    return fields, text[found.end() :], found[0].count("\n")


def _blocks(tokens: Sequence[Token], state: _State) -> Iterator[Block]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "table_open":
            end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
            yield _table(tokens[index:end], state)
            index = end
        elif token.type in ("heading_open", "paragraph_open"):
            yield from _leaf(token, tokens[index + 1], state)
        elif token.type == "fence" and _is_program(token):
            yield from _text_block("code", token.content.strip("\n"), token, state)
        elif token.type in ("fence", "code_block", "html_block"):
            text = _TAG.sub("", token.content) if token.type == "html_block" else token.content
            yield from _text_block("paragraph", text.strip("\n"), token, state)
        else:
            _enter(token, state)
        index += 1


def _is_program(fence: Token) -> bool:
    """True for several lines in a language of programs; one line is a command to be read."""
    name = fence.info.strip().lower().split(" ")[0]
    return name not in _SPOKEN and "\n" in fence.content.strip()


def _enter(token: Token, state: _State) -> None:
    if token.type in ("ordered_list_open", "bullet_list_open"):
        state.lists.append(token.type == "ordered_list_open")
    elif token.type in ("ordered_list_close", "bullet_list_close"):
        state.lists.pop()
    elif token.type == "list_item_open":
        state.fresh_item = True
    elif token.type in ("blockquote_open", "blockquote_close"):
        state.quotes += 1 if token.type == "blockquote_open" else -1


def _leaf(opening: Token, inline: Token, state: _State) -> Iterator[Block]:
    text = _FOOTNOTE.sub("", _plain(inline))
    if opening.type == "heading_open":
        state.level = int(opening.tag[1])
        yield from _text_block("heading", text, opening, state, level=int(opening.tag[1]))
    elif not state.lists and not state.quotes and (head := _bold_line(inline)):
        yield from _text_block("heading", head[0], opening, state, level=min(6, state.level + 1))
        yield from _text_block("paragraph", head[1], opening, state)
    elif state.lists and state.fresh_item:
        state.fresh_item = False
        yield from _text_block(
            "item",
            _TASK.sub(_task_mark, text, count=1) if _TASK.match(text) else text,
            opening,
            state,
            level=len(state.lists),
            ordered=state.lists[-1],
            lead=_lead(_said(inline)),
        )
    else:
        kind: BlockKind = "quote" if state.quotes else "paragraph"
        for said in _led_lines(inline) or [_said(inline)]:
            yield from _text_block(
                kind, _FOOTNOTE.sub("", _joined(said)), opening, state, level=len(state.lists),
                lead=_lead(said),
            )  # fmt: skip


def _task_mark(task: re.Match[str]) -> str:
    return "" if task[1] == " " else _DONE


def _lead(said: Sequence[Token]) -> str:
    """The words in bold that open a paragraph and end before the rest of it."""
    kinds = [child.type for child in said]
    if kinds[:1] != ["strong_open"]:
        return ""
    return lead_of(_joined(said[: kinds.index("strong_close")]), _joined(said))


def _led_lines(inline: Token) -> list[list[Token]]:
    """The lines of a paragraph of which each opens with a name in bold; none where one does not."""
    lines: list[list[Token]] = [[]]
    for child in _said(inline):
        if child.type in ("softbreak", "hardbreak"):
            lines.append([])
        else:
            lines[-1].append(child)
    return lines if len(lines) > 1 and all(map(_lead, lines)) else []


def _bold_line(inline: Token) -> tuple[str, str] | None:
    """A first line that is all in bold and no sentence, a heading in all but name, and the rest."""
    children = _said(inline)
    kinds = [child.type for child in children]
    breaks = [i for i, kind in enumerate(kinds) if kind in ("softbreak", "hardbreak")]
    end = breaks[0] if breaks else len(kinds)
    bold = kinds[:1] == ["strong_open"] and kinds[:end].index("strong_close") == end - 1
    if not bold:
        return None
    text, rest = (_joined(part).strip() for part in (children[:end], children[end + 1 :]))
    sentence = text.endswith((".", "。", "!", "！", ":", "："))
    return None if sentence or len(text) > _LONGEST else (text, rest)


def _text_block(
    kind: BlockKind, text: str, token: Token, state: _State, level: int = 0, ordered: bool = False,
    lead: str = "",
) -> Iterator[Block]:  # fmt: skip
    if text.strip():
        yield Block(kind, text.strip(), state.source(token), level, ordered, lead=lead)


def _table(tokens: Sequence[Token], state: _State) -> Block:
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    for token in tokens:
        if token.type == "inline":
            cells.append(_FOOTNOTE.sub("", _plain(token)).strip())
        elif token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
    return table_block(rows, state.source(tokens[0]))


def table_block(rows: Sequence[tuple[str, ...]], source: Source) -> Block:
    """A table as a block: `text` holds its rows as lines with cells between bars."""
    text = "\n".join(" | ".join(row) for row in rows)
    return Block("table", text, source, rows=tuple(rows))


def _plain(inline: Token) -> str:
    """The text of an inline token: emphasis, links and pictures are left out, their words kept."""
    return _joined(_said(inline))


def _said(inline: Token) -> list[Token]:
    """The inline tokens without the empty ones that stand around marks."""
    return [c for c in inline.children or () if c.type != "text" or c.content]


def _joined(children: Sequence[Token]) -> str:
    """The words of inline tokens; lines that each open with a label in bold stay lines."""
    text, pending = "", False
    labels = [child.type == "strong_open" for child in [*children, *children[:1]]]
    for i, child in enumerate(children):
        if child.type == "softbreak":
            pending = not (labels[0] and labels[i + 1])
            text += "" if pending else "\n"
            continue
        piece = _piece(child)
        text = join_lines(text, piece) if pending and piece else text + piece
        pending = pending and not piece
    return text


def _piece(child: Token) -> str:
    if child.type in ("text", "code_inline"):
        return child.content
    if child.type == "hardbreak" or (child.type == "html_inline" and child.content[:3] == "<br"):
        return "\n"
    return ""
