"""Our training on a GPU in bf16: clips a second, share of its measured speed, an epoch beside the paper's 218 s."""

from __future__ import annotations

import numpy as np
import torch

from tests.benchmarks.timing import medians_s
from tests.benchmarks.training_products import flops_of, passes_of
from tests.benchmarks.training_statistics import N_CLIPS
from workbench.core.card import FeatureKind
from workbench.training.clip_table import ClipFacts, table_of
from workbench.training.config import DataConfig, TrainConfig
from workbench.training.loop import EpochEnd, train
from workbench.training.split import Parts

N_PRODUCT = 8192
EPOCHS = 3
BATCH = 128
SHAPES: dict[FeatureKind, tuple[int, ...]] = {"mel-spectra": (16_384, 4, 128), "mel-spectrogram": (1_024, 4, 128, 259)}


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    if not torch.cuda.is_available():
        return [("on a GPU, bf16", "not measured", "no GPU was at hand")]
    peak = _peak()
    found = [
        (
            f"{torch.cuda.get_device_name()}: {N_PRODUCT} x {N_PRODUCT} product, bf16",
            f"{peak / 1e12:.0f} TFLOP/s",
            "its measured speed",
        )
    ]
    for feature, shape in SHAPES.items():
        clips_per_s = _clips_per_s(feature, shape)
        flops = flops_of(passes_of(torch.randn(8, *shape[1:], device="cuda"))) / 8
        found.append(
            (
                f"{feature}, bf16, batches of {BATCH}",
                f"{clips_per_s:,.0f} clips/s",
                f"{100 * clips_per_s * flops / peak:.0f} % of that speed; {N_CLIPS:,} clips take "
                f"{N_CLIPS / clips_per_s:.1f} s (the paper: 218 s an epoch on two Tesla T4)",
            )
        )
    return found


def _clips_per_s(feature: FeatureKind, shape: tuple[int, ...]) -> float:
    """Of the last epoch of a short training on noise."""
    levels = np.random.default_rng(0).standard_normal(shape, dtype=np.float32)
    corners_m = ((0.0, 0.0, 1.0), (8.0, 0.0, 1.0), (8.0, 8.0, 1.0), (0.0, 8.0, 1.0))
    facts = ClipFacts("noise", "nowhere", "", None, (1.0, 2.0, 1.0), corners_m)
    table = table_of(levels, [facts], [len(levels)])
    data = DataConfig(feature=feature)
    config = TrainConfig(data=data, epochs=EPOCHS, batch=BATCH, device="cuda", precision="bf16-mixed")
    chosen = np.arange(len(levels))
    ends = [e for e in train(config, table, Parts(chosen, chosen[:BATCH], chosen[:0])) if isinstance(e, EpochEnd)]
    return ends[-1].event.clips_per_s


def _peak() -> float:
    """FLOP a second of a large product."""
    a, b = (torch.randn(N_PRODUCT, N_PRODUCT, device="cuda", dtype=torch.bfloat16) for _ in range(2))

    def products() -> None:
        for _ in range(10):
            a @ b
        torch.cuda.synchronize()

    return 10 * 2 * N_PRODUCT**3 / medians_s({"product": products})["product"]
