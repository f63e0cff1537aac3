"""What the window does with trainings: the Train menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from workbench.core.errors import UserError
from workbench.engine.run_control import (
    go_on,
    pause,
    start_new_run,
    stop_and_keep,
)
from workbench.files.shipped import models_folder, runs_folder
from workbench.files.training_run import BEST_FILE
from workbench.gui.language.words import tr
from workbench.gui.training import run_commands as can
from workbench.gui.training.asking import Leaving, ask_cancel, ask_delete, ask_leaving, ask_remove
from workbench.gui.training.errands import ErrandDone, Errands
from workbench.gui.training.run_ends import RunEnds, use_text
from workbench.gui.training.seen import RunSeen
from workbench.gui.training.status_mark import StatusMark
from workbench.gui.training.validation_view import ValidationView
from workbench.gui.training.watch import RunsWatch
from workbench.training.config import TrainConfig
from workbench.training.proposed_name import with_own_name

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow
    from workbench.gui.training.new_training import NewTraining
    from workbench.gui.training.tensorboard import TensorBoard

_BUTTONS = ("hold_training", "stop_training", "cancel_training", "resume_training", "ask_network")
_MORE = ("train_again", "fine_tune", "", "open_board", "run_folder", "", "delete_run")


class TrainingDesk(QObject):
    """Commands are about the runs chosen in the table that is seen; where none is, about the one that is at work.

    `changed`: what can be done may have changed.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.page = window, window.training_page
        self.is_asking = True
        self.board: TensorBoard | None = None
        self.watch = RunsWatch(runs_folder(), self)
        self.ends, self.errands = RunEnds(window, self.watch), Errands(self.watch, self)
        self.errands.done.connect(self._take_errand)
        self.mark, self.places = StatusMark(self.watch, window.themes), ValidationView(window.site, self)
        self.page.runs.table.follow(self.watch)
        self.page.runs.table.new_asked.connect(self.new_training)
        self.page.form_made.connect(self._take_form)
        self.mark.clicked.connect(self.show_runs)
        window.statusBar().addPermanentWidget(self.mark)
        window.workspaces.changed.connect(self._take_workspace)
        for signal in (self.page.runs.table.selected, self.watch.runs_changed, self.watch.run_changed):
            signal.connect(self._tell_changed)
        for signal in (self.page.runs.table.selected, self.page.tabs.currentChanged):
            signal.connect(self._show_places)

    def add_buttons(self) -> None:
        """The commands' buttons, once there are commands."""
        actions = self._window.actions_
        buttons = tuple(actions[id] for id in _BUTTONS)
        self.page.runs.add_buttons(buttons, tuple(actions[id] if id else None for id in _MORE))

    def begin(self) -> None:
        """Look for trainings, from now on: also for those that went on while no window was there."""
        self.watch.begin()
        if self._window.workspaces.is_train:
            self.page.take_focus()

    def end(self) -> None:
        self.watch.end()
        self.errands.end()
        if self.board is not None:
            self.board.shutdown()

    def may_close(self) -> bool:
        """The window is about to close: what becomes of trainings at work? False when people stay after all."""
        runs = self.watch.alive if self.is_asking else ()  # all of them, also such as were not read yet
        if not runs:
            return True
        answer = ask_leaving(runs, self._window)
        if answer is Leaving.STOP:
            for run in runs:
                self._tried(lambda folder=run.folder: stop_and_keep(folder))
        return answer is not Leaving.STAY

    # ---- what is meant

    @property
    def chosen(self) -> tuple[RunSeen, ...]:
        """The runs that a command is about."""
        is_seen = self._window.workspaces.is_train and not self.page.shows_form
        chosen, at_work = self.page.runs.chosen if is_seen else (), self.watch.at_work
        return chosen or (at_work if len(at_work) == 1 else ())

    @property
    def is_held(self) -> bool:
        """Would the command for holding let the chosen ones go on?"""
        held = [can.is_held(run) for run in self.chosen if not can.why_no_hold(run)]
        return bool(held) and all(held)

    @property
    def hold_text(self) -> str:
        return tr("&Go On") if self.is_held else tr("&Pause")

    @property
    def use_text(self) -> str:
        return use_text(self._window)

    # ---- beginning

    @Slot()
    def show_runs(self) -> None:
        self._window.workspaces.train()
        self.page.show_runs()

    @Slot()
    def new_training(self) -> None:
        """Show the form, for the campaign that is open."""
        self._form()

    def _form(self) -> NewTraining:
        self._window.workspaces.train()
        form = self.page.show_form()
        form.setFocus()
        return form

    @Slot()
    def _take_form(self) -> None:
        self.page.form.start_asked.connect(self.start)
        self._window.document.saved_changed.connect(self.page.form.look_again)
        self._window.campaign_list.campaign_rows.began.connect(self._give_campaign)
        self._give_campaign()

    @Slot()
    def _give_campaign(self) -> None:
        campaign = self._window.campaign_list.campaign_rows.campaign
        self.page.form.set_campaign("" if campaign is None else str(campaign))

    @Slot(object)
    def start(self, config: TrainConfig) -> None:
        """Train in a process of its own, and show it."""
        made: list[Path] = []
        shipped = {path.stem for path in models_folder().glob("*.safetensors")}
        config = with_own_name(config, shipped, datetime.now().astimezone().date())
        if self._tried(lambda: made.append(start_new_run(config, runs_folder()))):
            self._show(made[0])

    @Slot()
    def resume(self) -> None:
        """Go on with the chosen runs where they ended."""
        self.errands.ask("resume", (run.folder for run in self._for(can.why_no_resume)))

    def resume_one(self, folder: Path) -> None:
        self.errands.ask("resume", (folder,))

    def _show(self, folder: Path) -> None:
        self.watch.look()
        self.show_runs()
        self.page.runs.table.choose(folder)

    @Slot()
    def train_again(self) -> None:
        """The form, with the chosen run's settings."""
        for run in self._for(can.why_no_settings):
            self._form().show_config(run.config)

    def change_settings(self, folder: Path) -> None:
        """The form, with the settings of one run."""
        for run in self.watch.runs:
            if run.folder == folder and run.config is not None:
                self._form().show_config(run.config)

    @Slot()
    def fine_tune(self) -> None:
        """The form, with the chosen run's settings, to begin with its network."""
        for run in self._for(can.why_no_network):
            if run.config is not None:
                self._form().show_config(replace(run.config, start_from=str(run.folder / BEST_FILE)))

    # ---- while they run

    @Slot()
    def hold(self) -> None:
        """Pause the chosen ones that train; where all of them hold, let them go on."""
        ask = go_on if self.is_held else pause
        for run in self._for(can.why_no_hold):
            self._tried(lambda folder=run.folder: ask(folder))
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        for run in self._for(can.why_no_stop):
            self._tried(lambda folder=run.folder: stop_and_keep(folder))

    @Slot()
    def cancel(self) -> None:
        """End the chosen ones at once and delete what they made; asks first."""
        runs = self._for(can.why_no_cancel)
        if runs and ask_cancel(runs, self._window):
            self.errands.ask("cancel", (run.folder for run in runs))

    # ---- what they left

    @Slot()
    def ask_network(self) -> None:
        """Localize asks the chosen run's network from now on."""
        for run in self._for(can.why_no_network):
            self.ends.use(run.folder)

    @Slot()
    def show_folder(self) -> None:
        for run in self.chosen[:1]:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.folder)))

    @Slot()
    def open_board(self) -> None:
        """TensorBoard on the chosen runs, in the browser."""
        from workbench.gui.training.board_message import BoardMessage
        from workbench.gui.training.tensorboard import TensorBoard

        if self.board is None:
            self.board = TensorBoard(self)
            BoardMessage(self.board, self._window)
        self.board.open(tuple(run.folder for run in self.chosen))

    @Slot()
    def delete(self) -> None:
        """Move the chosen ones that have ended to the trash; asks first."""
        runs = self._for(can.why_no_delete)
        if runs and ask_delete(runs, self._window):
            self.errands.ask("throw away", (run.folder for run in runs))

    @Slot(object)
    def _take_errand(self, done: ErrandDone) -> None:
        """What took its time is done."""
        if done.error is not None:
            self._window.say(str(done.error), "error")
        elif done.kind == "resume":
            self._show(done.folder)
        elif done.has_no_trash and ask_remove(done.folder.name, self._window):
            self.errands.ask("remove", (done.folder,))

    # ---- why not

    @property
    def why_no_hold(self) -> str:
        return can.any_of(self.chosen, can.why_no_hold)

    @property
    def why_no_stop(self) -> str:
        return can.any_of(self.chosen, can.why_no_stop)

    @property
    def why_no_cancel(self) -> str:
        return can.any_of(self.chosen, can.why_no_cancel)

    @property
    def why_no_resume(self) -> str:
        return can.any_of(self.chosen, can.why_no_resume)

    @property
    def why_no_settings(self) -> str:
        return can.one_of(self.chosen, can.why_no_settings)

    @property
    def why_no_fine_tune(self) -> str:
        return self.why_no_settings or can.one_of(self.chosen, can.why_no_network)

    @property
    def why_no_network(self) -> str:
        return can.one_of(self.chosen, can.why_no_network)

    @property
    def why_no_delete(self) -> str:
        return can.any_of(self.chosen, can.why_no_delete)

    @property
    def why_no_folder(self) -> str:
        return can.one_of(self.chosen, lambda run: "")

    @property
    def why_no_board(self) -> str:
        return can.any_of(self.chosen, can.why_no_board)

    # ---- what happens

    def _for(self, why_not: can.WhyNot) -> tuple[RunSeen, ...]:
        return tuple(run for run in self.chosen if not can.why_not_now(run, why_not))

    def _tried(self, do: Callable[[], None]) -> bool:
        """Do it; what cannot be is said in the window."""
        try:
            do()
        except UserError as error:
            self._window.say(str(error), "error")
            return False
        return True

    @Slot()
    def _tell_changed(self, *_: object) -> None:
        self.changed.emit()

    @Slot()
    def _take_workspace(self) -> None:
        """Keys go where the eyes are."""
        if self._window.workspaces.is_train:
            self._window.pages.setCurrentWidget(self._window.panes)
            self.page.take_focus()
        elif self._window.focusWidget() is None or self.page.isAncestorOf(self._window.focusWidget()):
            self._window.sound.setFocus()
        self._show_places()
        self.changed.emit()

    @Slot()
    def _show_places(self, *_: object) -> None:
        """In the site view where the chosen run puts its validation clips; elsewhere the view is the session's."""
        is_seen = self._window.workspaces.is_train and not self.page.shows_form
        self.watch.show(frozenset(run.folder for run in self.page.runs.chosen) if is_seen else frozenset())
        runs = self.page.runs.chosen
        self.places.show_run(runs[0] if is_seen and len(runs) == 1 else None)
