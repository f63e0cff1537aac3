"""Two sessions on one time axis: the other's rows below, shifted by typing, by the clock or by dragging."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from conftest import RATE_HZ, wait_idle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sound_samples import move_mouse, picture_of, turn_wheel

from workbench.core.session import Microphone, Session
from workbench.files.session_folder import write_session
from workbench.gui.beside.shifted_times import shift_by_clock_s
from workbench.gui.beside.view import BesideView
from workbench.gui.main_window import MainWindow

LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier


def clicking_session(folder: Path, name: str, click_s: float, recorded_at: str | None = None) -> Path:
    """Two microphones, quiet but for one loud moment."""
    target = folder / name
    target.mkdir(parents=True)
    samples = np.random.default_rng(1).normal(0, 1e-4, round(6 * RATE_HZ)).astype(np.float32)
    first = round(click_s * RATE_HZ)
    samples[first : first + 4000] = 0.5 * np.random.default_rng(2).normal(size=4000)
    for i in range(2):
        soundfile.write(target / f"m{i}.wav", samples, RATE_HZ)
    microphones = tuple(Microphone(name=f"M{i + 1}", file=f"m{i}.wav") for i in range(2))
    write_session(Session(id=name, name=name, microphones=microphones, recorded_at=recorded_at), target)
    return target


@pytest.fixture
def pair(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A click at 2.0 s in the open session, and at 3.5 s in the one below."""
    ours = clicking_session(tmp_path / "pair", "ours", 2.0, "2026-11-23T10:00:00")
    other = clicking_session(tmp_path / "pair", "other", 3.5, "2026-11-23T09:59:58.500")
    window.sessions.open_paths([ours])
    wait_idle(window, qtbot)
    window.beside.show(other)
    qtbot.waitUntil(lambda: window.beside.view is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.sound.is_complete and view_of(window).feed.is_exact, timeout=20_000)
    window.viewing.change(level_range_db=(-90.0, -30.0))
    QApplication.processEvents()
    return window


def view_of(window: MainWindow) -> BesideView:
    assert window.beside.view is not None
    return window.beside.view


def click_x(window: MainWindow, rows) -> float:
    """Where the brightest column of the first row is, in pixels from the row's left edge."""
    rect = rows.row_rect(0).toRect()
    seen = picture_of(rows)[rect.top() + 24 : rect.bottom() - 2, rect.left() + 2 : rect.right() - 2].astype(float)
    light = seen.sum(axis=(0, 2))
    return float(np.flatnonzero(light > (light.min() + light.max()) / 2).mean())


def second_px(window: MainWindow) -> float:
    low_s, high_s = window.viewing.look.visible_s
    return window.sound.rows.row_rect(0).width() / (high_s - low_s)


def test_by_the_clock_both_show_one_moment_at_one_place(pair: MainWindow) -> None:
    view = view_of(pair)
    assert view.times.shift_s == -1.5 and view.shift.value() == -1.5
    assert click_x(pair, view.rows) == pytest.approx(click_x(pair, pair.sound.rows), abs=2)
    assert view.rows.row_rect(0).width() == pytest.approx(pair.sound.rows.row_rect(0).width(), abs=1)


def test_a_typed_shift_moves_the_other_session_by_that_much(pair: MainWindow, qtbot: QtBot) -> None:
    view = view_of(pair)
    view.shift.setValue(-0.5)
    qtbot.waitUntil(lambda: view.feed.is_exact)
    QApplication.processEvents()
    gap_px = click_x(pair, view.rows) - click_x(pair, pair.sound.rows)
    assert gap_px == pytest.approx(1.0 * second_px(pair), abs=3)
    view.clock.click()
    assert view.shift.value() == -1.5


def test_a_drag_shifts_and_the_middle_button_moves_both(pair: MainWindow) -> None:
    view = view_of(pair)
    viewport, start = view.rows.viewport(), view.rows.point_of(0, 4.0, 8_000)
    one_s = QPoint(round(second_px(pair)), 0)
    QTest.mousePress(viewport, LEFT, NONE, start)
    move_mouse(viewport, start + one_s / 2, LEFT)
    move_mouse(viewport, start + one_s, LEFT)
    QTest.mouseRelease(viewport, LEFT, NONE, start + one_s)
    assert view.times.shift_s == pytest.approx(-0.5, abs=0.01) and pair.viewing.look.selection is None
    pair.sound.times.show_stretch(2.0, 4.0)
    turn_wheel(viewport, start, -1, Qt.KeyboardModifier.ShiftModifier)
    assert pair.viewing.look.visible_s == pytest.approx((2.2, 4.2))
    assert view.rows.rows[0].viewRange()[0] == pytest.approx([2.7, 4.7], abs=0.01)


def test_the_same_moment_is_pointed_at_in_both(pair: MainWindow) -> None:
    view = view_of(pair)
    move_mouse(view.rows.viewport(), view.rows.point_of(1, 3.5, 8_000))
    assert pair.viewing.look.cursor_s == pytest.approx(2.0, abs=0.02)
    assert pair.viewing.look.cursor_microphone is None


def test_it_leaves_by_its_cross_with_the_session_and_leaves_no_thread(
    pair: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    view = view_of(pair)
    threads = list(view.loader._threads)
    assert threads and all(t.is_alive() for t in threads)
    view.close_button.click()
    assert pair.beside.view is None and not any(t.is_alive() for t in threads)
    pair.actions_.refresh()
    assert not pair.actions_["leave_beside"].isEnabled()
    pair.beside.show(campaign / "A-2")
    qtbot.waitUntil(lambda: pair.beside.view is not None, timeout=10_000)
    assert view_of(pair).shift.value() == 0.0 and not view_of(pair).clock.isEnabled(), "nobody said when A-2 was made"
    pair.sessions.open_paths([campaign / "A-1"])
    wait_idle(pair, qtbot)
    assert pair.beside.view is None


def test_sessions_of_different_days_begin_together_and_what_is_elsewhere_is_said(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    ours = clicking_session(tmp_path / "days", "ours", 2.0, "2026-11-23T10:00:00")
    other = clicking_session(tmp_path / "days", "other", 3.5, "2026-11-22T10:00:00")
    window.sessions.open_paths([ours])
    wait_idle(window, qtbot)
    window.beside.show(other)
    qtbot.waitUntil(lambda: window.beside.view is not None, timeout=10_000)
    view = view_of(window)
    assert view.shift.value() == 0.0 and view.rows.message == ""
    view.clock.click()
    assert view.shift.value() == -86_400.0
    assert view.rows.message.startswith("Its sound is elsewhere: from \N{MINUS SIGN}24:00:00.0 to ")


def test_both_are_in_sight_in_a_small_window_and_rows_get_their_height_back(pair: MainWindow) -> None:
    rows, view = pair.sound.rows, view_of(pair)
    assert view.mapTo(pair, QPoint(0, view.height())).y() < pair.height()
    assert pair.sound._scroll.verticalScrollBar().maximum() == 0, "two microphones each"
    before = rows.height()
    view.close_button.click()
    QApplication.processEvents()
    assert rows.height() > before


def test_what_cannot_be_opened_is_said(pair: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    pair.beside.show(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: "nowhere" in pair.message.text, timeout=10_000)
    assert pair.beside.view is not None, "what was shown stays"


def test_the_dialog_lists_the_campaigns_other_sessions(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_["beside"].trigger()
    dialog = opened.beside.dialog
    qtbot.waitUntil(dialog.isVisible)
    assert [dialog.list.item(i).text() for i in range(dialog.list.count())] == ["A-2", "A-10"]
    QTest.keyClicks(dialog.search, "10")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.beside.view is not None, timeout=10_000)
    assert view_of(opened).title.text() == "A-10"


@pytest.mark.parametrize(
    ("ours", "other", "shift_s"),
    [
        ("2026-11-23T10:00:00", "2026-11-23T10:01:00", 60.0),
        ("2026-11-23T10:00:00+01:00", "2026-11-23T10:00:00+00:00", 3600.0),
        ("2026-11-23T10:00:00", "2026-11-23T10:00:00+00:00", None),
        ("2026-11-23", "2026-11-23T10:00:00", None),
        (None, "2026-11-23T10:00:00", None),
    ],
)
def test_clocks_are_compared_where_both_are_told(ours: str | None, other: str | None, shift_s: float | None) -> None:
    sessions = [Session(microphones=(Microphone(file="a.wav"),), recorded_at=at) for at in (ours, other)]
    assert shift_by_clock_s(*sessions) == shift_s
