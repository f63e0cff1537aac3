"""The Field screen on a real four-channel device: check, record with a count-down, and what was recorded is there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.devices.pulse import Pulse, pulse  # noqa: F401
from tests.devices.recordings import loudest_hz, playing, tones
from workbench.files.audio import read_recording
from workbench.files.session_folder import read_session
from workbench.gui.field.steps import Step
from workbench.gui.main_window import MainWindow


@pytest.fixture
def at_check(opened: MainWindow, qtbot: QtBot, tmp_path: Path, pulse: Pulse) -> MainWindow:  # noqa: F811
    """The four-channel sink is chosen, and its levels come."""
    opened.finding.choose_methods(("energy",))
    opened.workspaces.field()
    opened.field_page.main.click()
    assert opened.field_page.step == Step.CHECK
    form = opened.live_page.form
    qtbot.waitUntil(lambda: form.device.findData("pulse") >= 0)
    form.device.setCurrentIndex(form.device.findData("pulse"))
    form.folder.setText(str(tmp_path / "records"))
    qtbot.waitUntil(lambda: opened.field.watch.n_channels == 4)
    return opened


def test_microphones_are_judged_and_a_recording_stopped_early_is_kept_localized_and_handed_over(
    at_check: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window, page = at_check, at_check.field_page
    qtbot.waitUntil(lambda: window.field.watch.states() == ("dead",) * 4)
    qtbot.waitUntil(lambda: page.check.state.text().endswith("nothing comes. Check cable, plug and power."))
    places = [m.position_m for m in window.document.session.microphones]
    with playing(tones(60)):
        qtbot.waitUntil(lambda: page.check.state.text() == "All 4 microphones are heard.")
        page.main.click()
        assert page.step == Step.RECORD and page.main.text() == "Record 30 s"
        page.main.click()
        qtbot.waitUntil(lambda: window.live.is_recording and page.main.text() == "Stop early")
        window.field.go(Step.LOCALIZE)
        assert page.step == Step.RECORD, "a recording is not left by accident"
        assert page.said.text() == "It is recording: press Stop first."
        qtbot.waitUntil(lambda: window.field.at_s > 5.0)
        assert 20 <= int(page.record.count.text()) <= 26
        page.main.click()
        qtbot.waitUntil(lambda: page.step == Step.LOCALIZE)
    folder = window.document.session.folder
    assert folder.parent == tmp_path / "records" and window.workspaces.is_field
    session = read_session(folder)
    assert [m.position_m for m in session.microphones] == places
    assert loudest_hz(read_recording(session).samples[:, -44_100 * 2 :].astype(np.float64)) == [400, 500, 600, 700]
    assert [button.mark for button in page.row.buttons] == ["done", "done", "done", "now", "open"]
    page.main.click()
    qtbot.waitUntil(lambda: not window.finding.is_running and window.predictions.is_through("energy"))
    qtbot.waitUntil(lambda: not window.live.is_running)


def test_a_recording_ends_by_itself_when_its_time_is_up(
    at_check: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.gui.field.desk.SECONDS", 4)
    window, page = at_check, at_check.field_page
    page.main.click()
    with playing(tones(60)):
        page.main.click()
        qtbot.waitUntil(lambda: page.step == Step.LOCALIZE)
    assert read_recording(window.document.session).duration_s == pytest.approx(4.0, abs=0.01)
    qtbot.waitUntil(lambda: not window.live.is_running)


def test_leaving_the_screen_lets_the_device_go(at_check: MainWindow, qtbot: QtBot) -> None:
    at_check.workspaces.inspect()
    qtbot.waitUntil(lambda: not at_check.live.is_running)
