"""The answers of the methods for the present session, as they come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.core.events import Declined, Event, Located, Summary
from workbench.core.session import Session


@dataclass
class _Kept:
    """What the methods said of one session; asked, whole : the session each was asked of (see Predictions).

    is_saved : nothing was said since it was written to a file.
    """

    located: dict[str, list[Located]] = field(default_factory=dict)
    declined: dict[str, list[Declined]] = field(default_factory=dict)
    summaries: dict[str, Summary] = field(default_factory=dict)
    asked: dict[str, Session] = field(default_factory=dict)
    whole: dict[str, Session] = field(default_factory=dict)
    is_saved: bool = True


class Predictions(QObject):
    """What each method answered, clip by clip and for the session. Answers of sessions out of sight are kept, too.

    Views compute errors from the document's present truth, not from the events: the truth may be edited later.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = _Kept()
        self._away: dict[Path | str, _Kept] = {}

    @property
    def methods(self) -> tuple[str, ...]:
        """Names of the methods that answered or declined to, in the order they did."""
        return tuple(dict.fromkeys([*self._shown.located, *self._shown.declined]))

    def of(self, method: str) -> tuple[Located, ...]:
        """Clip by clip; empty when the method has not answered."""
        return tuple(self._shown.located.get(method, ()))

    def declined_of(self, method: str) -> tuple[Declined, ...]:
        """What the method gave no answer for: clips, and, with clip None, the session as a whole."""
        return tuple(self._shown.declined.get(method, ()))

    def summary_of(self, method: str) -> Summary | None:
        """The session's mean answer, None until the method is through."""
        return self._shown.summaries.get(method)

    def events(self) -> tuple[Event, ...]:
        """All that was said, method by method, as the jobs said it."""
        of_all = ((*self.of(m), *self.declined_of(m), self.summary_of(m)) for m in self.methods)
        return tuple(e for of_one in of_all for e in of_one if e is not None)

    def asked_of(self, method: str) -> Session | None:
        """The session as it was when the method was asked (perhaps with four of its microphones); None if unknown."""
        return self._shown.asked.get(method)

    def whole_of(self, method: str) -> Session | None:
        """The session as it was when the method was asked, with all its microphones; None if unknown."""
        return self._shown.whole.get(method)

    @property
    def is_saved(self) -> bool:
        """Is what was said of the session shown in a file? A run that was broken off need not be."""
        return self._shown.is_saved or not self._shown.summaries

    def mark_saved(self) -> None:
        self._shown.is_saved = True

    def begin(self, methods: tuple[str, ...], session: Session | None = None, whole: Session | None = None) -> None:
        """Forget what these methods said: they are about to run again, on this session.

        whole : the same with all its microphones, where `session` has only the chosen ones.
        """
        shown = self._shown
        for method in methods:
            for part in (shown.located, shown.declined, shown.summaries, shown.asked, shown.whole):
                part.pop(method, None)
            if session is not None:
                shown.asked[method] = session
                shown.whole[method] = whole or session
        self.changed.emit()

    def clear(self) -> None:
        """Forget everything that was said of the session shown."""
        self._shown = _Kept()
        self.changed.emit()

    def put_away(self, session: Session | None) -> None:
        """This session goes out of sight: keep what was said of it, and show nothing."""
        if session is not None and self._shown.located:
            self._away[_key(session)] = self._shown
        self.clear()

    def bring_back(self, session: Session) -> None:
        """This session is shown now: show again what was said of it in this window."""
        self._shown = self._away.pop(_key(session), _Kept())
        self.changed.emit()

    def take(self, event: Event) -> None:
        """Listen to a job."""
        if isinstance(event, Located):
            self._shown.located.setdefault(event.method, []).append(event)
        elif isinstance(event, Declined):
            self._shown.declined.setdefault(event.method, []).append(event)
        elif isinstance(event, Summary):
            self._shown.summaries[event.method] = event
        else:
            return
        self._shown.is_saved = False
        self.changed.emit()


def _key(session: Session) -> Path | str:
    """What tells sessions apart: their folders, for copies may share an id."""
    return session.folder or session.id
