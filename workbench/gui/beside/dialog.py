"""Which session to look at below the open one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.files.campaign import SessionRow
from workbench.gui.language.words import tr
from workbench.gui.looks.plain_tip import plain_tip

_FOLDER = Qt.ItemDataRole.UserRole


class BesideDialog(QDialog):
    """Sessions of the campaign, or any other folder. chosen(Path)."""

    chosen = Signal(object)

    def __init__(self, rows: Sequence[SessionRow], start: Path, parent: QWidget | None = None) -> None:
        """rows : what can be chosen at once. start : where people begin to look for another folder."""
        super().__init__(parent)
        self.setWindowTitle(tr("Compare with session"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._start = start
        self.search, self.list = QLineEdit(), QListWidget()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.show_button = buttons.addButton(tr("&Show Below"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.other = QPushButton(tr("&Other Folder…"))
        buttons.addButton(self.other, QDialogButtonBox.ButtonRole.ActionRole)
        said = QLabel(tr("Its spectrograms are shown below those of the open session, on the same time axis."))
        said.setWordWrap(True)
        said.setProperty("role", "muted")
        self.search.setPlaceholderText(tr("Find a session"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(tr("Sessions of the campaign"))
        for row in rows:
            self.list.addItem(_item(row))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (said, self.search, self.list, buttons):
            column.addWidget(part)
        self.search.textChanged.connect(self._filter)
        self.list.itemDoubleClicked.connect(self._choose)
        self.list.currentRowChanged.connect(self._enable)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        self.other.clicked.connect(self._ask)
        self.other.setAutoDefault(False)
        self.show_button.setDefault(True)
        self._filter("")
        self.resize(420, 420)

    @Slot(str)
    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        first = -1
        for i in range(self.list.count()):
            item = self.list.item(i)
            item.setHidden(not all(word in item.text().casefold() for word in words))
            if first < 0 and not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                first = i
        self.list.setCurrentRow(first)
        self._enable()

    @Slot()
    def _enable(self, *_: object) -> None:
        self.show_button.setEnabled(self.list.currentRow() >= 0)

    @Slot()
    def _choose(self, *_: object) -> None:
        item = self.list.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(Path(item.data(_FOLDER)))
            self.accept()

    @Slot()
    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Compare with the session in this folder"), str(self._start))
        if folder:
            self.chosen.emit(Path(folder))
            self.accept()


def _item(row: SessionRow) -> QListWidgetItem:
    item = QListWidgetItem(row.name)
    item.setData(_FOLDER, str(row.path))
    item.setToolTip(plain_tip(row.problem or str(row.path)))
    if row.problem:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
