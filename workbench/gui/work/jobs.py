"""Jobs as the window starts them: the engine is imported in the worker's thread, for importing it takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.events import Event, Progress
from workbench.core.session import Session
from workbench.files.campaign import SessionRow, session_row
from workbench.files.session_folder import find_sessions


@dataclass(frozen=True)
class ReadSound:
    """Read a session's sound and compute its spectrograms and mel-spectra (engine.inspect)."""

    session: Session

    def run(self) -> Iterator[Event]:
        from workbench.engine.inspect import Inspect

        yield from Inspect(self.session).run()


@dataclass(frozen=True)
class FindSource:
    """Run methods on a session (engine.localize)."""

    session: Session
    methods: tuple[str, ...]

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="loading")
        from workbench.engine.localize import Localize

        yield from Localize(self.session, self.methods).run()


@dataclass(frozen=True, kw_only=True)
class SessionFound(Event):
    """One row of the campaign list."""

    campaign: Path
    row: SessionRow


@dataclass(frozen=True, kw_only=True)
class CampaignFound(Event):
    """The session folders at or below a folder; none when it is no campaign."""

    campaign: Path
    folders: tuple[Path, ...]


@dataclass(frozen=True)
class ListSessions:
    """Look at the session folders of a campaign, one event each; what cannot be read is told in its row.

    folders : which; None = find them first, which may take long in a large folder, and say so with CampaignFound.
    """

    campaign: Path
    folders: tuple[Path, ...] | None = None

    def run(self) -> Iterator[Event]:
        folders = self.folders
        if folders is None:
            yield Progress(done=0, total=0, doing="looking for sessions")
            folders = find_sessions(self.campaign)
            yield CampaignFound(campaign=self.campaign, folders=folders)
        for folder in folders:
            yield SessionFound(campaign=self.campaign, row=session_row(folder))
