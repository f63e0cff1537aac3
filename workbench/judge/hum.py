"""Hum: lines of the mains at 50 or 60 Hz and its multiples that stand out of the noise beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.dsp.octaves import LOW_HZ
from workbench.judge.check import check
from workbench.judge.places import Places, said_when
from workbench.judge.sound import Block, Sound, names_of

_MAINS_HZ = (50, 60)
_ORDERS = range(1, 9)
_BESIDE_HZ = range(5, 16)
_TOGETHER, _LEAST_SECONDS = 10, 2
"""So many seconds are judged together, however the sound is read; with less sound in them nothing is told."""
_ALONE, _ALONE_FACTOR = 2, 2.0
"""The mains' own line, or the second one of transformers and rectifiers, is enough when it stands so many times as far
above as the setting says."""


@dataclass(frozen=True)
class HumSettings:
    """When lines of the mains count as hum."""

    above_db: Annotated[float, Gt(0), Le(40)] = setting(
        12.0, "a line must stand so far above the noise beside it", "dB", label="Above noise"
    )
    lines: Annotated[int, Ge(1), Le(8)] = setting(
        3, "so many of the mains' first eight multiples must, or one of the first two twice as far"
    )
    share_db: Annotated[float, Ge(-80), Le(0)] = setting(
        -25.0, "together no further below the sound of the quieter half", "dB", label="Share"
    )


@check(
    "hum",
    title="Hum",
    about="lines of the mains at 50 or 60 Hz and its multiples that stand out of the noise",
    settings=HumSettings,
)
class Hum:
    def __init__(self, sound: Sound, settings: HumSettings) -> None:
        self._sound, self._settings = sound, settings
        n_mics = len(sound.session.microphones)
        self._places = [[Places(join=2 * sound.rate_hz) for _ in _MAINS_HZ] for _ in range(n_mics)]
        self._above_db = np.zeros((n_mics, len(_MAINS_HZ)))
        self._seconds: tuple[np.ndarray, ...] | None = None
        self._n_new = self._end = 0

    def hear(self, block: Block) -> None:
        n = block.low_power.shape[1]
        if not n or block.low_power.shape[2] <= max(_MAINS_HZ) * max(_ORDERS) + max(_BESIDE_HZ):
            return  # a rate below 1 kHz
        tenths = (10.0 ** (block.octaves_db / 10.0)).sum(axis=2)
        tenths[~block.is_frame_heard] = np.nan
        new = block.low_power, tenths[:, : 10 * n].reshape(-1, n, 10), block.is_second_heard
        old = self._seconds if self._seconds is not None else tuple(each[:, :0] for each in new)
        self._seconds = low, tenths, heard = tuple(np.concatenate(both, axis=1) for both in zip(old, new, strict=True))
        self._end, self._n_new = block.first // block.rate_hz + n, self._n_new + n
        while self._n_new >= _TOGETHER:
            self._n_new -= _TOGETHER
            self._judge(self._n_new)
        self._seconds = tuple(each[:, -(_TOGETHER + self._n_new) :] for each in (low, tenths, heard))

    def _judge(self, n_after: int) -> None:
        """The last seconds that are kept, but for so many."""
        assert self._seconds is not None
        stop = self._seconds[0].shape[1] - n_after
        first = max(stop - _TOGETHER, 0)
        rate_hz, from_start = self._sound.rate_hz, self._end - self._seconds[0].shape[1]
        for i, (low, tenths, heard) in enumerate(zip(*(each[:, first:stop] for each in self._seconds), strict=True)):
            if heard.sum() < _LEAST_SECONDS:
                continue
            steady = np.median(low[heard], axis=0)  # of speech and calls no line stays
            above_db, power = zip(*(_lines(steady, mains_hz) for mains_hz in _MAINS_HZ), strict=True)
            best = int(np.argmax([max(_alone(e), np.sort(e)[-self._settings.lines :].mean()) for e in above_db]))
            has_lines = (above_db[best] >= self._settings.above_db).sum() >= self._settings.lines
            is_hum = has_lines or _alone(above_db[best]) >= _ALONE_FACTOR * self._settings.above_db
            if is_hum and power[best] >= np.nanmedian(tenths) * 10.0 ** (self._settings.share_db / 10.0):
                self._places[i][best].add((from_start + first) * rate_hz, (from_start + stop) * rate_hz)
                self._above_db[i, best] = max(self._above_db[i, best], float(above_db[best].max()))

    def findings(self) -> Iterable[Finding]:
        if self._n_new:
            self._judge(0)  # with seconds that were judged before, so that none are told by a few alone
        names = names_of(self._sound)
        for i, of_mains in enumerate(self._places):
            for mains_hz, places, above_db in zip(_MAINS_HZ, of_mains, self._above_db[i], strict=True):
                if places.closed().first is None:
                    continue
                yield Finding(
                    kind="hum",
                    severity="warning",
                    microphones=(i,),
                    **places.when(self._sound),
                    said=f"{names[i]} hums with the mains of {mains_hz} Hz {said_when(places, self._sound)}: lines "
                    f"up to {above_db:.0f} dB above the noise beside them",
                    for_levels=f"Its levels below {mains_hz * 8} Hz are those of the mains, not of the source",
                    for_delays="The same hum in several channels can be taken for a sound that arrives at once",
                    value=float(above_db),
                    threshold=self._settings.above_db,
                    unit="dB",
                )


def _alone(above_db: np.ndarray) -> float:
    """What is judged by itself."""
    return float(above_db[:_ALONE].max())


def _lines(steady: np.ndarray, mains_hz: int) -> tuple[np.ndarray, float]:
    """How far each multiple stands above what is beside it (dB), and the power of all. steady : (LOW_HZ + 1,)."""
    above_db, power = [], 0.0
    for order in _ORDERS:
        at = mains_hz * order
        line = steady[at - 1 : at + 2].sum()
        beside = np.median([steady[k] for d in _BESIDE_HZ for k in (at - d, at + d) if 0 < k <= LOW_HZ])
        above_db.append(10.0 * np.log10(max(line, 1e-20) / max(3.0 * float(beside), 1e-20)))
        power += float(line)
    return np.array(above_db), power
