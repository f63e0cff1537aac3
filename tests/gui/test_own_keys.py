"""Keys that people change: they act at once, come back at the next start, and no two commands share one unsaid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.gui.commands.actions import ACTIONS, action_of
from workbench.gui.commands.keys import Keys, is_plain
from workbench.gui.help.keys_window import KeysWindow
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.main_window import MainWindow
from workbench.gui.state.settings import SettingsStore

CONTROL = Qt.KeyboardModifier.ControlModifier
MAP, TOP, WHOLE = action_of("colour_map"), action_of("view_top"), action_of("fit_time")


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "keys.ini")


@pytest.fixture
def keys(store: SettingsStore) -> Keys:
    return Keys(store)


@pytest.fixture
def sheet(qtbot: QtBot, keys: Keys) -> KeysWindow:
    made = KeysWindow(keys, ThemeChoice())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def look_up(sheet: KeysWindow, text: str) -> list[str]:
    sheet.search.setText(text)
    return [row.text for row in sheet.table.rows]


def press(sheet: KeysWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    sheet.field.setFocus()
    QTest.keyClick(sheet.field, key, held)


def test_at_first_every_command_has_the_keys_of_the_table(keys: Keys) -> None:
    assert all(keys.of(a) == a.keys for a in ACTIONS) and not keys.has_own


def test_a_changed_key_is_kept_in_the_settings_file(keys: Keys, store: SettingsStore, tmp_path: Path) -> None:
    keys.change(MAP, ["ctrl+alt+k", "J"])
    store.write()
    again = Keys(SettingsStore(tmp_path / "keys.ini"))
    assert again.of(MAP) == ("Ctrl+Alt+K", "J") and again.is_own(MAP)
    again.reset_all()
    assert again.of(MAP) == ("K",)


def test_a_key_that_changes_hands_leaves_the_command_that_had_it(keys: Keys) -> None:
    assert keys.holders("K", TOP) == (MAP,)
    keys.change(TOP, ["K"])
    assert (keys.of(TOP), keys.of(MAP)) == (("K",), ())
    keys.reset(MAP)
    assert (keys.of(TOP), keys.of(MAP)) == (("7",), ("K",)), "reset takes the key back, and 7 is free for its owner"


def test_a_reset_gives_the_key_back_to_the_command_that_it_was_taken_from(keys: Keys) -> None:
    keys.change(MAP, ["F"])
    assert keys.of(WHOLE) == ()
    assert keys.reset(MAP) == (WHOLE,)
    assert (keys.of(MAP), keys.of(WHOLE)) == (("K",), ("F",)) and not keys.has_own


def test_a_reset_gives_nothing_to_a_command_that_has_other_keys_by_now(keys: Keys) -> None:
    keys.change(MAP, ["F"])
    keys.change(WHOLE, ["J"])
    assert keys.reset(MAP) == ()
    assert (keys.of(MAP), keys.of(WHOLE)) == (("K",), ("J",))


def test_a_reset_leaves_a_command_without_a_key_where_another_has_its_own(keys: Keys) -> None:
    keys.change(WHOLE, ["7"])
    keys.change(TOP, ["K"])
    assert keys.reset(MAP) == (TOP,)
    assert (keys.of(MAP), keys.of(TOP), keys.of(WHOLE)) == (("K",), (), ("7",))


def test_keys_of_two_views_may_be_the_same(keys: Keys) -> None:
    assert keys.holders("Left", action_of("scroll_back")) == ()
    assert keys.holders("Left", TOP) == (action_of("scroll_back"),), "a key of the window reaches every view"


@pytest.mark.parametrize(
    "written", ["{", "[]", '{"colour_map": "K"}', '{"nobody": ["K"]}', '{"colour_map": [3]}', '{"nudge_left": ["J"]}']
)
def test_a_file_that_makes_no_sense_leaves_the_keys_as_they_were(store: SettingsStore, written: str) -> None:
    store.change(keys=written)
    assert not Keys(store).has_own


def test_the_keys_of_the_3d_view_cannot_be_taken(keys: Keys) -> None:
    with pytest.raises(ValueError):
        keys.change(action_of("take_off"), ["Left"])


def test_the_window_finds_commands_by_name_and_by_key(sheet: KeysWindow) -> None:
    assert look_up(sheet, "colour map") == ["Next Colour Map"]
    assert look_up(sheet, "ctrl+shift+p") == ["All Commands"]
    assert "Move a microphone on its plane" in look_up(sheet, "drag in the 3-D")


def test_a_conflict_is_told_before_anything_changes(sheet: KeysWindow, keys: Keys) -> None:
    look_up(sheet, "colour map")
    press(sheet, Qt.Key.Key_F)
    assert "belongs to" in sheet.message.text() and "Whole Recording" in sheet.message.text()
    assert keys.of(MAP) == ("K",) and keys.of(WHOLE) == ("F",)
    QTest.mouseClick(sheet.use, Qt.MouseButton.LeftButton)
    assert keys.of(MAP) == ("F",) and keys.of(WHOLE) == ()
    QTest.mouseClick(sheet.reset_all, Qt.MouseButton.LeftButton)
    assert keys.of(MAP) == ("K",) and keys.of(WHOLE) == ("F",)


def test_the_window_says_what_a_reset_did_to_others(sheet: KeysWindow, keys: Keys) -> None:
    keys.change(MAP, ["F"])
    look_up(sheet, "colour map")
    QTest.mouseClick(sheet.reset, Qt.MouseButton.LeftButton)
    assert "Whole Recording" in sheet.message.text() and sheet.message.text().endswith("has F again.")
    keys.change(WHOLE, ["7"])
    keys.change(TOP, ["K"])
    look_up(sheet, "colour map")
    QTest.mouseClick(sheet.reset, Qt.MouseButton.LeftButton)
    assert TOP.plain_text in sheet.message.text() and sheet.message.text().endswith("is left without a key.")


def test_a_free_key_is_added_and_all_keys_can_be_left_out(sheet: KeysWindow, keys: Keys) -> None:
    look_up(sheet, "colour map")
    press(sheet, Qt.Key.Key_K, CONTROL)
    assert sheet.message.text() == "Ctrl+K is free."
    QTest.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert keys.of(MAP) == ("K", "Ctrl+K")
    assert sheet.table.current.keys == "K or Ctrl+K"
    QTest.mouseClick(sheet.none, Qt.MouseButton.LeftButton)
    assert keys.of(MAP) == () and keys.is_own(MAP)
    QTest.mouseClick(sheet.reset, Qt.MouseButton.LeftButton)
    assert keys.of(MAP) == ("K",) and not keys.is_own(MAP)


def test_gestures_and_the_3d_views_own_keys_say_why_they_stay(sheet: KeysWindow) -> None:
    for text in ("Zoom frequency", "Nudge Left"):
        look_up(sheet, text)
        assert not sheet.field.isEnabled() and not sheet.use.isEnabled()
    assert "3-D view" in sheet.message.text()


def test_the_new_key_works_in_the_window_at_once_and_the_old_one_no_more(
    opened: MainWindow, qtbot: QtBot, new_window: Callable[[], MainWindow]
) -> None:
    qtbot.waitUntil(opened.isActiveWindow, timeout=5_000)
    opened.actions_.refresh()
    opened.actions_.keys.change(MAP, ["Ctrl+Shift+K"])
    opened.sound.setFocus()
    before = opened.viewing.look.colour_map
    QTest.keyClick(opened.sound, Qt.Key.Key_K)
    assert opened.viewing.look.colour_map == before
    QTest.keyClick(opened.sound, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert opened.viewing.look.colour_map != before
    opened.actions_.refresh()
    assert "Ctrl+Shift+K" in opened.actions_["colour_map"].toolTip()
    opened.workspaces.train()
    opened.actions_.refresh()
    assert opened.actions_["colour_map"].shortcuts() == [QKeySequence("Ctrl+Shift+K")], "no letter any more: it stays"


def test_letters_are_told_from_other_keys() -> None:
    assert is_plain(("K",)) and is_plain(("Shift+N",)) and not is_plain(("Ctrl+K",)) and not is_plain(())
