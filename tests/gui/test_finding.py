"""Localizing in the window: answers trickle in, errors follow the truth, the window lives, cancel is heard."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import TRUTH, make_session, wait_idle
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.events import Progress
from workbench.files.predictions import read_predictions
from workbench.gui.answers.methods import ShownMethod, said_caveats
from workbench.gui.answers.notices import STALE
from workbench.gui.main_window import MainWindow
from workbench.gui.state.viewing import Selection


class Pulse(QObject):
    """Measures the longest time in which the window's thread did not come round, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps_ms: list[int] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._since.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        self.gaps_ms.append(self._since.restart())


def localize(window: MainWindow, *methods: str) -> None:
    window.finding.choose_methods(methods)
    window.actions_.refresh()
    window.actions_["localize"].trigger()


@pytest.fixture
def answered(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    localize(opened, "centroid", "energy")
    wait_idle(opened, qtbot)
    opened.results.refresh()
    return opened


def test_answers_come_for_every_clip_and_method(answered: MainWindow) -> None:
    assert set(answered.predictions.methods) == {"centroid", "energy"}
    assert [len(answered.predictions.of(m)) for m in ("centroid", "energy")] == [7, 7]
    assert answered.results.sorted.rowCount() == 16
    assert answered.tabs.currentWidget() is answered.results
    assert "% of 7 within 2.0 m" in answered.results.summary_text
    assert "Estimates" in answered.results.note.text()


def test_the_first_rows_are_the_sessions_joint_answers(answered: MainWindow) -> None:
    table = answered.results.table()
    methods = [row[0] for row in table[1:]]
    assert methods == sorted(methods, key=methods.index)
    first_of = {row[0]: row[1] for row in reversed(table[1:])}
    assert set(first_of.values()) == {"joint"}


def test_errors_follow_the_edited_truth(answered: MainWindow, qtbot: QtBot) -> None:
    row = next(r for r in answered.results.model.rows if r.clip == 2)
    x_m, y_m, z_m = row.position_m
    document = answered.document
    document.edit("Move source", document.session.with_source_at((x_m, y_m, z_m + 3.0)))
    answered.results.refresh()
    moved = next(r for r in answered.results.model.rows if (r.method, r.clip) == (row.method, 2))
    assert moved.error_m == pytest.approx(3.0)
    answered.viewing.change(dimensions=2)
    answered.results.refresh()
    flat = next(r for r in answered.results.model.rows if (r.method, r.clip) == (row.method, 2))
    assert flat.error_m == pytest.approx(0.0, abs=1e-9)
    document.edit("Remove source", document.session.with_source_at(None))
    answered.results.refresh()
    assert all(r.error_m is None and r.is_within is None for r in answered.results.model.rows)
    assert "on average" not in answered.results.summary_text
    assert "(not an error)" in answered.results.summary_text


def test_the_radius_decides_what_is_inside(answered: MainWindow, qtbot: QtBot) -> None:
    for radius_m in (0.5, 5.0):
        answered.radius.spin.setValue(radius_m)
        qtbot.waitUntil(lambda r=radius_m: f"within {r:.1f} m" in answered.results.summary_text)
        for row in answered.results.model.rows:
            assert row.is_within == (row.error_m <= radius_m)
    assert answered.radius.slider.value() == 50


def test_clicking_a_row_chooses_its_clip(answered: MainWindow, qtbot: QtBot) -> None:
    answered.activateWindow()
    qtbot.waitUntil(answered.isActiveWindow, timeout=5_000)
    view = answered.results.view
    view.setFocus()
    view.selectRow(4)
    assert answered.viewing.look.clip == 3
    answered.viewing.change(clip=5)
    chosen = {view.model().index(i.row(), 1).data() for i in view.selectionModel().selectedRows()}
    assert chosen == {"6"}


def test_copy_and_export_give_the_same_figures(answered: MainWindow, tmp_path: Path) -> None:
    answered.actions_.refresh()
    answered.actions_["copy_results"].trigger()
    assert answered.message.text == "", "a confirmation must not push the window down"
    assert answered.statusBar().told.text() == "The results table is on the clipboard."
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    answered.finding.export_to(tmp_path / "results.csv")
    exported = list(csv.reader((tmp_path / "results.csv").read_text("utf-8").splitlines()))
    assert copied == exported
    assert copied[0][:4] == ["method", "clip", "start_s", "end_s"]
    assert len(copied) == 17
    answered.finding.export_to(tmp_path)
    assert answered.message.text == f"{tmp_path} could not be written: is a directory."


def test_predictions_are_saved_beside_the_session(answered: MainWindow, campaign: Path) -> None:
    answered.actions_.refresh()
    answered.actions_["save_predictions"].trigger()
    (path,) = (campaign / "A-1" / "predictions").glob("*.json")
    found = read_predictions(path)
    assert [len(run.clips) for run in found.runs] == [7, 7]
    assert found.is_of(answered.document.session)


def test_a_summary_tells_the_joint_answer_from_the_clips(answered: MainWindow) -> None:
    rows = [r for r in answered.results.model.rows if r.method == "energy"]
    (whole,), clips = [r for r in rows if r.clip is None], [r.error_m for r in rows if r.clip is not None]
    expected = f"Energy: joint answer {whole.error_m:.2f} m off; clips {sum(clips) / 7:.2f} m on average, "
    assert expected in answered.results.summary_text


def test_survey_coordinates_come_out_again(answered: MainWindow) -> None:
    document = answered.document
    assert "survey" not in answered.results.summary_text
    site = replace(document.session.site, shift_m=(703770.0, 4744820.0, 10.0))
    document.edit("Site", replace(document.session, site=site))
    answered.results.refresh()
    titles, *rows = answered.results.table()
    assert titles[-3:] == ["x survey m", "y survey m", "z survey m"]
    for row in rows:
        x_m, y_m, z_m = (float(row[titles.index(t)]) for t in ("x_m", "y_m", "z_m"))
        assert [float(v) for v in row[-3:]] == pytest.approx([x_m + 703770, y_m + 4744820, z_m + 10], abs=2e-6)
    mean = next(r for r in answered.results.model.rows if r.clip is None)
    assert f"survey 703\N{NO-BREAK SPACE}77{mean.position_m[0]:.1f}, 4\N{NO-BREAK SPACE}744" in (
        answered.results.summary_text
    )


def test_headers_and_honesty_are_never_cut(answered: MainWindow, qtbot: QtBot) -> None:
    answered.resize(1366, 768)
    answered.viewing.change(dimensions=2)
    answered.results.refresh()
    qtbot.wait(50)
    view, note = answered.results.view, answered.results.note
    header = view.horizontalHeader()
    for column in range(1, 9):
        words = header.fontMetrics().horizontalAdvance(answered.results.model.titles()[column])
        assert view.isColumnHidden(column) or words <= header.sectionSize(column)
    assert note.height() >= note.heightForWidth(note.width())


def test_each_caveat_is_said_once() -> None:
    simulated = "trained on simulated recordings"
    spacenet = ShownMethod("spacenet", "SpaceNet", caveat=simulated)
    chawa = ShownMethod("chawa", "CHAWA", caveat=f"a reconstruction: it was not available; {simulated}")
    assert said_caveats([spacenet, chawa]) == (
        "Estimates. SpaceNet, CHAWA: trained on simulated recordings. CHAWA: a reconstruction."
    )


def test_answers_of_two_states_of_a_session_are_saved_apart(answered: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    document = answered.document
    first = document.session
    document.edit("Move microphone 1", first.with_microphone_at(0, (1.0, 1.0, 1.0)))
    localize(answered, "centroid")
    wait_idle(answered, qtbot)
    document.edit("Move microphone 1", first.with_microphone_at(0, (2.0, 1.0, 1.0)))
    answered.finding.save_predictions()
    found = [read_predictions(p) for p in (campaign / "A-1" / "predictions").glob("*.json")]
    assert sorted([r.method for r in f.runs] for f in found) == [["centroid"], ["energy"]]
    asked = {f.runs[0].method: f for f in found}
    assert asked["energy"].is_of(first)
    assert asked["centroid"].is_of(first.with_microphone_at(0, (1.0, 1.0, 1.0)))
    assert not any(f.is_of(document.session) for f in found)


def test_moving_a_microphone_marks_the_answers_as_old(answered: MainWindow, qtbot: QtBot) -> None:
    assert STALE not in answered.notices.about_answers
    document = answered.document
    document.edit("Move microphone 1", document.session.with_microphone_at(0, (1.0, 1.0, 1.0)))
    qtbot.waitUntil(lambda: STALE.split(":")[0] in answered.strip.text)
    answered.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: STALE.split(":")[0] not in answered.strip.text)


def test_warnings_stand_above_the_3d_view_and_under_checks(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = make_session(tmp_path / "silent", "S-1")
    _silence(folder / "m3.wav")
    window.sessions.open_paths([folder])
    wait_idle(window, qtbot)
    localize(window, "centroid")
    wait_idle(window, qtbot)
    qtbot.waitUntil(lambda: "M3" in window.strip.text, timeout=5_000)
    assert window.strip.isVisible()
    assert any("M3" in text for text in window.checks.texts)
    assert window.tabs.tabText(window.tabs.indexOf(window.checks)) == f"Checks ({len(window.checks.texts)})"


def _silence(path: Path) -> None:
    import soundfile

    sound, rate_hz = soundfile.read(path)
    soundfile.write(path, sound * 0, rate_hz)


def test_the_window_lives_while_it_works(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """The event loop keeps turning: it comes round far more often than the work takes in all."""
    pulse = Pulse()
    folder = make_session(tmp_path / "long", "L-1", duration_s=60.0)
    begun_s = time.monotonic()
    window.sessions.open_paths([folder])
    pulse.start()
    wait_idle(window, qtbot)
    localize(window, "centroid", "energy")
    wait_idle(window, qtbot)
    pulse.stop()
    took_ms = 1000 * (time.monotonic() - begun_s)
    assert len(pulse.gaps_ms) > 20
    assert max(pulse.gaps_ms) < 0.4 * took_ms, "the window stood still for a large part of the work"


class Ear(QObject):
    """Notes what the job bar says at each Progress, and presses its cross at the first that says `stop_at`."""

    def __init__(self, window: MainWindow, stop_at: str = "") -> None:
        super().__init__()
        self.texts: list[str] = []
        self._window, self._stop_at = window, stop_at
        window.worker.event.connect(self.hear)

    @Slot(object)
    def hear(self, event: object) -> None:
        if isinstance(event, Progress):
            self.texts.append(self._window.job_bar.text)
            if self._stop_at and event.doing == self._stop_at:
                self._stop_at = ""
                self._window.actions_.refresh()
                assert self._window.actions_["stop"].isEnabled()
                assert not self._window.actions_["localize"].isEnabled()
                self._window.job_bar._stop.click()


def test_progress_counts_the_clips_of_all_methods(opened: MainWindow, qtbot: QtBot) -> None:
    ear = Ear(opened)
    localize(opened, "centroid", "energy")
    wait_idle(opened, qtbot)
    assert any("Energy 7/14" in text for text in ear.texts), ear.texts
    assert opened.job_bar.text == ""


def test_cancel_is_heard_and_the_methods_can_be_asked_again(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.sessions.open_paths([make_session(tmp_path / "long", "L-1", duration_s=120.0)])
    wait_idle(window, qtbot)
    ear = Ear(window, stop_at="Reading sound")
    localize(window, "energy")
    qtbot.waitUntil(lambda: not window.finding.is_running, timeout=20_000)
    assert ear.texts
    assert window.predictions.methods == (), "answers came after the cancel"
    assert window.statusBar().said == "Stopped: 0 of 235 clips answered"
    assert window.job_bar.text == ""
    window.actions_.refresh()
    assert window.actions_["localize"].isEnabled()
    localize(window, "energy")
    wait_idle(window, qtbot)
    assert window.predictions.summary_of("energy").n_clips == 235


def test_closing_during_work_leaves_no_thread(
    new_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = new_window()
    window.sessions.open_paths([make_session(tmp_path / "long", "L-1", duration_s=120.0)])
    wait_idle(window, qtbot)
    localize(window, "energy")
    qtbot.waitUntil(lambda: bool(window.job_bar.text), timeout=60_000)
    begun_s = time.monotonic()
    assert window.close()
    assert time.monotonic() - begun_s < 3.0
    assert window.worker.isFinished()
    assert not window.site.is_3d


def test_each_session_keeps_its_answers_while_the_window_lives(
    answered: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    answered.viewing.change(clip=2)
    answered.sessions.open_paths([campaign / "A-2"])
    assert answered.predictions.methods == ()
    assert answered.viewing.look.clip is None
    wait_idle(answered, qtbot)
    assert answered.predictions.methods == ()
    assert answered.document.session.true_position_m == TRUTH
    localize(answered, "centroid")
    wait_idle(answered, qtbot)
    answered.sessions.open_paths([campaign / "A-1"])
    answered.results.refresh()
    assert set(answered.predictions.methods) == {"centroid", "energy"}
    assert answered.results.sorted.rowCount() == 16
    assert answered.predictions.asked_of("energy").id == "id-A-1"
    answered.actions_.refresh()
    answered.actions_["clear_answers"].trigger()
    answered.sessions.open_paths([campaign / "A-2"])
    assert answered.predictions.methods == ("centroid",)
    answered.sessions.open_paths([campaign / "A-1"])
    assert answered.predictions.methods == (), "people had cleared them"
    wait_idle(answered, qtbot)


def test_a_gain_typed_in_reads_the_sound_again(opened: MainWindow, qtbot: QtBot) -> None:
    from dataclasses import replace

    session = opened.document.session
    with qtbot.waitSignal(opened.worker.started_job, timeout=5_000):
        opened.document.edit("Gain", session.with_microphone(0, replace(session.microphones[0], gain_db=6.0)))
    wait_idle(opened, qtbot)


def test_what_is_marked_in_the_sound_is_localized_alone(opened: MainWindow, qtbot: QtBot) -> None:
    opened.viewing.change(selection=Selection(0.9, 4.6, low_hz=500.0, high_hz=900.0))
    localize(opened, "centroid")
    wait_idle(opened, qtbot)
    assert [(e.clip, e.start_s) for e in opened.predictions.of("centroid")] == [(2, 1.0), (3, 1.5)]
    assert saved_parameters(opened) == {"from_s": 0.9, "to_s": 4.6}, "as the command notes it"
    opened.viewing.change(selection=None)
    localize(opened, "centroid")
    wait_idle(opened, qtbot)
    assert [e.clip for e in opened.predictions.of("centroid")] == list(range(7))
    assert saved_parameters(opened) == {}


def saved_parameters(window: MainWindow) -> dict[str, object]:
    """Of the only run in the session's newest predictions file."""
    assert window.finding.save_predictions()
    newest = max(
        (window.document.session.folder / "predictions").glob("*.json"), key=lambda path: path.stat().st_mtime_ns
    )
    (run,) = read_predictions(newest).runs
    return dict(run.parameters)
