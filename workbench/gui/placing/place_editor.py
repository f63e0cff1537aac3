"""Exact numbers of one thing, typed beside it in the 3-D view: x, y, z and how well they are known."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from workbench.core.session import Point
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme
from workbench.gui.microphones.numbers import number_in, plain
from workbench.gui.microphones.paste import rows_in
from workbench.gui.placing.things import Thing

_HEADS = ("x", "y", "z", "\N{PLUS-MINUS SIGN}")
_NAMES = (
    QT_TR_NOOP("x in metres"),
    QT_TR_NOOP("y in metres"),
    QT_TR_NOOP("z in metres"),
    QT_TR_NOOP("how well the place is known, metres"),
)


class NumberField(QLineEdit):
    """A field that keeps every key to itself; Enter, Esc and Tab go to the editor it belongs to."""

    asked = Signal(str)
    pasted = Signal(object)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not (
            event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
        ):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in _ASKS:
            self.asked.emit(_ASKS[event.key()])
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        values = values_in(QGuiApplication.clipboard().text()) if event.matches(QKeySequence.StandardKey.Paste) else ()
        if values:
            self.pasted.emit(values)
        else:
            super().keyPressEvent(event)
        event.accept()


def values_in(text: str) -> tuple[float, ...]:
    """The numbers of a text such as "8.2, 12.4, 1.1" or "8,2; 12,4; 1,1; 0,05"; empty unless three or four."""
    rows, problems = rows_in(text)
    is_place = not problems and len(rows) == 1 and len(rows[0].values) in (3, 4)
    return rows[0].values if is_place else ()


_ASKS = {
    Qt.Key.Key_Return: "done", Qt.Key.Key_Enter: "done", Qt.Key.Key_Escape: "left", Qt.Key.Key_Tab: "next",
    Qt.Key.Key_Backtab: "back", Qt.Key.Key_Down: "next", Qt.Key.Key_Up: "back",
}  # fmt: skip


class PlaceEditor(QFrame):
    """placed(Thing, Point, error or None) when Enter is pressed and all of it makes sense; left when Esc is."""

    placed = Signal(object, object, object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("placeEditor")
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.thing: Thing | None = None
        self.fields = tuple(self._field(tr(name)) for name in _NAMES)
        self._title, self._problem = QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 10, 8)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._title, 0, 0, 1, 2)
        for row, (head, field) in enumerate(zip(_HEADS, self.fields, strict=True), start=1):
            label = QLabel(head, self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(QLabel("m", self), row, 2)
        grid.addWidget(self._problem, 5, 0, 1, 3)
        self.hide()

    def _field(self, name: str) -> NumberField:
        field = NumberField(self)
        field.setAccessibleName(name)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("1234567.000") + 14)
        field.setPlaceholderText("\N{EM DASH}")
        font = QFont(field.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        field.setFont(font)
        field.asked.connect(self._answer)
        field.pasted.connect(self._spread)
        return field

    def begin(self, thing: Thing, title: str, place_m: Point | None, error_m: float | None, theme: Theme) -> None:
        """Show the numbers of a thing; the first is selected, so that typing replaces it."""
        self.thing = thing
        self._title.setText(title)
        for field, value in zip(self.fields, (*(place_m or (None, None, None)), error_m), strict=True):
            field.setText(plain(value))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.surface)
        self.setPalette(palette)
        self.setStyleSheet(f"#placeEditor {{ border: 1px solid {theme.accent}; border-radius: 4px; }}")
        self._complain("")
        self.show()
        self.raise_()
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].selectAll()

    def finish(self) -> None:
        self.thing = None
        self.hide()

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty when nothing is known to be."""
        return self._problem.text()

    @Slot(object)
    def _spread(self, values: tuple[float, ...]) -> None:
        """Numbers that were pasted in one go fill the fields from x on."""
        for target, value in zip(self.fields, values, strict=False):
            target.setText(plain(value))
        self._complain("")

    @Slot(str)
    def _answer(self, asked: str) -> None:
        if asked == "left":
            self.finish()
            self.left.emit()
        elif asked == "done":
            self._submit()
        else:
            at = self.fields.index(self.sender())
            target = self.fields[(at + (1 if asked == "next" else -1)) % len(self.fields)]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.selectAll()

    def _submit(self) -> None:
        typed = [field.text().strip() for field in self.fields]
        whole = values_in(typed[0])
        typed[: len(whole)] = [plain(v) for v in whole]
        numbers = [number_in(text, "m") for text in typed]
        for i, (text, number) in enumerate(zip(typed, numbers, strict=True)):
            if number is None and (text or i < 3):
                no_number = tr("“{text}” is no number", text=text)
                self._complain(no_number if text else tr("{head} is missing", head=_HEADS[i]))
                self.fields[i].setFocus()
                self.fields[i].selectAll()
                return
        if numbers[3] is not None and numbers[3] < 0:
            self._complain(tr("± is never negative"))
            self.fields[3].setFocus()
            return
        thing = self.thing
        self.finish()
        self.placed.emit(thing, (numbers[0], numbers[1], numbers[2]), numbers[3])

    def _complain(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.adjustSize()
