"""What can be done with a run as it stands: why not, in one sentence, "" = it can. No Qt here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TR_NOOP

from workbench.files.training_run import BEST_FILE, BOARD_FOLDER, RunState, wish_of
from workbench.gui.language.words import tr
from workbench.gui.training.followed import AT_WORK
from workbench.gui.training.run_columns import STATE_WORDS
from workbench.gui.training.seen import RunSeen

WhyNot = Callable[[RunSeen], str]
NONE_CHOSEN = QT_TR_NOOP("Choose a training in the table first (Ctrl+4)")
_LEARNS: tuple[RunState, ...] = ("training", "paused")
_CAN_GO_ON: tuple[RunState, ...] = ("new", "stopped", "failed", "crashed")


def is_held(run: RunSeen) -> bool:
    """Does it hold, or was it asked to?"""
    return run.state == "paused" or (run.state == "training" and wish_of(run.folder) == "pause")


def why_no_hold(run: RunSeen) -> str:
    if run.state in _LEARNS:
        return ""
    return tr("It can be held once it trains") if run.state in AT_WORK else _has_ended(run)


def why_no_stop(run: RunSeen) -> str:
    if run.state in _LEARNS:
        return ""
    if run.state == "stopping":
        return tr("It is stopping: it ends with the epoch that it is in")
    return tr("There is nothing to keep yet; cancel it instead") if run.state in AT_WORK else _has_ended(run)


def why_no_cancel(run: RunSeen) -> str:
    return "" if run.state in AT_WORK else tr("{ended}; it can be deleted", ended=_has_ended(run))


def why_no_resume(run: RunSeen) -> str:
    if run.state in _CAN_GO_ON:
        return "" if run.config is not None else tr("Its settings cannot be read")
    return tr("It came to its last epoch") if run.state == "finished" else tr("It is at work")


def why_no_settings(run: RunSeen) -> str:
    return "" if run.config is not None else tr("Its settings cannot be read")


def why_no_network(run: RunSeen) -> str:
    return "" if (run.folder / BEST_FILE).is_file() else tr("It has no network before its first epoch is done")


def why_no_board(run: RunSeen) -> str:
    return "" if (run.folder / BOARD_FOLDER).is_dir() else tr("Its log for TensorBoard begins with its first epoch")


def why_no_delete(run: RunSeen) -> str:
    return tr("It is at work: stop or cancel it first") if run.state in AT_WORK else ""


def why_not_now(run: RunSeen, why_not: WhyNot) -> str:
    """The same while something that was asked of it is being done."""
    return tr("It is {state}", state=tr(run.asked)) if run.asked else why_not(run)


def any_of(runs: tuple[RunSeen, ...], why_not: WhyNot) -> str:
    """Why a command applies to none of these runs."""
    told = [why_not_now(run, why_not) for run in runs]
    return tr(NONE_CHOSEN) if not told else "" if "" in told else told[0]


def one_of(runs: tuple[RunSeen, ...], why_not: WhyNot) -> str:
    """The same for a command that is about one run."""
    return tr("Choose just one training") if len(runs) > 1 else any_of(runs, why_not)


def _has_ended(run: RunSeen) -> str:
    state = tr(STATE_WORDS[run.state])
    is_over = run.state not in ("new", "finished")
    return tr("It has ended ({state})", state=state) if is_over else tr("It is {state}", state=state)
