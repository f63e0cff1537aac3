"""Make a picture small enough to keep: 256 colours. Leaves the kept one alone while it still looks the same.

scripts/guide_picture.py DRAWN.png KEPT.png
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

N_EXACT, N_COLOURS = 96, 256
"""So many of the colours are the picture's most frequent ones, exactly: grounds and text; the others cover the rest."""
COARSE_PX = (96, 54)
SAME = 1.5
"""Mean difference of two pictures made coarse, of 255, up to which they show the same."""


def unlikeness(one: Path, other: Path) -> float:
    """Mean absolute difference of two pictures made coarse, 0 to 255; 255 where their sizes differ."""
    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return 255.0
        coarse = [np.asarray(each.convert("RGB").resize(COARSE_PX), dtype=np.float64) for each in (first, second)]
    return float(np.abs(coarse[0] - coarse[1]).mean())


def in_few_colours(picture: Image.Image) -> Image.Image:
    """The picture in N_COLOURS colours, no dots where grounds are even."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or (), reverse=True)
    exact = [value for _, colour in counted[:N_EXACT] for value in colour]
    covering = picture.quantize(N_COLOURS - N_EXACT, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(exact + covering[: 3 * N_COLOURS - len(exact)])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def keep(drawn: Path, kept: Path) -> None:
    if kept.exists() and unlikeness(drawn, kept) <= SAME:
        return
    with Image.open(drawn) as picture:
        in_few_colours(picture.convert("RGB")).save(kept, optimize=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]), Path(sys.argv[2]))
