"""Stretches of time in which a microphone has no sound, as they are seen: wide ones as such, narrow ones as marks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.gui.sound.ranges import Range


class Gaps:
    """Of one microphone, one after another. A recorder that sleeps for moments leaves thousands of them: from afar they
    must neither hide the sound between them nor be counted one by one.
    """

    def __init__(self, gaps_s: Sequence[Range] = ()) -> None:
        """gaps_s : start and end, seconds, in order of time, none in another."""
        found = np.array(gaps_s, dtype=np.float64).reshape(-1, 2)
        self._starts_s, self._ends_s = found[:, 0].copy(), found[:, 1].copy()

    def seen(self, time_s: Range, width_px: float) -> tuple[list[tuple[float, float]], list[int]]:
        """What lies on screen: (left, right) of each gap that is a pixel wide or more, and the pixels that have
        narrower ones; from the left edge.
        """
        first = int(np.searchsorted(self._ends_s, time_s[0], side="right"))
        end = int(np.searchsorted(self._starts_s, time_s[1], side="left"))
        scale = width_px / (time_s[1] - time_s[0])
        lefts = (self._starts_s[first:end] - time_s[0]) * scale
        rights = (self._ends_s[first:end] - time_s[0]) * scale
        is_wide = rights - lefts >= 1.0
        lefts, rights = np.maximum(lefts, 0.0), np.minimum(rights, width_px)
        wide = [(float(a), float(b)) for a, b in zip(lefts[is_wide], rights[is_wide], strict=True)]
        return wide, [int(x) for x in np.unique(np.floor(lefts[~is_wide]))]
