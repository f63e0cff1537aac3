"""Silence: stretches without any sound, in a channel that has sound elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.dsp.levels import SILENT_DB, is_silent
from workbench.judge.check import check
from workbench.judge.places import Places, grouped, said_when
from workbench.judge.sound import Block, Sound, names_of, said_of

_FRAMES_A_SECOND = 100
ALWAYS = 0.999
"""Silent for more than this share of its time, a channel has no sound at all: that is another check's."""


@dataclass(frozen=True)
class SilenceSettings:
    """When a stretch counts as silent."""

    level_db: Annotated[float, Ge(-140), Le(0)] = setting(
        SILENT_DB, "below this RMS (without the mean) is no sound", "dBFS", label="Level"
    )
    least_s: Annotated[float, Gt(0), Le(60)] = setting(0.5, "shorter ones do not count", "s", label="Shortest")


@check(
    "silence",
    title="Silence",
    about="stretches without any sound in a channel that has sound elsewhere",
    settings=SilenceSettings,
)
class Silence:
    def __init__(self, sound: Sound, settings: SilenceSettings) -> None:
        self._sound, self._settings = sound, settings
        self._length = max(sound.rate_hz // _FRAMES_A_SECOND, 1)
        least = round(settings.least_s * sound.rate_hz)
        n_mics = len(sound.session.microphones)
        self._places = [Places(join=self._length - 1, least=least - self._length) for _ in range(n_mics)]
        self._n_heard = np.zeros(n_mics, dtype=np.int64)

    def hear(self, block: Block) -> None:
        length = self._length
        heard = block.is_heard(length)
        self._n_heard += heard.sum(axis=1) * length
        n = heard.shape[1]
        for i, channel in enumerate(block.samples):
            silent = is_silent(channel[: n * length].reshape(n, length), self._settings.level_db) & heard[i]
            edges = np.flatnonzero(np.diff(np.concatenate([[False], silent, [False]])))
            for first, end in edges.reshape(-1, 2) * length:
                if end - first > 2 * block.n_mended[i]:  # else another check tells of it
                    self._places[i].add(block.first + int(first), block.first + int(end))

    def findings(self) -> Iterable[Finding]:
        for places in self._places:
            places.closed()
        some = [p if p.total <= ALWAYS * n else None for p, n in zip(self._places, self._n_heard, strict=True)]
        padded = [i for i, places in enumerate(some) if places is not None and places.n and self._is_padding(i, places)]
        if padded:
            yield self._padding(tuple(padded))
        for microphones, places in grouped([None if i in padded else p for i, p in enumerate(some)]):
            yield self._silence(microphones, places)

    def _is_padding(self, index: int, places: Places) -> bool:
        """Is it silent at its start or its end alone?"""
        own = [s for s in self._sound.stretches if s.microphone == index]
        at_start = places.first is not None and places.first[0] - min(s.first for s in own) < self._length
        at_end = max(s.end for s in own) - places.latest[1] < 2 * self._length
        return places.n == int(at_start) + int(at_end and (places.n > 1 or not at_start))

    def _padding(self, microphones: tuple[int, ...]) -> Finding:
        longest = max((self._places[i] for i in microphones), key=lambda places: places.total)
        return Finding(
            kind="silence",
            severity="note",
            microphones=microphones,
            **longest.when(self._sound),
            said=f"{said_of(names_of(self._sound), microphones, 'is', 'are')} without sound at the start or the end of "
            f"the file, up to {longest.total / self._sound.rate_hz:.1f} s in all, as where a file was filled up",
            for_levels="Clips in it are not answered with it",
            for_delays="It gives no arrival times there",
            value=longest.total / self._sound.rate_hz,
            threshold=self._settings.least_s,
            unit="s",
        )

    def _silence(self, microphones: tuple[int, ...], places: Places) -> Finding:
        total_s = places.total / self._sound.rate_hz
        return Finding(
            kind="silence",
            severity="warning",
            microphones=microphones,
            **places.when(self._sound),
            said=f"{said_of(names_of(self._sound), microphones, 'is', 'are')} silent "
            f"{said_when(places, self._sound)}, {total_s:.1f} s in all",
            for_levels="Its level says nothing about distance there; clips in it are not answered with it",
            for_delays="It gives no arrival times there",
            value=total_s,
            threshold=self._settings.least_s,
            unit="s",
        )
