"""All edits of the open session since it was opened, by name: choose one to go there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.core.session import Session
from workbench.gui.language.words import tr
from workbench.gui.state.document import Document


class HistoryDialog(QDialog):
    """Stays open beside the work and follows the document. What could be redone is shown pale."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Edit history"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._is_filling = False
        said = QLabel(tr("Choose a step to go there. Nothing is lost until you edit from an earlier one."))
        said.setWordWrap(True)
        said.setProperty("role", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Steps of the edit history"))
        self.list.currentRowChanged.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(said)
        column.addWidget(self.list, 1)
        self.resize(360, 420)
        document.changed.connect(self._fill)
        document.saved_changed.connect(self._fill)
        self._fill()

    @Slot()
    def _fill(self, *_: object) -> None:
        self._is_filling = True
        history = self._document.history
        self.list.clear()
        for i, step in enumerate(history.steps):
            item = QListWidgetItem(step.name or (tr("Opened") if step.session is not None else tr("No session")))
            item.setToolTip(item.text())
            if _is_saved(step.session, self._document.saved):
                item.setText(tr("{edit}   (saved)", edit=item.text()))
            if i > history.index:
                item.setForeground(self.palette().placeholderText())
            if i == history.index:
                font = QFont(item.font())
                font.setBold(True)
                item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(history.index)
        self.list.setEnabled(not self._document.read_only_reason)
        self.list.setToolTip(self._document.read_only_reason)
        self._is_filling = False

    @Slot(int)
    def _go(self, row: int) -> None:
        if not self._is_filling and row >= 0:
            self._document.go_to(row)


def _is_saved(session: Session | None, saved: Session | None) -> bool:
    return session is not None and (session is saved or session == saved)
