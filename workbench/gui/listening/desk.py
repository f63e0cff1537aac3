"""Listening in the window: what the keys and buttons do, and what the view does while sound is played."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QObject, QTimer, Slot

from workbench.core.errors import UserError
from workbench.gui.language.words import tr
from workbench.gui.listening.ear import Ear
from workbench.gui.listening.focus_keys import FocusKeys
from workbench.gui.listening.lines import PlayLines
from workbench.gui.listening.row_buttons import AllRowButtons
from workbench.gui.listening.transport import Transport
from workbench.gui.listening.words import GAINS_DB, SPEEDS
from workbench.gui.sound.ranges import kept_inside

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_PAGE_FROM = 0.05
"""A new page begins so much of its width before the line."""
_WARM_AFTER_MS = 2000
"""The window is busy enough while it starts."""
_CHOICES: dict[str, tuple[float | None, ...]] = {
    "gain_db": GAINS_DB, "mains_hz": (None, 50.0, 60.0), "pace": tuple(speed[0] for speed in SPEEDS),
    "keeps_pitch": (True, False),
}  # fmt: skip
"""What is remembered, and what it may be."""
_NO_MICROPHONE = QT_TR_NOOP("Choose a microphone first: click its spectrogram")


class ListeningDesk(QObject):
    """Puts lines and buttons on the sound panel, and answers the actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.ear = Ear(window.open_sound, window.viewing, self)
        self._head_s: float | None = None
        self._recall()
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.setInterval(_WARM_AFTER_MS)
        self._warming.timeout.connect(self.ear.warm_up)
        window.ready.connect(self._warming.start)
        self.lines = PlayLines(self.ear, window.sound)
        self.row_buttons = AllRowButtons(self.ear, window.document, window.viewing, window.sound.rows)
        self.ear.moved.connect(self._follow_line)
        self.ear.failed.connect(self._show_failure)
        window.marks.hand.clicked.connect(self._click_row)
        window.marks.ruler_hand.clicked.connect(self.place_head)

    def add_controls(self) -> None:
        """The controls in the sound's bar; once the window's actions are made."""
        window, actions = self._window, self._window.actions_
        self.transport = Transport(self.ear, window.document, window.viewing, window.themes,
                                   actions["play"], actions["loop"])  # fmt: skip
        window.sound.bar.left.addWidget(self.transport)
        window.sound.times.span_changed.connect(self._show_extent)
        self.ear.changed.connect(actions.ask)
        window.open_sound.changed.connect(actions.ask)

        self._keys = FocusKeys(window)

    def close_down(self) -> None:
        """The window is closing: silence, and the settings are kept."""
        self._keys.close_down()
        self._warming.stop()
        self._remember()
        self.lines.close_down()
        self.row_buttons.close_down()
        self.ear.close_down()

    # ---- actions

    @property
    def why_no_sound(self) -> str:
        if self._window.document.session is None:
            return tr("Open a session first")
        return "" if self.ear.has_sound else tr("There is no sound to listen to")

    @property
    def why_no_selection(self) -> str:
        is_selected = self._window.viewing.look.selection is not None
        return self.why_no_sound or ("" if is_selected else tr("Select a stretch first: drag in a spectrogram"))

    @property
    def why_no_microphone(self) -> str:
        return self.why_no_sound or ("" if self._microphone is not None else tr(_NO_MICROPHONE))

    @property
    def is_playing(self) -> bool:
        return self.ear.is_playing

    @property
    def is_looped(self) -> bool:
        return self.ear.is_looped

    @property
    def is_solo(self) -> bool:
        return self._microphone in self.ear.listening.solo

    @property
    def is_muted(self) -> bool:
        return self._microphone in self.ear.listening.muted

    @Slot()
    def toggle(self) -> None:
        """Play from the line, or from where the view begins when the line is not on screen; or pause."""
        if self.ear.is_playing:
            self.ear.stop()
        else:
            self.ear.resume(self._start_s())

    @Slot()
    def play_selection(self) -> None:
        selection = self._window.viewing.look.selection
        if selection is not None:
            self.ear.play(selection.start_s, (selection.start_s, selection.end_s))

    @Slot()
    def toggle_loop(self) -> None:
        self.ear.loop(not self.ear.is_looped)

    @Slot()
    def toggle_solo(self) -> None:
        if self._microphone is not None:
            self.ear.listen(solo=self.ear.listening.solo ^ {self._microphone})

    @Slot()
    def toggle_mute(self) -> None:
        if self._microphone is not None:
            self.ear.listen(muted=self.ear.listening.muted ^ {self._microphone})

    @Slot(float)
    def place_head(self, time_s: float) -> None:
        """Put the line somewhere, and play on from there if it plays."""
        self.ear.go_to(time_s)

    # ---- what happens

    @property
    def _microphone(self) -> int | None:
        """The chosen microphone, else the one under the pointer."""
        look = self._window.viewing.look
        return look.cursor_microphone if look.selected_microphone is None else look.selected_microphone

    def _start_s(self) -> float:
        look, head_s = self._window.viewing.look, self.ear.head_s
        low_s, high_s = look.visible_s
        if head_s is not None and low_s <= head_s < high_s:
            return head_s
        if look.selection is not None and low_s <= look.selection.start_s < high_s:
            return look.selection.start_s
        return low_s

    @Slot(int, float)
    def _click_row(self, _row: int, time_s: float) -> None:
        self.place_head(time_s)

    @Slot()
    def _follow_line(self) -> None:
        """Turn the page when the line runs off it, but leave people alone who look elsewhere."""
        before_s, self._head_s = self._head_s, self.ear.head_s
        if not self.ear.is_playing or before_s is None or self._head_s is None:
            return
        times = self._window.sound.times
        low_s, high_s = times.visible_s
        if low_s <= before_s <= high_s and not low_s <= self._head_s <= high_s:
            width_s = high_s - low_s
            first_s = self._head_s - _PAGE_FROM * width_s
            times.show_stretch(*kept_inside((first_s, first_s + width_s), times.span_s))

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            error = UserError(tr("The sound could not be played ({error})", error=error))
        self._window.say(str(error), "error")

    @Slot()
    def _show_extent(self) -> None:
        self.transport.show_extent(self._window.sound.times.span_s[1])

    def _recall(self) -> None:
        """What people chose before; a file that was edited by hand may hold anything."""
        try:
            kept = json.loads(self._window.store.state("listening") or "{}")
            parts = {name: kept[name] for name in _CHOICES if name in kept}
            if all(parts.get(name, choices[0]) in choices for name, choices in _CHOICES.items()):
                self.ear.listen(**parts)
            self.ear.device = str(kept.get("device", ""))
        except (ValueError, AttributeError, TypeError):
            pass

    def _remember(self) -> None:
        listening = self.ear.listening
        kept = {name: getattr(listening, name) for name in _CHOICES} | {"device": self.ear.device}
        self._window.store.remember_state("listening", json.dumps(kept))
