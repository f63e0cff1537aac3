"""The offer of a tour at the first start: a card in a corner that waits for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from workbench.gui.help.card import Card
from workbench.gui.help.tour import Tour
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_STATE = "tour"
_LOOK_MS = 200
"""The card stays in its corner when the window changes its size."""


class Offer(QObject):
    """Shown as long as nobody answered it and nothing was ever opened; one click puts it away for ever."""

    def __init__(self, window: MainWindow, tour: Tour) -> None:
        super().__init__(window)
        self._window, self._tour = window, tour
        self.card: Card | None = None
        self._look_again = QTimer(self)
        self._look_again.setInterval(_LOOK_MS)
        self._look_again.timeout.connect(self._look)

    @property
    def is_due(self) -> bool:
        """Is this somebody's first start?"""
        store = self._window.store
        return store.state(_STATE) is None and not store.settings.recent and self._window.document.session is None

    @Slot()
    def make(self) -> None:
        """Offer it, if it is due."""
        if self._window._is_closed or not self.is_due or self.card is not None or self._tour.step is not None:
            return
        self.card = card = Card(self._window)
        self.no = card.add_button(tr("No, thanks"), tr("Do not offer it again; it stays in the Help menu"))
        self.yes = card.add_button(tr("Show me"), tr("Simulate a demo session and show the window on it"))
        self.yes.setProperty("main", True)
        self.no.clicked.connect(self.put_away)
        self.yes.clicked.connect(self.take)
        card.left.connect(self.put_away)
        card.say(
            tr("New here?"),
            tr("A tour of two minutes, on a simulated session: from a recording to where the call came from."),
        )
        card.stand_beside(None)
        card.show()
        card.raise_()
        self._look_again.start()
        self._window.document.changed.connect(self._take_session)

    @Slot()
    def put_away(self) -> None:
        """For good."""
        self._window.store.remember_state(_STATE, "answered")
        self.hide()

    @Slot()
    def take(self) -> None:
        self.put_away()
        self._tour.begin()

    @Slot()
    def hide(self) -> None:
        self._look_again.stop()
        if self.card is not None:
            self.card.hide()

    @Slot()
    def _look(self) -> None:
        if self.card is not None:
            self.card.stand_beside(None)

    @Slot(object, object)
    def _take_session(self, *_: object) -> None:
        """People are at work."""
        self.hide()
