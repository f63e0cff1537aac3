"""Asking the methods where the source is: what the Predict menu does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.files.campaign import missing_files
from workbench.gui.answers.methods import ShownMethod, shown_method, shown_methods
from workbench.gui.answers.microphone_chooser import N_WANTED, MicrophoneChooser, widest_four
from workbench.gui.answers.saving import runs_by_session
from workbench.gui.language.words import tr
from workbench.gui.sound.ticks import seconds_text
from workbench.gui.tables.spreadsheet import write_csv
from workbench.gui.work.jobs import FindSource
from workbench.gui.work.worker import Task

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

NONE_CHOSEN = "-"
"""In the settings: people took every tick away. An empty text means they never chose."""


class Finding(QObject):
    """Which methods are asked, the run in hand, and what is done with the answers."""

    methods_changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        self._asked_now: tuple[str, ...] = ()
        self._is_stopped = self._is_part = False
        self._chosen_microphones: dict[str, tuple[int, ...]] = {}
        window.worker.finished_job.connect(self._take_end)

    # ---- which methods

    @property
    def chosen_methods(self) -> tuple[str, ...]:
        """Names of the methods that Localize will ask; the first of all, the best there is, until people choose."""
        names = tuple(m.name for m in shown_methods())
        stored = self._window.store.settings.methods
        chosen = tuple(m for m in stored.split("\t") if m in names)
        if chosen or stored == NONE_CHOSEN:
            return chosen
        return names[:1]

    @property
    def _asked_methods(self) -> tuple[ShownMethod, ...]:
        return tuple(map(shown_method, self.chosen_methods))

    def choose_methods(self, names: tuple[str, ...]) -> None:
        self._window.store.change(methods="\t".join(names) or NONE_CHOSEN)
        self.methods_changed.emit()

    # ---- the run

    @property
    def is_running(self) -> bool:
        return self._task is not None

    @property
    def is_busy(self) -> bool:
        """Does anything run that people could stop?"""
        return any(not t.quiet for t in self._window.worker.tasks)

    @property
    def why_not(self) -> str:
        """Why the methods cannot be asked now, in one sentence; empty when they can."""
        session = self._window.document.session
        if session is None:
            return ""
        if self.is_running:
            return tr("The methods are at work: press Esc to stop them")
        if not shown_methods():
            return tr("No method is installed")
        if not self.chosen_methods:
            return tr("Tick a method in the menu beside Localize first")
        if missing := missing_files(session):
            is_one = len(missing) == 1
            return (
                tr("{files} is missing from the session's folder", files=", ".join(missing))
                if is_one
                else tr("{files} are missing from the session's folder", files=", ".join(missing))
            )
        return why_not_ready(session, self._asked_methods)

    @Slot()
    def start(self) -> None:
        """Ask the chosen methods; where one takes four of more microphones, people pick the four first."""
        session = self._window.document.session
        if session is None or self.why_not:
            return
        if takes_four(session, self._asked_methods):
            self._ask_which_four(session)
        else:
            self.run_on(session)

    def run_on(self, session: Session) -> None:
        """Ask the chosen methods about this session (the document's, perhaps with four of its microphones).

        Where something is marked in the sound, they are asked about the clips there only.
        """
        window, methods = self._window, self.chosen_methods
        window.message.clear()
        titles, marked = ", ".join(shown_method(m).title for m in methods), window.viewing.look.selection
        span_s = None if marked is None else (marked.start_s, marked.end_s)
        window.predictions.begin(methods, session, window.document.session, span_s)
        window.notices.begin_job()
        if span_s is not None:
            titles += f", {seconds_text(*span_s)}"
        self._asked_now, self._is_stopped, self._is_part = methods, False, span_s is not None
        self._task = window.worker.submit(titles, FindSource(session, methods, span_s))
        window.show_results()
        window.actions_.ask()

    def session_to_ask(self, session: Session) -> Session:
        """The session with the four microphones chosen last, or the widest four, where a method takes just four."""
        if not takes_four(session, self._asked_methods):
            return session
        return session.with_microphones_chosen(self._four(session))

    def _four(self, session: Session) -> tuple[int, ...]:
        return self._chosen_microphones.get(session.id) or widest_four(session)

    def _ask_which_four(self, session: Session) -> None:
        before = self._four(session)
        dialog = MicrophoneChooser(session, before, self._window)
        dialog.chosen.connect(self._take_four)
        self._window.chooser = dialog
        dialog.open()

    @Slot(object)
    def _take_four(self, indices: tuple[int, ...]) -> None:
        session = self._window.document.session
        if session is not None:
            self._chosen_microphones[session.id] = indices
            self.run_on(session.with_microphones_chosen(indices))

    @Slot()
    def stop(self) -> None:
        """Stop whatever runs; what has come so far is kept."""
        self._is_stopped = True
        self._window.job_bar.say_stopping()
        for task in self._window.worker.tasks:
            if not task.quiet:
                self._window.worker.cancel(task)

    def give_up(self) -> None:
        """Stop the run in hand, for its session goes out of sight; nothing else is stopped."""
        if self._task is not None:
            self._window.worker.cancel(self._task)

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if task is self._task:
            self._task = None
            if outcome == "cancelled" and self._is_stopped:
                self._window.say(self._said_stopped())

    def _said_stopped(self) -> str:
        found, n_methods = self._window.predictions, len(self._asked_now)
        n_answers = sum(len(found.of(m)) for m in self._asked_now)
        if self._is_part:
            return (
                tr("Stopped: {n} clip answered", n=n_answers)
                if n_answers == 1
                else tr("Stopped: {n} clips answered", n=n_answers)
            )
        return tr(
            "Stopped: {n} of {all} clips answered",
            n=n_answers,
            all=n_methods * self._window.views.n_clips,
        )

    # ---- the answers

    @Slot()
    def clear(self) -> None:
        self._window.predictions.clear()
        self._window.notices.begin_job()
        self._window.saved_answers.look()

    @Slot()
    def copy_results(self) -> None:
        self._window.results.copy()
        self._window.say(tr("The results table is on the clipboard."))

    @Slot()
    def export_results(self) -> None:
        session = self._window.document.session
        folder = Path(self._window.store.settings.last_folder or Path.home())
        name = (
            tr("{session} results", session=session.name or tr("session")) + ".csv"
            if session is not None
            else "results.csv"
        )
        text, _ = QFileDialog.getSaveFileName(
            self._window, tr("Export the results"), str(folder / name), tr("CSV (*.csv)")
        )
        if text:
            self.export_to(Path(text))

    def export_to(self, path: Path) -> None:
        try:
            write_csv(path, self._window.results.table())
        except UserError as error:
            self._window.say(str(error), "error")
        else:
            self._window.say(tr("The results are in {path}", path=path))

    @Slot()
    def save_predictions(self) -> bool:
        """Write the answers into the session's predictions folder: a new file for each state that was asked about."""
        from workbench.files.predictions import save_predictions

        window = self._window
        try:
            paths = [save_predictions(session, runs) for session, runs in runs_by_session(window.predictions)]
        except UserError as error:
            window.say(str(error), "error")
            return False
        window.predictions.mark_saved()
        if paths:
            window.say(tr("The answers are in {paths}", paths=tr(" and ").join(map(str, paths))))
        else:
            window.say(tr("Nothing new to save: these answers are in a file already"))
        return True

    def keep_answers(self) -> bool:
        """The session goes out of sight: save answers that are in no file yet. False, and said, when that fails."""
        return self._window.predictions.is_saved or self.save_predictions()


def why_not_ready(session: Session, methods: Sequence[ShownMethod]) -> str:
    """What a session lacks before these methods can be asked, in one sentence; empty when nothing."""
    n_microphones = len(session.microphones)
    for method in methods:
        if n_microphones < method.n_microphones_least:
            return tr(
                "{method} needs {least} microphones; this session has {n}",
                method=method.title,
                least=method.n_microphones_least,
                n=n_microphones,
            )
    unplaced = [m.name or f"M{i}" for i, m in enumerate(session.microphones, start=1) if m.position_m is None]
    if not unplaced or (takes_four(session, methods) and n_microphones - len(unplaced) >= N_WANTED):
        return ""
    if len(unplaced) == 1:
        return tr(
            "Microphone {name} is not placed yet: type its coordinates in the Microphones table",
            name=unplaced[0],
        )
    return tr(
        "Microphones {names} are not placed yet: type their coordinates in the Microphones table",
        names=", ".join(unplaced),
    )


def takes_four(session: Session, methods: Sequence[ShownMethod]) -> bool:
    """Must four of the session's microphones be chosen, as a method takes exactly so many?"""
    return any(m.n_microphones is not None and m.n_microphones < len(session.microphones) for m in methods)
