"""The tables below the site, a tab each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TR_NOOP, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from workbench.gui.language.words import tr

TITLES = {
    "microphones": QT_TR_NOOP("Microphones"),
    "results": QT_TR_NOOP("Results"),
    "evidence": QT_TR_NOOP("Evidence"),
    "labels": QT_TR_NOOP("Labels"),
    "checks": QT_TR_NOOP("Checks"),
}


class TableTabs(QTabWidget):
    """The tab of the checks says how much there is to warn of."""

    def __init__(self, tables: Mapping[str, QWidget]) -> None:
        """tables : by the names of TITLES."""
        super().__init__()
        self._checks = tables["checks"]
        self.setDocumentMode(True)
        for name, title in TITLES.items():
            self.addTab(tables[name], tr(title))

    @Slot(int)
    def count_checks(self, n_notices: int) -> None:
        title = tr("Checks ({n})", n=n_notices) if n_notices else tr(TITLES["checks"])
        self.setTabText(self.indexOf(self._checks), title)
