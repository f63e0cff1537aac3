"""Levels of channels, clip by clip, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.dsp.clipping import CLIPPED_LEAST, clipped_at

SILENT_DB = -90.0
"""RMS below this (16-bit rounding noise is at -101 dB) is no sound; a constant offset is none either."""
_NOTHING_DB = -200.0


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
        up, down = (_n_within(clipped_at(channel, sign), starts, ends) for sign in (1, -1))
        clipped.append(np.maximum(up, down) >= CLIPPED_LEAST)
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


def _n_within(at: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    return np.asarray(np.searchsorted(at, ends) - np.searchsorted(at, starts))


def said_of_all(faults: ChannelFaults, names: Sequence[str]) -> tuple[str, ...]:
    """Plain sentences about the recording as a whole: which channels are silent or clipped, in how many stretches."""
    told = []
    for name, silent, clipped in zip(names, faults.is_silent, faults.is_clipped, strict=True):
        if silent.any():
            told.append(f"{name} is silent{_share(silent)}; its level says nothing about distance")
        if clipped.any():
            told.append(
                f"{name} is clipped{_share(clipped)}; its levels are cut off and say nothing certain about distance"
            )
    return tuple(told)


def said_of_one(faults: ChannelFaults, stretch: int, names: Sequence[str]) -> tuple[str, ...]:
    """The same of one stretch."""
    one = slice(stretch, stretch + 1)
    return said_of_all(ChannelFaults(faults.is_silent[:, one], faults.is_clipped[:, one]), names)


def _share(found: np.ndarray) -> str:
    return "" if found.all() else f" in {int(found.sum())} of {len(found)} clips"
