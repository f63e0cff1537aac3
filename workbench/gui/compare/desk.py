"""What the window does with evaluations: the Analyze menu."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.evaluate.evaluation import Evaluation
from workbench.gui.answers.methods import shown_method
from workbench.gui.compare import said
from workbench.gui.compare.answers_again import events_of
from workbench.gui.compare.jobs import (
    ChangesCounted,
    CountChanges,
    EvaluateSessions,
    EvaluationCame,
    NoEvaluation,
    ReadEvaluation,
    RecallEvaluation,
    WriteReport,
    Written,
)
from workbench.gui.compare.reckoner import Reckoner
from workbench.gui.work.worker import Task, Worker

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_BUTTONS = ("evaluate", "open_evaluation", "save_report")
_MORE = ("copy_figures", "export_figures", "save_evaluation", "", "with_learnt")
_EVALUATIONS, _FIGURES = "Evaluation (*.json)", "Figures (*.csv)"
_REPORTS = "Report, one file (*.html);;Report to print (*.pdf)"


class CompareDesk(QObject):
    """One evaluation is shown: the last one of the campaign that is open, one just made, or one that was opened.

    `changed`: what can be done may have changed.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.page = window, window.compare_page
        self.with_learnt = False
        self.evaluation: Evaluation | None = None
        self.came: EvaluationCame | None = None
        self._problem: UserError | None = None
        self._task: Task | None = None
        self._far: Progress | None = None
        self._campaign: Path | None = None
        self.reckoner, self.files = Reckoner(self), Worker(self)
        rows = window.campaign_list.campaign_rows
        rows.began.connect(self._take_campaign)
        rows.came.connect(self._show)
        window.finding.methods_changed.connect(self._show)
        window.keeping.saved.connect(self._take_saved)
        window.workspaces.changed.connect(self._take_workspace)
        window.worker.finished_job.connect(self._take_end)
        for worker in (window.worker, self.files):
            worker.event.connect(self.take)
        self.reckoner.changed.connect(self._show_reckoned)
        self.page.results_made.connect(self._take_results)
        self.page.shown.connect(self._show)

    def add_buttons(self) -> None:
        """The commands' buttons, once there are commands."""
        actions = self._window.actions_
        more = tuple(actions[id] if id else None for id in _MORE)
        self.page.add_buttons(tuple(actions[id] for id in _BUTTONS), more, actions["open"])
        self._show()

    def end(self) -> None:
        self.reckoner.end()
        self.files.shut_down()

    # ---- what can be done

    @property
    def is_running(self) -> bool:
        return self._task is not None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Sessions that Evaluate asks about: those listed, unless the filter leaves them out, that can be opened."""
        return tuple(row.path for row in self._window.campaign_list.rows() if not row.problem)

    @property
    def why_no_evaluate(self) -> str:
        """Why nothing can be evaluated now, in one sentence; empty when it can."""
        rows = self._window.campaign_list.rows()
        if self.is_running:
            return "An evaluation is at work: press Esc to stop it"
        if self._window.campaign_list.campaign is None or not rows:
            return "Open a campaign whose true places are known first"
        if not any(row.has_truth for row in rows):
            return "None of these sessions says where its source truly was, so nothing can be measured"
        return "" if self._window.finding.chosen_methods else "Tick a method in the menu beside Localize first"

    @property
    def why_no_results(self) -> str:
        return "" if self.evaluation is not None else "Evaluate, or open an evaluation first"

    @property
    def problem(self) -> UserError | None:
        """Why there is no evaluation that was asked for."""
        return self._problem

    @property
    def is_settled(self) -> bool:
        """Is all shown that was asked for?"""
        return self.files.is_idle and self.reckoner.is_settled

    # ---- evaluating

    @Slot()
    def toggle_learnt(self) -> None:
        """Shall sessions that a network learnt from take part from now on?"""
        self.with_learnt = not self.with_learnt
        self.changed.emit()

    @Slot()
    def show(self) -> None:
        self._window.workspaces.compare()
        self.page.take_focus()

    @Slot()
    def evaluate(self) -> None:
        """Ask the ticked methods about all sessions that are listed."""
        window, campaign = self._window, self._window.campaign_list.campaign
        if self.why_no_evaluate or campaign is None:
            return
        window.workspaces.compare()
        self._problem, self._far = None, None
        results = self.page.results
        split = "place" if results is None else results.chooser.split_chosen
        job = EvaluateSessions(
            campaign, self.folders, window.finding.chosen_methods, split, window.viewing.look.radius_m, self.with_learnt
        )
        self._task = window.worker.submit(f"Evaluate {campaign.name}", job)
        self._show()
        self.changed.emit()

    @Slot()
    def ask_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Open an evaluation", self._window.store.settings.last_folder, _EVALUATIONS
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Show an evaluation file."""
        self._window.workspaces.compare()
        self.files.submit("open", ReadEvaluation(path), quiet=True)

    @Slot()
    def _take_campaign(self) -> None:
        """Another campaign: what was shown last of it."""
        campaign = self._window.campaign_list.campaign_rows.campaign
        if campaign is None or campaign == self._campaign:
            return
        self._campaign = campaign
        if self.evaluation is not None and said.is_of(self.evaluation, campaign):
            return
        self.files.submit("recall", RecallEvaluation(campaign), quiet=True)

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, EvaluationCame):
            if event.how != "remembered" or event.evaluation.campaign == str(self._campaign):
                self._problem = None
                self._use(event)
        elif isinstance(event, ChangesCounted):
            if self.came is not None and event.evaluation is self.evaluation:
                self.came = replace(self.came, n_changed=event.n_changed, n_gone=event.n_gone)
                self._show()
        elif isinstance(event, NoEvaluation):
            self._take_none(event)
        elif isinstance(event, Written):
            if event.problem is None:
                self._window.say(f"{event.path} is written")
            else:
                self.page.notice.say(str(event.problem), "error")
        elif isinstance(event, Progress) and self.is_running and self._is_mine_running():
            self._far = event
            self._show()

    def _is_mine_running(self) -> bool:
        tasks = self._window.worker.tasks
        return bool(tasks) and tasks[0] is self._task

    def _take_none(self, event: NoEvaluation) -> None:
        if event.how == "remembered":
            self.evaluation, self.came = None, None
            self.reckoner.show(None)
        if event.problem is not None and event.how != "remembered":
            self._problem = event.problem
        self._show()
        self.changed.emit()

    def _use(self, came: EvaluationCame) -> None:
        self.evaluation, self.came = came.evaluation, came
        self._show()
        if came.problem:
            self.page.notice.say(f"The evaluation could not be remembered: {came.problem}", "warning")
        self.changed.emit()

    @Slot(object)
    def _take_saved(self, _: object) -> None:
        """A session was written: is it one of those that were evaluated?"""
        if self.evaluation is not None:
            self.files.submit("changes", CountChanges(self.evaluation), quiet=True)

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if task is not self._task:
            return
        self._task, self._far = None, None
        if outcome == "cancelled":
            self._window.say("The evaluation was stopped; nothing of it is kept")
        self._show()
        self.changed.emit()

    # ---- showing

    @Slot()
    def _take_results(self) -> None:
        results = self.page.results
        results.asked_changed.connect(self._ask)
        results.opened.connect(self.open_case)

    def _asked(self):
        return self.page.make_results().asked

    @Slot()
    def _ask(self) -> None:
        if self.evaluation is not None:
            self.reckoner.show(self.evaluation, self._asked())
            self._show()

    @Slot()
    def _show_reckoned(self) -> None:
        if self.page.results is not None:
            self.page.results.show_reckoned(self.reckoner.reckoned)

    @Slot()
    def _show(self, *_: object) -> None:
        """What the page says, as things stand; nothing is worked out before it is seen."""
        if not self.page.isVisible():
            return
        self._show_notice()
        if self.evaluation is not None:
            self.page.show_results()
            results = self.page.make_results()
            if results.evaluation is not self.evaluation:
                results.show_evaluation(self.evaluation)
                self.reckoner.show(self.evaluation, results.asked)
            split = results.chooser.split_chosen
            self.page.show_facts(*said.facts(self.evaluation, split))
            return
        self.page.show_facts("", "", "")
        if self.is_running:
            done, total = (0, 0) if self._far is None else (self._far.done, self._far.total)
            self.page.show_empty(self._said_running(), done, total)
        else:
            self.page.show_empty(self._said_empty(), offers_open=bool(self.why_no_evaluate))

    def _said_running(self) -> str:
        far = self._far
        if far is None or not far.total:
            return "Evaluating: getting ready"
        return f"Evaluating: {far.doing.lower()}, {far.done} of {far.total} sessions"

    def _said_empty(self) -> str:
        window = self._window
        titles = [shown_method(name).title for name in window.finding.chosen_methods]
        rows = window.campaign_list.rows()
        return said.what_to_do(self.why_no_evaluate, window.campaign_list.campaign, rows, titles)

    def _show_notice(self) -> None:
        notice = self.page.notice
        if self._problem is not None:
            notice.say(str(self._problem), "error")
        elif self.is_running and self.evaluation is not None:
            notice.say(f"{self._said_running()}. Shown is the evaluation before.", "info")
        elif self.came is not None and (words := said.doubts(self.came)):
            again = (("Evaluate Again", self.evaluate),) if self.came.n_changed and not self.why_no_evaluate else ()
            notice.say(words, "warning", again)
        else:
            notice.clear()

    @Slot()
    def _take_workspace(self) -> None:
        if self._window.workspaces.is_compare:
            self.page.take_focus()

    # ---- going there

    @Slot(str, int, str)
    def open_case(self, key: str, clip: int, method: str) -> None:
        """Open a session with a clip chosen (-1 = the whole) and the answers of the evaluation beside the truth."""
        window, evaluation = self._window, self.evaluation
        if evaluation is None:
            return
        session = next(session for session in evaluation.sessions if session.key == key)
        if not Path(key).is_dir():
            why = "was simulated for the evaluation" if session.is_simulated else f"is not at {key} any more"
            self.page.notice.say(f"{session.title} cannot be opened: it {why}.", "warning")
            return
        if not window.sessions.open_session(Path(key)):
            return
        opened = window.document.session
        if opened is None or not window.finding.keep_answers():
            return
        window.predictions.begin(evaluation.method_names, opened, opened)
        for event in events_of(evaluation, key):
            window.predictions.take(event)
        window.predictions.mark_saved()  # they are in the evaluation
        window.viewing.change(clip=None if clip < 0 else clip)
        window.show_results()
        window.say(f"{session.title}: the answers of the evaluation are shown")

    # ---- writing

    @Slot()
    def save_report(self) -> None:
        self._ask_where("Save the report", "report.html", _REPORTS)

    @Slot()
    def save_evaluation(self) -> None:
        self._ask_where("Save the evaluation", "evaluation.json", _EVALUATIONS)

    def _ask_where(self, title: str, name: str, kinds: str) -> None:
        if self.evaluation is None:
            return
        folder = Path(self._window.store.settings.last_folder or Path.home())
        proposed = str(folder / f"{self.evaluation.name or 'evaluation'} {name}")
        text, kind = QFileDialog.getSaveFileName(self._window, title, proposed, kinds)
        if text:
            self.write(said.with_ending(Path(text), kind))

    @Slot()
    def export_figures(self) -> None:
        self._ask_where("Export the figures", "figures.csv", _FIGURES)

    def write(self, path: Path) -> None:
        """The report (.html, .pdf), every figure (.csv) or the evaluation (.json), with the radius and split shown."""
        if self.evaluation is None:
            return
        asked = self._asked()
        shown = replace(self.evaluation, radius_m=asked.radius_m, split=asked.split)
        self._window.worker.submit(f"Write {path.name}", WriteReport(path, shown))

    @Slot()
    def copy_figures(self) -> None:
        self.page.make_results().table_in_front.copy()
        self._window.say("The table is on the clipboard.")
