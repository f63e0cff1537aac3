"""Names of new run folders."""

from __future__ import annotations

import itertools
import re
from datetime import datetime
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.files.new_folder import make_folder

_LONGEST = 80


def new_run_folder(name: str, below: Path) -> Path:
    """A new folder, empty, directly below another: NAME-TIME, or NAME-TIME-2 where that was taken in the same second.

    It is made at once, so that nobody else gets it; what a file's name cannot hold becomes "-". UserError when it
    cannot be made.
    """
    make_folder(below)
    plain = re.sub(r"[^\w.-]+", "-", name)[:_LONGEST].strip(".-") or "run"
    first = f"{plain}-{datetime.now():%Y%m%d-%H%M%S}"
    for number in itertools.count(1):
        folder = below / (first if number == 1 else f"{first}-{number}")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        except OSError as error:
            raise UserError(f"The folder {folder} could not be made: {reason_of(error)}") from error
        return folder
    raise AssertionError
