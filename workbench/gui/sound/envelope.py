"""How loud a recording is over time, small enough to draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.recording import Recording

FLOOR_DB = -100.0
_BLOCK_S = 0.005


@dataclass(frozen=True, eq=False)
class Envelope:
    """Peak levels of short blocks.

    peaks_db : (n_mics, n_blocks) float32, dB re full scale, not below -100 dB.
    span_s : session-clock seconds from the first block's start to the last one's end.
    """

    peaks_db: np.ndarray
    span_s: tuple[float, float]


def envelope_of(recording: Recording) -> Envelope:
    """Peak level of every 5 ms of every channel; a short last block is padded with silence."""
    block = max(1, round(_BLOCK_S * recording.rate_hz))
    n_mics, n_samples = recording.samples.shape
    n_blocks = max(1, -(-n_samples // block))
    peaks = np.zeros((n_mics, n_blocks), dtype=np.float32)
    for mic, samples in enumerate(recording.samples):
        whole = samples[: n_samples // block * block].reshape(-1, block)
        peaks[mic, : len(whole)] = np.maximum(whole.max(axis=1), -whole.min(axis=1))
        if len(whole) < n_blocks and n_samples:
            peaks[mic, -1] = np.abs(samples[len(whole) * block :]).max()
    lowest = np.float32(10.0 ** (FLOOR_DB / 20.0))
    end_s = recording.start_s + n_blocks * block / recording.rate_hz
    return Envelope(20.0 * np.log10(np.maximum(peaks, lowest)), (recording.start_s, end_s))


def loudest_in_columns(envelope: Envelope, n_columns: int) -> np.ndarray:
    """The loudest block of each of `n_columns` equal stretches. (n_mics, n_columns) float32 dB."""
    n_blocks = envelope.peaks_db.shape[1]
    edges = np.linspace(0, n_blocks, n_columns, endpoint=False).astype(np.int64)
    return np.maximum.reduceat(envelope.peaks_db, np.minimum(edges, n_blocks - 1), axis=1)
