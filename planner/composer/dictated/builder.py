"""Where the parts of a described page go: each in a band and a column, as they are named."""

from __future__ import annotations

from collections.abc import Iterator

from planner.composer.dictated.parts import Part, overlap
from planner.composer.dictated.prose import Prose
from planner.composer.dictated.sheet import ORDER, Band, Column, Region, Sheet, is_letter
from planner.composer.text import strip_stop

Spot = tuple[Band, Column, Region]


class Builder:
    """The sheet as it grows, and where on it the reader is.

    `fresh`: what comes next stands in a band of its own. `row`: several parts that were named at once;
    `listing` while they are only listed, `listed` so far, `wrap` so many in a row; `lettered`: marks that are
    quoted, and so shown. `bar`: the name of
    the bar that was told of last.
    """

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.sheet = Sheet()
        self.band: Band | None = None
        self.column: Column | None = None
        self.region = self.sheet.lead
        self.fresh = self.listing = False
        self.row: Part | None = None
        self.listed: list[Region] = []
        self.bar: Part | None = None
        self.wrap = 0
        self.letter, self.letter_in = "", -1
        self.lettered: set[str] = set()

    def repeat(self, part: Part) -> None:
        """`Each of the other six boxes`: as many columns with one text."""
        region = Region(part)
        if self.band is None or self.fresh:
            self.new_band(part)
        assert self.band is not None
        for _ in range(part.many):
            self.column = Column(f"#{len(self.band.columns)}", [region])
            self.band.columns.append(self.column)
        self.region, self.listing = region, False

    def declare(self, part: Part) -> None:
        """Several parts at once: what follows fills them one by one."""
        if part.how in ("same", "in") or self._holds(part):
            return
        if part.kind == "column" and self.listing and self.prose.together(self.row, part):
            self.wrap = part.many  # a grid of six tiles in two columns
            return
        if part.many > 1 and self.prose.opens_below(part.start):
            self.leave()
        self.row, self.listing, self.listed = part, part.kind == "panel", []
        self.wrap = part.wrap
        if not self.inside():
            self.band, self.column, self.fresh = None, None, False

    def next_listed(self, apart: bool, far: bool) -> None:
        """The next of parts that are only listed: `three tiles: "A", "B" and "C"`.

        `apart`: only a comma or an "and" stands before its string, and `far` where it is a semicolon.
        """
        before = self.region
        self._next_listed(apart, far)
        if self.region is not before:
            self.listed.append(self.region)

    def relist(self, size: int, at: int) -> bool:
        """The part number `at` of a list again, where another list of that size follows it:
        `the numbers "1" and "2" and the labels "a" and "b"`. False where none does.
        """
        full = self.row is not None and 1 < size == self.row.many == len(self.listed)
        if self.listing and full:
            self.region = self.listed[at]
        return self.listing and full

    def _next_listed(self, apart: bool, far: bool) -> None:
        first = self.region is self.sheet.lead or not self.region.words
        listed = any(one.role == "list" for one in self.region.words[1:])
        again = not (self.band is None or first or self.region.part is not self.row)
        if again and not (apart and (far or not listed)):
            return
        full = self._wraps()
        if self.inside() or (self.stacked() and self.column):
            self.add(self.row)
            return
        if self.band is None or full:
            self.new_band(self.row)
        assert self.band is not None
        self.new_column(f"#{len(self.band.columns)}", self.row)

    def enter_titled(self, title: str) -> None:
        """Back to the region that a title heads."""
        for band in self.sheet.bands:
            for column in band.columns:
                for region in column.regions:
                    if strip_stop(region.title) == title:
                        self.band, self.column, self.region = band, column, region
                        self.fresh = False

    def _holds(self, part: Part) -> bool:
        """True for boxes in a panel that the same sentence opened: they are its list."""
        own = self.region.part
        held = own is not None and own.many == 1 and own.kind in ("panel", "band")
        return (
            held
            and own is not None
            and self.prose.clause(own.start) == self.prose.clause(part.start)
        )

    def inside(self) -> bool:
        return self.column is not None and self.column.whole and not self.fresh

    def leave(self) -> None:
        """What comes next stands in a band of its own."""
        self.fresh, self.listing = True, False

    def find(self, part: Part) -> Spot | None:
        """The latest region that the same words name, or most of them."""
        found = [
            (overlap(own, part, self.prose.language), band, column, region)
            for band in reversed(self.sheet.bands)
            for column in reversed(band.columns)
            for region in reversed(column.regions)
            for own in _owners(band, column, region)
            if _fits(own, part) or (region.letter and region.letter == part.mark)
        ]
        best = max((one[0] for one in found), default=0)
        if not best and (part.kind == "band" or part.nth):
            return None  # the footer is no header, and the first tile no first panel
        return next((one[1:] for one in found if one[0] == best), None)

    def enter(self, part: Part, band: Band, column: Column, region: Region) -> None:
        self.band, self.column, self.region, self.fresh = band, column, region, False
        self.bar = part if part.kind in ("band", "hero") else self.bar
        at = column.regions.index(region)
        if part.kind == "column" or all(one.part is None for one in column.regions[at + 1 :]):
            self.region = column.regions[-1]
        if part.kind in ("band", "hero") and part.side:
            self.side(part.side)

    def open(self, part: Part, first: bool = False) -> None:
        """A new part in its band and column; `first` on the page where no bar is yet."""
        self.listing = False
        if part.kind in ("band", "hero"):
            self.leave()
        key = part.key
        if part.kind == "panel" and self.inside():
            self.add(part)
        elif part.across and part.down:
            self._open_in_grid(part)
        elif key and part.kind == "panel" and self._wraps():
            self.new_band(part)
            self.new_column(key, part)
        elif key and part.kind in ("panel", "column") and self._takes(part):
            assert self.band is not None
            column = self.band.column(key)
            if column is None:
                self.new_column(key, part)
            else:
                self.column = column
                self.add(part)
        elif not key and self._next_in_row(part):
            self.new_column(f"#{len(self.band.columns) if self.band else 0}", part)
        elif not key and self._stays(part):
            self.add(part)
        else:
            self.new_band(part, first)
            self.new_column(key, part)

    def _wraps(self) -> bool:
        """True where the open row of a grid is full."""
        return bool(self.wrap and self.band is not None and len(self.band.columns) >= self.wrap)

    def _stays(self, part: Part) -> bool:
        """True for a panel without a place, under the last one on that side."""
        sided = self.column is not None and self.column.key in ORDER
        bar = self.band is not None and self.band.kind == "band"
        return sided and not bar and not self.fresh and part.kind == "panel"

    def _takes(self, part: Part) -> bool:
        """True where the band has room for a part of that place: another column, or the same again."""
        if self.band is None or self.fresh or self.band.kind == "band":
            return False
        if self.row is not None and self.row.kind == part.kind and self.stacked():
            return False
        keyed = all(column.key for column in self.band.columns)
        taken = self.band.column(part.key) is not None
        return keyed and (not taken or part.kind == "column" or bool(part.across))

    def _next_in_row(self, part: Part) -> bool:
        """True for the next of the parts that were declared as a row."""
        if self.row is None or self.fresh or part.kind != self.row.kind or self.stacked():
            return False
        return self.band is not None and len(self.band.columns) < self.row.many

    def stacked(self) -> bool:
        """True where the declared parts stand one under the other."""
        return self.row is not None and self.prose.says(self.row.start, "stacked")

    def _open_in_grid(self, part: Part) -> None:
        """`the top left panel`: the band of that height, made where there is none yet."""
        for band in reversed(self.sheet.bands):
            if not band.down:
                break
            if band.down == part.down:
                self.band, self.column = band, band.column(part.across)
                if self.column is None:
                    self.new_column(part.across, part)
                else:
                    self.add(part)
                return
        above = part.down == "top"
        at = len(self.sheet.bands)
        while above and at and self.sheet.bands[at - 1].down == "bottom":
            at -= 1
        self.band = Band(part, down=part.down)
        self.sheet.bands.insert(at, self.band)
        self.new_column(part.across, part)

    def new_band(self, part: Part | None, first: bool = False) -> None:
        self.band = Band(part)
        headed = any(band.kind == "band" for band in self.sheet.bands[:1])
        self.sheet.bands.insert(0 if first and not headed else len(self.sheet.bands), self.band)
        self.fresh = False

    def new_column(self, key: str, part: Part | None) -> None:
        if self.band is None:
            self.new_band(part)
        assert self.band is not None
        self.column = Column(key, part=part)
        self.band.columns.append(self.column)
        self.fresh = False
        self.add(part)

    def add(self, part: Part | None) -> None:
        assert self.column is not None
        mark = part.mark if part else ""
        pending = self.letter if part and self.letter_in == self.prose.sentence(part.start) else ""
        self.region = Region(part, letter=mark if self.is_lettered(mark) else pending)
        self.letter = ""
        self.column.regions.append(self.region)

    def is_lettered(self, mark: str) -> bool:
        """True for the mark of a panel that is shown in it."""
        return is_letter(mark) or mark in self.lettered

    def in_bar(self, part: Part) -> bool:
        """True for a side of the bar that is open."""
        if self.band is None or self.fresh or part.kind != "column" or not part.across:
            return False
        same = any(self.prose.together(bar, part) for bar in (self.band.part, self.bar))
        return self.band.kind == "hero" or (self.band.kind == "band" and same)

    def side(self, side: str, part: Part | None = None) -> None:
        """A side of a bar: one told before, what nothing is said in yet, or the next."""
        assert self.band is not None
        known = self.band.column(side)
        first = self.band.columns[0]
        if known is not None:
            self.column, self.region = known, known.regions[-1]
        elif len(self.band.columns) == 1 and not first.key and not first.regions[-1].words:
            first.key = side
            first.part = part
        else:
            self.new_column(side, part)


def _owners(band: Band, column: Column, region: Region) -> Iterator[Part]:
    """The parts that a region belongs to, each at the level where it was opened."""
    levels = (
        (region.part, "panel"),
        (column.part, "column"),
        (band.part, "band"),
        (band.part, "hero"),
    )
    return (part for part, kind in levels if part is not None and part.kind == kind)


def _fits(own: Part, part: Part) -> bool:
    """True where `part` may speak of `own`."""
    key = not part.key or own.key == part.key
    return key and own.kind == part.kind and (not part.down or own.down == part.down)
