"""The spectrogram in a row: composed from tiles when it is painted, no sooner and no more often."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.core.tiles import TileKey, code_of_level
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.gaps import Gaps
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.tile_pixels import Grid, Lie, RowPixels

Tile = Callable[[TileKey], np.ndarray | None]
_WORD_PX = 80
_MARK_PX = 4
"""How high a gap is drawn that is narrower than a pixel."""


class RowPicture(QGraphicsItem):
    """Draws one microphone's tiles over the whole of its row, and says where there is no sound."""

    def __init__(self, microphone: int, theme: Theme, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._pixels = RowPixels(microphone)
        self._theme = theme
        self._rect = QRectF()
        self._source: tuple[Grid, Tile] | None = None
        self._lie: Lie | None = None
        self._gaps = Gaps()
        self._codes: np.ndarray | None = None
        self._colours = np.zeros(256, dtype=np.uint32)
        self._image: QImage | None = None
        self.n_composed = 0
        """How often pixels were put together; for tests of what costs nothing."""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:  # noqa: N802
        return self._rect

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_source(self, grid: Grid | None, tile: Tile | None) -> None:
        """Where the tiles come from; None while there is no sound."""
        self._source = (grid, tile) if grid is not None and tile is not None else None
        self._pixels.forget()
        self.refresh()

    def show_gaps(self, gaps_s: Sequence[Range]) -> None:
        """Stretches of time in which the microphone has no sound, seconds."""
        self._gaps = Gaps(gaps_s)
        self.update()

    def show_lie(self, rect: QRectF, lie: Lie) -> None:
        """Place in the row, and what lies under it."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect
        if lie != self._lie:
            self._lie = lie
            self.refresh()

    def show_colours(self, table: np.ndarray, level_range_db: Range) -> None:
        """Colour map and range of levels: pixels get other colours, tiles are not looked at. table : (256, 3) uint8."""
        low, high = (code_of_level(level) for level in level_range_db)
        places = np.clip((np.arange(256) - low) / max(high - low, 1e-6) * 255.0, 0, 255).astype(np.intp)
        red, green, blue = table[places].astype(np.uint32).T
        colours = np.uint32(0xFF000000) | red << 16 | green << 8 | blue
        if not np.array_equal(colours, self._colours):
            self._colours, self._image = colours, None
            self.update()

    def refresh(self) -> None:
        """Tiles came, or something else lies under the pixels: compose anew at the next paint."""
        self._codes = self._image = None
        self.update()

    @property
    def codes(self) -> np.ndarray | None:
        """What is drawn, (height, width) uint8 in device pixels, lowest frequency first; None without sound."""
        if self._codes is None and self._source is not None and self._lie is not None:
            self._codes = self._pixels.codes(self._source[0], self._lie, self._source[1])
            self.n_composed += 1
        return self._codes

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        codes = self.codes
        if codes is None or not codes.size:
            return
        if self._image is None:
            colours = np.ascontiguousarray(self._colours[codes[::-1]])
            height, width = codes.shape
            image = QImage(colours.data, width, height, 4 * width, QImage.Format.Format_RGB32)
            self._image = image.copy()  # Qt's own memory: numpy's may go
        painter.drawImage(self._rect, self._image)
        self._draw_gaps(painter)

    def _draw_gaps(self, painter: QPainter) -> None:
        if self._lie is None:
            return
        wide, narrow = self._gaps.seen(self._lie.time_s, self._rect.width())
        marks = [QRectF(self._rect.left() + x, self._rect.bottom() - _MARK_PX, 1, _MARK_PX) for x in narrow]
        for mark in marks:  # the plates first: marks may stand side by side
            painter.fillRect(mark.adjusted(-1, -1, 1, 0), QColor(self._theme.surface))
        for mark in marks:
            painter.fillRect(mark, QColor(self._theme.text))
        painter.setFont(axis_font())
        for left, right in wide:
            room = QRectF(self._rect.left() + left, self._rect.top(), right - left, self._rect.height())
            painter.fillRect(room, QColor(self._theme.surface))
            painter.fillRect(room, QBrush(QColor(self._theme.line), Qt.BrushStyle.BDiagPattern))
            if room.width() >= _WORD_PX:
                painter.setPen(QColor(self._theme.muted))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, tr("no sound"))
