"""Say once where missing sound went: one folder for all sessions of a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QT_TR_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.engine.relink import CopyIn, FileSettled, FilesSought, FindMoved, LinkFiles
from workbench.files.campaign import SessionRow
from workbench.files.links import forget_links, known_links
from workbench.files.relink import Found, NotFound
from workbench.gui.language.words import tr
from workbench.gui.work.worker import Job, Task, Worker

Role = Qt.ItemDataRole
_TITLES = (QT_TR_NOOP("Session"), QT_TR_NOOP("File"), QT_TR_NOOP("Found in"), QT_TR_NOOP("Known by"))
_KNOWN_BY = {
    "hash": QT_TR_NOOP("its hash"),
    "folder": QT_TR_NOOP("name and folder"),
    "length": QT_TR_NOOP("name, length, rate"),
    "name": QT_TR_NOOP("name alone"),
}


class RelinkDialog(QDialog):
    """`linked(folders, said)` when sound of these sessions is there again."""

    linked = Signal(object, str)

    def __init__(
        self, rows: Sequence[SessionRow], campaign: Path | None, worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find Missing Sound"))
        self._rows, self._campaign, self._worker = tuple(rows), campaign, worker
        self._missing = tuple(row for row in rows if row.missing_files)
        self._task: Task | None = None
        self._settled: list[FileSettled] = []
        self.model = _FoundModel({row.path: row.name for row in rows}, self)
        self.folder, self.choose = QLineEdit(), QPushButton(tr("Choose…"))
        self.said, self.view, self.bar = QLabel(), QTableView(), QProgressBar()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.use_button = self.buttons.addButton(tr("Use Where They Are"), action)
        self.copy_button = self.buttons.addButton(tr("Copy into the Session Folders"), action)
        self.forget_button = self.buttons.addButton(tr("Forget Links"), QDialogButtonBox.ButtonRole.ResetRole)
        self._set_up()
        worker.event.connect(self._take)
        worker.finished_job.connect(self._take_end)
        self._refresh()

    def _set_up(self) -> None:
        self.folder.setPlaceholderText(tr("The folder, or one above it, where the sound is now"))
        self.folder.setAccessibleName(tr("Folder to look in"))
        self.folder.returnPressed.connect(self.search)
        self.choose.clicked.connect(self._ask_folder)
        self.said.setWordWrap(True)
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("Missing files"))
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in ((0, 130), (1, 110), (3, 170)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.use_button.setToolTip(tr("Remember where the files are; sessions and files stay as they are"))
        self.copy_button.setToolTip(tr("Copy the files to where the sessions expect them; the originals stay"))
        self.forget_button.setToolTip(tr("Forget where sound of this campaign was said to be"))
        self.use_button.clicked.connect(self.use)
        self.copy_button.clicked.connect(self.copy)
        self.forget_button.clicked.connect(self.forget)
        self.buttons.rejected.connect(self.reject)
        for button in (*self.buttons.buttons(), self.choose):
            button.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.buttons)
        self.bar.setTextVisible(False)
        self.resize(820, 520)

    # ---- looking

    @Slot()
    def _ask_folder(self) -> None:
        at = str(self._campaign.parent if self._campaign is not None else Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, tr("Where is the sound now?"), at):
            self.folder.setText(chosen)
            self.search()

    @Slot()
    def search(self) -> None:
        """Look below the folder in the field."""
        text = self.folder.text().strip()
        if not text or self._task is not None:
            return
        if not Path(text).is_dir():
            self.said.setText(tr("{path} is no folder.", path=text))
            return
        self.model.clear()
        self._begin(tr("Find sound"), FindMoved(tuple(row.path for row in self._missing), Path(text).absolute()))

    def _begin(self, name: str, job: Job, what: str = "") -> None:
        """what : is done to each file, for the sentence at the end."""
        self._settled, self._what = [], what
        self._task = self._worker.submit(name, job)
        self.bar.setRange(0, 0)
        self._refresh()

    @Slot(object)
    def _take(self, event: Event) -> None:
        if self._task is None:
            return
        if isinstance(event, FilesSought):
            self.model.add(event.told)
        elif isinstance(event, FileSettled):
            self._settled.append(event)
        elif isinstance(event, Progress):
            self.bar.setRange(0, event.total)
            self.bar.setValue(event.done)

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if self._task is None or task.number != self._task.number:
            return
        self._task = None
        self._refresh()
        if self._settled:
            done = [one for one in self._settled if not one.reason]
            failed = [one for one in self._settled if one.reason]
            problem = tr("; {n} could not: {reason}", n=len(failed), reason=failed[0].reason) if failed else ""
            self._end([one.missing.folder for one in done], f"{_files(len(done))} {self._what}{problem}")

    # ---- what is done about it

    @Slot()
    def use(self) -> None:
        """Remember where the files are."""
        if self.model.found and self._task is None:
            self._begin(tr("Link sound"), LinkFiles(tuple(self.model.found)), tr("linked where they are"))

    @Slot()
    def copy(self) -> None:
        """Copy the files into their sessions."""
        if self.model.found and self._task is None:
            self._begin(tr("Copy sound"), CopyIn(tuple(self.model.found)), tr("copied into the sessions"))

    @Slot()
    def forget(self) -> None:
        """Forget all links of the campaign's sessions."""
        links = known_links()
        linked = [row for row in self._rows if row.id in links]
        try:
            forget_links(frozenset(row.id for row in linked))
        except UserError as error:
            self.said.setText(str(error))
            return
        self._end([row.path for row in linked], tr("Links of {n} sessions forgotten", n=len(linked)))

    def _end(self, folders: list[Path], said: str) -> None:
        self.linked.emit(tuple(dict.fromkeys(folders)), said)
        self.accept()

    def done(self, result: int) -> None:
        """However it closes, its work stops."""
        if self._task is not None:
            self._worker.cancel(self._task)
            self._task = None
        self._worker.event.disconnect(self._take)
        self._worker.finished_job.disconnect(self._take_end)
        super().done(result)

    def _refresh(self) -> None:
        is_busy, found, n_all = self._task is not None, self.model.found, self.model.rowCount()
        n_missing = sum(len(row.missing_files) for row in self._missing)
        sessions = tr("1 session") if len(self._missing) == 1 else tr("{n} sessions", n=len(self._missing))
        if n_all and not is_busy:
            kinds = {words: sum(_KNOWN_BY[one.evidence] == words for one in found) for words in _KNOWN_BY.values()}
            told = ", ".join(tr("{n} by {words}", n=n, words=tr(words)) for words, n in kinds.items() if n)
            self.said.setText(
                tr("{n} of {files} found", n=len(found), files=_files(n_all)) + (f": {told}." if told else ".")
            )
        elif n_missing:
            self.said.setText(
                tr(
                    "{files} of {sessions} is missing. Files are looked for by name; where a session knows a "
                    "file's hash, only that very file is taken.",
                    files=_files(n_missing),
                    sessions=sessions,
                )
                if n_missing == 1
                else tr(
                    "{files} of {sessions} are missing. Files are looked for by name; where a session knows a "
                    "file's hash, only that very file is taken.",
                    files=_files(n_missing),
                    sessions=sessions,
                )
            )
        else:
            self.said.setText(tr("No sound is missing; some of it lies where it was linked to by hand."))
        self.bar.setVisible(is_busy)
        for widget in (self.folder, self.choose):
            widget.setEnabled(not is_busy and n_missing > 0)
        for button in (self.use_button, self.copy_button):
            button.setEnabled(bool(found) and not is_busy)
        links = known_links()
        self.forget_button.setVisible(any(row.id in links for row in self._rows))


class _FoundModel(QAbstractTableModel):
    """What became of each missing file; those not found come first."""

    def __init__(self, names: dict[Path, str], parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self._told: list[Found | NotFound] = []

    @property
    def found(self) -> list[Found]:
        return [one for one in self._told if isinstance(one, Found)]

    def clear(self) -> None:
        self.beginResetModel()
        self._told = []
        self.endResetModel()

    def add(self, told: Sequence[Found | NotFound]) -> None:
        if told:
            n = len(self._told)
            self.beginInsertRows(QModelIndex(), n, n + len(told) - 1)
            self._told += told
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._told)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return tr(_TITLES[section]) if role == Role.DisplayRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        one = self._told[index.row()]
        if isinstance(one, Found):
            last = (str(one.path.parent), tr(_KNOWN_BY[one.evidence]))
        else:
            last = (tr("not found: {reason}", reason=one.reason), "\N{EN DASH}")
        name = self._names.get(one.missing.folder, one.missing.folder.name)
        return (name, one.missing.name, *last)[index.column()]


def _files(n: int) -> str:
    return tr("1 file") if n == 1 else tr("{n} files", n=n)
