"""The settings people can set, as a form made from their declarations."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.setting_form.form import SettingForm
from workbench.gui.state.settings import FIELDS, SettingsStore

_WIDTH = 520


class SettingsDialog(QDialog):
    """What is set here acts at once; there is nothing to confirm. A number acts as soon as it is one in its range."""

    def __init__(self, store: SettingsStore, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        shown = [field for field in FIELDS.values() if field.help]
        self.form = SettingForm(shown, {"": ""}, themes, says_help=True)
        self.form.show_values({field.name: field.value_in(store.settings) for field in shown})
        self.form.changed.connect(self._take)
        restore = QDialogButtonBox.StandardButton.RestoreDefaults
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close | restore)
        buttons.rejected.connect(self.close)
        buttons.button(restore).clicked.connect(self.restore)
        for button in buttons.buttons():
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(_WIDTH, column.heightForWidth(_WIDTH))

    @Slot()
    def restore(self) -> None:
        """Every setting shown here as it was at first."""
        self.form.reset()

    @Slot()
    def _take(self) -> None:
        values, problems = {}, {}
        for name, row in self.form.rows.items():
            try:
                values[name] = row.field.value_of(row.given)
            except ValueError:
                problems[name] = f"Needs {row.field.needs}."
        self.form.show_problems(problems)
        self._store.change(**values)
        self.resize(self.width(), max(self.height(), self.layout().heightForWidth(self.width())))
