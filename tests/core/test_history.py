"""Undo and redo as values."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.history import MOST_ITEMS, MOST_STEPS, History, Step
from workbench.core.session import Label, Microphone, Session

FIRST = Session(name="first", microphones=(Microphone(file="m.wav"),))
SECOND, THIRD = replace(FIRST, name="second"), replace(FIRST, name="third")


def test_undo_and_redo_walk_through_named_steps() -> None:
    history = History.of(FIRST).edited("Rename", SECOND).edited("Rename again", THIRD)
    assert (history.session, history.undo_name, history.redo_name) == (THIRD, "Rename again", "")
    history = history.at(1)
    assert (history.session, history.undo_name, history.redo_name) == (SECOND, "Rename", "Rename again")
    assert history.at(0).session is FIRST
    assert history.at(2).session is THIRD


def test_at_either_end_undo_and_redo_change_nothing() -> None:
    history = History.of(FIRST).edited("Rename", SECOND)
    assert history.at(2) is history
    assert history.at(0).at(-1) == history.at(0)
    assert (history.at(0).undo_name, history.redo_name) == ("", "")


def test_an_edit_drops_what_could_be_redone() -> None:
    history = History.of(FIRST).edited("Rename", SECOND).at(0).edited("Rename otherwise", THIRD)
    assert [step.name for step in history.steps] == ["", "Rename otherwise"]
    assert history.redo_name == ""


def test_merged_edits_of_one_name_are_one_step() -> None:
    history = History.of(FIRST).edited("Drag", SECOND).edited("Drag", THIRD, merge=True)
    assert [step.session for step in history.steps] == [FIRST, THIRD]
    assert history.at(0).session is FIRST


def test_merging_never_swallows_the_first_step_or_one_of_another_name() -> None:
    assert len(History.of(FIRST).edited("", SECOND, merge=True).steps) == 2
    assert len(History.of(FIRST).edited("Drag", SECOND).edited("Turn", THIRD, merge=True).steps) == 3


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    history = History.of(FIRST)
    assert history.edited("Nothing", FIRST) is history


def test_what_saving_filled_in_is_in_every_step_and_edits_stay() -> None:
    history = History.of(FIRST).edited("Rename", SECOND).edited("Rename again", THIRD).at(1)
    saved = replace(SECOND, id="a")
    after = history.saved_as(SECOND, saved)
    assert [step.session for step in after.steps] == [replace(FIRST, id="a"), saved, replace(THIRD, id="a")]
    assert after.session is saved
    assert [step.name for step in after.steps] == [step.name for step in history.steps]
    assert history.session is SECOND


def edited_often(n: int, n_labels: int) -> History:
    """Each step with a list of labels of its own."""
    history = History.of(FIRST)
    for i in range(n):
        labels = tuple(Label(start_s=float(i), end_s=i + 1.0) for _ in range(1)) * n_labels
        history = history.edited(str(i), replace(FIRST, labels=labels))
    return history


def test_steps_before_the_last_save_are_dropped_when_they_are_many() -> None:
    history = edited_often(MOST_STEPS + 200, 1)
    saved = history.steps[-3].session
    shorter = history.without_oldest(saved)
    assert len(shorter.steps) == MOST_STEPS
    assert (shorter.session, shorter.steps[0].name, shorter.undo_name) == (history.session, "", history.undo_name)
    assert shorter.steps[1:] == history.steps[-MOST_STEPS + 1 :]
    assert shorter.without_oldest(saved) is shorter


def test_steps_before_the_last_save_are_dropped_when_they_are_large() -> None:
    history = edited_often(300, 10_000)
    shorter = history.without_oldest(history.session)
    assert len(shorter.steps) == MOST_ITEMS // 10_000 + 1
    same = replace(FIRST, labels=history.steps[-1].session.labels)
    many = History((Step("", same), *(Step(str(i), replace(same, name=str(i))) for i in range(300))), 300)
    assert many.without_oldest(many.session) is many  # they share their labels


def test_steps_since_the_last_save_and_steps_one_went_back_to_are_never_dropped() -> None:
    history = edited_often(MOST_STEPS + 200, 1)
    assert history.without_oldest(history.steps[0].session) is history
    assert history.without_oldest(SECOND) is history  # what is saved is no step: who knows how far back it is
    assert history.at(5).without_oldest(history.session).session is history.steps[5].session
