"""Whatever people do in whatever order, killed or not: the store tells what a list of names would."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store.samples import SESSION, as_saved, ended_process, quick_folder, redone, undone
from workbench.core.session import Label, Session
from workbench.files.session_folder import read_session, write_session
from workbench.files.store.journal import N_UNDO
from workbench.files.store.store import Store, open_store

Seen = tuple[str, float, tuple[str, ...]]
"""All that edits change here: the session's name, where microphone 1 stands, what the labels say."""


def seen(session: Session | None) -> Seen:
    assert session is not None
    place = session.microphones[0].position_m
    assert place is not None
    return session.name, place[0], tuple(label.text for label in session.labels)


@dataclass
class Model:
    """Steps with their names, which of them is shown, which was saved, and what of them a crash leaves.

    first_kept : the oldest step that comes back. is_kept : whether anything was kept since the last save.
    """

    steps: list[tuple[str, Seen]]
    index: int
    saved: Seen
    first_kept: int = 0
    is_kept: bool = False

    def edit(self, name: str, now: Seen, merge: bool) -> None:
        joins = merge and self.index > 0 and self.steps[self.index][0] == name
        self.index += 0 if joins else 1
        self.steps[self.index :] = [(name, now)]
        self.keep()

    def go(self, index: int) -> None:
        if 0 <= index < len(self.steps):
            self.index = index
        self.keep()

    def keep(self) -> None:
        if self.index < self.first_kept:
            self.first_kept = max(0, self.index - N_UNDO)
        self.is_kept = self.is_kept or len(self.steps) > self.first_kept + 1

    def save(self) -> None:
        self.saved, self.first_kept, self.is_kept = self.steps[self.index][1], self.index, False

    def reopen(self, closed: bool) -> None:
        """What was saved, and the steps kept since; nothing more once all is saved and the session closed."""
        if not self.is_kept or (closed and self.steps[self.index][1] == self.saved):
            self.steps, self.index, self.is_kept = [("", self.saved)], 0, False
        else:
            (_, oldest), *others = self.steps[self.first_kept :]
            self.steps, self.index = [("", oldest), *others], self.index - self.first_kept
        self.first_kept = 0


class OneSession(RuleBasedStateMachine):
    """One session folder, opened by one process after another."""

    def __init__(self) -> None:
        super().__init__()
        self.root = quick_folder()
        self.folder, self.state = self.root / "A-1", self.root / "state"
        self.number = 0
        self.store: Store | None = None

    @initialize()
    def a_session(self) -> None:
        saved = write_session(SESSION, self.folder)
        self.model = Model([("", seen(saved))], 0, seen(saved))
        self.open()

    def open(self) -> None:
        self.store = open_store(self.folder, state_folder=self.state, me=ended_process())
        self.history = self.store.history
        unsaved = seen(self.history.session) != seen(self.store.saved)
        assert (self.store.n_recovered > 0) == unsaved
        assert (self.store.recovered_at != "") == unsaved
        assert self.store.conflict is None
        assert self.store.read_only_reason == ""

    def edited(self, name: str, session: Session, merge: bool) -> None:
        assert self.store is not None
        merge = merge and seen(self.now) != self.model.saved  # the document never merges into what was saved
        self.history = self.history.edited(name, session, merge=merge)
        self.store.keep(self.history)
        self.model.edit(name, seen(session), merge)

    @property
    def now(self) -> Session:
        assert self.history.session is not None
        return self.history.session

    @rule(merge=st.booleans())
    def rename(self, merge: bool) -> None:
        self.number += 1
        self.edited("Rename", replace(self.now, name=f"name {self.number}"), merge)

    @rule(merge=st.booleans())
    def move_microphone(self, merge: bool) -> None:
        self.number += 1
        first, *others = self.now.microphones
        moved = (replace(first, position_m=(self.number / 7, 0.5, 1.2)), *others)
        self.edited("Move microphone 1", replace(self.now, microphones=moved), merge)

    @rule(at=st.integers(0, 5), n_removed=st.integers(0, 3), n_put=st.integers(0, 3))
    def relabel(self, at: int, n_removed: int, n_put: int) -> None:
        self.number += 1
        labels = list(self.now.labels)
        put = [Label(start_s=i, end_s=i + 1, text=f"{self.number}.{i}") for i in range(n_put)]
        labels[at : at + n_removed] = put
        if tuple(labels) != self.now.labels:
            self.edited("Edit labels", replace(self.now, labels=tuple(labels), name=f"name {self.number}"), False)

    @rule()
    def undo(self) -> None:
        self.history = undone(self.history)
        self.kept()
        self.model.go(self.model.index - 1)

    @rule()
    def redo(self) -> None:
        self.history = redone(self.history)
        self.kept()
        self.model.go(self.model.index + 1)

    def kept(self) -> None:
        assert self.store is not None
        self.store.keep(self.history)

    @rule()
    def save(self) -> None:
        assert self.store is not None
        before = read_session(self.folder)
        self.history = as_saved(self.history, self.store.save(self.now))
        self.model.save()
        if seen(before) != self.model.saved:
            newest = self.store.versions()[0]
            assert (newest.kind, self.store.read_version(newest)) == ("saved", before)

    @precondition(lambda self: seen(self.now) != self.model.saved)
    @rule()
    def discard(self) -> None:
        assert self.store is not None
        at = next((i for i, step in enumerate(self.history.steps) if step.session is self.store.saved), None)
        if at is None:  # it was edited away: the window goes on to it by an edit
            self.edited("Discard Unsaved Edits", self.store.saved, False)
        else:
            self.history = self.history.at(at)
            self.kept()
            self.model.go(at)

    @rule()
    def kill_and_reopen(self) -> None:
        self.model.reopen(closed=False)
        self.open()

    @rule()
    def close_and_reopen(self) -> None:
        assert self.store is not None
        self.store.close()
        self.model.reopen(closed=True)
        self.open()

    @invariant()
    def the_store_tells_what_the_model_tells(self) -> None:
        if self.store is None:
            return
        told = [(step.name, seen(step.session)) for step in self.history.steps]
        assert (told, self.history.index) == (self.model.steps, self.model.index)
        assert seen(self.store.saved) == seen(read_session(self.folder)) == self.model.saved
        assert self.store.seen_on_disk() is None

    def teardown(self) -> None:
        shutil.rmtree(self.root)


OneSession.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestOneSession = OneSession.TestCase
