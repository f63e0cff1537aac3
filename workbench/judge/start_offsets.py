"""Recorders that did not start together, by tenths of seconds or minutes: told by when it gets loud in each channel.

The rises of loudness of two channels are correlated over many seconds. That is coarse (hundredths of a second) but
needs no wave in common, so echoes and distance do not matter.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import scipy.fft

from workbench.dsp.correlation import all_pairs
from workbench.judge.pair_delays import UNKNOWN_WAY_S, ways_s
from workbench.judge.sound import Sound

_STEP_S = 0.01
_RISE = 3
"""A rise is the change of level over so many steps."""
_LISTEN_S = 600.0
"""The beginning of a longer recording tells."""
_LEAST_S = 3.0
_MOST_PAIRS, _MANY_WITH = 66, 5
"""Where there are more pairs, all microphones are compared with the first ones that have sound only."""
_FURTHEST_S = 120.0
_PART_S = 10
_CLEAR = 1.3
_ALIKE = 0.3
_APART_S = 0.2
_FLOOR = 1e-14
_SHARE_OF_PAIRS, _SHARE_EXPLAINED, _SHARE_OFF = 0.6, 0.9, 0.7
_SHARE_OF_OTHERS = 0.6
"""Of the other channels, with which a channel that is off must disagree."""


@dataclass(frozen=True, eq=False)
class Starts:
    """later_s : (n_mics,) how much later each channel has the sound than most others; 0 where it fits."""

    later_s: np.ndarray


def start_offsets(sound: Sound, left_out: frozenset[int], least_s: float) -> Generator[None, None, Starts | None]:
    """None where all start together or nothing tells. least_s : smaller offsets, besides what sound needs, are none.

    Yields while at it.
    """
    if sound.n_samples < _LEAST_S * sound.rate_hz:
        return None
    rises = yield from _rises(sound)
    pairs = np.array([pair for pair in all_pairs(len(rises)) if left_out.isdisjoint(pair.tolist())]).reshape(-1, 2)
    if not len(pairs):
        return None
    if len(pairs) > _MOST_PAIRS:
        pairs = pairs[np.isin(pairs[:, 0], np.unique(pairs[:, 0])[:_MANY_WITH])]
    slack_s = np.nan_to_num(ways_s(sound, pairs), nan=UNKNOWN_WAY_S) + least_s
    lags_s, is_clear = [], []
    for i, j in pairs:
        lag_s, alike, ratio = _lag(rises[i], rises[j])
        lags_s.append(lag_s)
        is_clear.append(ratio >= _CLEAR and alike >= _ALIKE)
        yield
    return _agreed(pairs, np.array(lags_s), np.array(is_clear, dtype=np.bool_), slack_s, len(rises))


def _agreed(
    pairs: np.ndarray, lags_s: np.ndarray, is_clear: np.ndarray, slack_s: np.ndarray, n_mics: int
) -> Starts | None:
    """The one channel is the reference by which most clear pairs are explained. Nearly all must be, and either most
    channels fit or nearly all pairs do not: else it is the sound, not the clocks."""
    n_heard = len(np.unique(pairs))
    off = is_clear & (np.abs(lags_s) > slack_s)
    if not off.any() or is_clear.sum() < _SHARE_OF_PAIRS * len(pairs):
        return None
    best: tuple[int, np.ndarray] = (-1, np.zeros(n_mics))
    for reference in range(n_mics):
        later_s = np.zeros(n_mics)
        for (i, j), lag_s, is_off in zip(pairs, lags_s, off, strict=True):
            if is_off and reference in (i, j):
                later_s[j if i == reference else i] = lag_s if i == reference else -lag_s
        told = later_s[pairs[:, 1]] - later_s[pairs[:, 0]]
        n = int((is_clear & (np.abs(lags_s - told) <= slack_s)).sum())
        if n > best[0]:
            best = n, later_s
    n, later_s = best
    is_off = later_s != 0.0
    of_mic = np.array([(pairs == mic).any(axis=1) for mic in range(n_mics)])
    if ((of_mic & off).sum(axis=1)[is_off] < _SHARE_OF_OTHERS * of_mic.sum(axis=1)[is_off]).any():
        return None
    few = is_off.sum() < n_heard / 2
    if n < _SHARE_EXPLAINED * is_clear.sum() or not (few or off.sum() >= _SHARE_OFF * is_clear.sum()):
        return None
    return Starts(later_s)


def _rises(sound: Sound) -> Generator[None, None, np.ndarray]:
    """(n_mics, n_steps) float32 : by how much the level rises, less its mean."""
    step = round(_STEP_S * sound.rate_hz)
    n_part = _PART_S * sound.rate_hz // step * step
    powers = []
    for first in range(0, min(sound.n_samples, round(_LISTEN_S * sound.rate_hz)), n_part):
        n = min(n_part, sound.n_samples - first) // step
        block = sound.read(first, n * step)
        changes = np.diff(block, axis=1, prepend=block[:, :1]).reshape(len(block), n, step)
        powers.append((changes * changes).mean(axis=2))
        yield
    power = np.concatenate(powers, axis=1)
    floor = np.percentile(power, 20, axis=1, keepdims=True) + _FLOOR
    level = np.log10(power + floor)
    rise = np.maximum(level[:, _RISE:] - level[:, :-_RISE], 0.0)
    return np.asarray(rise - rise.mean(axis=1, keepdims=True), dtype=np.float32)


def _lag(one: np.ndarray, other: np.ndarray) -> tuple[float, float, float]:
    """How much later the other rises, seconds; the correlation there, and that over the next peak's."""
    n_fft = int(scipy.fft.next_fast_len(2 * len(one), real=True))
    cross = scipy.fft.irfft(np.conj(scipy.fft.rfft(one, n_fft)) * scipy.fft.rfft(other, n_fft), n_fft)
    cross = cross / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-30)
    most = min(round(_FURTHEST_S / _STEP_S), len(one) // 2)
    if most < 1:
        return 0.0, 0.0, 0.0
    lags = np.concatenate([cross[-most:], cross[: most + 1]])
    at, apart = int(lags.argmax()), round(_APART_S / _STEP_S)
    others = np.concatenate([lags[: max(at - apart, 0)], lags[at + apart + 1 :]])
    return (at - most) * _STEP_S, float(lags[at]), float(lags[at] / max(others.max(initial=0.0), 1e-9))
