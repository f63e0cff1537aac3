"""Edits of two sides come together: quietly where they can, asked about in a dialog where they cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QObject, Slot

from workbench.core.merging.differences import differences
from workbench.core.merging.merge import Merged, merged
from workbench.core.session import Session, title_of
from workbench.gui.documents.banner import Notice
from workbench.gui.documents.conflict_dialog import ConflictDialog
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

FROM_DISK = QT_TR_NOOP("Take in What Another Program Saved")
BROUGHT_BACK = QT_TR_NOOP("Bring Back Unsaved Edits")


@dataclass(frozen=True)
class Apart:
    """What is to come together. base: where the sides parted. None = the present session, whatever that is by then."""

    base: Session
    ours: Session | None = None
    theirs: Session | None = None


class Merging(QObject):
    """One merge at a time; the result is one step of the document, which can be undone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document, self._keeping = window.document, window.keeping
        self._sides: Apart | None = None
        self._saves_after = False
        self.dialog: ConflictDialog | None = None
        self._told = ""
        self._document.changed.connect(self._hush)
        self._keeping.saved.connect(self._hush_saved)
        self._asked: Merged | None = None

    @property
    def theirs(self) -> Session | None:
        """What another program wrote and is not decided upon yet."""
        return None if self._sides is None else self._sides.theirs

    @property
    def brings_back(self) -> bool:
        """Do edits wait that were not saved, and are no part of the session yet?"""
        return self._sides is not None and self._sides.ours is not None

    @property
    def is_undecided(self) -> bool:
        return self._sides is not None

    def begin(self, sides: Apart, *, saves_after: bool = False) -> None:
        """Bring these together; saves_after: people asked to save, which is done once they agree."""
        self._sides = sides
        self._saves_after = saves_after or self._saves_after
        self._go_on(asks=saves_after)

    def go_on(self) -> None:
        """Try what waits, for instance after an earlier version was looked at. A conflict is told in the banner."""
        self._go_on(asks=False)

    @Slot()
    def decide(self) -> None:
        """People came to decide: show them what conflicts."""
        self._go_on(asks=True)

    def _go_on(self, *, asks: bool) -> None:
        """asks: people wait for the dialog. By itself none comes up under their fingers."""
        if self._sides is None or self._document.is_looking_back:
            return
        found = self._merged(frozenset())
        if not found.conflicts:
            self._take(found.session)
        elif self.dialog is not None and self.dialog.conflicts == found.conflicts:
            self.dialog.raise_()
        elif asks or self.dialog is not None:
            self._ask(found)
        else:
            self._say_conflict(found)
            self._window.actions_.ask()

    def forget(self) -> None:
        """There is nothing to bring together any more."""
        self._sides, self._saves_after = None, False
        if self.dialog is not None:
            self.dialog.close()
        self._window.banner.drop("conflict")
        self._window.actions_.ask()

    def _merged(self, theirs_at: frozenset[str]) -> Merged:
        sides, present = self._sides, self._document.session
        assert sides is not None
        assert present is not None
        return merged(sides.base, sides.ours or present, sides.theirs or present, theirs_at=theirs_at)

    def _take(self, session: Session) -> None:
        sides, before, saves_after = self._sides, self._document.session, self._saves_after
        assert sides is not None
        assert before is not None
        self.forget()
        if sides.theirs is not None:
            self._keeping.taken_in = sides.theirs
            self._document.take_for_saved(sides.theirs)
            self._window.banner.drop("gone")
        if session != before:
            self._document.edit(tr(FROM_DISK if sides.ours is None else BROUGHT_BACK), session)
            if sides.ours is None:
                self._told = _said_taken_in(differences(before, session))
                self._window.message.say(self._told)
        if saves_after:
            self._keeping.save()

    def _ask(self, found: Merged, theirs_at: frozenset[str] = frozenset()) -> None:
        """theirs_at: what was ticked before; it stays ticked where the conflict is still the same."""
        self._say_conflict(found)
        if self.dialog is not None:
            theirs_at = self.dialog.theirs_at
            self.dialog.close()
        asked = () if self._asked is None else self._asked.conflicts
        theirs_at &= {conflict.what for conflict in asked if conflict in found.conflicts}
        self._asked = found
        self.dialog = ConflictDialog(title_of(found.session), found.conflicts, self._window, theirs_at=theirs_at)
        self.dialog.decided.connect(self._decide)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.show()
        self._window.actions_.ask()

    def _say_conflict(self, found: Merged) -> None:
        places = tr("a place") if len(found.conflicts) == 1 else tr("{n} places", n=len(found.conflicts))
        text = tr("Another program changed session.json in {places} that you changed, too.", places=places)
        self._window.banner.put(Notice("conflict", text, "warning", ((tr("Decide…"), self.decide),)))

    @Slot(object, object)
    def _hush(self, *_: object) -> None:
        """What was taken in need not be told any more once it is not the last step."""
        if self._told and self._document.undo_name != tr(FROM_DISK):
            self._hush_saved()

    @Slot(object)
    def _hush_saved(self, *_: object) -> None:
        if self._told and self._window.message.text == self._told:
            self._window.message.clear()
        self._told = ""

    @Slot(object)
    def _decide(self, theirs_at: frozenset[str]) -> None:
        """Take what was decided; edits made since the dialog came up may conflict, too: then ask about these first."""
        if self._sides is None or self._asked is None:
            return
        self._document.look_back()
        self._saves_after = True
        found = self._merged(theirs_at)
        if set(found.conflicts) <= set(self._asked.conflicts):
            self._take(found.session)
        else:
            self._ask(found, theirs_at)

    @Slot()
    def _forget_dialog(self) -> None:
        if self.sender() is self.dialog:
            self.dialog = None


def _said_taken_in(news: tuple[str, ...]) -> str:
    more = tr(" and {n} more", n=len(news) - 2) if len(news) > 2 else ""
    return tr(
        "Another program changed this session; taken in: {news}{more}. Undo takes it back.",
        news="; ".join(news[:2]),
        more=more,
    )
