"""Small pieces the pages of the dialog share: fields of numbers, lines of text that say what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from workbench.gui.microphones.numbers import number_in, plain


def number_field(name: str, tip: str, changed: Callable[[], None], width: int = 84) -> QLineEdit:
    """A field for one number; `changed` is called when somebody typed one and left the field."""
    field = QLineEdit()
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setPlaceholderText("\N{EM DASH}")
    field.setFixedWidth(width)
    field.setAccessibleName(name)
    field.setToolTip(tip)
    field.editingFinished.connect(changed)
    return field


def number_of(field: QLineEdit, unit: str = "m") -> float | None:
    """The number in a field; None when it is empty or none."""
    return number_in(field.text(), unit)


def show_number(field: QLineEdit, value: float | None) -> None:
    """Put a number into a field, unless it is there already."""
    if number_of(field) != value or (value is None and not field.text().strip()):
        field.setText("" if value is None else plain(value))


def note(text: str = "", role: str = "muted") -> QLabel:
    """A line that may wrap."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def say(label: QLabel, text: str, role: str = "muted") -> None:
    """Change what a line says and how seriously; an empty line takes no room."""
    label.setText(text)
    label.setVisible(bool(text))
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)


def button(text: str, call: Callable[[], None], tip: str = "", parent: QWidget | None = None) -> QPushButton:
    made = QPushButton(text, parent)
    made.setAutoDefault(False)  # Enter belongs to the field that is typed in
    made.setToolTip(tip)
    made.clicked.connect(call)
    return made
