"""Labels from another program's file into a session: bounds, problems told by line, and none added twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.core.errors import UserError
from workbench.core.session import Label, Session, title_of

LONGEST_S = 1e7
"""Four months: no recording is longer."""
HIGHEST_HZ = 1e7
MAX_PROBLEMS = 8


def with_labels(session: Session, labels: Iterable[Label]) -> Session:
    """The session with these labels too; those it has already are not added again. Itself when there is no new one."""
    known = set(map(_key, session.labels))
    new = tuple(label for label in labels if _key(label) not in known)
    return replace(session, labels=(*session.labels, *new)) if new else session


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
        more = [f"and {len(problems) - MAX_PROBLEMS} more"] if len(problems) > MAX_PROBLEMS else []
        raise UserError.of_many(where, [*problems[:MAX_PROBLEMS], *more], hint)


def _key(label: Label) -> tuple[object, ...]:
    """What makes two labels the same mark; times to a microsecond, as files write them."""
    band = tuple(None if hz is None else round(hz, 3) for hz in (label.low_hz, label.high_hz))
    return (round(label.start_s, 6), round(label.end_s, 6), *band, label.microphone, label.text)
