"""One plot, of epochs at first: lines with marks and intervals, and a cursor that names what is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainterPath, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.plots.curve_axes import EpochAxis, ValueAxis, is_better_as_log
from workbench.gui.plots.readout import Readout
from workbench.gui.sound.mel_plot import LINE_PX, MARK_PX
from workbench.gui.sound.quiet_axis import OVERHANG_PX, QuietAxis

_ROOM = 0.06
_SAME = 1e-9
_BAND_ALPHA = 0.13
_NEAR_PX = 14.0
"""So far above or below a line the pointer is still upon it."""
_MOST_SMOOTH = 600
"""Longer lines are drawn without smoothed edges, which costs most of the time."""


@dataclass(frozen=True, eq=False)
class Line:
    """A curve. x, y : (n,) float64, as plotted on a straight axis; marks : rows that carry a mark.

    name : in the read-out, "" = not named there. thin : the quiet kind, behind the others. best : row that is ringed.
    is_step : y holds from its x on until the next one; else a value is known at the x alone.
    band : (2, n) lower and upper end of an interval around y, NaN = none there; on a straight axis only.
    """

    key: str
    x: np.ndarray
    y: np.ndarray
    colour: str
    dash: Qt.PenStyle = Qt.PenStyle.SolidLine
    symbol: str = ""
    marks: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    name: str = ""
    thin: bool = False
    best: int | None = None
    is_step: bool = False
    band: np.ndarray | None = None

    def row_at(self, x: float) -> int | None:
        """The row whose value holds at x, None where none does."""
        row = int(np.searchsorted(self.x, x + _SAME)) - 1
        if row < 0 or not (self.is_step or self.x[row] >= x - _SAME):
            return None
        return row


class _Items:
    """What draws one Line."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self.line: Line | None = None
        self.is_log = False
        self.curve, self.marks, self.best = pg.PlotCurveItem(), pg.ScatterPlotItem(), pg.ScatterPlotItem()
        self.band = QGraphicsPathItem()
        self.band.setZValue(0)
        self.band.setPen(QPen(Qt.PenStyle.NoPen))
        plot.addItem(self.band, ignoreBounds=True)
        for item in (self.curve, self.marks, self.best):
            plot.addItem(item)

    def show(self, line: Line, is_log: bool, theme: Theme) -> None:
        if line is self.line and is_log == self.is_log:
            return
        self.line, self.is_log = line, is_log
        with np.errstate(divide="ignore", invalid="ignore"):
            y = np.log10(line.y) if is_log else line.y
        colour = QColor(line.colour)
        if line.thin:
            colour.setAlphaF(0.55)
        is_smooth = len(y) <= _MOST_SMOOTH and not line.thin
        is_there = np.isfinite(y)  # Qt cannot draw what is nowhere: a line of such values ends the process
        x, known = (line.x, y) if is_there.any() else (line.x[:0], y[:0])
        self.curve.setData(x, known, antialias=is_smooth, connect="finite")
        self.curve.setPen(pg.mkPen(colour, width=1.0 if line.thin else LINE_PX + 0.2, style=line.dash))
        self.curve.setZValue(1 if line.thin else 5)
        look = {"antialias": True, "pen": pg.mkPen(theme.surface, width=0.8), "brush": QColor(line.colour)}
        marks = line.marks[is_there[line.marks]]
        self.marks.setData(line.x[marks], y[marks], symbol=line.symbol or "o", size=MARK_PX, **look)
        self.marks.setZValue(6)
        at = [] if line.best is None or not is_there[line.best] else [line.best]
        ring = {"antialias": True, "pen": pg.mkPen(line.colour, width=1.8), "brush": QColor(theme.surface)}
        self.best.setData(line.x[at], y[at], symbol="o", size=11, **ring)
        self.best.setZValue(7)
        self._show_band(line)

    def _show_band(self, line: Line) -> None:
        fill = QColor(line.colour)
        fill.setAlphaF(_BAND_ALPHA)
        self.band.setBrush(fill)
        self.band.setPath(QPainterPath() if line.band is None else _path_between(line.x, *line.band))

    def items(self) -> tuple[QGraphicsItem, ...]:
        return self.band, self.curve, self.marks, self.best


@dataclass(frozen=True)
class Along:
    """What the lines go along. snap : where the cursor goes that points there; said : how the read-out names it."""

    axis: Callable[[], QuietAxis]
    snap: Callable[[float], float]
    said: Callable[[float], str]


EPOCHS = Along(EpochAxis, lambda x: max(round(x), 1), lambda x: tr("epoch {x}", x=x))


class CurvePlot(pg.PlotWidget):
    """pointed(x) : the pointer is over this place of the lines (of EPOCHS an int), or has left (None).
    over(key) : it is upon this line, "" = upon none.

    The wheel zooms along x and dragging shifts it; zoomed(low, high) tells, unzoomed a double click.
    """

    pointed = Signal(object)
    over = Signal(str)
    zoomed = Signal(float, float)
    unzoomed = Signal()

    def __init__(
        self, themes: ThemeChoice, said: Callable[[float], str], range_y: tuple[float, float] | None = None,
        parent: QWidget | None = None, along: Along = EPOCHS,
    ) -> None:  # fmt: skip
        """said : a value as the read-out names it; range_y : fixed range, else it follows the lines."""
        super().__init__(parent, enableMenu=False, axisItems={"left": ValueAxis(), "bottom": along.axis()})
        self._themes, self._said, self._range_y, self._along = themes, said, range_y, along
        self._items: dict[str, _Items] = {}
        self._cursor_at: float | None = None
        self._banded: frozenset[str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(x=True, y=False)
        self.hideButtons()
        self.setMinimumSize(160, 72)
        self.getPlotItem().layout.setContentsMargins(0, 6, OVERHANG_PX, 2)
        self._cursor, self._best = pg.InfiniteLine(0.0, angle=90), pg.InfiniteLine(0.0, angle=90)
        for line in (self._cursor, self._best):
            line.setVisible(False)
            self.addItem(line, ignoreBounds=True)
        self.getViewBox().disableAutoRange()
        self.getViewBox().sigRangeChangedManually.connect(self._tell_zoom)
        self.showGrid(x=True, y=True, alpha=0.35)
        self.readout = Readout(self)
        self.setMouseTracking(True)
        self.paint(themes.theme)

    # ---- what is drawn

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that is drawn now."""
        return tuple(items.line for items in self._items.values() if items.line is not None)

    @property
    def is_log(self) -> bool:
        return bool(self.getAxis("left").is_log)

    def drawn(self, key: str) -> tuple[np.ndarray, np.ndarray]:
        """x and y of a line as it is on the plot: logarithms where the axis is one of them."""
        return self._items[key].curve.getData()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Draw these; a Line that was drawn before costs nothing."""
        is_log = self._choose_scale(lines)
        for key in self._items.keys() - {line.key for line in lines}:
            for item in self._items.pop(key).items():
                self.removeItem(item)
        for line in lines:
            if line.key not in self._items:
                self._items[line.key] = _Items(self)
            self._items[line.key].show(line, is_log, self._themes.theme)
        self.show_bands_of(self._banded)
        self._say()

    def show_bands_of(self, keys: frozenset[str] | None) -> None:
        """Draw the bands of these lines only; None, of all."""
        self._banded = keys
        for key, items in self._items.items():
            items.band.setVisible(keys is None or key in keys)

    @property
    def banded(self) -> tuple[str, ...]:
        """The lines whose bands are drawn."""
        has_band = {line.key for line in self.lines if line.band is not None}
        return tuple(key for key, items in self._items.items() if key in has_band and items.band.isVisible())

    def show_best(self, epoch: float | None) -> None:
        """A line through the best epoch; None where there are several or none."""
        self._best.setVisible(epoch is not None)
        if epoch is not None:
            self._best.setValue(epoch)

    def show_range(self, low: float, high: float, most: float) -> None:
        """From low to high; people can zoom and shift up to most."""
        self.getViewBox().setLimits(xMin=0.0, xMax=most, minXRange=min(1.0, most))
        self.setXRange(low, high, padding=0)

    def show_cursor(self, epoch: float | None) -> None:
        """A line there, and what the curves are there."""
        self._cursor_at = epoch
        self._cursor.setVisible(epoch is not None)
        if epoch is not None:
            self._cursor.setValue(epoch)
        self._say()

    def values_at(self, epoch: float) -> list[tuple[Line, float]]:
        """The named lines that have a value just there."""
        found = []
        for line in self.lines:
            row = line.row_at(epoch)
            if line.name and row is not None:
                found.append((line, float(line.y[row])))
        return found

    def paint(self, theme: Theme) -> None:
        """Colours of all but the lines, which bring their own."""
        self.setBackground(theme.surface)
        for side in ("left", "bottom"):
            self.getAxis(side).set_theme(theme)
        self._cursor.setPen(pg.mkPen(theme.muted, width=1))
        self._best.setPen(pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine))
        self.readout.paint(theme)

    # ---- inside

    def _choose_scale(self, lines: tuple[Line, ...]) -> bool:
        axis = self.getAxis("left")
        values = np.concatenate([line.y for line in lines]) if lines else np.empty(0)
        values = values[np.isfinite(values)]
        is_log = self._range_y is None and is_better_as_log(values)
        if is_log != axis.is_log:
            axis.is_log = is_log
            axis.picture = None
        if self._range_y is not None:
            self.setYRange(*self._range_y, padding=0)
        elif len(values):
            low, high = (np.log10(values.min()), np.log10(values.max())) if is_log else _straight(values)
            room = _ROOM * max(high - low, 1e-6)
            self.setYRange(low - room if is_log else low, high + room, padding=0)
        return is_log

    def _say(self) -> None:
        if self._cursor_at is None:
            self.readout.hide()
            return
        found = self.values_at(self._cursor_at)
        rows = [(line.colour, line.dash, line.name, self._said_of(line, value)) for line, value in found]
        self.readout.say(self._along.said(self._cursor_at), rows)
        self.readout.place(self.getViewBox().mapViewToScene(QPointF(self._cursor_at, 0)).x(), self._field())

    def _said_of(self, line: Line, value: float) -> str:
        """With its interval where it has one."""
        if line.band is None:
            return self._said(value)
        low, high = line.band[:, line.row_at(self._cursor_at)]
        return self._said(value) if np.isnan(low + high) else f"{self._said(value)}  ({low:.1f}\N{EN DASH}{high:.1f})"

    def _field(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of where the lines are, widget pixels."""
        box = self.getViewBox().sceneBoundingRect()
        return box.left(), box.top(), box.right(), box.bottom()

    def _tell_zoom(self, *_: object) -> None:
        low, high = self.getViewBox().viewRange()[0]
        self.zoomed.emit(low, high)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        at = self.getViewBox().mapSceneToView(event.position())
        left, top, right, bottom = self._field()
        is_in = left <= event.position().x() <= right and top <= event.position().y() <= bottom
        self.pointed.emit(self._along.snap(at.x()) if is_in else None)
        self.over.emit(self._line_at(self._along.snap(at.x()), event.position().y()) if is_in else "")

    def _line_at(self, x: float, y_px: float) -> str:
        """The line nearest to a height of the widget, of those that have a value at x; "" where none is near."""
        box = self.getViewBox()
        far = {line.key: abs(box.mapViewToScene(QPointF(x, value)).y() - y_px) for line, value in self.values_at(x)}
        nearest = min(far, key=far.__getitem__, default="")
        return nearest if far.get(nearest, np.inf) <= _NEAR_PX else ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.unzoomed.emit()
        event.accept()

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.pointed.emit(None)
        self.over.emit("")

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802
        super().resizeEvent(event)
        if hasattr(self, "readout"):
            self._say()


def _path_between(x: np.ndarray, low: np.ndarray, high: np.ndarray) -> QPainterPath:
    """The area between two lines, where both are known."""
    path, known = QPainterPath(), np.isfinite(low) & np.isfinite(high)
    if known.sum() > 1:
        x, low, high = x[known], low[known], high[known]
        along, back = zip(x, low, strict=True), zip(x[::-1], high[::-1], strict=True)
        path.addPolygon(QPolygonF([QPointF(float(a), float(b)) for a, b in (*along, *back)]))
        path.closeSubpath()
    return path


def _straight(values: np.ndarray) -> tuple[float, float]:
    """From zero, or from the least where that is below; to the most."""
    return min(float(values.min()), 0.0), max(float(values.max()), 1e-3)
