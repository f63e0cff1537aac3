"""Another program writes session.json while it is open here: noticed in its folder, on return and on saving."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Slot

from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.files.session_folder import SESSION_FILE
from workbench.files.store.store import Store
from workbench.gui.documents.banner import Notice
from workbench.gui.documents.merging import Apart
from workbench.gui.language.words import tr
from workbench.gui.work.later import Later

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

SETTLE_MS = 250
"""Programs write files in several strokes; looked at is what is there after the last of them."""


class Watching(QObject):
    """Looks at session.json when its folder changes and when people come back to the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document, self._keeping, self._merging = window.document, window.keeping, window.documents.merging
        self._watched: Store | None = None
        self._watcher = QFileSystemWatcher(self)
        self._soon = Later(self.look, SETTLE_MS, self, after_last=True)
        self._watcher.fileChanged.connect(self._soon.ask)
        self._watcher.directoryChanged.connect(self._soon.ask)
        self._document.changed.connect(self._follow)
        self._keeping.found_on_disk.connect(self._take_found)
        self._keeping.unread_on_disk.connect(self._take_unread)
        self._keeping.saved.connect(self._settle)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.WindowActivate:
            self._soon.ask()
        return False

    @Slot()
    def look(self) -> None:
        """Has another program written session.json? The writer's thread looks."""
        store = self._keeping.store
        if store is not None:
            self._watch()
            self._keeping.writer.submit(lambda: _looked(store), partial(self._take_look, store))

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        if self._keeping.store is not self._watched:
            self._watched = self._keeping.store
            self._merging.forget()
            self._watch()

    def _watch(self) -> None:
        """The folder, and the file itself; a file that was replaced is watched anew."""
        folder = None if self._watched is None else self._watched.folder
        wanted = set() if folder is None else {str(folder.parent), str(folder), str(folder / SESSION_FILE)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if stale := sorted(watched - wanted):
            self._watcher.removePaths(stale)
        if missing := [path for path in sorted(wanted - watched) if Path(path).exists()]:
            self._watcher.addPaths(missing)

    def _take_look(self, store: Store, result: tuple[bool, Session | None] | UserError) -> None:
        if store is not self._keeping.store:
            return
        is_there, theirs = (True, result) if isinstance(result, UserError) else result
        if isinstance(theirs, UserError):
            self._take_unread(theirs)
            return
        self._window.banner.drop("unread")
        if not is_there:
            self._take_gone(store)
        elif theirs is not None and theirs != self._keeping.taken_in:
            self.bring_in(theirs, saves_after=False)
        elif self._document.saved is None and not store.lost_reason:
            self._document.take_for_saved(self._keeping.taken_in or store.saved)  # it is back as it was
            self._window.banner.drop("gone")
            self._list_again(store)

    def _list_again(self, store: Store) -> None:
        if self._window.campaign_list.has(store.folder):
            self._window.sessions.list_again(store.folder)

    def _take_gone(self, store: Store) -> None:
        if self._document.saved is not None:
            self._list_again(store)
        if self._document.read_only_reason:
            return
        self._document.take_for_saved(None)
        if store.folder.exists():
            text = tr("{folder} was deleted or moved away. Saving writes it again.", folder=store.folder / SESSION_FILE)
            choices = ((tr("Save"), self._window.sessions.save),)
        else:
            text = tr(
                "The folder {folder} was deleted or moved away. The session can be saved as a new folder.",
                folder=store.folder,
            )
            choices = ((tr("Save As…"), self._window.sessions.save_as),)
        self._window.banner.put(Notice("gone", text, "warning", choices))

    @Slot(object)
    def _take_unread(self, error: UserError) -> None:
        """It is not replaced before people say so: somebody may be writing it by hand."""
        store = self._keeping.store
        if store is None or self._document.read_only_reason:
            return
        if self._document.saved is not None:
            self._list_again(store)
        self._document.take_for_saved(None)
        text = tr("Another program changed session.json, and it cannot be read now. {error}", error=error)
        choices = ((tr("Replace It, Keep Its Text"), self.replace_unread), (tr("Look Again"), self.look))
        self._window.banner.put(Notice("unread", text, "warning", choices))

    @Slot()
    def replace_unread(self) -> None:
        """People said that it may be replaced: its text goes to the earlier versions."""
        self._keeping.save(over_unread=True)

    @Slot(object)
    def _take_found(self, theirs: Session) -> None:
        self.bring_in(theirs, saves_after=True)

    def bring_in(self, theirs: Session, *, saves_after: bool) -> None:
        """What another program saved becomes part of the present session; a window that only reads shows it instead."""
        store = self._keeping.store
        if store is None or (theirs == self._merging.theirs and not saves_after):
            return
        if self._document.history.session is not None and self._document.history.session.read_only_reason:
            self._window.documents.show_again()
            return
        base = self._document.saved or self._keeping.taken_in or store.saved
        self._merging.begin(Apart(base, theirs=theirs), saves_after=saves_after)

    @Slot(object)
    def _settle(self, saved: Session) -> None:
        """session.json is as it is here."""
        self._merging.forget()
        self._window.banner.drop("gone", "unread", "recovered")
        self._watch()


def _looked(store: Store) -> tuple[bool, Session | None]:
    """In the writer's thread: is session.json there, and what did another program write into it. Raises UserError."""
    is_there = store.is_there()
    return is_there, store.seen_on_disk() if is_there else None
