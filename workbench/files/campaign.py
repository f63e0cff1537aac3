"""A campaign at a glance: one row a session, also for sessions that cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.session import Session, title_of
from workbench.files.session_folder import find_sessions, read_session


@dataclass(frozen=True, kw_only=True)
class SessionRow:
    """What a list of sessions shows of one.

    path : its folder; problem : why it cannot be opened, empty when it can; missing_files : sound that is not there.
    """

    path: Path
    name: str
    n_microphones: int = 0
    is_placed: bool = False
    has_truth: bool = False
    site: str = ""
    problem: str = ""
    missing_files: tuple[str, ...] = ()


def session_row(path: Path) -> SessionRow:
    """One session's row; a broken session says its problem in it."""
    try:
        session = read_session(path)
    except UserError as error:
        return SessionRow(path=path, name=path.name, problem=str(error))
    return SessionRow(
        path=path,
        name=title_of(session),
        n_microphones=len(session.microphones),
        is_placed=session.is_placed,
        has_truth=session.true_position_m is not None,
        site=session.site.name,
        missing_files=missing_files(session),
    )


def missing_files(session: Session) -> tuple[str, ...]:
    """The session's sound files that are not there, each once; none when it has no folder yet."""
    if session.folder is None:
        return ()
    files = dict.fromkeys(m.file for m in session.microphones)
    return tuple(name for name in files if not (session.folder / name).is_file())


def campaign_rows(folder: Path) -> Iterator[SessionRow]:
    """A row for each session at or below a folder, as they are read. Raises UserError when there is no such folder."""
    return (session_row(path) for path in find_sessions(folder))
