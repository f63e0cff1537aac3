"""More microphones than fit: the rows say how many are below, and a click goes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sound_samples import Desk, make_desk


def seen_rows(desk: Desk) -> list[int]:
    """The rows of which half or more is seen."""
    rows, port = desk.panel.rows, desk.panel.rows.parentWidget().parentWidget()
    tops = {row.index: rows.mapTo(port, QPoint(0, round(row.sceneBoundingRect().center().y()))) for row in rows.rows}
    return [index for index, middle in tops.items() if 0 <= middle.y() <= port.height()]


def test_nine_microphones_in_a_low_window_say_how_many_are_below_and_a_click_shows_them(qtbot):
    desk = make_desk(qtbot, (900, 420))
    desk.open(9)
    chip, n_seen = desk.panel.more_below, len(seen_rows(desk))
    assert 0 < n_seen < 9
    qtbot.waitUntil(chip.isVisible)
    for _ in range(9):
        if not chip.isVisible():
            break
        last = seen_rows(desk)[-1]
        assert chip.text() == f"{8 - last} more below"
        port = desk.panel.rows.parentWidget().parentWidget()
        assert port.geometry().contains(chip.geometry()), "it stands over the rows, beside the scroll bar"
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert seen_rows(desk)[-1] > last
    assert seen_rows(desk)[-1] == 8 and not chip.isVisible()


def test_a_higher_window_or_fewer_microphones_take_the_word_away(qtbot):
    desk = make_desk(qtbot, (900, 420))
    desk.open(9)
    chip = desk.panel.more_below
    qtbot.waitUntil(chip.isVisible)
    desk.panel.resize(900, 1000)
    qtbot.waitUntil(lambda: not chip.isVisible())
    desk.panel.resize(900, 420)
    qtbot.waitUntil(chip.isVisible)
    desk.open(2)
    qtbot.waitUntil(lambda: not chip.isVisible())


@pytest.mark.parametrize("n_mics", [1, 4])
def test_where_all_rows_fit_nothing_is_said(qtbot, n_mics):
    desk = make_desk(qtbot, (900, 620))
    desk.open(n_mics)
    qtbot.wait(50)
    assert len(seen_rows(desk)) == n_mics and not desk.panel.more_below.isVisible()
