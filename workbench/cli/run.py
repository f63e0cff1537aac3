"""Runs a command and turns what happens into an exit status: 0, 1 (UserError), 2 (usage), 70 (ours), 130 (Ctrl-C)."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from workbench.core.errors import UserError

OK, USER_ERROR, USAGE, FAULT, STOPPED = 0, 1, 2, 70, 130


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command line and return its exit status; whatever goes wrong is one clear text on standard error."""
    try:
        status = command.main(list(arguments), prog_name="workbench", standalone_mode=False)
    except UserError as error:
        return _said(str(error), USER_ERROR)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return _said("Stopped.", STOPPED)
    except Exception as error:  # noqa: BLE001 - the command line's one hook for what is our fault
        what = f"Something went wrong that should not have ({type(error).__name__})"
        return _said(f"{what}. It is written down in {write_down(error)}.", FAULT)
    return status if isinstance(status, int) else OK


def write_down(error: BaseException) -> Path:
    """Append a fault with all its frames to the log; returns the log's path."""
    from workbench.files.shipped import log_folder

    log = log_folder() / "command-line.log"
    try:
        _append(log, error)
    except OSError:  # a home that cannot be written to
        log = Path(tempfile.gettempdir()) / f"ssl-workbench-{os.getpid()}.log"
        _append(log, error)
    return log


def _append(log: Path, error: BaseException) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} workbench {' '.join(sys.argv[1:])}\n")
        file.writelines(traceback.format_exception(error))


def _said(text: str, status: int) -> int:
    click.echo(text, err=True)
    return status
