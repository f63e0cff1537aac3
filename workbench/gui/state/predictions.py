"""The answers of the methods for the present session, as they come in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.core.events import Event, Located, Summary
from workbench.core.session import Session


class Predictions(QObject):
    """What each method answered, clip by clip and for the session.

    Views compute errors from the document's present truth, not from the events: the truth may be edited later.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._located: dict[str, list[Located]] = {}
        self._summaries: dict[str, Summary] = {}
        self._asked: dict[str, Session] = {}

    @property
    def methods(self) -> tuple[str, ...]:
        """Names of the methods that answered, in the order they did."""
        return tuple(self._located)

    def of(self, method: str) -> tuple[Located, ...]:
        """Clip by clip; empty when the method has not answered."""
        return tuple(self._located.get(method, ()))

    def summary_of(self, method: str) -> Summary | None:
        """The session's mean answer, None until the method is through."""
        return self._summaries.get(method)

    def events(self) -> tuple[Event, ...]:
        """All that was said, method by method, as the jobs said it."""
        return tuple(e for m in self.methods for e in (*self.of(m), self.summary_of(m)) if e is not None)

    def asked_of(self, method: str) -> Session | None:
        """The session as it was when the method was asked (perhaps with four of its microphones); None if unknown."""
        return self._asked.get(method)

    def begin(self, methods: tuple[str, ...], session: Session | None = None) -> None:
        """Forget what these methods said: they are about to run again, on this session."""
        for method in methods:
            self._located.pop(method, None)
            self._summaries.pop(method, None)
            self._asked.pop(method, None)
            if session is not None:
                self._asked[method] = session
        self.changed.emit()

    def clear(self) -> None:
        """Forget everything: another session is shown."""
        self._located, self._summaries, self._asked = {}, {}, {}
        self.changed.emit()

    def take(self, event: Event) -> None:
        """Listen to a job."""
        if isinstance(event, Located):
            self._located.setdefault(event.method, []).append(event)
        elif isinstance(event, Summary):
            self._summaries[event.method] = event
        else:
            return
        self.changed.emit()
