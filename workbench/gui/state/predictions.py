"""The answers of the methods for the present session, as they come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from workbench.core.events import Declined, Event, Located, Summary
from workbench.core.session import Session
from workbench.gui.documents.said import said_time
from workbench.gui.language.words import tr

Answer = Located | Summary | Declined


@dataclass(frozen=True)
class Origin:
    """Answers were not given in this window: they came out of a file of saved ones, or out of an evaluation.

    made_at : ISO 8601 with zone. is_of_now : were they made from the session exactly as it was when they were shown?
    """

    kind: Literal["saved", "evaluation"]
    made_at: str
    is_of_now: bool

    @property
    def words(self) -> str:
        """Where they come from and when: "saved 18:04", "evaluation of 22 Nov 18:04"."""
        when = said_time(self.made_at)
        return tr("saved {when}", when=when) if self.kind == "saved" else tr("evaluation of {when}", when=when)


@dataclass
class _Kept:
    """What the methods said of one session; asked, whole : the session each was asked of, spans_s : and the stretch of
    it (see Predictions).

    origins : of methods whose answers were not given here. is_saved : nothing was said since it was written to a file.
    """

    located: dict[str, list[Located]] = field(default_factory=dict)
    declined: dict[str, list[Declined]] = field(default_factory=dict)
    summaries: dict[str, Summary] = field(default_factory=dict)
    asked: dict[str, Session] = field(default_factory=dict)
    whole: dict[str, Session] = field(default_factory=dict)
    spans_s: dict[str, tuple[float, float]] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    is_saved: bool = True

    def forget(self, method: str) -> None:
        for part in (self.located, self.declined, self.summaries, self.asked, self.whole, self.spans_s, self.origins):
            part.pop(method, None)  # type: ignore[attr-defined]


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
        """The session's answer, joined from its clips'; None until the method is through, or when it has none."""
        return self._shown.summaries.get(method)

    def answer_of(self, method: str, clip: int | None) -> Answer | None:
        """What the method said of a clip, or, clip None, of the session as a whole; None when nothing (yet)."""
        summary = self.summary_of(method)
        if clip is None and summary is not None:
            return summary
        told = (*self.of(method), *self.declined_of(method))
        return next((t for t in told if t.clip == clip), None)

    def is_through(self, method: str) -> bool:
        """Has the method said its last word on the session?"""
        return self.answer_of(method, None) is not None

    def origin_of(self, method: str) -> Origin | None:
        """Where the method's answers come from; None when it gave them in this window."""
        return self._shown.origins.get(method)

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

    def span_of(self, method: str) -> tuple[float, float] | None:
        """The stretch that the method was asked about, session-clock seconds; None = all of the session."""
        return self._shown.spans_s.get(method)

    @property
    def is_saved(self) -> bool:
        """Is what was said here of the session shown in a file? A run that was broken off need not be."""
        return self._shown.is_saved or not any(self.is_through(m) for m in self.methods if self.origin_of(m) is None)

    def mark_saved(self) -> None:
        self._shown.is_saved = True

    def begin(
        self, methods: tuple[str, ...], session: Session | None = None, whole: Session | None = None,
        span_s: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """Forget what these methods said: they are about to run again, on this session.

        whole : the same with all its microphones, where `session` has only the chosen ones. span_s : see span_of.
        """
        shown = self._shown
        for method in methods:
            shown.forget(method)
            if session is not None:
                shown.asked[method] = session
                shown.whole[method] = whole or session
            if span_s is not None:
                shown.spans_s[method] = span_s
        self.changed.emit()

    def show_again(
        self, methods: tuple[str, ...], events: Iterable[Event], origin: Origin,
        asked: Mapping[str, Session], session: Session,
    ) -> None:  # fmt: skip
        """Show what these methods said elsewhere in place of what they said here. It is never saved again.

        asked : method -> the session as it was asked, with the microphones it was given; only where that is known.
        """
        for method in methods:
            self._shown.forget(method)
        for event in events:
            if getattr(event, "method", "") in methods:
                self._keep(event)
        for method in methods:
            self._shown.origins[method] = origin
            if method in asked:
                self._shown.asked[method], self._shown.whole[method] = asked[method], session
        self.changed.emit()

    def clear(self) -> None:
        """Forget everything that was said of the session shown."""
        self._shown = _Kept()
        self.changed.emit()

    def put_away(self, session: Session | None) -> None:
        """This session goes out of sight: keep what was said of it, and show nothing."""
        if session is not None and self.methods:
            self._away[_key(session)] = self._shown
        self.clear()

    def bring_back(self, session: Session) -> None:
        """This session is shown now: show again what was said of it in this window."""
        self._shown = self._away.pop(_key(session), _Kept())
        self.changed.emit()

    def take(self, event: Event) -> None:
        """Listen to a job. Late answers of a method whose answers of another day are shown are not mixed with them."""
        if isinstance(event, Answer) and event.method not in self._shown.origins:
            self._keep(event)
            self._shown.is_saved = False
            self.changed.emit()

    def _keep(self, event: Event) -> None:
        if isinstance(event, Located):
            self._shown.located.setdefault(event.method, []).append(event)
        elif isinstance(event, Declined):
            self._shown.declined.setdefault(event.method, []).append(event)
        elif isinstance(event, Summary):
            self._shown.summaries[event.method] = event


def _key(session: Session) -> Path | str:
    """What tells sessions apart: their folders, for copies may share an id."""
    return session.folder or session.id
