"""The last twelve sessions and campaigns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.language.words import tr
from workbench.gui.state.settings import SettingsStore

N_RECENT = 12


class RecentMenu(QMenu):
    """ "Open Recent": filled from the settings whenever it is about to show; `chosen(Path)`."""

    chosen = Signal(object)

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open &Recent"), parent)
        self._store = store
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._take)
        self.fill()

    def paths(self) -> tuple[Path, ...]:
        """Newest first."""
        return tuple(Path(p) for p in self._store.settings.recent.split("\t") if p)

    def add(self, path: Path) -> None:
        """Put a path on top."""
        others = [p for p in self.paths() if p != path]
        self._store.change(recent="\t".join(str(p) for p in [path, *others][:N_RECENT]))
        self.fill()

    @Slot()
    def fill(self) -> None:
        self.clear()
        for i, path in enumerate(self.paths(), start=1):
            shown = self.addAction(f"&{i}  {path.name}" if i < 10 else f"{i}  {path.name}")
            shown.setData(str(path))
            shown.setToolTip(str(path))
        if self.isEmpty():
            self.addAction(tr("Nothing opened yet")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(tr("Clear This List")).setData("")

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(Path(action.data()))
        else:
            self._store.change(recent="")
