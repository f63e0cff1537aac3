"""What View > Language does: another language is spoken from the next start on, which can be now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.files.own_process import is_installed_program
from workbench.gui.language.choice import SYSTEM, spoken
from workbench.gui.language.words import tr
from workbench.gui.state.settings import Settings

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class LanguageSwitch(QObject):
    """Widgets keep the words they were made with, so a choice only says what will be."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._starts_again = False
        self._session: Path | None = None
        self._spoken = spoken(window.store.settings.language)
        window.store.changed.connect(self._follow)

    @property
    def is_system(self) -> bool:
        return self._window.store.settings.language == SYSTEM

    @property
    def is_english(self) -> bool:
        return self._window.store.settings.language == "en"

    @property
    def is_korean(self) -> bool:
        return self._window.store.settings.language == "ko"

    @Slot()
    def use_system(self) -> None:
        self._window.store.change(language=SYSTEM)

    @Slot()
    def use_english(self) -> None:
        self._window.store.change(language="en")

    @Slot()
    def use_korean(self) -> None:
        self._window.store.change(language="ko")

    @Slot(object, object)
    def _follow(self, before: Settings, now: Settings) -> None:
        if before.language == now.language:
            return
        if spoken(now.language) == self._spoken:
            self._window.message.clear()
            return
        choices = ((tr("Start Again Now"), self.start_again),)
        self._window.message.say(tr("The window speaks another language from the next start on."), "info", choices)

    @Slot()
    def start_again(self) -> None:
        """Close, which asks what it always asks; once the window is gone, `take_over` opens the next one."""
        session = self._window.document.session
        self._session = None if session is None else session.folder
        self._starts_again = self._window.close()

    def take_over(self) -> None:
        """The last step of this process: begin the next one, on the session that was open, if people asked for it."""
        if self._starts_again:
            command = [sys.executable] if is_installed_program() else [sys.executable, "-P", "-m", "workbench"]
            subprocess.Popen([*command, *([] if self._session is None else [str(self._session)])])
