"""What the window does with trainings: the Train menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.files.shipped import runs_folder
from workbench.gui.training.watch import RunsWatch

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class TrainingDesk(QObject):
    """Commands are about the runs chosen in the table. `changed`: what can be done may have changed."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.page = window, window.training_page
        self.watch = RunsWatch(runs_folder(), self)
        window.workspaces.changed.connect(self._take_workspace)

    @Slot()
    def new_training(self) -> None:
        """Show the form."""
        self._window.workspaces.train()
        self.page.tabs.setCurrentIndex(1)

    @Slot()
    def _take_workspace(self) -> None:
        if self._window.workspaces.is_train:
            self._window.pages.setCurrentWidget(self._window.panes)
