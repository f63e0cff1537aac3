"""The row of buttons under the 3-D view."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from workbench.gui.language.words import tr

VIEWS = (
    ("perspective", QT_TR_NOOP("Perspective"), QT_TR_NOOP("Look at the site in perspective"), "5"),
    ("top", QT_TR_NOOP("Top"), QT_TR_NOOP("Look straight down: x to the right, y up"), "7"),
    ("front", QT_TR_NOOP("Front"), QT_TR_NOOP("Look from the front: x to the right, z up"), "1"),
    ("side", QT_TR_NOOP("Side"), QT_TR_NOOP("Look from the side: y to the right, z up"), "3"),
)


class ViewBar(QWidget):
    """Views in words, and fit."""

    chosen = Signal(str)
    fit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._tips: dict[QToolButton, str] = {}
        for name, text, tip, key in VIEWS:
            button = self._button(tr(text), f"{tr(tip)} ({key})")
            button.setCheckable(True)
            button.setProperty("view", name)
            self._group.addButton(button)
            self._buttons[name] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._tell_view)
        fit = self._button(tr("Fit"), tr("Show everything (0)"))
        fit.clicked.connect(self._tell_fit)
        row.addSpacing(6)
        row.addWidget(fit)
        row.addStretch(1)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for the views."""
        buttons = self.findChildren(QToolButton)
        width = sum(b.sizeHint().width() + 2 for b in buttons) + 14
        return QSize(width, max(b.sizeHint().height() for b in buttons) + 4)

    def set_enabled_3d(self, is_on: bool) -> None:
        for button in self.findChildren(QToolButton):
            button.setEnabled(is_on)

    def tell_why(self, trouble: str) -> None:
        """Why there is no 3-D view, with every button; "" takes it back."""
        for button, tip in self._tips.items():
            button.setToolTip(f"{tip}\n{trouble}" if trouble else tip)

    def show_view(self, name: str) -> None:
        """Press the button of a view; "" when the camera looks from none of them."""
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == name)
        self._group.setExclusive(True)

    @property
    def first_stop(self) -> QWidget:
        """Where Tab comes in."""
        return next(iter(self._buttons.values()))

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        self._tips[button] = tip
        button.setAutoRaise(True)
        button.setProperty("flat", True)
        return button

    def _tell_view(self, button: QToolButton) -> None:
        self.chosen.emit(button.property("view"))

    def _tell_fit(self) -> None:
        self.fit_wanted.emit()
