"""The open session as a document: opening with what was kept, looking back, second windows, what the menus call."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QObject, Slot
from PySide6.QtWidgets import QMessageBox

from workbench.core.errors import UserError
from workbench.core.session import Session, title_of
from workbench.files.store.homes import is_same_folder
from workbench.files.store.store import Store, left_by_a_crash
from workbench.files.store.versions import Version
from workbench.gui.documents.banner import RANKS, Notice
from workbench.gui.documents.history_dialog import HistoryDialog
from workbench.gui.documents.keeping import State
from workbench.gui.documents.merging import Apart, Merging
from workbench.gui.documents.said import said_edits, said_time
from workbench.gui.documents.versions_dialog import Earlier, VersionsDialog
from workbench.gui.frame.message_bar import Choices
from workbench.gui.frame.places import RememberedPlace
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_REDO = QT_TR_NOOP("Redo or the edit history bring the edits back.")


class Documents(QObject):
    """What people can do with the session as a document, and what the banner says of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document, self._keeping, self._banner = window.document, window.keeping, window.banner
        self.merging = Merging(window)
        self.versions: VersionsDialog | None = None
        self.history: HistoryDialog | None = None
        self._looked_at: Earlier | None = None
        self._left: tuple[Path, ...] = ()
        self._keeping.changed.connect(self._show_state)
        self._keeping.saved.connect(self._show_not_kept)
        self._keeping.not_saved.connect(self._show_error)
        self._document.changed.connect(self._follow)
        self._document.refused.connect(self._say_refused)

    # ---- opening

    def open(self, folder: Path, *, take_over: bool = False) -> Store:
        """Open a session folder, with the edits that were not saved. Raises UserError."""
        self._banner.drop(*(kind for kind in RANKS if kind != "crashed"))
        store = self._keeping.open(folder, take_over=take_over)
        self._take_left(self._left)
        if store.lost_reason:
            choices = ((tr("Save"), self._window.sessions.save),)
            self._banner.put(
                Notice(
                    "gone",
                    tr("{reason}. Saving writes it again.", reason=store.lost_reason.rstrip(".")),
                    "warning",
                    choices,
                )
            )
        if store.held_by is not None:
            self._say_held(store)
        elif store.read_only_reason:
            text = tr("{reason}. It can be looked at, not saved.", reason=store.read_only_reason.rstrip("."))
            self._banner.put(Notice("read only", text, "warning"))
        elif store.conflict is not None and store.conflict.history.session is not None:
            conflict = store.conflict
            self._say_recovered(conflict.n_edits, conflict.kept_at)
            self.merging.begin(Apart(conflict.base, ours=conflict.history.session))
        elif store.n_recovered:
            self._say_recovered(store.n_recovered, store.recovered_at)
        self._show_not_kept()
        return store

    @Slot()
    def _show_not_kept(self, _: object = None) -> None:
        """What the store could not put where a crash does no harm, or not read from there."""
        store = self._keeping.store
        if store is None or not store.not_kept_reason or store.read_only_reason or self._keeping.problem:
            self._banner.drop("not kept")
            return
        choice = (tr("Open Again"), self.open_again) if store.is_unread else (tr("Save"), self._window.sessions.save)
        self._banner.put(Notice("not kept", f"{store.not_kept_reason}.", "warning", (choice,)))

    @Slot()
    def open_again(self) -> None:
        """Try once more to read what was kept of this session."""
        self._open_again(take_over=False)

    def _say_recovered(self, n: int, at: str) -> None:
        one, many = (
            tr("{edits} from {when} that was not saved is back."),
            tr("{edits} from {when} that were not saved are back."),
        )
        text = (one if n == 1 else many).format(edits=said_edits(n), when=said_time(at))
        choices: Choices = ((tr("Save"), self._window.sessions.save),)
        if self._document.saved is not None:  # else there is nothing to go back to
            choices = (*choices, (tr("Discard"), self.discard_edits))
        self._banner.put(Notice("recovered", text, "info", choices))

    def _say_held(self, store: Store) -> None:
        choices = [(tr("Edit Here"), self.edit_here)]
        if store.held_by is not None and store.held_by.is_elsewhere:
            choices.append((tr("Take Over"), self.take_over))
        self._banner.put(Notice("read only", f"{store.read_only_reason}.", "warning", tuple(choices)))

    @Slot()
    def discard_edits(self) -> None:
        """Go back to what is saved; redo, or the earlier versions, bring the edits back again."""
        document, store = self._document, self._keeping.store
        if document.saved is None or store is None:
            self._window.say(tr("Nothing was discarded: there is no saved session to go back to."), "warning")
            return
        are_not_in_yet = self.merging.brings_back
        if are_not_in_yet:
            self.merging.forget()
            self._keeping.writer.submit(store.drop_conflict, self._take_dropped)
        saved = [i for i, s in enumerate(document.history.steps) if s.session == document.saved]
        if saved:
            document.go_to(saved[0])
        else:
            document.edit(tr("Discard Unsaved Edits"), document.saved)
        self.merging.go_on()  # what another program wrote meets no edits any more
        self._banner.drop("recovered")
        where = tr("They are among the earlier versions.") if are_not_in_yet else tr(_REDO)
        self._window.say(tr("The session is as it was saved. {where}", where=where))

    def _take_dropped(self, result: UserError | None) -> None:
        if result is not None:
            self._show_error(result)

    @Slot()
    def tell_of_crash(self) -> None:
        """At the start: which sessions had edits that were not saved when the last run ended unexpectedly."""
        self._keeping.writer.submit(_left, self._take_left)

    def _take_left(self, found: tuple[Path, ...] | UserError) -> None:
        store = self._keeping.store
        if isinstance(found, UserError):
            return
        self._left = tuple(f for f in found if store is None or not is_same_folder(f, store.folder))
        if self._left:
            names = [folder.name for folder in self._left[:3]]
            more = tr(" and {n} more", n=len(self._left) - 3) if len(self._left) > 3 else ""
            text = tr(
                "The last run ended unexpectedly; {names}{more} had unsaved edits. They are kept.",
                names=", ".join(names),
                more=more,
            )
            choices = ((tr("Open {name}", name=names[0]), self.open_left),)
            self._banner.put(Notice("crashed", text, "warning", choices))
        else:
            self._banner.drop("crashed")

    @Slot()
    def open_left(self) -> None:
        """Open the first session that a crash left with unsaved edits; the others stay named."""
        if self._left:
            self._window.sessions.open_session(self._left[0])

    # ---- a second window

    @Slot()
    def edit_here(self) -> None:
        """Look whether the other window is gone; then this one may edit."""
        self._open_again(take_over=False)

    @Slot()
    def take_over(self) -> None:
        """The other window is on another computer, of which only people know whether it still runs."""
        store = self._keeping.store
        if store is None or store.held_by is None:
            return
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.NoIcon)
        question.setWindowTitle(tr("Take over"))
        question.setText(tr("Has the window on {host} been closed?", host=store.held_by.host))
        question.setInformativeText(tr("If it still runs, edits of the one window replace those of the other."))
        taking = question.addButton(tr("It Is Closed: Edit Here"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.exec()
        if question.clickedButton() is taking:
            self._open_again(take_over=True)

    def _open_again(self, *, take_over: bool) -> None:
        store = self._keeping.store
        if store is None:
            return
        try:
            again = self.open(store.folder, take_over=take_over)
        except UserError as error:
            self._window.say(str(error), "error")
            return
        if again.held_by is None and store.held_by is None:
            self._window.say(tr("The session was opened again."))
        elif again.held_by is None:
            self._window.say(tr("This window edits the session now."))
        else:
            self._window.say(tr("It is still open elsewhere: {held_by}", held_by=again.held_by))

    def show_again(self) -> None:
        """Another window saved what this one only reads: show that."""
        store = self._keeping.store
        if store is None:
            return
        try:
            if self.open(store.folder).held_by is not None:
                self._window.say(tr("The other window saved; this is how the session is now."))
        except UserError as error:
            self._window.say(str(error), "error")

    # ---- what is said

    @Slot()
    def _show_state(self) -> None:
        keeping = self._keeping
        if keeping.state is State.NOT_KEPT:
            choices = ((tr("Try Again"), self.try_again), (tr("Save"), self._window.sessions.save))
            self._banner.put(Notice("problem", keeping.problem, "error", choices))
        else:
            self._banner.drop("problem")
        self._show_not_kept()
        if keeping.state is State.SAVED:
            self._banner.drop("recovered")

    @Slot()
    def try_again(self) -> None:
        """Write to the journal what could not be written."""
        self._keeping.keep_now()

    @Slot(object)
    def _show_error(self, error: UserError) -> None:
        self._window.say(str(error), "error")

    @Slot(str)
    def _say_refused(self, why: str) -> None:
        self._window.say(tr("Nothing was changed. {why}.", why=why))

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        if self._looked_at is not None and not self._document.is_looking_back:
            self._looked_at = None
            self._banner.drop("looking")
        if self._keeping.store is None:
            self._banner.drop("recovered", "read only", "gone", "unread")

    # ---- looking back

    @Slot()
    def show_history(self) -> None:
        """The list of edits, once."""
        if self.history is None:
            self.history = HistoryDialog(self._document, self._window)
            RememberedPlace(self.history, "history", self._window.store)
            self.history.finished.connect(self._forget_history)
            self.history.show()
        self.history.raise_()
        self.history.activateWindow()
        self.history.list.setFocus()

    @Slot()
    def _forget_history(self) -> None:
        self.history = None

    @Slot()
    def show_versions(self) -> None:
        """The browser of earlier versions; they are read on the writer's thread."""
        store = self._keeping.store
        if store is None:
            return
        if self.versions is not None:
            self.versions.close()
        self.versions = VersionsDialog(self._window)
        self.versions.look_wanted.connect(self.look_at)
        self.versions.bring_back_wanted.connect(self.bring_back)
        self.versions.finished.connect(self._forget_versions)
        self._document.changed.connect(self.versions.follow)
        RememberedPlace(self.versions, "versions", self._window.store)
        self.versions.show()
        self.versions.raise_()
        self.versions.activateWindow()
        self._keeping.writer.submit(lambda: _earlier(store), self._take_versions)

    def _take_versions(self, found: tuple[Earlier, ...] | UserError) -> None:
        session = self._document.history.session
        if self.versions is not None and session is not None:
            self.versions.take(found, session)

    @Slot()
    def _forget_versions(self) -> None:
        if self.sender() is self.versions:
            self.versions = None

    @Slot(object)
    def look_at(self, earlier: Earlier) -> None:
        """Show an earlier version in the window, to look at."""
        session = self._document.history.session
        if earlier.session is None or session is None:
            return
        self._looked_at = earlier
        self._document.look_at(_of_here(earlier.session, session))
        choices = ((tr("Back"), self.look_back), (tr("Bring This Back"), self.bring_this_back))
        text = tr("You are looking at {name}.", name=earlier.name)
        self._banner.put(Notice("looking", text, "warning", choices, can_be_put_away=False))

    @Slot()
    def look_back(self) -> None:
        """Show the present session again."""
        self._document.look_back()
        self.merging.go_on()

    @Slot()
    def bring_this_back(self) -> None:
        """The version that is looked at becomes the present session."""
        if self._looked_at is not None:
            self.bring_back(self._looked_at)

    @Slot(object)
    def bring_back(self, earlier: Earlier) -> None:
        """An earlier version becomes the present session, by an edit like any other."""
        self.look_back()
        session = self._document.session
        if earlier.session is not None and session is not None:
            self._document.edit(tr("Bring Back {name}", name=earlier.name), _of_here(earlier.session, session))
            self._window.say(
                tr("{session} is as in {name}. Undo takes it back.", session=title_of(session), name=earlier.name)
            )


def _of_here(version: Session, now: Session) -> Session:
    """A version as a state of the session that is open: its id and folder never change."""
    return replace(version, id=now.id, folder=now.folder, read_only_reason=now.read_only_reason)


def _left() -> tuple[Path, ...]:
    """In the writer's thread. What cannot be read is told when the session is opened."""
    try:
        return left_by_a_crash()
    except OSError:
        return ()


def _why(error: UserError, version: Version) -> str:
    """Without the path, which is long and tells nobody anything."""
    return str(error).replace(f"The earlier version {version.path}", "This version")


def _earlier(store: Store) -> tuple[Earlier, ...]:
    """In the writer's thread: all versions, read."""
    found = []
    for version in store.versions():
        try:
            found.append(Earlier(version, store.read_version(version)))
        except UserError as error:
            found.append(Earlier(version, None, _why(error, version), store.version_text(version)))
    return tuple(found)
