"""What the page asks of other threads: evaluate, read, write, look what changed since."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.files.session_folder import SESSION_FILE, read_session
from workbench.files.session_text import session_sha256
from workbench.files.shipped import state_folder

if TYPE_CHECKING:
    from workbench.evaluate.evaluation import Evaluation, Split

Came = Literal["evaluated", "opened", "remembered"]


@dataclass(frozen=True, kw_only=True, eq=False)
class EvaluationCame(Event):
    """how : it was worked out just now, read from a file that people chose, or what was shown last of a campaign.

    n_changed, n_gone : sessions that are not now as they were then. problem : why it could not be remembered.
    """

    evaluation: Evaluation
    how: Came
    file: Path | None = None
    n_changed: int = 0
    n_gone: int = 0
    problem: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class ChangesCounted(Event):
    """n_changed, n_gone : sessions of the evaluation that are not now as they were then."""

    evaluation: Evaluation
    n_changed: int
    n_gone: int


@dataclass(frozen=True, kw_only=True)
class NoEvaluation(Event):
    """how : as EvaluationCame; problem : None where there simply is none."""

    how: Came
    problem: UserError | None = None


@dataclass(frozen=True, kw_only=True)
class Written(Event):
    """A file was written, or problem says why not."""

    path: Path
    problem: UserError | None = None


@dataclass(frozen=True)
class EvaluateSessions:
    """Ask methods about the sessions of a campaign, and remember what came of it (engine.evaluate)."""

    campaign: Path
    folders: tuple[Path, ...]
    methods: tuple[str, ...]
    split: Split
    radius_m: float
    with_learnt: bool = False

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="loading")
        from workbench.engine.evaluate import Evaluate, Evaluated
        from workbench.engine.session_sources import OnDisk

        job = Evaluate(
            sources=tuple(map(OnDisk, self.folders)), methods=self.methods, split=self.split, radius_m=self.radius_m,
            with_learnt=self.with_learnt, name=self.campaign.name, asked="Evaluate in the window",
            campaign=str(self.campaign),
        )  # fmt: skip
        try:
            with closing(job.run()) as events:  # type: ignore[type-var]
                for event in events:
                    if isinstance(event, Progress):
                        yield event
                    elif isinstance(event, Evaluated):
                        yield self._kept(event.evaluation)
        except UserError as error:
            yield NoEvaluation(how="evaluated", problem=error)

    def _kept(self, evaluation: Evaluation) -> EvaluationCame:
        from workbench.evaluate.evaluation_file import write_evaluation

        path, problem = remembered_file(self.campaign), ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_evaluation(path, evaluation)
        except (OSError, UserError) as error:
            problem = str(error)
        return EvaluationCame(evaluation=evaluation, how="evaluated", problem=problem)


@dataclass(frozen=True)
class ReadEvaluation:
    """path : a file that people chose."""

    path: Path

    def run(self) -> Iterator[Event]:
        from workbench.evaluate.evaluation_file import read_evaluation

        try:
            evaluation = read_evaluation(self.path)
        except UserError as error:
            yield NoEvaluation(how="opened", problem=error)
            return
        yield _looked_at(evaluation, "opened", self.path)


@dataclass(frozen=True)
class RecallEvaluation:
    """What was shown last of a campaign; nothing where it was never evaluated, or the file is not readable."""

    campaign: Path

    def run(self) -> Iterator[Event]:
        path = remembered_file(self.campaign)
        if not path.is_file():
            yield NoEvaluation(how="remembered")
            return
        from workbench.evaluate.evaluation_file import read_evaluation

        try:
            yield _looked_at(read_evaluation(path), "remembered", path)
        except UserError as error:
            yield NoEvaluation(how="remembered", problem=error)


@dataclass(frozen=True, eq=False)
class CountChanges:
    """Are the sessions still as they were?"""

    evaluation: Evaluation

    def run(self) -> Iterator[Event]:
        changed, gone = changed_since(self.evaluation)
        yield ChangesCounted(evaluation=self.evaluation, n_changed=changed, n_gone=gone)


@dataclass(frozen=True, eq=False)
class WriteReport:
    """path : ends in .html or .pdf (the report), .csv (every figure) or .json (the evaluation itself)."""

    path: Path
    evaluation: Evaluation

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="writing")
        from workbench.engine.evaluation_outputs import WriteEvaluation

        part = {".json": "out", ".html": "html", ".pdf": "pdf", ".csv": "csv"}[self.path.suffix.lower()]
        try:
            yield from (e for e in WriteEvaluation(self.evaluation, **{part: self.path}).run() if type(e) is Progress)
            yield Written(path=self.path)
        except UserError as error:
            yield Written(path=self.path, problem=error)


def remembered_file(campaign: Path) -> Path:
    """Where the last evaluation of a campaign is kept: beside what else is kept for people, not among their files."""
    key = hashlib.sha256(str(campaign.resolve()).encode()).hexdigest()[:24]
    return state_folder() / "evaluations" / f"{key}.json"


def _looked_at(evaluation: Evaluation, how: Came, path: Path) -> EvaluationCame:
    changed, gone = changed_since(evaluation)
    return EvaluationCame(evaluation=evaluation, how=how, file=path, n_changed=changed, n_gone=gone)


def changed_since(evaluation: Evaluation) -> tuple[int, int]:
    """How many of the sessions on disk are others now, and how many are gone. Only newer files are read."""
    from datetime import datetime

    try:
        then_s = datetime.fromisoformat(evaluation.created_at).timestamp()
    except ValueError:
        then_s = 0.0
    changed = gone = 0
    for session in evaluation.sessions:
        if not os.path.isabs(session.key):  # noqa: PTH117 - a key is any text; that of a folder is its path
            continue
        file = Path(session.key) / SESSION_FILE
        try:
            is_newer = file.stat().st_mtime >= then_s - evaluation.seconds - 1.0
            changed += is_newer and session_sha256(read_session(file.parent)) != session.sha256
        except FileNotFoundError:
            gone += 1
        except (OSError, UserError, json.JSONDecodeError):
            changed += 1
    return changed, gone
