"""What there is to know about the open session as a document, as long as it is so."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from workbench.gui.frame.message_bar import Choices, MessageBar
from workbench.gui.looks.theme import ThemeChoice

RANKS = ("problem", "looking", "unread", "conflict", "read only", "gone", "not kept", "recovered", "crashed")
"""Kinds of notices, the one that matters most first."""


@dataclass(frozen=True)
class Notice:
    """One thing to know, and what can be done about it. kind: one of RANKS. can_be_put_away: it has a cross."""

    kind: str
    text: str
    tone: str = "info"
    choices: Choices = ()
    can_be_put_away: bool = True


class Banner(MessageBar):
    """Shows the notice that matters most, and the next one when that is past or was put away by its cross."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        self._notices: dict[str, Notice] = {}
        super().__init__(themes, parent)

    @property
    def kind(self) -> str:
        """What is shown now is about this; empty when nothing is."""
        return next((kind for kind in RANKS if kind in self._notices), "")

    def put(self, notice: Notice) -> None:
        """Say this, in place of what was said of its kind before."""
        if self._notices.get(notice.kind) != notice:
            self._notices[notice.kind] = notice
            self._show_first()

    def drop(self, *kinds: str) -> None:
        """This is so no more; with no kinds given, none of it."""
        for kind in kinds or RANKS:
            self._notices.pop(kind, None)
        self._show_first()

    @Slot()
    def clear(self) -> None:
        """Put away what is shown."""
        self.drop(self.kind)

    def _show_first(self) -> None:
        if self.kind:
            notice = self._notices[self.kind]
            self.say(notice.text, notice.tone, notice.choices)
            self._close.setVisible(notice.can_be_put_away)
        else:
            super().clear()
