"""Opening another session's sound, as the window starts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.events import Event
from workbench.core.session import Session
from workbench.files.session_sound import SessionSound


@dataclass(frozen=True, kw_only=True, eq=False)
class BesideOpened(Event):
    """Another session and its sound; who takes it closes it. folder : as it was asked for."""

    folder: Path
    session: Session
    sound: SessionSound


@dataclass(frozen=True)
class OpenBeside:
    """Read a session folder and the headers of its sound. Yields BesideOpened; raises UserError."""

    folder: Path

    def run(self) -> Iterator[Event]:
        from workbench.files.session_folder import read_session
        from workbench.files.session_sound import open_sound

        session = read_session(self.folder)
        yield BesideOpened(folder=self.folder, session=session, sound=open_sound(session))
