"""Tape measure: a table of lengths, the shape they make, and one button that places the microphones."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TR_NOOP, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.session import Session, title_of
from workbench.core.tape.edits import with_error
from workbench.core.tape.known import known_heights_m, lost_heights, with_known_heights
from workbench.core.tape.nouns import TAPE_ERROR_M
from workbench.core.tape.placing import placed_by_tape
from workbench.core.tape.solve import Solution
from workbench.core.tape.words import Remark, remarks
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.document import Document
from workbench.gui.tape.asking import what_of_heights
from workbench.gui.tape.choices import FrameChoices
from workbench.gui.tape.drawing import TapeDrawing
from workbench.gui.tape.grid import TapeGrid
from workbench.gui.tape.model import TapeModel
from workbench.gui.tape.remark_list import RemarkList
from workbench.gui.tape.shape import drawn_of
from workbench.gui.tape.solving import ERROR, Solving

_HOW = QT_TR_NOOP(
    "Type what the tape says: 12.34, 12 m 34 or 1234 cm, and 12.34 ± 0.05 where it is worse than "
    "the rest. Leave empty what is not measured. Small figures are measured minus solved; in brackets: from the places "
    "known so far."
)
_TONES = ("error", "warning", "info")


class TapeDialog(QDialog):
    """Not modal: the window goes on beside it. What is typed is kept in the session at once, and can be undone."""

    def __init__(self, document: Document, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tape measure"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._themes = document, themes
        self.solving = Solving(document, self)
        self.model = TapeModel(self.solving, themes, self)
        self.grid = TapeGrid(self.model, themes)
        self.drawing = TapeDrawing(themes)
        self.choices = FrameChoices(self.solving, themes)
        self.remarks = RemarkList(themes)
        self.message, self.error = QLabel(), QDoubleSpinBox()
        self.take_heights = QPushButton(tr("Use Known Heights"))
        self.place = QPushButton(tr("Place Microphones"))
        self._set_up()
        self.solving.changed.connect(self._refresh)
        self.model.said.connect(self._say)
        self.choices.said.connect(self._say)
        self._refresh()

    def _set_up(self) -> None:
        self.message.setWordWrap(True)
        self.error.setRange(0.1, 100.0)
        self.error.setDecimals(1)
        self.error.setSingleStep(0.5)
        self.error.setSuffix(" cm")
        self.error.setKeyboardTracking(False)
        self.error.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.error.setAccessibleName(tr("Error of lengths and heights, centimetres"))
        self.error.setToolTip(tr("One standard deviation of every length and height in the table"))
        self.error.valueChanged.connect(self._set_error)
        self.place.clicked.connect(self.apply)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.place, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        for button in (self.place, buttons.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)  # Enter belongs to the table
        self.place.setProperty("main", True)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.drawing, 1)
        right.addWidget(self.choices)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(self._left(), 1)
        middle.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(middle, 1)
        column.addWidget(buttons)
        self.drawing.setFixedWidth(400)
        self.choices.setFixedWidth(400)
        self.resize(1210, 690)

    def _left(self) -> QVBoxLayout:
        how = QLabel(tr(_HOW))
        how.setWordWrap(True)
        how.setProperty("role", "muted")
        copy, paste = QPushButton(tr("Copy Table")), QPushButton(tr("Paste Table"))
        copy.clicked.connect(self.grid.copy)
        paste.clicked.connect(self.grid.paste)
        paste.setToolTip(tr("A table or a list of pairs from a spreadsheet (Ctrl+V in the table)"))
        self.take_heights.clicked.connect(self._take_heights)
        self.take_heights.setToolTip(tr("Write down the heights in brackets as if they had been measured"))
        for button in (self.take_heights, copy, paste):
            button.setAutoDefault(False)
        label = QLabel(tr("Lengths and heights are good to ±"))
        label.setBuddy(self.error)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.error)
        row.addStretch(1)
        row.addWidget(self.take_heights)
        row.addWidget(copy)
        row.addWidget(paste)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(how)
        left.addWidget(self.grid, 3)
        left.addLayout(row)
        left.addWidget(self.message)
        left.addWidget(self.remarks, 2)
        return left

    # ---- what happens

    @Slot()
    def apply(self) -> None:
        """Place the microphones that the lengths hold: one step of the history."""
        session, solution = self.solving.session, self.solving.solution
        if session is None or solution is None or self.why_not:
            return
        frame = self.solving.frame
        placed, n = placed_by_tape(session, solution, frame)
        if lost := lost_heights(session, solution, placed):
            answer = what_of_heights(lost, self)
            if answer == "use":
                self._take_heights()
                self.apply()
            if answer != "replace":
                return
        self._document.edit(_step_name(session, placed, n), replace(placed, tape_frame=frame))
        self._say(tr("{microphones} placed. Undo takes it back.", microphones=_told(n)), False)

    @Slot()
    def _take_heights(self) -> None:
        """What the brackets say counts as measured from now on."""
        session = self.solving.session
        if session is not None and not session.read_only_reason:
            self.solving.write(tr("Use known heights"), with_known_heights(session))
            self.grid.setFocus()  # the button has no more to do

    @property
    def why_not(self) -> str:
        """Why nothing can be placed now; empty when something can."""
        session, solution = self.solving.session, self.solving.solution
        if session is None or solution is None:
            return tr("Open a session first")
        if session.read_only_reason:
            return session.read_only_reason
        if not solution.is_solved:
            return tr("Type at least one length between two microphones")
        if not placed_by_tape(session, solution, self.solving.frame)[1]:
            return tr("No microphone is held by these lengths yet: see what to measure next")
        return ""

    @Slot()
    def _refresh(self) -> None:
        session, solution, why_not = self.solving.session, self.solving.solution, self.why_not
        self.place.setEnabled(not why_not)
        self.place.setToolTip(why_not or tr("Write the places and their errors into the session"))
        can_take = session is not None and not session.read_only_reason and bool(known_heights_m(session))
        self.take_heights.setEnabled(can_take)
        if session is None or solution is None:
            self.setWindowTitle(tr("Tape measure"))
            self.remarks.show_remarks(())
            self.drawing.show_shape(None)
            return
        self.setWindowTitle(tr("Tape measure \u2013 {title}", title=title_of(session)))
        n = placed_by_tape(session, solution, self.solving.frame)[1] if not why_not else 0
        some = tr("Place 1 Microphone") if n == 1 else tr("Place {n} Microphones", n=n)
        self.place.setText(some if n else tr("Place Microphones"))
        found = (*remarks(solution, frozenset([len(session.microphones)])), *_of_brackets(session, solution))
        self.remarks.show_remarks(tuple(sorted(found, key=lambda remark: _TONES.index(remark.tone))))
        self.drawing.show_shape(drawn_of(session, solution, self.solving.frame))
        with QSignalBlocker(self.error):
            self.error.setValue(100 * _usual_error_m(session))

    @Slot(float)
    def _set_error(self, error_cm: float) -> None:
        session = self.solving.session
        if session is not None and not session.read_only_reason and (session.tapes or session.tape_heights):
            self.solving.write(ERROR, with_error(session, round(error_cm / 100, 4)))

    @Slot(str, bool)
    def _say(self, text: str, is_problem: bool) -> None:
        self.message.setProperty("role", "error" if is_problem else "")
        self.message.setText(text)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)


def _of_brackets(session: Session, solution: Solution) -> tuple[Remark, ...]:
    """Heights are known, but not used where they would help."""
    if not solution.assumed_level or not known_heights_m(session):
        return ()
    return (Remark("warning", tr("The heights in brackets do not count yet: Use Known Heights says what is level.")),)


def _usual_error_m(session: Session) -> float:
    """The error most lengths have."""
    errors = [t.error_m or TAPE_ERROR_M for t in session.tapes] or [TAPE_ERROR_M]
    return max(set(errors), key=errors.count)


def _step_name(before: Session, placed: Session, n_placed: int) -> str:
    if placed.true_position_m != before.true_position_m:
        return tr("Place {microphones} and the source by tape", microphones=_told(n_placed))
    return tr("Place {microphones} by tape", microphones=_told(n_placed))


def _told(n: int) -> str:
    return tr("1 microphone") if n == 1 else tr("{n} microphones", n=n)
