"""Which column of a table is what, with what becomes of every row shown at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.session import Session
from workbench.engine.exchange import what_changed
from workbench.files.column_map import MATCH_TITLES, ROLE_TITLES, ROLES, UNIT_TITLES, ColumnMap, guessed
from workbench.files.exchange.coordinates import Placement, first_problems
from workbench.files.text_table import DELIMITERS, TextTable
from workbench.gui.exchange.columns_model import ColumnsModel
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice

_DECIMALS = {"point": QT_TR_NOOP("point: 1.5"), "comma": QT_TR_NOOP("comma: 1,5")}
_CRS_TIP = QT_TR_NOOP(
    "The EPSG code of the coordinates, such as EPSG:32652 for UTM zone 52 north. The site can "
    "then be shown on a map. Leave it empty when nobody knows it."
)


class ColumnsDialog(QDialog):
    """`chosen(Path, Placement)` when people accept; it can be accepted once every row that counts can be read."""

    chosen = Signal(object, object)

    def __init__(
        self, path: Path, table: TextTable, session: Session, themes: ThemeChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Coordinates from {name}", name=path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path, self._session = path, session
        self.model = ColumnsModel(table, session, themes.theme, self)
        mapping = guessed(table)
        titles = {"": tr("none"), **{str(i): table.title(i) for i in range(table.n_columns)}}
        self.roles = {role: self._combo(titles, _key(mapping.column(role))) for role in ROLES}
        self.unit = self._combo(_shown(UNIT_TITLES), mapping.unit)
        self.match = self._combo(_shown(MATCH_TITLES), mapping.match)
        self.decimal = self._combo(_shown(_DECIMALS), mapping.decimal)
        self.crs = QLineEdit("" if session.site.georeference is None else session.site.georeference.crs)
        self.view, self.said, self.problem = QTableView(), QLabel(), QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._set_up(table)
        self.refresh()

    def _combo(self, titles: Mapping[Any, str], chosen: str) -> QComboBox:
        combo = QComboBox()
        for key, title in titles.items():
            combo.addItem(title, key)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(14)
        combo.activated.connect(self._changed)
        return combo

    def _set_up(self, table: TextTable) -> None:
        self.crs.setPlaceholderText(tr("EPSG code, if known"))
        self.crs.setToolTip(tr(_CRS_TIP))
        self.crs.editingFinished.connect(self.refresh)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        fields = [(tr(ROLE_TITLES[role]), self.roles[role]) for role in ROLES]
        fields += [(tr("Unit"), self.unit), (tr("Decimal mark"), self.decimal), (tr("Coordinate system"), self.crs)]
        fields += [(tr("Rows find microphones"), self.match)]
        for i, (text, field) in enumerate(fields):
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            grid.addWidget(label, i // 3, 2 * (i % 3))
            grid.addWidget(field, i // 3, 2 * (i % 3) + 1)
            grid.setColumnStretch(2 * (i % 3) + 1, 1)
        header = "" if table.header else tr(", no header")
        about = QLabel(
            tr(
                "{n} rows, columns parted by {delimiter}{header}. Large places (UTM) are moved to a "
                "site frame, and the session remembers by how much.",
                n=len(table.rows),
                delimiter=tr(DELIMITERS[table.delimiter]),
                header=header,
            )
        )
        self._set_up_view()
        for label, role in ((about, "muted"), (self.said, "muted"), (self.problem, "error")):
            label.setWordWrap(True)
            label.setProperty("role", role)
        self.accept_button.setDefault(True)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addLayout(grid)
        for part in (self.view, self.said, self.problem, self.buttons):
            column.addWidget(part)
        column.setStretchFactor(self.view, 1)
        self.resize(960, 560)

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setShowGrid(False)
        view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setAccessibleName(tr("The first rows, and what they become"))
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    @property
    def mapping(self) -> ColumnMap:
        """What the fields say."""
        columns = {role: self._column(self.roles[role]) for role in ROLES}
        return ColumnMap(
            name=columns["name"],
            x=columns["x"],
            y=columns["y"],
            z=columns["z"],
            error=columns["error"],
            unit=self.unit.currentData(),
            match=self.match.currentData(),
            decimal=self.decimal.currentData(),
            crs=self.crs.text().strip(),
        )

    @Slot()
    def _changed(self) -> None:
        """A column has one role: choosing it for one takes it from another."""
        asked = self.sender()
        for combo in self.roles.values():
            if asked in self.roles.values() and combo is not asked and combo.currentData() == asked.currentData():
                combo.setCurrentIndex(0)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the mapping makes of the file, and what stands in its way."""
        placed = self.model.use(self.mapping)
        self.problem.setText(first_problems(placed.problems))
        self.problem.setVisible(bool(placed.problems))
        self.said.setText(" ".join(f"{note}." for note in placed.notes))
        self.said.setVisible(bool(placed.notes))
        what = "" if placed.session is None else what_changed(self._session, placed.session)
        self.accept_button.setText(tr("Import {what}", what=what) if what else tr("Import"))
        self.accept_button.setEnabled(bool(what))
        if placed.session is not None and not what:
            self.said.setText(tr("The session says all this already."))
            self.said.show()
        self.view.resizeColumnsToContents()

    @Slot()
    def _accept(self) -> None:
        self.refresh()
        placed: Placement = self.model.placement
        if placed.session is not None:
            self.accept()
            self.chosen.emit(self._path, placed)

    @staticmethod
    def _column(combo: QComboBox) -> int | None:
        return int(combo.currentData()) if combo.currentData() else None


def _shown(titles: Mapping[str, str]) -> dict[str, str]:
    """Titles in the window's language."""
    return {key: tr(title) for key, title in titles.items()}


def _key(column: int | None) -> str:
    return "" if column is None else str(column)
