"""Inspect, Annotate, Compare, Train: each keeps its own division of the window, and the next start finds it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import make_session
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.commands.toolbar import WorkspaceSwitch
from workbench.gui.frame.button_row import ButtonRow
from workbench.gui.looks.layout import WORKSPACES
from workbench.gui.main_window import MainWindow
from workbench.gui.shot import ARRANGEMENTS, Pose, shot


def sizes(window: MainWindow) -> dict[str, list[int]]:
    """Of what is in sight: in Compare and Train the spectrograms are not."""
    return {name: splitter.sizes() for name, splitter in window.panes._all().items() if splitter.isVisible()}


def is_whole(widget: QWidget, window: MainWindow) -> bool:
    """Does a widget lie within the window, with its smallest size at least?"""
    corner = widget.mapTo(window, QPoint(0, 0))
    hint = widget.minimumSizeHint().expandedTo(widget.minimumSize())
    fits = widget.width() >= hint.width() and widget.height() >= hint.height()
    return fits and window.rect().contains(widget.rect().translated(corner))


def test_a_key_each_divides_the_window_for_what_is_being_done(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    inspect = sizes(window)
    QTest.keyClick(window.sound, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    annotate = sizes(window)
    assert annotate["columns"][2] > 1.3 * inspect["columns"][2], "the site is no larger"
    assert annotate["columns"][1] < 0.75 * inspect["columns"][1], "the spectrograms are no smaller"
    assert window.tabs.currentWidget() is window.microphones
    QTest.keyClick(window.sound, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentWidget() is window.results
    assert sizes(window)["right"][1] > annotate["right"][1], "the results are no larger"
    QTest.keyClick(window.sound, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert sizes(window) == inspect


def test_each_workspace_remembers_its_own_panes_and_table(window: MainWindow) -> None:
    window.workspaces.annotate()
    window.panes.setSizes([150, 500, 700])
    window.tabs.setCurrentWidget(window.checks)
    kept = sizes(window)
    window.workspaces.compare()
    assert sizes(window) != kept
    window.workspaces.annotate()
    assert sizes(window) == kept
    assert window.tabs.currentWidget() is window.checks


def test_the_trainings_take_no_room_where_they_are_not_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.annotate()
    at_first = sizes(window)
    window.workspaces.train()
    window.actions_["new_training"].trigger()
    qtbot.waitUntil(lambda: window.training_page.form is not None and window.training_page.form.isVisible())
    window.workspaces.annotate()
    assert sizes(window) == at_first


def test_buttons_of_trainings_keep_their_words_as_long_as_there_is_room(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.train()
    row = window.training_page.runs.findChild(ButtonRow)
    styles = Qt.ToolButtonStyle
    for width, style in ((1600, styles.ToolButtonTextBesideIcon), (960, styles.ToolButtonIconOnly)):
        window.resize(width, 768)
        qtbot.waitUntil(lambda style=style: all(b.toolButtonStyle() == style for b in row.buttons))
        assert all(is_whole(button, window) for button in row.buttons)


def test_reset_layout_resets_the_present_workspace_only(window: MainWindow) -> None:
    window.panes.setSizes([300, 500, 500])
    inspect = sizes(window)
    window.workspaces.annotate()
    at_first = sizes(window)
    window.panes.setSizes([150, 600, 600])
    window.actions_["reset_layout"].trigger()
    assert sizes(window) == at_first
    window.workspaces.inspect()
    assert sizes(window) == inspect


def test_the_workspace_comes_back_at_the_next_start(new_window: Callable[[], MainWindow]) -> None:
    first = new_window()
    first.workspaces.compare()
    first.panes.setSizes([150, 600, 600])
    kept = sizes(first)
    first.close()
    second = new_window()
    assert second.workspaces.is_compare
    assert second.actions_["workspace_compare"].isChecked()
    assert sizes(second) == kept


def test_no_start_opens_a_sound_device_by_itself(new_window: Callable[[], MainWindow]) -> None:
    left = new_window()
    left.workspaces.live()
    left.close_without_asking()
    assert new_window().workspaces.is_inspect


def test_the_switch_at_the_toolbars_right_end_shows_and_chooses(window: MainWindow, qtbot: QtBot) -> None:
    switch = window.findChild(WorkspaceSwitch)
    inspect, annotate, compare, train, live, field = switch.findChildren(QToolButton)
    buttons = (inspect, annotate, compare, train, live, field)
    assert [b.text() for b in buttons] == ["Inspect", "Annotate", "Compare", "Train", "Live", "Field"]
    assert inspect.isChecked()
    annotate.click()
    assert window.workspaces.is_annotate
    qtbot.waitUntil(annotate.isChecked)
    assert not inspect.isChecked()
    last = max(w.mapTo(window, w.rect().topRight()).x() for w in window.findChild(QToolBar).findChildren(QToolButton))
    assert field.mapTo(window, field.rect().topRight()).x() == last


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_pane_fits_the_smallest_screen(opened: MainWindow, name: str, qtbot: QtBot) -> None:
    opened.resize(1366, 768)
    opened.workspaces.use(WORKSPACES[name])
    qtbot.waitUntil(lambda: (opened.width(), opened.height()) == (1366, 768))
    qtbot.wait(80)
    assert (opened.width(), opened.height()) == (1366, 768)
    panes = [opened.campaign_list, opened.sound, opened.mel, opened.site, opened.microphones, opened.results]
    if name == "annotate":  # placing needs the room more
        panes.remove(opened.mel)
        assert opened.mel.visibleRegion().isEmpty()
    pages = {"train": opened.training_page, "compare": opened.compare_page, "live": opened.live_page,
             "field": opened.field_page}  # fmt: skip
    if name in pages:
        for pane in (opened.campaign_list, opened.sound, opened.mel):
            panes.remove(pane)
            assert pane.visibleRegion().isEmpty()
        panes.append(pages[name])
    for pane in panes:
        assert not pane.isVisible() or is_whole(pane, opened), type(pane).__name__
    for button in opened.findChild(QToolBar).findChildren(QToolButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_pictures_of_every_workspace_can_be_drawn(qapp: object, tmp_path: Path) -> None:
    session = make_session(tmp_path, "P-1", duration_s=3.5)
    assert set(WORKSPACES) < set(ARRANGEMENTS)
    shot(session, tmp_path / "p.png", (), (1366, 768), "dark", Pose("annotate"))
    assert QImage(str(tmp_path / "p.png")).width() == 1366
