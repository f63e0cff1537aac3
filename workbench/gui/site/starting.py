"""May 3-D be tried? While it starts, a mark lies in the state folder: a broken driver ends the whole program.

The next program finds the mark of one that is gone, and shows the plan. The mark stays until 3-D is tried again.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtOpenGLWidgets import QOpenGLWidget

from workbench.files.shipped import state_folder
from workbench.files.store.lock import Holder, this_process
from workbench.gui.language.words import tr
from workbench.gui.site.open_gl import why_not_3d

OFF = "WORKBENCH_NO_3D"
_MARK = "3-d-is-starting.json"


class Start(QObject):
    """One window's start of 3-D, from the question whether it may be tried until its first picture is on screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_marked = False
        self._widget: QOpenGLWidget | None = None

    def why_not(self, is_wanted: bool = True) -> str:
        """Why 3-D is not to be tried, in one sentence; empty when it is, and then the mark lies until `lift`.

        is_wanted : what people chose in the settings.
        """
        if is_off():
            return tr("{variable} switches 3-D off.", variable=OFF)
        if not is_wanted:
            return tr("3-D is switched off in the settings.")
        if was_cut_short():
            return tr("The program ended last time while 3-D was starting; View > Site > Try 3-D Again.")
        self._put_down()
        if why := why_not_3d():
            self.lift()
        return why

    def follow(self, widget: QOpenGLWidget) -> None:
        """The mark goes with the first picture of this widget, or while it is out of sight before."""
        self._widget = widget
        widget.installEventFilter(self)
        widget.frameSwapped.connect(self._take_picture)
        if not widget.isVisible():
            self.lift()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show:
            self._put_down()
        elif event.type() == QEvent.Type.Hide:
            self.lift()
        return False

    @property
    def is_going_on(self) -> bool:
        """Does the mark lie?"""
        return self._is_marked

    @Slot()
    def lift(self) -> None:
        """3-D has started, or was given up."""
        if self._is_marked:
            self._is_marked = False
            forget()

    @Slot()
    def _take_picture(self) -> None:
        widget, self._widget = self._widget, None
        if widget is not None:
            widget.removeEventFilter(self)
            widget.frameSwapped.disconnect(self._take_picture)
        self.lift()

    def _put_down(self) -> None:
        self._is_marked = True
        with suppress(OSError):  # where nothing can be kept, nothing can be remembered
            _mark().parent.mkdir(parents=True, exist_ok=True)
            _mark().write_text(json.dumps(asdict(this_process())), encoding="utf-8")


def is_off() -> bool:
    """Did whoever started the program ask for the plan?"""
    return os.environ.get(OFF, "0") not in ("", "0")


def was_cut_short() -> bool:
    """Did a program end while its 3-D was starting?"""
    try:
        return Holder(**json.loads(_mark().read_bytes())).is_gone()
    except (OSError, ValueError, TypeError):
        return False


def forget() -> None:
    """3-D may be tried again."""
    with suppress(OSError):
        _mark().unlink(missing_ok=True)


def _mark() -> Path:
    return state_folder() / _MARK
