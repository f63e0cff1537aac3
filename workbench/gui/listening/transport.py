"""Play, loop, where the line stands, and how one listens, in the bar above the spectrograms."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from workbench.gui.language.words import tr
from workbench.gui.listening.ear import Ear
from workbench.gui.listening.menu import ListeningMenu
from workbench.gui.listening.words import summary
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.names import microphone_names
from workbench.gui.sound.time_text import time_text, unit_of
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Viewing

_HEIGHT_PX = 28
_LEAST_PX, _MOST_PX = 50, 260


class Transport(QWidget):
    """Two buttons that stand for actions, a time, and the menu of listening whose words say what is not as ever."""

    def __init__(
        self, ear: Ear, document: Document, viewing: Viewing, themes: ThemeChoice, play: QAction, loop: QAction
    ) -> None:
        super().__init__()
        self._ear, self._document, self._themes, self._play = ear, document, themes, play
        self._unit = "s"
        self.play_button, self.loop_button = _button(play, tr("Play or pause")), _button(loop, tr("Loop"))
        self.time = QLabel("")
        self.time.setAccessibleName(tr("Place of the play line"))
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.how = QToolButton()
        self.how.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.how.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.how.setMinimumWidth(_LEAST_PX)
        self.how.setProperty("flat", True)
        self.how.setFixedHeight(_HEIGHT_PX)
        self.how.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.how.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.menu = ListeningMenu(ear, document, viewing, self.how)
        self.how.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.play_button, self.loop_button, self.time, self.how):
            row.addWidget(part)
        ear.moved.connect(self.show_time)
        ear.changed.connect(self.refresh)
        document.changed.connect(self.refresh)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)

    def show_extent(self, latest_s: float) -> None:
        """The last time there is: it decides how times are written."""
        self._unit = unit_of(latest_s)
        width = self.time.fontMetrics().horizontalAdvance(time_text(max(latest_s, 10.0), self._unit))
        self.time.setMinimumWidth(width + 6)
        self.show_time()

    @Slot()
    def show_time(self) -> None:
        head_s = self._ear.head_s
        said = "" if head_s is None else time_text(head_s, self._unit)
        self.time.setText(f"{said} s" if said and self._unit == "s" else said)

    @Slot()
    def refresh(self, *_: object) -> None:
        """Another state of playing, or another way of listening."""
        names = microphone_names(self._document.session)
        self._play.setIcon(icon("pause" if self._ear.is_playing else "play", self._themes.theme))
        said = summary(self._ear.listening, names)
        self.how.setText(QFontMetrics(self.how.font()).elidedText(said, Qt.TextElideMode.ElideRight, _MOST_PX))
        self.how.setToolTip(tr("How you listen: {said}", said=said))
        self.how.setAccessibleName(tr("How you listen: {said}", said=said))
        self.how.setEnabled(bool(names))
        for part in (self.play_button, self.loop_button, self.time):
            part.setEnabled(bool(names))

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.how.setIcon(icon("headphones", theme))
        self.refresh()


def _button(action: QAction, name: str) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(action)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setFixedSize(_HEIGHT_PX + 6, _HEIGHT_PX)
    made.setAccessibleName(name)
    made.setProperty("flat", True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
