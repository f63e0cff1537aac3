"""How loud each microphone is now: a bar each, the loudest first, and whether one clipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QT_TR_NOOP, QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.live_events import InputLevels
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice, microphone_colour

LOW_DB, HIGH_DB = -80.0, 0.0
FALL_DB_S, HOLD_S = 20.0, 1.5
_ROW_PX, _NAME_PX, _NUMBER_PX, _CLIP_PX = 32, 40, 68, 28
_WIDE_PX = 160
_ORDER_MS = 500
_SLOW = 0.2
_EMPTY = QT_TR_NOOP("Levels: the loudest microphone comes first")


@dataclass
class _Channel:
    """shown_db falls slowly; held_db is the loudest of the last moments; slow_db is what the order goes by."""

    shown_db: float = LOW_DB
    mean_db: float = LOW_DB
    held_db: float = LOW_DB
    held_at_s: float = 0.0
    slow_db: float = LOW_DB
    n_clipped: int = 0


@dataclass
class _State:
    channels: list[_Channel] = field(default_factory=list)
    at_s: float = 0.0


class LevelBars(QWidget):
    """`take(levels)` twenty times a second; clipping stays marked until somebody clicks, or `clear()`."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._state = themes, _State()
        self._names: tuple[str, ...] = ()
        self.order: list[int] = []
        """Rows from the top: channels from 0."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Levels of the microphones, the loudest first"))
        self.setToolTip(tr("Peaks in dB re full scale, the loudest microphone first. Click to forget clipping."))
        self._again = QTimer(self)
        self._again.setInterval(_ORDER_MS)
        self._again.timeout.connect(self._sort)
        themes.changed.connect(self._repaint)

    def begin(self, names: Sequence[str]) -> None:
        """So many microphones, called so."""
        self._names = tuple(names)
        self._state = _State([_Channel() for _ in names])
        self.order = list(range(len(names)))
        self._again.start()
        self.updateGeometry()
        self.update()

    def end(self) -> None:
        """Nothing comes any more; what clipped stays marked."""
        self._again.stop()
        for channel in self._state.channels:
            channel.shown_db = channel.mean_db = channel.held_db = LOW_DB
        self.update()

    def clear(self) -> None:
        """Forget clipping."""
        for channel in self._state.channels:
            channel.n_clipped = 0
        self.update()

    def take(self, levels: InputLevels) -> None:
        if len(levels.peak_db) != len(self._state.channels):
            return
        since_s, self._state.at_s = max(levels.at_s - self._state.at_s, 0.0), levels.at_s
        for channel, peak, mean, n in zip(
            self._state.channels, levels.peak_db, levels.mean_db, levels.n_clipped, strict=True
        ):
            channel.shown_db = max(peak, channel.shown_db - FALL_DB_S * since_s)
            channel.mean_db = mean
            channel.slow_db += _SLOW * (mean - channel.slow_db)
            channel.n_clipped += n
            if peak >= channel.held_db or levels.at_s - channel.held_at_s > HOLD_S:
                channel.held_db, channel.held_at_s = peak, levels.at_s
        self.update()

    def n_clipped(self, channel: int) -> int:
        """Samples at full scale since `clear`."""
        return self._state.channels[channel].n_clipped

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(280, 24 + _ROW_PX * max(len(self._names), 4))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(220, 24 + _ROW_PX * max(min(len(self._names), 8), 1))

    @Slot()
    def _sort(self) -> None:
        """The loudest first; who is nearly as loud as before stays where it is, so that rows do not jump about."""
        levels = [channel.slow_db for channel in self._state.channels]
        for _ in self.order:
            for i in range(len(self.order) - 1):
                upper, lower = self.order[i], self.order[i + 1]
                if levels[lower] > levels[upper] + 1.0:
                    self.order[i], self.order[i + 1] = lower, upper
        self.update()

    @Slot(object)
    def _repaint(self, *_: object) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.clear()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.order:
            painter.setPen(QColor(self._themes.theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr(_EMPTY))
            painter.end()
            return
        room = QRectF(_NAME_PX, 0, max(self.width() - _NAME_PX - _NUMBER_PX - _CLIP_PX, 8), _ROW_PX)
        for row, index in enumerate(self.order):
            self._draw(painter, room.translated(0, row * _ROW_PX), index)
        self._draw_scale(painter, room.translated(0, len(self.order) * _ROW_PX))
        painter.end()

    def _draw(self, painter: QPainter, room: QRectF, index: int) -> None:
        theme, channel = self._themes.theme, self._state.channels[index]
        colour = QColor(microphone_colour(theme, index))
        bar = room.adjusted(0, 8, 0, -8)
        painter.setPen(QColor(theme.text))
        painter.drawText(
            QRectF(0, room.top(), _NAME_PX - 8, _ROW_PX),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            painter.fontMetrics().elidedText(self._names[index], Qt.TextElideMode.ElideRight, _NAME_PX - 8),
        )
        painter.fillRect(bar, QColor(theme.raised))
        pale = QColor(colour)
        pale.setAlphaF(0.45)
        painter.fillRect(QRectF(bar.left(), bar.top(), _x(channel.shown_db) * bar.width(), bar.height()), pale)
        painter.fillRect(QRectF(bar.left(), bar.top(), _x(channel.mean_db) * bar.width(), bar.height()), colour)
        if channel.held_db > LOW_DB:
            x = bar.left() + _x(channel.held_db) * bar.width()
            painter.fillRect(QRectF(x - 1, bar.top() - 2, 2, bar.height() + 4), QColor(theme.text))
        text = f"{channel.held_db:.1f} dB".replace("-", "\N{MINUS SIGN}") if channel.held_db > LOW_DB else "\N{EN DASH}"
        numbers = QRectF(bar.right() + 4, room.top(), _NUMBER_PX - 8, _ROW_PX)
        painter.drawText(numbers, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        if channel.n_clipped:
            painter.setPen(QColor(theme.error))
            clip = QRectF(numbers.right() + 4, room.top(), _CLIP_PX, _ROW_PX)
            painter.drawText(clip, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "clip")

    def _draw_scale(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(QColor(self._themes.theme.muted))
        for level in range(int(LOW_DB), int(HIGH_DB) + 1, 20 if room.width() >= _WIDE_PX else 40):
            x = room.left() + _x(level) * room.width()
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.top() + 4))
            text = str(level).replace("-", "\N{MINUS SIGN}")
            painter.drawText(QRectF(x - 20, room.top() + 4, 40, 18), Qt.AlignmentFlag.AlignCenter, text)


def _x(level_db: float) -> float:
    """Where a level lies on a bar, 0 to 1."""
    return min(max((level_db - LOW_DB) / (HIGH_DB - LOW_DB), 0.0), 1.0)
