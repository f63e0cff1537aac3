"""Loss, accuracy and median error of one run as it goes, or of several over each other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.plots.cursor_keys import CursorKeys
from workbench.gui.plots.curve_heading import CurveHeading
from workbench.gui.plots.curve_plot import CurvePlot
from workbench.gui.plots.legend import Legend, LegendEntry
from workbench.gui.sound.mel_panel import PlotWords
from workbench.gui.training.curve_figures import RADII, RunFigures, last_epoch_shown
from workbench.gui.training.curve_lines import (
    RunLines,
    entries_of_one,
    entries_of_several,
    lines_of_one,
    lines_of_several,
)
from workbench.gui.training.held_out import test_words, validation_words
from workbench.gui.training.run_looks import MOST_COMPARED, RunLooks, said_shown
from workbench.gui.training.run_notice import RunNotice
from workbench.gui.training.run_words import count_text, epochs_planned, quiet_line, said_of, waiting_words
from workbench.gui.training.seen import RunSeen
from workbench.gui.work.later import Later

NOTHING = QT_TR_NOOP("No run is chosen.\n\nChoose one in the table, or start one under New Training.")
_SOON_MS = 40
_MARGIN = 1.02
"""The last mark is drawn whole."""
_IN_ONE, _IN_TWO, _IN_THREE = (
    ((0, 0, 1), (2, 0, 1), (4, 0, 1)), ((0, 0, 3), (0, 1, 1), (2, 1, 1)), ((0, 0, 1), (0, 1, 1), (0, 2, 1)),
)  # fmt: skip
"""Row and column of each plot's heading, and how many rows the plot below it takes."""


class Curves(CursorKeys):
    """`show_runs(runs)`: none, one (with every detail) or several (overlaid). Cheap to call at every event.

    The pointer, or the arrow keys, put a cursor on an epoch; the wheel zooms into epochs, a double click shows all.
    """

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        self._epoch: int | None = None
        super().__init__(parent)
        self._themes = themes
        self._runs: tuple[RunSeen, ...] = ()
        self._n_chosen = 0
        self._figures: dict[Path, RunFigures] = {}
        self._lines: dict[Path, tuple[object, RunLines]] = {}
        self.looks = RunLooks()
        self._radius = "2"
        self._zoom: tuple[float, float] | None = None
        self._is_late = True
        self.loss = CurvePlot(themes, "{:.4g}".format)
        self.accuracy = CurvePlot(themes, "{:.1f} %".format, range_y=(-3.0, 103.0))
        self.error = CurvePlot(themes, "{:.2f} m".format)
        self.plots = (self.loss, self.accuracy, self.error)
        self.headings = tuple(CurveHeading(themes) for _ in self.plots)
        self.legend, self.notice, self.line = Legend(themes), RunNotice(), PlotWords(themes)
        self.scores = QLabel()
        self._build()
        self._draw_soon = Later(self._draw, _SOON_MS, self)
        self.legend.hidden_changed.connect(self._draw_soon.ask)
        themes.changed.connect(self._retheme)
        self._draw()

    # ---- for the page

    def show_runs(self, runs: tuple[RunSeen, ...]) -> None:
        """Show these, in this order, instead of what was shown; of very many the first ones."""
        self._n_chosen, runs = len(runs), runs[:MOST_COMPARED]
        if {run.folder for run in runs} != {run.folder for run in self._runs}:
            self._zoom = None
        self._runs, self._is_late = runs, True
        if self.isVisible():
            self._draw_soon.ask()

    @property
    def waiting_text(self) -> str:
        """What is said while there are no curves; empty when there are."""
        return self._words.text() if self._pages.currentIndex() == 0 else ""

    @property
    def tab_stops(self) -> list[QWidget]:
        """Where Tab goes: which lines there are, what they are of, and the lines, which the arrow keys read."""
        return [*self.legend.buttons.values(), *self._radii.buttons(), self]

    # ---- assembly

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Curves of the training"))
        self.scores.setWordWrap(True)
        self.scores.setTextFormat(Qt.TextFormat.PlainText)
        self.scores.setContentsMargins(8, 0, 8, 0)
        self._field = QWidget()
        self._grid = QGridLayout(self._field)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._cells: tuple[tuple[int, int, int], ...] = ()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_waiting())
        self._pages.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        for widget in (self.notice, self._make_head()):
            column.addWidget(widget)
        column.addWidget(self.scores)
        column.addWidget(self._pages, 1)
        column.addWidget(self.line)
        for plot in self.plots:
            plot.pointed.connect(self._point)
            plot.zoomed.connect(self._zoom_to)
            plot.unzoomed.connect(self._unzoom)
        self._arrange()

    def _make_waiting(self) -> QWidget:
        page, self._words, self._bar = QWidget(), QLabel(), QProgressBar()
        self._words.setProperty("role", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setMaximumWidth(280)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.addWidget(self._bar)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _make_head(self) -> QWidget:
        """The legend, and which radius the accuracy of several runs is taken at."""
        self._head, self._radii = QWidget(), QButtonGroup(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self.legend, 1)
        self._within = QLabel(tr("Validation within"))
        self._within.setProperty("role", "muted")
        self._within.setMinimumHeight(28)
        row.addWidget(self._within, 0, Qt.AlignmentFlag.AlignTop)
        for radius in RADII:
            button = QToolButton()
            button.setText(f"{radius} m")
            button.setToolTip(tr("Compare the share of answers within {radius} m", radius=radius))
            button.setAccessibleName(tr("Accuracy within {radius} m", radius=radius))
            button.setCheckable(True)
            button.setChecked(radius == self._radius)
            button.setProperty("flat", True)
            button.setProperty("radius", radius)
            self._radii.addButton(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._radii.buttonClicked.connect(self._choose_radius)
        return self._head

    def _arrange(self) -> None:
        """Below one another; beside one another where it is wide and low."""
        self._within.setVisible(self.width() >= 600)  # the plot's title says it as well
        is_low = self.width() > 1.3 * self.height()
        cells = _IN_THREE if is_low and self.width() >= 860 else _IN_TWO if is_low and self.width() >= 560 else _IN_ONE
        if cells is self._cells:
            return
        self._cells = cells
        for (row, column, n_rows), heading, plot in zip(cells, self.headings, self.plots, strict=True):
            self._grid.addWidget(heading, row, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(plot, row + 1, column, n_rows, 1)
        for i in range(6):
            self._grid.setRowStretch(i, int(any(i == row + 1 for row, _, _ in cells)))
        for i in range(3):
            self._grid.setColumnStretch(i, int(any(i == column for _, column, _ in cells)))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(700, 420)

    # ---- drawing

    def _draw(self) -> None:
        self._is_late = False
        runs = self._runs
        self.looks.give(tuple(run.folder for run in runs))
        self._figures = {run.folder: self._figures.get(run.folder) or RunFigures() for run in runs}
        self._lines = {run.folder: self._lines.get(run.folder, (None, RunLines())) for run in runs}
        is_one = len(runs) == 1
        self.legend.show_entries(tuple(LegendEntry(run.folder, run.name, self.looks.of(run.folder)) for run in runs))
        self._head.setVisible(len(runs) > 1)
        self.notice.say(said_of(runs[0]) if is_one else None)
        found = [self._lines_of(run, is_one) for run in runs]
        has_curves = any(lines.loss for lines in found)
        self._show_scores()
        self.line.setVisible(bool(runs))
        self._show_line()
        if not has_curves:
            self._wait()
            return
        self._pages.setCurrentIndex(1)
        hidden = frozenset() if is_one else self.legend.hidden
        shown = [lines for run, lines in zip(runs, found, strict=True) if run.folder not in hidden]
        for plot, part in zip(self.plots, ("loss", "accuracy", "error"), strict=True):
            plot.show_lines(tuple(line for lines in shown for line in getattr(lines, part)))
        self._show_words(is_one)
        self._show_epochs()
        self._name_it()

    def _lines_of(self, run: RunSeen, is_one: bool) -> RunLines:
        """The lines of a run; the same ones as long as nothing of them changes."""
        figures, theme, look = self._figures[run.folder], self._themes.theme, self.looks.of(run.folder)
        key = (is_one, theme.name, look, self._radius)
        known, lines = self._lines[run.folder]
        if figures.follow(run) or key != known:
            if is_one:
                lines = lines_of_one(figures, look, theme)
            else:
                lines = lines_of_several(figures, look, theme, run.name, self._radius, str(run.folder))
            self._lines[run.folder] = key, lines
        return lines

    def _show_words(self, is_one: bool) -> None:
        theme = self._themes.theme
        if is_one:
            run = self._runs[0]
            figures = self._figures[run.folder]
            best = None if run.best is None else run.best.epoch
            entries = entries_of_one(theme, self.looks.of(run.folder), best, len(figures.pulses) > 0)
            accuracy = tr("Validation, % within")
        else:
            best, entries = None, entries_of_several(theme)
            accuracy = tr("Validation, % within {radius} m", radius=self._radius)
        loss = tr("Loss by epoch, log scale") if self.loss.is_log else tr("Loss by epoch")
        self.headings[0].show_words(loss, entries.loss)
        self.headings[1].show_words(accuracy, entries.accuracy)
        error = tr("Validation median error, m, log scale") if self.error.is_log else tr("Validation median error, m")
        self.headings[2].show_words(error, ())
        for plot in self.plots:
            plot.show_best(best)

    def _show_epochs(self) -> None:
        planned = max((epochs_planned(run) for run in self._runs), default=1)
        most = _MARGIN * last_epoch_shown(self._done, planned)
        for plot in self.plots:
            plot.show_range(*(self._zoom or (0.0, most)), most)

    def _show_line(self) -> None:
        if len(self._runs) == 1:
            self.line.show_words(quiet_line(self._runs[0]))
        else:
            n_running = sum(run.state in ("preparing", "training", "stopping") for run in self._runs)
            running = "  ·  " + tr("{n} at work", n=count_text(n_running)) if n_running else ""
            self.line.show_words(f"{said_shown(self._n_chosen)}{running}")

    def _show_scores(self) -> None:
        """What came of one run, its test part first."""
        run = self._runs[0] if len(self._runs) == 1 else None
        told = "" if run is None else "\n".join(text for text in (test_words(run), validation_words(run)) if text)
        self.scores.setText(told)
        self.scores.setVisible(bool(told))

    def _wait(self) -> None:
        self._pages.setCurrentIndex(0)
        words, share = (tr(NOTHING), None)
        if len(self._runs) == 1:
            words, share = waiting_words(self._runs[0])
        elif self._runs:
            words = tr("None of these runs has come to its first epoch.")
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setVisible(share is not None)
        self._bar.setValue(round(1000 * (share or 0.0)))

    # ---- the cursor

    @property
    def _done(self) -> float:
        """How many epochs are done by the furthest run."""
        ends = [rows[-1, 0] for f in self._figures.values() for rows in (f.epochs, f.pulses) if len(rows)]
        return max(ends, default=0.0)

    @Slot(object)
    def _point(self, epoch: int | None) -> None:
        last = max((f.epochs[-1, 0] for f in self._figures.values() if len(f.epochs)), default=0)
        self._epoch = None if epoch is None or last < 1 else int(min(max(epoch, 1), last))
        for plot in self.plots:
            plot.show_cursor(self._epoch)
        self._name_it()

    def _name_it(self) -> None:
        """Tell those who do not see them what stands under the cursor."""
        said = [
            f"{heading.title}: {', '.join(plot.readout.text.splitlines()[1:])}"
            for heading, plot in zip(self.headings, self.plots, strict=True)
            if plot.readout.text
        ]
        at = ". ".join((tr("Epoch {n}", n=self._epoch), *said)) if said else tr("Curves of the training")
        if at != self.accessibleName():
            self.setAccessibleName(at)

    @property
    def has_cursor(self) -> bool:
        return self._epoch is not None

    def step_cursor(self, n: int) -> None:
        self._point((self._epoch or 0) + n)

    def cursor_to(self, *, end: bool) -> None:
        self._point(round(self._done) if end else 1)

    def drop_cursor(self) -> None:
        self._point(None)

    @Slot(float, float)
    def _zoom_to(self, low: float, high: float) -> None:
        self._zoom = low, high
        self._show_epochs()

    @Slot()
    def _unzoom(self) -> None:
        self._zoom = None
        self._show_epochs()

    # ---- others

    @Slot(QToolButton)
    def _choose_radius(self, button: QToolButton) -> None:
        self._radius = button.property("radius")
        self._draw()

    @Slot(object)
    def _retheme(self, theme: Theme) -> None:
        for plot in self.plots:
            plot.paint(theme)
        self.legend.paint()
        self._draw()
        for heading in self.headings:
            heading.update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._is_late:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()
