"""From an evaluation to one of its sessions: where a method went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.files.session_text import session_sha256
from workbench.gui.answers.finding import takes_four
from workbench.gui.answers.methods import shown_method
from workbench.gui.compare.answers_again import events_of
from workbench.gui.language.words import tr
from workbench.gui.state.predictions import Origin

if TYPE_CHECKING:
    from workbench.evaluate.evaluation import EvaluatedSession
    from workbench.gui.compare.desk import CompareDesk
    from workbench.gui.main_window import MainWindow


class Cases(QObject):
    """Opens sessions of the evaluation that is shown."""

    def __init__(self, window: MainWindow, desk: CompareDesk) -> None:
        super().__init__(desk)
        self._window, self._desk = window, desk

    @Slot(str, int, str)
    def open(self, key: str, clip: int, method: str) -> None:
        """Open a session with a clip chosen (-1 = the whole) and the answers of the evaluation beside the truth.

        method : whose answer is looked at; the others' are there as well.
        """
        window, evaluation = self._window, self._desk.evaluation
        if evaluation is None:
            return
        session = next(session for session in evaluation.sessions if session.key == key)
        if not Path(key).is_dir():
            why = (
                tr("was simulated for the evaluation")
                if session.is_simulated
                else tr("is not at {key} any more", key=key)
            )
            window.say(tr("{title} cannot be opened: it {why}.", title=session.title, why=why), "warning")
            return
        if window.sessions.open_session(Path(key)) and self._show_answers(session):
            window.results.choose(method, None if clip < 0 else clip)

    def _show_answers(self, session: EvaluatedSession) -> bool:
        window, evaluation, opened = self._window, self._desk.evaluation, self._window.document.session
        if opened is None:
            return False
        names, is_of_now = evaluation.method_names, session_sha256(opened) == session.sha256
        origin = Origin("evaluation", evaluation.created_at, is_of_now)
        methods = tuple(map(shown_method, names))
        asked = {m.name: opened for m in methods if is_of_now and not takes_four(opened, [m])}
        events = events_of(evaluation, session.key, {m.name: m.residual_unit for m in methods})
        if not window.saved_answers.show_answers(names, events, origin, asked):
            return False
        since = "" if is_of_now else tr("; the session was edited since")
        window.say(tr("{title}: the answers of the evaluation are shown{since}", title=session.title, since=since))
        return True
