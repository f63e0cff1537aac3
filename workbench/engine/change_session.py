"""A session folder changed by a job, not by a window: locked, refused where a window knows more, saved, let go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.files.store.store import open_store


def change_session(folder: Path, change: Callable[[Session], Session], called: str = "It") -> tuple[Session, Session]:
    """The session as it was, and as it is saved now; the same one twice when `change` gives back what it got.

    The session as it was is kept among its earlier versions. called : the session, where a sentence begins with it.
    Raises UserError where a window has it open, or edits that were never saved, and what `change` raises; OSError
    never comes from anything but `change`.
    """
    with closing(open_store(folder)) as store:
        if store.read_only_reason:
            raise UserError(store.read_only_reason, "Change it there, or close that window first")
        if store.n_recovered or store.conflict is not None or store.lost_reason:
            raise UserError(f"{called} has edits that were never saved; open it and save or discard them first")
        before = store.saved
        now = change(before)
        return before, before if now is before else store.save(now)
