"""How much later each channel has what begins in the sound than each other one, and with which sign: over the half
minute that channels have most clearly in common. Echoes hardly count there (dsp.direct_sound)."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from workbench.dsp.channel_delays import greatest_extremum
from workbench.dsp.correlation import correlations_by_block
from workbench.dsp.direct_sound import Onsets
from workbench.judge.pair_delays import UNKNOWN_WAY_S, WITHIN_S, PairDelays, common_samples
from workbench.judge.sound import Sound

LISTEN_S = 30.0
WIDEST_S = 0.25
"""In wider arrays wind and the ground bend the sound's way by more than clocks err: not compared."""
_BLOCK_S = 4.0


@dataclass(frozen=True, eq=False)
class OnsetPairs:
    """Of each pair as PairDelays has it. delays_s, signs, clearness, uprightness : (n_pairs,), as
    dsp.channel_delays.SignedDelays has them."""

    delays_s: np.ndarray
    signs: np.ndarray
    clearness: np.ndarray
    uprightness: np.ndarray


_KNOWN: WeakKeyDictionary[Sound, OnsetPairs | None] = WeakKeyDictionary()


def onset_pairs(sound: Sound, delays: PairDelays) -> Generator[None, None, OnsetPairs | None]:
    """None in arrays that are too wide. Yields while at it; measured once a sound."""
    if sound not in _KNOWN:
        _KNOWN[sound] = (yield from _measured(sound, delays)) if is_near(delays) else None
    return _KNOWN[sound]


def is_near(delays: PairDelays) -> bool:
    """Is sound everywhere within WIDEST_S, as far as places are known?"""
    return bool(np.nan_to_num(delays.ways_s, nan=0.0).max(initial=0.0) <= WIDEST_S)


def clearest_part(sound: Sound, delays: PairDelays) -> tuple[int, int]:
    """First sample and number of samples of the half minute round the clearest moment."""
    first, end = common_samples(sound)
    length = max(min(round(LISTEN_S * sound.rate_hz), end - first), 0)
    if len(delays.times_s):
        clearest = delays.times_s[np.median(delays.clearness, axis=1).argmax()]
        first = int(np.clip(round(clearest * sound.rate_hz) - length // 2, first, end - length))
    return first, length


def _measured(sound: Sound, delays: PairDelays) -> Generator[None, None, OnsetPairs | None]:
    first, length = clearest_part(sound, delays)
    if length < sound.rate_hz:
        return None
    begun = Onsets(list(sound.read(first, length)), sound.rate_hz)
    longest_s = np.nan_to_num(delays.ways_s, nan=UNKNOWN_WAY_S) + WITHIN_S
    n_block = min(round(_BLOCK_S * sound.rate_hz), length)
    summed: np.ndarray = np.zeros((len(delays.pairs), 1), dtype=np.float32)
    for block in correlations_by_block(begun, delays.pairs, sound.rate_hz, float(longest_s.max()), n_block):
        summed = summed + block
        yield
    middle = summed.shape[1] // 2
    told = np.zeros((4, len(delays.pairs)))
    for p, lags in enumerate(summed):
        n = min(round(longest_s[p] * sound.rate_hz), middle)
        if np.abs(lags).max() > 0.0:
            told[:, p] = greatest_extremum(lags[middle - n : middle + n + 1], n, 1.0 / sound.rate_hz)
    return OnsetPairs(*told)
