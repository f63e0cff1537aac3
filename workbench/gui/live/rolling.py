"""The spectrogram of what was just heard, moving from right to left: one strip a microphone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.core.tiles import code_of_level
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice, microphone_colour
from workbench.gui.sound.colour_maps import lookup_table
from workbench.gui.state.viewing import Viewing

SHOWN_S, HOP_S = 20.0, 0.025
N_COLUMNS = round(SHOWN_S / HOP_S)
N_BANDS, HIGHEST_HZ = 128, 8_000.0
_AXIS_PX, _LEFT_PX, _GAP_PX = 20, 44, 4


class RollingSpectrogram(QWidget):
    """`begin(names)`, then `take(first, codes)` as columns come; `shown_end` counts them.

    Columns lie in a ring, so that a new one costs one column and not a whole picture.
    """

    def __init__(self, viewing: Viewing, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing, self._themes = viewing, themes
        self._names: tuple[str, ...] = ()
        self._codes = np.zeros((0, N_BANDS, N_COLUMNS), dtype=np.uint8)
        self._pixels = np.zeros((0, N_BANDS, N_COLUMNS), dtype=np.uint32)
        self._images: list[QImage] = []
        self._colours = np.zeros(256, dtype=np.uint32)
        self.shown_end = 0
        self.setAccessibleName(tr("Spectrogram of the last seconds"))
        viewing.changed.connect(self._recolour)
        themes.changed.connect(self._repaint)
        self._recolour()

    def begin(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self.shown_end = 0
        self._codes = np.zeros((len(names), N_BANDS, N_COLUMNS), dtype=np.uint8)
        self._pixels = np.ascontiguousarray(self._colours[self._codes])
        self._images = [
            QImage(strip.data, N_COLUMNS, N_BANDS, 4 * N_COLUMNS, QImage.Format.Format_RGB32) for strip in self._pixels
        ]
        self.update()

    def take(self, first: int, codes: np.ndarray) -> None:
        """codes : (n_mics, N_BANDS, n) uint8, lowest frequency first; columns from `first` on."""
        if len(codes) != len(self._codes) or first < self.shown_end:
            return
        end = first + codes.shape[2]
        codes = codes[:, ::-1, -N_COLUMNS:]
        places = np.arange(end - codes.shape[2], end) % N_COLUMNS
        self._codes[:, :, places] = codes
        self._pixels[:, :, places] = self._colours[codes]
        self.shown_end = end
        self.update()

    def level_codes(self) -> np.ndarray:
        """(n_mics, N_BANDS, N_COLUMNS) uint8 as shown, the oldest column first, the highest frequency first."""
        return np.roll(self._codes, -(self.shown_end % N_COLUMNS), axis=2)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(600, 400)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(240, 160)

    @Slot(object, object)
    def _recolour(self, *_: object) -> None:
        look = self._viewing.look
        low, high = (code_of_level(level) for level in look.level_range_db)
        places = np.clip((np.arange(256) - low) / max(high - low, 1e-6) * 255.0, 0, 255).astype(np.intp)
        red, green, blue = lookup_table(look.colour_map)[places].astype(np.uint32).T
        colours = np.uint32(0xFF000000) | red << 16 | green << 8 | blue
        if not np.array_equal(colours, self._colours):
            self._colours = colours
            self._pixels[...] = colours[self._codes]
            self.update()

    @Slot(object)
    def _repaint(self, *_: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), self._themes.theme
        n = len(self._images)
        if not n:
            painter.setPen(QColor(theme.muted))
            text = tr("What comes in is shown here while it is recorded")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            painter.end()
            return
        height = (self.height() - _AXIS_PX) / n
        for i in range(n):
            room = QRectF(_LEFT_PX, i * height, max(self.width() - _LEFT_PX - 8, 8), max(height - _GAP_PX, 4))
            self._draw_strip(painter, room, i)
        self._draw_axis(painter)
        painter.end()

    def _draw_strip(self, painter: QPainter, room: QRectF, index: int) -> None:
        """The ring's older part, then its newer one."""
        theme, seam = self._themes.theme, self.shown_end % N_COLUMNS
        older = (N_COLUMNS - seam) / N_COLUMNS * room.width()
        left = QRectF(room.left(), room.top(), older, room.height())
        painter.drawImage(left, self._images[index], QRectF(seam, 0, N_COLUMNS - seam, N_BANDS))
        if seam:
            right = QRectF(room.left() + older, room.top(), room.width() - older, room.height())
            painter.drawImage(right, self._images[index], QRectF(0, 0, seam, N_BANDS))
        painter.setPen(QColor(theme.muted))
        kilohertz = QRectF(0, room.top(), _LEFT_PX - 4, 16)
        painter.drawText(
            kilohertz, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, f"{HIGHEST_HZ / 1000:g} kHz"
        )
        painter.setPen(QColor(microphone_colour(theme, index)))
        name = QRectF(0, room.top() + 16, _LEFT_PX - 4, room.height() - 16)
        painter.drawText(name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._names[index])

    def _draw_axis(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._themes.theme.muted))
        width, top = self.width() - _LEFT_PX - 8, self.height() - _AXIS_PX
        for ago_s in range(0, round(SHOWN_S) + 1, 5):
            x = _LEFT_PX + width * (1 - ago_s / SHOWN_S)
            text = tr("now") if ago_s == 0 else f"\N{MINUS SIGN}{ago_s} s"
            room = QRectF(min(max(x - 30, 0), self.width() - 60), top, 60, _AXIS_PX)
            align = Qt.AlignmentFlag.AlignRight if ago_s == 0 else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, text)
