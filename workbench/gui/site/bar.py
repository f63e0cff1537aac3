"""The row of buttons under the 3-D view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

VIEWS = (
    ("perspective", "Perspective", "Look at the site in perspective", "5"),
    ("top", "Top", "Look straight down: x to the right, y up", "7"),
    ("front", "Front", "Look from the front: x to the right, z up", "1"),
    ("side", "Side", "Look from the side: y to the right, z up", "3"),
)
SNAPS_M = (0.0, 0.01, 0.05, 0.1, 0.5, 1.0)


class ViewBar(QWidget):
    """Views in words, fit, and the step that dragged things snap to."""

    chosen = Signal(str)
    fit_wanted = Signal()
    snap_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for name, text, tip, key in VIEWS:
            button = self._button(text, f"{tip} ({key})")
            button.setCheckable(True)
            button.setProperty("view", name)
            self._group.addButton(button)
            self._buttons[name] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._tell_view)
        fit = self._button("Fit", "Show everything (0)")
        fit.clicked.connect(self._tell_fit)
        row.addSpacing(6)
        row.addWidget(fit)
        row.addStretch(1)
        self._snap_label = QLabel("Snap", self)
        self._snap = self._snap_box()
        self._snap_label.setBuddy(self._snap)
        row.addWidget(self._snap_label)
        row.addSpacing(2)
        row.addWidget(self._snap)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for the views; the step gives way first."""
        buttons = self.findChildren(QToolButton)
        width = sum(b.sizeHint().width() + 2 for b in buttons) + 14
        return QSize(width, max(b.sizeHint().height() for b in buttons) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        spare = self.width() - self.minimumSizeHint().width() - self._snap.sizeHint().width() - 8
        self._snap.setVisible(spare >= 0)
        self._snap_label.setVisible(spare >= self._snap_label.sizeHint().width() + 4)

    def set_enabled_3d(self, is_on: bool) -> None:
        for button in self.findChildren(QToolButton):
            button.setEnabled(is_on)
        self._snap.setEnabled(is_on)

    def show_view(self, name: str) -> None:
        """Press the button of a view; "" when the camera looks from none of them."""
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == name)
        self._group.setExclusive(True)

    def show_snap(self, step_m: float) -> None:
        if step_m not in SNAPS_M:
            self._snap.addItem(_snap_text(step_m), step_m)
        self._snap.setCurrentIndex(self._snap.findData(step_m))

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAutoRaise(True)
        button.setProperty("flat", True)
        return button

    def _snap_box(self) -> QComboBox:
        box = QComboBox(self)
        for step_m in SNAPS_M:
            box.addItem(_snap_text(step_m), step_m)
        box.setToolTip("Dragged things snap to this step; hold Ctrl to move freely, Shift to move up and down")
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box.currentIndexChanged.connect(self._tell_snap)
        return box

    def _tell_view(self, button: QToolButton) -> None:
        self.chosen.emit(button.property("view"))

    def _tell_fit(self) -> None:
        self.fit_wanted.emit()

    def _tell_snap(self) -> None:
        self.snap_chosen.emit(float(self._snap.currentData()))


def _snap_text(step_m: float) -> str:
    return "off" if step_m == 0 else f"{step_m:g} m"
