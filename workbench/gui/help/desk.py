"""What the Help menu does, and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from workbench.files.shipped import log_folder
from workbench.gui.commands.command_palette import CommandPalette
from workbench.gui.help.demo import Demo
from workbench.gui.help.dialog_keys import DialogKeys
from workbench.gui.help.help_window import HelpWindow
from workbench.gui.help.keys_window import KeysWindow
from workbench.gui.help.offer import Offer
from workbench.gui.help.pages import FIRST
from workbench.gui.help.settings_dialog import SettingsDialog
from workbench.gui.help.topics import page_here
from workbench.gui.help.tour import Tour
from workbench.gui.help.whats_this import ask_what
from workbench.gui.help.windows import AboutWindow

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class HelpDesk(QObject):
    """Shows pages, keys, commands, versions and settings; makes the demo and leads the tour."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.demo = Demo(window)
        self.tour = Tour(window, self.demo)
        self.offer = Offer(window, self.tour)
        self._dialog_keys = DialogKeys(window, ("help", "whats_this"), self)

    def close_down(self) -> None:
        """The window closes: nothing of the tour goes on."""
        self._dialog_keys.close()
        self.tour.end()
        self.offer.hide()
        for shown in self._window.findChildren(HelpWindow):
            shown.close()

    # ---- pages

    @Slot()
    def show_help(self) -> None:
        """The page about what people are at."""
        part, page = page_here(self._window)
        self.show_page(page, part)

    @Slot()
    def show_contents(self) -> None:
        self.show_page(FIRST, None)

    def show_page(self, name: str, part: QWidget | None) -> None:
        """Show a page in the one window of the help. part : what it is about, which it does not cover."""
        parent = self._home()
        shown = next((h for h in self._window.findChildren(HelpWindow) if h.isVisible()), None)
        if shown is not None and shown.parent() is not parent and shown is not parent:
            shown.close()  # of another dialog, or behind one that is modal
            shown = None
        if shown is None:
            shown = HelpWindow(self._window.actions_.keys, self._window.themes, self._window.store, parent)
            if not shown.was_placed:
                _put_aside(shown, part or self._window)
        shown.show_page(name)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def _home(self) -> QWidget:
        """Whose window it is: a modal dialog would keep the main window's from being used."""
        return QApplication.activeModalWidget() or self._window

    @Slot()
    def ask_what(self) -> None:
        ask_what(self._window)

    # ---- demo and tour

    @Slot()
    def open_demo(self) -> None:
        self.demo.open()

    @Slot()
    def begin_tour(self) -> None:
        self.offer.hide()
        self.tour.begin()

    @Slot()
    def offer_tour(self) -> None:
        self.offer.make()

    # ---- windows

    @Slot()
    def show_keys(self) -> None:
        KeysWindow(self._window.actions_.keys, self._window.themes, self._window).show()

    @Slot()
    def show_about(self) -> None:
        AboutWindow(self._window).show()

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


def _put_aside(shown: QWidget, part: QWidget) -> None:
    """At first on the side of the screen where the part is not."""
    screen = QGuiApplication.screenAt(part.mapToGlobal(part.rect().center())) or part.screen()
    room, window = screen.availableGeometry(), part.window().frameGeometry()
    is_right = part.mapToGlobal(part.rect().center()).x() > window.center().x()
    x = window.left() - shown.width() if is_right else window.right()
    x = min(max(x, room.left()), room.right() - shown.width())
    shown.move(x, max(room.top(), min(window.top() + 60, room.bottom() - shown.height())))
