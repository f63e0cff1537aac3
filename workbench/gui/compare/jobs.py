"""What the page asks of other threads: evaluate, read, find again what was shown last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.files.shipped import state_folder

if TYPE_CHECKING:
    from workbench.evaluate.evaluation import Evaluation, Split
    from workbench.gui.compare.changes import State

Came = Literal["evaluated", "opened", "remembered"]


@dataclass(frozen=True, kw_only=True, eq=False)
class EvaluationCame(Event):
    """how : it was worked out just now, read from a file that people chose, or what was shown last of a campaign.

    campaign : the folder it was asked for, None where people chose a file; problem : why it could not be remembered.
    changed, gone : keys of sessions that are not now as they were then, as far as they were looked at.
    """

    evaluation: Evaluation
    how: Came
    campaign: Path | None = None
    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    problem: str = ""

    def with_state(self, key: str, state: State) -> EvaluationCame:
        """With what became of one session; itself where that is known."""
        changed = self.changed | {key} if state == "changed" else self.changed - {key}
        gone = self.gone | {key} if state == "gone" else self.gone - {key}
        return self if (changed, gone) == (self.changed, self.gone) else replace(self, changed=changed, gone=gone)


@dataclass(frozen=True, kw_only=True)
class NoEvaluation(Event):
    """how : as EvaluationCame; problem : None where there simply is none."""

    how: Came
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
        return EvaluationCame(evaluation=evaluation, how="evaluated", campaign=self.campaign, problem=problem)


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
        yield EvaluationCame(evaluation=evaluation, how="opened")


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
            yield EvaluationCame(evaluation=read_evaluation(path), how="remembered", campaign=self.campaign)
        except UserError as error:
            yield NoEvaluation(how="remembered", problem=error)


def remembered_file(campaign: Path) -> Path:
    """Where the last evaluation of a campaign is kept: beside what else is kept for people, not among their files."""
    key = hashlib.sha256(str(campaign.resolve()).encode()).hexdigest()[:24]
    return state_folder() / "evaluations" / f"{key}.json"
