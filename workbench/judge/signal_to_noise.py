"""Signal to noise, octave by octave: does anything stand out of what is always there?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Gt, Le

from workbench.core.finding import Finding
from workbench.core.setting_fields import setting
from workbench.dsp.octaves import octaves_within
from workbench.judge.check import check
from workbench.judge.histogram import Levels
from workbench.judge.places import whole
from workbench.judge.sound import Block, Sound, names_of

_NOISE_SHARE, _LOUD_SHARE, _LOUD_FRAMES = 0.1, 0.01, 3
_LOWEST_HZ = 250.0
"""A tenth of a second of even noise varies by 5 dB in the octave below this."""
_SILENT_DB = -100.0


@dataclass(frozen=True)
class SignalToNoiseSettings:
    """When a channel counts as noise only."""

    least_db: Annotated[float, Gt(0), Le(60)] = setting(
        8.0, "loud moments must stand so far above the noise in one octave at least", "dB", label="At least"
    )


@check(
    "signal-to-noise",
    title="Signal to noise",
    about="channels in which nothing stands out of what is always there, octave by octave",
    settings=SignalToNoiseSettings,
)
class SignalToNoise:
    def __init__(self, sound: Sound, settings: SignalToNoiseSettings) -> None:
        self._sound, self._settings = sound, settings
        self._octaves_hz = octaves_within(sound.rate_hz)
        self._levels = Levels(len(sound.session.microphones), len(self._octaves_hz))

    def hear(self, block: Block) -> None:
        for i, heard in enumerate(block.is_frame_heard):
            own = block.octaves_db[i, heard]
            self._levels.add(i, own[(own > _SILENT_DB).any(axis=1)])

    def findings(self) -> Iterable[Finding]:
        names = names_of(self._sound)
        above_db = self._levels.exceeded_db(_LOUD_SHARE, _LOUD_FRAMES) - self._levels.quantile_db(_NOISE_SHARE)
        judged = np.array(self._octaves_hz) >= _LOWEST_HZ
        for i, own_db in enumerate(above_db):
            if not judged.any() or np.isnan(own_db).any() or own_db[judged].max() >= self._settings.least_db:
                continue
            heard = [(hz, db) for hz, db in zip(self._octaves_hz, own_db, strict=True) if hz >= _LOWEST_HZ]
            bands = ", ".join(f"{hz:g} Hz {db:.0f} dB" for hz, db in heard)
            yield Finding(
                kind="signal-to-noise",
                severity="note",
                microphones=(i,),
                **whole(self._sound),
                said=f"Nothing stands out of the noise in {names[i]}: at most {own_db[judged].max():.0f} dB ({bands})",
                for_levels="Its level is that of the noise, not of the source",
                for_delays="Delays to it are guesses unless the source sounds all the time",
                value=float(own_db[judged].max()),
                threshold=self._settings.least_db,
                unit="dB",
            )
