"""The sessions of a campaign, with what each still lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.events import Event
from workbench.files.campaign import SessionRow
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.work.jobs import SessionFound

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
EMPTY = "No sessions yet.\n\nDrop recordings or a campaign folder here, or press Ctrl+O to open one."
NO_MATCH = "No session matches."


def said(row: SessionRow) -> str:
    """A row in words, for the tooltip and for those who do not see the marks."""
    if row.problem:
        return f"{row.name} cannot be opened. {row.problem}"
    missing = "".join(f"\nIts sound file {name} is missing." for name in row.missing_files)
    count = "1 microphone" if row.n_microphones == 1 else f"{row.n_microphones} microphones"
    placed = "all placed" if row.is_placed else "not all placed yet"
    truth = "the true place of the source is known" if row.has_truth else "the true place of the source is not known"
    return f"{row.name}: {count}, {placed}; {truth}.{missing}\n{row.path}"


class CampaignModel(QAbstractListModel):
    """Rows in the order they were found; one row a folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SessionRow] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(row)
        return row if role == ROW_ROLE else None

    def put(self, row: SessionRow) -> None:
        """Add a row, or bring the row of the same folder up to date."""
        for i, known in enumerate(self._rows):
            if known.path == row.path:
                if known != row:
                    self._rows[i] = row
                    self.dataChanged.emit(self.index(i), self.index(i))
                return
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
        self._rows.append(row)
        self.endInsertRows()

    def clear(self) -> None:
        self.beginResetModel()
        self._rows = []
        self.endResetModel()


class SessionDelegate(QStyledItemDelegate):
    """One line: name, then a tick or dash (placed or not; a triangle: sound is missing) and a ring (truth known).

    A session that cannot be opened has an exclamation mark instead.
    """

    def __init__(self, themes: ThemeChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.open_folder: Path | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(80, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row, box = self._themes.theme, index.data(ROW_ROLE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.raised))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.background))
        font = painter.font()
        if row.path == self.open_folder:
            painter.fillRect(QRect(box.left(), box.top() + 4, 3, box.height() - 8), QColor(theme.accent))
            font.setBold(True)
            painter.setFont(font)
        painter.setPen(QColor(theme.muted if row.problem else theme.text))
        words = QRect(box.left() + 12, box.top(), box.width() - 12 - 50, box.height())
        elided = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        self._paint_marks(painter, theme, row, box)
        painter.restore()

    def _paint_marks(self, painter: QPainter, theme: Theme, row: SessionRow, box: QRect) -> None:
        middle = box.center().y()
        right = QPoint(box.right() - 16, middle)
        ratio = painter.device().devicePixelRatioF()
        if row.problem:
            painter.drawPixmap(right.x() - 7, middle - 7, pixmap("error", theme.error, 15, ratio))
            return
        if row.missing_files:
            painter.drawPixmap(right.x() - 26, middle - 6, pixmap("warning", theme.warning, 13, ratio))
        elif row.is_placed:
            painter.drawPixmap(right.x() - 26, middle - 6, pixmap("done", theme.good, 13, ratio))
        else:
            painter.setPen(QColor(theme.muted))
            painter.drawLine(right.x() - 24, middle, right.x() - 16, middle)
        if row.has_truth:
            painter.setPen(QColor(theme.text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(right, 5, 5)


class FilterField(QLineEdit):
    """`left` when people press Enter or Esc: the keys belong to the window again."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _LEAVING:
            event.accept()  # else Esc would stop the work in hand
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)


_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CampaignList(QWidget):
    """The list with its filter field; `chosen(Path)` when people click or press Enter on a session.

    filter_left: people are through with the filter field.
    """

    chosen = Signal(object)
    filter_left = Signal()

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._campaign: Path | None = None
        self._folders: frozenset[Path] = frozenset()
        self.model = CampaignModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._title, self.filter, self.view = QLabel("Campaign"), FilterField(), QListView()
        self._empty, self._no_match = QLabel(EMPTY), QLabel(NO_MATCH)
        self._delegate = SessionDelegate(themes, self)
        self._set_up(themes)

    def _set_up(self, themes: ThemeChoice) -> None:
        self._title.setProperty("role", "title")
        self.filter.setPlaceholderText("Filter sessions")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Filter sessions")
        self.filter.textChanged.connect(self._filter)
        self.filter.left.connect(self.filter_left)
        self.view.setModel(self._shown)
        self.view.setItemDelegate(self._delegate)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName("Sessions of the campaign")
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        below = QWidget()
        self._stack = QStackedLayout(below)
        for words in (self._empty, self._no_match):
            words.setWordWrap(True)
            words.setProperty("role", "muted")
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            words.setContentsMargins(12, 8, 12, 8)
            self._stack.addWidget(words)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self.filter)
        column.addLayout(head)
        column.addWidget(below, 1)
        self.setMinimumWidth(176)
        themes.changed.connect(self._paint)

    @property
    def campaign(self) -> Path | None:
        """The folder whose sessions are listed."""
        return self._campaign

    def begin(self, campaign: Path, folders: tuple[Path, ...]) -> None:
        """Empty the list; rows of these folders follow as events."""
        self._campaign, self._folders = campaign, frozenset(folders)
        self.model.clear()
        self._title.setText(campaign.name or str(campaign))
        self._title.setToolTip(str(campaign))
        self._show_page()

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, SessionFound) and event.campaign == self._campaign:
            self.put(event.row)

    def put(self, row: SessionRow) -> None:
        """Add a session, or bring its row up to date."""
        self.model.put(row)
        self._show_page()
        if row.path == self._delegate.open_folder:
            self._select(row.path)

    def has(self, folder: Path) -> bool:
        """Is this session listed, or about to be?"""
        return folder in self._folders

    def rows(self) -> list[SessionRow]:
        """What is listed now, in the order shown (filtered ones left out)."""
        return [self._shown.index(i, 0).data(ROW_ROLE) for i in range(self._shown.rowCount())]

    def show_open(self, folder: Path | None) -> None:
        """Mark the session that is open."""
        self._delegate.open_folder = folder
        self._select(folder)
        self.view.viewport().update()

    def neighbour(self, step: int) -> Path | None:
        """The folder of the next (step 1) or previous (-1) session that can be opened; None at the end."""
        rows = [r for r in self.rows() if not r.problem]
        folders = [r.path for r in rows]
        if self._delegate.open_folder not in folders:
            return folders[0] if folders and step > 0 else None
        place = folders.index(self._delegate.open_folder) + step
        return folders[place] if 0 <= place < len(folders) else None

    def _select(self, folder: Path | None) -> None:
        for i, row in enumerate(self.rows()):
            if row.path == folder:
                self.view.setCurrentIndex(self._shown.index(i, 0))
                return
        self.view.clearSelection()

    @Slot(str)
    def _filter(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self._show_page()

    def _show_page(self) -> None:
        nothing = self._no_match if self.model.rowCount() else self._empty
        self._stack.setCurrentWidget(self.view if self._shown.rowCount() else nothing)

    @property
    def said_instead(self) -> str:
        """What stands where the sessions would be; empty while any are shown."""
        page = self._stack.currentWidget()
        return page.text() if isinstance(page, QLabel) else ""

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        folder = index.data(ROW_ROLE).path
        if folder != self._delegate.open_folder:
            self.chosen.emit(folder)

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.view.viewport().update()
