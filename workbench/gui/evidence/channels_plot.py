"""All channels over one another, as recorded or shifted by the delays that the answer predicts."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QT_TR_NOOP, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.core.evidence import AlignedChannels
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.theme import Theme, ThemeChoice, microphone_colour
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.quiet_axis import OVERHANG_PX, QuietAxis

_BEFORE_S, _AFTER_S = 0.08, 0.3
_HALF_ROW = 0.46
_WORDS_MOST = 0.6
"""Of the plot's width for what stands beside each channel."""
_HELP = QT_TR_NOOP(
    "Beside each channel: how well its loudness goes with the reference's (1 = exactly), as recorded → shifted by the "
    "delay that the answer predicts; then, where another shift fits better, how much longer a way that would be."
)
MINUS = "\N{MINUS SIGN}"
_LEFT_LEAST = 0.02
"""A shift that makes channels more alike than predicted by less than this says nothing."""


class _Still(pg.PlotWidget):
    """Leaves the wheel to what it lies in."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()


class ChannelsPlot(QWidget):
    """A row a microphone; beside it how well it rises and falls with the reference.

    "0.22 → 0.94" : correlation coefficients as recorded and shifted; "; +1.2 m: 0.97" : what it would be, had the sound
    come so much later still.
    """

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._aligned: AlignedChannels | None = None
        self._names: tuple[str, ...] = ()
        self._speed_m_s = 340.0
        self.shifts = QCheckBox(tr("Shift by the predicted delays"))
        self.shifts.setChecked(True)
        self.setToolTip(tr(_HELP))
        self.note = QLabel()
        self.note.setProperty("role", "muted")
        self.caveat = QLabel()
        self.caveat.setProperty("role", "muted")
        self.caveat.setWordWrap(True)
        self.caveat.setContentsMargins(12, 0, 12, 0)
        self.caveat.hide()
        self.plot = _Still(enableMenu=False, axisItems={"bottom": QuietAxis("bottom"), "left": QuietAxis("left", 8)})
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.hideAxis("left")
        self.plot.getPlotItem().layout.setContentsMargins(8, 2, OVERHANG_PX, 2)
        self._moment = pg.InfiniteLine(0.0, angle=90)
        self._drawn: list[pg.GraphicsObject] = []
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 12, 0)
        top.addWidget(self.shifts)
        top.addStretch(1)
        top.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.caveat)
        scroll = QScrollArea()  # many channels need more height than there is
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.plot)
        column.addWidget(scroll, 1)
        self.shifts.toggled.connect(self._redraw)
        themes.changed.connect(self._follow_theme)
        self._follow_theme(themes.theme)

    def show_aligned(self, aligned: AlignedChannels | None, names: tuple[str, ...], speed_m_s: float) -> None:
        self._aligned, self._names, self._speed_m_s = aligned, names, speed_m_s
        self._redraw()

    @property
    def said(self) -> tuple[str, ...]:
        """What stands beside the channels."""
        aligned = self._aligned
        return () if aligned is None else tuple(self._words(aligned, i) for i in range(len(aligned.waves)))

    @Slot()
    def _redraw(self, *_: object) -> None:
        for item in self._drawn:
            self.plot.removeItem(item)
        self._drawn = []
        aligned = self._aligned
        if aligned is None:
            return
        theme, n_mics = self._themes.theme, len(aligned.waves)
        self.note.setText(
            tr(
                "Clip {clip}, {moment_s:.2f} s; loudness against {names}",
                clip=aligned.clip + 1,
                moment_s=aligned.moment_s,
                names=self._names[aligned.reference],
            )
        )
        self.caveat.setText(retold(aligned.caveat))
        self.caveat.setVisible(bool(aligned.caveat))
        for i, wave in enumerate(aligned.waves):
            delay_s = aligned.delays_s[i] if self.shifts.isChecked() else 0.0
            times_s = aligned.times_s - delay_s - aligned.moment_s
            seen = (times_s >= -_BEFORE_S) & (times_s <= _AFTER_S)
            middle = n_mics - 1 - i
            peak = float(np.abs(wave[seen]).max()) if seen.any() else 0.0
            curve = pg.PlotCurveItem(times_s[seen], middle + _HALF_ROW * wave[seen] / (peak or 1.0))
            curve.setPen(pg.mkPen(microphone_colour(theme, i), width=1.0))
            words = pg.TextItem(self._words(aligned, i), color=theme.text, anchor=(0.0, 0.5))
            words.setFont(axis_font())
            words.setPos(_AFTER_S + 0.008, middle)
            for item in (curve, words):
                self.plot.addItem(item)
                self._drawn.append(item)
        self.plot.addItem(self._moment)
        self._drawn.append(self._moment)
        row_px = QFontMetricsF(axis_font()).height() + 2
        self.plot.setMinimumHeight(round(n_mics * row_px + 2 * row_px))
        self._show_range()
        self.plot.setYRange(-0.5, n_mics - 0.5, padding=0)
        step = 0.1
        self.plot.getAxis("bottom").setTicks(
            [[(t, f"{t:g} s") for t in np.arange(0.0, _AFTER_S + 1e-9, step).round(3)]]
        )

    def _show_range(self) -> None:
        """Time as wide as the words beside it leave."""
        metrics = QFontMetricsF(axis_font())
        words_px = max((metrics.horizontalAdvance(words) for words in self.said), default=0.0) + 24.0
        share = min(words_px / max(self.plot.viewport().width(), 1), _WORDS_MOST)
        width_s = (_BEFORE_S + _AFTER_S) / (1.0 - share)
        self.plot.setXRange(-_BEFORE_S, -_BEFORE_S + width_s, padding=0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_range()

    def _words(self, aligned: AlignedChannels, i: int) -> str:
        if i == aligned.reference:
            return tr("{names}  reference", names=self._names[i])
        if not np.isfinite(aligned.shifted[i]):
            return tr("{names}  silent", names=self._names[i])
        words = f"{aligned.as_recorded[i]:.2f} → {aligned.shifted[i]:.2f}"
        if aligned.best[i] - aligned.shifted[i] >= _LEFT_LEAST:
            words += f"; {aligned.left_s[i] * self._speed_m_s:+.1f} m: {aligned.best[i]:.2f}"
        return f"{self._names[i]}  {words.replace('-', MINUS)}"

    @Slot(object)
    def _follow_theme(self, theme: Theme) -> None:
        self.plot.setBackground(QColor(theme.surface))
        for name in ("left", "bottom"):
            self.plot.getAxis(name).set_theme(theme)
        self._moment.setPen(pg.mkPen(theme.muted, width=1))
        self._redraw()
