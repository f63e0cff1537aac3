"""Are the sessions of an evaluation still as they were?"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.evaluate.evaluation import EvaluatedSession, Evaluation
from workbench.files.session_folder import SESSION_FILE, read_session
from workbench.files.session_text import session_sha256

State = Literal["same", "changed", "gone"]


@dataclass(frozen=True, kw_only=True, eq=False)
class SessionComparedWithDisk(Event):
    """state : what became of the session with this key since."""

    evaluation: Evaluation
    key: str
    state: State


@dataclass(frozen=True, eq=False)
class CompareWithDisk:
    """keys : of the sessions to look at, None = all. Of these only files that were written since are read."""

    evaluation: Evaluation
    keys: frozenset[str] | None = None

    def run(self) -> Iterator[Event]:
        since_s = _began_s(self.evaluation)
        for session in self.evaluation.sessions:
            if self.keys is None or session.key in self.keys:
                state = state_of(session, since_s)
                yield SessionComparedWithDisk(evaluation=self.evaluation, key=session.key, state=state)


def keys_at(evaluation: Evaluation, folder: Path) -> frozenset[str]:
    """Keys of the sessions that lie in this folder, whichever way its path is written."""
    same = {s.key for s in evaluation.sessions if Path(s.key).name == folder.name}
    return frozenset(key for key in same if os.path.realpath(key) == os.path.realpath(folder))


def state_of(session: EvaluatedSession, since_s: float) -> State:
    """since_s : a file that is older is the same one, seconds since 1970."""
    if not os.path.isabs(session.key):  # noqa: PTH117 - a key is any text; that of a folder is its path
        return "same"
    file = Path(session.key) / SESSION_FILE
    try:
        is_newer = file.stat().st_mtime >= since_s
        return "changed" if is_newer and session_sha256(read_session(file.parent)) != session.sha256 else "same"
    except FileNotFoundError:
        return "gone"
    except (OSError, UserError, json.JSONDecodeError):
        return "changed"


def _began_s(evaluation: Evaluation) -> float:
    """When it began, with a second to spare; 0 where nobody knows."""
    try:
        return datetime.fromisoformat(evaluation.created_at).timestamp() - evaluation.seconds - 1.0
    except ValueError:
        return 0.0
