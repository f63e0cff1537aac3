"""Which of the saved answers to show."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.files.saved_predictions import N_MOST, SavedPredictions
from workbench.gui.answers.methods import shown_method
from workbench.gui.documents.said import said_time
from workbench.gui.language.words import tr
from workbench.gui.tables.plain_table import RIGHT, PlainTable

LOOKING = QT_TR_NOOP("Looking for saved answers…")
NONE = QT_TR_NOOP(
    "None were saved yet. File > Save Predictions keeps the answers on screen, and so does closing the session."
)
HOW = QT_TR_NOOP("Answers out of a file take the place of what the same methods said before.")
_TITLES = (QT_TR_NOOP("Made"), QT_TR_NOOP("Methods"), QT_TR_NOOP("Clips"), QT_TR_NOOP("The session since then"))


class OpenPredictionsDialog(QDialog):
    """Newest first. `chosen(SavedPredictions)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Open predictions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._saved: tuple[SavedPredictions, ...] = ()
        self.said = QLabel(tr(LOOKING))
        self.said.setWordWrap(True)
        self.table = PlainTable(tuple(map(tr, _TITLES)), tr("Saved answers"), wide=1, left=(0, 1, 3))
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.doubleClicked.connect(self._choose)
        self.show_button = QPushButton(tr("&Show"))
        self.show_button.setDefault(True)
        self.show_button.setEnabled(False)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.addButton(self.show_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        box.rejected.connect(self.reject)
        self.show_button.clicked.connect(self._choose)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        for part in (self.said, self.table, box):
            whole.addWidget(part)
        self.resize(680, 360)

    def show_saved(self, saved: tuple[SavedPredictions, ...]) -> None:
        self._saved = saved
        more = tr(" The {n} newest are listed.", n=N_MOST) if len(saved) == N_MOST else ""
        self.said.setText(f"{tr(HOW)}{more}" if saved else tr(NONE))
        self.table.setRowCount(len(saved))
        for row, one in enumerate(saved):
            for column, text in enumerate(_cells(one)):
                item = QTableWidgetItem(text)
                item.setToolTip(one.problem or f"{text}\n{one.path.name}")
                if column == 2:
                    item.setTextAlignment(RIGHT)
                if one.file is None:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.table.setItem(row, column, item)
        first = next((row for row, one in enumerate(saved) if one.file is not None), None)
        if first is not None:
            self.table.selectRow(first)
        self._enable()

    @property
    def _selected(self) -> SavedPredictions | None:
        rows = self.table.selectionModel().selectedRows()
        found = self._saved[rows[0].row()] if rows else None
        return found if found is not None and found.file is not None else None

    @Slot()
    def _enable(self) -> None:
        self.show_button.setEnabled(self._selected is not None)

    @Slot()
    def _choose(self, *_: object) -> None:
        found = self._selected
        if found is not None:
            self.chosen.emit(found)
            self.accept()


def _cells(saved: SavedPredictions) -> tuple[str, ...]:
    if saved.file is None:
        return (saved.path.stem, tr("cannot be read"), "", "")
    titles = ", ".join(shown_method(method).title for method in saved.methods)
    since = tr("as it was") if saved.is_of_now else tr("edited since")
    return (said_time(saved.file.made_at), titles, str(saved.n_clips), since)
