"""What the Help menu does, and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from workbench.files.shipped import log_folder
from workbench.gui.commands.command_palette import CommandPalette
from workbench.gui.help.keys_window import KeysWindow
from workbench.gui.help.settings_dialog import SettingsDialog
from workbench.gui.help.windows import about_window

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class HelpDesk(QObject):
    """Shows keys, commands, versions and settings."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def show_keys(self) -> None:
        KeysWindow(self._window.actions_.keys, self._window.themes, self._window).show()

    @Slot()
    def show_about(self) -> None:
        about_window(self._window).show()

    @Slot()
    def show_palette(self) -> None:
        self._window.actions_.refresh()
        CommandPalette(self._window.actions_, self._window).open_over(self._window)

    @Slot()
    def show_settings(self) -> None:
        SettingsDialog(self._window.store, self._window.themes, self._window).show()

    @Slot()
    def show_log(self) -> None:
        log_folder().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))
