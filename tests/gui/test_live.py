"""Live input in the window, on a real four-channel device: levels, recording, spectrogram, and where the source is."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.devices.pulse import Pulse, pulse  # noqa: F401
from tests.devices.recordings import RATE_HZ, TONES_HZ, loudest_hz, playing, tones
from tests.gui.conftest import make_session
from tests.localize.free_field import SITE_M, heard_from, random_microphones_m
from workbench.core.events import Located
from workbench.core.live_events import InputLevels, NewestLocated, SamplesLost
from workbench.core.session import Session
from workbench.files.audio import read_recording
from workbench.files.session_folder import read_session, write_session
from workbench.gui.live.answers import LiveAnswers
from workbench.gui.live.level_bars import LevelBars
from workbench.gui.live.rolling import HIGHEST_HZ, HOP_S, N_BANDS, N_COLUMNS
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.main_window import MainWindow
from workbench.gui.site.plan.view import PlanView
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Viewing

WAIT_MS = 30_000


def _to_live(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    """The Live workspace with the four-channel sink chosen, recording into `folder`."""
    window.workspaces.live()
    form = window.live_page.form
    qtbot.waitUntil(lambda: form.device.findData("pulse") >= 0, timeout=WAIT_MS)
    form.device.setCurrentIndex(form.device.findData("pulse"))
    form.folder.setText(str(folder))


def _record(window: MainWindow, qtbot: QtBot) -> Path:
    window.live_page.record.click()
    qtbot.waitUntil(lambda: window.live._tail is not None, timeout=WAIT_MS)
    return window.live_page.form.session_folder


def _stop(window: MainWindow, qtbot: QtBot) -> None:
    window.live_page.stop.click()
    qtbot.waitUntil(lambda: not window.live.is_running, timeout=WAIT_MS)


def _wait_for_sound(window: MainWindow, qtbot: QtBot, at_s: float, least_db: float = -np.inf) -> None:
    """Until what is recorded is so long, and the newest of it as loud on every channel."""
    told: list[InputLevels] = []
    window.live.child.told.connect(lambda event: told.append(event) if isinstance(event, InputLevels) else None)
    qtbot.waitUntil(lambda: bool(told) and told[-1].at_s >= at_s and min(told[-1].peak_db) >= least_db)


def _use(window: MainWindow, qtbot: QtBot, seconds: float) -> None:
    """What people do in a window."""
    end_s, i = time.monotonic() + seconds, 0
    steps = (window.workspaces.inspect, window.views.zoom_in, window.views.next_colour_map, window.views.scroll_forward,
             window.workspaces.annotate, window.views.look_from_top, window.views.fit_site, window.workspaces.compare,
             window.views.theme_dark,
             window.workspaces.live, window.views.theme_light, window.views.zoom_out)  # fmt: skip
    while time.monotonic() < end_s:
        steps[i % len(steps)]()
        qtbot.wait(60)
        i += 1


def test_a_recording_made_while_the_window_is_used_lacks_nothing_and_opens(
    opened: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(opened, qtbot, tmp_path)
    opened.live_page.locates.setChecked(False)
    lost: list[SamplesLost] = []
    opened.live.child.told.connect(lambda event: lost.append(event) if isinstance(event, SamplesLost) else None)
    folder = _record(opened, qtbot)
    with playing(tones(60)):
        _wait_for_sound(opened, qtbot, 0.0, least_db=-20.0)
        _use(opened, qtbot, 6.0)
        _stop(opened, qtbot)
    assert lost == []
    qtbot.waitUntil(lambda: opened.document.session is not None and opened.document.session.folder == folder)
    session = read_session(folder)
    assert [m.position_m for m in session.microphones] == [m.position_m for m in _open_places(tmp_path)]
    heard = read_recording(session).samples
    steady = heard[:, -round(5 * RATE_HZ) :].astype(np.float64)
    assert loudest_hz(steady) == [400, 500, 600, 700]
    for samples, hz in zip(steady, TONES_HZ, strict=True):
        foretold = 2 * np.cos(2 * np.pi * hz / RATE_HZ) * samples[1:-1] - samples[:-2]
        assert np.abs(samples[2:] - foretold).max() < 4 / 32_768
    assert opened.workspaces.is_inspect


def _open_places(tmp_path: Path) -> tuple[object, ...]:
    return read_session(tmp_path / "campaign" / "A-1").microphones


def test_the_source_is_located_while_it_sounds(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    rng = np.random.default_rng(5)
    places_m, source_m = random_microphones_m(4, rng), np.array([3.0, 2.5, 1.2])
    heard = heard_from(source_m, places_m, rng, seconds=40.0, site_m=SITE_M)
    write_session(heard.session, tmp_path / "array")
    window.finding.choose_methods(("tdoa",))
    _to_live(window, qtbot, tmp_path)
    form = window.live_page.form
    form.places.insertItem(1, "array", str(tmp_path / "array"))
    form.places.setCurrentIndex(1)
    _record(window, qtbot)
    told = []
    window.live.follower.located.connect(told.append)
    with playing(0.5 * heard.recording.samples.T / np.abs(heard.recording.samples).max()):
        qtbot.waitUntil(lambda: len(told) >= 8 and len(window.live._answers.of("tdoa")) >= 3, timeout=WAIT_MS)
        answer = window.live._answers.of("tdoa")[-1]
        assert np.linalg.norm(np.array(answer.position_m) - source_m) < 0.3
        assert window.live_page.answer.text().startswith("TDOA: x ")
        _wait_drawn(window, qtbot)
        assert window.site._live is window.live._answers
    _stop(window, qtbot)
    assert window.site._live is None


def _wait_drawn(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.site.is_settled, timeout=WAIT_MS)


def test_the_rolling_spectrogram_shows_each_tone_in_its_strip(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    window.live_page.locates.setChecked(False)
    _record(window, qtbot)
    with playing(tones(60)):
        rolling = window.live_page.rolling
        begun = rolling.shown_end
        qtbot.waitUntil(lambda: rolling.shown_end > begun + round(4 / HOP_S), timeout=WAIT_MS)
    newest = rolling.level_codes()[:, ::-1, -round(0.5 / HOP_S) :]
    assert newest.shape == (4, N_BANDS, round(0.5 / HOP_S)) and rolling.level_codes().shape[2] == N_COLUMNS
    width_hz = HIGHEST_HZ / N_BANDS
    for strip, hz in zip(newest, TONES_HZ, strict=True):
        assert abs((strip.mean(axis=1).argmax() + 0.5) * width_hz - hz) <= width_hz
    _stop(window, qtbot)


def test_a_sound_check_writes_nothing_and_gives_way_to_a_recording(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    page = window.live_page
    before = set(tmp_path.iterdir())
    page.check.click()
    qtbot.waitUntil(lambda: page.state.text().startswith("Listening"), timeout=WAIT_MS)
    with playing(tones(60) * np.array([0.1, 5, 0.3, 1], dtype=np.float32)):
        qtbot.waitUntil(lambda: page.bars.order == [1, 3, 2, 0], timeout=WAIT_MS)
    assert set(tmp_path.iterdir()) == before
    page.record.click()
    qtbot.waitUntil(lambda: page.state.text().startswith("Recording"), timeout=WAIT_MS)
    assert window.live.is_recording
    _stop(window, qtbot)
    assert (page.form.folder.text()) == str(tmp_path)


def test_what_is_discarded_is_deleted(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    folder = _record(window, qtbot)
    assert folder.is_dir()
    window.live_page.discard.click()
    qtbot.waitUntil(lambda: not window.live.is_running, timeout=WAIT_MS)
    assert not folder.exists()
    assert window.live_page.state.text() == "Deleted"
    assert window.document.session is None


def test_more_than_a_false_start_is_not_discarded_without_a_question(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workbench.gui.live.desk.ASKS_FROM_S", 1.0)
    _to_live(window, qtbot, tmp_path)
    folder = _record(window, qtbot)
    _wait_for_sound(window, qtbot, 1.5)
    for answer, goes_on in (("Go On Recording", True), ("Delete", False)):
        QTimer.singleShot(200, partial(_answer, window, answer))
        window.live_page.discard.click()
        assert window.live._is_discarded is not goes_on
        assert folder.is_dir() and window.live.is_recording
    qtbot.waitUntil(lambda: not folder.exists(), timeout=WAIT_MS)


def _answer(window: MainWindow, text: str) -> None:
    question = window.findChild(QMessageBox, "recording")
    next(button for button in question.buttons() if button.text() == text).click()
    question.deleteLater()


def test_closing_asks_before_it_ends_a_recording(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    _record(window, qtbot)
    QTimer.singleShot(200, partial(_answer, window, "Do Not Close"))
    assert not window.close()
    assert window.live.is_recording and window.isVisible()


def test_the_name_proposed_is_the_time_at_which_it_begins_and_one_typed_stays(window: MainWindow, qtbot: QtBot) -> None:
    form = window.live_page.form
    long_ago = form.name.text()
    qtbot.wait(1_100)
    form.renew_name()
    assert form.name.text() > long_ago
    form.name.setText("mine")
    form.renew_name()
    assert form.name.text() == "mine"


def test_a_folder_that_was_there_before_is_neither_opened_nor_deleted(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    window.live_page.record.click()
    folder = window.live._folder
    make_session(folder.parent, folder.name)  # before the recording can begin
    window.live.discard()
    qtbot.waitUntil(lambda: not window.live.is_recording, timeout=WAIT_MS)
    assert read_session(folder).microphones and window.document.session is None
    assert "not empty" in window.live_page.state.text()


def test_levels_are_seen_as_long_as_live_is_and_of_the_device_that_is_chosen(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    state = window.live_page.state
    window.live_page.form.name.setText("mine")
    qtbot.waitUntil(lambda: state.text().startswith("Listening: pulse, 4 channels"), timeout=WAIT_MS)
    window.live_page.form.channels.setText("2")
    qtbot.waitUntil(lambda: state.text().startswith("Listening: pulse, 2 channels"), timeout=WAIT_MS)
    window.workspaces.inspect()
    qtbot.waitUntil(lambda: not window.live.is_running, timeout=WAIT_MS)
    window.workspaces.live()
    qtbot.waitUntil(lambda: window.live.is_running, timeout=WAIT_MS)
    window.live_page.stop.click()
    qtbot.waitUntil(lambda: not window.live.is_running, timeout=WAIT_MS)
    qtbot.wait(1_000)
    assert not window.live.is_running, "what people stopped stays stopped"
    assert window.live_page.form.name.text() == "mine"


def test_stop_takes_back_a_recording_that_has_not_begun(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    qtbot.waitUntil(lambda: window.live.is_running, timeout=WAIT_MS)
    window.live.record()
    window.live.stop()
    qtbot.waitUntil(lambda: not window.live.is_running, timeout=WAIT_MS)
    qtbot.wait(500)
    assert not window.live.is_running and not list(tmp_path.glob("live-*"))


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_what_can_be_no_name_is_told_and_nothing_breaks(window: MainWindow, name: str) -> None:
    form = window.live_page.form
    form.device.addItem("a device", "a device")
    form.folder.setText("~nobody-of-this-name/x")
    form.name.setText(name)
    assert form.why_no_record in ("", "A name has no slashes or colons")
    assert str(form.session_folder).startswith("~nobody")


def test_a_recording_whose_process_is_killed_opens_with_what_was_written(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    folder = _record(window, qtbot)
    _wait_for_sound(window, qtbot, 1.5)
    window.live.child._process.kill()
    qtbot.waitUntil(lambda: not window.live.is_running, timeout=WAIT_MS)
    assert window.document.session.folder == folder
    assert read_recording(window.document.session).duration_s > 1.0
    assert window.message.text == "The recording broke off; what was written until then is kept"


def test_where_there_is_no_3d_the_plan_shows_the_answers(qtbot: QtBot) -> None:
    rng = np.random.default_rng(5)
    heard = heard_from(np.array([3.0, 2.5, 1.2]), random_microphones_m(4, rng), rng, site_m=SITE_M)
    plan = PlanView(Document(), Viewing(), Predictions(), ThemeChoice(), lambda: {"tdoa": "TDOA"}, "No OpenGL.")
    qtbot.addWidget(plan)
    live = LiveAnswers(heard.session)
    for end_s in (3.0, 3.5):
        place = (3.0, 2.5, end_s - 2.0)
        answer = Located(session="", method="tdoa", clip=0, start_s=end_s - 3.0, end_s=end_s, position_m=place)
        live.take(NewestLocated(end_s=end_s, answers=(answer,)))
    plan.show_live(live)
    (marks,) = plan.picture.methods
    assert marks.positions_m.tolist() == [[3.0, 2.5, 1.0], [3.0, 2.5, 1.5]]
    assert marks.chosen == 1
    assert len(plan.picture.microphones) == 4
    plan.show_live(None)
    assert plan.picture.methods == () and plan.picture.microphones == ()


def test_closing_the_window_ends_the_recording_and_keeps_it(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    pulse: Pulse,  # noqa: F811
) -> None:
    _to_live(window, qtbot, tmp_path)
    folder = _record(window, qtbot)
    _wait_for_sound(window, qtbot, 1.0)
    began_s = time.monotonic()
    window.close_without_asking()
    assert time.monotonic() - began_s < 3.0
    assert not window.live.is_running
    session = read_session(folder)
    assert read_recording(session).duration_s > 0.8
    assert session.audio["sound-001.wav"].sha256


def test_without_a_device_it_says_so(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/native")
    window.workspaces.live()
    page = window.live_page
    qtbot.waitUntil(lambda: not window.live.child.is_asking, timeout=WAIT_MS)
    if page.form.device.count():
        pytest.skip("this machine has a sound card")
    assert page.state.text() == "This machine has no device that sound comes in by."
    assert not page.record.isEnabled()
    assert page.record.toolTip() == "No device that sound comes in by was found"


def test_a_process_that_does_not_even_start_is_told(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = window.live_page
    page.form.folder.setText(str(tmp_path))
    page.form.device.addItem("a device", "a device")
    monkeypatch.setattr("sys.executable", str(tmp_path / "no-such-program"))
    page.record.click()
    qtbot.waitUntil(lambda: not window.live.is_running, timeout=WAIT_MS)
    assert page.state.text().startswith("The recorder could not be started: ")
    assert page.record.isEnabled() and not list(tmp_path.glob("live-*"))


def test_clipping_stays_marked_until_somebody_clicks(qtbot: QtBot) -> None:
    bars = LevelBars(ThemeChoice())
    qtbot.addWidget(bars)
    bars.begin(("M1", "M2"))
    for i, n_clipped in enumerate((0, 3, 0)):
        bars.take(InputLevels(at_s=i * 0.05, peak_db=(-9.0, 0.0), mean_db=(-20.0, -3.0), n_clipped=(0, n_clipped)))
    assert (bars.n_clipped(0), bars.n_clipped(1)) == (0, 3)
    bars.clear()
    assert bars.n_clipped(1) == 0
    bars.end()


def test_places_of_the_open_session_are_offered(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened.workspaces.live()
    form = opened.live_page.form
    assert form.like == tmp_path / "campaign" / "A-1"
    assert isinstance(read_session(form.like), Session)
    qtbot.waitUntil(lambda: not opened.live.child.is_asking, timeout=WAIT_MS)
