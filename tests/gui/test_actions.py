"""The table of actions: complete, without clashes, and everything in it does something."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import wait_idle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from workbench.gui.commands.action_set import find
from workbench.gui.commands.actions import ACTIONS, EXCLUSIVE, MENUS
from workbench.gui.commands.command_palette import CommandPalette
from workbench.gui.commands.conditions import CONDITIONS
from workbench.gui.commands.keys import is_plain
from workbench.gui.looks.icons import SHAPES
from workbench.gui.main_window import MainWindow
from workbench.gui.state.viewing import Selection


def test_ids_are_unique() -> None:
    assert [i for i, n in Counter(a.id for a in ACTIONS).items() if n > 1] == []


def test_no_two_actions_share_a_key() -> None:
    """Keys of one view (arrows) may be another view's too: there the view with the focus takes them."""
    keys = Counter((a.where, QKeySequence(k).toString()) for a in ACTIONS for k in a.keys)
    assert [k for k, n in keys.items() if n > 1] == []
    assert "" not in {key for _, key in keys}, "a key that Qt does not understand"


_OLDER = {"history", "undo_many", "redo_many", "site", "copy_array", "paste_array"}


def test_no_further_key_is_one_that_types_letters_on_some_keyboards() -> None:
    """Ctrl+Alt is AltGr on Windows: with a letter it types ą, €, ß."""
    assert {a.id for a in ACTIONS if "Ctrl+Alt" in a.key} <= _OLDER


def test_a_key_of_one_view_is_no_key_of_the_whole_window() -> None:
    """Qt would call neither, except where the view takes the key before it is a shortcut. Letters of the session are
    away while trainings are looked at."""
    everywhere = {key for a in ACTIONS if not a.where for key in a.keys if not (a.is_of_session and is_plain((key,)))}
    assert {a.id: a.keys for a in ACTIONS if a.where == "training_page.runs" and everywhere & set(a.keys)} == {}


def test_every_condition_icon_menu_and_group_is_known() -> None:
    assert {a.when for a in ACTIONS} <= set(CONDITIONS)
    assert {a.icon for a in ACTIONS if a.icon} <= set(SHAPES)
    assert {a.menu.split("/")[0] for a in ACTIONS if a.menu} == set(MENUS)
    assert {i for group in EXCLUSIVE for i in group} <= {a.id for a in ACTIONS}


def test_every_action_has_a_function_and_stands_in_its_menu(window: MainWindow) -> None:
    for action in ACTIONS:
        assert callable(find(window, action.call)), action.call
        if action.checked:
            assert isinstance(find(window, action.checked), bool), action.checked
        if action.menu:
            assert window.actions_[action.id] in window.actions_.menus[action.menu].actions(), action.id


def test_every_menu_entry_leads_somewhere(window: MainWindow) -> None:
    """Nothing stands in a menu but actions of the table, filled submenus and lines."""
    known = {window.actions_[a.id] for a in ACTIONS}

    def walk(menu: QMenu) -> None:
        for entry in menu.actions():
            if entry.menu() is window.recents or entry.isSeparator():
                continue
            if entry.menu() is not None:
                assert entry.menu().actions()
                walk(entry.menu())
            else:
                assert entry in known, entry.text()

    for name in MENUS:
        walk(window.actions_.menus[name])


def test_disabled_actions_say_why(window: MainWindow) -> None:
    window.actions_.refresh()
    for action in ACTIONS:
        made: QAction = window.actions_[action.id]
        if not made.isEnabled():
            assert "\n" in made.toolTip(), action.id


_LOOKING = ("view_", "errors_", "theme_", "clip_", "zoom_", "scroll_", "page_")


@pytest.mark.parametrize("id", [a.id for a in ACTIONS if a.id.startswith(_LOOKING)])
def test_looking_actions_can_be_triggered_with_a_session(opened: MainWindow, id: str, qtbot: QtBot) -> None:
    opened.viewing.change(clip=3, selection=Selection(1.0, 2.0))
    opened.actions_.refresh()
    assert opened.actions_[id].isEnabled()
    opened.actions_[id].trigger()
    qtbot.wait(60)


def test_clip_keys_step_through_the_clips(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.isActiveWindow, timeout=5_000)
    opened.sound.setFocus()
    opened.actions_.refresh()
    for key, expected in (
        (Qt.Key.Key_PageDown, 0), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, 0), (Qt.Key.Key_End, 6),
        (Qt.Key.Key_Home, 0), (Qt.Key.Key_W, None),
    ):  # fmt: skip
        opened.actions_.refresh()
        QTest.keyClick(opened.sound, key)
        assert opened.viewing.look.clip == expected


def test_the_palette_finds_and_runs_a_command(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["palette"].trigger()
    palette = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CommandPalette) and w.isVisible())
    QTest.keyClicks(palette.field, "errors in 2")
    assert palette.shown.rowCount() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.viewing.look.dimensions == 2
    qtbot.waitUntil(window.actions_["errors_2d"].isChecked)
    qtbot.wait(100)
    assert window.viewing.look.dimensions == 2, "a button of the pair pressed the other one"


def test_the_key_window_names_every_key(window: MainWindow) -> None:
    window.actions_["keys"].trigger()
    sheet = next(d for d in window.findChildren(QDialog) if d.windowTitle() == "Keys")
    said = {row.action.id: row.keys for row in sheet.table.rows if row.action is not None}
    for action in ACTIONS:
        for key in action.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in said[action.id], action.id
    sheet.close()


def test_about_names_the_libraries_and_their_licences(window: MainWindow) -> None:
    window.actions_["about"].trigger()
    sheet = next(d for d in window.findChildren(QDialog) if d.windowTitle() == "About")
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "PySide6" in said
    assert "LGPL" in said
    sheet.close()


def test_hiding_predictions_is_ticked_and_taken_back(opened: MainWindow, qtbot: QtBot) -> None:
    wait_idle(opened, qtbot)
    opened.actions_["hide_overlays"].trigger()
    assert opened.viewing.look.hidden_methods
    qtbot.waitUntil(opened.actions_["hide_overlays"].isChecked)
    opened.actions_["hide_overlays"].trigger()
    assert not opened.viewing.look.hidden_methods


def test_about_says_that_chawa_is_a_reconstruction(window: MainWindow) -> None:
    window.actions_["about"].trigger()
    texts = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "CHAWA: a reconstruction; the published architecture was not available" in texts
