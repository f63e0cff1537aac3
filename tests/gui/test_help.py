"""F1 on every part of the window: a page each, in both languages, that names no key but those that commands have."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from conftest import wait_idle
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import workbench.gui
from workbench.files.shipped import resources_folder
from workbench.gui.commands.action_set import native
from workbench.gui.commands.actions import ACTIONS, action_of
from workbench.gui.commands.keys import Keys
from workbench.gui.help.help_window import HelpWindow
from workbench.gui.help.pages import FIRST, LINK, MARK, filled, found, page_names, read_page
from workbench.gui.help.topics import DIALOGS, PANELS, page_of, panels_of
from workbench.gui.looks.layout import WORKSPACES
from workbench.gui.main_window import MainWindow
from workbench.gui.sessions.new_session_dialog import NewSessionDialog
from workbench.gui.state.settings import SettingsStore

LANGUAGES = ("en", "ko")


def help_of(window: MainWindow) -> HelpWindow:
    return next(h for h in window.findChildren(HelpWindow) if h.isVisible())


def dialogs() -> set[str]:
    """The names of all dialogs of the window."""
    for module in pkgutil.walk_packages(workbench.gui.__path__, "workbench.gui."):
        importlib.import_module(module.name)
    waiting, names = list(QDialog.__subclasses__()), set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("workbench.gui"):
            names.add(kind.__name__)
    return names


# ---- the pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_there_is_a_name_for_is_written_in_each_language(language: str) -> None:
    folder = resources_folder() / "help" / language
    assert {file.stem for file in folder.glob("*.md")} == set(page_names())
    named = {*PANELS.values(), *DIALOGS.values()}
    assert named <= set(page_names())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_reached_by_links_from_the_contents(language: str) -> None:
    seen, waiting = set(), [FIRST]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [link for _, link in LINK.findall(read_page(name, language).text)]
    assert seen == set(page_names())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", page_names())
def test_a_page_names_commands_of_the_table_and_types_no_key_itself(name: str, language: str) -> None:
    text = read_page(name, language).text
    ids = [id for kind, said in MARK.findall(text) for id in (said.split() if kind == "keys" else [said])]
    assert set(ids) <= {action.id for action in ACTIONS}
    rest = MARK.sub("", text)
    assert not re.search(r"[{}]", rest), "a mark that is none"
    assert not re.search(r"(?i)\b(ctrl|alt|shift|cmd|strg)\s*\+|\bF\d{1,2}\b", rest), "a key typed by hand"


@pytest.mark.parametrize("name", page_names())
def test_both_languages_tell_of_the_same_commands_and_pages(name: str) -> None:
    english, korean = (read_page(name, language).text for language in LANGUAGES)
    assert sorted(MARK.findall(english)) == sorted(MARK.findall(korean))
    assert {to for _, to in LINK.findall(english)} == {to for _, to in LINK.findall(korean)}
    assert re.search(r"[\uac00-\ud7a3]", korean)
    assert len(re.findall(r"^## ", english, re.M)) == len(re.findall(r"^## ", korean, re.M))


def test_pages_have_the_keys_that_people_chose(tmp_path: object) -> None:
    store = SettingsStore(tmp_path / "window.ini")  # type: ignore[operator]
    keys = Keys(store)
    keys.change(action_of("localize"), ("Ctrl+Shift+9",))
    said = filled(read_page("localize", "en").text, keys)
    assert native("Ctrl+Shift+9") in said
    assert native("Ctrl+R") not in said


def test_a_search_finds_pages_that_have_all_words_titles_first(tmp_path: object) -> None:
    keys = Keys(SettingsStore(tmp_path / "window.ini"))  # type: ignore[operator]
    hits = found("tape lengths", "en", keys)
    assert hits[0].page.name == "tape-measure"
    assert "tape" in hits[0].around.casefold()
    assert found("clock", "en", keys)[0].page.name == "clocks"
    assert found("no such word anywhere", "en", keys) == ()
    assert found("   ", "en", keys) == ()


# ---- every part has one


def test_every_dialog_has_a_page() -> None:
    assert dialogs() - set(DIALOGS) == set()
    assert set(DIALOGS) - dialogs() <= {"QMessageBox", "QFileDialog"}, "dialogs that there are not"


def test_every_pane_of_every_workspace_has_a_page(opened: MainWindow, qtbot: QtBot) -> None:
    """Whatever widget one is at, F1 knows a page."""
    pages = set()
    for workspace in WORKSPACES.values():
        opened.workspaces.use(workspace)
        for tab in range(opened.tabs.count()):
            opened.tabs.setCurrentIndex(tab)
            qtbot.wait(20)
            panels = panels_of(opened)
            for widget in opened.findChildren(QWidget):
                if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    _, page = page_of(widget, panels)
                    assert page, f"{workspace.name}: nothing about {type(widget).__name__}"
                    pages.add(page)
    opened.campaign.toggle_table()
    assert page_of(opened.campaign_table, panels_of(opened))[1] == "campaign-table"
    expected = {"campaign-list", "spectrograms", "site", "microphones", "results", "evidence", "labels",
                "checks", "compare", "train", "live", "listening", "window"}  # fmt: skip
    assert expected - pages == set()


def test_every_panel_of_the_table_is_a_part_of_the_window(opened: MainWindow) -> None:
    opened.actions_["new_training"].trigger()
    late = {"site.plan"}  # without OpenGL only
    there = set(panels_of(opened).values())
    assert {page for path, page in PANELS.items() if path not in late} <= there


# ---- the window of the help


def test_f1_shows_the_page_of_the_part_that_has_the_focus(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.isActiveWindow)
    for part, title in ((opened.microphones, "Microphones and source"), (opened.campaign_list.filter, "Campaign list")):
        opened.activateWindow()
        qtbot.waitUntil(opened.isActiveWindow)
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_F1)
        assert help_of(opened).windowTitle() == f"Help: {title}"
    assert not help_of(opened).isModal()
    assert len(opened.findChildren(HelpWindow)) == 1, "a window for each page"


def test_f1_works_in_a_dialog_that_keeps_the_window_from_being_used(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["new"].trigger()
    dialog = window.findChild(NewSessionDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: any(h.isVisible() for h in window.findChildren(HelpWindow)))
    shown = help_of(window)
    assert shown.page == "new-session"
    shown.go_to_contents()
    assert shown.page == FIRST, "the help cannot be used over the dialog"
    dialog.reject()
    qtbot.waitUntil(lambda: not any(h.isVisible() for h in window.findChildren(HelpWindow)))


def test_links_back_and_search_go_through_the_pages(window: MainWindow) -> None:
    window.actions_["help_contents"].trigger()
    shown = help_of(window)
    shown.browser.anchorClicked.emit(QUrl("results.md"))
    assert shown.page == "results"
    shown.browser.anchorClicked.emit(QUrl("https://example.org/"))
    assert shown.page == "results", "a link out of the help was followed"
    shown.search.setText("tape lengths")
    assert "Tape measure" in shown.browser.toPlainText()
    shown.back.click()
    assert shown.search.text() == ""
    assert shown.page == "results"
    shown.back.click()
    assert shown.page == FIRST
    assert not shown.back.isEnabled()


def test_a_page_follows_keys_that_are_changed_while_it_is_shown(window: MainWindow) -> None:
    window.help.show_page("localize", None)
    assert native("Ctrl+R") in help_of(window).browser.toPlainText()
    window.actions_.keys.change(action_of("localize"), ("Ctrl+Shift+9",))
    assert native("Ctrl+Shift+9") in help_of(window).browser.toPlainText()


def test_the_help_comes_up_as_large_as_it_was_left(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["help_contents"].trigger()
    help_of(window).resize(555, 444)
    qtbot.waitUntil(lambda: help_of(window).width() == 555)
    help_of(window).reject()
    qtbot.waitUntil(lambda: not window.findChildren(HelpWindow))
    window.actions_["help_contents"].trigger()
    assert (help_of(window).width(), help_of(window).height()) == (555, 444)


def test_a_question_mark_still_shows_the_keys(window: MainWindow) -> None:
    assert action_of("keys").keys == ("?",)
    assert action_of("help").keys == ("F1",)
    window.actions_["keys"].trigger()
    assert any(d.windowTitle() == "Keys" for d in QApplication.topLevelWidgets() if isinstance(d, QDialog))


def test_the_help_goes_with_the_window(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_["help_contents"].trigger()
    shown = help_of(opened)
    wait_idle(opened, qtbot)
    opened.close_without_asking()
    qtbot.waitUntil(lambda: not shown.isVisible())
