"""One of a few, side by side: what a view shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Segments(QWidget):
    """`chosen(name)` when people press another one."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """choices : name, text, tooltip; the first one is pressed."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for i, (name, text, tip) in enumerate(choices):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setChecked(i == 0)
            button.setProperty("name", name)
            self._group.addButton(button)
            self.buttons[name] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    @property
    def name(self) -> str:
        """Which one is pressed."""
        return str(self._group.checkedButton().property("name"))

    @Slot(QToolButton)
    def _tell(self, button: QToolButton) -> None:
        self.chosen.emit(str(button.property("name")))
