"""A form for many sessions at once: only fields people touch are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.core.session_fields import said_change
from workbench.core.temperature import WANTED, is_plausible_c
from workbench.files.campaign import SessionRow
from workbench.gui.campaign.columns import REVIEWS
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import number_in, plain

SEVERAL = QT_TR_NOOP("several")
UNKNOWN = QT_TR_NOOP("not known")
_LABELS = {
    "site": QT_TR_NOOP("Site"),
    "size_m": QT_TR_NOOP("Site size, m"),
    "weather": QT_TR_NOOP("Weather"),
    "temperature_c": QT_TR_NOOP("Temperature, °C"),
    "link": QT_TR_NOOP("Link"),
    "source": QT_TR_NOOP("Source"),
    "review": QT_TR_NOOP("Review"),
    "review_note": QT_TR_NOOP("Review note"),
    "notes": QT_TR_NOOP("Notes"),
}
_HINTS = {
    "size_m": QT_TR_NOOP("Three lengths above 0, such as 8 x 6 x 3; empty = not known"),
    "temperature_c": QT_TR_NOOP("A number, such as 21.5; empty = not known"),
    "link": QT_TR_NOOP("Such as wired or wireless"),
    "source": QT_TR_NOOP("What called, such as woman, knocking"),
}
_PROBLEMS = {
    "size_m": QT_TR_NOOP("The site's size needs three lengths above 0 in metres, such as 8 x 6 x 3"),
    "temperature_c": WANTED,
}


class EditDialog(QDialog):
    """`wanted(name, values)` when people confirm. A tick before a field says that it will be written."""

    wanted = Signal(str, object)

    def __init__(self, rows: Sequence[SessionRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self.ticks: dict[str, QCheckBox] = {}
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self._problem, self._note = QLabel(), QLabel()
        self.setWindowTitle(tr("Edit 1 Session") if len(rows) == 1 else tr("Edit {n} Sessions", n=len(rows)))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.confirm = self.buttons.addButton(tr("Change"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._set_up()
        self._refresh()

    def _set_up(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for i, id in enumerate(_LABELS):
            values = {getattr(row, id) for row in self._rows}
            tick, field = QCheckBox(tr(_LABELS[id])), self._field(id, values)
            tick.setToolTip(tr("Ticked: written into every chosen session"))
            tick.toggled.connect(self._refresh)
            field.setAccessibleName(tr(_LABELS[id]))
            field.setToolTip(tr(_HINTS.get(id, _LABELS[id])) + _said_several(values))
            self.ticks[id], self.fields[id] = tick, field
            grid.addWidget(tick, i, 0)
            grid.addWidget(field, i, 1)
        for label, role in ((self._note, "muted"), (self._problem, "error")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self._note.setText(
            tr(
                "Only ticked fields are written. Undo takes them back while this window is open; after that, "
                "what each session held before is in its Earlier Versions."
            )
        )
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self._note)
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.confirm.setDefault(True)
        self.setMinimumWidth(460)
        self.fields["site"].setFocus()

    def _field(self, id: str, values: set[Any]) -> QLineEdit | QComboBox:
        is_one = len(values) == 1
        if id == "review":
            box = QComboBox()
            if not is_one:
                box.addItem(tr(SEVERAL), None)
            for state, words in REVIEWS.items():
                box.addItem(tr(words), state)
            if is_one:
                box.setCurrentIndex(box.findData(next(iter(values))))
            box.activated.connect(self._touch)
            return box
        line = QLineEdit(_shown(next(iter(values))) if is_one else "")
        unknown = tr(UNKNOWN) if id in ("size_m", "temperature_c") else ""
        line.setPlaceholderText(unknown if is_one else tr(SEVERAL))
        line.textEdited.connect(self._touch)
        return line

    def values(self) -> dict[str, Any]:
        """What was ticked, as the sessions hold it; a field that cannot be understood is left out (see problem)."""
        return {id: value for id in self._ticked() for ok, value in (self._read(id),) if ok}

    @property
    def problem(self) -> str:
        """What is wrong with the first field that cannot be written; empty when all can."""
        return next(
            (tr(_PROBLEMS.get(id, QT_TR_NOOP("Choose one"))) for id in self._ticked() if not self._read(id)[0]), ""
        )

    def _ticked(self) -> tuple[str, ...]:
        return tuple(id for id, tick in self.ticks.items() if tick.isChecked())

    def _read(self, id: str) -> tuple[bool, Any]:
        """Is this a value, and which?"""
        field = self.fields[id]
        if isinstance(field, QComboBox):
            return field.currentData() is not None, field.currentData()
        text = field.text().strip()
        if id == "size_m":
            size_m = _size_in(text)
            return size_m is not None or not text, size_m
        if id == "temperature_c":
            value = number_in(text, "°C") if text else None
            return not text or (value is not None and is_plausible_c(value)), value
        return True, text

    @Slot()
    def _touch(self, *_: object) -> None:
        for id, field in self.fields.items():
            if field is self.sender():
                self.ticks[id].setChecked(True)
        self._refresh()

    @Slot()
    def _refresh(self, *_: object) -> None:
        ids, n = self._ticked(), len(self._rows)
        self._problem.setText(self.problem)
        self._problem.setVisible(bool(self.problem))
        self.confirm.setEnabled(bool(ids) and not self.problem)
        self.confirm.setText(tr("Change 1 Session") if n == 1 else tr("Change {n} Sessions", n=n))
        self.confirm.setToolTip(said_change(ids, n) if ids else tr("Edit or tick a field first"))

    @Slot()
    def _take(self) -> None:
        ids = self._ticked()
        if ids and not self.problem:
            self.wanted.emit(said_change(ids, len(self._rows)), self.values())
            self.accept()


def _size_in(text: str) -> tuple[float, float, float] | None:
    """Three lengths in a text such as "8 x 6 x 3 m" or "8; 6; 3"; None when it is not that."""
    parts = (
        text.casefold()
        .replace("m", " ")
        .replace("\N{MULTIPLICATION SIGN}", " ")
        .replace("x", " ")
        .replace(";", " ")
        .split()
    )
    numbers = [number_in(part.strip(",")) for part in parts]
    sizes = [n for n in numbers if n is not None and n > 0]
    return (sizes[0], sizes[1], sizes[2]) if len(numbers) == len(sizes) == 3 else None


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return " \N{MULTIPLICATION SIGN} ".join(plain(part) for part in value)
    return value if isinstance(value, str) else plain(value)


def _said_several(values: set[Any]) -> str:
    if len(values) < 2:
        return ""
    told = sorted(_shown(value) or "nothing" for value in values)
    return "\n" + tr("Now: ") + ", ".join(told[:6]) + (tr(" and {n} more", n=len(told) - 6) if len(told) > 6 else "")
