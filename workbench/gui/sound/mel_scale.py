"""Frequencies on a mel axis: x is the index of the band, ticks stand at round hertz."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.gui.sound.ticks import hertz_text

_BY_IMPORTANCE_HZ = (1_000, 10_000, 100, 5_000, 2_000, 500, 20_000, 200)


def band_of_hertz(hertz: float, centres_hz: np.ndarray) -> float:
    """Where a frequency lies among the bands' centres; NaN outside them. centres_hz : (n_bands,) rising."""
    return float(np.interp(hertz, centres_hz, np.arange(len(centres_hz)), left=np.nan, right=np.nan))


def bands_below(highest_hz: float, centres_hz: np.ndarray) -> int:
    """How many bands lie wholly below a frequency, at least two. centres_hz : (n_bands,) rising."""
    if highest_hz >= centres_hz[-1]:
        return len(centres_hz)
    return max(int(np.searchsorted(centres_hz, highest_hz)) - 1, 2)  # a band reaches to its neighbours' centres


def mel_ticks(centres_hz: np.ndarray, width_px: float, label_px: float) -> list[tuple[float, str]]:
    """(band, text) for 100 Hz to 20 kHz, from left to right; the less round ones give way where labels would touch."""
    a_band_px = width_px / max(len(centres_hz) - 1, 1)
    placed: list[tuple[float, str]] = []
    for hertz in _BY_IMPORTANCE_HZ:
        band = band_of_hertz(hertz, centres_hz)
        if np.isfinite(band) and all(abs(band - other) * a_band_px >= label_px for other, _ in placed):
            placed.append((band, hertz_text(hertz)))
    return sorted(placed)


def round_range_db(levels_db: np.ndarray, step_db: float, widest_db: float) -> tuple[float, float]:
    """Whole steps around finite levels, at most `widest_db` below the top. Any shape; (-100, 0) when none is finite."""
    finite = levels_db[np.isfinite(levels_db)]
    if finite.size == 0:
        return -100.0, 0.0
    high_db = step_db * np.ceil(float(finite.max()) / step_db)
    low_db = max(step_db * np.floor(float(finite.min()) / step_db), high_db - widest_db)
    return float(min(low_db, high_db - step_db)), float(high_db)


def mean_over_clips_db(levels_db: np.ndarray) -> np.ndarray:
    """Mean power of all clips in dB. (n_clips, n_mics, n_bands) -> (n_mics, n_bands) float64."""
    return 10.0 * np.log10(np.mean(10.0 ** (levels_db.astype(np.float64) / 10.0), axis=0))


def places_of_marks(n_bands: int, curve: int, n_curves: int) -> Sequence[int]:
    """Bands at which a curve carries a mark: every 16th, each curve shifted, so that marks do not sit on each other."""
    every = 16
    return range((curve * every) // max(n_curves, 1) + 4, n_bands, every)
