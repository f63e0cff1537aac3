"""The columns of the table of trainings: what each says of a run, how it sorts, how wide it is. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP

from workbench.files.training_run import RunState
from workbench.gui.language.words import tr
from workbench.gui.tables.column import Column
from workbench.gui.training.held_out import test_words, validation_words
from workbench.gui.training.run_words import count_text, duration_text, epochs_planned, memory_text
from workbench.gui.training.seen import RunSeen

NOTHING = "\N{EN DASH}"
RUNNING: tuple[RunState, ...] = ("training", "stopping")
STATE_MARKS: dict[RunState, str] = {
    "new": "ring",
    "preparing": "hourglass",
    "training": "play",
    "paused": "pause",
    "stopping": "stop",
    "finished": "accepted",
    "stopped": "kept",
    "failed": "error",
    "crashed": "bolt",
}
STATE_WORDS: dict[RunState, str] = {
    "new": QT_TR_NOOP("not started"),
    "preparing": QT_TR_NOOP("preparing"),
    "training": QT_TR_NOOP("training"),
    "paused": QT_TR_NOOP("paused"),
    "stopping": QT_TR_NOOP("stopping"),
    "finished": QT_TR_NOOP("finished"),
    "stopped": QT_TR_NOOP("stopped"),
    "failed": QT_TR_NOOP("failed"),
    "crashed": QT_TR_NOOP("crashed"),
}
STATE_TIPS: dict[RunState, str] = {
    "new": QT_TR_NOOP("It has settings, and nobody has trained with them yet"),
    "preparing": QT_TR_NOOP("It reads the recordings and computes what the network hears"),
    "training": QT_TR_NOOP("It is at work"),
    "paused": QT_TR_NOOP("It holds between two steps, keeps its memory and does no work"),
    "stopping": QT_TR_NOOP("It ends with the epoch that it is in"),
    "finished": QT_TR_NOOP("It came to its last epoch"),
    "stopped": QT_TR_NOOP("People stopped it; it can be resumed"),
    "failed": QT_TR_NOOP("It gave up and said why"),
    "crashed": QT_TR_NOOP("Its process is gone and never said that it ended; it can be resumed"),
}


RunColumn = Column[RunSeen]


def said_state(run: RunSeen) -> str:
    """How it stands, in a word or two: what is being done to it, and while it prepares, how far it is."""
    if run.asked:
        return tr(run.asked)
    if run.state == "preparing" and run.progress is not None and run.progress.total > 0:
        return tr("preparing {share:.0f} %", share=100 * run.progress.done / run.progress.total)
    return tr(STATE_WORDS[run.state])


def epochs_done(run: RunSeen) -> int:
    return run.epochs[-1].epoch if run.epochs else 0


def seconds_left(run: RunSeen) -> float | None:
    """What a training at work needs still, None when nobody knows."""
    return run.pulse.seconds_left if run.state == "training" and run.pulse is not None else None


def _share(run: RunSeen) -> float | None:
    return None if run.best is None else run.best.accuracy_val.get("2")


def _test_share(run: RunSeen) -> float | None:
    return None if run.scores is None else run.scores.within_2_m


def _test_median(run: RunSeen) -> float | None:
    return None if run.scores is None else run.scores.median_error_m


def _rate(run: RunSeen) -> float | None:
    return None if run.config is None else run.config.learning_rate


def said_recordings(run: RunSeen) -> str:
    """What it learns from: the name of a campaign's folder, or simulated sites."""
    if run.config is None:
        return NOTHING
    data = run.config.data
    return (
        Path(data.campaign).name or data.campaign
        if data.campaign
        else tr("simulated {sites}", sites=", ".join(data.sites))
    )


def _speed(run: RunSeen) -> float | None:
    if run.state in RUNNING and run.pulse is not None:
        return run.pulse.clips_per_s
    return run.epochs[-1].clips_per_s if run.epochs else None


def _memory(run: RunSeen) -> float | None:
    """MiB; of a run that has ended what it held last."""
    if run.state in (*RUNNING, "paused") and run.pulse is not None:
        return run.pulse.memory_mib
    return run.epochs[-1].memory_mib if run.epochs else None


def said_start(run: RunSeen) -> str:
    """When it was started, local time: the day, or the year, only when it was another."""
    if not run.started_s:
        return NOTHING
    started, now = datetime.fromtimestamp(run.started_s), datetime.now()
    if started.date() == now.date():
        return f"{started:%H:%M}"
    return f"{started:%d %b %H:%M}" if started.year == now.year else f"{started:%Y-%m-%d}"


def _or_nothing(value: float | None, said: Callable[[float], str]) -> str:
    return NOTHING if value is None else said(value)


COLUMNS: tuple[RunColumn, ...] = (
    RunColumn(
        "state",
        QT_TR_NOOP("State"),
        QT_TR_NOOP("How it stands"),
        said_state,
        lambda r: list(STATE_WORDS).index(r.state),
        "preparing 99 %",
    ),
    RunColumn(
        "name",
        QT_TR_NOOP("Training"),
        QT_TR_NOOP("The name of its folder"),
        lambda r: r.name,
        lambda r: r.name.casefold(),
        "spacenet-20261123-063000",
    ),
    RunColumn(
        "test",
        QT_TR_NOOP("Test ≤ 2 m, %"),
        QT_TR_NOOP(
            "Test clips whose answer lay within 2 m of the source: the best network on "
            "clips that neither training nor the choice of its epoch saw"
        ),
        lambda r: _or_nothing(_test_share(r), lambda share: f"{100 * share:.1f}"),
        _test_share,
        "100.0 %",
        is_number=True,
    ),
    RunColumn(
        "median",
        QT_TR_NOOP("Test median, m"),
        QT_TR_NOOP("Median error on the same clips, in 3-D"),
        lambda r: _or_nothing(_test_median(r), "{:.2f}".format),
        _test_median,
        "10.00",
        is_number=True,
    ),
    RunColumn(
        "within",
        QT_TR_NOOP("Val. ≤ 2 m, %"),
        QT_TR_NOOP("Validation clips whose answer lay within 2 m, in the best epoch"),
        lambda r: _or_nothing(_share(r), lambda share: f"{100 * share:.1f}"),
        _share,
        "100.0 %",
        is_number=True,
    ),
    RunColumn(
        "recordings",
        QT_TR_NOOP("Recordings"),
        QT_TR_NOOP("The campaign that it learns from, or the simulated sites"),
        said_recordings,
        lambda r: said_recordings(r).casefold(),
        "yeoju, goyang, gyeonggi",
    ),
    RunColumn(
        "epoch",
        QT_TR_NOOP("Epoch"),
        QT_TR_NOOP("Passes done over the training clips, of those planned"),
        lambda r: f"{epochs_done(r)}/{epochs_planned(r)}",
        epochs_done,
        "100/200",
        is_number=True,
    ),
    RunColumn(
        "best",
        QT_TR_NOOP("Best"),
        QT_TR_NOOP("The epoch whose network is kept: the one with the least validation loss"),
        lambda r: NOTHING if r.best is None else str(r.best.epoch),
        lambda r: r.best and r.best.epoch,
        "100 ",
        is_number=True,
    ),
    RunColumn(
        "rate",
        QT_TR_NOOP("Rate"),
        QT_TR_NOOP("Learning rate"),
        lambda r: _or_nothing(_rate(r), "{:g}".format),
        _rate,
        "0.00025",
        is_number=True,
    ),
    RunColumn(
        "left",
        QT_TR_NOOP("Time left"),
        QT_TR_NOOP("As long as it goes on like this"),
        lambda r: _or_nothing(seconds_left(r), duration_text),
        seconds_left,
        "12 h 05 min",
        is_number=True,
    ),
    RunColumn(
        "speed",
        QT_TR_NOOP("Clips/s"),
        QT_TR_NOOP("Training clips a second"),
        lambda r: _or_nothing(_speed(r), count_text),
        _speed,
        "123,456",
        is_number=True,
    ),
    RunColumn(
        "memory",
        QT_TR_NOOP("Memory"),
        QT_TR_NOOP("What its processes hold together"),
        lambda r: _or_nothing(_memory(r), memory_text),
        _memory,
        "1000 MiB",
        is_number=True,
    ),
    RunColumn(
        "started",
        QT_TR_NOOP("Started"),
        QT_TR_NOOP("When it was started, or resumed last"),
        said_start,
        lambda r: r.started_s,
        "23 Nov 06:30",
    ),
)


def said_run(run: RunSeen) -> str:
    """A run in words, for the tooltip and for those who do not see the marks."""
    lines = [f"{run.name}: {said_state(run)}." + ("" if run.asked else f" {tr(STATE_TIPS[run.state])}.")]
    if run.problem:
        lines.append(f"{run.problem}. {run.hint}.".replace("..", ".") if run.hint else f"{run.problem}.")
    if run.best is not None:
        lines += [f"{told}." for told in (test_words(run), validation_words(run)) if told]
    return "\n".join([*lines, str(run.folder)])
