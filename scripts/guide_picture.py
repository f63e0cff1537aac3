"""Make a picture small enough to keep: 256 colours. Leaves the kept one alone while it still looks the same.

scripts/guide_picture.py DRAWN.png KEPT.png
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

COLOURS = 256
COARSE_PX = (96, 54)
ALIKE = 6.0
"""Mean difference of two pictures made coarse, of 255, up to which they show the same."""


def unlikeness(one: Path, other: Path) -> float:
    """Mean absolute difference of two pictures made coarse, 0 to 255; 255 where their sizes differ."""
    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return 255.0
        coarse = [np.asarray(each.convert("RGB").resize(COARSE_PX), dtype=np.float64) for each in (first, second)]
    return float(np.abs(coarse[0] - coarse[1]).mean())


def keep(drawn: Path, kept: Path) -> None:
    if kept.exists() and unlikeness(drawn, kept) <= ALIKE / 4:
        return
    with Image.open(drawn) as picture:
        small = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(kept, optimize=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]), Path(sys.argv[2]))
