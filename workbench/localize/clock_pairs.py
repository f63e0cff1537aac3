"""How much later one channel shows a sound than another, besides what geometry says: pair by pair, the peaks that
agree with one another.

Every pair of channels has several correlation peaks: the direct sound's, and those of echoes and of one call with the
next. Clocks are consistent, e_ij = e_ik + e_kj for every third channel k, and echoes are not, so of each pair's peaks
the one is taken that closes the most triangles, by the heights of the peaks that close them.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from workbench.core.recording import Recording
from workbench.dsp.correlation import all_pairs, correlations_by_block, highest_peaks
from workbench.dsp.direct_sound import Onsets

AGREE_S = 2e-4
"""Delays that differ by less than this agree; echoes are mostly later."""
_N_PEAKS = 5
_APART_S = 1e-3
"""Peaks nearer than this to the highest are part of it."""
_BLOCK_S = 4.0


@dataclass(frozen=True, eq=False)
class ClockPairs:
    """Each two channels once.

    pairs : (n_pairs, 2) int64. excess_s : (n_pairs,) float64, how much later j shows the sound than i besides geometry,
    seconds; NaN = no peak. heights : (n_pairs,) correlation coefficient of what begins in both, 0 to 1.
    ratios : (n_pairs,) that peak over the next one that is not part of it; below 1 where it is not the highest.
    """

    pairs: np.ndarray
    excess_s: np.ndarray
    heights: np.ndarray
    ratios: np.ndarray


def measured_pairs(
    recording: Recording, chosen: np.ndarray, travel_s: np.ndarray, span_s: tuple[float, float], within_s: float
) -> Generator[tuple[int, int], None, ClockPairs]:
    """The chosen channels (from 0) compared in a stretch of the session's clock.

    travel_s : (n_mics,) from the source to every microphone; within_s : clocks further apart are not found. Yields how
    many blocks are done, of how many.
    """
    first, last = (max(round((t - recording.start_s) * recording.rate_hz), 0) for t in span_s)
    begun = Onsets([recording.samples[channel, first:last] for channel in chosen], recording.rate_hz)
    pairs, rate_hz = all_pairs(len(chosen)), recording.rate_hz
    longest_s = within_s + float(np.ptp(travel_s[chosen]))
    n_block = min(round(max(_BLOCK_S, 2.0 * longest_s) * rate_hz), begun.shape[1])
    starts = range(0, begun.shape[1], n_block)
    blocks = correlations_by_block(begun, pairs, rate_hz, longest_s, n_block)
    found: np.ndarray = np.zeros((len(pairs), 1), dtype=np.float32)
    energy = np.zeros(len(chosen))
    for done, (start, block) in enumerate(zip(starts, blocks, strict=True), start=1):
        found = found + block
        energy += (np.asarray(begun[:, start : start + n_block], dtype=np.float64) ** 2).sum(axis=1)
        yield done, len(starts)
    scale = np.sqrt(energy[pairs].prod(axis=1))
    most = found.shape[1] // 2
    peaks = highest_peaks(found, np.arange(-most, most + 1) / rate_hz, _N_PEAKS)
    heights = peaks.heights / np.maximum(scale, 1e-30)[:, None]
    told = chosen[pairs]
    excess_s = peaks.delays_s - (travel_s[told[:, 1]] - travel_s[told[:, 0]])[:, None]
    return _closing(told, excess_s, heights, len(travel_s), within_s)


def _closing(pairs: np.ndarray, excess_s: np.ndarray, heights: np.ndarray, n_mics: int, within_s: float) -> ClockPairs:
    """excess_s, heights : (n_pairs, n_peaks), NaN and 0 where there are fewer.

    Peaks beyond within_s are never taken, but they make the others doubtful.
    """
    able = np.abs(excess_s) <= within_s
    told = np.full((n_mics, n_mics, excess_s.shape[1]), np.nan)
    high = np.zeros_like(told)
    i, j = pairs.T
    told[i, j], told[j, i] = np.where(able, excess_s, np.nan), np.where(able, -excess_s, np.nan)
    high[i, j] = high[j, i] = heights
    channels = np.unique(pairs)
    taken = np.zeros(len(pairs), dtype=np.int64)
    for row, (a, b) in enumerate(pairs):
        score = heights[row].copy()
        for c in channels[(channels != a) & (channels != b)]:
            round_s = told[a, c][:, None] + told[c, b][None]
            both = np.minimum(high[a, c][:, None], high[c, b][None])
            close = np.abs(excess_s[row][:, None, None] - round_s) < AGREE_S
            score += np.where(close, both, 0.0).max(axis=(1, 2))
        taken[row] = int(np.where(able[row], score, -1.0).argmax())
    rows = np.arange(len(pairs))
    ratios = np.array([_ratio(e, h, k) for e, h, k in zip(excess_s, heights, taken.tolist(), strict=True)])
    found_s = np.where(able[rows, taken], excess_s[rows, taken], np.nan)
    return ClockPairs(pairs, found_s, heights[rows, taken], ratios)


def _ratio(excess_s: np.ndarray, heights: np.ndarray, taken: int) -> float:
    if not np.isfinite(excess_s[taken]):
        return 1.0
    others = heights[np.abs(excess_s - excess_s[taken]) > _APART_S]
    highest = float(others.max(initial=0.0))
    return float(heights[taken] / highest) if highest > 0 else float("inf")
