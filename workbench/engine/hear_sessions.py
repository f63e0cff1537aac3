"""Read the sound of many sessions whole, and remember what is wrong with it until it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.files.audio import read_recording
from workbench.files.campaign import SessionRow
from workbench.files.campaign_index import refreshed_row, remember_heard, sound_stamp
from workbench.files.session_folder import read_session


@dataclass(frozen=True, kw_only=True)
class SessionHeard(Event):
    """A session's sound was read; what is wrong with it is in its row."""

    row: SessionRow


@dataclass(frozen=True)
class RememberHeard:
    """Keep what was wrong with a session's sound that was read just now. sound : its stamp of before that."""

    folder: Path
    sound: str
    told: tuple[str, ...]

    def run(self) -> Iterator[Event]:
        yield SessionHeard(row=remember_heard(self.folder, self.sound, self.told))


@dataclass(frozen=True)
class HearSessions:
    """Yields Progress and SessionHeard; a session that cannot be opened or read says so in its row."""

    folders: tuple[Path, ...]
    cache: Path | None = None

    def run(self) -> Iterator[Event]:
        for i, folder in enumerate(self.folders):
            yield Progress(done=i, total=len(self.folders), doing="reading sound")
            yield SessionHeard(row=self._heard(folder))
        yield Progress(done=len(self.folders), total=len(self.folders), doing="reading sound")

    def _heard(self, folder: Path) -> SessionRow:
        from workbench.engine.inspect import sound_problems  # here, not above: scipy would hold up the window's start

        stamp = sound_stamp(folder)
        try:
            session = read_session(folder)
            recording = read_recording(session)
        except UserError:
            return refreshed_row(folder, self.cache)  # its row says why
        told = (*recording.notes, *sound_problems(session, recording))
        return remember_heard(folder, stamp, tuple(dict.fromkeys(told)), self.cache)
