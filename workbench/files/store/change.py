"""What one edit changed, as small canonical text: the difference of two sessions, and the sum of one and the other.

Sessions are values that share what an edit left alone, so identity tells what changed, fast. Of microphones and
labels only the changed stretch is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from workbench.core.session import Microphone, Session
from workbench.files.session_schema import session_of_bytes
from workbench.files.session_text import NOT_IN_FILE, session_text

Change = Mapping[str, Any]
"""{"parts": names of changed fields, "stretches": {field: [first, n_removed, n_put]}, "text": a small session}."""

LISTS = ("microphones", "labels")
PARTS = (*(f.name for f in fields(Session) if f.name not in NOT_IN_FILE), "extra")
_NOBODY = Microphone(file="-")
"""A session needs a microphone; stands in where no microphone changed."""


def change_between(before: Session, now: Session) -> Change:
    """What leads from one session to the other; folder and read_only_reason are no part of it.

    Raises ValueError for values that the format cannot hold.
    """
    changed = [part for part in PARTS if getattr(before, part) is not getattr(now, part)]
    stretches = {part: _stretch(getattr(before, part), getattr(now, part)) for part in LISTS if part in changed}
    put = {part: getattr(now, part)[first : first + n_put] for part, (first, _, n_put) in stretches.items()}
    whole = {part: getattr(now, part) for part in changed if part not in LISTS}
    small = Session(**(whole | {"microphones": put.get("microphones") or (_NOBODY,), "labels": put.get("labels", ())}))
    return {"parts": changed, "stretches": stretches, "text": session_text(small)}


def changed_by(before: Session, change: Change, folder: Path | None) -> Session:
    """The session that a change leads to. Raises UserError, KeyError, TypeError or ValueError when it is none."""
    _, n_removed, n_put = change["stretches"].get("microphones", (0, 0, 0))
    n_microphones = len(before.microphones) - int(n_removed) + int(n_put)  # those that tapes name need not be in it
    small = session_of_bytes(change["text"].encode(), folder, "A kept edit", n_microphones)
    parts: dict[str, Any] = {}
    for part in change["parts"]:
        if part not in PARTS:
            raise ValueError(part)
        value = getattr(small, part)
        if part in LISTS:
            first, n_removed, n_put = (int(n) for n in change["stretches"][part])
            old = getattr(before, part)
            value = (*old[:first], *value[:n_put], *old[first + n_removed :])
        parts[part] = value
    return replace(before, **parts)


def _stretch(before: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[int, int, int]:
    """(first, n_removed, n_put) : between a common beginning and a common end."""
    shorter = min(len(before), len(now))
    first = next((i for i in range(shorter) if before[i] is not now[i]), shorter)
    rest = shorter - first
    n_end = next((i for i in range(rest) if before[-1 - i] is not now[-1 - i]), rest)
    return first, len(before) - first - n_end, len(now) - first - n_end
