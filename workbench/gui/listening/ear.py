"""What is being listened to: the player and the place it has reached, without any widget."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from workbench.core.listening import Listening, Played
from workbench.devices.player import Player, Request
from workbench.engine.sound_at_rates import SoundAtRates
from workbench.gui.state.open_sound import OpenSound
from workbench.gui.state.viewing import Look, Viewing

if TYPE_CHECKING:
    from workbench.engine.listening import Rendering

TURN_MS = 20
"""So often the line moves while sound is played: at least 25 times a second even when some turns are missed."""
Stretch = tuple[float, float]


class Ear(QObject):
    """Plays the open sound as `listening` says. Nothing here waits for the device.

    head_s : where the line stands, session-clock seconds; from there it plays. None: there is no line.
    moved : the line stands elsewhere. changed : playing, looping, or how one listens. failed(error) : why no sound.
    """

    moved = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, open_sound: OpenSound, viewing: Viewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_sound, self._viewing = open_sound, viewing
        self.player = Player()
        self.listening = Listening()
        self.device = ""
        self.is_looped = self.is_playing = False
        self.head_s: float | None = None
        self._sounds: SoundAtRates | None = None
        self._began_s = 0.0
        self._stretch_s: Stretch | None = None
        self._is_stale = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self._look)
        open_sound.changed.connect(self._take_sound)
        viewing.changed.connect(self._follow_look)

    @property
    def has_sound(self) -> bool:
        return self._open_sound.sound is not None

    @property
    def highest_hz(self) -> float:
        """That the open sound can hold; 0 = there is none."""
        sound = self._open_sound.sound
        return 0.0 if sound is None else sound.rate_hz / 2

    def play(self, at_s: float, stretch_s: Stretch | None = None) -> None:
        """From a place on, to the end of the stretch or of the sound."""
        if self._open_sound.sound is None:
            return
        self._stretch_s, self._began_s, self._is_stale = stretch_s, at_s, False
        self.is_playing = True
        self._stand_at(at_s)
        self.player.play(self._request(at_s))
        self._timer.start()
        self.changed.emit()

    def resume(self, at_s: float) -> None:
        """Play on; a selection whose playing was stopped in it, to its end."""
        stretch_s, selection = self._stretch_s, self._viewing.look.selection
        is_same = selection is not None and stretch_s == (selection.start_s, selection.end_s)
        self.play(at_s, stretch_s if is_same and selection.start_s <= at_s < selection.end_s else None)

    def stop(self) -> None:
        """Silence; the line stays where it is."""
        if self.is_playing:
            self._look()
            self._end()
            self.player.stop()

    def go_to(self, time_s: float) -> None:
        """Put the line somewhere; what plays goes on from there."""
        if not self.has_sound:
            return
        self._stand_at(time_s)
        if self.is_playing:
            stretch_s = self._stretch_s
            is_inside = stretch_s is not None and stretch_s[0] <= time_s < stretch_s[1]
            self.play(time_s, stretch_s if is_inside else None)

    def listen(self, **parts: Any) -> None:
        """Listen in another way (parts of Listening); what plays changes at once."""
        self._take(replace(self.listening, **parts))

    def loop(self, is_looped: bool) -> None:
        self.is_looped = is_looped
        self._is_stale = self.is_playing
        self.changed.emit()

    def play_on(self, device: str) -> None:
        """Use another device, "" = the default one."""
        self.device = device
        if self.is_playing and self.head_s is not None:
            self.play(self.head_s, self._stretch_s)
        self.changed.emit()

    def warm_up(self) -> None:
        """Load what the first sound needs, so that it comes at once."""
        self.player.warm_up(_load)

    def close_down(self) -> None:
        """The window is closing."""
        self._timer.stop()
        self.is_playing = False
        self.player.close()
        self._let_go()

    def _take(self, listening: Listening) -> None:
        if listening != self.listening:
            self.listening = listening
            self._is_stale = self.is_playing
            self.changed.emit()

    def _request(self, at_s: float) -> Request:
        sound, listening = self._open_sound.sound, self.listening
        sounds, played = self._at_rates(), self._played()

        def begin(from_s: float, rate_hz: int) -> Rendering:
            from workbench.engine.listening import (
                Rendering,
            )  # here, not above: in the player's thread it holds up nobody

            return Rendering(sounds, listening, played, from_s, rate_hz)

        return Request(begin, at_s, listening.n_outputs(sound.n_microphones), sound.rate_hz, self.device)

    def _at_rates(self) -> SoundAtRates:
        if self._sounds is None:
            self._sounds = SoundAtRates(self._open_sound.sound)
        return self._sounds

    def _played(self) -> Played:
        """A loop goes round what was asked for, else what is selected, else everything."""
        stretch_s = self._stretch_s
        selection = self._viewing.look.selection
        if stretch_s is None and self.is_looped and selection is not None:
            stretch_s = selection.start_s, selection.end_s
        return Played(stretch_s, self.is_looped)

    @Slot()
    def _look(self) -> None:
        """How does the player stand?"""
        standing = self.player.standing
        if standing.state in ("starting", "playing"):
            if standing.position_s is not None:
                self._stand_at(standing.position_s)
            if self._is_stale:
                self._is_stale = False
                self.player.change(self._request(self._began_s))
        elif standing.state == "ended":
            self._end()
            self._stretch_s = None
            self._stand_at(self._began_s)
        elif standing.state == "failed":
            self._end()
            self._stand_at(self._began_s)
            self.failed.emit(standing.problem)

    def _end(self) -> None:
        self._timer.stop()
        self.is_playing = False
        self.changed.emit()

    def _stand_at(self, time_s: float | None) -> None:
        if time_s != self.head_s:
            self.head_s = time_s
            self.moved.emit()

    @Slot()
    def _take_sound(self) -> None:
        """Another session's sound, or none: what was played falls silent, and nobody's solo stays."""
        if self.is_playing:
            self._end()
            self.player.stop()
        self._let_go()
        self._stretch_s = None
        self._stand_at(None)
        self._take(replace(self.listening, solo=frozenset(), muted=frozenset(), left=0, right=1, low_hz=None,
                           high_hz=None))  # fmt: skip
        self.changed.emit()

    def _let_go(self) -> None:
        if self._sounds is not None:
            self._sounds.close()
            self._sounds = None

    @Slot(object, object)
    def _follow_look(self, before: Look, now: Look) -> None:
        """A loop goes round the selection even while that is pulled longer."""
        if self.is_playing and before.selection != now.selection and self.is_looped and now.selection is not None:
            self._stretch_s = None
            self._is_stale = True


def _load() -> None:
    """What takes a second to import."""
    import workbench.dsp.live_filters
    import workbench.engine.listening  # noqa: F401
