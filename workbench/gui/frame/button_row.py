"""A row of buttons that keeps its words as long as there is room, and its icons after that."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from workbench.gui.language.words import tr

_NARROWEST_PX = 260
_BOTH, _ICON = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


class ButtonRow(QWidget):
    """Buttons for actions, then a menu of others."""

    def __init__(
        self, actions: tuple[QAction, ...], more: tuple[QAction | None, ...], more_tip: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """more : what is done less often, None = a line; more_tip : what all that is about."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(4)
        self.buttons = tuple(self._button(action) for action in actions)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._more = self._menu_button(more, more_tip)
        row.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for action in actions:
            action.changed.connect(self._arrange)

    @property
    def tab_stops(self) -> list[QWidget]:
        return [*self.buttons, self._more]

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _menu_button(self, more: tuple[QAction | None, ...], tip: str) -> QToolButton:
        button, menu = QToolButton(), QMenu(self)
        menu.setToolTipsVisible(True)
        for action in more:
            menu.addAction(action) if action is not None else menu.addSeparator()
        button.setText(tr("More"))
        button.setToolTip(tip)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(_NARROWEST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """With words if they fit."""
        self._dress(_BOTH)
        if self.layout().sizeHint().width() > self.width():
            self._dress(_ICON)

    def _dress(self, style: Qt.ToolButtonStyle) -> None:
        for button in self.buttons:
            button.setToolButtonStyle(style)
        self.layout().invalidate()
