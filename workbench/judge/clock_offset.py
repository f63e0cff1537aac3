"""Clocks that are apart: recorders that did not start together, or are off by milliseconds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Gt

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.judge.channel_order import WITHIN_MS
from workbench.judge.check import check
from workbench.judge.clock_drift import speeds_ppm
from workbench.judge.compared import Compared, compared
from workbench.judge.places import whole
from workbench.judge.reads_itself import ReadsItself
from workbench.judge.sound import Sound, names_of
from workbench.judge.source_clocks import source_clocks
from workbench.judge.start_offsets import start_offsets

_SURE = 3.0
_LEAST_CLEAR = 0.7


@dataclass(frozen=True)
class ClockOffsetSettings:
    """From where on clocks count as apart."""

    source_ms: Annotated[float, Gt(0)] = setting(2.0, "by a source whose place is known", "ms", label="Known source")
    beyond_ms: Annotated[float, Gt(0)] = setting(
        15.0,
        "what a delay is longer than sound needs between two places; echoes come near 5 ms",
        "ms",
        label="Beyond way",
    )
    start_s: Annotated[float, Gt(0)] = setting(
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
        starts = yield from start_offsets(self._sound, self._settings.start_s)
        if starts is not None:
            later_s = starts.later_s.copy()
            later_s[list(known.copies)] = 0.0
            for mic in np.flatnonzero(later_s).tolist():
                yield self._of_one(
                    mic, float(later_s[mic]), f"{abs(later_s[mic]):.2f} s", self._settings.start_s, "fault"
                )
            return
        clocks = yield from source_clocks(self._sound, WITHIN_MS)
        if clocks is not None:
            if clocks.order is None:
                yield from self._by_source(clocks.later_s, clocks.error_s, known)
            return
        yield from self._beyond_way(known)

    def _by_source(self, later_s: np.ndarray, error_s: np.ndarray, known: Compared) -> Iterator[Finding]:
        speeds, _ = speeds_ppm(known)
        drifted_s = np.nan_to_num(np.abs(speeds)) * 1e-6 * self._sound.n_samples / self._sound.rate_hz
        least_s = np.maximum(self._settings.source_ms / 1e3, _SURE * np.nan_to_num(error_s)) + drifted_s
        for mic in np.flatnonzero(np.nan_to_num(np.abs(later_s)) > least_s).tolist():
            said = f"{abs(later_s[mic]) * 1e3:.1f} ms"
            yield self._of_one(mic, float(later_s[mic]), said, self._settings.source_ms / 1e3, "warning")

    def _beyond_way(self, known: Compared) -> Iterator[Finding]:
        """Nothing is known but the places: a delay longer than the way is the clocks', or the channels' order."""
        ways_s = {(i, j): w for (i, j), w in zip(known.delays.pairs.tolist(), known.delays.ways_s, strict=True)}
        beyond_s = {p: abs(line.middle_s) - ways_s[p] for p, line in known.lines.items() if np.isfinite(ways_s[p])}
        worst = max(beyond_s, key=lambda pair: beyond_s[pair], default=None)
        if worst is None or beyond_s[worst] * 1e3 <= self._settings.beyond_ms:
            return
        names = names_of(self._sound)
        first, then = worst if known.lines[worst].middle_s > 0 else worst[::-1]
        later_s = abs(known.lines[worst].middle_s)
        yield Finding(
            kind="clock-offset",
            severity="warning",
            microphones=worst,
            **whole(self._sound),
            said=f"Sound comes {later_s * 1e3:.1f} ms later to {names[then]} than to {names[first]}, but needs only "
            f"{ways_s[worst] * 1e3:.1f} ms from one to the other: their clocks are {beyond_s[worst] * 1e3:.0f} ms or "
            "more apart, or the channels are in another order than their places",
            for_delays="Every delay with one of them is wrong by at least that",
            value=round(beyond_s[worst] * 1e3, 2),
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
            for_delays=f"Every delay with it is wrong by {amount}: set its offset_s, or compare clocks",
            value=round(later_s * 1e3, 2),
            threshold=threshold_s * 1e3,
            unit="ms",
        )
