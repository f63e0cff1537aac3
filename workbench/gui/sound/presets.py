"""Ways to look at sound that suit what one looks for, kept by name."""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass, fields
from typing import get_args

from PySide6.QtCore import QT_TR_NOOP

from workbench.core.spectrogram_settings import LONGEST_FFT, SHORTEST_FFT, SpectrogramSettings, WindowShape
from workbench.gui.state.viewing import FrequencyScale

_OVERLAPS = (0.0, 0.5, 0.75, 0.875, 0.9375)


@dataclass(frozen=True)
class Preset:
    """window_s : the window's length, so that it means the same at every rate. low_hz, high_hz : what is shown;
    infinity is as high as the recording goes."""

    name: str
    window: WindowShape
    window_s: float
    overlap: float
    scale: FrequencyScale
    low_hz: float = 0.0
    high_hz: float = math.inf
    about: str = ""

    def settings_at(self, rate_hz: int) -> SpectrogramSettings:
        """With the power of two nearest to the window's length."""
        power = round(math.log2(max(self.window_s * rate_hz, 1.0)))
        return SpectrogramSettings(self.window, min(max(2**power, SHORTEST_FFT), LONGEST_FFT), self.overlap)


PRESETS = (
    Preset(QT_TR_NOOP("Voice"), "hann", 0.046, 0.75, "mel", 50.0, 8000.0,
           QT_TR_NOOP("Calls and speech: 46 ms, mel, 50 Hz to 8 kHz")),
    Preset(QT_TR_NOOP("Knocks"), "hann", 0.006, 0.75, "linear",
           about=QT_TR_NOOP("Knocks, claps, shots: 6 ms, to see when they came")),
    Preset(QT_TR_NOOP("Hum and Low Rumble"), "blackman-harris", 0.74, 0.875, "linear", 0.0, 500.0,
           QT_TR_NOOP("Mains hum, engines, wind: 0.7 s, up to 500 Hz, lines well apart")),
    Preset(QT_TR_NOOP("Everything"), "hann", 0.046, 0.75, "linear",
           about=QT_TR_NOOP("As the window starts: 46 ms, all frequencies")),
)  # fmt: skip


def presets_text(presets: tuple[Preset, ...]) -> str:
    """Own presets as settings keep them: tabs between presets, bars between values."""
    return "\t".join("|".join(str(value) for value in astuple(p)[:-1]) for p in presets)


def presets_of(text: str) -> tuple[Preset, ...]:
    """What can be read of it: the file may have been edited by hand."""
    return tuple(p for p in map(_preset_of, text.split("\t")) if p is not None)


def _preset_of(text: str) -> Preset | None:
    values = text.split("|")
    if len(values) != len(fields(Preset)) - 1:
        return None
    name, window, window_s, overlap, scale, low_hz, high_hz = values
    try:
        numbers = [float(v) for v in (window_s, overlap, low_hz, high_hz)]
    except ValueError:
        return None
    is_known = window in get_args(WindowShape) and scale in get_args(FrequencyScale) and numbers[1] in _OVERLAPS
    is_right = numbers[0] > 0 and math.isfinite(numbers[0]) and 0 <= numbers[2] < numbers[3]
    if not (name and is_known and is_right):
        return None
    return Preset(name, window, numbers[0], numbers[1], scale, numbers[2], numbers[3])  # type: ignore[arg-type]


def plain_name(text: str) -> str:
    """A name without what separates values."""
    return " ".join(text.replace("|", " ").split())
