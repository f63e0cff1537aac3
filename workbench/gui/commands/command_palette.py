"""Every command by its name: type a few letters, press Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QTableView, QVBoxLayout, QWidget

from workbench.gui.commands.action_set import ActionSet
from workbench.gui.commands.actions import ACTIONS
from workbench.gui.language.words import tr

_ID_ROLE = Qt.ItemDataRole.UserRole


class CommandPalette(QDialog):
    """A field over a list of commands; those that cannot be used now are shown pale, with the reason as tooltip."""

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self.field, self.view = QLineEdit(), QTableView()
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(_model(actions, self))
        self.shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._set_up()

    def _set_up(self) -> None:
        self.field.setPlaceholderText(tr("Type what you want to do"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        view = self.view
        view.setModel(self.shown)
        view.setShowGrid(False)
        view.horizontalHeader().hide()
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 10)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.clicked.connect(self._run)
        view.setColumnWidth(0, 330)
        view.horizontalHeader().setStretchLastSection(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(view)
        self.setFixedSize(480, 400)
        view.selectRow(0)

    def open_over(self, widget: QWidget) -> None:
        """Show near the top middle of a window."""
        corner = widget.mapToGlobal(widget.rect().topLeft())
        self.move(corner.x() + (widget.width() - self.width()) // 2, corner.y() + 64)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Up, Down and Enter in the field act on the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.view.selectRow(min(max(self.view.currentIndex().row() + step, 0), self.shown.rowCount() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return False

    @Slot(str)
    def _filter(self, text: str) -> None:
        self.shown.setFilterFixedString(text.strip())
        self.view.selectRow(0)

    @Slot()
    def _run(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        action = self._actions[index.siblingAtColumn(0).data(_ID_ROLE)]
        if action.isEnabled():
            self.close()
            action.trigger()


def _model(actions: ActionSet, parent: QObject) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for action in ACTIONS:
        if action.id != "palette" and actions[action.id].isVisible():
            model.appendRow(_row(action.id, action.plain_text, actions[action.id]))
    return model


def _row(id: str, text: str, action: QAction) -> list[QStandardItem]:
    where = QStandardItem(action.text().replace("&", "") if id in ("undo", "redo") else text)
    key = QStandardItem(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
    key.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    for item in (where, key):
        item.setEnabled(action.isEnabled())
        item.setToolTip(action.toolTip())
    where.setData(id, _ID_ROLE)
    return [where, key]
