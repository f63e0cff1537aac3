"""Inspect, Annotate, Compare, Train, Live, Field: one window divided for what is being done, a key each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from workbench.gui.looks.layout import ANNOTATE, COMPARE, FIELD, INSPECT, LIVE, TRAIN, WORKSPACES, Panes, Workspace
from workbench.gui.state.settings import SettingsStore


class Workspaces(QObject):
    """Each workspace remembers how its panes were left and which table was in front; so does the next start.

    `changed`: another one is present.
    """

    changed = Signal()

    def __init__(
        self, panes: Panes, tabs: QTabWidget, tables: Mapping[str, QWidget], store: SettingsStore, parent: QObject
    ) -> None:
        """tables : name -> page of `tabs`."""
        super().__init__(parent)
        self._panes, self._tabs, self._tables, self._store = panes, tabs, tables, store
        self._now = INSPECT

    @property
    def present(self) -> Workspace:
        return self._now

    @property
    def is_inspect(self) -> bool:
        return self._now is INSPECT

    @property
    def is_annotate(self) -> bool:
        return self._now is ANNOTATE

    @property
    def is_compare(self) -> bool:
        return self._now is COMPARE

    @property
    def is_train(self) -> bool:
        return self._now is TRAIN

    @property
    def is_live(self) -> bool:
        return self._now is LIVE

    @property
    def is_field(self) -> bool:
        return self._now is FIELD

    @Slot()
    def inspect(self) -> None:
        self.use(INSPECT)

    @Slot()
    def annotate(self) -> None:
        self.use(ANNOTATE)

    @Slot()
    def compare(self) -> None:
        self.use(COMPARE)

    @Slot()
    def train(self) -> None:
        self.use(TRAIN)

    @Slot()
    def live(self) -> None:
        self.use(LIVE)

    @Slot()
    def field(self) -> None:
        self.use(FIELD)

    def use(self, workspace: Workspace) -> None:
        """Go to another workspace; the present one is kept as it is."""
        if workspace is not self._now:
            self.remember()
            self._now = workspace
            self._show()

    def reset(self) -> None:
        """The present workspace as it was at first."""
        self._panes.forget(self._now, self._store)
        self._store.forget_state(f"{self._now.name}-tab")
        self._show()

    def remember(self) -> None:
        """Keep how things are now for the next start."""
        self._panes.remember(self._now, self._store)
        self._store.remember_state("workspace", self._now.name)
        front = next(name for name, page in self._tables.items() if page is self._tabs.currentWidget())
        self._store.remember_state(f"{self._now.name}-tab", front)

    def restore(self) -> None:
        """As people left the window, but for Live: it opens a sound device, which nobody asked for yet."""
        left = WORKSPACES.get(str(self._store.state("workspace")), INSPECT)
        self._now = INSPECT if left is LIVE else left
        self._show()

    def _show(self) -> None:
        self._panes.restore(self._now, self._store)
        page = self._tables.get(str(self._store.state(f"{self._now.name}-tab")), self._tables[self._now.tab])
        self._tabs.setCurrentWidget(page)
        self.changed.emit()
