"""Coordinates that are typed in part: no place yet and in no file, but kept while the program runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.core.array.checks import microphone_name
from workbench.core.session import Session, title_of
from workbench.gui.language.words import tr
from workbench.gui.microphones.columns import AXES, Coordinates, value_of

Owner = Path | str
"""A session's folder; its id while it has none."""
Row = tuple[str, int] | None
"""A microphone's file and channel, which stay when rows are ordered anew; None = the source."""
NOWHERE: Coordinates = (None, None, None)


class HalfTyped:
    """x, y, z in metres as far as they are typed, for the rows of every session that has been shown."""

    def __init__(self) -> None:
        self._all: dict[Owner, dict[Row, Coordinates]] = {}

    def of(self, session: Session, row: int) -> Coordinates:
        return self._all.get(_owner(session), {}).get(_key(session, row), NOWHERE)

    def put(self, session: Session, row: int, typed: Coordinates) -> None:
        """Keep what is typed in a row by now; nothing, or all three, is no half."""
        rows = self._all.setdefault(_owner(session), {})
        rows.pop(_key(session, row), None)
        if any(v is not None for v in typed) and any(v is None for v in typed):
            rows[_key(session, row)] = typed

    def follow(self, before: Session | None, now: Session) -> None:
        """The session has another state: places that it knows take the place of what was typed."""
        is_first_save = before is not None and before.folder is None and now.folder is not None
        if before is not None and is_first_save and before.microphones == now.microphones:
            self._all[_owner(now)] = self._all.pop(_owner(before), {})
        for row in range(len(now.microphones) + 1):
            if value_of(now, row, "x") is not None:
                self.put(now, row, NOWHERE)

    def said(self, session: Session | None) -> tuple[str, ...]:
        """What is missing, a sentence a row: "M2: x only; y and z are missing"."""
        return () if session is None else tuple(self._said(session))

    def _said(self, session: Session) -> Iterator[str]:
        for row in range(len(session.microphones) + 1):
            typed = self.of(session, row)
            there = [axis for axis, value in zip(AXES, typed, strict=True) if value is not None]
            missing = [axis for axis in AXES if axis not in there]
            if there:
                name = microphone_name(session, row) if row < len(session.microphones) else tr("True source")
                have, lack = tr(" and ").join(there), tr(" and ").join(missing)
                yield (
                    tr("{name}: {have} only; {lack} is missing", name=name, have=have, lack=lack)
                    if len(missing) == 1
                    else tr("{name}: {have} only; {lack} are missing", name=name, have=have, lack=lack)
                )

    def said_everywhere(self) -> str:
        """How many places are typed in part, and in which sessions; empty when there are none."""
        found = [(_name(owner), len(rows)) for owner, rows in self._all.items()]
        return ", ".join(
            (tr("{n} place in {name}", n=n, name=name) if n == 1 else tr("{n} places in {name}", n=n, name=name))
            for name, n in found
            if n
        )


def said_when_left(session: Session, said: tuple[str, ...]) -> str:
    """For people who went on to another session."""
    return tr(
        "{session}: {said}. What was typed is not saved; it is there when you come back.",
        session=title_of(session),
        said=". ".join(said),
    )


def may_go(half_typed: HalfTyped, parent: QWidget) -> bool:
    """The window closes: do people let go what is typed in part? There is no question where nothing is."""
    where = half_typed.said_everywhere()
    if not where:
        return True
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.NoIcon)
    question.setWindowTitle(tr("Typed in part"))
    question.setText(tr("Coordinates are typed in part: {where}.", where=where))
    question.setInformativeText(tr("A place is kept once x, y and z are there. Closing now loses these numbers."))
    closing = question.addButton(tr("&Close and Lose Them"), QMessageBox.ButtonRole.DestructiveRole)
    staying = question.addButton(tr("&Stay"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(staying)
    question.setEscapeButton(staying)
    question.exec()
    return question.clickedButton() is closing


def _owner(session: Session) -> Owner:
    return session.folder or session.id


def _name(owner: Owner) -> str:
    return owner.name if isinstance(owner, Path) else tr("a new session")


def _key(session: Session, row: int) -> Row:
    if row >= len(session.microphones):
        return None
    return session.microphones[row].file, session.microphones[row].channel
