"""Automatic gain: in the quiet after each loud sound the noise grows steadily, in all octaves alike.

Echoes and calls that die away leave less and less sound; what begins anew begins at once, or in some octaves only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.dsp.octaves import octaves_within
from workbench.judge.check import check
from workbench.judge.places import Places, said_when
from workbench.judge.sound import Block, Sound, heard_octaves_db, names_of

_CHUNK = 6000
"""Tenths of a second that are judged together: ten minutes."""
_LOWEST_HZ = 500.0
_OCTAVES_LEAST = 3
_JUST_BEFORE, _LONGEST = 15, 60
"""Tenths of a second: a loud sound lies so shortly before, and the noise is followed for so long."""
_AT_ONCE_DB = 4.0
"""From one frame to the next: faster growth is a sound that begins."""
_SHORTEST, _SOME = 4, 3


@dataclass(frozen=True)
class AutomaticGainSettings:
    """When growing noise after loud sounds counts as automatic gain."""

    rise_db: Annotated[float, Gt(0), Le(20)] = setting(
        3.0, "the noise grows by so much in the quiet after a loud sound", "dB", label="Rise"
    )
    evenness_db: Annotated[float, Ge(0.1), Le(10)] = setting(
        2.0, "alike in all octaves: their standard deviation at most", "dB", label="Evenness"
    )
    loud_db: Annotated[float, Gt(0), Le(40)] = setting(
        15.0, "loud is so far above the quiet after it", "dB", label="Loud"
    )
    times: Annotated[int, Ge(1), Le(10)] = setting(2, "so many times within ten minutes")


@check(
    "automatic-gain",
    title="Automatic gain",
    about="noise that grows steadily in the quiet after each loud sound, in all octaves alike",
    settings=AutomaticGainSettings,
    explains=("gain-jumps",),
)
class AutomaticGain:
    def __init__(self, sound: Sound, settings: AutomaticGainSettings) -> None:
        self._sound, self._settings = sound, settings
        n_mics = len(sound.session.microphones)
        self._places = [Places() for _ in range(n_mics)]
        self._rises_db: list[list[float]] = [[] for _ in range(n_mics)]
        self._octaves = [k for k, hz in enumerate(octaves_within(sound.rate_hz)) if hz >= _LOWEST_HZ]
        self._chunk: list[np.ndarray] = []
        self._n_before = self._n_in_chunk = 0

    def hear(self, block: Block) -> None:
        levels_db = heard_octaves_db(block)[:, :, self._octaves]
        self._chunk.append(levels_db)
        self._n_in_chunk += levels_db.shape[1]
        if self._n_in_chunk >= _CHUNK:
            self._judge_chunk()

    def _judge_chunk(self) -> None:
        if not self._chunk:
            return
        length = self._sound.rate_hz / 10  # 1102.5 samples at 11 025 Hz
        for i, own_db in enumerate(np.concatenate(self._chunk, axis=1)):
            events = _pumping(own_db, self._settings)
            if len(events) < self._settings.times:
                continue
            for first, end, rise_db in events:
                self._places[i].add(*(round((self._n_before + frame) * length) for frame in (first, end)))
                self._rises_db[i].append(rise_db)
        self._n_before += self._n_in_chunk
        self._chunk, self._n_in_chunk = [], 0

    def findings(self) -> Iterable[Finding]:
        self._judge_chunk()
        names = names_of(self._sound)
        for i, places in enumerate(self._places):
            if places.closed().first is None:
                continue
            rise_db = float(np.median(self._rises_db[i]))
            yield Finding(
                kind="automatic-gain",
                severity="warning",
                microphones=(i,),
                **places.when(self._sound),
                said=f"{names[i]} was recorded with automatic gain: after loud sounds its noise grows by "
                f"{rise_db:.0f} dB, {said_when(places, self._sound)}",
                for_levels="Its level says little about distance: loud sounds are made quieter and quiet ones louder",
                for_delays="Arrival times stay usable",
                value=rise_db,
                threshold=self._settings.rise_db,
                unit="dB",
            )


def _pumping(own_db: np.ndarray, settings: AutomaticGainSettings) -> list[tuple[int, int, float]]:
    """Frames [first, end) in which noise grows, and by how much. own_db : (n_frames, n_octaves), nan = no sound."""
    if len(own_db) < _JUST_BEFORE + _LONGEST or own_db.shape[1] < _OCTAVES_LEAST:
        return []
    middle_db = np.median(own_db, axis=1)
    found: list[tuple[int, int, float]] = []
    at = _JUST_BEFORE
    while at < len(middle_db) - _SHORTEST:
        before = middle_db[at - _JUST_BEFORE : at]
        is_quiet = middle_db[at] <= middle_db[at - 1 : at + 2].min()
        if not (is_quiet and before.max() >= middle_db[at] + settings.loud_db):
            at += 1
            continue
        end = _grows_until(own_db[at : at + _LONGEST], settings.evenness_db)
        last_db = np.median(middle_db[at + end - _SOME : at + end])  # a drop of rain is no growth
        rise_db = float(last_db - np.median(middle_db[at : at + _SOME - 1]))
        if end >= _SHORTEST and rise_db >= settings.rise_db:
            found.append((at, at + end, rise_db))
            at += end
        at += 1
    return found


def _grows_until(own_db: np.ndarray, evenness_db: float) -> int:
    """How many frames go on from the first one without a jump, in all octaves alike."""
    rise_db = own_db - own_db[0]
    steps_db = np.abs(np.diff(np.median(rise_db, axis=1), prepend=0.0))
    goes_on = (steps_db <= _AT_ONCE_DB) & (rise_db.std(axis=1) <= evenness_db)  # nan does not
    return int(np.argmin(goes_on)) if not goes_on.all() else len(goes_on)
