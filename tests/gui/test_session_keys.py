"""Letters that act on the session act while people look at it, and not while they look at trainings."""

from __future__ import annotations

from workbench.gui.commands.actions import ACTIONS
from workbench.gui.main_window import MainWindow

LETTERS = {"next_session": "N", "colour_map": "K", "clip_none": "W", "hide_overlays": "H"}


def keys(window: MainWindow) -> dict[str, list[str]]:
    window.actions_.refresh()
    return {a.id: [k.toString() for k in window.actions_[a.id].shortcuts()] for a in ACTIONS}


def test_letters_leave_with_the_session_and_come_back(window: MainWindow) -> None:
    before = keys(window)
    assert all(before[id] == [letter] for id, letter in LETTERS.items())
    window.workspaces.train()
    there = keys(window)
    assert all(there[id] == [] for id in LETTERS)
    assert there["open"] == before["open"] == ["Ctrl+O"] and there["hold_training"] == ["P"]
    assert there["view_top"] == ["7"], "the site view shows the validation there"
    window.workspaces.inspect()
    assert keys(window) == before
