"""The microphone table's rows as a Qt model over the document; the last row is the true source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from workbench.core.array.checks import microphone_name
from workbench.core.array.order import anticlockwise_order, in_order, moved_by
from workbench.core.session import Session
from workbench.core.survey import in_site_frame
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice, microphone_colour
from workbench.gui.microphones.columns import (
    AXES,
    COLUMNS,
    Column,
    Key,
    from_survey,
    value_of,
    with_values,
)
from workbench.gui.microphones.half_typed import NOWHERE, HalfTyped, said_when_left
from workbench.gui.microphones.numbers import LARGEST, is_too_large, number_in, plain, shown
from workbench.gui.state.document import Document

_NONE = QModelIndex()


class MicrophoneModel(QAbstractTableModel):
    """One row a microphone and one for the source. Every edit is one step of the document's history.

    A microphone is placed once x, y and z are all typed; what is typed before that is kept in `half_typed` only.
    said(text, is_problem) : something to tell under the table; "" clears it.
    half_typed_changed(sentences) : what is typed in part in the session shown. left(text) : one was left
    with such.
    """

    said = Signal(str, bool)
    half_typed_changed = Signal(tuple)
    left = Signal(str)

    def __init__(self, document: Document, themes: ThemeChoice, parent: Any = None) -> None:
        super().__init__(parent)
        self._document, self._themes = document, themes
        self.half_typed = HalfTyped()
        self._told: tuple[str, ...] = ()
        document.changed.connect(self._follow)
        themes.changed.connect(self._repaint)

    # ---- reading -------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:  # noqa: N802
        session = self._document.session
        return 0 if session is None or parent.isValid() else len(session.microphones) + 1

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].header
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        return tr(_HEADER_TIPS[COLUMNS[section].key]) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        session = self._document.session
        if session is None or not index.isValid():
            return None
        row, column = index.row(), COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(session, row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._text(session, row, column) if not column.unit else plain(self.number(row, column.key))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(session, row, column)
        return self._look(session, row, column, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        session = self._document.session
        if session is None or not index.isValid() or self._document.read_only_reason:
            return flags
        column = COLUMNS[index.column()]
        is_blank = index.row() == len(session.microphones) and column.key in ("name", "gain", "offset")
        return flags | Qt.ItemFlag.ItemIsEditable if column.can_edit and not is_blank else flags

    def number(self, row: int, key: Key) -> float | None:
        """The number in a cell, in its column's unit; typed coordinates of what is not placed yet included."""
        session = self._document.session
        if session is None:
            return None
        value = value_of(session, row, key)
        if value is None and key in AXES:
            typed = NOWHERE if self._document.is_looking_back else self.half_typed.of(session, row)
            return typed[AXES.index(key)]
        return value

    def name_of(self, row: int) -> str:
        session = self._document.session
        if session is None:
            return ""
        return "source" if row == len(session.microphones) else microphone_name(session, row)

    # ---- writing -------------------------------------------------------------------------------------------

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        session = self._document.session
        if session is None or role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        column = COLUMNS[index.column()]
        if not column.unit:
            return self._rename(session, index.row(), str(value).strip())
        problem = problem_in(column, str(value))
        if problem:
            self.said.emit(problem, True)
            return False
        number = from_survey(session, column.key, number_in(str(value), column.unit))
        self.said.emit("", False)
        if number != self.number(index.row(), column.key):
            self.put(index.row(), {column.key: number})
        return True

    def put(self, row: int, values: Mapping[Key, float | None]) -> None:
        """Write numbers in one row as one step."""
        session = self._document.session
        if session is None:
            return
        name = self._edit_name(session, row, values)
        edited = self.changed_session(session, row, values)
        if edited is session:
            self._repaint()
            return
        self.write(name, edited)

    def put_rows(self, wanted: Mapping[int, Mapping[Key, float | None]]) -> None:
        """Write numbers in many rows as one step."""
        session = before = self._document.session
        if session is None:
            return
        for row, values in wanted.items():
            ours = {key: from_survey(session, key, value) for key, value in values.items()}
            is_source = row == len(session.microphones)
            kept = {k: v for k, v in ours.items() if not (is_source and k in ("gain", "offset"))}
            session = self.changed_session(session, row, kept)
        if session is before:
            self._repaint()
            return
        self.said.emit("", False)
        n = len(wanted)
        self.write(
            tr("Paste {n} rows", n=n) if n != 1 else tr("Paste {name}", name=self.name_of(next(iter(wanted)))),
            session,
        )

    def changed_session(self, session: Session, row: int, values: Mapping[Key, float | None]) -> Session:
        """The session with numbers in a row; coordinates stay with the table until all three are there."""
        wanted = dict(values)
        if any(axis in wanted for axis in AXES):
            now = [value_of(session, row, axis) for axis in AXES]
            had_place = now[0] is not None
            base = now if had_place else self.half_typed.of(session, row)
            x, y, z = (wanted.pop(axis, base[i]) for i, axis in enumerate(AXES))
            self.half_typed.put(session, row, (x, y, z))
            if x is not None and y is not None and z is not None:
                wanted.update(x=x, y=y, z=z)
            elif had_place:
                wanted.update(x=None, y=None, z=None)
        return with_values(session, row, wanted) if wanted else session

    def move(self, row: int, by: int) -> bool:
        """Count a microphone earlier (by = -1) or later (1), as one step; False when it is at that end already."""
        session = self._document.session
        if session is None or not 0 <= row < len(session.microphones):
            return False
        name = (
            tr("Move {name} up", name=microphone_name(session, row))
            if by < 0
            else tr("Move {name} down", name=microphone_name(session, row))
        )
        return self._order(name, session, moved_by(len(session.microphones), row, by))

    @property
    def can_order(self) -> bool:
        """Is every microphone placed, so that "anticlockwise" means something?"""
        return self._document.session is not None and self._document.session.is_placed

    def order_anticlockwise(self) -> bool:
        """Count them anticlockwise seen from above, the one nearest the origin first; False when they are so."""
        session = self._document.session
        if session is None or not self.can_order:
            return False
        order = anticlockwise_order(session.microphone_positions_m())
        return self._order(tr("Order anticlockwise from the origin"), session, order)

    def _order(self, name: str, session: Session, order: tuple[int, ...]) -> bool:
        edited = in_order(session, order)
        if edited is session:
            return False
        self.said.emit("", False)
        self._document.edit(name, edited)
        return True

    def write(self, name: str, session: Session) -> None:
        """One step of history; survey coordinates are then shifted to the site frame in a step of its own."""
        self._document.edit(name, session)
        if not session.is_placed:
            return
        shifted = in_site_frame(session)
        if shifted is not session and shifted.site.shift_m is not None:
            self._document.edit(tr("Shift to the site frame"), shifted)
            x, y, z = shifted.site.shift_m
            self.said.emit(
                tr(
                    "Coordinates were shifted by ({x:.0f}, {y:.0f}, {z:.0f}) m to the site frame; "
                    "the shift is kept in the session",
                    x=x, y=y, z=z,
                ),
                False,
            )  # fmt: skip

    def _rename(self, session: Session, row: int, name: str) -> bool:
        if row >= len(session.microphones) or name == session.microphones[row].name:
            return False
        others = [m.name for i, m in enumerate(session.microphones) if i != row]
        if name and name in others:
            self.said.emit(tr('Another microphone is called "{name}" already', name=name), True)
            return False
        self.said.emit("", False)
        edited = session.with_microphone(row, replace(session.microphones[row], name=name))
        self._document.edit(tr("Rename {name}", name=microphone_name(session, row)), edited)
        return True

    def _edit_name(self, session: Session, row: int, values: Mapping[Key, float | None]) -> str:
        who = self.name_of(row)
        if len(values) > 1:
            return tr("Place {who}", who=who)
        ((key, value),) = values.items()
        column = next(c for c in COLUMNS if c.key == key)
        if key in AXES and value_of(session, row, "x") is None:
            return tr("Place {who}", who=who)
        if value is None:
            return (
                tr("Take {who} off the site", who=who)
                if key in AXES
                else tr("Clear {column} of {who}", column=tr(column.title), who=who)
            )
        said = f"{value:.{column.decimals}f} {column.unit}"
        if key in AXES:
            return tr("Move {who} to {axis} = {value}", who=who, axis=key, value=said)
        return tr("Set {what} of {who} to {value}", what=tr(_SPOKEN[key]), who=who, value=said)

    # ---- showing -------------------------------------------------------------------------------------------

    def _text(self, session: Session, row: int, column: Column) -> str:
        is_source = row == len(session.microphones)
        if column.key == "name":
            return tr("True source") if is_source else microphone_name(session, row)
        if column.key == "file":
            if is_source:
                return session.source.identity if session.source else ""
            microphone = session.microphones[row]
            more = tr(" and {n_then} more", n_then=len(microphone.then)) if microphone.then else ""
            return tr("{file}{more}, channel {channel}", file=microphone.file, more=more, channel=microphone.channel)
        value = self.number(row, column.key)
        if value is None and column.key not in AXES:
            return ""
        return shown(value, column.decimals)

    def _tip(self, session: Session, row: int, column: Column) -> str:
        if column.key in AXES and value_of(session, row, column.key) is None:
            who = tr("The source") if row == len(session.microphones) else microphone_name(session, row)
            state = tr("is not known") if row == len(session.microphones) else tr("is not placed yet")
            return tr("{who} {state}: type x, y and z in metres", who=who, state=state)
        if column.unit:
            value = self.number(row, column.key)
            return "" if value is None else f"{plain(value)} {column.unit}"
        return self._text(session, row, column)

    def _look(self, session: Session, row: int, column: Column, role: int) -> Any:
        theme = self._themes.theme
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setFeature(QFont.Tag("tnum"), 1)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            is_pending = column.key in AXES and value_of(session, row, column.key) is None
            return QColor(theme.muted) if is_pending or not column.can_edit else None
        if role == Qt.ItemDataRole.UserRole and column.key == "name":
            return theme.truth if row == len(session.microphones) else microphone_colour(theme, row)
        return None

    def _follow(self, before: Session | None, now: Session | None) -> None:
        if now is not None and not self._document.is_looking_back:
            self.half_typed.follow(before, now)
        is_left = before is not None and (now is None or (before.folder or before.id) != (now.folder or now.id))
        if is_left and (said := self.half_typed.said(before)):
            self.left.emit(said_when_left(before, said))
        is_same = before is not None and now is not None and len(before.microphones) == len(now.microphones)
        if not is_same or before.folder != now.folder or before.id != now.id:
            self.beginResetModel()
            self.endResetModel()
            self._tell()
            return
        self._repaint()

    def _tell(self) -> None:
        said = self.half_typed.said(self._document.session)
        if said != self._told:
            self._told = said
            self.half_typed_changed.emit(said)

    def _repaint(self, *_: object) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))
        self._tell()


def problem_in(column: Column, text: str) -> str:
    """What is wrong with a text typed in a column; empty when nothing is. An empty text means "not known"."""
    if not column.unit or not text.strip():
        return ""
    number = number_in(text, column.unit)
    what = tr(_SPOKEN[column.key])
    if number is None:
        what = what if column.key in AXES else what[0].upper() + what[1:]
        if is_too_large(text, column.unit):
            return tr(
                "{what} must lie between {least} and {most} {unit}",
                what=what,
                least=f"\N{MINUS SIGN}{_LIMIT}",
                most=_LIMIT,
                unit=tr(column.words),
            )
        return tr("{what} needs a number in {unit}", what=what, unit=tr(column.words))
    if column.key == "error" and number < 0:
        return tr("The uncertainty of a position cannot be negative")
    return ""


_LIMIT = f"{LARGEST:,.0f}".replace(",", "\N{NARROW NO-BREAK SPACE}")
_SPOKEN: dict[Key, str] = {
    "x": "x",
    "y": "y",
    "z": "z",
    "error": QT_TR_NOOP("the uncertainty"),
    "gain": QT_TR_NOOP("the gain"),
    "offset": QT_TR_NOOP("the offset"),
}
_HEADER_TIPS: dict[Key, str] = {
    "name": QT_TR_NOOP("Name and colour in every view"),
    "x": QT_TR_NOOP("Site frame, metres"),
    "y": QT_TR_NOOP("Site frame, metres"),
    "z": QT_TR_NOOP("Height in the site frame, metres"),
    "error": QT_TR_NOOP("How uncertain the position is, metres"),
    "gain": QT_TR_NOOP("What the recorder added to this channel; subtracted before levels are compared"),
    "offset": QT_TR_NOOP("This channel's clock against the session's; positive = it started later"),
    "centre": QT_TR_NOOP("Distance to the middle of the microphones"),
    "file": QT_TR_NOOP("Audio file and channel in it"),
}


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.unit else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
