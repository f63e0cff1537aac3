"""The window's toolbar, filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from workbench.gui.commands.tool_bar import ToolBar
from workbench.gui.commands.toolbar import (
    ChosenMethods,
    DimensionSwitch,
    LocalizeButton,
    RadiusControl,
    WorkspaceSwitch,
    spacer,
)
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class WindowBar(ToolBar):
    """Files and undo, Localize with its methods, radius, 2-D or 3-D; theme and workspaces on the right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(tr("Tools"), window)
        self.setObjectName("tools")
        actions, finding = window.actions_, window.finding
        for id in ("new", "open", "save", "", "undo", "redo", ""):
            self.addAction(actions[id]) if id else self.addSeparator()
        self.localize_button = LocalizeButton(actions, finding, window.themes)
        self.chosen_methods = ChosenMethods(finding)
        self.radius = RadiusControl(window.viewing)
        self.dimensions = DimensionSwitch(actions)
        widgets = (self.localize_button, self.chosen_methods, None, self.radius, None, self.dimensions, spacer(self))
        for widget in widgets:
            self.addWidget(widget) if widget is not None else self.addSeparator()
        self.addAction(actions["switch_theme"])
        self.addWidget(WorkspaceSwitch(actions))
        for id in ("new", "open", "save", "undo", "redo", "switch_theme"):
            self.widgetForAction(actions[id]).setProperty("flat", True)
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ways = (self.chosen_methods, self.radius, self.localize_button, self.dimensions)
        finding.methods_changed.connect(self.fit)
