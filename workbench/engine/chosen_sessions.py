"""The sessions of a campaign that somebody wants: all, or those that a line of the campaign's search finds."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.engine.campaign import OpenCampaign, SessionsFound
from workbench.files.campaign import SessionRow
from workbench.files.campaign_search import ALL_KEYS, Search, search_of
from workbench.files.session_folder import find_sessions


def chosen_folders(campaign: Path, choose: str, n_jobs: int = -1) -> Generator[Event, None, tuple[Path, ...]]:
    """Progress while rows are read, then the session folders (`yield from`), sorted as people count.

    UserError when there are none, none fits, or the search is not understood.
    """
    if not choose.strip():
        return _some(campaign, find_sessions(campaign))
    rows = yield from chosen_rows(campaign, choose, n_jobs)
    return tuple(row.path for row in rows)


def chosen_rows(campaign: Path, choose: str, n_jobs: int = -1) -> Generator[Event, None, tuple[SessionRow, ...]]:
    """The same with what the campaign's list shows of each, from its index where that is still true."""
    search = understood(choose)
    folders = _some(campaign, find_sessions(campaign))
    found: dict[Path, SessionRow] = {}
    for event in OpenCampaign(campaign, folders, n_jobs).run():
        if isinstance(event, SessionsFound):
            found.update((row.path, row) for row in event.rows)
        elif isinstance(event, Progress):
            yield event
    rows = tuple(found[folder] for folder in folders if search.fits(found[folder]))
    if not rows:
        raise UserError(
            f"None of the {len(folders)} sessions of {campaign} fits {choose!r}",
            "Choose others, or leave the filter empty",
        )
    return rows


def understood(choose: str) -> Search:
    """The search of a line. UserError where it has a key that is none, or no number where one is needed."""
    search = search_of(choose)
    if search.unknown:
        raise UserError(f"Sessions cannot be chosen by {search.unknown[0]!r}", f"There are {', '.join(ALL_KEYS)}")
    if search.no_number:
        raise UserError(f"Sessions cannot be chosen by {search.no_number[0]} without a number", "Such as length:>10")
    return search


def _some(campaign: Path, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    if not folders:
        raise UserError(f"{campaign} holds no sessions", "Give a campaign: a folder with session folders below it")
    return folders
