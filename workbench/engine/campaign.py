"""Open a campaign: a row for each session at or below a folder, from the cache where that is still true."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.events import Event, Progress
from workbench.files.campaign import SessionRow
from workbench.files.campaign_index import CampaignIndex, Kept, read_kept, stale_and_fresh, still_heard
from workbench.files.session_folder import find_sessions

MANY = 1500
"""From so many sessions on, reading them in several processes saves more than starting those takes."""
PER_CALL = 100
"""Sessions a process reads before it hands them over."""
PORTION_S = 0.2
"""Rows are told, and kept, in portions of about this time."""
PORTION_ROWS = 2000


@dataclass(frozen=True, kw_only=True)
class CampaignFound(Event):
    """The session folders at or below a folder; none when it is no campaign."""

    campaign: Path
    folders: tuple[Path, ...]


@dataclass(frozen=True, kw_only=True)
class SessionsFound(Event):
    """Rows of a campaign, some at a time; rows that are known come first."""

    campaign: Path
    rows: tuple[SessionRow, ...]


@dataclass(frozen=True)
class OpenCampaign:
    """Look at the sessions of a campaign; what cannot be read is told in its row.

    folders : which; None = find all below the folder, and say so with CampaignFound. n_jobs : processes for reading
    many; -1 = one a core. cache : the index file, None = the usual one. Yields Progress, CampaignFound, SessionsFound.
    """

    campaign: Path
    folders: tuple[Path, ...] | None = None
    n_jobs: int = -1
    cache: Path | None = None

    def run(self) -> Iterator[Event]:
        folders = self.folders
        if folders is None:
            yield Progress(done=0, total=0, doing="looking for sessions")
            folders = find_sessions(self.campaign)
            yield CampaignFound(campaign=self.campaign, folders=folders)
        with CampaignIndex(self.cache) as index:
            kept = index.below(self.campaign)
            if self.folders is None:
                index.forget(kept.keys() - set(folders))
            stale: list[Path] = []
            fresh: list[SessionRow] = []
            for folder, one in stale_and_fresh(folders, kept):
                stale.append(folder) if one is None else fresh.append(one.row)
                if len(fresh) >= PORTION_ROWS:
                    yield SessionsFound(campaign=self.campaign, rows=tuple(fresh))
                    fresh.clear()
            if fresh:
                yield SessionsFound(campaign=self.campaign, rows=tuple(fresh))
            done = len(folders) - len(stale)
            for portion in _portions(self._read(stale)):
                new = [still_heard(one, kept.get(one.row.path)) for one in portion]
                index.keep(new)
                yield SessionsFound(campaign=self.campaign, rows=tuple(one.row for one in new))
                done += len(new)
                yield Progress(done=done, total=len(folders), doing="reading sessions")

    def _read(self, folders: list[Path]) -> Iterator[Kept]:
        if len(folders) < MANY or self.n_jobs == 1:
            return map(read_kept, folders)
        return _read_in_parallel(folders, self.n_jobs)


def _read_in_parallel(folders: list[Path], n_jobs: int) -> Iterator[Kept]:
    from joblib import delayed

    from workbench.engine.parallel import in_parallel

    calls = (delayed(_read_some)(folders[i : i + PER_CALL]) for i in range(0, len(folders), PER_CALL))
    for some in in_parallel(calls, n_jobs):
        yield from some


def _read_some(folders: list[Path]) -> list[Kept]:
    return [read_kept(folder) for folder in folders]


def _portions(many: Iterable[Kept]) -> Iterator[list[Kept]]:
    """Lists of what comes within a moment."""
    portion: list[Kept] = []
    until_s = time.monotonic() + PORTION_S
    for one in many:
        portion.append(one)
        if time.monotonic() >= until_s:
            yield portion
            portion, until_s = [], time.monotonic() + PORTION_S
    if portion:
        yield portion
