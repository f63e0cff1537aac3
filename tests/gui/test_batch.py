"""Many sessions written at once do not hold the window up."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.gui.conftest import wait_idle
from workbench.engine.copy_array import CopyArray
from workbench.engine.edit_sessions import SessionEdited
from workbench.gui.main_window import MainWindow


def test_rows_of_a_batch_are_shown_many_at_a_time(opened: MainWindow, qtbot: QtBot) -> None:
    """Each time the whole list is sorted anew, so that 10,000 events would take minutes of the window's time."""
    batch, rows = opened.campaign.batch, opened.campaign_list.campaign_rows
    came: list[int] = []
    rows.came.connect(lambda news: came.append(len(news)))
    batch.copy(CopyArray(opened.document.session, ()))
    known = rows.of(next(r.path for r in rows.all() if r.name == "A-2"))
    for i in range(2_000):
        edited = replace(known, weather=f"rain {i}")
        batch.take(SessionEdited(name="nothing", folder=known.path, before={}, after={}, row=edited))
    assert came == []
    qtbot.waitUntil(lambda: bool(came), timeout=5_000)
    assert len(came) <= 2 and rows.of(known.path).weather == "rain 1999"
    wait_idle(opened, qtbot)
