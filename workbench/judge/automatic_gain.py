"""Automatic gain: after each loud sound the noise floor is lower, in all octaves alike, and then comes back.

Echoes and calls that die away leave more sound behind them, never less than there is in quiet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.judge.check import check
from workbench.judge.places import Places, said_when
from workbench.judge.sound import Block, Sound, heard_octaves_db, names_of

_CHUNK = 6000
"""Tenths of a second that are judged together: ten minutes."""
_QUIET_SHARE = 0.2
_EVEN_DB = 2.5
_BEFORE, _AFTER, _BACK = 10, 15, 50
_OCTAVES_LEAST = 3


@dataclass(frozen=True)
class AutomaticGainSettings:
    """When a lower floor after loud sounds counts as automatic gain."""

    drop_db: Annotated[float, Gt(0)] = setting(4.0, "the floor is so much lower after a loud sound", "dB")
    loud_db: Annotated[float, Gt(0)] = setting(15.0, "loud is so far above the floor", "dB")
    times: Annotated[int, Ge(1)] = setting(2, "so many times within ten minutes")


@check(
    "automatic-gain",
    title="Automatic gain",
    about="a noise floor that is lower after each loud sound and then comes back",
    settings=AutomaticGainSettings,
)
class AutomaticGain:
    def __init__(self, sound: Sound, settings: AutomaticGainSettings) -> None:
        self._sound, self._settings = sound, settings
        n_mics = len(sound.session.microphones)
        self._places = [Places() for _ in range(n_mics)]
        self._drops_db: list[list[float]] = [[] for _ in range(n_mics)]
        self._chunk: list[np.ndarray] = []
        self._n_before = self._n_in_chunk = 0

    def hear(self, block: Block) -> None:
        levels_db = heard_octaves_db(block)
        self._chunk.append(levels_db)
        self._n_in_chunk += levels_db.shape[1]
        if self._n_in_chunk >= _CHUNK:
            self._judge_chunk()

    def _judge_chunk(self) -> None:
        if not self._chunk:
            return
        length = self._sound.rate_hz // 10
        for i, own_db in enumerate(np.concatenate(self._chunk, axis=1)):
            events = _pumping(own_db, self._settings)
            if len(events) < self._settings.times:
                continue
            for first, end, drop_db in events:
                self._places[i].add((self._n_before + first) * length, (self._n_before + end) * length)
                self._drops_db[i].append(drop_db)
        self._n_before += self._n_in_chunk
        self._chunk, self._n_in_chunk = [], 0

    def findings(self) -> Iterable[Finding]:
        self._judge_chunk()
        names = names_of(self._sound)
        for i, places in enumerate(self._places):
            if places.closed().first is None:
                continue
            drop_db = float(np.median(self._drops_db[i]))
            yield Finding(
                kind="automatic-gain",
                severity="warning",
                microphones=(i,),
                **places.when(self._sound),
                said=f"{names[i]} was recorded with automatic gain: after loud sounds its noise is {drop_db:.0f} dB "
                f"lower, {said_when(places, self._sound)}",
                for_levels="Its level says little about distance: loud sounds are made quieter and quiet ones louder",
                for_delays="Arrival times stay usable",
                value=drop_db,
                threshold=self._settings.drop_db,
                unit="dB",
            )


def _pumping(own_db: np.ndarray, settings: AutomaticGainSettings) -> list[tuple[int, int, float]]:
    """Frames [first, end) from a loud sound to its lowered floor, and by how much. own_db : nan = no sound."""
    there = ~np.isnan(own_db).any(axis=1)
    if there.sum() < _BACK or own_db.shape[1] < _OCTAVES_LEAST:
        return []
    over_db = own_db - np.quantile(own_db[there], _QUIET_SHARE, axis=0)
    over_db[~there] = 0.0
    middle_db = np.median(over_db, axis=1)
    is_lowered = (middle_db <= -settings.drop_db) & (over_db.std(axis=1) <= _EVEN_DB)
    is_loud = (middle_db >= settings.loud_db) & there
    found: list[tuple[int, int, float]] = []
    ends = np.flatnonzero(is_loud[:-1] & ~is_loud[1:]) + 1
    for end in ends.tolist():
        begin = end - 1
        while begin > 0 and is_loud[begin - 1]:
            begin -= 1
        after = np.flatnonzero(is_lowered[end : end + _AFTER]) + end
        comes_back = (~is_lowered[end + _AFTER : end + _BACK]).any()
        if len(after) >= 2 and comes_back and (not found or begin >= found[-1][1]):
            found.append((begin, int(after[-1]) + 1, float(-middle_db[after].min())))
    return found
