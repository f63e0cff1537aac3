"""Types the band that is heard: its bounds in hertz, either of which may be none."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QLabel, QWidget

from workbench.gui.language.words import tr
from workbench.gui.listening.ear import Ear

_NONE = QT_TR_NOOP("no bound")


class BandDialog(QDialog):
    """What is typed is heard at once; Cancel brings back what was heard before. highest_hz : of the sound."""

    def __init__(self, ear: Ear, highest_hz: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._ear = ear
        listening = ear.listening
        self._before = {"low_hz": listening.low_hz, "high_hz": listening.high_hz}
        self.setObjectName("band")
        self.setWindowTitle(tr("Band to Hear"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.low, self.high = _field(listening.low_hz, highest_hz), _field(listening.high_hz, highest_hz)
        self.problem = QLabel(" ")
        self.problem.setProperty("role", "hint")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout(self)
        form.addRow(tr("&From"), self.low)
        form.addRow(tr("&To"), self.high)
        form.addRow(self.problem)
        form.addRow(self.buttons)
        for field in (self.low, self.high):
            field.valueChanged.connect(self._hear)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    @Slot()
    def reject(self) -> None:
        self._ear.listen(**self._before)
        super().reject()

    @Slot(float)
    def _hear(self, *_: object) -> None:
        low_hz, high_hz = self.low.value() or None, self.high.value() or None
        is_wrong = low_hz is not None and high_hz is not None and low_hz >= high_hz
        self.problem.setText(tr("From has to be lower than To") if is_wrong else " ")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not is_wrong)
        if not is_wrong:
            self._ear.listen(low_hz=low_hz, high_hz=high_hz)


def _field(value_hz: float | None, highest_hz: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(0.0, highest_hz)
    field.setDecimals(1)
    field.setSingleStep(50.0)
    field.setSuffix(" Hz")
    field.setSpecialValueText(tr(_NONE))
    field.setKeyboardTracking(False)
    field.setValue(value_hz or 0.0)
    return field
