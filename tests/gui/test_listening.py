"""Listening in the window, on a real four-channel device: what its keys and buttons play is what is heard."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QDialogButtonBox, QMenu
from pytestqt.qtbot import QtBot

from tests.devices.hearing import BLIND_S, Heard, hearing
from tests.devices.pulse import Pulse, pulse  # noqa: F401
from tests.gui.conftest import RATE_HZ, make_session, wait_idle
from workbench.gui.listening.band_dialog import BandDialog
from workbench.gui.listening.lines import WIDTH_PX
from workbench.gui.main_window import MainWindow
from workbench.gui.state.viewing import Selection

EXACT = 2**-14
"""The sink holds 16 bits, and sums of four microphones round once more."""
_TRIES, _NARROW_PX = 4, 20


def open_heard(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """A session of 6 s of noise, no two moments or microphones alike."""
    made = make_session(folder, "heard")
    for index in range(4):
        noise = np.random.default_rng(index).uniform(-0.4, 0.4, 6 * RATE_HZ).astype(np.float32)
        soundfile.write(made / f"m{index + 1}.wav", noise, RATE_HZ, subtype="FLOAT")
    window.sessions.open_paths([made])
    wait_idle(window, qtbot)
    qtbot.waitUntil(lambda: window.listening.ear.has_sound and window.sound.times.has_span, timeout=20_000)
    window.sound.setFocus()


@pytest.fixture
def listening(window: MainWindow, pulse: Pulse, tmp_path: Path, qtbot: QtBot) -> MainWindow:  # noqa: F811
    """The session is open, and there is a device."""
    open_heard(window, tmp_path, qtbot)
    return window


def sound_of(window: MainWindow) -> np.ndarray:
    """(n_mics, n) float32: what the open session holds."""
    sound = window.open_sound.sound
    return sound.read(0, sound.n_samples)


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    """A key, where the spectrograms have the focus."""
    window.actions_.refresh()
    qtbot.keyClick(window.sound, key)


def hear(window: MainWindow, play: Callable[[], None]) -> Heard:
    """What is heard while `play` runs; again when this machine was too busy to play or hear all of it, and says so."""
    for _ in range(_TRIES):
        with hearing() as heard:
            play()
        n_late = window.listening.ear.player.standing.n_late
        if heard.is_whole and n_late == 0:
            return heard
        print(f"heard again: {n_late} gaps in playing, {heard.n_lost} in hearing")
    pytest.fail("this machine is too busy to play and to hear without a gap")


def place_heard(heard: Heard, wanted: np.ndarray, channel: int = 0) -> int:
    """Where `wanted` (n,) begins in what was heard; all of it must be there, sample by sample."""
    blind = round(BLIND_S * RATE_HZ)
    first = heard.place_of(wanted[RATE_HZ // 2 : RATE_HZ // 2 + 8192], channel) - RATE_HZ // 2
    assert np.abs(heard.samples[first + blind : first + len(wanted), channel] - wanted[blind:]).max() < EXACT
    return first


def wait_for_end(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.listening.ear.is_playing, timeout=20_000)
    qtbot.wait(200)


def test_space_plays_from_the_left_edge_and_pauses_and_goes_on(listening: MainWindow, qtbot: QtBot) -> None:
    ear, stops_s = listening.listening.ear, []
    mixed = sound_of(listening).mean(axis=0)
    listening.sound.times.show_stretch(1.0, 4.0)

    def play_from_edge() -> None:
        ear.go_to(0.0)
        press(listening, qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: ear.head_s > 2.2, timeout=10_000)
        press(listening, qtbot, Qt.Key.Key_Space)
        stops_s.append(ear.head_s)
        qtbot.wait(300)
        assert not ear.is_playing and ear.head_s == stops_s[-1]

    def play_on() -> None:
        ear.go_to(stops_s[-1])
        press(listening, qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: ear.head_s > stops_s[-1] + 1.0, timeout=10_000)
        ear.stop()

    heard = hear(listening, play_from_edge)
    place_heard(heard, mixed[RATE_HZ : round((stops_s[-1] - 0.1) * RATE_HZ)])
    first = round(stops_s[-1] * RATE_HZ)
    place_heard(hear(listening, play_on), mixed[first : first + RATE_HZ * 8 // 10])


def test_s_plays_the_selection_to_its_end_and_the_line_returns(listening: MainWindow, qtbot: QtBot) -> None:
    listening.viewing.change(selection=Selection(2.0, 3.25, 500.0, 900.0))

    def play() -> None:
        press(listening, qtbot, Qt.Key.Key_S)
        wait_for_end(listening, qtbot)

    heard = hear(listening, play)
    mixed = sound_of(listening).mean(axis=0)[2 * RATE_HZ : 13 * RATE_HZ // 4]
    first = place_heard(heard, mixed)
    assert np.abs(heard.samples[first + len(mixed) :]).max() < EXACT
    assert listening.listening.ear.head_s == 2.0


def test_l_loops_the_selection_without_a_gap(listening: MainWindow, qtbot: QtBot) -> None:
    listening.viewing.change(selection=Selection(1.0, 1.5))
    press(listening, qtbot, Qt.Key.Key_L)

    def play() -> None:
        press(listening, qtbot, Qt.Key.Key_S)
        qtbot.wait(2800)
        assert listening.listening.ear.is_playing
        press(listening, qtbot, Qt.Key.Key_Space)

    heard = hear(listening, play)
    ring = sound_of(listening).mean(axis=0)[RATE_HZ : RATE_HZ * 3 // 2]
    begins = heard.place_of(ring[1000:5000]) - 1000
    begins -= (begins - int(np.flatnonzero(heard.samples[:, 0])[0]) + 100) // len(ring) * len(ring)  # the first round
    rounds = heard.samples[begins : begins + 4 * len(ring), 0]
    assert np.abs(rounds - np.tile(ring, 4))[round(BLIND_S * RATE_HZ) :].max() < EXACT


def play_for(window: MainWindow, qtbot: QtBot, seconds: float) -> Callable[[], None]:
    """Plays so much from the beginning with the space bar."""
    ear = window.listening.ear

    def play() -> None:
        ear.go_to(0.0)
        press(window, qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: ear.head_s > seconds, timeout=20_000)
        ear.stop()

    return play


def test_o_and_m_are_solo_and_mute_of_the_chosen_microphone(listening: MainWindow, qtbot: QtBot) -> None:
    listening.viewing.change(selected_microphone=2)
    press(listening, qtbot, Qt.Key.Key_O)
    assert listening.listening.row_buttons.buttons[2].solo.isChecked()
    assert listening.listening.transport.how.text() == "M3"
    heard = hear(listening, play_for(listening, qtbot, 1.2))
    place_heard(heard, sound_of(listening)[2, :RATE_HZ])
    press(listening, qtbot, Qt.Key.Key_O)
    press(listening, qtbot, Qt.Key.Key_M)
    assert listening.listening.ear.listening.muted == {2} and not listening.listening.ear.listening.solo
    assert listening.listening.transport.how.text() == "M1, M2, M4"


def chosen(menu: QMenu, *path: str) -> QAction:
    """An entry of a menu by the words on the way there."""
    first, *rest = path
    action = next(each for each in menu.actions() if each.text().replace("&", "").startswith(first))
    return chosen(action.menu(), *rest) if rest else action


def test_the_menu_sends_each_microphone_to_an_ear_or_straight_to_an_output(listening: MainWindow, qtbot: QtBot) -> None:
    menu, sound = listening.listening.transport.menu, sound_of(listening)
    menu.fill()
    chosen(menu, "Straight").trigger()
    heard = hear(listening, play_for(listening, qtbot, 1.2))
    firsts = [place_heard(heard, sound[channel, :RATE_HZ], channel) for channel in range(4)]
    assert len(set(firsts)) == 1
    menu.fill()
    chosen(menu, "Left Ear", "M4").trigger()
    menu.fill()
    chosen(menu, "Right Ear", "M2").trigger()
    assert listening.listening.transport.how.text() == "M4 | M2"
    heard = hear(listening, play_for(listening, qtbot, 1.2))
    assert place_heard(heard, sound[3, :RATE_HZ], 0) == place_heard(heard, sound[1, :RATE_HZ], 1)


def test_what_one_chooses_while_it_plays_is_heard_at_once(listening: MainWindow, qtbot: QtBot) -> None:
    ear, menu = listening.listening.ear, listening.listening.transport.menu
    with hearing() as heard:
        press(listening, qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: (ear.head_s or 0.0) > 0.8, timeout=10_000)
        menu.fill()
        chosen(menu, "Band", "Voices").trigger()
        qtbot.wait(1500)
        ear.stop()
    last = heard.samples[-RATE_HZ : -RATE_HZ // 4, 0]
    spectrum = np.abs(np.fft.rfft(last * np.hanning(len(last))))  # its cut ends would sound at all frequencies
    hz = np.fft.rfftfreq(RATE_HZ - RATE_HZ // 4, 1 / RATE_HZ)
    inside, outside = spectrum[(hz > 500) & (hz < 3000)].mean(), spectrum[(hz > 7000) & (hz < 15_000)].mean()
    assert inside > 100 * outside
    assert listening.listening.transport.how.text().startswith("All")
    assert "300 to 3400 Hz" in listening.listening.transport.how.text()


def test_any_band_can_be_typed_and_taken_back(listening: MainWindow, qtbot: QtBot) -> None:
    ear, menu = listening.listening.ear, listening.listening.transport.menu
    ear.listen(low_hz=300.0, high_hz=3400.0)
    for press_ok, kept in ((True, (450.0, 2000.5)), (False, (450.0, 2000.5))):
        menu.fill()
        chosen(menu, "Band", "Other").trigger()
        dialog = menu.window().findChild(BandDialog)
        typed = ((dialog.low, "450"), (dialog.high, "2000.5")) if press_ok else ((dialog.high, "0"),)
        for field, text in typed:
            field.selectAll()
            qtbot.keyClicks(field, text)
            field.interpretText()  # as when the focus leaves it
        assert (ear.listening.low_hz, ear.listening.high_hz) == (kept if press_ok else (450.0, None))
        dialog.low.setValue(5_000.0)
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert ok.isEnabled() is not press_ok and bool(dialog.problem.text().strip()) is press_ok
        dialog.low.setValue(450.0)
        dialog.accept() if press_ok else dialog.reject()
        qtbot.wait(50)
        assert (ear.listening.low_hz, ear.listening.high_hz) == kept
    assert "450 to 2000.5 Hz" in listening.listening.transport.how.text()


class Painted(QObject):
    """How often a widget is painted, and how wide a part of it at once."""

    def __init__(self, widget: QObject) -> None:
        super().__init__()
        self.n_times, self.widest_px = 0, 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.n_times += 1
            for rect in event.region():
                self.widest_px = max(self.widest_px, rect.width())
        return False


def test_the_line_moves_25_times_a_second_and_paints_no_more_than_itself(listening: MainWindow, qtbot: QtBot) -> None:
    ear, lines = listening.listening.ear, listening.listening.lines
    moves: list[tuple[float, float, int]] = []
    ear.moved.connect(lambda: moves.append((time.monotonic(), ear.head_s or 0.0, lines.on_rows.x())))
    ear.loop(True)
    ear.play(0.0)
    qtbot.waitUntil(lambda: (ear.head_s or 0.0) > 0.5, timeout=10_000)
    qtbot.wait(300)
    for _ in range(_TRIES):  # other work may take the processor, and finer pictures may still arrive
        moves.clear()
        painted = Painted(listening.sound.rows.viewport())
        qtbot.wait(1000)
        listening.sound.rows.viewport().removeEventFilter(painted)
        times_s = np.array([at_s for at_s, _, _ in moves])
        rate = painted.n_times / (times_s[-1] - times_s[0])  # on the screen: moves that nobody paints are none
        print(f"the line is painted {rate:.0f} times a second, and moved {len(times_s)} times")
        if rate >= 25 and moves[-1][1] > moves[0][1] and painted.widest_px <= _NARROW_PX:
            break
    seen = moves[: len(times_s)]
    ear.stop()
    assert rate >= 25
    pace = np.polyfit(times_s, [head_s for _, head_s, _ in seen], 1)[0]
    assert pace == pytest.approx(1.0, abs=0.05)
    for _, head_s, x in seen:
        assert abs(x + WIDTH_PX // 2 - listening.sound.rows.x_of(head_s)) <= 1
    assert all(not line.isHidden() for line in lines.on_strips if not line.parentWidget().isHidden())
    assert painted.widest_px <= _NARROW_PX, "more than the line was painted anew"


def test_the_view_turns_the_page_and_leaves_people_alone_who_look_elsewhere(
    listening: MainWindow, qtbot: QtBot
) -> None:
    ear, times = listening.listening.ear, listening.sound.times
    times.show_stretch(0.0, 1.0)
    ear.play(0.5)
    qtbot.waitUntil(lambda: (ear.head_s or 0.0) > 1.2, timeout=10_000)
    low_s, high_s = times.visible_s
    assert low_s < ear.head_s < high_s and high_s - low_s == pytest.approx(1.0)
    times.show_stretch(4.0, 5.0)
    qtbot.wait(500)
    assert times.visible_s == (4.0, 5.0)
    ear.stop()


def test_a_click_puts_the_line_there_and_playing_goes_on_from_it(listening: MainWindow, qtbot: QtBot) -> None:
    rows, ear = listening.sound.rows, listening.listening.ear
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.point_of(1, 4.0, 5000.0))
    assert ear.head_s == pytest.approx(4.0, abs=0.02)
    assert not ear.is_playing and listening.viewing.look.selected_microphone == 1
    press(listening, qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ear.head_s > 4.3, timeout=10_000)
    ruler = listening.sound.ruler
    at = ruler.rect().center()
    at.setX(round(ruler.x_of(2.0)))
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=at)
    assert ear.is_playing and ear.head_s == pytest.approx(2.0, abs=0.02)
    qtbot.waitUntil(lambda: 2.2 < ear.head_s < 3.0, timeout=10_000)
    ear.stop()


def test_space_pauses_a_selection_and_plays_it_on_to_its_end(listening: MainWindow, qtbot: QtBot) -> None:
    ear = listening.listening.ear
    listening.viewing.change(selection=Selection(1.0, 2.5))
    press(listening, qtbot, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: (ear.head_s or 0.0) > 1.5, timeout=10_000)
    press(listening, qtbot, Qt.Key.Key_Space)
    assert not ear.is_playing
    press(listening, qtbot, Qt.Key.Key_Space)
    assert ear.is_playing
    latest: list[float] = []
    ear.moved.connect(lambda: latest.append(ear.head_s or 0.0))
    qtbot.waitUntil(lambda: not ear.is_playing, timeout=3_000)
    assert 2.3 < max(latest) <= 2.51


def test_a_click_behind_a_selection_that_plays_plays_on_from_there(listening: MainWindow, qtbot: QtBot) -> None:
    ear = listening.listening.ear
    listening.viewing.change(selection=Selection(1.0, 3.0))
    press(listening, qtbot, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: (ear.head_s or 0.0) > 1.2, timeout=10_000)
    listening.listening.place_head(4.0)
    qtbot.waitUntil(lambda: ear.head_s > 4.3, timeout=10_000)
    assert ear.is_playing
    ear.stop()


def test_another_session_falls_silent_and_forgets_solo(listening: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    ear = listening.listening.ear
    ear.listen(solo=frozenset({1}))
    ear.play(0.0)
    qtbot.waitUntil(lambda: (ear.head_s or 0.0) > 0.3, timeout=10_000)
    listening.sessions.open_paths([campaign / "A-1"])
    wait_idle(listening, qtbot)
    qtbot.waitUntil(lambda: ear.player.standing.state == "still", timeout=5000)
    assert not ear.is_playing and ear.head_s is None and not ear.listening.solo
    assert not listening.message.isVisible()


def test_a_button_that_has_the_focus_keeps_the_space_bar(listening: MainWindow, qtbot: QtBot) -> None:
    button = listening.tool_bar.widgetForAction(listening.actions_["switch_theme"])
    before = listening.themes.theme
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert listening.themes.theme is not before and not listening.listening.ear.is_playing


def test_a_device_that_is_pulled_out_is_told_and_the_window_goes_on(
    listening: MainWindow,
    pulse: Pulse,  # noqa: F811
    qtbot: QtBot,
) -> None:
    ear = listening.listening.ear
    ear.play(0.0)
    qtbot.waitUntil(lambda: (ear.head_s or 0.0) > 0.3, timeout=10_000)
    pulse.end()
    qtbot.waitUntil(lambda: not ear.is_playing, timeout=10_000)
    assert "takes no more sound" in listening.message.text
    menu = listening.listening.transport.menu
    menu.fill()
    qtbot.waitUntil(lambda: ear.player.outputs is not None, timeout=10_000)


def test_without_a_device_it_says_so_and_everything_else_works(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody-listens")
    open_heard(window, tmp_path, qtbot)
    window.viewing.change(selected_microphone=0)
    press(window, qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.listening.ear.is_playing, timeout=20_000)
    assert "no device that plays sound" in window.message.text
    press(window, qtbot, Qt.Key.Key_M)
    assert window.listening.ear.listening.muted == {0}
    menu = window.listening.transport.menu
    menu.fill()
    qtbot.waitUntil(lambda: window.listening.ear.player.outputs is not None, timeout=20_000)
    qtbot.wait(100)
    assert [each.text() for each in chosen(menu, "Output").menu().actions()] == ["No device that plays sound"]


def test_closing_while_it_plays_leaves_nothing_running(listening: MainWindow, qtbot: QtBot) -> None:
    listening.listening.ear.play(0.0)
    qtbot.waitUntil(lambda: (listening.listening.ear.head_s or 0.0) > 0.3, timeout=10_000)
    started_s = time.monotonic()
    listening.listening.close_down()
    assert time.monotonic() - started_s < 3.0, "it waited for the end of the sound, nearly six seconds away"
    assert "player" not in [thread.name for thread in threading.enumerate()]


def test_how_one_listens_comes_back_at_the_next_start(
    program: object, new_window: object, tmp_path: Path, qtbot: QtBot
) -> None:
    first = new_window()  # type: ignore[operator]
    first.listening.ear.listen(pace=0.5, keeps_pitch=False, gain_db=20.0, mains_hz=50.0)
    first.close_without_asking()
    again = new_window()  # type: ignore[operator]
    told = again.listening.ear.listening
    assert (told.pace, told.keeps_pitch, told.gain_db, told.mains_hz) == (0.5, False, 20.0, 50.0)


def test_nothing_is_lost_while_the_view_is_moved_about(listening: MainWindow, qtbot: QtBot) -> None:
    ear, times = listening.listening.ear, listening.sound.times

    def play() -> None:
        ear.go_to(0.0)
        press(listening, qtbot, Qt.Key.Key_Space)
        while ear.head_s < 3.3:
            times.zoom(1.5, 2.0)
            qtbot.wait(15)
            times.scroll(0.3)
            qtbot.wait(15)
            times.fit()
            qtbot.wait(15)
        ear.stop()

    heard = hear(listening, play)
    place_heard(heard, sound_of(listening).mean(axis=0)[: 3 * RATE_HZ])
