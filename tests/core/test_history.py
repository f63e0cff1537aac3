"""Undo and redo as values."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.history import History
from workbench.core.session import Microphone, Session

FIRST = Session(name="first", microphones=(Microphone(file="m.wav"),))
SECOND, THIRD = replace(FIRST, name="second"), replace(FIRST, name="third")


def test_undo_and_redo_walk_through_named_steps() -> None:
    history = History.of(FIRST).edited("Rename", SECOND).edited("Rename again", THIRD)
    assert (history.session, history.undo_name, history.redo_name) == (THIRD, "Rename again", "")
    history = history.undone()
    assert (history.session, history.undo_name, history.redo_name) == (SECOND, "Rename", "Rename again")
    assert history.undone().session is FIRST
    assert history.redone().session is THIRD


def test_at_either_end_undo_and_redo_change_nothing() -> None:
    history = History.of(FIRST).edited("Rename", SECOND)
    assert history.redone() is history
    assert history.undone().undone() == history.undone()
    assert (history.undone().undo_name, history.redo_name) == ("", "")


def test_an_edit_drops_what_could_be_redone() -> None:
    history = History.of(FIRST).edited("Rename", SECOND).undone().edited("Rename otherwise", THIRD)
    assert [step.name for step in history.steps] == ["", "Rename otherwise"]
    assert history.redo_name == ""


def test_merged_edits_of_one_name_are_one_step() -> None:
    history = History.of(FIRST).edited("Drag", SECOND).edited("Drag", THIRD, merge=True)
    assert [step.session for step in history.steps] == [FIRST, THIRD]
    assert history.undone().session is FIRST


def test_merging_never_swallows_the_first_step_or_one_of_another_name() -> None:
    assert len(History.of(FIRST).edited("", SECOND, merge=True).steps) == 2
    assert len(History.of(FIRST).edited("Drag", SECOND).edited("Turn", THIRD, merge=True).steps) == 3


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    history = History.of(FIRST)
    assert history.edited("Nothing", FIRST) is history


def test_what_saving_filled_in_replaces_the_present_step_only() -> None:
    history = History.of(FIRST).edited("Rename", SECOND).edited("Rename again", THIRD).undone()
    saved = replace(SECOND, id="a")
    after = history.with_present(saved)
    assert [step.session for step in after.steps] == [FIRST, saved, THIRD]
    assert [step.name for step in after.steps] == [step.name for step in history.steps]
    assert history.session is SECOND
