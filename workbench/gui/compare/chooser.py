"""Which clips, which error, and what intervals are drawn from."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QT_TR_NOOP, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from workbench.evaluate.evaluation import SPLIT_TITLES, Split
from workbench.evaluate.groups import GROUPS, GroupBy
from workbench.gui.language.words import tr

_TITLES: dict[GroupBy, str] = {
    "all": QT_TR_NOOP("All clips"),
    "site": QT_TR_NOOP("By site"),
    "array": QT_TR_NOOP("By array"),
    "weather": QT_TR_NOOP("By weather"),
    "voice": QT_TR_NOOP("By source"),
    "hull": QT_TR_NOOP("By hull"),
}
_HULL = {"inside": QT_TR_NOOP("source inside the hull"), "outside": QT_TR_NOOP("source outside the hull")}


class Chooser(QWidget):
    """`chosen` when people choose otherwise."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by, self.value, self.height_only, self.split = QComboBox(), QComboBox(), QToolButton(), QComboBox()
        for group in GROUPS:
            self.by.addItem(tr(_TITLES[group]), group)
        for split in get_args(Split):
            self.split.addItem(tr(SPLIT_TITLES[split]), split)
        self._dress()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        intervals = QLabel(tr("Intervals"))
        intervals.setProperty("role", "muted")
        intervals.setBuddy(self.split)
        row.addWidget(self.by)
        row.addWidget(self.value, 100)
        row.addWidget(self.height_only)
        row.addStretch(1)
        row.addWidget(intervals)
        row.addWidget(self.split)
        self.by.activated.connect(self._choose_by)
        for box in (self.value, self.split):
            box.activated.connect(self._tell)
        self.height_only.toggled.connect(self._tell)

    def _dress(self) -> None:
        for box, name, tip in (
            (
                self.by,
                tr("Which clips"),
                tr("All clips, or those of one site, array, weather, source or side of the hull"),
            ),
            (self.value, tr("Of which"), tr("The clips that figures, curves and tables are of")),
            (
                self.split,
                tr("Intervals are drawn from"),
                tr(
                    "Clips of one place are near copies of each other: an interval drawn from single clips looks "
                    "far surer than it is"
                ),
            ),
        ):
            box.setAccessibleName(name)
            box.setToolTip(tip)
        self.value.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.value.setMinimumContentsLength(12)
        self.value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.value.setMaximumWidth(260)
        self.value.hide()
        self.height_only.setText(tr("Height"))
        self.height_only.setCheckable(True)
        self.height_only.setToolTip(tr("Errors in height alone, instead of 3-D or 2-D as the toolbar says"))
        self.height_only.setAccessibleName(tr("Errors in height alone"))

    @property
    def group(self) -> tuple[GroupBy, str]:
        """By what, and of which."""
        by: GroupBy = self.by.currentData()
        return by, "all" if by == "all" else str(self.value.currentData() or "")

    @property
    def split_chosen(self) -> Split:
        split: Split = self.split.currentData()
        return split

    @property
    def tab_stops(self) -> list[QWidget]:
        return [self.by, self.value, self.height_only, self.split]

    def show_split(self, split: Split) -> None:
        self.split.setCurrentIndex(self.split.findData(split))

    def show_values(self, values: tuple[str, ...]) -> None:
        """These can be chosen; what was chosen stays where it is among them."""
        by: GroupBy = self.by.currentData()
        self.value.setVisible(by != "all")
        if tuple(self.value.itemData(i) for i in range(self.value.count())) == values:
            return
        before = self.value.currentData()
        self.value.clear()
        for value in values:
            self.value.addItem(tr(_HULL.get(value, value)) if by == "hull" else value, value)
        self.value.setCurrentIndex(max(self.value.findData(before), 0) if values else -1)

    @Slot()
    def _choose_by(self, *_: object) -> None:
        self.value.clear()
        self.chosen.emit()

    @Slot()
    def _tell(self, *_: object) -> None:
        self.chosen.emit()
