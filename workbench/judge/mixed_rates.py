"""Mixed rates: files with fewer samples a second than the others, so that their highest bands are empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.core.finding import Finding
from workbench.judge.check import check
from workbench.judge.sound import Block, Sound, names_of, said_of


@dataclass(frozen=True)
class MixedRatesSettings:
    """Nothing can be set: rates are equal, or they are not."""


@check(
    "mixed-rates",
    title="Mixed rates",
    about="files with fewer samples a second than the others, so that their highest bands are empty",
    settings=MixedRatesSettings,
    hears=False,
)
class MixedRates:
    def __init__(self, sound: Sound, settings: MixedRatesSettings) -> None:
        self._sound = sound

    def hear(self, block: Block) -> None:
        """Rates are known without."""

    def findings(self) -> Iterable[Finding]:
        sound = self._sound
        rates_hz = {name: info.rate_hz for name, info in sound.infos.items()}
        highest_hz = max(rates_hz.values(), default=0)
        for rate_hz in sorted(set(rates_hz.values()) - {highest_hz}):
            own = [s for s in sound.stretches if rates_hz[s.file] == rate_hz]
            microphones = tuple(sorted({s.microphone for s in own}))
            yield Finding(
                kind="mixed-rates",
                severity="warning",
                microphones=microphones,
                start_s=sound.start_s + min(s.first for s in own) / sound.rate_hz,
                end_s=sound.start_s + max(s.end for s in own) / sound.rate_hz,
                said=f"{said_of(names_of(sound), microphones, 'was', 'were')} recorded at {rate_hz} Hz, the others at "
                f"{highest_hz} Hz",
                for_levels=f"Above {rate_hz / 2:g} Hz there is no sound in it, as from a far source",
                for_delays="Delays are told from what is below that alone",
                value=float(rate_hz),
                threshold=float(highest_hz),
                unit="Hz",
            )
