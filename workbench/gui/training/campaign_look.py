"""Looks, in the worker, at what the recordings of a form come to, and whether anything stands against them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.files.session_folder import SESSION_FILE
from workbench.files.shipped import runs_folder
from workbench.gui.language.words import tr
from workbench.gui.work.later import Later
from workbench.gui.work.worker import Task, Worker
from workbench.training.config import DataConfig, TrainConfig

if TYPE_CHECKING:
    from workbench.engine.campaign_facts import CampaignFacts

_QUIET_MS = 250


@dataclass(frozen=True, kw_only=True)
class RecordingsLookedAt(Event):
    """What the recordings come to, None where there are none; problem : why they cannot be trained on, "" = can.

    start_problem : why the network to start from cannot be; caution : what speaks against it; "" = nothing.
    """

    config: TrainConfig
    facts: CampaignFacts | None
    problem: str = ""
    start_problem: str = ""
    caution: str = ""


@dataclass(frozen=True, kw_only=True)
class RecentsKnown(Event):
    """Folders opened before that hold a campaign still."""

    campaigns: tuple[Path, ...]


@dataclass(frozen=True)
class LookAtRecents:
    """Which of these folders are there, and no single sessions."""

    folders: tuple[Path, ...]

    def run(self) -> Iterator[Event]:
        yield RecentsKnown(campaigns=tuple(f for f in self.folders if f.is_dir() and not (f / SESSION_FILE).is_file()))


@dataclass(frozen=True)
class LookAtRecordings:
    """Count the recordings of a training and ask whether it could begin; problems are told, not raised.

    A sentence of many problems is cut after the first ones; the training itself tells all.
    """

    config: TrainConfig
    runs: Path

    def run(self) -> Iterator[Event]:
        campaign = self.config.data.campaign
        if campaign and not os.path.isdir(campaign):  # noqa: PTH112 - any text may stand here
            yield RecordingsLookedAt(config=self.config, facts=None, problem=tr("There is no such folder."))
            return
        from workbench.engine.campaign_facts import facts_found
        from workbench.engine.readiness import refuse_unready

        data, facts, problem = self.config.data, None, ""
        try:
            facts = yield from facts_found(data)
            refuse_unready(self.config, self.runs)
        except UserError as error:
            problem = _in_short(error)
        start_problem, caution = _start(self.config, () if facts is None else facts.sites)
        yield RecordingsLookedAt(
            config=self.config, facts=facts, problem=problem, start_problem=start_problem, caution=caution
        )


def _start(config: TrainConfig, sites: tuple[str, ...]) -> tuple[str, str]:
    """Of the network to start from: why it cannot be, and what speaks against it."""
    if not config.start_from:
        return "", ""
    from workbench.training.start import refuse_other_start, start_caution

    is_file = config.start_from.endswith(".safetensors") or "/" in config.start_from
    if is_file and not os.path.isfile(config.start_from):  # noqa: PTH113 - any text may stand here
        return tr("There is no such file."), ""
    try:
        refuse_other_start(config)
        return "", start_caution(config, sites)
    except UserError as error:
        return _in_short(error), ""


def _in_short(error: UserError) -> str:
    first, *more = error.problems or (error.problem,)
    others = tr("; and {n} problems more", n=len(more)) if more else ""
    return f"{first}{others}. {error.hint}{'.' if error.hint else ''}".strip()


def _asked(config: TrainConfig) -> tuple[object, ...]:
    """The settings that an answer is about."""
    return config.data, config.network, config.batch, config.start_from


class CampaignLook(QObject):
    """`changed` when it knows more. Looks once the typing has paused."""

    changed = Signal()

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._config: TrainConfig | None = None
        self._task: Task | None = None
        self._told: RecordingsLookedAt | None = None
        self._later = Later(self._look, _QUIET_MS, self, after_last=True)
        worker.event.connect(self._take)
        worker.finished_job.connect(self._end)

    def look_at(self, config: TrainConfig | None) -> None:
        """These are the settings now; None = something in them is wrong."""
        before, self._config = self._config, config
        if config is not None and (before is None or _asked(before) != _asked(config)):
            self._later.ask()

    @Slot()
    def look_again(self) -> None:
        """Sessions may have come or changed meanwhile."""
        if self._config is not None:
            self._later.ask()

    def facts(self, data: DataConfig) -> CampaignFacts | None:
        """What the recordings come to; those of the same campaign a moment ago until it is known anew."""
        told = self._told
        return told.facts if told is not None and told.config.data.campaign == data.campaign else None

    def problem(self, config: TrainConfig) -> str:
        """What stands against training on them, "" = nothing, or not known yet."""
        told = self._told
        return told.problem if told is not None and _asked(told.config) == _asked(config) else ""

    def start_problem(self, config: TrainConfig) -> str:
        """Why the network to start from cannot be, "" = it can, or not known yet."""
        told = self._told
        return told.start_problem if told is not None and _asked(told.config) == _asked(config) else ""

    def caution(self, config: TrainConfig) -> str:
        """What speaks against the network to start from, "" = nothing, or not known yet."""
        told = self._told
        return told.caution if told is not None and _asked(told.config) == _asked(config) else ""

    def _look(self) -> None:
        if self._task is not None:
            self._worker.cancel(self._task)
        self._task = None
        if self._config is not None:
            job = LookAtRecordings(self._config, runs_folder())
            self._task = self._worker.submit(tr("Look at the recordings"), job, quiet=True)

    @Slot(object)
    def _take(self, event: Event) -> None:
        if isinstance(event, RecordingsLookedAt):
            self._told = event
            self.changed.emit()

    @Slot(object, str)
    def _end(self, task: Task, _outcome: str) -> None:
        if self._task is not None and task.number == self._task.number:
            self._task = None
