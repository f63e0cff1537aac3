"""The sessions of a campaign, with what each still lacks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QT_TR_NOOP,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QLabel,
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
from workbench.gui.campaign.model import NAME, ROW_ROLE, CampaignModel, Index, mark_colour, mark_of
from workbench.gui.campaign.rows import CampaignRows
from workbench.gui.campaign.search_field import FILTER_TIP, FilterField
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.work.later import Later

EMPTY = QT_TR_NOOP("No sessions yet.\n\nDrop recordings or a campaign folder here, or press Ctrl+O to open one.")
NO_MATCH = QT_TR_NOOP("No session matches.")


class SessionDelegate(QStyledItemDelegate):
    """One line: the review's mark, name, a tick or dash (placed or not), a ring (truth).

    A triangle instead of the tick: sound is missing, or something was found wrong with it.
    A session that cannot be opened has an exclamation mark instead.
    """

    def __init__(self, themes: ThemeChoice, rows: CampaignRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._rows = themes, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(80, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row, box = self._themes.theme, index.data(ROW_ROLE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.raised))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.background))
        font = painter.font()
        if row.path == self._rows.open_folder:
            painter.fillRect(QRect(box.left(), box.top() + 4, 3, box.height() - 8), QColor(theme.accent))
            font.setBold(True)
            painter.setFont(font)
        painter.setPen(QColor(theme.muted if row.problem else theme.text))
        if row.review != "unreviewed":
            mark = mark_of(row.review, mark_colour(row.review, theme), painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + 8, box.center().y() - 7, mark)
        words = QRect(box.left() + 28, box.top(), box.width() - 28 - 50, box.height())
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
        if row.n_microphones and row.light in ("warning", "error"):
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
        self.campaign_rows = CampaignRows(self)
        self.model = CampaignModel(self.campaign_rows, themes, self)
        self._title, self._reviewed = QLabel(tr("Campaign")), QLabel()
        self.filter, self.view = FilterField(), QListView()
        self._empty, self._no_match = QLabel(tr(EMPTY)), QLabel(tr(NO_MATCH))
        self._delegate = SessionDelegate(themes, self.campaign_rows, self)
        self._column = QVBoxLayout(self)
        self._set_up_view()
        self._set_up()
        self._count = Later(self._show_count, 100, self)
        self.campaign_rows.came.connect(self._count.ask)
        self.campaign_rows.came.connect(self._show_page)
        self.model.modelReset.connect(self._show_page)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.layoutChanged):
            signal.connect(self._select_open)
        self._show_page()
        self._show_count()

    def _set_up_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(tr("Sessions of the campaign"))
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)

    def _set_up(self) -> None:
        self._title.setProperty("role", "title")
        self._reviewed.setProperty("role", "muted")
        self.filter.setPlaceholderText(tr("Filter sessions"))
        self.filter.setToolTip(tr(FILTER_TIP))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(tr("Filter sessions"))
        self.filter.textChanged.connect(self._filter)
        self.filter.left.connect(self.filter_left)
        below = QWidget()
        self._stack = QStackedLayout(below)
        for words in (self._empty, self._no_match):
            words.setWordWrap(True)
            words.setProperty("role", "muted")
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            words.setContentsMargins(12, 8, 12, 8)
            self._stack.addWidget(words)
        self._stack.addWidget(self.view)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._reviewed)
        head.addWidget(self.filter)
        self._column.addLayout(head)
        self._column.addWidget(below, 1)
        self.setMinimumWidth(176)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the list."""
        self._column.addWidget(widget)

    @property
    def campaign(self) -> Path | None:
        """The folder whose sessions are listed."""
        return self.campaign_rows.campaign

    @property
    def said_reviewed(self) -> str:
        """How many sessions are reviewed, as the head says it."""
        self._count.now()
        return self._reviewed.text()

    def begin(self, campaign: Path, folders: tuple[Path, ...]) -> None:
        """Empty the list; rows of these folders follow as events."""
        self._title.setText(campaign.name or str(campaign))
        self._title.setToolTip(str(campaign))
        self.campaign_rows.begin(campaign, folders)
        self._show_count()

    @Slot(object)
    def take(self, event: Event) -> None:
        self.campaign_rows.take(event)

    def put(self, row: SessionRow) -> None:
        """Add a session, or bring its row up to date."""
        self.campaign_rows.put((row,))

    def has(self, folder: Path) -> bool:
        """Is this session listed, or about to be?"""
        return self.campaign_rows.has(folder)

    def rows(self) -> list[SessionRow]:
        """What is listed now, in the order shown (filtered ones left out)."""
        return self.model.shown

    def show_open(self, folder: Path | None) -> None:
        """Mark the session that is open."""
        self.campaign_rows.show_open(folder)
        self._select_open()

    def neighbour(self, step: int) -> Path | None:
        """The folder of the next (step 1) or previous (-1) session that can be opened; None at the end."""
        here = self.model.place_of(self.campaign_rows.open_folder)
        if here is None and step < 0:
            return None
        place = 0 if here is None else here + step
        while 0 <= place < self.model.rowCount():
            if not self.model.row(place).problem:
                return self.model.row(place).path
            place += step
        return None

    @Slot()
    def _select_open(self, *_: object) -> None:
        place = self.model.place_of(self.campaign_rows.open_folder)
        if place is None:
            self.view.clearSelection()
        elif self.view.currentIndex().row() != place or not self.view.selectionModel().hasSelection():
            self.view.setCurrentIndex(self.model.index(place, NAME))

    @Slot(str)
    def _filter(self, text: str) -> None:
        self.model.find(text)
        self._show_page()

    @Slot()
    def _show_page(self, *_: object) -> None:
        nothing = self._no_match if len(self.campaign_rows) else self._empty
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else nothing)

    @Slot()
    def _show_count(self) -> None:
        rows = self.campaign_rows
        self._reviewed.setText(tr("{n} of {all} reviewed", n=rows.n_reviewed, all=rows.n_expected))
        self._reviewed.setVisible(rows.n_expected > 0)

    @property
    def said_instead(self) -> str:
        """What stands where the sessions would be; empty while any are shown."""
        page = self._stack.currentWidget()
        return page.text() if isinstance(page, QLabel) else ""

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        folder = self.model.row(index.row()).path
        if folder != self.campaign_rows.open_folder:
            self.chosen.emit(folder)
