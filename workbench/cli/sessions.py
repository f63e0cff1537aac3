"""From what is typed to sessions: session folders, campaign folders, several of them."""

from __future__ import annotations

from pathlib import Path


def sessions_at(path: Path) -> tuple[Path, ...]:
    """The session at a path, or all sessions below a campaign folder. What is neither is handed on as it is."""
    from workbench.files.session_folder import SESSION_FILE, find_sessions

    if not path.is_dir() or (path / SESSION_FILE).is_file():
        return (path,)
    return find_sessions(path) or (path,)
