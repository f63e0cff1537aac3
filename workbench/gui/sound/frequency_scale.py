"""How frequencies are spread over the height of a spectrogram: linear, logarithmic or mel."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QT_TR_NOOP

from workbench.gui.state.viewing import FrequencyScale as ScaleName

SCALES: dict[ScaleName, str] = {
    "linear": QT_TR_NOOP("Linear"),
    "log": QT_TR_NOOP("Logarithmic"),
    "mel": QT_TR_NOOP("Mel"),
}
_KNEE_HZ, _HZ_A_MEL, _MELS_A_NEPER = 1000.0, 200.0 / 3.0, 27.0 / math.log(6.4)
_KNEE_MEL = _KNEE_HZ / _HZ_A_MEL


@dataclass(frozen=True)
class FrequencyScale:
    """Places on a scale, equally far apart on screen: Hz itself (linear), octaves above 1 Hz (log), or mels as
    Slaney counts them (Auditory Toolbox, 1998), which the mel-spectra use too.

    lowest_hz : where the axis begins; a logarithm has no place for 0 Hz. narrowest : places at the closest zoom.
    """

    name: ScaleName = "linear"
    step_hz: float = 20.0
    """Between two frequencies of the spectrogram."""

    @property
    def lowest_hz(self) -> float:
        return min(max(2.0 * self.step_hz, 5.0), 20.0) if self.name == "log" else 0.0

    @property
    def narrowest(self) -> float:
        return {"linear": 200.0, "log": 0.25, "mel": 3.0}[self.name]

    def place_of(self, hz: float) -> float:
        """Rises with frequency; frequencies that the scale does not have lie at its lower end."""
        if self.name == "log":
            return math.log2(max(hz, self.lowest_hz))
        if self.name == "mel":
            if hz < _KNEE_HZ:
                return hz / _HZ_A_MEL
            return _KNEE_MEL + _MELS_A_NEPER * math.log(hz / _KNEE_HZ)
        return hz

    def hz_at(self, place: float) -> float:
        return float(self.hertz_at(np.array(place, dtype=np.float64)))

    def hertz_at(self, places: np.ndarray) -> np.ndarray:
        """Any shape, float64."""
        if self.name == "log":
            return np.exp2(places)
        if self.name == "mel":
            above = _KNEE_HZ * np.exp((np.maximum(places, _KNEE_MEL) - _KNEE_MEL) / _MELS_A_NEPER)
            return np.where(places < _KNEE_MEL, places * _HZ_A_MEL, above)
        return places


def round_hertz(low_hz: float, high_hz: float) -> list[float]:
    """Frequencies worth a tick from low_hz to high_hz, the roundest first: on a scale that is not linear those that
    come later give way where labels would touch."""
    found: dict[float, None] = {}
    for factors in ((1.0,), (5.0,), (2.0,), (3.0, 7.0), (1.5, 4.0, 6.0, 8.0, 9.0)):
        for power in range(0, 6):
            found.update({f * 10.0**power: None for f in factors if low_hz <= f * 10.0**power <= high_hz})
    step = 10.0 ** math.floor(math.log10(max(high_hz - low_hz, 1.0)))
    for fine in (step, step / 2, step / 5, step / 10):
        first, last = math.ceil(low_hz / fine), math.floor(high_hz / fine)
        found.update({i * fine: None for i in range(first, min(last, first + 100) + 1)})
    return list(found)
