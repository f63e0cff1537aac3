"""Wind rumble: gusts at the microphone itself, strong at the lowest frequencies and never the same for a second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Ge, Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.judge.check import check
from workbench.judge.places import Places
from workbench.judge.sound import Block, Sound, names_of

_RUMBLE_HZ, _SOUND_HZ = (8, 80), (200, 1_000)
_MAINS_HZ = (50, 60)


@dataclass(frozen=True)
class WindRumbleSettings:
    """When a second counts as windy."""

    level_db: Annotated[float, Ge(-100), Le(0)] = setting(
        -50.0, "from 8 to 80 Hz at least so loud", "dBFS", label="Level"
    )
    above_db: Annotated[float, Gt(0), Le(40)] = setting(
        15.0, "and so far above 200 to 1000 Hz", "dB", label="Above the rest"
    )
    least_s: Annotated[float, Gt(0), Le(60)] = setting(2.0, "so many seconds of it in all", "s", label="In all")


@check(
    "wind-rumble",
    title="Wind rumble",
    about="gusts at the microphone: strong below 80 Hz, far above the rest, uneven",
    settings=WindRumbleSettings,
)
class WindRumble:
    def __init__(self, sound: Sound, settings: WindRumbleSettings) -> None:
        self._sound, self._settings = sound, settings
        n_mics = len(sound.session.microphones)
        self._places = [Places(join=3 * sound.rate_hz) for _ in range(n_mics)]
        self._seconds, self._loudest_db = np.zeros(n_mics), np.full(n_mics, -np.inf)

    def hear(self, block: Block) -> None:
        power = block.low_power.copy()
        for mains_hz in _MAINS_HZ:
            power[..., mains_hz - 2 : mains_hz + 3] = 0.0
        rumble_db, sound_db = (_db(power[..., low:high].sum(axis=2)) for low, high in (_RUMBLE_HZ, _SOUND_HZ))
        loud = (rumble_db >= self._settings.level_db) & (rumble_db - sound_db >= self._settings.above_db)
        for i, is_windy in enumerate(loud & block.is_second_heard):
            for second in np.flatnonzero(is_windy).tolist():
                first = block.first + second * block.rate_hz
                self._places[i].add(first, first + block.rate_hz)
                self._loudest_db[i] = max(self._loudest_db[i], rumble_db[i, second])
            self._seconds[i] += is_windy.sum()

    def _between(self, places: Places) -> str:
        """From the first second to the last one: those between need not be windy."""
        assert places.first is not None
        start_s, rate_hz = self._sound.start_s, self._sound.rate_hz
        return f"between {start_s + places.first[0] / rate_hz:.1f} and {start_s + places.latest[1] / rate_hz:.1f} s"

    def findings(self) -> Iterable[Finding]:
        names = names_of(self._sound)
        for i, places in enumerate(self._places):
            if places.closed().first is None or self._seconds[i] < self._settings.least_s:
                continue
            yield Finding(
                kind="wind-rumble",
                severity="warning",
                microphones=(i,),
                **places.when(self._sound),
                said=f"Wind or rumble in {names[i]}: {self._seconds[i]:.0f} s of it {self._between(places)}, "
                f"up to {self._loudest_db[i]:.0f} dBFS below 80 Hz",
                for_levels="Its low bands and its level as a whole are the wind's, not the source's",
                for_delays="Gusts at one microphone hide weak arrivals there",
                value=float(self._seconds[i]),
                threshold=self._settings.least_s,
                unit="s",
            )


def _db(power: np.ndarray) -> np.ndarray:
    return np.asarray(10.0 * np.log10(np.maximum(power, 1e-20)))
