"""One microphone's spectrogram with what lies on it: name, the chosen clip, the crosshair, levels at the cursor."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsRectItem

from workbench.core.clips import Clip
from workbench.gui.looks.theme import Theme, microphone_colour, microphone_round
from workbench.gui.sound.frequency_scale import FrequencyScale
from workbench.gui.sound.frequency_view import FrequencyView
from workbench.gui.sound.name_tag import NameTag
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.row_picture import RowPicture, Tile
from workbench.gui.sound.tile_pixels import Grid, Lie


class SpectrogramRow(pg.ViewBox):
    """Shows ranges it is told; it never decides about them, so four rows cannot drift apart."""

    def __init__(self, index: int, name: str, theme: Theme) -> None:
        super().__init__(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.index = index
        self._theme = theme
        self._time_s: Range = (0.0, 1.0)
        self._hz: Range = (0.0, 22_050.0)
        self._scale = FrequencyScale()
        self._clip: Clip | None = None
        self._light: tuple[str | None, str] = (None, "")
        self.picture = RowPicture(index, theme, self)
        self.picture.setZValue(-10)
        self.picture.setVisible(False)
        self._shade = QGraphicsRectItem()
        self._shade.setVisible(False)
        self.addItem(self._shade, ignoreBounds=True)
        self._cross = [QGraphicsLineItem(self) for _ in range(4)]
        self._tag, self._levels, self._own = NameTag(name, self), NameTag("", self), NameTag("", self)
        self._levels.setVisible(False)
        self._own.setVisible(False)
        for line in self._cross:
            line.setZValue(20)
            line.setVisible(False)
        for tag in (self._tag, self._levels, self._own):
            tag.setZValue(30)
        self._tag.setPos(6, 5)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.picture.set_theme(theme)
        self.setBackgroundColor(theme.background)
        self.setBorder(pg.mkPen(theme.line))
        self._shade.setPen(_cosmetic(QColor(255, 255, 255, 210)))
        self._shade.setBrush(QColor(255, 255, 255, 16))
        dark, light = _cosmetic(QColor(0, 0, 0, 150)), _cosmetic(QColor(255, 255, 255, 230))
        light.setDashPattern([3, 3])
        for line, pen in zip(self._cross, (dark, light, dark, light), strict=True):
            line.setPen(pen)
        self._tag.show_colours(microphone_colour(theme, self.index), theme.surface)
        self._tag.show_round(microphone_round(theme, self.index))
        for tag in (self._levels, self._own):
            tag.show_colours(theme.text, theme.surface)
        self.set_light(*self._light)

    def set_name(self, name: str) -> None:
        self._tag.show_name(name)

    @property
    def name_rect(self) -> QRectF:
        """Where the name lies, in pixels of the rows' widget."""
        return self._tag.sceneBoundingRect()

    def set_selected(self, is_selected: bool) -> None:
        self._tag.show_selected(is_selected)

    def show_source(self, grid: Grid | None, tile: Tile | None, gaps_s: Sequence[Range] = ()) -> None:
        """Where the spectrogram comes from (row_picture.RowPicture); None while there is no sound."""
        self.picture.setVisible(grid is not None)
        self.picture.show_gaps(gaps_s)
        self.picture.show_source(grid, tile)

    def show_colours(self, table, level_range_db: Range) -> None:
        """Colour map and range. table : (256, 3) uint8."""
        self.picture.show_colours(table, level_range_db)

    def show_own_range(self, text: str) -> None:
        """Which levels its colours stand for, where each row has its own; an empty text takes it away."""
        self._own.show_name(text)
        self._own.setVisible(bool(text))
        self._place_levels()

    @property
    def own_range(self) -> str:
        return self._own.name

    def show_levels(self, text: str) -> None:
        """What is at the cursor in this row; an empty text takes it away."""
        self._levels.show_name(text)
        self._levels.setVisible(bool(text))
        self._place_levels()

    def set_light(self, tone: str | None, text: str = "") -> None:
        """A small light beside the name: "good", "warning" or "error"; None takes it away. text : its tooltip."""
        self._light = tone, text
        colours = {"good": self._theme.good, "warning": self._theme.warning, "error": self._theme.error}
        self._tag.show_light(tone, colours.get(tone or "", ""))
        self._tag.setToolTip(text)

    def show_range(self, time_s: Range, frequencies: FrequencyView) -> None:
        self._time_s, self._hz, self._scale = time_s, frequencies.visible_hz, frequencies.scale
        self.setRange(xRange=time_s, yRange=frequencies.visible_places, padding=0, disableAutoRange=True)
        self._place_shade()
        self._refresh()

    def resizeEvent(self, event) -> None:  # noqa: N802
        super().resizeEvent(event)
        if hasattr(self, "_own"):
            self._refresh()

    def show_clip(self, clip: Clip | None) -> None:
        self._clip = clip
        self._shade.setVisible(clip is not None)
        self._place_shade()

    def _place_shade(self) -> None:
        """Over all frequencies on screen, its upper and lower edge out of sight."""
        if self._clip is not None:
            low, high = (self._scale.place_of(hz) for hz in self._hz)
            start_s, end_s = self._clip.start_s, self._clip.end_s
            self._shade.setRect(QRectF(start_s, low - (high - low), end_s - start_s, 3 * (high - low)))

    def show_crosshair(self, time_s: float | None, hz: float | None) -> None:
        """A line at a time and one at a frequency; None hides it. Dark under a light dash, so any colour carries it."""
        rect = self.boundingRect()
        places = self._scale.place_of(self._hz[0]), self._scale.place_of(self._hz[1])
        place = None if hz is None or not self._hz[0] <= hz <= self._hz[1] else self._scale.place_of(hz)
        self._show_line(0, time_s, self._time_s, QLineF(0, 0, 0, rect.height()), rect.width(), False)
        self._show_line(2, place, places, QLineF(0, 0, rect.width(), 0), rect.height(), True)

    def _show_line(
        self, first: int, value: float | None, shown: Range, line: QLineF, length: float, is_level: bool
    ) -> None:
        inside = value is not None and shown[0] <= value <= shown[1]
        for item in self._cross[first : first + 2]:
            item.setVisible(inside)
            if inside:
                share = (value - shown[0]) / (shown[1] - shown[0])
                at = round((1 - share if is_level else share) * length)
                item.setLine(line.translated(0, at) if is_level else line.translated(at, 0))

    def lie(self) -> Lie:
        """What lies under the row's device pixels now."""
        rect, ratio = self.boundingRect(), self._pixel_ratio()
        width, height = max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio))
        return Lie(self._time_s, self._hz, width, height, self._scale)

    def _refresh(self) -> None:
        self.picture.show_lie(self.boundingRect(), self.lie())
        self._place_levels()

    def _place_levels(self) -> None:
        rect, own = self.boundingRect(), self._levels.boundingRect()
        self._levels.setPos(rect.width() - own.width() - 6, 5)
        self._own.setPos(6, rect.height() - self._own.boundingRect().height() - 5)

    def _pixel_ratio(self) -> float:
        view = self.getViewWidget()
        return 1.0 if view is None else view.devicePixelRatioF()


def _cosmetic(colour: QColor) -> QPen:
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
