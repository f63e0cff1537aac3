"""What opening and saving a session asks of the disk is asked in other threads than the window's."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from conftest import make_session
from pytestqt.qtbot import QtBot

from workbench.files.campaign import SessionRow, session_row
from workbench.files.campaign_index import sound_stamp
from workbench.files.session_folder import read_session, sessions_beside
from workbench.gui.checking.jobs import JudgeSound, SoundStamped
from workbench.gui.main_window import MainWindow
from workbench.gui.sessions import opening


def test_judging_sound_says_first_what_the_files_are_like(tmp_path: Path) -> None:
    folder = make_session(tmp_path, "A-1", duration_s=0.2)
    first = next(iter(JudgeSound(read_session(folder)).run()))
    assert first == SoundStamped(folder=folder, stamp=sound_stamp(folder))


def test_siblings_and_rows_are_read_by_the_writer_s_thread(
    window: MainWindow, campaign: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool]] = []

    def note(what: str) -> None:
        asked.append((what, threading.current_thread() is threading.main_thread()))

    def beside(folder: Path) -> tuple[Path, ...]:
        note("siblings")
        return sessions_beside(folder)

    def row(folder: Path) -> SessionRow:
        note("row")
        return session_row(folder)

    monkeypatch.setattr(opening, "sessions_beside", beside)
    monkeypatch.setattr(opening, "session_row", row)
    window.sessions.open_paths([campaign / "A-2"])
    rows = window.campaign_list.campaign_rows
    qtbot.waitUntil(lambda: len(rows.all()) == 3, timeout=10_000)
    session = window.document.session
    assert session is not None
    window.document.edit("Move M1", session.with_microphone_at(0, None))
    window.sessions.save()
    qtbot.waitUntil(lambda: ("row", False) in asked, timeout=10_000)
    qtbot.waitUntil(lambda: rows.of(campaign / "A-2").n_placed == 3, timeout=10_000)
    assert [is_window for _, is_window in asked] == [False] * len(asked)
