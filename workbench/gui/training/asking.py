"""The few questions about trainings: what cannot be taken back, and what becomes of them when the window closes."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.files.own_models import kept_of
from workbench.files.training_run import BEST_FILE, RunState
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
    lost = f"What was trained is lost ({n_epochs} {_words(n_epochs, 'epoch')})." if n_epochs else "Nothing is kept."
    more = "To keep the best network so far, choose Stop and Keep instead." if n_epochs else ""
    return _asked(f"Cancel and delete {_named(runs)}?", f"{lost} {more}".rstrip(), "Cancel Training", parent)


def ask_delete(runs: tuple[RunSeen, ...], parent: QWidget) -> bool:
    """May the folders of these go to the trash?"""
    kept = [kept.name for run in runs if (kept := kept_of(run.folder)) is not None]
    stays = f"Among your own networks {', '.join(kept)} {_words(len(kept), 'stays', 'stay')}." if kept else ""
    goes = f"{_words(len(runs), 'Its folder goes', 'Their folders go')} to the trash, with curves and checkpoints."
    return _asked(f"Delete {_named(runs)}?", f"{goes} {stays}".rstrip(), "Delete", parent)


def ask_remove(name: str, parent: QWidget) -> bool:
    """It could not go to the trash: may its folder be deleted for good?"""
    said = "It could not be moved to the trash. Deleted for good, it cannot be brought back."
    return _asked(f"Delete {name} for good?", said, "Delete for Good", parent)


def ask_leaving(runs: tuple[RunSeen, ...], parent: QWidget) -> Leaving:
    """The window is about to close, and these are at work."""
    question = QMessageBox(parent)
    question.setObjectName("leaving")
    question.setWindowTitle("Trainings are at work")
    one = len(runs) == 1
    question.setText(f"{'The training ' if one else ''}{_named(runs)} {'is' if one else 'are'} still at work.")
    question.setInformativeText(
        f"In the background {'it goes on, and is' if one else 'they go on, and are'} here again when the window is "
        f"opened next.\n{_said_stopped(runs)}"
    )
    keep = question.addButton("Keep Training", Role.AcceptRole)
    stop = question.addButton("Stop and Keep", Role.DestructiveRole)
    question.addButton("Do Not Close", Role.RejectRole)
    question.setDefaultButton(keep)
    question.exec()
    answers = {keep: Leaving.KEEP_TRAINING, stop: Leaving.STOP}
    return answers.get(question.clickedButton(), Leaving.STAY)


def _said_stopped(runs: tuple[RunSeen, ...]) -> str:
    """What stopping would keep."""
    keeping = [run for run in runs if run.state in _LEARNS or (run.folder / BEST_FILE).is_file()]
    if len(keeping) == len(runs):
        one = "it ends" if len(runs) == 1 else "each ends"
        return f"Stopped, {one} with the epoch that it is in; its best network is kept, and it can be resumed."
    if len(runs) == 1:
        return "It has no network yet: stopped, it keeps none. It can be resumed, and then begins to learn."
    few = f"{len(keeping)} of them {_words(len(keeping), 'keeps', 'keep')} a network" if keeping else "none has one yet"
    return f"Stopped, each ends with the epoch that it is in, if it has begun one: {few}. All can be resumed."


def _asked(text: str, more: str, yes: str, parent: QWidget) -> bool:
    question = QMessageBox(parent)
    question.setWindowTitle(yes)
    question.setText(text)
    question.setInformativeText(more)
    agreed = question.addButton(yes, Role.DestructiveRole)
    question.setDefaultButton(question.addButton("Leave It", Role.RejectRole))
    question.exec()
    return question.clickedButton() is agreed


def _named(runs: tuple[RunSeen, ...]) -> str:
    return runs[0].name if len(runs) == 1 else f"{len(runs)} trainings"


def _words(n: int, one: str, many: str = "") -> str:
    return one if n == 1 else many or f"{one}s"
