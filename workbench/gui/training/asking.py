"""The few questions about trainings: what cannot be taken back, and what becomes of them when the window closes."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.files.own_models import kept_of
from workbench.files.training_run import BEST_FILE, RunState
from workbench.gui.language.words import tr
from workbench.gui.training.recordings import counts
from workbench.gui.training.seen import RunSeen

Role = QMessageBox.ButtonRole
_LEARNS: tuple[RunState, ...] = ("training", "paused", "stopping")
"""Stopped, these end with an epoch, and so with a network."""


class Leaving(Enum):
    """What becomes of the trainings when the window closes."""

    KEEP_TRAINING = "keep training"
    STOP = "stop and keep"
    STAY = "stay"


def ask_cancel(runs: tuple[RunSeen, ...], parent: QWidget) -> bool:
    """May these be ended at once, with all they made?"""
    n_epochs = sum(len(run.epochs) for run in runs)
    lost = tr("What was trained is lost ({epochs}).", epochs=counts(n_epochs, "epoch"))
    more = tr("To keep the best network so far, choose Stop and Keep instead.")
    said = f"{lost} {more}" if n_epochs else tr("Nothing is kept.")
    return _asked(tr("Cancel and delete {runs}?", runs=_named(runs)), said, tr("Cancel Training"), parent)


def ask_delete(runs: tuple[RunSeen, ...], parent: QWidget) -> bool:
    """May the folders of these go to the trash?"""
    kept = [kept.name for run in runs if (kept := kept_of(run.folder)) is not None]
    names = ", ".join(kept)
    stays = (
        tr("Among your own networks {names} stays.", names=names)
        if len(kept) == 1
        else tr("Among your own networks {names} stay.", names=names)
    )
    goes = (
        tr("Its folder goes to the trash, with curves and checkpoints.")
        if len(runs) == 1
        else tr("Their folders go to the trash, with curves and checkpoints.")
    )
    said = f"{goes} {stays}" if kept else goes
    return _asked(tr("Delete {runs}?", runs=_named(runs)), said, tr("Delete"), parent)


def ask_remove(name: str, parent: QWidget) -> bool:
    """It could not go to the trash: may its folder be deleted for good?"""
    said = tr("It could not be moved to the trash. Deleted for good, it cannot be brought back.")
    return _asked(tr("Delete {name} for good?", name=name), said, tr("Delete for Good"), parent)


def ask_leaving(runs: tuple[RunSeen, ...], parent: QWidget) -> Leaving:
    """The window is about to close, and these are at work."""
    question = QMessageBox(parent)
    question.setObjectName("leaving")
    question.setWindowTitle(tr("Trainings are at work"))
    one = len(runs) == 1
    question.setText(
        tr("The training {name} is still at work.", name=_named(runs))
        if one
        else tr("{runs} are still at work.", runs=_named(runs))
    )
    goes_on = (
        tr("In the background it goes on, and is here again when the window is opened next.")
        if one
        else tr("In the background they go on, and are here again when the window is opened next.")
    )
    question.setInformativeText(f"{goes_on}\n{_said_stopped(runs)}")
    keep = question.addButton(tr("Keep Training"), Role.AcceptRole)
    stop = question.addButton(tr("Stop and Keep"), Role.DestructiveRole)
    question.addButton(tr("Do Not Close"), Role.RejectRole)
    question.setDefaultButton(keep)
    question.exec()
    answers = {keep: Leaving.KEEP_TRAINING, stop: Leaving.STOP}
    return answers.get(question.clickedButton(), Leaving.STAY)


def _said_stopped(runs: tuple[RunSeen, ...]) -> str:
    """What stopping would keep."""
    keeping = [run for run in runs if run.state in _LEARNS or (run.folder / BEST_FILE).is_file()]
    if len(keeping) == len(runs):
        if len(runs) == 1:
            return tr("Stopped, it ends with the epoch that it is in; its best network is kept, and it can be resumed.")
        return tr("Stopped, each ends with the epoch that it is in; its best network is kept, and it can be resumed.")
    if len(runs) == 1:
        return tr("It has no network yet: stopped, it keeps none. It can be resumed, and then begins to learn.")
    few = tr("none has one yet")
    if keeping:
        n = len(keeping)
        few = tr("{n} of them keeps a network", n=n) if n == 1 else tr("{n} of them keep a network", n=n)
    return tr(
        "Stopped, each ends with the epoch that it is in, if it has begun one: {few}. All can be resumed.", few=few
    )


def _asked(text: str, more: str, yes: str, parent: QWidget) -> bool:
    question = QMessageBox(parent)
    question.setWindowTitle(yes)
    question.setText(text)
    question.setInformativeText(more)
    agreed = question.addButton(yes, Role.DestructiveRole)
    question.setDefaultButton(question.addButton(tr("Leave It"), Role.RejectRole))
    question.exec()
    return question.clickedButton() is agreed


def _named(runs: tuple[RunSeen, ...]) -> str:
    return runs[0].name if len(runs) == 1 else tr("{n_runs} trainings", n_runs=len(runs))
