"""What tapes cannot say: which point is the origin, which way is x, which mirror image, and where in the site."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.tape.nouns import TapeFrame
from workbench.core.tape.placing import end_at, end_names, index_of
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.tape.drawing import small_plan
from workbench.gui.tape.shape import drawn_of
from workbench.gui.tape.shown_names import shown_names
from workbench.gui.tape.solving import CHOSEN, Solving

_THUMB = QSize(96, 76)
_FAR_M = 100_000.0


class ShapeChoice(QWidget):
    """One thumbnail for each shape that fits and its mirror image; press the one that is like the real site."""

    chosen = Signal(int, bool)

    def __init__(self, solving: Solving, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._solving, self._themes = solving, themes
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._tell)
        self.buttons: list[QToolButton] = []

    def refresh(self, frame: TapeFrame) -> None:
        session, solution = self._solving.session, self._solving.solution
        n = 0 if solution is None else min(2 * len(solution.readings_m), 4)
        while len(self.buttons) > n:
            button = self.buttons.pop()
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        while len(self.buttons) < n:
            self._add()
        for i, button in enumerate(self.buttons):
            shape = drawn_of(session, solution, replace(frame, reading=i // 2, mirrored=bool(i % 2)))
            if shape is not None:
                ratio = self.devicePixelRatioF()
                button.setIcon(QIcon(small_plan(self._themes.theme, shape, _THUMB, ratio)))
            button.setChecked(i == 2 * frame.reading + frame.mirrored)

    def _add(self) -> None:
        i = len(self.buttons)
        button = QToolButton(self)
        button.setCheckable(True)
        button.setIconSize(_THUMB)
        this = tr("This shape, mirrored, seen from above") if i % 2 else tr("This shape, seen from above")
        another = tr("Another shape, mirrored, seen from above") if i % 2 else tr("Another shape, seen from above")
        what = another if i > 1 else this
        button.setToolTip(what)
        button.setAccessibleName(what)
        self._group.addButton(button, i)
        self._row.insertWidget(i, button)
        self.buttons.append(button)

    @Slot(int)
    def _tell(self, i: int) -> None:
        self.chosen.emit(i // 2, bool(i % 2))


class FrameChoices(QWidget):
    """Each choice is written into the session, as part of one step. said(text, is_problem) as in the table's model."""

    said = Signal(str, bool)

    def __init__(self, solving: Solving, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._solving, self._themes = solving, themes
        self.question = QLabel(tr("Which one is like the site, seen from above? Lengths cannot tell."))
        self.origin, self.along_x = QComboBox(), QComboBox()
        self.shapes = ShapeChoice(solving, themes)
        self.over = QToolButton()
        self.x, self.y, self.z = (self._metres(axis) for axis in "xyz")
        self.angle = QDoubleSpinBox()
        self.match = QPushButton(tr("Match Known Places"))
        self._set_up()
        solving.changed.connect(self.refresh)
        themes.changed.connect(self.refresh)
        self.refresh()

    def _set_up(self) -> None:
        self.angle.setRange(-360.0, 360.0)
        self.angle.setDecimals(1)
        self.angle.setSuffix("\N{DEGREE SIGN}")
        self.angle.setKeyboardTracking(False)
        self.angle.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.angle.setToolTip(
            tr(
                "How far the line from the origin is turned from the site's x axis, counter-clockwise seen from above",
            )
        )
        self.angle.setAccessibleName(tr("Turned by, degrees"))
        self.over.setText(tr("Turn Over"))
        self.over.setCheckable(True)
        self.over.setToolTip(tr("Nothing measured says which way is up: the same lengths, upside down"))
        self.origin.setToolTip(tr("This microphone stands at the place below"))
        self.along_x.setToolTip(tr("Seen from the origin, this one lies in the direction below"))
        self.origin.setAccessibleName(tr("Origin"))
        self.along_x.setAccessibleName(tr("Direction of x"))
        for part in (self.origin, self.along_x):
            part.activated.connect(self._write)
        self.over.clicked.connect(self._write)
        for spin in (self.x, self.y, self.z, self.angle):
            spin.valueChanged.connect(self._write)
        self.match.setAutoDefault(False)
        self.match.clicked.connect(self._match)
        self.shapes.chosen.connect(self._choose_shape)
        self._lay_out()

    def _lay_out(self) -> None:
        self.question.setProperty("role", "muted")
        self.question.setWordWrap(True)
        shapes = QHBoxLayout()
        shapes.addWidget(self.shapes, 1)
        shapes.addWidget(self.over, 0, Qt.AlignmentFlag.AlignBottom)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self._place(grid, 0, 0, tr("Origin"), self.origin)
        self._place(grid, 0, 2, tr("x through"), self.along_x)
        self._place(grid, 1, 0, tr("stands at x"), self.x)
        self._place(grid, 1, 2, "y", self.y)
        self._place(grid, 2, 0, tr("level z"), self.z)
        self._place(grid, 2, 2, tr("turned by"), self.angle)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.question)
        column.addLayout(shapes)
        column.addLayout(grid)
        column.addWidget(self.match)

    def _place(self, grid: QGridLayout, row: int, column: int, text: str, field: QWidget) -> None:
        label = QLabel(text)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setBuddy(field)
        grid.addWidget(label, row, column)
        grid.addWidget(field, row, column + 1)

    def _metres(self, axis: str) -> QDoubleSpinBox:
        spin = QDoubleSpinBox()
        spin.setRange(-_FAR_M, _FAR_M)
        spin.setDecimals(2)
        spin.setSingleStep(0.1)
        spin.setSuffix(" m")
        spin.setKeyboardTracking(False)
        spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        what = tr("Level that heights count from") if axis == "z" else tr("{axis} of the origin", axis=axis)
        spin.setAccessibleName(tr("{what}, metres in the site", what=what))
        spin.setToolTip(tr("{what}, metres in the site's frame", what=what))
        return spin

    @Slot()
    def refresh(self, *_: object) -> None:
        """Show the frame in force."""
        session, solution, frame = self._solving.session, self._solving.solution, self._solving.frame
        parts: tuple[QObject, ...] = (self.origin, self.along_x, self.x, self.y, self.z, self.angle)
        blocked = [QSignalBlocker(part) for part in parts]
        names = () if session is None else shown_names(end_names(session))
        for box, end in ((self.origin, frame.origin), (self.along_x, frame.along_x)):
            if [box.itemText(i) for i in range(box.count())] != list(names):
                box.clear()
                box.addItems(list(names))
            if session is not None:
                box.setCurrentIndex(min(index_of(session, end), len(names) - 1))
        for spin, value in zip((self.x, self.y, self.z), frame.origin_m, strict=True):
            spin.setValue(value)
        self.angle.setValue(frame.angle_deg)
        del blocked
        is_solved = solution is not None and solution.is_solved
        can_write = session is not None and not session.read_only_reason
        self.setEnabled(is_solved and can_write)
        self.question.setVisible(is_solved)
        self.over.setVisible(solution is not None and solution.can_turn_over)
        self.over.setChecked(frame.upside_down)
        self.shapes.refresh(frame)
        n_known = self._solving.matching()[2] if is_solved else 0
        self.match.setEnabled(n_known >= 2)
        self.match.setToolTip(tr("Lay the shape over the places known already, as near as it goes") if n_known >= 2 else
                              tr("Two of these microphones must have a place already"))  # fmt: skip

    @Slot()
    def _write(self, *_: object) -> None:
        session = self._solving.session
        if session is None or self.origin.currentIndex() < 0:
            return
        frame = replace(
            self._solving.frame,
            origin=end_at(session, self.origin.currentIndex()), along_x=end_at(session, self.along_x.currentIndex()),
            origin_m=(self.x.value(), self.y.value(), self.z.value()), angle_deg=self.angle.value(),
            upside_down=self.over.isChecked(),
        )  # fmt: skip
        if frame.origin == frame.along_x:
            self.said.emit(tr("x must go through another microphone than the origin."), True)
            self.refresh()
            return
        self._keep(frame)

    @Slot(int, bool)
    def _choose_shape(self, reading: int, mirrored: bool) -> None:
        self._keep(replace(self._solving.frame, reading=reading, mirrored=mirrored))

    @Slot()
    def _match(self) -> None:
        frame, off_m, n_known = self._solving.matching()
        if n_known >= 2:
            self._keep(frame)
            said = tr("Laid over {n} known places, {off_m:.2f} m off on average.")
            if n_known == 2:
                said = tr(
                    "Laid over {n} known places, {off_m:.2f} m off on average (two places leave the mirror image open)."
                )
            self.said.emit(said.format(n=n_known, off_m=off_m), False)

    def _keep(self, frame: TapeFrame) -> None:
        session = self._solving.session
        if session is not None and not session.read_only_reason:
            self.said.emit("", False)
            self._solving.write(CHOSEN, replace(session, tape_frame=frame))
            self.refresh()
