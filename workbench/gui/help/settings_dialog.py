"""The settings people can set, as a form made from their declarations."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.setting_form.form import SettingForm
from workbench.gui.setting_form.spin_editor import SpinEditor
from workbench.gui.state.settings import FIELDS, Settings, SettingsStore

_WIDTH = 520


class SettingsDialog(QDialog):
    """What is set here acts at once; there is nothing to confirm. A number acts as soon as it is one in its range.

    What is set elsewhere meanwhile, such as the radius in the toolbar, is shown here.
    """

    def __init__(self, store: SettingsStore, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        shown = [field for field in FIELDS.values() if field.help]
        spins = {"radius_m": SpinEditor(FIELDS["radius_m"])}
        self.form = SettingForm(shown, {"": ""}, themes, spins, says_help=True)
        self._known = {field.name: field.value_in(store.settings) for field in shown}
        self.form.show_values(self._known)
        self.form.changed.connect(self._take)
        store.changed.connect(self._follow)
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
        """Write what people changed here, and nothing else."""
        values, problems = {}, {}
        for name, row in self.form.rows.items():
            try:
                values[name] = row.field.value_of(row.given)
            except ValueError:
                problems[name] = tr("Needs {range}.", range=row.field.needs)
        self.form.show_problems(problems)
        changed = {name: value for name, value in values.items() if value != self._known[name]}
        self._known |= changed
        self._store.change(**changed)
        self.resize(self.width(), max(self.height(), self.layout().heightForWidth(self.width())))

    @Slot(object, object)
    def _follow(self, before: Settings, now: Settings) -> None:
        """Show what was changed elsewhere; what is being typed here stays as it is typed."""
        values = {name: FIELDS[name].value_in(now) for name in self._known}
        news = {name: value for name, value in values.items() if value != self._known[name]}
        self._known |= news
        if news:
            self.form.show_values(news)
