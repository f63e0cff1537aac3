"""From audio files to a session: which channels, what they are called, where they stood."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.files.session_folder import AUDIO_ENDINGS
from workbench.gui.language.words import tr
from workbench.gui.sessions.channel_table import ChannelTable
from workbench.gui.sessions.dropping import is_audio
from workbench.gui.sessions.new_session import MakeSession, SessionMade, SessionNotMade
from workbench.gui.sessions.new_session_model import ChannelModel
from workbench.gui.work.worker import Worker

if TYPE_CHECKING:
    from workbench.files.audio_info import AudioInfo

_MOST_TOLD = 5
"""Of rows of files so many are told of in the dialog."""
_HOW = QT_TR_NOOP(
    "The sound is copied into the new folder. One row is one channel. Coordinates may stay empty "
    "and be typed later; survey coordinates (UTM) are moved to a site frame. A block of numbers "
    "can be pasted from a spreadsheet."
)


class NewSessionDialog(QDialog):
    """`made(Session, str)` when the folder is there; problems are said in the dialog, above its buttons."""

    made = Signal(object, str)

    def __init__(self, worker: Worker, parent_folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New session from audio"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._worker = worker
        self._is_named = self._is_placed = False
        self._infos: dict[Path, AudioInfo] = {}
        self.model = ChannelModel(self)
        self.name, self.folder = QLineEdit(), QLineEdit(parent_folder)
        self.view, self.follows, self.problem = ChannelTable(self.model), QLabel(), QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create = self.buttons.addButton(tr("Create Session"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._set_up()
        self.model.edited.connect(self._check)
        self.view.complained.connect(self._complain)
        worker.event.connect(self._take)
        self._check()

    def _set_up(self) -> None:
        said = QLabel(tr(_HOW))
        said.setWordWrap(True)
        said.setProperty("role", "muted")
        self.view.setWordWrap(False)  # long names end in dots, not at a word
        self.follows.setWordWrap(True)
        self.follows.setProperty("role", "muted")
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "error")
        add, remove, browse = QPushButton(tr("Add Files…")), QPushButton(tr("Remove File")), QPushButton(tr("Choose…"))
        add.setAutoDefault(False)
        remove.setAutoDefault(False)
        browse.setAutoDefault(False)
        add.clicked.connect(self._ask_files)
        remove.clicked.connect(self._remove)
        browse.clicked.connect(self._ask_folder)
        self.create.setDefault(True)
        self.buttons.accepted.connect(self.start)
        self.buttons.rejected.connect(self.reject)
        self.name.setPlaceholderText(tr("What to call it"))
        self.name.textEdited.connect(self._named)
        self.folder.textEdited.connect(self._placed)
        self.folder.setToolTip(tr("The session becomes a folder of its own in here"))
        folder = QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(browse)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Make it in"), folder)
        files = QHBoxLayout()
        files.addWidget(add)
        files.addWidget(remove)
        files.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (form, said, self.view, files, self.follows, self.problem, self.buttons):
            column.addLayout(part) if isinstance(part, (QHBoxLayout, QFormLayout)) else column.addWidget(part)
        column.setStretchFactor(self.view, 1)
        self.resize(760, 520)

    # ---- files

    def add_files(self, paths: tuple[Path, ...]) -> None:
        """Add audio files, those that follow one another as one. What cannot be read is said and left out."""
        from workbench.files.audio_info import read_audio_info

        known = {path for r in self.model.rows for path in r.paths}
        self._infos = {path: info for path, info in self._infos.items() if path in known}
        problems = []
        for path in paths:
            if path in self._infos:
                continue
            try:
                info = read_audio_info(path)
            except UserError as error:
                problems.append(str(error))
            else:
                self._infos[path] = info
                problems += info.problems
        problems += self._show_rows(known)
        if paths:
            self._propose(paths)
        self._check()
        if problems:
            self.problem.setText("\n".join(problems))

    def _show_rows(self, known: set[Path]) -> list[str]:
        """Show the files in hand, row by row; what is wrong with them. known : files that are shown already."""
        from workbench.files.file_rows import FileRow, Timed, rows_of, said_of_rows

        told = []
        try:
            rows = rows_of(tuple(self._infos.values()))
        except UserError as error:
            told.append(str(error))
            rows = [FileRow((Timed(info),)) for path, info in self._infos.items() if path not in known]
        shown_as = {path: r.paths for r in self.model.rows for path in r.paths}
        for row in rows:
            shown = dict.fromkeys(shown_as[path] for path in row.paths if path in shown_as)
            if not shown:
                self.model.add(row.paths[0], row.n_channels, row.paths[1:])
            elif tuple(shown) != (row.paths,):
                first, *others = (paths[0] for paths in shown)
                self.model.remove([i for i, r in enumerate(self.model.rows) if r.path in others])
                self.model.set_rest(first, row.paths)
        said = said_of_rows(rows)
        more = [tr("and {n} more rows of files", n=len(said) - _MOST_TOLD)] if len(said) > _MOST_TOLD else []
        self.follows.setText("\n".join([*said[:_MOST_TOLD], *more]))
        return told

    def _propose(self, paths: tuple[Path, ...]) -> None:
        """A new folder beside the recordings, unless people chose otherwise: never the one they lie in."""
        proposed = proposed_folder(paths)
        if not self._is_placed:
            self.folder.setText(str(proposed.parent))
        if not self._is_named:
            self.name.setText(proposed.name)

    @Slot()
    def _ask_files(self) -> None:
        endings = " ".join(f"*{e} *{e.upper()}" for e in sorted(AUDIO_ENDINGS))
        texts, _ = QFileDialog.getOpenFileNames(
            self, tr("Add recordings"), self.folder.text(), tr("Audio ({endings})", endings=endings)
        )
        self.add_files(tuple(Path(t) for t in texts))

    @Slot()
    def _remove(self) -> None:
        self.model.remove(sorted({i.row() for i in self.view.selectionModel().selectedIndexes()}))

    @Slot()
    def _ask_folder(self) -> None:
        text = QFileDialog.getExistingDirectory(self, tr("Make the session in"), self.folder.text())
        if text:
            self.folder.setText(text)
            self._placed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        paths = tuple(Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile())
        self.add_files(tuple(p for p in paths if is_audio(p)))
        if odd := [p.name for p in paths if not is_audio(p)]:
            self.problem.setText(tr("Not audio, left out: {files}", files=", ".join(odd)))

    # ---- making

    @property
    def target(self) -> Path:
        """The folder the session will become."""
        safe = self.name.text().strip().replace("/", "-").replace("\\", "-")
        return Path(self.folder.text()).expanduser() / safe

    @Slot()
    def start(self) -> None:
        """Make it, in the worker's thread; the dialog closes when it is there."""
        self._set_busy(True)
        job = MakeSession(self.model.rows, self.target, self.name.text().strip())
        self._worker.submit(tr("Make {name}", name=self.name.text()), job, quiet=True)

    @Slot(object)
    def _take(self, event: Event) -> None:
        if isinstance(event, SessionNotMade):
            self._set_busy(False)
            self.problem.setText(event.problem)
        elif isinstance(event, SessionMade):
            self.accept()
            self.made.emit(event.session, event.notice)

    def _set_busy(self, is_busy: bool) -> None:
        self.create.setEnabled(not is_busy)
        self.create.setText(tr("Copying the sound …") if is_busy else tr("Create Session"))
        self.view.setEnabled(not is_busy)

    @Slot()
    def _named(self) -> None:
        self._is_named = True
        self._check()

    @Slot()
    def _placed(self) -> None:
        self._is_placed = True
        self._check()

    @Slot(str)
    def _complain(self, text: str) -> None:
        """Say what is wrong in the table; once it is right, what else is missing."""
        if text:
            self.problem.setText(text)
        else:
            self._check()

    @Slot()
    def _check(self) -> None:
        """Say what is missing, where it is missing."""
        problem = ""
        if not self.model.rows:
            problem = tr("Add recordings, or drop them here.")
        elif not self.model.used:
            problem = tr("Tick at least one channel.")
        elif not self.name.text().strip():
            problem = tr("Give the session a name.")
        elif not self.folder.text().strip():
            problem = tr("Choose the folder to make it in.")
        self.create.setEnabled(not problem)
        self.problem.setText(problem)


def proposed_folder(paths: tuple[Path, ...]) -> Path:
    """Where a session of these recordings goes: beside the one file, or beside the folder of several; not there yet."""
    together = paths[0].parent
    if len(paths) == 1:
        wanted = paths[0].with_suffix("")
    else:
        home = together.parent if os.access(together.parent, os.W_OK) else together
        wanted = home / tr("{name} session", name=together.name).strip()
    proposed, n = wanted, 2
    while proposed.exists():
        proposed, n = wanted.with_name(f"{wanted.name} {n}"), n + 1
    return proposed
