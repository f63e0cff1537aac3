"""The connection to the display: where Qt would end the program with a page of text, one sentence does."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from workbench.core.errors import UserError

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_USER_ERROR = 1
_LIBRARY = re.compile(r"(lib[\w.+-]+) is needed to load")


def refuse_no_display() -> None:
    """UserError where there is nothing to draw on."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        raise UserError(
            "There is no display to draw on",
            "Start it on a virtual one, with xvfb-run -a, or set QT_QPA_PLATFORM=offscreen for a picture with a plan "
            "in place of 3-D",
        )


@contextmanager
def connecting() -> Iterator[None]:
    """While QApplication is made: what Qt would abort with ends the program in order, with a sentence."""
    told: list[str] = []

    def take(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{_sentence(told, text)}\n")
            sys.stderr.flush()
            os._exit(_USER_ERROR)  # Qt would abort as soon as this returns
        told.append(text)

    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    sys.stderr.writelines(f"{line}\n" for line in told)


def _sentence(told: list[str], last: str) -> str:
    if any("could not connect to display" in line for line in told) or "Failed to create wl_display" in " ".join(told):
        name = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY", "")
        return f"The display {name} does not answer. Start the program on the desktop, or with xvfb-run -a."
    for line in told:
        if (library := _LIBRARY.search(line)) is not None:
            return (
                f"Qt cannot draw here: {library[1]} is missing. On Debian or Ubuntu: sudo apt install libxcb-cursor0."
            )
    return f"Qt cannot draw here: {last.strip().splitlines()[0]}"
