"""The trivial rival that every learned localizer has to beat."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from workbench.dsp.mel import broadband_power
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.method import Method
from workbench.localize.one_line import line_notes
from workbench.localize.registry import method


def weighted_centroid(levels_db: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
    """Microphone places weighted by the square of the power each one hears.

    levels_db : (n_clips, n_mics, 128); microphones_m : (n_mics, 3) or (n_clips, n_mics, 3), metres.
    Returns (n_clips, 3) metres.
    """
    power = broadband_power(levels_db)
    weight = (power / power.max(axis=1, keepdims=True)) ** 2
    placed = np.broadcast_to(microphones_m, (*weight.shape, 3))
    return np.asarray((weight[..., None] * placed).sum(axis=1) / weight.sum(axis=1)[:, None])


@method
class WeightedCentroid(Method):
    """Somewhere between the microphones, nearer to the louder ones."""

    name = "centroid"
    title = "Loudness centroid"
    about = "Centroid of the microphones weighted by the square of their power: the baseline to beat."
    caveat = "always inside the microphones' hull"
    n_microphones_least = 2

    def locate(self, heard: Heard) -> Iterator[Found]:
        places_m = weighted_centroid(heard.mel_spectra_db, heard.microphones_m)
        yield Found.of(places_m, notes=line_notes(heard.microphones_m, heard.faults.is_silent.T))
