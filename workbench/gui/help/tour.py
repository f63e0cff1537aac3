"""The tour: a card that goes from part to part of the window, on a session that is simulated for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from workbench.gui.help.card import Card, Outline
from workbench.gui.help.demo import Demo
from workbench.gui.help.pages import filled
from workbench.gui.help.tour_steps import STEPS, Step
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_LOOK_MS = 150
"""The outline follows splitters, other workspaces and the window's size as fast as this. No event is filtered."""


class Tour(QObject):
    """Begins, goes on and back, and ends whenever people like. The window can be used all the while."""

    def __init__(self, window: MainWindow, demo: Demo) -> None:
        super().__init__(window)
        self._window, self._demo = window, demo
        self._number: int | None = None
        self._is_demo = False
        self._asked = False
        self._seen: object = None
        self._look_again = QTimer(self)
        self._look_again.setInterval(_LOOK_MS)
        self._look_again.timeout.connect(self._look)
        self.card: Card | None = None
        demo.opened.connect(self._take_demo)
        demo.failed.connect(self._miss_demo)

    @property
    def step(self) -> Step | None:
        """What is shown now, None when the tour is not on."""
        return None if self._number is None else STEPS[self._number]

    # ---- going

    @Slot()
    def begin(self) -> None:
        """From the first step. An open session stays open; only where there is none, a demo is made and opened."""
        if self._window._is_closed:
            return
        self._make_parts()
        self._is_demo = self._asked = False
        if self._window.document.session is None:
            self._is_demo = True
            self._demo.open()
        self._go(0)
        self._look_again.start()

    @Slot()
    def go_on(self) -> None:
        if self._number is None or not self.next.isEnabled():
            return
        if self._number + 1 == len(STEPS):
            self.end()
        else:
            self._ask_methods()
            self._go(self._number + 1)

    @Slot()
    def go_back(self) -> None:
        if self._number:
            self._go(self._number - 1)

    @Slot()
    def end(self) -> None:
        """Nothing of it is left; also called when the window closes."""
        self._look_again.stop()
        if self._number is None:
            return
        self._number = None
        has_focus = self.card.isAncestorOf(self._window.focusWidget()) if self._window.focusWidget() else False
        self.outline.show(None)
        self.card.hide()
        if has_focus and not self._window._is_closed:
            self._window.sound.setFocus()

    # ---- showing

    def _make_parts(self) -> None:
        if self.card is not None:
            return
        self.card, self.outline = Card(self._window), Outline(self._window)
        self.skip = self.card.add_button(tr("Skip"), tr("End the tour"))
        self.back = self.card.add_button(tr("Back"), tr("The step before"))
        self.next = self.card.add_button(tr("Next"), tr("The next step"))
        self.next.setProperty("main", True)
        for signal, act in ((self.card.left, self.end), (self.card.back, self.go_back), (self.card.on, self.go_on),
                            (self.skip.clicked, self.end), (self.back.clicked, self.go_back),
                            (self.next.clicked, self.go_on)):  # fmt: skip
            signal.connect(act)

    def _go(self, number: int) -> None:
        window, step = self._window, STEPS[number]
        self._number = number
        window.workspaces.inspect()
        if window.pages.currentWidget() is not window.panes:
            window.campaign.toggle_table()
        if step.table:
            window.tabs.setCurrentWidget(getattr(window, step.table))
        self._say()
        self._seen = None
        self._look()
        self.card.show()
        self.card.raise_()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        """The card's words and buttons as things are now."""
        number, step = self._number, self.step
        if step is None or number is None:
            return
        is_waiting = self._demo.is_coming and number == 0
        text = tr(step.own) if step.own and not self._is_demo else tr(step.text)
        if is_waiting:
            text = tr("Simulating a demo session: some seconds.")
        words = filled(text, self._window.actions_.keys)
        self.card.say(tr(step.title), words, tr("{number} of {n}", number=number + 1, n=len(STEPS)))
        self.back.setEnabled(number > 0)
        self.next.setEnabled(not is_waiting)
        self.next.setText(tr("Next") if number + 1 < len(STEPS) else tr("Done"))

    @Slot()
    def _look(self) -> None:
        """Has the part that is told of moved, or gone out of sight?"""
        step = self.step
        if step is None or self._window._is_closed:
            return
        target = step.target(self._window)
        seen = (target, self._window.size(), self.card.size())
        if seen != self._seen:
            self._seen = seen
            self.outline.show(target)
            self.card.stand_beside(target)
            self.card.raise_()

    # ---- the demo

    @Slot()
    def _take_demo(self) -> None:
        self._say()
        self._seen = None

    @Slot()
    def _miss_demo(self) -> None:
        """No demo: people opened something else, or the disk is full, which the window says. The tour goes on so."""
        self._is_demo = False
        self._say()

    def _ask_methods(self) -> None:
        """Leaving the step about it, Localize is pressed once, in the demo session only."""
        action = self._window.actions_["localize"]
        if self.step is None or self.step.name != "localize" or not self._is_demo or self._asked:
            return
        self._asked = True
        self._window.actions_.refresh()
        if action.isEnabled() and not self._window.predictions.methods and self._demo.is_open:
            action.trigger()
