"""Measure how far off methods are: some held-out places give the radii, others tell whether they hold the source."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import workbench
from workbench.core.calibration import Calibration
from workbench.core.errors import UserError
from workbench.core.events import Event, Saved, Warned
from workbench.engine.calibration_recordings import CalibrationRecordings
from workbench.engine.evaluate import Evaluate, evaluation_of
from workbench.engine.evaluation_outputs import refuse_unwritable
from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.calibration_page import calibration_page
from workbench.evaluate.conformal import coverage_of, radii_of
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.calibrations import write_calibration
from workbench.files.model_file import model_sha256
from workbench.localize.method import Method
from workbench.localize.registry import find_methods


@dataclass(frozen=True, kw_only=True)
class Calibrated(Event):
    """A method's radii are known and kept. title : of the method."""

    calibration: Calibration
    title: str


@dataclass(frozen=True)
class Calibrate:
    """Radii for methods from the answers to one part of the recordings, checked on the other.

    methods : names or model files' paths. folder : where <method>.json is written.
    page : a Markdown page with all that was found, None = none. n_jobs : processes, -1 = one a core; scheduler : of a
    Dask cluster, "" = this machine.
    Yields Progress a session, Warned, then Saved and Calibrated a method. A method that answers at too few places is
    told and left out, as is one whose file cannot be written; UserError when that leaves none, or where a network
    learnt from what it would be measured on.
    """

    recordings: CalibrationRecordings
    methods: tuple[str, ...]
    folder: Path
    page: Path | None = None
    n_jobs: int = -1
    scheduler: str = ""

    def run(self) -> Iterator[Event]:
        methods = find_methods(self.methods)
        for method in methods:
            self.recordings.refuse_learnt(method)
        self._make_folder()
        refuse_unwritable(self.folder / "calibration.json", self.page)
        for warning in self.recordings.warnings:
            yield Warned(session="", text=warning)
        measured, checked = yield from self._answers()
        made: list[Calibrated] = []
        problems: list[UserError] = []
        for method in methods:
            try:
                calibration, left_out = self._calibration(method, measured, checked)
                path = write_calibration(self.folder, calibration)
            except UserError as error:
                problems.append(error)
                yield Warned(session="", text=str(error))
                continue
            if left_out:
                yield Warned(session="", text=left_out)
            found = Calibrated(calibration=calibration, title=method.title)
            yield Saved(path=path, what="calibration")
            yield found
            made.append(found)
        if not made:
            raise problems[0]
        if self.page is not None:
            text = calibration_page([(one.title, one.calibration) for one in made], self.recordings.how)
            write_atomically(self.page, text.encode())
            yield Saved(path=self.page, what="page on the calibrations")

    def _make_folder(self) -> None:
        """One's own calibrations have a folder of ours, which is not there before the first of them."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise UserError(f"{self.folder} is no folder", "Choose another for the calibrations") from error
        except OSError as error:
            raise cannot_write(self.folder, error) from error

    def _answers(self) -> Generator[Event, None, tuple[AnswerTable, AnswerTable]]:
        """Progress while sessions are located, then the tables of both parts."""
        sources = (*self.recordings.measure, *self.recordings.check)
        job = Evaluate(sources, self.methods, n_jobs=self.n_jobs, scheduler=self.scheduler)
        evaluation = yield from evaluation_of(job)
        table = evaluation.table
        is_checked = np.isin(table.sessions, [source.key for source in self.recordings.check])
        return table.where(~is_checked), table.where(is_checked)

    def _calibration(self, method: Method, measured: AnswerTable, checked: AnswerTable) -> tuple[Calibration, str]:
        """And what took no part, in a sentence."""
        found = radii_of(measured, method.name)
        known = Calibration(
            method=method.name,
            unit=found.unit,
            floor_m=found.floor_m,
            groups=found.groups,
            bands=found.bands,
            recordings=self.recordings.measured_on,
            is_simulated=self.recordings.is_simulated,
            span_m=found.span_m,
            sites=found.sites,
            n_declined=found.n_declined,
            model_sha256="" if method.model_path is None else model_sha256(method.model_path),
            program_version=workbench.__version__,
            measured=self.recordings.measured,
            checked=self.recordings.checked,
        )
        by_group, by_site = coverage_of(known, checked)
        checked_on = self.recordings.checked_on if by_group else ""
        return replace(known, checked_on=checked_on, coverage=by_group, by_site=by_site), found.left_out
