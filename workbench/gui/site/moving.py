"""A drag in the 3-D view, or a run of arrow keys, as one step of the document's history."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.session import Point, Session
from workbench.gui.language.words import tr
from workbench.gui.placing.things import Thing, name_of, place_of, placed_at
from workbench.gui.state.document import Document

_EVERY_MS = 15
_PAUSE_MS = 1000
"""Arrow keys further apart than this are steps of their own."""


class Moving(QObject):
    """Writes positions to the document at most every 15 ms while the mouse moves: hardly more than once a frame."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._thing: Thing | None = None
        self._name = ""
        self._wanted: Point | None = None
        self._written: Session | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._write)

    @property
    def thing(self) -> Thing | None:
        """What is being dragged."""
        return self._thing

    @property
    def wanted_m(self) -> Point | None:
        """Where the mouse has it, which the document may not know yet."""
        return self._wanted if self._thing is not None else None

    def begin(self, thing: Thing) -> None:
        session = self._document.session
        self._thing, self._wanted, self._written = thing, None, None
        if session is not None:
            is_new, name = place_of(session, thing) is None, name_of(session, thing)
            self._name = tr("Place {thing}", thing=name) if is_new else tr("Move {thing}", thing=name)

    def to(self, position_m: Point) -> None:
        self._wanted = position_m
        if not self._timer.isActive():
            self._write()
            self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self._write()
        self._thing = None

    def cancel(self) -> None:
        """As if the drag had not been."""
        self._timer.stop()
        self._wanted = None
        if self._written is not None and self._document.session is self._written:
            self._document.undo()
        self._thing = None

    def _write(self) -> None:
        session, thing = self._document.session, self._thing
        if session is None or thing is None or self._wanted is None:
            return
        if self._written is not None and session is not self._written:
            self._thing = None  # somebody else changed the session (undo, say): the drag is over
            return
        moved = placed_at(session, thing, self._wanted)
        if moved is session:
            return
        is_first, self._written = self._written is None, moved
        self._document.edit(self._name, moved, merge=not is_first)


class Nudging(QObject):
    """Arrow keys: each moves a thing a step; those that follow one another within a second are one step of history.

    rested : nobody has pressed an arrow key for a second.
    """

    rested = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._thing: Thing | None = None
        self._written: Session | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._rest)

    @property
    def thing(self) -> Thing | None:
        """What is being nudged."""
        return self._thing

    def nudge(self, thing: Thing, by_m: Point) -> None:
        session = self._document.session
        place = None if session is None else place_of(session, thing)
        if session is None or place is None:
            return
        x, y, z = (round(a + b, 6) for a, b in zip(place, by_m, strict=True))
        moved = placed_at(session, thing, (x, y, z))
        if moved is session:
            return
        goes_on = self._thing == thing and self._written is session
        self._thing, self._written = thing, moved
        self._document.edit(tr("Nudge {thing}", thing=name_of(session, thing)), moved, merge=goes_on)
        self._pause.start()

    def stop(self) -> None:
        """The next arrow key begins a step of its own."""
        self._pause.stop()
        self._rest()

    def _rest(self) -> None:
        self._thing = self._written = None
        self.rested.emit()
