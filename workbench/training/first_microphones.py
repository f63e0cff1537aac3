"""Tables of more microphones than a network takes: it learns from the first ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workbench.core.card import FeatureKind
from workbench.core.errors import UserError
from workbench.dsp.features import FEATURES, Feature
from workbench.nets.architectures import declared
from workbench.training.clip_table import ClipTable


def for_network(table: ClipTable, architecture: str, feature: FeatureKind) -> ClipTable:
    """The table with as many microphones as the network takes at most; mapped features stay mapped.

    UserError when there are fewer than it needs.
    """
    n_mics = table.microphones_m.shape[1]
    refuse_too_few(architecture, n_mics, "each clip has")
    most = min(declared(architecture).n_microphones[1], n_mics)
    if most == n_mics:
        return table
    features = first_features(table.features, FEATURES[feature], most)
    return replace(table, features=features, microphones_m=table.microphones_m[:, :most])


def refuse_too_few(architecture: str, n_mics: int, who_has: str) -> None:
    """UserError when the network needs more microphones than that."""
    kind = declared(architecture)
    if n_mics < kind.n_microphones[0]:
        raise UserError(
            f"{kind.title} needs {kind.n_microphones[0]} microphones; {who_has} {n_mics}",
            "Give it more, or choose another network",
        )


def first_features(features: np.ndarray, feature: Feature, n: int) -> np.ndarray:
    """A view of the first n microphones of (n_clips, n_mics, ...), also of what is kept of each pair of them."""
    return features[(slice(None), *(slice(length) for length in feature.row_shape(n)))]
