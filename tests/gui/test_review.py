"""Review by keyboard: judged, saved, on to the next, and taken back from there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.campaign_desk import CTRL_SHIFT, Key, press
from tests.gui.conftest import session_at, wait_idle
from workbench.core.session import Review
from workbench.gui.main_window import MainWindow


def test_review_goes_from_session_to_session(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    assert opened.campaign_list.said_reviewed == "0 of 3 reviewed"
    press(opened, Key.Key_Return)
    qtbot.waitUntil(lambda: opened.document.session.name == "A-2")
    assert session_at(campaign / "A-1").review.state == "accepted"
    press(opened, Key.Key_F, CTRL_SHIFT)
    assert opened.focusWidget() is opened.campaign.bar.note
    QTest.keyClicks(opened.campaign.bar.note, "clipped")
    QTest.keyClick(opened.campaign.bar.note, Key.Key_Return)
    qtbot.waitUntil(lambda: opened.document.session.name == "A-10")
    assert session_at(campaign / "A-2").review == Review(state="flagged", note="clipped")
    press(opened, Key.Key_X, CTRL_SHIFT)
    qtbot.waitUntil(lambda: opened.campaign_list.said_reviewed == "3 of 3 reviewed")
    assert session_at(campaign / "A-10").review.state == "rejected"
    qtbot.waitUntil(lambda: "nothing is left to review" in opened.statusBar().said)
    assert opened.campaign_list.said_reviewed == "3 of 3 reviewed"
    wait_idle(opened, qtbot)


def test_ctrl_j_goes_to_the_next_that_nobody_reviewed(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    rows = opened.campaign_list.campaign_rows
    rows.put((replace(rows.of(campaign / "A-2"), review="accepted"),))
    opened.actions_.refresh()
    press(opened, Key.Key_J)
    assert opened.document.session.name == "A-10"
    wait_idle(opened, qtbot)
    opened.actions_.refresh()
    press(opened, Key.Key_J)
    assert opened.document.session.name == "A-1", "and round"
    wait_idle(opened, qtbot)


def test_a_review_is_one_undoable_edit(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    for name in ("A-2", "A-10"):
        rows = opened.campaign_list.campaign_rows
        rows.put((replace(rows.of(campaign / name), review="accepted"),))
    opened.campaign.accept()
    assert opened.document.undo_name == "Accept"
    opened.sessions.undo()
    assert opened.document.session.review == Review()


def test_a_review_beside_other_edits_is_not_saved_behind_their_back(opened: MainWindow, campaign: Path) -> None:
    session = opened.document.session
    opened.document.edit("Rename", replace(session, name="Other"))
    opened.campaign.accept()
    assert opened.document.session.review.state == "accepted"
    assert session_at(campaign / "A-1").review.state == "unreviewed"
    assert opened.document.session.name == "Other"
    assert "not saved yet" in opened.statusBar().said


def test_pressing_the_same_button_takes_a_review_back(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    write = replace(opened.document.session, review=Review(state="flagged", note="wind"))
    opened.document.edit("Flag", write)
    opened.sessions.save()
    qtbot.waitUntil(lambda: opened.document.is_saved)
    opened.campaign.bar.buttons["flagged"].click()
    qtbot.waitUntil(lambda: opened.document.session.name == "A-2")
    assert session_at(campaign / "A-1").review.state == "unreviewed"
    wait_idle(opened, qtbot)


def test_undo_right_after_a_review_goes_back_and_takes_it_back(
    opened: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    press(opened, Key.Key_Return)
    qtbot.waitUntil(lambda: opened.document.session.name == "A-2")
    wait_idle(opened, qtbot)
    opened.actions_.refresh()
    assert opened.actions_["undo"].text() == "&Undo Accept A-1"
    press(opened, Key.Key_Z)
    assert opened.document.session.name == "A-1"
    assert "Taken back: Accept A-1" in opened.statusBar().said
    qtbot.waitUntil(lambda: opened.document.is_saved)
    assert session_at(campaign / "A-1").review == Review()
    qtbot.waitUntil(lambda: opened.campaign_list.said_reviewed == "0 of 3 reviewed")
    wait_idle(opened, qtbot)


def test_undo_is_the_open_sessions_own_once_something_was_done_there(
    opened: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    press(opened, Key.Key_Return)
    qtbot.waitUntil(lambda: opened.document.session.name == "A-2")
    wait_idle(opened, qtbot)
    opened.document.edit("Rename", replace(opened.document.session, name="Other"))
    for _ in range(3):
        opened.sessions.undo()
    assert opened.document.session.name == "A-2"
    assert session_at(campaign / "A-1").review.state == "accepted"
    opened.actions_.refresh()
    opened.actions_["review_back"].trigger()
    assert opened.document.session.name == "A-1"
    qtbot.waitUntil(lambda: session_at(campaign / "A-1").review == Review(), timeout=5_000)
    opened.actions_.refresh()
    assert not opened.actions_["review_back"].isEnabled()
    wait_idle(opened, qtbot)
