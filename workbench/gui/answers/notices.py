"""Everything that would mislead if nobody said it, gathered in one place."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TR_NOOP, QObject, Signal, Slot

from workbench.core.array.checks import array_problems
from workbench.core.array.mirror import mirrored_among
from workbench.core.events import Event, SoundJudged, Warned
from workbench.core.session import Microphone, Session
from workbench.gui.answers.methods import shown_method
from workbench.gui.language.words import retold, tr
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.work.later import Later

STALE = QT_TR_NOOP("The microphones were changed after these answers were computed: press Localize to ask again")
_MEASURED = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?= (?:m|s|ms|dB|Hz|%)(?!\w))")
"""Numbers with a unit; others may be names."""


class Notices(QObject):
    """Sentences about the sound, the microphones and the answers; `changed` when any of them is new or gone."""

    changed = Signal()

    def __init__(self, document: Document, predictions: Predictions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._predictions = document, predictions
        self._sound: tuple[str, ...] = ()
        self._warned: tuple[str, ...] = ()
        self._microphones: tuple[str, ...] = ()
        self._others: tuple[Session, ...] = ()
        self._checked: Session | None = None
        self._shown: tuple[tuple[str, ...], ...] = ()
        self._refresh = Later(self._tell, 60, self)
        document.changed.connect(self._take_document)
        predictions.changed.connect(self._refresh.ask)

    @property
    def about_sound(self) -> tuple[str, ...]:
        return self._sound

    @property
    def about_microphones(self) -> tuple[str, ...]:
        """What is wrong with where the microphones stand, in English."""
        session = self._document.session
        if session is not self._checked:
            self._checked = session
            self._microphones = () if session is None else self._problems_of(session)
        return self._microphones

    def compare_with(self, others: tuple[Session, ...]) -> None:
        """Sessions of the same site: an array that is a mirror image of theirs is told of."""
        if others != self._others:
            self._others, self._checked = others, None
            self._refresh.ask()

    def _problems_of(self, session: Session) -> tuple[str, ...]:
        mirrored = mirrored_among(session, self._others)
        return (*((mirrored,) if mirrored else ()), *array_problems(session))

    @property
    def has_answers(self) -> bool:
        return bool(self._predictions.methods)

    @property
    def about_answers(self) -> tuple[str, ...]:
        """What makes the answers on screen doubtful, in the window's language; empty when there are none."""
        methods = self._predictions.methods
        wholes = [whole for m in methods if (whole := self._predictions.answer_of(m, None)) is not None]
        told = [*self._warned, *(w for whole in wholes for w in whole.warnings)]
        stale = [*self._made_before(), *([tr(STALE)] if self._is_stale() else [])]
        return tuple(dict.fromkeys([*stale, *map(retold, told), *self._of_clips(set(told))]))

    def _made_before(self) -> list[str]:
        """Answers of another day that were made from the session as it was before an edit."""
        origins = [(m, self._predictions.origin_of(m)) for m in self._predictions.methods]
        return [
            tr(
                "{method}'s answers ({origin}) were made before the session was last edited",
                method=shown_method(m).title,
                origin=origin.words,
            )
            for m, origin in origins
            if origin is not None and not origin.is_of_now
        ]

    def begin_job(self) -> None:
        """A new run: what earlier runs warned of is no longer so."""
        self._warned = ()
        self._refresh.ask()

    def begin_session(self) -> None:
        self._sound, self._warned = (), ()
        self._refresh.ask()

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, SoundJudged):
            self._sound = tuple(dict.fromkeys(each.said for each in event.findings))
        elif isinstance(event, Warned):
            self._warned = tuple(dict.fromkeys([*self._warned, event.text]))
        else:
            return
        self._refresh.ask()

    def _of_clips(self, told: set[str]) -> list[str]:
        """Warnings of single clips, each with the clips it is about; those that differ in measures only, as one."""
        clips: dict[str, set[int]] = {}
        alike: dict[str, list[str]] = {}
        for method in self._predictions.methods:
            declined = (d for d in self._predictions.declined_of(method) if d.clip is not None)
            for found in (*self._predictions.of(method), *declined):
                for warning in found.warnings:
                    if warning not in told:
                        kind = _MEASURED.sub("#", warning)
                        alike.setdefault(kind, []).append(warning)
                        clips.setdefault(kind, set()).add(found.clip + 1)
        return [f"{retold(_as_one(alike[kind]))} ({said_clips(sorted(numbers))})" for kind, numbers in clips.items()]

    def _is_stale(self) -> bool:
        """Do the answers belong to other places, files or gains than the session has now?"""
        session = self._document.session
        if session is None:
            return False
        asked = [a for m in self._predictions.methods if (a := self._predictions.asked_of(m)) is not None]
        present = {_what_counts(m) for m in session.microphones}
        return any(_what_counts(m) not in present for a in asked for m in a.microphones)

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        self._refresh.ask()

    def _tell(self) -> None:
        now = (self.about_sound, self.about_microphones, self.about_answers, ("",) if self.has_answers else ())
        if now != self._shown:
            self._shown = now
            self.changed.emit()


def _what_counts(microphone: Microphone) -> tuple[object, ...]:
    """What of a microphone an answer depends on; its name does not matter."""
    then = tuple((piece.file, piece.start_s) for piece in microphone.then)
    sound = (microphone.file, then, microphone.channel, microphone.gain_db, microphone.offset_s)
    return (*sound, microphone.position_m)


def _as_one(alike: list[str]) -> str:
    """Sentences that differ in measures only: "The answer lies 3.2 to 11.4 m outside the site"."""
    spans = []
    for numbers in zip(*(_MEASURED.findall(each) for each in alike), strict=True):
        least, most = min(numbers, key=float), max(numbers, key=float)
        spans.append(least if least == most else f"{least} to {most}")
    said = iter(spans)
    return _MEASURED.sub(lambda _: next(said), alike[0])


def said_clips(numbers: list[int]) -> str:
    """Clip numbers in few words: "clip 3", "clips 3, 4 and 9", "27 clips"."""
    numbers = sorted(numbers)
    if len(numbers) == 1:
        return tr("clip {number}", number=numbers[0])
    if len(numbers) > 6:
        return tr("{n} clips", n=len(numbers))
    return tr("clips {numbers} and {last}", numbers=", ".join(map(str, numbers[:-1])), last=numbers[-1])
