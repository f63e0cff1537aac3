"""Runs in the window without their processes: what the watch sees, what the table says, what can be done with them."""

from __future__ import annotations

import gc
import json
import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import psutil
import pytest
from document_samples import answer_question
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from training_samples import places

from workbench.core.events import EpochDone, Event, Progress, StateChanged, TrainingPulse
from workbench.engine.run_control import remove_run
from workbench.files.event_lines import append_line, line_of
from workbench.files.training_run import (
    EVENTS_FILE,
    OUTPUT_FILE,
    PROCESS_FILE,
    TrainingProcess,
    sign_in,
    wish_for,
    wish_of,
)
from workbench.gui.app import Program
from workbench.gui.main_window import MainWindow
from workbench.gui.training.asking import Leaving, ask_leaving
from workbench.gui.training.run_columns import COLUMNS, NOTHING
from workbench.gui.training.runs_table import EMPTY
from workbench.gui.training.seen import RunSeen
from workbench.gui.training.watch import RunsWatch
from workbench.training.config import TrainConfig
from workbench.training.config_file import write_config

GONE = TrainingProcess(2**22 + 1, 1.0, socket.gethostname())
"""A process with a number that Linux gives to none."""


def epoch(number: int, n_epochs: int = 20) -> EpochDone:
    return EpochDone(
        epoch=number, n_epochs=n_epochs, loss_train=2.0 / number, loss_val=abs(number - 3) + 0.5,
        median_error_val_m=3.0, accuracy_val={"1": 0.1, "2": number / 100, "3": 0.5}, clips_per_s=1234.0,
        is_best=number <= 3, seconds=2.0, memory_mib=700.0,
    )  # fmt: skip


def pulse(at: float) -> TrainingPulse:
    return TrainingPulse(
        epoch=at, loss=1.0, learning_rate=1e-3, clips_per_s=2000.0, seconds_left=125.0, memory_mib=800.0
    )


def make(below: Path, name: str, *events: Event, process: TrainingProcess | None = GONE) -> Path:
    folder = below / name
    folder.mkdir(parents=True)
    write_config(TrainConfig(name=name), folder / "config.toml")
    if process is not None:
        sign_in(folder, process)
    tell(folder, *events)
    return folder


def tell(folder: Path, *events: Event) -> None:
    for event in events:
        append_line(folder / EVENTS_FILE, event)


def write(folder: Path, data: bytes) -> None:
    """Bytes after its events."""
    with (folder / EVENTS_FILE).open("ab") as file:
        file.write(data)


def said(*states: str) -> tuple[StateChanged, ...]:
    return tuple(StateChanged(state=state) for state in states)  # type: ignore[arg-type]


def look(watch: RunsWatch) -> None:
    """Until it has read everything."""
    watch.look()
    while watch.is_behind:
        watch.look()


def cpu_of(do: Callable[[], None]) -> float:
    """Seconds of computing: neither other programs count, nor the garbage of the tests before this one."""
    gc.disable()
    began_s = process_time()
    do()
    took_s = process_time() - began_s
    gc.enable()
    return took_s


@pytest.fixture
def runs(home: Path) -> Path:
    return home / "runs"


@pytest.fixture
def watch(runs: Path, qapp: object) -> Iterator[RunsWatch]:
    made = RunsWatch(runs)
    yield made
    made.end()


def test_runs_come_grow_and_go(watch: RunsWatch, runs: Path) -> None:
    look(watch)
    assert watch.runs == ()
    folder = make(runs, "a", *said("preparing"), Progress(done=3, total=12, doing="Reading"),
                  process=TrainingProcess.this())  # fmt: skip
    look(watch)
    (run,) = watch.runs
    assert (run.state, run.progress.done, run.config.name) == ("preparing", 3, "a")
    tell(folder, *said("training"), pulse(0.5), epoch(1))
    look(watch)
    assert watch.of(folder).state == "training" and len(watch.of(folder).epochs) == 1
    write(folder, b'{"event": "EpochDone", "epoch": 2')
    look(watch)
    assert len(watch.of(folder).epochs) == 1, "half a line is none"
    shutil.rmtree(folder)
    look(watch)
    assert watch.runs == ()


def test_damage_is_passed_over(watch: RunsWatch, runs: Path) -> None:
    folder = make(runs, "a", *said("training"), epoch(1), *said("finished"))
    write(folder, b'\x00\xff\n{"event": 7}\n[]\n{"event": "EpochDone"}\n')
    (folder / "config.toml").write_bytes(b"\xff\xfe")
    (runs / "no run").mkdir()
    (runs / "file").write_text("")
    (make(runs, "b") / PROCESS_FILE).write_text("{")
    look(watch)
    assert {run.name: run.state for run in watch.runs} == {"a": "finished", "b": "new"}
    assert watch.of(folder).config is None and len(watch.of(folder).epochs) == 1
    (folder / EVENTS_FILE).write_bytes(b"")
    tell(folder, *said("preparing"))
    look(watch)
    assert watch.of(folder).epochs == (), "a file that was begun anew is read anew"


def test_a_process_that_is_gone_has_crashed_and_its_last_words_are_read(watch: RunsWatch, runs: Path) -> None:
    folder = make(runs, "a", *said("training"), epoch(1), process=TrainingProcess.this())
    moves: list[tuple[str, str]] = []
    watch.moved.connect(lambda before, now: moves.append((before.state, now.state)))
    look(watch)
    assert moves == [], "how it stands at first is no news"
    (folder / OUTPUT_FILE).write_text("Killed\n")
    sign_in(folder, GONE)
    look(watch)
    assert moves == [("training", "crashed")] and watch.of(folder).last_words == "Killed"


def test_pulses_of_a_long_night_stay_few(watch: RunsWatch, runs: Path) -> None:
    folder = make(runs, "a", *said("training"), process=TrainingProcess.this())
    lines = b"".join(
        json.dumps({"event": "TrainingPulse", "epoch": i / 1000, "loss": 1.0, "learning_rate": 0.1, "clips_per_s": 1.0,
                    "seconds_left": 1.0, "memory_mib": 1.0}).encode() + b"\n" for i in range(30_000)
    )  # fmt: skip
    write(folder, lines)
    look(watch)
    pulses = watch.of(folder).pulses
    assert len(pulses) <= 1_200 and pulses[-1].epoch == 29.999
    for i in range(3_000):
        tell(folder, pulse(30 + i / 1000))
        if i % 500 == 0:
            look(watch)
    look(watch)
    assert len(watch.of(folder).pulses) <= 1_200 and watch.of(folder).pulses[-1].epoch == 32.999


def test_fifty_long_logs_are_caught_up_with_unnoticed_and_hold_no_live_run_up(watch: RunsWatch, runs: Path) -> None:
    """A hundred epochs with 200 validation points and 10,000 pulses each, and a live run with the oldest settings."""
    live = make(runs, "live", *said("training"), epoch(1), process=TrainingProcess.this())
    os.utime(live / "config.toml", (1, 1))
    said_lines = [*said("preparing", "training")]
    for n in range(1, 101):
        said_lines += [*(pulse(n - 1 + i / 100) for i in range(100)), epoch(n, 100), places(n, n=200)]
    log = b"".join(map(line_of, [*said_lines, *said("finished")]))
    (runs.parent / "log").write_bytes(log)
    for i in range(50):
        os.link(runs.parent / "log", make(runs, f"run-{i}") / EVENTS_FILE)
    took_s = [cpu_of(watch.look)]
    while not watch.at_work:
        took_s.append(cpu_of(watch._tick))
    assert {run.state for run in watch.runs} == {"training", "new"}, "those at work come first"
    tell(live, epoch(2))
    n_before = len(took_s)
    while len(watch.of(live).epochs) < 2:
        took_s.append(cpu_of(watch._tick))
    assert len(took_s) - n_before <= 5 and watch.is_behind, "it waited for the others"
    while watch.is_behind:
        took_s.append(cpu_of(watch._tick))
    assert len(took_s) > 30, "nothing was tested"
    assert max(took_s[1:]) < 0.025, "a look was felt"
    assert took_s[0] < 0.1, "the first one also finds them"
    assert sum(took_s) < 6.0, "everything was decoded"
    assert {(run.state, len(run.epochs)) for run in watch.runs} == {("training", 2), ("finished", 100)}
    assert all(len(run.pulses) <= 200 and run.places is None for run in watch.runs if run.state == "finished")
    quiet_s = sorted(cpu_of(watch._tick) for _ in range(20))
    assert quiet_s[10] < 0.002 and quiet_s[-1] < 0.025


def test_places_of_a_run_that_has_ended_are_there_while_it_is_chosen(watch: RunsWatch, runs: Path) -> None:
    works = make(runs, "works", *said("training"), places(1), process=TrainingProcess.this())
    ended = make(runs, "ended", *said("training"), places(1), places(2), pulse(2.0), *said("finished"))
    look(watch)
    assert watch.of(works).places == places(1) and watch.of(ended).places is None
    watch.show(frozenset({ended}))
    assert watch.of(ended).places == places(2) and watch.of(works).places == places(1)
    watch.show(frozenset())
    assert watch.of(ended).places is None
    watch.show(frozenset({works}))
    tell(works, *said("finished"))
    look(watch)
    assert watch.of(works).state == "finished" and watch.of(works).places == places(1)


def test_a_watch_that_has_ended_looks_no_more(watch: RunsWatch, runs: Path) -> None:
    """Also where a timer asks it after the window was closed."""
    watch.end()
    make(runs, "a")
    watch.look()
    watch.begin()
    assert watch.runs == () and not watch._timer.isActive()


# ---- in the window


def shown(window: MainWindow, column: str) -> list[str]:
    """A column of the table as it is shown."""
    model = window.training_page.runs.table.sorted
    place = [c.id for c in COLUMNS].index(column)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def three(runs: Path) -> tuple[Path, Path, Path]:
    """One at work, one that crashed, one that is finished; the first is the newest."""
    made = (
        make(runs, "works", *said("preparing", "training"), epoch(1), pulse(1.4), process=TrainingProcess.this()),
        make(runs, "crashed", *said("preparing", "training"), epoch(1), epoch(2), epoch(3), epoch(4)),
        make(runs, "finished", *said("preparing", "training"), *(epoch(n) for n in range(1, 21)), *said("finished")),
    )
    for age, folder in enumerate(made):
        os.utime(folder / "config.toml", (1_700_000_000 - age, 1_700_000_000 - age))
    return made


@pytest.fixture
def training(runs: Path, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The Train workspace with three runs."""
    three(runs)
    window.workspaces.train()
    look(window.training.watch)
    qtbot.waitUntil(lambda: len(shown(window, "name")) == 3)
    return window


def enabled(window: MainWindow) -> set[str]:
    window.actions_.refresh()
    ids = ("hold_training", "stop_training", "cancel_training", "resume_training", "delete_run", "train_again",
           "open_board", "ask_network", "run_folder", "fine_tune")  # fmt: skip
    return {id for id in ids if window.actions_[id].isEnabled()}


def test_the_table_says_how_each_run_stands(training: MainWindow) -> None:
    assert shown(training, "name") == ["works", "crashed", "finished"]
    assert shown(training, "state") == ["training", "crashed", "finished"]
    assert shown(training, "epoch") == ["1/20", "4/20", "20/20"]
    assert shown(training, "best") == ["1", "3", "3"]
    assert shown(training, "within") == ["1.0", "3.0", "3.0"]
    assert shown(training, "left") == ["2 min", NOTHING, NOTHING]
    assert shown(training, "speed") == ["2,000", "1,234", "1,234"]
    assert shown(training, "memory") == ["800 MiB", "700 MiB", "700 MiB"]
    model = training.training_page.runs.table.model
    marks = {model.index(row, 0).data(Qt.ItemDataRole.DecorationRole).cacheKey() for row in range(3)}
    assert len(marks) == 3, "states differ by their marks, not by words alone"


def test_each_command_can_be_used_where_it_makes_sense_only(training: MainWindow, runs: Path) -> None:
    table = training.training_page.runs.table
    for name, expected in (
        ("works", {"hold_training", "stop_training", "cancel_training", "train_again", "run_folder"}),
        ("crashed", {"resume_training", "delete_run", "train_again", "run_folder"}),
        ("finished", {"delete_run", "train_again", "run_folder"}),
    ):
        table.choose(runs / name)
        assert enabled(training) == expected
    assert "last epoch" in training.actions_["resume_training"].toolTip()
    (runs / "finished" / "best.safetensors").write_text("")
    (runs / "finished" / "tensorboard").mkdir()
    assert enabled(training) == {"delete_run", "train_again", "run_folder", "ask_network", "fine_tune", "open_board"}
    table.view.clearSelection()
    assert "hold_training" in enabled(training), "with none chosen they are about the one at work"


def test_wishes_go_into_the_runs_folder(training: MainWindow, runs: Path) -> None:
    training.training_page.runs.table.choose(runs / "works")
    training.actions_.refresh()
    for text, wish in (("&Pause", "pause"), ("&Go On", "go on"), ("&Pause", "pause")):
        training.actions_.refresh()
        assert training.actions_["hold_training"].text() == text
        training.actions_["hold_training"].trigger()
        assert wish_of(runs / "works") == wish
    training.actions_["stop_training"].trigger()
    assert wish_of(runs / "works") == "stop"
    wish_for(runs / "works", "go on")


def test_deleting_asks_and_moves_to_the_trash(training: MainWindow, runs: Path, home: Path, qtbot: QtBot) -> None:
    table = training.training_page.runs.table
    table.choose(runs / "finished")
    training.actions_.refresh()
    asked = answer_question("Leave It")
    table.view.setFocus()
    qtbot.waitUntil(training.isActiveWindow, timeout=5_000)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert asked and "Delete finished?" in asked[0] and (runs / "finished").exists()
    answer_question("Delete")
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert shown(training, "state")[2] == "deleting" and not enabled(training)
    qtbot.waitUntil(lambda: training.training.errands.is_idle)
    assert not (runs / "finished").exists() and shown(training, "name") == ["works", "crashed"]
    assert list((home / "Trash" / "files").iterdir()), "it is in no trash"


def test_train_again_fills_the_form(training: MainWindow, runs: Path) -> None:
    training.training_page.runs.table.choose(runs / "crashed")
    training.actions_.refresh()
    training.actions_["train_again"].trigger()
    assert training.training_page.shows_form
    assert training.training_page.form.config.name == "crashed"


def test_sorting_puts_what_has_nothing_to_say_last(training: MainWindow, runs: Path, qtbot: QtBot) -> None:
    table = training.training_page.runs.table
    table.choose(runs / "crashed")
    place = [c.id for c in COLUMNS].index("left")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.view.sortByColumn(place, order)
        assert shown(training, "name")[0] == "works"
    assert [run.name for run in table.chosen] == ["crashed"], "who was chosen stays chosen"
    make(runs, "new", *said("training", "finished"))
    look(training.training.watch)
    qtbot.waitUntil(lambda: len(shown(training, "name")) == 4)
    assert [run.name for run in table.chosen] == ["crashed"]


def test_where_nothing_was_trained_a_button_opens_the_form(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.train()
    pane = window.training_page.runs
    texts = [label for label in pane.findChildren(QLabel) if label.isVisible() and label.text()]
    assert [label.text() for label in texts] == [EMPTY], "one text, not two"
    assert texts[0].height() >= texts[0].heightForWidth(texts[0].width()), "it is cut off"
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    assert pane.table.new_button.hasFocus()
    QTest.keyClick(pane.table.new_button, Qt.Key.Key_Space)
    assert window.training_page.shows_form


def killed(folder: Path, window: MainWindow) -> None:
    sign_in(folder, GONE)
    look(window.training.watch)


def test_a_message_is_about_its_run_whatever_others_do(training: MainWindow, runs: Path, qtbot: QtBot) -> None:
    """Somebody else went on with it meanwhile, so that Resume is refused, and tells of which run."""
    crash, other = (
        make(runs, name, *said("training"), epoch(1), process=TrainingProcess.this()) for name in ("crash", "other")
    )
    look(training.training.watch)
    training.workspaces.inspect()
    killed(crash, training)
    assert "crash broke off" in training.message.text
    resume, show = training.message.buttons
    tell(other, *said("paused"))
    look(training.training.watch)
    assert training.message.buttons == [resume, show], "a run that holds is no message"
    show.click()
    assert training.training.chosen[0].folder == crash
    sign_in(crash, TrainingProcess(1, psutil.Process(1).create_time(), socket.gethostname()))
    resume.click()
    qtbot.waitUntil(lambda: training.training.errands.is_idle)
    assert "at work" in training.message.text and "crash" in training.message.text


def test_closing_asks_about_a_run_that_was_not_read_yet(window: MainWindow, runs: Path) -> None:
    live = make(runs, "live", *said("training"), epoch(1), process=TrainingProcess.this())
    os.utime(live / "config.toml", (1, 1))
    for i in range(40):
        make(runs, f"run-{i}", *said("training", "finished"))
    assert window.training.watch.runs == (), "it was read already"
    asked = answer_question("Do Not Close")
    assert not window.close() and "live is still at work" in asked[0]
    tell(live, *said("finished"))
    assert window.training.may_close(), "asked about one that has ended, whose process is on its way out"


def test_a_run_that_nobody_sees_is_not_meant(training: MainWindow, runs: Path) -> None:
    training.training_page.runs.table.choose(runs / "finished")
    assert [run.name for run in training.training.chosen] == ["finished"]
    training.workspaces.inspect()
    assert [run.name for run in training.training.chosen] == ["works"]
    training.training.new_training()
    assert [run.name for run in training.training.chosen] == ["works"]
    training.training.show_runs()
    assert [run.name for run in training.training.chosen] == ["finished"], "who was chosen is chosen still"


def test_cancelling_is_shown_and_does_not_hold_the_window_up(
    training: MainWindow, runs: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that goes only when it is let go, as one that writes gigabytes does."""
    goes = threading.Event()

    def slow(folder: Path) -> None:
        goes.wait(20)
        remove_run(folder)

    monkeypatch.setattr("workbench.gui.training.errands.cancel", slow)
    training.training_page.runs.table.choose(runs / "works")
    training.actions_.refresh()
    answer_question("Cancel Training")
    training.actions_["cancel_training"].trigger()
    assert shown(training, "state")[0] == "cancelling" and not enabled(training) & {
        "cancel_training",
        "resume_training",
    }
    killed(runs / "works", training)
    assert not training.message.text, "that its process is gone is no news"
    goes.set()
    qtbot.waitUntil(lambda: shown(training, "name") == ["crashed", "finished"])


def test_a_network_that_cannot_be_kept_is_the_trainings_matter(
    training: MainWindow, runs: Path, home: Path, qtbot: QtBot
) -> None:
    """No folder can be made where one's own networks would be."""
    (home / "models").write_text("")
    (runs / "finished" / "best.safetensors").write_bytes(b"no network")
    problems = training.sound.show_problem
    told: list[str] = []
    training.sound.show_problem = told.append  # type: ignore[method-assign]
    training.training.ends.use(runs / "finished")
    qtbot.waitUntil(lambda: "finished is not among your own" in training.message.text)
    training.sound.show_problem = problems  # type: ignore[method-assign]
    assert told == [], "it was told where the sound is"


def test_a_window_closed_before_it_was_painted_begins_nothing(program: Program, runs: Path, qtbot: QtBot) -> None:
    make(runs, "works", *said("training"), process=TrainingProcess.this())
    window = program.new_window()
    window.show()
    window.close_without_asking()
    painted = QSignalSpy(window.painted)
    later = QTimer()
    later.setSingleShot(True)
    with qtbot.waitSignal(later.timeout):
        later.start(100)  # timers come in their order: those that the window had set came before
    assert painted.count() == 0 and not window.site.is_3d and not window.worker.isRunning()
    assert window.training.watch.runs == () and not window.training.watch._timer.isActive()
    window.deleteLater()


def test_a_run_that_ends_while_chosen_shows_the_places_of_its_best_epoch(watch: RunsWatch, runs: Path) -> None:
    folder = make(runs, "a", *said("training"), process=TrainingProcess.this())
    look(watch)
    watch.show(frozenset({folder}))
    for n in (1, 2, 3, 4):
        tell(folder, epoch(n), places(n))
        look(watch)
        assert watch.of(folder).places.epoch == n and not watch.of(folder).is_best_shown
    tell(folder, *said("finished"))
    look(watch)
    run = watch.of(folder)
    assert (run.state, run.places.epoch, run.best.epoch) == ("finished", 3, 3) and run.is_best_shown
    watch.show(frozenset())
    assert watch.of(folder).places is None
    watch.show(frozenset({folder}))
    assert watch.of(folder).places == places(3)


def test_a_run_that_ended_before_the_window_was_there_shows_its_places_when_chosen(
    watch: RunsWatch, runs: Path
) -> None:
    told = [event for n in (1, 2, 3, 4) for event in (epoch(n), places(n))]
    folder = make(runs, "a", *said("training"), *told, *said("finished"))
    watch.look()
    watch.show(frozenset({folder}))
    look(watch)
    assert watch.of(folder).places == places(3)


def test_the_table_takes_the_rows_that_it_needs_and_leaves_the_curves_their_room(
    window: MainWindow, runs: Path
) -> None:
    for number in range(8):
        make(runs, f"spacenet-{number}", *said("training"), epoch(1), *said("finished"))
    window.resize(1600, 1000)
    window.workspaces.train()
    look(window.training.watch)
    pane = window.training_page.runs
    view = pane.table.view
    rows_px = view.verticalHeader().defaultSectionSize()
    assert view.viewport().height() >= 6 * rows_px
    assert pane.curves.height() >= 300
    pane.split.setSizes([150, 700])
    pane.split.splitterMoved.emit(150, 1)
    window.resize(1600, 990)
    assert view.viewport().height() < 6 * rows_px, "where people put the line, it stays"


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (("preparing",), "It has no network yet: stopped, it keeps none."),
        (("training",), "its best network is kept"),
        (("preparing", "training"), "1 of them keeps a network"),
        (("preparing", "preparing"), "none has one yet"),
    ],
)
def test_leaving_promises_no_network_where_there_is_none(
    window: MainWindow, runs: Path, states: tuple[str, ...], told: str
) -> None:
    seen = tuple(RunSeen(folder=runs / f"{i}", state=state) for i, state in enumerate(states))  # type: ignore[arg-type]
    asked = answer_question("Do Not Close")
    assert ask_leaving(seen, window) is Leaving.STAY
    assert told in asked[0]
