"""Which stretch of frequency is on screen, the same in all rows, and how it is spread."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.gui.sound.frequency_scale import FrequencyScale, ScaleName
from workbench.gui.sound.ranges import Range, scrolled, zoomed


class FrequencyView(QObject):
    """Zooms and scrolls between the lowest frequency of the scale and the highest of the recording."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scale = FrequencyScale()
        self._highest_hz = 22_050.0
        self._visible_hz: Range = (0.0, self._highest_hz)
        self._is_known = False

    @property
    def visible_hz(self) -> Range:
        return self._visible_hz

    @property
    def visible_places(self) -> Range:
        """The same on the scale, where equal steps are equally high on screen."""
        return self._places(self._visible_hz)

    @property
    def limits_hz(self) -> Range:
        return min(self.scale.lowest_hz, self._highest_hz / 2), self._highest_hz

    @property
    def is_fitted(self) -> bool:
        return self._visible_hz == self.limits_hz

    @property
    def is_known(self) -> bool:
        """Does anybody know yet how high the recording goes?"""
        return self._is_known

    def begin(self, highest_hz: float | None) -> None:
        """Another recording: all of its frequencies. None: nothing is read yet."""
        self._is_known = highest_hz is not None
        self._highest_hz = highest_hz or self._highest_hz
        self._visible_hz = self.limits_hz
        self.changed.emit()

    def spread(self, name: ScaleName, step_hz: float) -> None:
        """Another scale, or another distance between the spectrogram's frequencies; what was fitted stays so."""
        scale = replace(self.scale, name=name, step_hz=step_hz)
        if scale == self.scale:
            return
        was_fitted, self.scale = self.is_fitted, scale
        low, high = self.limits_hz
        shown = max(self._visible_hz[0], low), min(self._visible_hz[1], high)
        self._visible_hz = (low, high) if was_fitted or shown[0] >= shown[1] else shown
        self.changed.emit()

    def fit(self) -> None:
        self._show(self.limits_hz)

    def inside(self, low_hz: float, high_hz: float) -> Range:
        """As much of a stretch as the recording and the scale have; all where they have none."""
        low, high = self.limits_hz
        wanted = max(low_hz, low), min(high_hz, high)
        return wanted if wanted[0] < wanted[1] else (low, high)

    def show_stretch(self, low_hz: float, high_hz: float) -> None:
        self._show(self.inside(low_hz, high_hz))

    def zoom(self, factor: float, about_hz: float | None = None) -> None:
        """factor > 1 shows fewer frequencies, larger; about_hz stays in place (default: the middle)."""
        shown = self.visible_places
        about = sum(shown) / 2 if about_hz is None else self.scale.place_of(about_hz)
        self._show_places(zoomed(shown, factor, about, self._places(self.limits_hz), self.scale.narrowest))

    def scroll(self, share: float) -> None:
        """By a share of what is shown; positive goes up."""
        self._show_places(scrolled(self.visible_places, share, self._places(self.limits_hz)))

    def _places(self, range_hz: Range) -> Range:
        return self.scale.place_of(range_hz[0]), self.scale.place_of(range_hz[1])

    def _show_places(self, places: Range) -> None:
        limits = self._places(self.limits_hz)
        low, high = (self.scale.hz_at(p) for p in places)
        # exactly the limits where they are reached: rounding there and back must not unfit what is fitted
        self._show((self.limits_hz[0] if places[0] <= limits[0] else low,
                    self.limits_hz[1] if places[1] >= limits[1] else high))  # fmt: skip

    def _show(self, visible_hz: Range) -> None:
        if visible_hz != self._visible_hz:
            self._visible_hz = visible_hz
            self.changed.emit()
