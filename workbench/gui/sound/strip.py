"""What all painted strips share: the place of the time axis, so that every strip lines up with the spectrograms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.ranges import Range

GUTTER_PX = 56
"""Left of every time axis: frequency ticks beside the spectrograms, a word beside the strips."""


class Strip(QWidget):
    """A widget whose plot begins at GUTTER_PX and ends `right_inset` pixels before its right edge."""

    def __init__(self, themes: ThemeChoice, height_px: int, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._word = word
        self._inset_px = 0
        self._range_s: Range = (0.0, 1.0)
        self._is_known = False
        self.setFixedHeight(height_px)
        self.setFont(axis_font())
        self.setMinimumWidth(GUTTER_PX + 80)
        themes.changed.connect(self._follow_theme)

    @property
    def theme(self) -> Theme:
        return self._themes.theme

    def show_range(self, range_s: Range) -> None:
        """Session-clock seconds at the left and right edge of the plot."""
        if range_s != self._range_s:
            self._range_s = range_s
            self.update()

    def set_known(self, is_known: bool) -> None:
        """False while the recording is not read yet: then the strip stays empty, for its times mean nothing."""
        self._is_known = is_known
        self.update()

    def set_right_inset(self, pixels: int) -> None:
        """Room on the right that the spectrograms lose to their scroll bar."""
        if pixels != self._inset_px:
            self._inset_px = pixels
            self.update()

    def plot_rect(self) -> QRectF:
        """Where time is drawn, in widget pixels."""
        width = max(1, self.width() - GUTTER_PX - self._inset_px)
        return QRectF(GUTTER_PX, 0, width, self.height())

    def x_of(self, time_s: float) -> float:
        """Widget pixels of a time."""
        plot, (low, high) = self.plot_rect(), self._range_s
        return plot.left() + (time_s - low) / (high - low) * plot.width()

    def time_at(self, x: float) -> float:
        """The time at a widget pixel."""
        plot, (low, high) = self.plot_rect(), self._range_s
        return low + (x - plot.left()) / plot.width() * (high - low)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.surface))
        if self._word and self._is_known:
            painter.setPen(QColor(self.theme.muted))
            room = QRectF(2, 0, GUTTER_PX - 14, self.word_height())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._word)
        if self._is_known:
            self.draw(painter, self.plot_rect())
        painter.end()

    def word_height(self) -> float:
        """The word in the gutter is centred in this height from the top."""
        return self.height()

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        """What the strip shows; background and word are there already."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.setFont(axis_font())
        super().changeEvent(event)

    def _follow_theme(self, _theme: Theme) -> None:
        self.update()
