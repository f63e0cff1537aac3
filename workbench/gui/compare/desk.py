"""What the window does with evaluations: the Analyze menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.core.session import Session
from workbench.evaluate.evaluation import Evaluation
from workbench.gui.answers.methods import shown_method
from workbench.gui.compare import said
from workbench.gui.compare.cases import Cases
from workbench.gui.compare.changes import CompareWithDisk, SessionComparedWithDisk, keys_at
from workbench.gui.compare.jobs import (
    EvaluateSessions,
    EvaluationCame,
    NoEvaluation,
    ReadEvaluation,
    RecallEvaluation,
)
from workbench.gui.compare.outputs import EVALUATIONS, Outputs
from workbench.gui.compare.reckoner import Reckoner
from workbench.gui.compare.reckoning import Asked
from workbench.gui.language.words import tr
from workbench.gui.work.worker import Task, Worker

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_BUTTONS = ("evaluate", "open_evaluation", "save_report")
_MORE = ("copy_figures", "export_figures", "save_evaluation", "", "with_learnt")


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
        self._waits: EvaluateSessions | None = None
        self._far: Progress | None = None
        self._campaign: Path | None = None
        self.reckoner, self.files = Reckoner(self), Worker(self)
        self.cases, self.outputs = Cases(window, self), Outputs(window, self)
        rows = window.campaign_list.campaign_rows
        rows.began.connect(self._take_campaign)
        rows.came.connect(self._show)
        window.finding.methods_changed.connect(self._show)
        window.keeping.saved.connect(self._take_saved, Qt.ConnectionType.QueuedConnection)  # its row first
        keeping = window.keeping
        for signal in (keeping.not_saved, keeping.found_on_disk, keeping.unread_on_disk, keeping.opening):
            signal.connect(self._take_not_saved)
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
        return self._task is not None or self._waits is not None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Sessions that Evaluate asks about: those listed, unless the filter leaves them out, that can be opened."""
        return tuple(row.path for row in self._window.campaign_list.rows() if not row.problem)

    @property
    def why_no_evaluate(self) -> str:
        """Why nothing can be evaluated now, in one sentence; empty when it can."""
        rows = self._window.campaign_list.rows()
        if self.is_running:
            return tr("An evaluation is at work: press Esc to stop it")
        if self._window.campaign_list.campaign is None or not rows:
            return tr("Open a campaign whose true places are known first")
        if not any(row.has_truth for row in rows):
            return tr("None of these sessions says where its source truly was, so nothing can be measured")
        return "" if self._window.finding.chosen_methods else tr("Tick a method in the menu beside Localize first")

    @property
    def why_no_results(self) -> str:
        return "" if self.evaluation is not None else tr("Evaluate, or open an evaluation first")

    @property
    def why_no_figures(self) -> str:
        """Why there is no table to be copied."""
        if self.evaluation is not None and not self.is_shown:
            return tr("Look at the comparison first (Ctrl+3)")
        return self.why_no_results

    @property
    def is_shown(self) -> bool:
        """Are the page's figures those of the present evaluation?"""
        results = self.page.results
        return results is not None and self.evaluation is not None and results.evaluation is self.evaluation

    @property
    def shown_as(self) -> Asked:
        """The radius and what intervals are drawn from, of the present evaluation."""
        radius_m = self._window.viewing.look.radius_m
        split = self.page.results.asked.split if self.is_shown else self.evaluation.split
        return Asked(radius_m=radius_m, split=split)

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
        """Ask the ticked methods about all sessions that are listed; unsaved edits of the open one are saved first."""
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
        if self._must_save_first(job.folders):
            self._waits = job
            window.sessions.save()
            self.changed.emit()
        else:
            self._submit(job)

    def _must_save_first(self, folders: tuple[Path, ...]) -> bool:
        document = self._window.document
        folder = None if document.session is None else document.session.folder
        if folder not in folders or document.is_saved:
            return False
        if document.read_only_reason:
            self._window.say(
                tr("What was edited in this session cannot be saved, so it is evaluated without"), "warning"
            )
        return not document.read_only_reason

    def _submit(self, job: EvaluateSessions) -> None:
        self._task = self._window.worker.submit(tr("Evaluate {name}", name=job.campaign.name), job)
        self._show()
        self.changed.emit()

    @Slot()
    def _take_not_saved(self, why: object = None) -> None:
        if self._waits is not None:
            self._waits = None
            reason = f": {why}" if isinstance(why, UserError) else ""
            self._window.say(
                tr("Nothing was evaluated, as this session could not be saved first{reason}", reason=reason), "warning"
            )
            self.changed.emit()

    @Slot()
    def ask_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open an evaluation"), self._window.store.settings.last_folder, tr(EVALUATIONS)
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
        self._campaign, self._problem = campaign, None
        if self.evaluation is not None and said.is_of(self.evaluation, campaign):
            return
        self._use(None)
        self.files.submit("recall", RecallEvaluation(campaign), quiet=True)

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, EvaluationCame):
            self._take_evaluation(event)
        elif isinstance(event, SessionComparedWithDisk):
            if self.came is not None and event.evaluation is self.evaluation:
                before, self.came = self.came, self.came.with_state(event.key, event.state)
                if self.came is not before:
                    self._show()
        elif isinstance(event, NoEvaluation):
            self._take_none(event)
        elif isinstance(event, Progress) and self.is_running and self._is_mine_running():
            self._far = event
            self._show()

    def _is_mine_running(self) -> bool:
        tasks = self._window.worker.tasks
        return bool(tasks) and tasks[0] is self._task

    def _take_evaluation(self, came: EvaluationCame) -> None:
        if came.problem:
            self._window.say(tr("The evaluation could not be remembered: {problem}", problem=came.problem), "warning")
        if came.campaign in (None, self._campaign):
            self._problem = None
            self._use(came)
        elif came.how == "evaluated" and not came.problem:
            self._window.say(
                tr("{name} is evaluated: open that campaign to see what came of it", name=came.evaluation.name)
            )

    def _take_none(self, event: NoEvaluation) -> None:
        if event.how == "remembered":
            return  # nothing was shown since the campaign was opened, or what people opened themselves
        self._problem = event.problem
        self._show()
        self.changed.emit()

    def _use(self, came: EvaluationCame | None) -> None:
        """Show this one from now on; None, none."""
        self.evaluation, self.came = None if came is None else came.evaluation, came
        if came is None:
            self.reckoner.show(None)
        elif came.how != "evaluated":
            self.files.submit("changes", CompareWithDisk(came.evaluation), quiet=True)
        self._show()
        self.changed.emit()

    @Slot(object)
    def _take_saved(self, saved: Session) -> None:
        """A session was written: is it one of those that were evaluated, or that an evaluation waits for?"""
        job, self._waits = self._waits, None
        if job is not None:
            self._submit(job)
        if self.evaluation is not None and saved.folder and (keys := keys_at(self.evaluation, saved.folder)):
            self.files.submit("changes", CompareWithDisk(self.evaluation, keys), quiet=True)

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if task is not self._task:
            return
        self._task, self._far = None, None
        if outcome == "cancelled":
            self._window.say(tr("The evaluation was stopped; nothing of it is kept"))
        self._show()
        self.changed.emit()

    # ---- showing

    @Slot()
    def _take_results(self) -> None:
        results = self.page.results
        results.asked_changed.connect(self._ask)
        results.opened.connect(self.cases.open)

    @Slot()
    def _ask(self) -> None:
        """Other figures are wanted; they are worked out once the page is seen."""
        if self.is_shown:
            self._show()

    @Slot()
    def _show_reckoned(self) -> None:
        results, reckoned = self.page.results, self.reckoner.reckoned
        if results is not None and (reckoned is None or reckoned.evaluation is results.evaluation):
            results.show_reckoned(reckoned)
            if self.is_shown and self.page.has_results_in_front:
                self._show_facts()

    def _show_facts(self) -> None:
        """What the figures are of; how many units they draw intervals from is known once they are worked out."""
        results = self.page.results
        reckoned, split = results.reckoned, results.chooser.split_chosen
        is_known = reckoned is not None and reckoned.asked.split == split
        n_units = max((each.n_units for each in reckoned.figures), default=None) if is_known else None
        self.page.show_facts(*said.facts(results.evaluation, split, n_units), said.caveats(results.evaluation))

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
            self._show_facts()
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
            return tr("Evaluating: getting ready")
        return tr(
            "Evaluating: {doing}, {done} of {total} sessions", doing=far.doing.lower(), done=far.done, total=far.total
        )

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
            notice.say(tr("{said_running}. Shown is the evaluation before.", said_running=self._said_running()), "info")
        elif self.came is not None and (words := said.doubts(self.came)):
            again = ((tr("Evaluate Again"), self.evaluate),) if self.came.changed and not self.why_no_evaluate else ()
            notice.say(words, "warning", again)
        else:
            notice.clear()

    @Slot()
    def _take_workspace(self) -> None:
        if self._window.workspaces.is_compare:
            self.page.take_focus()
