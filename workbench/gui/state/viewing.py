"""What is looked at: cursor, clip, radius, colours of the spectrogram. Not part of the session, not undoable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.gui.placing.manner import AS_EVER, Manner

FrequencyScale = Literal["linear", "log", "mel"]


AS_EVER_COMPUTED = SpectrogramSettings()


@dataclass(frozen=True)
class Selection:
    """A marked part of the sound: session-clock seconds, Hz (None = no bound), microphone from 0 (None = all)."""

    start_s: float
    end_s: float
    low_hz: float | None = None
    high_hz: float | None = None
    microphone: int | None = None


@dataclass(frozen=True)
class Look:
    """Times in session-clock seconds, frequencies in Hz, levels in dB, radius in metres.

    visible_s : the stretch of time on screen. selection : what is marked in the sound.
    spectrogram : how spectrograms are computed; frequency_scale : how their frequencies are spread; has_own_scales :
    each microphone has its own level range (own_ranges_db), not all the same. shows_waveform : a strip of it is shown.
    clip : index of the chosen clip, None = the session as a whole.
    cursor_s, cursor_hz, cursor_db : under the pointer, None outside the spectrograms; cursor_levels_db : of every
    microphone there.
    dimensions : 2 leaves height out of every error and of inside/outside the radius.
    hidden_methods : methods whose predictions are not drawn. shows_trusted : the calibrated radii round answers are;
    shows_belief : so is where methods themselves see the source.
    selects_source : the true source is selected in the site, unless a microphone is.
    manner : how things move in the 3-D view; is_measuring : clicks there measure distances.
    """

    visible_s: tuple[float, float] = (0.0, 30.0)
    clip: int | None = None
    cursor_s: float | None = None
    cursor_hz: float | None = None
    cursor_db: float | None = None
    cursor_microphone: int | None = None
    cursor_levels_db: tuple[float, ...] | None = None
    selected_microphone: int | None = None
    radius_m: float = 2.0
    dimensions: int = 3
    colour_map: str = "magma"
    level_range_db: tuple[float, float] = (-100.0, -20.0)
    has_own_scales: bool = False
    own_ranges_db: tuple[tuple[float, float], ...] = ()
    shows_waveform: bool = False
    spectrogram: SpectrogramSettings = AS_EVER_COMPUTED
    frequency_scale: FrequencyScale = "linear"
    selection: Selection | None = None
    hidden_methods: frozenset[str] = frozenset()
    shows_trusted: bool = True
    shows_belief: bool = True
    selects_source: bool = False
    manner: Manner = AS_EVER
    is_measuring: bool = False

    @property
    def at_rest(self) -> Look:
        """Without what moves all the time: where one scrolls and points to. What can be done does not depend on it."""
        return replace(self, visible_s=(0.0, 1.0), cursor_s=None if self.cursor_s is None else 0.0, cursor_hz=None,
                       cursor_db=None, cursor_levels_db=None, cursor_microphone=None)  # fmt: skip

    def range_db_of(self, microphone: int) -> tuple[float, float]:
        """The levels shown of one microphone."""
        if self.has_own_scales and microphone < len(self.own_ranges_db):
            return self.own_ranges_db[microphone]
        return self.level_range_db


class Viewing(QObject):
    """Holds the present Look; `changed(before, now)` carries two Looks."""

    changed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = Look()

    @property
    def look(self) -> Look:
        return self._look

    def change(self, **parts: Any) -> None:
        """Change parts of the look; says nothing when nothing really changed."""
        before, now = self._look, replace(self._look, **parts)
        if now != before:
            self._look = now
            self.changed.emit(before, now)
