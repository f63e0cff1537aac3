"""The feature pass over a campaign and the statistics of its clips, for both features; and what memory that holds."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from tests.benchmarks.recordings import collected
from workbench.core.card import FeatureKind
from workbench.nets.architectures import ARCHITECTURES
from workbench.nets.network import build
from workbench.training.batches import pieces
from workbench.training.clip_table import ClipTable
from workbench.training.loop import refuse_what_is_no_number
from workbench.training.pulse import memory_mib

N_CLIPS = 5_427
"""Of the paper's pass, which took about 72 s on its machine with two Tesla T4. What that counts in we do not know."""


@dataclass(frozen=True)
class FeaturePass:
    """The table of all clips, and the seconds that its features took from the sound."""

    table: ClipTable
    seconds: float


def rows(campaign: Path) -> tuple[list[tuple[str, str, str]], Mapping[FeatureKind, FeaturePass]]:
    """(what, figure, beside what), and the tables for those who go on."""
    passes, found = {}, []
    for feature in ARCHITECTURES["spacenet"].features:
        passes[feature] = FeaturePass(*collected(campaign, feature))
        table, cold_s = passes[feature].table, passes[feature].seconds
        again, found_s = collected(campaign, feature)
        before_mib = memory_mib()
        mapped_s = _statistics_s(again)
        held_mib = memory_mib() - before_mib
        size_gb = table.features.nbytes / 1e9
        found += [
            (
                f"statistics of {N_CLIPS:,} clips from sound, {feature}",
                f"{cold_s * N_CLIPS / len(table) + mapped_s:.1f} s",
                "features computed and kept, then the pass; the paper: 72 s, what of not told",
            ),
            (
                "... once features are kept",
                f"{found_s + mapped_s:.1f} s",
                f"looked up in {found_s:.1f} s; the pass over {size_gb:.2f} GB holds {max(held_mib, 0):.0f} MiB more",
            ),
        ]
    return found, passes


def _statistics_s(table: ClipTable) -> float:
    """As every training begins: no value may be NaN, then mean and deviation of levels and of the array's shape."""
    network = build("spacenet", {})
    began_s = time.perf_counter()
    refuse_what_is_no_number(table)
    network.learn_statistics(
        (torch.from_numpy(np.take(table.features, chosen, axis=0)), torch.from_numpy(table.microphones_m[chosen]))
        for chosen in pieces(table.features, np.arange(N_CLIPS))
    )
    return time.perf_counter() - began_s
