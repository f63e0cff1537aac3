"""Networks of one's own in the window: their cards, another title, and how to be rid of one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.files.model_file import read_card
from workbench.files.own_models import put_own_model
from workbench.files.shipped import models_folder
from workbench.gui.answers.methods import shown_method
from workbench.gui.answers.own_networks import OwnNetworksDialog
from workbench.gui.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, home: Path, qtbot: QtBot) -> OwnNetworksDialog:
    for name in ("mine-1", "mine-2"):
        put_own_model(models_folder() / "chawa.safetensors", name)
    window.actions_["own_networks"].trigger()
    made = window.own_networks.dialog
    assert made is not None
    qtbot.waitUntil(lambda: made.list.count() == 2)
    return made


def test_the_chosen_ones_card_is_shown(dialog: OwnNetworksDialog) -> None:
    assert dialog.chosen is not None and dialog.chosen.name == "mine-1"
    assert "trained on simulated recordings" in dialog.card.text()
    assert dialog.remove.isEnabled() and not dialog.rename.isEnabled()


def test_another_title_is_on_the_card_and_in_the_list_of_methods(dialog: OwnNetworksDialog, qtbot: QtBot) -> None:
    path = dialog.chosen.path
    dialog.title.setText("Old mine")
    dialog.rename.click()
    qtbot.waitUntil(lambda: dialog.chosen is not None and dialog.chosen.card.title == "Old mine")
    assert read_card(path).title == "Old mine" and read_card(path).name == "mine-1"
    assert shown_method("mine-1").title == "Old mine (own, mine-1)"


@pytest.mark.parametrize("is_sure", [True, False])
def test_one_is_removed_after_a_question(dialog: OwnNetworksDialog, qtbot: QtBot, is_sure: bool) -> None:
    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        next(b for b in question.buttons() if (b.text() == "Remove") is is_sure).click()

    path = dialog.chosen.path
    QTimer.singleShot(200, answer)
    dialog.remove.click()
    if is_sure:
        qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert path.exists() is not is_sure
