"""A session's sound at the rates that devices ask for."""

from __future__ import annotations

from workbench.files.session_sound import SessionSound, open_sound


class SoundAtRates:
    """A session's sound, and the same at the rates that devices ask for, each opened once. Close it when done."""

    def __init__(self, sound: SessionSound) -> None:
        self.sound = sound
        self._others: dict[int, SessionSound] = {}

    def at(self, rate_hz: int) -> SessionSound:
        """UserError when it cannot be opened (again)."""
        if rate_hz == self.sound.rate_hz:
            return self.sound
        if rate_hz not in self._others:
            self._others[rate_hz] = open_sound(self.sound.session, rate_hz)
        return self._others[rate_hz]

    def close(self) -> None:
        """Let go of what was opened here; the sound itself stays open."""
        for sound in self._others.values():
            sound.close()
