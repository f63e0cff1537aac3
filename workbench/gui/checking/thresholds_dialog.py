"""The thresholds of all checks, as a form made from their declarations."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.gui.checking.kept_thresholds import read_kept, thresholds_of, written
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.setting_form.form import SettingForm
from workbench.gui.setting_form.needs import needs_of
from workbench.gui.state.settings import SettingsStore
from workbench.judge.registry import Thresholds, known_checks

_SIZE = 640, 620


class ThresholdsDialog(QDialog):
    """What is set here is kept, and a short recording is judged by it at once; there is nothing to confirm."""

    def __init__(self, store: SettingsStore, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Thresholds of Checks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        fields = Thresholds().setting_fields()
        sections = {check.name: check.title for check in known_checks() if any(f.path[0] == check.name for f in fields)}
        self.form = SettingForm(fields, sections, themes, says_help=True)
        for check in known_checks():
            if check.name in sections:
                said = tr(check.about)
                about = QLabel(f"{said[:1].upper()}{said[1:]}.")
                about.setWordWrap(True)
                about.setProperty("role", "muted")
                self.form.sections[check.name].column.insertWidget(1, about)
        kept = thresholds_of(read_kept(store.settings.checks))
        self.form.show_values({f.dotted: f.default for f in kept.setting_fields()})
        self.form.changed.connect(self._take)
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(self.form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        restore = QDialogButtonBox.StandardButton.RestoreDefaults
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close | restore)
        buttons.rejected.connect(self.close)
        buttons.button(restore).clicked.connect(self.form.reset)
        for button in buttons.buttons():
            button.setAutoDefault(False)
        foot = QWidget()
        row = QVBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 12)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(foot)
        self.resize(*_SIZE)

    @Slot()
    def _take(self) -> None:
        """Keep what is not as it was delivered; what is no value yet stays as it is typed."""
        changed, problems = {}, {}
        for name, row in self.form.rows.items():
            try:
                value = row.field.value_of(row.given)
            except (ValueError, TypeError):
                problems[name] = tr("Needs {needs}.", needs=needs_of(row.field))
                continue
            if value != row.default:
                changed[name] = value
        self.form.show_problems(problems)
        self._store.change(checks=written(changed))
