"""Which stretch of time is on screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.gui.sound.ranges import Range, scrolled, showing, zoomed
from workbench.gui.state.viewing import Viewing

SHORTEST_S = 0.05


class TimeView(QObject):
    """Zooms and scrolls within the recording; what is shown lives in `viewing.look.visible_s` alone.

    span_changed : the recording became another or got another length.
    """

    span_changed = Signal()

    def __init__(self, viewing: Viewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self._span_s: Range | None = None

    @property
    def span_s(self) -> Range:
        """The whole recording, session-clock seconds; what is shown now while nothing is read yet."""
        return self._span_s or self.visible_s

    @property
    def has_span(self) -> bool:
        """Is the length of the recording known?"""
        return self._span_s is not None

    @property
    def visible_s(self) -> Range:
        low, high = self._viewing.look.visible_s
        return (low, high) if high > low else (low, low + 1.0)

    def begin(self, span_s: Range | None) -> None:
        """Another recording: show all of it. None: nothing is read yet."""
        self._span_s = span_s if span_s is not None and span_s[1] > span_s[0] else None
        if self._span_s is not None:
            self.fit()
        self.span_changed.emit()

    def show_stretch(self, start_s: float, end_s: float) -> None:
        self._viewing.change(visible_s=(start_s, end_s))

    def bring_into_view(self, start_s: float, end_s: float) -> None:
        """Scroll, no further than needed, until a stretch is seen."""
        self._viewing.change(visible_s=self.scrolled_to(start_s, end_s))

    def scrolled_to(self, start_s: float, end_s: float) -> Range:
        """What would be on screen then."""
        return showing(self.visible_s, (start_s, end_s), self.span_s)

    def fit(self) -> None:
        self._viewing.change(visible_s=self.span_s)

    def zoom(self, factor: float, about_s: float | None = None) -> None:
        """factor > 1 shows less time, larger; about_s stays in place (default: the middle)."""
        shown = self.visible_s
        about_s = sum(shown) / 2 if about_s is None else about_s
        self._viewing.change(visible_s=zoomed(shown, factor, about_s, self.span_s, SHORTEST_S))

    def scroll(self, share: float) -> None:
        """By a share of what is shown; positive goes on in time."""
        self._viewing.change(visible_s=scrolled(self.visible_s, share, self.span_s))
