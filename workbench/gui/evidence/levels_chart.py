"""Levels of all microphones by octave, as bars, with a line across each where distance alone would put it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.core.evidence import LevelDifferences
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice, microphone_colour
from workbench.gui.sound.figures import axis_font

_AXIS_PX, _PAD_PX = 40.0, 10.0
_GAP_SHARE = 0.22
"""Of a band's width between it and the next."""


class LevelsChart(QWidget):
    """`show_levels(levels, names)`; what is under the pointer has a tooltip."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._levels: LevelDifferences | None = None
        self._names: tuple[str, ...] = ()
        self.setFont(axis_font())
        self.setMinimumHeight(90)
        themes.changed.connect(self._follow_theme)

    def show_levels(self, levels: LevelDifferences | None, names: tuple[str, ...]) -> None:
        self._levels, self._names = levels, names
        self.setAccessibleName(self.said)
        self.update()

    @property
    def said(self) -> str:
        """What the chart is, in one sentence."""
        if self._levels is None:
            return ""
        return tr(
            "Levels against their mean, dB: bars as heard, lines as distance alone makes them; "
            "{misfit_db:.1f} dB apart (RMS)",
            misfit_db=self._levels.misfit_db,
        )

    def bar_at(self, at: QPointF) -> tuple[int, int] | None:
        """(band, microphone) under a point, whatever the bar's height."""
        if self._levels is None:
            return None
        for band in range(len(self._levels.centres_hz)):
            for mic in range(len(self._levels.expected_db)):
                low, high = self._span_px(band, mic)
                if low <= at.x() <= high:
                    return band, mic
        return None

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip and self._levels is not None:
            found = self.bar_at(QPointF(event.pos()))
            text = "" if found is None else self._tip(*found)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def _tip(self, band: int, mic: int) -> str:
        assert self._levels is not None
        heard_db, expected_db = self._levels.measured_db[band, mic], self._levels.expected_db[mic]
        return tr(
            "{names}, {hertz}: {db} dB heard, {db_2} dB by distance",
            names=self._names[mic],
            hertz=_hertz(self._levels.centres_hz[band]),
            db=_db(heard_db),
            db_2=_db(expected_db),
        )

    # ---- where things are

    def _plot(self) -> QRectF:
        line_px = QFontMetricsF(self.font()).height()
        return QRectF(_AXIS_PX, line_px + 6, self.width() - _AXIS_PX - _PAD_PX, self.height() - 2 * line_px - 14)

    def _span_px(self, band: int, mic: int) -> tuple[float, float]:
        assert self._levels is not None
        plot, n_mics = self._plot(), len(self._levels.expected_db)
        band_px = plot.width() / len(self._levels.centres_hz)
        bar_px = band_px * (1.0 - _GAP_SHARE) / n_mics
        left = plot.left() + band * band_px + band_px * _GAP_SHARE / 2 + mic * bar_px
        return left, left + bar_px

    def _reach_db(self) -> float:
        """The chart goes from minus to plus this."""
        assert self._levels is not None
        largest = max(np.abs(self._levels.measured_db).max(), np.abs(self._levels.expected_db).max(), 3.0)
        return float(math.ceil(largest / 3.0) * 3.0)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), self._themes.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        if self._levels is not None:
            painter.setFont(self.font())
            painter.setPen(QColor(theme.muted))
            words = self.fontMetrics().elidedText(self.said, Qt.TextElideMode.ElideRight, self.width() - 24)
            painter.drawText(QPointF(12.0, QFontMetricsF(self.font()).ascent() + 2), words)
            self._paint_axes(painter)
            self._paint_bars(painter)
        painter.end()

    def _y_px(self, db: float) -> float:
        plot = self._plot()
        return plot.center().y() - db / self._reach_db() * plot.height() / 2

    def _paint_axes(self, painter: QPainter) -> None:
        assert self._levels is not None
        plot, theme, reach_db = self._plot(), self._themes.theme, self._reach_db()
        for db in (-reach_db, -reach_db / 2, 0.0, reach_db / 2, reach_db):
            y = self._y_px(db)
            painter.setPen(QPen(QColor(theme.line), 1.0 if db else 1.6))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(theme.text))
            room = QRectF(0, y - 8, _AXIS_PX - 6, 16)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _db(db).removesuffix(".0")
            )
        for band, centre_hz in enumerate(self._levels.centres_hz):
            left, right = self._span_px(band, 0)[0], self._span_px(band, len(self._levels.expected_db) - 1)[1]
            room = QRectF(left - 20, plot.bottom() + 2, right - left + 40, self.height() - plot.bottom() - 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _hertz(centre_hz))

    def _paint_bars(self, painter: QPainter) -> None:
        assert self._levels is not None
        theme, zero = self._themes.theme, self._y_px(0.0)
        for band, row in enumerate(self._levels.measured_db):
            for mic, heard_db in enumerate(row):
                left, right = self._span_px(band, mic)
                inner = min(1.0, (right - left) / 6)
                y = self._y_px(float(heard_db))
                bar = QRectF(left + inner, min(y, zero), right - left - 2 * inner, abs(y - zero))
                painter.fillRect(bar, QColor(microphone_colour(theme, mic)))
                at = self._y_px(float(self._levels.expected_db[mic]))
                for colour, width in ((theme.surface, 4.0), (theme.text, 2.0)):
                    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                    painter.drawLine(QPointF(left, at), QPointF(right, at))

    def _follow_theme(self, _theme: object) -> None:
        self.update()


def _hertz(hertz: float) -> str:
    return f"{hertz / 1000:g} kHz" if hertz >= 1000 else f"{hertz:g} Hz"


def _db(value: float) -> str:
    text = f"{value:+.1f}"
    return "0" if float(text) == 0.0 else text.replace("-", "\N{MINUS SIGN}")
