"""Evaluations on their way out of the window: report, figures, the evaluation itself, the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QObject, Slot
from PySide6.QtWidgets import QFileDialog

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.evaluate.evaluation import Evaluation
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.gui.compare.desk import CompareDesk
    from workbench.gui.main_window import MainWindow

EVALUATIONS = QT_TR_NOOP("Evaluation (*.json)")
_PARTS = {".json": "out", ".html": "html", ".pdf": "pdf", ".csv": "csv"}


@dataclass(frozen=True, kw_only=True)
class Written(Event):
    """A file was written, or problem says why not."""

    path: Path
    problem: UserError | None = None


@dataclass(frozen=True, eq=False)
class WriteOutput:
    """path : ends in .html or .pdf (the report), .csv (every figure) or .json (the evaluation itself)."""

    path: Path
    evaluation: Evaluation

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="writing")
        from workbench.engine.evaluation_outputs import WriteEvaluation

        part = {_PARTS[self.path.suffix.lower()]: self.path}
        try:
            yield from (e for e in WriteEvaluation(self.evaluation, **part).run() if type(e) is Progress)
            yield Written(path=self.path)
        except UserError as error:
            yield Written(path=self.path, problem=error)


@dataclass(frozen=True)
class Kind:
    """What a command writes. endings : of its files, the usual one first; filters : the same for the dialog."""

    title: str
    name: str
    filters: tuple[str, ...]
    endings: tuple[str, ...]


REPORT = Kind(
    QT_TR_NOOP("Save the report"), "report",
    (QT_TR_NOOP("Report, one file (*.html)"), QT_TR_NOOP("Report to print (*.pdf)")), (".html", ".pdf"),
)  # fmt: skip
EVALUATION = Kind(QT_TR_NOOP("Save the evaluation"), "evaluation", (EVALUATIONS,), (".json",))
FIGURES = Kind(QT_TR_NOOP("Export the figures"), "figures", (QT_TR_NOOP("Figures (*.csv)"),), (".csv",))


class Outputs(QObject):
    """What the Analyze menu writes."""

    def __init__(self, window: MainWindow, desk: CompareDesk) -> None:
        super().__init__(desk)
        self._window, self._desk = window, desk
        self._kind = REPORT
        self.dialog: QFileDialog | None = None
        window.worker.event.connect(self.take)

    @Slot()
    def save_report(self) -> None:
        self._ask_where(REPORT)

    @Slot()
    def save_evaluation(self) -> None:
        self._ask_where(EVALUATION)

    @Slot()
    def export_figures(self) -> None:
        self._ask_where(FIGURES)

    @Slot()
    def copy_figures(self) -> None:
        if not self._desk.why_no_figures:
            self._desk.page.make_results().table_in_front.copy()
            self._window.say(tr("The table is on the clipboard."))

    # ---- where to

    def _ask_where(self, kind: Kind) -> None:
        """The dialog itself adds the ending, so that it asks before a file is replaced."""
        if self._desk.evaluation is None:
            return
        folder = Path(self._window.store.settings.last_folder or Path.home())
        dialog = QFileDialog(self._window, tr(kind.title), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr(one) for one in kind.filters])
        dialog.setDefaultSuffix(kind.endings[0])
        dialog.selectFile(f"{self._desk.evaluation.name or 'evaluation'} {kind.name}{kind.endings[0]}")
        dialog.filterSelected.connect(self._choose_ending)
        dialog.fileSelected.connect(self._take_path)
        self._kind, self.dialog = kind, dialog
        dialog.open()

    @Slot(str)
    def _choose_ending(self, chosen: str) -> None:
        dialog, kind = self.dialog, self._kind
        filters = [tr(one) for one in kind.filters]
        if dialog is None or chosen not in filters:
            return
        ending = kind.endings[filters.index(chosen)]
        dialog.setDefaultSuffix(ending)
        names = dialog.selectedFiles()
        if names and Path(names[0]).suffix.lower() in kind.endings:
            dialog.selectFile(Path(names[0]).with_suffix(ending).name)

    @Slot(str)
    def _take_path(self, text: str) -> None:
        path, kind = Path(text), self._kind
        if path.suffix.lower() in kind.endings:
            self.write(path)
        else:
            endings = tr(" or ").join(kind.endings)
            refused = tr("Nothing was written: the name of this file ends in {endings}, and {name} does not.",
                         endings=endings, name=path.name)  # fmt: skip
            self._window.say(refused, "warning")

    # ---- writing

    def write(self, path: Path) -> None:
        """The report (.html, .pdf), every figure (.csv) or the evaluation (.json), with the radius and split shown."""
        if self._desk.evaluation is None:
            return
        asked = self._desk.shown_as
        shown = replace(self._desk.evaluation, radius_m=asked.radius_m, split=asked.split)
        self._window.worker.submit(tr("Write {name}", name=path.name), WriteOutput(path, shown))

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, Written):
            if event.problem is None:
                self._window.say(tr("{path} is written", path=event.path))
            else:
                self._window.say(str(event.problem), "error")
