"""What to import, where the new sessions go, and the format's own options."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.errors import UserError
from workbench.core.setting_fields import SettingField
from workbench.files.exchange.options import arguments
from workbench.files.exchange.registry import MakesSessions
from workbench.gui.exchange.jobs import MakeSessions
from workbench.gui.language.words import tr
from workbench.gui.setting_form.editors import LineEditor, TickEditor, editor_for


class MakingDialog(QDialog):
    """`chosen(MakeSessions)` when people press Import; what is missing is said above the buttons."""

    chosen = Signal(object)

    def __init__(
        self, importer: MakesSessions, path: Path | None, last_folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import: {title}", title=importer.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._importer, self._last_folder = importer, last_folder
        self._is_placed = False
        self.path, self.out = QLineEdit("" if path is None else str(path)), QLineEdit()
        self.fields = {option.name: _field(option) for option in importer.options}
        self.problem = QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._set_up()
        self._propose()

    def _set_up(self) -> None:
        about = QLabel(tr("{what}. The sound is copied.", what=_sentence(self._importer.help)))
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "error")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, line, ask in (
            (tr("&Read from"), self.path, self._ask_path),
            (tr("&Make sessions in"), self.out, self._ask_out),
        ):
            label = QLabel(text)
            label.setBuddy(line)
            line.setAccessibleName(text.replace("&", ""))
            form.addRow(label, self._with_button(line, ask))
        for option in self._importer.options:
            form.addRow(_title(option), _explained(option, self.fields[option.name]))
        self.path.textChanged.connect(self._propose)
        self.out.textEdited.connect(self._placed)
        self.start.setDefault(True)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.resize(640, 0)

    @staticmethod
    def _with_button(field: QLineEdit, ask: Callable[[], None]) -> QHBoxLayout:
        row, button = QHBoxLayout(), QPushButton(tr("Choose…"))
        row.setSpacing(8)
        button.setAutoDefault(False)
        button.clicked.connect(ask)
        row.addWidget(field, 1)
        row.addWidget(button)
        return row

    @property
    def job(self) -> MakeSessions:
        """What would be started now. UserError when an option makes no sense."""
        given = {}
        for option in self._importer.options:
            value = self.fields[option.name].given
            if value not in ("", None):
                given[option.name] = value
        given = arguments(self._importer.title, self._importer.options, given)
        out = Path(self.out.text()).expanduser()
        return MakeSessions(self._importer.name, Path(self.path.text()).expanduser(), out, given)

    @Slot()
    def _accept(self) -> None:
        try:
            job = self.job
        except UserError as error:
            self.problem.setText(str(error))
            return
        self.accept()
        self.chosen.emit(job)

    @Slot()
    def _ask_path(self) -> None:
        start = self.path.text() or self._last_folder
        text = QFileDialog.getExistingDirectory(self, tr("Import: {title}", title=self._importer.title), start)
        if text:
            self.path.setText(text)

    @Slot()
    def _ask_out(self) -> None:
        text = QFileDialog.getExistingDirectory(self, tr("Make the sessions in"), self.out.text() or self._last_folder)
        if text:
            self._is_placed = True
            self.out.setText(text)
            self._check()

    @Slot()
    def _placed(self) -> None:
        self._is_placed = True
        self._check()

    @Slot()
    def _propose(self) -> None:
        """Beside what is read, under a name that is free, until people choose otherwise."""
        path = Path(self.path.text().strip()).expanduser()
        if self.path.text().strip() and not self._is_placed:
            wanted = proposed = path.parent / tr("{name} sessions", name=path.stem if path.is_file() else path.name)
            n = 2
            while proposed.exists():
                proposed, n = wanted.with_name(f"{wanted.name} {n}"), n + 1
            self.out.setText(str(proposed))
        self._check()

    def _check(self) -> None:
        """Say what is missing, where it is missing."""
        path, problem = self.path.text().strip(), ""
        if not path:
            problem = tr("Choose the folder to import.")
        elif not Path(path).expanduser().exists():
            problem = tr("{path} is not there.", path=path)
        elif not self.out.text().strip():
            problem = tr("Choose the folder to make the sessions in.")
        self.problem.setText(problem)
        self.start.setEnabled(not problem)


def _field(option: SettingField) -> LineEditor | TickEditor:
    """A field for one option. Left empty, the format decides."""
    made = editor_for(option)
    if isinstance(made, TickEditor):
        made.setText(_sentence(option.help))
    made.show_value(option.default)
    made.setAccessibleName(option.help)
    return made


def _explained(option: SettingField, field: LineEditor | TickEditor) -> QVBoxLayout:
    """The field, and below it what it is for; a box to tick says it itself."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(field)
    if isinstance(field, LineEditor):
        told = QLabel(_sentence(option.help))
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        column.addWidget(told)
    return column


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


_UNITS = {"s": "s", "m": "m", "c": "°C", "hz": "Hz", "db": "dB", "deg": "°"}


def _title(option: SettingField) -> str:
    """ "labels_start_s" as "Labels start (s)"; "crs" is an abbreviation."""
    *words, last = option.name.split("_")
    unit = f" ({_UNITS[last]})" if words and last in _UNITS else ""
    text = " ".join(words if unit else [*words, last])
    return (text.upper() if text == "crs" else _sentence(text)) + unit
