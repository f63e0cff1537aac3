"""The colour maps on offer: perceptually uniform, dark to bright."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyqtgraph as pg

COLOUR_MAPS = ("magma", "viridis", "cividis", "grey")


@lru_cache(maxsize=len(COLOUR_MAPS))
def lookup_table(name: str) -> np.ndarray:
    """(256, 3) uint8, red green blue."""
    if name == "grey":
        return np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
    return np.ascontiguousarray(pg.colormap.get(name).getLookupTable(nPts=256, alpha=False), dtype=np.uint8)


def next_colour_map(name: str) -> str:
    """The one after `name`, round and round."""
    place = COLOUR_MAPS.index(name) if name in COLOUR_MAPS else -1
    return COLOUR_MAPS[(place + 1) % len(COLOUR_MAPS)]
