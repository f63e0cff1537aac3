"""The card of a network in training."""

from __future__ import annotations

import numpy as np

from workbench import __version__
from workbench.core.card import ModelCard, TrainedSite
from workbench.dsp import mel
from workbench.dsp.power import HOP, N_FFT
from workbench.nets import network
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig
from workbench.training.split import SPLIT_NAMES


def card_of_run(config: TrainConfig, training: ClipTable) -> ModelCard:
    """Everything but the held-out scores, which an evaluation fills in."""
    builder = network.builder_of(config.network.architecture)
    is_simulated = not config.data.campaign
    simulated = "trained on simulated recordings"
    caveats = tuple(c for c in (builder.caveat, simulated if is_simulated else "") if c)
    return ModelCard(
        name=config.name,
        title=config.title,
        about=builder.about,
        caveats=caveats,
        architecture=config.network.architecture,
        options=config.network.options(),
        feature=config.data.feature,
        feature_parameters={
            "n_fft": N_FFT,
            "hop": HOP,
            "n_bands": mel.N_BANDS,
            "n_frames": mel.N_FRAMES,
            "floor_db": mel.FLOOR_DB,
            "clip_s": mel.CLIP_SAMPLES / mel.RATE_HZ,
        },
        n_microphones=int(training.microphones_m.shape[1]),
        rate_hz=mel.RATE_HZ,
        trained_on=simulated if is_simulated else f"recordings in {config.data.campaign}",
        is_simulated=is_simulated,
        trained_sites=_sites(training),
        largest_array_m=_largest_array_m(training),
        n_training_clips=len(training),
        n_training_places=len(np.unique(training.places)),
        split=SPLIT_NAMES[config.data.split],
        seed=config.seed,
        training=config.as_mapping(),
        program_version=__version__,
    )


def _sites(training: ClipTable) -> tuple[TrainedSite, ...]:
    found = []
    for name in np.unique(training.sites):
        size_m = training.sizes_m[training.sites == name][0]
        if np.isfinite(size_m).all():
            x, y, z = (round(float(v), 3) for v in size_m)
            found.append(TrainedSite(name=str(name), size_m=(x, y, z)))
    return tuple(found)


def _largest_array_m(training: ClipTable) -> float:
    m = training.microphones_m
    return round(float(np.linalg.norm(m[:, :, None] - m[:, None, :], axis=-1).max()), 2)
