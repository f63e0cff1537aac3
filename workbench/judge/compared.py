"""What checks that compare channels share: which channels are one and the same, which are upside down."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from workbench.judge.onset_pairs import OnsetPairs, onset_pairs
from workbench.judge.pair_delays import PairDelays, pair_delays
from workbench.judge.pair_lines import Line, lines_of
from workbench.judge.same_channel import SameChannelSettings, differences_db, groups_of, silent_of
from workbench.judge.sound import Sound

UPRIGHT = 1.8
"""A wave's sign counts where its peak is so many times higher than the dip beside it; calls of few frequencies do not
come near."""
CLEAR_ONSETS = 1.25
"""Peaks of what begins in the sound count from here on."""


@dataclass(frozen=True, eq=False)
class Compared:
    """What was found by comparing channels.

    lines : of pairs (i, j) whose delays lie on one line over time. left_out : microphones that are silent, or whose
    channel is another's (all but the first of each group). signs : (n_mics,) +1, or -1 where a channel is upside down
    against most others, 0 where nothing tells. uprightness : the clearest pair's. onsets : delays of what begins in
    the sound, None in wide arrays.
    """

    delays: PairDelays
    lines: dict[tuple[int, int], Line]
    left_out: frozenset[int]
    signs: np.ndarray
    uprightness: float
    onsets: OnsetPairs | None


def compared(sound: Sound, upright: float = UPRIGHT) -> Generator[None, None, Compared]:
    """Yields while at it, and returns what was found; delays are measured once a sound."""
    left_db = yield from differences_db(sound)
    copies = {i for g in groups_of(left_db, SameChannelSettings().below_db) for i in g[1:]}
    left_out = frozenset(copies | silent_of(left_db))
    delays = yield from pair_delays(sound)
    lines = {pair: line for pair, line in lines_of(delays).items() if left_out.isdisjoint(pair)}
    onsets = yield from onset_pairs(sound, delays)
    told: dict[tuple[int, int], int] = {}
    upmost = 0.0
    for p, (i, j) in enumerate(delays.pairs.tolist()):
        if onsets is None or not left_out.isdisjoint((i, j)):
            continue
        if onsets.clearness[p] >= CLEAR_ONSETS and onsets.uprightness[p] >= upright:
            told[i, j] = int(onsets.signs[p])
            upmost = max(upmost, float(onsets.uprightness[p]))
    return Compared(delays, lines, left_out, _signs(told, len(sound.session.microphones)), upmost, onsets)


def _signs(told: dict[tuple[int, int], int], n_mics: int) -> np.ndarray:
    """(n_mics,) +1, -1 or 0; of channels that are joined by pairs the smaller part is upside down. Pairs that
    contradict one another tell nothing."""
    signs = np.zeros(n_mics, dtype=np.int64)
    for begin in range(n_mics):
        if signs[begin] or not any(begin in pair for pair in told):
            continue
        group = {begin: 1}
        waiting = [begin]
        while waiting:
            here = waiting.pop()
            for (i, j), sign in told.items():
                other = j if i == here else i if j == here else None
                if other is not None and other not in group:
                    group[other] = group[here] * sign
                    waiting.append(other)
        if all(group[i] * group[j] == sign for (i, j), sign in told.items() if i in group) and _is_sure(group, told):
            turn = -1 if sum(group.values()) < 0 else 1
            for mic, sign in group.items():
                signs[mic] = sign * turn
    return signs


def _is_sure(group: dict[int, int], told: dict[tuple[int, int], int]) -> bool:
    """Of three and more, two others must say of each channel which way up it is."""
    return len(group) < 3 or all(sum(mic in pair for pair in told) >= 2 for mic in group)
