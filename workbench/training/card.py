"""The card of a network in training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from workbench import __version__
from workbench.core.card import ModelCard, TrainedSite
from workbench.dsp.features import FEATURES
from workbench.nets import architectures, network
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig
from workbench.training.split import SPLIT_NAMES, Parts
from workbench.training.start_doubt import DOUBT, learnt_from


def card_of_run(
    config: TrainConfig, table: ClipTable, parts: Parts, started_from: Mapping[str, str] | None = None
) -> ModelCard:
    """Everything but the held-out scores, which come at the end."""
    training = replace(table, features=np.empty((len(table), 0), np.float32)).rows(parts.training)
    feature = FEATURES[config.data.feature]
    fewest, most = architectures.declared(config.network.architecture).n_microphones
    builder = network.builder_of(config.network.architecture)
    is_simulated = not config.data.campaign or bool(training.simulated.all())
    simulated = "trained on simulated recordings"
    doubt = (started_from or {}).get("doubt", "")
    caveats = tuple(c for c in (builder.caveat, simulated if is_simulated else "", doubt) if c)
    return ModelCard(
        name=config.name,
        title=config.title,
        about=builder.about,
        caveats=caveats,
        architecture=config.network.architecture,
        options=config.network.options(),
        feature=config.data.feature,
        feature_parameters=feature.parameters,
        n_microphones=fewest,
        n_microphones_most=most if most > fewest else None,
        rate_hz=feature.rate_hz,
        trained_on=_trained_on(config.data.campaign, training, simulated),
        is_simulated=is_simulated,
        trained_sites=_sites(training),
        array_span_m=_array_span_m(training),
        array_corner_m=_array_corner_m(training),
        n_training_clips=len(training),
        n_training_places=len(np.unique(training.places_within(config.data.within_m))),
        split=SPLIT_NAMES[config.data.split],
        seed=config.seed,
        training=config.as_mapping(),
        started_from=started_from or {},
        learnt_from=_learnt_from(config, table, parts),
        program_version=__version__,
    )


def _trained_on(campaign: str, training: ClipTable, simulated: str) -> str:
    if not campaign:
        return simulated
    if training.simulated.all():
        return f"{simulated} in {campaign}"
    return f"recordings in {campaign}{', some of them simulated' if training.simulated.any() else ''}"


def _learnt_from(config: TrainConfig, table: ClipTable, parts: Parts) -> dict[str, object]:
    """Sessions made up on the fly lie in no folder: there are none to recognise."""
    known = learnt_from(table, parts)
    return known if config.data.campaign else {k: v for k, v in known.items() if k not in ("sessions", "chosen_by")}


def _sites(training: ClipTable) -> tuple[TrainedSite, ...]:
    found = []
    for name in np.unique(training.sites):
        size_m = training.sizes_m[training.sites == name][0]
        if np.isfinite(size_m).all():
            found.append(TrainedSite(name=str(name), size_m=_rounded(size_m)))
    return tuple(found)


def held_out_told(card: ModelCard, n_clips: int, n_places: int) -> str:
    """Which clips the card's own scores are of."""
    doubt = f"; {DOUBT} them" if card.started_from.get("doubt") else ""
    at = f"{n_places} place{'' if n_places == 1 else 's'}"
    return f"{n_clips} clips at {at}, the run's own test part, split {card.split}{doubt}"


def card_with_network(card: ModelCard, trained: network.Network) -> ModelCard:
    """The card with the network's size and its normalisation statistics."""
    kept = trained.state_dict()  # what a network computes for itself anew is no statistic
    statistics = {name: value.tolist() for name, value in trained.named_buffers(recurse=False) if name in kept}
    return replace(card, n_parameters=network.n_parameters(trained), statistics=statistics)


def _array_span_m(training: ClipTable) -> tuple[float, float]:
    m = training.microphones_m
    spans_m = np.linalg.norm(m[:, :, None] - m[:, None, :], axis=-1).max(axis=(1, 2))
    return round(float(spans_m.min()), 2), round(float(spans_m.max()), 2)


def _array_corner_m(training: ClipTable) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    corners_m = training.microphones_m.min(axis=1)
    return _rounded(corners_m.min(axis=0)), _rounded(corners_m.max(axis=0))


def _rounded(place_m: np.ndarray) -> tuple[float, float, float]:
    x, y, z = (round(float(v), 3) for v in place_m)
    return x, y, z
