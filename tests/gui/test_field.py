"""The Field screen in the real window: through all five steps with a recording, by buttons and by keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import make_session, wait_idle
from tests.korean import assert_korean
from workbench.core.live_events import InputLevels, InputReady
from workbench.core.session import Conditions
from workbench.core.simulated import simulated_note
from workbench.files.session_folder import read_session, write_session
from workbench.gui.answers.methods import remember_methods, shown_method, shown_methods
from workbench.gui.field.looks import LOOKS
from workbench.gui.field.steps import Step
from workbench.gui.field.widgets import Sentences
from workbench.gui.language.choice import speak
from workbench.gui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def field(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a session open, in the Field workspace."""
    opened.finding.choose_methods(("energy",))  # quick
    opened.resize(1366, 768)
    opened.workspaces.field()
    qtbot.waitUntil(opened.field_page.isVisible)
    return opened


def found(window: MainWindow, qtbot: QtBot) -> None:
    """Localize, and wait for the answer."""
    window.field.go(Step.LOCALIZE)
    window.field_page.main.click()
    qtbot.waitUntil(lambda: window.field.answer is not None and not window.finding.is_running)
    window.field.refresh()


def handed_over(window: MainWindow, qtbot: QtBot) -> Path:
    window.field_page.main.click()
    qtbot.waitUntil(lambda: window.field.handing.task is None)
    assert window.field.handing.written is not None, window.field_page.said.text()
    return window.field.handing.written


def test_a_key_shows_it_and_the_page_fills_the_window(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.isActiveWindow)
    opened.sound.setFocus()
    QTest.keyClick(opened.sound, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert opened.workspaces.is_field
    qtbot.waitUntil(lambda: opened.field_page.width() > opened.width() - 20)
    for pane in (opened.campaign_list, opened.site, opened.tabs, opened.sound):
        assert not pane.isVisible(), type(pane).__name__
    opened.workspaces.inspect()
    qtbot.waitUntil(lambda: opened.site.isVisible() and opened.campaign_list.isVisible())


def test_an_open_recording_is_localized_and_handed_over_without_recording(
    field: MainWindow, qtbot: QtBot, campaign: Path
) -> None:
    page = field.field_page
    assert page.step == Step.MICROPHONES and page.microphones.open.isChecked()
    assert "A-1" in page.microphones.state.text() and "4" in page.microphones.state.text()
    page.other.click()
    assert page.step == Step.LOCALIZE and page.main.isEnabled()
    found(field, qtbot)
    assert [button.mark for button in page.row.buttons] == ["done", "skipped", "skipped", "now", "open"]
    page.main.click()
    assert page.step == Step.HAND_OVER
    said = [text for text, _ in page.hand_over.words.shown]
    assert any(" of M" in text for text in said) and any("nearest microphone" in text for text in said)
    out = handed_over(field, qtbot)
    assert out.parent == campaign and out.name.startswith("A-1-hand-over-")
    assert {"report.pdf", "README.txt", "clip.flac", "SHA256SUMS"} < {path.name for path in out.iterdir()}
    told = json.loads((out / "answer.json").read_text("utf-8"))
    assert told["answer"]["position_m"] == list(field.field.answer.position_m)
    assert out.name in page.said.text() and page.row.buttons[4].mark == "now"


def test_nothing_opens_a_sound_device_before_somebody_comes_to_the_check(field: MainWindow, qtbot: QtBot) -> None:
    qtbot.wait(600)
    assert not field.live.child.is_running and not field.live.child.is_asking
    assert field.live_page.form.device.count() == 0, "nobody looked for devices yet"
    field.field.go(Step.CHECK)
    assert field.live.child.is_asking
    qtbot.waitUntil(lambda: not field.live.child.is_asking)


def test_without_a_sound_input_it_says_so_once_and_a_recording_can_be_localized(
    field: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/native")
    page = field.field_page
    field.field.go(Step.CHECK)
    qtbot.waitUntil(lambda: not field.live.child.is_asking)
    if field.live_page.form.device.count():
        pytest.skip("this machine has a sound card")
    qtbot.waitUntil(lambda: page.check.state.text().startswith("No sound input was found: plug it in"))
    assert page.main.text() == "Look again" and page.other.isVisible()
    field.field.go(Step.RECORD)
    assert not page.main.isEnabled() and page.main.toolTip() == "No device that sound comes in by was found"
    field.field.go(Step.CHECK)
    page.other.click()
    assert page.step == Step.LOCALIZE and page.main.isEnabled()


def test_without_a_recording_every_step_says_what_it_lacks(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.field()
    page = window.field_page
    assert page.microphones.state.text() == "Choose a recording whose microphones stand as they stand now."
    assert not page.other.isVisible()
    window.field.go(Step.LOCALIZE)
    assert not page.main.isEnabled()
    assert page.localize.state.text() == "No recording is open: record one, or open one in step 1."
    window.field.go(Step.HAND_OVER)
    assert not page.main.isEnabled()
    assert page.hand_over.words.shown[0][0] == "There is no answer yet: go back and localize."


def test_the_array_of_another_recording_is_taken_over_and_one_without_places_is_refused(
    field: MainWindow, tmp_path: Path
) -> None:
    six = make_session(tmp_path, "six", n_microphones=6, duration_s=3.5)
    bare = make_session(tmp_path, "bare", duration_s=3.5)
    write_session(read_session(bare).with_microphone_at(0, None), bare)
    field.field.take_array(str(bare))
    assert field.field_page.said.text() == "bare has microphones without places."
    field.field.take_array(str(six))
    form = field.live_page.form
    assert form.like == six and form.channels.text() == "6"
    assert field.field_page.microphones.other.isChecked() and not field.field_page.microphones.open.isChecked()
    field.field_page.microphones.open.click()
    assert form.like == field.document.session.folder and form.channels.text() == "4"


def test_space_and_enter_press_the_big_button_and_arrows_go_from_step_to_step(field: MainWindow, qtbot: QtBot) -> None:
    page = field.field_page
    qtbot.waitUntil(field.isActiveWindow)
    field.field.go(Step.MICROPHONES)
    assert page.main.hasFocus()
    QTest.keyClick(page.main, Qt.Key.Key_Space)
    assert page.step == Step.CHECK
    QTest.keyClick(page.main, Qt.Key.Key_Right)
    assert page.step == Step.RECORD
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.step == Step.LOCALIZE
    QTest.keyClick(page.main, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.field.answer is not None and not field.finding.is_running)
    field.field.refresh()
    QTest.keyClick(page.main, Qt.Key.Key_Enter)
    assert page.step == Step.HAND_OVER
    QTest.keyClick(page.main, Qt.Key.Key_Left, ALT)
    assert page.step == Step.LOCALIZE
    QTest.keyClick(page.main, Qt.Key.Key_Left)
    QTest.keyClick(page, Qt.Key.Key_Left)
    QTest.keyClick(page, Qt.Key.Key_Left)
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert page.step == Step.MICROPHONES


def test_localizing_is_cancelled_with_the_same_button(field: MainWindow, qtbot: QtBot) -> None:
    field.finding.choose_methods(("srp-phat",))
    field.field.go(Step.LOCALIZE)
    field.field_page.main.click()
    assert field.finding.is_running and field.field_page.main.text() == "Cancel"
    field.field_page.main.click()
    qtbot.waitUntil(lambda: not field.finding.is_running)
    qtbot.waitUntil(lambda: field.field_page.main.text() in ("Localize", "Hand over"))


def test_a_folder_that_cannot_be_written_is_told_beside_the_button(
    field: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    found(field, qtbot)
    field.field.go(Step.HAND_OVER)
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "mine").write_text("mine")
    field.field.handing.write(tmp_path / "used")
    qtbot.waitUntil(lambda: field.field.handing.task is None)
    assert "is not empty" in field.field_page.said.text()
    assert field.field.handing.written is None and field.field_page.main.isEnabled()


def test_a_simulated_recording_says_so_above_all_else(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    made = make_session(tmp_path, "made", duration_s=3.5, conditions=Conditions(notes=simulated_note(7)))
    window.sessions.open_paths([made])
    wait_idle(window, qtbot)
    window.finding.choose_methods(("energy",))
    window.workspaces.field()
    found(window, qtbot)
    window.field.go(Step.HAND_OVER)
    text, how = window.field_page.hand_over.words.shown[0]
    assert text == "SIMULATED recording: for practice, nobody called there" and how == {"ground": "alarm"}


def test_the_answer_of_a_real_recording_says_what_its_radii_and_its_network_rest_on(
    field: MainWindow, qtbot: QtBot
) -> None:
    """Right below the radii, which are not green: they were counted on simulated places."""
    found(field, qtbot)
    known = shown_methods()
    energy = replace(shown_method("energy"), radii_are_simulated=True, learnt_from_simulated=True)
    remember_methods((energy,))
    try:
        answer = replace(field.field.answer, radius_50_m=1.0, radius_90_m=2.0)
        field.predictions.take(answer)
        field.field.go(Step.HAND_OVER)
        shown = field.field_page.hand_over.words.shown
    finally:
        remember_methods(known)
    at = next(i for i, (text, _) in enumerate(shown) if text.startswith("Within 2.0 m"))
    assert shown[at][1]["ground"] == "plain"
    assert shown[1][0].startswith("On the floor ") and shown[1][1] == {"letters": "large"}
    assert [text.partition(" ")[0] for text, _ in shown[at + 1 : at + 4]] == ["A", "The", "The"]
    assert "not a place to dig" in shown[at + 1][0] and "simulated places" in shown[at + 2][0]


def test_the_looks_are_the_screens_own_and_come_back(new_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    first = new_window()
    first.workspaces.field()
    before = first.themes.theme
    first.field_page.looks["night"].click()
    assert first.field_page.themes.theme is LOOKS["night"].theme and first.themes.theme is before
    assert first.menuBar().styleSheet()
    first.field_page.looks["red"].click()
    assert not first.tool_bar.isVisible(), "its pictures are white"
    first.field_page.looks["night"].click()
    assert first.tool_bar.isVisible()
    first.workspaces.inspect()
    assert first.menuBar().styleSheet() == ""
    first.close_without_asking()
    assert new_window().field_page.look is LOOKS["night"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_text_is_cut_and_every_target_is_large_in_every_step(
    qapp: QApplication, new_window: Callable[[], MainWindow], campaign: Path, qtbot: QtBot, language: str
) -> None:
    try:
        speak(qapp, language)
        window = new_window()
        window.finding.choose_methods(("energy",))
        window.sessions.open_paths([campaign / "A-1"])
        wait_idle(window, qtbot)
        window.resize(1366, 768)
        window.workspaces.field()
        found(window, qtbot)
        for look in LOOKS:
            window.field_page.choose_look(look)
            for step in Step:
                window.field.go(step)
                _levels(window)
                problems = _lasting(lambda: [*cut(window.field_page), *small(window.field_page)], qtbot)
                assert not problems, f"{language} {look} {step.name}: {problems}"
        page = window.field_page
        told = [text for text, _ in (*page.localize.notices.shown, *page.hand_over.words.shown)]
        assert page.localize.notices.shown and len(told) > 5
        for text in told if language == "ko" else ():
            assert_korean(text)
        assert (window.field_page.main.text() == "Export hand-over folder") == (language == "en")
    finally:
        speak(qapp, "en")


def _lasting(look: Callable[[], list[str]], qtbot: QtBot) -> list[str]:
    """What is still wrong when a busy machine has had three seconds to lay out."""
    for _ in range(100):
        qtbot.wait(30)
        if not (problems := look()):
            return []
    return problems


def _levels(window: MainWindow) -> None:
    """As if sound came."""
    window.field._take_live(InputReady(device="x", channels=(1, 2, 3, 4), rate_hz=44_100))
    for i in range(40):
        window.field._take_live(
            InputLevels(at_s=i / 20, peak_db=(-20.0,) * 4, mean_db=(-30.0,) * 4, n_clipped=(0,) * 4)
        )


def visible(page: QWidget, kind: type) -> list[QWidget]:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


def cut(page: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words need, or that stick out of the screen."""
    problems = []
    screen = QRect(page.mapToGlobal(QPoint(0, 0)), page.size())
    for label in visible(page, QLabel):
        needs = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        widest = max((label.fontMetrics().horizontalAdvance(word) for word in label.text().split()), default=0)
        if label.text() and (needs > label.height() + 1 or widest > label.width()):
            problems.append(f"{label.text()!r}: {label.width()} x {label.height()}, needs {widest} x {needs}")
        if not _is_scrolled(label) and not screen.contains(QRect(label.mapToGlobal(QPoint(0, 0)), label.size())):
            problems.append(f"{label.text()!r} sticks out")
    for button in visible(page, QPushButton):
        room = button.width() - 2 * 8
        if button.fontMetrics().horizontalAdvance(button.text()) > room:
            problems.append(f"button {button.text()!r}: {room}")
        if not screen.contains(QRect(button.mapToGlobal(QPoint(0, 0)), button.size())):
            problems.append(f"button {button.text()!r} sticks out")
    return problems


def _is_scrolled(label: QLabel) -> bool:
    parent = label.parentWidget()
    while parent is not None and not isinstance(parent, Sentences):
        parent = parent.parentWidget()
    return parent is not None


def small(page: QWidget) -> list[str]:
    """Targets lower or narrower than 48 px, letters smaller than 16 px."""
    buttons = visible(page, QPushButton)
    problems = [f"{b.text()!r} {b.width()} x {b.height()}" for b in buttons if min(b.width(), b.height()) < 48]
    letters = [w for w in (*buttons, *visible(page, QLabel)) if w.fontInfo().pixelSize() < 16]
    return problems + [f"{w.text()!r} {w.fontInfo().pixelSize()} px" for w in letters]
