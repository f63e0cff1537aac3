"""Which stretch of frequency is on screen, the same in all rows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.gui.sound.ranges import Range, scrolled, zoomed

NARROWEST_HZ = 200.0


class FrequencyView(QObject):
    """Zooms and scrolls between 0 Hz and the highest frequency of the recording."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._highest_hz = 22_050.0
        self._visible_hz: Range = (0.0, self._highest_hz)
        self._is_known = False

    @property
    def visible_hz(self) -> Range:
        return self._visible_hz

    @property
    def is_fitted(self) -> bool:
        return self._visible_hz == (0.0, self._highest_hz)

    @property
    def is_known(self) -> bool:
        """Does anybody know yet how high the recording goes?"""
        return self._is_known

    def begin(self, highest_hz: float | None) -> None:
        """Another recording: all of its frequencies. None: nothing is read yet."""
        self._is_known = highest_hz is not None
        self._highest_hz = highest_hz or self._highest_hz
        self._visible_hz = (0.0, self._highest_hz)
        self.changed.emit()

    def fit(self) -> None:
        self._show((0.0, self._highest_hz))

    def zoom(self, factor: float, about_hz: float | None = None) -> None:
        """factor > 1 shows fewer frequencies, larger; about_hz stays in place (default: the middle)."""
        about_hz = sum(self._visible_hz) / 2 if about_hz is None else about_hz
        self._show(zoomed(self._visible_hz, factor, about_hz, (0.0, self._highest_hz), NARROWEST_HZ))

    def scroll(self, share: float) -> None:
        """By a share of what is shown; positive goes up."""
        self._show(scrolled(self._visible_hz, share, (0.0, self._highest_hz)))

    def _show(self, visible_hz: Range) -> None:
        if visible_hz != self._visible_hz:
            self._visible_hz = visible_hz
            self.changed.emit()
