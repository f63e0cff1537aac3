"""The one colour scale of all spectrograms."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.colour_maps import lookup_table
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.ticks import level_text, nice_step, tick_values
from workbench.gui.state.viewing import Look, Viewing

WIDTH_PX = 72
NARROWEST_DB = 5.0
_BAR_LEFT_PX = 14.0
_BAR_PX = 12.0
_END_PX = 10.0
_GRIP_PX = 7.0


class ColourBar(QWidget):
    """Levels in dB re full scale beside their colours.

    Drag either end of the coloured range, or the range as a whole; the wheel moves it; double-click for automatic.
    The range lives in `viewing.look` alone: the one of all microphones, or, where each has its own, that of the
    selected one (the first when none is).
    """

    automatic_wanted = Signal()

    def __init__(self, viewing: Viewing, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing, self._themes = viewing, themes
        self._scale_db: Range = (-120.0, 0.0)
        self.is_known = False
        self._held: tuple[str, float] | None = None
        self.setFixedWidth(WIDTH_PX)
        self.setFont(axis_font())
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Colour scale, dB re full scale"))
        self.setToolTip(tr("Levels in dB re full scale. Drag the ends or the middle; double-click for automatic"))
        viewing.changed.connect(self._follow_look)
        themes.changed.connect(self._follow_theme)

    def show_scale(self, scale_db: Range | None) -> None:
        """The lowest and highest level on offer; None while nothing is read: then the scale is empty."""
        self.is_known = scale_db is not None
        self._scale_db = scale_db or self._scale_db
        self.update()

    @property
    def microphone(self) -> int:
        """Whose range is shown where each has its own, from 0."""
        return self._viewing.look.selected_microphone or 0

    @property
    def range_db(self) -> Range:
        return self._viewing.look.range_db_of(self.microphone)

    def bar_rect(self) -> QRectF:
        return QRectF(_BAR_LEFT_PX, _END_PX, _BAR_PX, max(1.0, self.height() - 2 * _END_PX))

    def y_of(self, level_db: float) -> float:
        """Widget pixels of a level."""
        bar, (lowest_db, top_db) = self.bar_rect(), self._scale_db
        return bar.bottom() - (min(max(level_db, lowest_db), top_db) - lowest_db) / (top_db - lowest_db) * bar.height()

    def level_at(self, y: float) -> float:
        """The level at a widget pixel, dB."""
        bar, (lowest_db, top_db) = self.bar_rect(), self._scale_db
        return lowest_db + (bar.bottom() - y) / bar.height() * (top_db - lowest_db)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        theme = self._themes.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        if self.is_known:
            self._draw_colours(painter)
            self._draw_ticks(painter, theme)
            for level_db in self.range_db:
                self._draw_grip(painter, self.y_of(level_db), theme)
        painter.end()

    def _draw_colours(self, painter: QPainter) -> None:
        low_db, high_db = self.range_db
        bar = self.bar_rect()
        table = lookup_table(self._viewing.look.colour_map)
        levels_db = np.linspace(self._scale_db[1], self._scale_db[0], 256)
        places = np.clip((levels_db - low_db) / (high_db - low_db) * 255, 0, 255).astype(np.intp)
        colours = np.ascontiguousarray(table[places])
        image = QImage(colours.data, 1, 256, 3, QImage.Format.Format_RGB888)
        painter.drawImage(bar, image)

    def _draw_ticks(self, painter: QPainter, theme: Theme) -> None:
        bar = self.bar_rect()
        line_px = self.fontMetrics().height()
        lowest_db, top_db = self._scale_db
        step = nice_step(top_db - lowest_db, max(1, int(bar.height() / (2.2 * line_px))))
        for level_db in tick_values(lowest_db, top_db, step):
            y = self.y_of(level_db)
            painter.setPen(QColor(theme.line))
            painter.drawLine(QPointF(bar.right() + 1, y), QPointF(bar.right() + 4, y))
            painter.setPen(QColor(theme.text))
            room = QRectF(bar.right() + 2, y - line_px / 2, 28, line_px)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, level_text(level_db))
        painter.save()
        painter.translate(self.width() - line_px / 2 - 1, bar.center().y())
        painter.rotate(-90)
        painter.setPen(QColor(theme.muted))
        room = QRectF(-bar.height() / 2, -line_px / 2, bar.height(), line_px)
        whose = f"M{self.microphone + 1}: " if self._viewing.look.has_own_scales else ""
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, tr("{whose}dB re full scale", whose=whose))
        painter.restore()

    def _draw_grip(self, painter: QPainter, y: float, theme: Theme) -> None:
        bar = self.bar_rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.surface), 1))
        painter.setBrush(QColor(theme.text))
        tip = QPointF(bar.left() - 1, y)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-8, -5), tip + QPointF(-8, 5)]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _part_at(self, y: float) -> str:
        low_db, high_db = self.range_db
        to_low, to_high = abs(y - self.y_of(low_db)), abs(y - self.y_of(high_db))
        if min(to_low, to_high) <= _GRIP_PX:
            return "low" if to_low < to_high else "high"
        return "both"

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            y = event.position().y()
            self._held = (self._part_at(y), self.level_at(y) - self.range_db[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        y = event.position().y()
        if self._held is None:
            over = Qt.CursorShape.OpenHandCursor if self._part_at(y) == "both" else Qt.CursorShape.SizeVerCursor
            self.setCursor(over)
            return
        part, grip_db = self._held
        low_db, high_db = self.range_db
        level_db = float(round(self.level_at(y)))
        if part == "low":
            self.choose((max(min(level_db, high_db - NARROWEST_DB), self._scale_db[0]), high_db))
        elif part == "high":
            self.choose((low_db, min(max(level_db, low_db + NARROWEST_DB), self._scale_db[1])))
        else:
            by_db = float(round(self.level_at(y) - grip_db)) - low_db
            self.choose((low_db + by_db, high_db + by_db))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.automatic_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self.shift(2.0 * event.angleDelta().y() / 120.0)
        event.accept()

    def shift(self, by_db: float) -> None:
        """Move the whole range, or those of all microphones; they stay on the scale."""
        look = self._viewing.look
        if look.has_own_scales:
            own = tuple(self._on_scale((low + by_db, high + by_db)) for low, high in look.own_ranges_db)
            self._viewing.change(own_ranges_db=own)
        else:
            low_db, high_db = look.level_range_db
            self.choose((low_db + by_db, high_db + by_db))

    def _on_scale(self, range_db: Range) -> Range:
        low_db, high_db = range_db
        by_db = max(self._scale_db[0] - low_db, 0.0) - max(high_db - self._scale_db[1], 0.0)
        return low_db + by_db, high_db + by_db

    def take(self, range_db: Range) -> None:
        """Show exactly these levels; the scale becomes as long as they need."""
        lowest_db, top_db = self._scale_db
        self._scale_db = min(lowest_db, range_db[0]), max(top_db, range_db[1])
        self.choose(range_db)

    def choose(self, range_db: Range) -> None:
        """Show these levels, of all microphones or of the one whose range this is; they stay on the scale."""
        look, chosen = self._viewing.look, self._on_scale(range_db)
        if look.has_own_scales and self.microphone < len(look.own_ranges_db):
            own = list(look.own_ranges_db)
            own[self.microphone] = chosen
            self._viewing.change(own_ranges_db=tuple(own))
        else:
            self._viewing.change(level_range_db=chosen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.setFont(axis_font())
        super().changeEvent(event)

    def _follow_look(self, before: Look, now: Look) -> None:
        if _shown(before) != _shown(now):
            self.update()

    def _follow_theme(self, _theme: Theme) -> None:
        self.update()


def _shown(look: Look) -> tuple[object, ...]:
    return (
        look.range_db_of(look.selected_microphone or 0),
        look.colour_map,
        look.has_own_scales,
        look.selected_microphone,
    )
