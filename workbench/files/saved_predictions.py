"""What lies in a session's predictions folder, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.files.predictions import FOLDER, PredictionsFile, Run, read_predictions

N_MOST = 40
"""So many of the newest files are read."""


@dataclass(frozen=True)
class SavedPredictions:
    """A predictions file. file : what it holds, None when it cannot be read, for the reason `problem`.

    is_of_now : the session is still exactly as it was when the answers were made.
    """

    path: Path
    file: PredictionsFile | None
    is_of_now: bool = False
    problem: str = ""

    @property
    def methods(self) -> tuple[str, ...]:
        return () if self.file is None else tuple(run.method for run in self.file.runs)

    @property
    def n_clips(self) -> int:
        """Of the run that answered most."""
        return 0 if self.file is None else max((len(run.clips) for run in self.file.runs), default=0)


def saved_predictions(session: Session) -> tuple[SavedPredictions, ...]:
    """The newest files of the session's predictions folder; their names begin with the time. Empty without a folder."""
    if session.folder is None:
        return ()
    paths = sorted((session.folder / FOLDER).glob("*.json"), key=lambda path: path.name, reverse=True)
    return tuple(_looked_at(path, session) for path in paths[:N_MOST])


def microphones_heard(run: Run, session: Session) -> tuple[int, ...] | None:
    """Which of the session's microphones a run was given, counted from 0, in its order; None when that is unclear."""
    names = run.parameters.get("microphones")
    if names is None:
        return tuple(range(len(session.microphones)))
    known = [m.name or f"M{i}" for i, m in enumerate(session.microphones, start=1)]
    if not isinstance(names, list) or not all(known.count(name) == 1 for name in names):
        return None
    return tuple(known.index(name) for name in names)


def _looked_at(path: Path, session: Session) -> SavedPredictions:
    try:
        file = read_predictions(path)
    except UserError as error:
        return SavedPredictions(path, None, problem=error.problem)
    return SavedPredictions(path, file, file.is_of(session))
