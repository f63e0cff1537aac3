"""Labels from another program's file into a session: bounds, problems told by line, and none added twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from workbench.core.errors import UserError
from workbench.core.session import Label, Session, title_of
from workbench.files.exchange.registry import Changed

LONGEST_S = 1e7
"""Four months: no recording is longer."""
HIGHEST_HZ = 1e7
MAX_PROBLEMS = 8
MAX_TOLD = 3
"""So many problems fit in a sentence that people still read."""

Key = Callable[[Label], object]
"""Of a label: what its file says of it. Two labels that their file cannot tell apart are the same mark."""


def with_labels(session: Session, labels: Iterable[Label], key: Key) -> Changed:
    """The session with these labels too; those it has already stay as they are and are not added again.

    The session is the same one when there is no new label. The notes say how many were there.
    """
    return with_labels_but(session, labels, set(map(key, session.labels)), key)


def with_labels_but(session: Session, labels: Iterable[Label], known: Set[object], key: Key) -> Changed:
    """The same, where the keys of what is there already are known."""
    found = tuple(labels)
    new = tuple(label for label in found if key(label) not in known)
    n_known = len(found) - len(new)
    are = "is" if n_known == 1 else "are"
    notes = (f"{n_known} of its {len(found)} labels {are} there already and {are} not added again",) if n_known else ()
    return Changed(replace(session, labels=(*session.labels, *new)) if new else session, notes)


def labels_to_write(session: Session) -> Sequence[Label]:
    """The session's labels. UserError when it has none."""
    if not session.labels:
        raise UserError(f"{title_of(session)} has no labels to write", "Mark something first")
    return session.labels


def span_problem(low: float | None, high: float | None, unit: str) -> str:
    """What is wrong with a stretch of time ("s") or a band ("Hz"); empty when nothing is."""
    highest = LONGEST_S if unit == "s" else HIGHEST_HZ
    for value in (low, high):
        if value is not None and abs(value) > highest:
            return f"{value:g} {unit} is more than any recording has"
    if low is not None and high is not None and high < low:
        return f"it ends ({high:g} {unit}) before it begins ({low:g} {unit})"
    return ""


def refuse(where: str, problems: Sequence[str], hint: str) -> None:
    """Raise UserError with the first of these problems and how many more there are; nothing when there are none."""
    if problems:
        raise UserError.of_many(where, problems[:MAX_TOLD], hint, n_more=max(0, len(problems) - MAX_TOLD))
