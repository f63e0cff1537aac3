"""The settings people can set, as a form made from their declarations."""

from __future__ import annotations

from dataclasses import Field
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.state.settings import SettingsStore, shown_fields

_WIDTH = 520


class SettingsDialog(QDialog):
    """What is set here acts at once; there is nothing to confirm."""

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self.fields: dict[str, QWidget] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(4)
        for declared in shown_fields():
            field = self._made(declared)
            field.setObjectName(declared.name)
            field.setToolTip(declared.metadata["help"])
            self.fields[declared.name] = field
            form.addRow(declared.metadata["label"], field)
            said = QLabel(declared.metadata["help"])
            said.setProperty("role", "muted")
            said.setWordWrap(True)
            said.setContentsMargins(0, 0, 0, 8)
            form.addRow("", said)
        restore = QDialogButtonBox.StandardButton.RestoreDefaults
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close | restore)
        buttons.rejected.connect(self.close)
        buttons.button(restore).clicked.connect(self.restore)
        for button in buttons.buttons():
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(_WIDTH, column.heightForWidth(_WIDTH))

    def _made(self, declared: Field[Any]) -> QWidget:
        said, value = declared.metadata, getattr(self._store.settings, declared.name)
        if said["choices"]:
            box = QComboBox()
            for choice, text in said["choices"]:
                box.addItem(text, choice)
            box.setCurrentIndex(box.findData(value))
            box.currentIndexChanged.connect(self._take)
            return box
        spin = QDoubleSpinBox()
        low, high = said["range"]
        spin.setRange(low, high)
        spin.setDecimals(1)
        spin.setSingleStep(said["step"])
        spin.setSuffix(f" {said['unit']}")
        spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        spin.setValue(value)
        spin.valueChanged.connect(self._take)
        return spin

    @Slot()
    def restore(self) -> None:
        """Every setting shown here as it was at first."""
        for declared in shown_fields():
            field = self.fields[declared.name]
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(declared.default))
            elif isinstance(field, QDoubleSpinBox):
                field.setValue(declared.default)

    @Slot()
    def _take(self) -> None:
        values = {
            name: field.currentData() if isinstance(field, QComboBox) else round(field.value(), 3)
            for name, field in self.fields.items()
            if isinstance(field, (QComboBox, QDoubleSpinBox))
        }
        self._store.change(**values)
