"""The middle of the Train workspace: runs with their curves, and the form of a new training."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.settings import SettingsStore
from workbench.gui.training.runs_pane import RunsPane
from workbench.gui.work.worker import Worker


class TrainingPage(QWidget):
    """Two tabs, "Runs" and "New Training". The form is made when it is first asked for: `form_made` tells."""

    form_made = Signal()

    def __init__(
        self, themes: ThemeChoice, store: SettingsStore, worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._store, self._worker = themes, store, worker
        self.tabs, self.runs, self._new = QTabWidget(), RunsPane(themes, store), QWidget()
        self.form: QWidget | None = None
        QVBoxLayout(self._new).setContentsMargins(0, 0, 0, 0)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.runs, tr("Runs"))
        self.tabs.addTab(self._new, tr("New Training"))
        self.tabs.currentChanged.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def show_runs(self) -> None:
        self.tabs.setCurrentWidget(self.runs)
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keys to what is in front."""
        (self.form if self.shows_form and self.form is not None else self.runs.table.front).setFocus()

    def show_form(self) -> QWidget:
        """The form, in front."""
        self.tabs.setCurrentWidget(self._new)
        self._fill()
        assert self.form is not None
        return self.form

    @property
    def tab_stops(self) -> list[QWidget]:
        return [self.tabs.tabBar(), *self.runs.tab_stops]

    @property
    def shows_form(self) -> bool:
        return self.tabs.currentWidget() is self._new

    @Slot()
    def _fill(self, *_: object) -> None:
        if self.form is None and self.shows_form:
            from workbench.gui.training.new_training import NewTraining

            self.form = NewTraining(self._themes, self._store, self._worker)
            self._new.layout().addWidget(self.form)
            self.form_made.emit()
