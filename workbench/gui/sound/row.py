"""One microphone's spectrogram with what lies on it: name, labels, the chosen clip, the crosshair."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsRectItem

from workbench.core.clips import Clip
from workbench.core.session import Label
from workbench.gui.looks.theme import Theme, microphone_colour
from workbench.gui.sound.name_tag import NameTag
from workbench.gui.sound.picture import Part, Picture
from workbench.gui.sound.ranges import Range

_HIGHEST_HZ = 1e6
"""Higher than any recording: a stretch of time is shaded over all frequencies."""


class SpectrogramRow(pg.ViewBox):
    """Shows ranges it is told; it never decides about them, so four rows cannot drift apart."""

    def __init__(self, index: int, name: str, theme: Theme) -> None:
        super().__init__(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.index = index
        self._theme = theme
        self._time_s: Range = (0.0, 1.0)
        self._hz: Range = (0.0, 22_050.0)
        self._picture: Picture | None = None
        self._shown: Part | None = None
        self.image = pg.ImageItem(axisOrder="row-major")
        self.image.setVisible(False)
        self.addItem(self.image, ignoreBounds=True)
        self._shade = QGraphicsRectItem()
        self._shade.setVisible(False)
        self.addItem(self._shade, ignoreBounds=True)
        self.label_bands: list[QGraphicsRectItem] = []
        self._cross = [QGraphicsLineItem(self) for _ in range(4)]
        self._tag = NameTag(name, self)
        for line in self._cross:
            line.setZValue(20)
            line.setVisible(False)
        self._tag.setZValue(30)
        self._tag.setPos(6, 5)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setBackgroundColor(theme.background)
        self.setBorder(pg.mkPen(theme.line))
        self._shade.setPen(_cosmetic(QColor(255, 255, 255, 210)))
        self._shade.setBrush(QColor(255, 255, 255, 16))
        dark, light = _cosmetic(QColor(0, 0, 0, 150)), _cosmetic(QColor(255, 255, 255, 230))
        light.setDashPattern([3, 3])
        for line, pen in zip(self._cross, (dark, light, dark, light), strict=True):
            line.setPen(pen)
        self._tag.show_colours(microphone_colour(theme, self.index), theme.surface)

    def set_name(self, name: str) -> None:
        self._tag.show_name(name)

    def set_selected(self, is_selected: bool) -> None:
        self._tag.show_selected(is_selected)

    def show_picture(self, picture: Picture | None) -> None:
        """The sound to show; None while there is none."""
        self._picture, self._shown = picture, None
        self.image.setVisible(picture is not None)
        for band in self.label_bands:
            band.setVisible(picture is not None)
        self._refresh()

    @property
    def part(self) -> Part | None:
        """What of the picture is drawn, how coarse; None while nothing is."""
        return self._shown

    def show_colours(self, table, level_range_db: Range) -> None:
        """Colour map and range: only a table of 256 colours changes, never the picture. table : (256, 3) uint8."""
        if self._picture is not None:
            self.image.setLookupTable(table, update=False)
            self.image.setLevels(self._picture.codes_of_range(level_range_db))

    def show_range(self, time_s: Range, hz: Range) -> None:
        self._time_s, self._hz = time_s, hz
        self.setRange(xRange=time_s, yRange=hz, padding=0, disableAutoRange=True)
        self._refresh()

    def resizeEvent(self, event) -> None:  # noqa: N802
        super().resizeEvent(event)
        if hasattr(self, "_tag"):
            self._refresh()

    def show_clip(self, clip: Clip | None) -> None:
        self._shade.setVisible(clip is not None)
        if clip is not None:
            self._shade.setRect(QRectF(clip.start_s, -_HIGHEST_HZ, clip.end_s - clip.start_s, 2 * _HIGHEST_HZ))

    def show_labels(self, labels: tuple[Label, ...]) -> None:
        """Quiet outlines of the labels that concern this microphone."""
        for band in self.label_bands:
            self.removeItem(band)
        self.label_bands = []
        for label in labels:
            if label.microphone in (None, self.index + 1):
                low = -_HIGHEST_HZ if label.low_hz is None else label.low_hz
                high = _HIGHEST_HZ if label.high_hz is None else label.high_hz
                band = QGraphicsRectItem(QRectF(label.start_s, low, label.end_s - label.start_s, high - low))
                pen = _cosmetic(QColor(255, 255, 255, 140))
                pen.setDashPattern([1, 3])
                band.setPen(pen)
                band.setVisible(self._picture is not None)
                self.addItem(band, ignoreBounds=True)
                self.label_bands.append(band)

    def show_crosshair(self, time_s: float | None, hz: float | None) -> None:
        """A line at a time and one at a frequency; None hides it. Dark under a light dash, so any colour carries it."""
        rect = self.boundingRect()
        self._show_line(0, time_s, self._time_s, QLineF(0, 0, 0, rect.height()), rect.width(), False)
        self._show_line(2, hz, self._hz, QLineF(0, 0, rect.width(), 0), rect.height(), True)

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

    def _refresh(self) -> None:
        """Hand pyqtgraph another copy of the picture, but only when zoom or place asks for one."""
        rect = self.boundingRect()
        if self._picture is None or rect.width() < 2 or rect.height() < 2:
            return
        ratio = self._pixel_ratio()
        wanted = self._picture.part_for(self._time_s, self._hz, rect.width() * ratio, rect.height() * ratio)
        if self._shown is not None and self._picture.is_enough(self._shown, wanted):
            return
        self._shown = wanted
        codes, place = self._picture.cut(wanted)
        self.image.setImage(codes, autoLevels=False, levels=self.image.levels, rect=place)

    def _pixel_ratio(self) -> float:
        view = self.getViewWidget()
        return 1.0 if view is None else view.devicePixelRatioF()


def _cosmetic(colour: QColor) -> QPen:
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
