"""One field to set one thing: a tick, a choice, a number, a text, or several of a few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from workbench.core.setting_fields import SettingField
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import cleaned

NUMBER_WIDTH = 104
_CHOICE_WIDTH = 208
_BETWEEN_TICKS = 12


class Editor(Protocol):
    """What every editor, a QWidget, can do. `changed` when people change it, and when `show_value` does.

    given : what stands there, numbers as text; problem : what is wrong that no value can say, "" = nothing.
    """

    changed: Signal
    problem: str

    @property
    def given(self) -> Any: ...

    def show_value(self, value: Any) -> None: ...


def editor_for(field: SettingField) -> QWidget:
    """The usual editor for a field."""
    if field.is_several and field.choices:
        return SeveralEditor(field.choices)
    if field.kind is bool:
        return TickEditor()
    return ChoiceEditor(field.choices) if field.choices else LineEditor(field)


class TickEditor(QCheckBox):
    """Yes or no."""

    changed = Signal()
    problem = ""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(self.changed)

    @property
    def given(self) -> bool:
        return self.isChecked()

    def show_value(self, value: Any) -> None:
        self.setChecked(value is True)


class ChoiceEditor(QComboBox):
    """One of a few. A value that is none of them is shown as it stands, so that the form can say what is wrong."""

    changed = Signal()
    problem = ""

    def __init__(self, choices: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(_CHOICE_WIDTH)
        self._reasons: dict[Any, str] = {}
        self.set_choices(choices)
        self.currentIndexChanged.connect(self.changed)

    def set_choices(self, choices: Mapping[Any, str]) -> None:
        """Offer others; what is chosen stays chosen."""
        before = self.given
        self.blockSignals(True)
        self.clear()
        for value, text in choices.items():
            self.addItem(tr(text) if text else "", value)
        self._choose(before if before is not None else next(iter(choices)))
        self.blockSignals(False)

    def refuse(self, value: Any, why: str) -> None:
        """Offer a value no more, and say why on hover; why "" = offer it again."""
        self._reasons[value] = why
        model, row = self.model(), self.findData(value)
        if isinstance(model, QStandardItemModel) and row >= 0:
            model.item(row).setEnabled(not why)
            self.setItemData(row, why or None, Qt.ItemDataRole.ToolTipRole)

    def reason_against(self, value: Any) -> str:
        """Why a value is not offered; "" when it is."""
        return self._reasons.get(value, "")

    @property
    def given(self) -> Any:
        return self.currentData()

    def show_value(self, value: Any) -> None:
        self._choose(value)

    def _choose(self, value: Any) -> None:
        if self.findData(value) < 0:
            self.addItem(str(value), value)
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # the wheel scrolls the form, and changes nothing that it merely passes


class LineEditor(QLineEdit):
    """A number as people type it, or a text."""

    changed = Signal()
    problem = ""

    def __init__(self, field: SettingField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        if self._is_number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.setFixedWidth(NUMBER_WIDTH)
        self.textChanged.connect(self.changed)

    @property
    def _is_number(self) -> bool:
        return self._field.kind in (int, float)

    @property
    def given(self) -> Any:
        text = cleaned(self.text(), self._field.unit) if self._is_number else self.text().strip()
        if self._field.is_several:
            return tuple(text.replace(",", " ").split())
        return None if self._field.is_optional and not text else text

    def show_value(self, value: Any) -> None:
        self.setText(written(value))


class SeveralEditor(QWidget):
    """Ticks for some of a few, in as many columns as there is room for."""

    changed = Signal()
    problem = ""

    def __init__(self, choices: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks = {value: QCheckBox(tr(text)) for value, text in choices.items()}
        self._n_columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN_TICKS)
        self._grid.setVerticalSpacing(4)
        for tick in self.ticks.values():
            tick.toggled.connect(self._tell)
        self._divide(len(self.ticks))
        self._shown: tuple[Any, ...] = ()
        self.setFocusProxy(next(iter(self.ticks.values())))

    def _divide(self, n_columns: int) -> None:
        if n_columns == self._n_columns:
            return
        self._n_columns = n_columns
        for tick in self.ticks.values():
            self._grid.removeWidget(tick)
        for i, tick in enumerate(self.ticks.values()):
            self._grid.addWidget(tick, i // n_columns, i % n_columns)
        for i in range(len(self.ticks) + 1):
            self._grid.setColumnStretch(i, int(i == n_columns))

    @property
    def _widest(self) -> int:
        return max(tick.sizeHint().width() for tick in self.ticks.values())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        n_fitting = (event.size().width() + _BETWEEN_TICKS) // (self._widest + _BETWEEN_TICKS)
        self._divide(max(1, min(n_fitting, len(self.ticks))))

    @property
    def given(self) -> tuple[Any, ...]:
        """In the order they were shown in, then in that of the ticks."""
        ticked = [value for value, tick in self.ticks.items() if tick.isChecked()]
        kept = [value for value in self._shown if value in ticked or value not in self.ticks]
        return (*kept, *(value for value in ticked if value not in kept))

    def show_value(self, value: Any) -> None:
        """Values that are not on offer are kept: what reads the settings says what is wrong with them."""
        self._shown = wanted = tuple(value)
        for each, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(each in wanted)
            tick.blockSignals(False)
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


def written(value: Any) -> str:
    """A value as people would type it."""
    if value is None:
        return ""
    if isinstance(value, (tuple, list)):
        return " ".join(map(str, value))
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
