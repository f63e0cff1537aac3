"""What is made of an evaluation: the file itself, the report as a web page or PDF, the figures as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.method_figures import MethodFigures, figures_of
from workbench.files.atomic import cannot_write, put_atomically, write_atomically


@dataclass(frozen=True, kw_only=True)
class MethodScored(Event):
    """What a method's answers are worth: 3-D, all clips."""

    title: str
    figures: MethodFigures


def scored(evaluation: Evaluation) -> Iterator[Event]:
    """A MethodScored a method, in the order they were asked."""
    for method in evaluation.methods:
        found = figures_of(evaluation.clips, method.name, "3-D", evaluation.radius_m, evaluation.split)
        if found is not None:
            yield MethodScored(title=method.title, figures=found)


@dataclass(frozen=True)
class WriteEvaluation:
    """Writes what is asked for; None = not asked for. html, pdf : the report. csv : its figures.

    All are made before the first is written. Yields a Saved a file. UserError when one cannot be written.
    """

    evaluation: Evaluation
    out: Path | None = None
    html: Path | None = None
    pdf: Path | None = None
    csv: Path | None = None

    def run(self) -> Iterator[Event]:
        from workbench.evaluate.evaluation_file import write_evaluation
        from workbench.evaluate.figures_csv import figures_csv

        files: list[tuple[Path, bytes, str]] = []
        if self.csv is not None:
            files.append((self.csv, figures_csv(self.evaluation).encode("utf-8", "replace"), "figures"))
        if self.html is not None or self.pdf is not None:
            yield Progress(done=0, total=1, doing="Making the report")
            files += self._report()
            yield Progress(done=1, total=1, doing="Making the report")
        if self.out is not None:
            yield Saved(path=write_evaluation(self.out, self.evaluation), what="evaluation")
        for path, data, what in files:
            write_atomically(path.absolute(), data)
            yield Saved(path=path.absolute(), what=what)

    def _report(self) -> Iterator[tuple[Path, bytes, str]]:
        from workbench.evaluate.report.contents import document_of
        from workbench.evaluate.report.pdf import pdf_of
        from workbench.evaluate.report.web_page import html_of
        from workbench.localize.registry import known_methods

        document = document_of(self.evaluation, [method.name for method in known_methods()])
        if self.html is not None:
            yield self.html, html_of(document), "report"
        if self.pdf is not None:
            yield self.pdf, pdf_of(document), "report"


def refuse_unwritable(*paths: Path | None) -> None:
    """UserError before hours of work for files that could not be written at their end. No folder is made for them."""
    for path in paths:
        if path is None:
            continue
        if path.is_dir():
            raise UserError(f"{path} is a folder, not a file to write", "Give a file's name, in that folder or another")
        folder = path.absolute().parent
        if not folder.is_dir():
            what = f"{folder} is no folder" if folder.exists() else f"there is no folder {folder}"
            raise UserError(f"{path} could not be written: {what}", "Choose a folder that is there, or make it first")
        attempt = folder / f".{path.name}.try"
        try:
            put_atomically(attempt, b"")
            attempt.unlink()
        except OSError as error:
            raise cannot_write(path, error) from error
