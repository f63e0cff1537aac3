"""What is made of an evaluation: the file itself, the report as a web page or PDF, the figures as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.method_figures import MethodFigures, figures_of
from workbench.files.atomic import cannot_write, write_atomically


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

    Yields a Saved a file. UserError when one cannot be written.
    """

    evaluation: Evaluation
    out: Path | None = None
    html: Path | None = None
    pdf: Path | None = None
    csv: Path | None = None

    def run(self) -> Iterator[Event]:
        from workbench.evaluate.evaluation_file import write_evaluation
        from workbench.evaluate.figures_csv import figures_csv

        if self.out is not None:
            yield Saved(path=write_evaluation(self.out, self.evaluation), what="evaluation")
        if self.csv is not None:
            yield _saved(self.csv, figures_csv(self.evaluation).encode("utf-8", "replace"), "figures")
        if self.html is not None or self.pdf is not None:
            yield from self._report()

    def _report(self) -> Iterator[Event]:
        from workbench.evaluate.report.contents import document_of
        from workbench.evaluate.report.pdf import pdf_of
        from workbench.evaluate.report.web_page import html_of
        from workbench.localize.registry import known_methods

        yield Progress(done=0, total=1, doing="Writing the report")
        document = document_of(self.evaluation, [method.name for method in known_methods()])
        if self.html is not None:
            yield _saved(self.html, html_of(document), "report")
        if self.pdf is not None:
            yield _saved(self.pdf, pdf_of(document), "report")
        yield Progress(done=1, total=1, doing="Writing the report")


def refuse_unwritable(*paths: Path | None) -> None:
    """UserError before hours of work for files that could not be written at their end."""
    for path in paths:
        if path is None:
            continue
        if path.is_dir():
            raise UserError(f"{path} is a folder, not a file to write", "Give a file's name, in that folder or another")
        nearest = next(folder for folder in path.absolute().parents if folder.exists())
        if not nearest.is_dir():
            raise UserError(f"{path} could not be written: {nearest} is no folder", "Choose another folder")
        try:
            path.absolute().parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path.absolute().parent / f".{path.name}.try", b"")
            (path.absolute().parent / f".{path.name}.try").unlink()
        except OSError as error:
            raise cannot_write(path, error) from error


def _saved(path: Path, data: bytes, what: str) -> Saved:
    path = Path(path).absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    write_atomically(path, data)
    return Saved(path=path, what=what)
