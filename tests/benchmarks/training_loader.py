"""The usual way to train: a DataLoader whose workers read each clip's sound and compute its features with librosa.

With the settings that suit it best: a worker a core, that stay from epoch to epoch; one thread for the matrix library
of each (left alone they get in each other's way, and a clip takes up to three times as long); all four channels in one
call of librosa; the fast AdamW. The network is ours.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import librosa
import numpy as np
import soundfile
import torch
from threadpoolctl import threadpool_limits
from torch import nn
from torch.utils.data import DataLoader, Dataset

from tests.benchmarks.recordings import N_MICROPHONES, SESSION_S, sound_file
from workbench.core.card import FeatureKind
from workbench.core.clips import cut_into_clips
from workbench.dsp import mel
from workbench.nets.network import build
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig

Item = tuple[np.ndarray, np.ndarray, np.ndarray]


class ClipsOfSound(Dataset[Item]):
    """Levels (4, 128[, 259]) dB of rows of a table, from their sound; microphones (4, 3) and source (3,), metres."""

    def __init__(self, campaign: Path, table: ClipTable, rows: np.ndarray, feature: FeatureKind) -> None:
        self._campaign, self._table, self._rows, self._feature = campaign, table, rows, feature
        starts = mel.first_samples(cut_into_clips((0.0, SESSION_S)), 0.0, SESSION_S * mel.RATE_HZ)
        self._starts = np.tile(starts, len(table) // len(starts))

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Item:
        row = self._rows[index]
        return self.features(row), self._table.microphones_m[row], self._table.sources_m[row]

    def features(self, row: int) -> np.ndarray:
        """All four channels in one call of librosa; averaged over time before the logarithm, which is less work."""
        folder, start = self._campaign / str(self._table.names[row]), int(self._starts[row])
        heard = [
            soundfile.read(sound_file(folder, k), frames=mel.CLIP_SAMPLES, start=start, dtype="float32")[0]
            for k in range(N_MICROPHONES)
        ]
        power = librosa.feature.melspectrogram(y=np.stack(heard), sr=mel.RATE_HZ, n_fft=2048, hop_length=512)
        if self._feature == "mel-spectra":
            power = power.mean(axis=-1)
        return np.asarray(librosa.power_to_db(power, top_db=None), dtype=np.float32)


def n_workers() -> int:
    """One a core."""
    return os.cpu_count() or 1


def epochs(config: TrainConfig, clips: ClipsOfSound) -> Iterator[float]:
    """The seconds of one epoch after another. Network, batch, optimiser and its settings as in our training."""
    loader = DataLoader(
        clips,
        config.batch,
        shuffle=True,
        drop_last=True,
        num_workers=n_workers(),
        persistent_workers=True,
        worker_init_fn=_with_one_thread,
    )
    network = build(config.network.architecture, config.network.options())
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay, fused=True
    )
    loss_of = nn.HuberLoss(delta=config.huber_delta_m)
    network.train()
    while True:
        began_s = time.perf_counter()
        for levels, microphones, sources in loader:
            loss = loss_of(network(levels, microphones), sources)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        yield time.perf_counter() - began_s


def _with_one_thread(_: int) -> None:
    threadpool_limits(1)
