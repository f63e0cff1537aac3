"""A form for a settings dataclass: sections of rows, in one column or, where there is room, in two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.setting_fields import SettingField
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.setting_form.editors import Editor, editor_for
from workbench.gui.setting_form.row import SettingRow

TWO_COLUMNS_PX = 820
"""From this width on, short rows stand in pairs."""
_GAP = 24


class Section(QWidget):
    """A heading and its rows. wide : names of rows that take both columns."""

    def __init__(self, title: str, rows: Iterable[SettingRow], wide: frozenset[str]) -> None:
        super().__init__()
        self.rows, self._wide, self._n_columns = tuple(rows), wide, 0
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        if title:
            heading = QLabel(tr(title))
            heading.setProperty("role", "heading")
            self.column.addWidget(heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(8)
        self.column.addLayout(self._grid)
        self.divide(1)

    def divide(self, n_columns: int) -> None:
        """Put the rows into one column, or two."""
        if n_columns == self._n_columns:
            return
        self._n_columns = n_columns
        for row in self.rows:
            self._grid.removeWidget(row)
        line = column = 0
        for row in self.rows:
            n = n_columns if row.field.dotted in self._wide else 1
            if column + n > n_columns:
                line, column = line + 1, 0
            self._grid.addWidget(row, line, column, 1, n)
            column += n
        for i in range(2):
            self._grid.setColumnStretch(i, 1 if i < n_columns else 0)


class SettingForm(QWidget):
    """`changed` when something is typed, chosen or shown anew; once for many rows that `show_values` fills."""

    changed = Signal()

    def __init__(
        self,
        fields: Iterable[SettingField],
        sections: Mapping[str, str],
        themes: ThemeChoice,
        editors: Mapping[str, Editor] | None = None,
        wide: Iterable[str] = (),
        says_help: bool = False,
    ) -> None:
        """sections : name of a group -> its heading, in order; "" = fields outside groups. editors : by dotted name,
        those that are not the usual ones; their rows are wide, and so are the others named. says_help : below each."""
        super().__init__()
        special, self._is_filling = dict(editors or {}), False
        self.rows = {
            f.dotted: SettingRow(f, special.get(f.dotted) or editor_for(f), says_help=says_help) for f in fields
        }
        self.sections: dict[str, Section] = {}
        wide = frozenset(special) | set(wide) | {r.field.dotted for r in self.rows.values() if r.field.is_several}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_GAP)
        for group, title in sections.items():
            inside = [r for r in self.rows.values() if (r.field.path[0] if len(r.field.path) > 1 else "") == group]
            self.sections[group] = Section(title, inside, wide)
            self.column.addWidget(self.sections[group])
        self.column.addStretch(1)
        label_width = max(self._bold_width(row.label) for row in self.rows.values())
        for row in self.rows.values():
            row.label.setFixedWidth(label_width)
            row.changed.connect(self._tell)
        self._themes = themes
        themes.changed.connect(self._paint)
        self._paint(themes.theme)

    @staticmethod
    def _bold_width(label: QLabel) -> int:
        """Room for a name also when it is marked as changed."""
        font = label.font()
        font.setBold(True)
        bold = QLabel(label.text())
        bold.setFont(font)
        return bold.sizeHint().width() + 4

    @property
    def given(self) -> dict[str, Any]:
        """What stands in the form, nested as in a file; what is left to others is left out."""
        values: dict[str, Any] = {}
        for row in self.rows.values():
            group = values
            for name in row.field.path[:-1]:
                group = group.setdefault(name, {})
            if row.given is not None:
                group[row.field.name] = row.given
        return values

    @property
    def problems(self) -> dict[str, str]:
        """What is wrong in the editors themselves."""
        return {name: row.editor.problem for name, row in self.rows.items() if row.editor.problem}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Fill rows by their dotted names; names that are none are passed over."""
        self._is_filling = True
        for name, value in values.items():
            if name in self.rows:
                self.rows[name].show_value(value)
        self._is_filling = False
        self.changed.emit()

    @Slot()
    def reset(self) -> None:
        """Every default again."""
        self.show_values({name: row.default for name, row in self.rows.items()})

    def show_problems(self, problems: Mapping[str, str], cautions: Mapping[str, str] | None = None) -> None:
        """What is wrong, and what may be meant but should be known, below the rows they are about."""
        for name, row in self.rows.items():
            caution = (cautions or {}).get(name, "")
            row.tell(problems.get(name) or caution, "error" if name in problems else "warning")

    def set_idle(self, reasons: Mapping[str, str]) -> None:
        """Which rows do not matter now, and why."""
        for name, row in self.rows.items():
            row.set_idle(reasons.get(name, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        for section in self.sections.values():
            section.divide(2 if event.size().width() >= TWO_COLUMNS_PX else 1)

    @Slot()
    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    @Slot(object)
    def _paint(self, theme: object) -> None:
        for row in self.rows.values():
            row.paint(theme)
