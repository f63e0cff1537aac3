"""The row under the 3-D view that says, and changes, how things move: manner, its number, the grid, measuring."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TR_NOOP, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from workbench.gui.language.words import tr
from workbench.gui.placing.manner import ALONGS, BY_SITE, SNAPS_M, Manner
from workbench.gui.state.viewing import Look, Viewing

_NUMBER_TIPS = {
    "height": QT_TR_NOOP("How high above z = 0 dragged things go"),
    "surface": QT_TR_NOOP(
        "How far above the floor, or in front of a wall, dragged things stand: a tripod's height, say"
    ),
}
_AUTOMATIC = (QT_TR_NOOP("auto"), BY_SITE, QT_TR_NOOP("as suits the size of the site"))
_KEYS = QT_TR_NOOP("Shift: up and down, Ctrl: off the grid")


class PlacingBar(QWidget):
    """Writes to the Look's manner, and follows it."""

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        ways: list[tuple[str, object, str]] = [(tr(title), along, tr(tip)) for along, title, tip in ALONGS]
        self.along = self._combo(ways, tr("How dragged things move"))
        word, by_site, tip = _AUTOMATIC
        steps = [*((snap_text(s), s, "") for s in SNAPS_M), (tr(word), by_site, tr(tip))]
        self.snap = self._combo(steps, tr("Grid that coordinates keep to. {keys}", keys=tr(_KEYS)))
        self.number = QDoubleSpinBox(self)
        self.number.setDecimals(2)
        self.number.setSingleStep(0.1)
        self.number.setSuffix(" m")
        self.number.setKeyboardTracking(False)
        self.number.setMaximumWidth(self.number.fontMetrics().horizontalAdvance(tr("above 00.00 m")) + 34)
        self.measure = QToolButton(self)
        self.measure.setText(tr("Measure"))
        self.measure.setCheckable(True)
        self.measure.setProperty("flat", True)
        self.measure.setToolTip(tr("Measure between any two points of the site: click both; Esc ends (D)"))
        self._labels = (QLabel(tr("Drag"), self), QLabel(tr("Grid"), self))
        self._labels[0].setBuddy(self.along)
        self._labels[1].setBuddy(self.snap)
        self._tips: dict[QWidget, str] = {part: part.toolTip() for part in (self.along, self.measure)}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(4)
        for part in (self._labels[0], self.along, self.number, self._labels[1], self.snap):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.measure)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.along.activated.connect(self._write)
        self.snap.activated.connect(self._write_snap)
        self.number.valueChanged.connect(self._write)
        self.measure.clicked.connect(self._measure)
        viewing.changed.connect(self._follow)
        self._show(viewing.look)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The words give way first, then the number's box is what it is."""
        parts = (self.along, self.snap, self.measure)
        return QSize(sum(p.sizeHint().width() + 4 for p in parts) + 8, self.along.sizeHint().height() + 4)

    @property
    def whole_width(self) -> int:
        """With the number's box, without the words."""
        return self.minimumSizeHint().width() + self.number.sizeHint().width() + 8

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._make_room()

    def set_enabled_3d(self, is_on: bool) -> None:
        for part in (self.along, self.snap, self.number, self.measure):
            part.setEnabled(is_on)

    def tell_why(self, trouble: str) -> None:
        """Why there is no 3-D view, with what needs one; "" takes it back. The grid holds in the plan as well."""
        for part, tip in self._tips.items():
            part.setToolTip(f"{tip}\n{trouble}" if trouble else tip)
        self.snap.setEnabled(self.snap.isEnabled() or bool(trouble))

    def _combo(self, entries: list[tuple[str, object, str]], tip: str) -> QComboBox:
        box = QComboBox(self)
        for text, value, _ in entries:
            box.addItem(text, value)
        box.setToolTip(tip + "".join(f"\n{text}: {said}" for text, _, said in entries if said))
        box.setAccessibleName(tip)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return box

    def _make_room(self) -> None:
        needed = self.minimumSizeHint().width()
        is_numbered = self._viewing.look.manner.along in _NUMBER_TIPS
        needed += self.number.sizeHint().width() + 4 if is_numbered else 0
        for label in self._labels:
            needed += label.sizeHint().width() + 4
            label.setVisible(self.width() >= needed)

    @Slot(object, object)
    def _follow(self, before: Look, now: Look) -> None:
        if before.manner != now.manner or before.is_measuring != now.is_measuring:
            self._show(now)

    def _show(self, look: Look) -> None:
        manner = look.manner
        if self.snap.findData(manner.snap_m) < 0:
            self.snap.addItem(snap_text(manner.snap_m), manner.snap_m)
        self.along.setCurrentIndex(self.along.findData(manner.along))
        self.snap.setCurrentIndex(self.snap.findData(manner.snap_m))
        self.measure.setChecked(look.is_measuring)
        self.number.setVisible(manner.along in _NUMBER_TIPS)
        if manner.along in _NUMBER_TIPS:
            self.number.blockSignals(True)
            is_above = manner.along == "surface"
            self.number.setRange(0.0 if is_above else -1e4, 100.0 if is_above else 1e4)
            self.number.setValue(manner.above_m if is_above else manner.height_m)
            self.number.blockSignals(False)
            self.number.setPrefix(tr("above ") if is_above else "z ")
            self.number.setToolTip(tr(_NUMBER_TIPS[manner.along]))
        self._make_room()

    @Slot()
    def _write(self) -> None:
        before = self._viewing.look.manner
        along, number = self.along.currentData(), round(self.number.value(), 3)
        manner: Manner = replace(before, along=along)
        if along == before.along and along == "height":
            manner = replace(manner, height_m=number)
        elif along == before.along and along == "surface":
            manner = replace(manner, above_m=number)
        self._viewing.change(manner=manner)

    @Slot()
    def _write_snap(self) -> None:
        """Another grid; one that follows the site becomes known with its next picture."""
        manner, snap_m = self._viewing.look.manner, float(self.snap.currentData())
        if snap_m == BY_SITE:
            manner = replace(manner, is_snap_chosen=False)
        else:
            manner = replace(manner, snap_m=snap_m, is_snap_chosen=True)
        self._viewing.change(manner=manner)
        self._show(self._viewing.look)

    @Slot()
    def _measure(self) -> None:
        self._viewing.change(is_measuring=self.measure.isChecked())


class BarRows(QWidget):
    """Two bars: side by side where there is room, else one below the other; or the first alone."""

    def __init__(self, first: QWidget, second: PlacingBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._first, self._second = first, second
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._box.addWidget(first)
        self._box.addWidget(second, 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        if self._second.isHidden():
            return self._first.minimumSizeHint()
        sizes = (self._first.minimumSizeHint(), self._second.minimumSizeHint())
        heights = [s.height() for s in sizes]
        is_wide = self._box.direction() == QBoxLayout.Direction.LeftToRight
        return QSize(max(s.width() for s in sizes), max(heights) if is_wide else sum(heights))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        is_wide = self.width() >= self._first.minimumSizeHint().width() + self._second.whole_width
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if wanted != self._box.direction():
            self._box.setDirection(wanted)
            self.updateGeometry()


def snap_text(step_m: float) -> str:
    return tr("off") if step_m == 0 else f"{step_m:g} m"
