"""Undo and redo as a value: a list of whole earlier sessions, and where in it we are.

Sessions share what an edit left alone, so a step costs what it changed, and undo has no inverse to get wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.core.session import Session

MOST_STEPS = 1_000
MOST_ITEMS = 2_500_000
"""20 MB. Steps made since the last save stay whatever they take."""


@dataclass(frozen=True)
class Step:
    """One named edit and the session it led to. The first step of a history is no edit: its name is empty."""

    name: str
    session: Session | None


@dataclass(frozen=True)
class History:
    """The steps from the oldest to the newest (what could be redone comes last), and which of them is shown."""

    steps: tuple[Step, ...]
    index: int

    @classmethod
    def of(cls, session: Session | None) -> History:
        """A history that starts here."""
        return cls((Step("", session),), 0)

    @property
    def session(self) -> Session | None:
        """The session as it is now."""
        return self.steps[self.index].session

    @property
    def undo_name(self) -> str:
        """Name of the edit that undo would take back; empty when there is none."""
        return self.steps[self.index].name if self.index > 0 else ""

    @property
    def redo_name(self) -> str:
        """Name of the edit that redo would bring back; empty when there is none."""
        return self.steps[self.index + 1].name if self.index + 1 < len(self.steps) else ""

    def edited(self, name: str, session: Session, *, merge: bool = False) -> History:
        """Gone on to an edited session; what could have been redone is dropped.

        merge : join with the last step if that has the same name (a drag, a spin).
        """
        if session is self.session:
            return self
        index = self.index if merge and self.index > 0 and self.undo_name == name else self.index + 1
        return History((*self.steps[:index], Step(name, session)), index)

    def at(self, index: int) -> History:
        """Shown at another step; the same history when there is no such step."""
        return replace(self, index=index) if 0 <= index < len(self.steps) else self

    def saved_as(self, was: Session, saved: Session) -> History:
        """The same steps once `was` is saved as `saved`: saving may have filled in folder, id and hashes.

        All steps of a session have one id and one folder.
        """
        return replace(self, steps=tuple(replace(s, session=_saved_as(s.session, was, saved)) for s in self.steps))

    def without_oldest(self, saved: Session | None) -> History:
        """With no more steps before the last save than are worth their memory; without one, with all there are.

        saved : the session as it was saved last, itself.
        """
        at = next((i for i, step in enumerate(self.steps) if step.session is saved), 0)
        room, first = MOST_ITEMS, max(0, len(self.steps) - MOST_STEPS)
        for i in range(len(self.steps) - 1, first, -1):
            room -= _n_own_items(self.steps[i].session, self.steps[i - 1].session)
            if room < 0:
                first = i
                break
        first = min(first, at, self.index)
        if first == 0:
            return self
        return History((Step("", self.steps[first].session), *self.steps[first + 1 :]), self.index - first)


def _saved_as(session: Session | None, was: Session, saved: Session) -> Session | None:
    if session is None or session is was:
        return None if session is None else saved
    is_same = session.id == saved.id and session.folder == saved.folder
    return session if is_same else replace(session, id=saved.id, folder=saved.folder)


def _n_own_items(session: Session | None, before: Session | None) -> int:
    """Places in lists that a session does not share with the one before it: eight bytes each."""
    if session is None:
        return 0
    n_labels = 0 if before is not None and session.labels is before.labels else len(session.labels)
    is_same = before is not None and session.microphones is before.microphones
    return n_labels + (0 if is_same else len(session.microphones))
