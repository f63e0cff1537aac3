"""Which sessions get this session's array, and what that changes in each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.array.copying import ArrayCopy, array_copy
from workbench.core.array.mirror import mirrored_problem
from workbench.core.bearing import bearing
from workbench.core.errors import UserError
from workbench.core.session import Point, Session, title_of
from workbench.engine.copy_array import CopyArray
from workbench.files.campaign import SessionRow
from workbench.files.session_folder import read_session
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import shown
from workbench.gui.placing.copy_model import CopyModel

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_HEADS = QT_TR_NOOP("Microphone"), QT_TR_NOOP("Now (m)"), QT_TR_NOOP("Then (m)"), QT_TR_NOOP("Moves (m)")
_WIDEST_PX = 280


class CopyDialog(QDialog):
    """chosen(CopyArray) : the job to run, when people press Copy. is_saved : False = `array` has unsaved edits."""

    chosen = Signal(object)

    def __init__(
        self, array: Session, rows: Sequence[SessionRow], parent: QWidget | None = None, *, is_saved: bool = True
    ) -> None:
        super().__init__(parent)
        self._array, self._is_saved = array, is_saved
        self._looked_at: Path | None = None
        self.setWindowTitle(tr("Copy array to sessions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        others = [row for row in rows if row.path != array.folder]
        self.model = CopyModel(others, len(array.microphones), array.site.name, self)
        self.filter, self.view, self.preview = QLineEdit(), QTableView(), QTableWidget(0, len(_HEADS))
        self.by_name, self.by_order = QRadioButton(tr("by &name")), QRadioButton(tr("by &order"))
        self.with_site = QCheckBox(tr("Copy the site's name, size and survey too"))
        self.looked_at, self.notes, self.warning = QLabel(), QLabel(), QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.copy = self.buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._set_up()
        self._count()
        self.resize(760, 660)

    def _set_up(self) -> None:
        n = sum(m.position_m is not None for m in self._array.microphones)
        said = QLabel(
            tr(
                "The places of {n} microphones of {title} are written into the ticked sessions. "
                "One undo (Ctrl+Alt+U) takes all of it back while this window is open; what stood there before is also "
                "kept as an earlier version of each.",
                n=n,
                title=title_of(self._array),
            )
        )
        said.setWordWrap(True)
        said.setProperty("role", "muted")
        self.filter.setPlaceholderText(tr("Filter by name or site"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.model.filter)
        self.by_name.setChecked(True)
        self._set_up_view()
        self._set_up_preview()
        all_on, all_off = QPushButton(tr("Tick &All Shown")), QPushButton(tr("&Untick All Shown"))
        for button, slot in ((all_on, self._tick_all), (all_off, self._untick_all)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        top, ways = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(all_on)
        top.addWidget(all_off)
        ways.addWidget(QLabel(tr("Microphones belong together")))
        for part in (self.by_name, self.by_order):
            ways.addWidget(part)
        ways.addSpacing(16)
        ways.addWidget(self.with_site)
        ways.addStretch(1)
        for label in (self.looked_at, self.notes):
            label.setWordWrap(True)
            label.setProperty("role", "muted")
        self.warning.setWordWrap(True)
        self.warning.setProperty("role", "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(said)
        column.addLayout(top)
        column.addWidget(self.view, 3)
        column.addLayout(ways)
        column.addWidget(self.looked_at)
        column.addWidget(self.preview, 2)
        column.addWidget(self.notes)
        column.addWidget(self.warning)
        column.addWidget(self.buttons)
        for toggle in (self.by_name, self.with_site):
            toggle.toggled.connect(self._show_preview)
        self.model.ticked_changed.connect(self._count)
        self.copy.setDefault(True)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _set_up_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for section in range(2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        for section in (2, 3):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self.view.setAccessibleName(tr("Sessions to copy the array to; Space ticks"))
        self.view.selectionModel().currentChanged.connect(self._look_at)
        self.model.modelReset.connect(self._show_first)
        self._show_first()

    def _set_up_preview(self) -> None:
        self.preview.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setShowGrid(False)
        self.preview.verticalHeader().hide()
        self.preview.horizontalHeaderItem(0).setTextAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for section in range(1, len(_HEADS)):
            self.preview.horizontalHeaderItem(section).setTextAlignment(_RIGHT)
        self.preview.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names of one kind differ at their ends
        header = self.preview.horizontalHeader()
        header.setMaximumSectionSize(_WIDEST_PX)
        for section in range(len(_HEADS)):
            is_long = section in (1, 2)
            mode = QHeaderView.ResizeMode.Stretch if is_long else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(section, mode)

    # ---- choosing

    def job(self) -> CopyArray:
        """What Copy would do now."""
        by = "name" if self.by_name.isChecked() else "order"
        return CopyArray(self._array, self.model.ticked, by, self.with_site.isChecked())

    @Slot()
    def _accept(self) -> None:
        job = self.job()
        self.accept()
        self.chosen.emit(job)

    @Slot()
    def _tick_all(self) -> None:
        self.model.tick_shown(True)

    @Slot()
    def _untick_all(self) -> None:
        self.model.tick_shown(False)

    @Slot()
    def _count(self) -> None:
        n = len(self.model.ticked)
        some = tr("Copy to 1 Session") if n == 1 else tr("Copy to {n} Sessions", n=n)
        self.copy.setText(some if n else tr("Copy to Sessions"))
        self.copy.setEnabled(n > 0)
        self.copy.setToolTip("" if n else tr("Tick a session first"))
        told = [_said_placed(len(self.model.placed), n)]
        if not self._is_saved and n:
            told.append(tr("{title} has unsaved edits and is saved first.", title=title_of(self._array)))
        self.warning.setText(" ".join(filter(None, told)))
        self.warning.setVisible(bool(self.warning.text()))

    # ---- preview

    @Slot()
    def _show_first(self) -> None:
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
        else:
            self._looked_at = None
            self._show_preview()

    @Slot(QModelIndex, QModelIndex)
    def _look_at(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._looked_at = self.model.path_at(now.row()) if now.isValid() else None
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        """What copying would do to the session that is looked at."""
        self.preview.setRowCount(0)
        self.looked_at.setText("")
        if self._looked_at is None:
            self._tell(tr("No other session is listed: open a campaign first") if not self.model.has_any else "")
            return
        try:
            target = read_session(self._looked_at)
        except UserError as error:
            self._tell(str(error))
            return
        job = self.job()
        copied = array_copy(self._array, target, job.by, with_site=job.with_site)
        self.looked_at.setText(tr("What would change in {title}:", title=title_of(target)))
        self.preview.setRowCount(len(copied.changes))
        for row, change in enumerate(copied.changes):
            before = change.before_m
            moves = tr("new") if before is None else shown(bearing(before, change.after_m).distance_m, 2)
            for column, text in enumerate((change.name, _said(before), _said(change.after_m), moves)):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(_RIGHT)
                self.preview.setItem(row, column, item)
        self._tell("\n".join(self._notes(target, copied)))

    def _tell(self, text: str) -> None:
        self.notes.setText(text)
        self.notes.setVisible(bool(text))

    def _notes(self, target: Session, copied: ArrayCopy) -> list[str]:
        notes = [tr("{title}: nothing changes", title=title_of(target))] if copied.session is target else []
        mirrored = mirrored_problem(self._array, target)
        return [*notes, *copied.left_out, *([mirrored] if mirrored else [])]


def _said(place_m: Point | None) -> str:
    return "\N{EM DASH}" if place_m is None else "   ".join(shown(v, 2) for v in place_m)


def _said_placed(n_placed: int, n: int) -> str:
    """What copying to n sessions replaces, in a sentence; empty when nothing is lost."""
    if not n_placed:
        return ""
    if n == 1:
        return tr("It is placed already and will change.")
    if n_placed == n:
        return tr("All of these {n} are placed already and will change.", n=n)
    if n_placed == 1:
        return tr("1 of these {n} is placed already and will change.", n=n)
    return tr("{some} of these {n} are placed already and will change.", some=n_placed, n=n)
