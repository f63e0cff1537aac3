"""Runs side by side: what differs in their settings and machines, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.errors import UserError
from workbench.files.run_environment import environment_of
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.tables.spreadsheet import put_on_clipboard, write_csv
from workbench.gui.training.comparison_model import BEST, ComparisonModel
from workbench.gui.training.differences import SETTINGS, rows_of, table_of, what_is_unlike
from workbench.gui.training.run_looks import MOST_COMPARED, RunLooks, said_shown
from workbench.gui.training.seen import RunSeen
from workbench.gui.work.later import Later

EMPTY = QT_TR_NOOP("Choose two or more runs in the table to see what differs between them.")
_SOON_MS = 120
_BY_MORE = QT_TR_NOOP("; of held-out figures only where so few places do not leave it to chance")
_WIDEST_PX, _NARROWEST_PX, _LABEL_SHARE = 200, 74, 0.38


class Comparison(QWidget):
    """`show_runs(runs)` at every event is cheap. looks : those of the curves, so that a run is marked alike."""

    def __init__(self, themes: ThemeChoice, looks: RunLooks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._looks = themes, looks or RunLooks()
        self._runs: tuple[RunSeen, ...] = ()
        self._n_chosen = 0
        self._environments: dict[Path, Mapping[str, str]] = {}
        self._is_late = False
        self.model = ComparisonModel(themes.theme, self)
        self.view, self.note, self._empty = QTableView(), QLabel(), QLabel(tr(EMPTY))
        self.copy_button, self.export_button = QToolButton(), QToolButton()
        self._build()
        self._soon = Later(self.refresh, _SOON_MS, self)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)

    # ---- for the page

    def show_runs(self, runs: tuple[RunSeen, ...]) -> None:
        """Show these, a column each, in this order; of very many the first ones."""
        self._n_chosen, runs = len(runs), runs[:MOST_COMPARED]
        is_other = [run.folder for run in runs] != [run.folder for run in self._runs]
        self._runs, self._is_late = runs, True
        if not self.isVisible():
            return
        if is_other:
            self.refresh()
        else:
            self._soon.ask()

    def refresh(self) -> None:
        """Work it out anew."""
        self._is_late = False
        runs = self._runs
        self._looks.give(tuple(run.folder for run in runs))
        self._environments = {run.folder: self._environment(run) for run in runs}
        self._pages.setCurrentIndex(int(len(runs) > 1))
        rows = rows_of(runs, list(self._environments.values())) if len(runs) > 1 else ()
        looks = tuple(self._looks.of(run.folder) for run in runs)
        if self.model.show(rows, tuple(run.name for run in runs), looks):
            self._fit()
        self._show_note()

    def table(self) -> list[list[str]]:
        """Titles and rows for a spreadsheet: figures with all digits, units in a column of their own."""
        rows = [line for line in self.model.lines if not isinstance(line, str)]
        return table_of(rows, self.model.names)

    @Slot()
    def copy(self) -> None:
        """Put the table on the clipboard, tab-separated, as spreadsheets take it."""
        put_on_clipboard(self.table())

    def write_csv(self, path: Path) -> None:
        """Write the table as CSV, UTF-8. UserError when it cannot be written."""
        write_csv(path, self.table())

    @property
    def tab_stops(self) -> list[QWidget]:
        return [self.copy_button, self.export_button, self.view]

    # ---- assembly

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._set_up_view()
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(16)
        for button, tip, slot in (
            (self.copy_button, tr("Copy the table (tab-separated)"), self.copy),
            (self.export_button, tr("Export the table as CSV…"), self._export),
        ):
            button.setProperty("flat", True)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(slot)
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 4, 2)
        head.setSpacing(4)
        head.addWidget(self.note, 1)
        for button in (self.copy_button, self.export_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(full)

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(tr("What differs between the chosen runs"))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROWEST_PX)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(260, 96)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(600, 420)

    # ---- inside

    def _environment(self, run: RunSeen) -> Mapping[str, str]:
        """Read once; again as long as there is nothing to read, for a run that has only begun."""
        return self._environments.get(run.folder) or environment_of(run.folder)

    def _fit(self) -> None:
        """Headings go across all columns."""
        self.view.clearSpans()
        for i, line in enumerate(self.model.lines):
            if isinstance(line, str):
                self.view.setSpan(i, 0, 1, self.model.columnCount())
        self._share_room()

    def _share_room(self) -> None:
        """Columns as wide as what is in them; narrower, within reason, where they do not fit."""
        view, n_runs = self.view, self.model.columnCount() - 1
        if n_runs < 1:
            return
        view.resizeColumnsToContents()
        header = view.horizontalHeader()
        most_px = max(round(_LABEL_SHARE * view.viewport().width()), _NARROWEST_PX)
        header.resizeSection(0, min(header.sectionSize(0), most_px))
        room = (view.viewport().width() - header.sectionSize(0)) // n_runs
        for column in range(1, n_runs + 1):
            most = min(max(room, _NARROWEST_PX), _WIDEST_PX)
            header.resizeSection(column, min(max(header.sectionSize(column), _NARROWEST_PX), most))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_room()

    def _show_note(self) -> None:
        rows = [line for line in self.model.lines if not isinstance(line, str)]
        unlike = what_is_unlike(rows, self._runs)
        alike = "" if any(row.section == SETTINGS for row in rows) else tr("Their settings are the same.")
        by_more = tr(_BY_MORE) if any(row.label.endswith("places") for row in rows) else ""
        star = tr("{star} best of these{by_more}", star=BEST, by_more=by_more) if any(row.best for row in rows) else ""
        few = f"{said_shown(self._n_chosen)}." if self._n_chosen > len(self._runs) else ""
        self.note.setText("  ".join(part for part in (few, unlike, alike, star) if part))

    @Slot()
    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Export Comparison"), "comparison.csv", tr("CSV (*.csv)"))
        if not name:
            return
        try:
            self.write_csv(Path(name))
        except UserError as error:
            self.note.setText(str(error))

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.copy_button.setIcon(icon("copy", theme))
        self.export_button.setIcon(icon("export", theme))
        self.model.paint(theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._is_late:
            self.refresh()
