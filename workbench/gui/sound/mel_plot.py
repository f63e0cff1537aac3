"""Curves over mel frequency, one a microphone."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.looks.theme import Theme, ThemeChoice, microphone_colour
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.mel_scale import band_of_hertz, mel_ticks, places_of_marks
from workbench.gui.sound.quiet_axis import OVERHANG_PX, QuietAxis

AXIS_PX = 40
DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
MARKS = ("o", "s", "t1", "d", "p", "h", "star", "x")
LINE_PX = 1.4
MARK_PX = 6


class MelPlot(pg.PlotWidget):
    """Still: no zoom, no menu. Every curve has its microphone's colour, its own dash and its own mark."""

    def __init__(self, themes: ThemeChoice, has_zero_line: bool, parent: QWidget | None = None) -> None:
        axes = {"left": QuietAxis("left", AXIS_PX), "bottom": QuietAxis("bottom")}
        super().__init__(parent, enableMenu=False, axisItems=axes)
        self._themes = themes
        self._centres_hz = np.array([0.0, 1.0])
        self.curves: list[tuple[int, pg.PlotCurveItem, pg.ScatterPlotItem]] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setMinimumSize(160, 80)
        self.getPlotItem().layout.setContentsMargins(0, 6, OVERHANG_PX, 2)
        self._zero = pg.InfiniteLine(0.0, angle=0)
        self._zero.setVisible(has_zero_line)
        self._cursor = pg.InfiniteLine(0.0, angle=90)
        self._cursor.setVisible(False)
        for line in (self._zero, self._cursor):
            self.addItem(line, ignoreBounds=True)
        self.showGrid(x=True, y=True, alpha=0.35)
        themes.changed.connect(self._follow_theme)
        self._follow_theme(themes.theme)

    def show_curves(self, levels_db: np.ndarray, centres_hz: np.ndarray, mics: tuple[int, ...]) -> None:
        """levels_db : (len(mics), n_bands) dB; mics : which microphones (from 0) they belong to."""
        if [mic for mic, _, _ in self.curves] != list(mics):
            self._make_curves(mics)
        self._centres_hz = centres_hz
        bands = np.arange(levels_db.shape[1], dtype=np.float64)
        for levels, (mic, curve, marks) in zip(levels_db, self.curves, strict=True):
            curve.setData(bands, levels)
            at = [b for b in places_of_marks(len(bands), mic, 1 + max(mics)) if np.isfinite(levels[b])]
            marks.setData(bands[at], levels[at])
        self.setXRange(0, len(bands) - 1, padding=0)
        self._place_ticks()

    def show_range(self, range_db: tuple[float, float]) -> None:
        self.setYRange(*range_db, padding=0)

    def show_cursor(self, hertz: float | None) -> None:
        """A thin line at the frequency under the pointer in the spectrograms."""
        band = np.nan if hertz is None else band_of_hertz(hertz, self._centres_hz)
        self._cursor.setVisible(bool(np.isfinite(band)))
        if np.isfinite(band):
            self._cursor.setValue(band)

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802
        super().resizeEvent(event)
        if hasattr(self, "curves"):
            self._place_ticks()

    def _place_ticks(self) -> None:
        label_px = QFontMetricsF(axis_font()).horizontalAdvance("200") + 8
        ticks = mel_ticks(self._centres_hz, self.width() - AXIS_PX - OVERHANG_PX, label_px)
        self.getAxis("bottom").setTicks([ticks, []])

    def _make_curves(self, mics: tuple[int, ...]) -> None:
        for _, curve, marks in self.curves:
            self.removeItem(curve)
            self.removeItem(marks)
        self.curves = []
        for mic in mics:
            curve, marks = pg.PlotCurveItem(antialias=True), pg.ScatterPlotItem(antialias=True)
            curve.setZValue(10 - mic)
            marks.setZValue(10.5 - mic)
            self.addItem(curve)
            self.addItem(marks)
            self.curves.append((mic, curve, marks))
        self._colour_curves(self._themes.theme)

    def _colour_curves(self, theme: Theme) -> None:
        for mic, curve, marks in self.curves:
            colour = QColor(microphone_colour(theme, mic))
            curve.setPen(pg.mkPen(colour, width=LINE_PX, style=DASHES[mic % len(DASHES)]))
            marks.setSymbol(MARKS[mic % len(MARKS)])
            marks.setSize(MARK_PX)
            marks.setPen(pg.mkPen(theme.surface, width=0.8))
            marks.setBrush(colour)

    def _follow_theme(self, theme: Theme) -> None:
        self.setBackground(theme.surface)
        for side in ("left", "bottom"):
            self.getAxis(side).set_theme(theme)
        self._zero.setPen(pg.mkPen(theme.muted, width=1))
        self._cursor.setPen(pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine))
        self._colour_curves(theme)
