"""The networks on the 55 clips of a session: milliseconds, and the share of the machine's matrix-product speed.

The operations are counted as if every tap of a convolution met a sample. On images one row high only the row of the
kernel that meets them is multiplied, and counted; taps beside the image's ends are counted though the library skips
them, so on narrow images the share can pass what is true.
"""

from __future__ import annotations

import numpy as np
import torch
from torch.utils.flop_counter import FlopCounterMode

from tests.benchmarks.timing import medians_s
from workbench.localize.neural import NeuralMethod
from workbench.localize.registry import known_methods

N_CLIPS = 55


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    networks = [m for m in known_methods() if isinstance(m, NeuralMethod)]
    levels = np.random.default_rng(0).normal(-40, 10, (N_CLIPS, 4, 128)).astype(np.float32)
    microphones = np.tile(np.array([[0, 0, 1], [8, 0, 1], [8, 8, 1], [0, 8, 1]], np.float32), (N_CLIPS, 1, 1))
    a, b = torch.randn(1024, 1024), torch.randn(1024, 1024)
    work = {m.title: (lambda m=m: m.locate_many(levels, microphones)) for m in networks}
    taken = medians_s({"product": lambda: a @ b, **work})
    peak = 2 * 1024**3 / taken["product"]
    found = [
        (
            "1024 x 1024 matrix product",
            f"{1e3 * taken['product']:.1f} ms",
            f"{peak / 1e9:.0f} GFLOP/s, the machine's measured speed",
        )
    ]
    for method in networks:
        with FlopCounterMode(display=False) as counter:
            method.locate_many(levels, microphones)
        flops, seconds = counter.get_total_flops(), taken[method.title]
        share = flops / seconds / peak
        found.append(
            (
                f"{method.title}, {N_CLIPS} clips",
                f"{1e3 * seconds:.0f} ms",
                f"{flops / 1e9:.1f} GFLOP, {100 * share:.0f} % of that speed",
            )
        )
    return found
