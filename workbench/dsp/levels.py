"""Levels of channels, clip by clip, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SILENT_DB = -90.0
"""RMS below this (16-bit rounding noise is at -101 dB) is no sound; a constant offset is none either."""
FULL_SCALE = 0.999
FLAT_LEAST = 0.2
FLAT_RUN = 6
"""So many equal samples in a row above FLAT_LEAST of full scale: clipped before the file was written."""
CLIPPED_LEAST = 3
"""Fewer clipped samples in a stretch change no level."""
_NOTHING_DB = -200.0
_BLOCK = 1 << 20
"""Samples of a channel looked at together."""


@dataclass(frozen=True)
class ChannelFaults:
    """is_silent, is_clipped : (n_mics, n_stretches) bool."""

    is_silent: np.ndarray
    is_clipped: np.ndarray


def channel_faults(samples: np.ndarray, starts: np.ndarray, length: int) -> ChannelFaults:
    """Judge every stretch of every channel.

    samples : (n_mics, n_samples) float32, full scale 1.0; starts : (n_stretches,) first samples; length : samples each.
    """
    ends = np.minimum(starts + length, samples.shape[1])
    silent, clipped = [], []
    for channel in samples:
        at = clipped_at(channel)
        clipped.append(np.searchsorted(at, ends) - np.searchsorted(at, starts) >= CLIPPED_LEAST)
        silent.append([b <= a or bool(is_silent(channel[a:b])) for a, b in zip(starts, ends, strict=True)])
    return ChannelFaults(np.array(silent), np.array(clipped))


def level_db(frames: np.ndarray) -> np.ndarray:
    """(..., n) float32 -> (...,) RMS without the mean, dB re full scale; -200 where nothing moves."""
    if frames.shape[-1] == 0:
        return np.full(frames.shape[:-1], _NOTHING_DB)
    centred = frames - frames.mean(axis=-1, keepdims=True, dtype=np.float64).astype(np.float32)
    power = np.einsum("...i,...i->...", centred, centred, dtype=np.float32) / np.float32(frames.shape[-1])
    return np.asarray(10.0 * np.log10(np.maximum(power.astype(np.float64), 10.0 ** (_NOTHING_DB / 10.0))))


def is_silent(frames: np.ndarray, below_db: float = SILENT_DB) -> np.ndarray:
    """(..., n) -> (...,) bool: is there no sound in each frame?"""
    return np.asarray(level_db(frames) < below_db)


def clipped_at(channel: np.ndarray, full_scale: float = FULL_SCALE, flat_run: int = FLAT_RUN) -> np.ndarray:
    """Numbers of the clipped samples, ascending: at full scale, or the end of a flat run.

    channel : (n_samples,) float32. full_scale : from here on it is clipped. flat_run : equal samples in a row.
    """
    parts = []
    for first in range(0, len(channel), _BLOCK):
        before = min(first, flat_run - 1)
        told = np.flatnonzero(_is_clipped(channel[first - before : first + _BLOCK], full_scale, flat_run))
        parts.append(told[told >= before] + first - before)
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)


def _is_clipped(channel: np.ndarray, full_scale: float, flat_run: int) -> np.ndarray:
    """(n_samples,) bool."""
    size = np.abs(channel)
    loud = size >= FLAT_LEAST
    if not loud.any():
        return np.asarray(size >= full_scale)
    flat = loud.copy()
    flat[: flat_run - 1] = False
    for back in range(1, flat_run):
        flat[back:] &= channel[back:] == channel[:-back]
    return np.asarray(flat | (size >= full_scale))


def said_of_all(faults: ChannelFaults, names: Sequence[str]) -> tuple[str, ...]:
    """Plain sentences about the recording as a whole: which channels are silent or clipped, in how many stretches."""
    told = []
    for name, silent, clipped in zip(names, faults.is_silent, faults.is_clipped, strict=True):
        if silent.any():
            told.append(f"{name} is silent{_share(silent)}; its level says nothing about distance")
        if clipped.any():
            told.append(f"{name} is clipped{_share(clipped)}; its level is too low for its distance")
    return tuple(told)


def said_of_one(faults: ChannelFaults, stretch: int, names: Sequence[str]) -> tuple[str, ...]:
    """The same of one stretch."""
    one = slice(stretch, stretch + 1)
    return said_of_all(ChannelFaults(faults.is_silent[:, one], faults.is_clipped[:, one]), names)


def _share(found: np.ndarray) -> str:
    return "" if found.all() else f" in {int(found.sum())} of {len(found)} clips"
