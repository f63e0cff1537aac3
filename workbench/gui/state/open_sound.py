"""The sound of the session that is open: whoever looks, listens or judges reads from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.events import Event
from workbench.core.session import Session
from workbench.files.session_sound import SessionSound
from workbench.gui.sound.names import is_same_sound
from workbench.gui.state.document import Document


class OpenSound(QObject):
    """Holds the present sound; `changed` after another took its place, or none did.

    Readers in other threads keep what they were given: a sound that is gone refuses to be read (UserError).
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._sound: SessionSound | None = None
        document.changed.connect(self._follow_document)

    @property
    def sound(self) -> SessionSound | None:
        return self._sound

    @Slot(object)
    def take(self, event: Event) -> None:
        from workbench.engine.open_sound import SoundOpened  # here, not above: soxr would hold up the window's start

        if not isinstance(event, SoundOpened):
            return
        if is_same_sound(self._document.session, event.sound.session):
            self._replace(event.sound)
        else:
            event.sound.close()  # of a session that was left meanwhile

    def close(self) -> None:
        """Let go of the files."""
        self._replace(None)

    @Slot(object, object)
    def _follow_document(self, before: Session | None, now: Session | None) -> None:
        if not is_same_sound(before, now):
            self._replace(None)

    def _replace(self, sound: SessionSound | None) -> None:
        before, self._sound = self._sound, sound
        if before is not sound:
            self.changed.emit()
        if before is not None and before is not sound:
            before.close()
