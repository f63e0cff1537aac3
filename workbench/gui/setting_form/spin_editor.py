"""A number in a small range: typed as anywhere, or stepped through with arrows and arrow keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from workbench.core.setting_fields import SettingField
from workbench.gui.microphones.numbers import cleaned, number_in
from workbench.gui.setting_form.editors import NUMBER_WIDTH, written

_STEP = {int: 1.0, float: 0.1}


class SpinEditor(QAbstractSpinBox):
    """For a field with both ends. What is typed may lie outside: the form says what is wrong with it."""

    changed = Signal()
    problem = ""

    def __init__(self, field: SettingField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert field.low is not None and field.high is not None, field.name
        self._field, self._low, self._high = field, field.low.value, field.high.value
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(NUMBER_WIDTH)
        self.lineEdit().textChanged.connect(self.changed)

    @property
    def given(self) -> str:
        return cleaned(self.lineEdit().text(), self._field.unit)

    def show_value(self, value: Any) -> None:
        self.lineEdit().setText(written(value))

    @property
    def _value(self) -> float:
        """What stands there; the default where that is no number."""
        value = number_in(self.given)
        return float(self._field.default) if value is None else value

    def stepBy(self, steps: int) -> None:  # noqa: N802
        stepped = round(self._value + steps * _STEP[self._field.kind], 6)
        self.show_value(self._field.kind(min(max(stepped, self._low), self._high)))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802
        up, down = QAbstractSpinBox.StepEnabledFlag.StepUpEnabled, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        none = QAbstractSpinBox.StepEnabledFlag.StepNone
        return (up if self._value < self._high else none) | (down if self._value > self._low else none)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # the wheel scrolls the form, and changes nothing that it merely passes
