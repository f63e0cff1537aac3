"""Open a session's sound: at once, whatever its length, and before anything is loaded that takes time to load."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.events import Event
from workbench.core.session import Session
from workbench.files.session_sound import SessionSound, open_sound


@dataclass(frozen=True, kw_only=True, eq=False)
class SoundOpened(Event):
    """The session's sound can be read; nothing of it has been yet. Who takes it closes it."""

    session: str
    sound: SessionSound


@dataclass(frozen=True)
class OpenSound:
    """Yields SoundOpened."""

    session: Session

    def run(self) -> Iterator[Event]:
        yield SoundOpened(session=self.session.id, sound=open_sound(self.session))
