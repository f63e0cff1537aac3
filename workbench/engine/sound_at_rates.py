"""A session's sound at the rates that devices ask for."""

from __future__ import annotations

import threading

from workbench.core.errors import UserError
from workbench.files.session_sound import SessionSound, open_sound


class SoundAtRates:
    """A session's sound, and the same at the rates that devices ask for, each opened once. Close it when done.

    One thread may ask while another one closes.
    """

    def __init__(self, sound: SessionSound) -> None:
        self.sound = sound
        self._others: dict[int, SessionSound] = {}
        self._lock = threading.Lock()
        self._is_closed = False

    def at(self, rate_hz: int) -> SessionSound:
        """UserError when it cannot be opened (again)."""
        if rate_hz == self.sound.rate_hz:
            return self.sound
        found = self._others.get(rate_hz)
        if found is not None:
            return found
        opened = open_sound(self.sound.session, rate_hz)  # not under the lock: who closes does not wait for it
        with self._lock:
            if self._is_closed:
                opened.close()
                raise UserError("The sound is closed", "Open the session again")
            return self._others.setdefault(rate_hz, opened)

    def close(self) -> None:
        """Let go of what was opened here; the sound itself stays open."""
        with self._lock:
            self._is_closed = True
            for sound in self._others.values():
                sound.close()
