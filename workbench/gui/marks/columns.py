"""The columns of the table of labels: what each says, sorts by, and takes when something is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QT_TR_NOOP

from workbench.core.session import Label, Session
from workbench.gui.language.words import tr
from workbench.gui.marks.times import hertz_in, said_hertz, time_in
from workbench.gui.sound.names import microphone_names
from workbench.gui.sound.time_text import time_text

ALL = QT_TR_NOOP("all")
"""What stands for all microphones."""


class Refused(Exception):  # noqa: N818 - it is no error, but an answer
    """What was typed is no such thing; its text says what would be."""


@dataclass(frozen=True)
class Column:
    """text : of a label; times are written in the unit (time_text.unit_of) that comes last.
    typed : the label with what was typed in its cell (raises Refused); None = it cannot be typed.
    """

    title: str
    help: str
    text: Callable[[Label, Session, str], str]
    key: Callable[[Label], Any]
    is_number: bool = True
    typed: Callable[[Label, str, Session], Label] | None = None


def _text(label: Label, _session: Session, _unit: str) -> str:
    return label.text


def _microphone(label: Label, session: Session, _unit: str) -> str:
    if label.microphone is None:
        return tr(ALL)
    names = microphone_names(session)
    return names[label.microphone - 1] if label.microphone <= len(names) else str(label.microphone)


def _start(label: Label, _session: Session, unit: str) -> str:
    return time_text(label.start_s, unit)


def _end(label: Label, _session: Session, unit: str) -> str:
    return time_text(label.end_s, unit)


def _low(label: Label, _session: Session, _unit: str) -> str:
    return said_hertz(label.low_hz)


def _high(label: Label, _session: Session, _unit: str) -> str:
    return said_hertz(label.high_hz)


def _typed_text(label: Label, text: str, _session: Session) -> Label:
    return replace(label, text=text.strip())


def _typed_start(label: Label, text: str, _session: Session) -> Label:
    """The label begins then; one that would end before it moves as a whole."""
    start_s = _time(text)
    length_s = label.end_s - label.start_s
    return replace(label, start_s=start_s, end_s=label.end_s if label.end_s >= start_s else start_s + length_s)


def _typed_end(label: Label, text: str, _session: Session) -> Label:
    return replace(label, end_s=_time(text))


def _typed_low(label: Label, text: str, _session: Session) -> Label:
    return replace(label, low_hz=_hertz(text))


def _typed_high(label: Label, text: str, _session: Session) -> Label:
    return replace(label, high_hz=_hertz(text))


def _typed_microphone(label: Label, text: str, session: Session) -> Label:
    said, names = text.strip(), microphone_names(session)
    if not said or said.casefold() in (ALL, tr(ALL).casefold()):
        return replace(label, microphone=None)
    if said in names:
        return replace(label, microphone=names.index(said) + 1)
    if said.isdecimal() and 1 <= int(said) <= len(names):
        return replace(label, microphone=int(said))
    some = ", ".join(names[:4])
    raise Refused(tr("There is no microphone {said}: type {some} or {all}.", said=said, some=some, all=tr(ALL)))


def _time(text: str) -> float:
    time_s = time_in(text)
    if time_s is None:
        said = text.strip()[:30] or tr("Nothing")
        raise Refused(tr("{said} is no time: type seconds (12.5) or hours (1:02:03.5).", said=said))
    return time_s


def _hertz(text: str) -> float | None:
    if not text.strip():
        return None
    hertz = hertz_in(text)
    if hertz is None:
        said = text.strip()[:30]
        raise Refused(tr("{said} is no frequency: type 440, 1.2 kHz, or nothing for no bound.", said=said))
    return hertz


COLUMNS: tuple[Column, ...] = (
    Column(QT_TR_NOOP("Label"), QT_TR_NOOP("What was heard"), _text, lambda label: label.text.casefold(), False,
           _typed_text),
    Column(QT_TR_NOOP("Start, s"), QT_TR_NOOP("Where it begins, on the session's clock"), _start,
           lambda label: label.start_s, typed=_typed_start),
    Column(QT_TR_NOOP("End, s"), QT_TR_NOOP("Where it ends"), _end, lambda label: label.end_s, typed=_typed_end),
    Column(QT_TR_NOOP("Low, Hz"), QT_TR_NOOP("The lowest frequency of its band; empty = no bound"), _low,
           lambda label: label.low_hz, typed=_typed_low),
    Column(QT_TR_NOOP("High, Hz"), QT_TR_NOOP("The highest frequency of its band; empty = no bound"), _high,
           lambda label: label.high_hz, typed=_typed_high),
    Column(QT_TR_NOOP("Mic"), QT_TR_NOOP("In which microphone; all = in every one"), _microphone,
           lambda label: label.microphone or 0, False, _typed_microphone),
)  # fmt: skip
MICROPHONE = next(i for i, column in enumerate(COLUMNS) if column.title == "Mic")
