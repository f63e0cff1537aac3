"""Clocks that are apart: recorders that did not start together, or are off by milliseconds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.judge.channel_order import WITHIN_MS
from workbench.judge.check import check
from workbench.judge.clock_drift import speeds_ppm
from workbench.judge.compared import CLEAR_ONSETS, Compared, compared
from workbench.judge.places import whole
from workbench.judge.reads_itself import ReadsItself
from workbench.judge.sound import Sound, names_of
from workbench.judge.source_clocks import SourceClocks, source_clocks
from workbench.judge.start_offsets import start_offsets

_SURE = 3.0
_CLEAR_PEAK, _FAR_S = 1.3, 5e-3
"""So many times higher than the next must a channel's peaks be, unless it is so far off: an echo from close by that all
pairs with it took reaches 1.2."""


@dataclass(frozen=True)
class ClockOffsetSettings:
    """From where on clocks count as apart."""

    source_ms: Annotated[float, Gt(0), Le(1000)] = setting(
        3.0, "by a source whose place is known to a metre", "ms", label="Known source"
    )
    beyond_ms: Annotated[float, Gt(0), Le(1000)] = setting(
        5.0,
        "what a delay is longer than sound needs between two places; echoes come near 2 ms",
        "ms",
        label="Beyond way",
    )
    start_s: Annotated[float, Gt(0), Le(60)] = setting(
        0.1, "what recorders start apart, by when it gets loud, besides the sound's way", "s", label="Start"
    )


@check(
    "clock-offset",
    title="Clock offset",
    about="recorders that did not start together or whose clocks are apart, from the sound itself",
    settings=ClockOffsetSettings,
    n_least=2,
    hears=False,
)
class ClockOffset(ReadsItself):
    def __init__(self, sound: Sound, settings: ClockOffsetSettings) -> None:
        self._sound, self._settings = sound, settings

    def findings(self) -> Iterator[Finding | None]:
        known = yield from compared(self._sound)
        starts = yield from start_offsets(self._sound, known.left_out, self._settings.start_s)
        if starts is not None:
            later_s = starts.later_s
            for mic in np.flatnonzero(later_s).tolist():
                yield self._of_one(
                    mic, float(later_s[mic]), f"{abs(later_s[mic]):.2f} s", self._settings.start_s, "fault"
                )
            return
        clocks = yield from source_clocks(self._sound, WITHIN_MS)
        if clocks is not None:
            if clocks.order is None:
                yield from self._by_source(clocks, known)
            return
        yield from self._beyond_way(known)

    def _by_source(self, clocks: SourceClocks, known: Compared) -> Iterator[Finding]:
        is_sure = (clocks.ratios >= _CLEAR_PEAK) | (np.abs(clocks.later_s) >= _FAR_S)
        later_s = np.where(is_sure, clocks.later_s, np.nan)
        speeds, _ = speeds_ppm(known)
        drifted_s = np.nan_to_num(np.abs(speeds)) * 1e-6 * self._sound.n_samples / self._sound.rate_hz
        least_s = np.maximum(self._settings.source_ms / 1e3, _SURE * np.nan_to_num(clocks.error_s)) + drifted_s
        for mic in np.flatnonzero(np.nan_to_num(np.abs(later_s)) > least_s).tolist():
            said = f"{abs(later_s[mic]) * 1e3:.1f} ms"
            yield self._of_one(mic, float(later_s[mic]), said, self._settings.source_ms / 1e3, "warning")

    def _beyond_way(self, known: Compared) -> Iterator[Finding]:
        """Nothing is known but the places: a delay longer than the way is the clocks', or the channels' order."""
        onsets, ways_s, pairs = known.onsets, known.delays.ways_s, known.delays.pairs
        if onsets is None:
            return
        able = (onsets.clearness >= CLEAR_ONSETS) & np.isfinite(ways_s)
        able &= ~np.isin(pairs, list(known.left_out)).any(axis=1)
        beyond_s = np.where(able, np.abs(onsets.delays_s) - ways_s, -np.inf)
        worst = int(beyond_s.argmax())
        if beyond_s[worst] * 1e3 <= self._settings.beyond_ms:
            return
        names, (first, then) = names_of(self._sound), pairs[worst].tolist()
        if onsets.delays_s[worst] < 0.0:
            first, then = then, first
        later_s = abs(float(onsets.delays_s[worst]))
        yield Finding(
            kind="clock-offset",
            severity="warning",
            microphones=tuple(sorted((first, then))),
            **whole(self._sound),
            said=f"Sound comes {later_s * 1e3:.1f} ms later to {names[then]} than to {names[first]}, but needs only "
            f"{ways_s[worst] * 1e3:.1f} ms from one to the other: their clocks are {beyond_s[worst] * 1e3:.0f} ms or "
            "more apart, or the channels are in another order than their places",
            for_delays="Every delay with one of them is wrong by at least that",
            value=round(float(beyond_s[worst]) * 1e3, 2),
            threshold=self._settings.beyond_ms,
            unit="ms",
        )

    def _of_one(self, mic: int, later_s: float, amount: str, threshold_s: float, severity: str) -> Finding:
        name, is_long = names_of(self._sound)[mic], abs(later_s) >= self._settings.start_s
        way = "later" if later_s > 0 else "earlier"
        return Finding(
            kind="clock-offset",
            severity="fault" if severity == "fault" else "warning",
            microphones=(mic,),
            **whole(self._sound),
            said=f"The clock of {name} is off: every sound is {amount} {way} in it than in the others, besides what "
            "its place explains",
            for_levels="Clips of the channels are of different moments" if is_long else "",
            for_delays=f"Every delay with it is wrong by {amount}: correct its clock offset",
            value=round(later_s * 1e3, 2),
            threshold=threshold_s * 1e3,
            unit="ms",
        )
