"""The window speaks English and Korean: nothing is cut, nothing is left untranslated."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.gui.conftest import wait_idle
from tests.gui.room_for_words import cut_in, said_by
from workbench.files.shipped import resources_folder
from workbench.gui.answers.methods import shown_methods
from workbench.gui.app import Program
from workbench.gui.language.choice import speak
from workbench.gui.language.words import tr
from workbench.gui.looks.layout import FIELD, WORKSPACES
from workbench.gui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
GUI = ROOT / "workbench" / "gui"
TEXTS = resources_folder() / "translations" / "ko"
SMALLEST = (960, 600)
SIZES = ((1366, 768), SMALLEST)
DIALOGS = (
    "palette",  # it closes when something else becomes active: first, while nothing does
    "settings",
    "keys",
    "history",
    "versions",
    "check_thresholds",
    "clocks",
    "site",
    "tape",
    "own_networks",
    "open_predictions",
    "array_to_sessions",
    "new",
)  # fmt: skip
"""The actions that show a dialog of ours; the others ask for a file, which is the system's to draw."""


@pytest.fixture(params=["en", "ko"])
def language(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[str]:
    """What people chose before the window was made; English again afterwards."""
    (tmp_path / "window.ini").write_text(f"[settings]\nlanguage={request.param}\n", encoding="utf-8")
    speak(qapp, request.param)
    yield request.param
    speak(qapp, "en")


@pytest.fixture
def korean(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    (tmp_path / "window.ini").write_text("[settings]\nlanguage=ko\n", encoding="utf-8")
    speak(qapp, "ko")
    yield
    speak(qapp, "en")


@pytest.fixture
def speaking(language: str, opened: MainWindow) -> MainWindow:
    """The window with a session, in each language."""
    return opened


# ---- room


def test_no_text_of_the_window_is_cut(speaking: MainWindow, qtbot: QtBot) -> None:
    found = []
    for size in SIZES:
        speaking.resize(*size)
        for workspace in WORKSPACES.values():
            if workspace is FIELD and size == SMALLEST:
                continue  # its letters are for a screen at arm's length, and need 768 lines
            speaking.workspaces.use(workspace)
            qtbot.wait(100)
            found += [f"{size[0]} {workspace.name}: {cut}" for cut in cut_in(speaking)]
    assert not found, "\n".join(found)


def test_no_text_of_a_dialog_is_cut(speaking: MainWindow, qtbot: QtBot) -> None:
    found = []
    for id in DIALOGS:
        for dialog in shown_by(speaking, id, qtbot):
            found += [f"{id}: {cut}" for cut in cut_in(dialog)]
            dialog.close()
    assert not found, "\n".join(found)


def test_a_text_without_room_is_found(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel, QPushButton

    for widget in (QLabel("far too long for it"), QPushButton("far too long for it")):
        qtbot.addWidget(widget)
        widget.setFixedWidth(40)
        widget.show()
        assert any("far too long" in cut for cut in cut_in(widget))


# ---- words


def test_a_korean_window_says_no_english_sentence(
    korean: None, window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    window.sessions.open_paths([campaign / "A-1"])
    wait_idle(window, qtbot)
    names = {"Goyang collapsed building", *(m.title for m in shown_methods())}
    found = set()
    for workspace in WORKSPACES.values():
        window.workspaces.use(workspace)
        qtbot.wait(100)
        found |= {text for text in said_by(window) if text not in names and _has_sentence(text)}
    assert not found, "\n".join(sorted(found))


def test_menus_commands_and_settings_are_korean(korean: None, window: MainWindow, qtbot: QtBot) -> None:
    texts = {action.text() for action in window.findChildren(type(window.actions_["save"])) if action.text()}
    assert "저장" in texts
    assert not {text for text in texts if _has_sentence(text)}
    assert window.actions_.menus["File"].title() == "파일(&F)"
    assert window.actions_["save"].toolTip().startswith("세션을 폴더에 쓰기")


def test_a_language_can_be_chosen_in_the_menu_and_comes_with_the_next_start(
    window: MainWindow, program: Program, qtbot: QtBot
) -> None:
    window.actions_["language_ko"].trigger()
    assert program.store.settings.language == "ko"
    assert window.message.text == "The window speaks another language from the next start on."
    assert [button.text() for button in window.message.buttons] == ["Start Again Now"]
    window.actions_["language_en"].trigger()
    assert window.message.text == ""


def test_every_text_is_translated_with_its_names_kept() -> None:
    for file in sorted(TEXTS.glob("*.ts")):
        for message in ElementTree.parse(file).iter("message"):
            source, said = message.findtext("source", ""), message.find("translation")
            assert said is not None and said.get("type") is None and said.text, f"{file.name}: {source!r}"
            assert _names_in(said.text) == _names_in(source), f"{file.name}: {source!r}"


def test_the_translations_are_those_of_the_texts_in_the_code(tmp_path: Path) -> None:
    shutil.copytree(TEXTS, tmp_path / "ko")
    subprocess.run([ROOT / "scripts" / "translations.sh", tmp_path], check=True, timeout=300)
    for file in sorted((tmp_path / "ko").glob("*.ts")):
        kept = TEXTS / file.name
        assert kept.is_file() and _sources(file) == _sources(kept), f"run scripts/translations.sh: {file.name}"
    made, shipped = (tmp_path / "ko.qm").read_bytes(), (TEXTS.parent / "ko.qm").read_bytes()
    assert made == shipped, "run scripts/translations.sh"


def test_the_system_language_is_spoken_and_numbers_stay_in_place(korean: None) -> None:
    assert tr("Save") == "저장"
    assert tr("{n} of {all} reviewed", n=2, all=5) == "5개 중 2개 검토"
    assert tr("") == ""


# ---- the code

_SHOWING = {
    "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "setText", "setToolTip",
    "setStatusTip", "setWindowTitle", "setTitle", "setPlaceholderText", "addItem", "addTab", "addAction", "addMenu",
    "setHeaderLabels", "setHorizontalHeaderLabels", "setAccessibleName", "setInformativeText", "addButton", "say",
    "setWhatsThis", "addRow", "setTabText",
}  # fmt: skip
_OF_NO_LANGUAGE = {
    "info", "warning", "error", "good", "title", "m", "s", "ms", "Hz", "kHz", "dB", "dBFS", "ch", "MB", "GiB", "min",
    "xyz",
}  # fmt: skip
"""Tones of messages, and symbols of units, which are the same everywhere."""
_AS_TYPED = {"EPSG:32652", "site:yeoju weather:rain -review:rejected"}
"""Examples of what people type, which no language changes."""


def test_no_words_reach_people_past_translation() -> None:
    found = []
    for file in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in _SHOWING:
                texts = [text for argument in node.args for text in _literals(argument)]
                found += [f"{file.relative_to(ROOT)}:{node.lineno}: {text!r}" for text in texts if _has_words(text)]
    assert not found, "\n".join(found)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _literals(node: ast.expr) -> Iterator[str]:
    """Literals that are shown as they stand; calls, names of look-ups and comparisons hold others."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, (ast.Call, ast.Subscript, ast.Compare, ast.Lambda)):
        parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else ast.iter_child_nodes(node)
        for part in parts:
            if isinstance(part, ast.expr):
                yield from _literals(part)


def _has_words(text: str) -> bool:
    words = re.findall("[A-Za-z]{2,}", text)
    return text not in _AS_TYPED and any(word not in _OF_NO_LANGUAGE for word in words)


def _has_sentence(text: str) -> bool:
    return re.search(r"\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", re.sub("<[^>]*>", "", text)) is not None


def _names_in(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}", text))


def _sources(file: Path) -> set[str]:
    return {message.findtext("source", "") for message in ElementTree.parse(file).iter("message")}


def shown_by(window: MainWindow, id: str, qtbot: QtBot) -> list[QDialog]:
    """The dialogs that an action shows."""
    action = window.actions_[id]
    assert action.isEnabled(), id
    action.trigger()
    wait_idle(window, qtbot)
    qtbot.wait(100)
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert shown, id
    return shown
