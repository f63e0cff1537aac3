"""How much lies within which radius, a curve a method; or how errors are spread."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QT_TR_NOOP, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.evaluate.curves import LONGEST_M, Curve
from workbench.evaluate.method_figures import THRESHOLDS_M
from workbench.gui.compare.looks import MethodLook
from workbench.gui.compare.reckoning import Reckoned
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.plots.cursor_keys import CursorKeys
from workbench.gui.plots.curve_heading import CurveHeading, Entry
from workbench.gui.plots.curve_plot import CurvePlot, Line
from workbench.gui.plots.radius_axis import RADIUS, STEP_M
from workbench.gui.plots.segments import Segments

_N_MARKS = 8
_MOST_SHARE = 0.98
"""Of the clips whose errors are in sight at first; the wheel zooms out to all."""
_SHARE_Y = (-3.0, 103.0)
_ROOM = 1.02
_MOST_BANDS = 4
"""With more methods in sight bands hide each other: only one is drawn, of the line under the pointer or the chosen."""
_BELOW_RADIUS, _BELOW_THRESHOLDS = 4, 1
_MODES = (
    (
        "accuracy",
        QT_TR_NOOP("Accuracy over radius"),
        QT_TR_NOOP("Share of all clips answered within each radius; a declined clip is a miss"),
    ),
    (
        "errors",
        QT_TR_NOOP("Distribution of errors"),
        QT_TR_NOOP("Share of the answered clips up to each error, over all errors there are"),
    ),
)


class AccuracyView(CursorKeys):
    """`radius_dragged(metres)` while people drag the line of the radius. Arrow keys move the cursor."""

    radius_dragged = Signal(float)

    def __init__(self, themes: ThemeChoice, radius_m: tuple[float, float], parent: QWidget | None = None) -> None:
        """radius_m : the least and the largest the radius may be, metres."""
        self._at_m: float | None = None
        super().__init__(parent)
        self._themes, self._ends_m = themes, radius_m
        self._reckoned: Reckoned | None = None
        self._looks: dict[str, MethodLook] = {}
        self._titles: dict[str, str] = {}
        self._hidden: frozenset[str] = frozenset()
        self._zoom: tuple[float, float] | None = None
        self._most_m = LONGEST_M
        self._over, self._chosen = "", ""
        self.heading, self.modes = (
            CurveHeading(themes),
            Segments(tuple((id, tr(title), tr(help)) for id, title, help in _MODES)),
        )
        self.plot = CurvePlot(themes, "{:.1f} %".format, range_y=_SHARE_Y, along=RADIUS)
        self._make_lines()
        self._build()
        self.plot.pointed.connect(self._point)
        self.plot.over.connect(self._take_over)
        self.plot.zoomed.connect(self._zoom_to)
        self.plot.unzoomed.connect(self._unzoom)
        self.modes.chosen.connect(self._change_mode)
        self.radius_line.sigDragged.connect(self._tell_radius)
        themes.changed.connect(self._retheme)
        self._retheme(themes.theme)

    # ---- for the page

    def show_reckoned(
        self, reckoned: Reckoned | None, looks: dict[str, MethodLook], titles: dict[str, str], hidden: frozenset[str]
    ) -> None:
        """looks, titles : of every method; hidden : those that are not drawn."""
        before, now = (
            (self._drawn_of(self._reckoned), self._looks, self._hidden),
            (self._drawn_of(reckoned), looks, hidden),
        )
        self._reckoned, self._looks, self._titles, self._hidden = reckoned, looks, titles, hidden
        if before != now:
            self._draw()

    @staticmethod
    def _drawn_of(reckoned: Reckoned | None) -> int:
        """Which curves; the same ones for every radius."""
        return 0 if reckoned is None else id(reckoned.accuracy)

    def show_radius(self, radius_m: float) -> None:
        self.radius_line.setValue(radius_m)

    def choose(self, method: str) -> None:
        """This method's band is drawn, where there are too many for all."""
        self._chosen = method
        self._show_bands()

    @property
    def tab_stops(self) -> list[QWidget]:
        return [*self.modes.buttons.values(), self]

    # ---- assembly

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Accuracy over the radius"))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.modes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.plot, 1)
        self.setMinimumHeight(160)

    def _make_lines(self) -> None:
        self._thresholds = [pg.InfiniteLine(at, angle=90) for at in THRESHOLDS_M]
        for line in self._thresholds:
            line.setZValue(_BELOW_THRESHOLDS)
            self.plot.addItem(line, ignoreBounds=True)
        self.radius_line = pg.InfiniteLine(
            2.0, angle=90, movable=True, bounds=self._ends_m, label="{value:.1f} m",
            labelOpts={"position": 0.06, "movable": False},
        )  # fmt: skip
        self.radius_line.setCursor(Qt.CursorShape.SplitHCursor)
        self.radius_line.setZValue(_BELOW_RADIUS)
        self.plot.addItem(self.radius_line, ignoreBounds=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(700, 360)

    # ---- drawing

    @property
    def is_of_errors(self) -> bool:
        return self.modes.name == "errors"

    def _draw(self) -> None:
        reckoned = self._reckoned
        found = {} if reckoned is None else reckoned.distribution if self.is_of_errors else reckoned.accuracy
        shown = {name: curve for name, curve in found.items() if name not in self._hidden and curve.n_clips}
        self._most_m = LONGEST_M
        if self.is_of_errors and shown:
            self._most_m = max(max(float(c.x_m[-1]) for c in shown.values()), 0.5) * _ROOM
        self.plot.show_lines(tuple(self._line(name, curve, i) for i, (name, curve) in enumerate(shown.items())))
        self._show_bands()
        self._show_range(shown)
        self._show_words()
        self._name_it()

    def _line(self, name: str, curve: Curve, place: int) -> Line:
        look, theme = self._looks[name], self._themes.theme
        band = None if curve.low is None or curve.high is None else 100.0 * np.stack([curve.low, curve.high])
        x, y = curve.x_m, 100.0 * curve.share
        if self.is_of_errors:  # from nothing on, and all that there is stays
            x, y = np.concatenate([[0.0], x, [self._most_m]]), np.concatenate([[0.0], y, y[-1:]])
            band = None if band is None else np.concatenate([np.zeros((2, 1)), band, band[:, -1:]], axis=1)
        return Line(
            name, x, y, look.colour(theme), look.dash, look.symbol, _mark_rows(len(x), place),
            name=self._titles.get(name, name), band=band, is_step=self.is_of_errors,
        )  # fmt: skip

    def _show_range(self, shown: dict[str, Curve]) -> None:
        high_m = most_m = self._most_m
        if self.is_of_errors and shown:
            ends = (c.x_m[min(int(np.searchsorted(c.share, _MOST_SHARE)), len(c.x_m) - 1)] for c in shown.values())
            high_m = min(max(float(end) for end in ends) * _ROOM, most_m)
        self.plot.show_range(*(self._zoom or (0.0, high_m)), most_m)

    def _show_bands(self) -> None:
        keys = {line.key for line in self.plot.lines}
        one = self._over or self._chosen
        self.plot.show_bands_of(None if len(keys) <= _MOST_BANDS else frozenset({one} & keys))

    def _show_words(self) -> None:
        reckoned, theme = self._reckoned, self._themes.theme
        kind = "" if reckoned is None else reckoned.asked.kind
        within = tr("Answered clips up to each error") if self.is_of_errors else tr("All clips within each radius")
        has_bands = any(line.band is not None for line in self.plot.lines)
        entries = [Entry(tr("paper's thresholds"), theme.muted, Qt.PenStyle.DotLine)]
        which = (
            tr("95 % band") if len(self.plot.lines) <= _MOST_BANDS else tr("95 % band of the line pointed at or chosen")
        )
        entries += [Entry(which, theme.muted, kind="band")] if has_bands else []
        along = tr("radius") if not self.is_of_errors else tr("height error") if kind == tr("height") else tr("error")
        self.plot.getAxis("bottom").name(f"{along}, m")
        what = f"height error in metres, {within.lower()}, %" if kind == "height" else f"{within}, {kind}, %"
        self.heading.show_words(f"{what[:1].upper()}{what[1:]}", tuple(entries))

    # ---- the cursor

    @property
    def _last_m(self) -> float:
        return float(self.plot.getViewBox().viewRange()[0][1])

    @Slot(object)
    def _point(self, at_m: float | None) -> None:
        self._at_m = None if at_m is None else float(min(max(at_m, 0.0), self._last_m // STEP_M * STEP_M))
        self.plot.show_cursor(self._at_m)
        self._name_it()

    def _name_it(self) -> None:
        """Tell those who do not see them what stands under the cursor."""
        said = self.plot.readout.text.replace("\n", ", ")
        name = f"{self.heading.title}: {said}" if said else self.heading.title
        if name != self.accessibleName():
            self.setAccessibleName(name)

    @property
    def has_cursor(self) -> bool:
        return self._at_m is not None

    def step_cursor(self, n: int) -> None:
        self._point((self.radius_line.value() if self._at_m is None else self._at_m) + n * STEP_M)

    def cursor_to(self, *, end: bool) -> None:
        self._point(self._last_m if end else 0.0)

    def drop_cursor(self) -> None:
        self._point(None)

    # ---- others

    @Slot(object)
    def _tell_radius(self, line: object) -> None:
        self.radius_dragged.emit(round(float(self.radius_line.value()), 1))

    @Slot(str)
    def _take_over(self, key: str) -> None:
        if key != self._over:
            self._over = key
            self._show_bands()

    @Slot(str)
    def _change_mode(self, mode: str) -> None:
        self._zoom = None
        self._draw()

    @Slot(float, float)
    def _zoom_to(self, low: float, high: float) -> None:
        self._zoom = low, high

    @Slot()
    def _unzoom(self) -> None:
        self._zoom = None
        self._draw()

    @Slot(object)
    def _retheme(self, theme: Theme) -> None:
        self.plot.paint(theme)
        for line in self._thresholds:
            line.setPen(pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DotLine))
        self.radius_line.setPen(pg.mkPen(theme.accent, width=2))
        self.radius_line.setHoverPen(pg.mkPen(theme.accent, width=4))
        self.radius_line.label.setColor(QColor(theme.accent))
        self._draw()
        self.heading.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.heading.setVisible(self.width() > 320)


def _mark_rows(n: int, place: int) -> np.ndarray:
    """A few rows that carry a mark, other ones for each method, so that they do not cover one another."""
    every = max(n // _N_MARKS, 1)
    return np.arange((place * every // 5 + every // 2) % every, n, every)
