"""Resampling a stretch of a long sound as if the whole had been resampled (soxr, HQ).

A stretch begins where a source frame and a sample lie at the same time, and is resampled with a margin on both sides
that is longer than the filter; what the whole gives and what a stretch gives differ by less than 1e-5 of full scale.
"""

from __future__ import annotations

from math import gcd

import numpy as np
import soxr

MARGIN = 512
"""Samples of the lower rate on each side; HQ's filter reaches less than 200 (measured: with 256 nothing changes)."""


def n_resampled(n_frames: int, from_hz: int, to_hz: int) -> int:
    """How many samples soxr makes of so many frames: it rounds so (rate.h, rate_flush)."""
    return int(n_frames / (from_hz / to_hz) + 0.5)


def source_frames(wanted: range, n_frames: int, from_hz: int, to_hz: int) -> range:
    """The frames of a file of `n_frames` from which samples `wanted` are made, margins included."""
    margin = -(-MARGIN * max(from_hz, to_hz) // to_hz)
    step = from_hz // gcd(from_hz, to_hz)
    first = max(wanted.start * from_hz // to_hz - margin, 0) // step * step
    return range(first, min(-(-wanted.stop * from_hz // to_hz) + margin, n_frames))


def own_frames(wanted: range, n_frames: int, from_hz: int, to_hz: int) -> range:
    """The same without margins: stretches that follow each other share none."""
    end = n_frames if wanted.stop >= n_resampled(n_frames, from_hz, to_hz) else -(-wanted.stop * from_hz // to_hz)
    return range(-(-wanted.start * from_hz // to_hz), end)


def resampled(frames: np.ndarray, source: range, wanted: range, from_hz: int, to_hz: int) -> np.ndarray:
    """(len(wanted),) float32: samples `wanted` from the frames that `source_frames` says. frames : (len(source),)."""
    first = source.start * to_hz // from_hz
    if first > 0:  # silence follows, as soxr has it too; else a stretch may be rounded to end a sample too soon
        frames = np.pad(frames, (0, -(-from_hz // to_hz) + 1))
    samples: np.ndarray = soxr.resample(frames, from_hz, to_hz, quality="HQ")
    return samples[wanted.start - first : wanted.stop - first]
