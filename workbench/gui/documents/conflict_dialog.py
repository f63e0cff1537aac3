"""What was changed here and, differently, by another program: ours or theirs, item by item."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.merging.decider import Conflict
from workbench.gui.language.words import tr

_HEADERS = (QT_TR_NOOP("What"), QT_TR_NOOP("Here, not saved"), QT_TR_NOOP("In session.json"))


class ConflictDialog(QDialog):
    """Stays open beside the work. decided(names of the conflicts in which theirs is taken).

    theirs_at : names of conflicts in which theirs is ticked at first.
    """

    decided = Signal(object)

    def __init__(
        self,
        title: str,
        conflicts: tuple[Conflict, ...],
        parent: QWidget | None = None,
        *,
        theirs_at: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Changed by two"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.conflicts = conflicts
        places = tr("one place") if len(conflicts) == 1 else tr("{n} places", n=len(conflicts))
        said = QLabel(
            tr(
                "Another program changed the session.json of {title} in {places} that you changed, too. "
                "Choose what holds; everything else has been brought together.",
                title=title,
                places=places,
            )
        )
        said.setWordWrap(True)
        self.table = self._table()
        self._groups: list[QButtonGroup] = []
        for row, conflict in enumerate(conflicts):
            self._add(row, conflict, is_theirs=conflict.what in theirs_at)
        self._fit()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(said)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._buttons())
        self.resize(720, min(560, 170 + 34 * len(conflicts)))

    @property
    def theirs_at(self) -> frozenset[str]:
        """Conflicts in which theirs is ticked."""
        return frozenset(
            c.what for c, group in zip(self.conflicts, self._groups, strict=True) if group.checkedId() == 1
        )

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self.conflicts), len(_HEADERS), self)
        table.setHorizontalHeaderLabels([tr(header) for header in _HEADERS])
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        return table

    def _add(self, row: int, conflict: Conflict, *, is_theirs: bool) -> None:
        what = QTableWidgetItem(conflict.what)
        what.setToolTip(conflict.what)
        self.table.setItem(row, 0, what)
        group = QButtonGroup(self)
        for column, text in enumerate((conflict.ours, conflict.theirs)):
            choice = QRadioButton(text)
            choice.setToolTip(text)
            choice.setAccessibleName(f"{conflict.what}: {tr(_HEADERS[column + 1])}, {text}")
            choice.setContentsMargins(6, 0, 6, 0)
            group.addButton(choice, column)
            self.table.setCellWidget(row, column + 1, choice)
        group.button(1 if is_theirs else 0).setChecked(True)
        self._groups.append(group)

    def _fit(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.all_ours = QPushButton(tr("All from &Here"))
        self.all_theirs = QPushButton(tr("All from the &File"))
        self.go = QPushButton(tr("&Merge and Save"))
        for button, column in ((self.all_ours, 0), (self.all_theirs, 1)):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(self._tick_ours if column == 0 else self._tick_theirs)
        later = box.addButton(tr("&Later"), QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setAutoDefault(False)  # Enter, typed before anyone has read this, must not write to disk
        later.setDefault(True)
        box.rejected.connect(self.reject)
        box.accepted.connect(self._accept)
        return box

    @Slot()
    def _tick_ours(self) -> None:
        self._tick(0)

    @Slot()
    def _tick_theirs(self) -> None:
        self._tick(1)

    def _tick(self, column: int) -> None:
        for group in self._groups:
            group.button(column).setChecked(True)

    @Slot()
    def _accept(self) -> None:
        theirs_at = self.theirs_at
        self.accept()
        self.decided.emit(theirs_at)
