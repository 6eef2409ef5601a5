"""The slab and the hand, cut down from their whole families: Latin and Cyrillic, the weights in use.

`pip download --no-deps fontpkg-bitter==3.21 fontpkg-caveat==2.0`, unpack the wheels into one folder,
then `python planner/data/fonts/build.py FOLDER` (fonttools 4.68).
"""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
FAMILIES = {"Bitter": (400.0, 800.0), "Caveat": (400.0, 700.0)}
"""Least and greatest weight of each family."""
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x400, 0x45F),
    (0x490, 0x491),
    (0x2010, 0x2026),
)
SINGLE = "ˆˇ˘˙˚˛˜˝‹›⁄€₹№™←↑→↓−×÷≈≠≤≥•"
FEATURES = ["kern", "ccmp", "locl", "tnum", "lnum"]


def cut(folder: Path, family: str) -> None:
    """Write the family's file and its licence beside this one."""
    home = folder / f"fontpkg_{family.lower()}"
    font = TTFont(home / f"files/{family}[wght].ttf", recalcTimestamp=False)
    whole = BytesIO()
    instancer.instantiateVariableFont(font, {"wght": FAMILIES[family]}).save(whole)
    font = TTFont(whole, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features, options.hinting, options.notdef_outline = FEATURES, False, True
    options.drop_tables += ["DSIG"]
    cutter = subset.Subsetter(options)
    codes = [code for first, last in RANGES for code in range(first, last + 1)]
    cutter.populate(unicodes=[*codes, *map(ord, SINGLE)])
    cutter.subset(font)
    for number, text in ((1, family), (2, "Regular"), (4, family), (6, family)):
        font["name"].setName(text, number, 3, 1, 0x409)
    for number in (16, 17):
        font["name"].removeNames(nameID=number)
    font.save(HERE / f"{family}.ttf")
    shutil.copyfile(home / "LICENSE", HERE / f"{family}.LICENSE.txt")


if __name__ == "__main__":
    for name in FAMILIES:
        cut(Path(sys.argv[1]), name)
