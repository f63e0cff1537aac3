"""A site from above: true places, answers joined to them by dotted lines, and the radius."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QT_TR_NOOP, QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainterPath, QShowEvent
from PySide6.QtWidgets import QComboBox, QGraphicsPathItem, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.compare.looks import MethodLook
from workbench.gui.compare.plan_figure import PlanAnswers, PlanFigure, plan_figure, sites_of
from workbench.gui.compare.reckoning import Reckoned
from workbench.gui.compare.words import counted, number_text
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.plots.curve_heading import CurveHeading, Entry
from workbench.gui.plots.radius_axis import MetreAxis
from workbench.gui.sound.quiet_axis import OVERHANG_PX, QuietAxis

_LEFT_PX = 44
_TRUTH_PX, _ANSWER_PX, _MICROPHONE_PX, _CHOSEN_PX = 10, 8, 6, 18
_MANY = 24
"""Places with circles of the radius: more hide each other."""
_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
EMPTY = QT_TR_NOOP("No method answered for a whole session here.")


class PlanView(QWidget):
    """`opened(key, method)` on a click on an answer, or Enter on the one that the arrow keys went to."""

    opened = Signal(str, str)

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._reckoned: Reckoned | None = None
        self._figure: PlanFigure | None = None
        self._looks: dict[str, MethodLook] = {}
        self._titles: dict[str, str] = {}
        self._hidden: frozenset[str] = frozenset()
        self._radius_m = 2.0
        self._chosen: int | None = None
        self._is_late = self._fits_late = False
        self._items: list[pg.GraphicsObject | QGraphicsPathItem] = []
        self.heading, self.sites, self.line = CurveHeading(themes), QComboBox(), QLabel()
        axes = {"left": QuietAxis("left", _LEFT_PX), "bottom": MetreAxis()}
        self.plot = pg.PlotWidget(enableMenu=False, axisItems=axes)
        self._ring = pg.ScatterPlotItem(pxMode=True)
        self._build()
        self.sites.activated.connect(self._choose_site)
        themes.changed.connect(self._retheme)
        self._retheme(themes.theme)

    # ---- for the page

    def show_reckoned(
        self, reckoned: Reckoned | None, looks: dict[str, MethodLook], titles: dict[str, str], hidden: frozenset[str]
    ) -> None:
        is_other = reckoned is None or self._reckoned is None or reckoned.wholes is not self._reckoned.wholes
        is_same = not is_other and self._hidden == hidden and self._looks == looks
        self._reckoned, self._looks, self._titles, self._hidden = reckoned, looks, titles, hidden
        if is_same and self._figure is not None and reckoned is not None and reckoned.asked.kind == self._figure.kind:
            return
        self._is_late, self._fits_late = True, self._fits_late or is_other
        self._catch_up()

    def show_radius(self, radius_m: float) -> None:
        if radius_m != self._radius_m:
            self._radius_m = radius_m
            self._is_late = True
            self._catch_up()

    def _catch_up(self) -> None:
        """Draw what is asked for, once it is seen."""
        if self._is_late and self.isVisible():
            fits, self._is_late, self._fits_late = self._fits_late, False, False
            self._show_sites()
            self._work_out(fit=fits)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._catch_up()

    @property
    def site(self) -> str:
        """The site shown."""
        return str(self.sites.currentData() or "")

    @property
    def tab_stops(self) -> list[QWidget]:
        return [self.sites, self]

    # ---- assembly

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Plan of the site with truths and answers"))
        self.sites.setAccessibleName(tr("Site"))
        self.sites.setToolTip(tr("The site shown"))
        self.line.setProperty("role", "muted")
        self.line.setWordWrap(True)
        self.line.setContentsMargins(8, 0, 8, 4)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.hideButtons()
        self.plot.setAspectLocked(True)
        self.plot.getPlotItem().layout.setContentsMargins(0, 6, OVERHANG_PX, 2)
        self.plot.showGrid(x=True, y=True, alpha=0.25)
        self.plot.getViewBox().disableAutoRange()
        self.plot.addItem(self._ring)
        self._ring.setZValue(20)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.sites)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.plot, 1)
        column.addWidget(self.line)
        self.setMinimumHeight(200)

    def _show_sites(self) -> None:
        sites = () if self._reckoned is None else sites_of(self._reckoned)
        shown = tuple(self.sites.itemData(i) for i in range(self.sites.count()))
        if sites != shown:
            before = self.site
            self.sites.clear()
            for site in sites:
                self.sites.addItem(site or tr("unknown site"), site)
            self.sites.setCurrentIndex(max(self.sites.findData(before), 0) if sites else -1)
        self.sites.setVisible(len(sites) > 1)

    @Slot()
    def _choose_site(self, *_: object) -> None:
        self._work_out(fit=True)

    def _work_out(self, *, fit: bool) -> None:
        has_any = self._reckoned is not None and self.sites.count() > 0
        self._figure = plan_figure(self._reckoned, self.site) if has_any and self._reckoned is not None else None
        self._chosen = None
        self._draw()
        if fit:
            self._fit()

    # ---- drawing

    def _draw(self) -> None:
        for item in self._items:
            self.plot.removeItem(item)
        self._items = []
        figure = self._figure
        if figure is not None:
            self._draw_site(figure)
            for place, (name, answers) in enumerate(figure.answers.items()):
                if name not in self._hidden and len(answers.sessions):
                    self._draw_answers(name, answers, place)
        self._show_chosen()
        self._show_words()

    def _add(self, item: pg.GraphicsObject | QGraphicsPathItem, z: int) -> None:
        item.setZValue(z)
        self.plot.addItem(item, ignoreBounds=True)
        self._items.append(item)

    def _draw_site(self, figure: PlanFigure) -> None:
        theme = self._themes.theme
        outline, circles = QPainterPath(), QPainterPath()
        if figure.size_m is not None:
            outline.addRect(0.0, 0.0, figure.size_m[0], figure.size_m[1])
        if len(figure.truths_m) <= _MANY:
            for x, y in figure.truths_m.tolist():
                circles.addEllipse(QPointF(x, y), self._radius_m, self._radius_m)
        faint = QColor(theme.muted)
        faint.setAlphaF(0.55)
        for path, colour, width in ((outline, QColor(theme.muted), 1.4), (circles, faint, 1.0)):
            item = QGraphicsPathItem(path)
            item.setPen(pg.mkPen(colour, width=width))
            self._add(item, 1)
        microphones = pg.ScatterPlotItem(
            *figure.microphones_m.T, symbol="s", size=_MICROPHONE_PX, pen=None, brush=QColor(theme.muted)
        )
        self._add(microphones, 2)
        ring = pg.mkPen(theme.truth, width=1.8)
        self._add(pg.ScatterPlotItem(*figure.truths_m.T, symbol="o", size=_TRUTH_PX, pen=ring, brush=None), 5)

    def _draw_answers(self, name: str, answers: PlanAnswers, place: int) -> None:
        theme, look = self._themes.theme, self._looks[name]
        colour = QColor(look.colour(theme))
        joints = np.stack([answers.truths_m, answers.answers_m], axis=1).reshape(-1, 2)
        pale = QColor(colour)
        pale.setAlphaF(0.7)
        lines = pg.PlotCurveItem(
            *joints.T, connect="pairs", pen=pg.mkPen(pale, width=1.2, style=Qt.PenStyle.DotLine), antialias=True
        )
        self._add(lines, 3)
        is_in = answers.errors_m <= self._radius_m
        brushes = [pg.mkBrush(colour) if near else pg.mkBrush(theme.surface) for near in is_in]
        data = [(str(key), name) for key in answers.sessions]
        points = pg.ScatterPlotItem(
            *answers.answers_m.T, symbol=look.symbol, size=_ANSWER_PX, pen=pg.mkPen(colour, width=1.4), brush=brushes,
            data=data, hoverable=True, hoverSize=_ANSWER_PX + 4, tip=self._tip_of(name, answers), antialias=True,
        )  # fmt: skip
        points.sigClicked.connect(self._click)
        self._add(points, 10 + place)

    def _tip_of(self, name: str, answers: PlanAnswers):
        titles = dict(zip(answers.sessions.tolist(), zip(answers.titles, answers.errors_m, strict=True), strict=True))
        kind = "" if self._figure is None else self._figure.kind

        def tip(x: float, y: float, data: tuple[str, str]) -> str:
            title, error_m = titles[data[0]]
            return tr(
                "{title}\n{get}: {number_text} m off, {kind}\nA click opens it",
                title=title,
                get=self._titles.get(name, name),
                number_text=number_text(error_m),
                kind=kind,
            )

        return tip

    def _fit(self) -> None:
        figure = self._figure
        if figure is None:
            return
        shown = [figure.truths_m - self._radius_m, figure.truths_m + self._radius_m, figure.microphones_m]
        if figure.size_m is not None:
            shown.append(np.array([[0.0, 0.0], figure.size_m[:2]]))
        answers_m = [answers.answers_m for answers in figure.answers.values() if len(answers.answers_m)]
        if answers_m:  # a few that are far off do not make all others small
            shown.append(np.quantile(np.concatenate(answers_m), [0.02, 0.98], axis=0))
        points = np.concatenate([each.reshape(-1, 2) for each in shown])
        (left, low), (right, high) = points.min(axis=0), points.max(axis=0)
        self.plot.setRange(xRange=(left, right), yRange=(low, high), padding=0.03)

    def _show_words(self) -> None:
        figure, theme = self._figure, self._themes.theme
        self.plot.setVisible(figure is not None)
        if figure is None:
            self.heading.show_words(tr("Plan"), ())
            self.line.setText(tr(EMPTY))
            return
        entries = (
            Entry(tr("true place"), theme.truth, kind="ring"),
            Entry("microphone", theme.muted, kind="square"),
            Entry("error", theme.muted, Qt.PenStyle.DotLine),
        )
        site = figure.site or tr("Site")
        seen = tr("From above, metres") if self.sites.count() > 1 else tr("{site} from above, metres", site=site)
        self.heading.show_words(seen, entries)
        declined = sum(n for name, n in figure.declined.items() if name not in self._hidden)
        circles = tr(" Circles: {radius_m:g} m.", radius_m=self._radius_m) if len(figure.truths_m) <= _MANY else ""
        near = tr(
            "filled = within {radius_m:g} m, hollow = farther off, {kind}", radius_m=self._radius_m, kind=figure.kind
        )
        self.line.setText(
            self._said_chosen()
            or tr("One answer a session and method; {near}.", near=near)
            + circles
            + (tr(" {answers} declined.", answers=counted(declined, "answer")) if declined else "")
        )

    # ---- choosing

    @property
    def _shown(self) -> list[tuple[str, str, float, float, float, str]]:
        """Key, method, x, y, error and title of all answers drawn, session by session."""
        if self._figure is None:
            return []
        found = [
            (str(a.sessions[i]), name, *map(float, a.answers_m[i]), float(a.errors_m[i]), str(a.titles[i]))
            for name, a in self._figure.answers.items()
            if name not in self._hidden
            for i in range(len(a.sessions))
        ]
        return sorted(found, key=lambda one: (one[5], one[0]))

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self._ring.setData([] if chosen is None else [chosen[2]], [] if chosen is None else [chosen[3]])

    @property
    def chosen(self) -> tuple[str, str, float, float, float, str] | None:
        """The answer that the arrow keys went to."""
        shown = self._shown
        return None if self._chosen is None or not shown else shown[self._chosen % len(shown)]

    def _said_chosen(self) -> str:
        chosen = self.chosen
        if chosen is None:
            return ""
        _, method, _, _, error_m, title = chosen
        of = f"{title}, {self._titles.get(method, method)}"
        return tr("{of}: {error_m} m off. Enter opens it.", of=of, error_m=number_text(error_m))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key in _KEYS and self._shown:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._chosen = (self._chosen + step if self._chosen is not None else min(step, 0)) % len(self._shown)
            self._show_chosen()
            self._show_words()
            self.setAccessibleDescription(self._said_chosen())
        elif key in _OPEN_KEYS and self.chosen is not None:
            self.opened.emit(self.chosen[0], self.chosen[1])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The arrow keys are the plan's before they are the window's."""
        is_mine = isinstance(event, QKeyEvent) and event.key() in (*_KEYS, *_OPEN_KEYS)
        if event.type() == QEvent.Type.ShortcutOverride and is_mine and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    @Slot(object, object)
    def _click(self, item: object, points: list[pg.SpotItem], *_: object) -> None:
        if len(points):
            key, method = points[0].data()
            self.opened.emit(key, method)

    @Slot(object)
    def _retheme(self, theme: Theme) -> None:
        self.plot.setBackground(theme.surface)
        for side in ("left", "bottom"):
            self.plot.getAxis(side).set_theme(theme)
        self._ring.setSymbol("o")
        self._ring.setSize(_CHOSEN_PX)
        self._ring.setBrush(None)
        self._ring.setPen(pg.mkPen(theme.accent, width=2))
        self._draw()
        self.heading.update()
