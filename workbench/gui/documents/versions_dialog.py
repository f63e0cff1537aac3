"""Earlier versions of the open session: when, what is different, look at one, bring one back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.errors import UserError
from workbench.core.merging.differences import differences
from workbench.core.session import Session
from workbench.files.store.versions import Version
from workbench.gui.documents.said import said_time
from workbench.gui.language.words import tr

N_SAID, N_DETAILS = 3, 8
MOST_SHOWN = 200_000
"""Characters of a text that are shown; all of it is copied."""
_WHAT = QT_TR_NOOP("Each time session.json is saved, the one before is kept here.")
_HOW = QT_TR_NOOP("Bringing one back is an edit: undo takes it back.")
_NONE = QT_TR_NOOP("There are none yet.")


@dataclass(frozen=True)
class Earlier:
    """A version and what it holds; session None: it cannot be read, for this reason, but this is its text."""

    version: Version
    session: Session | None
    problem: str = ""
    text: str = ""

    @property
    def when(self) -> str:
        return said_time(self.version.saved_at, to_the_second=True)

    @property
    def name(self) -> str:
        """How people speak of it: "the version of 22 Nov 18:04:12"."""
        what = tr("the version") if self.version.kind == "saved" else tr("the unsaved edits")
        return tr("{what} of {when}", what=what, when=self.when)


class VersionsDialog(QDialog):
    """Stays open beside the window. look_wanted(Earlier), bring_back_wanted(Earlier)."""

    look_wanted = Signal(object)
    bring_back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Earlier versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.earlier: tuple[Earlier, ...] = ()
        self._news: list[tuple[str, ...]] = []
        self.said = QLabel(tr("Looking for earlier versions…"))
        self.said.setWordWrap(True)
        self.table = QTableWidget(0, 2, self)
        self._set_up_table()
        self.look, self.bring_back = QPushButton(tr("&Look at It")), QPushButton(tr("&Bring It Back"))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = QPushButton(tr("&Copy Text"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        box.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.look, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.bring_back, QDialogButtonBox.ButtonRole.ActionRole)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        box.rejected.connect(self.close)
        self.look.clicked.connect(self._look)
        self.bring_back.clicked.connect(self._bring_back)
        self.bring_back.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.details.setProperty("role", "muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("The text of the version"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        for part in (self.said, self.table, self.details, self.text, box):
            whole.addWidget(part)
        self.resize(720, 420)
        self._enable()

    def show_versions(self, earlier: tuple[Earlier, ...], now: Session) -> None:
        """The list, newest first, each with what bringing it back would change."""
        self.earlier = earlier
        self._news = [() if one.session is None else differences(now, one.session) for one in earlier]
        self.said.setText(f"{tr(_WHAT)} {tr(_HOW if earlier else _NONE)}")
        self.table.setRowCount(len(earlier))
        for row, one in enumerate(earlier):
            when = one.when + ("" if one.version.kind == "saved" else tr(", never saved"))
            for column, text in enumerate((when, _said(one, self._news[row]))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        if earlier:
            self.table.selectRow(0)
        self._enable()

    def take(self, found: tuple[Earlier, ...] | UserError, now: Session) -> None:
        """What was found, or why nothing could be."""
        if isinstance(found, UserError):
            self.said.setText(str(found))
        else:
            self.show_versions(found, now)

    @Slot(object, object)
    def follow(self, before: Session | None, now: Session | None) -> None:
        """These are versions of one session: close when another is shown."""
        if before is None or now is None or before.folder != now.folder:
            self.close()

    def _set_up_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels((tr("Replaced"), tr("What it would change")))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.itemSelectionChanged.connect(self._enable)
        table.itemDoubleClicked.connect(self._look)

    @property
    def chosen(self) -> Earlier | None:
        row = self.table.currentRow()
        return self.earlier[row] if 0 <= row < len(self.earlier) and self.table.selectedItems() else None

    @Slot()
    def _enable(self) -> None:
        can = self.chosen is not None and self.chosen.session is not None
        news = self._news[self.table.currentRow()] if can else ()
        more = [tr("and {n} more", n=len(news) - N_DETAILS)] if len(news) > N_DETAILS else []
        self.details.setText("\n".join([*news[:N_DETAILS], *more]))
        text = "" if self.chosen is None else self.chosen.text
        self.text.setPlainText(text[:MOST_SHOWN])
        for part in (self.text, self.copy):
            part.setVisible(bool(text))
        if not can and self.chosen is not None:
            self.details.setText(self.chosen.problem)
        self.look.setEnabled(can)
        self.bring_back.setEnabled(can)

    @Slot()
    def _look(self, *_: object) -> None:
        if self.look.isEnabled():
            self.look_wanted.emit(self.chosen)

    @Slot()
    def _copy(self) -> None:
        if self.chosen is not None:
            QGuiApplication.clipboard().setText(self.chosen.text)

    @Slot()
    def _bring_back(self) -> None:
        self.bring_back_wanted.emit(self.chosen)


def _said(one: Earlier, news: tuple[str, ...]) -> str:
    if one.session is None:
        return one.problem
    if not news:
        return tr("Nothing: it is as the session is now")
    more = tr(" and {n} more", n=len(news) - N_SAID) if len(news) > N_SAID else ""
    return "; ".join(news[:N_SAID]) + more
