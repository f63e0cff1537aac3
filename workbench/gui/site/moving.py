"""A drag in the 3-D view as one step of the document's history."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from workbench.core.array_checks import microphone_name
from workbench.core.geometry import distance_m
from workbench.core.session import Point, Session
from workbench.gui.site.targets import Target
from workbench.gui.state.document import Document

_EVERY_MS = 30


class Moving(QObject):
    """Writes positions to the document at most every 30 ms while the mouse moves."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._target: Target | None = None
        self._wanted: Point | None = None
        self._written: Session | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._write)

    def begin(self, target: Target) -> None:
        self._target, self._wanted, self._written = target, None, None

    def to(self, position_m: Point) -> None:
        self._wanted = position_m
        if not self._timer.isActive():
            self._write()
            self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self._write()
        self._target = None

    def cancel(self) -> None:
        """As if the drag had not been."""
        self._timer.stop()
        self._wanted = None
        if self._written is not None and self._document.session is self._written:
            self._document.undo()
        self._target = None

    def readout(self) -> tuple[str, ...]:
        """Live coordinates and distances of what is being dragged; empty when nothing is."""
        session, target = self._document.session, self._target
        if session is None or target is None or self._wanted is None:
            return ()
        x, y, z = self._wanted
        place = f"{_name(session, target)}   x {x:.2f}   y {y:.2f}   z {z:.2f} m"
        others = [
            f"{microphone_name(session, i)} {distance_m(self._wanted, m.position_m):.2f}"
            for i, m in enumerate(session.microphones)
            if m.position_m is not None and not (target.kind == "microphone" and i == target.index)
        ]
        if target.kind == "microphone" and session.true_position_m is not None:
            others.insert(0, f"source {distance_m(self._wanted, session.true_position_m):.2f}")
        return (place, f"to {'   '.join(others[:5])} m") if others else (place,)

    def _write(self) -> None:
        session, target = self._document.session, self._target
        if session is None or target is None or self._wanted is None:
            return
        if self._written is not None and session is not self._written:
            self._target = None  # somebody else changed the session (undo, say): the drag is over
            return
        moved = _moved(session, target, self._wanted)
        if moved is session:
            return
        is_first, self._written = self._written is None, moved
        self._document.edit(f"Move {_name(session, target)}", moved, merge=not is_first)


def _name(session: Session, target: Target) -> str:
    return microphone_name(session, target.index) if target.kind == "microphone" else "source"


def _moved(session: Session, target: Target, position_m: Point) -> Session:
    """The session with the target there; the same session when it is there already, or is gone."""
    if target.kind == "source":
        return session if session.true_position_m == position_m else session.with_source_at(position_m)
    if target.index >= len(session.microphones) or session.microphones[target.index].position_m == position_m:
        return session
    return session.with_microphone_at(target.index, position_m)
