"""What an evaluation says: curves over a table of methods, differences, worst cases, the plan of a site."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.method_figures import MethodFigures
from workbench.gui.compare.accuracy_view import AccuracyView
from workbench.gui.compare.chooser import Chooser
from workbench.gui.compare.columns import method_columns, pair_columns, worst_columns
from workbench.gui.compare.looks import MethodLook, known_with
from workbench.gui.compare.plan_view import PlanView
from workbench.gui.compare.reckoning import Asked, Reckoned, WorstCase
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.plots.legend import Legend, LegendEntry
from workbench.gui.state.settings import FIELDS, SettingsStore
from workbench.gui.state.viewing import Look, Viewing
from workbench.gui.tables.rows_table import RowsTable

_SPLIT = "compare_rows"
_TABLE_PX = 120
_CURVES_PX = 240
_NO_PAIR = QT_TR_NOOP("There is one method here: tick two or more and evaluate again to see what tells them apart.")
_PAIRS = QT_TR_NOOP(
    "Each method less the reference, on the same clips and the same draws. An interval that holds 0 cannot tell the "
    "two apart with these recordings."
)


class Results(QWidget):
    """`asked_changed` when other figures are wanted: see `asked`. opened(key, clip, method) : a session is to be shown.

    clip -1 = the session as a whole. `renewed` when there are other things to come to by Tab.
    """

    asked_changed = Signal()
    opened = Signal(str, int, str)
    renewed = Signal()

    def __init__(
        self, viewing: Viewing, themes: ThemeChoice, store: SettingsStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._viewing, self._themes, self._store = viewing, themes, store
        self._evaluation: Evaluation | None = None
        self.reckoned: Reckoned | None = None
        ends_m = tuple(end.value for end in (FIELDS["radius_m"].low, FIELDS["radius_m"].high))
        self.chooser, self.legend, self.tabs = Chooser(), Legend(themes), QTabWidget()
        self.accuracy, self.plan = AccuracyView(themes, ends_m), PlanView(themes)
        nothing = Asked()
        self.methods = RowsTable(method_columns(nothing, {}), themes, tr("Methods and their figures"))
        self.pairs = RowsTable(pair_columns(nothing, {}, ""), themes, tr("Differences from the reference"))
        self.worst = RowsTable(worst_columns(nothing, {}), themes, tr("Worst cases"), opens_on_click=True)
        self.reference, self.pair_note, self.split = QComboBox(), QLabel(tr(_PAIRS)), QSplitter(Qt.Orientation.Vertical)
        self._is_split_chosen = False
        self._build()
        self._connect()

    # ---- for the desk

    @property
    def evaluation(self) -> Evaluation | None:
        """The one shown."""
        return self._evaluation

    @property
    def asked(self) -> Asked:
        """What is to be worked out."""
        look = self._viewing.look
        by, value = self.chooser.group
        kind = "height" if self.chooser.height_only.isChecked() else "2-D" if look.dimensions == 2 else "3-D"
        reference = str(self.reference.currentData() or "")
        return Asked(by, value, kind, look.radius_m, self.chooser.split_chosen, reference)  # type: ignore[arg-type]

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Another one: figures follow."""
        self._evaluation = evaluation
        self.chooser.by.setCurrentIndex(0)
        self.chooser.show_values(())
        self.chooser.show_split(evaluation.split)
        self.reference.clear()
        for method in evaluation.methods:
            self.reference.addItem(method.title, method.name)
        self.legend.show_entries(tuple(LegendEntry(m.name, m.title, self.looks[m.name]) for m in evaluation.methods))
        for table in (self.methods, self.pairs, self.worst):
            table.model_.known_methods = known_with(evaluation.method_names)

    def show_reckoned(self, reckoned: Reckoned | None) -> None:
        self.reckoned = reckoned
        if reckoned is not None:
            self.chooser.show_values(reckoned.values if reckoned.asked.by != "all" else ())
        self._show_curves()
        self._show_tables()

    @property
    def titles(self) -> dict[str, str]:
        return {} if self._evaluation is None else {m.name: m.title for m in self._evaluation.methods}

    @property
    def looks(self) -> dict[str, MethodLook]:
        names = () if self._evaluation is None else self._evaluation.method_names
        known = known_with(names)
        return {name: MethodLook(name, known) for name in names}

    @property
    def table_in_front(self) -> RowsTable:
        """The table of the page in front; of the plan, the methods'."""
        return (self.methods, self.pairs, self.worst, self.methods)[self.tabs.currentIndex()]

    @property
    def tab_stops(self) -> list[QWidget]:
        """Where Tab goes, in this order."""
        pages = [*self.accuracy.tab_stops, self.methods, self.reference, self.pairs, self.worst, *self.plan.tab_stops]
        return [*self.chooser.tab_stops, *self.legend.buttons.values(), self.tabs.tabBar(), *pages]

    # ---- assembly

    def _build(self) -> None:
        first = QWidget()
        rows = QVBoxLayout(first)
        rows.setContentsMargins(0, 0, 0, 0)
        self.split.addWidget(self.accuracy)
        self.split.addWidget(self.methods)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(4)
        self.split.setStretchFactor(0, 1)
        self.methods.setMinimumHeight(_TABLE_PX)
        rows.addWidget(self.split)
        for page, text in (
            (first, tr("Accuracy")),
            (self._pair_page(), tr("Differences")),
            (self.worst, tr("Worst Cases")),
            (self.plan, tr("Plan")),
        ):
            self.tabs.addTab(page, text)
        self.tabs.setDocumentMode(True)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.chooser)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        if (state := self._store.state(_SPLIT)) is not None:
            self._is_split_chosen = self.split.restoreState(state)

    def _pair_page(self) -> QWidget:
        page, label = QWidget(), QLabel(tr("Compared with"))
        label.setBuddy(self.reference)
        self.reference.setAccessibleName(tr("Compared with"))
        self.reference.setToolTip(tr("The method that the others are compared with"))
        self.pair_note.setProperty("role", "muted")
        self.pair_note.setWordWrap(True)
        self.pair_note.setContentsMargins(8, 0, 8, 0)
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 0)
        head.setSpacing(8)
        head.addWidget(label)
        head.addWidget(self.reference)
        head.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.pair_note)
        column.addWidget(self.pairs, 1)
        return page

    def _connect(self) -> None:
        self.chooser.chosen.connect(self.asked_changed)
        self.reference.activated.connect(self._tell_asked)
        self.methods.chosen.connect(self._choose_method)
        self.legend.hidden_changed.connect(self._show_curves)
        self.legend.renewed.connect(self.renewed)
        self.accuracy.radius_dragged.connect(self._take_radius)
        self._viewing.changed.connect(self._take_look)
        self.worst.opened.connect(self._open_worst)
        self.plan.opened.connect(self._open_point)
        self.split.splitterMoved.connect(self._take_split)
        self._themes.changed.connect(self._retheme)
        self._show_radius()

    # ---- showing

    @Slot()
    def _show_curves(self) -> None:
        shown = (self.reckoned, self.looks, self.titles, frozenset(map(str, self.legend.hidden)))
        self.accuracy.show_reckoned(*shown)
        self.plan.show_reckoned(*shown)

    def _show_tables(self) -> None:
        found, titles = self.reckoned, self.titles
        if found is None:
            for table in (self.methods, self.pairs, self.worst):
                table.show_rows(())
            return
        self.methods.show_rows(found.figures, method_columns(found.asked, titles))
        self.pairs.show_rows(found.pairs, pair_columns(found.asked, titles, found.reference))
        self.pair_note.setText(tr(_PAIRS if found.pairs else _NO_PAIR))
        if self.worst.model_.rows != found.worst:
            self.worst.show_rows(found.worst, worst_columns(found.asked, titles))
        self._share_height()

    def _show_radius(self) -> None:
        radius_m = self._viewing.look.radius_m
        self.accuracy.show_radius(radius_m)
        self.plan.show_radius(radius_m)

    @Slot(object)
    def _retheme(self, theme: Theme) -> None:
        self.legend.paint()

    # ---- what people do

    @Slot()
    def _tell_asked(self, *_: object) -> None:
        self.asked_changed.emit()

    @Slot(float)
    def _take_radius(self, radius_m: float) -> None:
        self._viewing.change(radius_m=radius_m)

    @Slot(object, object)
    def _take_look(self, before: Look, now: Look) -> None:
        if before.radius_m != now.radius_m:
            self._show_radius()
        if (before.radius_m, before.dimensions) != (now.radius_m, now.dimensions):
            self.asked_changed.emit()

    @Slot(object)
    def _choose_method(self, figures: MethodFigures) -> None:
        self.accuracy.choose(figures.method)

    @Slot(object)
    def _open_worst(self, case: WorstCase) -> None:
        self.opened.emit(case.key, case.clip, case.method)

    @Slot(str, str)
    def _open_point(self, key: str, method: str) -> None:
        self.opened.emit(key, -1, method)

    # ---- division

    @Slot()
    def _take_split(self, *_: object) -> None:
        self._is_split_chosen = True

    def _share_height(self) -> None:
        """All methods where the curves keep their room."""
        whole = self.split.height() - self.split.handleWidth()
        if not self._is_split_chosen and whole > 0:
            table = max(min(self.methods.natural_height, whole - _CURVES_PX), _TABLE_PX)
            self.split.setSizes([whole - table, table])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_height()

    def remember(self) -> None:
        """Keep the split for the next start."""
        if self._is_split_chosen:
            self._store.remember_state(_SPLIT, self.split.saveState())
