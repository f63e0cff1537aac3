"""Undo and redo as a value: a list of whole earlier sessions, and where in it we are.

Sessions share what an edit left alone, so a step costs what it changed, and undo has no inverse to get wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.core.session import Session


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

    def undone(self) -> History:
        """One step back; the same history when there is none."""
        return self.at(self.index - 1)

    def redone(self) -> History:
        """One step on; the same history when there is none."""
        return self.at(self.index + 1)

    def at(self, index: int) -> History:
        """Shown at another step; the same history when there is no such step."""
        return replace(self, index=index) if 0 <= index < len(self.steps) else self

    def with_present(self, session: Session) -> History:
        """The present step with another value: saving may have filled in folder, id and hashes."""
        i = self.index
        return replace(self, steps=(*self.steps[:i], replace(self.steps[i], session=session), *self.steps[i + 1 :]))
