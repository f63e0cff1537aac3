"""Clips a second of our training and of the usual loop, in turn, on the same clips, network, batch and threads."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.benchmarks import training_loader
from tests.benchmarks.training_loader import ClipsOfSound
from tests.benchmarks.training_statistics import FeaturePass
from workbench.core.card import FeatureKind
from workbench.training.config import DataConfig, TrainConfig
from workbench.training.loop import EpochEnd, train
from workbench.training.split import Parts

TURNS = 2
SHORT = 20
"""Epochs of a short training: the default."""


@dataclass(frozen=True)
class Size:
    """Of an epoch here, in clips. Mel-spectrograms in batches of 128 would need 10 GB and minutes a step on a CPU."""

    batch: int
    n_batches: int


SIZES: Mapping[FeatureKind, Size] = {"mel-spectra": Size(128, 4), "mel-spectrogram": Size(8, 2)}


def rows(campaign: Path, passes: Mapping[FeatureKind, FeaturePass]) -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    return [row for feature in SIZES for row in _rows(campaign, feature, passes[feature])]


def _rows(campaign: Path, feature: FeatureKind, made: FeaturePass) -> list[tuple[str, str, str]]:
    size, table = SIZES[feature], made.table
    config = TrainConfig(data=DataConfig(campaign=str(campaign), feature=feature), batch=size.batch, epochs=1 + TURNS)
    chosen = np.sort(np.random.default_rng(1).choice(len(table) - 1, size.batch * size.n_batches, replace=False))
    clips = ClipsOfSound(campaign, table, chosen, feature)
    off_db = max(float(np.abs(clips.features(row) - table.features[row]).max()) for row in chosen[:4])

    usual = training_loader.epochs(config, clips)
    ours = _epochs_of_ours(config, made, chosen)
    next(usual), next(ours)  # workers and threads start
    taken = [(next(usual), next(ours)) for _ in range(TURNS)]
    usual_s, ours_s = (statistics.median(turn) / len(chosen) for turn in zip(*taken, strict=True))
    pass_s = made.seconds / len(table)
    return [
        (
            f"{feature}, batches of {size.batch}: librosa in a DataLoader",
            _rate(usual_s),
            f"{training_loader.n_workers()} workers of one thread; features differ by {off_db:.0e} dB from ours",
        ),
        (
            "... ours",
            _rate(ours_s),
            f"{usual_s / ours_s:.1f} x{' (goal: 5)' if feature == 'mel-spectra' else ''}; same network, threads, steps",
        ),
        (
            f"... ours, {SHORT} epochs with the feature pass",
            _rate(pass_s / SHORT + ours_s),
            f"{SHORT * usual_s / (pass_s + SHORT * ours_s):.1f} x; the pass takes {1e3 * pass_s:.1f} ms a clip, "
            f"{_repaid(pass_s, usual_s - ours_s)}",
        ),
    ]


def _epochs_of_ours(config: TrainConfig, made: FeaturePass, chosen: np.ndarray) -> Iterator[float]:
    """The seconds of one epoch after another: its steps, without the validation, which the usual loop does not do."""
    nobody = np.zeros(0, np.int64)
    last = np.array([len(made.table) - 1])
    for event in train(config, made.table, Parts(chosen, last, nobody)):
        if isinstance(event, EpochEnd):
            yield event.event.seconds


def _rate(clip_s: float) -> str:
    return f"{1 / clip_s:,.0f} clips/s" if clip_s < 0.1 else f"{1 / clip_s:.1f} clips/s"


def _repaid(pass_s: float, gained_s: float) -> str:
    return f"repaid after {pass_s / gained_s:.1f} epochs" if gained_s > 0 else "not repaid"
