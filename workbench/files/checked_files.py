"""Files that travel with the program are what they were when it was made: SHA256SUMS in their folder says so.

The list is written as sha256sum writes it (`make model-sums`), so that `sha256sum -c SHA256SUMS` checks it as well.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.files.hashes import sha256_of

LIST_FILE = "SHA256SUMS"


def refuse_changed(path: Path) -> None:
    """UserError when a list in the file's folder, or in the one above, gives it another hash; also when it cannot be
    read. A file that no list names passes: people's own networks have none."""
    for folder in (path.parent, path.parent.parent):
        listed = listed_hashes(folder).get(path.relative_to(folder).as_posix())
        if listed is None:
            continue
        try:
            is_same = sha256_of(path) == listed
        except OSError as error:
            raise UserError(f"{path} could not be read: {reason_of(error)}") from error
        if not is_same:
            raise UserError(
                f"{path.name} is not the file that this program was made with: it was changed or damaged",
                "Install the program again",
            )
        return


def listed_hashes(folder: Path) -> dict[str, str]:
    """Path within the folder -> SHA-256 in hexadecimal, as its list says; empty without a list."""
    path = folder / LIST_FILE
    try:
        status = path.stat()
        return _read(path, (status.st_ino, status.st_size, status.st_mtime_ns))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UserError(f"{path} could not be read: {reason_of(error)}", "Install the program again") from error


@lru_cache(maxsize=8)
def _read(path: Path, stamp: tuple[int, int, int]) -> dict[str, str]:
    found = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        found[name] = digest
    return found
