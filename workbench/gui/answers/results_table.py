"""What the methods answered, clip by clip, against the truth where it is known."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QItemSelection, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.session import Session
from workbench.gui.answers.methods import method_names, said_caveats, said_of_radii, shown_method
from workbench.gui.answers.results import result_rows, said_summary, summarise
from workbench.gui.answers.results_model import (
    CLIP,
    ERROR,
    EXPORTED,
    HULL,
    METHOD,
    N_COLUMNS,
    RADIUS,
    RESIDUAL,
    ROW_ROLE,
    SORT_ROLE,
    SURVEY,
    TIME,
    WARNINGS,
    WITHIN,
    ResultsModel,
    X,
    Y,
    Z,
    plain_cell,
)  # fmt: skip
from workbench.gui.frame.one_line import OneLine
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.marks import mark_pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice, method_mark
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look, Viewing
from workbench.gui.tables.spreadsheet import put_on_clipboard
from workbench.gui.work.later import Later

EMPTY = QT_TR_NOOP("No answers yet.\n\nPress Localize (Ctrl+R) to ask where the source is.")


_WIDEST = {
    CLIP: "joint0", TIME: "From s", X: "000.00", Y: "000.00", Z: "-00.00", RADIUS: "90 % m", ERROR: "Error m",
    WITHIN: "In 2.0 m", HULL: "△ out", RESIDUAL: "00.00 dB", WARNINGS: "Notes",
}  # fmt: skip
"""What a column must have room for; the method takes what is left."""

_WIDE_PX, _WIDER_PX = 600, 720
_PAD_PX = 15
_N_ROWS_LEAST = 5
"""Rows of the table that keep their room beside what stands above it, which scrolls from there on."""


class ResultsTable(QWidget):
    """A line of summary a method, then the table; a click chooses the clip everywhere, and says whose row it is."""

    method_chosen = Signal(str)

    def __init__(
        self, document: Document, viewing: Viewing, predictions: Predictions, themes: ThemeChoice,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._viewing, self._predictions, self._themes = document, viewing, predictions, themes
        self.model = ResultsModel(themes.theme, self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT_ROLE)
        self.view, self.note, self._empty = QTableView(), OneLine(), QLabel(tr(EMPTY))
        self.copy_button, self.export_button, self.offer_button = QToolButton(), QToolButton(), QPushButton()
        self._lines, self._above = QVBoxLayout(), QScrollArea()
        self._shown_lines: tuple[list[tuple[str, str]], Theme | None] = ([], None)
        self._set_up_view()
        self._set_up()
        self.sorted.layoutChanged.connect(self._span_reasons)
        self._refresh = Later(self.refresh, 100, self)
        predictions.changed.connect(self._refresh.ask)
        document.changed.connect(self._take_document)
        viewing.changed.connect(self._take_look)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)
        self.refresh()

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.sorted)
        view.setSortingEnabled(True)
        view.sortByColumn(METHOD, Qt.SortOrder.AscendingOrder)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setAccessibleName(tr("Answers of the methods"))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        bold = QFont(view.font())
        bold.setBold(True)
        for column, widest in _WIDEST.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, QFontMetrics(bold).horizontalAdvance(widest) + _PAD_PX)
        header.setSectionResizeMode(METHOD, QHeaderView.ResizeMode.Stretch)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.selectionModel().selectionChanged.connect(self._choose)

    def _set_up(self) -> None:
        self.note.setProperty("role", "muted")
        self.copy_button.setToolTip(tr("Copy the table (tab-separated)"))
        self.export_button.setToolTip(tr("Export the table as CSV…"))
        for button in (self.copy_button, self.export_button):
            button.setProperty("flat", True)
            button.setAccessibleName(button.toolTip())
        self.copy_button.clicked.connect(self.copy)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        inside = QWidget()
        inside.setLayout(self._lines)
        self._above.setWidget(inside)
        self._above.setWidgetResizable(True)
        self._above.setFrameShape(QScrollArea.Shape.NoFrame)
        self._above.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._above.setAccessibleName(tr("What each method found"))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._above)
        words.addWidget(self.note)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 4)
        head.addLayout(words, 1)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignTop)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty_page())
        self._stack.addWidget(full)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._empty)
        column.addWidget(self.offer_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.offer_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.offer("")
        return page

    def offer(self, text: str) -> None:
        """Where there are no answers yet: a button that brings others back; "" takes it away."""
        self.offer_button.setText(text)
        self.offer_button.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where it is narrow, the clip's time goes into its tooltip."""
        super().resizeEvent(event)
        self.view.setColumnHidden(TIME, self.width() < _WIDE_PX)
        self._show_residuals()
        self._share_height()

    def _share_height(self) -> None:
        """The lines above the table never push it out: some of its rows are in sight, the lines scroll."""
        view, n = self.view, max(self._lines.count(), 1)
        line_px = self.fontMetrics().height() + 2
        table_px = view.horizontalHeader().sizeHint().height() + view.horizontalScrollBar().sizeHint().height()
        table_px += _N_ROWS_LEAST * view.verticalHeader().defaultSectionSize()
        left_px = self.height() - table_px - line_px - 20
        n_fitting = max(left_px // (line_px + self._lines.spacing()), 1)
        self._above.setFixedHeight(min(n, n_fitting) * (line_px + self._lines.spacing()) - self._lines.spacing())

    @property
    def summary_text(self) -> str:
        """The summary lines as shown."""
        labels = [self._lines.itemAt(i).widget() for i in range(self._lines.count())]
        return "\n".join(w.property("said") for w in labels if w is not None)

    def refresh(self) -> None:
        """Compute rows and summary anew from predictions, truth, radius and dimensions."""
        look = self._viewing.look
        rows = result_rows(self._predictions, self._document.session, look.radius_m, look.dimensions)
        origins = {m: origin for m in self._predictions.methods if (origin := self._predictions.origin_of(m))}
        self.model.say_origins({method: origin.words for method, origin in origins.items()})
        self.model.show(rows, look.radius_m, look.dimensions)
        self._stack.setCurrentIndex(1 if rows else 0)
        is_truth_known = any(r.error_m is not None for r in rows)
        for column in (ERROR, WITHIN):
            self.view.setColumnHidden(column, bool(rows) and not is_truth_known)
        self.view.setColumnHidden(WARNINGS, not any(r.warnings for r in rows))
        self._fit_places()
        self._show_residuals()
        self._span_reasons()
        self._show_summary()
        self._select(look.clip)

    def _show_residuals(self) -> None:
        """Residuals, radii and the hull; where it is narrow they stay in the places' tooltips."""
        rows = self.model.rows
        has_residuals = any(r.residual is not None for r in rows)
        self.view.setColumnHidden(RESIDUAL, not has_residuals or self.width() < _WIDER_PX)
        has_radii, has_errors = any(r.radius_90_m is not None for r in rows), any(r.error_m is not None for r in rows)
        is_narrow = self.width() < _WIDE_PX
        self.view.setColumnHidden(RADIUS, not has_radii or (has_errors and is_narrow))
        self.view.setColumnHidden(HULL, is_narrow)  # names of methods need the room

    def _fit_places(self) -> None:
        """Numbers are never cut, those of the session's bold row neither."""
        bold = QFont(self.view.font())
        bold.setBold(True)
        metrics, titles = QFontMetrics(bold), self.model.titles()
        answered = [r for r in self.model.rows if r.position_m is not None]
        for column in (CLIP, X, Y, Z, RADIUS, ERROR, WITHIN, HULL, RESIDUAL):
            texts = {_WIDEST[column], titles[column], *(self.model.text(r, column) for r in answered)}
            longest = max(map(len, texts))
            widest_px = max(metrics.horizontalAdvance(text) for text in texts if len(text) >= longest - 2)
            self.view.horizontalHeader().resizeSection(column, widest_px + _PAD_PX)

    @Slot()
    def _span_reasons(self) -> None:
        """Why there is no answer runs over the columns that would hold it."""
        self.view.clearSpans()
        for i in range(self.sorted.rowCount()):
            if self.sorted.index(i, METHOD).data(ROW_ROLE).why_not:
                self.view.setSpan(i, X, 1, N_COLUMNS - 1 - X)

    def _show_summary(self) -> None:
        summaries, radius_m = summarise(self.model.rows), self._viewing.look.radius_m
        lines = [(s.method, said_summary(self._title_of(s.method), s, radius_m)) for s in summaries]
        if (lines, self._themes.theme) == self._shown_lines:
            return
        self._shown_lines = (lines, self._themes.theme)
        while self._lines.count():
            self._lines.takeAt(0).widget().deleteLater()
        for method, said in lines:
            self._lines.addWidget(self._line(method, said))
        methods = [shown_method(s.method) for s in summaries]
        measured = said_of_radii([shown_method(s.method) for s in summaries if s.radius_90_m is not None])
        self.note.setText(" ".join(filter(None, (said_caveats(methods), measured))))
        self.note.say_more("\n".join(f"{m.title}: {m.caveat}" for m in methods if m.caveat))
        self._share_height()

    def _title_of(self, method: str) -> str:
        """With where its answers come from, unless from here."""
        origin, title = self._predictions.origin_of(method), shown_method(method).title
        return title if origin is None else f"{title}, {origin.words}"

    def _line(self, method: str, said: str) -> QWidget:
        line, mark, words = QWidget(), QLabel(), OneLine(said)
        mark.setPixmap(mark_pixmap(method_mark(self._themes.theme, method, method_names()), 12, 2.0))
        line.setProperty("said", said)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(words, 1)
        return line

    def table(self) -> list[list[str]]:
        """Titles and cells for a spreadsheet, in the order shown: figures with all digits that matter, plain minus."""
        shown = [self.sorted.index(i, 0).data(ROW_ROLE) for i in range(self.sorted.rowCount())]
        titles = [*EXPORTED, *(SURVEY if any(r.survey_m for r in shown) else ())]
        return [titles, *([plain_cell(r, c) for c in range(len(titles))] for r in shown)]

    @Slot()
    def copy(self) -> None:
        """Put the table on the clipboard, tab-separated, as spreadsheets take it."""
        put_on_clipboard(self.table())

    @Slot(QItemSelection, QItemSelection)
    def _choose(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        chosen = self.view.selectionModel().selectedRows(CLIP)
        if len(chosen) == 1 and self.view.hasFocus():
            row = chosen[0].data(ROW_ROLE)
            self._viewing.change(clip=row.clip)
            self.method_chosen.emit(row.method)

    def choose(self, method: str, clip: int | None) -> None:
        """Choose this answer's row, and with it its method, as a click on it does; nothing where there is no such."""
        self._viewing.change(clip=clip)
        self._refresh.now()
        self.view.clearSelection()
        for i in range(self.sorted.rowCount()):
            index = self.sorted.index(i, METHOD)
            row = index.data(ROW_ROLE)
            if (row.method, row.clip) == (method, clip):
                self.view.selectRow(i)
                self.view.scrollTo(index)
                self.method_chosen.emit(method)

    def _select(self, clip: int | None) -> None:
        """Show which rows belong to the clip that is looked at, unless one of them is chosen already."""
        chosen = [i.data(ROW_ROLE) for i in self.view.selectionModel().selectedRows(CLIP)]
        if any(r.clip == clip for r in chosen):
            return
        self.view.clearSelection()
        for i in range(self.sorted.rowCount()):
            index = self.sorted.index(i, METHOD)
            if clip is not None and index.data(ROW_ROLE).clip == clip:
                self.view.selectRow(i)
                self.view.scrollTo(index)
                return

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        self._refresh.ask()

    @Slot(object, object)
    def _take_look(self, before: Look, now: Look) -> None:
        if (before.radius_m, before.dimensions) != (now.radius_m, now.dimensions):
            self._refresh.ask()
        elif before.clip != now.clip:
            self._select(now.clip)

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.copy_button.setIcon(icon("copy", theme))
        self.export_button.setIcon(icon("export", theme))
        self.model.paint(theme)
        if self.model.rows:
            self._show_summary()
