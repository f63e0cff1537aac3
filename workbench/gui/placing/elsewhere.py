"""Looks at the arrays of neighbouring sessions, so that a mirrored one is noticed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.core.events import Event
from workbench.core.session import Session
from workbench.engine.arrays_elsewhere import ArraysElsewhere, ReadArraysElsewhere
from workbench.gui.language.words import tr
from workbench.gui.work.later import Later

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

MOST = 6
_LATER_MS = 1500
"""The list of sessions fills after the session is shown, and its sound comes first."""


class Elsewhere(QObject):
    """Some time after a session was opened its neighbours of the same site are read, in the worker's thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ask = Later(self._read, _LATER_MS, self)
        window.document.changed.connect(self._take_document)
        window.worker.event.connect(self.take)

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        if now is None or before is None or before.folder != now.folder:
            self._window.notices.compare_with(())
            self._ask.cancel()
            if now is not None and now.folder is not None:
                self._ask.ask()

    def _read(self) -> None:
        session = self._window.document.session
        if session is None or session.folder is None or not session.site.name:
            return
        folders = nearest(session, [(r.path, r.site) for r in self._window.campaign_list.rows() if r.is_placed])
        if folders:
            self._window.worker.submit(tr("Compare arrays"), ReadArraysElsewhere(session.folder, folders), quiet=True)

    @Slot(object)
    def take(self, event: Event) -> None:
        session = self._window.document.session
        if isinstance(event, ArraysElsewhere) and session is not None and session.folder == event.folder:
            self._window.notices.compare_with(event.others)


def nearest(session: Session, rows: list[tuple[Path, str]]) -> tuple[Path, ...]:
    """The sessions of the same site that stand nearest in the list. rows : folder and name of the site."""
    paths = [path for path, _ in rows]
    at = paths.index(session.folder) if session.folder in paths else 0
    same = [i for i, (path, site) in enumerate(rows) if site == session.site.name and path != session.folder]
    return tuple(paths[i] for i in sorted(same, key=lambda i: abs(i - at))[:MOST])
