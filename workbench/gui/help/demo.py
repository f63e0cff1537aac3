"""The demo session: simulated on the spot, in the folder of what can be made again, and opened when it is there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.events import Event, Progress
from workbench.files.shipped import cache_folder
from workbench.files.store.homes import is_same_folder
from workbench.gui.language.words import tr
from workbench.gui.work.worker import Task

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

SITE, SEED, SECONDS = "yeoju", 3, 20.0
"""No network learnt from this seed."""


@dataclass(frozen=True, kw_only=True)
class DemoThere(Event):
    """The demo session lies in this folder."""

    folder: Path


@dataclass(frozen=True)
class MakeDemo:
    """Simulate a session below `out` (engine.simulate), unless it is there; elsewhere where nothing can be written."""

    out: Path

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="simulating")
        from workbench.core.errors import UserError
        from workbench.engine.simulate import SimulateCampaign
        from workbench.simulate.campaign import CampaignPlan

        plan = CampaignPlan(sites=(SITE,), n_sessions=1, seconds=SECONDS, weather="dry", seed=SEED)
        out = self.out
        if not (out / plan.name_of(0) / "session.json").is_file():
            try:
                yield from SimulateCampaign(plan, out).run()
            except (UserError, OSError):
                out = Path(tempfile.mkdtemp(prefix="ssl-workbench-demo-"))
                yield from SimulateCampaign(plan, out).run()
        yield DemoThere(folder=out / plan.name_of(0))


class Demo(QObject):
    """`opened`: the demo session is shown. `failed`: it was not made, or something else was opened."""

    opened = Signal()
    failed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        self._folder: Path | None = None
        self._was_open: object = None
        window.worker.event.connect(self._take)
        window.worker.finished_job.connect(self._take_end)

    @property
    def is_coming(self) -> bool:
        return self._task is not None

    @property
    def is_open(self) -> bool:
        """Is the demo what is open now?"""
        session = self._window.document.session
        if session is None or session.folder is None or self._folder is None:
            return False
        return is_same_folder(session.folder, self._folder)

    def open(self) -> None:
        """Make it and show it. What is open goes as it does when another session is opened: its edits are kept."""
        if self._task is None:
            self._folder, self._was_open = None, self._what_is_open()
            job = MakeDemo(cache_folder() / "demo")
            self._task = self._window.worker.submit(tr("Simulate a demo session"), job)

    def cancel(self) -> None:
        if self._task is not None:
            self._window.worker.cancel(self._task)

    def _what_is_open(self) -> object:
        session = self._window.document.session
        return None if session is None else (session.id, session.folder)

    @Slot(object)
    def _take(self, event: Event) -> None:
        if isinstance(event, DemoThere):
            self._folder = event.folder

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if self._task is None or task.number != self._task.number:
            return
        self._task = None
        if outcome != "done" or self._folder is None:
            self.failed.emit()
        elif self._what_is_open() != self._was_open:
            self._window.say(tr("The demo session is ready: open it from the Help menu."))
            self.failed.emit()
        elif self._shown():
            self._window.say(tr("A demo session: its sound and its places are simulated."))
            self.opened.emit()
        else:
            self.failed.emit()

    def _shown(self) -> bool:
        """Open it; folders are asked for where people were before all the same."""
        store = self._window.store
        before = store.settings.last_folder
        is_there = self._window.sessions.open_session(self._folder)
        store.change(last_folder=before)
        return is_there
