"""What gathering hands to planning: documents, tables and passages, each with its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Cell = str | float | bool | date | None
ColumnKind = Literal["number", "percent", "date", "category", "text", "bool"]
BlockKind = Literal["heading", "paragraph", "item", "quote", "table", "code"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read: a file or an address, the place inside it, and when it was published.

    `locator` is `line 12`, `page 3` or a cell range such as `B2:B14`.
    """

    file: str | None = None
    url: str | None = None
    title: str | None = None
    locator: str | None = None
    retrieved: date | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document in reading order.

    `level` is the heading level (1 = title) or the nesting depth of a list item (1 = outermost).
    `ordered` is true for an item of a numbered list. `code` is several lines of a program.
    Inline markup is already removed from `text`; `lead` is what opens it in bold and ends there:
    `Who may come?` or `Price` of `**Price:** 5 €`.
    """

    kind: BlockKind
    text: str
    source: Source
    level: int = 0
    ordered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text document as blocks in reading order; `language` is a BCP 47 tag.

    `notes` says in sentences what the reader did that the file does not show.
    """

    title: str | None
    blocks: tuple[Block, ...]
    source: Source
    language: str = "en"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `values` has one entry a row, `None` where the cell is missing.

    `unit` is what the header or the cells say (`%`, `USD`, `km`), never guessed.
    `decimals` is the largest number of decimal places written in the file.
    Dates are `datetime.date`; a bare year is kind `date`, 1 January and precision `year`. `hours` are
    the hours of day of a column of timestamps, one entry a row; empty where the file has none.
    """

    name: str
    kind: ColumnKind
    values: tuple[Cell, ...]
    letter: str = "A"
    unit: str | None = None
    decimals: int = 0
    precision: Literal["day", "month", "quarter", "year"] | None = None
    hours: tuple[int | None, ...] = ()

    @property
    def numeric(self) -> bool:
        """True where the values are numbers."""
        return self.kind in ("number", "percent")


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangular table; `first_row` is the file's row number of the first data row.

    `row_numbers` holds the file's row number of every data row where they do not simply count on
    from `first_row` (blank rows or comments between them); it is empty where they do. `unread` are
    the notes on what else the file holds: other sheets, a second table.
    """

    name: str
    columns: tuple[Column, ...]
    source: Source
    first_row: int = 2
    notes: tuple[str, ...] = ()
    title: str | None = None
    credit: str | None = None
    row_numbers: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """Number of data rows."""
        return len(self.columns[0].values) if self.columns else 0

    def row_number(self, index: int) -> int:
        """The file's row number of data row `index` (from 0)."""
        return self.row_numbers[index] if self.row_numbers else self.first_row + index

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with its source, ready to be quoted."""

    text: str
    source: Source
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A picture that the person gave: its name, its size in pixels, and its bytes as WebP.

    `cut` where it is cut out of its ground.
    """

    label: str
    width: int
    height: int
    data: bytes = field(repr=False)
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the person gave beside the prompt.

    `compared` are documents that were found and are not told, but whose numbers are compared.
    """

    documents: tuple[Document, ...] = ()
    tables: tuple[Table, ...] = field(default=())
    references: tuple[Reference, ...] = ()
    compared: tuple[Document, ...] = ()
