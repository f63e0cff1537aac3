"""Forward and backward passes of SpaceNet beside the machine's matrix products, in turn.

The products count as matrix products of convolutions; on images one row high only the kernel's row that meets the
image is multiplied, and only that is counted. Normalisation and the rest take time and count nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from tests.benchmarks.timing import medians_s
from workbench.nets.network import build

N_PRODUCT = 2048
SHAPES = {"mel-spectra": (128, 4, 128), "mel-spectrogram": (8, 4, 128, 259)}
TURNS = 3


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    a, b = torch.randn(N_PRODUCT, N_PRODUCT), torch.randn(N_PRODUCT, N_PRODUCT)
    work = {feature: passes_of(torch.randn(shape)) for feature, shape in SHAPES.items()}
    flops = {feature: flops_of(passes) for feature, passes in work.items()}
    taken = medians_s({"product": lambda: a @ b, **work}, TURNS)
    peak = 2 * N_PRODUCT**3 / taken["product"]
    found = [
        (
            f"{N_PRODUCT} x {N_PRODUCT} matrix product, float32",
            f"{1e3 * taken['product']:.0f} ms",
            f"{peak / 1e9:.0f} GFLOP/s, the machine's measured speed, {torch.get_num_threads()} threads",
        )
    ]
    for feature, shape in SHAPES.items():
        share = flops[feature] / taken[feature] / peak
        found.append(
            (
                f"forward and backward, {feature}, {shape[0]} clips",
                f"{1e3 * taken[feature]:.0f} ms",
                f"{flops[feature] / 1e9:.1f} GFLOP, {100 * share:.0f} % of that speed",
            )
        )
    return found


def passes_of(levels: torch.Tensor) -> Callable[[], None]:
    """Forward and backward of SpaceNet over these levels, where they are."""
    network = build("spacenet", {}).to(levels.device)
    microphones = torch.randn(len(levels), 4, 3, device=levels.device)
    loss_of = nn.HuberLoss()

    def passes() -> None:
        network.zero_grad()
        loss_of(network(levels, microphones), microphones[:, 0]).backward()

    return passes


def flops_of(passes: Callable[[], None]) -> float:
    """Counted, not timed."""
    with FlopCounterMode(display=False) as counter:
        passes()
    return float(counter.get_total_flops())
