"""Whatever part of a session an edit changes: kept, and killed, and opened again, it is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.any_session import sessions
from tests.store.samples import ended_process, quick_folder
from workbench.core.errors import UserError
from workbench.core.session import Label, Microphone, Session
from workbench.core.tape.nouns import Tape, TapeFrame, TapeHeight
from workbench.files.session_folder import write_session
from workbench.files.session_text import NOT_IN_FILE
from workbench.files.store.change import change_between, changed_by
from workbench.files.store.store import Store, open_store

PARTS = tuple(f.name for f in fields(Session) if f.name not in {"id", "folder", "read_only_reason"})
FOUR = Session(id="6f0c7c1e", microphones=tuple(Microphone(name=f"M{i}", file=f"m{i}.wav") for i in (1, 2, 3, 4)))


@pytest.fixture
def root() -> Iterator[Path]:
    made = quick_folder()
    yield made
    shutil.rmtree(made)


def opened(root: Path) -> Store:
    return open_store(root / "A-1", state_folder=root / "state", me=ended_process())


def kept_and_opened_again(before: Session, *edits: Session) -> Session:
    """What comes back when the process is gone right after the last edit was kept."""
    root = quick_folder()
    try:
        saved = write_session(before, root / "A-1")
        store = opened(root)
        history = store.history
        for number, edit in enumerate(edits):
            history = history.edited(f"Edit {number}", replace(edit, folder=saved.folder))
            store.keep(history)
        found = opened(root).history
        assert len(found.steps) == len(edits) + 1
        assert found.session is not None
        return replace(found.session, folder=None)
    finally:
        shutil.rmtree(root)


@settings(max_examples=25, deadline=None)
@given(before=sessions(), now=sessions())
def test_any_session_comes_back_after_any_edit(before: Session, now: Session) -> None:
    assert kept_and_opened_again(before, now) == now


@settings(max_examples=25, deadline=None)
@given(before=sessions(), now=sessions(), chosen=st.lists(st.sampled_from(PARTS), unique=True, max_size=4))
def test_edits_of_a_few_parts_come_back_beside_what_they_left_alone(
    before: Session, now: Session, chosen: list[str]
) -> None:
    if len(now.microphones) < len(before.microphones) or "microphones" not in chosen:
        now = replace(now, microphones=(*now.microphones, *before.microphones))  # nothing names one that is gone
        chosen = [*chosen, "microphones"]
    edited = replace(before, **{part: getattr(now, part) for part in chosen})
    assert kept_and_opened_again(before, edited, before, edited) == edited


@settings(max_examples=50, deadline=None)
@given(before=sessions(), now=sessions())
def test_the_difference_of_two_sessions_leads_from_one_to_the_other(before: Session, now: Session) -> None:
    assert changed_by(before, change_between(before, now), None) == now


@pytest.mark.parametrize("ends", [(1, 2), (3, 4), (4, "source")])
def test_a_tape_between_microphones_that_the_edit_left_alone_comes_back(ends: tuple[int, int]) -> None:
    taped = replace(FOUR, tapes=(Tape(between=ends, length_m=7.02),))
    high = replace(taped, tape_heights=(TapeHeight(of=4, height_m=1.2),))
    framed = replace(high, tape_frame=TapeFrame(origin=3, along_x=4))
    placed = framed.with_microphone_at(3, (1.0, 2.0, 1.2))
    assert kept_and_opened_again(FOUR, taped, high, framed, placed) == placed


def test_why_an_edit_is_not_kept_is_said_in_a_sentence(root: Path) -> None:
    write_session(FOUR, root / "A-1")
    store = opened(root)
    backwards = tuple(Label(start_s=2.0, end_s=1.0) for _ in range(3))
    with pytest.raises(UserError) as one:
        store.keep(store.history.edited("Add a label", replace(FOUR, labels=backwards[:1])))
    because = "label 1: end_s (1.0 s) lies before start_s (2.0 s)"
    undo = "Undo it, and what follows is kept again."
    assert str(one.value) == f"Edits since “Add a label” are not kept: {because}. {undo}"
    with pytest.raises(UserError) as three:
        store.keep(store.history.edited("Add labels", replace(FOUR, labels=backwards)))
    assert str(three.value) == f"Edits since “Add labels” are not kept: {because} (and 2 more). {undo}"
    kept = store.history.edited("Rename", replace(FOUR, name="another"))
    store.keep(kept)
    assert opened(root).history.session == replace(FOUR, name="another", folder=root / "A-1")


def test_every_part_of_a_session_is_made_up() -> None:
    assert {f.name for f in fields(Session)} - set(PARTS) == (NOT_IN_FILE | {"id"}) - {"extra"}
