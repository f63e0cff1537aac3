"""Answers out of the session's predictions folder, back into the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.core.events import Event
from workbench.core.session import Session
from workbench.files.saved_predictions import SavedPredictions, microphones_heard, saved_predictions
from workbench.gui.answers.methods import shown_method
from workbench.gui.answers.open_dialog import OpenPredictionsDialog
from workbench.gui.documents.said import said_time
from workbench.gui.language.words import tr
from workbench.gui.state.predictions import Origin

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


@dataclass(frozen=True, kw_only=True)
class PredictionsListed(Event):
    """What lies in a session's predictions folder, newest first."""

    folder: Path
    found: tuple[SavedPredictions, ...]


@dataclass(frozen=True)
class ListPredictions:
    """Read the predictions folder of a session: files may be large and disks slow."""

    session: Session

    def run(self) -> Iterator[Event]:
        if self.session.folder is not None:
            yield PredictionsListed(folder=self.session.folder, found=saved_predictions(self.session))


class OpenPredictions(QObject):
    """Lists what was saved, shows what people choose, and offers the newest where there are no answers."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: OpenPredictionsDialog | None = None
        self._offered: SavedPredictions | None = None
        window.worker.event.connect(self.take)
        window.document.changed.connect(self._take_document)
        window.results.offer_button.clicked.connect(self._take_offer)

    @Slot()
    def show(self) -> None:
        """Ask which of the saved answers to show."""
        session = self._window.document.session
        if session is None or session.folder is None or self._is_refused():
            return
        self._forget_dialog()
        self.dialog = OpenPredictionsDialog(self._window)
        self.dialog.chosen.connect(self.open)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()
        self._list(session)

    @Slot(object)
    def open(self, saved: SavedPredictions) -> None:
        """Show the answers of a file, in place of what its methods said before, which is saved first."""
        session, file = self._window.document.session, saved.file
        if session is None or file is None:
            return
        asked: dict[str, Session] = {}
        is_of_now = file.is_of(session)
        for run in file.runs if is_of_now else ():
            heard = microphones_heard(run, session)
            if heard == tuple(range(len(session.microphones))):
                asked[run.method] = session
            elif heard is not None:
                asked[run.method] = session.with_microphones_chosen(heard)
        methods = tuple(run.method for run in file.runs)
        events = [e for run in file.runs for e in (*run.clips, *run.declined, run.summary) if e is not None]
        if self.show_answers(methods, events, Origin("saved", file.made_at, is_of_now), asked):
            self._window.say(
                tr(
                    "These answers are of {when}, from {file}",
                    when=said_time(file.made_at),
                    file=saved.path.name,
                )
            )

    def show_answers(
        self, methods: tuple[str, ...], events: Iterable[Event], origin: Origin, asked: Mapping[str, Session]
    ) -> bool:
        """Show answers of another day (see Predictions.show_again). False, and said, when that cannot be now.

        Answers that were given here and are in no file yet are saved first.
        """
        window, session = self._window, self._window.document.session
        if session is None or self._is_refused() or not window.finding.keep_answers():
            return False
        window.predictions.show_again(methods, events, origin, asked, session)
        window.notices.begin_job()
        window.show_results()
        return True

    def _is_refused(self) -> bool:
        """Answers that still come in would mix with those of another day."""
        if self._window.finding.is_running:
            self._window.say(
                tr("The methods are at work: press Esc to stop them, then open the answers again"), "warning"
            )
        return self._window.finding.is_running

    @Slot(object)
    def take(self, event: Event) -> None:
        session = self._window.document.session
        if not isinstance(event, PredictionsListed) or session is None or event.folder != session.folder:
            return
        if self.dialog is not None:
            self.dialog.show_saved(event.found)
        self._offer(next((saved for saved in event.found if saved.file is not None and saved.n_clips), None))

    def _offer(self, saved: SavedPredictions | None) -> None:
        self._offered = saved
        if saved is None or saved.file is None:
            self._window.results.offer("")
            return
        titles = ", ".join(shown_method(method).title for method in saved.methods)
        self._window.results.offer(
            tr("Show saved answers of {when}: {methods}", when=said_time(saved.file.made_at), methods=titles)
        )

    @Slot()
    def _take_offer(self) -> None:
        if self._offered is not None:
            self.open(self._offered)

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        """Another session is shown: look what was saved of it."""
        if before is not None and now is not None and before.folder == now.folder:
            return
        self._offer(None)
        self._forget_dialog()
        self.look()

    def look(self) -> None:
        """See anew what is saved of the session shown."""
        session = self._window.document.session
        if session is not None and session.folder is not None:
            self._list(session)

    def _list(self, session: Session) -> None:
        self._window.worker.submit(tr("Look for saved answers"), ListPredictions(session), quiet=True)

    @Slot()
    def _forget_dialog(self, *_: object) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.close()
