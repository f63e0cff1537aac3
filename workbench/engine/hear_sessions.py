"""Check the sound of many sessions, and remember what is wrong with it until it changes."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, SoundJudged
from workbench.core.finding import Finding
from workbench.files.campaign import SessionRow
from workbench.files.campaign_index import refreshed_row, remember_heard, sound_stamp
from workbench.files.session_folder import read_session

if TYPE_CHECKING:
    from workbench.judge.registry import Thresholds


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


def said_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What of findings is worth a word in a list of sessions: not what is merely worth knowing."""
    return tuple(dict.fromkeys(each.said for each in findings if each.severity != "note"))


@dataclass(frozen=True)
class HearSessions:
    """Yields Progress and SessionHeard; a session that cannot be opened or read says so in its row."""

    folders: tuple[Path, ...]
    cache: Path | None = None
    thresholds: Thresholds | None = None

    def run(self) -> Iterator[Event]:
        for i, folder in enumerate(self.folders):
            yield Progress(done=i, total=len(self.folders), doing="checking sound")
            row = yield from self._heard(folder, i)
            yield SessionHeard(row=row)
        yield Progress(done=len(self.folders), total=len(self.folders), doing="checking sound")

    def _heard(self, folder: Path, number: int) -> Generator[Event, None, SessionRow]:
        from workbench.engine.check_sound import CheckSound  # here, not above: scipy would hold up the window's start
        from workbench.judge.registry import Thresholds

        stamp = sound_stamp(folder)
        told: tuple[str, ...] = ()
        try:
            for event in CheckSound(read_session(folder), self.thresholds or Thresholds()).run():
                if isinstance(event, SoundJudged):
                    told = said_of(event.findings)
                else:  # not told further, but between two of them the work can be cancelled
                    yield Progress(done=number, total=len(self.folders), doing="checking sound")
        except UserError:
            return refreshed_row(folder, self.cache)  # its row says why
        return remember_heard(folder, stamp, told, self.cache)
