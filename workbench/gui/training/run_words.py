"""How a run stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TR_NOOP

from workbench.gui.language.words import tr
from workbench.gui.training.seen import RunSeen

Tone = Literal["info", "warning", "error"]
_STATES = {
    "new": QT_TR_NOOP("Not started"), "preparing": QT_TR_NOOP("Preparing"), "training": QT_TR_NOOP("Training"),
    "paused": QT_TR_NOOP("Paused"), "stopping": QT_TR_NOOP("Stopping"), "finished": QT_TR_NOOP("Finished"),
    "stopped": QT_TR_NOOP("Stopped early"), "failed": QT_TR_NOOP("Failed"), "crashed": QT_TR_NOOP("Crashed"),
}  # fmt: skip
_MOST_LINES = 12
_PATIENCE_EPOCHS = 12
"""So many epochs without a better one are worth a word."""
_WAY_OUT = QT_TR_NOOP("Train for more epochs, with another learning rate, or on more recordings.")


@dataclass(frozen=True)
class Said:
    """Something that went wrong. title : one sentence; details : what to do, or a process's last words, as printed."""

    title: str
    details: str
    tone: Tone
    is_printed: bool = False


def duration_text(seconds: float) -> str:
    """In the two largest units that matter: 45 s, 12 min, 3 h 05 min, 2 d 4 h."""
    whole = round(seconds)
    if whole < 60:
        return tr("{whole} s", whole=whole)
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    return (
        tr("{hours} h {minutes:02d} min", hours=hours, minutes=minutes)
        if hours < 24
        else tr("{hours} d {hours_2} h", hours=hours // 24, hours_2=hours % 24)
    )


def memory_text(mebibytes: float) -> str:
    return f"{mebibytes:.0f} MiB" if mebibytes < 1000 else f"{mebibytes / 1024:.1f} GiB"


def count_text(n: float) -> str:
    """1,340: whole, in thousands."""
    return f"{n:,.0f}"


def epochs_planned(run: RunSeen) -> int:
    """How many epochs it will have at most."""
    if run.epochs:
        return run.epochs[-1].n_epochs
    return 1 if run.config is None else run.config.epochs


def quiet_line(run: RunSeen) -> str:
    """Where it is, time left, speed and memory while it runs; what it took once it has ended."""
    is_running = run.state in ("training", "paused", "stopping")
    parts = [tr(_STATES[run.state])]
    if run.epochs or is_running:
        parts.append(tr("epoch {done} of {planned}", done=_epoch_now(run, is_running), planned=epochs_planned(run)))
    if is_running and run.pulse is not None:
        parts += _pace(run)
    elif run.epochs:
        seconds = sum(e.seconds for e in run.epochs)
        parts += [tr("took {duration_text}", duration_text=duration_text(seconds))] if seconds >= 1 else []
        parts.append(tr("{count_text} clips/s", count_text=count_text(run.epochs[-1].clips_per_s)))
    if run.best is not None:
        stalled = stalled_words(run)
        late = f", {stalled}" if stalled else ""
        parts.append(tr("best epoch {best}", best=run.best.epoch) + late)
        parts += [tr("no better than the mean place")] if is_useless(run) else []
    return "  ·  ".join(parts)


def _epoch_now(run: RunSeen, is_running: bool) -> int:
    done = run.epochs[-1].epoch if run.epochs else 0
    return min(done + 1, epochs_planned(run)) if is_running else done


def _pace(run: RunSeen) -> list[str]:
    pulse = run.pulse
    parts = (
        [tr("{duration_text} left", duration_text=duration_text(pulse.seconds_left))] if run.state == "training" else []
    )
    parts.append(tr("{count_text} clips/s", count_text=count_text(pulse.clips_per_s)))
    memory = memory_text(pulse.memory_mib)
    gpu = run.epochs[-1].gpu_memory_mib if run.epochs else None
    return [
        *parts,
        memory if gpu is None else tr("{memory}, GPU {memory_text}", memory=memory, memory_text=memory_text(gpu)),
    ]


def said_of(run: RunSeen) -> Said | None:
    """What went wrong with it; None when nothing did."""
    if run.state == "failed":
        return Said(run.problem or tr("The training failed and did not say why"), run.hint, "error")
    if run.state == "crashed":
        words = "\n".join(run.last_words.splitlines()[-_MOST_LINES:]).strip("\n")
        kept = (
            tr("Its epochs so far are kept: Resume goes on from the last.")
            if run.epochs
            else tr("Resume begins it again.")
        )
        if not words:
            return Said(tr("Its process ended without a word."), kept, "error")
        return Said(
            tr("Its process ended without saying that it was done. {kept} Its last words:", kept=kept),
            words,
            "error",
            True,
        )
    if run.state in ("finished", "stopped") and is_useless(run):
        return Said(
            tr("This network has learnt nothing of use: {useless_words}.", useless_words=useless_words(run)),
            tr(_WAY_OUT),
            "warning",
        )
    return None


def stalled_words(run: RunSeen) -> str:
    """That the validation part has not been answered better for long, "" = it has."""
    if run.best is None or run.epochs[-1].epoch - run.best.epoch < _PATIENCE_EPOCHS:
        return ""
    return tr("no better for {epoch} epochs", epoch=run.epochs[-1].epoch - run.best.epoch)


def is_useless(run: RunSeen) -> bool:
    """Is its best epoch no better than who always says the mean place, after epochs enough to tell?"""
    is_young = run.state in ("preparing", "training", "paused", "stopping") and len(run.epochs) < _PATIENCE_EPOCHS
    return run.best is not None and run.best.is_useless and not is_young


def useless_words(run: RunSeen) -> str:
    """How a useless network compares with the mean place of the training part."""
    best = run.best
    assert best is not None and best.baseline_median_m is not None
    return tr(
        "on the validation part its best epoch is off by {best_m:.2f} m (median), and always saying the mean place of "
        "the training part by {baseline_m:.2f} m",
        best_m=best.median_error_val_m, baseline_m=best.baseline_median_m,
    )  # fmt: skip


def waiting_words(run: RunSeen) -> tuple[str, float | None]:
    """What to say while there is no curve, and how far it is (0-1, None = unknown or not at work)."""
    progress = run.progress
    if run.state in ("preparing", "new") and progress is not None and progress.total > 0:
        done = tr("{done} of {total}", done=count_text(progress.done), total=count_text(progress.total))
        return f"{progress.doing}, {done}", progress.done / progress.total
    if run.state == "new":
        return tr("Starting. Its curves appear here."), None
    if run.state == "preparing":
        return tr("Preparing. Curves appear here with the first epoch."), None
    if run.state in ("training", "paused", "stopping"):
        return tr("The first epoch has begun. Curves appear here within seconds."), None
    return tr("It ended before its first epoch: there is nothing to draw."), None
