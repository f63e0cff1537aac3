"""File names in a session, which may not leave the session's folder."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from workbench.core.errors import UserError

MAX_NAME_LENGTH = 1000
MAX_PART_BYTES = 255
"""Of one folder's or file's name: no common file system takes more."""


def problem_of_name(name: str, folder: Path | None) -> str:
    """What is wrong with a file name of a session, empty when nothing is.

    Without a folder only the name itself is looked at; with one, also whether a link leads out of it.
    """
    problem = _problem_of_spelling(name)
    if not problem and folder is not None and not _stays_inside(folder, name):
        return f'"{name[:60]}" is a link that leaves the session folder'
    return problem


@lru_cache(maxsize=2**16)  # a night of recorders has thousands of files, asked for again and again
def _problem_of_spelling(name: str) -> str:
    shown = f'"{name[:60]}"'
    if not name.strip():
        return "is empty; it needs a file name"
    longest = max(len(part.encode("utf-8", "surrogatepass")) for part in name.split("/"))
    if len(name) > MAX_NAME_LENGTH or longest > MAX_PART_BYTES:
        return f"{shown}... is too long a name"
    if any(ord(c) < 32 or ord(c) == 127 for c in name):
        return f"{name[:60]!a} has a control character in it"
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or PureWindowsPath(name).root:
        return f"{shown} is an absolute path; it must lie in the session folder"
    if "\\" in name:
        return f'{shown} has a backslash; write "/" between folders'
    if ".." in PurePosixPath(name).parts:
        return f'{shown} leaves the session folder by ".."'
    if PurePosixPath(name) == PurePosixPath("."):
        return f"{shown} is the folder itself; it needs a file name"
    return ""


def path_inside(folder: Path, name: str) -> Path:
    """The path of a session's file. Raises UserError when the name leaves the folder, by letter or by link."""
    problem = problem_of_name(name, folder)
    if problem:
        raise UserError(f"File {problem}")
    return folder / name


def _stays_inside(folder: Path, name: str) -> bool:
    if os.name == "posix" and "/" not in name and not (folder / name).is_symlink():
        return True  # right in the folder and no link: the common case, quickly
    # os.path.realpath and not Path.resolve: the latter raises on a loop of links.
    root = os.path.realpath(folder)
    return Path(os.path.realpath(Path(root) / name)).is_relative_to(root)
