"""What checks that compare channels share: which channels are one and the same, which are upside down."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from workbench.judge.pair_delays import PairDelays, pair_delays
from workbench.judge.pair_lines import Line, lines_of
from workbench.judge.same_channel import SameChannelSettings, differences_db, groups_of
from workbench.judge.sound import Sound

UPRIGHT = 2.0
"""A wave's sign counts where its peak is so many times higher than the dip beside it; echoes and calls of few
frequencies do not come near."""


@dataclass(frozen=True, eq=False)
class Compared:
    """lines : of pairs (i, j) whose delays lie on one line over time. copies : microphones whose channel is another's,
    for all but the first of each group; their lines are left out. signs : (n_mics,) +1, or -1 where a channel is upside
    down against most others, 0 where nothing tells."""

    delays: PairDelays
    lines: dict[tuple[int, int], Line]
    copies: frozenset[int]
    signs: np.ndarray


def compared(sound: Sound, upright: float = UPRIGHT) -> Generator[None, None, Compared]:
    """Yields while at it, and returns what was found; delays are measured once a sound."""
    left_db = yield from differences_db(sound)
    copies = frozenset(i for g in groups_of(left_db, SameChannelSettings().below_db) for i in g[1:])
    delays = yield from pair_delays(sound)
    lines = {pair: line for pair, line in lines_of(delays).items() if copies.isdisjoint(pair)}
    told = {pair: line.sign for pair, line in lines.items() if line.sign and line.uprightness >= upright}
    return Compared(delays, lines, copies, _signs(told, len(sound.session.microphones)))


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
        if all(group[i] * group[j] == sign for (i, j), sign in told.items() if i in group):
            turn = -1 if sum(group.values()) < 0 else 1
            for mic, sign in group.items():
                signs[mic] = sign * turn
    return signs
