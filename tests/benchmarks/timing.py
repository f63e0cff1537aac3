"""Timing that a busy machine disturbs little: the things to compare take turns, and each one's median counts."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

REST_S = 0.1
"""Before each piece: the threads of a matrix library spin for some 25 ms after a product, beside the next piece."""


def medians_s(work: Mapping[str, Callable[[], object]], turns: int = 7) -> dict[str, float]:
    """Median seconds of each piece of work; all run once unmeasured, then in turn."""
    for piece in work.values():
        piece()
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(turns):
        for name, piece in work.items():
            time.sleep(REST_S)
            began = time.perf_counter()
            piece()
            taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}
