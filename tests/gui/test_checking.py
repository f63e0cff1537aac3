"""The sound is judged beside other work: what is found is listed, lit and drawn, and a click shows its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui.conftest import make_session
from workbench.core.clips import WHOLE_S, cut_into_clips
from workbench.dsp import mel
from workbench.dsp.features import features_of
from workbench.dsp.resample import resample
from workbench.files.audio import read_recording
from workbench.files.session_folder import read_session
from workbench.gui.checking.sound_section import SoundSection
from workbench.gui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
LONG_HZ = 8_000


def clip_loudly(path: Path, first_s: float, end_s: float) -> None:
    sound, rate_hz = soundfile.read(path)
    sound[round(first_s * rate_hz) : round(end_s * rate_hz)] *= 20.0
    soundfile.write(path, np.clip(sound, -1.0, 1.0), rate_hz)


def judged(window: MainWindow, qtbot: QtBot) -> SoundSection:
    qtbot.waitUntil(lambda: window.judged.findings is not None and not window.checking.is_busy, timeout=60_000)
    return window.checks.sound


@pytest.fixture
def clipped(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """M3 is clipped from 4 s to 4.5 s of 6 s."""
    folder = make_session(tmp_path / "clipped", "S-1")
    clip_loudly(folder / "m3.wav", 4.0, 4.5)
    window.sessions.open_paths([folder])
    judged(window, qtbot)
    return window


def of_kind(window: MainWindow, kind: str) -> int:
    return next(i for i, row in enumerate(window.checks.sound.rows) if row.finding.kind == kind)


def test_what_is_wrong_is_listed_with_what_it_means(clipped: MainWindow) -> None:
    row = clipped.checks.sound.rows[of_kind(clipped, "clipping")]
    assert row.finding.microphones == (2,) and row.finding.start_s == pytest.approx(4.0, abs=0.1)
    assert "M3 is clipped" in row.accessibleName() and "Levels: " in row.accessibleName()
    n = len(clipped.checks.texts)
    assert clipped.tabs.tabText(clipped.tabs.indexOf(clipped.checks)) == f"Checks ({n})"
    assert row.finding.said in clipped.notices.about_sound


def test_a_click_shows_the_place_and_chooses_the_microphone(clipped: MainWindow, qtbot: QtBot) -> None:
    clipped.show_checks()
    row = clipped.checks.sound.rows[of_kind(clipped, "clipping")]
    qtbot.mouseClick(row, LEFT)
    look = clipped.viewing.look
    assert look.selected_microphone == 2
    assert look.visible_s[0] < row.finding.start_s < row.finding.end_s < look.visible_s[1]
    assert look.visible_s[1] - look.visible_s[0] < 6.0


def test_the_keyboard_does_the_same(clipped: MainWindow, qtbot: QtBot) -> None:
    row = clipped.checks.sound.rows[of_kind(clipped, "clipping")]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert clipped.viewing.look.selected_microphone == 2


def test_rows_have_lights_and_the_lane_a_mark(clipped: MainWindow, qtbot: QtBot) -> None:
    tones = [row._light[0] for row in clipped.sound.rows.rows]
    assert tones[2] == "warning" and "M3 is clipped" in clipped.sound.rows.rows[2]._light[1]
    lane, finding = clipped.checking.lane, clipped.checks.sound.rows[of_kind(clipped, "clipping")].finding
    assert lane.isVisible()
    x = round(lane.mark_of(finding).center().x())
    assert finding in lane.findings_at(x) and abs(lane.time_at(x) - 4.0) < 0.2
    clipped.viewing.change(selected_microphone=None)
    qtbot.mouseClick(lane, LEFT, pos=QPoint(x, 5))
    assert clipped.viewing.look.selected_microphone is not None


def test_own_thresholds_judge_anew_and_are_kept(clipped: MainWindow, qtbot: QtBot) -> None:
    section = clipped.checks.sound
    assert "usual" not in section.text and all(f.kind != "signal-to-noise" for f in clipped.judged.findings)
    clipped.checking.show_thresholds()
    dialog = clipped.checking.dialog
    dialog.form.show_values({"signal-to-noise.least_db": 60.0})
    assert clipped.store.settings.checks == '{"signal-to-noise.least_db": 60.0}'
    qtbot.waitUntil(lambda: any(f.kind == "signal-to-noise" for f in clipped.judged.findings), timeout=60_000)
    qtbot.waitUntil(lambda: section.text.endswith("1 threshold is not the usual one."))
    dialog.form.show_values({"signal-to-noise.least_db": 60.0, "clipping.samples": 4})
    qtbot.waitUntil(lambda: section.text.endswith("2 thresholds are not the usual ones."))
    dialog.form.reset()
    assert clipped.store.settings.checks == ""
    qtbot.waitUntil(lambda: all(f.kind != "signal-to-noise" for f in clipped.judged.findings), timeout=60_000)
    qtbot.waitUntil(lambda: "usual" not in section.text)
    dialog.close()


def test_a_threshold_that_is_none_is_said_and_not_kept(clipped: MainWindow) -> None:
    clipped.checking.show_thresholds()
    form = clipped.checking.dialog.form
    for impossible in (-4, 999_999_999):
        form.show_values({"clipping.samples": impossible})
        assert form.rows["clipping.samples"].problem.text()
    assert clipped.store.settings.checks == ""
    clipped.checking.dialog.close()


def test_own_thresholds_of_an_earlier_start_are_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """One that is no longer possible is not in force."""
    window.store.change(checks='{"clipping.samples": 999999999, "hum.lines": 5}')
    clip_loudly(make_session(tmp_path / "kept", "S-3") / "m3.wav", 0.0, 6.0)
    window.sessions.open_paths([tmp_path / "kept"])
    section = judged(window, qtbot)
    assert any(f.kind == "clipping" for f in window.judged.findings)
    qtbot.waitUntil(lambda: section.text.endswith("1 threshold is not the usual one."))


def test_another_session_takes_the_findings_away(clipped: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    clipped.sessions.open_paths([make_session(tmp_path / "other", "S-2")])
    assert clipped.judged.findings is None and clipped.notices.about_sound == ()
    judged(clipped, qtbot)
    assert all(f.kind != "clipping" for f in clipped.judged.findings)


def test_the_campaigns_row_remembers_it(clipped: MainWindow, qtbot: QtBot) -> None:
    row = clipped.campaign_list.campaign_rows.all()[0]
    qtbot.waitUntil(
        lambda: "M3 is clipped" in " ".join(clipped.campaign_list.campaign_rows.all()[0].heard or ()), timeout=20_000
    )
    assert row.path == clipped.document.session.folder


@pytest.fixture
def long(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """Longer than what is judged by itself; M1 is clipped in its tenth minute."""
    folder = make_session(tmp_path / "long", "L-1", duration_s=1.0)
    rng = np.random.default_rng(3)
    n = round((WHOLE_S + 20.0) * LONG_HZ)
    for i in range(4):
        sound = 0.05 * rng.standard_normal(n)
        if i == 0:
            sound[560 * LONG_HZ : 561 * LONG_HZ] *= 100.0
        soundfile.write(folder / f"m{i + 1}.wav", np.clip(sound, -1.0, 1.0), LONG_HZ)
    window.sessions.open_paths([folder])
    qtbot.waitUntil(lambda: window.open_sound.sound is not None, timeout=20_000)
    return window


def test_a_long_recording_is_judged_when_asked(long: MainWindow, qtbot: QtBot) -> None:
    qtbot.wait(800)
    assert long.judged.findings is None and not long.checking.is_busy
    assert "Not checked yet" in long.checks.sound.text
    qtbot.mouseClick(long.checks.sound.check, LEFT)
    assert long.checking.is_busy
    judged(long, qtbot)
    found = next(f for f in long.judged.findings if f.kind == "clipping")
    assert found.microphones == (0,) and found.start_s == pytest.approx(560.0, abs=0.5)


def test_findings_from_before_an_edit_say_so(long: MainWindow, qtbot: QtBot) -> None:
    long.checking.start()
    judged(long, qtbot)
    assert "All of the sound was checked" in long.checks.sound.text
    session = long.document.session
    first = replace(session.microphones[0], name="Roof")
    long.document.edit("Rename", replace(session, microphones=(first, *session.microphones[1:])))
    assert "Checked before names, places" in long.checks.sound.text and long.judged.findings
    long.checking.start()
    judged(long, qtbot)
    assert "All of the sound was checked" in long.checks.sound.text
    assert any(f.said.startswith("Roof is clipped") for f in long.judged.findings)


def test_a_new_name_is_in_the_findings(clipped: MainWindow, qtbot: QtBot) -> None:
    session = clipped.document.session
    named = tuple(replace(m, name=f"Post {i}") for i, m in enumerate(session.microphones))
    clipped.document.edit("Rename", replace(session, microphones=named))
    qtbot.waitUntil(lambda: any("Post 2 is clipped" in f.said for f in clipped.judged.findings), timeout=60_000)


def test_judging_can_be_stopped_and_does_not_hold_up_other_work(long: MainWindow, qtbot: QtBot) -> None:
    long.checking.ask()
    qtbot.waitUntil(lambda: long.judged.progress is not None, timeout=20_000)
    assert not any("Check" in task.name for task in long.worker.tasks)
    qtbot.mouseClick(long.checks.sound.stop, LEFT)
    assert not long.checking.is_busy and not long.judged.is_going
    qtbot.waitUntil(lambda: long.checking.worker.is_idle, timeout=5_000)
    assert long.judged.findings is None


def test_a_clip_of_a_long_recording_is_heard_when_it_is_chosen(long: MainWindow, qtbot: QtBot) -> None:
    assert long.mel.asks_for_clips and len(long.mel.shown_levels_db()) == 0
    long.viewing.change(clip=900)
    qtbot.waitUntil(lambda: len(long.mel.shown_levels_db()) == 4, timeout=20_000)
    assert "Clip 901 of 1235" in long.mel.title()
    recording = read_recording(read_session(long.document.session.folder))
    clip = cut_into_clips(recording.common_span_s)[900]
    wanted = features_of(_at_44100(recording, 440.0, 470.0), (clip,), "mel-spectra")[0]
    assert long.mel.shown_levels_db()[:, :60] == pytest.approx(wanted[:, :60], abs=0.1)


def _at_44100(recording, first_s: float, end_s: float):
    low, high = round(first_s * recording.rate_hz), round(end_s * recording.rate_hz)
    samples = resample(recording.samples[:, low:high], recording.rate_hz, mel.RATE_HZ)
    return replace(recording, samples=samples, rate_hz=mel.RATE_HZ, start_s=first_s)
