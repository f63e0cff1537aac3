"""Clock offsets: where a clap was and when, what follows from it, and one button that sets it."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.errors import UserError
from workbench.core.session import Session, title_of
from workbench.gui.clocks.comparing import Comparing, place_in
from workbench.gui.clocks.table import ClocksTable
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.microphones.numbers import plain
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Viewing
from workbench.gui.work.worker import Worker

_HOW = QT_TR_NOOP(
    "A sound at a known place, best a clap or a knock, shows how far the clocks of the channels are apart: what a "
    "microphone hears earlier or later than its distance says is its clock's. The first clear channel keeps its offset."
)
_WHOLE, _VISIBLE = "whole", "visible"


class ClocksDialog(QDialog):
    """Not modal: the window goes on beside it. Nothing is changed before Apply, and undo takes that back."""

    def __init__(
        self, document: Document, viewing: Viewing, worker: Worker, themes: ThemeChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Clock offsets"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._viewing = viewing
        self._place_of: Session | None = None
        self.comparing = Comparing(document, worker, self)
        self.place, self.stretch = QLineEdit(), QComboBox()
        self.table, self.message = ClocksTable(themes), QLabel()
        self.compare, self.apply_button = QPushButton(tr("&Compare Clocks")), QPushButton(tr("&Apply"))
        self._set_up()
        self.comparing.changed.connect(self.refresh)
        viewing.changed.connect(self._show_stretches)
        self.finished.connect(self.comparing.stop)
        self._show_stretches()
        self.refresh()

    def _set_up(self) -> None:
        how = QLabel(tr(_HOW))
        how.setWordWrap(True)
        how.setProperty("role", "muted")
        self.place.setPlaceholderText(tr("x, y, z in metres"))
        self.place.setAccessibleName(tr("Where the sound was: x, y, z in metres, site frame"))
        self.stretch.setAccessibleName(tr("Which part of the recording to listen to"))
        self.message.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        for button in (self.compare, self.apply_button, buttons.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)
        self.apply_button.setProperty("main", True)
        self.compare.clicked.connect(self.begin)
        self.place.returnPressed.connect(self.begin)
        self.apply_button.clicked.connect(self.apply)
        asked = QGridLayout()
        asked.setHorizontalSpacing(12)
        asked.setVerticalSpacing(8)
        rows = (tr("The sound &was at (m)"), self.place), (tr("&Listen to"), self.stretch)
        for row, (text, field) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(field)
            asked.addWidget(label, row, 0)
            asked.addWidget(field, row, 1)
        asked.addWidget(self.compare, 1, 2)
        asked.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(how)
        column.addLayout(asked)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addWidget(buttons)
        self.resize(800, 460)

    # ---- what is asked

    @property
    def span_s(self) -> tuple[float, float] | None:
        """The stretch that is chosen, session clock; None = all."""
        chosen = self.stretch.currentData()
        return self._viewing.look.visible_s if chosen == _VISIBLE else None

    @Slot()
    def _show_stretches(self, *_: object) -> None:
        start_s, end_s = self._viewing.look.visible_s
        seen = tr("what is on screen: {start_s:.2f} to {end_s:.2f} s", start_s=start_s, end_s=end_s)
        texts = {_WHOLE: tr("the whole recording"), _VISIBLE: seen}
        for row, (key, text) in enumerate(texts.items()):
            if row < self.stretch.count():
                self.stretch.setItemText(row, text)
            else:
                self.stretch.addItem(text, key)

    # ---- what happens

    @Slot()
    def begin(self) -> None:
        if self.comparing.is_busy:
            self.comparing.stop()
            return
        try:
            source_m = place_in(self.place.text())
        except UserError as error:
            self._say(str(error), "error")
            self.place.setFocus()
            return
        self.comparing.begin(source_m, self.span_s)

    @Slot()
    def apply(self) -> None:
        """Set the offsets: one step of the history."""
        if n := self.comparing.apply():
            one = tr("1 offset was set. Undo takes them back.")
            self._say(one if n == 1 else tr("{n} offsets were set. Undo takes them back.", n=n), "")

    @Slot()
    def refresh(self) -> None:
        comparing = self.comparing
        session = comparing.session
        whose = "" if session is None else title_of(session)
        self.setWindowTitle(tr("Clock offsets \u2013 {title}", title=whose) if session else tr("Clock offsets"))
        self._show_place(session)
        self.compare.setText(tr("&Stop") if comparing.is_busy else tr("&Compare Clocks"))
        self.compare.setEnabled(comparing.is_busy or not comparing.why_not)
        self.compare.setToolTip("" if comparing.is_busy else comparing.why_not)
        self.apply_button.setEnabled(not comparing.why_no_apply)
        self.apply_button.setToolTip(comparing.why_no_apply or tr("Write the proposed offsets into the session"))
        self.table.show_offsets(session, comparing.proposed)
        self._say(*self._said())

    def _said(self) -> tuple[str, str]:
        comparing = self.comparing
        if comparing.is_busy:
            return tr("Comparing…"), ""
        if comparing.problem:
            return retold(comparing.problem), "error"
        if comparing.proposed is None:
            return "", ""
        refused = sum(bool(each.why_not) for each in comparing.proposed.offsets)
        n = len(comparing.proposed.offsets)
        said = [tr("1 of {n} microphones stays as it is.", n=n)] if refused == 1 else []
        if refused > 1:
            said = [tr("{some} of {n} microphones stay as they are.", some=refused, n=n)]
        return " ".join([*said, *(f"{retold(text)}." for text in comparing.warnings)]), "warning" if refused else ""

    def _show_place(self, session: Session | None) -> None:
        """The true source's place, until people type another; another session, or another truth, brings its own."""
        before, self._place_of = self._place_of, session
        known = None if session is None else session.true_position_m
        was = None if before is None else before.true_position_m
        if before is None or session is None or before.folder != session.folder or known != was:
            self.place.setText("" if known is None else ", ".join(plain(value) for value in known))

    def _say(self, text: str, role: str) -> None:
        self.message.setProperty("role", role)
        self.message.setText(text)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
