"""A described page as it is read: bands from top to bottom, columns in them, and what each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planner.composer.dictated.depicted import Depicted
from planner.composer.dictated.parts import Kind, Part

ORDER = {"left": "0", "center": "1", "right": "2"}
"""Sides from left to right."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quoted string with what it is called, and the number of its sentence."""

    role: str
    text: str
    sentence: int
    joined: bool = False
    """True where the words before it call it the next line of the string before."""


@dataclass
class Region:
    """What is said in one place; `part` names it, unless the place alone does."""

    part: Part | None = None
    words: list[Said] = field(default_factory=list)
    letter: str = ""
    """Its letter, `(A)`."""
    pictures: list[Depicted] = field(default_factory=list)
    """What is shown in it, and above that so many of its words."""
    above: int = 0

    def show(self, picture: Depicted) -> None:
        """One picture more."""
        self.above = self.above if self.pictures else len(self.words)
        self.pictures.append(picture)

    def parted(self, said: Said) -> bool:
        """True for a title behind a title and its text, or in the same sentence: it begins another."""
        if said.role != "titled" or not self.words or self.words[0].role != "titled":
            return False
        return len(self.words) > 1 or self.words[0].sentence == said.sentence

    @property
    def title(self) -> str:
        """The words that head it."""
        titled = (s.text for s in self.words if s.role in ("titled", "labeled"))
        return next(titled, self.words[0].text if self.words else "")


@dataclass
class Column:
    """Regions one under the other; `key` is its place in the band, `share` its width beside others."""

    key: str
    regions: list[Region] = field(default_factory=list)
    part: Part | None = None
    share: float = 1.0

    @property
    def whole(self) -> bool:
        """True for a column that the prompt names: it holds all until the next."""
        return self.part is not None and self.part.kind == "column"


@dataclass
class Band:
    """Columns side by side. `down` is its place in a grid."""

    part: Part | None = None
    columns: list[Column] = field(default_factory=list)
    down: str = ""

    @property
    def kind(self) -> Kind | None:
        """What kind of part opened it."""
        return self.part.kind if self.part else None

    @property
    def said(self) -> bool:
        """True where something is said in it."""
        return any(region.words for column in self.columns for region in column.regions)

    @property
    def letter(self) -> str:
        """The letter of its first panel, or ""."""
        return self.sorted()[0].regions[0].letter

    def column(self, key: str) -> Column | None:
        """The column of that place."""
        return next((one for one in self.columns if one.key == key), None)

    def sorted(self) -> list[Column]:
        """The columns from left to right: by letter or side where told, else as they came."""
        letters = [one.regions[0].letter for one in self.columns if one.regions]
        if len(letters) == len(self.columns) and all(letters):
            return sorted(self.columns, key=lambda one: one.regions[0].letter)
        if all(one.key in ORDER for one in self.columns):
            return sorted(self.columns, key=lambda one: ORDER[one.key])
        return self.columns


@dataclass
class Sheet:
    """The page as it is read; `lead` is what is said before any part."""

    lead: Region = field(default_factory=Region)
    bands: list[Band] = field(default_factory=list)

    def regions(self) -> Iterator[Region]:
        """Every region in reading order, without the lead."""
        for band in self.bands:
            for column in band.sorted():
                yield from column.regions

    def tidy(self) -> None:
        """Drop what nothing is said in, unless it has a name of its own, and order panels by letter."""
        repeated = [region for region in self.regions() if region.part and region.part.rest]
        for band in self.bands:
            for column in band.columns:
                column.regions = [r for r in column.regions if r.words or _stands(r, band)]
                column.regions = [r for r in column.regions if not _is_among(r, repeated)]
            band.columns = [column for column in band.columns if column.regions]
        self.bands = [band for band in self.bands if band.columns]
        lettered = [band for band in self.bands if band.letter]
        ranked = iter(sorted(lettered, key=lambda band: band.letter))
        self.bands = [next(ranked) if band.letter else band for band in self.bands]


def is_letter(mark: str) -> bool:
    """True for the letter of a panel: `(A)`."""
    return re.fullmatch(r"\([A-Za-z]\)", mark) is not None


def _is_among(region: Region, repeated: Sequence[Region]) -> bool:
    """True for what `each of the others` says again, and more."""
    said = [word.text for word in region.words]
    wholes = [[word.text for word in own.words] for own in repeated if own is not region]
    return bool(said) and any(whole[: len(said)] == said for whole in wholes)


def _stands(region: Region, band: Band) -> bool:
    """True for a region without words that is a picture, or has a name of its own."""
    one_of_row = region.part is not None and region.part.kind == "panel" and region.part.nth != 0
    return is_named(region) or (bool(region.pictures) and band.kind != "band" and not one_of_row)


def is_named(region: Region) -> bool:
    """True for a part with a name of its own: `the Day 1 panel`."""
    return region.part is not None and " " in region.part.mark
