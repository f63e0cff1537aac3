"""How much later each channel has the sound than each other one, at moments spread over a recording's first hour.

Measured once for all checks that compare channels: at each moment the loudest seconds near it, each pair by itself.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from workbench.core.air import sound_speed_m_s
from workbench.dsp.channel_delays import signed_delays
from workbench.dsp.correlation import all_pairs
from workbench.judge.sound import Sound

MOST_MOMENTS = 24
WITHIN_S = 0.3
"""Clocks may be so much apart, besides what sound needs from one microphone to another."""
UNKNOWN_WAY_S = 0.1
"""What sound may need where the places are not known: 34 m."""
_LENGTH_S = 2.0
_LOOK_S = 6.0
"""The loudest _LENGTH_S of so much are taken."""
_STEP_S = 0.1
_MOST_PAIRS, _MANY_WITH = 66, 3
"""Where there are more pairs, all microphones are compared with the first ones only."""
_FIRST_S = 3600.0


@dataclass(frozen=True, eq=False)
class PairDelays:
    """Of each pair (i, j) at each moment; clearness 0 where one of them has no sound.

    pairs : (n_pairs, 2). ways_s : (n_pairs,) what sound needs from i to j, NaN where a place is not known.
    times_s : (n_moments,) middles, seconds from the sound's start. delays_s, signs, clearness, uprightness :
    (n_moments, n_pairs), as dsp.channel_delays.SignedDelays has them. length_s : of a moment.
    """

    pairs: np.ndarray
    ways_s: np.ndarray
    times_s: np.ndarray
    delays_s: np.ndarray
    signs: np.ndarray
    clearness: np.ndarray
    uprightness: np.ndarray
    length_s: float


_KNOWN: WeakKeyDictionary[Sound, PairDelays] = WeakKeyDictionary()


def pair_delays(sound: Sound) -> Generator[None, None, PairDelays]:
    """Yields while at it, and returns the delays; what was measured of a sound before is not measured again."""
    if sound not in _KNOWN:
        _KNOWN[sound] = yield from _measured(sound)
    return _KNOWN[sound]


def ways_s(sound: Sound, pairs: np.ndarray) -> np.ndarray:
    """What sound needs from one microphone of each pair to the other, NaN where a place is not known."""
    places_m = sound.session.microphone_positions_m()
    away_m = np.linalg.norm(places_m[pairs[:, 0]] - places_m[pairs[:, 1]], axis=1)
    return np.asarray(away_m / sound_speed_m_s(sound.session.conditions.temperature_c))


def _measured(sound: Sound) -> Generator[None, None, PairDelays]:
    pairs = all_pairs(len(sound.session.microphones))
    if len(pairs) > _MOST_PAIRS:
        pairs = pairs[pairs[:, 0] < _MANY_WITH]
    needed_s = ways_s(sound, pairs)
    longest_s = np.nan_to_num(needed_s, nan=UNKNOWN_WAY_S) + WITHIN_S
    rate_hz = sound.rate_hz
    first, end = common_samples(sound)
    length = min(round(max(_LENGTH_S, 3.0 * float(longest_s.max())) * rate_hz), end - first)
    told, times_s = [], []
    n_moments = min(MOST_MOMENTS, int((end - first) / max(length * 0.75, 1.0))) if length > 0 else 0
    for k in range(n_moments):
        slot = (end - first) / n_moments
        begins = first + round(k * slot)
        n_look = min(max(round(slot), length), round(_LOOK_S * rate_hz) + length, end - begins)
        block = sound.read(begins, n_look)
        low = _loudest(block, length, rate_hz)
        heard = block[:, low : low + length]
        found = signed_delays(heard, pairs, rate_hz, longest_s)
        told.append((found.delays_s, found.signs, found.clearness, found.uprightness))
        times_s.append((begins + low + heard.shape[1] / 2) / rate_hz)
        yield
    parts = np.array(told).reshape(n_moments, 4, len(pairs)).transpose(1, 0, 2)
    delays_s, signs, clearness, uprightness = parts
    return PairDelays(
        pairs, needed_s, np.array(times_s), delays_s, signs, clearness, uprightness, length_s=length / rate_hz
    )


def common_samples(sound: Sound) -> tuple[int, int]:
    """Samples in which every microphone may have sound, the first hour of them: later, clocks that drift are too far
    apart to be compared. first == end where there are none."""
    spans: dict[int, tuple[int, int]] = {}
    for each in sound.stretches:
        first, end = spans.get(each.microphone, (each.first, each.end))
        spans[each.microphone] = min(first, each.first), max(end, each.end)
    firsts, ends = zip(*spans.values(), strict=True)
    first = max(firsts)
    return first, max(min(*ends, first + round(_FIRST_S * sound.rate_hz)), first)


def _loudest(block: np.ndarray, length: int, rate_hz: int) -> int:
    """First sample of the loudest stretch; all channels count alike, however near they stand."""
    step = max(round(_STEP_S * rate_hz), 1)
    n_steps = block.shape[1] // step
    if n_steps * step <= length:
        return 0
    frames = np.diff(block[:, : n_steps * step], axis=1, prepend=block[:, :1]).reshape(len(block), n_steps, step)
    power = (frames.astype(np.float64) ** 2).mean(axis=2)
    share = (power / np.maximum(power.mean(axis=1, keepdims=True), 1e-30)).sum(axis=0)
    summed = np.concatenate([[0.0], np.cumsum(share)])
    n = min(-(-length // step), n_steps)
    return int(min(int((summed[n:] - summed[:-n]).argmax()) * step, block.shape[1] - length))
