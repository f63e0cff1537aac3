"""Where libraries keep what they compile and look up: in the user's cache folder, or, where that cannot be, for now.

Numba refuses to start where it finds no folder to write to; beside an installed program there is none.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from workbench.files.own_process import is_installed_program
from workbench.files.shipped import cache_folder

_VARIABLES = {"NUMBA_CACHE_DIR": "numba", "MPLCONFIGDIR": "matplotlib"}


def settle() -> None:
    """Choose the folders for this process and those that it starts; what people chose by these variables stays.

    Run from source, libraries keep their things where they always do, as long as they can.
    """
    if not is_installed_program() and _is_writable(Path(__file__).parent) and _is_writable(Path.home()):
        return
    wanted = [name for name in _VARIABLES if not os.environ.get(name)]
    if not wanted:
        return
    folder = cache_folder() / "libraries"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if not _is_writable(folder):
        folder = Path(tempfile.mkdtemp(prefix="ssl-workbench-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in wanted:
        os.environ[name] = str(folder / _VARIABLES[name])


def _is_writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
